"""The program's own pitch, where no model words it: short, true, of up to three products."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.explain.brief import Brief, Line
from assistant.explain.grammar import Kind, Trait
from assistant.explain.phrases import also, of_several, predicate

#: Two predicates of together so many words still go into one sentence.
ONE_SENTENCE = 22
EVERY = {2: "Both", 3: "All three"}


def plain_pitch(brief: Brief) -> tuple[str, ...]:
    """Sentences with placeholders on the products of a brief, in order."""
    common = shared(brief)
    if common:
        asked = ", as you asked" if brief.wish in common else ""
        lead = f"{EVERY[len(brief.lines)]} {of_several(predicate(common, 1))}{asked}."
        rest = [(line, without(line.traits, common)) for line in brief.lines]
        return (lead, *_sentences([(line, traits) for line, traits in rest if traits]))
    first = brief.lines[0]
    lead = f"For {brief.use}, " if brief.use else ""
    if brief.wish is not None and brief.wish in first.traits and len(brief.lines) == 1:
        return (lead + wished(first, brief.wish),)
    told = _sentences([(line, line.traits) for line in brief.lines])
    return (lead + told[0], *told[1:])


def plain_rest(brief: Brief, named: Sequence[int]) -> tuple[str, ...]:
    """Sentences on the products that haven't been named yet."""
    lines = [line for line in brief.lines if line.position not in named]
    return _sentences([(line, line.traits) for line in lines])


def shared(brief: Brief) -> tuple[Trait, ...]:
    """The traits that all products of a brief have, where there are several."""
    first, *others = brief.lines
    traits = (t for t in first.traits if t.kind is not Kind.FIGURE)
    return tuple(t for t in traits if others and all(t in o.traits for o in others))


def without(traits: Sequence[Trait], told: Sequence[Trait]) -> tuple[Trait, ...]:
    """The traits that haven't been told."""
    return tuple(trait for trait in traits if trait not in told)


def wished(line: Line, wish: Trait) -> str:
    """The wish first, then the rest: "{1} is waterproof, as you asked, and also has a hood."."""
    rest = without(line.traits, (wish,))
    more = f", and {also(predicate(rest, line.position))}" if rest else ""
    return f"{{{line.position}}} {predicate((wish,), line.position)}, as you asked{more}."


def _sentences(told: Sequence[tuple[Line, Sequence[Trait]]]) -> tuple[str, ...]:
    """One sentence a product, the last two in one where they are short."""
    clauses = [f"{{{line.position}}} {predicate(traits, line.position)}" for line, traits in told]
    last = " ".join(clauses[-2:]).split()
    if len(clauses) > 1 and len(last) <= ONE_SENTENCE:
        clauses[-2:] = [f"{clauses[-2]}, while {clauses[-1]}"]
    return tuple(f"{clause}." for clause in clauses)
