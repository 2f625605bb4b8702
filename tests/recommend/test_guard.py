"""A bad model doesn't serve: what is checked, on models that really are bad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.errors import ModelRefused
from retrieval.evaluation.bootstrap import Interval
from retrieval.models.item_item import ItemItemConfig, ItemItemScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query, Steps
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.guard import (
    Compared,
    GuardConfig,
    check_figures,
    check_lists,
    check_quality,
    compare,
)
from retrieval.recommend.items import ItemTable
from retrieval.recommend.judging import FUSION
from retrieval.recommend.models import Models, save_models
from retrieval.recommend.questions import Questions
from tests.models.contract import N_ITEMS, ring
from tests.recommend.shops import trained

IDS = ring().item_ids


def models_of(fusion: Fusion, *, newest: float = 0.0, ndcg: Interval | None = None) -> Models:
    """Models of the ring, trained up to a time."""
    quality = {} if ndcg is None else {FUSION: ndcg}
    manifest = replace(
        trained().manifest, scorers=tuple(fusion.scorers), newest=newest, quality=quality
    )
    return replace(trained(), fusion=fusion, manifest=manifest, shoppers={})


def fusion_of(*scorers: PopularityScorer | ItemItemScorer) -> Fusion:
    sales = np.ones(N_ITEMS, dtype=np.float32)
    return Fusion({one.name: one for one in scorers}, ItemTable.bare(IDS), sales, seen=True)


def good() -> Fusion:
    config = ItemItemConfig(regularization=1.0, together_regularization=5.0)
    return fusion_of(ItemItemScorer.fit(ring(), config))


def bad() -> Fusion:
    return fusion_of(PopularityScorer.fit(ring(), PopularityConfig(half_life=None)))


def asked(n: int = 120) -> Questions:
    """What comes next in the ring, asked at the times 1, 2, …"""
    starts = [number % 12 for number in range(n)]
    queries = [Query(Steps.of([start]), now=1.0 + n) for n, start in enumerate(starts)]
    return Questions(queries, [numbers([(start + 1) % 12]) for start in starts])


def numbers(items: list[int]) -> NDArray[np.int32]:
    return np.asarray(items, dtype=np.int32)


def gains(fusion: Fusion, questions: Questions) -> dict[str, np.ndarray]:
    return {FUSION: questions.gains(fusion, N_ITEMS, seen=True)}


@pytest.mark.parametrize("figure", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", ["popularity", "sales"])
def test_figures_that_are_no_numbers(tmp_path: Path, figure: float, where: str) -> None:
    models = models_of(bad())
    save_models(tmp_path, models)
    check_figures(tmp_path)
    if where == "sales":
        models.fusion.sales[3] = figure
    else:
        scorer = models.fusion.scorers["popularity"]
        assert isinstance(scorer, PopularityScorer)
        scorer.counts[3] = figure
    again = tmp_path / "again"
    again.mkdir()
    save_models(again, models)
    with pytest.raises(ModelRefused, match="aren't numbers") as caught:
        check_figures(again)
    assert caught.value.hint


def test_no_scorer(tmp_path: Path) -> None:
    save_models(tmp_path, models_of(fusion_of()))
    with pytest.raises(ModelRefused, match="no scorer"):
        check_figures(tmp_path)


def test_empty_lists() -> None:
    check_lists(models_of(bad()), asked())
    with pytest.raises(ModelRefused, match="a shopper who is new"):
        check_lists(models_of(good()), asked())  # it knows nothing of who has no past
    unasked = replace(bad(), seen=False)  # all of them have taken everything that is sold
    everything = Questions([Query.of(list(range(12)))] * 4, [numbers([0])] * 4)
    with pytest.raises(ModelRefused, match="4 of 4 shoppers"):
        check_lists(models_of(unasked), everything)


def test_asked_the_same_questions_the_worse_one_is_refused() -> None:
    found = compare(models_of(good(), newest=20.0), gains(bad(), asked()), asked(), (IDS, ()))
    assert found is not None
    assert found.paired
    assert found.difference.n == 100  # those after the old one's training
    assert found.old > 0.9 > 0.6 > found.new
    with pytest.raises(ModelRefused, match="worse than the one that serves") as caught:
        check_quality(found)
    assert "--force" in caught.value.hint
    better = compare(models_of(bad(), newest=20.0), gains(good(), asked()), asked(), (IDS, ()))
    assert better is not None
    assert better.difference.low > 0
    check_quality(better)


def test_the_old_one_is_asked_in_its_own_numbers() -> None:
    other = tuple(reversed(IDS))
    turned = Questions(
        [Query(Steps.of([12 - query.steps.items[0]]), now=query.now) for query in asked().queries],
        [12 - targets for targets in asked().targets],
    )
    found = compare(models_of(good(), newest=20.0), gains(bad(), turned), turned, (other, ()))
    assert found is not None
    assert found.old > 0.9
    unknown = tuple(f"new-{number}" for number in range(N_ITEMS))
    lost = compare(models_of(good(), newest=20.0), gains(bad(), turned), turned, (unknown, ()))
    assert lost is not None
    assert lost.old == 0  # it can't know products that came after it


def test_without_newer_questions_what_each_did_on_its_own_is_compared() -> None:
    before = Interval(0.9, 0.85, 0.95, 200)
    old = models_of(good(), newest=1e9, ndcg=before)
    found = compare(old, gains(bad(), asked()), asked(), (IDS, ()))
    assert found is not None
    assert not found.paired
    assert found.old == 0.9
    with pytest.raises(ModelRefused, match="worse"):
        check_quality(found)
    same = compare(old, gains(good(), asked()), asked(), (IDS, ()))
    check_quality(same)
    assert compare(models_of(good(), newest=1e9), gains(bad(), asked()), asked(), (IDS, ())) is None
    nothing = asked().take(np.zeros(0, dtype=np.int64))
    assert compare(old, gains(bad(), nothing), nothing, (IDS, ())) is None
    check_quality(None)


@pytest.mark.parametrize(
    ("mean", "low", "high", "refused"),
    [
        (-0.10, -0.15, -0.05, True),
        (-0.10, -0.25, 0.05, False),  # it may be chance
        (-0.01, -0.015, -0.005, False),  # surely worse, but by less than a twentieth
        (0.10, 0.05, 0.15, False),
    ],
)
def test_worse_is_surely_and_by_more_than_is_tolerated(
    mean: float, low: float, high: float, refused: bool
) -> None:
    found = Compared(0.5, 0.5 + mean, Interval(mean, low, high, 100), paired=True)
    if refused:
        with pytest.raises(ModelRefused):
            check_quality(found)
        check_quality(found, GuardConfig(tolerance=0.5))
    else:
        check_quality(found)


def test_questions_find_their_answers() -> None:
    questions = asked(12)
    assert questions.gains(good(), N_ITEMS, seen=True).min() == pytest.approx(1.0)
    unknown = replace(questions, targets=[numbers([-1])] * 12)
    assert questions.gains(bad(), N_ITEMS, seen=True).max() > 0
    assert unknown.gains(bad(), N_ITEMS, seen=True).max() == 0
    half = replace(questions, targets=[numbers([*t.tolist(), -1]) for t in questions.targets])
    found = half.gains(good(), N_ITEMS, seen=True)
    assert found == pytest.approx(1 / (1 + 1 / np.log2(3)))  # the second can't be found
    seen = Questions([Query.of([1, 2]), Query.of([1])], [numbers([1]), numbers([1, 2])])
    assert [t.tolist() for t in seen.new_to_the_shopper().targets] == [[2]]
    assert seen.after(0.0).queries == []  # nobody knows when they were asked
