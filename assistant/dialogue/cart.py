"""Pure steps of the cart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from assistant.dialogue.state import CartLine, DialogueState
from retrieval.types import Money, Product, Variant

MOST_PIECES = 999


def add_line(
    state: DialogueState,
    product: Product,
    variant: Variant | None,
    quantity: int,
    *,
    size: str | None = None,
) -> DialogueState:
    """Add pieces of a product; the same product, variant and size share one line."""
    state = replace(state, pending=None)
    title = _line_title(product, variant, size)
    key = (product.id, variant.id if variant else None, title)
    price = variant.price if variant is not None and variant.price is not None else product.price
    lines = [n for n in state.cart if (n.product_id, n.variant_id, n.title) != key]
    have = sum(n.quantity for n in state.cart if (n.product_id, n.variant_id, n.title) == key)
    lines.append(CartLine(product.id, title, min(have + quantity, MOST_PIECES), price, key[1]))
    return replace(state, cart=tuple(lines))


def _line_title(product: Product, variant: Variant | None, size: str | None) -> str:
    options: tuple[str, ...] = (size,) if size and len(product.sizes) > 1 else ()
    if variant is not None:
        options = (*variant.colors, *variant.sizes)
    return f"{product.title} ({', '.join(options)})" if options else product.title


def remove_lines(
    state: DialogueState, lines: Collection[CartLine], quantity: int | None
) -> DialogueState:
    """Take lines out; with a quantity only so many pieces of them in all, the newest first."""
    kept: list[CartLine] = []
    wanted = quantity
    for line in reversed(state.cart):
        gone = 0
        if line in lines:
            gone = line.quantity if wanted is None else min(wanted, line.quantity)
        wanted = wanted if wanted is None else wanted - gone
        if gone < line.quantity:
            kept.append(replace(line, quantity=line.quantity - gone))
    return replace(state, cart=tuple(reversed(kept)))


def removed(before: DialogueState, after: DialogueState) -> list[str]:
    """What left the cart: the title of a line, or "2 × Kettle" where some of it stays."""
    left = {(n.product_id, n.variant_id, n.title): n.quantity for n in after.cart}
    texts = []
    for line in before.cart:
        stays = left.get((line.product_id, line.variant_id, line.title), 0)
        gone = line.quantity - stays
        if gone:
            texts.append(f"{gone} × {line.title}" if stays else line.title)
    return texts


def total_of(state: DialogueState, currency: str) -> tuple[Money, int]:
    """The sum of the lines with a price, and how many pieces have none."""
    priced = [line for line in state.cart if line.price is not None]
    unit = priced[0].price.currency if priced and priced[0].price else currency
    minor = sum(line.price.minor * line.quantity for line in priced if line.price is not None)
    return Money(minor, unit), sum(line.quantity for line in state.cart if line.price is None)


def cart_wire(state: DialogueState, currency: str) -> dict[str, Any]:
    """The cart as sent: lines, total, currency."""
    total, _ = total_of(state, currency)
    lines = [
        {
            "product_id": line.product_id,
            "title": line.title,
            "quantity": line.quantity,
            "price": line.price.major if line.price else None,
        }
        for line in state.cart
    ]
    return {"lines": lines, "total": total.major, "currency": total.currency}
