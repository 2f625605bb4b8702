"""When nothing meets all wishes: which one would have to give, and what there is then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from assistant.dialogue.state import Wishes
from assistant.explain.figures import amount_text, counted
from assistant.explain.wishes import describe, wish_name
from assistant.grounding import Grounded
from assistant.turn.tools import Tools
from retrieval.types import Filters, SearchQuery, Sort

#: Hard wishes in the order in which shoppers give them up most easily.
GIVE_UP = ("rating_min", "color", "brand", "price_max", "price_min", "size", "exclude")
NOTHING: dict[str, Any] = {key: getattr(Filters(), key) for key in GIVE_UP}


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Filters that can be met, and the sentences that say what gave."""

    filters: Filters
    sentences: tuple[str, ...]


def relax(wishes: Wishes, grounded: Grounded, tools: Tools) -> Relaxed | None:
    """Find the fewest hard wishes to give up, and name up to three ways.

    Returns:
        What can be met, or None where even the need alone meets nothing.
    """
    ways = list(_ways(grounded.filters, tools))[:3]
    if not ways:
        return None
    first = f"Nothing here meets all of it: {describe(wishes, tools.currency)}."
    told = [_tell(keys, filters, count, wishes, tools) for keys, filters, count in ways]
    shown = " That comes first below." if len(ways) > 1 else ""
    return Relaxed(ways[0][1], (first, told[0] + shown, *told[1:]))


def _ways(filters: Filters, tools: Tools) -> Iterator[tuple[tuple[str, ...], Filters, int]]:
    """Ways to give up one wish; only where there is none, two, and so on."""
    hard = [key for key in GIVE_UP if getattr(filters, key) not in (None, ())]
    for size in range(1, len(hard) + 1):
        found = False
        for keys in combinations(hard, size):
            looser = replace(filters, **{key: NOTHING[key] for key in keys})
            count = tools.count(looser)
            if count:
                found = True
                yield keys, looser, count
        if found:
            return


def _tell(keys: tuple[str, ...], filters: Filters, count: int, wishes: Wishes, tools: Tools) -> str:
    names = " and ".join(wish_name(key, wishes, tools.currency) for key in keys)
    text = f"Without {names} there {'is' if count == 1 else 'are'} {counted(count, 'product')}"
    if keys == ("price_max",):
        query = SearchQuery(text="", filters=filters, sort=Sort.PRICE_ASC, k=1)
        hits = tools.shop.search(query).hits
        price = hits[0].product.price if hits else None
        text += f", from {amount_text(price.major, price.currency)}" if price else ""
    return text + "."
