"""The pure step: what a frame does to the state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.cart import add_line, cart_wire, remove_lines, removed
from assistant.dialogue.ordinals import pointed_at
from assistant.dialogue.state import DialogueState, Wishes
from assistant.dialogue.update import same_need, update
from assistant.types import Act, DropKey, Frame
from retrieval.types import Money, Product, Sort


def after(*frames: dict[str, Any]) -> DialogueState:
    state = DialogueState()
    for frame in frames:
        state = update(state, Frame(**frame)).state
    return state


def test_refinement_keeps_the_need_and_adds_the_wish() -> None:
    state = after({"act": "search", "need": "boots"}, {"act": "refine", "color": ["blue"]})
    assert state.wishes == Wishes(need="boots", color=("blue",))


def test_newer_color_replaces_the_older_one() -> None:
    state = after(
        {"act": "search", "need": "boots", "color": ["red"]}, {"act": "refine", "color": ["blue"]}
    )
    assert state.wishes.color == ("blue",)


def test_features_and_exclusions_grow() -> None:
    state = after(
        {"act": "search", "need": "boots", "features": ["waterproof"], "exclude": ["leather"]},
        {"act": "refine", "features": ["wide fit"], "exclude": ["Altra"]},
    )
    assert state.wishes.features == ("waterproof", "wide fit")
    assert state.wishes.exclude == ("leather", "Altra")


def test_a_new_need_parks_the_old_one_and_a_return_brings_it_back() -> None:
    state = after(
        {"act": "search", "need": "hiking boots", "price_max": 100},
        {"act": "search", "need": "kettle", "color": ["red"]},
    )
    assert state.wishes == Wishes(need="kettle", color=("red",))
    assert [w.need for w in state.parked] == ["hiking boots"]
    back = update(state, Frame(act=Act.SEARCH, need="boots"))
    assert back.state.wishes == Wishes(need="hiking boots", price_max=100)
    assert [w.need for w in back.state.parked] == ["kettle"]
    assert [note.kind for note in back.notes] == ["returned"]


def test_the_newer_of_two_contradicting_prices_wins() -> None:
    state = after({"act": "search", "need": "tent", "price_min": 200})
    done = update(state, Frame(act=Act.REFINE, price_max=100))
    assert (done.state.wishes.price_min, done.state.wishes.price_max) == (None, 100)
    assert [(n.kind, n.keys) for n in done.notes] == [("replaced", ("price_min",))]


def test_prices_the_wrong_way_round_in_one_message_are_swapped() -> None:
    done = update(DialogueState(), Frame(act=Act.SEARCH, need="tent", price_min=90, price_max=20))
    assert (done.state.wishes.price_min, done.state.wishes.price_max) == (20, 90)


def test_what_is_excluded_is_no_longer_wanted_and_the_other_way_round() -> None:
    state = after(
        {"act": "search", "need": "boots", "brand": ["Altra"]},
        {"act": "refine", "exclude": ["altra"]},
    )
    assert state.wishes == Wishes(need="boots", exclude=("altra",))
    state = update(state, Frame(act=Act.REFINE, brand=["Altra"])).state
    assert state.wishes == Wishes(need="boots", brand=("Altra",))


def test_drop_takes_a_wish_back() -> None:
    state = after(
        {"act": "search", "need": "boots", "color": ["red"], "price_max": 50},
        {"act": "refine", "drop": ["color"]},
    )
    assert state.wishes == Wishes(need="boots", price_max=50)


def test_the_same_need_alone_starts_afresh() -> None:
    state = after(
        {"act": "search", "need": "boots", "color": ["red"]}, {"act": "search", "need": "boots"}
    )
    assert state.wishes == Wishes(need="boots")


@pytest.mark.parametrize("act", ["ask", "compare", "cart_add", "policy", "smalltalk"])
def test_other_acts_leave_the_wishes_alone(act: str) -> None:
    state = after({"act": "search", "need": "boots", "sort": "price_asc"}, {"act": act})
    assert state.wishes == Wishes(need="boots", sort=Sort.PRICE_ASC)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("boots", "hiking boots", True),
        ("hiking boot", "Hiking Boots", True),
        ("the tents", "tent", True),
        ("boot bag", "boots", False),
        ("", "boots", False),
    ],
)
def test_same_need(one: str, other: str, same: bool) -> None:
    assert same_need(one, other) is same
    assert same_need(other, one) is same


@pytest.mark.parametrize(
    ("items", "ids", "missing"),
    [
        ([2], ("b",), ()),
        ([-1], ("c",), ()),
        ([1, 3], ("a", "c"), ()),
        ([4], (), (4,)),
        ([0, 9, 1], ("a",), (0, 9)),
        ([-4], (), (-4,)),
    ],
)
def test_ordinals(items: list[int], ids: tuple[str, ...], missing: tuple[int, ...]) -> None:
    pointed = pointed_at(DialogueState(shown=("a", "b", "c")), items)
    assert (pointed.ids, pointed.missing) == (ids, missing)


def test_without_ordinals_the_focus_is_meant_or_the_only_product() -> None:
    assert pointed_at(DialogueState(shown=("a", "b"), focus="b"), []).ids == ("b",)
    assert pointed_at(DialogueState(shown=("a",)), []).ids == ("a",)
    assert pointed_at(DialogueState(shown=("a", "b")), []).ids == ()


def test_cart_lines_add_up_and_totals_are_exact() -> None:
    kettle = Product("k", "Kettle", price=Money(1999, "EUR"))
    state = add_line(add_line(DialogueState(), kettle, None, 1), kettle, None, 2)
    wire = cart_wire(state, "EUR")
    assert wire["lines"] == [{"product_id": "k", "title": "Kettle", "quantity": 3, "price": 19.99}]
    assert (wire["total"], wire["currency"]) == (59.97, "EUR")
    assert remove_lines(state, state.cart, 1).cart[0].quantity == 2
    assert remove_lines(state, state.cart, None).cart == ()
    assert cart_wire(DialogueState(), "EUR") == {"lines": [], "total": 0.0, "currency": "EUR"}


def test_a_piece_taken_out_is_one_piece_whatever_the_lines() -> None:
    boots = Product("b", "Boots", price=Money(9900, "EUR"), sizes=("S", "M"))
    state = add_line(DialogueState(), boots, None, 2, size="S")
    state = add_line(state, boots, None, 1, size="M")
    for quantity, gone in ((1, ["Boots (M)"]), (2, ["1 × Boots (S)", "Boots (M)"])):
        after = remove_lines(state, state.cart, quantity)
        assert removed(state, after) == gone
    assert removed(state, remove_lines(state, state.cart[:1], None)) == ["Boots (S)"]


words = st.lists(st.sampled_from(["red", "blue", "altra", "wool"]), max_size=3)
frames = st.builds(
    Frame,
    act=st.sampled_from(list(Act)),
    need=st.none() | st.sampled_from(["boots", "hiking boots", "tent", "kettle"]),
    brand=words,
    color=words,
    size=words,
    features=words,
    exclude=words,
    price_min=st.none() | st.floats(0, 500),
    price_max=st.none() | st.floats(0, 500),
    rating_min=st.none() | st.floats(0, 5),
    drop=st.lists(st.sampled_from(list(DropKey)), max_size=3),
    sort=st.none() | st.sampled_from(list(Sort)),
    items=st.lists(st.integers(-5, 9), max_size=3),
)


@given(st.lists(frames, max_size=8))
def test_whatever_is_said_the_state_stays_sound(said: list[Frame]) -> None:
    state = DialogueState()
    for frame in said:
        state = update(state, frame).state
        wishes = state.wishes
        if wishes.price_min is not None and wishes.price_max is not None:
            assert wishes.price_min <= wishes.price_max
        out = {word.casefold() for word in wishes.exclude}
        assert not out & {w.casefold() for w in (*wishes.brand, *wishes.color, *wishes.features)}
        needs = [w.need for w in state.parked]
        assert len(needs) == len(set(needs)) <= 5
        assert DialogueState.from_json(state.to_json()) == state


def test_a_saved_state_of_a_later_version_still_opens() -> None:
    state = replace(DialogueState(), shown=("a",), cart=(), focus="a")
    assert DialogueState.from_json(state.to_json() | {"mood": "fine"}) == state
