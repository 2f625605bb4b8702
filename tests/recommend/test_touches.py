"""Touches read from a store block by block: the same as of each shopper's events one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.events import EventStore
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.touches import interactions_of, touches_of
from retrieval.types import Event, EventType
from tests.recommend.shops import event

BEGUN = datetime(2026, 1, 1, 23, 59, 50, tzinfo=UTC)
NOW = BEGUN + timedelta(seconds=30)
CATALOGUE = ("a", "b", "c")
ALIASES = {"a-blue": "a", "b": "a"}
Touched = dict[str, list[tuple[str, float, float]]]


@st.composite
def some_events(draw: st.DrawFn) -> Event:
    """Few ids and times, so that much of it coincides; a third of the times lie ahead."""
    return Event(
        str(draw(st.integers(0, 60))),
        draw(st.sampled_from(EventType)),
        BEGUN + timedelta(microseconds=draw(st.integers(0, 18)) * 2_500_000),
        draw(st.sampled_from((*CATALOGUE, *ALIASES, "unknown", None))),
        draw(st.sampled_from(("s", "t", "session:v", "", None))),
        draw(st.sampled_from(("v", "w", "2026-01-02", "", None))),
    )


def one_by_one(events: Iterable[Event], now: datetime | None) -> Touched:
    """What the definition says, of events of which each id counts once."""
    owners = {**ALIASES, **{name: name for name in CATALOGUE}}
    once: dict[str, Event] = {}
    for one in events:
        once.setdefault(one.id, one)
    by_shopper: dict[str, list[Event]] = {}
    for one in sorted(once.values(), key=lambda one: one.timestamp):
        if one.who is not None:
            by_shopper.setdefault(one.who, []).append(one)
    return {
        who: touches
        for who, theirs in by_shopper.items()
        if (touches := touches_of((_owned(one, owners) for one in theirs), now))
    }


def _owned(one: Event, owners: dict[str, str]) -> Event:
    owner = owners.get(one.product_id or "")
    return Event(one.id, one.type, one.timestamp, owner, one.shopper_id, one.session_id)


def at_once(store: EventStore, now: datetime | None, block: int) -> Touched:
    """The same from the store."""
    found = interactions_of(store, CATALOGUE, aliases=ALIASES, now=now, block=block)
    touched: Touched = {}
    for number, who in enumerate(found.shopper_ids):
        steps = found.steps(number)
        columns = (steps.items.tolist(), steps.times.tolist(), steps.weights.tolist())
        touched[who] = [(CATALOGUE[item], time, w) for item, time, w in zip(*columns, strict=True)]
    return touched


@settings(max_examples=300, deadline=None)
@given(st.lists(some_events(), max_size=80), st.sampled_from((NOW, None)), st.integers(1, 40))
def test_read_in_blocks_they_are_what_they_are_one_by_one(
    events: list[Event], now: datetime | None, block: int
) -> None:
    store = EventStore.of(events)
    assert at_once(store, now, block) == one_by_one(events, now)
    store.close()


def test_a_view_and_a_purchase_in_other_blocks_are_one_touch() -> None:
    kinds = (EventType.PURCHASE, EventType.VIEW, EventType.CART)
    events = [
        event("a", kind, "s", BEGUN + timedelta(hours=hour), "v")
        for hour, kind in zip((2, 3, 1), kinds, strict=True)
    ]
    found = interactions_of(events, CATALOGUE, block=1)
    assert found.time.tolist() == [(BEGUN + timedelta(hours=3)).timestamp()]
    assert found.weight.tolist() == [5.0]


def test_guests_count_by_session_and_days_are_visits() -> None:
    days = [BEGUN, BEGUN + timedelta(seconds=5), BEGUN + timedelta(seconds=15)]
    events = [event("a", shopper="s", when=when) for when in days]
    events += [event("a", when=BEGUN, session=name) for name in ("v", "v", "w")]
    found = interactions_of(events, CATALOGUE)
    assert found.shopper_ids == ("s", "session:v", "session:w")
    assert found.shopper.tolist() == [0, 0, 1, 2]


def test_long_questions_leave_a_store_free_for_others(tmp_path: Path) -> None:
    store = EventStore.open(tmp_path / "events.sqlite")
    store.record(event("a", shopper=f"s{number}", when=BEGUN) for number in range(100))
    rows = iter(store)
    assert next(rows).product_id == "a"
    assert store.record([event("a", shopper="late", when=BEGUN)]) == 1
    assert len(list(rows)) == 99
    store.close()


@settings(max_examples=100, deadline=None)
@given(st.lists(some_events(), max_size=80))
def test_the_crowd_is_who_took_and_bought(events: list[Event]) -> None:
    store = EventStore.of(events)
    numbers = {"a": 0, "a-blue": 0, "c": 2}
    crowd = Crowd.of(store, numbers, store.newest, NOW.date())
    names = list(crowd.shoppers)
    kinds = {EventType.VIEW, EventType.CLICK, EventType.CART, EventType.PURCHASE}
    for takers, counts in ((crowd.taken, kinds), (crowd.bought, {EventType.PURCHASE})):
        for number in range(3):
            found = [names[one] for one in takers.of(number)]
            wanted = {
                one.who
                for one in store
                if one.type in counts and numbers.get(one.product_id or "") == number
            }
            assert sorted(found) == sorted(wanted - {None})
    store.close()
    assert not np.diag(crowd.bought.together(3).toarray()).any()
