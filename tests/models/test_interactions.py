"""The table of interactions, and the slices that are held out of it."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.models.interactions import Interactions
from retrieval.models.training import validation_slice

rows = st.lists(
    st.tuples(
        st.sampled_from("abcdefg"),
        st.sampled_from(["p1", "p2", "p3", "p4", "p5"]),
        st.integers(0, 6).map(float),
        st.sampled_from([1.0, 3.0, 5.0]),
    ),
    max_size=60,
)
Row = tuple[str, str, float, float]


def table_of(found: list[Row], catalogue: tuple[str, ...] = ("p5", "p9")) -> Interactions:
    shoppers, items, times, weights = zip(*found, strict=True) if found else ((), (), (), ())
    return Interactions.from_columns(shoppers, items, times, weights, catalogue=catalogue)


def rows_of(table: Interactions) -> list[Row]:
    columns = (table.shopper, table.item, table.time, table.weight)
    return [
        (table.shopper_ids[shopper], table.item_ids[item], float(time), float(weight))
        for shopper, item, time, weight in zip(*columns, strict=True)
    ]


@given(rows)
def test_every_row_is_there_once_by_shopper_in_the_order_of_time(found: list[Row]) -> None:
    table = table_of(found)
    assert Counter(rows_of(table)) == Counter(found)
    assert (np.diff(table.shopper) >= 0).all()
    for shopper, name in enumerate(table.shopper_ids):
        own = [row for row in found if row[0] == name]
        kept = [row for row in rows_of(table) if row[0] == name]
        assert kept == sorted(own, key=lambda row: row[2])  # stable: equal times keep their order
        assert len(table.steps(shopper)) == len(own)


@given(rows)
def test_the_catalogue_is_numbered_first(found: list[Row]) -> None:
    table = table_of(found)
    assert table.item_ids[:2] == ("p5", "p9")
    assert len(set(table.item_ids)) == table.n_items
    assert table.counts.sum() == len(found)
    assert table.counts[1] == 0
    assert table.matrix().nnz == len({(shopper, item) for shopper, item, _, _ in found})


@given(rows)
def test_the_digest_tells_tables_apart(found: list[Row]) -> None:
    assert table_of(found).digest == table_of(list(found)).digest
    assert table_of(found).digest != table_of([*found, ("a", "p1", 9.0, 1.0)]).digest
    assert table_of(found).digest != table_of(found, ("p9", "p5")).digest


@given(rows, st.booleans(), st.integers(1, 4), st.integers(0, 5), st.integers(0, 3))
def test_what_is_held_out_does_not_leak(
    found: list[Row], newest: bool, steps: int, seed: int, least: int
) -> None:
    table = table_of(found)
    rng = np.random.default_rng(seed)
    steps = steps if newest else 1
    held = validation_slice(table, rng, newest=newest, steps=steps, share=0.5, least=least)
    out = [
        (table.shopper_ids[int(query.shopper or 0)], table.item_ids[target], query.now, weight)
        for query, targets, weights in zip(held.queries, held.targets, held.weights, strict=True)
        for target, weight in zip(targets.tolist(), weights.tolist(), strict=True)
    ]
    assert Counter(rows_of(held.fit)) + Counter(out) == Counter(found)
    assert len(out) <= 0.5 * len(found)
    for query in held.queries:
        past, whole = query.steps, held.fit.steps(int(query.shopper or 0))
        assert len(whole) >= least
        if newest:
            assert (past.times < query.now).all()
            assert len(past) >= len(whole)
            assert (whole.times < query.now).all()
        else:
            assert past.items.tolist() == whole.items.tolist()


def test_what_was_taken_at_one_time_is_held_out_together() -> None:
    order = [("a", f"p{n}", float(n // 3), 1.0) for n in range(9)]
    table = table_of(order)
    held = validation_slice(table, np.random.default_rng(0), share=0.5)
    (query,), (targets,) = held.queries, held.targets
    assert [table.item_ids[n] for n in targets] == ["p6", "p7", "p8"]
    assert query.steps.times.tolist() == [0.0] * 3 + [1.0] * 3
    assert query.steps.ages.tolist() == [1.0] * 3 + [0.0] * 3
    assert rows_of(held.fit) == order[:6]


def test_one_who_did_very_much_leaves_room_for_the_others() -> None:
    much = [("a", f"p{n % 9}", 0.0, 1.0) for n in range(100)]
    some = [(who, f"p{n}", float(n), 1.0) for who in "bcd" for n in range(3)]
    held = validation_slice(table_of([*much, *some]), np.random.default_rng(0), share=0.3, least=0)
    assert [query.shopper for query in held.queries] == [1, 2, 3]


def test_of_each_shopper_the_newest_is_asked_for_with_all_before_it() -> None:
    table = table_of([("a", f"p{n % 5}", float(n), 1.0) for n in range(9)])
    held = validation_slice(table, np.random.default_rng(0), steps=3, share=0.5)
    names = [table.item_ids[target] for (target,) in held.targets]
    assert names == ["p1", "p2", "p3"]
    assert [len(query.steps) for query in held.queries] == [6, 7, 8]
    assert len(held.fit) == 6
