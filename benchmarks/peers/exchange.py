"""What our side and a peer's process hand each other: folders of npz files, described in README.md.

Imports only numpy and the standard library: every environment can read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

TOP = 50


@dataclass(frozen=True)
class Train:
    """Purchases to learn from, sorted by shopper and time.

    Attributes:
        shopper: (n,), int32.
        item: (n,), int32.
        time: (n,), float64, any unit: only its order counts here.
        weight: (n,), float32.
        n_shoppers: numbers in `shopper` are below it.
        n_items: numbers in `item`, and of items in any case, are below it.
    """

    shopper: NDArray[np.int32]
    item: NDArray[np.int32]
    time: NDArray[np.float64]
    weight: NDArray[np.float32]
    n_shoppers: int
    n_items: int

    @classmethod
    def from_file(cls, path: Path) -> Train:
        """Read `train.npz`."""
        with np.load(path) as data:
            columns = [data[name] for name in ("shopper", "item", "time", "weight")]
            return cls(*columns, int(data["n_shoppers"]), int(data["n_items"]))

    @cached_property
    def popularity(self) -> NDArray[np.int64]:
        """Purchases of each item, (n_items,)."""
        return np.bincount(self.item, minlength=self.n_items)

    @cached_property
    def known_items(self) -> NDArray[np.int64]:
        """Items bought at least once, ascending: a model can't know the others."""
        return np.flatnonzero(self.popularity)

    def knows(self, shopper: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each of some shoppers bought anything."""
        counts = np.bincount(self.shopper, minlength=self.n_shoppers)
        inside = (shopper >= 0) & (shopper < self.n_shoppers)
        return inside & (counts[np.where(inside, shopper, 0)] > 0)


@dataclass(frozen=True)
class Cases:
    """Shoppers at a moment: what they had bought, and what they bought next.

    Attributes:
        shopper: (n_cases,), int32; may be n_shoppers or more, or -1, for one not in training.
        history: every case's items one after the other, oldest first, int32.
        history_starts: (n_cases + 1,), where each case's history starts and ends.
        targets: every case's next items, int32.
        target_starts: (n_cases + 1,).
        exclude_seen: whether items of the history may not be recommended.
    """

    shopper: NDArray[np.int32]
    history: NDArray[np.int32]
    history_starts: NDArray[np.int64]
    targets: NDArray[np.int32]
    target_starts: NDArray[np.int64]
    exclude_seen: bool

    @classmethod
    def from_file(cls, path: Path) -> Cases:
        """Read `cases.npz` or `validation.npz`."""
        names = ("shopper", "history", "history_starts", "targets", "target_starts")
        with np.load(path) as data:
            return cls(*(data[name] for name in names), bool(data["exclude_seen"]))

    def __len__(self) -> int:
        return len(self.shopper)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The case of each element of `history`."""
        return np.repeat(np.arange(len(self)), np.diff(self.history_starts))

    def history_of(self, case: int) -> NDArray[np.int32]:
        """One case's items, oldest first."""
        return self.history[self.history_starts[case] : self.history_starts[case + 1]]

    def targets_of(self, case: int) -> NDArray[np.int32]:
        """One case's next items."""
        return self.targets[self.target_starts[case] : self.target_starts[case + 1]]

    def sample(self, n: int, rng: np.random.Generator) -> Cases:
        """n of the cases at random, all of them where there are no more."""
        if n >= len(self):
            return self
        chosen = np.sort(rng.choice(len(self), n, replace=False))
        return self.take(chosen)

    def take(self, chosen: NDArray[np.int64]) -> Cases:
        """Some of the cases, in the order given."""
        histories = [self.history_of(case) for case in chosen]
        targets = [self.targets_of(case) for case in chosen]
        return Cases(
            self.shopper[chosen],
            np.concatenate(histories),
            starts(histories),
            np.concatenate(targets),
            starts(targets),
            self.exclude_seen,
        )


def starts(parts: list[NDArray[np.int32]]) -> NDArray[np.int64]:
    """Where each part starts and ends once they stand one after the other."""
    return np.cumsum([0, *map(len, parts)]).astype(np.int64)


def rank(
    scores_of: Callable[[NDArray[np.int64]], NDArray[np.float32]],
    cases: Cases,
    n_items: int,
    batch_size: int = 1024,
) -> NDArray[np.int32]:
    """The best items of each case, for a library whose own ranking can't be asked.

    Args:
        scores_of: from case numbers to scores, (n, n_items), float32; NaN and -inf mean "never".
        cases: the cases.
        n_items: how many items there are.
        batch_size: cases scored at a time.

    Returns:
        (n_cases, TOP), int32, best first, -1 where a case has fewer.
    """
    top = np.full((len(cases), TOP), -1, np.int32)
    k = min(TOP, n_items)
    for start in range(0, len(cases), batch_size):
        numbers = np.arange(start, min(start + batch_size, len(cases)))
        scores = np.nan_to_num(scores_of(numbers), copy=True, nan=-np.inf, neginf=-np.inf)
        if cases.exclude_seen:
            for row, case in enumerate(numbers):
                scores[row, cases.history_of(case)] = -np.inf
        best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
        best_scores = np.take_along_axis(scores, best, axis=1)
        order = np.argsort(-best_scores, axis=1, kind="stable")
        ranked = np.take_along_axis(best, order, axis=1)
        never = np.isneginf(np.take_along_axis(best_scores, order, axis=1))
        top[numbers, :k] = np.where(never, -1, ranked)
    return top


def fill_with_popular(
    top: NDArray[np.int32], train: Train, cases: Cases, unknown: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Give cases that a model can't know (`unknown`) the most popular items, in place."""
    numbers = np.flatnonzero(unknown)
    if not len(numbers):
        return top
    counts = np.where(train.popularity > 0, train.popularity, -np.inf).astype(np.float32)
    popular = rank(lambda some: np.tile(counts, (len(some), 1)), cases.take(numbers), train.n_items)
    top[numbers] = popular
    return top


def without_known_item(train: Train, cases: Cases) -> NDArray[np.bool_]:
    """Cases whose history holds no item that training saw."""
    known = train.popularity[cases.history] > 0
    return np.bincount(cases.rows[known], minlength=len(cases)) == 0


def quality(top: NDArray[np.int32], cases: Cases, k: int = 10) -> tuple[float, float]:
    """Recall@k and nDCG@k with binary gains, means over the cases; our side computes its own."""
    discount = 1 / np.log2(np.arange(2, k + 2))
    recall, ndcg = np.zeros(len(cases)), np.zeros(len(cases))
    for case in range(len(cases)):
        targets = np.unique(cases.targets_of(case))
        if len(targets):
            hits = np.isin(top[case, :k], targets)
            recall[case] = hits.sum() / len(targets)
            ndcg[case] = hits @ discount / discount[: len(targets)].sum()
    return float(recall.mean()), float(ndcg.mean())
