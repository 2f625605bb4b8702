"""Held-out questions: what shoppers took next, and how near the top recommenders put it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.ranking_metrics import find_hits, ndcg
from retrieval.evaluation.toplists import NamesTop, Recommender, top_lists
from retrieval.models.query import Query, Steps

Gains = NDArray[np.float64]
K = 10


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions with their right answers.

    Attributes:
        queries: who asks, and when.
        targets: of each, (m,), int32, what was taken next, at one time.
    """

    queries: Sequence[Query]
    targets: Sequence[NDArray[np.int32]]

    def __len__(self) -> int:
        return len(self.queries)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Questions:
        """Some of them, in their order."""
        numbers = np.arange(len(self))[rows]
        return Questions([self.queries[n] for n in numbers], [self.targets[n] for n in numbers])

    def new_to_the_shopper(self) -> Questions:
        """The same without answers that the shopper had taken before."""
        pairs = zip(self.queries, self.targets, strict=True)
        left = Questions(self.queries, [t[~np.isin(t, q.steps.items)] for q, t in pairs])
        return left.take(np.asarray([len(targets) > 0 for targets in left.targets], dtype=bool))

    def after(self, time: float) -> Questions:
        """Those whose answer is newer."""
        newer = [query.now is not None and query.now > time for query in self.queries]
        return self.take(np.asarray(newer, dtype=bool))

    def renumbered(
        self, items: Mapping[int, int], shoppers: Mapping[int, int] | None = None
    ) -> Questions:
        """The same in the numbers of other models.

        Args:
            items: old number → new; steps with others are left out, answers become -1.
            shoppers: likewise; others become None.
        """
        return Questions(
            [_renumbered(query, items, shoppers or {}) for query in self.queries],
            [
                np.asarray([items.get(t, -1) for t in targets.tolist()], dtype=np.int32)
                for targets in self.targets
            ],
        )

    def gains(self, recommender: Recommender, n_items: int, *, seen: bool) -> Gains:
        """nDCG at 10 of each question: (n,); answers that aren't products can't be found.

        Args:
            recommender: a scorer, or what names products.
            n_items: products that it knows.
            seen: what a shopper has taken may be in the list. Who names products sees to that.
        """
        if len(self) == 0:
            return np.zeros(0)
        exclude = not seen and not isinstance(recommender, NamesTop)
        lists = top_lists(recommender, self.queries, K, n_items=n_items, exclude_seen=exclude)
        counts = np.asarray([len(np.unique(targets)) for targets in self.targets])
        shown = [targets[targets >= 0] for targets in self.targets]
        return ndcg(find_hits(lists, shown), counts, K)


def _renumbered(query: Query, items: Mapping[int, int], shoppers: Mapping[int, int]) -> Query:
    return replace(
        query,
        history=_steps(query.history, items),
        session=_steps(query.session, items),
        context=tuple(items[item] for item in query.context if item in items),
        shopper=None if query.shopper is None else shoppers.get(query.shopper),
    )


def _steps(steps: Steps, items: Mapping[int, int]) -> Steps:
    numbers = np.asarray([items.get(item, -1) for item in steps.items.tolist()], dtype=np.int32)
    kept = numbers >= 0
    return Steps(numbers[kept], steps.times[kept], steps.weights[kept])
