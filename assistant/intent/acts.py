"""What a message wants done, by tables of phrases tried in order.

Order matters and is this: attempts to change the rules and subjects that are no shop's; a person
asked for; orders and the shop's policies; the cart; shown products; then search, refine, recommend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.intent import leads, phrases
from assistant.types import Act, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.intent.message import Message


def _union(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


#: The first three are attempts to change the rules, whatever stands around them.
_ATTACK = _union(phrases.UNSUPPORTED[:3])
_OFF_TOPIC = _union(phrases.UNSUPPORTED[3:])
#: "I need a weather radio" is no question about the weather.
_SHOPPING = re.compile(
    r"\b(?:looking|searching|shopping) for\b"
    r"|\b(?:want|like|need|trying) to (?:buy|find|get|purchase|order|shop)\b|\bfind me\b"
    r"|\bshow me\b"
    r"|\b(?:need|want|would like|'d like|id like) (?:an?|some|the|new|\d+)\b"
    r"|\bdo (?:you|u) (?:have|sell|carry|stock)\b|\bin (?:search|need) of\b"
    r"|\binterested in\b"
)
_LOOKING = re.compile(
    r"\b(?:looking|searching|shopping) for\b"
    r"|\b(?:want|like|need|trying) to (?:buy|find|get|purchase|order|shop)\b|\bfind me\b"
    r"|\b(?:need|want|would like|'d like|id like) (?:an?|some|the|new|\d+)\b"
    r"|\bin (?:search|need) of\b"
)
_HELP = re.compile(
    r"\b(?:help|assistance|support|information|info|problems?|how (?:do|can|to|could)|your|ur)\b"
)
_HANDOFF = _union(phrases.HANDOFF)
_ORDERS = [(act, _union(patterns)) for act, patterns in phrases.ORDER_ACTS]
_TOPICS = [(topic, _union(patterns)) for topic, patterns in phrases.TOPICS.items()]
_CARTS = [
    (Act.CHECKOUT, _union(phrases.CHECKOUT)),
    (Act.CART_REMOVE, _union(phrases.CART_REMOVE)),
    (Act.CART_VIEW, _union(phrases.CART_VIEW)),
    (Act.CART_ADD, _union(phrases.CART_ADD)),
]
_COMPARE = _union(phrases.COMPARE)
_ASK = _union(phrases.ASK)
_OTHERS = _union(phrases.OTHERS)
_GIFTS = _union(phrases.GIFTS)
_RECOMMEND = _union(phrases.RECOMMEND)
_SMALLTALK = _union(phrases.SMALLTALK)
#: "can I return it if …" asks for the rule; "I want to return my …" asks for the thing done.
_HYPOTHETICAL = re.compile(
    r"\bif\b|\bpolic(?:y|ies)\b|\bhow (?:long|many days)\b"
    r"|\b(?:do|does|can|are) (?:you|returns|refunds|customers"
    r"|people)\b(?! (?:please )?(?:cancel|help|tell me|check|return|refund|exchange|change"
    r"|find|look|locate|track|update))|\bfree returns\b"
)
#: "Can I return them?" before anything is bought.
_MAY_RETURN = re.compile(
    r"^\W*(?:and |but |so )*(?:can|could|may) i (?:\w+ )?(?:return|exchange"
    r"|send back) (?:it|them|this|these|those)\b"
    r"(?!.*\b(?:order\w*|bought|received|got|because)\b)"
)
_OWN = re.compile(
    r"\b(?:my|this|these|those|it|them|mine|#"
    r"|i (?:bought|ordered|got|received|purchased|placed))\b|\d{4,}"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """An act that isn't about finding products, with its topic if it is a policy."""

    act: Act
    topic: Topic | None = None


def read_desk(message: Message, order_id: str | None, *, ongoing: bool) -> Desk | None:
    """Unsupported, hand-off, orders, policies, small talk and the cart; None for products."""
    if _is_smalltalk(message):
        return Desk(Act.SMALLTALK)
    shopping = message.says(_SHOPPING)
    if message.says(_ATTACK) or (message.says(_OFF_TOPIC) and not shopping):
        return Desk(Act.UNSUPPORTED)
    if message.says(_HANDOFF):
        return Desk(Act.HANDOFF)
    desk = _orders_or_policy(message, order_id)
    if desk is not None:
        return desk
    for act, pattern in _CARTS:
        if message.says(pattern) and (act is not Act.CART_ADD or _adds(message, ongoing)):
            return Desk(act)
    return None


_CART_WORD = re.compile(r"\b(?:cart|basket|bag|trolley)\b")


def _adds(message: Message, ongoing: bool) -> bool:
    """Where nothing is shown, "I want 2 of them" after a long wish is part of the wish."""
    return ongoing or message.says(_CART_WORD) or len(message.tokens) <= 7


def _orders_or_policy(message: Message, order_id: str | None) -> Desk | None:
    order_act = next((act for act, pattern in _ORDERS if message.says(pattern)), None)
    topic = next((topic for topic, pattern in _TOPICS if message.says(pattern)), None)
    if order_id is not None:
        return Desk(order_act or Act.ORDER_STATUS)
    if order_act in (Act.ORDER_RETURN, Act.ORDER_EXCHANGE) and message.says(_MAY_RETURN):
        return Desk(Act.POLICY, Topic.RETURNS)
    if topic is not None and order_act is not None:
        own = message.says(_OWN) and not message.says(_HYPOTHETICAL)
        return Desk(order_act) if own else Desk(Act.POLICY, topic)
    if order_act is not None:
        return Desk(order_act)
    if topic is None:
        return None
    if message.says(_LOOKING) and not message.says(_HELP):
        return None  # "I need a phone repair kit"
    return Desk(Act.POLICY, topic)


