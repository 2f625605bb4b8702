"""The pool of candidates of one question: what every scorer puts forward, judged by all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.models.query import Query, Steps
from retrieval.models.scorer import Candidates, Scorer, best

Floats = NDArray[np.float32]
#: Put forward by each scorer.
CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Pool:
    """Candidates of one question.

    Attributes:
        items: (n,), int64, ascending.
        scorers: names, in the order of the columns.
        scores: (n, n_scorers), float32, as standard scores among what the scorer itself put
            forward; NaN where it can't judge.
        ranks: (n, n_scorers), float32, from 0 within the pool; NaN likewise.
    """

    items: NDArray[np.int64]
    scorers: tuple[str, ...]
    scores: Floats
    ranks: Floats

    def __len__(self) -> int:
        return len(self.items)

    def take(self, keep: NDArray[np.bool_]) -> Pool:
        """Some of the candidates; ranks stay as they were."""
        return replace(
            self, items=self.items[keep], scores=self.scores[keep], ranks=self.ranks[keep]
        )


def pool_of(
    scorers: Mapping[str, Scorer],
    query: Query,
    *,
    k: int = CANDIDATES,
    extra: Sequence[int] | NDArray[np.int64] = (),
) -> Pool:
    """Ask every scorer.

    Args:
        scorers: by name; each may know fewer products than the catalogue has by now.
        query: who asks.
        k: put forward by each.
        extra: further candidates, whoever puts them forward.
    """
    asked = {name: within(query, scorer.n_items) for name, scorer in scorers.items()}
    tops = {name: scorer.nearest(asked[name], k) for name, scorer in scorers.items()}
    items = _union(tops, extra)
    values = {}
    for name, scorer in scorers.items():
        known = items < scorer.n_items
        values[name] = np.full(len(items), np.nan, dtype=np.float32)
        values[name][known] = scorer.score_items(asked[name], items[known])
    return _pool(items, tops, values)


def pools_of(
    scorers: Mapping[str, Scorer],
    queries: Sequence[Query],
    *,
    k: int = CANDIDATES,
    seen: bool = False,
    batch: int = 256,
) -> Iterator[Pool]:
    """The same for many questions, some at a time.

    Args:
        scorers: by name.
        queries: who asks.
        k: put forward by each.
        seen: what a shopper has taken already is a candidate too.
        batch: questions at a time.
    """
    for start in range(0, len(queries), batch):
        asked = queries[start : start + batch]
        rows = {name: scorer.score(asked) for name, scorer in scorers.items()}
        for row, query in enumerate(asked):
            for scores in () if seen else rows.values():
                scores[row, query.steps.items] = np.nan
            tops = {name: best(scores[row], k) for name, scores in rows.items()}
            items = _union(tops, np.unique(query.steps.items) if seen else ())
            yield _pool(items, tops, {name: scores[row, items] for name, scores in rows.items()})


def shelf_pools(
    scorers: Mapping[str, Scorer],
    queries: Sequence[Query],
    shelves: Sequence[NDArray[np.int64]],
    *,
    batch: int = 256,
) -> Iterator[Pool]:
    """For many questions, pools of given products; standard scores are among those.

    Args:
        scorers: by name.
        queries: who asks.
        shelves: the products of each question, ascending.
        batch: questions at a time.
    """
    for start in range(0, len(queries), batch):
        rows = {name: one.score(queries[start : start + batch]) for name, one in scorers.items()}
        for row, items in enumerate(shelves[start : start + batch]):
            yield on_shelf(items, {name: scores[row, items] for name, scores in rows.items()})


def on_shelf(items: NDArray[np.int64], values: Mapping[str, Floats]) -> Pool:
    """A pool of given products, from each scorer's scores of them (NaN: can't judge)."""
    tops = {name: best(value, CANDIDATES) for name, value in values.items()}
    return _pool(items, tops, values)


def within(query: Query, n_items: int) -> Query:
    """The question without products that a scorer doesn't know yet."""
    if all(part.items.max(initial=0) < n_items for part in (query.history, query.session)):
        context = tuple(item for item in query.context if item < n_items)
        return query if context == query.context else replace(query, context=context)
    return replace(
        query,
        history=_known(query.history, n_items),
        session=_known(query.session, n_items),
        context=tuple(item for item in query.context if item < n_items),
    )


def _known(steps: Steps, n_items: int) -> Steps:
    kept = steps.items < n_items
    return Steps(steps.items[kept], steps.times[kept], steps.weights[kept])


def _union(
    tops: Mapping[str, Candidates], extra: Sequence[int] | NDArray[np.int64]
) -> NDArray[np.int64]:
    found = [top.items for top in tops.values()]
    return np.unique(np.concatenate((*found, np.asarray(extra, dtype=np.int64))))


def _pool(
    items: NDArray[np.int64], tops: Mapping[str, Candidates], values: Mapping[str, Floats]
) -> Pool:
    scores = np.full((len(items), len(values)), np.nan, dtype=np.float32)
    ranks = scores.copy()
    for column, (name, value) in enumerate(values.items()):
        known = np.flatnonzero(~np.isnan(value))
        order = known[np.argsort(-value[known], kind="stable")]
        ranks[order, column] = np.arange(len(order))
        usual = tops[name].scores
        if len(usual):
            spread = max(float(usual.std()), 1e-6)
            scores[:, column] = (value - float(usual.mean())) / spread
    return Pool(items, tuple(values), np.clip(scores, -10.0, 10.0), ranks)
