"""Pictures that lie beside a feed: which products name them, and where they are."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from retrieval.catalogue.store import CatalogueStore


def picture_sources(store: CatalogueStore, feeds: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """(path as in the feed, file to copy) of each picture that lies below a feed's folder.

    Args:
        store: the catalogue after the import.
        feeds: the files that were imported.
    """
    folders = list(dict.fromkeys(path.resolve().parent for path in feeds))
    seen: set[str] = set()
    for product in store.products():
        for image in (product.image, *(variant.image for variant in product.variants)):
            if image is None or "://" in image or image in seen:
                continue
            seen.add(image)
            found = next((f for folder in folders if (f := _inside(folder, image))), None)
            if found is not None:
                yield image, found


def _inside(folder: Path, image: str) -> Path | None:
    """The file, unless a symbolic link leads out of the folder."""
    path = (folder / image).resolve()
    return path if path.is_file() and path.is_relative_to(folder) else None


def copy_pictures(store: CatalogueStore, feeds: Sequence[Path], folder: Path) -> int:
    """Copy the pictures that lie beside the feeds into a shop's folder, under the feeds' paths.

    Returns:
        How many were copied; those that are there already, of the same size, are left.
    """
    copied = 0
    for image, source in picture_sources(store, feeds):
        target = folder / image.removeprefix("pictures/")
        if target.exists() and target.stat().st_size == source.stat().st_size:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        copied += 1
    return copied
