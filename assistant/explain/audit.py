"""The audit: every claim of a reply is checked against the facts, sentence by sentence.

    numbers      each figure must stand in the facts (prices, ratings, counts, sizes …)
    links        each link and address must stand in the facts
    terms        each brand, colour, material and feature of the catalogue that is named must be
                 true of the products that the sentence is about, or have been said by the shopper
    words        only for what a model wrote: without whole phrases of the record, only harmless
                 words may be left, and nothing is negated; "made of" takes a material

A check that errs counts as failed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.explain.facts import Facts, ProductFacts
from assistant.service.words import STOP, content_stems, stem

#: Names catalogue terms that a text mentions, in the catalogue's spelling.
Terms = Callable[[str], Iterable[str]]

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MADE_OF = re.compile(r" made (?:of|from|with) ((?:\S+ ){1,5})")
LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
NEGATIONS = frozenset(
    """not no never without none nor cannot lacks lack isn aren doesn don""".split()
)


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim that the facts don't bear out."""

    kind: str
    claim: str
    sentence: str


class Audit:
    """Checks sentences against facts. One per shop: it knows the catalogue's terms."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def check(self, sentence: str, facts: Facts, *, by_model: bool) -> tuple[Violation, ...]:
        """The violations of one sentence; an empty tuple means that it may be shown.

        Args:
            sentence: as it would be shown.
            facts: what may be said.
            by_model: whether a model wrote it; then every word is checked.
        """
        try:
            return tuple(self._violations(sentence, facts, by_model))
        except Exception as error:  # noqa: BLE001  # a check that errs counts as failed
            return (Violation("error", type(error).__name__, sentence),)

    def _violations(self, sentence: str, facts: Facts, by_model: bool) -> Iterable[Violation]:
        support = _support(sentence, facts)
        allowed = set(map(_number, NUMBER.findall(support))) | set(map(_number, facts.numbers))
        for number in NUMBER.findall(sentence):
            if _number(number) not in allowed:
                yield Violation("number", number, sentence)
        for link in LINK.findall(sentence):
            if link.rstrip(".,;)") not in support:
                yield Violation("link", link, sentence)
        flat = f" {_flat(support)} "
        for term in self._terms(sentence):
            if f" {_flat(term)} " not in flat and not content_stems(term) <= content_stems(support):
                yield Violation("term", term, sentence)
        if by_model:
            yield from _word_violations(sentence, facts)


def _support(sentence: str, facts: Facts) -> str:
    """The facts that a sentence may draw on: those of the products that it names, else of all."""
    about = _named(sentence, facts)
    descriptions = [p.description for p in about]
    return "\n".join((*(p.text for p in about), *descriptions, *facts.said, *facts.sources))


def _word_violations(sentence: str, facts: Facts) -> Iterable[Violation]:
    """What is left of a model's sentence without whole phrases of the record must be harmless.

    Words of a record put together anew make new claims ("leather sole" out of "nubuck leather"
    and "rubber sole"), so a phrase counts only as a whole.
    """
    about = _named(sentence, facts)
    phrases = sorted({_flat(x) for p in about for x in p.phrases}, key=len, reverse=True)
    materials = {_flat(material) for product in about for material in product.materials}
    rest = f" {_flat(sentence)} "
    for match in MADE_OF.finditer(rest):
        if not any(match[1].startswith(f"{material} ") for material in materials):
            yield Violation("material", match[0].strip(), sentence)
    for phrase in phrases:
        rest = rest.replace(f" {phrase} ", " | ")
    for word in rest.replace("|", " ").split():
        if word not in STOP - NEGATIONS and stem(word) not in harmless_words():
            yield Violation("word", word, sentence)


def _named(sentence: str, facts: Facts) -> list[ProductFacts]:
    """The products that a sentence names, else all."""
    flat = _flat(sentence)
    named = [p for p in facts.products if _flat(p.title) in flat]
    return named or list(facts.products)


@cache
def harmless_words() -> frozenset[str]:
    """Stems of words that claim nothing about a product (assistant/explain/harmless.txt)."""
    text = (files("assistant.explain") / "harmless.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(stem(word) for line in lines for word in line.casefold().split())


def _number(text: str) -> str:
    """1,299.00 and 1299 are one number."""
    plain = text.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _flat(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
