"""Small recommenders whose lists are known, and interactions to ask them with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.models.interactions import Interactions
from retrieval.models.query import Query


class Popular:
    """By how often products were taken; NaN for what nobody took."""

    def __init__(self, train: Interactions) -> None:
        self.scores = train.counts.astype(np.float32)
        self.scores[self.scores == 0] = np.nan

    def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
        return np.tile(self.scores, (len(queries), 1))


class Fixed:
    """The scores that it was given, whoever asks."""

    def __init__(self, *scores: float) -> None:
        self.scores = np.array(scores, dtype=np.float32)

    def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
        return np.tile(self.scores, (len(queries), 1))


class Silent:
    """Can't judge anything."""

    def __init__(self, n_items: int) -> None:
        self.n_items = n_items

    def score(self, queries: Sequence[Query]) -> NDArray[np.float32]:
        return np.full((len(queries), self.n_items), np.nan, dtype=np.float32)


class Named:
    """Names the products that it was given, best first."""

    def __init__(self, *items: int) -> None:
        self.items = items

    def top(self, queries: Sequence[Query], k: int) -> list[list[int]]:
        return [list(self.items[:k]) for _ in queries]


def taken(**shoppers: str) -> Interactions:
    """taken(ann="a b c", bob="b d"): one interaction a step of time."""
    rows = [
        (name, item, float(time))
        for name, items in shoppers.items()
        for time, item in enumerate(items.split())
    ]
    return Interactions.from_columns(*zip(*rows, strict=True))


@st.composite
def interactions(draw: st.DrawFn) -> Interactions:
    """Any small table: few shoppers, products and times, so that repeats and ties come up."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 9)),
            min_size=2,
            max_size=40,
        )
    )
    shoppers, items, times = zip(*rows, strict=True)
    return Interactions.from_columns(
        [f"s{n}" for n in shoppers], [f"i{n}" for n in items], [float(t) for t in times]
    )
