"""The lexical index: products by their words, BM25 by tantivy, with typos put right.

    index = LexicalIndex.create(shop / "indexes" / "lexical", LexicalConfig())
    index.update([(row, product)], deletes=[])
    rows, scores = index.search("waterprof boots", 200, mask)

Searches and one update may run at the same time: a search works on the state it began with. A
writer is held only during an update, so that another process may update in between.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import tantivy

from retrieval.errors import ShopBusy, ShopCorrupt
from retrieval.index import words
from retrieval.index.lexical_query import LexicalQueries
from retrieval.index.manifest import Manifest, checksums

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore
    from retrieval.types import Product

KIND = "lexical-1"
TEXT_FIELDS = ("title", "brand", "category", "features", "color", "description")
#: Up to so many allowed rows are given to tantivy as a set; more are filtered as they come.
SMALL_MASK = 3_000
#: Memory of a writer in bytes; tantivy's least is 15 MB.
HEAP, LARGE_HEAP = 15_000_000, 100_000_000
LARGE_UPDATE = 5_000


@dataclass(frozen=True, slots=True)
class LexicalConfig:
    """Settings of the lexical index: the weight of each field, and of what isn't exact.

    Attributes:
        title, brand, category, features, color, description: weights of the fields.
        others: share of the other fields' scores that is added to the best field's.
        joined: weight of "headphones" where "head phones" was asked for, and the reverse.
        one_edit, two_edits: weights of words that differ from an unknown one by so much.
    """

    title: float = 2.0
    brand: float = 1.5
    category: float = 2.0
    features: float = 1.2
    color: float = 1.2
    description: float = 1.0
    others: float = 0.3
    joined: float = 0.8
    one_edit: float = 0.7
    two_edits: float = 0.4


class LexicalIndex:
    """Words of products by row of the catalogue."""

    def __init__(
        self, index: Any, config: LexicalConfig, folder: Path | None, catalogue: str = ""
    ) -> None:
        self.config = config
        self.folder = folder
        self.catalogue = catalogue
        self.generation = 0
        self._analyzer = _analyzer()
        self._checksums: dict[str, tuple[int, int]] = {}
        self._use(index)

    @classmethod
    def create(
        cls, folder: Path | None, config: LexicalConfig | None = None, *, catalogue: str = ""
    ) -> LexicalIndex:
        """An empty index in a folder, whose content goes; in memory where `folder` is None.

        Args:
            folder: where it is kept.
            config: weights; they can be changed without building it again.
            catalogue: which catalogue it is an index of.
        """
        config = config or LexicalConfig()
        if folder is None:
            return cls(tantivy.Index(_schema()), config, None, catalogue)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return cls(tantivy.Index(_schema(), path=str(folder)), config, folder, catalogue)

    @classmethod
    def load(
        cls, folder: Path, config: LexicalConfig | None = None, *, catalogue: str = ""
    ) -> LexicalIndex | None:
        """The saved index of a folder; None where there is none of this layout and catalogue.

        Raises:
            ShopCorrupt: what is there can't be used; build it again from the catalogue.
        """
        manifest = Manifest.read(folder)
        if manifest is None or (manifest.kind, manifest.settings) != (KIND, catalogue):
            return None
        manifest.verify(folder, _segments(folder))
        try:
            found = tantivy.Index.open(str(folder))
            index = cls(found, config or LexicalConfig(), folder, catalogue)
            index.search("probe", 1)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - tantivy's panics aren't Exceptions
            raise ShopCorrupt(f"{folder} holds no index that can be read: {error}") from None
        index.generation = manifest.generation
        return index

    def __len__(self) -> int:
        return int(self._queries.searcher.num_docs)

    def update(
        self, items: Iterable[tuple[int, Product]], deletes: Iterable[int] = (), *, size: int = 0
    ) -> None:
        """Add or replace products by row, and take out the rows in `deletes`, in one commit.

        Args:
            items: rows with their products.
            deletes: rows that are gone; read after `items`.
            size: about how many, where it is known; a large update gets more memory.

        Raises:
            ShopBusy: another process is updating the index.
        """
        fresh = len(self) == 0
        writer = self._writer(LARGE_HEAP if size > LARGE_UPDATE else HEAP)
        try:
            for row, product in items:
                if not fresh:
                    writer.delete_documents_by_query(self._row(row))
                writer.add_document(_document(row, product))
            for row in deletes:
                writer.delete_documents_by_query(self._row(row))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        self._refresh()
        writer.wait_merging_threads()

    def search(
        self, text: str, k: int, mask: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The products that match best, of those that share any word with the text.

        Args:
            text: as typed.
            k: how many.
            mask: allowed rows, (highest row + 1,); rows beyond its end are not allowed.

        Returns:
            Rows and BM25 scores, best first, equals by row.
        """
        queries = self._queries
        query = queries.parse(text)
        if query is None or k <= 0 or queries.searcher.num_docs == 0:
            return _nothing()
        if mask is None:
            return _top(queries.searcher, query, k)
        allowed = np.flatnonzero(mask)
        if len(allowed) == 0:
            return _nothing()
        if len(allowed) <= SMALL_MASK:
            return _top(queries.searcher, self._among(query, allowed), k)
        return _filtered(queries.searcher, query, k, mask)

    def catch_up(self, store: CatalogueStore) -> None:
        """Take over what was written to the catalogue since this index last did."""
        generation = store.generation
        if generation == self.generation:
            return
        fresh = self.generation == 0
        gone: list[int] = []

        def items() -> Iterable[tuple[int, Product]]:
            for change in store.changes(since=self.generation):
                if change.product is None:
                    gone.append(change.row)
                else:
                    yield change.row, change.product

        size = store.count() if fresh else 0
        self.update(items(), gone, size=size)
        self.generation = generation

    def reload(self) -> None:
        """See what another process has committed to the folder."""
        if self.folder is None:
            return
        manifest = Manifest.read(self.folder)
        if manifest is not None and manifest.generation != self.generation:
            self._use(tantivy.Index.open(str(self.folder)))
            self.generation = manifest.generation

    def save(self) -> None:
        """Write the manifest; the index itself was committed by `update`."""
        if self.folder is None:
            return
        present = {path.name for path in self.folder.iterdir() if _is_data(path.name)}
        kept = {name: found for name, found in self._checksums.items() if name in present}
        self._checksums = kept | checksums(self.folder, present - kept.keys())
        manifest = Manifest(KIND, self.catalogue, self.generation, len(self), self._checksums)
        manifest.write(self.folder)

    def _use(self, index: Any) -> None:
        index.register_tokenizer("stemmed", self._analyzer)
        index.register_tokenizer("plain", _splitter())
        self._index = index
        self._refresh()

    def _row(self, row: int) -> Any:
        return tantivy.Query.term_query(self._index.schema, "row", row)

    def _writer(self, heap: int) -> Any:
        try:
            return self._index.writer(heap_size=heap, num_threads=1)
        except ValueError as error:
            raise ShopBusy(f"The lexical index is being updated: {error}") from error

    def _refresh(self) -> None:
        self._index.reload()
        self._queries = LexicalQueries(
            self._index.schema, self._index.searcher(), self._analyzer, self.config
        )

    def _among(self, query: Any, allowed: NDArray[np.int64]) -> Any:
        """The same query over some rows only, with the same scores."""
        rows = tantivy.Query.term_set_query(self._index.schema, "row", allowed.tolist())
        return query.and_must_match(tantivy.Query.const_score_query(rows, 0.0))


