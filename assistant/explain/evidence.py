"""Answers to questions about one product: what its record and its reviews say, word for word.

Nothing is inferred. A statement is found by the question's words, or else by its meaning; where
neither finds one, the listing doesn't say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.service.words import content_stems
from retrieval.types import Product, Review

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

#: A statement answers by its words from this share on, by its meaning from this cosine on.
ENOUGH_WORDS, ENOUGH_MEANING = 0.6, 0.5
MOST_REVIEWS, MOST_STATEMENTS = 40, 120

#: What shoppers ask for → how records name it (stems on both sides).
ASKED_AS = {
    "heavy": "weight", "weigh": "weight", "light": "weight", "lightweight": "weight",
    "made": "material", "fabric": "material", "cloth": "material", "consist": "material",
    "big": "dimension", "large": "dimension", "wide": "width", "tall": "height",
    "hold": "capacity", "litre": "capacity", "liter": "capacity", "volume": "capacity",
    "last": "life", "guarantee": "warranty", "guarante": "warranty", "clean": "care",
    "wash": "care", "machine": "care", "charg": "charging", "nois": "noise", "loud": "noise",
    "quiet": "noise", "size": "size", "fit": "fit", "rain": "waterproof", "wet": "waterproof",
    "water": "waterproof", "play": "playing", "colour": "color", "power": "power", "watt": "power",
}  # fmt: skip
#: Words of a question that don't say what is asked.
EMPTY = content_stems(
    "product item listing describe description information info details detail please question "
    "good really actually one ones first second third fourth fifth sixth last come comes "
    "available there still exactly feature features support supports"
)


class Source(StrEnum):
    """Where a statement stands, as replies name it."""

    LISTING = "the listing"
    DESCRIPTION = "the description"
    REVIEWS = "a review"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a record or a review says, and how well it answers (0 to 1)."""

    source: Source
    text: str
    score: float = 0.0
    stars: float | None = None


def find_evidence(
    question: str, product: Product, reviews: Sequence[Review], encode: Encode, *, k: int = 2
) -> tuple[Statement, ...]:
    """The statements that answer a question, best first; empty where none does.

    Args:
        question: in the shopper's words.
        product: asked about.
        reviews: of that product.
        encode: texts → unit vectors, (n, d) float32.
        k: how many statements at most.
    """
    statements = [*listing(product), *described(product), *reviewed(reviews)][:MOST_STATEMENTS]
    asked = asked_stems(question, product)
    if not asked or not statements:
        return ()
    by_words = [replace_score(s, _share(asked, s.text)) for s in statements]
    best = [s for s in by_words if s.score >= ENOUGH_WORDS]
    if not best:
        vectors = encode([question, *(s.text for s in statements)])
        cosines = vectors[1:] @ vectors[0]
        scored = zip(statements, cosines, strict=True)
        best = [replace_score(s, float(c)) for s, c in scored if c >= ENOUGH_MEANING]
    order = {Source.LISTING: 0, Source.DESCRIPTION: 1, Source.REVIEWS: 2}
    best.sort(key=lambda s: (-round(s.score, 1), order[s.source]))
    return tuple(best[:k])


def asked_stems(question: str, product: Product) -> frozenset[str]:
    """What is asked: the question's content words without those that only name the product."""
    naming = content_stems(" ".join((product.title, product.brand or "", *product.category)))
    stems = content_stems(question) - EMPTY
    beyond = stems - naming
    return beyond or stems


def _share(asked: frozenset[str], text: str) -> float:
    """Share of what is asked that a text speaks of, in these or in the record's words."""
    have = content_stems(text)
    met = sum(stem in have or ASKED_AS.get(stem) in have for stem in asked)
    return met / len(asked)


def replace_score(statement: Statement, score: float) -> Statement:
    """The statement with another score."""
    return Statement(statement.source, statement.text, score, statement.stars)


def listing(product: Product) -> list[Statement]:
    """The record's fields as statements."""
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in product.attributes]
    fields = (("material", product.materials), ("sizes", product.sizes), ("for", product.audience))
    lines += [f"{name}: {', '.join(values)}" for name, values in fields if values]
    if product.colors:
        lines.append(f"color: {', '.join(product.colors)}")
    lines += list(product.features)
    if product.brand:
        lines.append(f"brand: {product.brand}")
    return [Statement(Source.LISTING, line) for line in lines]


def described(product: Product) -> list[Statement]:
    """The sentences of the description."""
    return [Statement(Source.DESCRIPTION, s) for s in sentences(product.description)]


def reviewed(reviews: Sequence[Review]) -> list[Statement]:
    """The sentences of the reviews, with their stars."""
    return [
        Statement(Source.REVIEWS, sentence, stars=review.stars)
        for review in reviews[:MOST_REVIEWS]
        for sentence in sentences(review.text)
    ]


def sentences(text: str) -> list[str]:
    """A text cut at full stops, exclamation and question marks."""
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()]
