"""Fusion: one order from meaning, words, wishes and what the shop knows.

Each contribution is a part of the score, so that a hit can say where its score came from. The
weights were chosen on half of the judged queries (benchmarks/README.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FusionConfig:
    """Weights of the parts of a score.

    Attributes:
        dense: of the cosine between query and product.
        lexical: of the BM25 score, as a share of what all of the query's words could give.
        category: for a product whose category is all that the query names; half of it where
            the query says more.
        title: for a product whose title has all of the query in it, word by word.
        soft: for all soft wishes together, by the share that the record mentions.
        sold_out: taken from what can't be bought now.
        doubtful: taken from what mentions an excluded colour or brand in its description only.
        rating: from the worst to the best rating; too small to outweigh relevance.
        candidates: from each index.
        sorted_candidates: from each index where a sort order is asked for.
        relevant: share of the best score that a product needs to be in a sorted list.
        relevant_named: the same for products of the category that is all the query names.
    """

    dense: float = 1.0
    lexical: float = 0.4
    category: float = 0.05
    title: float = 0.02
    soft: float = 0.15
    sold_out: float = 0.1
    doubtful: float = 0.3
    rating: float = 0.02
    candidates: int = 200
    sorted_candidates: int = 1_000
    relevant: float = 0.65
    relevant_named: float = 0.4


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows with their scores; what an index didn't score is NaN."""

    rows: NDArray[np.int64]
    dense: NDArray[np.float64]
    lexical: NDArray[np.float64]

    def within(self, mask: NDArray[np.bool_]) -> Candidates:
        """Those that a mask by row allows: an index may be ahead of the columns for a moment."""
        inside = self.rows < len(mask)
        inside[inside] = mask[self.rows[inside]]
        return Candidates(self.rows[inside], self.dense[inside], self.lexical[inside])


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows in order, with their scores and the parts that sum to them."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]
    parts: Mapping[str, NDArray[np.float64]]

    def take(self, order: NDArray[np.int64]) -> Scored:
        """Some of the rows, in another order."""
        parts = {name: part[order] for name, part in self.parts.items()}
        return Scored(self.rows[order], self.scores[order], parts)


def merge(
    dense: tuple[NDArray[np.int64], NDArray[np.float32]],
    lexical: tuple[NDArray[np.int64], NDArray[np.float32]],
) -> Candidates:
    """Candidates of both indexes as one list, by row."""
    rows = np.union1d(dense[0], lexical[0])
    scores = []
    for found, values in (dense, lexical):
        column = np.full(len(rows), np.nan)
        column[np.searchsorted(rows, found)] = values
        scores.append(column)
    return Candidates(rows, scores[0], scores[1])


def relevance(candidates: Candidates, ideal: float, config: FusionConfig) -> dict[str, Floats]:
    """The parts that say how well products answer the query's words.

    A product that has two of five words gets two fifths of the lexical part, even if none has
    more: so a long wish is answered by meaning, a few exact words by both.

    Args:
        candidates: with cosines and BM25 scores.
        ideal: the BM25 score that has all the words.
        config: weights.
    """
    words = np.nan_to_num(candidates.lexical)
    return {
        "dense": config.dense * np.nan_to_num(candidates.dense),
        "lexical": config.lexical * np.minimum(words / ideal if ideal > 0 else words, 1.5),
    }


def add_up(rows: NDArray[np.int64], parts: Mapping[str, Floats]) -> Scored:
    """Rows, best first, equals by row; parts that are zero everywhere are left out."""
    kept = {name: part for name, part in parts.items() if part.any()}
    scores = np.sum(list(kept.values()), axis=0) if kept else np.zeros(len(rows))
    return Scored(rows, scores, kept).take(np.lexsort((rows, -scores)))


def relevant(scored: Scored, config: FusionConfig) -> Scored:
    """What is relevant enough for a list that is sorted by something else.

    Without it "boots, cheapest first" begins with a shoelace.
    """
    if len(scored.rows) == 0 or scored.scores[0] <= 0:
        return scored
    named = scored.parts.get("category", np.zeros(len(scored.rows))) >= config.category
    share = np.where(named, config.relevant_named, config.relevant)
    return scored.take(np.flatnonzero(scored.scores >= share * scored.scores[0]))
