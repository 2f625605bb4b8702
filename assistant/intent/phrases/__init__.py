"""How shoppers ask for things that are not a search; tables of patterns, data only.

`acts.py` says in which order they are tried.
"""

from assistant.intent.phrases.browse import ASK, COMPARE, GIFTS, OTHERS, RECOMMEND
from assistant.intent.phrases.cart import CART_ADD, CART_REMOVE, CART_VIEW, CHECKOUT
from assistant.intent.phrases.orders import ORDER_ACTS
from assistant.intent.phrases.outside import HANDOFF, SMALLTALK, SMALLTALK_WORDS, UNSUPPORTED
from assistant.intent.phrases.policies import TOPICS

__all__ = [
    "ASK",
    "CART_ADD",
    "CART_REMOVE",
    "CART_VIEW",
    "CHECKOUT",
    "COMPARE",
    "GIFTS",
    "HANDOFF",
    "ORDER_ACTS",
    "OTHERS",
    "RECOMMEND",
    "SMALLTALK",
    "SMALLTALK_WORDS",
    "TOPICS",
    "UNSUPPORTED",
]
