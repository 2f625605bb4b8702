"""What each scenario makes of a question: one short function for each.

Home, category, search and chat are about the shopper: the learned ranker decides, a ranker of its
own where the list is one shelf. Beside a product, a cart or an order the list is about those: the
ranker has never seen such questions, so the ranks of what speaks of products (bought together,
taken one after the other, alike) are fused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from retrieval.models.query import Query
from retrieval.ranking.rules import VarietyConfig
from retrieval.recommend.pool import on_shelf, within
from retrieval.recommend.question import Question, Ranked, ranks_of
from retrieval.recommend.request import Scenario

Floats = NDArray[np.float32]
#: What taste, spread from 0 to 1, weighs beside relevance; for who has done nothing yet it is what
#: sells and is liked. The whole of taste outweighs a third of the best hit's relevance.
TASTE, TASTE_OF_ALL = 1.0, 0.2
RELEVANCE = 3.0
#: Put forward beside a product.
BESIDE = 200
#: Cosine from which on two products are one and the same to a shopper.
SAME = 0.92
SAME_LEAF, SAME_DEPARTMENT = 0.3, 0.1
ALIKE = VarietyConfig(likeness=0.05, calibration=0.0)
FOUND = VarietyConfig(likeness=0.1, calibration=0.0)
WITH = VarietyConfig(likeness=0.3, calibration=0.0)


def home(question: Question) -> Ranked:
    """What the shopper may want next, of everything."""
    if question.request.filters is not None:
        return replace(category(question), calibrated=True)
    again = np.flatnonzero(question.state.shelf.items.consumable & question.allowed)
    again = again[np.isin(again, list(question.visit.did))]
    return replace(question.learned(question.pool(again)), calibrated=True)


def category(question: Question) -> Ranked:
    """The shelf in the order in which this shopper would look at it."""
    return replace(question.learned(question.shelf(), shelf=True), variety=FOUND)


def search(question: Question) -> Ranked:
    """What a search found, by relevance and taste."""
    taste = question.learned(question.shelf(), shelf=True)
    names = question.state.shelf.items.ids
    relevance = question.request.relevance
    found = np.asarray([relevance.get(names[n], np.nan) for n in taste.pool.items], np.float32)
    weight = TASTE if len(question.query.steps) else TASTE_OF_ALL
    scale = weight / _width(taste.scores)
    best = float(np.nanmax(found, initial=0.0))
    parts = np.nan_to_num(RELEVANCE * found / best) if best > 0 else spread(found)

    def with_relevance(places: NDArray[np.int64]) -> Floats:
        return np.column_stack((taste.parts(places) * scale, parts[places]))

    return replace(
        taste,
        scores=parts + weight * spread(taste.scores),
        names=(*taste.names, "relevance"),
        parts=with_relevance,
        variety=FOUND,
    )


def chat(question: Question) -> Ranked:
    """What the conversation found; where it has found nothing yet, what the shopper may want."""
    return search(question) if question.request.relevance else home(question)


def similar(question: Question) -> Ranked:
    """The same kind of thing: alike in text, looked at by the same shoppers, near in price."""
    items = question.state.shelf.items
    candidates = _beside(question, ("content", "item_item"))
    prices = np.log1p(items.price[list(question.context)])
    near = -np.abs(np.log1p(items.price[candidates]) - _median(prices))
    values = question.judged(question.beside, candidates, _have(question, "content", "item_item"))
    weights = {"content": 1.0, "item_item": 0.6, "price_fit": 0.3}
    found = _fused(candidates, {**values, "price_fit": near}, weights)
    kind = np.zeros(len(candidates), dtype=np.float32)
    for level, weight in ((items.leaf, SAME_LEAF), (items.department, SAME_DEPARTMENT)):
        here = level[list(question.context)]
        kind += weight * np.isin(level[candidates], here[here >= 0])
    return replace(_plus(found, "same_kind", kind), variety=ALIKE)


def goes_with(question: Question) -> Ranked:
    """Other things that were bought with it."""
    weights = {"together": 1.0, "item_item": 0.4, "sequence": 0.2, "content": 0.1}
    return _complements(question, weights)


def cart(question: Question) -> Ranked:
    """What completes the cart: bought with its lines, each of which has its say."""
    weights = {"together": 1.0, "item_item": 0.4, "sequence": 0.3, "content": 0.1}
    return _complements(question, weights)


def after_purchase(question: Question) -> Ranked:
    """What others went on to buy."""
    weights = {"sequence": 0.7, "item_item": 0.7, "together": 0.7, "graph": 0.2, "content": 0.1}
    return _complements(question, weights)


SCENARIOS: Mapping[Scenario, Callable[[Question], Ranked]] = {
    Scenario.HOME: home,
    Scenario.CATEGORY: category,
    Scenario.SEARCH: search,
    Scenario.CHAT: chat,
    Scenario.SIMILAR: similar,
    Scenario.GOES_WITH: goes_with,
    Scenario.CART: cart,
    Scenario.AFTER_PURCHASE: after_purchase,
}


def bought_with(question: Question) -> Floats:
    """(n,), how often products were bought with the context's, less for what everybody buys."""
    state = question.state
    rows = [item for item in question.context if item < state.together.shape[0]]
    found = np.full(len(state.shelf), np.nan, dtype=np.float32)
    if rows:
        counts = np.asarray(state.together[rows].sum(axis=0), dtype=np.float32).ravel()
        there = np.flatnonzero(counts)
        found[there] = counts[there] / np.sqrt(state.degrees[there] + 10.0)
    return found


