"""Replies in words: sentence by sentence, each audited before anyone sees it.

The program writes what must be exact (what was searched, figures, quotations). The pitch, a few
sentences on the first products, may be worded by the model with placeholders for names and figures;
what fails the audit gives way to plain wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from assistant.explain.audit import Audit, Violation
from assistant.explain.brief import Brief, Tone, brief_of
from assistant.explain.clauses import names_in
from assistant.explain.facts import Facts
from assistant.explain.placeholders import fill
from assistant.explain.plain import plain_pitch, plain_rest

#: Said where a sentence of the program's own fails the audit.
NEUTRAL = "Have a look at the details beside this."
#: A model's pitch is at most this many sentences.
PITCH_SENTENCES = 4
#: How often a model is asked for a pitch, where what it writes fails the audit.
DRAFTS = 3
#: Beyond so many words, courtesies are left out.
LONGEST = 70


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence as shown, who wrote it, and what the audit said of the first attempt."""

    text: str
    by: str
    violations: tuple[Violation, ...] = ()


class Pitcher(Protocol):
    """Words a pitch for the first products; yields raw text in pieces."""

    def pitch(self, brief: Brief, *, again: bool = False) -> Iterator[str]:
        """Pieces of text with placeholders, as they are written; nothing where no model is.

        Args:
            brief: What to say.
            again: The first draft failed the audit; this is to be another one.
        """
        ...


class Speaker:
    """Turns facts into audited sentences.

    A pitch that fails the audit is asked for up to twice more; of a further draft counts what it
    says of products that weren't come to before. Plain wording has the rest.
    """

    def __init__(self, audit: Audit, pitcher: Pitcher | None = None, tone: Tone = "plain") -> None:
        self._audit = audit
        self._pitcher = pitcher
        self._tone = tone

    def speak(self, facts: Facts) -> Iterator[Spoken]:
        """The sentences of the reply, in order, each as soon as it may be shown."""
        yield from self._own(facts.sentences, facts)
        brief = brief_of(facts, self._tone) if facts.pitch else None
        if brief is not None:
            yield from self.pitch(brief)
        yield from self._own(facts.closing, facts)

    def _own(self, sentences: Iterable[str], facts: Facts) -> Iterator[Spoken]:
        for sentence in sentences:
            violations = self._audit.check(sentence, facts)
            yield Spoken(NEUTRAL if violations else sentence, "program", violations)

    def pitch(self, brief: Brief) -> Iterator[Spoken]:
        """The model's sentences as far as they pass, then the program's on the other products.

        Args:
            brief: What is to be said.
        """
        named: list[int] = []
        words = 0
        failed: tuple[Violation, ...] = ()
        for draft in range(DRAFTS):
            wrong: tuple[Violation, ...] = ()
            for sentence in self._model_sentences(brief, again=draft > 0):
                about = names_in(sentence, brief.lines)
                if draft and not set(about).isdisjoint(named):
                    continue
                wrong = self._audit.check_pitch(sentence, brief)
                if wrong:
                    break
                text = fill(sentence, brief)
                words += len(text.split())
                if words > LONGEST and set(about) <= set(named):
                    break
                named += about
                yield Spoken(text, "model", failed)
            failed = failed or wrong
            if not wrong or len(set(named)) == len(brief.lines):
                break
        if failed or not named:
            for sentence in plain_rest(brief, named) if named else plain_pitch(brief):
                violations = self._audit.check_pitch(sentence, brief)
                if not violations:
                    yield Spoken(fill(sentence, brief), "program", failed)

    def _model_sentences(self, brief: Brief, *, again: bool) -> Iterator[str]:
        if self._pitcher is None:
            return iter(())
        return islice(cut_sentences(self._pitcher.pitch(brief, again=again)), PITCH_SENTENCES)


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
