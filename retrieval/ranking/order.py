"""Sort orders: by a figure of the products, unknown ones last, equals by relevance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from retrieval.types import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def sort_order(sort: Sort, figure: Callable[[str], Floats], scores: Floats) -> NDArray[np.int64]:
    """Positions in the order asked for.

    Args:
        sort: the order.
        figure: price, rating, reviews, created or popularity of all products; NaN is unknown.
        scores: relevance, (n,).

    Returns:
        Positions (n,), the first one first.
    """
    keys: dict[Sort, list[Floats]] = {
        Sort.PRICE_ASC: [figure("price")],
        Sort.PRICE_DESC: [-figure("price")],
        Sort.RATING: [-figure("rating"), -figure("reviews")],
        Sort.NEWEST: [-figure("created")],
        Sort.POPULARITY: [-figure("popularity"), -figure("reviews"), -figure("rating")],
    }
    last_first = [-scores, *(_last(key) for key in reversed(keys[sort]))]
    return np.lexsort(last_first)


def _last(key: Floats) -> Floats:
    return np.where(np.isnan(key), np.inf, key)
