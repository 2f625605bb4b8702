"""What shoppers did and were shown, kept from the first day: later learning needs it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retrieval.errors import ShopError
from retrieval.sqlite import connect
from retrieval.types import Event, EventType, Money

COLUMNS = (
    *("id", "type", "timestamp", "product_id", "shopper_id", "session_id", "trace_id"),
    *("position", "propensity", "quantity", "price_minor", "currency", "value"),
)
#: What each kind of event counts; impressions and feedback aren't the shopper's choice.
WEIGHTS: Mapping[EventType, float] = {
    EventType.VIEW: 1.0,
    EventType.CLICK: 1.0,
    EventType.CART: 3.0,
    EventType.PURCHASE: 5.0,
}
_CASES = " ".join(f"when '{kind.value}' then {weight}" for kind, weight in WEIGHTS.items())
WEIGHT = f"case type {_CASES} end"
#: What a shopper does with a product of their own will.
TAKEN = "type in ('view', 'click', 'cart', 'purchase') and product_id is not null"
BOUGHT = "type = 'purchase' and product_id is not null"
#: Whose an event is: guests count by session.
WHO = "coalesce(shopper_id, 'session:' || session_id)"
#: The visit that it belongs to; without a session, a day (UTC) is one.
VISIT = "coalesce(nullif(session_id, ''), substr(timestamp, 1, 10))"
#: So many events are read at once.
BLOCK = 50_000
TABLE = """
create table if not exists events (
  number integer primary key autoincrement,
  id text not null unique, type text not null, timestamp text not null, product_id text,
  shopper_id text, session_id text, trace_id text, position integer, propensity real,
  quantity integer, price_minor integer, currency text, value text
);
"""
INDEXES = f"""
create index if not exists events_time on events (timestamp);
create index if not exists events_session on events (session_id, timestamp)
  where session_id is not null;
create index if not exists events_taken on events (shopper_id, timestamp) where {TAKEN};
create index if not exists events_bought on events (shopper_id, timestamp, product_id)
  where {BOUGHT};
