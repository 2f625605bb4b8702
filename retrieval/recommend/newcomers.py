"""Products that the factors were trained without: whoever takes one gives it a vector at once.

newcomers = Newcomers.of(trained, crowd, events)
factors = newcomers.at_first(numbers, now)
factors = newcomers.met(factors, taken, numbers, now)

Shoppers are placed by the products of the training alone, so that what a new product gets doesn't
depend on the order of events.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from retrieval.models.factor import FactorScorer
from retrieval.models.query import Query
from retrieval.recommend.pool import within
from retrieval.recommend.touches import steps_of, touches_of
from retrieval.types import Event, guest

if TYPE_CHECKING:
    from datetime import datetime

    from retrieval.events import EventStore
    from retrieval.models.scorer import Floats, Scorer
    from retrieval.recommend.crowd import Crowd

log = logging.getLogger(__name__)

#: So many of a product's newest shoppers make its vector.
SHOPPERS = 50
#: So many shoppers are looked up for one question at most, half a millisecond each; when a server
#: starts, so many in all.
AT_ONCE, AT_FIRST = 50, 5_000
#: So many of a shopper's newest events are looked at.
NEWEST = 100
#: Vectors of so many shoppers are kept.
KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Asks who took new products, and remembers their vectors.

    Attributes:
        trained: the factors as they were trained.
        crowd: who took what.
        events: what else they did.
        vectors: of shoppers and guests.
    """

    trained: FactorScorer
    crowd: Crowd
    events: EventStore
    vectors: dict[str, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, scorer: Scorer | None, crowd: Crowd, events: EventStore) -> Newcomers | None:
        """None where there are no factors, or none that a product can be folded into."""
        if not isinstance(scorer, FactorScorer) or not scorer.folds_products:
            return None
        return cls(scorer, crowd, events)

    def at_first(self, numbers: Mapping[str, int], now: datetime) -> FactorScorer:
        """The factors with the products that were taken since the training, the most taken first.

        Args:
            numbers: of the products.
            now: what lies after it is left out.
        """
        new = {number for number in numbers.values() if self._is_new(number)}
        takers = {number: len(self.crowd.taken.of(number)) for number in sorted(new)}
        taken = [number for number, count in takers.items() if count]
        order = sorted(taken, key=lambda number: -takers[number])
        return self._placed(self.trained, order, numbers, now, AT_FIRST)

    def met(
        self,
        factors: FactorScorer,
        taken: Iterable[tuple[int, Event]],
        numbers: Mapping[str, int],
        now: datetime,
    ) -> FactorScorer:
        """The factors after some events; themselves, where no new product was taken.

        Args:
            factors: so far.
            taken: product numbers and what was done with them; the crowd has counted it.
            numbers: of the products.
            now: what lies after it is left out.
        """
        new = [(number, event) for number, event in taken if self._is_new(number)]
        for _, event in new:
            self.vectors.pop(event.who or "", None)
        order = dict.fromkeys(number for number, _ in reversed(new))
        return self._placed(factors, order, numbers, now, AT_ONCE)

    def _is_new(self, number: int) -> bool:
        return number >= self.trained.n_items or not self.trained.known[number]

    def _placed(
        self,
        factors: FactorScorer,
        order: Iterable[int],
        numbers: Mapping[str, int],
        now: datetime,
        most: int,
    ) -> FactorScorer:
        """With vectors for as many of some products as there are shoppers to be looked up."""
        found: dict[int, Floats] = {}
        names: list[str] = []
        for number in order:
            names = names or list(self.crowd.shoppers)
            who = [names[one] for one in self.crowd.taken.of(number)[-SHOPPERS:]]
            most -= sum(name not in self.vectors for name in who)
            if most < 0:
                break
            vectors = [self._vector(name, numbers, now) for name in who]
            known = [vector for vector in vectors if np.isfinite(vector).all()]
            if known:
                found[number] = np.stack(known)
        if not found:
            return factors
        try:
            return factors.with_products(list(found), list(found.values()))
        except np.linalg.LinAlgError as error:  # no harm to the products of the training
            log.warning("New products have no factors: %s.", error)
            return factors

    def _vector(self, who: str, numbers: Mapping[str, int], now: datetime) -> Floats:
        """Of a shopper or guest, from what they did with products of the training."""
        if who not in self.vectors:
            if len(self.vectors) >= KEPT:
                self.vectors.clear()
            steps = steps_of(touches_of(self._past(who, now), now), numbers)
            query = within(Query(steps), self.trained.n_items)
            self.vectors[who] = self.trained.shopper_vectors([query])[0]
        return self.vectors[who]

    def _past(self, who: str, now: datetime) -> tuple[Event, ...]:
        session = who.removeprefix(guest(""))
        if session != who:
            return self.events.done_in(session, NEWEST, until=now)
        return self.events.of_shopper(who, NEWEST, until=now)
