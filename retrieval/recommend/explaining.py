"""The whole story behind one product's place in a list, as `GET /v1/explain` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.recommend.listing import Listing, Place, places_of
from retrieval.recommend.request import Breakdown, Judgement

if TYPE_CHECKING:
    from retrieval.recommend.question import Question, Ranked
    from retrieval.recommend.reasons import Reasoner


def breakdown(
    question: Question, listed: Listing, ranked: Ranked, number: int, reasoner: Reasoner
) -> Breakdown:
    """Put it together.

    Args:
        question: that was asked.
        listed: the answer.
        ranked: candidates, the product among them if anything could be said of it.
        number: of the product.
        reasoner: over that product alone.
    """
    at = np.flatnonzero(ranked.pool.items == number)[:1]
    rank = listed.rank(number)
    place = _place(listed, ranked, number, at)
    filled = rank is not None and len(at) == 0
    return Breakdown(
        product=reasoner.products[0],
        scenario=question.request.scenario,
        model=question.state.version,
        rank=None if rank is None else rank + 1,
        score=None if place is None else place.score,
        order=(listed.fallback or ranked.order) if filled else ranked.order,
        parts={} if place is None else place.parts,
        features=_features(ranked, at),
        scorers=_judgements(ranked, at),
        neighbours=reasoner.neighbours(0),
        rules=tuple(rule for rule, mask in question.rules.items() if mask[number]),
        reasons=() if place is None else reasoner.reasons(0, place.parts),
        notes=question.visit.notes,
    )


def _place(listed: Listing, ranked: Ranked, number: int, at: NDArray[np.int64]) -> Place | None:
    rank = listed.rank(number)
    if rank is not None:
        return listed.places[rank]
    return next(iter(places_of(ranked, at)), None)


def _features(ranked: Ranked, at: NDArray[np.int64]) -> dict[str, float]:
    if ranked.features is None or len(at) == 0:
        return {}
    row = ranked.features[at[0]].tolist()
    # A search adds a part of its own after those of the ranker.
    names = ranked.names[: len(row)]
    return {name: value for name, value in zip(names, row, strict=True) if not np.isnan(value)}


def _judgements(ranked: Ranked, at: NDArray[np.int64]) -> dict[str, Judgement]:
    if len(at) == 0:
        return {}
    scores, ranks = ranked.pool.scores[at[0]], ranked.pool.ranks[at[0]]
    return {
        name: Judgement(float(score), int(rank))
        for name, score, rank in zip(ranked.pool.scorers, scores, ranks, strict=True)
        if not np.isnan(rank)
    }
