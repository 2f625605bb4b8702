""" "Which is the lightest?": the products on screen by one figure of their records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.explain.figures import money_text, rating_text
from assistant.turn.tools import Tools, Turn
from retrieval.types import Product

#: Unit → the unit it is counted in, and how many of those it is.
UNITS = {
    "kg": ("g", 1000.0), "g": ("g", 1.0), "l": ("ml", 1000.0), "ml": ("ml", 1.0),
    "m": ("cm", 100.0), "cm": ("cm", 1.0), "mm": ("cm", 0.1), "h": ("min", 60.0),
    "hours": ("min", 60.0), "hour": ("min", 60.0), "min": ("min", 1.0), "minutes": ("min", 1.0),
    "w": ("w", 1.0), "db": ("db", 1.0), "inch": ("cm", 2.54), "days": ("min", 1440.0),
}  # fmt: skip
#: Word → words of the attribute's name, and whether the largest figure is meant.
WORDS = {
    "lightest": (("weight",), False), "heaviest": (("weight",), True),
    "biggest": (("capacity", "volume", "size", "dimensions"), True),
    "largest": (("capacity", "volume", "size", "dimensions"), True),
    "smallest": (("capacity", "volume", "size", "dimensions"), False),
    "longest": (("battery", "length", "life"), True), "tallest": (("height",), True),
    "quietest": (("noise",), False), "loudest": (("noise",), True),
    "strongest": (("power",), True), "most powerful": (("power",), True),
}  # fmt: skip


COMPARATIVE = re.compile(r"\b(?:cheaper|less expensive|of (?:the|these|those) two)\b", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a common unit; only figures of one unit can be compared."""

    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Winner:
    """The product that a superlative means, with the value that decided."""

    product: Product
    name: str
    value: str
    silent: int


def superlative(turn: Turn, tools: Tools) -> Winner | None:
    """The product on screen that a message means, "the cheaper one" that of those compared.

    Returns:
        None where it points at products by place or button, and as for `most`.
    """
    if turn.product_ids or turn.reading.frame.items:
        return None
    compared = turn.state.compared if COMPARATIVE.search(turn.message) else ()
    ids = compared or turn.state.shown
    return most(turn.message, tuple(p for p in map(tools.product, ids) if p is not None))


def most(message: str, products: Sequence[Product]) -> Winner | None:
    """The product that a message's superlative means.

    Returns:
        None where the message has no superlative or fewer than two records state the figure.
    """
    text = message.casefold()
    if re.search(r"\b(cheapest|cheaper|least expensive|less expensive|lowest price)\b", text):
        return _best(products, "price", _price, money_text_of, largest=False)
    if re.search(r"\b(best|highest) rated|best rating\b", text):
        return _best(products, "rating", _stars, _rating, largest=True)
    for word, (names, largest) in WORDS.items():
        if re.search(rf"\b{word}\b(?! size)", text):
            return _by_attribute(products, names, largest=largest)
    return None


def _price(product: Product) -> Figure | None:
    price = product.price
    return Figure(price.major, price.currency) if price is not None else None


def money_text_of(product: Product) -> str:
    """Its price in words."""
    return money_text(product.price)


def _stars(product: Product) -> Figure | None:
    return None if product.rating is None else Figure(product.rating)


def _rating(product: Product) -> str:
    return rating_text(product) or ""


def _by_attribute(
    products: Sequence[Product], names: Sequence[str], *, largest: bool
) -> Winner | None:
    for name in names:

        def value(product: Product, name: str = name) -> str:
            found = (v for k, v in product.attributes if name in k.casefold().split())
            return next(found, "")

        def stated(product: Product, name: str = name) -> Figure | None:
            return figure(value(product, name))

        best = _best(products, name, stated, value, largest=largest)
        if best is not None:
            return best
    return None


def _best(
    products: Sequence[Product],
    name: str,
    figure_of: Callable[[Product], Figure | None],
    value_of: Callable[[Product], str],
    *,
    largest: bool,
) -> Winner | None:
    """The extreme one of those that state the figure in the unit that most of them use."""
    stated = [(f, p) for p in products if (f := figure_of(p)) is not None]
    units = Counter(f.unit for f, _ in stated).most_common(1)
    comparable = [(f.number, p) for f, p in stated if f.unit == units[0][0]]
    if len(comparable) < 2:
        return None
    choose = max if largest else min
    product = choose(comparable, key=lambda pair: pair[0])[1]
    return Winner(product, name, value_of(product), len(products) - len(comparable))


def figure(text: str) -> Figure | None:
    """The first figure of a value in a common unit: "1.2 kg" → 1200 g; None without one."""
    match = re.search(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)?", text.casefold())
    if match is None:
        return None
    thousands = re.fullmatch(r"[1-9]\d{0,2},\d{3}", match[1])
    number = float(match[1].replace(",", "" if thousands else "."))
    written = match[2] or ""
    unit, factor = UNITS.get(written, (written, 1.0))
    return Figure(number * factor, unit)
