"""Advice on what is on screen: which one, why, and what goes with it."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Service
from assistant.turn.acts.advise import Advice, advice_on
from assistant.turn.stream import Answer


def say(service: Service, message: str, before: Answer | None = None) -> Answer:
    session = None if before is None else before.session_id
    return service.assistant.reply(message, session_id=session)


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("Which one would you take?", Advice.CHOICE),
        ("which of these should I get", Advice.CHOICE),
        ("what’d you pick?", Advice.CHOICE),
        ("just pick one", Advice.CHOICE),
        ("why do you recommend that", Advice.WHY),
        ("But why this one?", Advice.WHY),
        ("what goes with it?", Advice.GOES_WITH),
        ("what else do I need with the tent", Advice.GOES_WITH),
        ("something that goes well with these", Advice.GOES_WITH),
        ("which one would you take for wide feet?", None),
        ("why is it so expensive?", None),
        ("what would you recommend for a beginner?", None),
        ("I'd go with red", None),
        ("boots", None),
    ],
)
def test_advice_is_told_from_other_questions(message: str, advice: Advice | None) -> None:
    assert advice_on(message) is advice


def test_one_of_what_is_shown_is_chosen_and_told_why(service: Service) -> None:
    shown = say(service, "backpacks under 100")
    titles = {product["id"]: product["title"] for product in shown.products}
    chosen = say(service, "which one would you take?", shown)
    assert not chosen.products
    (title,) = [title for title in titles.values() if f"I'd take {title}" in chosen.reply]
    assert "within $100" in chosen.reply
    why = say(service, "why do you recommend that?", chosen)
    assert title in why.reply
    assert "within $100" in why.reply
    added = say(service, "add it", why)
    assert title in added.reply


def test_what_goes_with_a_product_is_about_that_product(service: Service) -> None:
    shown = say(service, "tents")
    first = shown.products[0]
    found = say(service, "what goes with the first one?", shown)
    assert f"These go with {first['title']}" in found.reply
    assert found.products
    assert first["id"] not in {product["id"] for product in found.products}
    trace = service.traces.read(found.trace_id)
    assert trace is not None
    assert any(f"beside {first['id']}" in note for note in trace["notes"])


def test_what_is_not_wanted_goes_with_nothing(service: Service) -> None:
    shown = say(service, "something for hiking, no boots")
    found = say(service, "what goes with the first one?", shown)
    assert found.products
    assert not [p["title"] for p in found.products if "boots" in p["title"].casefold()]


def test_advice_without_anything_on_screen_is_an_ordinary_message(service: Service) -> None:
    answer = say(service, "what would you recommend?")
    assert answer.products
    assert "I'd take" not in answer.reply
