"""Judged queries: what shoppers ask for, with rules that grade every product.

One JSON object a line: id, kind, text, need (what is meant, in plain words), filters, rules. A rule
has a grade (3 exactly what is meant, 2 would do, 1 near it) and regular expressions that must be
found (title, category, text) or must not (not_title …). The best rule that fits counts. So all
products are judged, also those that no system found.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from retrieval.encoders.product_text import product_text
from retrieval.types import Filters, SearchQuery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from retrieval.types import Product

PARTS = ("title", "category", "text")


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade, and what a product's title, category and whole text must and mustn't have."""

    grade: int
    having: tuple[tuple[str, re.Pattern[str]], ...]
    lacking: tuple[tuple[str, re.Pattern[str]], ...]

    def fits(self, parts: dict[str, str]) -> bool:
        """Whether a product with these texts is meant."""
        return all(pattern.search(parts[name]) for name, pattern in self.having) and not any(
            pattern.search(parts[name]) for name, pattern in self.lacking
        )


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and how to grade products for it."""

    id: str
    kind: str
    query: SearchQuery
    need: str
    rules: tuple[Rule, ...]

    def grade(self, parts: dict[str, str]) -> int:
        """From 0 (not meant) to 3 (exactly that)."""
        return max((rule.grade for rule in self.rules if rule.fits(parts)), default=0)


def load_judged(path: Path) -> list[JudgedQuery]:
    """Read judged queries from a JSON Lines file."""
    return [_query(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]


def product_parts(product: Product) -> dict[str, str]:
    """The texts of a product that rules look at, lower-cased."""
    attributes = " ".join(f"{name} {value}" for name, value in product.attributes)
    return {
        "title": product.title.lower(),
        "category": " > ".join(product.category).lower(),
        "text": f"{product_text(product)} {product.description} {attributes}".lower(),
    }


def grades(query: JudgedQuery, products: Iterable[tuple[str, dict[str, str]]]) -> dict[str, int]:
    """Grades of all products that are worth anything to the query, by id."""
    graded = ((key, query.grade(parts)) for key, parts in products)
    return {key: grade for key, grade in graded if grade > 0}


def _query(record: dict[str, Any]) -> JudgedQuery:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in record.get("filters", {}).items()
    }
    return JudgedQuery(
        record["id"],
        record["kind"],
        SearchQuery(record["text"], Filters(**values)),
        record["need"],
        tuple(_rule(rule) for rule in record["rules"]),
    )


def _rule(record: dict[str, Any]) -> Rule:
    def patterns(prefix: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        found = ((name, record.get(prefix + name)) for name in PARTS)
        return tuple(
            (name, re.compile(text, re.IGNORECASE | re.DOTALL)) for name, text in found if text
        )

    return Rule(int(record["grade"]), patterns(""), patterns("not_"))
