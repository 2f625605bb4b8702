from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.reviews.sentences import CLAUSE_LIMIT, MOST_CLAUSES, clauses, read_clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Comfortable, but the zip broke.", ("Comfortable", "the zip broke.")),
        ("Great bag. Sent back!", ("Great bag.", "Sent back!")),
        ("Although the zip broke, I love it.", ("Although the zip broke", "I love it.")),
        ("I love it, although the zip broke.", ("I love it", "the zip broke.")),
        ("Nothing but praise.", ("Nothing but praise.",)),
        ("Not only light but very strong.", ("Not only light but very strong.",)),
        ("Small but mighty.", ("Small but mighty.",)),
        ("It weighs 9.5 kg, no more.", ("It weighs 9.5 kg, no more.",)),
        ("Nice colour, and the strap is soft", ("Nice colour", "the strap is soft")),
        ("Sehr bequem, aber der Gurt riss.", ("Sehr bequem", "der Gurt riss.")),
        ("很舒服。拉链坏了！", ("很舒服。", "拉链坏了！")),
        ("Good\nBad\r\nUgly", ("Good", "Bad", "Ugly")),
        ("", ()),
        (" .!? \n 😀😀 ", ()),
    ],
)
def test_texts_are_split_where_the_mind_changes(text: str, expected: tuple[str, ...]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Comfortable, but the zip broke.", (False, True)),
        ("However, the zip broke.", (True,)),
        ("Although the zip broke, I love it.", (True, False)),
        ("Nice, and the strap is soft.", (False, False)),
    ],
)
def test_what_is_set_against_the_rest_is_marked(text: str, turned: tuple[bool, ...]) -> None:
    assert tuple(clause.turned for clause in read_clauses(text)) == turned


_PIECES = st.sampled_from(
    ["but", ", though ", "although ", ". ", "! ", "\n", "zip", " ", ",", "—", "。", "a" * 400]
)


@given(st.lists(_PIECES | st.text(max_size=12), max_size=40).map("".join))
def test_every_clause_is_a_piece_of_the_text_in_its_order(text: str) -> None:
    at = 0
    for clause in clauses(text):
        found = text.find(clause, at)
        assert found >= 0
        assert 0 < len(clause) <= CLAUSE_LIMIT
        assert clause == clause.strip()
        at = found + len(clause)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "but " * 25_000,
        ", yet" * 25_000,
        " " * 100_000,
        "." * 100_000,
        "word " * 20_000,
    ]
    + ["although, " * 10_000, "The zip broke. " * 7_000, "😀" * 100_000],
)
def test_a_very_long_text_is_read_in_part_and_fast(text: str) -> None:
    start = time.perf_counter()
    found = clauses(text)
    assert len(found) <= MOST_CLAUSES
    assert all(clause in text for clause in found)
    assert time.perf_counter() - start < 2
