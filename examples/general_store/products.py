"""The catalogue: table rows become products with a price, stock, rating and variants."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from examples.general_store.prose import Writer
from examples.general_store.sizes import Variant, make_variants, size_run
from examples.general_store.tables import Brand, ProductType, Row, Tables

# Things that are used up or read; the others carry their brand's guarantee.
UNGUARANTEED = frozenset({"Food & Drink", "Books & Stationery", "Beauty & Care"})
GUARANTEED_TYPES = frozenset({"Fountain pens", "Hair dryers", "Electric toothbrushes"})
UNGUARANTEED_TYPES = frozenset({"Dog food"})
VARIANT_PRODUCTS = 62
MOST_VARIANTS = 24


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the shop."""

    id: str
    title: str
    description: str
    brand: Brand
    kind: ProductType
    row: Row
    price_cents: int
    list_price_cents: int | None
    stock: int
    sizes: tuple[str, ...]
    attributes: Mapping[str, str]
    popularity: float
    quality: float
    created: date
    variants: tuple[Variant, ...]

    @property
    def image(self) -> str:
        """Path of the picture, relative to the shop's directory."""
        return f"pictures/{self.id}.svg"

    def record(self, rating: float, review_count: int, currency: str) -> dict[str, Any]:
        """The product as a line of products.jsonl, prices in major units."""
        known: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "brand": self.brand.name,
            "category": self.kind.category,
            "price": self.price_cents / 100,
        }
        if self.list_price_cents is not None:
            known["list_price"] = self.list_price_cents / 100
        known |= {
            "currency": currency,
            "stock": self.stock,
            "color": list(self.row.colors),
            "size": list(self.sizes),
            "material": list(self.row.materials),
            "features": list(self.row.features),
            "audience": list(self.row.audience),
            "attributes": dict(self.attributes),
            "image": self.image,
            "rating": rating,
            "review_count": review_count,
            "created": self.created.isoformat(),
        }
        if self.variants:
            known["variants"] = [_variant_record(variant) for variant in self.variants]
        return known


def _variant_record(variant: Variant) -> dict[str, Any]:
    return {
        "id": variant.id,
        "color": variant.color,
        "size": variant.size,
        "price": variant.price_cents / 100,
        "stock": variant.stock,
    }


def _guaranteed(kind: ProductType) -> bool:
    if kind.department in UNGUARANTEED:
        return kind.name in GUARANTEED_TYPES
    return kind.name not in UNGUARANTEED_TYPES


def _attributes(row: Row, kind: ProductType, brand: Brand) -> dict[str, str]:
    attributes = dict(row.attributes)
    if _guaranteed(kind) and "warranty" not in attributes and brand.warranty != "none":
        lasting = "lifetime guarantee" in row.features
        attributes["warranty"] = "lifetime" if lasting else brand.warranty
    if kind.department not in ("Food & Drink", "Books & Stationery"):
        attributes["made in"] = brand.made_in
    return attributes


def _sale(price_cents: int, share: float, rng: random.Random) -> tuple[int, int | None]:
    if rng.random() >= share:
        return price_cents, None
    cut = rng.choice((0.10, 0.15, 0.20, 0.25, 0.30))
    reduced_cents = max(95, round(price_cents * (1 - cut) / 100) * 100 - 5)
    if reduced_cents >= price_cents:
        return price_cents, None
    return reduced_cents, price_cents


def _stock(popularity: float, sold_out: bool, rng: random.Random) -> int:
    return 0 if sold_out else rng.randint(2, 30) + int(12 * popularity)


def _wants_variants(kind: ProductType, row: Row, sizes: tuple[str, ...]) -> bool:
    spread = len(row.colors) * len(sizes)
    return bool(kind.size_run) and 1 < spread <= MOST_VARIANTS


def _sold_out_ids(tables: Tables, rng: random.Random) -> set[int]:
    """Numbers of sold-out rows: one in each department, then anywhere up to the share."""
    places: dict[str, list[int]] = {}
    number = 0
    for kind in tables.types:
        for _ in kind.rows:
            places.setdefault(kind.department, []).append(number)
            number += 1
    chosen = {rng.choice(numbers) for numbers in places.values()}
    wanted = round(number * float(tables.settings["sold_out_share"]))
    others = [place for place in range(number) if place not in chosen]
    return chosen | set(rng.sample(others, wanted - len(chosen)))


def _variant_ids(tables: Tables, rng: random.Random) -> set[int]:
    """Numbers of the rows that get true variants."""
    rows = [(kind, row) for kind in tables.types for row in kind.rows]
    able = [
        number
        for number, (kind, row) in enumerate(rows)
        if _wants_variants(kind, row, size_run(kind, row))
    ]
    return set(rng.sample(able, min(VARIANT_PRODUCTS, len(able))))


def _product(
    number: int, kind: ProductType, row: Row, tables: Tables, sold_out: bool, varied: bool,
    rng: random.Random,
) -> Product:  # fmt: skip
    brand = tables.brands[row.brand]
    settings = tables.settings
    product_id = f"JL-{int(settings['first_product_number']) + number}"
    sizes = size_run(kind, row)
    price_cents, list_price_cents = _sale(row.price_cents, float(settings["sale_share"]), rng)
    popularity = rng.lognormvariate(0.0, 1.0)
    stock = _stock(popularity, sold_out, rng)
    variants: tuple[Variant, ...] = ()
    if varied and not sold_out:
        variants = make_variants(product_id, row.colors, sizes, price_cents, rng)
        stock = sum(variant.stock for variant in variants)
    attributes = _attributes(row, kind, brand)
    return Product(
        id=product_id,
        title=f"{row.brand} {row.title}",
        description=Writer(tables.phrases, random.Random(product_id)).describe(
            kind, row, attributes
        ),
        brand=brand,
        kind=kind,
        row=row,
        price_cents=price_cents,
        list_price_cents=list_price_cents,
        stock=stock,
        sizes=sizes,
        attributes=attributes,
        popularity=popularity,
        quality=min(4.9, max(2.6, rng.gauss(4.2, 0.45))),
        created=tables.today - timedelta(days=int(rng.triangular(3, 900, 120))),
        variants=variants,
    )


def make_products(tables: Tables, rng: random.Random) -> tuple[Product, ...]:
    """Make the catalogue from the tables, in the tables' order."""
    rows = [(kind, row) for kind in tables.types for row in kind.rows]
    sold_out = _sold_out_ids(tables, rng)
    varied = _variant_ids(tables, rng)
    return tuple(
        _product(number, kind, row, tables, number in sold_out, number in varied, rng)
        for number, (kind, row) in enumerate(rows)
    )
