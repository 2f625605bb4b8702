"""Search, refine, recommend: from the wishes of the state to cards and what to say about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.dialogue.state import DialogueState, Wishes
from assistant.explain.brief import MOST_PRODUCTS
from assistant.explain.facts import Facts, facts_of_hits
from assistant.explain.purposes import purpose
from assistant.explain.reasons import checkable, mentions, reasons_for, stated
from assistant.explain.wishes import describe
from assistant.grounding import Grounded, ground
from assistant.turn.clarify import Question
from assistant.turn.found import search_wishes, wants_others
from assistant.turn.taste import Tasted
from assistant.turn.telling import question_of, sentences_of
from assistant.turn.tools import Outcome, Tools, Turn
from assistant.types import Act
from retrieval.types import Hit


def find(turn: Turn, tools: Tools) -> Outcome:
    """Find products for the wishes of the state."""
    pointed = turn.pointed()
    named = turn.product_ids or (turn.reading.frame.items and not wants_others(turn))
    if named and turn.reading.frame.act is Act.RECOMMEND and pointed.ids:
        return similar(turn, tools, pointed.ids[0])
    found = search_wishes(turn, tools)
    question = question_of(turn, tools, found)
    sentences = sentences_of(turn, tools, found)
    turn = replace(turn, state=without_unknown(turn.state, found.grounded))
    pitch = not found.far_off
    done = outcome(
        turn, tools, found.hits, sentences, question=question, pitch=pitch, taste=found.taste
    )
    return replace(done, notes=found.taste.notes if found.taste is not None else ())


def without_unknown(state: DialogueState, grounded: Grounded) -> DialogueState:
    """What the catalogue doesn't have was said to be unknown; it isn't wished for any longer."""
    values: dict[str, Any] = {}
    for unknown in grounded.unknown:
        kept = values.get(unknown.kind, getattr(state.wishes, unknown.kind))
        values[unknown.kind] = tuple(word for word in kept if word != unknown.words)
    return replace(state, wishes=replace(state.wishes, **values))


def outcome(
    turn: Turn,
    tools: Tools,
    hits: tuple[Hit, ...],
    sentences: tuple[str, ...],
    *,
    question: Question | None = None,
    pitch: bool = False,
    taste: Tasted | None = None,
) -> Outcome:
    """Cards, the state after showing them, and the facts that go with them."""
    wishes, taste = turn.state.wishes, taste or Tasted(hits)
    reasons = tuple(reasons_for(hit, wishes, taste.reasons.get(hit.product.id, ())) for hit in hits)
    state = turn.state
    if hits:
        state = state.with_shown(tuple((hit.product.id, hit.product.title) for hit in hits))
    if question is not None:
        asked = (*state.already_asked, question.slot)
        state = replace(state, asked=question.slot, already_asked=asked)
    said = (turn.message, describe(turn.state.wishes, tools.currency))
    options = (question.text, *question.options) if question else ()
    facts = Facts(
        sentences=sentences,
        closing=(question.text,) if question else (),
        products=facts_of_hits(hits, reasons, wishes, taste.traits),
        said=(*said, *(state.titles if hits else ()), *(w.need or "" for w in state.parked)),
        sources=(*sentences, *options),
        pitch=pitch and bool(hits),
        use=use_of(turn.state.wishes, hits),
    )
    return Outcome(state, facts, hits, reasons, question=question)


def use_of(wishes: Wishes, hits: tuple[Hit, ...]) -> str:
    """What it is for: a wish that no record would state ("dad"), or that all describe."""
    first = [hit.product for hit in hits[:MOST_PRODUCTS]]
    for wish in wishes.features:
        described = all(mentions(p, wish) and not stated(p, wish) for p in first)
        if (described or not checkable(wish)) and (use := purpose(wish)):
            return use
    return ""


def similar(turn: Turn, tools: Tools, product_id: str) -> Outcome:
    """Products like one that was shown, within the hard wishes said in this message."""
    product = tools.product(product_id)
    if product is None:
        return outcome(turn, tools, (), ("That product is no longer in the shop.",))
    frame = turn.reading.frame
    said = {key: value for key, value in frame.wire().items() if key not in ("act", "items")}
    filters = replace(ground(said, tools.vocabulary).filters, category=())
    ranked = tools.shop.similar(product_id, k=tools.settings.cards, filters=filters)
    if not ranked.hits:
        return outcome(turn, tools, (), (f"I found nothing close to {product.title}.",))
    lead = f"These are closest to {product.title}."
    done = outcome(turn, tools, ranked.hits, (lead,), pitch=True)
    return replace(done, facts=replace(done.facts, said=(*done.facts.said, product.title)))
