"""Nothing untrue passes the audit; what the facts bear out does."""

from __future__ import annotations

import pytest

from assistant.explain.audit import Audit
from assistant.explain.brief import Brief, Line, brief_of
from assistant.explain.facts import Facts, product_facts
from assistant.explain.grammar import Kind, Trait
from assistant.explain.wording import NEUTRAL, Speaker, cut_sentences
from retrieval.types import Availability, Money, Product

BOOT = Product(
    "b1",
    "Altmoor Trailkeeper Mid",
    brand="Altmoor",
    category=("Footwear", "Hiking boots"),
    price=Money(8999, "USD"),
    availability=Availability.IN_STOCK,
    colors=("green",),
    materials=("nubuck leather",),
    features=("waterproof",),
    attributes=(("weight", "920 g"), ("battery life", "18 h")),
    rating=4.6,
    review_count=213,
)
SHOE = Product(
    "s1",
    "Brindle Sprint",
    brand="Brindle",
    price=Money(6000, "USD"),
    features=("wide fit", "rubber sole"),
    colors=("red",),
)
SOCK = Product("k1", "Osterby Bed Socks", features=("warm", "wide fit"), materials=("wool",))
TERMS = ("Altmoor", "Brindle", "green", "red", "blue", "waterproof", "vegan", "wide fit")
FACTS = Facts(
    sentences=("Here are 2 hiking boots up to $100.",),
    products=(product_facts(BOOT, position=1), product_facts(SHOE, position=2)),
    said=("hiking boots under 100",),
    sources=("Here are 2 hiking boots up to $100.",),
    pitch=True,
)


def brief(*products: Product, use: str = "", figures: tuple[str, ...] = ("price",)) -> Brief:
    """All that the records say, with these figures offered."""
    facts = [product_facts(p, position=i) for i, p in enumerate(products, start=1)]
    offered = tuple(Trait(Kind.FIGURE, figure) for figure in figures)
    lines = tuple(Line(p.position, (*p.traits, *offered), p) for p in facts)
    return Brief(lines, use=use)


TWO = brief(BOOT, SHOE)
THREE = brief(BOOT, SHOE, SOCK, use="dog walks")


def terms(text: str) -> list[str]:
    return [term for term in TERMS if term.casefold() in text.casefold()]


@pytest.fixture
def audit() -> Audit:
    return Audit(terms)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Altmoor Trailkeeper Mid costs $79.99.", "number"),
        ("The Altmoor Trailkeeper Mid is rated 4.9.", "number"),
        ("The Altmoor Trailkeeper Mid comes in blue.", "term"),
        ("The Altmoor Trailkeeper Mid is vegan.", "term"),
        ("The Altmoor Trailkeeper Mid has a wide fit.", "term"),
        ("The Brindle Sprint is waterproof.", "term"),
        ("See https://evil.example/boots for more.", "link"),
        ("Write to me@evil.example today.", "link"),
    ],
)
def test_untrue_claims_fail_whoever_makes_them(audit: Audit, sentence: str, kind: str) -> None:
    assert kind in {violation.kind for violation in audit.check(sentence, FACTS)}
    assert audit.check_pitch(sentence, TWO)


def test_figures_of_the_record_pass_in_the_programs_words(audit: Audit) -> None:
    sentence = "Altmoor Trailkeeper Mid costs $89.99, rated 4.6 out of 5 from 213 reviews."
    assert audit.check(sentence, FACTS) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "{1} is waterproof and made of nubuck leather.",
        "{1} is waterproof, while {2} has a wide fit and a rubber sole.",
        "My pick for dog walks is {1}: waterproof, in green, with a weight of 920 g.",
        "For dog walks, {2} has a wide fit, {3} is warm and {1} is waterproof.",
        "{2} and {3} both have a wide fit.",
        "If you want something waterproof, look at {1}; for a wide fit, look at {2}.",
        "{1} costs {1 price}, and {2} costs {2 price}.",
        "The Altmoor Trailkeeper Mid is waterproof and made of nubuck leather.",
        "A good choice: the Brindle Sprint has a wide fit.",
        "Tell me what matters to you and I'll narrow it down.",
    ],
)
def test_true_pitches_pass(audit: Audit, sentence: str) -> None:
    assert audit.check_pitch(sentence, THREE) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "{2} is waterproof.",
        "{1} is waterproof, while {2} is green.",
        "{1} and {2} are both waterproof.",
        "All three have a wide fit.",
        "{1} has a wide fit, {2} is waterproof.",
        "{1}: with a wide fit; {2}: waterproof.",
        "For a wide fit there is {1}, for something waterproof {2}.",
        "{1} has a leather sole.",
        "{1} is made of waterproof.",
        "{2} is made of rubber sole.",
        "{1} is made in green.",
        "{1} comes in nubuck leather.",
        "{1} is waterproof, and is listed as {1}.",
        "{1} is waterproof, and is {1}.",
        "{1} comes in green nubuck leather.",
        "{1} is waterproof nubuck leather.",
        "{1} is made for dog walks.",
        "{3} is made for men.",
        "{1} has a battery life of 920 g.",
        "{1} weighs 18 h.",
        "{1} is not waterproof.",
        "Only {1} is waterproof.",
        "{1} is very warm.",
        "{1} ships free tomorrow.",
        "{1} is endorsed by doctors.",
        "{4} is waterproof.",
        "{1} is rated {1 rating}.",
        "{1} costs {2 price}.",
        "{1} is rated {1 price}.",
        "{1} is {waterproof}.",
        "Two to consider: {1}, {2} and {3}.",
    ],
)
def test_a_pitch_may_not_say_more_than_each_record(audit: Audit, sentence: str) -> None:
    assert audit.check_pitch(sentence, THREE)


