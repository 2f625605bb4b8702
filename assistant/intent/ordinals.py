"""Which of the shown products: "the second one", "first two", "#3", "1 and 3", "both", "last"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import numbers

if TYPE_CHECKING:
    from assistant.intent.message import Message

NAMES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8,
    "ninth": 9, "9th": 9, "tenth": 10, "10th": 10, "last": -1, "final": -1, "bottom": -1,
    "top": 1, "former": 1, "latter": 2,
}  # fmt: skip
_TEENS = "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
NAMES |= {name: n for n, name in enumerate(_TEENS.split(), start=11)}
NAMES |= {"nineteenth": 19, "twentieth": 20, "hundredth": 100}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
NAMES |= {f"{n}{_ENDINGS.get(n % 10, 'th') if n > 13 else 'th'}": n for n in range(11, 100)}
_NAME = "|".join(sorted(NAMES, key=len, reverse=True))
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "couple": 2, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNT = "|".join(_COUNTS)
_THING = r"(?:ones?|options?|items?|products?|picks?|results?|choices?|models?|suggestions?|entry)"
#: "first aid", "second hand", "last winter": not a place in a list.
_NOT_A_PLACE = (
    r"(?!\s?-?(?:aid|hand|time|minute|name|class|floor|gen|generation|party|thing|person"
    r"|year|week|month|day"
    r"|night|winter|summer|spring|autumn|season|order|purchase|long|longer|longing|shelf"
    r"|quality|rated|notch|selling"
    r"|seller|layer|coat|opinion|birthday|christmas|half|brand|brands|grade|drawer|sheet|tier)\b)"
)

_SPAN = re.compile(
    rf"\b(?:the\s|your\s)?(?P<side>first|last|top|bottom)\s(?P<count>{_COUNT})\b(?:\s{_THING})?"
)
_FROM_END = re.compile(r"\b(?:the\s)?(?:second|2nd)[\s-](?:to|from)[\s-](?:the\s)?last\b(?:\sone)?")
_PLACE = re.compile(
    rf"\b(?P<the>the\s|that\s|this\s|your\s)?(?P<name>{_NAME})"
    rf"\b(?:\s(?P<thing>{_THING})\b)?{_NOT_A_PLACE}"
)
_NUMBERED = re.compile(
    r"(?:#\s?|\b(?:number|no\.|nr\.?|num|option|item|product|choice|result|pick"
    r"|model)\s(?:#|no\.?\s)?)"
    r"(?P<value>\d{1,2}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\b(?!\s?(?:stars?|pack|inch|%))"
    r"(?P<more>(?:\s?(?:,|and|&|or|vs\.?|versus|with)\s?(?:#|number\s|no\.\s|option\s)?\d{1,2}\b)*)"
)
_LISTED = re.compile(
    r"(?<![\w.$€£-])(?P<value>\d{1,2}(?:(?:\s?,\s?"
    r"|\s?(?:and|&|vs\.?|versus|or|with|to)\s)\d{1,2})+)(?![\w%.-])"
)
_BOTH = re.compile(
    r"\b(?:both|the two|these two|those two|them both)\b(?:\sof\s(?:them|these|those))?"
)
_ALL = re.compile(
    r"\ball\s(?:of\s)?(?:them|these|those|three|four|five|the options|3|4|5)\b"
    r"|\bthese (?:three|3|four|4)\b"
)
_MIDDLE = re.compile(r"\bthe middle (?:one|option)\b|\bthe one in the middle\b")


def read_items(message: Message, shown: int, *, listing: bool) -> list[int]:
    """1-based places of the shown products that are meant; -1 is the last one.

    Args:
        message: The message; claims the words that said a place.
        shown: How many products are on show.
        listing: Whether bare numbers can be places ("compare 1 and 3").
    """
    found: list[tuple[int, list[int]]] = []
    for match in message.take(_SPAN):
        count = _COUNTS[match["count"]]
        first = match["side"] in ("first", "top")
        found.append((match.start(), list(range(1, count + 1) if first else range(-count, 0))))
    found += [(match.start(), [-2]) for match in message.take(_FROM_END)]
    found += _places(message)
    found += _numbers(message, listing=listing)
    found += _groups(message, shown)
    places = [place for _, group in sorted(found) for place in group]
    return list(dict.fromkeys(places))[:12]


def _places(message: Message) -> list[tuple[int, list[int]]]:
    """ "the second", "second one"; a bare "second" only as the last word or in a list."""
    found = []
    for match in message.find(_PLACE):
        rest = message.lower[match.end() : match.end() + 5]
        ends = re.match(r"\s*(?:$|[,.!?&]|and\b|or\b|vs)", rest) is not None
        weak = match["name"] in ("top", "bottom", "final") and not match["thing"]
        if (match["the"] or match["thing"] or ends) and not weak:
            message.claim(*match.span())
            found.append((match.start(), [NAMES[match["name"]]]))
    return found


def _numbers(message: Message, *, listing: bool) -> list[tuple[int, list[int]]]:
    found = []
    for match in message.take(_NUMBERED):
        more = [int(number) for number in re.findall(r"\d{1,2}", match["more"])]
        found.append((match.start(), [int(numbers.parse(match["value"])), *more]))
    if listing:
        found += [
            (match.start(), [int(number) for number in re.findall(r"\d{1,2}", match["value"])])
            for match in message.take(_LISTED)
        ]
    return [(start, [n for n in places if n > 0]) for start, places in found]


def _groups(message: Message, shown: int) -> list[tuple[int, list[int]]]:
    found = []
    if shown >= 2:
        found += [(match.start(), [1, 2]) for match in message.take(_BOTH)]
        found += [(match.start(), list(range(1, shown + 1))) for match in message.take(_ALL)]
    if shown % 2 == 1:
        found += [(match.start(), [(shown + 1) // 2]) for match in message.take(_MIDDLE)]
    return found
