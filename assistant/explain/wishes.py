"""Wishes in words: "blue hiking boots by Altmoor under $100, not leather"."""

from __future__ import annotations

import re

from assistant.dialogue.state import Wishes
from assistant.explain.figures import amount_text, list_words, plural
from retrieval.types import Sort

SORT_WORDS = {
    Sort.PRICE_ASC: "cheapest first",
    Sort.PRICE_DESC: "most expensive first",
    Sort.RATING: "best rated first",
    Sort.NEWEST: "newest first",
    Sort.POPULARITY: "most popular first",
}


#: Features that name a person, as readers take them from "for my dad".
PEOPLE = frozenset(
    """dad father mum mom mother son daughter wife husband girlfriend boyfriend brother sister
    friend friends grandma grandpa grandmother grandfather parents kid kids child children baby
    teenager boy girl man woman men women colleague boss teacher nephew niece him her""".split()
)


#: Somebody's age, of which no listing speaks.
AGE = re.compile(r"\b(?:turn(?:s|ing)?|aged?|\d+(?:st|nd|rd|th)|years? old)\b")


def describe(wishes: Wishes, currency: str, *, many: bool = True) -> str:
    """Say back what is wanted, without the sort order.

    Args:
        wishes: what is wanted.
        currency: for the prices.
        many: whether to speak of several things.
    """
    noun = wishes.need or "product"
    noun = plural(noun) if many else noun
    front = [*wishes.color, *(f for f in wishes.features if _goes_before(f))]
    parts = [" ".join([", ".join(front), noun]).strip()]
    if wishes.brand:
        parts.append(f"by {list_words(wishes.brand, 'or')}")
    if wishes.size:
        parts.append(f"in size {list_words(wishes.size, 'or')}")
    people = [f for f in wishes.features if f.casefold() in PEOPLE]
    if people:
        parts.append(f"for {list_words(people)}")
    after = [f for f in wishes.features if not _goes_before(f) and f not in people]
    if after:
        parts.append(f"({', '.join(after)})")
    parts += _numbers(wishes, currency)
    text = " ".join(parts)
    return f"{text}, not {list_words(wishes.exclude, 'or')}" if wishes.exclude else text


def _goes_before(feature: str) -> bool:
    first = feature.split()[0].casefold()
    return (
        feature.casefold() not in PEOPLE
        and not AGE.search(feature.casefold())
        and len(feature.split()) <= 2
        and first not in ("for", "with", "to", "that", "which", "on", "in", "as", "from", "gift")
    )


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