def _top(searcher: Any, query: Any, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    hits = searcher.search(query, limit=k, count=False).hits
    if not hits:
        return _nothing()
    rows = searcher.fast_field_values("row", [address for _, address in hits])
    return _sorted(np.asarray(rows, np.int64), np.asarray([hit[0] for hit in hits], np.float32))


def _filtered(
    searcher: Any, query: Any, k: int, mask: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Fetch more until enough pass the mask, or there is no more."""
    total = int(searcher.num_docs)
    limit = min(total, int(1.5 * k * total / mask.sum()) + 100)
    while True:
        rows, scores = _top(searcher, query, limit)
        inside = rows < len(mask)
        inside[inside] = mask[rows[inside]]
        if inside.sum() >= k or len(rows) < limit or limit >= total:
            return rows[inside][:k], scores[inside][:k]
        limit = min(total, limit * 4)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="stemmed", index_option="freq")
    builder.add_text_field("words", tokenizer_name="plain", index_option="basic")
    builder.add_text_field("codes", tokenizer_name="plain", index_option="basic")
    return builder.build()


def _analyzer() -> Any:
    """For text that is folded already: split at spaces, stem."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    builder = builder.filter(tantivy.Filter.remove_long(60))
    return builder.filter(tantivy.Filter.stemmer("english")).build()


def _splitter() -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.remove_long(60)).build()


def _document(row: int, product: Product) -> Any:
    texts = {
        "title": product.title,
        "brand": product.brand or "",
        "category": " ".join(product.category),
        "features": " ".join(words.feature_texts(product)),
        "color": " ".join([*product.colors, *(c for v in product.variants for c in v.colors)]),
        "description": product.description,
    }
    folded = {name: words.folded(text) for name, text in texts.items()}
    joined = words.compounds(" ".join((texts["title"], texts["features"], texts["description"])))
    document = tantivy.Document()
    document.add_unsigned("row", row)
    for name, text in folded.items():
        document.add_text(name, text)
    document.add_text("words", " ".join(folded.values()))
    document.add_text("codes", " ".join(joined))
    return document


def _sorted(
    rows: NDArray[np.int64], scores: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def _nothing() -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    return np.empty(0, np.int64), np.empty(0, np.float32)


def _segments(folder: Path) -> set[str]:
    """The segments that make up the index now; files of others are left-overs."""
    try:
        about = json.loads((folder / "meta.json").read_bytes())
        return {str(segment["segment_id"]).replace("-", "") for segment in about["segments"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ShopCorrupt(f"{folder / 'meta.json'} can't be read: {error}") from error


def _is_data(name: str) -> bool:
    """Files that never change once written: not the manifest, locks or the list of segments."""
    return not name.startswith(".") and name not in {"manifest.json", "meta.json"}
