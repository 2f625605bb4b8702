"""Where the products of the training data come from: imported shops, trades, and invented goods.

A source is one shop or trade: the data is split by source. Invented goods put words together that
no shop has, so that a model learns to repeat a fact and not to guess it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.explain.grammar import word_list
from assistant.explain.purposes import purpose
from finetune.data.trades import Category, Trade, products_of
from retrieval.types import Availability, Money, Product

#: Products that a trade makes of one of its categories.
PER_CATEGORY = 8
#: Kinds of invented goods, and how many of each.
INVENTED_KINDS, INVENTED_EACH = 40, 8
MEASURES = (
    ("weight", ("{} g", "{} kg", "{} lb")), ("capacity", ("{} ml", "{} litres")),
    ("battery life", ("{} h", "{} hours", "{} days")), ("length", ("{} cm", "{} m")),
    ("power", ("{} W", "{} watts")), ("height", ("{} cm", "{} inches")), ("pages", ("{}",)),
    ("warranty", ("{} years",)), ("noise level", ("{} dB",)), ("thickness", ("{} mm",)),
)  # fmt: skip
#: One product in seven is nearly or wholly sold out.
STOCKS = (0, 2, *(20,) * 12)
COUNTRIES = ("Italy", "Japan", "Portugal", "Sweden", "Vietnam", "Kenya", "Peru", "Poland")
SYLLABLES = (
    "bra ven tor lum kes mil dor fen sal wick ham ria nor tel gan pos quin hal ost ber".split()
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Products of one kind, and what they are for, in words that follow "for"."""

    products: tuple[Product, ...]
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A shop or a trade."""

    name: str
    shelves: tuple[Shelf, ...]


def from_shop(directory: Path) -> Source:
    """The catalogue of an imported shop, a shelf per category; errors as for `products_of`."""
    by_category: dict[tuple[str, ...], list[Product]] = defaultdict(list)
    for product in products_of(directory):
        by_category[product.category].append(product)
    return Source(directory.name, tuple(Shelf(tuple(found)) for found in by_category.values()))


def from_trade(trade: Trade, rng: random.Random) -> Source:
    """A trade's vocabulary, a shelf of made-up products per category."""
    brands = trade.brands or ("Northmoor",)
    return Source(trade.name, tuple(_shelf(kind, brands, rng) for kind in trade.categories))


def _shelf(kind: Category, brands: Sequence[str], rng: random.Random) -> Shelf:
    def some(pool: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(rng.sample(pool, min(len(pool), rng.randint(0, most))))

    products = []
    for number in range(PER_CATEGORY):
        features = [*some(kind.adjectives, 3), *some(kind.nouns, 3)]
        rng.shuffle(features)
        products.append(
            _product(
                f"{kind.name}-{number}",
                _title(rng, rng.choice(brands), rng.choice(kind.titles or (kind.name,)), kind.name),
                features=features,
                materials=some(kind.materials, 2),
                audience=some(kind.audience, 1),
                colors=some(kind.colors, 2),
                price=kind.price,
                rng=rng,
            )
        )
    uses = filter(None, map(purpose, kind.uses))
    return Shelf(tuple(products), tuple(uses))


def _title(rng: random.Random, brand: str, title: str, kind: str) -> str:
    return rng.choice((f"{brand} {title}", f"{brand} {title}", f"{title} {kind}", f"{title}"))


def invented(rng: random.Random, name: str = "invented") -> Source:
    """Goods of which only the grammar is known."""
    return Source(name, tuple(_invented_shelf(rng) for _ in range(INVENTED_KINDS)))


def _invented_shelf(rng: random.Random) -> Shelf:
    pool = list(_invented_features(rng, 9))
    products = tuple(
        _product(
            f"invented-{number}",
            f"{_name(rng)} {_name(rng) if rng.random() < 0.5 else rng.randint(1, 900)}",
            features=rng.sample(pool, rng.randint(2, 5)),
            materials=(),
            audience=(),
            colors=(),
            price=(5.0, 400.0),
            rng=rng,
            attributes=_measure(rng),
        )
        for number in range(INVENTED_EACH)
    )
    return Shelf(products)


def _invented_features(rng: random.Random, count: int) -> Iterator[str]:
    nouns, adjectives = sorted(word_list("noun")), sorted(word_list("adjective"))
    endings = ("-proof", " resistant", "-free", " safe", " friendly", "able")
    for _ in range(count):
        draw = rng.random()
        if draw < 0.25:
            yield rng.choice(adjectives)
        elif draw < 0.4:
            yield f"{rng.choice((_name(rng).lower(), rng.choice(nouns)))}{rng.choice(endings)}"
        elif draw < 0.7:
            yield f"{rng.choice(adjectives)} {rng.choice(nouns)}"
        elif draw < 0.8:
            yield f"{rng.choice(nouns)} {rng.choice(sorted(word_list('mass')))}"
        elif draw < 0.95:
            yield f"{_name(rng)} {rng.choice(nouns)}"
        else:
            yield f"{rng.choice(nouns)} {rng.choice(('on', 'by', 'for'))} {rng.choice(nouns)}"


def _measure(rng: random.Random) -> tuple[tuple[str, str], ...]:
    name, units = rng.choice(MEASURES)
    number = rng.choice((str(rng.randint(2, 900)), f"{rng.randint(10, 99) / 10}"))
    if name in ("pages", "warranty"):
        number = str(rng.randint(2, 9) * (40 if name == "pages" else 1))
    measure = (name, rng.choice(units).format(number))
    return rng.choice(((), (measure,), (("made in", rng.choice(COUNTRIES)),)))


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def _product(
    product_id: str,
    title: str,
    *,
    features: Sequence[str],
    materials: tuple[str, ...],
    audience: tuple[str, ...],
    colors: tuple[str, ...],
    price: tuple[float, float],
    rng: random.Random,
    attributes: tuple[tuple[str, str], ...] = (),
) -> Product:
    cents = round(rng.uniform(*price)) * 100 - rng.choice((0, 1, 5, 10))
    stock = rng.choice(STOCKS)
    return Product(
        product_id,
        title,
        price=Money(max(cents, 99), "USD"),
        list_price=Money(cents * 2, "USD") if rng.random() < 0.08 else None,
        availability=Availability.IN_STOCK if stock else Availability.OUT_OF_STOCK,
        stock=stock,
        colors=colors,
        materials=materials,
        features=tuple(dict.fromkeys(features)),
        audience=audience,
        attributes=attributes,
        rating=rng.choice((None, 3.9, 4.2, 4.4, 4.7)),
        review_count=rng.randint(5, 400),
    )
