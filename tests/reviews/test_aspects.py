from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.catalogue.store import CatalogueStore
from retrieval.reviews.aspect_mining import AspectFinder
from retrieval.reviews.aspects import Aspect, Aspects, ProductWords, stem
from retrieval.types import Review
from tests.reviews.conftest import BAG

BAG_WORDS = ProductWords.of(BAG)


def names(aspects: Aspects) -> dict[str, str]:
    return {aspect.name: aspect.source for aspect in aspects}


def test_aspects_come_from_the_catalogue_and_the_reviews(bag_aspects: Aspects) -> None:
    found = names(bag_aspects)
    assert found["zip"] == "reviews"
    assert found["chest strap"] == "feature"
    assert found["size"] == "general"
    assert {"made in", "reflective", "delivery", "wife", "week"}.isdisjoint(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The zips are stuck", ("zip",)),
        ("The zip broke", ("zip", "durability")),
        ("I charge it on Sundays", ("battery",)),
        ("THE CHEST STRAP is comfy", ("chest strap", "comfort")),
        ("The sage is lovely", ("colour",)),
        ("The cream is lovely", ()),
        ("The rucksack is fine", ()),
        ("My zip", ()),
        ("", ()),
        ("Sehr bequem", ()),
    ],
)
def test_texts_name_aspects_in_any_of_their_forms(
    text: str, expected: tuple[str, ...], bag_aspects: Aspects
) -> None:
    assert bag_aspects.named_in(text, BAG_WORDS) == expected


def test_the_longest_form_counts() -> None:
    aspects = Aspects(
        [Aspect("fit", ("fit",), "general"), Aspect("storage space", ("fit in",), "general")]
    )
    assert aspects.named_in("Everything fits in.") == ("storage space",)
    assert aspects.named_in("It fits.") == ("fit",)


def test_a_quality_meets_its_adjective() -> None:
    assert stem("breathability") == stem("Breathable")
    assert stem("zips") == stem("ZIP")


def test_another_shop_has_other_aspects(bag_aspects: Aspects) -> None:
    finder = AspectFinder([])
    finder.read(["The glaze is chipped.", "The glaze has a crack."] * 3)
    assert "glaze" in names(finder.aspects())
    assert "zip" not in names(finder.aspects())
    assert "glaze" not in names(bag_aspects)


def test_a_shop_without_reviews_has_no_aspects() -> None:
    assert len(AspectFinder([BAG]).aspects()) == 0


def test_rows_come_back_as_aspects(bag_aspects: Aspects) -> None:
    assert list(Aspects.from_rows(bag_aspects.rows())) == list(bag_aspects)
    with pytest.raises(ValueError, match="isn't an aspect"):
        Aspects.from_rows([["zip", "nowhere", ["zip"]]])


def test_the_demo_shop_speaks_of_parts_and_properties(
    demo_shop: Path, demo_reviews: list[Review]
) -> None:
    store = CatalogueStore.open(demo_shop / "catalogue.sqlite", read_only=True)
    finder = AspectFinder(store.products())
    store.close()
    finder.read(review.text for review in demo_reviews)
    found = names(finder.aspects())
    assert {"size", "battery", "comfort", "price", "zip", "strap", "cover"} <= set(found)
    assert {"dog", "son", "week", "down", "it"}.isdisjoint(found)
