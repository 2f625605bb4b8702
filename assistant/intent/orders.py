"""Order ids and reasons: "order #12345", "W1234567", "JL-2024-0042"; "because it's too small"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.intent.message import Message

_ID = r"(?P<id>(?=[a-z0-9_-]*\d{2})[a-z0-9](?:[a-z0-9]|[-_](?=[a-z0-9])){2,39})"
_NAMED = re.compile(
    r"\b(?:orders?|purchase|invoice|confirmation|reference|tracking|parcel|package"
        r"|delivery|shipment|po|rma)"
    r"(?:\s(?:number|no\.?|nr\.?|id|code|ref|num|reference|is|with|the|my"
        r"|called))*\s?[:#.]?\s{0,2}#?\s?"
    + _ID + r"(?![\w])"
)  # fmt: skip
_SHAPES = (
    re.compile(r"#\s?" + _ID + r"(?!\w)"),
    re.compile(
        r"(?<![\w$€£#.-])(?P<id>[a-z]{1,5}(?:-\d{2,}){1,4}|[a-z]{1,3}\d{5,}"
        r"|[a-z]{1,4}-?\d{4,}-\d+)(?![\w-])"
    ),
    re.compile(
        r"(?<![\w$€£#.,-])(?P<id>\d{6,}|\d{3,}(?:-\d{4,})+)(?![\w.,-]\w|\w"
        r"|\s?(?:€|\$|dollars|euros))"
    ),
)
#: "order 12 mugs" is not an order id; dates and years are not either.
_NOT_AN_ID = re.compile(
    r"(?:19|20)\d\d$|\d{1,2}(?:st|nd|rd|th)$|\d{1,3}(?:gb|cm|mm|kg|ml|in|pack|x\d+)?$"
)

_BECAUSE = re.compile(
    r"\b(?:because(?:\sof)?|since(?=\s(?:it|they|i|the|my))|cause|cuz|bc|due to"
    r"|as(?=\s(?:it|they|i)\b)|reason(?:\sis|:)|on account of)"
    r"\s(?P<reason>[^.!?;\n]{3,120})"
)
_TROUBLE = re.compile(
    r"\b(?P<reason>(?:it|they|these|those|this|that|(?:the|my) \w+)(?:'s|'re"
    r"|\s(?:is|are|was|were|came|arrived|turned out|runs?|looks?|feels?))"
    r"\s(?:way |far |a bit |much |a little |just |all )?(?:too \w+|damaged|broken"
    r"|defective|faulty|torn|ripped|scratched|cracked|wrong"
    r"|not what i [\w ]{3,20}|in pieces|the wrong \w+|late|different[\w ]{0,25}"
    r"|smaller[\w ]{0,20}|bigger[\w ]{0,20})"
    r"|(?:it|they|(?:the|my) \w+)\s(?:doesn't|don't|didn't|does not|do not|did not"
    r"|won't)\s(?:fit|work|turn on|match|suit|look|arrive|feel|charge)[\w ]{0,25}"
    r"|i (?:ordered|bought|picked|chose|got)\s(?:it |them |the )?(?:by mistake|by accident"
    r"|wrong \w+|twice|two by mistake)"
    r"|(?:ordered|bought|placed)\s(?:it |them )?(?:by mistake|by accident|twice)|by mistake"
    r"|(?:i )?(?:no longer need|no longer want|don't need|don't want|changed my mind"
    r"|found (?:it|one|them) cheaper)[\w ]{0,25}"
    r"|too (?:small|big|large|tight|loose|short|long|wide|narrow|heavy)"
    r"|arrived (?:damaged|broken|late)|(?:wrong|different) (?:size|colou?r|item|one))"
)


def read_order_id(message: Message) -> str | None:
    """The order's id as written, without '#'; claims it."""
    for pattern in (_NAMED, *_SHAPES):
        if pattern is not _NAMED and not _of_orders(message):
            break
        for match in message.find(pattern):
            said = message.raw[slice(*match.span("id"))]
            if not _NOT_AN_ID.fullmatch(said.lower()) or "#" in match.group():
                if len(said) < 3:
                    continue
                message.claim(*match.span())
                return said
    return None


_ORDER_WORDS = re.compile(
    r"\b(?:orders?|ordered|purchase|package|parcel|deliver\w*|track\w*|shipment|shipped"
    r"|refund\w*|returns?|returning|cancel\w*|exchange|invoice|status|arrive\w*|where)\b"
)
_WISHED = re.compile(
    r"\b(?:looking for|find|colou?r|size|made of|compatible|need an?|want an?|like an?)\b"
)


def _of_orders(message: Message) -> bool:
    """A bare number is an order's only where orders are talked of, or little else is said."""
    if message.has(_WISHED) and not message.has(
        re.compile(r"\b(?:my|the|an?) (?:order|purchase|package)\b")
    ):
        return False
    return message.has(_ORDER_WORDS) or len(message.tokens) <= 5


def read_reason(message: Message) -> str | None:
    """Why, in the shopper's words; claims it."""
    for pattern in (_BECAUSE, _TROUBLE):
        for match in message.find(pattern):
            message.claim(*match.span())
            return message.said(*match.span("reason"))
    return None
