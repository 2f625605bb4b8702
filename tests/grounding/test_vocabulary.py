"""The words of a catalogue."""

from __future__ import annotations

import time

import pytest

from retrieval.catalogue.folding import fold
from retrieval.catalogue.sizes import size_key
from retrieval.catalogue.vocabulary import Kind, Vocabulary
from retrieval.types import Product


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hiking Boots", "hiking boot"), ("HIKING-BOOTS", "hiking boots"), ("Men's", "mens"),
        ("women", "Woman's"), ("Gray", "grey"), ("Café", "cafe"), ("watches", "watch"),
        ("dresses", "dress"), ("batteries", "battery"), ("shelves", "shelf"), ("Glass", "glass"),
        ("boxes", "box"), ("shoes", "shoe"), ("knives", "knife"), ("colour", "color"),
    ],
)  # fmt: skip
def test_folding_brings_together(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("bus", "bu"), ("glasses", "gla"), ("9.5", "95")])
def test_folding_keeps_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('27"', "27 inch"), ("27-inch", "27in"), ("Large", "L"), ("x-large", "XL"), ("2XL", "xxl"),
        ("20 litres", "20L"), ("1,5 l", "1.5 liters"), ("pack of six", "6 pack"),
        ("16 fl oz", "16 fluid ounces"), ("two pounds", "2 lbs"),
    ],
)  # fmt: skip
def test_sizes_spelled_differently(one, other):
    assert size_key(one) == size_key(other)


def test_counts_and_paths(vocabulary):
    boots = vocabulary.lookup("hiking boot", Kind.CATEGORY)[0]
    assert (boots.text, boots.count, boots.path) == (
        "Hiking boots", 2, ("Footwear", "Hiking boots"),
    )  # fmt: skip
    assert vocabulary.lookup("footwear", Kind.CATEGORY)[0].path == ("Footwear",)
    assert vocabulary.lookup("BLACK", Kind.COLOR)[0].text == "Black"
    assert vocabulary.lookup("capacity")[0].kind is Kind.ATTRIBUTE
    assert vocabulary.lookup("4 people", Kind.FEATURE)
    assert vocabulary.lookup("tshirt", Kind.CATEGORY)
    assert vocabulary.lookup("hiking") == ()


def test_scans_for_the_longest_phrase(vocabulary):
    found = vocabulary.scan_text("navy blue hiking boots by summit peak", Kind.COLOR,
                                 Kind.CATEGORY, Kind.BRAND)  # fmt: skip
    assert [mention.terms[0].text for mention in found] == [
        "Navy Blue", "Hiking boots", "Summit Peak",
    ]  # fmt: skip
    assert (found[1].start, found[1].end) == (2, 4)


def test_typos_of_long_words_only(vocabulary):
    assert vocabulary.typo("hikng boots", Kind.CATEGORY).text == "Hiking boots"
    assert vocabulary.typo("altar", Kind.BRAND).text == "Altra"
    assert vocabulary.typo("lia", Kind.BRAND) is None
    assert vocabulary.typo("xltra", Kind.BRAND) is None
    assert vocabulary.typo("12345", Kind.BRAND) is None


def test_saves_and_loads(vocabulary, tmp_path):
    path = tmp_path / "vocabulary.json"
    vocabulary.save(path)
    again = Vocabulary.load(path)
    for kind in Kind:
        assert sorted(again.terms(kind), key=str) == sorted(vocabulary.terms(kind), key=str)


def test_an_empty_catalogue():
    empty = Vocabulary()
    assert empty.scan_text("hiking boots") == []
    assert empty.nearest("boots", Kind.BRAND) == []
    assert empty.typo("boots", Kind.BRAND) is None


def test_a_hundred_thousand_products_take_seconds():
    many = [
        Product(id=str(at), title="x", brand=f"Brand{at % 3000}", category=("A", f"B{at % 900}"),
                colors=(f"Color{at % 200}",), sizes=(str(at % 60),),
                features=(f"does {at % 5000}",))
        for at in range(20_000)
    ]  # fmt: skip
    began = time.thread_time()
    Vocabulary.from_products(many * 5)
    assert time.thread_time() - began < 3
