"""Recommendations in the form of the HTTP contract, their reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from assistant.explain.contributions import contributions
from assistant.explain.recommended import Titles, named_in, worded
from assistant.turn.wire import product_wire
from retrieval.recommend.request import Breakdown, Reason, Recommendation, Recommended
from retrieval.shop import Shop
from retrieval.types import Hit


def titles_of(shop: Shop, reasons: Iterable[Reason], others: Iterable[str] = ()) -> Titles:
    """Titles of the products that reasons speak of; those no longer there are left out.

    Args:
        shop: with the catalogue.
        reasons: of recommendations.
        others: further ids.
    """
    ids = tuple(dict.fromkeys((*(one for r in reasons for one in named_in(r)), *others)))
    return {key: product.title for key, product in shop.store.get(ids).items()}


def recommended_wire(answer: Recommended, shop: Shop, currency: str) -> dict[str, Any]:
    """The whole list."""
    titles = titles_of(shop, (reason for item in answer.items for reason in item.reasons))
    return {
        "products": [recommendation_wire(item, titles, currency) for item in answer.items],
        "scenario": answer.scenario.value,
        "model": answer.model,
        "fallback": answer.fallback,
        "notes": list(answer.notes),
    }


def recommendation_wire(item: Recommendation, titles: Titles, currency: str) -> dict[str, Any]:
    """One product; `reasons` are the texts of `why`."""
    why = why_wire(item.reasons, titles)
    hit = Hit(item.product, item.score, item.parts)
    return product_wire(hit, tuple(one["text"] for one in why), currency) | {"why": why}


def why_wire(reasons: Iterable[Reason], titles: Titles) -> list[dict[str, Any]]:
    """Reasons that can be worded, each with the data that bear it out."""
    found = []
    for reason in reasons:
        text = worded(reason, titles)
        if text is not None:
            evidence = dict(reason.evidence)
            found.append({"kind": reason.kind.value, "text": text, "evidence": evidence})
    return found


def breakdown_wire(found: Breakdown, shop: Shop, currency: str) -> dict[str, Any]:
    """Everything behind one product's place in a list."""
    ids = [neighbour.product_id for neighbour in found.neighbours]
    titles = titles_of(shop, found.reasons, ids)
    why = why_wire(found.reasons, titles)
    hit = Hit(found.product, found.score or 0.0, found.parts)
    product = product_wire(hit, tuple(one["text"] for one in why), currency)
    neighbours = [asdict(one) | {"title": titles.get(one.product_id)} for one in found.neighbours]
    return {
        "product": product | {"why": why, "score": found.score},
        "scenario": found.scenario.value,
        "model": found.model,
        "rank": found.rank,
        "score": found.score,
        "order": found.order,
        "parts": _rounded(found.parts),
        "contributions": [
            {"label": label, "value": round(value, 6)}
            for label, value in contributions(found.parts, most=len(found.parts))
        ],
        "features": _rounded(found.features),
        "scorers": {name: asdict(one) for name, one in found.scorers.items()},
        "neighbours": neighbours,
        "rules": [rule.value for rule in found.rules],
        "reasons": [one["text"] for one in why],
        "why": why,
        "notes": list(found.notes),
    }


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 6) for name, value in values.items()}
