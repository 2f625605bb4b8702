"""What sells, for the searcher: the recommender's popularity, in step with live events."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from retrieval.recommend.engine import Recommender, RecommenderConfig
from retrieval.recommend.models import Models
from retrieval.types import Event, EventType, Filters, SearchQuery, Sort, Variant
from tests.recommend.shops import LAST, Made, event, product, trained

TENTS = SearchQuery("", Filters(category=("Tents",)), sort=Sort.POPULARITY)
NOW = LAST + timedelta(hours=1)


def selling(
    made: Made, models: Models | None = None, *, every_s: float = 0.0
) -> Callable[[], Mapping[str, float]]:
    config = RecommenderConfig(selling_every_s=every_s)
    return Recommender(made.shop, made.events, models, config=config).selling


def tents(made: Made) -> list[str]:
    return [hit.product.id for hit in made.shop.search(TENTS).hits]


def bought(product_id: str, times: int, who: str = "burst") -> list[Event]:
    return [event(product_id, EventType.PURCHASE, f"{who}{n}", NOW, f"{n}") for n in range(times)]


def test_a_burst_of_purchases_changes_the_order_without_a_restart(made: Made) -> None:
    made.shop.searcher.popularity = selling(made)
    before = tents(made)
    assert before[-1] != before[0]
    made.events.record(bought(before[-1], 400))
    assert tents(made) == [before[-1], *before[:-1]]


def test_views_in_a_visit_that_bought_count_nothing_more(made: Made) -> None:
    sold = selling(made)
    made.events.record([event("tent-1", EventType.PURCHASE, "x", NOW, "v")])
    known = sold()
    made.events.record(event("tent-1", EventType.VIEW, "x", NOW, "v", str(n)) for n in range(50))
    made.events.record([event("tent-1", EventType.IMPRESSION, "y", NOW, "w")])
    assert sold() is known


def test_counting_live_and_anew_come_to_the_same(made: Made) -> None:
    live = selling(made)
    made.events.record([*bought("tent-1", 30), event("tent-2"), event("tent-2", shopper="x")])
    anew = selling(made)
    assert live() == pytest.approx(anew(), rel=0.01)


def test_events_of_a_variant_are_the_products(made: Made) -> None:
    made.shop.upsert([product("tent", 99, variants=(Variant("tent-99-a"), Variant("tent-99-b")))])
    made.shop.searcher.popularity = selling(made)
    made.events.record([*bought("tent-99-a", 250), *bought("tent-99-b", 250)])
    assert tents(made)[0] == "tent-99"


def test_a_product_that_is_new_sells_at_once(made: Made) -> None:
    made.shop.searcher.popularity = selling(made, trained())
    assert tents(made)
    made.shop.upsert([product("tent", 98)])
    made.events.record(bought("tent-98", 400))
    assert tents(made)[0] == "tent-98"


def test_between_two_looks_nothing_is_read(made: Made) -> None:
    sold = selling(made, every_s=0.2)
    known = sold()
    made.events.record(bought("tent-1", 30))
    assert sold() is known
    time.sleep(0.25)
    assert sold() is not known
