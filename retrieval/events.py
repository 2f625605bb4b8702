"""What shoppers did and were shown, kept from the first day: later learning needs it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retrieval.errors import ShopError
from retrieval.sqlite import connect
from retrieval.types import Event, EventType, Money

SCHEMA = """
create table if not exists events (
  id text primary key, type text not null, timestamp text not null, product_id text,
  shopper_id text, session_id text, trace_id text, position integer, propensity real,
  quantity integer, price_minor integer, currency text, value text
) without rowid;
create index if not exists events_time on events (timestamp);
create index if not exists events_shopper on events (shopper_id, timestamp);
"""


class EventStore:
    """Events in one SQLite file; an id is written once, however often it is sent."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> EventStore:
        """Open or create the file.

        Raises:
            ShopCorrupt: it isn't a database of events.
        """
        return cls(connect(path, SCHEMA, holds="what shoppers did"))

    def record(self, events: Iterable[Event]) -> int:
        """Write events before returning; those whose id is known are passed over.

        Returns:
            How many were new.

        Raises:
            ShopError: they can't be written (a full disk).
        """
        rows = [_row(event) for event in events]
        marks = ", ".join("?" * 13)
        try:
            with self._lock, self._connection as connection:
                before = connection.total_changes
                connection.executemany(f"insert or ignore into events values ({marks})", rows)
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
        with self._lock:
            rows = self._connection.execute("select * from events order by timestamp").fetchall()
        return map(_event, rows)

    def popularity(self, *, half_life_days: float = 30.0) -> dict[str, float]:
        """What each product's events weigh, halved every `half_life_days` before the newest one.

        Views and clicks count once, carts thrice, purchases five times.
        """
        sql = """
            select product_id, cast(julianday(timestamp) as integer), sum(
                case type when 'purchase' then 5.0 when 'cart' then 3.0 else 1.0 end
            ) from events
            where type in ('view', 'click', 'cart', 'purchase') and product_id is not null
            group by 1, 2
        """
        with self._lock:
            rows = self._connection.execute(sql).fetchall()
        newest = max((day for _, day, _ in rows), default=0)
        weights: dict[str, float] = {}
        for product_id, day, weight in rows:
            decayed = weight * 0.5 ** ((newest - day) / half_life_days)
            weights[product_id] = weights.get(product_id, 0.0) + decayed
        return weights

    def of_session(self, session_id: str) -> tuple[Event, ...]:
        """The events of one session in the order of time."""
        sql = "select * from events where session_id = ? order by timestamp"
        with self._lock:
            return tuple(map(_event, self._connection.execute(sql, (session_id,)).fetchall()))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


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
