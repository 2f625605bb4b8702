"""Rows beside a block: always the same as one array that is written to."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.models.rows import Rows


@pytest.mark.parametrize("size", [0, 1, 30])
def test_they_are_what_an_array_would_be(size: int) -> None:
    rng = np.random.default_rng(size)
    array = rng.normal(size=(size, 4)).astype(np.float32)
    states = [(Rows(array), array.copy())]
    for _ in range(12):
        rows, array = states[-1]
        further = int(rng.integers(3))
        array = np.concatenate((array, np.zeros((further, 4), np.float32)))
        numbers = rng.permutation(len(array))[: rng.integers(5)]
        array[numbers] = rng.normal(size=(len(numbers), 4))
        states.append((rows.sized(len(array)).put(numbers, array[numbers]), array))
    for rows, array in states:  # the earlier ones are as they were
        assert (len(rows), rows.shape) == (len(array), array.shape)
        np.testing.assert_array_equal(rows.whole(), array)
        some = rng.integers(len(array), size=7) if len(array) else np.empty(0, np.int64)
        np.testing.assert_array_equal(rows[some], array[some])
        np.testing.assert_array_equal(rows[some.tolist()], array[some])
        for number in some.tolist():
            np.testing.assert_array_equal(rows[number], array[number])
        vectors = rng.normal(size=(3, 4)).astype(np.float32)
        np.testing.assert_allclose(rows.times(vectors), vectors @ array.T, rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(rows.times(vectors[0]), array @ vectors[0], rtol=1e-5, atol=1e-6)


def test_a_copy_shares_the_block() -> None:
    rows = Rows(np.ones((5, 2), dtype=np.float32))
    other = rows.sized(7).put(np.asarray([6, 1]), np.full((2, 2), 3.0, dtype=np.float32))
    assert other.block is rows.block
    assert other.beside.tolist() == [1, 6]
    assert rows.sized(3) is rows
