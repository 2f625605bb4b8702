"""The reader that needs no model: tables of phrases and the catalogue's words.

Deterministic, and quick enough to run on every message (p95 under 5 ms); the fallback of the
model's reader.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from assistant.intent import lexicon
from assistant.intent.acts import Desk, Said, is_comparing, is_naming, read_browse, read_desk
from assistant.intent.answers import read_indifference, under_question
from assistant.intent.drops import read_drops
from assistant.intent.message import Message
from assistant.intent.needs import NeedReader, Noun, same_thing
from assistant.intent.negation import read_exclusions
from assistant.intent.orders import read_order_id, read_reason
from assistant.intent.ordinals import read_items
from assistant.intent.prices import PriceRange, read_prices
from assistant.intent.quantities import read_quantity
from assistant.intent.ratings import read_rating
from assistant.intent.reader import Reading
from assistant.intent.sizes import read_sizes
from assistant.intent.sorting import read_sort
from assistant.intent.titles import read_titles
from assistant.intent.unread import complete
from assistant.intent.wishes import WishReader
from assistant.types import Act, DropKey, Frame, ReadContext
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from retrieval.catalogue.vocabulary import Vocabulary

_ORDER_ACTS = (
    Act.ORDER_CANCEL, Act.ORDER_CHANGE, Act.ORDER_EXCHANGE, Act.ORDER_RETURN, Act.ORDER_STATUS,
)  # fmt: skip
_CART_ACTS = (Act.CART_ADD, Act.CART_REMOVE)
_ASKED_PRICE = ("price", "budget", "price_max", "price_min")
#: "return the boots", "remove the tent from my cart": the thing that is acted on.
_OBJECT = re.compile(
    r"\b(?:return|exchange|cancel|swap|replace|refund (?:for|on)|send back|add|put|remove"
    r"|delete|take|drop|buy|order)(?:ing)?"
    r" (?:one of )?(?:my|the|this|these|those|an?"
    r"|some)(?: new)? (?P<thing>[a-z][\w'-]*(?: [a-z][\w'-]*){0,3}?)"
    r"(?=\s(?:from|in|into|i|that|because|for|with|on|to|out|off|of|back|as|since|please"
    r"|and|which|they|it)\b|\s*[.,?!;]|\s*$)"
)
#: "the keyboard doesn't work", "I no longer want the blender", "the colour of the backpack".
_SUBJECT = re.compile(
    r"\b(?:(?:no longer|don't|do not) (?:want|need) |(?:colou?r|size|quantity) of |)(?:my"
    r"|the|this|that) (?P<thing>[a-z][\w'-]*(?: [a-z][\w'-]*)?)"
    r"(?=\s(?:doesn't|don't|didn't|does not|do not|is|are|was|were|arrived|came|broke"
    r"|stopped|won't|i (?:bought|ordered|got|received)|in my order|that i)\b)"
    r"|\b(?:no longer|don't|do not) (?:want|need) (?:my|the|this"
    r"|that) (?P<other>[a-z][\w'-]*(?: [a-z][\w'-]*)?)(?=\s*[,.!]|\s*$)"
)
_NOT_OBJECTS = re.compile(
    r"(?:\w+ )?(?:orders?|purchase|one|ones|item|items|it|cart|basket|order \w+|address"
    r"|quantity|money|refund|first|last|second|third|thing|product|products|package|stuff)"
)
_FOR = re.compile(
    r"\bfor (?:my |the |a |an )?(?P<use>[a-z][\w'-]*(?: [\w'-]+)?)(?=\s*(?:$|[,.?!]))"
)


_FEATURES_ASKED = (lexicon.MODIFIERS | lexicon.MATERIALS | lexicon.AUDIENCES) - {
    "good", "best", "better", "nice", "light", "big", "small", "long", "new",
}  # fmt: skip


def _after_how(message: Message, start: int) -> bool:
    """ "How heavy is it" asks for a figure, not for something heavy."""
    return message.lower[:start].rstrip().endswith(("how", "too", "very"))


class RulesReader:
    """Reads frames by rules."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._wishes = WishReader(vocabulary)
        self._needs = NeedReader(vocabulary)

    def read(self, message: str, context: ReadContext) -> Reading:
        """Read one message; see `FrameReader`."""
        began = time.perf_counter()
        text = Message(message)
        frame = read_indifference(text, context)
        if frame is None:
            frame = under_question(self._frame(text, context), text, context, self._is_value)
        frame = complete(frame, text.raw, context)
        return Reading(frame, "rules", time.perf_counter() - began)

    def _frame(self, message: Message, context: ReadContext) -> Frame:
        ongoing = context.need is not None or bool(context.shown)
        order_id = read_order_id(message)
        desk = read_desk(message, order_id, ongoing=ongoing)
        if desk is None:
            return self._browse(message, context)
        if desk.act in _CART_ACTS:
            return self._cart(message, context, desk.act)
        if desk.act in _ORDER_ACTS:
            return self._order(message, context, desk, order_id)
        return _build(act=desk.act, topic=desk.topic, order_id=order_id)

    def _order(
        self, message: Message, context: ReadContext, desk: Desk, order_id: str | None
    ) -> Frame:
        thing = _object(message)
        changes: dict[str, Any] = {"reason": read_reason(message)}
        if desk.act in (Act.ORDER_EXCHANGE, Act.ORDER_CHANGE):
            changes["size"] = read_sizes(message, self._vocabulary)
            changes["color"] = _said(message, self._wishes.read(message).colors)
        del context
        return _build(act=desk.act, order_id=order_id, need=thing, **changes)

    def _cart(self, message: Message, context: ReadContext, act: Act) -> Frame:
        quantity = read_quantity(message)
        items = self._items(message, context, naming=True)
        thing = None if items else _object(message)
        sizes = read_sizes(message, self._vocabulary) if act is Act.CART_ADD else []
        colors = _said(message, self._wishes.read(message).colors) if act is Act.CART_ADD else []
        return _build(act=act, quantity=quantity, items=items, need=thing, size=sizes, color=colors)

    def _items(self, message: Message, context: ReadContext, *, naming: bool) -> list[int]:
        places = read_items(message, len(context.shown), listing=is_comparing(message))
        named = read_titles(
            message, context.shown, self._vocabulary, naming=naming, need=context.need
        )
        return list(dict.fromkeys([*places, *named]))[:12]

    def _browse(self, message: Message, context: ReadContext) -> Frame:
        naming = is_naming(message)
        drop = read_drops(message, self._kind_of)
        rating = read_rating(message)
        sort = read_sort(message)
        items = self._items(message, context, naming=naming)
        prices, sizes = self._measures(message, context)
        exclude = read_exclusions(message)
        wishes = self._wishes.read(message)
        noun = self._needs.read(message, wishes.features)
        slots: dict[str, Any] = {
            "drop": drop, "rating_min": rating, "items": items, "sort": sort, "exclude": exclude,
            "size": sizes, "brand": _said(message, wishes.brands),
            "color": _said(message, wishes.colors),
            "price_min": prices.low, "price_max": prices.high, "features": noun.features,
        }  # fmt: skip
        act = read_browse(message, _said_by(slots, noun, context, named=self._names(message)))
        need = noun.need
        if act in (Act.ASK, Act.COMPARE) or (act is Act.RECOMMEND and items):
            need = None
            slots["features"] = self._asked_features(message)
        return _build(act=act, need=need, **slots)

    def _names(self, message: Message) -> bool:
        """Whether a category or brand of the catalogue is mentioned."""
        folded = [token.folded for token in message.tokens]
        return bool(self._vocabulary.scan(folded, Kind.CATEGORY, Kind.BRAND))

    def _measures(self, message: Message, context: ReadContext) -> tuple[PriceRange, list[str]]:
        """Prices with a cue first ("under 2 l" is none), then sizes, then what is left."""
        prices = read_prices(message, asked=context.asked in _ASKED_PRICE)
        sizes = read_sizes(message, self._vocabulary, asked=context.asked == "size")
        return prices, sizes

    def _asked_features(self, message: Message) -> list[str]:
        """What a question asks about, where it is a feature: "is the second waterproof?"."""
        found = [
            token.text
            for token in message.tokens
            if not token.text.isdigit()
            and (
                (token.text in _FEATURES_ASKED and not _after_how(message, token.start))
                or self._vocabulary.lookup(token.text, Kind.FEATURE)
            )
        ]
        uses = [match["use"] for match in _FOR.finditer(message.lower)]
        return list(dict.fromkeys([*found, *uses]))[:12]

    def _is_value(self, words: str, slot: str) -> bool:
        """Whether words may be a value of a slot: a known one, any feature, a brand that isn't."""
        if slot == "features":
            return True
        kind = Kind(slot)
        if self._vocabulary.lookup(words, kind) or self._vocabulary.typo(words, kind):
            return True
        alone = words.isalpha() and not self._vocabulary.lookup(words, Kind.CATEGORY)
        return alone and kind is Kind.BRAND

    def _kind_of(self, words: str) -> DropKey | None:
        """Which wish words belong to, if the catalogue or the lexicon knows them."""
        kinds = {term.kind for term in self._vocabulary.lookup(words)}
        if Kind.COLOR in kinds or words in lexicon.COLORS:
            return DropKey.COLOR
        if Kind.BRAND in kinds or words in lexicon.WORLD_BRANDS:
            return DropKey.BRAND
        if Kind.SIZE in kinds:
            return DropKey.SIZE
        known = words in lexicon.MODIFIERS | lexicon.MATERIALS or Kind.FEATURE in kinds
        return DropKey.FEATURES if known or Kind.MATERIAL in kinds else None


