"""What the filters read from a product: its buyable forms, its texts, its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from retrieval.catalogue.folding import fold
from retrieval.types import Availability, Variant

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval.types import Money, Product

UNKNOWN = float("nan")
#: Attributes that belong to variants: one red variant doesn't make the product red.
OF_VARIANTS = frozenset(("color", "size"))


def buyable_forms(product: Product) -> list[Variant]:
    """The variants of a product, or the product itself as the only one.

    What no variant says is taken from the product, for all of them.
    """
    own = Variant(
        product.id,
        colors=product.colors,
        sizes=product.sizes,
        price=product.price,
        availability=_availability(product),
        stock=product.stock,
    )
    if not product.variants:
        return [own]
    forms = [replace(variant, availability=_availability(variant)) for variant in product.variants]
    if not any(form.colors for form in forms):
        forms = [replace(form, colors=own.colors) for form in forms]
    if not any(form.sizes for form in forms):
        forms = [replace(form, sizes=own.sizes) for form in forms]
    if all(form.price is None for form in forms):
        forms = [replace(form, price=own.price) for form in forms]
    if all(form.availability is Availability.UNKNOWN for form in forms):
        forms = [replace(form, availability=own.availability) for form in forms]
    return forms


def _availability(item: Product | Variant) -> Availability:
    if item.availability is not Availability.UNKNOWN or item.stock is None:
        return item.availability
    return Availability.IN_STOCK if item.stock > 0 else Availability.OUT_OF_STOCK


def label_texts(product: Product) -> list[str]:
    """What an exclusion looks at besides colours: what the product is, not what is told of it."""
    attributes = [
        f"{name} {value}" for name, value in product.attributes if fold(name) not in OF_VARIANTS
    ]
    named = [product.title, product.brand or "", *product.category, *product.features]
    return [*named, *product.materials, *product.audience, *attributes]


def mention_texts(product: Product) -> list[str]:
    """What a wish for a feature looks at: everything that is said about the product."""
    options = {
        f"{name} {value}"
        for variant in product.variants
        for name, value in variant.options
        if fold(name) not in OF_VARIANTS
    }
    return [*label_texts(product), *sorted(options), product.description]


def major(price: Money | None) -> float:
    """A price in major units; NaN where unknown."""
    return UNKNOWN if price is None else price.major


def timestamp(date: str | None) -> float:
    """An ISO 8601 date in seconds since 1970; NaN where unknown or unreadable."""
    if date is None:
        return UNKNOWN
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return UNKNOWN
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _known(value: float | None) -> float:
    return UNKNOWN if value is None else float(value)


#: Figures of a product by name; NaN where unknown.
SIGNALS: dict[str, Callable[[Product], float]] = {
    "price": lambda product: major(product.price),
    "rating": lambda product: _known(product.rating),
    "reviews": lambda product: float(product.review_count or 0),
    "created": lambda product: timestamp(product.created),
    "buyable": lambda product: float(_availability(product) is not Availability.OUT_OF_STOCK),
}
