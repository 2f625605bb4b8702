"""How a value of a record goes into a sentence: "is waterproof", "has a wide fit", "of oak".

Records say what, not how: a feature may be an adjective, a thing, or half a sentence. What isn't
recognised is quoted as it stands, which is right whatever it is. The word lists are grammar.txt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

#: Longer values are prose.
LONGEST_TRAIT = 5
#: Values that state nothing, or only an absence, are no reason to choose anything.
EMPTY = re.compile(
    r"^(?:n/?a|none|not\b.*|without\b.*|any|all|yes|no|true|false|other|various|unknown|standard|"
    r"depends\b.*|varies\b.*|see\b.*|max\b.*|unlimited\b.*|never\b.*|\W*)$",
    re.IGNORECASE,
)
#: Words that keep their capitals: "USB-C", "BPA-free", "iOS", "Hz".
CAPITALS = re.compile(r"[A-Z]{2}|[a-z][A-Z]|\d|^[A-Z]?Hz$|^[A-Z]$")
JOINED = re.compile(r" (?:and|or|by|on|of|in|to|for|with|per|from) ")
MEASURE = re.compile(r"^[-−]?\d|^IP[X\d]")
VOWEL = re.compile(
    r"^(?:[aei]|o(?!ne\b|nce\b)|hour|honest|u(?!ni[^nm]|s[aei]|ti|k|sb|v)|8|11\b|18\b)"
)
AN_LETTERS = frozenset("AEFHILMNORSX")


class Kind(StrEnum):
    """What a trait is, by the way it follows a product's name."""

    ADJECTIVE = "adjective"
    NOUN = "noun"
    VERB = "verb"
    MATERIAL = "material"
    AUDIENCE = "audience"
    COLOR = "color"
    QUOTE = "quote"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Trait:
    """One value of a record, ready for a sentence; a noun brings its article along."""

    kind: Kind
    text: str


def feature(text: str) -> Trait | None:
    """A feature as a trait; None where it states nothing, or is prose."""
    text = " ".join(text.strip(" .;,").split())
    words = text.split()
    if not text or EMPTY.match(text) or len(words) > LONGEST_TRAIT or re.search('[:;{}"“”]', text):
        return None
    text = lowered(text)
    words = text.split()
    first, last = words[0].casefold(), words[-1].casefold()
    if first == "no":
        return Trait(Kind.NOUN, text)
    if first in word_list("verb") and len(words) > 1 and not JOINED.search(f" {text} "):
        return Trait(Kind.VERB, text)
    led = len(words) > 2 and first in word_list("phrase") and JOINED.match(f" {words[1]} ")
    if led and text[:9].casefold() != "built in ":
        return Trait(Kind.ADJECTIVE, text)
    if JOINED.search(text.replace("built in ", "built-in ")):
        return Trait(Kind.QUOTE, text)
    if last == "included" and len(words) > 1:
        thing = _noun(" ".join(words[:-1]), words[-2])
        return Trait(Kind.NOUN, f"{thing.text} included") if thing else Trait(Kind.QUOTE, text)
    if is_adjective(words):
        return Trait(Kind.ADJECTIVE, text)
    return _noun(text, words[-1]) or Trait(Kind.QUOTE, text)


def is_adjective(words: Sequence[str]) -> bool:
    """Whether a feature of these words follows "is"."""
    last, alone = words[-1].casefold(), len(words) == 1
    if last in word_list("noun") | word_list("mass"):
        return alone and last in word_list("alone")
    if len(words) == 2 and _leads(words[0].casefold(), last):
        return True
    if last in word_list("alone"):
        return alone or words[0].casefold() in word_list("adverb")
    if last in word_list("adjective"):
        return True
    if any(last.endswith(e) and (last != e or not alone) for e in word_list("ending")):
        return True
    tail = last.split("-")[-1]
    if tail.endswith("ed") and not tail.endswith(tuple(word_list("no participle"))):
        return len(tail) > 4
    return tail.endswith("ing") and (last != tail or not alone)


