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

    def __init__(self, vectors: Floats, config: ContentConfig) -> None:
        super().__init__(vectors, np.asarray(vectors.any(axis=1)))
        self.config = config

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
            return cls(np.zeros((len(vectors), 1), dtype=np.float32), config)
        centred = vectors[known] - vectors[known].mean(axis=0)
        _, axes = np.linalg.eigh(centred.T @ centred)
        kept = centred @ axes[:, -config.embedding_size :]
        norms = np.linalg.norm(kept, axis=1, keepdims=True)
        found = np.zeros((len(vectors), kept.shape[1]), dtype=np.float32)
        found[known] = kept / np.maximum(norms, 1e-9)
        return cls(found, config)

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
        Saved({"vectors": self.item_vectors}, self.config).write(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, ContentConfig)
        return cls(saved.arrays["vectors"], saved.config)
