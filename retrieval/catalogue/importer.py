"""Import: feeds in, products out, with a report of the rows that couldn't be used.

    report = import_feeds([Path("products.csv")], store, report_path=shop / "rejects.csv")

Reading, merging and embedding work on a temporary file; the catalogue itself changes in one
transaction at the end. Until then, whatever happens, the shop is as it was.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from retrieval.catalogue import codec
from retrieval.catalogue.convert import RowConverter
from retrieval.catalogue.database import translated
from retrieval.catalogue.feeds.feed import Feed
from retrieval.catalogue.feeds.record import Record, Reject, RowError
from retrieval.catalogue.feeds.source import open_source
from retrieval.catalogue.mapping import ColumnMapping, check_overrides, propose
from retrieval.catalogue.merge import assembled
from retrieval.catalogue.report import ImportReport, RejectsFile
from retrieval.catalogue.reviews import ReviewMapping, is_reviews
from retrieval.catalogue.staging import Staging, workplace
from retrieval.catalogue.tally import Tally
from retrieval.catalogue.writer import Applied, batched, vector_bytes
from retrieval.errors import FeedError
from retrieval.types import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore
    from retrieval.types import Product, Review

EMBED_BATCH = 256
_TICK = 500


class Embed(Protocol):
    """Computes vectors from products."""

    def __call__(self, products: Sequence[Product], /) -> NDArray[np.float32]:
        """(len(products), size), unit length."""
        ...


def import_feeds(
    paths: Sequence[Path],
    store: CatalogueStore,
    *,
    overrides: Mapping[str, str] | None = None,
    embed: Embed | None = None,
    vector_model: str | None = None,
    currency: str | None = None,
    delete_missing: bool = False,
    progress: Progress | None = None,
    report_path: Path | None = None,
) -> ImportReport:
    """Read feeds into the catalogue.

    Args:
        paths: files of products or reviews, in any of the formats.
        store: the catalogue.
        overrides: target → column (or template of columns) where the proposal is wrong.
        embed: computes vectors of new products and of those whose description changed.
        vector_model: the name of the vectors; needed with `embed`.
        currency: of prices that don't say; else the shop's, else what the other prices say.
        delete_missing: whether products that aren't in the files are sold no more.
        progress: called with (done, total or None, what).
        report_path: where the rejected rows are written, as CSV.

    Raises:
        FeedError: a file can't be used at all; nothing was changed.
        ShopError: the disk is full, or another import is running; nothing was changed.
    """
    if embed is not None and vector_model is None:
        raise ValueError("embed needs vector_model")
    name = str(store.path or "the catalogue")
    with translated(name), workplace(store.path) as work:
        run = _Import(store, work, progress)
        try:
            run.read(paths, overrides or {}, currency)
            run.merge()
            if embed is not None and vector_model is not None:
                run.embed(embed, vector_model)
            applied = run.apply(vector_model, currency, delete_missing=delete_missing)
            return run.report(applied, report_path)
        finally:
            run.close()


class _Import:
    """One import under way."""

    def __init__(self, store: CatalogueStore, work: Path, progress: Progress | None) -> None:
        self._store = store
        self._work = work
        self._progress = progress
        self._staging = Staging(work)
        self._rejects = RejectsFile(work)
        self._tally = Tally()
        self._notes: list[str] = []
        self._columns: dict[str, str] = {}
        self._feeds: list[Feed] = []
        self._currencies: Counter[str] = Counter()
        self._currency_known = True
        self._rows = 0
        self._reviews = 0

    def close(self) -> None:
        """Close the temporary files."""
        self._staging.close()
        self._rejects.close()

    def read(
        self, paths: Sequence[Path], overrides: Mapping[str, str], currency: str | None
    ) -> None:
        """Read all files into the staging table."""
        if not paths:
            raise FeedError("No feed was given.", hint="daogou import FILE…")
        for path in paths:
            self._feeds.append(Feed.look(open_source(Path(path), self._work)))
        tables = [feed for feed in self._feeds if not is_reviews(feed.columns)]
        checked = check_overrides(overrides, tables or self._feeds)
        default = currency or self._store.get_meta("currency")
        titled = False
        mappings: dict[int, ColumnMapping] = {}
        for number, feed in enumerate(self._feeds):
            if feed in tables:
                mappings[number] = propose(feed, checked, default)
                titled = titled or "title" in mappings[number].sources
        if tables and not titled:
            raise self._untitled(tables[0])
        for number, feed in enumerate(self._feeds):
            if number in mappings:
                self._read_products(number, feed, mappings[number])
            else:
                self._read_reviews(number, feed)
            self._notes += [*feed.source.notes, *feed.notes]
        self._currency_known = default is not None

    def _untitled(self, feed: Feed) -> FeedError:
        columns = ", ".join(feed.columns[:60]) or "none"
        return FeedError(
            f"{feed.source.name} has no column that could be the products' title.",
            hint=f"Name it with --map title=COLUMN. Columns: {columns}.",
        )

    def _read_products(self, number: int, feed: Feed, mapping: ColumnMapping) -> None:
        for target, column in mapping.shown.items():
            self._columns.setdefault(target, column)
        converter = RowConverter(mapping, self._tally, feed.source.name)
        for record in self._records(feed):
            try:
                self._staging.add(number, record.row, converter.convert(record))
            except RowError as error:
                self._rejects.add(feed.source.name, error.at(record.row))
                self._keep(mapping, record)

    def _keep(self, mapping: ColumnMapping, record: Record) -> None:
        raw = record.fields.get("variant_of") or mapping.raw("id", record.fields)
        if isinstance(raw, (str, int)):
            self._staging.keep(" ".join(str(raw).split())[:200])

    def _read_reviews(self, number: int, feed: Feed) -> None:
        mapping = ReviewMapping.of(feed.columns)
        for record in self._records(feed):
            try:
                self._staging.add_review(number, record.row, mapping.review(record.fields))
            except RowError as error:
                self._rejects.add(feed.source.name, error.at(record.row))

    def _records(self, feed: Feed) -> Iterator[Record]:
        what = f"reading {feed.source.name}"
        for done, item in enumerate(feed.records(), 1):
            self._rows += 1
            if isinstance(item, Reject):
                self._rejects.add(feed.source.name, item)
            else:
                yield item
            if done % _TICK == 0:
                self._tell(done, None, what)

    def _tell(self, done: int, total: int | None, what: str) -> None:
        if self._progress is not None:
            self._progress(done, total, what)

    def merge(self) -> None:
        """Make products of the rows."""
        total = self._staging.count()
        if repeated := self._staging.repeated():
            self._notes.append(f"{repeated:,} rows had the id of an earlier row and were merged.")
        for batch in batched(self._staging.units()):
            products: list[Product] = []
            for key, (file, row), rows in batch:
                try:
                    products.append(assembled(key, rows))
                except RowError as error:
                    self._rejects.add(self._feeds[file].source.name, error.at(row))
                    self._staging.keep(rows[0].product.id)
            for product in self._under_old_ids(products):
                if product.price is not None:
                    self._currencies[product.price.currency] += 1
                    if product.price.minor == 0:
                        self._tally.add("products cost 0", product.id)
                self._staging.add_merged(product)
            self._tell(min(self._staging.merged_count(), total), total, "merging")
        if not self._currency_known and self._currencies["USD"]:
            self._notes.append("Prices that name no currency were taken for USD.")
        for key in sorted(self._staging.crowded)[:5]:
            self._notes.append(f"“{key}” stands in more rows than one product can have.")

    def _under_old_ids(self, products: list[Product]) -> list[Product]:
        """A group keeps the id that it has in the shop, whichever row comes first today."""
        groups = [p for p in products if p.group is not None]
        if not groups:
            return products
        known = self._store.owners([p.group for p in groups if p.group is not None])
        return [_with_old_id(product, known) for product in products]

    def embed(self, embed: Embed, model: str) -> None:
        """Compute the vectors that aren't there yet."""
        total, done = self._staging.merged_count(), 0
        waiting: list[Product] = []
        for batch in batched(product for product, _ in self._staging.merged()):
            known = self._store.embedded([product.id for product in batch], model)
            waiting += [p for p in batch if known.get(p.id) != codec.fingerprint(p)[2]]
            done += len(batch)
            while len(waiting) >= EMBED_BATCH or (waiting and done == total):
                self._embed_batch(embed, waiting[:EMBED_BATCH])
                del waiting[:EMBED_BATCH]
                self._tell(done - len(waiting), total, "embedding")

    def _embed_batch(self, embed: Embed, products: list[Product]) -> None:
        vectors = embed(products)
        if len(vectors) != len(products):
            raise ValueError(f"embed gave {len(vectors)} vectors for {len(products)} products")
        pairs = zip(products, vectors, strict=True)
        self._staging.set_vectors((p.id, vector_bytes(v)) for p, v in pairs)

    def apply(self, model: str | None, currency: str | None, *, delete_missing: bool) -> Applied:
        """Write everything into the catalogue, at once."""
        count = self._staging.merged_count()
        deletes: Iterator[str] = iter(())
        if delete_missing and count:
            deletes = iter([key for key in self._store.ids() if not self._staging.spares(key)])
        elif delete_missing:
            self._notes.append("No product could be read, so none was deleted.")
        meta = []
        if currency is not None:
            meta.append(("currency", currency))
        elif self._store.get_meta("currency") is None and self._currencies:
            meta.append(("currency", self._currencies.most_common(1)[0][0]))
        return self._store.apply(
            self._upserts(count),
            deletes=deletes,
            reviews=self._known_reviews(),
            vector_model=model,
            meta=meta,
        )

    def _upserts(self, total: int) -> Iterator[tuple[Product, NDArray[np.float32] | None]]:
        import numpy as np

        for done, (product, vector) in enumerate(self._staging.merged(), 1):
            yield product, None if vector is None else np.frombuffer(vector, "<f4")
            if done % _TICK == 0 or done == total:
                self._tell(done, total, "writing")

    def _known_reviews(self) -> Iterator[Review]:
        """Reviews under the ids of their products; those of unknown products are rejected."""
        for batch in batched(self._staging.reviews()):
            stored = self._store.owners([review.product_id for _, _, review in batch])
            for file, row, review in batch:
                owner = self._staging.owner(review.product_id) or stored.get(review.product_id)
                if owner is None:
                    reject = Reject(row, "product_id", "no product has this id", review.product_id)
                    self._rejects.add(self._feeds[file].source.name, reject)
                else:
                    self._reviews += 1
                    yield replace(review, product_id=owner)

    def report(self, applied: Applied, path: Path | None) -> ImportReport:
        """What happened."""
        return ImportReport(
            rows=self._rows,
            products=self._staging.merged_count(),
            rejected=self._rejects.count,
            columns=self._columns,
            applied=applied,
            rejects_path=self._rejects.publish(path),
            notes=(*self._notes, *self._tally.notes()),
            reviews=self._reviews,
            rejects=tuple(self._rejects.first),
        )


def _with_old_id(product: Product, known: Mapping[str, str]) -> Product:
    old = known.get(product.group or "")
    forms = {variant.id for variant in product.variants}
    return replace(product, id=old) if old in forms else product
