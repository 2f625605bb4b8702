"""Searching for what is wanted: the cards, a wider view behind them, and what had to give."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.state import Wishes
from assistant.dialogue.update import POINTING, WISHING
from assistant.grounding import Grounded, ground
from assistant.service.words import content_stems
from assistant.turn.relax import Relaxed, relax
from assistant.turn.taste import Tasted, by_taste, for_shopper
from assistant.turn.tools import Tools, Turn
from retrieval.catalogue.vocabulary import Kind
from retrieval.types import Filters, Hit, RankedList, SearchQuery

#: So many hits are looked at to see what a question could narrow down.
WIDER_VIEW = 60
#: Cards below this share of the best score aren't shown (unless a category was named).
WORTH_SHOWING = 0.45
#: A need that names no category, and whose best cosine is below this, isn't in the shop; where no
#: card's title or category has its noun either, the second figure counts (docs/log.md).
FAR_OFF, FAR_OFF_UNNAMED = 0.35, 0.5
FEW = 3
#: Longer needs are descriptions ("something to keep coffee hot"), not names.
LONGEST_NAME = 3
MOST_DEPARTMENTS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: the cards, a wider view behind them, and what had to give.

    `again` means that others were asked for, `far_off` that the shop has nothing of the kind,
    `priceless` that a price was named in a shop that lists none. `taste` has what the recommender
    made of the hits, where the shopper has a history.
    """

    hits: tuple[Hit, ...]
    wider: tuple[Hit, ...]
    matched: int
    grounded: Grounded
    relaxed: Relaxed | None = None
    again: bool = False
    far_off: bool = False
    priceless: bool = False
    taste: Tasted | None = None


def search_wishes(turn: Turn, tools: Tools) -> Found:
    """Search for the state's wishes, giving some up only where nothing meets them all."""
    grounded = ground(turn.state.wishes.wire(), tools.vocabulary)
    priceless = _priceless(turn.state.wishes, tools)
    if priceless:
        filters = replace(grounded.filters, price_min=None, price_max=None)
        grounded = replace(grounded, filters=filters)
    return replace(_searched(turn, tools, grounded), priceless=priceless)


def _searched(turn: Turn, tools: Tools, grounded: Grounded) -> Found:
    again = wants_others(turn)
    filters = grounded.filters
    if again:
        filters = replace(filters, not_ids=turn.state.seen)
    cards = tools.settings.cards
    if turn.state.wishes.empty and not again:
        taste = for_shopper(turn, tools)
        hits = taste.hits if taste is not None else _tour(tools)
        return Found(hits, (), len(hits), grounded, taste=taste)
    bare = _bare(turn.state.wishes, grounded, tools)
    if _is_far_off(grounded, bare):
        return Found(bare.hits[:FEW], (), bare.matched, grounded, far_off=True)
    need = _words(turn.state.wishes, grounded)
    ranked = _run(turn.state.wishes, grounded, filters, tools)
    ranked = replace(ranked, hits=_worth_showing(grounded, ranked, bare))
    if ranked.hits or again:
        taste = by_taste(turn, tools, need, ranked.hits)
        hits, wider = taste.hits[:cards], ranked.hits
        return Found(hits, wider, ranked.matched, grounded, again=again, taste=taste)
    relaxed = relax(turn.state.wishes, grounded, tools)
    hits = _run(turn.state.wishes, grounded, relaxed.filters, tools).hits if relaxed else ()
    taste = by_taste(turn, tools, need, hits)
    return Found(taste.hits[:cards], hits, 0, grounded, relaxed, taste=taste)


def _bare(wishes: Wishes, grounded: Grounded, tools: Tools) -> RankedList:
    """What there is for the need alone, whatever the hard wishes; for needs without a category."""
    if grounded.need_category is not None or wishes.need is None:
        return RankedList()
    return tools.shop.search(SearchQuery(grounded.need_text, k=FEW))


def _run(wishes: Wishes, grounded: Grounded, filters: Filters, tools: Tools) -> RankedList:
    query = SearchQuery(
        text=_words(wishes, grounded),
        filters=filters,
        soft=grounded.soft,
        sort=wishes.sort,
        k=max(WIDER_VIEW, tools.settings.cards),
    )
    return tools.shop.search(query)


def _words(wishes: Wishes, grounded: Grounded) -> str:
    """What is searched for."""
    return " ".join(dict.fromkeys((grounded.need_text, *wishes.features))).strip()


def _tour(tools: Tools) -> tuple[Hit, ...]:
    """A first look: what is liked best in each of the largest departments."""
    hits: dict[str, Hit] = {}
    for department in departments(tools):
        query = SearchQuery("", Filters(category=(department,)), k=1)
        hits |= {hit.product.id: hit for hit in tools.shop.search(query).hits}
    if not hits:
        return tools.shop.search(SearchQuery("", k=tools.settings.cards)).hits
    return tuple(hits.values())[: tools.settings.cards]


def departments(tools: Tools) -> tuple[str, ...]:
    """The largest top-level categories."""
    top = [t for t in tools.vocabulary.terms(Kind.CATEGORY) if len(t.path) == 1]
    return tuple(t.text for t in sorted(top, key=lambda t: -t.count)[:MOST_DEPARTMENTS])


def _worth_showing(grounded: Grounded, ranked: RankedList, bare: RankedList) -> tuple[Hit, ...]:
    """Where no category was named, what is far behind the best hit isn't what was meant."""
    if grounded.need_category is not None or not grounded.need_text or not ranked.hits:
        return ranked.hits
    best = max(hit.score for hit in (*ranked.hits, *bare.hits))
    return tuple(hit for hit in ranked.hits if hit.score >= WORTH_SHOWING * best)


def _is_far_off(grounded: Grounded, bare: RankedList) -> bool:
    """Whether the shop has nothing of the kind, judged by the need alone."""
    if not bare.hits:
        return False
    words = grounded.need_text.split()
    noun = content_stems(words[-1])
    first = [hit.product for hit in bare.hits]
    named = len(words) > LONGEST_NAME or any(
        noun & content_stems(" ".join((p.title, *p.category))) for p in first
    )
    best = max(hit.parts.get("dense", 0.0) for hit in bare.hits)
    return best < (FAR_OFF if named else FAR_OFF_UNNAMED)


def wants_others(turn: Turn) -> bool:
    """ "Show me others", "not these": nothing new was said while something is on screen."""
    frame = turn.reading.frame
    said = set(frame.wire()) - {"act", "quantity"}
    if (
        "exclude" in said
        and said <= {"exclude", "items"}
        and set(map(str.casefold, frame.exclude)) <= POINTING
    ):
        said = set()
    return frame.act in WISHING and not said and bool(turn.state.shown)


def _priceless(wishes: Wishes, tools: Tools) -> bool:
    """Whether a price was named in a shop that lists none: it can't be held to."""
    if wishes.price_min is None and wishes.price_max is None:
        return False
    return tools.count(Filters(price_min=0.0)) == 0
