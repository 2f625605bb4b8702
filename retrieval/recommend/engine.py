"""The recommender: a request becomes a list, each product with its reasons.

recommender = Recommender(shop, events, models, reviews)
recommender.recommend(Request(Scenario.HOME, shopper_id="S-0116"))
recommender.explain(request, "JL-1121")
recommender.swap(models)

request → visit (live) → candidates and scores (scenarios) → rules → variety → reasons
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import NotFound
from retrieval.ranking.rules import VarietyConfig
from retrieval.recommend.allowed import allowed, forbidden
from retrieval.recommend.explaining import breakdown
from retrieval.recommend.listing import Listing, listing
from retrieval.recommend.live import visit_of
from retrieval.recommend.question import Question, Ranked, ranks_of
from retrieval.recommend.reasons import Reasoner
from retrieval.recommend.request import (
    Breakdown,
    Recommendation,
    Recommended,
    Request,
    Scenario,
)
from retrieval.recommend.scenarios import SCENARIOS
from retrieval.recommend.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retrieval.events import EventStore
    from retrieval.models.scorer import Scorer
    from retrieval.recommend.models import Models
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.shop import Shop

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecommenderConfig:
    """Settings of the engine.

    Attributes:
        variety: of the home page; other lists are narrower by nature.
        selling_every_s: seconds for which further events may wait before `selling` has them.
    """

    variety: VarietyConfig = field(default_factory=lambda: VarietyConfig(of_one_kind=0.5))
    selling_every_s: float = 2.0


class Recommender:
    """Answers every scenario of one shop; may be used from any thread."""

    def __init__(
        self,
        shop: Shop,
        events: EventStore,
        models: Models | None = None,
        reviews: ReviewSummaries | None = None,
        blocklist: frozenset[str] = frozenset(),
        config: RecommenderConfig | None = None,
    ) -> None:
        self._shop = shop
        self._events = events
        self._reviews = reviews
        self._blocklist = blocklist
        self._config = config or RecommenderConfig()
        self._lock = Lock()
        self._sold: tuple[Scorer, Mapping[str, float]] | None = None
        self._looked = 0.0
        self._state = State.of(shop, events, models, reviews).warm()

    @property
    def model(self) -> str:
        """The version of the models that answer; "none" without."""
        return self._state.version

    def swap(self, models: Models | None) -> None:
        """Answer from other models from now on; questions under way keep the old ones."""
        state = State.of(self._shop, self._events, models, self._reviews).warm()
        with self._lock:
            self._state = state

    def recommend(self, request: Request) -> Recommended:
        """The best products for a request; fewer than `k` only where fewer may be shown."""
        question = self._question(request)
        found = self._listed(question, self._ranked(question))
        ids = question.state.shelf.items.ids
        products = self._shop.store.get([ids[place.number] for place in found.places])
        there = [place for place in found.places if ids[place.number] in products]
        reasoner = Reasoner(
            question,
            [products[ids[place.number]] for place in there],
            [place.number for place in there],
            self._reviews,
        )
        items = tuple(
            Recommendation(product, place.score, reasoner.reasons(row, place.parts), place.parts)
            for row, (product, place) in enumerate(zip(reasoner.products, there, strict=True))
        )
        version, notes = question.state.version, question.visit.notes
        return Recommended(items, request.scenario, version, found.fallback, notes)

    def selling(self) -> Mapping[str, float]:
        """What sells by now: faded counts of what was taken, by product id.

        It is the same object until something has changed.
        """
        sold = self._sold
        if sold is not None and time.monotonic() - self._looked < self._config.selling_every_s:
            return sold[1]
        self._looked = time.monotonic()
        state = self._current(datetime.now(UTC))
        scorer = state.fusion.scorers["popularity"]
        if sold is None or sold[0] is not scorer:
            counts = state.fusion.sales.tolist()
            pairs = zip(state.shelf.items.ids, counts, strict=True)
            self._sold = sold = scorer, {name: count for name, count in pairs if count > 0}
        return sold[1]

    def explain(self, request: Request, product_id: str) -> Breakdown:
        """Everything behind a product's place in a list, or its absence.

        Raises:
            NotFound: there is no such product.
        """
        product = self._shop.store.get([product_id]).get(product_id)
        question = self._question(request)
        number = None if product is None else question.state.shelf.numbers.get(product.id)
        if product is None or number is None:
            raise NotFound(f"There is no product {product_id!r}.", hint="Check the id.")
        ranked = self._ranked(question)
        listed = self._listed(question, ranked)
        if listed.rank(number) is None:  # judge it all the same, whatever the rules say
            ranked = self._ranked(question.with_candidate(number))
        reasoner = Reasoner(question, [product], [number], self._reviews)
        return breakdown(question, listed, ranked, number, reasoner)

    def _question(self, request: Request) -> Question:
        clock = datetime.now(UTC)
        state = self._current(clock)
        now = clock if request.now is None else request.now
        visit = visit_of(request, self._events, state.shelf.lookup, now)
        rules = forbidden(
            request,
            visit,
            state.shelf,
            self._shop.searcher,
            blocked=self._blocklist,
            seen=state.fusion.seen,
        )
        wish = self._shop.encoder.encode_query(request.need) if request.need else None
        return Question(request, state, visit, rules, allowed(rules), now.timestamp(), wish)

    def _current(self, clock: datetime) -> State:
        with self._lock:
            self._state = self._state.current(self._shop, self._events, self._reviews, clock)
            return self._state

    def _ranked(self, question: Question) -> Ranked:
        ranked = SCENARIOS[question.request.scenario](question)
        if not np.isnan(ranked.scores).any():
            return ranked
        log.warning("Scores of %s are no numbers: ranks are fused instead.", ranked.order)
        parts, names = ranks_of(ranked.pool, question.state.fusion.weights)
        return replace(
            ranked,
            scores=parts.sum(axis=1),
            order="ranks",
            names=names,
            parts=lambda places: parts[places],
            features=None,
        )

    def _listed(self, question: Question, ranked: Ranked) -> Listing:
        home = question.request.scenario is Scenario.HOME
        return listing(question, ranked, self._config.variety if home else ranked.variety)
