"""CSV and TSV with any delimiter; a broken quote costs one line, not the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING

from retrieval.catalogue.feeds.lines import numbered_lines
from retrieval.catalogue.feeds.record import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    LINE_LIMIT,
    Record,
    Reject,
    quote,
)
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = ",;\t|"
#: A quoted cell that runs over more lines than this was never closed.
_RUNAWAY_LINES = 1_000
_END = "\x00end\x00"


class _Runaway(Exception):
    """A quote that isn't closed."""


def read(path: Path) -> Iterator[Record | Reject]:
    """Records of a table whose first line names the columns.

    Raises:
        FeedError: the first line can't be the names of columns.
    """
    delimiter = find_delimiter(path)
    header: list[str] | None = None
    for row, cells, lines in _Table(path, delimiter).records():
        if isinstance(cells, str):
            yield Reject(row, "", cells)
        elif header is None:
            header = _header(cells, path)
        elif any(cell and not cell.isspace() for cell in cells):
            yield _record(row, cells, header, lines)


def _record(row: int, cells: list[str], header: list[str], lines: int) -> Record | Reject:
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    if extra:
        reason = f"{len(cells)} cells, but {len(header)} columns"
        return Reject(row, "", f"{reason}: a quote or delimiter is broken", quote(extra[0]))
    for name, cell in zip(header, cells, strict=False):
        if len(cell) > CELL_LIMIT:
            return Reject(row, name, f"longer than {CELL_LIMIT:,} characters", quote(cell))
    if lines > 1 and len(cells) < len(header):
        return Reject(row, "", f"{len(cells)} cells, but {len(header)} columns: broken quoting")
    return Record(row, dict(zip(header, cells, strict=False)))


def find_delimiter(path: Path) -> str:
    """The delimiter that cuts the first lines into the same number of cells most often."""
    sample: list[str] = []
    for _, line in numbered_lines(path):
        if line is not None:
            sample.append(line)
        if len(sample) == 50 or sum(map(len, sample)) > 200_000:
            break
    if sample and sample[0].strip().lower()[:4] == "sep=" and len(sample[0].strip()) == 5:
        return sample[0].strip()[4]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        csv.field_size_limit(LINE_LIMIT + 1)
        try:
            rows = [row for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        if width > 1:
            score = sum(len(row) == width for row in rows) / len(rows) * min(width, 20)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _header(cells: list[str], path: Path) -> list[str]:
    if len(cells) > COLUMN_LIMIT:
        raise FeedError(f"{path.name} has {len(cells)} columns.", hint="Export fewer columns.")
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\x00", "").split())[:200] or f"column {number}"
        copy = 2
        unique = name
        while unique in names:
            unique = f"{name} ({copy})"
            copy += 1
        names.append(unique)
    return names


class _Table:
    """Cuts lines into records, and puts lines back where a quote turns out to be broken."""

    def __init__(self, path: Path, delimiter: str) -> None:
        self._lines = numbered_lines(path)
        self._delimiter = delimiter
        self._back: deque[tuple[int, str | None]] = deque()
        self._taken: list[tuple[int, str]] = []
        self._long: list[int] = []
        self._width: int | None = None

    def records(self) -> Iterator[tuple[int, list[str] | str, int]]:
        """(row, cells or what is wrong, number of lines)."""
        csv.field_size_limit(LINE_LIMIT + 1)
        ended = False
        while not ended:
            reader = csv.reader(self._feed(), delimiter=self._delimiter)
            try:
                for cells in reader:
                    if cells == [_END]:
                        ended = True
                        break
                    if cells and cells[-1].endswith(_END):
                        raise _Runaway
                    if self._broken(cells):
                        raise _Runaway
                    yield from self._drain_long()
                    if cells and not self._is_hint():
                        self._width = self._width or len(cells)
                        yield self._taken[0][0], cells, len(self._taken)
                    self._taken.clear()
            except (_Runaway, csv.Error):
                if self._taken:
                    yield self._taken[0][0], "a quote is opened and never closed", 1
                self._back.extendleft(reversed(self._taken[1:]))
                self._taken.clear()
        yield from self._drain_long()

    def _broken(self, cells: list[str]) -> bool:
        """A record over several lines with the wrong number of cells has swallowed others."""
        return len(self._taken) > 1 and self._width is not None and len(cells) != self._width

    def _is_hint(self) -> bool:
        return self._taken[0][0] == 1 and self._taken[0][1].lower().startswith("sep=")

    def _drain_long(self) -> Iterator[tuple[int, str, int]]:
        for row in self._long:
            yield row, f"a line longer than {LINE_LIMIT:,} characters", 1
        self._long.clear()

    def _feed(self) -> Iterator[str]:
        size = 0
        while True:
            if not self._taken:
                size = 0
            row, line = self._back.popleft() if self._back else next(self._lines, (0, _END))
            if line is None:
                self._long.append(row)
                continue
            if row == 0:
                yield _END
                return
            self._taken.append((row, line))
            size += len(line)
            if len(self._taken) > _RUNAWAY_LINES or size > LINE_LIMIT:
                raise _Runaway
            yield line
