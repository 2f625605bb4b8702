"""Products that came after the training: they get factors from those who take them, and texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from retrieval.models import vectors
from retrieval.models.content import ContentScorer
from retrieval.models.factor import FactorScorer
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.engine import Recommender
from retrieval.recommend.models import Models
from retrieval.recommend.newcomers import AT_ONCE, SHOPPERS, Newcomers
from retrieval.recommend.request import Request, Scenario
from tests.recommend.shops import Made, event, product, trained

NEW = "tent-70"
#: Campers are every third; these take the new product.
TAKERS = [f"s{3 * number}" for number in range(1, 9)]
CAMPER, COOK = "s99", "s100"


def scored(recommender: Recommender, shopper: str, item: str = NEW) -> dict[str, float]:
    """The standard scores of a product for somebody."""
    found = recommender.explain(Request(Scenario.HOME, shopper), item).scorers
    return {name: judged.score for name, judged in found.items()}


def content(recommender: Recommender) -> ContentScorer:
    found = recommender._state.fusion.scorers["content"]
    assert isinstance(found, ContentScorer)
    return found


def take(made: Made, *shoppers: str) -> None:
    made.events.record([event(NEW, shopper=one, session=f"{one}-new") for one in shoppers])


def without_gram() -> Models:
    """Models as older releases saved them."""
    models = trained()
    known = models.fusion.scorers["factor"]
    assert isinstance(known, FactorScorer)
    old = FactorScorer(known.item_vectors.block, known.known, known.config)
    scorers = {**models.fusion.scorers, "factor": old}
    return replace(models, fusion=replace(models.fusion, scorers=scorers))


def test_who_takes_a_new_product_tells_the_factors_of_it(
    made: Made, recommender: Recommender
) -> None:
    made.shop.upsert([product("tent", 70)])
    assert set(scored(recommender, CAMPER)) == {"content"}
    take(made, *TAKERS)
    camper, cook = scored(recommender, CAMPER), scored(recommender, COOK)
    assert "factor" in camper
    assert camper["factor"] > cook["factor"]
    assert camper["factor"] > scored(recommender, CAMPER, "pan-1")["factor"]


def test_one_more_who_takes_it_counts_at_once(made: Made, recommender: Recommender) -> None:
    made.shop.upsert([product("tent", 70)])
    take(made, TAKERS[0])
    before = scored(recommender, CAMPER)["factor"]
    take(made, *TAKERS[1:])
    assert scored(recommender, CAMPER)["factor"] > before


def test_it_is_in_the_past_of_who_took_it(made: Made, recommender: Recommender) -> None:
    made.shop.upsert([product("tent", 70)])
    take(made, "fresh")
    assert "factor" not in scored(recommender, "fresh", "stove-1")
    take(made, *TAKERS)
    assert "factor" in scored(recommender, "fresh", "stove-1")


def test_after_a_start_it_is_as_it_was(made: Made, recommender: Recommender) -> None:
    made.shop.upsert([product("tent", 70)])
    take(made, *TAKERS)
    before = scored(recommender, CAMPER)["factor"]
    again = Recommender(made.shop, made.events, trained())
    assert scored(again, CAMPER)["factor"] == pytest.approx(before, rel=1e-3)


def test_guests_count_too(made: Made, recommender: Recommender) -> None:
    made.shop.upsert([product("tent", 70)])
    made.events.record(event(name, session="guest") for name in ("tent-1", "stove-1", NEW))
    found = scored(recommender, CAMPER)
    assert found["factor"] > scored(recommender, COOK)["factor"]


def test_who_took_nothing_else_tells_nothing(made: Made, recommender: Recommender) -> None:
    made.shop.upsert([product("tent", 70)])
    take(made, "fresh", "fresher")
    assert "factor" not in scored(recommender, CAMPER)


def test_models_of_an_older_release_do_without(made: Made) -> None:
    recommender = Recommender(made.shop, made.events, without_gram())
    made.shop.upsert([product("tent", 70)])
    take(made, *TAKERS)
    assert set(scored(recommender, CAMPER)) == {"content", "popularity"}


def new_ones(made: Made, *names: str) -> tuple[Newcomers, dict[str, int], datetime]:
    """What gives these products factors, with the numbers of all and the time."""
    models, now = trained(), datetime.now(UTC)
    numbers = {name: number for number, name in enumerate((*models.item_ids, *names))}
    crowd = Crowd.of(made.events, numbers, made.events.newest, now.date())
    newcomers = Newcomers.of(models.fusion.scorers["factor"], crowd, made.events)
    assert newcomers is not None
    return newcomers, numbers, now


def test_a_crowd_at_once_costs_no_more_than_a_few(made: Made) -> None:
    newcomers, numbers, now = new_ones(made, "first", "second", NEW)
    happened = [
        (numbers[name], event(name, shopper=f"s{n}", when=now))
        for name, others in (("first", 1), ("second", 0), (NEW, 0))
        for n in range(3 * others * AT_ONCE, 3 * (others + 1) * AT_ONCE)
    ]
    for number, one in happened:
        newcomers.crowd.add(one, number)
    found = newcomers.met(newcomers.trained, happened, numbers, now)
    assert len(newcomers.vectors) == SHOPPERS
    assert found.known[numbers[NEW]]  # the last that was taken
    assert found.known[numbers["second"]]  # by the same shoppers
    assert not found.known[numbers["first"]]
    assert newcomers.trained.n_items == numbers["first"]
    assert newcomers.met(found, [(0, event("tent-0", shopper="s1"))], numbers, now) is found


def test_who_goes_on_is_looked_up_again(made: Made) -> None:
    newcomers, numbers, now = new_ones(made, NEW)
    taken = [(numbers[NEW], event(NEW, shopper=CAMPER, when=now))]
    newcomers.crowd.add(taken[0][1], numbers[NEW])
    one = newcomers.met(newcomers.trained, taken, numbers, now)
    made.events.record([event("pan-1", shopper=CAMPER, when=now)])
    other = newcomers.met(one, taken, numbers, now)
    assert not np.allclose(one.item_vectors[numbers[NEW]], other.item_vectors[numbers[NEW]])


def test_a_changed_text_is_another_content_at_once(made: Made, recommender: Recommender) -> None:
    number = recommender._state.shelf.numbers["pan-1"]
    tent = recommender._state.vectors[recommender._state.shelf.numbers["tent-2"]]
    before = recommender._state
    alike = float(before.vectors[number] @ tent)
    words = product("tent", 2)
    made.shop.upsert([product("pan", 1, title=words.title, description=words.description)])
    recommender.recommend(Request(Scenario.HOME))
    assert recommender._state.vectors[number] @ tent > alike + 0.3
    assert before.vectors[number] @ tent == pytest.approx(alike)
    again = Recommender(made.shop, made.events, trained())
    assert again._state.vectors[number] @ tent == pytest.approx(
        float(recommender._state.vectors[number] @ tent), abs=1e-4
    )


def test_a_change_of_the_catalogue_builds_no_graph(
    made: Made, recommender: Recommender, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A real graph of neighbours, below the 20,000 products from which on one is worth its building.
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 20)
    request = Request(Scenario.SIMILAR, product_ids=("tent-2",), k=12)
    recommender.recommend(request)
    graph = content(recommender)._graph
    assert graph.built
    words = product("tent", 2)
    made.shop.upsert([product("tent", 71), replace(words, id="pan-1")])
    shown = [item.product.id for item in recommender.recommend(request).items]
    assert {"tent-71", "pan-1"} <= set(shown)
    assert content(recommender)._graph is graph
    beside = content(recommender).item_vectors.beside
    ids = recommender._state.shelf.items.ids
    assert {ids[number] for number in beside} == {"tent-71", "pan-1"}


def test_a_price_is_no_text(made: Made, recommender: Recommender) -> None:
    before = content(recommender)
    (record,) = made.shop.store.get(["tent-1"]).values()
    made.shop.upsert([replace(record, rating=1.0)])
    recommender.recommend(Request(Scenario.HOME))
    assert content(recommender) is before
    np.testing.assert_array_equal(content(recommender).item_vectors.beside, [])
