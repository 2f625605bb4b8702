"""Times as files write them: Unix seconds to nanoseconds, ISO 8601, dates of a spreadsheet."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BadInput

#: Past such a number a Unix time isn't in seconds any more but in ms, µs, ns (1e11 s: year 5138).
_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DATES = (
    *("%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d"),
    *("%m/%d/%y", "%d/%m/%y", "%d.%m.%y", "%m %d, %Y", "%b %d, %Y", "%d %b %Y"),
)
_PATTERNS = tuple(date + clock for date in _DATES for clock in ("", " %H:%M", " %H:%M:%S"))
_TRIED_FIRST = 50
_HINT = "Write times as ISO 8601 (2018-10-31T14:05:00) or Unix seconds, or --map time=COLUMN."


def read_times(
    texts: Sequence[str], rows: Sequence[int], column: str, file: str
) -> NDArray[np.float64]:
    """The times of a column, which is written one way throughout.

    Args:
        texts: none of them blank.
        rows: of the file, for messages.
        column: its name.
        file: the file's name.

    Returns:
        (n,), float64, Unix seconds (UTC where no zone is told), or small numbers as they are.

    Raises:
        BadInput: one isn't a time, or day and month can't be told apart.
    """
    distinct = dict.fromkeys(texts)
    sure = (found for way in _SURE if (found := _all(way, distinct)) is not None)
    first = next(sure, None)
    readings = [first] if first else [r for way in _DATED if (r := _all(way, distinct)) is not None]
    if not readings:
        raise _unreadable(texts, rows, column, file)
    if any(other != readings[0] for other in readings[1:]):
        raise BadInput(
            f"{file}, column “{column}”: “{texts[0]}” could begin with the day or the month.",
            hint=_HINT,
        )
    return np.fromiter((readings[0][text] for text in texts), np.float64, len(texts))


def _all(way: Callable[[str], float], texts: Iterable[str]) -> dict[str, float] | None:
    try:
        for text in islice(texts, _TRIED_FIRST):
            way(text)
        found = {text: way(text) for text in texts}
    except (ValueError, OverflowError):
        return None
    return _in_seconds(found) if way is _number else found


def _in_seconds(numbers: dict[str, float]) -> dict[str, float]:
    largest = max(map(abs, numbers.values()), default=0.0)
    unit = next((unit for limit, unit in _UNITS if largest > limit), 1.0)
    return {text: number / unit for text, number in numbers.items()}


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _compact(text: str) -> float:
    """20181031; as a number it would be an August day of 1970."""
    if _COMPACT.fullmatch(text) is None:
        raise ValueError(text)
    return _patterned(text, "%Y%m%d")


def _iso(text: str) -> float:
    return _seconds(datetime.fromisoformat(text))


def _patterned(text: str, pattern: str) -> float:
    return _seconds(datetime.strptime(text, pattern))


def _seconds(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


#: Ways of reading, each raising ValueError at what it can't read; of the sure ones the first wins.
_SURE: tuple[Callable[[str], float], ...] = (_compact, _number, _iso)
_DATED: tuple[Callable[[str], float], ...] = tuple(
    partial(_patterned, pattern=pattern) for pattern in _PATTERNS
)


def _unreadable(texts: Sequence[str], rows: Sequence[int], column: str, file: str) -> BadInput:
    """Names the first value that the way which suits most of the others can't read."""
    sample = list(dict.fromkeys(texts))[:_TRIED_FIRST]
    way = max(
        (*_SURE, *_DATED), key=lambda way: sum(_all(way, [text]) is not None for text in sample)
    )
    row, text = next(
        (pair for pair in zip(rows, texts, strict=True) if _all(way, [pair[1]]) is None),
        (rows[0], texts[0]),
    )
    return BadInput(
        f"{file}, row {row}, column “{column}”: “{text[:60]}” isn't a time.", hint=_HINT
    )
