"""Size runs and true variants of shoes and clothes."""

import random
from dataclasses import dataclass

from examples.general_store.tables import ProductType, Row

ADULT_RUNS = {
    "clothes": ("XS", "S", "M", "L", "XL", "XXL"),
    "waists": ("28", "30", "32", "34", "36", "38"),
    "socks": ("36-38", "39-41", "42-44", "45-47"),
}
KIDS_RUNS = {
    "shoes": tuple(str(size) for size in range(24, 36)),
    "clothes": ("2-3 years", "4-5 years", "6-7 years", "8-9 years", "10-11 years"),
    "waists": ("4-5 years", "6-7 years", "8-9 years", "10-11 years"),
    "socks": ("24-27", "28-31", "32-35"),
}
SHOE_RANGES = {"women": range(36, 43), "men": range(40, 48)}


@dataclass(frozen=True, slots=True)
class Variant:
    """One buyable colour and size of a product."""

    id: str
    color: str
    size: str
    price_cents: int
    stock: int


def size_run(kind: ProductType, row: Row) -> tuple[str, ...]:
    """The sizes a product comes in: its own, or its type's run for its audience."""
    if row.sizes or not kind.size_run:
        return row.sizes
    if row.audience == ("kids",):
        return KIDS_RUNS[kind.size_run]
    if kind.size_run != "shoes":
        return ADULT_RUNS[kind.size_run]
    sizes = {size for who in row.audience for size in SHOE_RANGES.get(who, ())}
    return tuple(str(size) for size in sorted(sizes))


def make_variants(
    product_id: str,
    colors: tuple[str, ...],
    sizes: tuple[str, ...],
    price_cents: int,
    rng: random.Random,
) -> tuple[Variant, ...]:
    """Spread a product over its colours and sizes.

    The largest size may cost a little more; outer sizes are sold out more often.
    """
    surcharge_cents = rng.choice((0, 0, 0, 500))
    variants = []
    for color in colors:
        for place, size in enumerate(sizes):
            outer = place in (0, len(sizes) - 1)
            stock = 0 if rng.random() < (0.3 if outer else 0.1) else rng.randint(1, 14)
            extra_cents = surcharge_cents if place == len(sizes) - 1 else 0
            code = f"{product_id}-{color.replace(' ', '').upper()}-{size.split(' ')[0]}"
            variants.append(Variant(code, color, size, price_cents + extra_cents, stock))
    return tuple(variants)
