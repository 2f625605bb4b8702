"""Splits don't leak: every claim is tested on any small table and on real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import BadInput
from retrieval.evaluation.interaction_files import InteractionFile, read_interactions
from retrieval.evaluation.splits import Split, SplitConfig, SplitKind, split, validation
from retrieval.models.interactions import Interactions
from tests.evaluation.recommenders import interactions, taken

KINDS = ("leave-one-out", "temporal", "random")
CONFIGS = st.builds(
    SplitConfig,
    kind=st.sampled_from(KINDS),
    share=st.floats(0.05, 0.95),
    shortest=st.integers(2, 4),
    seed=st.integers(0, 3),
)


def rows(table: Interactions) -> Counter[tuple[int, int, float]]:
    return Counter(
        zip(table.shopper.tolist(), table.item.tolist(), table.time.tolist(), strict=True)
    )


def made(table: Interactions, config: SplitConfig) -> Iterator[Split]:
    """The split and its validation, where there are enough rows for them."""
    with suppress(BadInput):  # too few rows: what that says is tested apart
        found = split(table, config)
        yield found
        yield validation(found)


def check_no_leak(found: Split, whole: Interactions) -> None:
    """Each row is in one part; queries have rows of the training part only, targets of the test."""
    assert rows(found.train) + rows(found.test) == rows(whole)
    assert found.train.item_ids == found.test.item_ids == whole.item_ids
    assert found.train.shopper_ids == whole.shopper_ids
    assert [case.shopper for case in found.cases] == np.unique(found.test.shopper).tolist()
    for case in found.cases:
        known = found.train.steps(case.shopper)
        assert case.query.steps.items.tolist() == known.items.tolist()
        assert case.query.steps.times.tolist() == known.times.tolist()
        assert set(case.targets.tolist()) == set(found.test.steps(case.shopper).items.tolist())
        assert len(set(case.targets.tolist())) == len(case.targets)


def check_no_look_ahead(found: Split) -> None:
    """Nobody asks with something that they did after the first target."""
    for case in found.cases:
        first = found.test.steps(case.shopper).times.min()
        assert (case.query.steps.times <= first).all()
        if found.config.kind == "temporal":
            assert case.query.now is not None
            assert (case.query.steps.times < case.query.now).all()
            assert first >= case.query.now
    if found.config.kind == "temporal":
        assert found.train.time.max() < found.test.time.min()


@given(interactions(), CONFIGS)
def test_no_split_leaks(table: Interactions, config: SplitConfig) -> None:
    whole = table
    for found in made(table, config):
        check_no_leak(found, whole)
        if config.kind != "random":
            check_no_look_ahead(found)
        whole = found.train


@given(interactions(), CONFIGS)
def test_tuning_never_sees_the_test(table: Interactions, config: SplitConfig) -> None:
    found = list(made(table, config))
    if len(found) == 2:
        outer, inner = found
        assert rows(inner.train) + rows(inner.test) + rows(outer.test) == rows(table)


@given(interactions(), CONFIGS)
def test_the_same_config_splits_the_same(table: Interactions, config: SplitConfig) -> None:
    first, second = list(made(table, config)), list(made(table, config))
    assert [rows(found.test) for found in first] == [rows(found.test) for found in second]


@given(interactions(), st.integers(2, 4))
def test_leave_one_out_takes_the_last_of_those_with_enough(
    table: Interactions, shortest: int
) -> None:
    for found in list(made(table, SplitConfig(shortest=shortest)))[:1]:
        lengths = np.diff(table.starts)
        assert [case.shopper for case in found.cases] == np.flatnonzero(
            lengths >= shortest
        ).tolist()
        for case in found.cases:
            assert case.targets.tolist() == [table.steps(case.shopper).items[-1]]


@given(interactions(), st.floats(0.05, 0.95))
def test_random_leaves_everyone_something(table: Interactions, share: float) -> None:
    for found in list(made(table, SplitConfig("random", share=share)))[:1]:
        kept = np.diff(found.train.starts)
        assert (kept >= 1).all()
        wanted = np.diff(table.starts) * share
        held = np.diff(found.test.starts)
        assert (np.abs(held - wanted) <= 0.5 + 1e-9).all() | (kept == 1).any()


def test_known_leave_one_out() -> None:
    found = split(taken(ann="a b c d", bob="a b", cy="b a b"))
    names = found.train.item_ids
    assert [(case.shopper, names[case.targets[0]]) for case in found.cases] == [(0, "d"), (2, "b")]
    assert [case.repeats.tolist() for case in found.cases] == [[False], [True]]
    inner = validation(found)
    assert [names[case.targets[0]] for case in inner.cases] == ["c", "b", "a"]


def test_known_temporal() -> None:
    table = Interactions.from_columns(
        ["ann", "ann", "bob", "ann", "bob", "cy"],
        ["a", "b", "a", "c", "d", "a"],
        [1.0, 2.0, 3.0, 10.0, 11.0, 12.0],
    )
    for config in (SplitConfig("temporal", cut=10.0), SplitConfig("temporal", period_s=2.0),
                   SplitConfig("temporal", share=0.5)):  # fmt: skip
        found = split(table, config)
        assert found.train.time.tolist() == [1.0, 2.0, 3.0]
        assert [case.query.now for case in found.cases] == [10.0] * 3
        assert [len(case.query.steps) for case in found.cases] == [2, 1, 0]
        assert found.train.counts.tolist() == [2, 1, 0, 0]  # c and d stay, as new products


@pytest.mark.parametrize(
    "config",
    [
        SplitConfig("temporal", cut=99.0),
        SplitConfig("temporal", cut=0.0),
        SplitConfig(shortest=9),
        SplitConfig("random", share=0.01),
        SplitConfig("random", share=1.0),
        SplitConfig("temporal", share=0.0),
    ],
)
def test_what_cannot_be_split(config: SplitConfig) -> None:
    with pytest.raises(BadInput) as error:
        split(taken(ann="a b c", bob="a b"), config)
    assert error.value.hint


@pytest.mark.parametrize("kind", KINDS)
def test_real_purchases_do_not_leak(invoices: InteractionFile, kind: SplitKind) -> None:
    table = invoices.interactions
    found = split(table, SplitConfig(kind))
    check_no_leak(found, table)
    check_no_leak(validation(found), found.train)
    if kind != "random":
        check_no_look_ahead(found)
        check_no_look_ahead(validation(found))


def test_the_split_of_the_papers(shared_data: Callable[[str], Path]) -> None:
    path = shared_data("amazon-beauty/sequences.txt")
    found = split(read_interactions(path).interactions)
    inner = validation(found)
    lines = [line.split()[1:] for line in path.read_text().splitlines()]
    names = found.train.item_ids
    assert [names[case.targets[0]] for case in found.cases] == [line[-1] for line in lines]
    assert [names[case.targets[0]] for case in inner.cases] == [line[-2] for line in lines]
