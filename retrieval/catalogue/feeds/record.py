"""What feeds yield: records, and rows that had to be left out; limits that hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: A cell longer than this (characters) costs the row.
CELL_LIMIT = 1_000_000
#: A line longer than this (characters) is skipped without being kept in memory.
LINE_LIMIT = 4_000_000
#: Formats that must be read whole (JSON-LD, HTML) stop here.
WHOLE_LIMIT_BYTES = 64 * 1024 * 1024
#: Levels of nesting that no honest feed reaches.
DEPTH_LIMIT = 64
#: Columns of a table, or keys of a record.
COLUMN_LIMIT = 2_000
#: How much of an offending value is quoted.
QUOTE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a feed: raw values by column. `row` is 1-based, as a person would count."""

    row: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was left out, and why."""

    row: int
    column: str
    reason: str
    value: str = ""


class RowError(Exception):
    """Why one row can't be used; becomes a Reject where the row is known."""

    def __init__(self, column: str, reason: str, value: object = "") -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason
        self.value = quote(value)

    def at(self, row: int) -> Reject:
        """The reject of this row."""
        return Reject(row, self.column, self.reason, self.value)


def quote(value: object) -> str:
    """The start of a value on one line, for a report."""
    text = value if isinstance(value, str) else repr(value)
    head = "".join(c if c.isprintable() else " " for c in text[: QUOTE_LIMIT + 1])
    return head if len(head) <= QUOTE_LIMIT else head[: QUOTE_LIMIT - 1] + "…"
