"""How well the head tells good reviews from bad ones that it hasn't seen.

.venv/bin/python -m retrieval.reviews.held_out shops/juniper-lane
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.reviews.sentiment import (
    SentenceEncoder,
    SentimentConfig,
    SentimentHead,
    clean_stars,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.types import Review


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Figures over held-out reviews with stars and words; positive are four stars or more.

    Attributes:
        n: how many reviews.
        share_positive: of them, from 0 to 1.
        auc: chance that a positive review gets the higher probability than another; 0.5 is chance.
        balanced_accuracy: mean of the shares told right among positive and among other reviews,
            at even odds; always saying the commoner class gives 0.5.
        accuracy: told right at even odds.
    """

    n: int
    share_positive: float
    auc: float
    balanced_accuracy: float
    accuracy: float


def held_out(
    reviews: Sequence[Review],
    encoder: SentenceEncoder,
    config: SentimentConfig | None = None,
    *,
    folds: int = 5,
) -> HeldOut:
    """Cross-validate: a product's reviews are all in training or all held out.

    Args:
        reviews: of a shop.
        encoder: makes the vectors.
        config: of the head; its seed also draws the folds.
        folds: how many parts.

    Returns:
        Figures; NaN where the reviews are all of one class.
    """
    config = config or SentimentConfig()
    rated = [review for review in reviews if clean_stars(review.stars) is not None]
    products = sorted({review.product_id for review in rated})
    order = np.random.default_rng(config.seed).permutation(len(products)) % folds
    fold_of = dict(zip(products, order.tolist(), strict=True))
    odds: list[tuple[float, bool]] = []
    for fold in range(folds):
        rest = [r for r in rated if fold_of[r.product_id] != fold]
        held = [r for r in rated if fold_of[r.product_id] == fold]
        head = SentimentHead.fit([r.text for r in rest], [r.stars for r in rest], encoder, config)
        odds += zip(
            head.predict([r.text for r in held], encoder).tolist(),
            [(clean_stars(r.stars) or 0) >= 4 for r in held],
            strict=True,
        )
    read = [(p, good) for p, good in odds if not np.isnan(p)]
    return figures(np.array([p for p, _ in read]), np.array([good for _, good in read], dtype=bool))


def figures(odds: NDArray[np.float64], positive: NDArray[np.bool_]) -> HeldOut:
    """Figures of probabilities (n,) beside what is true (n,)."""
    right = (odds > 0.5) == positive
    good, bad = odds[positive], odds[~positive]
    if len(good) == 0 or len(bad) == 0:
        return HeldOut(len(odds), float(len(good) > 0), float("nan"), float("nan"), float("nan"))
    above = np.searchsorted(np.sort(bad), good, "left")
    level = np.searchsorted(np.sort(bad), good, "right") - above
    return HeldOut(
        len(odds),
        float(positive.mean()),
        float((above + level / 2).mean() / len(bad)),
        float((right[positive].mean() + right[~positive].mean()) / 2),
        float(right.mean()),
    )


def main() -> None:
    """Print the figures of the shop in the directory that is named."""
    from retrieval.catalogue.store import CatalogueStore
    from retrieval.encoders.text import TextEncoder

    store = CatalogueStore.open(Path(sys.argv[1]) / "catalogue.sqlite", read_only=True)
    reviews = [review for key in store.ids() for review in store.reviews(key)]
    sys.stdout.write(f"{held_out(reviews, TextEncoder())}\n")
    store.close()


if __name__ == "__main__":
    main()
