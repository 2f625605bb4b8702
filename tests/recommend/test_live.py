"""What is known at the time of asking: histories, what sells by now, events without end."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from retrieval.events import EventStore
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.recommend.consumables import consumables_of
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.live import Touches, counted, visit_of
from retrieval.recommend.request import Request, Scenario
from retrieval.types import Event, EventType
from tests.recommend.shops import event

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
NUMBERS = {"a": 0, "b": 1, "c": 2}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EventStore]:
    opened = EventStore.open(tmp_path / "events.sqlite")
    yield opened
    opened.close()


def at(minutes: float, product: str, kind: EventType = EventType.VIEW, **rest: str) -> Event:
    values = {"shopper": "s", "session": "now"} | rest
    return event(product, kind, when=NOW + timedelta(minutes=minutes), **values)


def asked(**rest: object) -> Request:
    return Request(Scenario.HOME, shopper_id="s", session_id="now", **rest)


def test_the_past_is_told_apart_from_this_session(store: EventStore) -> None:
    store.record([at(-500, "a", session="before"), at(-5, "b"), at(-4, "c", EventType.PURCHASE)])
    visit = visit_of(asked(), store, NUMBERS, NOW)
    assert visit.history.items.tolist() == [0]
    assert visit.session.items.tolist() == [1, 2]
    assert visit.did == {0: "viewed", 1: "viewed", 2: "bought"}
    assert visit.bought == {2}


def test_events_that_are_sent_along_count_once_and_in_order(store: EventStore) -> None:
    recorded = at(-3, "a")
    store.record([recorded])
    sent = (at(-1, "c"), recorded, at(-2, "b"), at(-2, "b"))
    visit = visit_of(asked(session_events=sent), store, NUMBERS, NOW)
    assert visit.session.items.tolist() == [0, 1, 2]


def test_unknown_products_and_the_future_are_passed_over_and_said(store: EventStore) -> None:
    store.record([at(-3, "a"), at(60 * 24, "b"), at(-2, "nothing")])
    sent = (at(90, "c"),)
    visit = visit_of(asked(session_events=sent), store, NUMBERS, NOW)
    assert visit.session.items.tolist() == [0]
    assert visit.notes == ("1 unknown products passed over", "1 events in the future passed over")


def test_times_without_a_zone_are_utc(store: EventStore) -> None:
    bare = event("a", shopper="s", when=datetime(2026, 6, 1, 11), session="now")
    visit = visit_of(asked(session_events=(bare,)), store, NUMBERS, NOW)
    assert visit.session.items.tolist() == [0]


def test_a_million_events_of_one_shopper_take_no_longer_than_a_few(store: EventStore) -> None:
    connection = store._connection
    connection.execute("begin")
    connection.execute(
        """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000)
        insert into events (id, type, timestamp, product_id, shopper_id, session_id)
        select 'e' || i, case i % 3 when 0 then 'purchase' when 1 then 'impression' else 'view' end,
               strftime('%Y-%m-%dT%H:%M:%S', '2026-01-01', '+' || i || ' seconds') || '+00:00',
               char(97 + i % 3), 's', 'now' from n
        """
    )
    connection.commit()
    started = time.perf_counter()
    visit = visit_of(asked(), store, NUMBERS, NOW)
    assert time.perf_counter() - started < 0.1
    assert set(visit.did.values()) == {"bought", "viewed"}
    newest = store.of_shopper("s", 3)
    assert [one.id for one in newest] == ["e999996", "e999998", "e999999"]


def test_events_are_read_in_the_order_in_which_they_were_written(store: EventStore) -> None:
    store.record([at(5, "a")])
    seen = store.newest
    store.record([at(-5, "b"), at(5, "a")])
    assert [one.product_id for _, one in store.since(seen)] == ["b"]
    assert store.since(store.newest) == []


def test_a_file_from_before_events_were_numbered_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "events.sqlite"
    with sqlite3.connect(path) as old:
        old.execute(
            """
            create table events (
              id text primary key, type text not null, timestamp text not null, product_id text,
              shopper_id text, session_id text, trace_id text, position integer, propensity real,
              quantity integer, price_minor integer, currency text, value text
            ) without rowid
            """
        )
        old.execute("create index events_shopper on events (shopper_id, timestamp)")
        row = "insert into events (id, type, timestamp, product_id, shopper_id) values (?,?,?,?,?)"
        for key, hour in (("late", 11), ("early", 10)):
            old.execute(row, (key, "view", f"2026-06-01T{hour}:00:00+00:00", "a", "s"))
    old.close()
    for _ in range(2):
        store = EventStore.open(path)
        assert [one.id for one in store] == ["early", "late"]
        assert [number for number, _ in store.since(0)] == [1, 2]
        assert len(store.of_shopper("s")) == 2
        store.close()


def test_what_sells_follows_each_event_and_fades() -> None:
    day = 86_400.0
    known = PopularityScorer(np.asarray([4.0, 0.0]), 0.0, PopularityConfig(half_life=day))
    found = counted(known, [(1, 3.0, day), (0, 1.0, 0.0)], now=2 * day)
    np.testing.assert_allclose(found.counts, [2.5, 3.0])
    assert known.counts.tolist() == [4.0, 0.0]


def test_a_wrong_clock_does_not_fade_the_others_away() -> None:
    known = PopularityScorer(np.asarray([4.0, 0.0]), 0.0, PopularityConfig(half_life=10.0))
    found = counted(known, [(1, 1.0, 1e9)], now=10.0)
    np.testing.assert_allclose(found.counts, [2.0, 1.0])


def test_a_cart_after_a_view_is_one_touch() -> None:
    touches = Touches()
    kinds = (EventType.VIEW, EventType.CLICK, EventType.CART, EventType.PURCHASE, EventType.CART)
    assert [touches.weight(at(n, "a", kind)) for n, kind in enumerate(kinds)] == [1, 0, 2, 2, 0]
    assert touches.weight(at(9, "a", EventType.IMPRESSION)) == 0


def test_the_crowd_counts_the_same_one_by_one_as_at_once(store: EventStore) -> None:
    events = [
        at(-9, "a", EventType.PURCHASE),
        at(-8, "b", EventType.PURCHASE),
        at(-8, "b"),
        at(-7, "a", EventType.PURCHASE, shopper="t", session="t"),
        at(-6, "b", EventType.PURCHASE, shopper="t", session="t"),
        at(-5, "a", shopper="u", session="u"),
        at(-5, "b", shopper="u", session="u"),
        at(-4, "c", shopper="u", session="u"),
        at(-60 * 24 * 3, "c"),
    ]
    store.record(events)
    at_once = Crowd.of(store, NUMBERS, store.newest, NOW.date())
    one_by_one = Crowd.of(store, NUMBERS, 0, NOW.date())
    for one in events:
        one_by_one.add(one, NUMBERS[str(one.product_id)])
    for crowd in (at_once, one_by_one):
        assert crowd.both(0, 1) == 2
        assert crowd.both(0, 2) == 0
        assert len(crowd.like([0, 1])) == 3
        assert len(crowd.like([0, 1], without="s")) == 2
        assert crowd.lately(2, NOW.date(), 1) == (1, 0)
        assert crowd.lately(2, NOW.date(), 7) == (2, 0)
        assert crowd.lately(0, NOW.date(), 30) == (1, 2)
        yesterday = NOW.date() - timedelta(days=1)
        assert crowd.lately(0, yesterday, 30) == (0, 0)  # its first day isn't counted
    together = at_once.bought.together(3)
    assert together[0, 1] == 2
    assert together.diagonal().tolist() == [0, 0, 0]


def test_consumables_are_what_a_fair_share_comes_back_for() -> None:
    again = [("food", f"s{n}", 2 if n < 3 else 1) for n in range(10)]
    once = [("tent", f"s{n}", 2 if n == 0 else 1) for n in range(10)]
    few = [("rare", f"s{n}", 2) for n in range(3)]
    assert consumables_of([*again, *once, *few]) == {"food"}
