"""Which vectors are near another, for more of them than one looks through.

The graph is faiss's HNSW (Malkov and Yashunin, 2016).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.models.scorer import Floats

LINKS, EFFORT = 32, 200


class NeighbourGraph:
    """A graph over vectors that don't change; built when it is first asked, unless it was read."""

    def __init__(self, vectors: Floats, numbers: NDArray[np.int64]) -> None:
        """Take what it is to be built of.

        Args:
            vectors: (n, dimension), float32.
            numbers: of those that are in it, ascending.
        """
        self._vectors, self._numbers = vectors, numbers

    @property
    def built(self) -> bool:
        """Whether a question finds it there."""
        return "_index" in vars(self)

    def nearest(self, vector: Floats, k: int) -> NDArray[np.int64]:
        """Numbers of about the k vectors with the largest inner product.

        Args:
            vector: (dimension,).
            k: how many.
        """
        _, rows = self._index.search(vector[None], k)
        found: NDArray[np.int64] = self._numbers[rows[0][rows[0] >= 0]]
        return found

    def write(self, path: Path) -> None:
        """Write it, which builds it.

        Raises:
            OSError: the disk is full.
        """
        import faiss

        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def read(self, path: Path) -> Self:
        """Take what `write` wrote of the same vectors.

        Raises:
            OSError, ValueError: it isn't there, or isn't what was written.
        """
        import faiss

        try:
            index = faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
        except RuntimeError as error:
            raise ValueError(f"{path} can't be read: {error}") from error
        if (index.ntotal, index.d) != (len(self._numbers), self._vectors.shape[1]):
            raise ValueError(f"{path} is the graph of other vectors.")
        vars(self)["_index"] = index
        return self

    @cached_property
    def _index(self) -> Any:
        import faiss

        index = faiss.IndexHNSWFlat(self._vectors.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efSearch = EFFORT
        index.add(self._vectors[self._numbers])
        return index
