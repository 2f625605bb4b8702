"""What is not wanted: "not Altra", "no leather", "without a hood", "anything but black"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import lexicon

if TYPE_CHECKING:
    from assistant.intent.message import Message, Token

_CUE = re.compile(
    r"(?<![\w-])(?:(?:any|every)thing but|any(?:thing)? (?:colou?r |brand )?(?:except|but)"
    r"|except(?: for)?|excluding|other than|apart from|aside from|besides"
    r"|without|w/o|minus|free (?:of|from)|nothing (?:in|from|by|with|made (?:of|from))"
    r"|not (?:in|from|by|with|made (?:of|from|by)|containing|the)"
    r"|(?:i |we )?(?:don't|do not|dont|doesn't|does not|didn't) (?:really )?(?:want|like"
    r"|need|contain|have|include|use|show me|wear|love)"
    r"|i(?: really)? (?:hate|dislike|can't stand|can't have|avoid)|hates|allergic to|avoid"
    r"|stay away from|not (?:a )?(?:big )?fans? of"
    r"|instead of|rather than|exclude|leave out|no more|nothing|no|not|never"
    r"|nor)(?:\s(?:any|a|an|the|of|too much|those|these|more|from|made of|made from"
    r"|in))*\s(?=[\w'])"
)
#: "No, he already has boots": so short a message is about what not to show.
_OWNED = re.compile(
    r"^\W*(?:(?:no|but|well|sorry|oh|hmm+|and|yes|yeah|thanks)\b[,. ]*)*"
    r"(?:(?:i|we|he|she|they|(?:my|the|her|his) \w+)(?:'ve|'s)?(?: already)? )"
    r"(?:has|have|owns?|got|bought)(?P<late> enough)?(?: a| an| the| some| his| her| my| their)? "
    r"(?P<thing>[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}?)(?: already)?\W*$"
)
#: After "no" or "not" these begin something else than an exclusion.
_NOT_EXCLUDED = frozenset(
    """sure too so very really interested necessarily only just yet what that problem thanks thank
    idea preference need rush matter worries clue limit more less over under interest one ones
    working find happy want like worry budget longer good bad great bothered fussy picky here
    there able quite as to because important important be been have know knowing seeing looking
    i it is does do hurry questions question doubt my way wait much later available fitting fit
    stars sold reason point enough even all right ok okay me you mention see anything something
    this your if how when why which who""".split()
)
_STOPS = frozenset(
    """but that which who please because with for in under over below above between from if so when
    while then just i it it's they is are was can could would you at on to since thanks
    preferably maybe though either ideally about around by as show find give less""".split()
)
_LINKS = frozenset(("or", "nor", "and"))
#: Words of one excluded thing.
_LONGEST = 3
_KINDS = lexicon.COLORS | lexicon.MATERIALS


def read_exclusions(message: Message) -> list[str]:
    """The shopper's words for what is not wanted; claims them with their cue."""
    found = read_owned(message)
    for match in list(message.find(_CUE)):
        tokens = [token for token in message.tokens if token.start >= match.end()]
        if not message.is_free(*match.span()) or not tokens or tokens[0].text in _NOT_EXCLUDED:
            continue
        spans = _objects(message, tokens)
        if spans:
            message.claim(match.start(), spans[-1][1])
            found += [message.said(start, end) for start, end in spans]
    return list(dict.fromkeys(found))[:12]


def read_owned(message: Message) -> list[str]:
    """What a short message says that somebody has already; claims it."""
    match = _OWNED.match(message.lower)
    if match is None or not (" already" in match[0] or match["late"]):
        return []
    thing = message.said(*match.span("thing"))
    message.claim(*match.span())
    return [thing]


def _objects(message: Message, tokens: list[Token]) -> list[tuple[int, int]]:
    """The noun phrases after a cue, up to three words each, linked by "or" or a comma."""
    spans: list[tuple[int, int]] = []
    fresh, end = True, tokens[0].start
    for at, token in enumerate(tokens):
        gap = message.lower[end : token.start].strip(" -'&")
        if token.text in _LINKS and not gap and _goes_on(tokens, at):
            fresh, end = True, token.end
            continue
        listed = gap in (",", "/") and _listed(token)
        if _ends(message, token) or (gap and not listed):
            break
        if fresh or listed:
            spans.append((token.start, token.end))
        else:
            spans[-1] = (spans[-1][0], token.end)
        fresh, end = False, token.end
        if len(message.lower[slice(*spans[-1])].split()) >= _LONGEST:
            break
    return spans


def _ends(message: Message, token: Token) -> bool:
    """Whether a word can't be part of what is excluded."""
    return token.text in _STOPS | _LINKS or not message.is_free(token.start, token.end)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether "or"/"and" links another thing that is excluded too."""
    if at + 1 >= len(tokens):
        return False
    return tokens[at].text != "and" or _listed(tokens[at + 1])


def _listed(token: Token) -> bool:
    return token.text in _KINDS or token.folded in _KINDS or token.capital
