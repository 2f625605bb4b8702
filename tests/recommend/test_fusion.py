"""Pools, features, the ranker and rank fusion on small data with known answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.models.interactions import Interactions
from retrieval.models.item_item import ItemItemConfig, ItemItemScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query, Steps
from retrieval.ranking.rank_fusion import fused
from retrieval.ranking.ranker import ENOUGH_GROUPS, Group, Ranker, RankerConfig
from retrieval.recommend.features import ABOUT, feature_names, features_of
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.items import ItemTable
from retrieval.recommend.pool import pool_of, pools_of, within
from retrieval.types import Availability, Money, Product


@pytest.fixture(scope="module")
def interactions() -> Interactions:
    """Sixty shoppers who take one product and then the next higher one, of eight in a ring."""
    rng = np.random.default_rng(3)
    rows = []
    for shopper in range(60):
        start = int(rng.integers(8))
        rows += [(f"s{shopper}", f"p{(start + step) % 8}", float(step)) for step in range(4)]
    shoppers, items, times = zip(*rows, strict=True)
    ids = [f"p{number}" for number in range(8)]
    return Interactions.from_columns(shoppers, items, times, catalogue=ids)


@pytest.fixture(scope="module")
def scorers(interactions: Interactions) -> dict[str, PopularityScorer | ItemItemScorer]:
    config = ItemItemConfig(regularization=1.0, together_regularization=5.0)
    return {
        "popularity": PopularityScorer.fit(interactions, PopularityConfig(half_life=None)),
        "item_item": ItemItemScorer.fit(interactions, config),
    }


def test_one_and_many_questions_give_the_same_pools(scorers) -> None:
    queries = [Query.of([1, 2]), Query.of([7]), Query()]
    many = list(pools_of(scorers, queries, k=4, seen=True))
    for query, pool in zip(queries, many, strict=True):
        one = pool_of(scorers, query, k=4, extra=query.steps.items)
        assert one.items.tolist() == pool.items.tolist()
        np.testing.assert_allclose(one.scores, pool.scores, rtol=1e-4, atol=1e-4)
        np.testing.assert_array_equal(one.ranks, pool.ranks)


def test_what_was_taken_is_no_candidate_unless_it_may_be(scorers) -> None:
    (without,) = pools_of(scorers, [Query.of([1, 2])], k=8)
    (with_seen,) = pools_of(scorers, [Query.of([1, 2])], k=8, seen=True)
    assert not {1, 2} & set(without.items.tolist())
    assert {1, 2} <= set(with_seen.items.tolist())


def test_products_that_a_scorer_does_not_know_yet_are_nan(scorers) -> None:
    pool = pool_of(scorers, Query.of([1, 11]), k=3, extra=[9])
    row = pool.items.tolist().index(9)
    assert np.isnan(pool.scores[row]).all()
    assert within(Query.of([1, 11]), 8).steps.items.tolist() == [1]


def test_the_fusion_finds_what_follows(scorers, interactions: Interactions) -> None:
    items = ItemTable.bare(interactions.item_ids)
    sales = np.ones(8, dtype=np.float32)
    (top,) = Fusion(scorers, items, sales).top([Query.of([3, 4])], k=3)
    assert top[0] == 5


def test_features_have_their_meaning() -> None:
    products = {
        "a": _product("a", "Tents", "Norrvik", 100.0),
        "b": _product("b", "Tents", "Other", 210.0),
        "c": _product("c", "Stoves", "Norrvik", None),
    }
    items = ItemTable.from_products(products, products)
    interactions = Interactions.from_columns(["s"] * 3, ["a", "b", "c"], [0, 1, 2])
    scorers = {"popularity": PopularityScorer.fit(interactions)}
    query = Query(Steps.of([0]), now=86_400.0)
    pool = pool_of(scorers, query, k=3)
    found = features_of(pool, query, items)
    names = feature_names(("popularity",))
    columns = {name: found[:, place] for place, name in enumerate(names)}
    assert found.shape == (3, 2 + len(ABOUT))
    np.testing.assert_allclose(columns["category_share"], [1, 1, 0])
    np.testing.assert_allclose(columns["brand_share"], [1, 0, 1])
    np.testing.assert_allclose(columns["price_fit"][:2], [0, np.log(211 / 101)], rtol=1e-5)
    assert np.isnan(columns["price"][2])
    assert columns["taken_before"].tolist() == [1, 0, 0]
    assert columns["steps_since"][0] == 0
    assert np.isnan(columns["steps_since"][1:]).all()


def test_nothing_known_of_the_shopper_is_no_error() -> None:
    items = ItemTable.bare(["a", "b"])
    interactions = Interactions.from_columns(["s", "t"], ["a", "b"], [0, 1])
    pool = pool_of({"popularity": PopularityScorer.fit(interactions)}, Query(), k=2)
    found = features_of(pool, Query(), items)
    assert np.isnan(found[:, feature_names(("popularity",)).index("category_share")]).all()


def _groups(count: int) -> list[Group]:
    """The candidate with the largest second feature is taken; the first is noise."""
    rng = np.random.default_rng(5)
    groups = []
    for _ in range(count):
        features = rng.random((20, 2)).astype(np.float32)
        grades = np.zeros(20, dtype=np.int32)
        grades[features[:, 1].argmax()] = 1
        groups.append(Group(features, grades))
    return groups


def test_the_ranker_learns_the_rule_and_says_what_moved_it(tmp_path: Path) -> None:
    config = RankerConfig(epochs=60, least_in_leaf=5, dropout=0.0)
    ranker = Ranker.fit(_groups(400), ["noise", "rule"], config)
    assert ranker is not None
    test = _groups(30)[-1]
    assert int(ranker.predict(test.features).argmax()) == int(test.grades.argmax())
    parts = ranker.contributions(test.features)
    assert np.abs(parts[:, 1]).sum() > 5 * np.abs(parts[:, 0]).sum()
    rest = ranker.predict(test.features) - parts.sum(axis=1)
    np.testing.assert_allclose(rest, rest[0], atol=1e-4)
    ranker.save(tmp_path)
    again = Ranker.load(tmp_path)
    assert again.names == ("noise", "rule")
    np.testing.assert_allclose(again.predict(test.features), ranker.predict(test.features))


def test_too_little_to_learn_from_gives_no_ranker() -> None:
    nothing_taken = Group(np.ones((3, 2), np.float32), np.zeros(3, np.int32))
    few = [*_groups(ENOUGH_GROUPS - 1), *[nothing_taken] * 50]
    assert Ranker.fit(few, ["a", "b"]) is None


def test_rank_fusion_puts_first_what_all_put_first() -> None:
    ranks = np.asarray([[0, 1], [1, 0], [2, np.nan]], dtype=np.float32)
    scores = fused(ranks, np.asarray([2.0, 1.0], dtype=np.float32))
    assert scores.argmax() == 0
    assert scores.argmin() == 2
    assert fused(np.zeros((1, 2), np.float32), np.ones(2, np.float32))[0] == pytest.approx(1.0)


def _product(name: str, leaf: str, brand: str, price: float | None) -> Product:
    return Product(
        id=name,
        title=name,
        brand=brand,
        category=("Outdoor", leaf),
        price=None if price is None else Money.from_major(price, "USD"),
        availability=Availability.IN_STOCK,
    )
