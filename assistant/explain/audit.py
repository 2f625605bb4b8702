"""The audit: every claim of a reply is checked against the facts, sentence by sentence.

    numbers      each figure must stand in the facts (prices, ratings, counts, sizes …)
    links        each link and address must stand in the facts
    terms        each brand, colour, material and feature of the catalogue that is named must be
                 true of the products that the sentence is about, or have been said by the shopper
    clauses      only in a pitch: placeholders must have been offered, and each clause is checked
                 word for word against the products that it names (clauses.py)

A check that errs counts as failed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.explain.brief import Brief
from assistant.explain.clauses import FIGURE, clause_violations, cut_clauses, masked
from assistant.explain.facts import Facts, ProductFacts
from assistant.explain.placeholders import unknown_placeholders
from assistant.explain.traits import flat
from assistant.service.words import content_stems

#: Names catalogue terms that a text mentions, in the catalogue's spelling.
Terms = Callable[[str], Iterable[str]]

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")


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

    def check(self, sentence: str, facts: Facts) -> tuple[Violation, ...]:
        """The violations of one of the program's sentences; none means that it may be shown.

        Args:
            sentence: as it would be shown.
            facts: what may be said.
        """
        return self._guarded(sentence, lambda: self._violations(sentence, facts))

    def check_pitch(self, sentence: str, brief: Brief) -> tuple[Violation, ...]:
        """The violations of one of a model's sentences, every word of which is checked.

        Args:
            sentence: with placeholders, or with the titles written out.
            brief: that the model was given.
        """
        return self._guarded(sentence, lambda: _pitch_violations(sentence, brief))

    def _guarded(
        self, sentence: str, found: Callable[[], Iterable[Violation]]
    ) -> tuple[Violation, ...]:
        try:
            return tuple(found())
        except Exception as error:  # noqa: BLE001  # a check that errs counts as failed
            return (Violation("error", type(error).__name__, sentence),)

    def _violations(self, sentence: str, facts: Facts) -> Iterable[Violation]:
        support = _support(sentence, facts)
        allowed = set(map(_number, NUMBER.findall(support))) | set(map(_number, facts.numbers))
        for number in NUMBER.findall(sentence):
            if _number(number) not in allowed:
                yield Violation("number", number, sentence)
        for link in LINK.findall(sentence):
            if link.rstrip(".,;)") not in support:
                yield Violation("link", link, sentence)
        spaced = f" {flat(support)} "
        for term in self._terms(sentence):
            stems = content_stems(term)
            if f" {flat(term)} " not in spaced and not stems <= content_stems(support):
                yield Violation("term", term, sentence)


def _pitch_violations(sentence: str, brief: Brief) -> Iterable[Violation]:
    lines = {line.position: line for line in brief.lines}
    text = masked(sentence, brief.lines)
    wrong = unknown_placeholders(text, brief)
    yield from (Violation("placeholder", found, sentence) for found in wrong)
    if wrong:
        return
    for clause in cut_clauses(text, tuple(lines)):
        for position, _ in FIGURE.findall(clause.text):
            if clause.about != (int(position),):
                yield Violation("placeholder", f"{{{position}}}", sentence)
        about = [lines[position] for position in clause.about]
        for kind, claim in clause_violations(clause, about, brief):
            yield Violation(kind, claim, sentence)


def _support(sentence: str, facts: Facts) -> str:
    """The facts that a sentence may draw on: those of the products that it names, else of all."""
    about = _named(sentence, facts)
    descriptions = [p.description for p in about]
    return "\n".join((*(p.text for p in about), *descriptions, *facts.said, *facts.sources))


def _named(sentence: str, facts: Facts) -> list[ProductFacts]:
    """The products that a sentence names, else all."""
    spaced = flat(sentence)
    named = [p for p in facts.products if flat(p.title) in spaced]
    return named or list(facts.products)


def _number(text: str) -> str:
    """1,299.00 and 1299 are one number."""
    plain = text.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
