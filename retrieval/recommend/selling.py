"""What sells by now, for the searcher: the recommender's popularity, kept up to date by itself.

selling = Selling(events, models)
selling()["JL-1121"]              # counts halve every 30 days; an event of a moment ago is in it
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.recommend.live import Touches, counted

if TYPE_CHECKING:
    from retrieval.events import EventStore
    from retrieval.recommend.models import Models
    from retrieval.types import Event

#: Seconds for which further events may wait to be counted.
EVERY_S = 2.0


class Selling:
    """Faded counts of what was taken, by the ids that events name; may be asked from any thread."""

    def __init__(
        self, events: EventStore, models: Models | None = None, *, every_s: float = EVERY_S
    ) -> None:
        """Count everything: after the training, where there was one.

        Args:
            events: of all shoppers.
            models: that were trained.
            every_s: seconds for which further events may wait to be counted.
        """
        self._events, self._every_s = events, every_s
        self._touches, self._lock = Touches(), Lock()
        self._counted, self._looked = events.newest, time.monotonic()
        trained = None if models is None else models.fusion.scorers.get("popularity")
        since = None
        self._numbers: dict[str, int] = {}
        self._scorer = PopularityScorer(np.zeros(0), 0.0, PopularityConfig())
        if models is not None and isinstance(trained, PopularityScorer):
            since = datetime.fromtimestamp(trained.time, UTC)
            self._numbers = {name: number for number, name in enumerate(models.item_ids)}
            self._scorer = trained
        self._count(self._hourly(events.touched_after(since, self._counted)))

    def __call__(self) -> Mapping[str, float]:
        """What was done with each product; the same object until something has changed.

        Events of a variant stand under its own id.
        """
        due = time.monotonic() - self._looked >= self._every_s
        if due and self._lock.acquire(blocking=False):
            try:
                self._catch_up()
            finally:
                self._lock.release()
        return self._known

    def _catch_up(self) -> None:
        self._looked = time.monotonic()
        while block := self._events.since(self._counted):
            if touches := list(self._added(event for _, event in block)):
                self._count(touches)
            self._counted = block[-1][0]

    def _count(self, touches: Iterable[tuple[int, float, float]]) -> None:
        self._scorer = counted(self._scorer, touches, datetime.now(UTC).timestamp())
        counts = self._scorer.counts.tolist()
        self._known = {name: counts[n] for name, n in self._numbers.items() if counts[n] > 0}

    def _added(self, events: Iterable[Event]) -> Iterator[tuple[int, float, float]]:
        for event in events:
            weight = self._touches.weight(event)
            if event.product_id is not None and weight:
                yield self._number(event.product_id), weight, event.timestamp.timestamp()

    def _hourly(self, rows: Iterable[tuple[str, str, float]]) -> Iterator[tuple[int, float, float]]:
        for product, hour, weight in rows:
            began = datetime.fromisoformat(f"{hour}:00:00+00:00")
            yield self._number(product), weight, began.timestamp()

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))
