"""What no score decides: what may be shown at all, and how a list is kept varied."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class VarietyConfig:
    """How a list is kept varied.

    Attributes:
        likeness: of relevance that a product loses for being like one before it (MMR's 1 - lambda).
        calibration: of relevance that a list gains for having categories in the shopper's shares.
        of_one_kind: share of the list that may be of one category, while there are others.
        look_at: candidates that are considered.
    """

    likeness: float = 0.25
    calibration: float = 0.2
    of_one_kind: float = 1.0
    look_at: int = 60


def varied(
    scores: Floats,
    vectors: Floats | None,
    categories: NDArray[np.int32],
    shares: dict[int, float],
    k: int,
    config: VarietyConfig | None = None,
) -> list[int]:
    """Choose k candidates, one after the other: relevant, unlike those chosen, in the right shares.

    Maximal marginal relevance (Carbonell and Goldstein, 1998) with a term that draws the list's
    categories to the shopper's own shares (after Steck, Calibrated Recommendations, 2018).

    Args:
        scores: (n,), higher is better.
        vectors: (n, dimension), unit length or zero; None leaves likeness out.
        categories: (n,), by number, -1 unknown.
        shares: category → its share of what the shopper took; empty leaves calibration out.
        k: length of the list.
        config: settings.

    Returns:
        Positions of the chosen, in order.
    """
    config = config or VarietyConfig()
    order = np.argsort(-scores, kind="stable")[: max(config.look_at, k)]
    relevance = _spread(scores[order])
    likeness = np.zeros(len(order), dtype=np.float32)
    counts: dict[int, int] = {}
    chosen: list[int] = []
    most = math.ceil(config.of_one_kind * k)
    free = np.ones(len(order), dtype=bool)
    while len(chosen) < min(k, len(order)):
        gain = relevance - config.likeness * likeness
        if shares:
            gain = gain + config.calibration * _missing(
                categories[order], counts, shares, len(chosen)
            )
        full = np.isin(categories[order], [c for c, n in counts.items() if c >= 0 and n >= most])
        able = free & ~full if (free & ~full).any() else free
        place = int(np.argmax(np.where(able, gain, -np.inf)))
        free[place] = False
        chosen.append(int(order[place]))
        category = int(categories[order[place]])
        counts[category] = counts.get(category, 0) + 1
        if vectors is not None:
            likeness = np.maximum(likeness, vectors[order] @ vectors[order[place]])
    return chosen


def _spread(scores: Floats) -> Floats:
    """Scores in descending order, from 1 to 0."""
    if len(scores) == 0:
        return scores
    width = max(float(scores[0] - scores[-1]), 1e-9)
    return np.asarray((scores - scores[-1]) / width, dtype=np.float32)


def _missing(
    categories: NDArray[np.int32], counts: dict[int, int], shares: dict[int, float], length: int
) -> Floats:
    """How far the list is short of each candidate's category: from -1 to 1."""
    return np.asarray(
        [
            shares.get(category, 0.0) - counts.get(category, 0) / max(length, 1)
            for category in categories.tolist()
        ],
        dtype=np.float32,
    )
