"""Which entries hold a value, for many values: grown at the end, read as arrays."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Kind = TypeVar("Kind", bound=np.generic)


class Postings:
    """Value → entries, in the order they came."""

    def __init__(self) -> None:
        self._entries: dict[str, array[int]] = {}

    def __contains__(self, value: str) -> bool:
        return value in self._entries

    def add(self, entry: int, values: Iterable[str]) -> None:
        """Say that an entry holds these values."""
        for value in values:
            found = self._entries.get(value)
            if found is None:
                found = self._entries[value] = array("i")
            found.append(entry)

    def entries(self, value: str) -> NDArray[np.int32]:
        """The entries that hold a value, int32."""
        found = self._entries.get(value)
        return np.array(() if found is None else found, dtype=np.int32)

    def holding(self, phrase: str) -> list[str]:
        """Values that have the words of a phrase in them: "blue" → blue, navy blue."""
        inside = f" {phrase} "
        return [value for value in self._entries if inside in f" {value} "]

    def mask(self, values: Iterable[str], size: int) -> NDArray[np.bool_]:
        """True for each of `size` entries that holds any of the values."""
        result = np.zeros(size, dtype=np.bool_)
        for value in values:
            result[self.entries(value)] = True
        return result


class Column(Generic[Kind]):
    """A numpy array that grows at the end."""

    def __init__(self, kind: type[Kind]) -> None:
        self._data: NDArray[Kind] = np.zeros(64, dtype=kind)
        self._size = 0

    def append(self, value: float | bool) -> None:
        """Add one value."""
        self.extend(self._size + 1)
        self._data[self._size - 1] = value

    def extend(self, size: int, fill: float = 0) -> None:
        """Make it at least `size` long."""
        if size > len(self._data):
            grown = np.zeros(max(size, 2 * len(self._data)), dtype=self._data.dtype)
            grown[: self._size] = self._data[: self._size]
            self._data = grown
        if size > self._size:
            self._data[self._size : size] = fill
            self._size = size

    @property
    def values(self) -> NDArray[Kind]:
        """A view of what is in it."""
        return self._data[: self._size]
