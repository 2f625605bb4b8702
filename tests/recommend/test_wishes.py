"""Stated wishes: their distance, what the ranker learns of it, and the reason that they are met."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.models.content import ContentScorer
from retrieval.models.interactions import Interactions
from retrieval.models.query import Query
from retrieval.models.training import validation_slice
from retrieval.recommend.checks import is_matched
from retrieval.recommend.evidence import matched
from retrieval.recommend.items import ItemTable
from retrieval.recommend.pool import on_shelf
from retrieval.recommend.request import Request, Scenario
from retrieval.recommend.training import TrainConfig, fit_fusion
from retrieval.recommend.wishes import MadeUp
from retrieval.types import Filters, Money, Product
from tests.retrieval.shelves import WordEncoder

COLORS = ("red", "blue", "green", "black", "white", "yellow")
ENCODER = WordEncoder()


def jacket(number: int) -> Product:
    color = COLORS[number % len(COLORS)]
    return Product(
        f"j{number}",
        f"{color} jacket {number}",
        category=("Clothes", "Jackets"),
        colors=(color,),
        features=("waterproof",) if number % 2 else ("light",),
        price=Money.from_major(20.0 + number, "EUR"),
        brand="Halden",
    )


@pytest.fixture(scope="module")
def jackets() -> dict[str, Product]:
    return {product.id: product for product in map(jacket, range(12))}


def test_a_distance_is_small_for_what_was_named_and_unknown_without_a_text(jackets) -> None:
    vectors = ENCODER.encode_products(list(jackets.values()))
    vectors[3] = 0.0
    found = ContentScorer.fit(vectors).distances(ENCODER.encode_query("red"), np.arange(12))
    assert np.isnan(found[3])
    assert set(np.argsort(found)[:2].tolist()) == {0, 6}  # the red ones
    known = found[~np.isnan(found)]
    assert known.min() >= -1e-5
    assert known.max() <= 2.0 + 1e-5


def test_wishes_state_what_the_record_says_and_often_nothing(jackets) -> None:
    asked: list[str] = []

    class Listening(WordEncoder):
        def encode_queries(self, texts):
            asked.extend(texts)
            return super().encode_queries(texts)

    made = MadeUp(jackets, [*jackets, "gone"], Listening())
    targets = np.asarray([1] * 300 + [12] * 20, dtype=np.int32)
    found = made.vectors(targets, np.random.default_rng(3))
    assert all(vector is None for vector in found[300:])  # nothing is known of it
    share = np.mean([vector is None for vector in found[:300]])
    assert 0.25 < share < 0.55
    words = set(" ".join(asked).split())
    assert words == {"blue", "waterproof", "jackets"}


def test_the_shelf_ranker_learns_that_what_was_asked_for_is_near(jackets) -> None:
    rng = np.random.default_rng(5)
    rows = [
        (f"s{shopper}", f"j{rng.integers(12)}", float(step))
        for shopper in range(900)
        for step in range(5)
    ]
    shoppers, items, times = zip(*rows, strict=True)
    interactions = Interactions.from_columns(shoppers, items, times, catalogue=list(jackets))
    vectors = ENCODER.encode_products([jackets[one] for one in interactions.item_ids])
    trained = fit_fusion(
        interactions,
        ItemTable.from_products(jackets, interactions.item_ids),
        TrainConfig(scorers=("popularity", "content"), seen=True),
        vectors=vectors,
        wishes=MadeUp(jackets, interactions.item_ids, ENCODER),
    )
    fusion, all_of_them = trained.fusion, np.arange(12, dtype=np.int64)
    held = validation_slice(interactions, rng)
    query: Query = held.queries[0]
    pool = on_shelf(
        all_of_them,
        {name: one.score_items(query, all_of_them) for name, one in fusion.scorers.items()},
    )
    wish = ENCODER.encode_query("green jacket")
    scores = fusion.rank(pool, fusion.features(pool, query, wish), shelf=True)
    colors = [jackets[interactions.item_ids[n]].colors[0] for n in np.argsort(-scores)[:2]]
    assert colors == ["green", "green"]
    without = fusion.rank(pool, fusion.features(pool, query), shelf=True)
    assert not np.allclose(scores, without)


@pytest.mark.parametrize(
    ("filters", "need", "evidence"),
    [
        (None, "a waterproof jacket in blue", {"features": "waterproof, blue"}),
        (None, "a jacket", None),
        (Filters(color=("Blue",), brand=("halden",)), None, {"color": "blue", "brand": "Halden"}),
        (Filters(price_max=50.0), None, {"price_max": 50.0, "currency": "EUR"}),
        (Filters(features=("Waterproof",)), "waterproof", {"features": "waterproof"}),
        (Filters(in_stock=True), None, None),
    ],
)
def test_met_wishes_are_named_as_they_were_stated(filters, need, evidence, jackets) -> None:
    product = jackets["j1"]
    found = matched(product, filters, need)
    assert found == evidence
    if found is not None:
        request = Request(Scenario.SEARCH, filters=filters, need=need)
        assert is_matched(found, product, request)
        assert not is_matched(found, product, Request(Scenario.SEARCH))
        assert not is_matched({**found, "features": "sleeveless"}, product, request)
        assert not is_matched({**found, "color": "red"}, product, request)
        assert not is_matched({**found, "price_max": 10.0}, product, request)
