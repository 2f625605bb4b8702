from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.encoders.text import TextEncoder
from retrieval.index.columns import FilterColumns
from retrieval.shop import Shop
from tests.retrieval.shelves import WordEncoder, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def real_encoder() -> TextEncoder:
    return TextEncoder()


@pytest.fixture
def columns() -> FilterColumns:
    columns = FilterColumns()
    columns.update(enumerate(shelf()))
    return columns


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    encoder = WordEncoder()
    with Shop.open(tmp_path / "shop", encoder=encoder, writer=True) as shop:
        shop.upsert(shelf())
        yield shop
