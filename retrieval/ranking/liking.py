"""How well products are liked: stars, drawn to the usual ones where few have given any."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Ratings count as if so many more shoppers had given the usual one.
USUAL_RATING, USUAL_REVIEWS = 3.8, 5.0


def liking(rating: NDArray[np.floating], reviews: NDArray[np.floating]) -> NDArray[np.floating]:
    """Ratings from 0 to 1 (a Bayesian average).

    Args:
        rating: (n,), stars from 1 to 5; NaN unknown.
        reviews: (n,), how many gave them.
    """
    known = np.nan_to_num(rating, nan=USUAL_RATING)
    drawn = (known * reviews + USUAL_RATING * USUAL_REVIEWS) / (reviews + USUAL_REVIEWS)
    return np.asarray(np.clip((drawn - 1.0) / 4.0, 0.0, 1.0))