def spread(scores: Floats) -> Floats:
    """Scores from 0 to 1; what has none is 0."""
    if len(scores) == 0 or np.isnan(scores).all():
        return np.zeros(len(scores), dtype=np.float32)
    found = (scores - np.nanmin(scores)) / _width(scores)
    return np.asarray(np.nan_to_num(found), dtype=np.float32)


def _complements(question: Question, weights: Mapping[str, float]) -> Ranked:
    names = _have(question, *weights)
    candidates = _beside(question, names)
    together = bought_with(question)
    further = np.flatnonzero(~np.isnan(together) & question.allowed)
    candidates = np.unique(np.concatenate((candidates, further)))
    candidates = candidates[~_doubles(question, candidates)]
    values = question.judged(question.beside, candidates, names)
    values["together"] = together[candidates]
    near = _related(question, candidates, values)
    candidates, values = candidates[near], {name: one[near] for name, one in values.items()}
    return replace(_fused(candidates, values, weights), variety=WITH)


def _have(question: Question, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name in question.state.careful)


def _beside(question: Question, names: tuple[str, ...]) -> NDArray[np.int64]:
    """What some scorers put forward for who looks at the context."""
    query: Query = question.beside
    tops = [np.asarray(question.also, dtype=np.int64)]
    for name in _have(question, *names):
        scorer = question.state.careful[name]
        tops.append(scorer.nearest(within(query, scorer.n_items), BESIDE).items)
    found = np.unique(np.concatenate(tops))
    return found[question.allowed[found]]


def _related(
    question: Question, candidates: NDArray[np.int64], values: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    """Candidates that shoppers have taken with the context, or of its departments.

    Texts alone make a lamp the companion of whatever else is black.
    """
    department = question.state.shelf.items.department
    here = department[list(question.context)]
    found = np.isin(department[candidates], here[here >= 0]) | np.isin(candidates, question.also)
    for name in ("together", "item_item"):
        if name in values:
            found |= np.nan_to_num(values[name]) > 0
    return np.asarray(found)


def _doubles(question: Question, candidates: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which candidates are all but the same as a product of the context."""
    vectors = question.state.vectors
    alike = vectors[candidates] @ vectors[list(question.context)].T
    return np.asarray((alike > SAME).any(axis=1))


def _fused(
    candidates: NDArray[np.int64],
    values: Mapping[str, Floats],
    weights: Mapping[str, float],
) -> Ranked:
    pool = on_shelf(candidates, values)
    parts, names = ranks_of(pool, weights)
    return Ranked(pool, parts.sum(axis=1), "ranks", names, lambda places: parts[places])


def _plus(ranked: Ranked, name: str, more: Floats) -> Ranked:
    """With one more part."""
    return replace(
        ranked,
        scores=ranked.scores + more,
        names=(*ranked.names, name),
        parts=lambda places: np.column_stack((ranked.parts(places), more[places])),
    )


def _width(scores: Floats) -> float:
    known = scores[~np.isnan(scores)]
    return max(float(known.max() - known.min()), 1e-6) if len(known) else 1.0


def _median(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else float("nan")
