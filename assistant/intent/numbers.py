"""Numbers as shoppers write them: 1,299.00, 1.299 €, 19,99, fifty, two hundred, a grand, 2k."""

from __future__ import annotations

import re

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000}

_SMALL = "|".join([*TENS, *sorted(UNITS, key=len, reverse=True)])
#: "fifty", "forty five", "two hundred", "a hundred and fifty", "a grand".
WORDS = (
    rf"(?:(?:(?:a|{_SMALL})\s)?(?:hundred|thousand"
    rf"|grand)(?:\s(?:and\s)?(?:{_SMALL})(?:[\s-](?:{_SMALL}))?)?"
    rf"|(?:{'|'.join(TENS)})(?:[\s-](?:{_SMALL}))?|(?:{_SMALL}))(?![\w])"
)
#: Digits, with separators of thousands or decimals.
DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,2})?(?![\d])"
_TOKEN = re.compile(rf"(?<![\w.,])(?:{WORDS})|(?:{DIGITS})(?:\s?k\b)?")


def parse(text: str) -> float:
    """The value of a number as written.

    Args:
        text: What `DIGITS` (with an optional k) or `WORDS` matched.

    Returns:
        Its value; three digits after a separator are thousands ("1.299" is 1299).
    """
    plain = text.strip().lower()
    if not plain[0].isdigit():
        return float(_parse_words(plain))
    scale = 1_000 if plain.endswith("k") else 1
    return _parse_digits(plain.removesuffix("k").strip()) * scale


def _parse_digits(text: str) -> float:
    parts = re.split(r"[.,]", text)
    if len(parts) > 1 and len(parts[-1]) != 3:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))


def _parse_words(text: str) -> int:
    total, current = 0, 0
    for word in re.split(r"[\s-]+", text):
        if word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
    return total + current


def numbers_in(text: str) -> set[float]:
    """Every number that a text mentions, in digits or in words."""
    found = {parse(match.group()) for match in _TOKEN.finditer(text.lower())}
    digits = {float(match) for match in re.findall(r"\d{1,9}(?:\.\d{1,2})?", text)}
    return found | digits
