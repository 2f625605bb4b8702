"""Search, refine, recommend: from the wishes of the state to cards and what to say about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.state import Wishes
from assistant.dialogue.update import POINTING, WISHING
from assistant.explain.facts import Facts, facts_of_hits
from assistant.explain.figures import list_words
from assistant.explain.reasons import checkable, mentions, reasons_for
from assistant.explain.wishes import SORT_WORDS, describe
from assistant.grounding import Grounded, ground
from assistant.service.words import content_stems
from assistant.turn.clarify import Question, next_question
from assistant.turn.relax import Relaxed, relax
from assistant.turn.tools import Outcome, Tools, Turn
from assistant.types import Act
from retrieval.catalogue.vocabulary import Kind
from retrieval.types import Filters, Hit, RankedList, SearchQuery

#: So many hits are looked at to see what a question could narrow down …
WIDER_VIEW = 60
#: … of those whose score is this near to the best one's.
NEAR_BEST = 0.7
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
    """What a search came to: the cards, a wider view behind them, and what had to give."""

    hits: tuple[Hit, ...]
    wider: tuple[Hit, ...]
    matched: int
    grounded: Grounded
    relaxed: Relaxed | None = None
    again: bool = False
    far_off: bool = False


def find(turn: Turn, tools: Tools) -> Outcome:
    """Find products for the wishes of the state."""
    pointed = turn.pointed()
    named = turn.product_ids or (turn.reading.frame.items and not _wants_others(turn))
    if named and turn.reading.frame.act is not Act.SEARCH and pointed.ids:
        return similar(turn, tools, pointed.ids[0])
    found = search_wishes(turn, tools)
    question = _question(turn, tools, found)
    sentences = (
        *_notes(turn),
        *_unknown(found.grounded),
        *_priceless(turn, tools),
        *_lead(turn, tools, found),
        *_unmet(turn.state.wishes, found),
    )
    return outcome(turn, tools, found.hits, sentences, question=question, pitch=not found.far_off)


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
    if _priceless(turn, tools):
        filters = replace(filters, price_min=None, price_max=None)
        grounded = replace(grounded, filters=filters)
    if again:
        filters = replace(filters, not_ids=turn.state.seen)
    cards = tools.settings.cards
    if turn.state.wishes.empty and not again:
        hits = _tour(tools)
        return Found(hits, (), len(hits), grounded)
    ranked = _run(turn.state.wishes, grounded, filters, tools)
    if _is_far_off(grounded, ranked):
        return Found(ranked.hits[:FEW], (), ranked.matched, grounded, far_off=True)
    ranked = replace(ranked, hits=_worth_showing(grounded, ranked))
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


def _worth_showing(grounded: Grounded, ranked: RankedList) -> tuple[Hit, ...]:
    """Where no category was named, what is far behind the best hit isn't what was meant."""
    if grounded.need_category is not None or not grounded.need_text or not ranked.hits:
        return ranked.hits
    best = max(hit.score for hit in ranked.hits)
    return tuple(hit for hit in ranked.hits if hit.score >= WORTH_SHOWING * best)


def _is_far_off(grounded: Grounded, ranked: RankedList) -> bool:
    if grounded.need_category is not None or not grounded.need_text or not ranked.hits:
        return False
    words = grounded.need_text.split()
    noun = content_stems(words[-1])
    first = [hit.product for hit in ranked.hits[:FEW]]
    named = len(words) > LONGEST_NAME or any(
        noun & content_stems(" ".join((p.title, *p.category))) for p in first
    )
    best = max(hit.parts.get("dense", 0.0) for hit in ranked.hits[:FEW])
    return best < (FAR_OFF if named else FAR_OFF_UNNAMED)


def _wants_others(turn: Turn) -> bool:
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
    unknown = {(u.kind, u.words) for u in found.grounded.unknown}
    known = replace(
        wishes,
        brand=tuple(b for b in wishes.brand if ("brand", b) not in unknown),
        color=tuple(c for c in wishes.color if ("color", c) not in unknown),
        size=tuple(s for s in wishes.size if ("size", s) not in unknown),
    )
    borne_out = tuple(f for f in wishes.features if not checkable(f) or _bearing(f, found)[1])
    known = replace(known, features=borne_out)
    if _priceless(turn, tools):
        known = replace(known, price_min=None, price_max=None)
    what = describe(known, tools.currency, many=len(found.hits) != 1)
    if found.far_off:
        return (f"I don't find {wishes.need} in this shop. The nearest that it has:",)
    if found.relaxed is not None:
        return found.relaxed.sentences
    if not found.hits:
        if found.again:
            return ("That was everything I have for this. Shall we change one of the wishes?",)
        return (f"I found nothing for {what}. Tell me what it is for, and I look again.",)
    if found.again:
        return (f"Here are others for {what}.",)
    order = f", {SORT_WORDS[wishes.sort]}" if wishes.sort else ""
    if wishes == Wishes(sort=wishes.sort):
        return (f"Here is a first look around the shop{order}.",)
    if len(found.hits) == 1:
        return (f"One product fits {what}.",)
    if turn.reading.frame.act is Act.RECOMMEND and wishes.need is None:
        return (f"Here are some {describe(replace(known, need='idea'), tools.currency)}{order}.",)
    if wishes.need is None and any(len(f.split()) > LONGEST_NAME for f in wishes.features):
        return (f"This is what comes closest to what you describe{order}.",)
    if found.grounded.need_category is None:
        return (f"This is what comes closest to {what}{order}.",)
    return (f"Here are {len(found.hits)} {what}{order}.",)


def _question(turn: Turn, tools: Tools, found: Found) -> Question | None:
    if found.relaxed is not None or found.again or not found.hits or found.far_off:
        return None
    if turn.state.wishes == Wishes(sort=turn.state.wishes.sort):
        return _departments(tools)
    best = found.hits[0].score
    near = tuple(hit for hit in found.wider if hit.score >= NEAR_BEST * best)
    return next_question(turn.state, near, found.matched, tools.currency)


def _departments(tools: Tools) -> Question | None:
    """Where nothing is wanted yet: what the shop has."""
    names = departments(tools)
    text = f"What may it be: {list_words(names, 'or')}?"
    return Question("need", text, names) if len(names) > 1 else None


def _priceless(turn: Turn, tools: Tools) -> tuple[str, ...]:
    """A shop without prices says so instead of finding nothing "under 20"."""
    wishes = turn.state.wishes
    if wishes.price_min is None and wishes.price_max is None:
        return ()
    if tools.count(Filters(price_min=0.0)):
        return ()
    return ("This shop lists no prices, so I can't hold to a price.",)


def _unmet(wishes: Wishes, found: Found) -> tuple[str, ...]:
    """How many cards bear a soft wish out: nobody should take it for met by all of them."""
    if not found.hits or found.far_off:
        return ()
    told = []
    for feature in filter(checkable, wishes.features):
        count, by_all = _bearing(feature, found)
        if count and not by_all:
            verb = "mentions" if count == 1 else "mention"
            told.append(f"{count} of the {len(found.hits)} listings {verb} {feature.lower()}.")
        elif not by_all:
            told.append(f"No listing here mentions {feature.lower()}, so please check that.")
    return tuple(told)


def _bearing(feature: str, found: Found) -> tuple[int, bool]:
    """How many cards' records bear a feature out, and whether all of them do."""
    count = sum(mentions(hit.product, feature) for hit in found.hits)
    return count, count == len(found.hits)
