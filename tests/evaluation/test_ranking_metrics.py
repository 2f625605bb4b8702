"""Metrics agree with ir-measures (trec_eval), and with their definitions on lists one can check."""

from __future__ import annotations

import math

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, P, R, Success, nDCG

from retrieval.evaluation import metrics as graded
from retrieval.evaluation import ranking_metrics as metrics
from retrieval.evaluation.toplists import Lists


def random_cases(seed: int, n: int = 200, n_items: int = 60, width: int = 25) -> tuple[
    Lists, list[np.ndarray]
]:  # fmt: skip
    """Lists, some shorter than others or empty, and one to twenty targets of each case."""
    rng = np.random.default_rng(seed)
    lists = np.full((n, width), -1, dtype=np.int32)
    for row in lists:
        length = rng.integers(0, width + 1)
        row[:length] = rng.permutation(n_items)[:length]
    targets = [rng.permutation(n_items)[: rng.integers(1, 20)].astype(np.int32) for _ in range(n)]
    return lists, targets


@pytest.mark.parametrize("k", [1, 3, 10, 25, 40])
def test_they_agree_with_ir_measures(k: int) -> None:
    lists, targets = random_cases(seed=k)
    qrels = {
        f"q{case}": {f"d{item}": 1 for item in items.tolist()} for case, items in enumerate(targets)
    }
    run = {
        f"q{case}": {f"d{item}": 100.0 - place for place, item in enumerate(row) if item >= 0}
        for case, row in enumerate(lists.tolist())
    }
    # cut by ourselves: trec_eval's RR has no cut
    cut = {q: dict(list(found.items())[:k]) for q, found in run.items()}
    theirs: dict[str, dict[str, float]] = {}
    for one in ir_measures.iter_calc([R @ k, nDCG @ k, RR, P @ k, Success @ k], qrels, cut):
        theirs.setdefault(str(one.measure), {})[one.query_id] = one.value
    hits, n_targets = metrics.find_hits(lists, targets), np.array([len(t) for t in targets])
    ours = {
        f"R@{k}": metrics.recall(hits, n_targets, k),
        f"nDCG@{k}": metrics.ndcg(hits, n_targets, k),
        "RR": metrics.reciprocal_rank(hits, k),
        f"P@{k}": metrics.precision(hits, k),
        f"Success@{k}": metrics.hit_rate(hits, k),
    }
    assert set(ours) == set(theirs)
    for name, values in ours.items():
        expected = [theirs[name].get(f"q{case}", 0.0) for case in range(len(lists))]
        np.testing.assert_allclose(values, expected, atol=1e-12, err_msg=name)


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(0, 5), st.integers(1, 15))
def test_ndcg_is_the_graded_one_with_two_grades(found: list[bool], more: int, k: int) -> None:
    n_targets = sum(found) + more
    ours = metrics.ndcg(np.array([found]), np.array([n_targets]), k)[0]
    theirs = graded.ndcg([float(hit) for hit in found], [1.0] * n_targets, k)
    assert ours == pytest.approx(theirs, nan_ok=True)


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_bounds_and_order(seed: int, k: int) -> None:
    lists, targets = random_cases(seed, n=10)
    hits, n_targets = metrics.find_hits(lists, targets), np.array([len(t) for t in targets])
    values = {
        "recall": metrics.recall(hits, n_targets, k),
        "ndcg": metrics.ndcg(hits, n_targets, k),
        "mrr": metrics.reciprocal_rank(hits, k),
        "hit_rate": metrics.hit_rate(hits, k),
        "precision": metrics.precision(hits, k),
    }
    for name, found in values.items():
        assert ((found >= 0) & (found <= 1 + 1e-12)).all(), name
        assert ((found > 0) == (values["hit_rate"] > 0)).all(), name
    assert (values["mrr"] <= values["hit_rate"]).all()
    assert (values["recall"] <= metrics.recall(hits, n_targets, k + 1)).all()
    assert metrics.recall_curve(hits, n_targets, 50)[k - 1] == pytest.approx(
        values["recall"].mean()
    )


def test_the_best_list_has_an_ndcg_of_one() -> None:
    hits = np.array([[True, True, False], [True, True, True]])
    assert metrics.ndcg(hits, np.array([2, 9]), 3).tolist() == pytest.approx([1.0, 1.0])


def test_without_targets_there_is_no_recall() -> None:
    hits = metrics.find_hits(np.array([[0, 1]], dtype=np.int32), [np.zeros(0, dtype=np.int32)])
    assert math.isnan(metrics.recall(hits, np.array([0]), 2)[0])
    assert math.isnan(metrics.ndcg(hits, np.array([0]), 2)[0])
    assert np.isnan(metrics.recall_curve(hits, np.array([0]), 3)).all()


def test_coverage_and_gini() -> None:
    lists = np.array([[0, 1, 9], [1, 0, -1]], dtype=np.int32)
    assert metrics.coverage(lists, 10, 2) == 0.2
    assert metrics.coverage(lists, 10, 3) == pytest.approx(0.3)
    assert metrics.gini(np.array([[0, 1], [2, 3]], dtype=np.int32), 4, 2) == 0.0
    assert metrics.gini(np.array([[3], [3]], dtype=np.int32), 4, 1) == pytest.approx(0.75)
    assert math.isnan(metrics.gini(np.array([[-1]], dtype=np.int32), 4, 1))


def test_novelty_is_self_information() -> None:
    counts = np.array([3, 0, 2, 7])  # with one more of each: 4, 1, 3, 8 of 16
    lists = np.array([[0, 1, 3], [3, -1, -1], [-1, -1, -1]], dtype=np.int32)
    found = metrics.novelty(lists, counts, 2)
    assert found[:2].tolist() == pytest.approx([(2 + 4) / 2, 1.0])
    assert math.isnan(found[2])


def test_share_shown() -> None:
    lists = np.array([[0, 1], [1, -1], [-1, -1]], dtype=np.int32)
    found = metrics.share_shown(lists, np.array([True, False]), 2)
    assert found[:2].tolist() == [0.5, 0.0]
    assert math.isnan(found[2])


def test_diversity_is_the_mean_distance_of_pairs() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(30, 5)).astype(np.float32)
    vectors[7] = 0
    lists, _ = random_cases(1, n=50, n_items=30, width=8)
    found = metrics.diversity(lists, vectors, 6)
    for row, value in zip(lists[:, :6].tolist(), found, strict=True):
        shown = [
            vectors[item] / np.linalg.norm(vectors[item]) for item in row if item not in (-1, 7)
        ]
        pairs = [1 - float(a @ b) for n, a in enumerate(shown) for b in shown[n + 1 :]]
        assert value == pytest.approx(np.mean(pairs) if pairs else np.nan, abs=1e-5, nan_ok=True)


def test_diversity_of_kinds() -> None:
    kinds = np.array([0, 0, 1, 2, -1])
    lists = np.array([[0, 1, 2], [0, 2, 3], [0, 1, -1], [0, 4, -1]], dtype=np.int32)
    found = metrics.diversity_of_kinds(lists, kinds, 3)
    assert found[:3].tolist() == pytest.approx([2 / 3, 1.0, 0.0])
    assert math.isnan(found[3])
