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

    from numpy.typing import NDArray

    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats


#: Vectors of the same text differ by less: sums are rounded differently in blocks of another size.
SAME = 1e-4


@dataclass(frozen=True, slots=True)
class ContentConfig:
    """Settings of content.

    Attributes:
        embedding_size: vectors are cut to so many principal components; more cost memory and time.
        decay: what a step of the past counts for each time after it.
        window: so many of the newest steps are looked at.
    """

    embedding_size: int = 256
    decay: float = 0.6
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

    @property
    def text_size(self) -> int:
        """Length of the vectors of texts that it was fitted to."""
        return len(self._mean)

    def with_texts(self, items: NDArray[np.int64], vectors: Floats) -> Self:
        """A copy in which products have other texts, placed among those that it was fitted to.

        Args:
            items: product numbers, each once.
            vectors: (len(items), dimension), float32, of their texts, by the same encoder; zeros
                for a product without. What is as it was costs nothing.
        """
        placed = _placed(vectors, self._mean, self._axes)
        moved = (np.abs(placed - self.item_vectors[items]) > SAME).any(axis=1)
        return self.with_vectors(items[moved], placed[moved]) if moved.any() else self

    def likeness(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Cosine of products with what of the past is most like each: (len(items),), float32.

        NaN without a past, or without a text.
        """
        past = np.unique(query.steps.last(self.config.window).items)
        past = past[self.known[past]]
        if len(past) == 0:
            return np.full(len(items), np.nan, dtype=np.float32)
        found = (self.item_vectors[items] @ self.item_vectors[past].T).max(axis=1)
        found[~self.known[items]] = np.nan
        return np.asarray(found, dtype=np.float32)

    def distances(self, text: Floats, items: NDArray[np.int64]) -> Floats:
        """1 - cosine of products from a text: (len(items),), float32; NaN without a text of theirs.

        Args:
            text: (dimension,), its vector by the encoder of the products' texts.
            items: product numbers.
        """
        placed = _placed(text[None], self._mean, self._axes)[0]
        found = 1.0 - self.item_vectors[items] @ placed
        found[~self.known[items]] = np.nan
        return np.asarray(found, dtype=np.float32)

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`."""
        vectors = np.full((len(queries), self.item_vectors.shape[1]), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            steps = query.steps.last(self.config.window)
            counts = steps.weights * self.config.decay**steps.ages * self.known[steps.items]
            if counts.any():
                mean = counts @ self.item_vectors[steps.items]
                vectors[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return vectors

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        arrays = {"vectors": self.item_vectors.whole(), "mean": self._mean, "axes": self._axes}
        Saved(arrays, self.config).write(folder)
        self._write_graph(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, ContentConfig)
        arrays = saved.arrays
        return cls(arrays["vectors"], saved.config, arrays["mean"], arrays["axes"])._with_graph(
            folder
        )


def _placed(vectors: Floats, mean: Floats, axes: Floats) -> Floats:
    """Unit vectors along the axes; zeros stay zeros."""
    known = vectors.any(axis=1)
    found = np.zeros((len(vectors), axes.shape[1]), dtype=np.float32)
    kept = (vectors[known] - mean) @ axes
    found[known] = kept / np.maximum(np.linalg.norm(kept, axis=1, keepdims=True), 1e-9)
    return found
