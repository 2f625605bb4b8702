"""Simulated shoppers: a persona's tastes, a name, an address, a way to pay."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from examples.general_store.products import Product
from examples.general_store.tables import Tables

LEVELS = ("value", "mid", "premium")


@dataclass(frozen=True, slots=True)
class Taste:
    """What draws a shopper, learnable from what they look at and buy."""

    persona: str
    departments: tuple[str, ...]
    brands: tuple[str, ...]
    level: str
    color_family: str
    colors: frozenset[str]
    audience: str

    def pull(self, product: Product) -> float:
        """How strongly a product attracts this shopper, as a log weight."""
        gap = abs(LEVELS.index(self.level) - LEVELS.index(product.brand.level))
        pull = 0.75 * min(3.0, product.popularity) - 1.1 * gap + 0.5 * (product.quality - 4.0)
        if product.brand.name in self.brands:
            pull += 1.6 - 0.3 * self.brands.index(product.brand.name)
        if self.colors & set(product.row.colors):
            pull += 0.7
        wearers = set(product.row.audience) & {"women", "men", "kids"}
        if wearers and self.audience not in wearers:
            pull -= 1.8
        return pull + (0.4 if product.list_price_cents is not None else 0.0)


@dataclass(frozen=True, slots=True)
class Shopper:
    """One account holder."""

    id: str
    name: str
    email: str
    address: Mapping[str, str]
    payment: str
    taste: Taste
    journeys: tuple[tuple[str, ...], ...]
    activity: float

    def record(self) -> dict[str, Any]:
        """The shopper as an entry of shoppers.json."""
        return {
            "shopper_id": self.id,
            "name": self.name,
            "email": self.email,
            "address": dict(self.address),
            "payment_method": self.payment,
            "tastes": {
                "persona": self.taste.persona,
                "departments": list(self.taste.departments),
                "brands": list(self.taste.brands),
                "price_level": self.taste.level,
                "color_family": self.taste.color_family,
                "audience": self.taste.audience,
            },
        }


def _taste(persona: str, entry: Mapping[str, Any], tables: Tables, rng: random.Random) -> Taste:
    family = rng.choice(sorted(tables.shoppers["colour_families"]))
    brands = rng.sample(entry["brands"], min(2, len(entry["brands"])))
    brands.append(rng.choice([name for name in tables.brands if name not in brands]))
    levels = [tables.brands[name].level for name in brands[:2]]
    parents = persona in ("family", "new_parent") and rng.random() < 0.6
    return Taste(
        persona=persona,
        departments=tuple(entry["departments"]),
        brands=tuple(brands),
        level=rng.choice([*levels, rng.choice(LEVELS)]),
        color_family=family,
        colors=frozenset(tables.shoppers["colour_families"][family]),
        audience="kids" if parents else rng.choice(("women", "men")),
    )


def _address(tables: Tables, rng: random.Random) -> dict[str, str]:
    names = tables.shoppers
    town = rng.choice(names["towns"])
    street = f"{rng.choice(names['streets'])} {rng.choice(names['street_kinds'])}"
    return {
        "street": f"{rng.randint(1, 180)} {street}",
        "town": town["town"],
        "state": town["state"],
        "postcode": f"{town['postcode']}{rng.randint(10, 99)}",
        "country": "Juniper Isles",
    }


def _shopper(number: int, persona: str, name: str, tables: Tables, rng: random.Random) -> Shopper:
    names = tables.shoppers
    entry = names["personas"][persona]
    local = name.lower().replace(" ", ".").replace("'", "")
    return Shopper(
        id=f"S-{number:04d}",
        name=name,
        email=f"{local}@{rng.choice(names['mail_domains'])}",
        address=_address(tables, rng),
        payment=rng.choice(names["payments"]),
        taste=_taste(persona, entry, tables, rng),
        journeys=tuple(tuple(journey) for journey in entry["journeys"]),
        activity=rng.lognormvariate(0.0, 0.6),
    )


def make_shoppers(tables: Tables, rng: random.Random) -> tuple[Shopper, ...]:
    """Invent the shop's account holders, personas in proportion to their share."""
    names = tables.shoppers
    count = int(tables.settings["shoppers"])
    personas = rng.choices(
        list(names["personas"]),
        weights=[entry["share"] for entry in names["personas"].values()],
        k=count,
    )
    pairs = [f"{first} {last}" for first in names["first_names"] for last in names["last_names"]]
    people = rng.sample(pairs, count)
    return tuple(
        _shopper(number, persona, name, tables, rng)
        for number, (persona, name) in enumerate(zip(personas, people, strict=True), start=1)
    )
