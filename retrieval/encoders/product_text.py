"""The words that stand for a product when it is turned into a vector, or shown to a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.types import Product

#: Longer descriptions say less and less about what a product is; the encoder cuts by tokens too.
LONGEST_DESCRIPTION = 600


def product_text(product: Product) -> str:
    """What describes a product, the most telling first: encoders cut at the end.

    Title, brand, category, features, materials, colours, audience, then the description. Price,
    stock and sizes are left out: they are filters, and would make vectors stale with every sale.
    """
    parts = [
        product.title,
        product.brand or "",
        " ".join(reversed(product.category[-2:])),
        _list(product.features),
        _list(product.materials),
        _list(product.colors),
        _list(product.audience),
        first_sentences(product.description, LONGEST_DESCRIPTION),
    ]
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def first_sentences(text: str, limit: int) -> str:
    """As many whole sentences as fit into `limit` characters; at least a cut first one."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    end = max(text.rfind(mark, 0, limit) for mark in (". ", "! ", "? "))
    return text[: end + 1] if end > 0 else text[:limit].rsplit(" ", 1)[0]


def _list(values: Iterable[str], most: int = 8) -> str:
    return ", ".join(list(values)[:most])
