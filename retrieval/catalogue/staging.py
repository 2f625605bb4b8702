"""A temporary table in a file: rows on the way to the catalogue, so that memory stays bounded."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.catalogue import codec
from retrieval.catalogue.merge import StagedRow
from retrieval.errors import ShopBusy, ShopError
from retrieval.types import Product, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retrieval.catalogue.convert import Row

#: Rows beyond this many of one product are left out: a group that size is a mistaken column.
UNIT_LIMIT = 2_000
_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000; PRAGMA temp_store=FILE;
CREATE TABLE staged (seq INTEGER PRIMARY KEY, file INTEGER, row INTEGER, pid TEXT, grp TEXT,
                     form INTEGER, lead INTEGER, record TEXT);
CREATE TABLE reviews (seq INTEGER PRIMARY KEY, file INTEGER, row INTEGER, pid TEXT, stars REAL,
                      text TEXT, title TEXT, author TEXT, date TEXT);
CREATE TABLE kept (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE merged (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, record TEXT, vector BLOB);
CREATE TABLE names (name TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
"""
_UNITS = """
CREATE INDEX staged_pid ON staged (pid);
CREATE TABLE units AS SELECT pid, coalesce(max(grp), pid) AS key, min(seq) AS seq
    FROM staged GROUP BY pid;
CREATE INDEX units_pid ON units (pid);
CREATE TABLE firsts AS SELECT key, min(seq) AS seq FROM units GROUP BY key;
CREATE INDEX firsts_key ON firsts (key);
"""
_BY_UNIT = """
SELECT u.key, s.file, s.row, s.grp, s.form, s.lead, s.record FROM staged s
    JOIN units u ON u.pid = s.pid JOIN firsts f ON f.key = u.key ORDER BY f.seq, s.seq
"""


@contextmanager
def workplace(beside: Path | None) -> Iterator[Path]:
    """A directory for one import; what an import that was killed left behind goes first.

    Args:
        beside: the database; its directory is used, so that what fits there fits here.

    Raises:
        ShopBusy: another import is running there.
    """
    if beside is None:
        with tempfile.TemporaryDirectory(prefix="daogou-import-") as name:
            yield Path(name)
        return
    home = beside.parent / f".{beside.name}.import"
    lock = _opened(home)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ShopBusy(f"Another import into {beside.parent} is running.") from error
        for left in home.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield home
        shutil.rmtree(home, ignore_errors=True)
    except ShopBusy:
        raise
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def _opened(home: Path) -> int:
    try:
        home.mkdir(parents=True, exist_ok=True)
        return os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise ShopError(
            f"{home.parent} can't be written: {error.strerror}.",
            hint="Check that this account may write to the shop's directory.",
        ) from error


class Staging:
    """Rows of all feeds, then the products that they make."""

    def __init__(self, work: Path) -> None:
        self._db = sqlite3.connect(work / "staging.sqlite", isolation_level=None)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self.crowded: set[str] = set()

    def close(self) -> None:
        """Close the file; its directory is removed by `workplace`."""
        self._db.close()

    def add(self, file: int, row: int, item: Row) -> None:
        """Stage one row and the reviews inside it."""
        values = (file, row, item.product.id, item.group, item.form, item.lead)
        self._db.execute(
            "INSERT INTO staged (file, row, pid, grp, form, lead, record) VALUES (?,?,?,?,?,?,?)",
            (*values, codec.encode(item.product)),
        )
        for review in item.reviews:
            self.add_review(file, row, review)

    def add_review(self, file: int, row: int, review: Review) -> None:
        """Stage one review."""
        values = (review.product_id, review.stars, review.text, review.title, review.author)
        self._db.execute(
            "INSERT INTO reviews (file, row, pid, stars, text, title, author, date)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (file, row, *values, review.date),
        )

    def keep(self, product_id: str) -> None:
        """Remember the id of a rejected row: what the shop has under it isn't deleted."""
        self._db.execute("INSERT OR IGNORE INTO kept VALUES (?)", (product_id,))

    def count(self) -> int:
        """How many rows are staged."""
        return int(self._db.execute("SELECT count(*) FROM staged").fetchone()[0])

    def repeated(self) -> int:
        """How many rows have the id of an earlier one."""
        query = "SELECT count(*) - count(DISTINCT pid) FROM staged WHERE form OR NOT lead"
        return int(self._db.execute(query).fetchone()[0])

    def units(self) -> Iterator[tuple[str, tuple[int, int], list[StagedRow]]]:
        """(key, (file, row) of its first row, rows) of each product, in order of appearance."""
        self._db.execute("COMMIT")
        self._db.executescript(_UNITS)
        self._db.execute("BEGIN")
        key: str | None = None
        place = (0, 0)
        rows: list[StagedRow] = []
        for unit, file, row, group, form, lead, record in self._db.cursor().execute(_BY_UNIT):
            if unit != key:
                if key is not None:
                    yield key, place, rows
                key, place, rows = unit, (file, row), []
            if len(rows) < UNIT_LIMIT:
                rows.append(StagedRow(codec.decode(record), group, bool(form), bool(lead)))
            else:
                self.crowded.add(unit)
        if key is not None:
            yield key, place, rows

    def add_merged(self, product: Product) -> None:
        """Keep a finished product, and the names it answers to."""
        self._db.execute(
            "INSERT OR REPLACE INTO merged (id, record) VALUES (?,?)",
            (product.id, codec.encode(product)),
        )
        names = [(name, product.id) for name in (product.id, *product.aliases)]
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", names)

    def merged_count(self) -> int:
        """How many products there are."""
        return int(self._db.execute("SELECT count(*) FROM merged").fetchone()[0])

    def merged(self) -> Iterator[tuple[Product, bytes | None]]:
        """Finished products with the vectors that were computed for them."""
        query = "SELECT record, vector FROM merged ORDER BY seq"
        for record, vector in self._db.cursor().execute(query):
            yield codec.decode(record), vector

    def set_vectors(self, pairs: Iterable[tuple[str, bytes]]) -> None:
        """Keep vectors for products, by id."""
        self._db.executemany(
            "UPDATE merged SET vector=? WHERE id=?", [(vector, key) for key, vector in pairs]
        )

    def owner(self, name: str) -> str | None:
        """The id of the product of this import that answers to a name."""
        found = self._db.execute("SELECT id FROM names WHERE name=?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def spares(self, product_id: str) -> bool:
        """Whether a product stays although it isn't among the finished ones."""
        query = "SELECT 1 FROM merged WHERE id=:id UNION ALL SELECT 1 FROM kept WHERE id=:id"
        return self._db.execute(query, {"id": product_id}).fetchone() is not None

    def reviews(self) -> Iterator[tuple[int, int, Review]]:
        """(file, row, review) of all reviews."""
        query = "SELECT file, row, pid, stars, text, title, author, date FROM reviews ORDER BY seq"
        for file, row, pid, stars, text, title, author, date in self._db.cursor().execute(query):
            yield file, row, Review(pid, stars, text, title, author, date)
