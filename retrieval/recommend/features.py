"""What the ranker sees of a candidate: scorers, product and shopper, one column each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.recommend.items import DAY

if TYPE_CHECKING:
    from retrieval.models.query import Query, Steps
    from retrieval.recommend.items import ItemTable
    from retrieval.recommend.pool import Pool

Floats = NDArray[np.float32]
#: A step counts so much less for each time after it.
DECAY = 0.9
#: Columns beside two for each scorer.
ABOUT = (
    "price",
    "price_fit",
    "in_stock",
    "rating",
    "review_count",
    "sentiment",
    "age_days",
    "category_share",
    "department_share",
    "brand_share",
    "session_category",
    "taken_before",
    "steps_since",
    "history_length",
    "likeness",
    "wish_distance",
)


def feature_names(scorers: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns."""
    return (*(f"{s}_score" for s in scorers), *(f"{s}_rank" for s in scorers), *ABOUT)


def features_of(
    pool: Pool,
    query: Query,
    items: ItemTable,
    like: Floats | None = None,
    far: Floats | None = None,
) -> Floats:
    """The columns of every candidate.

    Args:
        pool: the candidates.
        query: who asks.
        items: the catalogue.
        like: (len(pool),), float32, how much each is like the nearest of what was taken.
        far: (len(pool),), float32, how far each is from what was wished for, if anything was.

    Returns:
        (len(pool), 2 n_scorers + len(ABOUT)), float32; NaN where nothing is known.
    """
    rows = pool.items
    about = np.full((len(rows), len(ABOUT)), np.nan, dtype=np.float32)
    about[:, 0] = np.log1p(items.price[rows])
    about[:, 2] = items.buyable[rows]
    about[:, 3:6] = np.stack(
        (items.rating[rows], np.log1p(items.reviews[rows]), items.sentiment[rows]), axis=1
    )
    steps = query.steps
    if query.now is not None:
        about[:, 6] = (query.now - items.created[rows]) / DAY
    if len(steps):
        _of_taste(about, rows, steps, items)
    if len(query.session):
        about[:, 10] = np.isin(items.leaf[rows], items.leaf[query.session.items])
    about[:, 13] = len(steps)
    for column, values in ((14, like), (15, far)):
        if values is not None:
            about[:, column] = values
    return np.concatenate((pool.scores, pool.ranks, about), axis=1)


def _of_taste(about: Floats, rows: NDArray[np.int64], steps: Steps, items: ItemTable) -> None:
    """Columns that compare a candidate with what the shopper did."""
    newest = steps.last(50)
    counts = newest.weights * DECAY**newest.ages
    prices = items.price[newest.items]
    if not np.isnan(prices).all():
        about[:, 1] = np.abs(np.log1p(items.price[rows]) - np.log1p(np.nanmedian(prices)))
    for column, groups in ((7, items.leaf), (8, items.department), (9, items.brand)):
        about[:, column] = _share(groups[newest.items], counts, groups[rows])
    order = np.argsort(steps.items, kind="stable")
    taken = steps.items[order]
    before, after = np.searchsorted(taken, rows), np.searchsorted(taken, rows, side="right")
    about[:, 11] = after - before
    again = after > before
    about[again, 12] = len(steps) - 1 - order[after[again] - 1]


def _share(taken: NDArray[np.int32], counts: Floats, asked: NDArray[np.int32]) -> Floats:
    """The share of what was taken that is of the same group; NaN for no group."""
    if (taken < 0).all():
        return np.full(len(asked), np.nan, dtype=np.float32)
    sums = np.bincount(taken + 1, counts, max(int(taken.max()), int(asked.max(initial=0))) + 2)
    share = (sums[asked + 1] / max(float(counts.sum()), 1e-9)).astype(np.float32)
    share[asked < 0] = np.nan
    return np.asarray(share, dtype=np.float32)
