"""Ratings: "at least 4 stars", "4+ stars", "rated 4.5 or higher"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import numbers

if TYPE_CHECKING:
    from assistant.intent.message import Message

_VALUE = r"(?P<value>[1-5](?:[.,]\d{1,2})?|one|two|three|four|five|four and a half)"
_CUE = (
    r"(?:at least|minimum(?: of)?|min\.?|over|above|more than|better than|higher than|with|and|of)"
)
_PATTERNS = (
    re.compile(
        rf"(?:{_CUE}\s)?(?:a\s)?{_VALUE}\s?(?:\+|plus"
        r"|or (?:more|higher|better|above))?\s?-?\s?stars?\b"
        r"(?:\s(?:or (?:more|higher|better|above|up)|and (?:up|above)|reviews?|ratings?"
        r"|rated|plus|minimum))*"
    ),
    re.compile(
        r"(?:rated|ratings?|review score|scored?|average)\s(?:is\s|of\s"
        rf"|at\s)?(?:{_CUE}\s)?(?:a\s)?{_VALUE}"
        r"(?![\d%])\s?(?:\+|(?:or|and) (?:more|higher|better|above|up))?(?:\s(?:out of"
        r"|/)\s?(?:5|five))?"
    ),
    re.compile(rf"{_VALUE}\s?(?:\+|(?:or|and) (?:higher|better|above))\s(?:ratings?|reviews?)"),
    re.compile(
        rf"(?:{_CUE}\s)?{_VALUE}\s?(?:out of|/)\s?(?:5"
        r"|five)\b(?:\sstars?)?(?:\sor (?:more|higher|better))?"
    ),
)


def read_rating(message: Message) -> float | None:
    """The lowest rating that will do; claims the words that said it."""
    for pattern in _PATTERNS:
        for match in message.take(pattern):
            value = match.group("value")
            return 4.5 if value == "four and a half" else numbers.parse(value)
    return None
