"""Folding of words, so that what shoppers type meets what the catalogue says.

"Hiking Boots", "hiking boot" and "HIKING-BOOTS" have one key. Both sides are folded by the same
function, so the key need not be good English ("gla" for "glas" would do), only the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: A number with its unit, or a word with its apostrophes ("9.5", "32GB", "men's").
WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*")

IRREGULAR = {
    "gray": "grey", "colour": "color", "women": "woman", "men": "man", "children": "child",
    "people": "person", "feet": "foot", "mice": "mouse", "knives": "knife", "shelves": "shelf",
    "scarves": "scarf", "wives": "wife", "leaves": "leaf", "loaves": "loaf", "shoe": "shoe",
    "shoes": "shoe", "lens": "lens", "jewellery": "jewelry", "accessories": "accessory",
    "clothes": "clothes", "series": "series", "gas": "gas", "bus": "bus",
    "plus": "plus", "axes": "axe",
}  # fmt: skip

KEPT_ENDINGS = ("ss", "us", "is", "ous")
ES_ENDINGS = ("sses", "shes", "ches", "xes", "zes")


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """One word, case-folded, without accents, possessive or plural ending."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.removesuffix("'s").removesuffix("'").replace("'", "")
    known = IRREGULAR.get(plain)
    return known if known is not None else _irregular(_singular(plain))


def _irregular(word: str) -> str:
    return IRREGULAR.get(word, word)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(ES_ENDINGS) else word[:-1]


def words(text: str) -> list[str]:
    """The words of a text as written: "Men's 9.5-inch" → ["Men's", "9.5", "inch"]."""
    return WORD.findall(text)


def fold(text: str) -> str:
    """The key of a phrase: "Hiking Boots" → "hiking boot"."""
    return " ".join(fold_word(word) for word in WORD.findall(text))
