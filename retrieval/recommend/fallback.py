"""What fills a list where taste can't: what sells, then what is liked, then whatever can be bought.

So an anonymous first visit, a new shopper and a shop without events get sensible lists too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.models.scorer import Candidates, best
from retrieval.ranking.liking import liking
from retrieval.recommend.items import ItemTable

Floats = NDArray[np.float32]
#: Levels of the score below.
SELLS, LIKED = 2.0, 1.0


def filling(items: ItemTable, sales: Floats, allowed: NDArray[np.bool_], k: int) -> Candidates:
    """The best products to fill a list with.

    Args:
        items: the catalogue.
        sales: (n,), faded counts.
        allowed: (n,), what may be shown.
        k: how many.

    Returns:
        Products with scores: from 2 on they sell, from 1 on they are rated well.
    """
    scores = np.where(items.reviews > 0, LIKED, 0.0) + liking(items.rating, items.reviews) / 10.0
    top = max(float(sales.max(initial=0.0)), 1e-9)
    scores = np.where(sales > 0, SELLS + sales / top, scores)
    return best(np.where(allowed, scores, np.nan).astype(np.float32), k)


def kind_of(score: float) -> str:
    """What put a product forward: "popular", "rated" or "any"."""
    return "popular" if score >= SELLS else "rated" if score >= LIKED else "any"
