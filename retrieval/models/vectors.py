"""Scorers whose score is a product of two vectors: one of who asks, one per product."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.models.query import Query, Steps, no_steps
from retrieval.models.scorer import Because, Candidates, best, strongest

if TYPE_CHECKING:
    from retrieval.models.scorer import Floats

#: Past so many products candidates come from a graph of neighbours (HNSW), not from a look at all.
EXACT_UP_TO = 20_000
LINKS, EFFORT = 32, 200
#: So much of the past is looked at for reasons.
REASONS_FROM = 20


class VectorScorer(ABC):
    """Base of scorers by inner product.

    Attributes:
        item_vectors: (n_items, dimension), float32.
        known: (n_items,), bool: products that it has learned something of; others are NaN.
    """

    def __init__(self, item_vectors: Floats, known: NDArray[np.bool_]) -> None:
        self.item_vectors = np.ascontiguousarray(item_vectors, dtype=np.float32)
        self.known = known

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        return len(self.item_vectors)

    @abstractmethod
    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """(len(queries), dimension), float32; NaN where nothing can be said of who asks."""

    def score(self, queries: Sequence[Query]) -> Floats:
        """Scores of all products; see `Scorer.score`."""
        scores: Floats = self.query_vectors(queries) @ self.item_vectors.T
        scores[:, ~self.known] = np.nan
        return scores

    def score_items(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Scores of some products; see `Scorer.score_items`."""
        return self._scores(self.query_vectors([query])[0], items)

    def nearest(self, query: Query, k: int) -> Candidates:
        """The k best; see `Scorer.nearest`."""
        vector = self.query_vectors([query])[0]
        if np.isnan(vector).any():
            return best(np.zeros(0, dtype=np.float32), k)
        if self.n_items <= EXACT_UP_TO:
            return best(self._scores(vector, None), k)
        _, rows = self._index.search(vector[None], min(k, int(self.known.sum())))
        found = self._known_rows[rows[0][rows[0] >= 0]]
        scores = self._scores(vector, found)
        order = np.lexsort((found, -scores))
        return Candidates(found[order], scores[order])

    def because(
        self, query: Query, items: NDArray[np.int64], k: int = 3
    ) -> list[tuple[Because, ...]]:
        """Past products by how far the score falls without them; see `Scorer.because`."""
        steps = query.steps.last(REASONS_FROM)
        past = list(dict.fromkeys(steps.items.tolist()))
        if not past:
            return [() for _ in items]
        asked = replace(query, history=steps, session=no_steps(), context=())
        without = [replace(asked, history=_without(steps, item)) for item in past]
        vectors = self.query_vectors([asked, *without])
        falls = np.nan_to_num(vectors[:1] - np.nan_to_num(vectors[1:])) @ self.item_vectors[items].T
        return [strongest(past, falls[:, column], k) for column in range(len(items))]

    def _scores(self, vector: Floats, items: NDArray[np.int64] | None) -> Floats:
        chosen = slice(None) if items is None else items
        scores: Floats = self.item_vectors[chosen] @ vector
        scores[~self.known[chosen]] = np.nan
        return scores

    def _take_index(self, other: VectorScorer) -> None:
        """Go on from the graph of one that knows the first of the same products, if it has one."""
        if "_index" in vars(other):
            import faiss

            index = faiss.clone_index(other._index)
            further = self._known_rows[index.ntotal :]
            if len(further):
                index.add(self.item_vectors[further])
            vars(self)["_index"] = index

    @cached_property
    def _known_rows(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.known)

    @cached_property
    def _index(self) -> Any:
        """An HNSW graph over what is known (Malkov and Yashunin, 2016)."""
        import faiss

        index = faiss.IndexHNSWFlat(self.item_vectors.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efSearch = EFFORT
        index.add(self.item_vectors[self._known_rows])
        return index


def _without(steps: Steps, item: int) -> Steps:
    kept = steps.items != item
    return Steps(steps.items[kept], steps.times[kept], steps.weights[kept])
