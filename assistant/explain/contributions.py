"""What moved a recommendation's score, in words that a shopper and a merchant understand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

#: What each column of the ranker, or each scorer, is about.
LABELS = {
    "sequence": "what others took next",
    "item_item": "taken along with yours",
    "graph": "shoppers like you",
    "factor": "shoppers like you",
    "content": "like what you looked at",
    "likeness": "like what you looked at",
    "popularity": "popular",
    "price": "price",
    "price_fit": "your usual price",
    "together": "bought together",
    "same_kind": "the same kind of thing",
    "in_stock": "stock",
    "rating": "rating",
    "review_count": "rating",
    "sentiment": "what reviewers say",
    "age_days": "how new it is",
    "category_share": "your categories",
    "department_share": "your categories",
    "session_category": "your categories",
    "brand_share": "your brands",
    "relevance": "fits what was asked for",
    "wish_distance": "fits what was asked for",
    "taken_before": "taken before",
    "steps_since": "taken before",
    "history_length": "how much is known of you",
}
#: Columns of one scorer: its score and its rank.
ENDINGS = ("_score", "_rank")
#: Bars of a chart; smaller contributions are added up in the last one.
MOST = 6
REST = "all else"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart. `left` and `width` are percentages of the track; zero lies within it."""

    label: str
    value: float
    left: float
    width: float

    @property
    def figure(self) -> str:
        """ "+0.42"; a true minus sign, so that it is read out as one."""
        return f"{self.value:+.2f}".replace("-", "−")

    @property
    def side(self) -> str:
        """Whether it moves the product up or down."""
        return "up" if self.value >= 0 else "down"


def contributions(parts: Mapping[str, float], most: int = MOST) -> tuple[tuple[str, float], ...]:
    """Contributions by label, largest first; beyond `most` they are added up.

    Args:
        parts: column of the ranker → what it adds to the score.
        most: of labels.
    """
    sums: dict[str, float] = defaultdict(float)
    for name, value in parts.items():
        if not math.isnan(value):
            sums[label_of(name)] += value
    ranked = sorted(sums.items(), key=lambda one: -abs(one[1]))
    shown, rest = ranked[:most], ranked[most:]
    if rest:
        shown = [*ranked[: most - 1], (REST, sum(value for _, value in ranked[most - 1 :]))]
    return tuple((label, value) for label, value in shown if abs(value) >= 0.005)


def label_of(name: str) -> str:
    """What a column is about."""
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return LABELS.get(name, name.replace("_", " "))


def bars(parts: Mapping[str, float], most: int = MOST) -> tuple[Bar, ...]:
    """The bars of a chart, all on one scale."""
    found = contributions(parts, most)
    low = min((value for _, value in found), default=0.0)
    high = max((value for _, value in found), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    span = (high - low) or 1.0
    return tuple(
        Bar(
            label,
            value,
            round(100 * (min(value, 0.0) - low) / span, 1),
            round(100 * abs(value) / span, 1),
        )
        for label, value in found
    )
