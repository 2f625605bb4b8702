"""The dialogue state: what is wanted, what was shown, what lies in the cart. Frozen, JSON-able."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from retrieval.types import Money, Sort

LIST_KEYS = ("brand", "color", "size", "features", "exclude")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted now; the keys are the frame's."""

    need: str | None = None
    brand: tuple[str, ...] = ()
    color: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    price_min: float | None = None
    price_max: float | None = None
    rating_min: float | None = None
    sort: Sort | None = None

    @property
    def empty(self) -> bool:
        """True when nothing at all is wanted."""
        return self == Wishes()

    def keys(self) -> tuple[str, ...]:
        """Names of the keys that have a value."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) not in (None, ()))

    def wire(self) -> dict[str, Any]:
        """As sent: keys without a value are left out."""
        values = {key: getattr(self, key) for key in self.keys()}
        return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items()}


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line of the cart; `price` is that of one piece, None where the shop names none."""

    product_id: str
    title: str
    quantity: int
    price: Money | None = None
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class DialogueState:
    """All that a session remembers between two messages.

    `shown` are the products on screen, in order (ordinals count them); `compared` those of the last
    comparison; `focus` is the one that "it" means; `asked` the wish that the last reply asked for;
    `seen` what was shown for the present need, so that "other ones" are others; `pending` a product
    that waits for its size before it can go into the cart, with how many pieces.
    """

    wishes: Wishes = Wishes()
    parked: tuple[Wishes, ...] = ()
    shown: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    focus: str | None = None
    asked: str | None = None
    already_asked: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    cart: tuple[CartLine, ...] = ()
    pending: tuple[str, int] | None = None
    turns: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON for the session store."""
        data: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> DialogueState:
        """The inverse of `to_json`; unknown keys of a later version are ignored."""
        known = {f.name for f in fields(cls)}
        values = {k: _tuple(v) for k, v in data.items() if k in known}
        values["wishes"] = _wishes(data.get("wishes", {}))
        values["parked"] = tuple(_wishes(item) for item in data.get("parked", ()))
        values["cart"] = tuple(_line(item) for item in data.get("cart", ()))
        return cls(**values)

    def with_shown(self, shown: tuple[tuple[str, str], ...]) -> DialogueState:
        """The state after (id, title) pairs were put on screen."""
        ids = tuple(product_id for product_id, _ in shown)
        seen = (*self.seen, *(i for i in ids if i not in self.seen))[-200:]
        focus = ids[0] if len(ids) == 1 else None
        titles = tuple(title for _, title in shown)
        return replace(self, shown=ids, titles=titles, compared=(), seen=seen, focus=focus)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _wishes(data: Mapping[str, Any]) -> Wishes:
    known = {f.name for f in fields(Wishes)}
    values = {k: _tuple(v) for k, v in data.items() if k in known}
    if values.get("sort") is not None:
        values["sort"] = Sort(values["sort"])
    return Wishes(**values)


def _line(data: Mapping[str, Any]) -> CartLine:
    price = data.get("price")
    return CartLine(**{**data, "price": Money(**price) if price else None})
