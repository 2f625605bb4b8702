"""Top lists: for each query the k products that a recommender puts first, of all there are.

Products are never sampled: on samples another recommender may win (Krichene and Rendle, 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from retrieval.models.query import Query

Lists = NDArray[np.int32]
#: At most so many scores at once (100 MB of float32), however large the catalogue is.
_SCORES_AT_ONCE = 25_000_000


class ScoresAll(Protocol):
    """A recommender that scores all products; every `Scorer` is one."""

    def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
        """(len(queries), n_items); NaN for what it can't judge."""
        ...


@runtime_checkable
class NamesTop(Protocol):
    """A recommender that names products, best first, such as a chain of stages."""

    def top(self, queries: Sequence[Query], k: int) -> Sequence[Sequence[int] | NDArray[np.int64]]:
        """For each query up to k products by number; negative numbers are left out."""
        ...


Recommender = ScoresAll | NamesTop


def top_lists(
    recommender: Recommender,
    queries: Sequence[Query],
    k: int,
    *,
    n_items: int,
    exclude_seen: bool = True,
    batch: int = 512,
) -> Lists:
    """What the recommender shows.

    Args:
        recommender: asked through `top` where it has that, else through `score`.
        queries: who asks.
        k: length of the lists.
        n_items: products of the catalogue.
        exclude_seen: leave out what is among the steps of a query.
        batch: queries at once, fewer where there are very many products.

    Returns:
        (len(queries), k), int32: products by number, equals by number; -1 past the end.

    Raises:
        ValueError: scores or products don't fit the catalogue.
    """
    size = max(1, min(batch, _SCORES_AT_ONCE // max(n_items, 1)))
    lists = np.full((len(queries), k), -1, dtype=np.int32)
    for start in range(0, len(queries), size):
        asked = queries[start : start + size]
        seen = [query.steps.items if exclude_seen else _NOTHING for query in asked]
        if isinstance(recommender, NamesTop):
            _fill_named(lists[start : start + size], recommender, asked, seen, n_items)
        else:
            scores = np.array(recommender.score(asked), dtype=np.float32)
            if scores.shape != (len(asked), n_items):
                wanted = (len(asked), n_items)
                raise ValueError(f"scores have the shape {scores.shape}, not {wanted}")
            rows = np.repeat(np.arange(len(asked)), [len(items) for items in seen])
            scores[rows, np.concatenate(seen)] = np.nan
            lists[start : start + size] = best_of_rows(scores, k)
    return lists


_NOTHING = np.zeros(0, dtype=np.int32)


def best_of_rows(scores: NDArray[np.float32], k: int) -> Lists:
    """The k best of each row; equals by number, NaN and -inf never.

    The k-th best value is found by partition, what is above it is kept, and what equals it by
    number until the list is full: a plain argpartition would take any of the equals.

    Args:
        scores: (n, n_items), float32; changed by it.
        k: length of the lists.

    Returns:
        (n, k), int32; -1 past the end.
    """
    n, n_items = scores.shape
    lists = np.full((n, k), -1, dtype=np.int32)
    scores[np.isnan(scores)] = -np.inf
    width = min(k, n_items)
    if width == 0 or n == 0:
        return lists
    worst = np.partition(scores, n_items - width, axis=1)[:, n_items - width, None]
    above, equal = scores > worst, (scores == worst) & (worst > -np.inf)
    room = width - np.count_nonzero(above, axis=1)
    for row in np.flatnonzero(np.count_nonzero(equal, axis=1) > room).tolist():
        equal[row, np.flatnonzero(equal[row])[room[row] :]] = False
    rows, items = np.nonzero(above | equal)
    order = np.lexsort((items, -scores[rows, items], rows))
    rows, items = rows[order], items[order]
    places = np.arange(len(rows)) - np.searchsorted(rows, rows)
    lists[rows, places] = items
    return lists


def _fill_named(
    lists: Lists,
    recommender: NamesTop,
    asked: Sequence[Query],
    seen: Sequence[NDArray[np.int32]],
    n_items: int,
) -> None:
    k = lists.shape[1]
    longest = max(len(np.unique(items)) for items in seen)
    found = recommender.top(asked, min(k + longest, n_items))
    if len(found) != len(asked):
        raise ValueError(f"{len(found)} lists for {len(asked)} queries")
    for row, (named, known) in enumerate(zip(found, seen, strict=True)):
        items = np.fromiter(dict.fromkeys(np.asarray(named).tolist()), np.int64)
        if len(items) and items.max() >= n_items:
            raise ValueError(f"product {items.max()} of {n_items}")
        items = items[(items >= 0) & ~np.isin(items, known)][:k]
        lists[row, : len(items)] = items
