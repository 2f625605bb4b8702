"""What buyers say of a product: lines of tables/remarks.yaml that fit it, filled in."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from examples.general_store.products import Product
from examples.general_store.prose import is_plural, states_something


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that buyers like or dislike about a product."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


def tags(product: Product) -> frozenset[str]:
    """What a line may ask for: features, audiences, attributes, words of title and type."""
    words = product.title.lower().replace("'s", "").replace("'", "").split()
    kind = product.kind.name.lower().split()
    stated = [name for name, value in product.attributes.items() if states_something(value)]
    exclusive = product.row.audience if len(product.row.audience) == 1 else ()
    dogs_and_cats = [who for who in product.row.audience if who in ("dogs", "cats")]
    return frozenset(
        [*product.row.features, *exclusive, *dogs_and_cats, *stated, *kind]
        + [word.strip(',."') for word in words]
    )


def slots(product: Product, rng: random.Random) -> dict[str, str]:
    """Values that a line may mention."""
    known = {name: value for name, value in product.attributes.items() if states_something(value)}
    known["it"] = "them" if is_plural(product.kind, product.row) else "it"
    if product.row.colors and product.row.colors[0] not in ("multicolour", "clear"):
        known["color"] = rng.choice(product.row.colors)
    if product.sizes and (product.kind.size_run or product.kind.name == "Dog beds"):
        known["size"] = rng.choice(product.sizes[1:-1] or product.sizes)
    return known


def _suits(condition: str, known: frozenset[str]) -> bool:
    return all(
        (part[1:] not in known) if part.startswith("-") else (part in known)
        for part in condition.split(", ")
    )


def fitting(lines: Iterable[str], known: frozenset[str], values: Mapping[str, str]) -> list[str]:
    """Lines whose conditions a product meets and whose slots it can fill."""
    found = []
    for line in lines:
        text = line
        if line.startswith("["):
            condition, _, text = line[1:].partition("] ")
            if not _suits(condition, known):
                continue
        try:
            found.append(text.format_map(values))
        except KeyError:
            continue
    return found


def topics(product: Product, text: str, rng: random.Random) -> list[Topic]:
    """The topics of a type, reduced to what fits this product, in random order."""
    known, values = tags(product), slots(product, rng)
    found = []
    for paragraph in text.strip().split("\n\n"):
        lines = paragraph.splitlines()
        sides = [
            tuple(fitting((line[2:] for line in lines if line[0] == sign), known, values))
            for sign in "+-"
        ]
        found.append(Topic(good=sides[0], bad=sides[1]))
    rng.shuffle(found)
    return found
