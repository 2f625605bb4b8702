"""Arrays and a config in a folder: what a saved scorer consists of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")
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
        write_arrays(folder / ARRAYS, self.arrays)
        text = json.dumps(asdict(self.config), indent=1)
        (folder / CONFIG).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path, config: type[C]) -> Self:
        """Read both.

        Raises:
            OSError, ValueError, TypeError: they aren't there, or aren't what was written.
        """
        values = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        return cls(read_arrays(folder / ARRAYS), config(**values))


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Write arrays by name.

    Raises:
        OSError: the disk is full; safetensors has an error of its own for that.
    """
    found = {name: np.require(array, requirements="C") for name, array in arrays.items()}
    try:
        save_file(found, path)
        path.chmod(0o644)  # safetensors writes for the owner alone; a server may be somebody else
    except SafetensorError as error:
        raise OSError(f"{path} can't be written: {error}") from error


def read_arrays(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """Read what `write_arrays` wrote.

    Raises:
        OSError, ValueError: it isn't there, or isn't what was written.
    """
    try:
        return load_file(path)
    except SafetensorError as error:
        raise ValueError(f"{path} can't be read: {error}") from error
