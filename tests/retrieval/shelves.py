"""A small catalogue with known answers, and an encoder that needs no model."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encoders.product_text import product_text
from retrieval.index.words import content_words
from retrieval.types import Availability, Money, Product, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DIMENSION = 32
IN, OUT = Availability.IN_STOCK, Availability.OUT_OF_STOCK


class WordEncoder:
    """Words hashed to random directions: texts that share words are near."""

    name = "words-32"
    dimension = DIMENSION

    def encode_query(self, text: str) -> NDArray[np.float32]:
        vector = np.full(DIMENSION, 1e-3, dtype=np.float32)
        for word in content_words(text):
            rng = np.random.default_rng(zlib.crc32(word.encode()))
            vector += rng.standard_normal(DIMENSION).astype(np.float32)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def encode_queries(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        return np.stack([self.encode_query(text) for text in texts])

    def encode_products(self, products: Sequence[Product], /) -> NDArray[np.float32]:
        if not products:
            return np.empty((0, DIMENSION), np.float32)
        return np.stack([self.encode_query(product_text(product)) for product in products])

    def knows(self, word: str) -> bool:
        return word in {"train", "cheap"}


def money(amount: float) -> Money:
    return Money.from_major(amount, "EUR")


def boot(key: str, title: str, price: float | None = 100.0, **rest: Any) -> Product:
    values: dict[str, Any] = {"availability": IN, "category": ("Footwear", "Hiking boots")}
    cost = None if price is None else money(price)
    return Product(key, title, price=cost, **(values | rest))


def shelf() -> list[Product]:
    """Twelve products; ids say what they are."""
    return [
        boot("leather", "Alpine leather boots", 180.0, colors=("brown",), materials=("leather",)),
        boot(
            "vegan",
            "Trail boots",
            120.0,
            description="Waterproof and leather-free.",
            colors=("navy blue",),
            features=("vegan", "waterproof"),
            rating=4.6,
            review_count=40,
        ),
        boot("cheap", "Beginner boots", 49.99, colors=("blue",), rating=3.1, review_count=9),
        boot("gone", "Glacier boots", 300.0, availability=OUT, rating=4.9, review_count=3),
        boot("unpriced", "Prototype boots", None, created="2026-05-01"),
        boot(
            "formed",
            "Summit boots",
            90.0,
            created="2026-01-01",
            variants=(
                Variant("formed-red-42", ("red",), ("42",), money(90.0), IN),
                Variant("formed-red-43", ("red",), ("43",), money(95.0), OUT),
                Variant("formed-blue-43", ("blue",), ("43",), money(140.0), IN),
            ),
        ),
        Product("laces", "Boot laces", price=money(4.0), availability=IN, category=("Footwear",)),
        Product(
            "headphones",
            "WH-1000XM4 wireless headphones",
            description="Noise cancelling, not waterproof.",
            brand="Sony",
            category=("Electronics", "Headphones"),
            price=money(250.0),
            availability=IN,
            colors=("black", "silver"),
            features=("noise cancelling",),
        ),
        Product(
            "monitor",
            'Clearview 27" monitor',
            category=("Electronics", "Monitors"),
            price=money(300.0),
            sizes=("27 inch",),
        ),
        Product(
            "pan",
            "Non-stick frying pan",
            description="Made of aluminium; goes well with leather gloves.",
            category=("Kitchen", "Frying pans"),
            price=money(30.0),
            availability=IN,
            sizes=("9.5", "Large"),
        ),
        Product("muesli", "Gluten-free muesli", category=("Food", "Muesli"), price=money(6.5)),
        Product("cafe", "Crème brûlée café set", category=("Kitchen",), price=money(15.0)),
    ]
