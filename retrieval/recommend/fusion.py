"""All scorers as one: pools, features, and an order that was learned or is the ranks' own.

fusion = fit_fusion(interactions, items, TrainConfig())
fusion.top([Query.of([3, 17])], k=10)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.models.content import ContentScorer
from retrieval.models.query import Query
from retrieval.models.scorer import Scorer
from retrieval.ranking.rank_fusion import fused
from retrieval.ranking.ranker import Ranker
from retrieval.recommend.features import features_of
from retrieval.recommend.items import ItemTable
from retrieval.recommend.pool import CANDIDATES, Pool, pools_of

Floats = NDArray[np.float32]
#: What each scorer weighs where nothing was learned: sequences know most, popularity least.
WEIGHTS = {
    "sequence": 1.0,
    "item_item": 1.0,
    "graph": 0.6,
    "factor": 0.6,
    "content": 0.5,
    "popularity": 0.2,
}


@dataclass(frozen=True, slots=True)
class Fusion:
    """Scorers, what is known of products, and the ranker over both.

    Attributes:
        scorers: by name.
        items: the catalogue's columns.
        sales: (n_items,), float32, faded counts of what was taken.
        ranker: None where there was too little to learn from: then ranks are fused.
        shelf: the ranker for one category or for what a search found, likewise.
        weights: of the scorers for rank fusion.
        seen: what a shopper has already taken may be put forward again.
    """

    scorers: Mapping[str, Scorer]
    items: ItemTable
    sales: Floats
    ranker: Ranker | None = None
    shelf: Ranker | None = None
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    seen: bool = False

    def features(self, pool: Pool, query: Query, wish: Floats | None = None) -> Floats:
        """What the ranker sees; see `features_of`.

        Args:
            pool: the candidates.
            query: who asks.
            wish: (dimension,), unit length, the text of what they want, if they said so.
        """
        content = self.scorers.get("content")
        like = far = None
        if isinstance(content, ContentScorer):
            like = content.likeness(query, pool.items)
            far = None if wish is None else content.distances(wish, pool.items)
        return features_of(pool, query, self.items, like, far)

    def rank(self, pool: Pool, features: Floats, *, shelf: bool = False) -> Floats:
        """(len(pool),): higher is better; comparable within one pool only.

        Args:
            pool: the candidates.
            features: of them.
            shelf: they are one category, or what a search found.
        """
        ranker = self.shelf if shelf else self.ranker
        if ranker is not None:
            return ranker.predict(features)
        weights = np.asarray([self.weights.get(name, 0.5) for name in pool.scorers], np.float32)
        return fused(pool.ranks, weights)

    def top(self, queries: Sequence[Query], k: int) -> list[NDArray[np.int64]]:
        """The k best products for each question, without rules: for evaluation."""
        found = []
        pools = pools_of(self.scorers, queries, k=max(k, CANDIDATES), seen=self.seen)
        for query, pool in zip(queries, pools, strict=True):
            scores = self.rank(pool, self.features(pool, query))
            found.append(pool.items[np.lexsort((pool.items, -scores))[:k]])
        return found
