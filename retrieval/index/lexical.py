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
from typing import TYPE_CHECKING, Any

import numpy as np
import tantivy

from retrieval.errors import ShopBusy, ShopCorrupt
from retrieval.index.lexical_document import (
    lexical_document,
    lexical_schema,
    splitter,
    stemmer,
)
from retrieval.index.lexical_query import LexicalConfig, LexicalQueries, Parsed
from retrieval.index.manifest import Manifest, checksums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore
    from retrieval.types import Product

KIND = "lexical-1"
#: Up to so many allowed rows, and a quarter of all, are given to tantivy as a set; more are
#: filtered as they come.
SMALL_MASK = 3_000
#: Memory of a writer in bytes; tantivy's least is 15 MB.
HEAP, LARGE_HEAP = 15_000_000, 100_000_000
LARGE_UPDATE = 5_000
#: More than these are merged before an update returns.
MOST_SEGMENTS = 8


class LexicalIndex:
    """Words of products by row of the catalogue.

    `is_word` says whether a word that the catalogue doesn't have is a word all the same, and so
    no typo ("train" isn't a misspelt "grain"); set it to what the encoder knows.
    """

    def __init__(
        self, index: Any, config: LexicalConfig, folder: Path | None, catalogue: str = ""
    ) -> None:
        self.is_word: Callable[[str], bool] = _unknown
        self.config = config
        self.folder = folder
        self.catalogue = catalogue
        self.generation = 0
        self._analyzer = stemmer()
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
            return cls(tantivy.Index(lexical_schema()), config, None, catalogue)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return cls(tantivy.Index(lexical_schema(), path=str(folder)), config, folder, catalogue)

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
                writer.add_document(lexical_document(row, product))
            for row in deletes:
                writer.delete_documents_by_query(self._row(row))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        self._refresh()
        if self._queries.searcher.num_segments > MOST_SEGMENTS:
            writer.wait_merging_threads()  # takes longer than the commit: not every time

    def search(
        self, text: str | Parsed, k: int, mask: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The products that match best, of those that share any word with the text.

        Args:
            text: as typed, or parsed.
            k: how many.
            mask: allowed rows, (highest row + 1,); rows beyond its end are not allowed.

        Returns:
            Rows and BM25 scores, best first, equals by row.
        """
        parsed = self.parse(text) if isinstance(text, str) else text
        if parsed.query is None or k <= 0 or parsed.searcher.num_docs == 0:
            return _nothing()
        if mask is None:
            return _top(parsed.searcher, parsed.query, k)
        allowed = np.flatnonzero(mask)
        if len(allowed) == 0:
            return _nothing()
        if len(allowed) <= min(SMALL_MASK, parsed.searcher.num_docs // 4):
            return _top(parsed.searcher, self._among(parsed.query, allowed), k)
        return _filtered(parsed.searcher, parsed.query, k, mask)

    def parse(self, text: str) -> Parsed:
        """The query that a text stands for, with typos put right where a word isn't known."""
        return self._queries.parse(text)

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
        index.register_tokenizer("plain", splitter())
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
            self._index.schema,
            self._index.searcher(),
            self._analyzer,
            self.config,
            lambda word: self.is_word(word),
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


def _unknown(_word: str) -> bool:
    return False
