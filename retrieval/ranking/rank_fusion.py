"""Rank fusion: one order out of several, for where there is too little to learn one from.

Cormack, Clarke and Buettcher, Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods, 2009.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Ranks are softened by so many places.
SOFTENING = 10.0


def fusion_parts(ranks: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each scorer adds to the score of each candidate: its share of 1 / (SOFTENING + rank).

    Args:
        ranks: (n, n_scorers), from 0; NaN where a scorer doesn't rank a candidate.
        weights: (n_scorers,), of the scorers.

    Returns:
        (n, n_scorers), float32; a row sums to 1 for what all put first.
    """
    parts = SOFTENING / (SOFTENING + np.where(np.isnan(ranks), np.inf, ranks))
    return (parts * weights / max(float(weights.sum()), 1e-9)).astype(np.float32)


def fused(ranks: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """One score for each candidate, (n,), between 0 and 1: the sum of its `fusion_parts`."""
    return np.asarray(fusion_parts(ranks, weights).sum(axis=1), dtype=np.float32)
