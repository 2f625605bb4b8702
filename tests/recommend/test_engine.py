"""The recommender over a real tiny shop with real tiny models."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import NotFound
from retrieval.models.item_item import ItemItemScorer
from retrieval.models.query import Query
from retrieval.recommend.engine import Recommender
from retrieval.recommend.request import Recommended, Request, Rule, Scenario
from retrieval.types import Availability, EventType, Filters, Money
from tests.recommend.shops import Made, catalogue, event, opened, product, trained

CAMPER, COOK, DOG = "s0", "s1", "s2"


def ids(found: Recommended) -> list[str]:
    return [item.product.id for item in found.items]


def kinds(found: Recommended) -> set[str]:
    return {name.split("-")[0] for name in ids(found)}


def home(shopper: str | None = None, **rest: object) -> Request:
    return Request(Scenario.HOME, shopper_id=shopper, **rest)


def test_two_shoppers_with_different_pasts_see_different_lists(recommender: Recommender) -> None:
    # Of more the models have nothing to say: these shoppers have seen half of what they like.
    camper, cook = (recommender.recommend(home(who, k=4)) for who in (CAMPER, COOK))
    assert kinds(camper) <= {"tent", "stove"}
    assert kinds(cook) <= {"pan", "knife"}
    assert (camper.model, camper.fallback, camper.notes) == ("tiny", None, ())


def test_an_event_changes_the_next_answer(made: Made, recommender: Recommender) -> None:
    request = home(session_id="fresh", k=5)
    before = recommender.recommend(request)
    made.events.record([event(f"pan-{n}", session="fresh", key=f"fresh{n}") for n in (1, 2)])
    after = recommender.recommend(request)
    assert before.fallback == "popular"
    assert after.fallback is None
    assert kinds(after) <= {"pan", "knife"}
    assert not {"pan-1", "pan-2"} & set(ids(after))


def test_events_of_the_session_need_not_be_recorded(recommender: Recommender) -> None:
    sent = tuple(event(f"tent-{n}", key=f"sent{n}") for n in (1, 2))
    assert kinds(recommender.recommend(home(session_events=sent, k=4))) <= {"tent", "stove"}


def test_what_sells_counts_at_once(made: Made, recommender: Recommender) -> None:
    request = Request(Scenario.HOME, k=3)
    assert "lead-0" not in ids(recommender.recommend(request))
    made.events.record(
        event("lead-0", EventType.PURCHASE, f"new{n}", session=f"new{n}") for n in range(300)
    )
    assert ids(recommender.recommend(request))[0] == "lead-0"


def test_nothing_that_may_not_be_shown_is_shown(made: Made) -> None:
    recommender = Recommender(made.shop, made.events, trained(), blocklist=frozenset(["stove-1"]))
    made.shop.delete(["tent-1"])
    made.shop.upsert([product("tent", 2, availability=Availability.OUT_OF_STOCK)])
    made.events.record([event("tent-3", EventType.PURCHASE, CAMPER)])
    request = home(CAMPER, k=100, not_ids=("tent-4",))
    shown = ids(recommender.recommend(request))
    assert len(shown) == len(set(shown)) > 20
    wrong = {"tent-1": None, "tent-2": Rule.OUT_OF_STOCK, "tent-3": Rule.BOUGHT}
    wrong |= {"tent-4": Rule.EXCLUDED, "stove-1": Rule.BLOCKED}
    assert not wrong.keys() & set(shown)
    for name, rule in wrong.items():
        if rule is not None:
            assert rule in recommender.explain(request, name).rules


def test_consumables_come_back_and_other_things_do_not(recommender: Recommender) -> None:
    bought = {e.product_id for e in recommender._events.of_shopper(DOG) if e.type == "purchase"}
    shown = ids(recommender.recommend(home(DOG, k=40)))
    assert "food-2" in bought & set(shown)
    assert not {name for name in bought if name.startswith("lead")} & set(shown)


def test_a_new_product_is_found_by_its_text_without_training(
    made: Made, recommender: Recommender
) -> None:
    recommender.recommend(home(CAMPER))
    made.shop.upsert([product("tent", 50)])
    found = recommender.recommend(home(CAMPER, k=20))
    scores = {item.product.id: item.score for item in found.items}
    others = [score for name, score in scores.items() if not name.startswith(("tent", "stove"))]
    assert scores["tent-50"] > max(others)  # variety may put one of them before it
    breakdown = recommender.explain(home(CAMPER, k=10), "tent-50")
    assert set(breakdown.scorers) == {"content"}
    similar = Request(Scenario.SIMILAR, product_ids=("tent-50",), k=4)
    assert kinds(recommender.recommend(similar)) == {"tent"}


def test_products_that_came_since_the_training_are_there_from_the_start(made: Made) -> None:
    made.shop.upsert([product("tent", 60, price=Money.from_major(125, "EUR"))])
    recommender = Recommender(made.shop, made.events, trained())
    assert set(recommender.explain(home(CAMPER), "tent-60").scorers) == {"content"}
    similar = Request(Scenario.SIMILAR, product_ids=("tent-2",), k=8)
    assert "tent-60" in ids(recommender.recommend(similar))


def test_deleted_products_still_count_as_history(made: Made, recommender: Recommender) -> None:
    made.events.record([event("pan-3", shopper="gone", session="x")])
    made.shop.delete(["pan-3"])
    found = recommender.recommend(home("gone", k=2))
    assert kinds(found) <= {"pan", "knife"}
    assert "pan-3" not in ids(found)
    assert all(
        reason.evidence.get("product_id") != "pan-3" for i in found.items for reason in i.reasons
    )


def test_changed_stock_and_prices_count_at_once(made: Made, recommender: Recommender) -> None:
    request = home(CAMPER, k=3)
    best = ids(recommender.recommend(request))[0]
    (record,) = made.shop.store.get([best]).values()
    made.shop.upsert([replace(record, availability=Availability.OUT_OF_STOCK)])
    assert best not in ids(recommender.recommend(request))
    made.shop.upsert([record])
    assert best in ids(recommender.recommend(request))


@pytest.mark.parametrize("models", [True, False])
@pytest.mark.parametrize("events", [True, False])
@pytest.mark.parametrize("scenario", list(Scenario))
def test_every_scenario_has_a_list_whatever_is_there(
    tmp_path: Path, scenario: Scenario, events: bool, models: bool
) -> None:
    with opened(tmp_path, events=events) as made:
        recommender = Recommender(made.shop, made.events, trained() if models else None)
        for shopper in (None, "nobody", CAMPER):
            request = Request(
                scenario,
                shopper_id=shopper,
                product_ids=("tent-1",),
                category="Pans" if scenario is Scenario.CATEGORY else None,
                relevance={f"pan-{n}": 1.0 - n / 10 for n in range(6)}
                if scenario is Scenario.SEARCH
                else {},
                k=5,
            )
            found = recommender.recommend(request)
            assert len(set(ids(found))) == 5
            assert all(np.isfinite(item.score) for item in found.items)


def test_a_first_visit_to_a_shop_without_events_sees_what_is_rated_well(tmp_path: Path) -> None:
    with opened(tmp_path, events=False) as made:
        found = Recommender(made.shop, made.events).recommend(Request(Scenario.HOME, k=3))
        assert found.fallback == "rated"
        assert min(float(item.product.rating or 0) for item in found.items) >= 4.5
        assert found.model == "none"


def test_an_empty_shop_has_an_empty_list(tmp_path: Path) -> None:
    with opened(tmp_path, events=False) as made:
        made.shop.delete([one.id for one in catalogue()])
        recommender = Recommender(made.shop, made.events, trained())
        assert recommender.recommend(home(CAMPER)).items == ()
        made.shop.upsert([product("tent", 1)])
        assert ids(recommender.recommend(home(CAMPER))) == ["tent-1"]


class Broken(ItemItemScorer):
    """A real model that fails when it is asked."""

    def __init__(self, whole: ItemItemScorer, how: str) -> None:
        super().__init__(whole._weights, whole.config)
        self._how = how

    def _row(self, query: Query) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        if self._how == "raises":
            raise RuntimeError("no")
        return np.full(self.n_items, np.nan if self._how == "nan" else np.inf, dtype=np.float32)


@pytest.mark.parametrize("how", ["raises", "nan", "inf"])
def test_a_scorer_that_fails_is_left_out(
    made: Made, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    models = trained()
    whole = models.fusion.scorers["item_item"]
    assert isinstance(whole, ItemItemScorer)
    scorers = {**models.fusion.scorers, "item_item": Broken(whole, how)}
    broken = replace(models, fusion=replace(models.fusion, scorers=scorers))
    recommender = Recommender(made.shop, made.events, broken)
    with caplog.at_level(logging.WARNING):
        for scenario in (Scenario.HOME, Scenario.SIMILAR, Scenario.CART):
            request = Request(scenario, shopper_id=CAMPER, product_ids=("tent-1",), k=5)
            assert len(recommender.recommend(request).items) == 5
        scorers = recommender.explain(home(CAMPER), "tent-6").scorers
    assert "item_item" not in scorers
    assert {"sequence", "content"} <= scorers.keys()
    said = [record for record in caplog.records if "item_item" in record.getMessage()]
    assert len(said) == (0 if how == "nan" else 1)


def test_swapped_models_answer_the_next_request(made: Made) -> None:
    recommender = Recommender(made.shop, made.events)
    assert recommender.recommend(home(CAMPER)).model == "none"
    recommender.swap(trained())
    assert recommender.recommend(home(CAMPER)).model == recommender.model == "tiny"
    recommender.swap(replace(trained(), version="newer"))
    assert recommender.recommend(home(CAMPER)).model == "newer"


def test_models_without_a_ranker_fuse_ranks(made: Made) -> None:
    bare = replace(trained(), fusion=replace(trained().fusion, ranker=None, shelf=None))
    recommender = Recommender(made.shop, made.events, bare)
    assert kinds(recommender.recommend(home(CAMPER, k=2))) <= {"tent", "stove"}
    assert recommender.explain(home(CAMPER), "tent-1").order == "ranks"


def test_many_threads_ask_while_everything_changes(made: Made, recommender: Recommender) -> None:
    def ask(number: int) -> None:
        for turn in range(15):
            shopper = f"s{number * 15 + turn}"
            made.events.record([event("tent-1", shopper=shopper, key=f"t{number}/{turn}")])
            assert len(recommender.recommend(home(shopper, k=5)).items) == 5

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask, number) for number in range(4)]
        for turn in range(5):
            made.shop.upsert([product("tent", 70 + turn)])
            recommender.swap(replace(trained(), version=f"v{turn}"))
    for one in asking:
        one.result()  # raises what the thread raised


def test_the_past_is_asked_as_of_the_time_of_the_question(
    made: Made, recommender: Recommender
) -> None:
    early = datetime.now(UTC) - timedelta(days=300)
    found = recommender.recommend(home(CAMPER, now=early, k=5))
    assert found.fallback == "popular"


def test_parts_of_a_score_add_up(recommender: Recommender) -> None:
    items = recommender.recommend(home(CAMPER, k=6)).items
    rest = [item.score - sum(item.parts.values()) for item in items]
    np.testing.assert_allclose(rest, rest[0], atol=1e-3)


def test_the_breakdown_tells_the_whole_story(recommender: Recommender) -> None:
    request = home(CAMPER, k=5)
    listed = recommender.recommend(request)
    first = listed.items[1]
    found = recommender.explain(request, first.product.id)
    assert (found.rank, found.order, found.model) == (2, "ranker", "tiny")
    assert found.score == pytest.approx(first.score)
    assert found.parts == pytest.approx(first.parts)
    assert found.reasons == first.reasons
    assert found.rules == ()
    assert {"sequence", "item_item", "popularity"} <= found.scorers.keys()
    assert found.features["in_stock"] == 1.0
    assert found.neighbours
    other = recommender.explain(request, "knife-5")
    assert other.rank is None
    assert other.score is not None
    with pytest.raises(NotFound):
        recommender.explain(request, "nothing")


def test_filters_are_hard(recommender: Recommender) -> None:
    request = home(COOK, filters=Filters(price_max=30.0, category=("Tents", "Knives")), k=10)
    found = recommender.recommend(request)
    assert found.items
    assert all(i.product.leaf in ("Tents", "Knives") for i in found.items)
    assert all(i.product.price and i.product.price.major <= 30 for i in found.items)
    assert Rule.FILTERED in recommender.explain(request, "pan-1").rules
