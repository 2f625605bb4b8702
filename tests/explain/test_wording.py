"""How records become sentences: kinds of features, briefs, placeholders, the plain pitch."""

from __future__ import annotations

import pytest

from assistant.dialogue.state import Wishes
from assistant.explain.brief import Brief, brief_of
from assistant.explain.facts import Facts, product_facts
from assistant.explain.grammar import Kind, Trait, article, attribute, feature, is_plural
from assistant.explain.placeholders import fill, unknown_placeholders
from assistant.explain.plain import plain_pitch
from assistant.explain.purposes import purpose
from assistant.explain.traits import short_name
from retrieval.types import Availability, Money, Product

BOOTS = Product(
    "1",
    "Altmoor Trail Boots, pair",
    features=("Waterproof", "Wide Fit", "lies flat", "dual line"),
    materials=("leather",),
    price=Money(8999, "USD"),
    availability=Availability.IN_STOCK,
    stock=2,
)
SHOE = Product("2", "Brindle Sprint", features=("waterproof",), audience=("men",))


def made(*products: Product, wishes: Wishes | None = None, use: str = "") -> Brief:
    facts = tuple(product_facts(p, position=i, wishes=wishes) for i, p in enumerate(products, 1))
    brief = brief_of(Facts((), products=facts, use=use, closing=("?",)))
    assert brief is not None
    return brief


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Waterproof", Kind.ADJECTIVE, "waterproof"),
        ("BPA-free", Kind.ADJECTIVE, "BPA-free"),
        ("easy to assemble", Kind.ADJECTIVE, "easy to assemble"),
        ("extra long", Kind.ADJECTIVE, "extra long"),
        ("Wide Fit", Kind.NOUN, "a wide fit"),
        ("USB-C port", Kind.NOUN, "a USB-C port"),
        ("LED light", Kind.NOUN, "an LED light"),
        ("detachable cable", Kind.NOUN, "a detachable cable"),
        ("arch support", Kind.NOUN, "arch support"),
        ("two doors", Kind.NOUN, "two doors"),
        ("lid included", Kind.NOUN, "a lid included"),
        ("no added sugar", Kind.NOUN, "no added sugar"),
        ("holds 15 kg", Kind.VERB, "holds 15 kg"),
        ("24 hour battery", Kind.QUOTE, "24 hour battery"),
        ("5.5oz", Kind.QUOTE, "5.5oz"),
        ("dual line", Kind.QUOTE, "dual line"),
    ],
)
def test_a_feature_is_said_by_its_kind(text: str, kind: Kind, said: str) -> None:
    assert feature(text) == Trait(kind, said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("weight", "380 g", "a weight of 380 g"),
        ("battery_life", "18 h", "a battery life of 18 h"),
        ("fit", "slim", "a slim fit"),
        ("pages", "192", "192 pages"),
        ("made in", "Norway", "made in Norway"),
        ("warranty", "2 years", "a 2-year warranty"),
    ],
)
def test_an_attribute_is_said_as_a_whole(name: str, value: str, said: str) -> None:
    found = attribute(name, value)
    assert found is not None
    assert found.text == said


@pytest.mark.parametrize(
    ("name", "value"),
    [("battery life", "mains powered"), ("caffeine", "none"), ("scent", "unscented")],
)
def test_what_does_not_read_well_is_left_out(name: str, value: str) -> None:
    assert attribute(name, value) is None


def test_articles_go_by_sound() -> None:
    words = (
        "hood",
        "hour timer",
        "umbrella",
        "USB port",
        "LED light",
        "8-speed motor",
        "one piece",
    )
    assert [article(w) for w in words] == ["a", "an", "an", "a", "an", "an", "a"]


def test_names_are_short_and_know_their_number() -> None:
    assert short_name("Ink Cartridges for Deskjet, 2 pack (CB335)") == "Ink Cartridges for Deskjet"
    assert is_plural("Altmoor Trail Boots")
    assert not is_plural("Glass canvas")
    assert not is_plural('Wrenhouse "Small Hands, Hot Pans" kids\' cookbook')
    assert not is_plural("Brindle Sprint")


def test_wishes_come_first_in_a_brief() -> None:
    brief = made(BOOTS, SHOE, wishes=Wishes(features=("wide fit",)), use="your dad")
    assert brief.head == "tone: plain; for: your dad; wish: with a wide fit"
    assert brief.lines[0].prompt == "1: with a wide fit; it lies flat; stock"
    assert brief.lines[1].prompt == "2: for men; waterproof"


def test_placeholders_are_filled_and_verbs_follow_plural_names() -> None:
    brief = made(BOOTS, SHOE)
    text = "{1} is waterproof, lies flat and is {1 stock}, while {2} is waterproof."
    assert fill(text, brief) == (
        "Altmoor Trail Boots are waterproof, lie flat and are in stock, with only 2 left, "
        "while Brindle Sprint is waterproof."
    )
    assert fill("{1} and {2} are waterproof.", brief).startswith("Altmoor Trail Boots and Brindle")


@pytest.mark.parametrize("text", ["{3} is red.", "It costs {1 price}.", "{name}", "{1 rating}"])
def test_what_was_not_offered_is_unknown(text: str) -> None:
    assert unknown_placeholders(text, made(BOOTS, SHOE))


def test_the_plain_pitch_says_what_all_have_once() -> None:
    wishes = Wishes(features=("waterproof",))
    first, *rest = plain_pitch(made(BOOTS, SHOE, wishes=wishes))
    assert first == "Both are waterproof, as you asked."
    assert all("waterproof" not in sentence for sentence in rest)


def test_products_whose_records_say_nothing_are_not_pitched() -> None:
    bare = product_facts(Product("3", "Thing"), position=1)
    assert brief_of(Facts((), products=(bare,))) is None


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("dad", "your dad"),
        ("for my two kids", "your two kids"),
        ("dog walks", "dog walks"),
        ("office", "the office"),
        ("wedding", "a wedding"),
        ("camping", "camping"),
        ("waterproof", ""),
        ("behind the tv", ""),
    ],
)
def test_what_it_is_for_follows_for(wish: str, said: str) -> None:
    assert purpose(wish) == said
