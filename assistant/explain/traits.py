"""What a record says of a product, as traits in the order in which they are worth saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dialogue.state import Wishes
from assistant.explain.figures import list_words, price_of
from assistant.explain.grammar import Kind, Trait, attribute, feature, lowered, word_list
from retrieval.types import Product, Variant

#: So many materials, colours or groups of people are named in one breath.
TOGETHER = 2
#: Names of products are cut to so many characters, at a word.
LONGEST_NAME = 60
TRAILING = frozenset("and with for in of by from the a an & + - /".split())


def traits_of(
    product: Product, variant: Variant | None = None, wishes: Wishes | None = None
) -> tuple[Trait, ...]:
    """All traits of a product, without repeats; those that meet a wish come first."""
    found = dict.fromkeys(_traits(product, variant, wishes))
    met = [trait for trait in found if wishes is not None and meets(trait, wishes)]
    return (*met, *(trait for trait in found if trait not in met))


def meets(trait: Trait, wishes: Wishes) -> bool:
    """Whether a trait is what was asked for: all words of a wish, together, in the trait."""
    said = (*wishes.features, *wishes.color)
    text = f" {flat(trait.text)} "
    return any(f" {flat(wish)} " in text for wish in said if flat(wish))


def _traits(product: Product, variant: Variant | None, wishes: Wishes | None) -> Iterator[Trait]:
    price = price_of(product, variant)
    if product.list_price is not None and price is not None and product.list_price > price:
        yield Trait(Kind.ADJECTIVE, "on sale")
    yield from filter(None, map(feature, product.features))
    yield from _materials(product)
    yield from _colors(product, variant, wishes)
    people = [lowered(group) for group in product.audience]
    if 0 < len(people) <= TOGETHER:
        yield Trait(Kind.AUDIENCE, list_words(people))
    yield from filter(None, (attribute(name, value) for name, value in product.attributes))


def _materials(product: Product) -> Iterator[Trait]:
    """What it is made of; "rubber sole" is a part of it."""
    whole = []
    for material in map(lowered, product.materials):
        words = material.split()
        if len(words) > 1 and words[-1] in word_list("noun") | word_list("parts"):
            yield from filter(None, (feature(material),))
        else:
            whole.append(material)
    if whole and all(len(material.split()) <= 4 for material in whole[:TOGETHER]):
        yield Trait(Kind.MATERIAL, list_words(whole[:TOGETHER]))


def _colors(product: Product, variant: Variant | None, wishes: Wishes | None) -> Iterator[Trait]:
    colors = [lowered(color) for color in (variant.colors if variant else product.colors)]
    wanted = [f" {flat(color)} " for color in (wishes.color if wishes else ())]
    asked = [c for c in colors if any(want in f" {flat(c)} " for want in wanted)]
    chosen = asked or colors
    if 0 < len(chosen) <= TOGETHER:
        yield Trait(Kind.COLOR, list_words(chosen))


def short_name(title: str) -> str:
    """A title as one says it: without what follows a comma, a bracket or a dash."""
    name = re.split(r"\s*(?:[,;(|\[]|\s[-–—]\s)", title.strip(), maxsplit=1)[0].strip() or title
    if name.count('"') % 2 or name.count("“") != name.count("”"):  # cut within a quotation
        name = title.strip()
    if len(name) <= LONGEST_NAME:
        return name
    words = name[: LONGEST_NAME + 1].rsplit(" ", 1)[0].split()
    while len(words) > 1 and words[-1].casefold() in TRAILING:
        words.pop()
    return " ".join(words)


def flat(text: str) -> str:
    """Case-folded words alone, between single spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