def test_a_word_may_be_material_and_colour() -> None:
    board = Product("c", "Kerr Board", materials=("bamboo",), colors=("bamboo", "black"))
    audit, one = Audit(terms), brief(board)
    assert audit.check_pitch("{1} is made of bamboo and comes in bamboo.", one) == ()
    assert audit.check_pitch("{1} is made of black.", one)


def test_a_check_that_errs_counts_as_failed() -> None:
    def broken(text: str) -> list[str]:
        raise RuntimeError(text)

    assert [v.kind for v in Audit(broken).check("Fine.", FACTS)] == ["error"]


class Script:
    """A pitcher that says what it was given, in small pieces; the last text as often as asked."""

    def __init__(self, *drafts: str) -> None:
        self.drafts = drafts

    def pitch(self, brief: Brief, *, again: bool = False):
        text = self.drafts[-1 if again else 0]
        yield from (text[i : i + 7] for i in range(0, len(text), 7))


def test_a_false_pitch_gives_way_to_plain_wording(audit: Audit) -> None:
    spoken = list(Speaker(audit, Script("It is vegan. Buy it now!")).speak(FACTS))
    assert all("vegan" not in sentence.text for sentence in spoken)
    assert any("Trailkeeper Mid is waterproof" in sentence.text for sentence in spoken)
    assert any(sentence.violations for sentence in spoken)
    assert {sentence.by for sentence in spoken} == {"program"}


def test_a_true_pitch_is_shown_with_names_and_figures(audit: Audit) -> None:
    text = "{1} is waterproof and is rated {1 rating}. {2} has a wide fit. "
    spoken = [s.text for s in Speaker(audit, Script(text)).speak(FACTS) if s.by == "model"]
    assert spoken == [
        "Altmoor Trailkeeper Mid is waterproof and is rated 4.6 out of 5 from 213 reviews.",
        "Brindle Sprint has a wide fit.",
    ]


def test_what_fails_halfway_is_finished_by_the_program(audit: Audit) -> None:
    spoken = list(Speaker(audit, Script("{1} is waterproof. {2} is vegan. ")).speak(FACTS))
    assert [s.by for s in spoken] == ["program", "model", "program"]
    assert spoken[-1].text.startswith("Brindle Sprint ")


def test_a_second_draft_goes_on_where_the_first_one_failed(audit: Audit) -> None:
    script = Script(
        "{1} is waterproof. {2} is vegan. ", "{1} has a wide fit. {2} has a wide fit. Just ask. "
    )
    spoken = list(Speaker(audit, script).speak(FACTS))
    assert [s.by for s in spoken] == ["program", "model", "model"]
    assert spoken[-1].text == "Brindle Sprint has a wide fit."
    assert [v.claim for v in spoken[-1].violations] == ["vegan"]


def test_courtesies_are_left_out_of_long_replies(audit: Audit) -> None:
    long = "{1} is waterproof, " + "and is waterproof, " * 22 + "as you asked. "
    script = Script(long + "{2} has a wide fit. Questions? ")
    spoken = list(Speaker(audit, script).speak(FACTS))
    assert len(spoken[1].text.split()) > 70
    assert [s.text for s in spoken[2:]] == ["Brindle Sprint has a wide fit."]


def test_no_second_draft_where_all_has_been_said(audit: Audit) -> None:
    script = Script("{1} is waterproof. {2} has a wide fit. Buy now or cry. ", "{1} is vegan. ")
    spoken = list(Speaker(audit, script).speak(FACTS))
    assert [s.by for s in spoken] == ["program", "model", "model"]


def test_the_programs_own_pitch_passes_its_audit(audit: Audit) -> None:
    facts = brief_of(FACTS)
    assert facts is not None
    spoken = list(Speaker(audit).speak(FACTS))
    assert len(spoken) > 1
    assert not any(sentence.violations for sentence in spoken)


def test_the_programs_own_mistakes_are_caught_too(audit: Audit) -> None:
    wrong = Facts(sentences=("It costs $12.",), products=FACTS.products)
    assert [s.text for s in Speaker(audit).speak(wrong)] == [NEUTRAL]


def test_sentences_are_cut_from_a_stream() -> None:
    pieces = ["It is 4.", "5 l. It ho", "lds tea! And th"]
    assert list(cut_sentences(pieces)) == ["It is 4.5 l.", "It holds tea!"]
