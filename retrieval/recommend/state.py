"""What the engine answers from: models, catalogue and counts that fit together.

A state is never changed; a later one takes its place, so that a question is answered from one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, cast

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from retrieval.events import WEIGHTS
from retrieval.models.content import ContentScorer
from retrieval.models.factor import FactorScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query
from retrieval.recommend.careful import CarefulScorer
from retrieval.recommend.consumables import consumables_of
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.live import Touches, counted
from retrieval.recommend.newcomers import Newcomers
from retrieval.recommend.pool import within
from retrieval.recommend.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retrieval.events import EventStore
    from retrieval.models.rows import Rows
    from retrieval.models.scorer import Scorer
    from retrieval.recommend.models import Models
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.shop import Shop
    from retrieval.types import Event

Floats = NDArray[np.float32]
NO_MODEL = "none"
#: So many texts are placed at once: an encoder's vectors are large.
BLOCK = 5_000


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
        newcomers: gives products that came after the training their factors; None without factors.
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
    newcomers: Newcomers | None
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
        newcomers = Newcomers.of(scorers.get("factor"), crowd, events)
        if newcomers is not None:
            scorers["factor"] = newcomers.at_first(shelf.lookup, now)
        together = crowd.bought.together(len(shelf))
        found = cls(
            NO_MODEL if models is None else models.version,
            shelf,
            replace(fusion, scorers=scorers),
            together,
            np.asarray(together.sum(axis=1), dtype=np.float32).ravel(),
            crowd,
            Touches(),
            newcomers,
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
    def vectors(self) -> Rows:
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
            touches, taken, lookup = [], [], state.shelf.lookup
            for _, event in block:
                number = lookup.get(event.product_id or "")
                weight = state.touches.weight(event) if number is not None else 0.0
                if number is not None and event.type in WEIGHTS and event.timestamp <= now:
                    state.crowd.add(event, number)
                    taken.append((number, event))
                if number is not None and weight:
                    touches.append((number, weight, event.timestamp.timestamp()))
            state = state._met(taken, now)
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

    def _met(self, taken: Sequence[tuple[int, Event]], now: datetime) -> State:
        """After new products were taken."""
        factors = self.fusion.scorers.get("factor")
        if self.newcomers is None or not isinstance(factors, FactorScorer):
            return self
        met = self.newcomers.met(factors, taken, self.shelf.lookup, now)
        scorers = {**self.fusion.scorers, "factor": met}
        return replace(self, fusion=replace(self.fusion, scorers=scorers))

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
    """The content scorer with the texts that products have by now."""
    size = shop.encoder.dimension
    if not isinstance(known, ContentScorer) or known.text_size != size:
        vectors = np.zeros((len(shelf), size), dtype=np.float32)
        for items, block in _texts(shop, shelf):
            vectors[items] = block
        return ContentScorer.fit(vectors)
    content = known.sized(len(shelf))
    for items, block in _texts(shop, shelf, since):
        content = content.with_texts(items, block)
    return content


def _texts(shop: Shop, shelf: Shelf, since: int = 0) -> Iterator[tuple[NDArray[np.int64], Floats]]:
    """Numbers of products and vectors of their texts, written after a generation."""
    numbers = np.full(int(shelf.rows.max(initial=-1)) + 2, -1)  # the last for rows beyond
    there = np.flatnonzero(shelf.rows >= 0)
    numbers[shelf.rows[there]] = there
    written = shop.store.vectors(shop.encoder.name, since)
    while block := list(islice(written, BLOCK)):
        rows = np.asarray([row for row, _ in block])
        items = numbers[np.minimum(rows, len(numbers) - 1)]
        vectors = np.frombuffer(b"".join(data for _, data in block), dtype="<f4")
        yield items[items >= 0], vectors.reshape(len(block), -1)[items >= 0]


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
