"""Events as the models see them: one touch for each product in each visit, as strong as it got.

A view, a click, a cart and a purchase of the same product in one session are one touch with the
purchase's weight at the purchase's time. Guests count by session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from retrieval.events import BLOCK, WEIGHTS, EventStore
from retrieval.models.interactions import Interactions
from retrieval.models.query import Steps
from retrieval.types import Event

Touch = tuple[str, float, float]
#: A touch, with a hash of its visit: 28 bytes.
TOUCH = np.dtype(
    [
        ("shopper", np.int32),
        ("item", np.int32),
        ("visit", np.int64),
        ("time", np.float64),
        ("weight", np.float32),
    ]
)


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
        key = (visit_id(event), event.product_id)
        old = found.pop(key, (0.0, 0.0))
        found[key] = (event.timestamp.timestamp(), max(weight, old[1]))
    touches = [(product, time, weight) for (_, product), (time, weight) in found.items()]
    return sorted(touches, key=lambda touch: touch[1])


def visit_id(event: Event) -> str:
    """The visit that an event belongs to; without a session, a day is one."""
    return event.session_id or event.timestamp.date().isoformat()


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
    events: Iterable[Event],
    catalogue: Iterable[str],
    *,
    aliases: Mapping[str, str] | None = None,
    now: datetime | None = None,
    block: int = BLOCK,
) -> Interactions:
    """Everything that shoppers did, ready to be learned from: the touches of each, oldest first.

    Args:
        events: of all shoppers; a store is read block by block.
        catalogue: ids of all products; events of others are left out.
        aliases: other names of products, with their ids.
        now: events after it are left out.
        block: so many events are read at once.
    """
    store = EventStore.of(events)
    ids = tuple(dict.fromkeys(catalogue))
    own = {name: number for number, name in enumerate(ids)}
    numbers = {name: own[id_] for name, id_ in (aliases or {}).items()} | own
    shoppers: dict[str, int] = {}
    blocks = (
        _strongest(_coded([row for row in rows if row[1] in numbers], numbers, shoppers))
        for rows in store.deeds(store.newest, now, block=block)
    )
    touches = _strongest(np.concatenate([np.empty(0, TOUCH), *blocks]))
    touches = touches[np.lexsort((touches["time"], touches["shopper"]))]
    names = ("shopper", "item", "time", "weight")
    return Interactions(tuple(shoppers), ids, *(touches[name].copy() for name in names))


def _coded(
    rows: list[tuple[str, str, str, str, float]],
    numbers: Mapping[str, int],
    shoppers: dict[str, int],
) -> NDArray[np.void]:
    """Deeds by number; further shoppers are numbered."""
    deeds = np.empty(len(rows), TOUCH)
    deeds["shopper"] = [shoppers.setdefault(row[0], len(shoppers)) for row in rows]
    deeds["item"] = [numbers[row[1]] for row in rows]
    deeds["visit"] = [hash(row[2]) for row in rows]
    deeds["time"] = [datetime.fromisoformat(row[3]).timestamp() for row in rows]
    deeds["weight"] = [row[4] for row in rows]
    return deeds


def _strongest(deeds: NDArray[np.void]) -> NDArray[np.void]:
    """One for each shopper, product and visit: the last one, with the weight of the strongest.

    Of equal times the one that stands later is the last; touches stand in the order of their last.
    """
    if len(deeds) == 0:
        return deeds
    keys = ("time", "visit", "item", "shopper")
    order = np.lexsort([deeds[key] for key in keys])
    begins = np.zeros(len(deeds), dtype=bool)
    begins[0] = True
    for key in keys[1:]:
        column = deeds[key][order]
        begins[1:] |= column[1:] != column[:-1]
    starts = np.flatnonzero(begins)
    weights = np.maximum.reduceat(deeds["weight"][order], starts)
    last = order[np.append(starts[1:], len(deeds)) - 1]
    written = np.argsort(last)
    touches: NDArray[np.void] = deeds[last[written]]
    touches["weight"] = weights[written]
    return touches
