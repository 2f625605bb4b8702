"""A vocabulary of varied shops, and readers on it."""

from __future__ import annotations

import pytest

from assistant.intent import RulesReader
from retrieval.catalogue.vocabulary import Kind, Term, Vocabulary

WORDS = {
    Kind.BRAND: "Altra;Summit Peak;Zelter;Kelmora;Orion;Auralis;Guess;Next;Nike",
    Kind.COLOR: "Black;White;Grey;Navy;Olive Green;Red;Blue;Natural;Sand",
    Kind.SIZE: "S;M;L;XL;42;43;Queen;Twin XL;27 inch;20 l",
    Kind.MATERIAL: "Cotton;Leather;Wool;Stainless steel",
    Kind.FEATURE: "waterproof;ankle support;noise cancelling",
    Kind.AUDIENCE: "Women;Men;Kids",
    Kind.ATTRIBUTE: "Weight;Battery life",
}
CATEGORIES = {
    "Footwear": "Hiking boots;Sneakers;Sandals",
    "Camping": "Tents;Sleeping bags;Backpacks",
    "Electronics": "Laptops;Monitors;Headphones;Smart watches",
    "Kitchen": "Coffee makers;Blenders",
    "Furniture": "Sofas;Desk lamps;Bed frames",
    "Clothing": "Dresses;Rain jackets;T-shirts",
}


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    terms = [Term(kind, text, 9) for kind, texts in WORDS.items() for text in texts.split(";")]
    for top, leaves in CATEGORIES.items():
        terms.append(Term(Kind.CATEGORY, top, 99, (top,)))
        terms += [Term(Kind.CATEGORY, leaf, 9, (top, leaf)) for leaf in leaves.split(";")]
    return Vocabulary(terms)


@pytest.fixture(scope="session")
def rules(vocabulary) -> RulesReader:
    return RulesReader(vocabulary)
