from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.errors import BadInput
from retrieval.evaluation.interaction_files import read_interactions
from retrieval.evaluation.offline import ItemTraits, evaluate
from retrieval.evaluation.segments import SegmentConfig, item_segments, shopper_segments
from retrieval.evaluation.splits import SplitConfig, split
from retrieval.evaluation.toplists import best_of_rows, top_lists
from retrieval.models.query import Query
from tests.evaluation.recommenders import Fixed, Named, Popular, Silent, taken

FLOATS = st.one_of(st.integers(0, 3).map(float), st.just(np.nan), st.just(-np.inf), st.just(-1.0))


@given(st.lists(st.lists(FLOATS, min_size=6, max_size=6), min_size=1, max_size=5),
       st.integers(1, 9))  # fmt: skip
def test_the_best_of_rows_are_in_order_and_equals_by_number(
    rows: list[list[float]], k: int
) -> None:
    found = best_of_rows(np.array(rows, dtype=np.float32), k)
    for row, listed in zip(rows, found.tolist(), strict=True):
        ranked = [item for item in range(6) if not np.isnan(row[item]) and row[item] > -np.inf]
        ranked.sort(key=lambda item: (-row[item], item))
        expected = ranked[:k]
        assert listed == expected + [-1] * (k - len(expected))


def test_seen_products_are_left_out_and_lists_stay_full() -> None:
    queries = [Query.of([0, 2]), Query.of([])]
    for recommender in (Fixed(9, 8, 7, 6, np.nan), Named(0, 1, 2, 3, 3, -1)):
        found = top_lists(recommender, queries, 2, n_items=5)
        assert found.tolist() == [[1, 3], [0, 1]]
        kept = top_lists(recommender, queries, 2, n_items=5, exclude_seen=False)
        assert kept.tolist() == [[0, 1], [0, 1]]


@given(st.integers(1, 7))
def test_the_size_of_batches_changes_nothing(batch: int) -> None:
    class ByLength:
        def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
            rows = [(np.arange(9) * len(query.steps)) % 7 for query in queries]
            return np.array(rows, dtype=np.float32)

    queries = [Query.of(list(range(n % 5))) for n in range(7)]
    whole = top_lists(ByLength(), queries, 4, n_items=9, batch=100)
    assert (top_lists(ByLength(), queries, 4, n_items=9, batch=batch) == whole).all()


def test_a_recommender_of_another_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        top_lists(Fixed(1, 2), [Query.of([])], 2, n_items=3)
    with pytest.raises(ValueError, match="product 7 of 3"):
        top_lists(Named(7), [Query.of([])], 2, n_items=3)


def test_scores_are_not_changed() -> None:
    recommender = Fixed(1, 2, 3)

    class Same:
        kept = recommender.score([Query.of([2])])

        def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
            return self.kept

    top_lists(Same(), [Query.of([2])], 2, n_items=3)
    assert Same.kept.tolist() == [[1, 2, 3]]


def test_known_values() -> None:
    # the last ones are foretold: c for ann, a for bob; products are a b c d e
    found = split(taken(ann="a b c", bob="d e a"))
    done = evaluate({"fixed": Fixed(5, 4, 3, 2, 1), "silent": Silent(5)}, found, k=2)
    assert done.n_cases == 2
    fixed = done["fixed"]  # ann is shown c d, bob a b
    assert {name: fixed.metrics[name].mean for name in ("recall", "ndcg", "mrr", "hit_rate")} == {
        "recall": 1.0, "ndcg": 1.0, "mrr": 1.0, "hit_rate": 1.0,
    }  # fmt: skip
    assert fixed.metrics["precision"].mean == 0.5
    assert fixed.coverage == 0.8
    assert fixed.answered == 1.0
    silent = done["silent"]
    assert (silent.metrics["recall"].mean, silent.answered, silent.coverage) == (0.0, 0.0, 0.0)
    assert silent.metrics["novelty"].n == 0
    assert done.difference("fixed", "silent").mean == 1.0
    assert fixed.curve[:2] == (1.0, 1.0)
    assert len(fixed.curve) == 50


def test_repeats_count_only_where_they_may_be_shown() -> None:
    found = split(taken(ann="a b a", bob="a b c"))
    new = evaluate({"a first": Fixed(3, 2, 1)}, found, k=1)
    assert (new.n_cases, new.n_left_out) == (1, 1)
    assert new["a first"].metrics["recall"].mean == 1.0  # bob is shown c, the only one left
    again = evaluate({"a first": Fixed(3, 2, 1)}, found, k=1, exclude_seen=False)
    assert (again.n_cases, again.n_left_out) == (2, 0)
    assert again["a first"].cases["recall"].tolist() == [1.0, 0.0]
    with pytest.raises(BadInput, match="hadn't taken before"):
        evaluate({}, split(taken(ann="a a a")))


