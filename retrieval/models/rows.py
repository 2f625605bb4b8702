"""Vectors by product number, some of which come or change after the rest.

rows = Rows(vectors)
rows.sized(len(vectors) + 1).put(np.asarray([17, len(vectors)]), further)
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.models.scorer import Floats


class Rows:
    """A block that never changes, and beside it what came or changed since.

    A copy with other rows shares the block: it costs what is beside it. What has no vector is zero.

    Attributes:
        block: (n, dimension), float32, the first rows as they were.
        beside: (m,), int64, ascending: numbers of what came or changed.
    """

    def __init__(self, block: Floats) -> None:
        self.block = np.ascontiguousarray(block, dtype=np.float32)
        self.beside = np.empty(0, dtype=np.int64)
        #: Where each row is in the block followed by `_further`, whose first row is zero.
        self._places = np.arange(len(block))
        self._further: Floats = np.zeros((1, block.shape[1]), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and dimension."""
        return len(self), int(self.block.shape[1])

    def __getitem__(self, numbers: int | Sequence[int] | NDArray[np.integer]) -> Floats:
        """(dimension,) of one, (len(numbers), dimension) of many."""
        places = np.asarray(self._places[numbers])
        late = places >= len(self.block)
        if not late.any():
            return self.block[places]
        found = np.empty((*places.shape, self.block.shape[1]), dtype=np.float32)
        found[~late] = self.block[places[~late]]
        found[late] = self._further[places[late] - len(self.block)]
        return found

    def times(self, vectors: Floats) -> Floats:
        """Inner products of one vector or of many with all rows: (…, len(self)), float32."""
        found: Floats = vectors @ self.block.T
        if len(self) == len(self.block) and len(self.beside) == 0:
            return found
        both = np.concatenate((found, vectors @ self._further.T), axis=-1)
        return both[..., self._places]

    def whole(self) -> Floats:
        """All of them as one array."""
        return self[np.arange(len(self))]

    def sized(self, n: int) -> Self:
        """With at least so many rows."""
        if n <= len(self):
            return self
        other = copy(self)
        other._places = np.append(self._places, np.full(n - len(self), len(self.block)))
        return other

    def put(self, numbers: NDArray[np.int64], vectors: Floats) -> Self:
        """A copy with other vectors at some places.

        Args:
            numbers: each once.
            vectors: (len(numbers), dimension).
        """
        other = copy(self)
        fresh = numbers[self._places[numbers] <= len(self.block)]
        start = len(self.block) + len(self._further)
        other._places = self._places.copy()
        other._places[fresh] = np.arange(start, start + len(fresh))
        room = np.empty((len(fresh), self.block.shape[1]), dtype=np.float32)
        other._further = np.concatenate((self._further, room))
        other._further[other._places[numbers] - len(self.block)] = vectors
        other.beside = np.union1d(self.beside, fresh)
        return other
