"""Matrix factors: implicit feedback by alternating least squares, new shoppers folded in.

Hu, Koren and Volinsky, Collaborative Filtering for Implicit Feedback Datasets, 2008; the factors
come from the package implicit. Who asks is always folded in from their decayed history, so an event
counts at once and a shopper who is new is no special case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
import scipy.sparse as sp

from retrieval.models.files import Saved
from retrieval.models.vectors import VectorScorer

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.models.interactions import Interactions
    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats
    from retrieval.types import Progress


@dataclass(frozen=True, slots=True)
class FactorConfig:
    """Settings of the factors.

    Attributes:
        embedding_size: factors.
        alpha: how much surer an interaction makes than none.
        regularization: L2.
        epochs: alternations.
        decay: what a step of the past counts for each step after it, when a shopper is folded in.
        window: so many of the newest steps are folded in.
        seed: of the first factors.
    """

    embedding_size: int = 128
    alpha: float = 20.0
    regularization: float = 0.1
    epochs: int = 15
    decay: float = 0.8
    window: int = 50
    seed: int = 7


class FactorScorer(VectorScorer):
    """Scores by the product of factors; who asks is solved for on the spot."""

    name: ClassVar[str] = "factor"

    def __init__(self, items: Floats, known: NDArray[np.bool_], config: FactorConfig) -> None:
        super().__init__(items, known)
        self.config = config
        ridge = config.regularization * np.eye(items.shape[1], dtype=np.float32)
        self._gram: Floats = items.T @ items + ridge

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        config: FactorConfig | None = None,
        *,
        progress: Progress | None = None,
    ) -> Self:
        """Alternate between shoppers and products."""
        from implicit.cpu.als import AlternatingLeastSquares
        from threadpoolctl import threadpool_limits

        config = config or FactorConfig()
        size = min(
            config.embedding_size, max(2, min(interactions.n_items, interactions.n_shoppers))
        )
        config = replace(config, embedding_size=size)

        def tell(epoch: int, *_: object) -> None:
            if progress is not None:
                progress(epoch + 1, config.epochs, "factors")

        known = interactions.counts > 0
        matrix = sp.csr_matrix(interactions.matrix())
        with threadpool_limits(1, "blas"):  # implicit has threads of its own, and warns
            model = AlternatingLeastSquares(
                factors=size,
                alpha=config.alpha,
                regularization=config.regularization,
                iterations=config.epochs,
                random_state=config.seed,
                use_cg=True,
            )
            model.fit(matrix, show_progress=False, callback=tell)
        items = np.where(known[:, None], np.asarray(model.item_factors), 0.0)
        return cls(items.astype(np.float32), known, config)

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`: one step of the alternation for each (equation 4)."""
        size = self.item_vectors.shape[1]
        vectors = np.full((len(queries), size), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            steps = query.steps.last(self.config.window)
            there = self.known[steps.items]
            if there.any():
                ages = np.arange(len(steps) - 1, -1, -1, dtype=np.float32)[there]
                sure = self.config.alpha * steps.weights[there] * self.config.decay**ages
                vectors[row] = self._solved(self.item_vectors[steps.items[there]], sure)
        return vectors

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        Saved({"items": self.item_vectors, "known": self.known}, self.config).write(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, FactorConfig)
        return cls(saved.arrays["items"], saved.arrays["known"], saved.config)

    def _solved(self, items: Floats, sure: Floats) -> Floats:
        left = self._gram + (items.T * sure) @ items
        return np.asarray(np.linalg.solve(left, items.T @ (1.0 + sure)), dtype=np.float32)
