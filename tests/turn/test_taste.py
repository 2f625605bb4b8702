"""The shopper's taste in the chat: order, reasons, limits, and what the trace says of it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.bootstrap import Service
from assistant.turn.stream import Answer
from retrieval.types import Event, EventType, Product


def took(service: Service, ids: list[str], kind: EventType = EventType.VIEW) -> str:
    """A new shopper with a history."""
    shopper = f"shopper-{uuid.uuid4().hex}"
    service.events.record(
        Event(uuid.uuid4().hex, kind, datetime.now(UTC), one, shopper, "before" + shopper)
        for one in ids
    )
    return shopper


def of_brand(service: Service, leaf: str) -> dict[str, list[Product]]:
    found: dict[str, list[Product]] = {}
    for product in service.shop.store.products():
        if product.leaf == leaf and product.buyable and product.brand:
            found.setdefault(product.brand, []).append(product)
    return found


def say(service: Service, message: str, **named: Any) -> Answer:
    return service.assistant.reply(message, **named)


def ids(answer: Answer) -> list[str]:
    return [product["id"] for product in answer.products]


def notes(service: Service, answer: Answer) -> list[str]:
    trace = service.traces.read(answer.trace_id)
    assert trace is not None
    return [note for note in trace["notes"] if note.startswith("recommender")]


def test_without_a_history_the_order_is_the_searchs_own(service: Service) -> None:
    first, second = say(service, "backpacks"), say(service, "backpacks", shopper_id="nobody")
    assert ids(first) == ids(second)
    assert notes(service, first) == notes(service, second) == []
    scores = [product["score"] for product in first.products]
    assert scores == sorted(scores, reverse=True)


def test_two_histories_give_two_orders_of_the_same_search(service: Service) -> None:
    plain = say(service, "backpacks")
    last, first = plain.products[-1]["id"], plain.products[0]["id"]
    to_last = say(service, "backpacks", shopper_id=took(service, [last]))
    to_first = say(service, "backpacks", shopper_id=took(service, [first]))
    assert ids(to_last) != ids(to_first)
    assert ids(to_last).index(last) < ids(plain).index(last)
    assert notes(service, to_last)[0].startswith("recommender none: ")


def test_hard_wishes_and_sort_orders_stand(service: Service) -> None:
    shopper = took(service, ids(say(service, "tents")))
    answer = say(service, "tents under 300, cheapest first", shopper_id=shopper)
    prices = [product["price"] for product in answer.products]
    assert prices == sorted(prices)
    assert max(prices) <= 300
    assert notes(service, answer) == []
    answer = say(service, "backpacks under 100", shopper_id=shopper)
    assert notes(service, answer)
    assert all(product["price"] <= 100 for product in answer.products)


def test_taste_moves_nothing_before_what_meets_more_soft_wishes(service: Service) -> None:
    plain = say(service, "waterproof hiking boots")
    dry = {p["id"] for p in plain.products if "waterproof" in " ".join(p["reasons"])}
    others = [p for p in ids(say(service, "hiking boots")) if p not in dry]
    assert dry
    assert others
    answer = say(service, "waterproof hiking boots", shopper_id=took(service, others))
    met = ["waterproof" in " ".join(product["reasons"]) for product in answer.products]
    assert met == sorted(met, reverse=True)


def test_learned_reasons_follow_the_met_wishes(service: Service) -> None:
    plain = say(service, "backpacks under 100")
    shopper = took(service, ids(plain)[:2])
    answer = say(service, "backpacks under 100", shopper_id=shopper)
    because = [p["reasons"] for p in answer.products if "because you" in " ".join(p["reasons"])]
    assert because
    assert all(reasons[0] == "within $100" for reasons in because)
    trace = service.traces.read(answer.trace_id)
    assert trace is not None
    assert not [s for s in trace["sentences"] if s["violations"]]


@pytest.mark.parametrize("message", ["what would you recommend?", "show me something nice"])
def test_who_wants_nothing_in_particular_sees_what_they_may_like(
    service: Service, message: str
) -> None:
    kettles = [p.id for some in of_brand(service, "Kettles").values() for p in some]
    guest = say(service, message)
    known = say(service, message, shopper_id=took(service, kettles[:3], EventType.CART))
    assert known.products
    assert ids(guest) != ids(known)
    assert notes(service, known)
    assert not notes(service, guest)


def test_a_cart_addition_counts_at_once(service: Service) -> None:
    first = say(service, "kettles")
    before = service.events.count(EventType.CART)
    session = first.session_id
    added = say(service, "add the first one to my cart", session_id=session)
    assert added.state["cart"]["lines"]
    assert service.events.count(EventType.CART) == before + 1
    assert notes(service, say(service, "backpacks", session_id=session))


def test_cards_that_were_shown_are_no_history(service: Service) -> None:
    first = say(service, "kettles")
    again = say(service, "backpacks", session_id=first.session_id)
    assert notes(service, again) == []
