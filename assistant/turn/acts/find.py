"""Search, refine, recommend: from the wishes of the state to cards and what to say about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.clarify import Question, next_question
from assistant.dialogue.state import Wishes
from assistant.explain.facts import Facts, facts_of_hits
from assistant.explain.figures import list_words
from assistant.explain.reasons import reasons_for
from assistant.explain.wishes import SORT_WORDS, describe
from assistant.grounding import Grounded, ground
from assistant.turn.relax import Relaxed, relax
from assistant.turn.tools import Outcome, Tools, Turn
from assistant.types import Act
from retrieval.types import Filters, Hit, RankedList, SearchQuery

#: So many hits are looked at to see what a question could narrow down.
WIDER_VIEW = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: the cards, a wider view behind them, and what had to give."""

    hits: tuple[Hit, ...]
    wider: tuple[Hit, ...]
    matched: int
    grounded: Grounded
    relaxed: Relaxed | None = None
    again: bool = False


def find(turn: Turn, tools: Tools) -> Outcome:
    """Find products for the wishes of the state."""
    pointed = turn.pointed()
    named = turn.product_ids or turn.reading.frame.items
    if named and turn.reading.frame.act is not Act.SEARCH and pointed.ids:
        return similar(turn, tools, pointed.ids[0])
    found = search_wishes(turn, tools)
    question = _question(turn, tools, found)
    sentences = (*_notes(turn), *_unknown(found.grounded), *_lead(turn, tools, found))
    return outcome(turn, tools, found.hits, sentences, question=question, pitch=True)


def outcome(
    turn: Turn,
    tools: Tools,
    hits: tuple[Hit, ...],
    sentences: tuple[str, ...],
    *,
    question: Question | None = None,
    pitch: bool = False,
) -> Outcome:
    """Cards, the state after showing them, and the facts that go with them."""
    reasons = tuple(reasons_for(hit, turn.state.wishes) for hit in hits)
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
        products=facts_of_hits(hits, reasons),
        said=(*said, *(state.titles if hits else ()), *(w.need or "" for w in state.parked)),
        sources=(*sentences, *options),
        pitch=pitch and bool(hits),
    )
    return Outcome(state, facts, hits, reasons, question=question)


def search_wishes(turn: Turn, tools: Tools) -> Found:
    """Search for the state's wishes, giving some up only where nothing meets them all."""
    grounded = ground(turn.state.wishes.wire(), tools.vocabulary)
    again = _wants_others(turn)
    filters = grounded.filters
    if again:
        filters = replace(filters, not_ids=turn.state.seen)
    cards = tools.settings.cards
    ranked = _run(turn.state.wishes, grounded, filters, tools)
    if ranked.hits or again:
        return Found(ranked.hits[:cards], ranked.hits, ranked.matched, grounded, again=again)
    relaxed = relax(turn.state.wishes, grounded, tools)
    hits = _run(turn.state.wishes, grounded, relaxed.filters, tools).hits if relaxed else ()
    return Found(hits[:cards], hits, 0, grounded, relaxed)


def _run(wishes: Wishes, grounded: Grounded, filters: Filters, tools: Tools) -> RankedList:
    query = SearchQuery(
        text=" ".join(dict.fromkeys((grounded.need_text, *wishes.features))).strip(),
        filters=filters,
        soft=grounded.soft,
        sort=wishes.sort,
        k=max(WIDER_VIEW, tools.settings.cards),
    )
    return tools.shop.search(query)


def _wants_others(turn: Turn) -> bool:
    """ "Show me others": a recommendation asked for while nothing new was said."""
    said = set(turn.reading.frame.wire()) - {"act", "quantity"}
    return turn.reading.frame.act is Act.RECOMMEND and not said and bool(turn.state.shown)


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


def _notes(turn: Turn) -> tuple[str, ...]:
    texts = []
    for note in turn.notes:
        if note.kind == "returned":
            texts.append(f"Back to {note.text}.")
        if note.kind == "price_swapped":
            texts.append("I took the lower figure as the least and the higher one as the most.")
        if note.kind == "replaced":
            names = list_words([key.replace("_", " ") for key in note.keys])
            texts.append(f"That goes against your earlier {names}, so I took the newer wish.")
    return tuple(texts)


def _unknown(grounded: Grounded) -> tuple[str, ...]:
    texts = []
    for unknown in grounded.unknown:
        if unknown.kind not in ("brand", "color", "size"):
            continue
        noun = {"color": "colour"}.get(unknown.kind, unknown.kind)
        text = f"This shop has no {noun} “{unknown.words}”"
        nearest = list_words(list(unknown.nearest[:3]), "or")
        texts.append(f"{text}; the closest it has: {nearest}." if nearest else f"{text}.")
    return tuple(texts)


def _lead(turn: Turn, tools: Tools, found: Found) -> tuple[str, ...]:
    wishes = turn.state.wishes
    what = describe(wishes, tools.currency)
    if found.relaxed is not None:
        return found.relaxed.sentences
    if not found.hits:
        if found.again:
            return ("That was everything I have for this. Shall we change one of the wishes?",)
        return (f"I found nothing for {what}. Tell me what it is for, and I look again.",)
    if found.again:
        return (f"Here are others for {what}.",)
    order = f", {SORT_WORDS[wishes.sort]}" if wishes.sort else ""
    if wishes.need is None and wishes == Wishes(sort=wishes.sort):
        return (f"Here is what shoppers like most right now{order}.",)
    if len(found.hits) == 1:
        return (f"One product fits {what}.",)
    if found.grounded.need_category is None:
        return (f"This is what comes closest to {what}{order}.",)
    return (f"Here are {len(found.hits)} {what}{order}.",)


def _question(turn: Turn, tools: Tools, found: Found) -> Question | None:
    if found.relaxed is not None or found.again or not found.hits:
        return None
    return next_question(turn.state, found.wider, found.matched, tools.currency)
