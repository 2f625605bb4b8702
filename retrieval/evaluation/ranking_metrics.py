"""Metrics of many top lists at once, where a product is either what was taken or isn't.

`metrics.py` has those of one list with graded judgements. Those of accuracy take hits: (n_cases,
width), bool, whether the product at each place is a target. They give one value per case, so that
means, intervals and segments can be made of them. A list shorter than k misses where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.toplists import Lists

Floats = NDArray[np.float64]
Hits = NDArray[np.bool_]
#: So many vectors of products are looked at together.
_LISTS_AT_ONCE = 1_024


def find_hits(lists: Lists, targets: Sequence[NDArray[np.int32]]) -> Hits:
    """Where top lists have targets.

    Args:
        lists: (n_cases, width), products by number; -1 past the end.
        targets: of each case.

    Returns:
        (n_cases, width), bool.
    """
    cases = np.repeat(np.arange(len(targets)), [len(items) for items in targets])
    wanted = np.concatenate([np.zeros(0, dtype=np.int32), *targets]).astype(np.int64)
    stride = 1 + max(int(lists.max(initial=0)), int(wanted.max(initial=0)))
    shown = lists + np.arange(len(lists))[:, None] * stride
    return np.isin(shown, cases * stride + wanted) & (lists >= 0)


def recall(hits: Hits, n_targets: NDArray[np.int64], k: int) -> Floats:
    """Share of the targets that is among the first k; NaN without targets."""
    return _shared(hits[:, :k].sum(axis=1), n_targets)


def precision(hits: Hits, k: int) -> Floats:
    """Share of the first k places that holds a target."""
    return _shared(hits[:, :k].sum(axis=1), np.full(len(hits), k))


def hit_rate(hits: Hits, k: int) -> Floats:
    """1 where any target is among the first k, else 0."""
    found: Hits = np.any(hits[:, :k], axis=1)
    return found.astype(np.float64)


def reciprocal_rank(hits: Hits, k: int) -> Floats:
    """One over the rank of the first target among the first k, else 0; its mean is MRR."""
    ranks: NDArray[np.int64] = 1 + np.argmax(hits[:, :k], axis=1)
    return hit_rate(hits, k) / ranks


def ndcg(hits: Hits, n_targets: NDArray[np.int64], k: int) -> Floats:
    """Discounted gain as a share of the best possible one; NaN without targets.

    Järvelin and Kekäläinen, 2002: a target at rank r gives 1 / log2(r + 1); the best list begins
    with min(k, n_targets) targets.
    """
    discounts = 1 / np.log2(np.arange(2, k + 2))
    width = min(k, hits.shape[1])
    ideal = np.concatenate(([0.0], discounts.cumsum()))[np.minimum(n_targets, k)]
    return _shared(hits[:, :width] @ discounts[:width], ideal)


def recall_curve(hits: Hits, n_targets: NDArray[np.int64], longest: int) -> Floats:
    """(longest,): the mean of recall at 1, 2, …; NaN without cases."""
    known = n_targets > 0
    if not known.any():
        return np.full(longest, np.nan)
    found = (hits[known].cumsum(axis=1) / n_targets[known, None]).mean(axis=0)
    return np.pad(found, (0, max(0, longest - len(found))), mode="edge")[:longest]


def _shared(found: Floats | NDArray[np.int64], whole: Floats | NDArray[np.int64]) -> Floats:
    shares = np.full(len(found), np.nan)
    np.divide(found, whole, out=shares, where=whole > 0)
    return shares


def coverage(lists: Lists, n_items: int, k: int) -> float:
    """Share of the catalogue that is in any list (Herlocker et al., 2004)."""
    shown = lists[:, :k]
    return len(np.unique(shown[shown >= 0])) / n_items if n_items else float("nan")


def gini(lists: Lists, n_items: int, k: int) -> float:
    """How unevenly products are shown: 0 all alike, near 1 always the same; NaN if none is."""
    shown = lists[:, :k]
    counts = np.sort(np.bincount(shown[shown >= 0], minlength=n_items))
    if counts.sum() == 0:
        return float("nan")
    ranks = np.arange(1, n_items + 1)
    return float(((2 * ranks - n_items - 1) * counts).sum() / (n_items * counts.sum()))


def novelty(lists: Lists, counts: NDArray[np.int64], k: int) -> Floats:
    """Mean self-information of what is shown, -log2 p, in bits; NaN for an empty list.

    Zhou et al., 2010. p is the share of the interactions that a product has in training, each
    product counted once more, so that one that nobody took has a finite value.

    Args:
        lists: (n_cases, width).
        counts: (n_items,), interactions in training.
        k: cut.
    """
    bits = -np.log2((counts + 1) / (counts.sum() + len(counts)))
    return _mean_shown(lists[:, :k], bits)


def share_shown(lists: Lists, kind: NDArray[np.bool_], k: int) -> Floats:
    """Share of what is shown that is of a kind, such as head products; NaN for an empty list.

    Args:
        lists: (n_cases, width).
        kind: (n_items,), bool.
        k: cut.
    """
    return _mean_shown(lists[:, :k], kind.astype(np.float64))


def _mean_shown(shown: Lists, values: Floats) -> Floats:
    there = shown >= 0
    return _shared((values[shown] * there).sum(axis=1), there.sum(axis=1))


def diversity(lists: Lists, vectors: NDArray[np.float32], k: int) -> Floats:
    """Mean distance (1 - cosine) of all pairs in a list; NaN for fewer than two.

    Ziegler et al., 2005. The sum over pairs comes from the length of the sum of unit vectors.

    Args:
        lists: (n_cases, width).
        vectors: (n_items, dimension); a row of zeros or NaN is a product without one, left out.
        k: cut.
    """
    lengths = np.linalg.norm(np.nan_to_num(vectors), axis=1, keepdims=True)
    unit = np.nan_to_num(vectors) / np.where(lengths > 0, lengths, 1)
    there = (lists[:, :k] >= 0) & (lengths[:, 0] > 0)[lists[:, :k]]
    n = there.sum(axis=1)
    squares = np.zeros(len(lists))
    for start in range(0, len(lists), _LISTS_AT_ONCE):
        rows = slice(start, start + _LISTS_AT_ONCE)
        sums = np.einsum("nkd,nk->nd", unit[lists[rows, :k]], there[rows].astype(unit.dtype))
        squares[rows] = (sums * sums).sum(axis=1)
    return 1 - _shared(squares - n, n * (n - 1))


def diversity_of_kinds(lists: Lists, kinds: NDArray[np.int64], k: int) -> Floats:
    """Share of all pairs in a list that are of different kinds; NaN for fewer than two.

    Args:
        lists: (n_cases, width).
        kinds: (n_items,), such as categories by number; -1 where it isn't known, left out.
        k: cut.
    """
    shown = np.where(lists[:, :k] >= 0, kinds[lists[:, :k]], -1)
    there = shown >= 0
    n = there.sum(axis=1)
    alike = np.zeros(len(lists))
    for place in range(shown.shape[1]):
        alike += ((shown == shown[:, place, None]) & there & there[:, place, None]).sum(axis=1)
    return 1 - _shared(alike - n, n * (n - 1))
