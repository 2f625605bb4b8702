"""Families and trades: all of them make messages, and a message says what its frame says."""

from __future__ import annotations

import random
import re

import pytest

from assistant.intent.compact import ACTS, decode, encode
from assistant.intent.message import normalise
from assistant.intent.numbers import numbers_in
from finetune.data.trades import Trade, trades
from finetune.frame.families import families, parse
from finetune.frame.generator import ACT_WEIGHTS, generate, realise
from finetune.frame.noise import noisy
from finetune.frame.row import Row
from retrieval.errors import BadInput

SEPARATORS = re.compile(r"[;,\s]+")
LISTS = ("brand", "color", "size", "features", "exclude")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(generate(families(), trades(), 300, seed=21))


def unsaid(row: Row) -> list[str]:
    """The values of a frame that don't stand in its message, letter by letter.

    A value can't hold what separates values: "sword, b" is written "sword b".
    """
    texts = [row.frame.need, row.frame.order_id, row.frame.reason]
    texts += [value for key in LISTS for value in getattr(row.frame, key)]
    said = SEPARATORS.sub(" ", row.message)
    return [text for text in texts if text is not None and SEPARATORS.sub(" ", text) not in said]


def test_all_trades_have_words() -> None:
    assert len(trades()) >= 20
    assert len({trade.name for trade in trades()}) == len(trades())
    for trade in trades():
        assert trade.brands
        assert len(trade.categories) >= 5
        for category in trade.categories:
            assert category.titles, category.name
            assert 0 < category.price[0] < category.price[1], category.name
            assert len({category.name, *category.also}) == 1 + len(category.also), category.name


def test_every_family_has_a_name_of_its_own() -> None:
    names = [family.name for family in families()]
    assert len(names) > 300
    assert len(set(names)) == len(names)


def test_every_act_has_families_and_a_weight() -> None:
    assert {family.act for family in families()} == set(ACTS.values())
    assert set(ACT_WEIGHTS) == set(ACTS.values())


@pytest.mark.parametrize("act", ACTS.values())
def test_every_line_of_every_family_makes_a_message(act: str) -> None:
    for family in (family for family in families() if family.act == act):
        for template in family.templates:
            rng = random.Random(3)
            tries = (realise(family, template, trade, rng) for trade in trades())
            row = next(filter(None, tries), None)
            assert row is not None, f"{family.name}: {template.text}"
            assert ACTS[row.frame.act] == act
            assert not unsaid(row), (template.text, row)


def test_values_are_spans_of_their_message(rows: list[Row]) -> None:
    assert len(rows) == 300
    for row in rows:
        assert not unsaid(row), row


def test_figures_and_places_are_possible(rows: list[Row]) -> None:
    for row in rows:
        frame = row.frame
        for amount in (frame.price_min, frame.price_max):
            figures = numbers_in(normalise(row.message))
            assert amount in (None, *figures) or "words for figures" in row.family, row
        if frame.price_min is not None and frame.price_max is not None:
            assert frame.price_min <= frame.price_max
        if not {"compare", "refine"} & set(row.tags):  # "the last three" may have no list
            assert all(place <= len(row.context.shown) for place in frame.items), row


def test_generated_frames_are_as_they_are_written(rows: list[Row]) -> None:
    for row in rows:
        assert decode(encode(row.frame)) == row.frame
        assert decode(row.example("train").completion) == row.frame


def test_acts_come_by_their_weights() -> None:
    found = [row.tags[1] for row in generate(families(), trades(), 3000, seed=4)]
    assert set(found) == set(ACTS.values())
    whole = sum(ACT_WEIGHTS.values())
    for act, weight in ACT_WEIGHTS.items():
        assert found.count(act) / len(found) == pytest.approx(weight / whole, abs=0.025), act


def test_the_same_seed_gives_the_same_messages(rows: list[Row]) -> None:
    assert list(generate(families(), trades(), 300, seed=21)) == rows
    other = {row.message for row in generate(families(), trades(), 300, seed=22)}
    assert len(other & {row.message for row in rows}) < 60


def test_contexts_are_as_the_heading_says(rows: list[Row]) -> None:
    known = {family.name: family for family in families()}
    for row in rows:
        family = known[row.family]
        assert row.context.asked == family.asked
        assert not family.need or row.context.need
        assert not family.shown or row.context.shown


def test_noise_never_touches_figures() -> None:
    rng = random.Random(1)
    for _ in range(500):
        text = "".join(part for part, _ in noisy([("order ", None), ("W2611340", "order")], rng))
        assert text.lower().endswith("w2611340")


BROKEN = {
    "== search # one\n\n[shade] [need]": ("line 3", "shade"),
    "# note\n== search # one\n[with:smell] [need]": ("line 3", "smell"),
    "== search # one\n{friend} wants [need]": ("line 2", "friend"),
    "== buy # one\n[need]": ("line 1", "buy"),
    "== search # one\n[need]\n== search often # two\n[need]\n[color]": ("line 3", "often"),
    "== # one\n[need]": ("line 1", "no heading"),
    "== search # one\n[need": ("line 2", "bracket"),
    "== search # one\n[need] => shade red": ("line 2", "shade red"),
    "[need]\n== search # one\n[need]": ("line 1", "no heading above"),
    "== search # one\n== search # two\n[need]": ("line 1", "no lines"),
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_line_is_named(text: str) -> None:
    line, what = BROKEN[text]
    with pytest.raises(BadInput, match=what) as caught:
        parse(text, "mine")
    assert f"mine.txt, {line}" in caught.value.message
    assert caught.value.hint


def test_a_template_that_no_shelf_can_fill_makes_nothing() -> None:
    (family,) = parse("== search # one\n[need] in [color] by [brand]", "mine")
    shelf = Trade("bare", (), trades()[0].categories[:1])
    assert realise(family, family.templates[0], shelf, random.Random(1)) is None
    assert list(generate([family], [shelf], 5, seed=1)) == []
