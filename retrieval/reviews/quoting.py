"""Which clauses of a review may be shown or read to a model in its own words.

A review is written by anybody. A quote must be exact, so nothing is cleaned: what doesn't look
like plain prose about a product isn't quoted at all. Pages still escape what they show.
"""

from __future__ import annotations

import re
import unicodedata

#: Shorter says too little, longer isn't a quote.
SHORTEST, LONGEST = 4, 160

_CONTACT = re.compile(
    r"https?:|www\.|\S@\S|\b[\w-]+\.(?:com|net|org|info|io|shop|ru|cn|co|de|uk|eu|xyz)\b"
    r"|(?:\d[\s().-]?){7,}",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>{}\[\]|`\\*_#~^=]|&\w+;|\$\(")
#: Words to a machine rather than about a product.
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:above|all|any|earlier|everything|instructions?|previous|prior|prompts?|rules?)\b"
    r"|\b(?:system|developer|assistant|user)\s*:"
    r"|\b(?:system|your|new|these|following) (?:prompts?|instructions?)\b"
    r"|\byou are (?:now|an? (?:ai|assistant|bot|chatbot|language model))\b"
    r"|\b(?:ai|language model|chatbots?|llms?)\b.{0,40}\b(?:must|should|will|please|say|tell)\b"
    r"|\b(?:tell|show|give|recommend to) (?:the |every |all )?(?:shoppers?|customers?|users?)\b"
    r"|\b(?:discount|coupon|promo|voucher) codes?\b|\bjailbreak",
    re.IGNORECASE,
)
#: Control, format (bidi, zero width), private and unassigned characters; emoji joiners are fine.
_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))


def speaks_of_product(text: str) -> bool:
    """False for what is addressed to a machine: it isn't counted as an opinion either."""
    return not _ORDERS.search(unicodedata.normalize("NFKC", text))


def quotable(text: str) -> bool:
    """Whether a clause is plain prose: no orders, markup, contacts or hidden characters."""
    if not SHORTEST <= len(text) <= LONGEST:
        return False
    if any(unicodedata.category(char) in _HIDDEN and char != "\u200d" for char in text):
        return False
    return speaks_of_product(text) and not _CONTACT.search(text) and not _MARKUP.search(text)
