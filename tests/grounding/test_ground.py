"""From the shopper's words to the catalogue's."""

from __future__ import annotations

import pytest

from assistant.grounding import Unknown, ground
from assistant.types import Act, Frame


def test_a_frame_and_its_wishes_ground_alike(vocabulary):
    frame = Frame(act=Act.SEARCH, need="hiking boot", brand=["altra"], features=["waterproof"])
    grounded = ground(frame, vocabulary)
    assert grounded.filters.category == ("Hiking boots",)
    assert grounded.filters.brand == ("Altra",)
    assert grounded.need_category == ("Footwear", "Hiking boots")
    assert grounded.need_text == "hiking boot"
    assert grounded.soft == ("waterproof",)
    assert grounded.known == ("waterproof",)
    assert grounded == ground(frame.wire(), vocabulary)


def test_an_unknown_brand_is_named_with_the_nearest(vocabulary):
    grounded = ground({"brand": ["Altra", "Zeltron", "Qqq"]}, vocabulary)
    assert grounded.filters.brand == ("Altra",)
    assert grounded.unknown == (Unknown("brand", "Zeltron", ("Zelter",)), Unknown("brand", "Qqq"))


def test_a_typo_is_put_right_and_noted(vocabulary):
    grounded = ground({"brand": ["altar"], "need": "hikng boots"}, vocabulary)
    assert grounded.filters.brand == ("Altra",)
    assert grounded.filters.category == ("Hiking boots",)
    assert grounded.notes == ("hikng boots → Hiking boots", "altar → Altra")


def test_part_of_a_brand_is_enough_if_it_is_unique(vocabulary):
    assert ground({"brand": ["summit"]}, vocabulary).filters.brand == ("Summit Peak",)


@pytest.mark.parametrize(
    ("said", "colors"),
    [
        ("blue", {"Blue", "Navy Blue"}),
        ("green", {"Olive Green", "Dark Green"}),
        ("gray", {"Grey"}),
        ("light blue", {"Blue"}),
        ("blakc", {"Black"}),
    ],
)
def test_a_colour_means_its_shades(vocabulary, said, colors):
    grounded = ground({"color": [said]}, vocabulary)
    assert set(grounded.filters.color) == colors
    assert grounded.unknown == ()


def test_an_unknown_colour(vocabulary):
    grounded = ground({"color": ["purple"]}, vocabulary)
    assert grounded.filters.color == ()
    assert [unknown.words for unknown in grounded.unknown] == ["purple"]


@pytest.mark.parametrize(
    ("said", "sizes"),
    [
        ("large", ("L",)), ("2xl", ("XXL",)), ("42", ("EU 42",)), ("eu 43", ("EU 43",)),
        ("27 inch", ('27"',)), ("1.5 liters", ("1.5 l",)),
    ],
)  # fmt: skip
def test_sizes_however_spelled(vocabulary, said, sizes):
    assert ground({"size": [said]}, vocabulary).filters.size == sizes


def test_a_size_that_no_product_has(vocabulary):
    assert ground({"size": ["51"]}, vocabulary).unknown[0].kind == "size"


def test_a_measure_that_no_product_has_is_wished_for(vocabulary):
    grounded = ground({"need": "rug", "size": ["3 m"]}, vocabulary)
    assert grounded.filters.size == ()
    assert grounded.unknown == ()
    assert grounded.soft == ("3 m",)


def test_exclusions_in_the_catalogues_words(vocabulary):
    grounded = ground({"exclude": ["altar", "blue", "glitter"]}, vocabulary)
    assert set(grounded.filters.exclude) == {"Altra", "Blue", "Navy Blue", "glitter"}


@pytest.mark.parametrize(
    ("low", "high", "bounds"),
    [
        (None, 80, (None, 80)), (50, 100, (50, 100)), (100, 50, (50, 100)), (60, 60, (48, 72)),
        (0, None, (0, None)),
    ],
)  # fmt: skip
def test_prices(vocabulary, low, high, bounds):
    filters = ground({"price_min": low, "price_max": high}, vocabulary).filters
    assert (filters.price_min, filters.price_max) == bounds


def test_a_need_that_is_no_category_stays_text(vocabulary):
    grounded = ground({"need": "sneakers"}, vocabulary)
    assert grounded.need_category is None
    assert grounded.filters.category == ()
    assert grounded.need_text == "sneakers"


def test_a_category_near_in_meaning_is_wished_for(vocabulary):
    def near(text):
        return [("Hiking boots", 0.7), ("Tents", 0.2)]

    grounded = ground({"need": "walking shoes"}, vocabulary, similar=near)
    assert grounded.filters.category == ()
    assert grounded.soft == ("Hiking boots",)


def test_nothing_said(vocabulary):
    grounded = ground({}, vocabulary)
    assert grounded.need_text == ""
    assert grounded.soft == grounded.unknown == ()


def test_features_alone_are_the_text(vocabulary):
    assert ground({"features": ["waterproof", "warm"]}, vocabulary).need_text == "waterproof warm"