"""
_ALL = ", ".join(COLUMNS)


class EventStore:
    """Events in one SQLite file; an id is written once, however often it is sent."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._file: str = connection.execute("pragma database_list").fetchone()[2]

    @classmethod
    def open(cls, path: Path) -> EventStore:
        """Open or create the file.

        Raises:
            ShopCorrupt: it isn't a database of events.
        """
        connection = connect(path, TABLE, holds="what shoppers did")
        _numbered(connection)
        connection.executescript(INDEXES)
        return cls(connection)

    @classmethod
    def of(cls, events: Iterable[Event]) -> EventStore:
        """The store that they are in; what is in none gets one in memory."""
        if isinstance(events, EventStore):
            return events
        store = cls.open(Path(":memory:"))
        store.record(events)
        return store

    def record(self, events: Iterable[Event]) -> int:
        """Write events before returning; those whose id is known are passed over.

        Returns:
            How many were new.

        Raises:
            ShopError: they can't be written (a full disk).
        """
        rows = [_row(event) for event in events]
        marks = ", ".join("?" * len(COLUMNS))
        insert = f"insert or ignore into events ({_ALL}) values ({marks})"
        try:
            with self._lock, self._connection as connection:
                before = connection.total_changes
                connection.executemany(insert, rows)
                return connection.total_changes - before
        except sqlite3.OperationalError as error:
            hint = "Free some space on the disk; nothing else was changed."
            raise ShopError(f"Events can't be written: {error}", hint=hint) from error

    def count(self, kind: EventType | None = None) -> int:
        """How many events there are, of one type or in all."""
        where, values = ("where type = ?", (kind.value,)) if kind else ("", ())
        with self._lock:
            row = self._connection.execute(f"select count(*) from events {where}", values)
            return int(row.fetchone()[0])

    def __iter__(self) -> Iterator[Event]:
        """All events in the order of time."""
        return map(_event, self._streamed(f"select {_ALL} from events order by timestamp"))

    def of_session(self, session_id: str) -> tuple[Event, ...]:
        """The events of one session in the order of time."""
        sql = f"select {_ALL} from events where session_id = ? order by timestamp"
        return tuple(map(_event, self._fetched(sql, (session_id,))))

    def done_in(
        self, session_id: str, limit: int = 200, *, until: datetime | None = None
    ) -> tuple[Event, ...]:
        """The newest things done with products in a session; see `of_shopper`."""
        sql = f"""
            select {_ALL} from events where session_id = ? and timestamp <= ? and {TAKEN}
            order by timestamp desc limit ?
        """
        found = self._fetched(sql, (session_id, _text(until), limit))
        return tuple(map(_event, reversed(found)))

    def of_shopper(
        self, shopper_id: str, limit: int = 200, *, until: datetime | None = None
    ) -> tuple[Event, ...]:
        """The newest things that a shopper did with products, in the order of time.

        Args:
            shopper_id: the merchant's own.
            limit: so many at most; what was merely shown to them doesn't count.
            until: nothing later than that.
        """
        sql = f"""
            select {_ALL} from events where shopper_id = ? and timestamp <= ? and {TAKEN}
            order by timestamp desc limit ?
        """
        found = self._fetched(sql, (shopper_id, _text(until), limit))
        return tuple(map(_event, reversed(found)))

    def bought_by(
        self, shopper_id: str, limit: int = 5_000, *, until: datetime | None = None
    ) -> frozenset[str]:
        """Ids of the products of a shopper's newest `limit` purchases."""
        sql = f"""
            select distinct product_id from (
                select product_id from events where shopper_id = ? and timestamp <= ? and {BOUGHT}
                order by timestamp desc limit ?
            )
        """
        found = self._fetched(sql, (shopper_id, _text(until), limit))
        return frozenset(product_id for (product_id,) in found)

    @property
    def newest(self) -> int:
        """The number of the event that was written last; 0 where there is none."""
        found = self._fetched("select max(number) from events", ())
        return int(found[0][0] or 0)

    def since(self, number: int, limit: int = 10_000) -> list[tuple[int, Event]]:
        """Events in the order in which they were written, each with its number.

        Args:
            number: those after it.
            limit: so many at most.
        """
        sql = f"select number, {_ALL} from events where number > ? order by number limit ?"
        return [(row[0], _event(row[1:])) for row in self._fetched(sql, (number, limit))]

    def touched_after(self, when: datetime | None, until: int) -> Iterator[tuple[str, str, float]]:
        """Product, day and hour ("2026-11-24T16") and weight of what was done after a time.

        One row for each product and hour; the strongest thing that one visit did with a product
        counts for all of them, see `retrieval.recommend.touches`.

        Args:
            when: None for all.
            until: the number of the last event to count.
        """
        sql = f"""
            select product_id, hour, sum(weight) from (
                select product_id, substr(max(timestamp), 1, 13) as hour, max({WEIGHT}) as weight
                from events where timestamp > ? and number <= ? and {TAKEN} and {WHO} is not null
                group by {WHO}, {VISIT}, product_id
            ) group by 1, 2
        """
        after = "" if when is None else _text(when)
        return self._streamed(sql, (after, until))

    def deeds(
        self, until: int, now: datetime | None = None, *, block: int = BLOCK
    ) -> Iterator[list[tuple[str, str, str, str, float]]]:
        """What was done with products: who, product, visit, time (ISO, UTC) and weight.

        Args:
            until: the number of the last event to read.
            now: what lies after it is left out.
            block: so many events are read at once, in the order in which they were written.
        """
        columns = f"{WHO}, product_id, {VISIT}, timestamp, {WEIGHT}"
        return self._blocks(columns, f"timestamp <= ? and {TAKEN}", (_text(now),), until, block)

    def takers(self, until: int) -> Iterator[list[tuple[str, str, bool]]]:
        """Shoppers and guests, a product that they did something with, and whether they bought it.

        A pair comes as often as it happened. They are read as `deeds` are.
        """
        return self._blocks(f"{WHO}, product_id, type = 'purchase'", TAKEN, (), until, BLOCK)

    def daily(self, since_day: str, until: int) -> Iterator[tuple[str, str, bool, int]]:
        """Product, day (2026-11-24, UTC), whether bought, and how many views or purchases.

        Args:
            since_day: the first day.
            until: the number of the last event to count.
        """
        sql = """
            select product_id, substr(timestamp, 1, 10), type = 'purchase', count(*) from events
            where timestamp >= ? and number <= ? and type in ('view', 'purchase')
              and product_id is not null group by 1, 2, 3
        """
        for product, day, bought, count in self._streamed(sql, (since_day, until)):
            yield product, day, bool(bought), count

    def purchase_days(self) -> Iterator[tuple[str, str, int]]:
        """Product, shopper, and on how many different days that shopper bought it."""
        sql = f"""
            select product_id, shopper_id, count(distinct substr(timestamp, 1, 10)) from events
            where shopper_id is not null and {BOUGHT} group by 1, 2
        """
        return self._streamed(sql)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _fetched(self, sql: str, values: tuple[object, ...]) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def _streamed(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        """Rows of a long question, over a connection of its own: nobody waits for its answer."""
        if not self._file:  # in memory, which no other connection sees
            yield from self._fetched(sql, values)
            return
        file = Path(self._file).as_uri() + "?mode=rw"
        with closing(sqlite3.connect(file, uri=True, timeout=10)) as connection:
            yield from connection.execute(sql, values)

    def _blocks(
        self, columns: str, where: str, values: tuple[object, ...], until: int, block: int
    ) -> Iterator[list[Any]]:
        sql = f"""
            select {columns} from events
            where number > ? and number <= ? and {where} and {WHO} is not null order by number
        """
        for start in range(0, until, block):
            yield self._fetched(sql, (start, min(start + block, until), *values))


def _numbered(connection: sqlite3.Connection) -> None:
    """Number the events of a file that was made when they had no numbers."""
    with connection:
        connection.execute("begin immediate")
        names = [row[1] for row in connection.execute("pragma table_info(events)")]
        if "number" in names:
            return
        connection.execute("alter table events rename to events_unnumbered")
        for index in ("events_time", "events_shopper"):
            connection.execute(f"drop index if exists {index}")
        connection.execute(TABLE)
        connection.execute(
            f"insert into events ({_ALL}) select {_ALL} from events_unnumbered order by timestamp"
        )
        connection.execute("drop table events_unnumbered")


def _text(when: datetime | None) -> str:
    """A time as it is stored; None is after all of them."""
    return "~" if when is None else when.astimezone(UTC).isoformat()


def _row(event: Event) -> tuple[object, ...]:
    price = event.price
    return (
        event.id,
        event.type.value,
        event.timestamp.astimezone(UTC).isoformat(),
        event.product_id,
        event.shopper_id,
        event.session_id,
        event.trace_id,
        event.position,
        event.propensity,
        event.quantity,
        price.minor if price else None,
        price.currency if price else None,
        event.value,
    )


def _event(row: tuple[Any, ...]) -> Event:
    """What `_row` wrote; SQLite gives its values back as they were."""
    (key, kind, when, product, shopper, session, trace, position, propensity, quantity) = row[:10]
    minor, currency, value = row[10:]
    return Event(
        id=key,
        type=EventType(kind),
        timestamp=datetime.fromisoformat(when),
        product_id=product,
        shopper_id=shopper,
        session_id=session,
        trace_id=trace,
        position=position,
        propensity=propensity,
        quantity=quantity,
        price=None if minor is None else Money(minor, currency),
        value=value,
    )
