"""Matrix factors: implicit feedback by alternating least squares, with fold-in.

Hu, Koren and Volinsky, Collaborative Filtering for Implicit Feedback Datasets, 2008; the factors
come from the package implicit. Who asks is always folded in from their decayed history, so an event
counts at once and a shopper who is new is no special case. A product that is new is folded in from
the shoppers who took it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

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
        decay: what a step of the past counts for each time after it, when a shopper is folded in.
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

    def __init__(
        self,
        items: Floats,
        known: NDArray[np.bool_],
        config: FactorConfig,
        shoppers: Floats | None = None,
    ) -> None:
        """Take what was learned.

        Args:
            items: (n_items, embedding_size), float32.
            known: (n_items,), bool.
            config: settings.
            shoppers: (embedding_size, embedding_size), float32, the products of the shoppers'
                factors, summed; without it no product is folded in.
        """
        super().__init__(items, known)
        self.config = config
        self._ridge = config.regularization * np.eye(items.shape[1], dtype=np.float32)
        self._gram: Floats = items.T @ items + self._ridge
        self._shoppers = shoppers

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
        shoppers = np.asarray(model.user_factors, dtype=np.float32)
        return cls(items.astype(np.float32), known, config, shoppers.T @ shoppers)

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`: one step of the alternation for each (equation 4)."""
        size = self.item_vectors.shape[1]
        vectors = np.full((len(queries), size), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            steps = query.steps.last(self.config.window)
            there = self.known[steps.items]
            if there.any():
                fading = self.config.decay ** steps.ages[there]
                sure = self.config.alpha * steps.weights[there] * fading
                taken = self.item_vectors[steps.items[there]]
                vectors[row] = _solved(self._gram, taken, sure)
        return vectors

    def shopper_vectors(self, queries: Sequence[Query]) -> Floats:
        """The same as the training would have it: each product counts once, and none fades.

        Folded in from twenty such shoppers each, new products have a median rank of 301 of 12,101
        for others who took them (amazon-beauty); after a training with those twenty it is 313, and
        from shoppers whose past fades 721.
        """
        size = self.item_vectors.shape[1]
        vectors = np.full((len(queries), size), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            items = np.unique(query.steps.items)
            items = items[self.known[items]]
            if len(items):
                vectors[row] = self._as_trained(self._gram, self.item_vectors[items])
        return vectors

    @property
    def folds_products(self) -> bool:
        """Whether it can; what older releases saved can't."""
        return self._shoppers is not None

    def with_products(self, items: Sequence[int], takers: Sequence[Floats]) -> Self:
        """A copy in which products have the vectors that shoppers give them.

        The same step of the alternation for products (equation 5).

        Args:
            items: product numbers, each once; any may be past those that it knows.
            takers: for each product (n, embedding_size), float32: who took it, as `shopper_vectors`
                has them.

        Raises:
            ValueError: it can't fold in products.
        """
        if self._shoppers is None:
            raise ValueError("These factors were saved without what it takes to fold in products.")
        gram = self._shoppers + self._ridge
        solved = [self._as_trained(gram, who) for who in takers]
        vectors = np.stack(solved) if solved else np.empty((0, len(gram)), dtype=np.float32)
        numbers = np.asarray(items, dtype=np.int64)
        return self.sized(int(numbers.max(initial=-1)) + 1).with_vectors(numbers, vectors)

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        arrays: dict[str, NDArray[Any]] = {"items": self.item_vectors.whole(), "known": self.known}
        if self._shoppers is not None:
            arrays["shoppers"] = self._shoppers
        Saved(arrays, self.config).write(folder)
        self._write_graph(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, FactorConfig)
        parts = saved.arrays
        found = cls(parts["items"], parts["known"], saved.config, parts.get("shoppers"))
        return found._with_graph(folder)

    def _as_trained(self, gram: Floats, rows: Floats) -> Floats:
        return _solved(gram, rows, np.full(len(rows), self.config.alpha, dtype=np.float32))


def _solved(gram: Floats, rows: Floats, sure: Floats) -> Floats:
    """The factors of who took some products, or of what some shoppers took.

    Args:
        gram: (d, d), of all, with the L2 on its diagonal.
        rows: (n, d), of those.
        sure: (n,), how much surer each is than what wasn't taken.
    """
    left = gram + (rows.T * sure) @ rows
    return np.asarray(np.linalg.solve(left, rows.T @ (1.0 + sure)), dtype=np.float32)
