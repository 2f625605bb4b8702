"""Frames as short text: what a tuned model writes, and what labels are written in.

    search hiking boots; color brown, black; size 9; with waterproof; not leather; under 80

A model's time goes into the tokens that it writes (docs/finetuning.md has what one costs), and JSON
spends half of them on marks. The act stands first, the need right after it; then one part per slot,
in a fixed order, its values separated by ", ". Names are chosen to be one token each.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from assistant.types import Act, DropKey, Frame, Topic
from retrieval.errors import BadInput
from retrieval.types import Sort

ACTS: dict[Act, str] = {
    Act.SEARCH: "search", Act.REFINE: "refine", Act.RECOMMEND: "recommend",
    Act.COMPARE: "compare", Act.ASK: "ask", Act.CART_ADD: "add", Act.CART_REMOVE: "remove",
    Act.CART_VIEW: "cart", Act.CHECKOUT: "checkout", Act.ORDER_STATUS: "track",
    Act.ORDER_CANCEL: "cancel", Act.ORDER_CHANGE: "change", Act.ORDER_RETURN: "return",
    Act.ORDER_EXCHANGE: "exchange", Act.POLICY: "policy", Act.HANDOFF: "human",
    Act.SMALLTALK: "chat", Act.UNSUPPORTED: "other",
}  # fmt: skip
#: Slot → its name, in the order in which slots are written.
SLOTS: dict[str, str] = {
    "brand": "brand", "color": "color", "size": "size", "features": "with", "exclude": "not",
    "price_min": "over", "price_max": "under", "rating_min": "rated", "drop": "drop",
    "sort": "sort", "items": "item", "quantity": "count", "order_id": "order", "reason": "why",
    "topic": "about",
}  # fmt: skip
SORTS: dict[Sort, str] = {
    Sort.PRICE_ASC: "cheap", Sort.PRICE_DESC: "dear", Sort.RATING: "best", Sort.NEWEST: "new",
    Sort.POPULARITY: "popular",
}  # fmt: skip
WORDS = ("brand", "color", "size", "features", "exclude")
AMOUNTS = ("price_min", "price_max", "rating_min")

_ACT_OF = {word: act for act, word in ACTS.items()}
_SLOT_OF = {word: slot for slot, word in SLOTS.items()}
_SORT_OF = {word: sort for sort, word in SORTS.items()}
#: What separates parts and values can't stand inside of one.
_MARKS = re.compile(r"(?:[;\s]|,(?=[;,\s]))+")


def encode(frame: Frame) -> str:
    """A frame as one line of text."""
    parts = [f"{ACTS[frame.act]} {_value(frame.need or '')}".rstrip()]
    for slot, name in SLOTS.items():
        value = getattr(frame, slot)
        values = value if isinstance(value, list) else [value]
        written = [_written(slot, item) for item in values if item is not None]
        if any(written):
            parts.append(f"{name} {', '.join(filter(None, written))}")
    return "; ".join(parts)


def decode(text: str) -> Frame:
    """Read a line of text as a frame.

    Raises:
        BadInput: It is none: an unknown act or slot, a slot twice, a figure that is no figure.
    """
    head, *parts = [part.strip() for part in text.strip().split(";")]
    word, _, need = head.partition(" ")
    if word not in _ACT_OF:
        raise BadInput(f"{word[:40]!r} is no act.", hint=f"One of: {', '.join(_ACT_OF)}.")
    slots: dict[str, Any] = {"act": _ACT_OF[word]}
    if need.strip():
        slots["need"] = need.strip()
    for part in filter(None, parts):
        name, _, rest = part.partition(" ")
        slot = _SLOT_OF.get(name)
        if slot is None or slot in slots or not rest.strip():
            raise BadInput(f"{part[:60]!r} is no part of a frame.", hint=f"In: {text[:120]!r}.")
        slots[slot] = _read(slot, rest)
    try:
        return Frame(**slots)
    except ValueError as error:
        raise BadInput(f"{text[:120]!r} is no frame.", hint=str(error)) from error


def _read(slot: str, rest: str) -> Any:
    values = [value for value in (piece.strip() for piece in rest.split(", ")) if value]
    try:
        if slot in WORDS:
            return values
        if slot in AMOUNTS:
            return _amount(rest)
        if slot == "items":
            return [int(value) for value in values]
        if slot == "quantity":
            return int(rest)
        if slot == "drop":
            return [_drop_key(value) for value in values]
        if slot == "sort":
            return _SORT_OF[rest]
        return Topic(rest) if slot == "topic" else rest
    except (ValueError, KeyError) as error:
        raise BadInput(f"{rest[:60]!r} can't be {slot}.", hint="See docs/labelling.md.") from error


def _amount(text: str) -> float:
    amount = float(text)
    if not math.isfinite(amount):  # "inf" is a float, and Frame would take it
        raise ValueError(text)
    return amount


def _drop_key(word: str) -> DropKey:
    return DropKey(_SLOT_OF.get(word, word))


def _written(slot: str, value: Any) -> str:
    if slot == "sort":
        return SORTS[value]
    if slot == "drop":
        return SLOTS.get(value.value, str(value.value))
    if slot == "topic":
        return str(value.value)
    return _figure(value) if isinstance(value, float) else _value(str(value))


def _figure(value: float) -> str:
    """All digits, no exponent: 1299999.5, 80, 0.05."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _value(text: str) -> str:
    return _MARKS.sub(" ", text).strip(" ,")


def grammar() -> str:
    """The form as a GBNF grammar, for constrained generation by llama.cpp and vLLM."""

    def one_of(words: Any) -> str:
        return " | ".join(f'"{word}"' for word in words)

    rules = {
        "brand": "list", "color": "list", "size": "list", "features": "list", "exclude": "list",
        "price_min": "number", "price_max": "number", "rating_min": "number", "drop": "drops",
        "sort": "order", "items": "places", "quantity": "whole", "order_id": "value",
        "reason": "value", "topic": "topic",
    }  # fmt: skip
    parts = "".join(f' ("; {name} " {rules[slot]})?' for slot, name in SLOTS.items())
    drops = [SLOTS.get(key.value, key.value) for key in DropKey]
    return "\n".join(
        (
            f'root ::= act (" " value)?{parts}',
            f"act ::= {one_of(ACTS.values())}",
            'list ::= value (", " value)*',
            'value ::= char+ ("," char+)*',
            r"char ::= [^;,\n]",
            r'number ::= [0-9]+ ("." [0-9]+)?',
            "whole ::= [0-9]+",
            'place ::= "-1" | [0-9]+',
            'places ::= place (", " place)*',
            f"dropped ::= {one_of(drops)}",
            'drops ::= dropped (", " dropped)*',
            f"order ::= {one_of(SORTS.values())}",
            f"topic ::= {one_of(topic.value for topic in Topic)}",
        )
    )
