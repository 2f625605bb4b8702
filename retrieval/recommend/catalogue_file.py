"""A file of products, read like any feed, with vectors of their texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import BadInput
from retrieval.types import Product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.shop import ProductEncoder
    from retrieval.types import Progress

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """Products with vectors.

    Attributes:
        products: by id.
        vectors: (dimension,), float32, by id.
    """

    products: Mapping[str, Product]
    vectors: Mapping[str, Floats]

    def matrix(self, ids: Sequence[str]) -> Floats:
        """(len(ids), dimension), float32; zeros for what isn't there."""
        size = next((len(vector) for vector in self.vectors.values()), 1)
        found = np.zeros((len(ids), size), dtype=np.float32)
        for row, name in enumerate(ids):
            if name in self.vectors:
                found[row] = self.vectors[name]
        return found


def read_catalogue(
    path: Path, encoder: ProductEncoder, work: Path, progress: Progress | None = None
) -> CatalogueFile:
    """Read products.

    Args:
        path: a feed of any format, or JSON of id → text, or of id → object with texts.
        encoder: makes the vectors.
        work: a folder for what is needed meanwhile.
        progress: told how far it is.

    Raises:
        NotFound: there is no such file.
        BadInput: it can't be read, or holds no products.
    """
    store = CatalogueStore.open(work / "catalogue.sqlite")
    try:
        import_feeds(
            [_texts_as_records(path, work)],
            store,
            embed=encoder.encode_products,
            vector_model=encoder.name,
            progress=progress,
        )
        rows = {c.row: c.product for c in store.changes() if c.product is not None}
        if not rows:
            raise BadInput(
                f"{path.name} has no products that can be used.",
                hint="Each needs an id and a title; JSON of id → text will do.",
            )
        vectors = {
            rows[row].id: np.frombuffer(data, dtype="<f4")
            for row, data in store.vectors(encoder.name)
            if row in rows
        }
    finally:
        store.close()
    return CatalogueFile({product.id: product for product in rows.values()}, vectors)


def _texts_as_records(path: Path, work: Path) -> Path:
    """JSON of id → text as records; any other file as it is."""
    if path.suffix.lower() != ".json":
        return path
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return path  # the reader of feeds says what is wrong with it
    if (
        not isinstance(found, dict)
        or not found
        or not all(isinstance(t, str) for t in found.values())
    ):
        return path
    records = [{"id": key, "title": text[:150], "description": text} for key, text in found.items()]
    target = work / path.name
    target.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return target
