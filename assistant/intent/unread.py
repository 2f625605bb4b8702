"""What the tables left unread: the message itself is then the wish, or points at a card."""

from __future__ import annotations

import re

from assistant.intent import phrases
from assistant.intent.lexicon import FUNCTION
from assistant.types import Act, DropKey, Frame, ReadContext, Topic
from retrieval.catalogue.folding import words

WISHING = (Act.SEARCH, Act.REFINE, Act.RECOMMEND)
#: "something to keep coffee hot" → "keep coffee hot"
_LEAD = re.compile(
    r"^\W*(?:i(?:'m| am)? (?:need|want|looking for|look for) )?(?:some|any)thing "
    r"(?:to|for|that|which|so)(?: (?:can|will|would|i can))?\s+",
    re.IGNORECASE,
)
_SEND_BACK = re.compile(
    r"\b(?:how long|how many days|until when|who pays)\b.*\b(?:back|return)", re.IGNORECASE
)
_PRICE = re.compile(r"^\W*(?:and |so |ok )?how much (?:is|does|are|do|for)\b", re.IGNORECASE)
_TAKE = re.compile(
    r"^\W*(?:ok(?:ay)?|yes|great|good|fine|perfect|cool|and|then|i'?ll|i|,|\s)*"
    r"take (?:it|that|this|them|one)(?: one)?\W*$",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\b(?:is|are|would be) (?:actually )?(?:fine|ok|okay|all ?right)(?: after all| too)?\W*$",
    re.IGNORECASE,
)
_GIFT = re.compile(r"\b(?:gifts?|presents?)\b", re.IGNORECASE)
_LIKES = re.compile(
    r"\b(?:who|she|he|they|that) (?:loves?|likes?|enjoys?|is into)\b", re.IGNORECASE
)
_DISLIKED = re.compile(r"\b(?:don't|do not|didn't) (?:really )?(?:like|want|love)\b", re.IGNORECASE)
_FEWEST_WORDS, _LONGEST = 2, 110


def complete(frame: Frame, message: str, context: ReadContext) -> Frame:
    """A frame for a message that the tables left (nearly) unread; other frames stay as they are.

    Args:
        frame: as the tables read it.
        message: as said.
        context: what is on screen and what is looked for.
    """
    if _SEND_BACK.search(message) and frame.act in WISHING:
        return Frame(act=Act.POLICY, topic=Topic.RETURNS)
    if context.shown and frame.act in (Act.SMALLTALK, *WISHING) and not _says(frame):
        if _PRICE.search(message):
            return Frame(act=Act.ASK)
        if _TAKE.search(message):
            return Frame(act=Act.CART_ADD)
    if context.need and _FINE.search(message):
        return Frame(act=Act.REFINE, drop=[DropKey.EXCLUDE])
    if frame.need and _GIFT.search(message) and _LIKES.search(message):
        features = [*frame.features, frame.need]
        return frame.model_copy(
            update={"act": Act.RECOMMEND, "need": None, "features": features[:12]}
        )
    if frame.items and _DISLIKED.search(message):
        return Frame(act=Act.REFINE, items=frame.items, exclude=["these"])
    if frame.act is Act.UNSUPPORTED and _LEAD.match(message):
        return _as_a_wish(frame, message)
    if frame.act in WISHING and not _says(frame) and not _for_others(message):
        return _as_a_wish(frame, message)
    return frame


def _says(frame: Frame) -> bool:
    return bool(set(frame.wire()) - {"act", "quantity"})


def _for_others(message: str) -> bool:
    """Whether it asks for other products of the same need."""
    return any(re.search(pattern, message.casefold()) for pattern in phrases.OTHERS)


def _as_a_wish(frame: Frame, message: str) -> Frame:
    text = " ".join(_LEAD.sub("", message).split()).strip(" .,!?")
    telling = [word for word in words(text.casefold()) if word not in FUNCTION]
    if len(telling) < _FEWEST_WORDS:
        return frame
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0]
    return Frame(act=Act.SEARCH, features=[text])
