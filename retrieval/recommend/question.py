"""A request in the terms of the models, and the orders that can be made of its candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.models.query import Query
from retrieval.ranking.rank_fusion import fusion_parts
from retrieval.ranking.rules import VarietyConfig
from retrieval.recommend.features import feature_names
from retrieval.recommend.pool import Pool, on_shelf, pool_of, within

if TYPE_CHECKING:
    from retrieval.recommend.live import Visit
    from retrieval.recommend.request import Request, Rule
    from retrieval.recommend.state import State

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
#: So many products are judged one by one; of more, what scorers put forward and what sells.
JUDGED = 400
#: Trees are asked about so many candidates, the best by the fusion of ranks.
RANKED = 400


@dataclass(frozen=True)
class Ranked:
    """Candidates with a score each.

    Attributes:
        pool: the candidates; none of them is forbidden.
        scores: (n,), float32, higher is better.
        order: what made it: "ranker", "shelf" or "ranks".
        names: of the parts of a score.
        parts: gives them, (len(places), len(names)), for candidates by place.
        features: (n, n_features), where they were looked at.
        variety: how the list is kept varied.
        calibrated: its categories are drawn to the shopper's own.
    """

    pool: Pool
    scores: Floats
    order: str
    names: tuple[str, ...]
    parts: Callable[[NDArray[np.int64]], Floats]
    features: Floats | None = None
    variety: VarietyConfig = field(default_factory=VarietyConfig)
    calibrated: bool = False


@dataclass(frozen=True)
class Question:
    """One request with all that it is answered from.

    Attributes:
        request: as it was asked.
        state: what it is answered from.
        visit: who asks.
        rules: what each keeps out.
        allowed: (n,), what none of them does.
        now: seconds since 1970.
        wish: (dimension,), unit length, the text of what is wanted; None where it wasn't said.
        also: products that are candidates, whatever speaks for them.
    """

    request: Request
    state: State
    visit: Visit
    rules: Mapping[Rule, Mask]
    allowed: Mask
    now: float
    wish: Floats | None = None
    also: tuple[int, ...] = ()

    @cached_property
    def context(self) -> tuple[int, ...]:
        """The products of the page, the cart or the order."""
        found = self.state.shelf.numbered(self.request.product_ids).tolist()
        return tuple(dict.fromkeys(found))

    @cached_property
    def query(self) -> Query:
        """Who asks, and what they look at."""
        shopper = self.state.shoppers.get(self.request.shopper_id or "")
        return replace(self.visit.query(self.context, self.now), shopper=shopper)

    @cached_property
    def beside(self) -> Query:
        """Whoever looks at what the list stands beside."""
        return Query(context=self.context, now=self.now)

    @property
    def is_about_something(self) -> bool:
        """Whether there is anything to go by: a past, a page, a search."""
        return len(self.query.steps) > 0 or len(self.request.relevance) > 0

    def with_candidate(self, number: int) -> Question:
        """The question as if nothing spoke against one product."""
        let = self.allowed.copy()
        let[number] = True
        return replace(self, allowed=let, also=(*self.also, number))

    def pool(self, extra: NDArray[np.int64]) -> Pool:
        """What the scorers put forward, and further candidates."""
        extra = np.concatenate((extra, np.asarray(self.also, dtype=np.int64)))
        found = pool_of(self.state.careful, self.query, extra=extra)
        return found.take(self.allowed[found.items])

    def shelf(self) -> Pool:
        """All that is allowed, or the most promising where that is much."""
        items = np.flatnonzero(self.allowed)
        if len(items) > JUDGED:
            sales = self.state.fusion.sales[items]
            selling = items[np.argpartition(-sales, JUDGED // 2)[: JUDGED // 2]]
            tops = [
                one.nearest(within(self.query, one.n_items), JUDGED // 2).items
                for one in self.state.careful.values()
            ]
            items = np.unique(np.concatenate((selling, *tops, np.asarray(self.also, np.int64))))
            items = items[self.allowed[items]]
        return on_shelf(items, self.judged(self.query, items, tuple(self.state.careful)))

    def judged(
        self, query: Query, items: NDArray[np.int64], names: tuple[str, ...]
    ) -> dict[str, Floats]:
        """(len(items),) scores by each of some scorers; NaN: can't judge."""
        found = {}
        for name in names:
            scorer = self.state.careful[name]
            known = items < scorer.n_items
            scores = np.full(len(items), np.nan, dtype=np.float32)
            scores[known] = scorer.score_items(within(query, scorer.n_items), items[known])
            found[name] = scores
        return found

    def learned(self, pool: Pool, *, shelf: bool = False) -> Ranked:
        """The order of the ranker, or of the fusion of ranks where there is none.

        Args:
            pool: the candidates.
            shelf: they are one category, or what a search found.
        """
        fusion = self.state.fusion
        ranker = fusion.shelf if shelf else fusion.ranker
        if not shelf and len(self.query.steps) == 0:
            ranker = None  # it has learned from pasts; without one, what sells is the order
        ranks, names = ranks_of(pool, fusion.weights)
        if ranker is None or ranker.names != feature_names(pool.scorers) or len(pool) == 0:
            return Ranked(pool, ranks.sum(axis=1), "ranks", names, lambda places: ranks[places])
        if len(pool) > RANKED:
            best = np.zeros(len(pool), dtype=bool)
            best[np.argpartition(-ranks.sum(axis=1), RANKED)[:RANKED]] = True
            pool = pool.take(best)
        features = fusion.features(pool, self.query, self.wish)
        return Ranked(
            pool,
            ranker.predict(features),
            "shelf" if shelf else "ranker",
            ranker.names,
            lambda places: ranker.contributions(features[places]),
            features,
        )


def ranks_of(pool: Pool, weights: Mapping[str, float]) -> tuple[Floats, tuple[str, ...]]:
    """The parts of the fusion of ranks: (n, n_scorers), and their names; see `rank_fusion`."""
    heavy = np.asarray([weights.get(name, 0.5) for name in pool.scorers], dtype=np.float32)
    return fusion_parts(pool.ranks, heavy), pool.scorers
