"""What shops sell and how they talk of it: broad vocabularies, and that of any imported shop."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import BadInput, ShopMissing
from retrieval.types import Product

#: A shop's values beyond so many a category add nothing but time.
MOST_VALUES = 40
FEWEST_PRODUCTS = 2


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of product; empty lists where a question makes no sense for it."""

    name: str
    also: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    price: tuple[float, float] = (10.0, 100.0)
    titles: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """A shop's words."""

    name: str
    brands: tuple[str, ...]
    categories: tuple[Category, ...]


_KEYS = {
    "also": "also", "colors": "colors", "sizes": "sizes", "is": "adjectives", "has": "nouns",
    "materials": "materials", "uses": "uses", "audience": "audience", "titles": "titles",
    "story": "stories",
}  # fmt: skip


@cache
def trades() -> tuple[Trade, ...]:
    """The trades of `finetune/data/trades`, by name."""
    folder = resources.files("finetune.data") / "trades"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name
    )
    return tuple(_trade(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def _trade(data: dict[str, Any]) -> Trade:
    categories = tuple(
        Category(
            name=str(entry["name"]),
            price=(float(entry["price"][0]), float(entry["price"][1])),
            **{ours: tuple(map(str, entry.get(key, ()))) for key, ours in _KEYS.items()},
        )
        for entry in data["categories"]
    )
    return Trade(str(data["name"]), tuple(map(str, data["brands"])), categories)


def products_of(shop: Path) -> list[Product]:
    """All products of an imported shop.

    Raises:
        ShopMissing: There is no shop.
        ShopError: It is damaged.
    """
    if not (shop / "catalogue.sqlite").exists():
        raise ShopMissing(f"There is no shop in {shop}.", hint="Make one with daogou import.")
    store = CatalogueStore.open(shop / "catalogue.sqlite", read_only=True)
    try:
        return list(store.products())
    finally:
        store.close()


def shop_trade(shop: Path) -> Trade:
    """The words of an imported shop, for data that sounds like it; errors as for its products.

    Raises:
        BadInput: It has no category with two products.
    """
    return trade_of(shop.name, products_of(shop))


def trade_of(name: str, products: Iterable[Product]) -> Trade:
    """The words of some products; errors as for `shop_trade`."""
    shelves: dict[str, list[Product]] = defaultdict(list)
    brands: Counter[str] = Counter()
    for product in products:
        if product.category:
            shelves[product.category[-1]].append(product)
        if product.brand:
            brands[product.brand] += 1
    categories = tuple(
        _category(shelf, found)
        for shelf, found in sorted(shelves.items())
        if len(found) >= FEWEST_PRODUCTS
    )
    if not categories:
        raise BadInput(
            f"The shop {name} has too few products to make data from its words.",
            hint="Leave --shop out: the adapter reads shops that it has never seen.",
        )
    return Trade(name, tuple(brand for brand, _ in brands.most_common(200)), categories)


def _category(name: str, products: Sequence[Product]) -> Category:
    prices = sorted(p.price.major for p in products if p.price is not None) or [10.0, 100.0]
    return Category(
        name=name.lower(),
        colors=_values(products, "colors"),
        sizes=_values(products, "sizes"),
        adjectives=_values(products, "features"),
        materials=_values(products, "materials"),
        audience=_values(products, "audience"),
        price=(float(prices[0]), float(prices[-1])),
        titles=tuple(product.title for product in products[:MOST_VALUES]),
    )


def _values(products: Iterable[Product], name: str) -> tuple[str, ...]:
    counted = Counter(value for product in products for value in getattr(product, name))
    return tuple(value.lower() for value, _ in counted.most_common(MOST_VALUES))
