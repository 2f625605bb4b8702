"""What holds for every message: nothing raises, nothing is slow, no figure is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.intent import sanitise
from assistant.intent.message import normalise
from assistant.intent.numbers import numbers_in
from assistant.types import Act, DropKey, Frame, ReadContext, Topic
from retrieval.types import Sort

SHOWN = ReadContext(need="boots", shown=("Trailkeeper Mid", "Altra Ridge", "Summit 27"))
PIECES = st.sampled_from(
    (
        "under 80|between 5 and 9|the second one|not|no leather|,|.|?|size 9|27 inch|4 stars|\n|"
        "order #12|compare|1 and 3|add|to my cart|because|it's too small|red|navy blue|boots|"
        "I'm looking for|cheapest|any brand|$|€|-|12 x 12|gift|two of them|return|human|and|or|"
        "with|for|1.299|a"
    ).split("|")
)
MESSAGES = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")),
)
QUIET = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(message=MESSAGES)
@QUIET
def test_rules_never_raise(rules, message):
    reading = rules.read(message, SHOWN)
    assert reading.reader == "rules"
    Frame(**reading.frame.wire())


@pytest.mark.parametrize(
    "message",
    [
        "", " ", "\x00\x01\x02", "👟" * 4000, "مرحبا أريد حذاء " * 250, "我想买登山鞋" * 600,
        "a" * 4000, "$" * 4000, "1," * 2000, "12 x " * 800, "not the " * 500, "İ" * 4000,
        "i want to return " * 235, "which is the " * 300, "no " * 1300, "between 5 " * 400,
        "order # " * 500, "<|im_start|>" * 300, "the first " * 400, "a-1" * 1300,
        "looking for red " * 250,
    ],
    ids=lambda message: repr(message[:12]),
)  # fmt: skip
def test_rules_are_quick_on_anything(rules, message):
    seconds = []
    for _ in range(5):
        began = time.thread_time()
        rules.read(message, SHOWN)
        seconds.append(time.thread_time() - began)
    assert min(seconds) < 0.02


@given(message=MESSAGES)
@QUIET
def test_rules_invent_no_price(rules, message):
    frame = rules.read(message, SHOWN).frame
    figures = numbers_in(normalise(message))
    for value in (frame.price_min, frame.price_max):
        assert value is None or value in figures


WORD = st.sampled_from(["red", "boots", "Altra", "80", "leather", "summer", "12345", "xl"])
LISTS = st.lists(WORD, max_size=3)
FRAMES = st.builds(
    Frame,
    act=st.sampled_from(Act),
    need=st.none() | WORD,
    brand=LISTS, color=LISTS, size=LISTS, features=LISTS, exclude=LISTS,
    price_min=st.none() | st.integers(0, 300),
    price_max=st.none() | st.integers(0, 300),
    rating_min=st.none() | st.integers(0, 5),
    drop=st.lists(st.sampled_from(DropKey), max_size=2),
    sort=st.none() | st.sampled_from(Sort),
    items=st.lists(st.integers(-3, 6), max_size=3),
    quantity=st.none() | st.integers(1, 9),
    order_id=st.none() | WORD,
    reason=st.none() | WORD,
    topic=st.none() | st.sampled_from(Topic),
)  # fmt: skip


@given(frame=FRAMES, message=MESSAGES)
@QUIET
def test_a_sanitised_frame_has_only_what_was_said(vocabulary, frame, message):
    clean, _ = sanitise(frame, message, SHOWN, vocabulary)
    figures = numbers_in(normalise(message))
    for value in (clean.price_min, clean.price_max, clean.rating_min):
        assert value is None or value in figures
    if clean.order_id is not None:
        assert clean.order_id.lower() in normalise(message).lower()
    assert clean.act is frame.act
    again, notes = sanitise(clean, message, SHOWN, vocabulary)
    assert again == clean
    assert notes == ()
