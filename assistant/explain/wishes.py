"""Wishes in words: "blue hiking boots by Altmoor under $100, not leather"."""

from __future__ import annotations

from assistant.dialogue.state import Wishes
from assistant.explain.figures import amount_text, list_words
from retrieval.types import Sort

SORT_WORDS = {
    Sort.PRICE_ASC: "cheapest first",
    Sort.PRICE_DESC: "most expensive first",
    Sort.RATING: "best rated first",
    Sort.NEWEST: "newest first",
    Sort.POPULARITY: "most popular first",
}


def describe(wishes: Wishes, currency: str, *, noun: str | None = None) -> str:
    """Say back what is wanted, without the sort order.

    Args:
        wishes: what is wanted.
        currency: for the prices.
        noun: what to call the things, in place of the need.
    """
    noun = noun or wishes.need or "products"
    front = [*wishes.color, *(f for f in wishes.features if _goes_before(f))]
    parts = [" ".join([", ".join(front), noun]).strip()]
    if wishes.brand:
        parts.append(f"by {list_words(wishes.brand, 'or')}")
    if wishes.size:
        parts.append(f"in size {list_words(wishes.size, 'or')}")
    after = [f for f in wishes.features if not _goes_before(f)]
    if after:
        parts.append(f"({', '.join(after)})")
    parts += _numbers(wishes, currency)
    if wishes.exclude:
        parts.append(f"but not {list_words(wishes.exclude, 'or')}")
    return " ".join(parts)


def _goes_before(feature: str) -> bool:
    first = feature.split()[0].casefold()
    return first not in ("for", "with", "to", "that", "which", "on", "in", "as", "from", "gift")


def _numbers(wishes: Wishes, currency: str) -> list[str]:
    low, high = wishes.price_min, wishes.price_max
    parts = []
    if low is not None and low == high:
        parts.append(f"around {amount_text(low, currency)}")
    elif low is not None and high is not None:
        parts.append(f"between {amount_text(low, currency)} and {amount_text(high, currency)}")
    elif high is not None:
        parts.append(f"up to {amount_text(high, currency)}")
    elif low is not None:
        parts.append(f"from {amount_text(low, currency)}")
    if wishes.rating_min is not None:
        parts.append(f"rated {wishes.rating_min:g} or better")
    return parts


def wish_name(key: str, wishes: Wishes, currency: str) -> str:
    """Name one wish in a sentence such as "without …"."""
    value = getattr(wishes, key)
    if key == "price_max":
        return f"the limit of {amount_text(value, currency)}"
    if key == "price_min":
        return f"the lower limit of {amount_text(value, currency)}"
    if key == "rating_min":
        return f"the rating of {value:g} or better"
    if key == "size":
        return f"size {list_words(value, 'or')}"
    if key == "exclude":
        return f"leaving out {list_words(value, 'or')}"
    if key == "brand":
        return f"the brand {list_words(value, 'or')}"
    return list_words(value, "or") if isinstance(value, tuple) else str(value)
