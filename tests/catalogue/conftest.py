from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.store import CatalogueStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from retrieval.catalogue.report import ImportReport
    from retrieval.types import Product


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CatalogueStore]:
    (tmp_path / "shop").mkdir()
    opened = CatalogueStore.open(tmp_path / "shop" / "catalogue.sqlite")
    yield opened
    opened.close()


class Shop:
    """A store with feeds written and imported in one call."""

    def __init__(self, store: CatalogueStore, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def file(self, name: str, content: str | bytes | list[Any] | dict[str, Any]) -> Path:
        path = self.folder / name
        if isinstance(content, (list, dict)):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(self, name: str, content: Any, **options: Any) -> ImportReport:
        return import_feeds([self.file(name, content)], self.store, **options)

    def products(self, name: str, content: Any, **options: Any) -> list[Product]:
        self.load(name, content, **options)
        return list(self.store.products())

    def one(self, name: str, content: Any, **options: Any) -> Product:
        (product,) = self.products(name, content, **options)
        return product


@pytest.fixture
def shop(store: CatalogueStore, tmp_path: Path) -> Shop:
    (tmp_path / "feeds").mkdir()
    return Shop(store, tmp_path / "feeds")


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """Files of the real data; the test is skipped where they are absent."""
    beside = Path(__file__).parents[3] / "shared" / "data"
    root = Path(os.environ.get("DAOGOU_SHARED_DATA", beside))

    def find(name: str) -> Path:
        path = root / name
        if not path.exists():
            pytest.skip(f"real data is absent: {path} (set DAOGOU_SHARED_DATA)")
        return path

    return find
