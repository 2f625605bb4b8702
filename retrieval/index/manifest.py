"""What stands beside an index on the disk: what it was built from and how its files must look."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from retrieval.errors import ShopCorrupt

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a saved index.

    Attributes:
        kind: which index, with the version of its layout.
        settings: what it was built with; another value means that it must be built again.
        generation: of the catalogue when it was saved; the index catches up from there.
        count: products in it.
        files: size and CRC-32 of each file.
    """

    kind: str
    settings: str
    generation: int
    count: int
    files: dict[str, tuple[int, int]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Replace the manifest of a folder in one step, durably."""
        write_atomically(folder / NAME, json.dumps(asdict(self), indent=1).encode())

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of a folder; None where there is none.

        Raises:
            ShopCorrupt: it can't be read.
        """
        path = folder / NAME
        if not path.is_file():
            return None
        try:
            values = json.loads(path.read_bytes())
            files = {name: (int(size), int(crc)) for name, (size, crc) in values["files"].items()}
            return cls(
                str(values["kind"]),
                str(values["settings"]),
                int(values["generation"]),
                int(values["count"]),
                files,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ShopCorrupt(f"{path} can't be read: {error}") from error

    def verify(self, folder: Path, stems: set[str] | None = None) -> None:
        """Check sizes and checksums.

        Args:
            folder: where the files lie.
            stems: names without suffix that matter; all do where it is None.

        Raises:
            ShopCorrupt: a file is missing or not as it was saved.
        """
        for name, expected in self.files.items():
            if stems is not None and name.split(".")[0] not in stems:
                continue
            try:
                found = checksum(folder / name)
            except OSError as error:
                raise ShopCorrupt(f"{folder / name} can't be read: {error}") from error
            if found != expected:
                raise ShopCorrupt(f"{folder / name} is not as it was saved.")


def checksum(path: Path) -> tuple[int, int]:
    """Size and CRC-32 of a file."""
    size, crc = 0, 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            size += len(block)
            crc = zlib.crc32(block, crc)
    return size, crc


def checksums(folder: Path, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Sizes and checksums of some files of a folder."""
    return {name: checksum(folder / name) for name in sorted(names)}


def write_atomically(path: Path, content: bytes) -> None:
    """Readers see the old file or the new one, also after a power cut."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
