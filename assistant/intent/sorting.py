"""Orders of a list: "cheapest", "best rated", "newest", "most popular", "most expensive"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.types import Sort

if TYPE_CHECKING:
    from assistant.intent.message import Message

_PHRASES = {
    Sort.PRICE_DESC: (
        r"(?:(?:sort(?:ed)?|order(?:ed)?) )?(?:by )?(?:the )?price[,:]? "
            r"(?:from )?high(?:est)? to low(?:est)?|(?:the\s)?most expensive|priciest|dearest"
            r"|highest priced?|price[,:]? (?:from )?high(?:est)? to low(?:est)?"
        r"|(?:expensive|highest|pricey) (?:ones? )?first|more expensive(?: ones?)?|pricier"
            r"|top of the (?:range|line)|higher[- ]end|high[- ]end"
    ),
    Sort.PRICE_ASC: (
        r"(?:(?:sort(?:ed)?|order(?:ed)?) )?(?:by )?(?:the )?price[,:]? "
            r"(?:from )?low(?:est)? to high(?:est)?|(?:the\s)?cheapest"
            r"|cheaper(?! than \W?\d)|cheap(?:ish|o)?|lowest[- ]priced?|lower[- ]priced?"
            r"|price[,:]? (?:from )?low(?:est)? to high(?:est)?"
        r"|least expensive|less expensive|less pricey"
            r"|not (?:too|so|that|very) (?:expensive|pricey)|inexpensive|affordable"
            r"|budget[- ]friendly"
        r"|on a (?:tight )?budget(?! of)|tight budget|low[- ]cost|low budget|lowest first"
            r"|(?<!my )(?<!a )(?<!the )budget(?=\s(?!is\b|of\b|for\b|around\b|about\b|under\b"
            r"|max|up\b|limit|below|between|from|no\b|and\b|would|will|in\b|to\b)[a-z])"
            r"|by price|bargain|best price|good price"
    ),
    Sort.RATING: (
        r"(?:the\s)?(?:best|top|highest|highly|well|better)[- ]?(?:rated|reviewed|ranked"
            r"|rating|ratings|reviews|scoring)"
        r"|(?:with (?:the )?)?(?:best|good|great|top|highest|better) (?:reviews?|ratings?"
            r"|customer reviews)|by (?:rating|reviews?|stars)|most stars|highest rated first"
    ),
    Sort.NEWEST: (
        r"(?:the\s)?newest(?: (?:first|ones|arrivals))?"
            r"|(?:the\s)?latest(?: (?:ones|arrivals|models?|releases?))?|new arrivals?"
            r"|most recent"
        r"|just (?:in|arrived|released)|new(?:ly)? (?:released|in)|what'?s new"
            r"|anything new|new(?:est)? stuff"
    ),
    Sort.POPULARITY: (
        r"(?:the\s)?most (?:popular|bought|sold|loved|wanted)|best[- ]?sell(?:ers?|ing)"
            r"|top[- ]?sell(?:ers?|ing)|popular|by popularity|popularity|trending"
        r"|(?:most people|everyone|everybody)(?: are| is)? (?:buy|buying|bought|love|get"
            r"|getting)|favou?rites?(?= of (?:other|your))|hottest|what sells"
    ),
}  # fmt: skip
_PATTERNS = [
    (sort, re.compile(rf"(?<!\w)(?:{text})(?: (?:ones )?first)?(?!\w)"))
    for sort, text in _PHRASES.items()
]


def read_sort(message: Message) -> Sort | None:
    """The order asked for, if any; claims the words."""
    found: Sort | None = None
    for sort, pattern in _PATTERNS:
        for _ in message.take(pattern):
            found = found if found is not None else sort
    return found
