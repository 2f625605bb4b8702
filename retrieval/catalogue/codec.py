"""Products as JSON text and back, and digests that tell whether one has changed."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from hashlib import blake2b
from typing import Any

from retrieval.types import Availability, Money, Product, Review, Variant

#: What changes without changing what a product is: no reason to compute its vectors anew.
_FLUID = frozenset(
    (
        *("price", "list_price", "availability", "stock", "rating", "review_count"),
        *("url", "created", "variants", "group"),
    )
)


def encode(product: Product) -> str:
    """JSON of a product; fields that have their default value are left out."""
    return _dumps(_plain(product))


def decode(record: str) -> Product:
    """The product that `encode` wrote."""
    values = json.loads(record)
    return Product(**{name: _DECODERS.get(name, _same)(value) for name, value in values.items()})


def fingerprint(product: Product) -> tuple[str, bytes, bytes]:
    """The record with two digests of 16 bytes each.

    Returns:
        The JSON of `encode`; a digest that differs when anything about the product does; a digest
        that differs when what describes the product does (not its price or stock).
    """
    plain = _plain(product)
    record = _dumps(plain)
    lasting = _dumps({k: v for k, v in plain.items() if k not in _FLUID})
    return record, _hash(record), _hash(lasting)


def review_digest(review: Review) -> bytes:
    """16 bytes that tell one review from another: the same review twice is one review."""
    return _hash(_dumps([getattr(review, f.name) for f in fields(review)]))


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(item: Product | Variant) -> dict[str, Any]:
    values = {}
    for name, default in _FIELDS[type(item)]:
        value = getattr(item, name)
        if value != default:
            values[name] = _plain_value(value)
    return values


def _plain_value(value: Any) -> Any:
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, Availability):
        return value.value
    if isinstance(value, tuple) and value and isinstance(value[0], Variant):
        return [_plain(variant) for variant in value]
    return value


def _same(value: Any) -> Any:
    return value


def _strings(value: list[str]) -> tuple[str, ...]:
    return tuple(value)


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in value)


def _money(value: list[Any]) -> Money:
    return Money(value[0], value[1])


def _variants(value: list[dict[str, Any]]) -> tuple[Variant, ...]:
    return tuple(
        Variant(**{name: _DECODERS.get(name, _same)(part) for name, part in variant.items()})
        for variant in value
    )


_FIELDS = {
    kind: tuple((f.name, None if f.default is MISSING else f.default) for f in fields(kind))
    for kind in (Product, Variant)
}
_DECODERS: dict[str, Any] = {
    **dict.fromkeys(("category", "colors", "sizes", "materials", "features", "audience"), _strings),
    **dict.fromkeys(("attributes", "options"), _pairs),
    **dict.fromkeys(("price", "list_price"), _money),
    "availability": Availability,
    "variants": _variants,
}
