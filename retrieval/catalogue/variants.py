"""Forms of a product: read from a list inside the record, and summed up into the product."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from retrieval.catalogue.cleaning import lists, measures, text
from retrieval.catalogue.cleaning.money import MoneyStyle, currency_code, parse_money
from retrieval.catalogue.feeds.record import RowError
from retrieval.catalogue.synonyms import CODES, INTERNAL, SYNONYMS, normalised
from retrieval.types import Availability, Product, Variant

VARIANT_LIMIT = 1_000
_IDS = ("id", "item_id", "variant_id", "sku", "product_id", "offer_id", "gtin")
_COLOR = frozenset(normalised(name) for name in SYNONYMS["color"])
_SIZE = frozenset(normalised(name) for name in SYNONYMS["size"])
_MATERIAL = frozenset(normalised(name) for name in SYNONYMS["material"])
#: Names that aren't options: what has a place of its own.
_KNOWN = frozenset(
    normalised(name)
    for target, names in SYNONYMS.items()
    if target not in ("color", "size", "material", "features", "attributes")
    for name in (*names, target)
) | {"options", "attributes"}


def with_option_names(raw: Any, options: Any) -> Any:
    """Shopify's JSON: variants hold option1 … option3, the product holds their names."""
    if not isinstance(options, list) or not isinstance(raw, list):
        return raw
    names = {
        f"option{number}": str(option["name"])
        for number, option in enumerate(options[:3], 1)
        if isinstance(option, dict) and option.get("name")
    }
    return [
        {names.get(k, k): v for k, v in part.items() if v != "Default Title"}
        if isinstance(part, dict)
        else part
        for part in raw
    ]


def parse_variants(
    raw: Any,
    product_id: str,
    style: MoneyStyle | None = None,
    currency: str | None = None,
) -> tuple[Variant, ...]:
    """Variants from a list of objects, or an object of objects by id.

    Args:
        raw: as in the feed.
        product_id: prefix for the ids of variants that have none.
        style: how the feed writes money.
        currency: of the product.

    Raises:
        RowError: it is something else, or one of them has no valid price.
    """
    if isinstance(raw, dict):
        raw = [{"id": key, **value} for key, value in raw.items() if isinstance(value, dict)]
    if not isinstance(raw, (list, tuple)) or not all(isinstance(part, dict) for part in raw):
        raise RowError("variants", "not a list of objects", raw)
    found: dict[str, Variant] = {}
    for number, part in enumerate(raw[:VARIANT_LIMIT], 1):
        variant = _variant(part, f"{product_id}:{number}", style or MoneyStyle(), currency)
        found[variant.id] = variant
    return tuple(found.values())


def _variant(
    part: dict[str, Any], fallback: str, style: MoneyStyle, currency: str | None
) -> Variant:
    options = _options(part)
    by_name = {normalised(name): value for name, value in options.items()}
    key = next((part[k] for k in _IDS if part.get(k) not in (None, "")), fallback)
    stock = measures.stock(_first(part, "stock", "quantity", "inventory_quantity"))
    state = measures.availability(_first(part, "availability", "available", "in_stock"))
    if state is None and stock is not None:
        state = Availability.IN_STOCK if stock > 0 else Availability.OUT_OF_STOCK
    image, _ = lists.picture(part.get("image"))
    prices = [
        parse_money(
            part.get(name),
            style,
            "variants",
            currency_code(part.get("currency"), style.currency) or currency,
        )
        for name in ("price", "sale_price")
    ]
    return Variant(
        id=text.line(key, "variants", 200),
        colors=lists.colors(_named(by_name, _COLOR), "variants"),
        sizes=lists.sizes(_named(by_name, _SIZE), "variants"),
        price=min((price for price in prices if price is not None), default=None),
        availability=state or Availability.UNKNOWN,
        stock=stock,
        image=image,
        options=tuple((name, _text(value)) for name, value in options.items() if _text(value)),
    )


def _options(part: dict[str, Any]) -> dict[str, Any]:
    """What tells this form from the others, whether nested or beside the rest."""
    options: dict[str, Any] = {}
    for name in ("options", "attributes"):
        nested = part.get(name)
        if isinstance(nested, dict):
            options.update(nested)
        elif isinstance(nested, list):
            pairs = [o for o in nested if isinstance(o, dict) and "name" in o]
            options.update({str(o["name"]): o.get("value") for o in pairs})
    for name, value in part.items():
        norm = normalised(name)
        told = norm in _KNOWN or INTERNAL.search(norm) or CODES.search(norm)
        if not told and value is not None and not isinstance(value, dict):
            options.setdefault(name, value)
    return dict(list(options.items())[:20])


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value)
    return text.line(value, "variants", 200)


def _named(options: dict[str, Any], names: frozenset[str]) -> Any:
    return next((value for name, value in options.items() if name in names), None)


def _first(part: dict[str, Any], *names: str) -> Any:
    return next((part[name] for name in names if part.get(name) is not None), None)


def summed_up(product: Product) -> Product:
    """The product with price, colours, sizes and availability of its variants.

    The price is the lowest of those that can be bought, or of all where none can.
    """
    variants = product.variants
    buyable = [v for v in variants if v.availability is not Availability.OUT_OF_STOCK]
    prices = [v.price for v in buyable if v.price is not None]
    prices = prices or [v.price for v in variants if v.price is not None]
    price = min(prices, default=product.price, key=lambda money: money.minor)
    listed = product.list_price
    stocks = [v.stock for v in variants if v.stock is not None]
    materials = [text for v in variants for n, text in v.options if normalised(n) in _MATERIAL]
    return replace(
        product,
        price=price,
        list_price=listed if listed and price and listed > price else None,
        availability=_availability(variants, product.availability),
        stock=sum(stocks) if stocks else product.stock,
        colors=lists.unique([*product.colors, *(c for v in variants for c in v.colors)]),
        sizes=lists.unique([*product.sizes, *(s for v in variants for s in v.sizes)]),
        materials=lists.unique([*product.materials, *materials]),
        image=product.image or next((v.image for v in variants if v.image), None),
    )


def _availability(variants: tuple[Variant, ...], own: Availability) -> Availability:
    states = {variant.availability for variant in variants}
    if states == {Availability.UNKNOWN}:
        return own
    for state in (Availability.IN_STOCK, Availability.PREORDER, Availability.UNKNOWN):
        if state in states:
            return state
    return Availability.OUT_OF_STOCK
