"""Metrics of one ranked list against graded judgements.

Every function takes the grades of the results in order; the ideal comes from all judged grades.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def dcg(grades: Sequence[float], k: int) -> float:
    """Discounted cumulative gain of the first k: (2^grade - 1) / log2(rank + 1).

    Burges et al., Learning to Rank using Gradient Descent, 2005.
    """
    gains = (math.pow(2.0, grade) - 1.0 for grade in grades[:k])
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(grades: Sequence[float], judged: Iterable[float], k: int = 10) -> float:
    """DCG as a share of the best possible one; NaN where nothing is relevant.

    Args:
        grades: of the results, best first.
        judged: of everything that could have been found, in any order.
        k: cut.
    """
    ideal = dcg(sorted(judged, reverse=True), k)
    return dcg(grades, k) / ideal if ideal > 0 else math.nan


def precision(grades: Sequence[float], k: int = 10, relevant: float = 2.0) -> float:
    """Share of the first k places that hold something relevant."""
    return sum(grade >= relevant for grade in grades[:k]) / k


def recall(
    grades: Sequence[float], judged: Iterable[float], k: int = 10, relevant: float = 2.0
) -> float:
    """Share of what is relevant that is among the first k; NaN where nothing is relevant."""
    total = sum(grade >= relevant for grade in judged)
    return sum(grade >= relevant for grade in grades[:k]) / total if total else math.nan


def reciprocal_rank(grades: Sequence[float], relevant: float = 2.0) -> float:
    """One over the rank of the first relevant result; 0 where there is none."""
    for rank, grade in enumerate(grades, 1):
        if grade >= relevant:
            return 1.0 / rank
    return 0.0


def mean(values: Iterable[float]) -> float:
    """The mean of what isn't NaN; NaN of nothing."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
