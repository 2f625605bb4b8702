"""The whole shop, made from its tables and written to a directory."""

import json
import random
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.general_store import tables as source
from examples.general_store.events import Event, make_events
from examples.general_store.orders import make_orders
from examples.general_store.pictures import draw
from examples.general_store.products import Product, make_products
from examples.general_store.reviews import Rating, Review, make_reviews, rate
from examples.general_store.shoppers import Shopper, make_shoppers

SHOP_KEYS = ("name", "tagline", "about", "currency", "support_email", "starters")


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything the demo shop consists of."""

    tables: source.Tables
    products: tuple[Product, ...]
    reviews: tuple[Review, ...]
    ratings: Mapping[str, Rating]
    shoppers: tuple[Shopper, ...]
    events: tuple[Event, ...]
    orders: list[dict[str, Any]]


def make_shop(seed: int = 7) -> Shop:
    """Make the shop in memory; the same seed makes the same shop.

    Each part draws from its own generator, so that a reworded review moves no order.
    """
    tables = source.load()

    def rng(part: str) -> random.Random:
        return random.Random(f"{seed} {part}")

    products = make_products(tables, rng("products"))
    reviews = make_reviews(products, tables, rng("reviews"))
    ratings = rate(products, reviews, rng("ratings"))
    shoppers = make_shoppers(tables, rng("shoppers"))
    events = make_events(products, shoppers, tables, rng("events"))
    orders = make_orders(events, shoppers, tables, rng("orders"))
    return Shop(tables, products, reviews, ratings, shoppers, events, orders)


def _write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _brand_records(tables: source.Tables) -> list[dict[str, Any]]:
    return [
        {
            "name": brand.name,
            "level": brand.level,
            "character": brand.character,
            "departments": list(brand.departments),
            "story": brand.story,
        }
        for brand in tables.brands.values()
    ]


def _write_pictures(shop: Shop, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for product in shop.products:
        picture = draw(product.kind, product.row, shop.tables.colors)
        (folder / f"{product.id}.svg").write_text(picture, encoding="utf-8")


def build(out_dir: Path, *, seed: int = 7) -> None:
    """Write the demo shop.

    Args:
        out_dir: where it goes; created if need be. Files of an earlier build are replaced.
        seed: same seed, same bytes.
    """
    shop = make_shop(seed)
    out_dir.mkdir(parents=True, exist_ok=True)
    currency = str(shop.tables.settings["currency"])
    _write_lines(
        out_dir / "products.jsonl",
        (
            product.record(shop.ratings[product.id].stars, shop.ratings[product.id].count, currency)
            for product in shop.products
        ),
    )
    _write_lines(out_dir / "reviews.jsonl", (review.record() for review in shop.reviews))
    _write_lines(out_dir / "events.jsonl", (event.record() for event in shop.events))
    _write_json(out_dir / "shoppers.json", [shopper.record() for shopper in shop.shoppers])
    _write_json(out_dir / "orders.json", shop.orders)
    _write_json(out_dir / "brands.json", _brand_records(shop.tables))
    _write_json(out_dir / "shop.json", {key: shop.tables.settings[key] for key in SHOP_KEYS})
    shutil.rmtree(out_dir / "policies", ignore_errors=True)
    shutil.copytree(source.HERE / "policies", out_dir / "policies")
    _write_pictures(shop, out_dir / "pictures")
