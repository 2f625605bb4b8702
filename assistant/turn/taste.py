"""Taste in the chat: what was found, in the order in which this shopper would take it.

Hard wishes stay hard: only what the search found is put into a new order, and nothing moves before
a product that meets more of the soft wishes. Who has no history sees the search's own order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.explain.grammar import Trait
from assistant.explain.recommended import trait_of, worded
from assistant.grounding import ground
from assistant.turn.recommended import titles_of
from assistant.turn.tools import Tools, Turn
from retrieval.recommend.request import (
    ReasonKind,
    Recommendation,
    Recommended,
    Request,
    Scenario,
)
from retrieval.types import Filters, Hit

#: What scores below this share of the best hit isn't near enough to be a matter of taste.
NEAR = 0.7
#: Of what is on screen each is so much less what was asked for than the one before it.
LATER = 0.95


@dataclass(frozen=True, slots=True)
class Tasted:
    """Hits in the order of taste, and what the trace says of it.

    Attributes:
        hits: in their order.
        reasons: in words, by product id.
        traits: the same as they go into a pitch, by product id.
        notes: for the trace.
    """

    hits: tuple[Hit, ...]
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    traits: Mapping[str, tuple[Trait, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def by_taste(turn: Turn, tools: Tools, need: str, hits: Sequence[Hit]) -> Tasted:
    """What a search found, in the order in which this shopper would take it.

    Args:
        turn: with the shopper, the session and the wishes; a sort order asked for stands.
        tools: with the recommender.
        need: what was searched for, in words.
        hits: that meet the hard wishes, best first.
    """
    found = tuple(hits)
    if turn.state.wishes.sort is not None or len(found) < 2 or not has_history(turn, tools):
        return Tasted(found)
    near = [hit for hit in found if hit.score >= NEAR * found[0].score]
    relevance = {hit.product.id: hit.score for hit in near}
    answer = tools.recommender.recommend(
        replace(_asked(turn, Scenario.CHAT, k=len(near)), need=need, relevance=relevance)
    )
    note = f"recommender {answer.model}: {len(near)} hits by taste"
    return _tasted((*_ordered(near, answer), *found[len(near) :]), answer, tools, note)


def _ordered(near: Sequence[Hit], answer: Recommended) -> list[Hit]:
    """Hits by the soft wishes that they meet, then as recommended, then as found."""
    places = {item.product.id: place for place, item in enumerate(answer.items)}
    last = len(places)
    ranked = sorted(near, key=lambda h: (-_soft(h), places.get(h.product.id, last)))
    items = {item.product.id: item for item in answer.items}
    return [_with_taste(hit, items.get(hit.product.id)) for hit in ranked]


def _soft(hit: Hit) -> float:
    return round(sum(part for name, part in hit.parts.items() if name.startswith("soft:")), 6)


def _with_taste(hit: Hit, item: Recommendation | None) -> Hit:
    """The hit with the score that placed it, and what that is made of."""
    return hit if item is None else replace(hit, score=item.score, parts=item.parts)


def for_shopper(turn: Turn, tools: Tools) -> Tasted | None:
    """What this shopper would take, whatever it is; None where nothing is known of them."""
    if not has_history(turn, tools):
        return None
    answer = tools.recommender.recommend(_asked(turn, Scenario.HOME, k=tools.settings.cards))
    hits = tuple(Hit(item.product, item.score, item.parts) for item in answer.items)
    if not hits:
        return None
    note = f"recommender {answer.model}: {len(hits)} for the shopper"
    return _tasted(hits, answer, tools, note)


def preferred(turn: Turn, tools: Tools, ids: Sequence[str]) -> Tasted:
    """Products that are shown, in the order in which this shopper would take them.

    Args:
        turn: with the shopper and the session.
        tools: with the recommender.
        ids: of products that are in the shop, best first.
    """
    relevance = {one: LATER**place for place, one in enumerate(ids)}
    products = tools.shop.store.get(ids)
    near = [Hit(products[one], score) for one, score in relevance.items()]
    answer = tools.recommender.recommend(
        replace(_asked(turn, Scenario.CHAT, k=len(near)), relevance=relevance)
    )
    note = f"recommender {answer.model}: {len(near)} shown"
    return _tasted(tuple(_ordered(near, answer)), answer, tools, note)


def going_with(turn: Turn, tools: Tools, product_id: str) -> Tasted:
    """What goes with a product, by what shoppers took together; nothing that isn't wanted."""
    unwanted = ground(turn.state.wishes.wire(), tools.vocabulary).filters.exclude
    filters = Filters(exclude=unwanted) if unwanted else None
    asked = _asked(turn, Scenario.GOES_WITH, k=tools.settings.cards)
    answer = tools.recommender.recommend(replace(asked, product_ids=(product_id,), filters=filters))
    hits = tuple(Hit(item.product, item.score, item.parts) for item in answer.items)
    note = f"recommender {answer.model}: {len(hits)} beside {product_id}"
    return _tasted(hits, answer, tools, note)


def has_history(turn: Turn, tools: Tools) -> bool:
    """Whether the shopper, or this session, has done anything with a product."""
    if turn.shopper_id is not None and tools.events.of_shopper(turn.shopper_id, 1):
        return True
    return bool(tools.events.done_in(turn.session_id, 1))


def _asked(turn: Turn, scenario: Scenario, *, k: int) -> Request:
    return Request(scenario, shopper_id=turn.shopper_id, session_id=turn.session_id, k=k)


def _tasted(hits: tuple[Hit, ...], answer: Recommended, tools: Tools, note: str) -> Tasted:
    """Hits with the reasons of a list; which wishes are met the chat says itself."""
    titles = titles_of(tools.shop, (r for item in answer.items for r in item.reasons))
    reasons, traits = {}, {}
    for item in answer.items:
        learned = [one for one in item.reasons if one.kind is not ReasonKind.MATCHES]
        reasons[item.product.id] = tuple(filter(None, (worded(r, titles) for r in learned)))
        traits[item.product.id] = tuple(filter(None, (trait_of(r, titles) for r in learned)))
    return Tasted(hits, reasons, traits, (note,))
