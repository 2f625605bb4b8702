"""What a model may not put into a frame: figures, ids and words that the shopper never said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.intent import lexicon, numbers
from assistant.intent.message import Message, normalise
from assistant.intent.ordinals import read_items
from assistant.intent.quantities import read_quantity
from assistant.intent.titles import read_titles
from assistant.types import Act, Frame, ReadContext
from retrieval.catalogue.folding import fold, fold_word

if TYPE_CHECKING:
    from retrieval.catalogue.vocabulary import Vocabulary

_AMOUNTS = ("price_min", "price_max", "rating_min")
_LISTS = ("brand", "color", "size", "features", "exclude")
#: More wishes than these are taken back with one of these words, or not at all.
MOST_DROPS = 4
TAKING_BACK = frozenset(
    fold_word(word)
    for word in """all any anything every everything whatever nothing clear forget ignore drop scrap
    skip remove reset restart start begin scratch afresh again over new fresh clean blank filters
    filter different else instead never nevermind matter care mind""".split()
)
_FUNCTION = frozenset(fold_word(word) for word in lexicon.FUNCTION)


def sanitise(
    frame: Frame, message: str, context: ReadContext, vocabulary: Vocabulary
) -> tuple[Frame, tuple[str, ...]]:
    """Drop what the message (for the need: the context too) doesn't say.

    Args:
        frame: A frame that a model wrote.
        message: The message that it read.
        context: What was shown, and the need so far.
        vocabulary: Tells words of titles from the words for kinds of things.

    Returns:
        The frame without inventions, and a note for each: "dropped price_max 99".
    """
    said = fold(normalise(message)).split()
    kept: dict[str, Any] = frame.model_dump(exclude_defaults=True) | {"act": frame.act}
    told = set(said)
    around = told | set(fold(" ".join((context.need or "", *context.shown))).split())
    for key in _LISTS:
        kept[key] = [text for text in kept.get(key, []) if _is_said(text, told)]
    if "need" in kept and not _is_said(kept["need"], around):
        del kept["need"]
    if "reason" in kept and not _is_said(kept["reason"], told):
        del kept["reason"]
    if "order_id" in kept and kept["order_id"].lower() not in normalise(message).lower():
        del kept["order_id"]
    if len(frame.drop) > MOST_DROPS and not told & TAKING_BACK:
        del kept["drop"]
    _keep_figures(kept, message)
    kept["items"] = _places(kept.get("items", []), message, context, vocabulary)
    if frame.act is not Act.POLICY:
        kept.pop("topic", None)
    return Frame(**{key: value for key, value in kept.items() if value != []}), _notes(frame, kept)


def _is_said(text: str, told: set[str]) -> bool:
    words = [word for word in fold(text).split() if word not in _FUNCTION]
    return bool(words) and all(word in told for word in words)


def _keep_figures(kept: dict[str, Any], message: str) -> None:
    figures = numbers.numbers_in(normalise(message))
    for key in _AMOUNTS:
        if key in kept and kept[key] not in figures:
            del kept[key]
    if "quantity" in kept and kept["quantity"] not in figures:
        told = read_quantity(Message(message))
        if told != kept["quantity"]:
            del kept["quantity"]


def _places(
    items: list[int], message: str, context: ReadContext, vocabulary: Vocabulary
) -> list[int]:
    """Only places that the message names, by ordinal, number or title."""
    if not items:
        return []
    text = Message(message)
    named = read_items(text, len(context.shown), listing=True)
    named += read_titles(text, context.shown, vocabulary, naming=True)
    figures = numbers.numbers_in(text.lower)
    return [place for place in items if place in named or float(place) in figures]


def _notes(frame: Frame, kept: dict[str, Any]) -> tuple[str, ...]:
    before = frame.model_dump(mode="json", exclude_defaults=True)
    return tuple(
        f"dropped {key} {value!r}: not said"
        for key, value in before.items()
        if key not in ("act", "sort", "topic") and kept.get(key, []) != value
    )
