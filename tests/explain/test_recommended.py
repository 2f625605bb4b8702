"""The recommender's reasons in words, and what moved a score as bars."""

from __future__ import annotations

import math
from typing import Any

import pytest

from assistant.bootstrap import Service
from assistant.dialogue.state import Wishes
from assistant.explain.audit import Audit
from assistant.explain.claims import claims_in
from assistant.explain.contributions import REST, bars, contributions
from assistant.explain.facts import Facts, product_facts
from assistant.explain.opinions import people_say
from assistant.explain.reasons import reasons_for
from assistant.explain.recommended import WORDS, worded
from retrieval.recommend.request import Reason, ReasonKind
from retrieval.reviews.summary import AspectOpinion, Quote, ReviewSummary
from retrieval.types import Hit, Product, Review

TENT = "Hillgrove Nomad Tent, two persons (green)"
TITLES = {"T1": TENT}


@pytest.mark.parametrize(
    ("kind", "evidence", "text"),
    [
        (
            ReasonKind.MATCHES,
            {
                "features": "waterproof",
                "color": "Red",
                "size": "9",
                "price_max": 50.0,
                "currency": "USD",
            },
            "as you asked: waterproof, Red, size 9, within $50",
        ),
        (
            ReasonKind.BOUGHT_TOGETHER,
            {"product_id": "T1", "count": 14},
            "bought by 14 shoppers who also bought Hillgrove Nomad Tent",
        ),
        (
            ReasonKind.SHOPPERS_LIKE_YOU,
            {"shoppers": 2, "shared": 2, "did": "viewed"},
            "looked at by 2 shoppers like you",
        ),
        (
            ReasonKind.BECAUSE_YOU_VIEWED,
            {"product_id": "T1", "did": "viewed"},
            "because you looked at Hillgrove Nomad Tent",
        ),
        (
            ReasonKind.BECAUSE_YOU_VIEWED,
            {"product_id": "T1", "did": "carted"},
            "because you put Hillgrove Nomad Tent in your cart",
        ),
        (
            ReasonKind.BECAUSE_YOU_VIEWED,
            {"product_id": "T1", "did": "bought"},
            "because you bought Hillgrove Nomad Tent",
        ),
        (
            ReasonKind.RATED,
            {"rating": 4.56, "count": 1200},
            "rated 4.6 out of 5 from 1,200 reviews",
        ),
        (
            ReasonKind.PRAISED,
            {"aspect": "battery", "count": 12, "total": 14, "quote": "lasts"},
            "reviewers praise the battery (12 for, 2 against)",
        ),
        (
            ReasonKind.PRAISED,
            {"aspect": "battery", "count": 3, "total": 3, "quote": "lasts"},
            "reviewers praise the battery (3 for)",
        ),
        (
            ReasonKind.PRICE,
            {"place": "cheapest_quarter", "category": "Hiking boots", "count": 31},
            "among the cheapest quarter of 31 hiking boots",
        ),
        (
            ReasonKind.PRICE,
            {"place": "below_median", "category": "Coffee", "count": 31},
            "cheaper than half of the 31 in Coffee",
        ),
        (ReasonKind.NEW, {"created": "2026-11-03", "days": 21}, "new since 3 November"),
        (
            ReasonKind.POPULAR,
            {"count": 14, "days": 7, "did": "bought"},
            "bought 14 times in the last 7 days",
        ),
        (
            ReasonKind.POPULAR,
            {"count": 1, "days": 30, "did": "viewed"},
            "looked at once in the last 30 days",
        ),
    ],
)
def test_reasons_say_what_their_evidence_counts(
    kind: ReasonKind, evidence: dict[str, Any], text: str
) -> None:
    assert worded(Reason(kind, evidence), TITLES) == text


def test_every_kind_has_words() -> None:
    assert set(ReasonKind) == set(WORDS)


