"""What the engine answers from: models, catalogue and counts that fit together.

A state is never changed; a later one takes its place, so that a question is answered from one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from retrieval.events import WEIGHTS
from retrieval.models.content import ContentScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query
from retrieval.recommend.careful import CarefulScorer
from retrieval.recommend.consumables import consumables_of
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.live import Touches, counted
from retrieval.recommend.pool import within
from retrieval.recommend.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.events import EventStore
    from retrieval.models.scorer import Scorer
    from retrieval.recommend.models import Models
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.shop import Shop

Floats = NDArray[np.float32]
NO_MODEL = "none"


@dataclass(frozen=True)
class State:
    """One state of everything.

    Attributes:
        version: of the models.
        shelf: the catalogue, numbered.
        fusion: the scorers, and rankers where there are any.
        together: (n, n), how many shoppers bought both, of the first n products.
        degrees: (n,), float32, the sums of its rows.
        crowd: true counts.
        touches: what visits have done already.
        counted: number of the last event that is in it.
        shoppers: numbers of those that the models were trained with.
        told: scorers of whose failing the log says already.
    """

    version: str
    shelf: Shelf
    fusion: Fusion
    together: sp.csr_matrix
    degrees: Floats
    crowd: Crowd
    touches: Touches
    counted: int
    shoppers: Mapping[str, int]
    told: set[str]

    @classmethod
    def of(
        cls, shop: Shop, events: EventStore, models: Models | None, reviews: ReviewSummaries | None
    ) -> State:
        """Put everything together; takes seconds for 100,000 products and a million events."""
        ids = tuple(shop.store.ids()) if models is None else models.fusion.items.ids
        shelf = Shelf.of(
            shop.store,
            ids,
            generation=shop.searcher.generation,
            consumable=consumables_of(events.purchase_days()),
            reviews=reviews,
        )
        newest, now = events.newest, datetime.now(UTC)
        crowd = Crowd.of(events, shelf.lookup, newest, now.date())
        scorers: dict[str, Scorer] = {} if models is None else dict(models.fusion.scorers)
        fusion = Fusion(scorers, shelf.items, np.empty(0, np.float32))
        if models is not None:
            fusion = replace(models.fusion, items=shelf.items)
        scorers["content"] = _content(shop, shelf, scorers.get("content"))
        popularity = _popularity(events, shelf, scorers.get("popularity"), newest, now)
        together = crowd.bought.together(len(shelf))
        found = cls(
            NO_MODEL if models is None else models.version,
            shelf,
            replace(fusion, scorers=scorers),
            together,
            np.asarray(together.sum(axis=1), dtype=np.float32).ravel(),
            crowd,
            Touches(),
            newest,
            {} if models is None else models.shoppers,
            set(),
        )
        return found._selling(popularity)

    @cached_property
    def careful(self) -> dict[str, Scorer]:
        """The scorers, so that an error of one is none of all."""
        return {
            # It asks as a scorer does; it is never loaded, which is all that it lacks of one.
            name: cast("Scorer", CarefulScorer(name, one, self.told))
            for name, one in self.fusion.scorers.items()
        }

    @property
    def vectors(self) -> Floats:
        """(n, dimension), unit length or zero: of the products' texts."""
        content = self.fusion.scorers["content"]
        assert isinstance(content, ContentScorer)  # `of` and `_restocked` put it there
        return content.item_vectors

    def current(
        self, shop: Shop, events: EventStore, reviews: ReviewSummaries | None, now: datetime
    ) -> State:
        """The state by now: itself, where neither catalogue nor events have changed."""
        state = self
        if shop.searcher.generation != self.shelf.generation:
            state = state._restocked(shop, reviews)
        while block := events.since(state.counted):
            touches, lookup = [], state.shelf.lookup
            for _, event in block:
                number = lookup.get(event.product_id or "")
                weight = state.touches.weight(event) if number is not None else 0.0
                if number is not None and event.type in WEIGHTS and event.timestamp <= now:
                    state.crowd.add(event, number)
                if number is not None and weight:
                    touches.append((number, weight, event.timestamp.timestamp()))
            popularity = state.fusion.scorers["popularity"]
            if touches and isinstance(popularity, PopularityScorer):
                state = state._selling(counted(popularity, touches, now.timestamp()))
            state = replace(state, counted=block[-1][0])
        return state

    def warm(self) -> State:
        """Ask every scorer once: the first question of all builds indexes, which takes long."""
        asked = Query.of([0] if len(self.shelf) else [])
        for scorer in self.careful.values():
            scorer.nearest(within(asked, scorer.n_items), 1)
        return self

    def _selling(self, popularity: PopularityScorer) -> State:
        scorers = {**self.fusion.scorers, "popularity": popularity}
        sales = popularity.counts.astype(np.float32)
        return replace(self, fusion=replace(self.fusion, scorers=scorers, sales=sales))

    def _restocked(self, shop: Shop, reviews: ReviewSummaries | None) -> State:
        """After changes of the catalogue."""
        shelf = self.shelf.caught_up(shop.store, shop.searcher.generation, reviews)
        scorers = dict(self.fusion.scorers)
        scorers["content"] = _content(shop, shelf, scorers["content"], self.shelf.generation)
        state = replace(
            self, shelf=shelf, fusion=replace(self.fusion, scorers=scorers, items=shelf.items)
        )
        popularity = scorers["popularity"]
        if len(shelf) > popularity.n_items and isinstance(popularity, PopularityScorer):
            state = state._selling(popularity.extended(len(shelf)))
        return state


def _content(shop: Shop, shelf: Shelf, known: Scorer | None, since: int = 0) -> ContentScorer:
    """The content scorer for all products of the shelf."""
    n_known = known.n_items if isinstance(known, ContentScorer) else 0
    if isinstance(known, ContentScorer) and n_known == len(shelf):
        return known
    vectors = np.zeros((len(shelf), shop.encoder.dimension), dtype=np.float32)
    place_of_row = {int(row): place for place, row in enumerate(shelf.rows) if place >= n_known}
    for row, data in shop.store.vectors(shop.encoder.name, since):
        place = place_of_row.get(row)
        if place is not None:
            vectors[place] = np.frombuffer(data, dtype="<f4")
    if isinstance(known, ContentScorer):
        return known.extended(vectors[n_known:])
    return ContentScorer.fit(vectors)


def _popularity(
    events: EventStore, shelf: Shelf, known: Scorer | None, newest: int, now: datetime
) -> PopularityScorer:
    """What sells by now: what was trained, and what came since."""
    if isinstance(known, PopularityScorer):
        since = datetime.fromtimestamp(known.time, UTC)
        popularity = known.extended(len(shelf))
    else:
        since = None
        popularity = PopularityScorer(np.zeros(len(shelf)), 0.0, PopularityConfig())
    touches = _touches(events.touched_after(since, newest), shelf.lookup)
    return counted(popularity, touches, now.timestamp())


def _touches(
    rows: Iterable[tuple[str, str, float]], numbers: Mapping[str, int]
) -> Iterable[tuple[int, float, float]]:
    for product, hour, weight in rows:
        number = numbers.get(product)
        if number is not None:
            yield number, weight, datetime.fromisoformat(f"{hour}:00:00+00:00").timestamp()
