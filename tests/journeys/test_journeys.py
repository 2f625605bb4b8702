"""Whole conversations over the demo shop, checked on their traces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.bootstrap import Service

JOURNEYS = yaml.safe_load((Path(__file__).parent / "journeys.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey["name"])
def test_journey(journey: dict[str, Any], service: Service) -> None:
    session = None
    seen: set[str] = set()
    for step in journey["steps"]:
        answer = service.assistant.reply(step["say"], session_id=session)
        session = answer.session_id
        trace = service.traces.read(answer.trace_id)
        assert trace is not None
        assert trace["reply"] == answer.reply
        check(step, trace, answer.wire(), service, seen)
        seen |= {product["id"] for product in answer.products}
        assert not [s for s in trace["sentences"] if s["violations"]], trace["sentences"]


def check(
    step: dict[str, Any],
    trace: dict[str, Any],
    answer: dict[str, Any],
    service: Service,
    seen: set[str],
) -> None:
    said = f"{step['say']!r} → {answer['frame']} → {answer['reply']}"
    state = answer["state"]
    if "act" in step:
        assert answer["frame"]["act"] == step["act"], said
    for key, value in step.get("state", {}).items():
        assert state.get(key) == value, said
    if step.get("cards") == "none":
        assert not answer["products"], said
    elif "cards" in step:
        assert len(answer["products"]) >= step["cards"], said
    if step.get("fresh"):
        assert not seen & {product["id"] for product in answer["products"]}, said
    for words in step.get("says", []):
        assert words in answer["reply"], said
    for words in step.get("says_not", []):
        assert words not in answer["reply"], said
    if step.get("table"):
        assert answer["comparison"]["rows"], said
    if "passage" in step:
        assert [p["anchor"].split("#")[0] for p in answer["passages"]] == [step["passage"]], said
    if "cart" in step:
        assert sum(n["quantity"] for n in state["cart"]["lines"]) == step["cart"], said
    if step.get("sorted") == "price_asc":
        prices = [product["price"] for product in answer["products"]]
        assert prices == sorted(prices), said
    check_cards(step.get("every", {}), answer["products"], service, said)


def check_cards(
    every: dict[str, Any], products: list[dict[str, Any]], service: Service, said: str
) -> None:
    for card in products:
        record = service.shop.store.get([card["id"]])[card["id"]]
        if "price_max" in every:
            assert card["price"] <= every["price_max"], said
        if "price_min" in every:
            assert card["price"] >= every["price_min"], said
        if "rating_min" in every:
            assert card["rating"] >= every["rating_min"], said
        if "category" in every:
            assert record.leaf == every["category"], said
        if "not_brand" in every:
            assert record.brand != every["not_brand"], said
        if "color" in every:
            colors = set(record.colors) | {c for v in record.variants for c in v.colors}
            assert any(every["color"] in color for color in colors), said
