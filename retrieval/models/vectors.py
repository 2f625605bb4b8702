"""Scorers whose score is a product of two vectors: one of who asks, one per product."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.models.neighbours import NeighbourGraph
from retrieval.models.query import Query, Steps, no_steps
from retrieval.models.rows import Rows
from retrieval.models.scorer import Because, Candidates, best, strongest

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.scorer import Floats

#: Past so many products candidates come from a graph of neighbours, not from a look at all.
EXACT_UP_TO = 20_000
GRAPH = "neighbours.faiss"
#: So much of the past is looked at for reasons.
REASONS_FROM = 20


class VectorScorer(ABC):
    """Base of scorers by inner product.

    Attributes:
        item_vectors: (n_items, dimension), float32; the graph is of the block that they began with.
        known: (n_items,), bool: products that it has learned something of; others are NaN.
    """

    def __init__(self, item_vectors: Floats, known: NDArray[np.bool_]) -> None:
        self.item_vectors = Rows(item_vectors)
        self.known = known
        self._graph = NeighbourGraph(self.item_vectors.block, np.flatnonzero(known))

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        return len(self.item_vectors)

    @abstractmethod
    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """(len(queries), dimension), float32; NaN where nothing can be said of who asks."""

    def score(self, queries: Sequence[Query]) -> Floats:
        """Scores of all products; see `Scorer.score`."""
        scores = self.item_vectors.times(self.query_vectors(queries))
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
        if not self._many:
            scores = self.item_vectors.times(vector)
            scores[~self.known] = np.nan
            return best(scores, k)
        beside = self.item_vectors.beside
        stale = int(np.searchsorted(beside, len(self.item_vectors.block)))
        found = np.union1d(self._graph.nearest(vector, k + min(stale, k)), beside)
        top = best(self._scores(vector, found), k)
        return Candidates(found[top.items], top.scores)

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

    def sized(self, n_items: int) -> Self:
        """With numbers for further products, of which nothing is known."""
        if n_items <= self.n_items:
            return self
        other = copy(self)
        other.item_vectors = self.item_vectors.sized(n_items)
        other.known = np.zeros(other.n_items, dtype=bool)
        other.known[: self.n_items] = self.known
        return other

    def with_vectors(self, items: NDArray[np.int64], vectors: Floats) -> Self:
        """A copy in which some products have other vectors, or their first.

        It goes on from the same graph; these products are looked at one by one.

        Args:
            items: product numbers, each once.
            vectors: (len(items), dimension), float32; zeros where nothing is known.
        """
        other = copy(self)
        other.item_vectors = self.item_vectors.put(items, vectors)
        other.known = self.known.copy()
        other.known[items] = vectors.any(axis=1)
        return other

    @property
    def _many(self) -> bool:
        return len(self.item_vectors.block) > EXACT_UP_TO

    def _scores(self, vector: Floats, items: NDArray[np.int64]) -> Floats:
        scores: Floats = self.item_vectors[items] @ vector
        scores[~self.known[items]] = np.nan
        return scores

    def _write_graph(self, folder: Path) -> None:
        """Write the graph, if one is needed; that builds it, which takes its time.

        Raises:
            OSError: the disk is full.
        """
        if self._many and len(self.item_vectors.beside) == 0:
            self._graph.write(folder / GRAPH)

    def _with_graph(self, folder: Path) -> Self:
        """Take the graph that was written; where there is none, the first question builds it.

        Raises:
            OSError, ValueError: it can't be read.
        """
        if self._many and (folder / GRAPH).is_file():
            self._graph.read(folder / GRAPH)
        return self


def _without(steps: Steps, item: int) -> Steps:
    kept = steps.items != item
    return Steps(steps.items[kept], steps.times[kept], steps.weights[kept])
