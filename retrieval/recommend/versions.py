"""The versions of a shop's models on the disk, and the pointer to the one that serves.

    versions = Versions(shop / FOLDER)
    with versions.writing(name) as folder:      # a temporary folder, renamed where all went well
        ...
    versions.point_to(name)                     # in one step: readers see the old one or this one

A process that serves asks its `ModelWatch` now and then; that costs the reading of one small file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval.errors import ShopCorrupt
from retrieval.index.manifest import sync_folder, write_atomically

#: In the shop's directory.
FOLDER = Path("models") / "recommend"
POINTER = "current"
#: Versions that stay: the one that serves, and the one before it for who is just reading it.
KEPT = 2
RETRAIN = "Train again: daogou train"


class Versions:
    """A folder with a folder for each version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, version: str) -> Path:
        """Where a version lies."""
        return self.folder / version

    def current(self) -> str | None:
        """The version that serves; None where nothing was trained yet.

        Raises:
            ShopCorrupt: the pointer can't be read.
        """
        path = self.folder / POINTER
        try:
            name = path.read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise ShopCorrupt(f"{path} can't be read: {error}", hint=RETRAIN) from error
        if not name or Path(name).name != name:
            raise ShopCorrupt(f"{path} names no version.", hint=RETRAIN)
        return name

    def all(self) -> list[str]:
        """Versions on the disk, oldest first: names begin with the time."""
        if not self.folder.is_dir():
            return []
        return sorted(
            path.name
            for path in self.folder.iterdir()
            if path.is_dir() and not path.name.startswith(".")
        )

    def free_name(self, wanted: str) -> str:
        """The name, or one like it that isn't taken yet."""
        name, number = wanted, 1
        while self.path(name).exists():
            number += 1
            name = f"{wanted}-{number}"
        return name

    @contextmanager
    def writing(self, version: str) -> Iterator[Path]:
        """An empty folder that becomes the version's at the end; where anything fails it goes.

        Raises:
            OSError: the disk is full.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clear()
        temporary = self.folder / f".{version}.tmp"
        temporary.mkdir()
        try:
            yield temporary
            for path in temporary.rglob("*"):
                _sync(path)
            temporary.rename(self.path(version))
            sync_folder(self.folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def point_to(self, version: str) -> None:
        """Let a version serve from now on."""
        write_atomically(self.folder / POINTER, version.encode())

    def prune(self, keep: int = KEPT) -> list[str]:
        """Remove the oldest versions, never the one that serves; gives their names."""
        current = self.current()
        others = [name for name in self.all() if name != current]
        gone = others[: max(0, len(others) - (keep - 1))]
        for name in gone:
            shutil.rmtree(self.path(name), ignore_errors=True)
        return gone

    def _clear(self) -> None:
        """Take away what a training that was killed has left."""
        for path in self.folder.glob(".*.tmp"):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


class ModelWatch:
    """Tells when another process has trained a new version."""

    def __init__(self, folder: Path, version: str | None = None) -> None:
        """Watch a folder of versions.

        Args:
            folder: with the pointer.
            version: the one that serves already.
        """
        self._versions = Versions(folder)
        self._known = version

    def changed(self) -> str | None:
        """A version that wasn't told of before, once; None where all is as it was.

        Raises:
            ShopCorrupt: the pointer can't be read.
        """
        current = self._versions.current()
        if current is None or current == self._known:
            return None
        self._known = current
        return current


def _sync(path: Path) -> None:
    """Make a file or folder durable; a full disk may show no sooner."""
    if path.is_dir():
        sync_folder(path)
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
