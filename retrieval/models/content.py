"""What is like what was looked at: the text vectors of products, for those that nobody took too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from retrieval.models.files import Saved
from retrieval.models.vectors import VectorScorer

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats


@dataclass(frozen=True, slots=True)
class ContentConfig:
    """Settings of content.

    Attributes:
        embedding_size: vectors are cut to so many principal components; more cost memory and time.
        decay: what a step of the past counts for each step after it.
        window: so many of the newest steps are looked at.
    """

    embedding_size: int = 128
    decay: float = 0.8
    window: int = 20


class ContentScorer(VectorScorer):
    """Cosine between a product and the decayed mean of the past."""

    name: ClassVar[str] = "content"

    def __init__(self, vectors: Floats, config: ContentConfig, mean: Floats, axes: Floats) -> None:
        super().__init__(vectors, np.asarray(vectors.any(axis=1)))
        self.config = config
        self._mean, self._axes = mean, axes

    @classmethod
    def fit(cls, vectors: Floats, config: ContentConfig | None = None) -> Self:
        """Centre the vectors of a catalogue and keep what differs most.

        Args:
            vectors: (n_items, dimension), float32; zeros for a product without text.
            config: settings.
        """
        config = config or ContentConfig()
        known = vectors.any(axis=1)
        if not known.any():
            nothing = np.zeros((vectors.shape[1], 1), dtype=np.float32)
            return cls(vectors @ nothing, config, nothing[:, 0], nothing)
        mean = vectors[known].mean(axis=0)
        centred = vectors[known] - mean
        _, axes = np.linalg.eigh(centred.T @ centred)
        axes = np.ascontiguousarray(axes[:, -config.embedding_size :])
        return cls(_placed(vectors, mean, axes), config, mean, axes)

    def extended(self, vectors: Floats) -> ContentScorer:
        """A copy that knows further products, placed among those that it was fitted to.

        Args:
            vectors: (n, dimension), float32, of their texts, by the same encoder; zeros for a
                product without.
        """
        further = _placed(vectors, self._mean, self._axes)
        rows = np.concatenate((self.item_vectors, further))
        other = ContentScorer(rows, self.config, self._mean, self._axes)
        other._take_index(self)
        return other

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`."""
        vectors = np.full((len(queries), self.item_vectors.shape[1]), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            steps = query.steps.last(self.config.window)
            ages = np.arange(len(steps) - 1, -1, -1, dtype=np.float32)
            counts = steps.weights * self.config.decay**ages * self.known[steps.items]
            if counts.any():
                mean = counts @ self.item_vectors[steps.items]
                vectors[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return vectors

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        arrays = {"vectors": self.item_vectors, "mean": self._mean, "axes": self._axes}
        Saved(arrays, self.config).write(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, ContentConfig)
        arrays = saved.arrays
        return cls(arrays["vectors"], saved.config, arrays["mean"], arrays["axes"])


def _placed(vectors: Floats, mean: Floats, axes: Floats) -> Floats:
    """Unit vectors along the axes; zeros stay zeros."""
    known = vectors.any(axis=1)
    found = np.zeros((len(vectors), axes.shape[1]), dtype=np.float32)
    kept = (vectors[known] - mean) @ axes
    found[known] = kept / np.maximum(np.linalg.norm(kept, axis=1, keepdims=True), 1e-9)
    return found
