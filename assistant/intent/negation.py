"""What the shopper does not want: "not Altra", "no leather", "without a hood", "anything but black"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import lexicon

if TYPE_CHECKING:
    from assistant.intent.message import Message, Token

_CUE = re.compile(
    r"(?<![\w-])(?:(?:any|every)thing but|any(?:thing)? (?:colou?r |brand )?(?:except|but)|except(?: for)?|excluding|other than|apart from|aside from|besides"
    r"|without|w/o|minus|free (?:of|from)|nothing (?:in|from|by|with|made (?:of|from))|not (?:in|from|by|with|made (?:of|from|by)|containing|the)"
    r"|(?:i |we )?(?:don't|do not|dont|doesn't|does not|didn't) (?:really )?(?:want|like|need|contain|have|include|use|show me|wear|love)"
    r"|i(?: really)? (?:hate|dislike|can't stand|can't have|avoid)|hates|allergic to|avoid|stay away from|not (?:a )?(?:big )?fans? of"
    r"|instead of|rather than|exclude|leave out|no more|nothing|no|not|never|nor)(?:\s(?:any|a|an|the|of|too much|those|these|more|from|made of|made from|in))*\s(?=[\w'])"
)
#: After "no" or "not" these begin something else than an exclusion.
_NOT_EXCLUDED = frozenset(
    """sure too so very really interested necessarily only just yet what that problem thanks thank idea
    preference need rush matter worries clue limit more less over under interest one ones working find
    happy want like worry budget longer good bad great bothered fussy picky here there able quite as
    to because important important be been have know knowing seeing looking i it is does do hurry
    questions question doubt my way wait much later available fitting fit stars sold reason point
    enough even all right ok okay me you mention see anything something this your if how when why which who""".split()
)
_STOPS = frozenset(
    """but that which who please because with for in under over below above between from if so when while then just
    i it it's they is are was can could would you at on to since thanks preferably maybe though either ideally
    about around by as show find give less""".split()
)
_LINKS = frozenset(("or", "nor", "and"))
_KINDS = lexicon.COLORS | lexicon.MATERIALS


def read_exclusions(message: Message) -> list[str]:
    """The shopper's words for what is not wanted; claims them with their cue."""
    found: list[str] = []
    for match in list(message.find(_CUE)):
        tokens = [token for token in message.tokens if token.start >= match.end()]
        if not message.is_free(*match.span()) or not tokens or tokens[0].text in _NOT_EXCLUDED:
            continue
        spans = _objects(message, tokens)
        if spans:
            message.claim(match.start(), spans[-1][1])
            found += [message.said(start, end) for start, end in spans]
    return list(dict.fromkeys(found))[:12]


def _objects(message: Message, tokens: list[Token]) -> list[tuple[int, int]]:
    """The noun phrases after a cue, up to three words each, linked by "or"."""
    spans: list[tuple[int, int]] = []
    start, end = -1, tokens[0].start
    for at, token in enumerate(tokens):
        gap = message.lower[end : token.start].strip(" -'&/")
        comma = gap == "," or "/" in message.lower[end : token.start]
        linked = token.text in _LINKS and _goes_on(tokens, at)
        stops = (token.text in _STOPS | _LINKS and not linked) or not message.is_free(
            token.start, token.end
        )
        if (gap and gap != ",") or stops or (comma and not _listed(token)):
            break
        if linked or comma:
            spans += [(start, end)] if start >= 0 else []
            start = -1 if linked else token.start
        elif start < 0:
            start = token.start
        end = token.end if not linked else end
        if linked:
            end = token.end
        if start >= 0 and len(message.lower[start:end].split()) >= 3:
            break
    if start >= 0:
        spans.append((start, end))
    return [span for span in spans if span[1] > span[0]]


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether "or"/"and" links another thing that is excluded too."""
    if at + 1 >= len(tokens):
        return False
    return tokens[at].text != "and" or _listed(tokens[at + 1])


def _listed(token: Token) -> bool:
    return token.text in _KINDS or token.folded in _KINDS or token.capital
