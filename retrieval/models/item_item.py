"""Which products follow and go with which: a linear model of the next product.

Two closed-form regressions share one decayed history. `next` predicts the product that comes next
from those before it (ridge); `together` predicts each product from all others of the same shopper
(EASE, Steck 2019). Their sum is kept as a sparse matrix, so serving costs a few rows of it. What
recency is worth: docs/recommendation.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from retrieval.models.files import Saved
from retrieval.models.linear import cooccurrence, ease, following, pruned, ridge
from retrieval.models.scorer import Because, Candidates, best, strongest

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.interactions import Interactions
    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats


@dataclass(frozen=True, slots=True)
class ItemItemConfig:
    """Settings of the item-item model.

    Attributes:
        decay: what a step counts for each time that came after it.
        window: so many steps of the past are learned from.
        asked: so many are asked with: a large order may be as many.
        regularization: L2 of `next`.
        together: weight of EASE beside `next`; 0 leaves it out.
        together_regularization: L2 of EASE.
        neighbours: kept for each product.
        dense_up_to: products; past it the inverse of (n, n) is too much (8 n^2 bytes and
            n^3 operations) and normalised counts of what follows take its place.
        shrinkage: of those counts: so many interactions that say nothing are added.
    """

    decay: float = 0.8
    window: int = 20
    asked: int = 100
    regularization: float = 100.0
    together: float = 0.5
    together_regularization: float = 250.0
    neighbours: int = 300
    dense_up_to: int = 15_000
    shrinkage: float = 5.0


class ItemItemScorer:
    """Adds up, over the decayed history, what each past product says of every other."""

    name: ClassVar[str] = "item_item"

    def __init__(self, weights: sp.csr_matrix, config: ItemItemConfig) -> None:
        self.config = config
        self._weights = weights

    @classmethod
    def fit(cls, interactions: Interactions, config: ItemItemConfig | None = None) -> Self:
        """Solve both regressions; exact, so there is no seed and nothing to stop early."""
        config = config or ItemItemConfig()
        if interactions.n_items > config.dense_up_to:
            found = cooccurrence(
                *following(interactions, config.decay, config.window), config.shrinkage
            )
            return cls(pruned(found, config.neighbours), config)
        weights = ridge(
            *following(interactions, config.decay, config.window), config.regularization
        )
        if config.together:
            weights += config.together * ease(interactions.matrix(), config.together_regularization)
        return cls(pruned(weights, config.neighbours), config)

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        return int(self._weights.shape[0])

    def score(self, queries: Sequence[Query]) -> Floats:
        """Scores of all products; NaN where the past says nothing of one."""
        pasts, counts = zip(*map(self._history, queries), strict=True)
        starts = np.cumsum([0, *map(len, pasts)])
        parts = (np.concatenate(counts), np.concatenate(pasts), starts)
        histories = sp.csr_matrix(parts, (len(queries), self.n_items))
        found = (histories @ self._weights).tocoo()
        scores = np.full(found.shape, np.nan, dtype=np.float32)
        scores[found.row, found.col] = found.data
        return scores

    def score_items(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Scores of some products; see `Scorer.score_items`."""
        return self._row(query)[items]

    def nearest(self, query: Query, k: int) -> Candidates:
        """The k best; see `Scorer.nearest`."""
        return best(self._row(query), k)

    def because(
        self, query: Query, items: NDArray[np.int64], k: int = 3
    ) -> list[tuple[Because, ...]]:
        """Past products by their terms of the sum; see `Scorer.because`."""
        past, counts = self._history(query)
        order = np.unique(past)
        weight = np.bincount(np.searchsorted(order, past), counts, len(order))
        parts = self._weights[order][:, items].toarray() * weight[:, None]
        return [strongest(order.tolist(), parts[:, i], k) for i in range(len(items))]

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        weights = self._weights
        arrays = {
            "data": weights.data.astype(np.float32),
            "indices": weights.indices.astype(np.int32),
            "indptr": weights.indptr.astype(np.int64),
        }
        Saved(arrays, self.config).write(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, ItemItemConfig)
        parts = saved.arrays
        size = len(parts["indptr"]) - 1
        matrix = sp.csr_matrix((parts["data"], parts["indices"], parts["indptr"]), (size, size))
        return cls(matrix, saved.config)

    def _history(self, query: Query) -> tuple[NDArray[np.int32], Floats]:
        """The last products and what each counts, the newest most."""
        steps = query.steps.last(self.config.asked)
        return steps.items, (steps.weights * self.config.decay**steps.ages).astype(np.float32)

    def _row(self, query: Query) -> Floats:
        past, counts = self._history(query)
        row = np.full(self.n_items, np.nan, dtype=np.float32)
        if len(past):
            rows = self._weights[past]
            terms = rows.data * np.repeat(counts, np.diff(rows.indptr))
            sums = np.bincount(rows.indices, terms, self.n_items)
            touched = np.unique(rows.indices)
            row[touched] = sums[touched]
        return row
