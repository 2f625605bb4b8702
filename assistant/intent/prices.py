"""Prices: "under 80", "between 50 and 100", "max 200 bucks", "1.299 €", "around 60".

"Around 60" gives equal bounds (60 to 60), the one way to say "about" within the Frame without
a number that the shopper never said; grounding widens them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.intent import numbers

if TYPE_CHECKING:
    from assistant.intent.message import Message

CURRENCY_BEFORE = r"(?:us\$|[$€£¥]|usd|eur|gbp)\s?"
CURRENCY_AFTER = (
    r"\s?(?:[$€£]|dollars?|bucks?|usd|euros?|eur|gbp|quid|kr\b|sek\b|nok\b|dkk\b|chf\b|francs?"
    r"|zł|pln\b|rupees?|inr\b|rs\b|₹|cad\b|aud\b|yen\b|¥|pounds?\b(?!\s(?:pack|bag)))"
)
#: What follows a number that is not a price.
UNIT_AFTER = (
    r"(?!\s?-?\s?(?:\"|''|%|°|inch(?:es)?\b|in\b(?=\s+(?:wide|long|deep|tall|high)\b)|cm\b"
    r"|mm\b|m\b|ft\b|feet\b|foot\b"
    r"|meters?\b|metres?\b|yards?\b|lit(?:er|re)s?\b|l\b|ml\b|cl\b|oz\b|fl\b|fluid\b"
    r"|ounces?\b|lbs?\b|pounds?\s(?:pack|bag)"
    r"|kgs?\b|g\b|grams?\b|gb\b|tb\b|mb\b|mah\b|hz\b|khz\b|w\b|watts?\b|v\b|volts?\b|mp\b"
    r"|p\b|people\b|persons?\b|adults?\b"
    r"|kids\b|guests\b|seats?\b|seater\b|years?\b|yrs?\b|yo\b|months?\b|weeks?\b|days?\b"
    r"|hours?\b|hrs?\b|h\b|minutes?\b|mins?\b"
    r"|packs?\b|pk\b|pcs\b|pieces?\b|count\b|ct\b|stars?\b|reviews?\b|ratings?\b|miles?\b"
    r"|km\b|degrees?\b|percent\b|x\s?\d"
    r"|of\s(?:them|these|those|each)\b|th\b|st\b|nd\b|rd\b|in\s1\b|sets?\b|pairs?\b"
    r"|items?\b|products?\b|times\b|pockets?\b|\d))"
)
NUMBER = rf"(?:(?:{numbers.DIGITS})(?:\s?k\b)?|{numbers.WORDS})"


def _money(name: str) -> str:
    """A number that can be a price, with or without its currency."""
    return (
        rf"(?<!\w)(?<!\d[.,])(?:{CURRENCY_BEFORE})?(?P<{name}>{NUMBER})"
        rf"(?:{CURRENCY_AFTER})?{UNIT_AFTER}"
    )


def _marked(name: str, other: str) -> str:
    """A number with its currency, before or after it."""
    before = rf"{CURRENCY_BEFORE}(?P<{name}>{NUMBER})(?:{CURRENCY_AFTER})?"
    return rf"(?<!\w)(?<!\d[.,])(?:{before}|(?P<{other}>{NUMBER}){CURRENCY_AFTER})"


#: How shoppers say the most they will pay; a number follows.
MOST = (
    r"under|below|beneath|less than|lower than|cheaper than|fewer than|up to|upto"
    r"|no more than|not more than"
    r"|not over|no higher than|not above|at most|at the most"
    r"|max(?:imum)?(?:\s(?:of|is|price|budget))*|maxing out at"
    r"|not exceed(?:ing)?|doesn't exceed|within"
    r"|budget(?:'s)?(?:\s(?:is|of|max|around|about|under|up to|limit))*\s?:?"
    r"|limit(?:\s(?:is|of))+|only have|only got|can spend|to spend|spending|spend|pay"
    r"|cap(?:ped)? (?:of|at)|<=?|inside"
)
#: And the least.
LEAST = (
    r"over|above|more than|at least|min(?:imum)?(?:\s(?:of|is|price))*"
    r"|starting (?:at|from)|upwards? of|no less than"
    r"|not less than|not under|not below|higher than|pricier than|>=?"
)
AROUND = (
    r"around|about|roughly|approximately|approx\.?|circa|ca\.?|~|close to|somewhere around"
    r"|in the region of|near"
)
_GAP = r"\s{0,2}(?:(?:around|about|like|a|the|maybe|exactly|say)\s){0,2}"

_RANGE_CUED = re.compile(
    r"\b(?:between|from|anywhere from|price range(?: of| is)?"
    rf"|budget(?: of| is)?)\s(?:about |around )?{_money('low')}\s?(?:and|to|-|till"
    rf"|until)\s?{_money('high')}"
)
_RANGE_MARKED = re.compile(
    rf"(?:{_marked('low', 'low2')}\s?(?:-|to|and)\s?{_money('high')}"
    rf"|{_money('low3')}\s?(?:-|to)\s?{_marked('high2', 'high3')})"
)
_RANGE_BARE = re.compile(
    r"(?<![\w#.,-])(?<!size )(?<!sizes )(?<!eu )(?<!us )(?<!uk )(?<!age )(?<!ages )"
    r"(?<!aged )(?P<low>\d{2,5})\s?-\s?(?P<high>\d{2,6})(?![\w-])(?!\s[a-z]+\s(?:old"
    rf"|year)){UNIT_AFTER}"
)
_MOST = re.compile(rf"(?:(?<!\w)(?<!not )(?<!no )(?:{MOST})){_GAP}{_money('high')}")
_MOST_AFTER = re.compile(
    rf"{_money('high')}\s(?:or (?:less|under|below|cheaper)|and (?:under|below)"
    r"|max(?:imum)?\b|tops\b|at (?:the )?most|is my (?:limit|max|budget)|budget\b)"
)
_LEAST = re.compile(rf"(?:(?<!\w)(?<!not )(?<!no )(?:{LEAST})){_GAP}{_money('low')}")
_LEAST_AFTER = re.compile(
    rf"(?:{_money('low')}\s(?:or (?:more|above|over|up)\b|and (?:up|above|over)\b|minimum\b"
    rf"|upwards)|{_marked('low2', 'low3')}\s?\+)"
)
_AROUND = re.compile(
    rf"(?:(?<!\w)(?:{AROUND})\s?{_money('around')}|(?P<ish>{numbers.DIGITS})\s?-?ish\b"
    rf"|{_marked('or1', 'or2')}\s(?:or so|ish|-ish|give or take))"
)
_MARKED = re.compile(
    rf"(?:(?:for|at|costing|priced at)\s(?:about )?)?{_marked('high', 'high2')}{UNIT_AFTER}"
)
_BARE = re.compile(rf"(?<![\w#]){_money('high')}")


@dataclass(frozen=True, slots=True)
class PriceRange:
    """Bounds in major units, as said."""

    low: float | None = None
    high: float | None = None


def read_prices(message: Message, *, asked: bool = False) -> PriceRange:
    """The price bounds of a message; claims the words that said them.

    Args:
        message: The message; sizes and ratings must have been claimed before.
        asked: The shopper was just asked for a budget: a bare number is one.

    Returns:
        The bounds; both None when no price is mentioned.
    """
    for pattern in (_RANGE_CUED, _RANGE_MARKED, _RANGE_BARE):
        for match in message.find(pattern):
            bounds = sorted((_value(match, "low"), _value(match, "high")))
            message.claim(*match.span())
            return PriceRange(*bounds)
    around = _first(message, _AROUND, "")
    if around is not None:
        return PriceRange(around, around)
    low = _first_of(message, (_LEAST, _LEAST_AFTER), "low")
    high = _first_of(message, (_MOST, _MOST_AFTER), "high")
    if low is None and high is None:
        high = _first_of(message, (_MARKED, _BARE) if asked else (_MARKED,), "high")
    return PriceRange(low, high)


def _first_of(message: Message, patterns: tuple[re.Pattern[str], ...], name: str) -> float | None:
    found = (_first(message, pattern, name) for pattern in patterns)
    return next((value for value in found if value is not None), None)


def _first(message: Message, pattern: re.Pattern[str], name: str) -> float | None:
    for match in message.find(pattern):
        message.claim(*match.span())
        return _value(match, name)
    return None


def _value(match: re.Match[str], name: str) -> float:
    found = next(text for key, text in match.groupdict().items() if text and key.startswith(name))
    return numbers.parse(found)
