"""What sells: every interaction counts, the less the longer ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from retrieval.models.files import Saved
from retrieval.models.scorer import Because, Candidates, best

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.interactions import Interactions
    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats


@dataclass(frozen=True, slots=True)
class PopularityConfig:
    """Settings of popularity.

    Attributes:
        half_life: after which an interaction counts half, in seconds; None: it never fades.
    """

    half_life: float | None = 7 * 86_400.0


class PopularityScorer:
    """The same list for all, kept up to date as events come in.

    Attributes:
        config: settings.
        counts: (n_items,), float64, faded to `time`.
        time: of the newest interaction, in seconds.
    """

    name: ClassVar[str] = "popularity"

    def __init__(self, counts: NDArray[np.float64], time: float, config: PopularityConfig) -> None:
        self.config = config
        self.counts = counts
        self.time = time

    @classmethod
    def fit(cls, interactions: Interactions, config: PopularityConfig | None = None) -> Self:
        """Count what was taken."""
        config = config or PopularityConfig()
        scorer = cls(np.zeros(interactions.n_items), 0.0, config)
        scorer.add(interactions.item, interactions.weight, interactions.time)
        return scorer

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        return len(self.counts)

    def extended(self, n_items: int) -> PopularityScorer:
        """A copy that knows further products, which nobody has taken yet."""
        further = np.zeros(max(n_items - self.n_items, 0))
        return PopularityScorer(np.concatenate((self.counts, further)), self.time, self.config)

    def add(self, items: ArrayLike, weights: ArrayLike, times: ArrayLike) -> None:
        """Count further interactions, one or many; they may be older than the newest."""
        when = np.asarray(times, dtype=np.float64)
        newest = float(when.max(initial=self.time))
        self.counts *= self._fading(newest - self.time)
        self.time = newest
        faded = np.asarray(weights, dtype=np.float64) * self._fading(newest - when)
        np.add.at(self.counts, np.asarray(items), faded)

    def score(self, queries: Sequence[Query]) -> Floats:
        """The same row for all."""
        return np.broadcast_to(self.scores, (len(queries), self.n_items)).copy()

    def score_items(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Scores of some products; see `Scorer.score_items`."""
        del query
        return self.scores[items]

    def nearest(self, query: Query, k: int) -> Candidates:
        """What sells best; see `Scorer.nearest`."""
        del query
        return best(self.scores, k)

    def because(
        self, query: Query, items: NDArray[np.int64], k: int = 3
    ) -> list[tuple[Because, ...]]:
        """Nothing: who asks has no part in it."""
        del query, k
        return [() for _ in items]

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        Saved({"counts": self.counts, "time": np.asarray(self.time)}, self.config).write(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, PopularityConfig)
        return cls(saved.arrays["counts"], float(saved.arrays["time"]), saved.config)

    @property
    def scores(self) -> Floats:
        """(n_items,): the logarithm of the faded counts; what nobody took is NaN."""
        with np.errstate(divide="ignore"):
            scores = np.log(self.counts)
        scores[np.isneginf(scores)] = np.nan
        return scores.astype(np.float32)

    def _fading(self, age: float | NDArray[np.float64]) -> float | NDArray[np.float64]:
        half_life = self.config.half_life
        return 1.0 if half_life is None else 0.5 ** (np.maximum(age, 0.0) / half_life)


class PopularityThen(PopularityScorer):
    """What sold by the time of each question, so that a ranker learns from what was known then.

    With what sells by the end it would learn that shoppers take what is going to be popular. It is
    asked by `score` only, with questions that have a time.
    """

    def __init__(self, interactions: Interactions, config: PopularityConfig) -> None:
        super().__init__(np.zeros(interactions.n_items), 0.0, config)
        order = np.argsort(interactions.time, kind="stable")
        self._items, self._weights = interactions.item[order], interactions.weight[order]
        self._times = interactions.time[order]

    def score(self, queries: Sequence[Query]) -> Floats:
        """As those of `PopularityScorer`, of what came before each question."""
        asked_at = [np.inf if query.now is None else query.now for query in queries]
        until = np.searchsorted(self._times, asked_at)
        scores = np.full((len(queries), self.n_items), np.nan, dtype=np.float32)
        then, counted = PopularityScorer(np.zeros(self.n_items), 0.0, self.config), 0
        for row in np.argsort(until, kind="stable"):
            rows = slice(counted, until[row])
            then.add(self._items[rows], self._weights[rows], self._times[rows])
            scores[row], counted = then.scores, until[row]
        return scores
