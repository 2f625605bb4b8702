"""Policies: cut into passages, found by question, quoted as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.service.policies import PolicyDesk, answer_sentences, cut, read_policies
from retrieval.encoders.text import TextEncoder
from tests.conftest import SHARED

RETURNS = """# Returns
Intro of the page.

## How long you have
You may **send back** unused goods within 30 days. [Write us](mailto:a@example.com) first.

- Swimwear is excluded.

## Refunds
Money goes back to the card that paid, within 5 working days.
"""


def test_sections_become_passages_with_anchors() -> None:
    passages = cut("returns", RETURNS)
    assert [p.anchor for p in passages] == [
        "returns",
        "returns#how-long-you-have",
        "returns#refunds",
    ]
    assert passages[1].name == "Returns › How long you have"
    text = "You may send back unused goods within 30 days. Write us first. Swimwear is excluded."
    assert passages[1].text == text


def test_an_answer_is_a_part_of_the_passage() -> None:
    passage = cut("x", "# X\n## Y\nOne is a. Two is b. Three is c. Four costs 5. Five is e.")[0]
    answer = answer_sentences("what does four cost?", passage, limit=2)
    assert answer in passage.text
    assert "Four costs 5." in answer


def test_no_policies_no_answer(encoder: TextEncoder) -> None:
    assert PolicyDesk((), encoder.encode_queries).find("returns?") == ()


QUESTIONS = [
    ("how many days do I have to send something back?", "returns"),
    ("when do I get my money back?", "returns"),
    ("how much is delivery?", "shipping"),
    ("which cards do you take?", "payment"),
    ("is there a guarantee on electronics?", "warranty"),
    ("I forgot my password", "account"),
    ("do you have discount codes?", "promotions"),
    ("what do you do with my data?", "privacy"),
    ("when are your stores open?", "stores"),
    ("can you wrap it as a present?", "gift"),
]


@pytest.fixture(scope="module")
def desk(demo_shop: Path, encoder: TextEncoder) -> PolicyDesk:
    return PolicyDesk(read_policies(demo_shop / "policies"), encoder.encode_queries)


@pytest.mark.parametrize(("question", "policy"), QUESTIONS)
def test_the_demo_shops_policies_answer(desk: PolicyDesk, question: str, policy: str) -> None:
    found = desk.find(question)
    assert found, question
    assert found[0].passage.policy == policy, found


@pytest.mark.parametrize(
    "question",
    ["what is the capital of France?", "who won the match last night?", "how do I bake bread?"],
)
def test_what_the_policies_dont_say_is_not_found(desk: PolicyDesk, question: str) -> None:
    assert desk.find(question) == ()


def test_a_real_policy(encoder: TextEncoder) -> None:
    path = SHARED / "tau2-retail" / "policy.md"
    if not path.exists():
        pytest.skip(f"{path} isn't there: it lies beside the checkout in shared/data")
    desk = PolicyDesk(cut("policy", path.read_text(encoding="utf-8")), encoder.encode_queries)
    found = desk.find("can a pending order be cancelled?")
    assert found
    assert "pending" in found[0].passage.text
