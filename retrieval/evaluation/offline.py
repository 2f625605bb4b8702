"""Offline evaluation: recommenders side by side on what shoppers took next.

    found = split(interactions)
    scorers = {"popularity": PopularityScorer.fit(found.train), …}
    evaluation = evaluate(scorers, found, k=10)
    evaluation["popularity"].metrics["ndcg"]        # Interval(mean, low, high, n)

Everything is measured case by case, so that means, intervals, segments and paired differences are
of the same numbers.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BadInput
from retrieval.evaluation import ranking_metrics as metrics
from retrieval.evaluation.bootstrap import Interval, difference_interval, mean_intervals
from retrieval.evaluation.segments import SegmentConfig, item_segments, shopper_segments
from retrieval.evaluation.splits import Split
from retrieval.evaluation.toplists import Lists, Recommender, top_lists
from retrieval.models.query import Query

Floats = NDArray[np.float64]
ACCURACY = ("recall", "ndcg", "mrr", "hit_rate")
#: Recall is measured up to lists of this length.
CURVE = 50


@dataclass(frozen=True, slots=True)
class ItemTraits:
    """What diversity is measured by, for each product of the catalogue.

    Attributes:
        vectors: (n_items, dimension), float32; zeros for a product without one.
        kinds: (n_items,), categories by number, -1 unknown; used where there are no vectors.
    """

    vectors: NDArray[np.float32] | None = None
    kinds: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One recommender.

    Attributes:
        name: of it.
        metrics: recall, ndcg, mrr, hit_rate, precision, novelty, diversity, head_share: means with
            intervals.
        coverage: share of the catalogue that is in any list.
        gini: how unevenly products are shown.
        answered: share of cases with any product in the list; the others count as misses.
        segments: segment → metric → mean with interval.
        curve: mean recall at 1, 2, … `CURVE`.
        fit_s: seconds of training, where told.
        score_s: seconds of ranking all cases.
        cases: metric → (n_cases,), float64, NaN where it doesn't apply.
    """

    name: str
    metrics: Mapping[str, Interval]
    coverage: float
    gini: float
    answered: float
    segments: Mapping[str, Mapping[str, Interval]]
    curve: tuple[float, ...]
    fit_s: float | None
    score_s: float
    cases: Mapping[str, Floats] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Recommenders side by side.

    Attributes:
        split: what they were tested on.
        k: length of the lists.
        exclude_seen: whether products that a shopper had taken before were left out.
        n_cases: shoppers who asked.
        n_left_out: shoppers who took nothing but what they had taken before.
        segment_sizes: segment → cases of shoppers, or with such a target.
        measured: in the order given.
    """

    split: Split
    k: int
    exclude_seen: bool
    n_cases: int
    n_left_out: int
    segment_config: SegmentConfig
    segment_sizes: Mapping[str, int]
    measured: tuple[Measured, ...]

    def __getitem__(self, name: str) -> Measured:
        return next(found for found in self.measured if found.name == name)

    def difference(self, first: str, second: str, metric: str = "ndcg") -> Interval:
        """How much better the first is, with a paired interval."""
        return difference_interval(self[first].cases[metric], self[second].cases[metric])


@dataclass(frozen=True, slots=True)
class _Exam:
    """The cases that are asked, and which of them and of the products are in which segment."""

    queries: list[Query]
    targets: list[NDArray[np.int32]]
    shoppers: Mapping[str, NDArray[np.bool_]]
    items: Mapping[str, NDArray[np.bool_]]
    counts: NDArray[np.int64]
    traits: ItemTraits
    k: int

    @property
    def n_targets(self) -> NDArray[np.int64]:
        return np.array([len(items) for items in self.targets], dtype=np.int64)

    def among(self, kind: NDArray[np.bool_]) -> NDArray[np.int64]:
        """(n_cases,): how many targets are of a kind."""
        return np.array([int(kind[items].sum()) for items in self.targets], dtype=np.int64)


def evaluate(
    scorers: Mapping[str, Recommender],
    split: Split,
    k: int = 10,
    *,
    exclude_seen: bool = True,
    batch: int = 512,
    traits: ItemTraits | None = None,
    fit_s: Mapping[str, float] | None = None,
    segments: SegmentConfig | None = None,
) -> Evaluation:
    """Rank all products for every case, and measure.

    Args:
        scorers: by name; trained on `split.train`, or less.
        split: with cases.
        k: length of the lists.
        exclude_seen: leave what a shopper had taken out of the lists and of the targets; cases
            without other targets are left out. False where repeat purchases matter.
        batch: queries at once.
        traits: what diversity is measured by; it is NaN without.
        fit_s: seconds that each was trained, for the report.
        segments: where they end.

    Raises:
        BadInput: no case is left, or k isn't positive.
        ValueError: a scorer doesn't fit the catalogue.
    """
    if k < 1:
        raise BadInput(f"Lists of length {k} can't be evaluated.", hint="Take a k of 1 or more.")
    config = segments or SegmentConfig()
    exam = _exam(split, k, exclude_seen, traits or ItemTraits(), config)
    measured = []
    for name, scorer in scorers.items():
        start = time.perf_counter()
        lists = top_lists(
            scorer,
            exam.queries,
            max(k, CURVE),
            n_items=split.train.n_items,
            exclude_seen=exclude_seen,
            batch=batch,
        )
        seconds = time.perf_counter() - start
        measured.append(_measure(name, lists, exam, (fit_s or {}).get(name), seconds))
    sizes = {name: int(there.sum()) for name, there in exam.shoppers.items()}
    sizes |= {name: int((exam.among(kind) > 0).sum()) for name, kind in exam.items.items()}
    asked = len(exam.queries)
    left_out = len(split.cases) - asked
    return Evaluation(split, k, exclude_seen, asked, left_out, config, sizes, tuple(measured))


def _exam(
    split: Split, k: int, exclude_seen: bool, traits: ItemTraits, config: SegmentConfig
) -> _Exam:
    asked = [
        (case, case.targets[~case.repeats] if exclude_seen else case.targets)
        for case in split.cases
    ]
    asked = [(case, targets) for case, targets in asked if len(targets)]
    if not asked:
        raise BadInput(
            "No shopper took anything that they hadn't taken before.",
            hint="Evaluate with repeat purchases, or take another split.",
        )
    cases = [case for case, _ in asked]
    return _Exam(
        queries=[case.query for case in cases],
        targets=[targets for _, targets in asked],
        shoppers=shopper_segments(cases, config),
        items=item_segments(split.train, config),
        counts=split.train.counts,
        traits=traits,
        k=k,
    )


def _measure(name: str, lists: Lists, exam: _Exam, fit_s: float | None, score_s: float) -> Measured:
    hits = metrics.find_hits(lists, exam.targets)
    cases = _accuracy(hits, exam.n_targets, exam.k)
    cases["precision"] = metrics.precision(hits, exam.k)
    cases["novelty"] = metrics.novelty(lists, exam.counts, exam.k)
    cases["diversity"] = _diversity(lists, exam)
    cases["head_share"] = metrics.share_shown(lists, exam.items["head"], exam.k)
    columns = {("", metric): values for metric, values in cases.items()}
    columns |= _by_segment(lists, hits, cases, exam)
    found = dict(zip(columns, mean_intervals(np.column_stack(list(columns.values()))), strict=True))
    segments: dict[str, dict[str, Interval]] = {}
    for (segment, metric), interval in found.items():
        segments.setdefault(segment, {})[metric] = interval
    n_items = len(exam.counts)
    return Measured(
        name=name,
        metrics=segments.pop(""),
        coverage=metrics.coverage(lists, n_items, exam.k),
        gini=metrics.gini(lists, n_items, exam.k),
        answered=float((lists[:, 0] >= 0).mean()),
        segments=segments,
        curve=tuple(metrics.recall_curve(hits, exam.n_targets, CURVE).tolist()),
        fit_s=fit_s,
        score_s=score_s,
        cases=cases,
    )


def _accuracy(hits: NDArray[np.bool_], n_targets: NDArray[np.int64], k: int) -> dict[str, Floats]:
    """The four metrics of `ACCURACY`; NaN where a case has no targets."""
    found = {
        "recall": metrics.recall(hits, n_targets, k),
        "ndcg": metrics.ndcg(hits, n_targets, k),
        "mrr": metrics.reciprocal_rank(hits, k),
        "hit_rate": metrics.hit_rate(hits, k),
    }
    return {name: np.where(n_targets > 0, values, np.nan) for name, values in found.items()}


def _by_segment(
    lists: Lists, hits: NDArray[np.bool_], cases: Mapping[str, Floats], exam: _Exam
) -> dict[tuple[str, str], Floats]:
    """Shoppers: the cases of theirs. Products: all cases, but only with targets of that kind."""
    found = {
        (segment, metric): np.where(there, cases[metric], np.nan)
        for segment, there in exam.shoppers.items()
        for metric in ACCURACY
    }
    for segment, kind in exam.items.items():
        of_kind = _accuracy(hits & kind[lists], exam.among(kind), exam.k)
        found |= {(segment, metric): values for metric, values in of_kind.items()}
    return found


def _diversity(lists: Lists, exam: _Exam) -> Floats:
    if exam.traits.vectors is not None:
        return metrics.diversity(lists, exam.traits.vectors, exam.k)
    if exam.traits.kinds is not None:
        return metrics.diversity_of_kinds(lists, exam.traits.kinds, exam.k)
    return np.full(len(lists), np.nan)
