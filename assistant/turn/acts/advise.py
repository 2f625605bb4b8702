"""Advice on what is on screen: which one to take, why it is there, and what goes with it."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from assistant.explain.facts import Facts, product_facts
from assistant.explain.reasons import reasons_for
from assistant.turn.acts.find import outcome
from assistant.turn.taste import going_with, preferred
from assistant.turn.tools import Outcome, Tools, Turn

_THEM = r"(?:it|that|this|them|these|those|the \w+)"
_YOU_WOULD = (
    r"(?:would|should|do|did|'d) (?:you|i) (?:\w+ )?"
    r"(?:take|pick|choose|buy|get|recommend|suggest|go (?:for|with)|prefer)\b"
)


class Advice(StrEnum):
    """What is asked of the products that are shown."""

    CHOICE = "choice"
    WHY = "why"
    GOES_WITH = "goes_with"


_ASKED = {
    Advice.GOES_WITH: re.compile(
        rf"\b(?:goes|go|going|pairs?|pairing|match(?:es)?)(?: \w+)? with {_THEM}\b"
        rf"|\bwhat else (?:do|would|will|should|might) i (?:\w+ )?(?:with|for) {_THEM}\b"
        r"|\b(?:often|usually|frequently) bought together\b"
    ),
    Advice.WHY: re.compile(
        r"\bwhy (?:do|did|are|would|should) you (?:\w+ )?(?:recommend|suggest|show|pick|choos)\w*"
        r"|^\W*(?:(?:and|but|so|ok(?:ay)?),? )*"
        r"why (?:this|that|these|those|it|the \w+)(?: ones?)?\W*$"
    ),
    Advice.CHOICE: re.compile(
        r"\b(?:what|which)(?: ones?)?"
        r"(?: of (?:them|these|those|the (?:two|first two|last two)))?\s?"
        rf"{_YOU_WOULD}(?!.* (?:for|with|to|when|as)\b)"
        r"|\b(?:what's|which is|what is|which one's|which one is) (?:your|the) "
        r"(?:pick|choice|favou?rite|top pick)\b|\bjust pick (?:one|for me)\b"
    ),
}


def advice_on(message: str) -> Advice | None:
    """What a message asks of the products that are shown; None for anything else."""
    lower = message.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return next((kind for kind, pattern in _ASKED.items() if pattern.search(lower)), None)


def advise(turn: Turn, tools: Tools) -> Outcome | None:
    """Answer a question of that kind; None where it is none, or nothing is shown."""
    kind = advice_on(turn.message)
    shown = [p for p in turn.state.shown if tools.product(p) is not None]
    if kind is None or not shown:
        return None
    meant = [p for p in turn.pointed().ids if tools.product(p) is not None]
    if kind is Advice.GOES_WITH:
        return _goes_with(turn, tools, (meant or shown)[0])
    if kind is Advice.CHOICE and len(meant) < 2:
        meant = shown
    return _told(turn, tools, meant or shown, kind)


def _goes_with(turn: Turn, tools: Tools, product_id: str) -> Outcome:
    product = tools.product(product_id)
    title = product.title if product is not None else product_id
    taste = going_with(turn, tools, product_id)
    lead = f"These go with {title}." if taste.hits else f"I know of nothing that goes with {title}."
    done = outcome(turn, tools, taste.hits, (lead,), pitch=bool(taste.hits), taste=taste)
    facts = replace(done.facts, said=(*done.facts.said, title))
    return replace(done, facts=facts, notes=taste.notes)


def _told(turn: Turn, tools: Tools, ids: list[str], kind: Advice) -> Outcome:
    """What speaks for one product: the one meant, or the one to take."""
    taste = preferred(turn, tools, ids)
    hit = taste.hits[0]
    why = reasons_for(hit, turn.state.wishes, taste.reasons.get(hit.product.id, ()))
    title, told = hit.product.title, "; ".join(why)
    if kind is Advice.CHOICE:
        text = f"I'd take {title}: {told}." if why else f"I'd take {title}."
    else:
        text = f"What speaks for {title}: {told}." if why else f"{title} is near to what you asked."
    facts = Facts(
        (text,),
        products=(product_facts(hit.product, position=1),),
        said=(turn.message, *turn.state.titles),
        sources=(text,),
    )
    state = replace(turn.state, focus=hit.product.id)
    return Outcome(state, facts, notes=taste.notes)