def _is_smalltalk(message: Message) -> bool:
    words = [token.text for token in message.tokens]
    if not words:
        return True
    if len(words) <= 14 and all(word in phrases.SMALLTALK_WORDS for word in words):
        return not {"what's", "what"} & set(words) or message.says(_SMALLTALK)
    return len(words) <= 12 and message.says(_SMALLTALK) and not message.says(leads.NEED)


@dataclass(frozen=True, slots=True)
class Said:
    """What the other readers found, as far as it tells the act."""

    need: str | None
    items: bool
    wishes: bool
    led: bool
    category: bool  # the catalogue's categories or brands are mentioned
    ongoing: bool  # a search is going on: there is a need or something is shown
    same_need: bool


def read_browse(message: Message, said: Said) -> Act:
    """Compare, ask, recommend, search or refine."""
    if message.says(_COMPARE) and (said.items or said.ongoing or said.need is None):
        return Act.COMPARE
    if said.ongoing and not said.wishes and message.says(_OTHERS):
        return Act.RECOMMEND
    if said.need is None and message.says(_GIFTS):
        return Act.RECOMMEND
    if said.need is not None and not said.ongoing and not said.items and message.says(_LOOKING):
        return Act.RECOMMEND if message.says(_RECOMMEND) else Act.SEARCH
    if message.says(_RECOMMEND) and not (
        said.items and message.says(_ASK) and not _similar(message)
    ):
        return Act.RECOMMEND
    if _is_general(message, said):
        return Act.UNSUPPORTED
    if message.says(_ASK):
        return Act.ASK
    if said.need is not None:
        return Act.REFINE if said.same_need and said.ongoing and not _anew(message) else Act.SEARCH
    if said.wishes:
        return Act.REFINE if said.ongoing or message.says(_ELLIPTIC) else Act.SEARCH
    if said.items:
        return Act.ASK
    if message.says(_SMALLTALK):
        return Act.SMALLTALK
    if said.ongoing:
        return Act.REFINE
    return Act.SEARCH if said.led or len(message.tokens) <= 4 else Act.UNSUPPORTED


#: Questions of general knowledge begin like these, and name nothing that the shop has.
_QUESTION = re.compile(
    r"^\W*(?:(?:please|hey|hi|so|and|can you|could you|do you know|tell me|inform me"
    r"|explain|i want to know|i'd like to know)[, ]+)*(?:who|whom|whose|when|where|why|how"
    r"|what|what's|which|is|are|was|were|do|does|did|has|have|am|can|could|should|will"
    r"|would|tell me|explain|on) "
)
_OF_THE_SHOP = re.compile(
    r"\b(?:do|have|can|could|would|will|are|did) (?:you|u|ya)\b"
    r"|\b(?:is|are) there (?:a|an|any|some|\w+ (?:under|in|for|with))\b|\byour?\b"
    r"|\bhow much (?:is|are|does|do|for)\b|\bprices?\b|\bcosts?\b"
    r"|\b(?:it|they|them|this one|that one|these|those)\b|\bthis\b"
    r"|\b(?:buy|order|get|sell|sale|shop|cheap\w*|popular|best|recommend\w*|new|reviews?"
    r"|stock|available|size)\b|\bwhat about\b|\bhow about\b|\bwhere can i\b"
    r"|\bcan i (?:please )?have\b|\bshow\b|\bfind\b|\bi (?:need|want)\b"
)


def _is_general(message: Message, said: Said) -> bool:
    if said.ongoing or said.items or said.category:
        return False
    return message.says(_QUESTION) and not message.says(_OF_THE_SHOP)


_SIMILAR = re.compile(
    r"\bsimilar\b|\blike (?:the|that|this|it|these|those|#|number)\b|\balternatives?\b"
)
#: Openings of a message that goes on from another, also where we don't know that one.
_ELLIPTIC = re.compile(
    r"^\W*(?:ok(?:ay)?,? |and |but |no,? |hmm,? |or |then )*(?:in|under|below|over|above"
    r"|between|around|up to|max|at (?:least|most)|cheaper|pricier|less|more"
    r"|only|not|no|nothing|with|without|make|size|what about|how about|rather|prefer"
    r"|instead|any|sort|forget|never|\d|[a-z]+er\b)\b"
    r"|\b(?:instead|then|any ?more|doesn't matter)\W*$"
)
_ANEW = re.compile(r"\b(?:back to|again|return to|new search|start over|switch)\b")


def _similar(message: Message) -> bool:
    return message.says(_SIMILAR)


def _anew(message: Message) -> bool:
    return message.says(_ANEW)


def is_naming(message: Message) -> bool:
    """Whether the message may talk of single shown products."""
    return message.says(_COMPARE) or message.says(_ASK) or any(message.says(p) for _, p in _CARTS)


def is_comparing(message: Message) -> bool:
    """Whether bare numbers may be places in the list."""
    return message.says(_COMPARE) or any(message.says(pattern) for _, pattern in _CARTS)
