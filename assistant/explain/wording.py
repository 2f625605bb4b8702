"""Replies in words: sentence by sentence, each audited before anyone sees it.

The program writes what must be exact (what was searched, figures, quotations). A sentence or two
on the first products may be worded by the model; what fails the audit gives way to plain wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.explain.audit import Audit, Violation
from assistant.explain.facts import Facts, ProductFacts

#: Said where a sentence of the program's own fails the audit.
NEUTRAL = "Have a look at the details beside this."
#: A model's pitch is at most this many sentences.
PITCH_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence as shown, who wrote it, and what the audit said of the first attempt."""

    text: str
    by: str
    violations: tuple[Violation, ...] = ()


class Pitcher(Protocol):
    """Words a pitch for the first products; yields raw text in pieces."""

    def pitch(self, facts: Facts) -> Iterator[str]:
        """Pieces of text as they are written. Raises EngineError where there is no model."""
        ...


class Speaker:
    """Turns facts into audited sentences."""

    def __init__(self, audit: Audit, pitcher: Pitcher | None = None) -> None:
        self._audit = audit
        self._pitcher = pitcher

    def speak(self, facts: Facts) -> Iterator[Spoken]:
        """The sentences of the reply, in order, each as soon as it may be shown."""
        yield from self._own(facts.sentences, facts)
        if facts.pitch and facts.products:
            yield from self._pitch(facts)
        yield from self._own(facts.closing, facts)

    def _own(self, sentences: Iterable[str], facts: Facts) -> Iterator[Spoken]:
        for sentence in sentences:
            violations = self._audit.check(sentence, facts, by_model=False)
            yield Spoken(NEUTRAL if violations else sentence, "program", violations)

    def _pitch(self, facts: Facts) -> Iterator[Spoken]:
        written = 0
        failed: tuple[Violation, ...] = ()
        for sentence in self._model_sentences(facts):
            failed = self._audit.check(sentence, facts, by_model=True)
            if failed:
                break
            written += 1
            yield Spoken(sentence, "model")
            if written == PITCH_SENTENCES:
                return
        if not written:
            for spoken in self._own(plain_pitch(facts.products), facts):
                yield Spoken(spoken.text, spoken.by, (*failed, *spoken.violations))

    def _model_sentences(self, facts: Facts) -> Iterator[str]:
        if self._pitcher is None:
            return iter(())
        return cut_sentences(self._pitcher.pitch(facts))


def cut_sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Whole sentences out of a stream of pieces; an unfinished rest is left out."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        while match := re.match(r"\s*(.+?[.!?])(?=\s+\S|\n)", waiting, re.DOTALL):
            yield " ".join(match[1].split())
            waiting = waiting[match.end() :]
    if waiting.strip().endswith((".", "!", "?")):
        yield " ".join(waiting.split())


def plain_pitch(products: tuple[ProductFacts, ...]) -> tuple[str, ...]:
    """The program's own pitch: the first choice with its reasons."""
    first = products[0]
    if len(first.reasons) < 2:
        return ()
    return (f"My first choice is {first.title}: {', '.join(first.reasons[:3])}.",)