def _said_by(slots: dict[str, Any], noun: Noun, context: ReadContext, *, named: bool) -> Said:
    wishes = any(value for key, value in slots.items() if key != "items")
    return Said(
        need=noun.need,
        items=bool(slots["items"]),
        wishes=wishes,
        led=noun.led,
        category=named,
        ongoing=context.need is not None or bool(context.shown),
        same_need=bool(noun.need and context.need and same_thing(noun.need, context.need)),
    )


def _object(message: Message) -> str | None:
    for match in message.find(_OBJECT):
        if not _NOT_OBJECTS.fullmatch(match["thing"]):
            return message.said(*match.span("thing"))
    for match in _SUBJECT.finditer(message.lower):
        name = "thing" if match["thing"] else "other"
        if not _NOT_OBJECTS.fullmatch(match[name]):
            return message.said(*match.span(name))
    return None


def _said(message: Message, spans: list[tuple[int, int]]) -> list[str]:
    return list(dict.fromkeys(message.said(start, end) for start, end in spans))[:12]


def _build(**slots: Any) -> Frame:
    """A frame of the slots that have a value, cut to what a Frame can hold."""
    kept: dict[str, Any] = {}
    for key, value in slots.items():
        if value is None or value == []:
            continue
        if isinstance(value, str) and key in ("need", "order_id", "reason"):
            value = value[:120].strip()
        elif isinstance(value, list):
            value = [item[:120].strip() if isinstance(item, str) else item for item in value][:12]
            value = [item for item in value if item != ""]
        if value not in ("", []):
            kept[key] = value
    return Frame(**kept)
