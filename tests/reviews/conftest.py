from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.catalogue.store import CatalogueStore
from retrieval.reviews.aspect_mining import AspectFinder
from retrieval.reviews.aspects import Aspects
from retrieval.reviews.sentiment import SentimentHead
from retrieval.types import Product, Review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retrieval.encoders.text import TextEncoder

BAG = Product(
    id="bag",
    title="Fell 30 walking rucksack",
    description="A rucksack with a long zip and padded straps.",
    category=("Bags", "Rucksacks"),
    colors=("sage",),
    features=("chest strap", "reflective"),
    attributes=(("weight", "900 g"), ("made in", "England")),
)


def review(text: str, stars: float | None = None, product_id: str = "bag") -> Review:
    return Review(product_id, stars, text)


@pytest.fixture(scope="session")
def demo_reviews(demo_shop: Path) -> list[Review]:
    """All reviews of the demo shop."""
    store = CatalogueStore.open(demo_shop / "catalogue.sqlite", read_only=True)
    found = [review for key in store.ids() for review in store.reviews(key)]
    store.close()
    return found


@pytest.fixture(scope="session")
def general_head(encoder: TextEncoder) -> SentimentHead:
    """What a shop without reviews starts with."""
    return SentimentHead.fit([], [], encoder)


@pytest.fixture(scope="session")
def bag_aspects() -> Aspects:
    """The aspects of a shop that sells one rucksack."""
    finder = AspectFinder([BAG])
    texts = ("The zip is fiddly.", "The zip broke.", "The zip sticks.", "Light and comfortable.")
    finder.read([*texts, "My wife is happy.", "The week was wet.", "The rucksack is big."] * 3)
    finder.read(["The chest strap helps, and the size, the colour and the battery."] * 2)
    return finder.aspects()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CatalogueStore]:
    opened = CatalogueStore.open(tmp_path / "catalogue.sqlite")
    yield opened
    opened.close()
