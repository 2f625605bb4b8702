"""A shop on the disk: one directory with the catalogue, its indexes, policies and pictures.

    with Shop.open(Path("my-shop"), encoder=TextEncoder()) as shop:
        shop.search(SearchQuery("waterproof boots"))

The catalogue is the truth. Indexes remember its generation and catch up, so whatever happens
between a commit and the saving of an index costs a catch-up and nothing else.
"""

from __future__ import annotations

import logging
import shutil
import uuid
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Protocol, Self

from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import ShopBusy, ShopMissing
from retrieval.index.columns import FilterColumns
from retrieval.index.dense import DenseConfig
from retrieval.index.lexical import LexicalIndex
from retrieval.index.saved import SavedIndexes
from retrieval.search import QueryEncoder, Searcher
from retrieval.shop_folder import ShopFolder
from retrieval.writer_lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

    from retrieval.catalogue.report import ImportReport
    from retrieval.index.dense import DenseIndex
    from retrieval.ranking.fusion import FusionConfig
    from retrieval.types import Filters, Product, Progress, RankedList, SearchQuery

log = logging.getLogger(__name__)

#: How long a change waits for another writer.
WRITER_TIMEOUT_S = 10.0
#: So many missing vectors are computed while opening; more need `daogou index`.
FEW_VECTORS = 256
BATCH = 256


