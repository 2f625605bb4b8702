"""Descriptions: the hand-written text of a product, completed with its measured facts."""

import random
from collections.abc import Mapping
from typing import Any

from examples.general_store.tables import Row

FEWEST_WORDS = 53
MOST_WORDS = 88
EMPTY_STARTS = ("no ", "none", "depends", "not ", "any ")


def states_something(value: str) -> bool:
    """Whether an attribute value is a fact worth a sentence ("no battery" is not)."""
    return bool(value) and not value.startswith(EMPTY_STARTS)


def _facts(row: Row, attributes: Mapping[str, str]) -> list[tuple[str, str]]:
    facts = [(name, value) for name, value in attributes.items() if states_something(value)]
    if row.materials:
        facts.append(("material", ", ".join(row.materials)))
    if row.sizes:
        facts.append(("size", ", ".join(row.sizes)))
    return facts


def _sentences(
    row: Row, attributes: Mapping[str, str], phrases: Mapping[str, Any], rng: random.Random
) -> list[str]:
    stated = [
        rng.choice(phrases["attributes"][name]).format(value)
        for name, value in _facts(row, attributes)
        if name in phrases["attributes"]
    ]
    featured = [
        str(rng.choice(phrases["features"][name]))
        for name in row.features
        if name in phrases["features"]
    ]
    rng.shuffle(featured)
    first, rest = stated[:1], stated[1:] + featured[2:]
    rng.shuffle(rest)
    return first + featured[:2] + rest


def describe(
    row: Row, attributes: Mapping[str, str], phrases: Mapping[str, Any], rng: random.Random
) -> str:
    """Complete a row's text with factual sentences until it is long enough.

    Args:
        row: the product's table line; its text comes first, untouched.
        attributes: all attributes of the product, the brand's warranty and origin included.
        phrases: sentence patterns per attribute and per feature.
        rng: chooses patterns and order.

    Returns:
        A description of about FEWEST_WORDS to MOST_WORDS words.
    """
    parts = [row.text]
    words = len(row.text.split())
    for sentence in _sentences(row, attributes, phrases, rng):
        length = len(sentence.split())
        if words >= FEWEST_WORDS or words + length > MOST_WORDS:
            break
        parts.append(sentence)
        words += length
    return " ".join(parts)
