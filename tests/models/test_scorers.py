"""Each scorer under the contract, and on data of which the answer is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.models.content import ContentConfig, ContentScorer
from retrieval.models.factor import FactorConfig, FactorScorer
from retrieval.models.graph import GraphConfig, GraphScorer
from retrieval.models.interactions import Interactions
from retrieval.models.item_item import ItemItemConfig, ItemItemScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer, PopularityThen
from retrieval.models.query import Query, Steps
from retrieval.models.scorer import Scorer
from retrieval.models.sequence import SequenceConfig, SequenceScorer
from retrieval.models.vectors import VectorScorer
from tests.models.contract import (
    N_ITEMS,
    RING,
    UNKNOWN,
    ScorerContract,
    VectorContract,
    on_a_circle,
    only_one,
    ring,
)


def first_other(scorer: Scorer, item: int) -> int:
    """What it would put first beside the product itself."""
    found = scorer.nearest(Query.of([item]), 2).items.tolist()
    return next(number for number in found if number != item)


class TestPopularity(ScorerContract):
    answers_anybody = True

    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return PopularityScorer.fit(interactions, PopularityConfig(half_life=None))

    def test_half_of_it_is_gone_after_the_half_life(self) -> None:
        table = Interactions.from_columns("abc", "xyy", [0.0, 10.0, 30.0])
        scorer = PopularityScorer.fit(table, PopularityConfig(half_life=10.0))
        np.testing.assert_allclose(scorer.counts, [0.125, 0.25 + 1])
        np.testing.assert_allclose(scorer.score([Query()])[0], np.log([0.125, 1.25]), rtol=1e-6)

    def test_an_event_counts_at_once_whenever_it_happened(self) -> None:
        table = Interactions.from_columns("ab", "xy", [0.0, 10.0])
        config = PopularityConfig(half_life=10.0)
        scorer = PopularityScorer.fit(table, config)
        scorer.add(0, 4.0, 20.0)
        scorer.add(1, 8.0, 10.0)
        np.testing.assert_allclose(scorer.counts, [0.25 + 4, 0.5 + 4])

    def test_further_products_are_known_and_unscored(self) -> None:
        scorer = PopularityScorer.fit(ring()).extended(N_ITEMS + 2)
        assert scorer.score([Query()]).shape == (1, N_ITEMS + 2)
        assert np.isnan(scorer.score([Query()])[0, N_ITEMS:]).all()

    def test_then_it_is_what_had_sold_by_the_time_of_the_question(self) -> None:
        table = Interactions.from_columns("abcd", "xyyx", [0.0, 10.0, 30.0, 40.0])
        config = PopularityConfig(half_life=10.0)
        times = [30.0, None, 0.0, 30.5, 41.0]
        found = PopularityThen(table, config).score([Query(now=time) for time in times])
        for row, time in zip(found, times, strict=True):
            before = table.where(table.time < (np.inf if time is None else time))
            known = PopularityScorer.fit(before, config).score([Query()])[0]
            np.testing.assert_allclose(row, known, rtol=1e-6)


class TestItemItem(ScorerContract):
    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        config = ItemItemConfig(regularization=1.0, together_regularization=5.0)
        return ItemItemScorer.fit(interactions, config)

    def test_what_always_follows_comes_first(self, scorer: Scorer) -> None:
        assert all(first_other(scorer, item) == (item + 1) % RING for item in range(RING))

    def test_the_newest_counts_most(self, scorer: Scorer) -> None:
        one, other = scorer.score([Query.of([8, 3]), Query.of([3, 8])])
        assert one[4] > 1.1 * one[9] > 0
        assert other[9] > 1.1 * other[4] > 0

    def test_the_reason_is_what_it_always_follows(self, scorer: Scorer) -> None:
        (reasons,) = scorer.because(Query.of([9, 4]), np.asarray([5]))
        assert reasons[0].item == 4
        assert reasons[0].share > 0.8


class TestItemItemOfManyProducts(ScorerContract):
    """The sparse kin of it that takes over where the catalogue is too large."""

    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return ItemItemScorer.fit(interactions, ItemItemConfig(dense_up_to=0))

    def test_what_always_follows_comes_first(self, scorer: Scorer) -> None:
        assert all(first_other(scorer, item) == (item + 1) % RING for item in range(RING))


class TestFactor(VectorContract):
    config = FactorConfig(embedding_size=6, epochs=10, alpha=2.0)

    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return FactorScorer.fit(interactions, TestFactor.config)

    def test_neighbours_of_the_ring_are_near(self, scorer: Scorer) -> None:
        for item in range(RING):
            assert (first_other(scorer, item) - item) % RING in {1, RING - 1, 2, RING - 2}

    def test_a_new_product_lands_where_the_training_would_put_it(self, scorer: Scorer) -> None:
        table, new = ring(), 5
        without = FactorScorer.fit(table.where(table.item != new), self.config)
        pasts = [Query(table.steps(shopper)) for shopper in range(table.n_shoppers)]
        took = [(query.steps.items == new).any() for query in pasts]
        placed = without.shopper_vectors(pasts)
        takers, others = np.flatnonzero(took)[:20], np.flatnonzero(took)[20:]
        folded = without.with_products([new], [placed[takers]])
        assert folded.known[new]
        assert not without.known[new]
        assert abs(first_other(folded, new) - new) <= 2
        liked, expected = folded.score(pasts)[:, new], scorer.score(pasts)[:, new]
        assert np.corrcoef(liked, expected)[0, 1] > 0.9
        assert liked[others].mean() > 3 * liked[~np.asarray(took)].mean()
        past = without.with_products([N_ITEMS + 2], [placed[takers]])
        assert past.n_items == N_ITEMS + 3
        np.testing.assert_allclose(past.item_vectors[N_ITEMS + 2], folded.item_vectors[new])

    def test_a_shopper_as_the_training_has_them(self, scorer: Scorer) -> None:
        assert isinstance(scorer, FactorScorer)
        once, twice = scorer.shopper_vectors([Query.of([2, 5]), Query.of([5, 5, 2])])
        np.testing.assert_allclose(once, twice, rtol=1e-5)
        assert np.isnan(scorer.shopper_vectors([Query(), Query.of([UNKNOWN])])).all()

    def test_what_an_older_release_saved_folds_in_no_products(
        self, scorer: Scorer, tmp_path: Path
    ) -> None:
        assert isinstance(scorer, FactorScorer)
        FactorScorer(scorer.item_vectors.block, scorer.known, scorer.config).save(tmp_path)
        old = FactorScorer.load(tmp_path)
        assert (old.folds_products, scorer.folds_products) == (False, True)
        np.testing.assert_array_equal(old.score(self.queries), scorer.score(self.queries))
        with pytest.raises(ValueError, match="fold in"):
            old.with_products([5], [scorer.shopper_vectors(self.queries)])


class TestGraph(VectorContract):
    config = GraphConfig(embedding_size=16, epochs=15, batch_size=128, learning_rate=2e-2)

    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return GraphScorer.fit(interactions, TestGraph.config)

    def test_neighbours_of_the_ring_are_near(self, scorer: Scorer) -> None:
        near = [(first_other(scorer, item) - item) % RING for item in range(RING)]
        assert sum(gap in {1, RING - 1, 2, RING - 2} for gap in near) >= RING - 1

    def test_a_shopper_of_the_training_is_placed_where_they_were(self, scorer: Scorer) -> None:
        table = ring()
        for shopper in (0, 7):
            known = scorer.score([Query(table.steps(shopper), shopper=shopper)])[0]
            new = scorer.score([Query(table.steps(shopper))])[0]
            assert np.corrcoef(known[:RING], new[:RING])[0, 1] > 0.7
            assert not np.allclose(known[:RING], new[:RING])

    def test_dropped_edges_are_another_training(self, scorer: Scorer) -> None:
        other = GraphScorer.fit(ring(), replace(self.config, dropout=0.3))
        assert not np.allclose(
            other.score(self.queries), scorer.score(self.queries), equal_nan=True
        )


class TestSequence(VectorContract):
    config = SequenceConfig(
        embedding_size=16,
        layers=1,
        dropout=0.1,
        batch_size=16,
        learning_rate=3e-3,
        epochs=25,
        patience=25,
    )

    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return SequenceScorer.fit(interactions, TestSequence.config)

    def test_what_always_follows_comes_first(self, scorer: Scorer) -> None:
        right = [first_other(scorer, item) == (item + 1) % RING for item in range(RING)]
        assert sum(right) >= RING - 1  # training stops once the held-out products are all found

    def test_the_order_of_the_past_matters(self, scorer: Scorer) -> None:
        one, other = scorer.score([Query.of([8, 3]), Query.of([3, 8])])
        assert one[:RING].argmax() == 4
        assert other[:RING].argmax() == 9

    def test_a_sampled_softmax_learns_it_too(self) -> None:
        scorer = SequenceScorer.fit(ring(), replace(self.config, negatives=6))
        right = [first_other(scorer, item) == (item + 1) % RING for item in range(RING)]
        assert sum(right) >= RING - 1


class TestContent(VectorContract):
    @staticmethod
    def fit(interactions: Interactions) -> Scorer:
        return ContentScorer.fit(on_a_circle(interactions.n_items), ContentConfig(decay=0.5))

    def test_what_is_alike_comes_first(self, scorer: Scorer) -> None:
        assert all(
            (first_other(scorer, item) - item) % RING in {1, RING - 1} for item in range(RING)
        )

    def test_texts_of_nothing(self) -> None:
        scorer = ContentScorer.fit(np.zeros((4, 8), dtype=np.float32))
        assert np.isnan(scorer.score([Query.of([1])])).all()

    def test_further_products_land_where_the_first_ones_did(self, scorer: Scorer) -> None:
        assert isinstance(scorer, ContentScorer)
        further = np.asarray([N_ITEMS, N_ITEMS + 1])
        more = scorer.sized(N_ITEMS + 2).with_texts(further, on_a_circle(N_ITEMS)[[3, 12]])
        found = more.score([Query.of([2])])[0]
        assert found[N_ITEMS] == pytest.approx(found[3], abs=1e-5)
        assert np.isnan(found[N_ITEMS + 1])

    def test_a_changed_text_moves_its_product(self, scorer: Scorer) -> None:
        assert isinstance(scorer, ContentScorer)
        texts = on_a_circle(N_ITEMS)
        other = scorer.with_texts(np.asarray([3, 5]), texts[[9, 5]])
        assert other.item_vectors.beside.tolist() == [3]
        found = other.score([Query.of([9])])[0]
        assert found[3] == pytest.approx(found[9], abs=1e-5)
        assert scorer.with_texts(np.arange(N_ITEMS), texts) is scorer


def test_past_many_products_the_nearest_come_from_a_graph_of_neighbours() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(20_500, 16)).astype(np.float32)
    scorer = ContentScorer.fit(vectors)
    assert isinstance(scorer, VectorScorer)
    shared = []
    for item in range(0, 200, 20):
        query = Query.of([item])
        exact = np.argsort(-np.nan_to_num(scorer.score([query])[0], nan=-9))[:20]
        found = scorer.nearest(query, 20)
        assert (np.diff(found.scores) <= 0).all()
        shared.append(len(set(found.items.tolist()) & set(exact.tolist())) / 20)
    assert np.mean(shared) > 0.95


def test_a_catalogue_of_one_is_popular() -> None:
    scorer = TestPopularity.fit(only_one())
    assert scorer.nearest(Query(Steps.of([])), 3).items.tolist() == [0]
