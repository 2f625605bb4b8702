"""The summaries of a whole shop in one SQLite file, with the head and the aspects they came from.

    with ReviewSummaries.open(shop / FILE) as summaries:
        summaries.get("JL-1464")
        summaries.shares(["JL-1464", "JL-1051"])      # for ranking

The file is written beside the old one and then takes its place; who has the old one open goes on
reading that. It can always be built again from the catalogue (`build`).
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from retrieval.catalogue.database import translated
from retrieval.errors import ShopCorrupt, ShopMissing
from retrieval.index.manifest import sync_folder
from retrieval.reviews.aspects import Aspects
from retrieval.reviews.sentiment import REBUILD, SentimentHead
from retrieval.reviews.summary import ReviewSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: In the shop's directory.
FILE = Path("models") / "reviews.sqlite"
LAYOUT = "1"
#: Ids per query.
_BATCH = 500
_TABLES = """
CREATE TABLE notes (key TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE summaries (product_id TEXT PRIMARY KEY, digest TEXT NOT NULL,
                        share_positive REAL, summary TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What the summaries of a shop came from.

    Attributes:
        head: the sentiment head; it knows its encoder.
        aspects: of the shop.
        settings: what else they were built with; another value means that all are built again.
        generation: of the catalogue when they were built.
        n_reviews: in the shop when head and aspects were made.
    """

    head: SentimentHead
    aspects: Aspects
    settings: str
    generation: int
    n_reviews: int


@dataclass(frozen=True, slots=True)
class Saved:
    """The summary of one product, and a digest of the reviews that it came from."""

    product_id: str
    digest: str
    summary: ReviewSummary


class ReviewSummaries:
    """The saved summaries of one shop; may be read from any thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path, basis: Basis) -> None:
        self._connection = connection
        self._lock = Lock()
        self._path = path
        #: What they came from.
        self.basis = basis

    @classmethod
    def open(cls, path: Path) -> ReviewSummaries:
        """Open the file.

        Raises:
            ShopMissing: there is no such file.
            ShopCorrupt: it can't be read.
        """
        if not path.is_file():
            raise ShopMissing(f"There are no summaries of reviews at {path}.", hint=REBUILD)
        with _readable(path):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            try:
                return cls(connection, path, _basis(connection, path))
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(next(iter(self._rows("SELECT count(*) FROM summaries", ())))[0])

    def get(self, product_id: str) -> ReviewSummary | None:
        """The summary of a product by its own id; None where nobody has reviewed it.

        Raises:
            ShopCorrupt: the file can't be read.
        """
        saved = self.saved([product_id]).get(product_id)
        return None if saved is None else saved.summary

    def saved(self, product_ids: Sequence[str]) -> dict[str, Saved]:
        """Summaries of products with their digests; those without reviews are left out."""
        rows = self._of("product_id, digest, summary", product_ids)
        with _readable(self._path):
            return {
                key: Saved(key, digest, ReviewSummary.from_json(json.loads(text)))
                for key, digest, text in rows
            }

    def shares(self, product_ids: Sequence[str]) -> dict[str, float]:
        """Shares of positive reviews, from 0 to 1; products without any are left out."""
        rows = self._of("product_id, share_positive", product_ids)
        return {key: float(share) for key, share in rows if share is not None}

    def _of(self, columns: str, ids: Sequence[str]) -> Iterator[sqlite3.Row]:
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT {columns} FROM summaries WHERE product_id IN ({marks})"
            yield from self._rows(query, batch)

    def _rows(self, query: str, values: Sequence[str]) -> list[sqlite3.Row]:
        with _readable(self._path), self._lock:
            return self._connection.execute(query, values).fetchall()


def write_summaries(path: Path, basis: Basis, summaries: Iterable[Saved]) -> None:
    """Replace the file in one step; where anything fails the old one stays.

    Args:
        path: of the file; its folder is made where there is none.
        basis: what the summaries came from.
        summaries: read once, not held in memory.

    Raises:
        ShopError: the disk is full, or the folder can't be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with translated(str(path)), closing(sqlite3.connect(temporary)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.executescript(_TABLES)
            connection.executemany("INSERT INTO notes VALUES (?, ?)", _notes(basis))
            for saved in summaries:
                connection.execute("INSERT INTO summaries VALUES (?, ?, ?, ?)", _row(saved))
            connection.commit()
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _row(saved: Saved) -> tuple[str, str, float | None, str]:
    text = json.dumps(saved.summary.to_json(), ensure_ascii=False)
    return saved.product_id, saved.digest, saved.summary.share_positive, text


def _notes(basis: Basis) -> list[tuple[str, str | bytes]]:
    return [
        ("layout", LAYOUT),
        ("head", basis.head.to_bytes()),
        ("aspects", json.dumps(basis.aspects.rows(), ensure_ascii=False)),
        ("settings", basis.settings),
        ("generation", str(basis.generation)),
        ("n_reviews", str(basis.n_reviews)),
    ]


def _basis(connection: sqlite3.Connection, path: Path) -> Basis:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    notes = dict(connection.execute("SELECT key, value FROM notes"))
    if verdict != "ok" or notes["layout"] != LAYOUT:
        raise ValueError(f"layout {notes['layout']}, {verdict}")
    return Basis(
        SentimentHead.from_bytes(notes["head"], str(path)),
        Aspects.from_rows(json.loads(notes["aspects"])),
        str(notes["settings"]),
        int(notes["generation"]),
        int(notes["n_reviews"]),
    )


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Whatever is wrong with the content of the file becomes one error."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
        raise ShopCorrupt(f"{path} can't be read: {error}", hint=REBUILD) from error
