"""Rank fusion: one order out of several, for where there is too little to learn one from.

Cormack, Clarke and Buettcher, Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods, 2009.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Ranks are softened by so many places.
SOFTENING = 10.0


def fused(ranks: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """One score for each candidate: the weighted sum of 1 / (SOFTENING + rank).

    Args:
        ranks: (n, n_scorers), from 0; NaN where a scorer doesn't rank a candidate.
        weights: (n_scorers,), of the scorers.

    Returns:
        (n,), float32, between 0 and 1; 1 for what all put first.
    """
    total = float(weights.sum())
    if total <= 0:
        return np.zeros(len(ranks), dtype=np.float32)
    parts = SOFTENING / (SOFTENING + np.where(np.isnan(ranks), np.inf, ranks))
    return np.asarray(parts @ weights / total, dtype=np.float32)
