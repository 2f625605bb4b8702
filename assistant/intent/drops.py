"""Wishes taken back: "colour doesn't matter any more", "forget the price", "any brand"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.types import DropKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.intent.message import Message

NAMES: dict[str, tuple[DropKey, ...]] = {
    r"colou?rs?": (DropKey.COLOR,),
    r"prices?|budgets?|costs?|money|price (?:limit|range)|how much it costs": (
        DropKey.PRICE_MIN,
        DropKey.PRICE_MAX,
    ),
    r"brands?(?: name)?|makes?|manufacturers?|labels?": (DropKey.BRAND,),
    r"sizes?|dimensions?": (DropKey.SIZE,),
    r"ratings?|reviews?|stars?": (DropKey.RATING_MIN,),
    r"features?|materials?|extras": (DropKey.FEATURES,),
    r"sort(?:ing)?|order of the list": (DropKey.SORT,),
    r"exclusions?|exclude": (DropKey.EXCLUDE,),
}
_ALL = "|".join(NAMES)
_NAME = rf"(?P<name>{_ALL})"
_MORE = rf"(?:\s?(?:and|or|,|/|&)\s(?:the\s|my\s)?(?P<more>{_ALL}))?"
_THE = r"(?:the\s|about\s|my\s|about the\s|about my\s|any\s|that\s|what\s|which\s)?"
_ANY_MORE = r"(?:\s(?:any\s?more|any longer|at all|now|so much|really|either|to me|for me))*"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_THE}{_NAME}{_MORE}\s(?:really\s)?(?:doesn't|does not|don't|do not|doesnt"
        r"|dont|no longer|isn't|is not|isnt|aren't|won't|is no longer)"
        r"\s(?:really\s|that\s|be\s)?(?:matters?|important|an issue|a problem|relevant"
        rf"|a concern|a factor){_ANY_MORE}",
        r"\b(?:forget|never\s?mind|nevermind|ignore|drop|remove|scrap|skip|lose|disregard"
        rf"|lift|clear)\s{_THE}{_NAME}{_MORE}\b(?:\s(?:filter|limit|wish|requirement"
        rf"|restriction|range))?{_ANY_MORE}",
        r"\b(?:i\s)?(?:don't|do not|dont|no longer)\s(?:really\s)?(?:care|mind|bother"
        rf"|worry)\s(?:about\s)?{_THE}{_NAME}{_MORE}\b{_ANY_MORE}",
        rf"\bany\s{_NAME}{_MORE}\b(?!\s(?:that|under|you|for|in|with|of|on|about|available"
        r"|left|from|or)\b)(?!\?)(?:\s(?:is|will|would be|are|works?|does|goes)\s?(?:fine"
        rf"|ok|okay|good|do|great)?)?{_ANY_MORE}",
        r"\b(?:regardless of|no matter|whatever|irrespective of|in any|of any|open to any"
        rf"|flexible (?:on|about|with)|not (?:picky|fussy) about)\s{_THE}{_NAME}{_MORE}\b",
        rf"\bno\s(?:more\s)?{_NAME}\s(?:limit|preference|restrictions?|requirement|filter)\b",
        rf"\b(?:without|remove|clear)\s{_THE}{_NAME}\s(?:limit|filter|restriction|preference)\b",
        rf"\b{_THE}{_NAME}{_MORE}\s(?:is|are)\s(?:flexible|irrelevant|unimportant"
        r"|negotiable|open|up to you)\b",
        rf"\b{_NAME}\s(?:whatever|irrelevant|no object)\b",
    )
)
#: "doesn't have to be waterproof": the wish named is taken back; its key is found by the caller.
_NEEDLESS = re.compile(
    r"\b(?:(?:it|they|that)\s)?(?:doesn't|does not|don't|do not|doesnt|dont|no longer"
    r"|needn't|need not)\s?(?:have to|need to|needs to|must|has to)?\s?be\s"
    r"(?P<what>[^.,;!?]{2,40}?)(?=\s(?:any\s?more|any longer|after all|though|actually)"
    r"|[.,;!?]|$)(?:\s(?:any\s?more|any longer|after all|though|actually))?"
)
#: "forget Kelmora", "never mind the leather".
_FORGET = re.compile(
    r"\b(?:forget|never ?mind|drop|skip"
    r"|scrap)\s(?:about\s)?(?:the\s)?(?P<what>[\w-]+(?:\s[\w-]+)?)\s*(?=$|[.,!;])"
)
_EVERYTHING = re.compile(
    r"\b(?:start (?:over|again|afresh|from scratch)|forget (?:everything|all (?:of )?that)"
    r"|clear (?:everything|all|all filters|the filters|filters)"
    r"|reset(?: (?:everything|all|the (?:search|filters)))?|remove all (?:the )?filters"
    r"|new search|begin again)\b"
)
EVERY_WISH = tuple(DropKey)


def read_drops(message: Message, kind_of: Callable[[str], DropKey | None]) -> list[DropKey]:
    """The keys whose wishes are taken back; claims the words.

    Args:
        message: The message.
        kind_of: Says which key a wish's words belong to ("waterproof" → features).
    """
    if any(True for _ in message.take(_EVERYTHING)):
        return list(EVERY_WISH)
    found: list[DropKey] = []
    for pattern in _PATTERNS:
        for match in message.take(pattern):
            for said in (match["name"], match.groupdict().get("more")):
                found += _keys(said) if said else ()
    for match in message.take(_NEEDLESS):
        found.append(kind_of(match["what"].strip()) or DropKey.FEATURES)
    for match in message.find(_FORGET):
        key = kind_of(match["what"])
        if key is not None:
            message.claim(*match.span())
            found.append(key)
    return list(dict.fromkeys(found))


def _keys(said: str) -> tuple[DropKey, ...]:
    return next(keys for pattern, keys in NAMES.items() if re.fullmatch(pattern, said))
