"""What an import says for itself: a summary, and a CSV file of the rows that were left out."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retrieval.catalogue.feeds.record import quote
from retrieval.catalogue.writer import Applied

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.catalogue.feeds.record import Reject

_HEAD = ("file", "row", "column", "reason", "value")
#: How many rejects the summary quotes.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was left out: where a person finds it, and why."""

    file: str
    row: int
    column: str
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    `rows` counts all records read, `rejected` those left out; `products` the distinct products
    that the files gave. `columns` tells the source of each target. `rejects_path` is None when
    nothing was rejected or no path was given.
    """

    rows: int
    products: int
    rejected: int
    columns: dict[str, str] = field(default_factory=dict)
    applied: Applied = field(default_factory=lambda: Applied(0))
    rejects_path: Path | None = None
    notes: tuple[str, ...] = ()
    reviews: int = 0
    rejects: tuple[RejectedRow, ...] = ()


class RejectsFile:
    """Collects rejected rows in a file of their own, which becomes the report at the end."""

    def __init__(self, work: Path) -> None:
        self._draft = work / "rejects.csv"
        self._file = self._draft.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(_HEAD)
        self.count = 0
        self.first: list[RejectedRow] = []

    def add(self, file: str, reject: Reject) -> None:
        """Write one row."""
        row = RejectedRow(file, reject.row, reject.column, reject.reason, quote(reject.value))
        cells = (row.file, row.row, row.column, row.reason, row.value)
        self._writer.writerow([_harmless(cell) for cell in cells])
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append(row)

    def close(self) -> None:
        """Close the draft."""
        self._file.close()

    def publish(self, path: Path | None) -> Path | None:
        """Put the report at its place; an older one without successor is removed."""
        self._file.close()
        if path is None:
            return None
        if self.count == 0:
            path.unlink(missing_ok=True)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        copy = path.with_name(f".{path.name}.new")
        copy.write_bytes(self._draft.read_bytes())
        os.replace(copy, path)
        return path


def _harmless(cell: str | int) -> str | int:
    """A spreadsheet would take "=…" for a formula: rejects quote strangers."""
    risky = isinstance(cell, str) and cell.startswith(("=", "+", "@", "\t"))
    return f"'{cell}" if risky else cell
