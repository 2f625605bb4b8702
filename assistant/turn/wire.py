"""Products and answers in the form of the HTTP contract."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.cart import cart_wire
from assistant.dialogue.state import DialogueState
from assistant.explain.figures import price_of
from assistant.turn.tools import Comparison
from retrieval.types import Hit


def product_wire(hit: Hit, reasons: tuple[str, ...], currency: str) -> dict[str, Any]:
    """One product with every key of the contract; `parts` breaks its score down."""
    product, variant = hit.product, hit.variant
    price = price_of(product, variant)
    of = variant if variant is not None else product
    return {
        "id": product.id,
        "title": product.title,
        "price": price.major if price is not None else None,
        "currency": price.currency if price is not None else currency,
        "availability": of.availability.value,
        "brand": product.brand,
        "category": " > ".join(product.category) or None,
        "image": (variant.image if variant else None) or product.image,
        "url": product.url,
        "rating": product.rating,
        "review_count": product.review_count,
        "reasons": list(reasons),
        "score": round(hit.score, 6),
        "parts": {name: round(value, 6) for name, value in hit.parts.items()},
        "list_price": product.list_price.major if product.list_price else None,
        "stock": of.stock,
        "variant_id": variant.id if variant is not None else None,
    }


def state_wire(state: DialogueState, currency: str) -> dict[str, Any]:
    """The state: flat, with the frame's keys; earlier needs under `parked`; the cart always."""
    parked = [wishes.wire() for wishes in state.parked]
    return state.wishes.wire() | {"parked": parked, "cart": cart_wire(state, currency)}


def comparison_wire(table: Comparison) -> dict[str, Any]:
    """The table: ids and titles of the columns, rows of name and values."""
    return {
        "product_ids": list(table.product_ids),
        "titles": list(table.titles),
        "rows": [{"name": name, "values": list(values)} for name, values in table.rows],
    }
