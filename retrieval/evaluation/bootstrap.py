"""Bootstrap intervals: how far a mean would move, had other shoppers come (Efron, 1979).

Cases are drawn with replacement, all measurements of a case together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Resamples at once.
_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the interval that holds it; NaN where nothing was measured."""

    mean: float
    low: float
    high: float
    n: int

    @property
    def excludes_zero(self) -> bool:
        """Whether a difference with this interval is told from none at all."""
        return self.low > 0 or self.high < 0


def mean_intervals(
    values: Floats, *, resamples: int = 1_000, level: float = 0.95, seed: int = 0
) -> list[Interval]:
    """Percentile intervals of the means of columns.

    Args:
        values: (n_cases, n_columns), float64; NaN where a case has no value, which is left out.
        resamples: how often cases are drawn.
        level: share of the resampled means that an interval holds.
        seed: of the draws.
    """
    there = ~np.isnan(values)
    filled = np.where(there, values, 0.0)
    ns = there.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = filled.sum(axis=0) / ns
    if len(values) == 0:
        return [Interval(np.nan, np.nan, np.nan, 0) for _ in means]
    drawn = _resampled_means(filled, there.astype(np.float64), resamples, seed)
    tail = (1 - level) / 2
    lows, highs = _quantiles(drawn, tail), _quantiles(drawn, 1 - tail)
    return [
        Interval(float(mean), float(low), float(high), int(n))
        for mean, low, high, n in zip(means, lows, highs, ns, strict=True)
    ]


def difference_interval(
    first: Floats, second: Floats, *, resamples: int = 1_000, level: float = 0.95, seed: int = 0
) -> Interval:
    """How much larger the first is on the same cases, as a mean of paired differences.

    Args:
        first: (n_cases,), float64.
        second: (n_cases,), float64, of the same cases.
        resamples: how often cases are drawn.
        level: share of the resampled means that the interval holds.
        seed: of the draws.
    """
    (found,) = mean_intervals(
        (first - second)[:, None], resamples=resamples, level=level, seed=seed
    )
    return found


def _resampled_means(filled: Floats, there: Floats, resamples: int, seed: int) -> Floats:
    """(resamples, n_columns): drawing is a matrix of how often each case came, times the values."""
    rng = np.random.default_rng(seed)
    n = len(filled)
    means = np.empty((resamples, filled.shape[1]))
    for start in range(0, resamples, _CHUNK):
        size = min(_CHUNK, resamples - start)
        draws = rng.integers(0, n, (size, n)) + np.arange(size)[:, None] * n
        times = np.bincount(draws.ravel(), minlength=size * n).reshape(size, n).astype(np.float64)
        with np.errstate(invalid="ignore", divide="ignore"):
            means[start : start + size] = (times @ filled) / (times @ there)
    return means


def _quantiles(drawn: Floats, q: float) -> Floats:
    """Of each column, without the resamples that happened to hold nothing of it."""
    found = np.full(drawn.shape[1], np.nan)
    known = ~np.isnan(drawn).all(axis=0)
    if known.any():
        found[known] = np.nanquantile(drawn[:, known], q, axis=0)
    return found
