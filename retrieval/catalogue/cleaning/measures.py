"""Stock, availability, ratings, counts and dates; what can't be understood is None."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from retrieval.types import Availability

_IN = frozenset(
    "instock yes true available y 1 limitedavailability onlineonly instoreonly lowstock limited "
    "auflager lieferbar verfugbar verfügbar enstock disponible disponibile availableforsale active "
    "availablenow oplager op voorraad".split()
)
_OUT = frozenset(
    "outofstock no false unavailable n 0 soldout discontinued nichtverfügbar nichtlieferbar "
    "nichtauflager ausverkauft vergriffen épuisé agotado esaurito notavailable oos "
    "uitverkocht inactive".split()
)
_PRE = frozenset("preorder presale backorder vorbestellbar vorbestellung madetoorder".split())
_FRACTION = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur)\s*(\d+(?:[.,]\d+)?)\b.*", re.IGNORECASE
)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_PLAIN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:stars?|sterne?|étoiles?|★)?", re.IGNORECASE)
_DATE_FORMATS: tuple[str, ...] = (
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%b %d, %Y",
    "%B %d, %Y",
)
_DATE_FORMATS += ("%d %b %Y", "%d %B %Y", "%m %d, %Y", "%a, %d %b %Y %H:%M:%S %z")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\b.*)?")


def availability(value: Any) -> Availability | None:
    """The state that words in a feed mean: "in stock", "https://schema.org/OutOfStock", True."""
    if isinstance(value, bool):
        return Availability.IN_STOCK if value else Availability.OUT_OF_STOCK
    word = re.sub(r"[\s_\-.]+", "", str(value or "").rpartition("/")[2].lower())
    if word in _OUT:
        return Availability.OUT_OF_STOCK
    if word in _PRE:
        return Availability.PREORDER
    return Availability.IN_STOCK if word in _IN else None


def stock(value: Any) -> int | None:
    """How many there are: "15", "15.0", ">10"; less than none is none."""
    if isinstance(value, bool) or value is None:
        return None
    match = re.fullmatch(
        r"[<>≥~]?\s*(-?\d{1,12})(?:[.,]0+)?\s*\+?(?: ?\w+\.?)?", str(value).strip()
    )
    return max(0, int(match.group(1))) if match else None


def count(value: Any) -> int | None:
    """A number of reviews: "1,234", "(87)", "87 reviews"."""
    if isinstance(value, (bool, list, dict)) or value is None:
        return None
    text = re.sub(r"(?<=\d)[,. '](?=\d{3}\b)", "", str(value).strip().strip("()"))
    match = re.fullmatch(r"(\d{1,9})(?:\.0+)?(?:\s+\w+)?", text)
    return int(match.group(1)) if match else None


def rating(value: Any, scale: float = 5.0) -> float | None:
    """A rating from 0 to 5: "4.5/5", "90%", "★★★★☆"; None when out of range or no rating.

    Args:
        value: as in the feed.
        scale: the best rating of a column of bare numbers.
    """
    if isinstance(value, (bool, list, dict)) or value is None:
        return None
    text = number = str(value).strip()
    if text and not set(text) - set("★☆⭐ ") and "★" in text.replace("⭐", "★"):
        return float(text.count("★") + text.count("⭐"))
    if match := _FRACTION.fullmatch(text):
        number, scale = match.group(1), _float(match.group(2))
    elif match := _PERCENT.fullmatch(text):
        number, scale = match.group(1), 100.0
    elif match := _PLAIN.fullmatch(text):
        number = match.group(1)
    else:
        return None
    result = _float(number)
    return round(result * 5 / scale, 2) if scale > 0 and result <= scale else None


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def rating_scale(values: list[str]) -> float:
    """The best rating of a column of bare numbers: 5, 10 or 100."""
    numbers = [_float(v) for v in values if re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", v)]
    above = sum(number > 5 for number in numbers)
    if not numbers or above <= len(numbers) * 0.2:
        return 5.0
    return 10.0 if max(numbers) <= 10 else 100.0


def date(value: Any) -> str | None:
    """An ISO date or date-time."""
    if isinstance(value, datetime) or hasattr(value, "isoformat"):
        return str(value.isoformat())
    if value is None or isinstance(value, (bool, list, dict)):
        return None
    text = " ".join(str(value).split())[:60]
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _epoch(Decimal(text))
    try:
        return _iso(datetime.fromisoformat(text), text)
    except ValueError:
        pass
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    for pattern in _DATE_FORMATS:
        try:
            return _iso(datetime.strptime(text, pattern), text)
        except ValueError:
            continue
    return None


def _iso(moment: datetime, text: str) -> str:
    return moment.isoformat() if ":" in text else moment.date().isoformat()


def _epoch(number: Decimal) -> str | None:
    seconds = float(number / 1000 if number >= 10**11 else number)
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def _slashed(first: int, second: int, year: int) -> str | None:
    """03/04/2024 is March 4th unless the first number can't be a month."""
    month, day = (second, first) if first > 12 else (first, second)
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return None
