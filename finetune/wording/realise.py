"""From a family and a brief to a completion: facts go into the slots in good English."""

from __future__ import annotations

import random

from assistant.explain.brief import Brief, Line
from assistant.explain.grammar import Kind, Trait
from assistant.explain.phrases import also, bare, of_several, predicate, thing
from assistant.explain.plain import shared
from finetune.example import Unfit
from finetune.wording.families import SLOT, Family, Slot


def realise(family: Family, brief: Brief, rng: random.Random) -> str:
    """Fill a family's slots.

    Raises:
        Unfit: a slot has no facts, or facts of a kind that don't go into it.
    """
    texts = [_fill(slot, brief, rng) for slot in family.slots]
    short = not any(", " in text or " and " in text for text in texts)
    pattern = family.pattern.replace("~and", " and" if short else ";")
    filled = SLOT.sub("\0", pattern.replace("~,", "," if short else ";"))
    for text in texts:
        filled = filled.replace("\0", text, 1)
    return filled[:1].upper() + filled[1:]


def _fill(slot: Slot, brief: Brief, rng: random.Random) -> str:
    if slot.form == "use":
        return _some(brief.use)
    if slot.form == "wish":
        return _some(thing(_wish(brief)))
    line = brief.lines[0] if slot.who == "*" else brief.lines[int(slot.who) - 1]
    traits = select(line, slot.which, brief, every=slot.who == "*")
    if not traits:
        raise Unfit(slot.text)
    if slot.form == "are":
        return of_several(predicate(traits, line.position, rng))
    if slot.form == "is":
        return predicate(traits, line.position, rng)
    if slot.form == "also":
        return also(predicate(traits, line.position, rng))
    if slot.form == "np":
        return _some(thing(traits[0]))
    if slot.form == "lead" and traits[0].kind not in (Kind.ADJECTIVE, Kind.MATERIAL):
        raise Unfit(slot.text)
    text = _some(bare(traits, line.position))
    return text[:1].upper() + text[1:] if slot.form in ("lead", "open") else text


def _some(text: str) -> str:
    if not text:
        raise Unfit
    return text


def _wish(brief: Brief) -> Trait:
    if brief.wish is None:
        raise Unfit("wish")
    return brief.wish


def _says(trait: Trait) -> bool:
    return trait.kind is not Kind.FIGURE


def select(line: Line, which: str, brief: Brief, *, every: bool = False) -> tuple[Trait, ...]:
    """The traits of a line that a slot asks for; `every`: all products must have them.

    Raises:
        Unfit: it asks for the wish, and the line doesn't have it.
    """
    common, traits = shared(brief), line.traits
    if which in ("wish", "unwished"):
        wish = _wish(brief)
        if wish not in traits or (every and wish not in common):
            raise Unfit(which)
        return (wish,) if which == "wish" else tuple(t for t in traits if t != wish)
    return {
        "all": traits,
        "first": traits[:1],
        "rest": traits[1:],
        "shared": common,
        "own": tuple(t for t in traits if t not in common),
        "lone": lone(line, brief),
    }[which]


def lone(line: Line, brief: Brief) -> tuple[Trait, ...]:
    """The traits that no other product of the brief has."""
    others = {trait for other in brief.lines if other is not line for trait in other.traits}
    return tuple(t for t in line.traits if _says(t) and t not in others)
