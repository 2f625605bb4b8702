"""Why a product stands in a list: true reasons, taken from what moved its score.

The parts of a score (TreeSHAP's contributions, or those of the fusion of ranks) are added up by
what they are about. The kinds of reason that can speak for the largest of them are tried in turn,
and each gives its evidence, or nothing where the data don't bear it out: see `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from retrieval.recommend.evidence import Evidence, matched, new, praised, priced, rated
from retrieval.recommend.pool import within
from retrieval.recommend.request import Neighbour, Reason, ReasonKind, Scenario
from retrieval.types import guest

if TYPE_CHECKING:
    from retrieval.models.scorer import Because
    from retrieval.recommend.question import Question
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.reviews.summary import ReviewSummary
    from retrieval.types import Product

MOST = 3
#: What adds less than this share of all that speaks for a product hasn't moved it.
LEAST_PART = 0.02
#: What parts of a score are about, and which kinds of reason can speak for them, best first.
KINDS: Mapping[str, tuple[ReasonKind, ...]] = {
    "together": (ReasonKind.BOUGHT_TOGETHER,),
    "item_item": (
        ReasonKind.BOUGHT_TOGETHER,
        ReasonKind.BECAUSE_YOU_VIEWED,
        ReasonKind.SHOPPERS_LIKE_YOU,
    ),
    **dict.fromkeys(("sequence", "graph", "factor"), (ReasonKind.SHOPPERS_LIKE_YOU,)),
    **dict.fromkeys(
        (
            "content",
            "likeness",
            "category_share",
            "brand_share",
            "department_share",
            "session_category",
        ),
        (ReasonKind.BECAUSE_YOU_VIEWED,),
    ),
    "rating": (ReasonKind.RATED,),
    "review_count": (ReasonKind.RATED,),
    "sentiment": (ReasonKind.PRAISED, ReasonKind.RATED),
    "price": (ReasonKind.PRICE,),
    "age_days": (ReasonKind.NEW,),
    "relevance": (ReasonKind.MATCHES,),
    "wish_distance": (ReasonKind.MATCHES,),
    "popularity": (ReasonKind.POPULAR,),
}
#: Scorers whose neighbours are asked for, in this order: both add up over the past.
NEIGHBOURS = ("item_item", "content")
#: What the shopper does with the products that a list stands beside.
DOES = {
    Scenario.SIMILAR: "viewed",
    Scenario.GOES_WITH: "viewed",
    Scenario.CART: "carted",
    Scenario.AFTER_PURCHASE: "bought",
}
#: Shoppers that a count must be of at least: of one it would tell who.
LEAST_SHOPPERS = 2
#: Newest products of the past by which shoppers are like each other; so many must be shared.
PAST, SHARED = 20, 2
#: Cosine from which on a product is like one of the past.
LEAST_ALIKE = 0.3
#: Days looked back on, and the fewest purchases or views for which something is popular.
SPANS, LEAST_BOUGHT, LEAST_VIEWED = (7, 30), 3, 10


@dataclass(frozen=True)
class Reasoner:
    """Finds the reasons of one list.

    Attributes:
        question: that the list answers.
        products: of the list.
        numbers: of the products, in the same order.
        reviews: summaries, where there are any.
    """

    question: Question
    products: Sequence[Product]
    numbers: Sequence[int]
    reviews: ReviewSummaries | None = None
    _prices: dict[int, list[float]] = field(default_factory=dict)

    def reasons(self, place: int, parts: Mapping[str, float]) -> tuple[Reason, ...]:
        """Up to three for the product at a place of the list, what moved it most first.

        Args:
            place: in the list, from 0.
            parts: of its score.
        """
        found: dict[ReasonKind, Reason] = {}
        if self.question.request.filters is not None:  # without them it wouldn't be here
            evidence = self._evidence(ReasonKind.MATCHES, place, "filters")
            if evidence is not None:
                found[ReasonKind.MATCHES] = Reason(ReasonKind.MATCHES, evidence)
        sums: dict[str, float] = {}
        for name, value in parts.items():
            about = about_of(name)
            sums[about] = sums.get(about, 0.0) + value
        least = LEAST_PART * sum(value for value in sums.values() if value > 0)
        for about, value in sorted(sums.items(), key=lambda one: -one[1]):
            kinds = KINDS.get(about, ()) if value > 0 and value >= least else ()
            for kind in kinds if len(found) < MOST else ():
                evidence = None if kind in found else self._evidence(kind, place, about)
                if evidence is not None:
                    found[kind] = Reason(kind, evidence)
                    break
        return tuple(found.values())

    def neighbours(self, place: int) -> tuple[Neighbour, ...]:
        """What in the past, or beside the list, speaks for a product, by each scorer."""
        ids = self.question.state.shelf.items.ids
        return tuple(
            Neighbour(name, ids[because.item], because.share)
            for name, found in self._because.items()
            for because in found[place]
        )

    @cached_property
    def _because(self) -> dict[str, list[tuple[Because, ...]]]:
        state, query = self.question.state, self.question.query
        if self.question.request.scenario in DOES:
            query = self.question.beside
        numbers = np.asarray(self.numbers, dtype=np.int64)
        found = {}
        for name in NEIGHBOURS if len(query.steps) else ():
            scorer = state.careful.get(name)
            if scorer is not None:
                known = np.flatnonzero(numbers < scorer.n_items)
                rows: list[tuple[Because, ...]] = [() for _ in numbers]
                asked = within(query, scorer.n_items)
                for row, because in zip(known, scorer.because(asked, numbers[known]), strict=True):
                    rows[row] = because
                found[name] = rows
        return found

    def _evidence(self, kind: ReasonKind, place: int, about: str) -> Evidence | None:
        product, number = self.products[place], self.numbers[place]
        match kind:
            case ReasonKind.MATCHES:
                request = self.question.request
                return matched(product, request.filters, request.need)
            case ReasonKind.BOUGHT_TOGETHER:
                return self._bought_together(number)
            case ReasonKind.SHOPPERS_LIKE_YOU:
                return self._like_you(number)
            case ReasonKind.BECAUSE_YOU_VIEWED:
                return self._because_of(place, about)
            case ReasonKind.RATED:
                return rated(product)
            case ReasonKind.PRAISED:
                return praised(self._summaries.get(product.id))
            case ReasonKind.PRICE:
                return self._priced(product, number)
            case ReasonKind.NEW:
                return new(product, self._today)
            case ReasonKind.POPULAR:
                return self._popular(number)

    def _bought_together(self, number: int) -> Evidence | None:
        state, visit = self.question.state, self.question.visit
        others = self.question.context
        if self.question.request.scenario not in DOES:
            others = tuple(item for item, did in visit.did.items() if did != "viewed")
        counts = [
            (state.crowd.both(number, other), other)
            for other in others[-PAST:]
            if other != number and state.shelf.rows[other] >= 0
        ]
        count, other = max(counts, default=(0, -1))
        if count < LEAST_SHOPPERS:
            return None
        return {"product_id": state.shelf.items.ids[other], "count": count}

    def _like_you(self, number: int) -> Evidence | None:
        crowd = self.question.state.crowd
        for did, takers in (("bought", crowd.bought), ("viewed", crowd.taken)):
            count = len(np.intersect1d(self._like, takers.of(number), assume_unique=True))
            if count >= LEAST_SHOPPERS and number not in self._past:
                return {"shoppers": count, "shared": SHARED, "did": did}
        return None

    def _because_of(self, place: int, about: str) -> Evidence | None:
        state, visit, request = self.question.state, self.question.visit, self.question.request
        here = DOES.get(request.scenario)
        first = about if about in self._because else "content"
        for name, found in sorted(self._because.items(), key=lambda one: one[0] != first):
            for item in (because.item for because in found[place]):
                did = here if here and item in self.question.context else visit.did.get(item)
                if did and state.shelf.rows[item] >= 0 and self._near(name, place, item):
                    return {"product_id": state.shelf.items.ids[item], "did": did}
        return None

    def _near(self, name: str, place: int, item: int) -> bool:
        """Whether a shopper sees what a product of the past has to do with this one."""
        number, state = self.numbers[place], self.question.state
        if item == number:
            return False
        if float(state.vectors[number] @ state.vectors[item]) >= LEAST_ALIKE:
            return True
        return name != "content" and state.crowd.both(number, item) >= LEAST_SHOPPERS

    def _priced(self, product: Product, number: int) -> Evidence | None:
        items = self.question.state.shelf.items
        leaf = int(items.leaf[number])
        if product.price is None or leaf < 0:
            return None
        if leaf not in self._prices:
            same = items.price[(items.leaf == leaf) & items.buyable]
            found = np.round(same[~np.isnan(same)].astype(np.float64), 2)
            self._prices[leaf] = found.tolist()
        return priced(product.price.major, self._prices[leaf], items.categories[leaf])

    def _popular(self, number: int) -> Evidence | None:
        crowd = self.question.state.crowd
        counts = {days: crowd.lately(number, self._today, days) for days in SPANS}
        for which, did, least in ((1, "bought", LEAST_BOUGHT), (0, "viewed", LEAST_VIEWED)):
            for days in SPANS:
                if counts[days][which] >= least:
                    return {"count": counts[days][which], "days": days, "did": did}
        return None

    @cached_property
    def _past(self) -> tuple[int, ...]:
        """The newest products of the shopper's past, each once."""
        steps = (self.question.visit.history + self.question.visit.session).items.tolist()
        return tuple(dict.fromkeys(reversed(steps)))[:PAST]

    @cached_property
    def _like(self) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        request = self.question.request
        visitor = None if request.session_id is None else guest(request.session_id)
        crowd = self.question.state.crowd
        return crowd.like(self._past, SHARED, request.shopper_id or visitor)

    @cached_property
    def _summaries(self) -> dict[str, ReviewSummary]:
        if self.reviews is None:
            return {}
        found = self.reviews.saved([product.id for product in self.products])
        return {name: saved.summary for name, saved in found.items()}

    @cached_property
    def _today(self) -> date:
        return datetime.fromtimestamp(self.question.now, UTC).date()


def about_of(name: str) -> str:
    """The scorer or feature that a part of a score belongs to."""
    return name.removesuffix("_score").removesuffix("_rank")
