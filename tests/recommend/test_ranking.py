"""Properties of rank fusion and of the rules that vary a list."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.ranking.rank_fusion import fused
from retrieval.ranking.rules import VarietyConfig, varied

sizes = st.tuples(st.integers(1, 12), st.integers(1, 4), st.integers(0, 99))


def ranks_of(n: int, scorers: int, seed: int) -> NDArray[np.float32]:
    """Ranks without equals; some candidates are ranked by some scorers only."""
    rng = np.random.default_rng(seed)
    ranks = np.stack([rng.permutation(n) for _ in range(scorers)], axis=1).astype(np.float32)
    ranks[rng.random(ranks.shape) < 0.3] = np.nan
    return ranks


@given(sizes)
def test_fused_scores_lie_between_none_and_one(size: tuple[int, int, int]) -> None:
    ranks = ranks_of(*size)
    found = fused(ranks, np.ones(ranks.shape[1], dtype=np.float32))
    assert found.shape == (len(ranks),)
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1 + 1e-6)).all()
    assert (found[np.isnan(ranks).all(axis=1)] == 0).all()


@given(sizes, st.integers(1, 9))
def test_only_the_proportion_of_weights_matters(size: tuple[int, int, int], times: int) -> None:
    ranks = ranks_of(*size)
    weights = np.arange(1, ranks.shape[1] + 1, dtype=np.float32)
    np.testing.assert_allclose(fused(ranks, weights), fused(ranks, weights * times), rtol=1e-5)
    one = np.zeros_like(weights)
    one[0] = times
    alone = fused(ranks, one)
    known = np.flatnonzero(~np.isnan(ranks[:, 0]))
    order = known[np.argsort(ranks[known, 0])]
    assert (np.diff(alone[order]) < 0).all()  # one scorer keeps its own order


@given(sizes)
def test_a_better_rank_never_lowers_a_score(size: tuple[int, int, int]) -> None:
    ranks = ranks_of(*size)
    weights = np.ones(ranks.shape[1], dtype=np.float32)
    better = ranks.copy()
    better[0] = np.nan_to_num(better[0], nan=5.0) / 2
    assert fused(better, weights)[0] >= fused(ranks, weights)[0]
    np.testing.assert_array_equal(fused(better, weights)[1:], fused(ranks, weights)[1:])


candidates = st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 99))


@given(candidates)
def test_a_varied_list_has_each_once_and_the_best_first(size: tuple[int, int, int]) -> None:
    n, k, seed = size
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=n).astype(np.float32)
    vectors = rng.normal(size=(n, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    categories = rng.integers(-1, 3, n).astype(np.int32)
    chosen = varied(scores, vectors, categories, {}, k)
    assert len(chosen) == len(set(chosen)) == min(k, n)
    assert all(0 <= place < n for place in chosen)
    if n:
        assert chosen[0] == int(scores.argmax())
    plain = varied(scores, None, categories, {}, k, VarietyConfig(likeness=0, calibration=0))
    assert plain == np.argsort(-scores, kind="stable")[:k].tolist()


def test_what_is_like_the_first_has_to_wait() -> None:
    scores = np.asarray([1.0, 0.99, 0.9, 0.0], dtype=np.float32)
    vectors = np.asarray([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    categories = np.zeros(4, dtype=np.int32)
    assert varied(scores, vectors, categories, {}, 3) == [0, 2, 1]


def test_a_list_is_of_one_kind_only_where_there_is_no_other() -> None:
    scores = np.linspace(1, 0, 12).astype(np.float32)
    categories = np.asarray([0] * 6 + [-1] * 4 + [1, 2], dtype=np.int32)
    config = VarietyConfig(likeness=0, calibration=0, of_one_kind=0.4)
    assert varied(scores, None, categories, {}, 5, config) == [0, 1, 6, 7, 8]
    assert varied(scores[:6], None, categories[:6], {}, 5, config) == [0, 1, 2, 3, 4]


def test_categories_come_in_the_shoppers_shares() -> None:
    scores = np.linspace(1, 0.8, 20).astype(np.float32)
    scores[-1] = 0.0
    categories = np.asarray([0] * 10 + [1] * 10, dtype=np.int32)
    config = VarietyConfig(likeness=0, calibration=2.0)
    chosen = varied(scores, None, categories, {0: 0.5, 1: 0.5}, 10, config)
    assert sum(categories[place] for place in chosen) == 5
    assert varied(scores, None, categories, {}, 10, config) == list(range(10))