class ProductEncoder(QueryEncoder, Protocol):
    """What turns queries and products into vectors of one space."""

    @property
    def name(self) -> str:
        """Tells vectors of one model from those of another."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is a word to the model, and so hardly a typo."""
        ...

    def encode_queries(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """(len(texts), dimension), unit length."""
        ...

    def encode_products(self, products: Sequence[Product], /) -> NDArray[np.float32]:
        """(len(products), dimension), unit length."""
        ...


class Shop:
    """One shop, open for search and for changes; may be used from any thread."""

    def __init__(
        self,
        folder: ShopFolder,
        store: CatalogueStore,
        encoder: ProductEncoder,
        lock: WriterLock,
        *,
        fusion: FusionConfig | None = None,
        writer_timeout_s: float = WRITER_TIMEOUT_S,
        created: bool = False,
    ) -> None:
        self.folder = folder
        self.store = store
        self.encoder = encoder
        self._lock = lock
        self._writer_timeout_s = writer_timeout_s
        self._created = created
        self._holds_lock = False
        self._fusion = fusion
        identity = store.get_meta("catalogue_id") or ""
        dense = DenseConfig(encoder.name, encoder.dimension, identity)
        self.indexes = SavedIndexes(folder.dense, folder.lexical, dense)
        self.searcher = self._settled()

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        encoder: ProductEncoder,
        writer: bool = False,
        fusion: FusionConfig | None = None,
        writer_timeout_s: float = WRITER_TIMEOUT_S,
    ) -> Shop:
        """Open a shop, ready to search.

        Args:
            root: its directory.
            encoder: must be the one its vectors were made with, or `reindex` follows.
            writer: create the shop if need be, and keep other writers out until it is closed.
            fusion: weights of the ranking.
            writer_timeout_s: how long a change waits for another process's before ShopBusy.

        Raises:
            ShopMissing: there is no shop, and `writer` is False.
            ShopBusy: `writer` is True and another process is writing.
            ShopCorrupt: the catalogue can't be read.
        """
        folder = ShopFolder(root)
        created = not folder.catalogue.is_file()
        if created and not writer:
            raise ShopMissing(f"There is no shop in {root}.")
        root.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(root)
        if writer:
            lock.acquire()
        try:
            store = CatalogueStore.open(folder.catalogue)
            if store.get_meta("catalogue_id") is None:
                store.set_meta("catalogue_id", uuid.uuid4().hex)
            shop = cls(
                folder,
                store,
                encoder,
                lock,
                fusion=fusion,
                writer_timeout_s=writer_timeout_s,
                created=created,
            )
        except BaseException:
            if writer:
                lock.release()
            raise
        shop._holds_lock = writer
        return shop

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Save what isn't saved yet, and let other writers in."""
        if self._holds_lock:
            if self.folder.catalogue.is_file():
                self.searcher.save(self.indexes)
            self._holds_lock = False
            self._lock.release()
        self.store.close()

    def search(self, query: SearchQuery) -> RankedList:
        """The best products for a query; see `Searcher.search`."""
        return self.searcher.search(query)

    def similar(self, product_id: str, k: int = 10, filters: Filters | None = None) -> RankedList:
        """Products like one of the catalogue; see `Searcher.similar`."""
        return self.searcher.similar(product_id, k, filters)

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        overrides: Mapping[str, str] | None = None,
        currency: str | None = None,
        delete_missing: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Read feeds into the shop and leave it ready to serve.

        A shop that was created for this import doesn't outlive its failure. The arguments and
        errors are those of `catalogue.importer.import_feeds`.
        """
        from retrieval.catalogue.importer import import_feeds

        try:
            with self._lock.held(self._writer_timeout_s):
                report = import_feeds(
                    paths,
                    self.store,
                    overrides=overrides,
                    embed=self.encoder.encode_products,
                    vector_model=self.encoder.name,
                    currency=currency,
                    delete_missing=delete_missing,
                    progress=progress,
                    report_path=self.folder.rejects,
                )
                self.searcher.catch_up(self.store)
                self.searcher.save(self.indexes)
        except BaseException:
            if self._created and self.store.count() == 0:
                self._unmake()
            raise
        self._created = False
        return report

    def upsert(self, products: Sequence[Product]) -> None:
        """Add products or replace those of the same id; they can be found when this returns.

        Raises:
            ShopBusy: an import by another process is under way.
        """
        vectors = self.encoder.encode_products(products)
        pairs = list(zip(products, vectors, strict=True))
        with self._lock.held(self._writer_timeout_s):
            self.store.apply(pairs, vector_model=self.encoder.name)
            self._after_change()

    def delete(self, ids: Sequence[str]) -> None:
        """Take products out of the shop; ids that aren't there are passed over.

        Raises:
            ShopBusy: an import by another process is under way.
        """
        with self._lock.held(self._writer_timeout_s):
            self.store.apply([], deletes=ids)
            self._after_change()

    def refresh(self) -> bool:
        """Take over what another process has written; costs one small query where nothing was.

        Returns:
            Whether anything had changed.
        """
        generation = self.store.generation
        if self.searcher.generation == generation:
            return False
        self.searcher.catch_up_reading(self.store)
        if self.searcher.generation < generation:
            with suppress(ShopBusy), self._lock.held():
                self._after_change()
        return True

    def reindex(self, progress: Progress | None = None) -> None:
        """Compute missing vectors and build both indexes anew, as after a change of settings.

        Raises:
            ShopBusy: another process is writing.
        """
        with self._lock.held(self._writer_timeout_s):
            self._fill_vectors(progress)
            popularity = self.searcher.popularity
            self.searcher = self._searcher(self.indexes.new_dense(), self.indexes.new_lexical())
            self.searcher.popularity = popularity
            self.searcher.catch_up(self.store)
            self.searcher.save(self.indexes)

    def _settled(self) -> Searcher:
        """A searcher that is up to date; saved, if nobody else is writing."""
        dense = self.indexes.load_dense(self.store.generation)
        lexical = self.indexes.load_lexical(self.store.generation)
        try:
            with self._lock.held(self._writer_timeout_s if lexical is None else 0.0):
                self._fill_few_vectors()
                lexical = lexical or self.indexes.new_lexical()
                behind = min(dense.generation, lexical.generation) < self.store.generation
                searcher = self._searcher(dense, lexical)
                searcher.catch_up(self.store)
                if behind:
                    searcher.save(self.indexes)
        except (ShopBusy, PermissionError):
            searcher = self._searcher(dense, lexical or LexicalIndex.create(None))
            searcher.catch_up_reading(self.store)
        return searcher

    def _searcher(self, dense: DenseIndex, lexical: LexicalIndex) -> Searcher:
        lexical.is_word = self.encoder.knows
        return Searcher(FilterColumns(), dense, lexical, self.encoder, self._fusion)

    def _after_change(self) -> None:
        self.searcher.catch_up(self.store)
        self.searcher.save_lexical()

    def _fill_few_vectors(self) -> None:
        missing = self.store.missing_vectors(self.encoder.name)
        count = sum(1 for _ in islice(missing, FEW_VECTORS + 1))
        if count > FEW_VECTORS:
            log.warning("Products have no vectors of %s: run daogou index.", self.encoder.name)
        elif count:
            self._fill_vectors(None)

    def _fill_vectors(self, progress: Progress | None) -> None:
        missing = self.store.missing_vectors(self.encoder.name)
        total = self.store.count() if progress is not None else None
        done = 0
        while batch := list(islice(missing, BATCH)):
            found = [(c.row, c.product) for c in batch if c.product is not None]
            vectors = self.encoder.encode_products([product for _, product in found])
            self.store.put_vectors(self.encoder.name, [row for row, _ in found], vectors)
            done += len(batch)
            if progress is not None:
                progress(done, total, "embedding")

    def _unmake(self) -> None:
        """Take a shop that never came to be off the disk again."""
        self.store.close()
        for path in (self.folder.dense.parent, *self.folder.root.glob("catalogue.sqlite*")):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        self._lock.forget()
        with suppress(OSError):
            self.folder.root.rmdir()
