"""Sessions: one saved dialogue state each, in SQLite through LangGraph's checkpointer."""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from collections import OrderedDict
from pathlib import Path

from langgraph.checkpoint.sqlite import SqliteSaver

from retrieval.sqlite import connect

SCHEMA = """
create table if not exists sessions (
  id text primary key, shopper_id text, created real not null, used real not null
);
"""
MOST_LOCKS = 10_000


class SessionStore:
    """Knows which sessions there are, and keeps their states through `checkpointer`."""

    def __init__(self, connection: sqlite3.Connection, *, days: float) -> None:
        self._connection = connection
        self._seconds = days * 86_400
        self._guard = threading.Lock()
        self._locks: OrderedDict[str, threading.Lock] = OrderedDict()
        self.checkpointer = SqliteSaver(connection)

    @classmethod
    def open(cls, path: Path, *, days: float = 30.0) -> SessionStore:
        """Open or create the file.

        Raises:
            ShopCorrupt: it isn't a database of sessions.
        """
        store = cls(connect(path, SCHEMA, holds="open conversations"), days=days)
        store.checkpointer.setup()
        store.forget_old()
        return store

    def enter(self, session_id: str | None, shopper_id: str | None) -> str:
        """The session to go on with: the given one, or a fresh one where it is unknown or expired.

        Returns:
            The id of the session, which is new in the second case.
        """
        now = time.time()
        with self.checkpointer.lock, self._connection as connection:
            if session_id is not None:
                sql = "update sessions set used = ? where id = ? and used > ?"
                known = connection.execute(sql, (now, session_id, now - self._seconds))
                if known.rowcount:
                    return session_id
            fresh = uuid.uuid4().hex
            row = (fresh, shopper_id, now, now)
            connection.execute("insert into sessions values (?, ?, ?, ?)", row)
        return fresh

    def lock(self, session_id: str) -> threading.Lock:
        """The lock under which a session's messages are answered one after the other."""
        with self._guard:
            lock = self._locks.setdefault(session_id, threading.Lock())
            self._locks.move_to_end(session_id)
            while len(self._locks) > MOST_LOCKS and not next(iter(self._locks.values())).locked():
                self._locks.popitem(last=False)
        return lock

    def prune(self, session_id: str) -> None:
        """Keep only the newest state of a session; LangGraph adds one a turn."""
        newest = "(select max(checkpoint_id) from checkpoints where thread_id = ?)"
        with self.checkpointer.lock, self._connection as connection:
            for table in ("checkpoints", "writes"):
                sql = f"delete from {table} where thread_id = ? and checkpoint_id < {newest}"
                connection.execute(sql, (session_id, session_id))

    def forget_old(self) -> int:
        """Delete the sessions that weren't used for too long; returns how many."""
        before = time.time() - self._seconds
        with self.checkpointer.lock:
            sql = "select id from sessions where used <= ?"
            old = [row[0] for row in self._connection.execute(sql, (before,))]
        for session_id in old:
            self.checkpointer.delete_thread(session_id)
        with self.checkpointer.lock, self._connection as connection:
            connection.executemany("delete from sessions where id = ?", [(i,) for i in old])
        return len(old)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
