"""What each scenario shows, and what it doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.recommend.engine import Recommender
from retrieval.recommend.request import Recommended, Request, Rule, Scenario
from retrieval.types import EventType, Money
from tests.recommend.shops import event, opened, product, trained


@pytest.fixture(scope="module", params=["models", "no models"])
def recommender(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Recommender]:
    with opened(tmp_path_factory.mktemp("shop")) as made:
        yield Recommender(made.shop, made.events, trained() if request.param == "models" else None)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Recommender]:
    with opened(tmp_path) as made:
        yield Recommender(made.shop, made.events, trained())


def kinds(found: Recommended) -> list[str]:
    return [item.product.id.split("-")[0] for item in found.items]


def test_a_product_page_shows_the_same_kind(recommender: Recommender) -> None:
    found = recommender.recommend(Request(Scenario.SIMILAR, product_ids=("tent-2",), k=6))
    assert kinds(found) == ["tent"] * 6
    assert "tent-2" not in [item.product.id for item in found.items]


def test_of_two_that_are_alike_the_nearer_price_comes_first(fresh: Recommender) -> None:
    said = {"title": "tent model 2", "brand": "Brand 2"}
    dear, near = product("tent", 90, **said), product("tent", 91, **said)
    prices = {"dear": Money.from_major(900, "EUR"), "near": Money.from_major(131, "EUR")}
    fresh._shop.upsert([replace(dear, price=prices["dear"]), replace(near, price=prices["near"])])
    found = fresh.recommend(Request(Scenario.SIMILAR, product_ids=("tent-2",), k=9))
    order = [item.product.id for item in found.items]
    assert order.index("tent-91") < order.index("tent-90")


def test_what_goes_with_a_tent_is_a_stove_and_no_tent(recommender: Recommender) -> None:
    found = recommender.recommend(Request(Scenario.GOES_WITH, product_ids=("tent-2",), k=4))
    assert set(kinds(found)) == {"stove"}


def test_a_cart_of_both_tastes_is_completed_for_both(recommender: Recommender) -> None:
    request = Request(Scenario.CART, product_ids=("tent-2", "pan-3"), k=8)
    assert set(kinds(recommender.recommend(request))) == {"stove", "knife"}


def test_after_a_purchase_comes_what_others_went_on_to_buy(recommender: Recommender) -> None:
    request = Request(Scenario.AFTER_PURCHASE, shopper_id="new", product_ids=("pan-3",), k=4)
    found = recommender.recommend(request)
    assert set(kinds(found)) == {"knife"}
    assert Rule.SAME_KIND in recommender.explain(request, "pan-4").rules


def test_consumables_may_follow_themselves(fresh: Recommender) -> None:
    request = Request(Scenario.AFTER_PURCHASE, product_ids=("food-1",), k=20)
    found = fresh.recommend(request)
    assert Rule.SAME_KIND not in fresh.explain(request, "food-2").rules
    assert "lead" in kinds(found)[:3]


def test_all_but_the_same_product_does_not_go_with_itself(fresh: Recommender) -> None:
    double = replace(product("tent", 2, category=("Outdoor", "Sale")), id="double")
    fresh._shop.upsert([double])
    found = fresh.recommend(Request(Scenario.GOES_WITH, product_ids=("tent-2",), k=10))
    assert "double" not in [item.product.id for item in found.items[:3]]


def test_a_category_shows_nothing_else_in_the_shopper_s_order(fresh: Recommender) -> None:
    request = Request(Scenario.CATEGORY, category="Tents", k=20)
    assert set(kinds(fresh.recommend(request))) == {"tent"}
    assert len(fresh.recommend(request).items) == 8
    wide = fresh.recommend(Request(Scenario.CATEGORY, category="Outdoor", k=20))
    assert set(kinds(wide)) == {"tent", "stove"}
    assert Rule.OTHER_CATEGORY in fresh.explain(request, "pan-1").rules
    fresh._events.record(
        event("tent-7", EventType.CART, session="keen", key=f"keen{n}") for n in range(3)
    )
    keen = fresh.recommend(Request(Scenario.CATEGORY, category="Tents", session_id="keen", k=20))
    assert [i.product.id for i in keen.items] != [
        i.product.id for i in fresh.recommend(request).items
    ]


def test_a_search_shows_what_was_found_and_taste_decides_between_equals(
    recommender: Recommender,
) -> None:
    relevance = {"pan-1": 1.0, "tent-1": 1.0, "tent-2": 0.2, "pan-2": 0.2}
    first = {
        who: recommender.recommend(
            Request(Scenario.SEARCH, shopper_id=who, relevance=relevance, k=10)
        )
        for who in ("s0", "s1")
    }
    for found in first.values():
        assert {item.product.id for item in found.items} <= relevance.keys()
    order = [
        next(kind for kind in kinds(found) if kind in ("tent", "pan")) for found in first.values()
    ]
    assert order == ["tent", "pan"]
    request = Request(Scenario.SEARCH, relevance=relevance)
    assert Rule.NOT_FOUND in recommender.explain(request, "knife-1").rules


def test_much_more_relevant_products_stay_first(recommender: Recommender) -> None:
    relevance = {"pan-1": 1.0, "tent-1": 0.1, "stove-1": 0.1}
    request = Request(Scenario.SEARCH, shopper_id="s300", relevance=relevance, k=3)
    assert recommender.recommend(request).items[0].product.id == "pan-1"


def test_a_search_that_found_nothing_shows_nothing(recommender: Recommender) -> None:
    assert recommender.recommend(Request(Scenario.SEARCH)).items == ()


def test_the_chat_without_results_shows_what_the_shopper_may_want(recommender: Recommender) -> None:
    found = recommender.recommend(Request(Scenario.CHAT, shopper_id="s1", k=2))
    assert set(kinds(found)) <= {"pan", "knife"}


def test_unknown_products_beside_a_list_are_passed_over(recommender: Recommender) -> None:
    request = Request(Scenario.GOES_WITH, product_ids=("nothing", "tent-2"), k=3)
    found = recommender.recommend(request)
    assert set(kinds(found)) == {"stove"}
    assert found.notes == ("1 unknown products passed over",)
    lost = recommender.recommend(Request(Scenario.SIMILAR, product_ids=("nothing",), k=3))
    assert len(lost.items) == 3
    assert lost.fallback == "popular"
