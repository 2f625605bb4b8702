"""One way to open the small SQLite files of a shop (events, sessions, traces)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from retrieval.errors import ShopCorrupt


def connect(path: Path, schema: str, *, holds: str) -> sqlite3.Connection:
    """Open or create a file: write-ahead log, durable at checkpoints, usable from all threads.

    Args:
        path: of the file.
        schema: statements that create what isn't there.
        holds: what is lost with the file, for the hint.

    Raises:
        ShopCorrupt: the file isn't such a database.
    """
    try:
        connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=normal")
        connection.executescript(schema)
    except sqlite3.DatabaseError as error:
        hint = f"Move {path} away and start again: a new one is made. It holds {holds}."
        raise ShopCorrupt(f"{path} can't be read: {error}", hint=hint) from error
    return connection
