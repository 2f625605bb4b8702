"""Answers to what the shop has just asked: "any", "I don't mind", "Altra", "for hiking"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.types import Act, DropKey, Frame

if TYPE_CHECKING:
    from assistant.intent.message import Message
    from assistant.types import ReadContext

_INDIFFERENT = re.compile(
    r"^\W*(?:(?:no|oh|hmm+|well|honestly|sorry|really),? )*(?:any(?:thing|one)?(?: of them| will do"
    r"| is fine| works)?|whatever|either|both|all(?: of them)?|no|nope|none|neither|not really"
    r"|no preferences?|no idea|not sure|i don'?t know|idk|dunno|doesn'?t matter|no matter"
    r"|it doesn'?t matter|(?:i )?don'?t (?:care|mind)|i have no preference|don'?t have (?:one|any)"
    r"|up to you|you (?:choose|decide|pick)|surprise me|skip|none of (?:them|these|those))"
    r"(?: (?:to me|at all|really|please|thanks|though))*\W*$"
)
_KEYS: dict[str, tuple[DropKey, ...]] = {
    "price_max": (DropKey.PRICE_MIN, DropKey.PRICE_MAX),
    "price_min": (DropKey.PRICE_MIN, DropKey.PRICE_MAX),
    "price": (DropKey.PRICE_MIN, DropKey.PRICE_MAX),
    "budget": (DropKey.PRICE_MIN, DropKey.PRICE_MAX),
}
#: Answers longer than this are read like any message.
_MOST_WORDS = 4


def read_indifference(message: Message, context: ReadContext) -> Frame | None:
    """ "I don't mind" after a question takes back the wish asked for; None if it isn't said."""
    if context.asked is None or _INDIFFERENT.match(message.lower) is None:
        return None
    names = [key.value for key in DropKey]
    own = (DropKey(context.asked),) if context.asked in names else ()
    keys = [key for key in _KEYS.get(context.asked, own) if key is not DropKey.NEED]
    return Frame(act=Act.REFINE, drop=keys)


def under_question(
    frame: Frame, message: Message, context: ReadContext, known: Callable[[str, str], bool]
) -> Frame:
    """Put a short answer where it was asked for: "Altra" after "which brand" is no need.

    Args:
        frame: What the rules made of the message on its own.
        message: The message.
        context: What was asked.
        known: Whether the catalogue knows words as a value of a slot.
    """
    lists = ("brand", "color", "size", "features")
    short = len(message.tokens) <= _MOST_WORDS and "?" not in message.raw
    if context.asked not in lists or not short or frame.act not in (Act.SEARCH, Act.REFINE):
        return frame
    if frame.need is None or getattr(frame, context.asked):
        return frame
    if not known(frame.need, context.asked):
        return frame
    values = [*getattr(frame, context.asked), frame.need]
    return frame.model_copy(update={"act": Act.REFINE, "need": None, context.asked: values})
