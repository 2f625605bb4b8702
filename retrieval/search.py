"""The searcher: what a shopper asks for becomes a ranked list.

    searcher = Searcher(columns, dense, lexical, encoder)
    searcher.search(SearchQuery("waterproof boots", Filters(price_max=120)))

Hard wishes are a mask that both indexes respect before they cut; soft ones move products up.
Searches run at the same time as one update.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from retrieval.errors import NotFound
from retrieval.index import words
from retrieval.index.lock import ReadWriteLock
from retrieval.ranking.fusion import (
    Candidates,
    FusionConfig,
    Scored,
    add_up,
    merge,
    relevance,
    relevant,
)
from retrieval.ranking.liking import liking
from retrieval.ranking.order import sort_order
from retrieval.types import Filters, Hit, RankedList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore
    from retrieval.index.columns import FilterColumns, Passing
    from retrieval.index.dense import DenseIndex
    from retrieval.index.lexical import LexicalIndex
    from retrieval.index.lexical_query import Parsed
    from retrieval.index.saved import SavedIndexes
    from retrieval.types import SearchQuery

#: More changes than this are worked into copies, so that searches don't wait for them.
LARGE_CHANGE = 500
SAME_CATEGORY = 0.1


class QueryEncoder(Protocol):
    """What turns the words of a query into a vector."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """(dimension,), unit length."""
        ...


@dataclass(frozen=True, slots=True)
class Sales:
    """How well products sell, by row of one state of the catalogue."""

    sold: Mapping[str, float]
    generation: int
    by_row: NDArray[np.float64]


class Searcher:
    """Search over one catalogue; may be called from any thread.

    Attributes:
        config: weights.
        popularity: tells by any id of a product how well it sells; the same object until that
            changes. Empty where nothing is known of sales: then reviews are counted.
    """

    def __init__(
        self,
        columns: FilterColumns,
        dense: DenseIndex,
        lexical: LexicalIndex,
        encoder: QueryEncoder,
        config: FusionConfig | None = None,
    ) -> None:
        self.config = config or FusionConfig()
        self.popularity: Callable[[], Mapping[str, float]] = dict
        self._columns = columns
        self._dense = dense
        self._lexical = lexical
        self._encoder = encoder
        self._lock = ReadWriteLock()
        self._updating = Lock()
        self._sales: Sales | None = None

    def search(self, query: SearchQuery) -> RankedList:
        """The best products for a query, of those that meet its hard wishes."""
        text = query.text.strip()
        parsed = self._lexical.parse(text) if words.folded(text) else None
        vector = None if parsed is None else self._encoder.encode_query(parsed.respelled)
        with self._lock.reading():
            passing = self._columns.passing(query.filters)
            if parsed is None or vector is None:
                scored = self._browse(passing, query)
            else:
                scored = self._ranked(parsed, vector, passing, query)
            return self._listed(self._sorted(scored, passing, query), passing, query.k)

    def similar(self, product_id: str, k: int = 10, filters: Filters | None = None) -> RankedList:
        """Products like one of the catalogue, itself left out.

        Raises:
            NotFound: there is no such product.
        """
        with self._lock.reading():
            row = self._columns.row(product_id)
            vector = None if row is None else self._dense.vector(row)
            if row is None or vector is None:
                raise NotFound(f"There is no product {product_id!r}.", hint="Check the id.")
            asked = filters or Filters()
            without = replace(asked, not_ids=(*asked.not_ids, product_id))
            passing = self._columns.passing(without)
            rows, scores = self._dense.search(vector, max(k, self.config.candidates), passing.mask)
            category = self._columns.names(row)[1]
            same = [self._shared(category, int(other)) for other in rows]
            parts = {
                "dense": scores.astype(np.float64),
                "category": SAME_CATEGORY * np.asarray(same, dtype=np.float64),
                "stock": self._stock(rows),
            }
            return self._listed(add_up(rows, parts), passing, k)

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Which rows of the catalogue meet hard wishes: (highest row + 1,)."""
        with self._lock.reading():
            return self._columns.passing(filters).mask

    def catch_up(self, store: CatalogueStore) -> None:
        """Take over what was written to the catalogue; searches go on meanwhile."""
        with self._updating:
            if self._lexical.generation < store.generation:
                self._lexical.catch_up(store)
            self._catch_up_memory(store)

    def catch_up_reading(self, store: CatalogueStore) -> None:
        """The same where another process keeps the lexical index."""
        with self._updating:
            if self._lexical.folder is None:
                self._lexical.catch_up(store)
            else:
                self._lexical.reload()
            self._catch_up_memory(store)

    def save(self, saved: SavedIndexes) -> None:
        """Put the indexes on the disk; searches go on meanwhile."""
        with self._updating:
            saved.save(self._dense, self._lexical)

    def save_lexical(self) -> None:
        """Note on the disk how far the lexical index is; its content is there already."""
        with self._updating:
            self._lexical.save()

    @property
    def generation(self) -> int:
        """Of the catalogue, that all parts have taken over."""
        return min(self._columns.generation, self._dense.generation, self._lexical.generation)

    def _catch_up_memory(self, store: CatalogueStore) -> None:
        since = min(self._columns.generation, self._dense.generation)
        if since == store.generation:
            return
        many = sum(1 for _ in islice(store.changes(since=since), LARGE_CHANGE + 1)) > LARGE_CHANGE
        if many:
            columns, dense = self._columns.copy(), self._dense.copy()
            columns.catch_up(store)
            dense.catch_up(store)
            with self._lock.writing():
                self._columns, self._dense = columns, dense
        else:
            with self._lock.writing():
                self._columns.catch_up(store)
                self._dense.catch_up(store)

    def _ranked(
        self, parsed: Parsed, vector: NDArray[np.float32], passing: Passing, query: SearchQuery
    ) -> Scored:
        config = self.config
        k = config.candidates if query.sort is None else config.sorted_candidates
        k = max(k, query.k)
        mask = passing.mask if passing.count < len(self._columns) else None
        candidates = merge(
            self._dense.search(vector, k, mask), self._lexical.search(parsed, k, mask)
        ).within(passing.mask)
        parts = relevance(self._completed(candidates, vector), parsed.ideal, config)
        rows = candidates.rows
        parts |= self._named(rows, parsed.respelled)
        if query.sort is not None:
            found = relevant(add_up(rows, parts), config)
            rows, parts = found.rows, dict(found.parts)
        return add_up(rows, parts | self._merits(rows, query))

    def _completed(self, candidates: Candidates, vector: NDArray[np.float32]) -> Candidates:
        """Cosines also for what only the lexical index found."""
        missing = np.isnan(candidates.dense)
        dense = candidates.dense.copy()
        dense[missing] = self._dense.scores(vector, candidates.rows[missing])
        return Candidates(candidates.rows, dense, candidates.lexical)

    def _browse(self, passing: Passing, query: SearchQuery) -> Scored:
        """No words: what sells and is liked first."""
        rows = np.flatnonzero(passing.mask).astype(np.int64)
        popularity = np.nan_to_num(self._popularity(rows))
        best = popularity.max(initial=0.0)
        parts = {
            "popularity": 0.5 * (popularity / best if best > 0 else popularity),
            "rating": 0.5 * self._liking(rows),
        }
        return add_up(rows, parts | self._merits(rows, query, rating=False))

    def _merits(
        self, rows: NDArray[np.int64], query: SearchQuery, *, rating: bool = True
    ) -> dict[str, NDArray[np.float64]]:
        """What speaks for products besides the query's words."""
        config, columns = self.config, self._columns
        parts = {"stock": self._stock(rows)}
        if rating:
            parts["rating"] = config.rating * self._liking(rows)
        for wish in query.soft:
            part = config.soft / len(query.soft) * columns.mentions(wish, rows)
            parts[f"soft:{wish}"] = part.astype(np.float64)
        if query.filters.exclude:
            doubts = [columns.mentions(word, rows) for word in query.filters.exclude]
            parts["doubtful"] = -config.doubtful * np.any(doubts, axis=0).astype(np.float64)
        return parts

    def _named(self, rows: NDArray[np.int64], text: str) -> dict[str, NDArray[np.float64]]:
        """Category or title that stand in the query, or the query in the title."""
        asked = f" {' '.join(words.content_words(text))} "
        category, title = np.zeros(len(rows)), np.zeros(len(rows))
        for index, row in enumerate(rows):
            name, levels = self._columns.names(int(row))
            named = [f" {level} " for level in levels if f" {level} " in asked]
            category[index] = 1.0 if asked in named else 0.5 * bool(named)
            title[index] = asked in f" {name} "
        return {
            "category": self.config.category * category,
            "title": self.config.title * title,
        }

    def _stock(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        return -self.config.sold_out * (1.0 - self._columns.signal("buyable", rows))

    def _liking(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        columns = self._columns
        found = liking(columns.signal("rating", rows), columns.signal("reviews", rows))
        return found.astype(np.float64)

    def _popularity(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """How well products sell; where nothing is known, how many have written a review."""
        sold, generation = self.popularity(), self._columns.generation
        if not sold:
            return np.log1p(self._columns.signal("reviews", rows))
        sales = self._sales
        if sales is None or sales.sold is not sold or sales.generation != generation:
            self._sales = sales = Sales(sold, generation, self._columns.sums(sold))
        return sales.by_row[rows]

    def _sorted(self, scored: Scored, passing: Passing, query: SearchQuery) -> Scored:
        if query.sort is None:
            return scored

        def figure(name: str) -> NDArray[np.float64]:
            if name == "price":
                return self._columns.prices(scored.rows, passing)
            if name == "popularity":
                return self._popularity(scored.rows)
            return self._columns.signal(name, scored.rows)

        return scored.take(sort_order(query.sort, figure, scored.scores))

    def _listed(self, scored: Scored, passing: Passing, k: int) -> RankedList:
        hits = []
        for index, row in enumerate(scored.rows[:k].tolist()):
            product = self._columns.product(row)
            if product is not None:
                parts = {n: float(part[index]) for n, part in scored.parts.items() if part[index]}
                variant = self._columns.variant(row, passing)
                hits.append(Hit(product, sum(parts.values()), parts, variant))
        return RankedList(tuple(hits), passing.count)

    def _shared(self, category: tuple[str, ...], row: int) -> float:
        """Share of the category path that another product has in common."""
        other = self._columns.names(row)[1]
        same = sum(1 for ours, theirs in zip(category, other, strict=False) if ours == theirs)
        return same / len(category) if category else 0.0
