from __future__ import annotations

import math

import numpy as np
import pytest

from retrieval.evaluation.bootstrap import difference_interval, mean_intervals


def test_intervals_hold_the_true_mean_as_often_as_they_say() -> None:
    rng = np.random.default_rng(0)
    samples = rng.exponential(2.0, (200, 300))  # 300 experiments of 200 cases
    found = mean_intervals(samples, seed=1)
    held = np.mean([one.low <= 2.0 <= one.high for one in found])
    assert 0.90 <= held <= 0.98


def test_they_are_those_of_the_normal_distribution_for_many_cases() -> None:
    values = np.random.default_rng(0).normal(5.0, 2.0, 10_000)
    (found,) = mean_intervals(values[:, None], resamples=2_000)
    error = 1.96 * values.std() / 100
    assert found.mean == pytest.approx(values.mean())
    assert (found.low, found.high) == pytest.approx(
        (values.mean() - error, values.mean() + error), abs=0.004
    )


def test_the_seed_decides() -> None:
    values = np.random.default_rng(0).random((50, 2))
    assert mean_intervals(values, seed=3) == mean_intervals(values, seed=3)
    assert mean_intervals(values, seed=3) != mean_intervals(values, seed=4)


def test_cases_without_a_value_are_left_out() -> None:
    values = np.array([[1.0, np.nan], [0.0, np.nan], [np.nan, np.nan]])
    first, second = mean_intervals(values)
    assert (first.mean, first.n, first.low, first.high) == (0.5, 2, 0.0, 1.0)
    assert second.n == 0
    assert math.isnan(second.mean)
    assert math.isnan(second.low)
    assert mean_intervals(np.zeros((0, 1)))[0].n == 0


def test_differences_are_paired() -> None:
    rng = np.random.default_rng(0)
    hard = rng.normal(0.0, 1.0, 500)  # cases differ far more than recommenders do
    first, second = hard + 0.05 + rng.normal(0, 0.05, 500), hard
    apart = mean_intervals(np.column_stack((first, second)))
    assert apart[0].low < apart[1].high
    assert difference_interval(first, second).excludes_zero
    assert difference_interval(second, first).high < 0
    assert not difference_interval(first, first).excludes_zero
