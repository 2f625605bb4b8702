"""JSON Lines: one object per line; a broken line costs itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from retrieval.catalogue.feeds.json_feed import as_record
from retrieval.catalogue.feeds.lines import numbered_lines
from retrieval.catalogue.feeds.record import LINE_LIMIT, Record, Reject, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read(path: Path) -> Iterator[Record | Reject]:
    """Records of a JSON Lines file; `row` is the line."""
    for row, line in numbered_lines(path):
        if line is None:
            yield Reject(row, "", f"a line longer than {LINE_LIMIT:,} characters")
        elif line.strip():
            yield _parse(row, line.strip())


def _parse(row: int, line: str) -> Record | Reject:
    try:
        return as_record(row, json.loads(line, parse_constant=lambda _: None))
    except RecursionError:
        return Reject(row, "", "nested too deep", quote(line))
    except ValueError as error:
        return Reject(row, "", f"not valid JSON: {error}", quote(line))