def _leads(first: str, last: str) -> bool:
    """Whether two words are an adjective by their first or last: "low carb", "clip on"."""
    things = last.endswith("s") and not last.endswith("ss")
    return (first in word_list("before") and not things) or last in ("on", "up", "in", "off")


def _noun(text: str, last: str) -> Trait | None:
    """A thing with its article: "a wide fit", "arch support", "pockets"."""
    tail = last.casefold().split("-")[-1]
    if {last, last.casefold(), last.upper()} & word_list("mass"):
        return Trait(Kind.NOUN, text)
    if tail in word_list("noun"):
        counted = re.match(r"\d+ |(?:two|three|four|five|six|seven|eight|ten) ", text)
        return None if counted else Trait(Kind.NOUN, f"{article(text)} {text}")
    several = tail.endswith("s") and not tail.endswith("ss") and tail not in word_list("plural")
    if several and _singular(tail) & (word_list("noun") | word_list("mass")):
        return Trait(Kind.NOUN, text)
    return None


def _singular(word: str) -> frozenset[str]:
    return frozenset((word[:-1], word[:-2], f"{word[:-3]}y", f"{word[:-3]}f", f"{word[:-3]}fe"))


def attribute(name: str, value: str) -> Trait | None:
    """A named value: "a weight of 380 g", "made in Norway"; None where it doesn't read well."""
    name = " ".join(name.replace("_", " ").split()).casefold()
    value = " ".join(value.split())
    key, short = name.replace(" ", "-"), len(value.split()) <= LONGEST_TRAIT
    if EMPTY.match(value) or not short or re.search('[,;:(){}"“”](?!\\d{3})', value):
        return None
    if key in word_list("bare") and value.split()[0] not in word_list("verb"):
        return Trait(Kind.ADJECTIVE, f"{name} {value}")
    if key in word_list("pieces") and value.replace(",", "").isdigit() and value != "1":
        return Trait(Kind.NOUN, f"{value} {name}")
    if key in word_list("quality") and value.replace("-", "").isalpha():
        return Trait(Kind.NOUN, f"{article(value)} {value} {name}")
    if key in word_list("count") and MEASURE.match(value):
        return Trait(Kind.NOUN, f"{article(name)} {name} of {value}")
    if key in ("warranty", "guarantee") and re.match(r"^\d+ (?:year|month)s?$", value):
        phrase = f"{value.replace(' ', '-').removesuffix('s')} {name}"
        return Trait(Kind.NOUN, f"{article(phrase)} {phrase}")
    return None


def article(phrase: str) -> str:
    """a or an, by the sound that a phrase begins with."""
    first = phrase.split()[0].split("-")[0]
    if first.isupper() and first.isalpha() and (len(first) < 4 or first[0] not in "AEIOU"):
        return "an" if first[0] in AN_LETTERS else "a"
    return "an" if VOWEL.match(phrase.casefold()) else "a"


def lowered(text: str) -> str:
    """Without the capitals of a heading: "Wide Fit" → "wide fit"; "USB-C port" stays."""
    words = text.split()
    after = [False, *(w[-1].isdigit() or w in ("in", "by", "from") for w in words[:-1])]
    return " ".join(
        word if kept or CAPITALS.search(word) else word.casefold()
        for word, kept in zip(words, after, strict=True)
    )


def is_plural(title: str) -> bool:
    """Whether one speaks of a product as of several: "Trail Boots", "Bonbon Headphones"."""
    plain = re.sub(r'["“][^"“”]+["”]', "", title) or title  # what is quoted is a name in the name
    head = re.split(r" (?:with|for|in|on|of|by|from|without) |[,(–|:]| - ", plain.strip('"“”'))[0]
    last = head.split()[-1].casefold() if head.split() else ""
    if last in word_list("plural") or len(last) < 4 or not last.isalpha():
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


@cache
def word_list(section: str) -> frozenset[str]:
    """A section of grammar.txt."""
    text = (files("assistant.explain") / "grammar.txt").read_text(encoding="utf-8")
    found: set[str] = set()
    current = ""
    for line in text.splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif current == section:
            found.update(line.split("#")[0].split())
    return frozenset(found)
