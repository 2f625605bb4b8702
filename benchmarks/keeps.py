"""A second, plain reading of what the hard filters mean, to check the first one with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.catalogue.folding import fold
from retrieval.types import Availability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.types import Filters, Product, Variant


def keeps(product: Product, filters: Filters) -> bool:
    """Whether a product keeps every hard wish (of those that judged queries use)."""
    about = [product.title, product.brand or "", *product.category, *product.features]
    about += [*product.materials, *product.audience]
    about += [" ".join(pair) for pair in product.attributes]
    brands, levels = [product.brand or ""], list(product.category)
    return (
        (not filters.brand or _any_equal(filters.brand, brands))
        and (not filters.category or _any_equal(filters.category, levels))
        and (filters.rating_min is None or (product.rating or 0) >= filters.rating_min)
        and all(_mentioned(f, [*about, product.description]) for f in filters.features)
        and not any(_mentioned(word, about) for word in filters.exclude)
        and any(_form_keeps(form, filters) for form in product.variants or (product,))
    )


def _form_keeps(form: Product | Variant, filters: Filters) -> bool:
    price = None if form.price is None else form.price.major
    if filters.price_min is not None and (price is None or price < filters.price_min):
        return False
    if filters.price_max is not None and (price is None or price > filters.price_max):
        return False
    if filters.color and not any(_mentioned(color, form.colors) for color in filters.color):
        return False
    if filters.size and not _any_equal(filters.size, form.sizes):
        return False
    if any(_mentioned(word, form.colors) for word in filters.exclude):
        return False
    return not filters.in_stock or form.availability is Availability.IN_STOCK


def _any_equal(wishes: Iterable[str], values: Iterable[str]) -> bool:
    return bool({fold(wish) for wish in wishes} & {fold(value) for value in values})


def _mentioned(wish: str, texts: Iterable[str]) -> bool:
    pattern = re.compile(rf"(?<!\S){re.escape(fold(wish))}(?!\S)")
    joined = fold(wish).replace(" ", "")
    for text in texts:
        if pattern.search(fold(text)) or joined in fold(text.replace("-", "")).split():
            return True
    return False
