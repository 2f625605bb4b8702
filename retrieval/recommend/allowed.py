"""What may be in a list at all: rules that no score outweighs, each a column of what it forbids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.recommend.request import Request, Rule, Scenario
from retrieval.types import Filters

if TYPE_CHECKING:
    from retrieval.recommend.live import Visit
    from retrieval.recommend.shelf import Shelf
    from retrieval.search import Searcher

Mask = NDArray[np.bool_]
#: Lists of other kinds of product than those that they stand beside.
OTHER_KINDS = frozenset((Scenario.GOES_WITH, Scenario.CART, Scenario.AFTER_PURCHASE))


def forbidden(
    request: Request,
    visit: Visit,
    shelf: Shelf,
    searcher: Searcher,
    *,
    blocked: frozenset[str] = frozenset(),
    seen: bool = False,
) -> dict[Rule, Mask]:
    """What each rule keeps out, (n,) for each rule that has a say.

    Args:
        request: the question.
        visit: who asks.
        shelf: the catalogue.
        searcher: knows what meets hard wishes.
        blocked: ids that are never shown.
        seen: what the shopper has looked at may stand on the home page again.
    """
    items = shelf.items
    context = shelf.numbered(request.product_ids)
    bought = np.fromiter(visit.bought, np.int64, len(visit.bought))
    found = {
        Rule.GONE: shelf.rows < 0,
        Rule.OUT_OF_STOCK: (shelf.rows >= 0) & ~items.buyable,
        Rule.BLOCKED: _only(shelf, shelf.numbered(blocked)),
        Rule.EXCLUDED: _only(shelf, shelf.numbered(request.not_ids)),
        Rule.BOUGHT: _only(shelf, bought) & ~items.consumable,
        Rule.BESIDE: _only(shelf, context),
    }
    if request.scenario is Scenario.HOME and not seen:
        did = np.fromiter(visit.did, np.int64, len(visit.did))
        found[Rule.SEEN] = _only(shelf, did) & ~items.consumable
    if request.scenario in OTHER_KINDS and len(context):
        kinds = np.unique(items.leaf[context])
        found[Rule.SAME_KIND] = np.isin(items.leaf, kinds[kinds >= 0])
        if request.scenario is Scenario.AFTER_PURCHASE:
            found[Rule.SAME_KIND] &= ~items.consumable
            found[Rule.BESIDE] &= ~items.consumable
    return found | _asked_for(request, shelf, searcher)


def _asked_for(request: Request, shelf: Shelf, searcher: Searcher) -> dict[Rule, Mask]:
    """What the wishes keep out."""
    found = {}
    if request.filters is not None and request.filters != Filters():
        found[Rule.FILTERED] = ~shelf.passing(searcher, request.filters)
    if request.category is not None:
        category = Filters(category=(request.category,))
        found[Rule.OTHER_CATEGORY] = ~shelf.passing(searcher, category)
    if request.relevance or request.scenario is Scenario.SEARCH:
        found[Rule.NOT_FOUND] = ~_only(shelf, shelf.numbered(request.relevance))
    return found


def allowed(rules: Mapping[Rule, Mask]) -> Mask:
    """(n,): what no rule keeps out."""
    return np.asarray(~np.logical_or.reduce(tuple(rules.values())))


def _only(shelf: Shelf, numbers: NDArray[np.int64]) -> Mask:
    found = np.zeros(len(shelf), dtype=bool)
    found[numbers] = True
    return found