def test_what_is_gone_is_not_spoken_of() -> None:
    reason = Reason(ReasonKind.BECAUSE_YOU_VIEWED, {"product_id": "gone", "did": "viewed"})
    assert worded(reason, TITLES) is None


def test_learned_reasons_come_after_the_met_wishes_and_are_not_said_twice() -> None:
    product = Product("1", "Boot", features=("Waterproof",), rating=4.6, review_count=12)
    learned = ("because you looked at Tent", "rated 4.6 out of 5 from 12 reviews")
    found = reasons_for(Hit(product, 1.0), Wishes(features=("waterproof",)), learned)
    assert found == ("waterproof", *learned)


def test_the_audit_bears_out_a_reason_and_no_other_figure(service: Service) -> None:
    reason = "bought by 14 shoppers who also bought Hillgrove Nomad Tent"
    product = Product("1", "Altmoor trail boots")
    facts = Facts((), products=(product_facts(product, position=1, reasons=(reason,)),))
    audit = Audit(lambda text: claims_in(text, service.vocabulary))
    assert audit.check(f"Altmoor trail boots: {reason}.", facts) == ()
    wrong = reason.replace("14", "15")
    assert [v.kind for v in audit.check(f"Altmoor trail boots: {wrong}.", facts)] == ["number"]


def test_contributions_add_up_by_what_they_are_about() -> None:
    parts = {"sequence_score": 1.0, "sequence_rank": 0.5, "rating": -0.25, "odd": math.nan}
    assert contributions(parts) == (("what others took next", 1.5), ("rating", -0.25))
    many = {f"column {n}": float(n) for n in range(1, 10)}
    shown = contributions(many, most=4)
    assert [label for label, _ in shown] == ["column 9", "column 8", "column 7", REST]
    assert sum(value for _, value in shown) == sum(many.values())


def test_bars_share_one_scale_and_one_zero() -> None:
    up, down = bars({"rating": 3.0, "price": -1.0})
    assert (up.left, up.width, up.side, up.figure) == (25.0, 75.0, "up", "+3.00")
    assert (down.left, down.width, down.side, down.figure) == (0.0, 25.0, "down", "−1.00")
    assert bars({}) == ()


REVIEWS = [Review("1", 5.0, "Warm and light."), Review("1", 2.0, "The zip broke.")]
SUMMARY = ReviewSummary(
    n_reviews=2,
    n_judged=2,
    share_positive=0.5,
    pros=(AspectOpinion("warmth", 3, 1, (Quote("Warm and light.", 5.0),)),),
    cons=(AspectOpinion("zip", 0, 1, (Quote("The zip broke.", 2.0),)),),
    liked=(Quote("Warm and light.", 5.0),),
    disliked=(Quote("The zip broke.", 2.0),),
)


def test_people_say_what_the_summary_counts_with_quotes() -> None:
    product = Product("1", "Sleeping bag", rating=3.5, review_count=2)
    told, _ = people_say(product, REVIEWS, SUMMARY, "what do people say about it?")
    assert told == (
        "Sleeping bag is rated 3.5 out of 5 from 2 reviews.",
        "1 of the 2 written reviews is positive.",
        "Praised: warmth (3 for, 1 against).",
        "Faulted: zip (1 against).",
        "A 5-star review says: “Warm and light.”",
        "A 2-star review says: “The zip broke.”",
    )


def test_people_say_of_one_aspect_only_what_is_asked() -> None:
    product = Product("1", "Sleeping bag")
    told, _ = people_say(product, REVIEWS, SUMMARY, "do reviewers complain about the zip?")
    assert told == (
        "Sleeping bag: 1 review faults the zip.",
        "A 2-star review says: “The zip broke.”",
    )


def test_a_summary_of_other_reviews_is_not_used() -> None:
    product = Product("1", "Sleeping bag")
    told, _ = people_say(product, REVIEWS[:1], SUMMARY, "what do people say about it?")
    assert told == ("About Sleeping bag:", "A 5-star review: “Warm and light.”")
