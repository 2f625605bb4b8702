"""Figures as a shopper reads them: money, ratings, counts. The model never writes these."""

from __future__ import annotations

from babel.numbers import format_currency

from retrieval.types import Availability, Money, Product, Variant

STOCK_WORDS = {
    Availability.IN_STOCK: "in stock",
    Availability.OUT_OF_STOCK: "sold out",
    Availability.PREORDER: "for pre-order",
    Availability.UNKNOWN: "stock not stated",
}
#: Nouns without a plural, as far as shops sell them.
MASS = frozenset(
    """food coffee tea honey chocolate muesli clothing footwear furniture bedding luggage ink paper
    equipment jewelry jewellery stuff oil soap shampoo sunscreen bread rice milk""".split()
)
#: From so few pieces on, a shopper is told how many are left.
LOW_STOCK = 5


def money_text(money: Money | None) -> str:
    """$19.99; a shop without prices says so."""
    if money is None:
        return "price not listed"
    return format_currency(money.major, money.currency, locale="en_US")


def amount_text(amount: float, currency: str) -> str:
    """A wish such as 100.0 → "$100", without needless decimals."""
    text = format_currency(amount, currency, locale="en_US")
    return text.removesuffix(".00") if amount == int(amount) else text


def stock_text(product: Product, variant: Variant | None = None) -> str:
    """in stock; only 3 left; sold out."""
    of = variant if variant is not None else product
    if of.availability is Availability.IN_STOCK and of.stock is not None and of.stock <= LOW_STOCK:
        return f"only {of.stock} left"
    return STOCK_WORDS[of.availability]


def rating_text(product: Product) -> str | None:
    """4.6 out of 5 from 213 reviews, or None where nobody rated it."""
    if product.rating is None:
        return None
    text = f"{product.rating:.1f} out of 5"
    if product.review_count:
        noun = "review" if product.review_count == 1 else "reviews"
        text += f" from {product.review_count:,} {noun}"
    return text


def price_of(product: Product, variant: Variant | None = None) -> Money | None:
    """The price to pay: the variant's where it has one of its own."""
    return variant.price if variant is not None and variant.price is not None else product.price


def list_words(words: tuple[str, ...] | list[str], joint: str = "and") -> str:
    """a, b and c."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def counted(number: int, noun: str) -> str:
    """1 product, 2 products."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural(noun)}"


def plural(noun: str) -> str:
    """The plural of an English noun phrase; what ends in s stays."""
    if noun.endswith(("s", "S")) or noun.split()[-1].casefold() in MASS:
        return noun
    if noun.endswith("knife"):
        return noun[:-2] + "ves"
    if noun.endswith(("ch", "sh", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
