"""Recommendation, explanation and events over a real server, on the demo shop without models."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from assistant.bootstrap import Service
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from retrieval.recommend.request import Scenario
from tests.servers import serving
from tests.serving.test_http import PRODUCT_KEYS

BOOTS, KETTLES = "Hiking boots", "Kettles"


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[httpx2.Client]:
    with serving(create_app(Opening.of(service))) as base, httpx2.Client(base_url=base) as client:
        client.timeout = httpx2.Timeout(30)
        yield client


def recommend(client: httpx2.Client, scenario: str = "home", **body: Any) -> dict[str, Any]:
    response = client.post("/v1/recommend", json={"scenario": scenario} | body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def ids_of(answer: dict[str, Any]) -> list[str]:
    return [product["id"] for product in answer["products"]]


def of_category(service: Service, leaf: str) -> list[str]:
    products = service.shop.store.products()
    return [p.id for p in products if p.leaf == leaf and p.buyable]


def views(ids: list[str], **named: Any) -> list[dict[str, Any]]:
    return [{"type": "view", "product_id": one, **named} for one in ids]


def body_for(scenario: Scenario, product_id: str) -> dict[str, Any]:
    more: dict[Scenario, dict[str, Any]] = {
        Scenario.CATEGORY: {"category": BOOTS},
        Scenario.SEARCH: {"query": "boots"},
        Scenario.CHAT: {"query": "boots"},
    }
    return more.get(scenario, {"product_ids": [product_id]})


@pytest.mark.parametrize("scenario", list(Scenario))
@pytest.mark.parametrize("shopper", [None, "S-0007", "nobody-we-know"])
def test_every_scenario_answers_everybody_with_the_contract(
    client: httpx2.Client, service: Service, scenario: Scenario, shopper: str | None
) -> None:
    boots = of_category(service, BOOTS)[0]
    answer = recommend(client, scenario, shopper_id=shopper, k=5, **body_for(scenario, boots))
    assert answer["scenario"] == scenario
    assert answer["model"] == "none"
    assert 0 < len(answer["products"]) <= 5
    for product in answer["products"]:
        assert product.keys() >= PRODUCT_KEYS
        assert len(product["reasons"]) <= 3
        assert [one["text"] for one in product["why"]] == product["reasons"]
        assert all(one["evidence"] for one in product["why"])
    if scenario in (Scenario.SIMILAR, Scenario.GOES_WITH):
        assert boots not in ids_of(answer)
    if scenario is Scenario.CATEGORY:
        leaves = {product["category"].split(" > ")[-1] for product in answer["products"]}
        assert leaves == {BOOTS}


def test_two_shoppers_with_different_histories_get_different_lists(
    client: httpx2.Client, service: Service
) -> None:
    hiker, cook = f"hiker-{uuid.uuid4().hex}", f"cook-{uuid.uuid4().hex}"
    boots, kettles = of_category(service, BOOTS)[:3], of_category(service, KETTLES)[:3]
    client.post("/v1/events", json=views(boots, shopper_id=hiker, session_id=hiker))
    client.post("/v1/events", json=views(kettles, shopper_id=cook, session_id=cook))
    for_hiker = recommend(client, shopper_id=hiker)["products"]
    for_cook = recommend(client, shopper_id=cook)["products"]
    assert [p["id"] for p in for_hiker] != [p["id"] for p in for_cook]

    def share(products: list[dict[str, Any]], department: str) -> float:
        mine = [p for p in products if p["category"].startswith(department)]
        return len(mine) / len(products)

    of_boots = service.shop.store.get(boots)[boots[0]].category[0]
    of_kettles = service.shop.store.get(kettles)[kettles[0]].category[0]
    assert share(for_hiker, of_boots) > share(for_cook, of_boots)
    assert share(for_cook, of_kettles) > share(for_hiker, of_kettles)


def test_an_event_changes_the_next_answer(client: httpx2.Client, service: Service) -> None:
    session = uuid.uuid4().hex
    before = recommend(client, session_id=session)
    client.post("/v1/events", json=views(of_category(service, KETTLES)[:2], session_id=session))
    after = recommend(client, session_id=session)
    assert ids_of(before) != ids_of(after)
    assert before["fallback"] is not None


def test_session_events_count_and_are_not_written(client: httpx2.Client, service: Service) -> None:
    count = service.events.count()
    events = views(of_category(service, KETTLES)[:2])
    assert ids_of(recommend(client, session_events=events)) != ids_of(recommend(client))
    assert service.events.count() == count


def test_found_products_are_only_put_into_order(client: httpx2.Client, service: Service) -> None:
    found = of_category(service, BOOTS)[:6]
    answer = recommend(client, "search", product_ids=found, shopper_id="S-0007")
    assert set(ids_of(answer)) <= set(found)
    answer = recommend(client, "search", query="boots", filters={"price_max": 120}, k=100)
    assert all(product["price"] <= 120 for product in answer["products"])


def test_a_category_may_be_named_by_its_path(client: httpx2.Client, service: Service) -> None:
    path = " > ".join(service.shop.store.get(of_category(service, BOOTS)[:1]).popitem()[1].category)
    by_path, by_name = (
        ids_of(recommend(client, "category", category=name)) for name in (path, BOOTS.lower())
    )
    assert by_path == by_name != []


@pytest.mark.parametrize(
    ("body", "status", "where"),
    [
        ({}, 422, "scenario"),
        ({"scenario": "nowhere"}, 422, "scenario"),
        ({"scenario": "home", "k": 0}, 422, "k"),
        ({"scenario": "home", "k": 101}, 422, "k"),
        ({"scenario": "home", "shoper_id": "typo"}, 422, "shoper_id"),
        ({"scenario": "home", "product_ids": ["x"] * 101}, 422, "product_ids"),
        ({"scenario": "home", "session_events": [{"type": "view"}] * 201}, 422, "session_events"),
        ({"scenario": "home", "session_events": [{"type": "sneeze"}]}, 422, "session_events[0]"),
        ({"scenario": "similar"}, 422, "product_ids"),
        ({"scenario": "goes_with"}, 422, "product_ids"),
        ({"scenario": "similar", "product_ids": ["gone"]}, 404, "'gone'"),
        ({"scenario": "category"}, 422, "category"),
        ({"scenario": "category", "category": "Moon rocks"}, 404, "Moon rocks"),
        ({"scenario": "search"}, 422, "query"),
    ],
)
def test_what_is_wrong_with_a_body_is_said(
    client: httpx2.Client, body: dict[str, Any], status: int, where: str
) -> None:
    response = client.post("/v1/recommend", json=body)
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert where in error["message"]
    assert error["hint"]


def test_unknown_products_are_passed_over(client: httpx2.Client, service: Service) -> None:
    known = of_category(service, BOOTS)[0]
    answer = recommend(client, "similar", product_ids=["gone", known])
    assert ids_of(answer) == ids_of(recommend(client, "similar", product_ids=[known]))
    assert recommend(client, "cart", product_ids=["gone"])["products"]
    assert recommend(client, session_events=views(["gone"]))["products"]


def test_explain_shows_the_whole_breakdown(client: httpx2.Client) -> None:
    first = recommend(client, shopper_id="S-0007")["products"][0]
    params = {"product_id": first["id"], "scenario": "home", "shopper_id": "S-0007"}
    answer = client.get("/v1/explain", params=params).json()
    assert answer["rank"] == 1
    assert answer["product"]["id"] == first["id"]
    assert answer["reasons"] == first["reasons"]
    assert answer["parts"]
    assert sum(c["value"] for c in answer["contributions"]) == pytest.approx(
        sum(answer["parts"].values()), abs=0.1
    )
    assert answer["rules"] == []


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({}, 422),
        ({"product_id": "gone"}, 404),
        ({"product_id": "JL-1042", "scenario": "nowhere"}, 422),
        ({"product_id": "JL-1042", "scenario": "similar"}, 422),
        ({"product_id": "JL-1042", "shoper_id": "typo"}, 422),
    ],
)
def test_explain_says_what_is_wrong(
    client: httpx2.Client, params: dict[str, str], status: int
) -> None:
    response = client.get("/v1/explain", params=params)
    assert response.status_code == status, response.text
    assert response.json()["error"]["hint"]


def test_one_bad_event_and_nothing_of_the_list_is_written(
    client: httpx2.Client, service: Service
) -> None:
    count = service.events.count()
    good = {"type": "view", "product_id": "JL-1042", "session_id": "s"}
    ahead = (datetime.now(UTC) + timedelta(minutes=11)).isoformat()
    for bad in ({"type": "sneeze"}, good | {"timestamp": ahead}, good | {"quantity": 0}):
        response = client.post("/v1/events", json=[good, good, bad])
        assert response.status_code == 422, response.text
        error = response.json()["error"]
        assert "[2]" in error["message"]
        assert "Nothing of the list was taken" in error["hint"]
    assert service.events.count() == count


def test_a_fast_clock_is_no_error_and_a_wrong_one_is(client: httpx2.Client) -> None:
    event = {"type": "view", "product_id": "JL-1042", "session_id": "clock"}

    def sent(minutes: int) -> httpx2.Response:
        when = datetime.now(UTC) + timedelta(minutes=minutes)
        return client.post("/v1/events", json=event | {"timestamp": when.isoformat()})

    assert sent(9).json() == {"received": 1, "new": 1}
    assert sent(11).status_code == 422
    assert "timestamp" in sent(11).json()["error"]["message"]
    for odd in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", 1e18):
        assert client.post("/v1/events", json=event | {"timestamp": odd}).status_code == 422


def test_the_routes_are_documented(client: httpx2.Client) -> None:
    document = client.get("/openapi.json").json()
    assert {"/v1/recommend", "/v1/explain"} <= document["paths"].keys()
    described = document["components"]["schemas"]["RecommendBody"]["properties"]
    assert set(described["scenario"].get("enum", [])) or "$ref" in str(described["scenario"])
