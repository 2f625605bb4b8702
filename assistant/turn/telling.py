"""What a reply says about what was found: exact, and no more than the records bear out."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.state import Wishes
from assistant.explain.figures import list_words
from assistant.explain.reasons import checkable, mentions
from assistant.explain.wishes import SORT_WORDS, describe
from assistant.grounding import Grounded
from assistant.turn.clarify import Question, next_question
from assistant.turn.found import LONGEST_NAME, Found, departments
from assistant.turn.tools import Tools, Turn
from assistant.types import Act

WISH_NOUNS = {
    "color": "colour",
    "price_min": "lower price limit",
    "price_max": "price limit",
    "features": "wish",
}
#: A question narrows down the hits whose score is this near to the best one's.
NEAR_BEST = 0.7


def sentences_of(turn: Turn, tools: Tools, found: Found) -> tuple[str, ...]:
    """Everything that is said before the pitch, in order."""
    return (
        *_notes(turn),
        *_unknown(found.grounded),
        *_priceless(found),
        *_lead(turn, tools, found),
        *_unmet(turn.state.wishes, found),
    )


def _notes(turn: Turn) -> tuple[str, ...]:
    texts = []
    for note in turn.notes:
        if note.kind == "returned":
            texts.append(f"Back to {note.text}.")
        if note.kind == "price_swapped":
            texts.append("I took the lower figure as the least and the higher one as the most.")
        if note.kind == "replaced":
            names = list_words([WISH_NOUNS.get(key, key) for key in note.keys])
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


def _priceless(found: Found) -> tuple[str, ...]:
    return ("This shop lists no prices, so I can't hold to a price.",) if found.priceless else ()


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
    if found.priceless:
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


def question_of(turn: Turn, tools: Tools, found: Found) -> Question | None:
    """The question that would narrow the cards down, where one is needed."""
    if found.relaxed is not None or found.again or not found.hits or found.far_off:
        return None
    if turn.state.wishes == Wishes(sort=turn.state.wishes.sort):
        return _departments(tools)
    best = (found.wider or found.hits)[0].score  # the hits themselves may stand by taste
    near = tuple(hit for hit in found.wider if hit.score >= NEAR_BEST * best)
    return next_question(turn.state, near, found.matched, tools.currency)


def _departments(tools: Tools) -> Question | None:
    """Where nothing is wanted yet: what the shop has."""
    names = departments(tools)
    text = f"What may it be: {list_words(names, 'or')}?"
    return Question("need", text, names) if len(names) > 1 else None