def test_segments_part_shoppers_and_products() -> None:
    table = taken(ann="a a a a b c", bob="a b d", cy="a b e")
    found = split(table, SplitConfig())
    config = SegmentConfig(cold_steps=2, head_share=0.5, new_below=2)
    shoppers = shopper_segments(found.cases, config)
    assert {name: there.tolist() for name, there in shoppers.items()} == {
        "cold": [False, True, True], "warm": [True, False, False],
    }  # fmt: skip
    items = item_segments(found.train, config)
    names = found.train.item_ids
    assert {
        kind: [names[item] for item in np.flatnonzero(there)] for kind, there in items.items()
    } == {"head": ["a"], "tail": ["b"], "new": ["c", "d", "e"]}


def test_segments_measure_their_own_targets() -> None:
    table = taken(ann="a b c", bob="a b d", cy="a b e", di="c e a")
    found = split(table)
    done = evaluate(
        {"fixed": Fixed(5, 1, 9, 1, 1)}, found, k=1,
        segments=SegmentConfig(cold_steps=2, head_share=0.3, new_below=2),
    )  # fmt: skip
    fixed = done["fixed"]  # c for ann, bob, cy; a for di
    assert done.segment_sizes == {"cold": 4, "warm": 0, "head": 1, "tail": 0, "new": 3}
    assert fixed.segments["head"]["recall"].mean == 1.0  # di's a
    assert fixed.segments["new"]["recall"].mean == pytest.approx(1 / 3)
    assert fixed.segments["cold"]["recall"].mean == pytest.approx(2 / 4)
    assert fixed.segments["warm"]["recall"].n == 0
    assert fixed.metrics["head_share"].mean == 0.25


@given(st.floats(0.0, 1.0), st.integers(0, 5))
def test_every_product_is_in_one_segment(head_share: float, new_below: int) -> None:
    table = taken(ann="a b c a a d", bob="a b e b f")
    config = SegmentConfig(head_share=head_share, new_below=new_below)
    assert np.sum(list(item_segments(table, config).values()), axis=0).tolist() == [1] * 6


def test_diversity_needs_traits() -> None:
    found = split(taken(ann="a b c", bob="d e a"))
    scorers = {"fixed": Fixed(5, 4, 3, 2, 1)}
    assert evaluate(scorers, found)["fixed"].metrics["diversity"].n == 0
    kinds = ItemTraits(kinds=np.array([0, 0, 1, 1, 1]))
    assert evaluate(scorers, found, k=2, traits=kinds)["fixed"].metrics["diversity"].mean == 0.0
    vectors = ItemTraits(vectors=np.eye(5, dtype=np.float32))
    assert evaluate(scorers, found, k=2, traits=vectors)["fixed"].metrics["diversity"].mean == 1.0


def test_lists_of_no_length_are_refused() -> None:
    with pytest.raises(BadInput, match="length 0"):
        evaluate({}, split(taken(ann="a b c")), k=0)


def test_popularity_on_real_sequences(shared_data: Callable[[str], Path]) -> None:
    """Known from elsewhere: Recall@10 .013, nDCG@10 .006; and all of it in seconds."""
    found = split(read_interactions(shared_data("amazon-beauty/sequences.txt")).interactions)
    start = time.process_time()
    done = evaluate({"popularity": Popular(found.train)}, found)
    seconds = time.process_time() - start
    popularity = done["popularity"].metrics
    assert popularity["recall"].mean == pytest.approx(0.0135, abs=0.0005)
    assert popularity["ndcg"].mean == pytest.approx(0.0061, abs=0.0003)
    assert (done.n_cases, done.n_left_out) == (22_363, 0)
    assert seconds < 30


def test_targets_of_one_segment_do_not_count_for_another() -> None:
    table = taken(ann="a b c", bob="a b d", cy="a", di="d a c")
    found = split(table, SplitConfig("temporal", cut=1.0))  # di: a, which is head, and c, new
    config = SegmentConfig(head_share=0.5, new_below=1)
    fixed = evaluate({"fixed": Fixed(9, 1, 1, 1)}, found, k=1, segments=config)["fixed"]
    names = [found.train.shopper_ids[case.shopper] for case in found.cases]
    assert names == ["ann", "bob", "di"]
    assert fixed.cases["recall"].tolist() == [0.5, 0.5, 0.5]  # b, b, a: the first not yet seen
    assert fixed.segments["head"]["recall"].mean == 1.0
    assert fixed.segments["new"]["recall"].mean == 0.5  # 1/2, 1, and di misses c


def test_the_head_ends_where_its_share_is_reached() -> None:
    table = taken(ann="a a b c")
    for share, head in ((0.0, 0), (0.4, 1), (0.5, 1), (0.6, 2), (1.0, 3)):
        kinds = item_segments(table, SegmentConfig(head_share=share))
        assert kinds["head"].sum() == head
