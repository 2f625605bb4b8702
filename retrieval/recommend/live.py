"""What is known at the time of asking: the shopper's past, this session, and what sells by now.

Nothing here waits for a training: an event that was recorded a moment ago is in the next answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from retrieval.events import WEIGHTS
from retrieval.models.query import Query, Steps
from retrieval.recommend.touches import steps_of, touches_of, visit_id
from retrieval.types import Event, EventType

if TYPE_CHECKING:
    from retrieval.events import EventStore
    from retrieval.models.popularity import PopularityScorer
    from retrieval.recommend.request import Request

#: So many of the newest events are looked at.
NEWEST = 200
#: Clocks may be fast by so much; what lies further ahead is left out.
SKEW = timedelta(minutes=10)
#: Visits whose touches are remembered, so that a cart after a view isn't counted as two.
VISITS = 100_000
_COUNTED = np.dtype([("item", np.int32), ("weight", np.float64), ("time", np.float64)])
#: The most that was done with a product, in a word.
DEEDS = (
    (WEIGHTS[EventType.PURCHASE], "bought"),
    (WEIGHTS[EventType.CART], "carted"),
    (0.0, "viewed"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks.

    Attributes:
        history: what they did before this session.
        session: what they did in it.
        did: product number → the most that they did with it: viewed, carted or bought.
        bought: product numbers, of all purchases.
        notes: what was passed over.
    """

    history: Steps
    session: Steps
    did: Mapping[int, str]
    bought: frozenset[int]
    notes: tuple[str, ...] = ()

    def query(self, context: tuple[int, ...] = (), now: float | None = None) -> Query:
        """The question to scorers."""
        return Query(self.history, self.session, context, now=now)


def visit_of(
    request: Request, events: EventStore, numbers: Mapping[str, int], now: datetime
) -> Visit:
    """Look up what a shopper did.

    Args:
        request: names the shopper and the session, and brings events that aren't recorded.
        events: what was recorded.
        numbers: of the products.
        now: what lies after it is left out.
    """
    latest = now + SKEW
    session = {event.id: _zoned(event) for event in request.session_events}
    if request.session_id is not None:
        session |= {e.id: e for e in events.done_in(request.session_id, NEWEST, until=latest)}
    history: tuple[Event, ...] = ()
    bought: set[str] = set()
    if request.shopper_id is not None:
        found = events.of_shopper(request.shopper_id, NEWEST, until=latest)
        history = tuple(event for event in found if event.id not in session)
        bought |= events.bought_by(request.shopper_id, until=latest)
    here = tuple(session.values())
    past = [event for event in (*history, *here) if event.timestamp <= latest]
    bought |= {e.product_id for e in past if e.type is EventType.PURCHASE and e.product_id}
    steps = [steps_of(touches_of(some, latest), numbers) for some in (history, here)]
    return Visit(
        steps[0],
        steps[1].last(NEWEST),
        _did(past, numbers),
        frozenset(numbers[name] for name in bought if name in numbers),
        _notes(request, (*history, *here), numbers, latest),
    )


def counted(
    popularity: PopularityScorer, touches: Iterable[tuple[int, float, float]], now: float
) -> PopularityScorer:
    """A copy of what sells with further touches counted.

    Args:
        popularity: so far.
        touches: product number, weight, seconds since 1970; further products are known afterwards.
        now: later times are taken for it: a single wrong clock would fade all the others away.
    """
    rows = np.fromiter(touches, _COUNTED)
    found = popularity.extended(int(rows["item"].max(initial=-1)) + 1)
    found.add(rows["item"], rows["weight"], np.minimum(rows["time"], now))
    return found


class Touches:
    """Turns events, as they come in, into what each adds to its visit's touch."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str | None], float] = {}

    def weight(self, event: Event) -> float:
        """What the event adds; 0 where the visit has done as much with the product before."""
        weight = WEIGHTS.get(event.type)
        if event.who is None or weight is None:
            return 0.0
        if len(self._known) > VISITS:
            self._known.clear()
        key = (event.who, visit_id(event), event.product_id)
        known = self._known.get(key, 0.0)
        self._known[key] = max(known, weight)
        return max(weight - known, 0.0)


def _zoned(event: Event) -> Event:
    """Times without a zone are taken for UTC."""
    if event.timestamp.tzinfo is not None:
        return event
    return replace(event, timestamp=event.timestamp.replace(tzinfo=UTC))


def _did(events: Iterable[Event], numbers: Mapping[str, int]) -> dict[int, str]:
    most: dict[int, float] = {}
    for event in events:
        number = numbers.get(event.product_id or "")
        weight = WEIGHTS.get(event.type)
        if number is not None and weight is not None:
            most[number] = max(weight, most.get(number, 0.0))
    return {
        number: next(deed for least, deed in DEEDS if weight >= least)
        for number, weight in most.items()
    }


def _notes(
    request: Request, events: Iterable[Event], numbers: Mapping[str, int], latest: datetime
) -> tuple[str, ...]:
    named = {e.product_id for e in events if e.product_id is not None and e.type in WEIGHTS}
    unknown = sum(1 for name in named.union(request.product_ids) if name not in numbers)
    ahead = sum(1 for event in request.session_events if _zoned(event).timestamp > latest)
    said = ((unknown, "unknown products"), (ahead, "events in the future"))
    return tuple(f"{count} {what} passed over" for count, what in said if count)
