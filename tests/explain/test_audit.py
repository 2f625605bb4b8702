"""Nothing untrue passes the audit; what the facts bear out does."""

from __future__ import annotations

import pytest

from assistant.explain.audit import Audit
from assistant.explain.facts import Facts, product_facts
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
    rating=4.6,
    review_count=213,
)
SHOE = Product(
    "s1",
    "Brindle Sprint",
    brand="Brindle",
    price=Money(6000, "USD"),
    features=("wide fit",),
    colors=("red",),
)
TERMS = ("Altmoor", "Brindle", "green", "red", "blue", "waterproof", "vegan", "wide fit")
FACTS = Facts(
    sentences=("Here are 2 hiking boots up to $100.",),
    products=(product_facts(BOOT, position=1), product_facts(SHOE, position=2)),
    said=("hiking boots under 100",),
    sources=("Here are 2 hiking boots up to $100.",),
    pitch=True,
)


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
@pytest.mark.parametrize("by_model", [True, False])
def test_untrue_claims_fail(audit: Audit, sentence: str, kind: str, by_model: bool) -> None:
    found = audit.check(sentence, FACTS, by_model=by_model)
    assert kind in {violation.kind for violation in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Altmoor Trailkeeper Mid is waterproof and made of nubuck leather.",
        "A good choice: the Brindle Sprint has a wide fit.",
    ],
)
def test_true_claims_pass(audit: Audit, sentence: str) -> None:
    assert audit.check(sentence, FACTS, by_model=True) == ()


def test_figures_of_the_record_pass_in_the_programs_words(audit: Audit) -> None:
    sentence = "Altmoor Trailkeeper Mid costs $89.99, rated 4.6 out of 5 from 213 reviews."
    assert audit.check(sentence, FACTS, by_model=False) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Altmoor Trailkeeper Mid ships free tomorrow.",
        "The Altmoor Trailkeeper Mid is not waterproof.",
        "The Altmoor Trailkeeper Mid is endorsed by doctors.",
    ],
)
def test_a_model_may_not_bring_in_words_of_its_own(audit: Audit, sentence: str) -> None:
    assert audit.check(sentence, FACTS, by_model=True)


def test_a_check_that_errs_counts_as_failed() -> None:
    def broken(text: str) -> list[str]:
        raise RuntimeError(text)

    assert [v.kind for v in Audit(broken).check("Fine.", FACTS, by_model=False)] == ["error"]


class Script:
    """A pitcher that says what it was given, in small pieces."""

    def __init__(self, text: str) -> None:
        self.text = text

    def pitch(self, facts: Facts):
        yield from (self.text[i : i + 7] for i in range(0, len(self.text), 7))


def test_a_false_pitch_gives_way_to_plain_wording(audit: Audit) -> None:
    spoken = list(Speaker(audit, Script("It is vegan. Buy it now!")).speak(FACTS))
    assert all("vegan" not in sentence.text for sentence in spoken)
    assert any(sentence.violations for sentence in spoken) or len(spoken) == 1
    assert {sentence.by for sentence in spoken} == {"program"}


def test_a_true_pitch_is_shown(audit: Audit) -> None:
    text = "The Altmoor Trailkeeper Mid is waterproof. "
    spoken = list(Speaker(audit, Script(text)).speak(FACTS))
    assert [(s.text, s.by) for s in spoken][1] == (text.strip(), "model")


def test_the_programs_own_mistakes_are_caught_too(audit: Audit) -> None:
    wrong = Facts(sentences=("It costs $12.",), products=FACTS.products)
    assert [s.text for s in Speaker(audit).speak(wrong)] == [NEUTRAL]


def test_sentences_are_cut_from_a_stream() -> None:
    pieces = ["It is 4.", "5 l. It ho", "lds tea! And th"]
    assert list(cut_sentences(pieces)) == ["It is 4.5 l.", "It holds tea!"]
