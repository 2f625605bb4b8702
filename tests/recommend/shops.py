"""A tiny shop with known tastes, its events, and real models trained on them.

Campers look at tents and then buy a tent with a stove; cooks do so with pans and knives; dog owners
buy the same food again and again. Nobody does two of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.events import EventStore
from retrieval.models.graph import GraphConfig
from retrieval.models.sequence import SequenceConfig
from retrieval.ranking.ranker import RankerConfig
from retrieval.recommend.items import ItemTable
from retrieval.recommend.manifest import ModelManifest
from retrieval.recommend.models import Models
from retrieval.recommend.touches import interactions_of
from retrieval.recommend.training import TrainConfig, fit_fusion
from retrieval.shop import Shop
from retrieval.types import Availability, Event, EventType, Money, Product, Review
from tests.retrieval.shelves import WordEncoder

KINDS = {
    "tent": ("Outdoor", "Tents", 8, 120.0),
    "stove": ("Outdoor", "Stoves", 6, 40.0),
    "pan": ("Kitchen", "Pans", 8, 30.0),
    "knife": ("Kitchen", "Knives", 6, 25.0),
    "food": ("Pets", "Dog food", 6, 20.0),
    "lead": ("Pets", "Dog leads", 6, 15.0),
}
#: What somebody of each taste goes on to buy, and what with it.
TASTES = (("tent", "stove"), ("pan", "knife"), ("food", "lead"))
SHOPPERS = 900
#: The last event; tests ask a little later, by the real clock.
LAST = datetime.now(UTC) - timedelta(hours=2)
EPOCHS = 3


@dataclass(frozen=True)
class Made:
    """The shop, open."""

    shop: Shop
    events: EventStore


def product(kind: str, number: int, **rest: Any) -> Product:
    """One of the catalogue, or another like it."""
    department, leaf, _, price = KINDS[kind]
    values: dict[str, Any] = {
        "title": f"{kind} model {number}",
        "description": f"A {kind} for {department}, {leaf}.",
        "brand": f"Brand {number % 3}",
        "category": (department, leaf),
        "price": Money.from_major(price + 5 * number, "EUR"),
        "availability": Availability.IN_STOCK,
        "rating": 3.5 + number % 4 / 2,
        "review_count": 4 * number,
        "created": (LAST - timedelta(days=10 if number == 1 else 400)).date().isoformat(),
    }
    return Product(f"{kind}-{number}", **(values | rest))


def catalogue() -> list[Product]:
    """Forty products."""
    return [product(kind, n) for kind, (_, _, count, _) in KINDS.items() for n in range(count)]


def reviews() -> list[Review]:
    """What campers say of one tent."""
    texts = ("Really easy to pitch, great.", "It is very easy and simple, I love it.", "So easy!")
    return [Review("tent-2", 5.0, text, author=f"camper {n}") for n, text in enumerate(texts)]


@cache
def happened() -> tuple[Event, ...]:
    """A few thousand events, the same each time."""
    rng = np.random.default_rng(11)
    found = []
    for shopper in range(SHOPPERS):
        first, second = TASTES[shopper % len(TASTES)]
        for visit in range(2):
            begun = LAST - timedelta(days=int(rng.integers(1, 25)), minutes=shopper)
            number = int(rng.integers(KINDS[second][2]))
            again = shopper % 5 if first == "food" else number
            chosen = [
                (first, (number + 1) % KINDS[first][2], EventType.VIEW),
                (first, again, EventType.VIEW),
                (first, again, EventType.PURCHASE),
                (second, number, EventType.VIEW),
                (second, number, EventType.PURCHASE),
            ]
            for minute, (kind, which, type_) in enumerate(chosen):
                when = begun + timedelta(minutes=minute)
                found.append(
                    event(f"{kind}-{which}", type_, f"s{shopper}", when, f"s{shopper}-{visit}")
                )
    return tuple(found)


def event(
    product_id: str | None,
    kind: EventType = EventType.VIEW,
    shopper: str | None = None,
    when: datetime | None = None,
    session: str | None = None,
    key: str | None = None,
) -> Event:
    """Something that happened, by default just now."""
    when = when or datetime.now(UTC)
    name = key or f"{shopper}/{session}/{product_id}/{kind}/{when.isoformat()}"
    return Event(name, kind, when, product_id, shopper, session)


@contextmanager
def opened(folder: Path, *, events: bool = True) -> Iterator[Made]:
    """The shop in a folder, with what happened in it or without."""
    with Shop.open(folder / "shop", encoder=WordEncoder(), writer=True) as shop:
        shop.upsert(catalogue())
        shop.store.apply([], reviews=reviews())
        shop.searcher.catch_up(shop.store)
        store = EventStore.open(folder / "events.sqlite")
        if events:
            store.record(happened())
        yield Made(shop, store)
        store.close()


@cache
def trained() -> Models:
    """Models of all kinds, each trained for a moment."""
    products = {one.id: one for one in catalogue()}
    interactions = interactions_of(happened(), products)
    vectors = WordEncoder().encode_products(list(products.values()))
    config = TrainConfig(
        graph=GraphConfig(epochs=EPOCHS, embedding_size=16),
        sequence=SequenceConfig(epochs=EPOCHS, embedding_size=16, layers=1),
        ranker=RankerConfig(epochs=60, least_in_leaf=10),
    )
    items = ItemTable.from_products(products, products)
    found = fit_fusion(interactions, items, config, vectors=vectors)
    assert found.fusion.ranker is not None
    return Models(
        version="tiny",
        fusion=found.fusion,
        shoppers={name: number for number, name in enumerate(interactions.shopper_ids)},
        manifest=ModelManifest(
            version="tiny",
            created=LAST.isoformat(),
            scorers=tuple(found.fusion.scorers),
            configs={},
            data=interactions.digest,
            catalogue="",
            counts={},
            newest=interactions.last_time,
            quality={},
            seconds=found.seconds,
            seen=False,
        ),
    )
