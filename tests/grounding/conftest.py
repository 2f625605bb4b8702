"""A small catalogue."""

from __future__ import annotations

import pytest

from retrieval.catalogue.vocabulary import Vocabulary
from retrieval.types import Product


def product(key: str, brand: str, *category: str, **more) -> Product:
    return Product(id=key, title=key, brand=brand, category=category, **more)


PRODUCTS = [
    product("1", "Altra", "Footwear", "Hiking boots", colors=("Navy Blue", "Grey"),
            sizes=("EU 42", "EU 43"), features=("Waterproof", "Ankle support")),
    product("2", "Altra", "Footwear", "Hiking boots", colors=("Blue",), sizes=("EU 42",)),
    product("3", "Summit Peak", "Camping", "Tents", colors=("Olive Green",),
            attributes=(("Capacity", "4 people"),)),
    product("4", "Zelter", "Electronics", "Monitors", sizes=('27"', '32"'), materials=("Plastic",)),
    product("5", "Lila", "Clothing", "T-shirts", colors=("Black", "black", "Black"),
            sizes=("S", "M", "L", "XXL"), audience=("Women",)),
    product("6", "Lila", "Clothing", "Dresses", colors=("Dark Green",)),
    product("7", "Café Noir", "Kitchen", "Coffee makers", sizes=("1.5 l",)),
]  # fmt: skip


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.from_products(PRODUCTS)
