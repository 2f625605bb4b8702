"""One record per message of all that led to its reply: what tests and bug reports read."""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.sqlite import connect

SCHEMA = """
create table if not exists traces (
  id text primary key, session_id text not null, time text not null, record text not null
);
create index if not exists traces_session on traces (session_id, time);
"""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one message led to. `steps_ms` holds the milliseconds until each step was done."""

    id: str
    session_id: str
    time: str
    message: str
    reader: str
    frame: dict[str, Any]
    notes: list[str]
    state: dict[str, Any]
    products: list[dict[str, Any]]
    sentences: list[dict[str, Any]]
    reply: str
    steps_ms: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """As stored and shown."""
        return {name: getattr(self, name) for name in self.__slots__}


class TraceStore:
    """Traces in one SQLite file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> TraceStore:
        """Open or create the file.

        Raises:
            ShopCorrupt: it isn't a database of traces.
        """
        return cls(connect(path, SCHEMA, holds="past conversations"))

    def write(self, trace: Trace) -> None:
        """Write one trace."""
        row = (trace.id, trace.session_id, trace.time, json.dumps(trace.to_json()))
        with self._lock, self._connection as connection:
            connection.execute("insert or replace into traces values (?, ?, ?, ?)", row)

    def read(self, trace_id: str) -> dict[str, Any] | None:
        """The record of one trace."""
        sql = "select record from traces where id = ?"
        with self._lock:
            row = self._connection.execute(sql, (trace_id,)).fetchone()
        return json.loads(row[0]) if row else None

    def of_session(self, session_id: str) -> list[dict[str, Any]]:
        """The records of one session in the order of time: its transcript."""
        sql = "select record from traces where session_id = ? order by time"
        with self._lock:
            rows = self._connection.execute(sql, (session_id,)).fetchall()
        return [json.loads(record) for (record,) in rows]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
