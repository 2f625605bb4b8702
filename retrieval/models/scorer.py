"""What every scorer can do, whatever it has learned.

scorer = ItemItemScorer.fit(interactions, ItemItemConfig())
scorer.score([Query.of([3, 17])])            # (1, n_items)
scorer.nearest(Query.of([3, 17]), k=100)     # candidates, best first
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.query import Query

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Products by number with their scores, best first."""

    items: NDArray[np.int64]
    scores: Floats

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Because:
    """A product of the shopper's past that speaks for a candidate, and its share of the score."""

    item: int
    share: float


class Scorer(Protocol):
    """Says how well products suit who asks. Higher is better; what it can't judge is NaN.

    Scores of one scorer compare with each other, not with those of another.
    """

    name: ClassVar[str]

    @property
    def n_items(self) -> int:
        """Products that it knows, numbered from 0."""
        ...

    def score(self, queries: Sequence[Query]) -> Floats:
        """Scores of all products: (len(queries), n_items), float32."""
        ...

    def score_items(self, query: Query, items: NDArray[np.int64]) -> Floats:
        """Scores of some products: (len(items),), float32."""
        ...

    def nearest(self, query: Query, k: int) -> Candidates:
        """The k products that it would put first, fewer where it can judge fewer.

        Past 20,000 products it may search approximately.
        """
        ...

    def because(
        self, query: Query, items: NDArray[np.int64], k: int = 3
    ) -> list[tuple[Because, ...]]:
        """What in the past of who asks speaks for each of some products, most telling first.

        Empty where the past has no part in the score.
        """
        ...

    def save(self, folder: Path) -> None:
        """Write all of it into an empty folder that exists.

        Raises:
            OSError: the disk is full.
        """
        ...

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: it isn't there or isn't what was written.
        """
        ...


def strongest(past: list[int], parts: Floats, k: int) -> tuple[Because, ...]:
    """The past products with the largest positive parts of a score, as shares of all of those.

    Args:
        past: products, each once.
        parts: (len(past),), what each adds to the score.
        k: how many.
    """
    total = float(parts[parts > 0].sum())
    order = [i for i in np.argsort(-parts, kind="stable")[:k] if parts[i] > 0]
    return tuple(Because(past[i], float(parts[i]) / total) for i in order)


def best(scores: Floats, k: int) -> Candidates:
    """The k best of one row of scores; equals by number, NaN never.

    Args:
        scores: (n_items,), float32.
        k: how many.
    """
    known = np.where(np.isnan(scores), -np.inf, scores)
    found = np.flatnonzero(known > -np.inf)
    if k < len(found):
        least = np.partition(known, -k)[-k]
        above, level = np.flatnonzero(known > least), np.flatnonzero(known == least)
        found = np.concatenate((above, level[: k - len(above)]))
    found = found[np.lexsort((found, -known[found]))].astype(np.int64)
    return Candidates(found, scores[found])
