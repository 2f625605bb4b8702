"""How many: "two of them", "add 3", "make it two", "a couple of those"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import numbers

if TYPE_CHECKING:
    from assistant.intent.message import Message

_N = (
    rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(numbers.UNITS, key=len, reverse=True))}|twenty|a couple"
    r"|a dozen|a pair)"
)
_PATTERNS = (
    re.compile(
        rf"(?<![\w#$€£]){_N}\s(?:more\s)?(?:of\s)(?=(?:them|these|those|it|that|this|the"
        r"|each|number|#|option|item)\b)"
    ),
    re.compile(rf"\b(?:quantity|qty)\b.{{0,30}}\bto {_N}\b"),
    re.compile(rf"\b(?:quantity|qty|amount)\s?(?:of|to|is|:|from \d+ to)?\s?{_N}\b"),
    re.compile(
        r"\b(?:make (?:it|that|them)|i(?:'ll| will)? (?:take|need|want|have)|add|put|buy"
        rf"|order|get(?: me)?|give me|remove|take out)\s(?:me\s)?{_N}(?:\smore|\spairs?"
        r"|\spieces?|\sunits?)?(?=\s*(?:$|[,.!?]|to\b|in\b|into\b|please\b|from\b|then\b"
        r"|pairs?\b|units?\b|more\b|for\b|the\b|x\b))"
    ),
    re.compile(
        r"(?<![\w#$€£.])(?P<n>\d{1,3})\s?x\s(?=(?:the|of|number|#|it|that)\b)"
        r"|\bx\s?(?P<m>\d{1,3})\b"
    ),
    re.compile(rf"\b{_N}\s(?:units|times|copies)\b"),
)
_WORDS = {"a couple": 2, "a pair": 2, "a dozen": 12}


def read_quantity(message: Message) -> int | None:
    """How many are wanted; claims the words."""
    for pattern in _PATTERNS:
        for match in message.find(pattern):
            name = "m" if match.groupdict().get("m") else "n"
            message.claim(*match.span(name))
            said = match.groupdict().get("n") or match.groupdict().get("m") or "1"
            value = _WORDS[said] if said in _WORDS else int(numbers.parse(said))
            return value if 1 <= value <= 999 else None
    return None
