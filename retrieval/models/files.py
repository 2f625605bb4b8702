"""Arrays and a config in a folder: what a saved scorer consists of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import numpy as np
from safetensors.numpy import load_file, save_file

if TYPE_CHECKING:
    from pathlib import Path

C = TypeVar("C")
ARRAYS, CONFIG = "arrays.safetensors", "config.json"


@dataclass(frozen=True, slots=True)
class Saved(Generic[C]):
    """The arrays of a scorer by name, and its config (a dataclass)."""

    arrays: Mapping[str, np.ndarray[Any, Any]]
    config: C

    def write(self, folder: Path) -> None:
        """Write both.

        Raises:
            OSError: the disk is full.
        """
        found = {name: np.ascontiguousarray(array) for name, array in self.arrays.items()}
        save_file(found, folder / ARRAYS)
        text = json.dumps(asdict(self.config), indent=1)  # type: ignore[call-overload]
        (folder / CONFIG).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path, config: type[C]) -> Self:
        """Read both.

        Raises:
            OSError, ValueError, TypeError: they aren't there, or aren't what was written.
        """
        values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        return cls(load_file(folder / ARRAYS), config(**values))
