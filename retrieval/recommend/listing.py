"""From candidates with scores to a list of k: kept varied, and filled where there are too few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.ranking.rules import VarietyConfig, varied
from retrieval.recommend.fallback import filling, kind_of

if TYPE_CHECKING:
    from retrieval.recommend.question import Question, Ranked


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a list: a product by number, its score and the parts of that."""

    number: int
    score: float
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in order; `fallback` as in `Recommended`."""

    places: tuple[Place, ...]
    fallback: str | None = None

    def rank(self, number: int) -> int | None:
        """The place of a product, from 0; None where it isn't listed."""
        return next((i for i, place in enumerate(self.places) if place.number == number), None)


def listing(question: Question, ranked: Ranked, variety: VarietyConfig) -> Listing:
    """The best k.

    Args:
        question: says how many, and of whose taste the list is to be.
        ranked: the candidates.
        variety: how it is kept varied.
    """
    chosen = np.asarray(_varied(question, ranked, variety), dtype=np.int64)
    places = places_of(ranked, chosen)
    sales = question.state.fusion.sales
    more = _more(question, places)
    fallback = more[-1].kind if more else None
    if fallback is None and not question.is_about_something:
        fallback = "popular"
    if fallback == "popular" and not any(sales[p.number] for p in (*places, *_places(more))):
        fallback = "rated"
    return Listing((*places, *_places(more)), fallback)


def places_of(ranked: Ranked, chosen: NDArray[np.int64]) -> tuple[Place, ...]:
    """Candidates, by their place among all, with the parts of their scores."""
    if len(chosen) == 0:
        return ()
    rows = ranked.parts(chosen).tolist()
    return tuple(
        Place(
            int(ranked.pool.items[candidate]),
            float(ranked.scores[candidate]),
            {name: value for name, value in zip(ranked.names, row, strict=True) if value},
        )
        for candidate, row in zip(chosen.tolist(), rows, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    place: Place
    kind: str


def _places(more: tuple[_Filled, ...]) -> tuple[Place, ...]:
    return tuple(one.place for one in more)


def _more(question: Question, places: tuple[Place, ...]) -> tuple[_Filled, ...]:
    """What fills the rest of the list, below what is there."""
    missing = question.request.k - len(places)
    if missing <= 0:
        return ()
    free = question.allowed.copy()
    free[[place.number for place in places]] = False
    state = question.state
    found = filling(state.shelf.items, state.fusion.sales, free, missing)
    least = min((place.score for place in places), default=1.0)
    more = []
    for number, score in zip(found.items.tolist(), found.scores.tolist(), strict=True):
        kind = kind_of(score)
        names = {"popular": "popularity", "rated": "rating"}
        parts = {names[kind]: score / 10.0} if kind in names else {}
        more.append(_Filled(Place(number, least - 1.0 + score / 10.0, parts), kind))
    return tuple(more)


def _varied(question: Question, ranked: Ranked, variety: VarietyConfig) -> list[int]:
    state, items = question.state, ranked.pool.items
    if len(items) == 0:
        return []
    return varied(
        ranked.scores,
        state.vectors[items],
        state.shelf.items.leaf[items],
        _shares(question) if ranked.calibrated else {},
        question.request.k,
        variety,
    )


def _shares(question: Question) -> dict[int, float]:
    """Categories of what the shopper took, by share."""
    steps = question.visit.history + question.visit.session
    leaf = question.state.shelf.items.leaf[steps.items]
    known = leaf >= 0
    total = float(steps.weights[known].sum())
    found: dict[int, float] = {}
    for category, weight in zip(leaf[known].tolist(), steps.weights[known].tolist(), strict=True):
        found[category] = found.get(category, 0.0) + weight / total
    return found
