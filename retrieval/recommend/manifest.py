"""What stands beside saved models: what they were learned from, how good they are, their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from retrieval.errors import ShopCorrupt
from retrieval.evaluation.bootstrap import Interval
from retrieval.index.manifest import checksum, checksums, write_atomically
from retrieval.recommend.versions import RETRAIN

NAME = "manifest.json"
LAYOUT = 2


@dataclass(frozen=True, slots=True)
class ModelManifest:
    """The record of one version.

    Attributes:
        version: its name.
        created: when, ISO 8601.
        scorers: names, in the order of the ranker's columns.
        configs: settings by scorer, the seeds among them; `ranker` and `training` likewise.
        data: digest of the interactions.
        catalogue: digest of the product ids.
        counts: interactions, shoppers, products.
        newest: time of the newest interaction, seconds since 1970.
        quality: nDCG at 10 on held-out steps, by scorer and of the fusion.
        seconds: of training, by model.
        seen: what a shopper has taken may be put forward again.
        files: size and CRC-32 of each file, by its path in the folder.
        layout: of the folder.
    """

    version: str
    created: str
    scorers: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]
    data: str
    catalogue: str
    counts: Mapping[str, int]
    newest: float
    quality: Mapping[str, Interval]
    seconds: Mapping[str, float]
    seen: bool
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    layout: int = LAYOUT

    def write(self, folder: Path) -> None:
        """Write it into a folder.

        Raises:
            OSError: the disk is full.
        """
        write_atomically(folder / NAME, json.dumps(asdict(self), indent=1).encode())

    @classmethod
    def read(cls, folder: Path) -> ModelManifest:
        """Read it.

        Raises:
            ShopCorrupt: it isn't there, can't be read, or another release wrote it.
        """
        path = folder / NAME
        try:
            values = json.loads(path.read_bytes())
            if values["layout"] != LAYOUT:
                raise ValueError(f"layout {values['layout']}, this program reads {LAYOUT}")
            quality = {name: Interval(**found) for name, found in values["quality"].items()}
            files = {name: (int(size), int(crc)) for name, (size, crc) in values["files"].items()}
            scorers = tuple(values["scorers"])
            return cls(**{**values, "quality": quality, "files": files, "scorers": scorers})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ShopCorrupt(f"{path} can't be read: {error}", hint=RETRAIN) from error

    def verify(self, folder: Path) -> None:
        """Check sizes and checksums of all files.

        Raises:
            ShopCorrupt: a file is missing or not as it was saved.
        """
        for name, expected in self.files.items():
            try:
                found = checksum(folder / name)
            except OSError as error:
                raise ShopCorrupt(
                    f"{folder / name} can't be read: {error}", hint=RETRAIN
                ) from error
            if found != expected:
                raise ShopCorrupt(f"{folder / name} is not as it was saved.", hint=RETRAIN)


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Sizes and checksums of all files below a folder, but for the manifest."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return checksums(folder, [name for name in names if name != NAME])


def ids_digest(ids: Iterable[str]) -> str:
    """A hash of product ids in their order."""
    return hashlib.sha256("\0".join(ids).encode()).hexdigest()[:16]
