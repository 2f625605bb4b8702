"""Every reason that the engine gives is true of the raw data; untrue ones are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from retrieval.encoders.text import TextEncoder
from retrieval.recommend.checks import Facts, check_reason
from retrieval.recommend.engine import Recommender
from retrieval.recommend.evidence import new, praised, priced, rated
from retrieval.recommend.request import Reason, ReasonKind, Recommended, Request, Scenario
from retrieval.reviews.build import build_summaries
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.reviews.summary import AspectOpinion, Quote, ReviewSummary
from retrieval.types import EventType, Filters
from tests.recommend.shops import Made, event, opened, product, trained

BESIDE = (Scenario.SIMILAR, Scenario.GOES_WITH, Scenario.CART, Scenario.AFTER_PURCHASE)


@dataclass
class Given:
    """What the engine said, and the data by which it is checked."""

    made: Made
    recommender: Recommender
    reviews: ReviewSummaries
    answers: list[tuple[Request, Recommended]]

    @property
    def facts(self) -> Facts:
        return Facts.of(self.made.shop, self.made.events, self.reviews)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory, encoder: TextEncoder) -> Iterator[Given]:
    folder = tmp_path_factory.mktemp("shop")
    with opened(folder) as made:
        path = folder / FILE
        build_summaries(made.shop.store, encoder, path)
        with ReviewSummaries.open(path) as reviews:
            made.shop.upsert([product("lead", 9)])  # nobody has ever looked at it
            recommender = Recommender(made.shop, made.events, trained(), reviews)
            made.events.record(
                event("stove-1", EventType.PURCHASE, f"later{n}", session=f"l{n}") for n in range(4)
            )
            requests = [
                Request(
                    scenario,
                    shopper_id=f"s{number}",
                    session_id=f"s{number}-1" if number % 2 else "now",
                    session_events=(event("pan-2", session="now", key=f"now{number}"),),
                    product_ids=("tent-2", "food-1")[: 1 + number % 2]
                    if scenario in BESIDE
                    else (),
                    category="Outdoor" if scenario is Scenario.CATEGORY else None,
                    relevance={f"tent-{n}": 1.0 for n in range(8)}
                    if scenario is Scenario.SEARCH
                    else {},
                    need="a tent by brand" if scenario is Scenario.SEARCH else None,
                    filters=Filters(price_max=150.0) if number % 4 == 3 else None,
                    k=6,
                )
                for number in range(12)
                for scenario in Scenario
            ]
            answers = [(request, recommender.recommend(request)) for request in requests]
            bare = Recommender(made.shop, made.events, None, reviews)
            answers += [(request, bare.recommend(request)) for request in requests[:24]]
            yield Given(made, recommender, reviews, answers)


def test_hundreds_of_reasons_are_all_true(given: Given) -> None:
    facts, counts, wrong = given.facts, Counter[ReasonKind](), []
    for request, answer in given.answers:
        for item in answer.items:
            assert len(item.reasons) <= 3
            assert len({reason.kind for reason in item.reasons}) == len(item.reasons)
            for reason in item.reasons:
                counts[reason.kind] += 1
                if not facts.bears_out(reason, item.product.id, request):
                    wrong.append((request.scenario, item.product.id, reason))
    assert wrong == []
    assert counts.total() > 500
    expected = set(ReasonKind) - {ReasonKind.PRAISED, ReasonKind.NEW}
    assert counts.keys() >= expected


def test_counts_that_are_off_by_one_are_untrue(given: Given) -> None:
    facts, seen = given.facts, set()
    for request, answer in given.answers:
        for item in answer.items:
            for reason in item.reasons:
                for name, value in reason.evidence.items():
                    if name in ("count", "shoppers", "percentile", "rating", "price", "price_max"):
                        lie = Reason(reason.kind, {**reason.evidence, name: value + 1})
                        assert not facts.bears_out(lie, item.product.id, request), lie
                        seen.add((reason.kind, name))
                    if name == "product_id":
                        lie = Reason(reason.kind, {**reason.evidence, name: "lead-9"})
                        assert not facts.bears_out(lie, item.product.id, request), lie
    assert len(seen) >= 6


def test_one_reason_can_be_checked_by_itself(given: Given) -> None:
    shop, events = given.made.shop, given.made.events
    request = Request(Scenario.HOME, shopper_id="s0")
    true = Reason(ReasonKind.RATED, {"rating": 4.5, "count": 8})
    assert check_reason(true, "tent-2", request, shop, events)
    assert not check_reason(true, "tent-3", request, shop, events)
    assert not check_reason(true, "nothing", request, shop, events)


def test_praise_is_quoted_from_a_review(given: Given) -> None:
    evidence = praised(given.reviews.get("tent-2"))
    assert evidence is not None
    assert evidence["aspect"] == "ease of use"
    assert int(evidence["count"]) >= 2
    request = Request(Scenario.HOME)
    facts = given.facts
    assert facts.bears_out(Reason(ReasonKind.PRAISED, evidence), "tent-2", request)
    invented = {**evidence, "quote": "Best thing ever."}
    assert not facts.bears_out(Reason(ReasonKind.PRAISED, invented), "tent-2", request)


def test_reasons_follow_from_what_moved_the_score(given: Given) -> None:
    request = Request(Scenario.GOES_WITH, product_ids=("tent-2",), k=1)
    (item,) = given.recommender.recommend(request).items
    assert item.reasons[0].kind is ReasonKind.BOUGHT_TOGETHER
    assert item.reasons[0].evidence["product_id"] == "tent-2"
    assert max(item.parts, key=lambda name: item.parts[name]) == "together"
    anonymous = given.recommender.recommend(Request(Scenario.HOME, k=5))
    kinds = {reason.kind for one in anonymous.items for reason in one.reasons}
    assert ReasonKind.POPULAR in kinds
    assert not kinds & {ReasonKind.BECAUSE_YOU_VIEWED, ReasonKind.SHOPPERS_LIKE_YOU}


def test_ratings_need_several_good_ones() -> None:
    good = product("tent", 2, rating=4.5, review_count=8)
    assert rated(good) == {"rating": 4.5, "count": 8}
    assert rated(replace(good, rating=3.9)) is None
    assert rated(replace(good, review_count=2)) is None
    assert rated(replace(good, rating=None)) is None


def test_praise_needs_several_who_agree() -> None:
    quotes = (Quote("The zip is great.", 5.0),)
    summary = ReviewSummary(pros=(AspectOpinion("zip", 3, 1, quotes),))
    found = {"aspect": "zip", "count": 3, "total": 4, "quote": "The zip is great."}
    assert praised(summary) == found
    assert praised(ReviewSummary(pros=(AspectOpinion("zip", 1, 0, quotes),))) is None
    assert praised(ReviewSummary(pros=(AspectOpinion("zip", 3, 3, quotes),))) is None
    assert praised(ReviewSummary(pros=(AspectOpinion("zip", 3, 1),))) is None
    assert praised(None) is None


def test_a_price_is_low_only_among_enough_others() -> None:
    prices = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0]
    cheap = priced(10.0, prices, "Tents")
    assert cheap is not None
    assert (cheap["place"], cheap["percentile"], cheap["median"]) == ("cheapest_quarter", 0, 45.0)
    below = priced(40.0, prices, "Tents")
    assert below is not None
    assert below["place"] == "below_median"
    assert priced(50.0, prices, "Tents") is None
    assert priced(10.0, prices[:3], "Tents") is None
    assert priced(10.0, [10.0] * 8, "Tents") is None


def test_new_is_a_month_at_most() -> None:
    today = date(2026, 6, 30)
    assert new(product("tent", 1, created="2026-06-28"), today) == {
        "created": "2026-06-28",
        "days": 2,
    }
    assert new(product("tent", 1, created="2026-05-30"), today) is None
    assert new(product("tent", 1, created="2026-07-02"), today) is None
    assert new(product("tent", 1, created=None), today) is None


def test_newness_and_prices_are_checked_against_the_catalogue(given: Given) -> None:
    facts, request = given.facts, Request(Scenario.HOME, now=datetime.now(UTC))
    item = given.made.shop.store.get(["tent-1"])["tent-1"]
    evidence = new(item, datetime.now(UTC).date())
    assert evidence is not None
    assert facts.bears_out(Reason(ReasonKind.NEW, evidence), "tent-1", request)
    assert not facts.bears_out(Reason(ReasonKind.NEW, evidence), "tent-2", request)
