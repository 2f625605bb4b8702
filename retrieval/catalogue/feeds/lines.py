"""Physical lines of a text file, numbered; monstrous ones are noticed before they fill memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.catalogue.feeds.record import LINE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def numbered_lines(path: Path) -> Iterator[tuple[int, str | None]]:
    """(1-based number, line with its line end); None in place of a line over the limit."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        number = 0
        while line := file.readline(LINE_LIMIT):
            number += 1
            if len(line) < LINE_LIMIT or line.endswith(("\n", "\r")):
                yield number, line
                continue
            while rest := file.readline(LINE_LIMIT):
                if rest.endswith(("\n", "\r")):
                    break
            yield number, None
