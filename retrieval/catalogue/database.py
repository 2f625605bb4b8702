"""Connections to the catalogue's database, and its errors in our own words."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from retrieval.errors import DaogouError, ShopBusy, ShopCorrupt, ShopError, ShopMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

#: How long a writer waits for another one before it gives up.
BUSY_TIMEOUT_S = 10.0
_FULL = (errno.ENOSPC, errno.EDQUOT)


def sqlite_engine(
    path: Path, *, read_only: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> Engine:
    """An engine for a SQLite file in WAL mode: readers see the last commit, never wait for it.

    Raises:
        ShopMissing: `read_only`, and there is no such file.
    """
    if read_only and not path.is_file():
        raise ShopMissing(f"There is no catalogue at {path}.")
    mode = "ro" if read_only else "rwc"
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=busy_timeout_s,
            isolation_level=None,
            check_same_thread=False,
        ),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=64,
    )
    event.listen(engine, "connect", _on_connect_read_only if read_only else _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA journal_size_limit=67108864")
    _on_connect_read_only(connection, _record)


def _on_connect_read_only(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA mmap_size=268435456")
    connection.execute("PRAGMA temp_store=FILE")


def _on_begin(connection: Connection) -> None:
    """Writers take the lock at once, so that two of them queue up instead of deadlocking."""
    writes = connection.get_execution_options().get("daogou_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection that sees one state of the database, whatever is committed meanwhile."""
    with translated(name), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction: committed on leaving, rolled back on any exception."""
    with translated(name), engine.connect() as connection:
        connection = connection.execution_options(daogou_writes=True)
        with connection.begin():
            yield connection


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Errors of the driver inside become errors of the shop, with a hint."""
    try:
        yield
    except DBAPIError as error:
        raise shop_error(error.orig or error, name) from error
    except sqlite3.Error as error:
        raise shop_error(error, name) from error
    except OSError as error:
        # Only a full disk is surely about the shop: an encoder may fail to find its own files.
        if error.errno not in _FULL:
            raise
        raise shop_error(error, name) from error


def shop_error(error: BaseException, name: str) -> DaogouError:
    """What an error of SQLite or of the file system means for the shop."""
    text = str(error)
    if "disk is full" in text or getattr(error, "errno", None) in _FULL:
        return ShopError(
            f"The disk that holds {name} is full; nothing was changed.",
            hint="Free some space and run the same command again.",
        )
    if "locked" in text or "busy" in text:
        return ShopBusy(f"{name} is being written by another process.")
    if "readonly" in text or "unable to open" in text:
        return ShopError(
            f"{name} can't be opened or written: {text}.",
            hint="Check that the directory exists and that this account may write to it.",
        )
    if isinstance(error, sqlite3.OperationalError):
        return ShopError(f"{name}: {text}.", hint="Look at the disk and at the file's permissions.")
    return ShopCorrupt(
        f"{name} can't be read: {text}.",
        hint="Restore it from a backup, or delete it and run daogou import again.",
    )
