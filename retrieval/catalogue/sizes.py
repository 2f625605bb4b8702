"""Sizes written differently that mean the same: 27" and 27 inch, L and large, EU 42 and 42."""

from __future__ import annotations

import re

LETTERS = {
    "extra small": "xs", "x small": "xs", "xsmall": "xs", "small": "s", "medium": "m", "large": "l",
    "extra large": "xl", "x large": "xl", "xlarge": "xl", "xx large": "xxl", "xxlarge": "xxl",
    "2xl": "xxl", "2x": "xxl", "2x large": "xxl", "extra extra large": "xxl",
    "3xl": "xxxl", "3x": "xxxl", "xxx large": "xxxl", "3x large": "xxxl", "4x": "4xl", "5x": "5xl",
    "x l": "xl", "xx l": "xxl", "one size": "one size", "free size": "one size",
    "onesize": "one size", "os": "one size",
}  # fmt: skip
_SPELLINGS = {
    "in": 'inches inch in " \'\'', "cm": "cm centimeters centimetres centimeter centimetre",
    "mm": "mm millimeters millimetres", "m": "m meters metres meter metre", "ft": "ft feet foot '",
    "l": "l liter liters litre litres", "ml": "ml milliliters millilitres",
    "oz": "oz ounce ounces", "floz": "floz", "lb": "lb lbs pound pounds",
    "kg": "kg kgs kilo kilos", "g": "g gram grams", "gb": "gb", "tb": "tb",
    "pack": "pack packs pk count ct pcs piece pieces",
}  # fmt: skip
_UNITS = {unit: name for name, units in _SPELLINGS.items() for unit in units.split(" ")}
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL, 1)}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*-?\s*([a-z\"']+)")
_PACK_OF = re.compile(r"(?:packs?|sets?|box(?:es)?|case) of (\w+)")
_SYSTEM = re.compile(r"^(?:(eu|us|uk)\s?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s?(eu|us|uk))$")


def size_key(text: str) -> str:
    """One spelling for all spellings of a size.

    >>> size_key("27-inch"), size_key('27"'), size_key("Large"), size_key("packs of six")
    ('27in', '27in', 'l', '6pack')
    """
    plain = re.sub(r"\s+", " ", text.casefold().replace(",", ".").strip())
    plain = re.sub(r"\bfl(?:uid)?\.? (?:oz|ounces?)\b", "floz", plain)
    pack = _PACK_OF.fullmatch(plain)
    if pack:
        return f"{_NUMBER_WORDS.get(pack[1], pack[1])}pack"
    letters = LETTERS.get(plain.replace("-", " "))
    if letters is not None:
        return letters
    for word, number in _NUMBER_WORDS.items():
        plain = re.sub(rf"^{word}(?=[ -])", str(number), plain)
    plain = re.sub(r" and a half$", ".5", plain)
    return _AMOUNT.sub(lambda m: f"{float(m[1]):g}{_UNITS.get(m[2], m[2])}", plain).replace(" ", "")


def is_measure(text: str) -> bool:
    """Whether a size is a number with a unit, which titles and features state too."""
    match = _AMOUNT.match(text.casefold().strip())
    return match is not None and match[2] in _UNITS


def bare_number(text: str) -> str | None:
    """The number of a shoe size with its system: "EU 42" → "42"."""
    match = _SYSTEM.match(re.sub(r"\s+", " ", text.casefold().strip()))
    return (match[2] or match[3]) if match else None
