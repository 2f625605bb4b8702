"""Events as the models see them: one touch for each product in each visit, as strong as it got.

A view, a click, a cart and a purchase of the same product in one session are one touch with the
purchase's weight at the purchase's time. Guests count by session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import numpy as np

from retrieval.events import WEIGHTS
from retrieval.models.interactions import Interactions
from retrieval.models.query import Steps
from retrieval.types import Event

Touch = tuple[str, float, float]


def touches_of(events: Iterable[Event], now: datetime | None = None) -> list[Touch]:
    """Product id, seconds since 1970 and weight of each touch, oldest first.

    Args:
        events: of one shopper or session, in any order.
        now: events after it are left out: a clock was wrong.
    """
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for event in sorted(events, key=lambda one: one.timestamp):
        weight = WEIGHTS.get(event.type)
        if weight is None or event.product_id is None:
            continue
        if now is not None and event.timestamp > now:
            continue
        visit = event.session_id or event.timestamp.date().isoformat()
        old = found.pop((visit, event.product_id), (0.0, 0.0))
        found[visit, event.product_id] = (event.timestamp.timestamp(), max(weight, old[1]))
    touches = [(product, time, weight) for (_, product), (time, weight) in found.items()]
    return sorted(touches, key=lambda touch: touch[1])


def steps_of(touches: Iterable[Touch], numbers: Mapping[str, int]) -> Steps:
    """Touches by product number; products that the catalogue never had are left out."""
    known = [(numbers[p], time, weight) for p, time, weight in touches if p in numbers]
    items, times, weights = zip(*known, strict=True) if known else ((), (), ())
    return Steps(
        np.asarray(items, dtype=np.int32),
        np.asarray(times, dtype=np.float64),
        np.asarray(weights, dtype=np.float32),
    )


def interactions_of(
    events: Iterable[Event], catalogue: Iterable[str], *, now: datetime | None = None
) -> Interactions:
    """Everything that shoppers did, ready to be learned from.

    Args:
        events: of all shoppers.
        catalogue: ids of all products; events of others are left out.
        now: events after it are left out.
    """
    ids = tuple(catalogue)
    known = frozenset(ids)
    by_shopper: dict[str, list[Event]] = {}
    for event in events:
        who = event.who
        if who is not None and event.product_id in known:
            by_shopper.setdefault(who, []).append(event)
    rows = [
        (who, *touch) for who, theirs in by_shopper.items() for touch in touches_of(theirs, now)
    ]
    shoppers, items, times, weights = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Interactions.from_columns(shoppers, items, times, weights, catalogue=ids)
