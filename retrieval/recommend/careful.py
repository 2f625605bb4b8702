"""A scorer that may fail: its errors and infinities become "can't judge", and a line in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from retrieval.models.scorer import Candidates

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.models.query import Query
    from retrieval.models.scorer import Because, Floats, Scorer

T = TypeVar("T")
log = logging.getLogger(__name__)


class CarefulScorer:
    """Answers as a scorer does; where that raises, the others have to do without it.

    Attributes:
        name: of the scorer.
        scorer: that may fail.
    """

    def __init__(self, name: str, scorer: Scorer, told: set[str]) -> None:
        self.name = name
        self.scorer = scorer
        self._told = told

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        return self.scorer.n_items

    def score(self, queries: list[Query]) -> Floats:
        """Scores of all products; see `Scorer.score`."""
        return np.stack([self.score_items(one, np.arange(self.n_items)) for one in queries])

    def score_items(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Scores of some products; NaN where it fails."""
        unknown = np.full(len(items), np.nan, dtype=np.float32)
        found = self._or(unknown, lambda: self.scorer.score_items(query, items))
        if np.isinf(found).any():
            self._tell("it gives infinite scores")
            found = np.where(np.isinf(found), np.nan, found).astype(np.float32)
        return found

    def nearest(self, query: Query, k: int) -> Candidates:
        """The k that it would put first; none where it fails."""
        none = Candidates(np.empty(0, np.int64), np.empty(0, np.float32))
        found = self._or(none, lambda: self.scorer.nearest(query, k))
        fine = np.isfinite(found.scores)
        if not fine.all():
            self._tell("it gives scores that are no numbers")
            found = Candidates(found.items[fine], found.scores[fine])
        return found

    def because(
        self, query: Query, items: NDArray[np.int64], k: int = 3
    ) -> list[tuple[Because, ...]]:
        """What in the past speaks for products; nothing where it fails."""
        nothing: list[tuple[Because, ...]] = [() for _ in items]
        return self._or(nothing, lambda: self.scorer.because(query, items, k))

    def save(self, folder: Path) -> None:
        """Write the scorer; see `Scorer.save`."""
        self.scorer.save(folder)

    def _or(self, otherwise: T, ask: Callable[[], T]) -> T:
        """What the scorer says, or something else where it fails."""
        try:
            return ask()
        except Exception as error:  # noqa: BLE001  # whatever a model raises, the list has to come
            self._tell(f"{type(error).__name__}: {error}")
            return otherwise

    def _tell(self, what: str) -> None:
        if self.name not in self._told:
            self._told.add(self.name)
            log.warning("The scorer %s is left out where it fails: %s.", self.name, what)
