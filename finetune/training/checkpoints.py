"""Checkpoints of a run on the disk: which ones are whole, and what a full disk is called."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safetensors import SafetensorError

#: Trainer writes it last: a checkpoint without it was cut off while it was written.
STATE = "trainer_state.json"
#: What torch.save says, in a RuntimeError, when its file can't be written to the end.
_TORCH_WRITES = ("PytorchStreamWriter", "inline_container", "unexpected pos")


def last_checkpoint(folder: Path) -> Path | None:
    """The whole checkpoint with the most steps, or None."""
    whole = [path.parent for path in folder.glob(f"checkpoint-*/{STATE}") if _state(path.parent)]
    return max(whole, key=lambda path: int(path.name.rpartition("-")[2]), default=None)


def epochs_at(checkpoint: Path | None) -> float:
    """How many passes over the data a checkpoint has behind it."""
    return float(_state(checkpoint).get("epoch") or 0) if checkpoint is not None else 0.0


def _state(checkpoint: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((checkpoint / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Name the folder where writing to it fails.

    Raises:
        OSError: The disk is full, or the like; safetensors and torch have other names for it.
    """
    try:
        yield
    except (OSError, SafetensorError) as error:
        raise _unwritable(folder, error) from error
    except RuntimeError as error:
        if not any(mark in str(error) for mark in _TORCH_WRITES):
            raise
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: Exception) -> OSError:
    return OSError(
        f"{folder} can't be written: {str(error).splitlines()[0]}. "
        "The same command goes on from the last checkpoint."
    )
