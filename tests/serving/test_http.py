"""The HTTP contract, over a real server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from assistant.bootstrap import Service
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from assistant.types import Frame
from retrieval.types import EventType
from tests.servers import serving

PRODUCT_KEYS = {
    "id", "title", "price", "currency", "availability", "brand", "category", "image", "url",
    "rating", "review_count", "reasons", "score",
}  # fmt: skip


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[httpx2.Client]:
    with serving(create_app(Opening.of(service))) as base, httpx2.Client(base_url=base) as client:
        client.timeout = httpx2.Timeout(30)
        yield client


def events_of(client: httpx2.Client, body: dict[str, Any]) -> list[tuple[str, Any]]:
    found, name = [], ""
    with client.stream("POST", "/v1/chat", json=body | {"stream": True}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        for line in response.iter_lines():
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                found.append((name, json.loads(line[6:])))
    return found


def test_chat_answers_with_every_key_of_the_contract(client: httpx2.Client) -> None:
    answer = client.post("/v1/chat", json={"message": "waterproof hiking boots"}).json()
    assert {"session_id", "reply", "products", "frame", "state", "trace_id"} <= answer.keys()
    assert answer["products"]
    assert answer["reply"]
    for product in answer["products"]:
        assert product.keys() >= PRODUCT_KEYS
        assert isinstance(product["reasons"], list)
    assert answer["state"]["need"] == "hiking boots"
    assert answer["state"]["cart"] == {"lines": [], "total": 0.0, "currency": "USD"}
    assert answer["state"]["parked"] == []
    Frame.model_validate(answer["frame"])


def test_streamed_events_come_in_order_and_add_up(client: httpx2.Client) -> None:
    events = events_of(client, {"message": "a red kettle"})
    names = [name for name, _ in events]
    assert names.index("products") < names.index("token")
    assert names[0] == "frame"
    assert names[-1] == "done"
    assert names.count("done") == names.count("products") == 1
    done = events[-1][1]
    assert "".join(data["text"] for name, data in events if name == "token") == done["reply"]
    assert dict(events)["products"]["products"] == done["products"]


def test_a_session_goes_on_and_an_unknown_one_starts_afresh(client: httpx2.Client) -> None:
    first = client.post("/v1/chat", json={"message": "tents"}).json()
    body = {"message": "under 200", "session_id": first["session_id"]}
    second = client.post("/v1/chat", json=body).json()
    assert second["session_id"] == first["session_id"]
    assert second["state"]["need"] == "tents"
    assert all(p["price"] <= 200 for p in second["products"])
    other = client.post("/v1/chat", json={"message": "hi", "session_id": "nobody"}).json()
    assert other["session_id"] != "nobody"
    assert other["state"] == {"parked": [], "cart": other["state"]["cart"]}


def test_parse_answers_the_bare_frame(client: httpx2.Client) -> None:
    frame = client.post("/v1/parse", json={"message": "blue boots under $80, not leather"}).json()
    assert frame["act"] == "search"
    assert frame["price_max"] == 80
    assert frame["exclude"] == ["leather"]
    assert "price_min" not in frame
    assert "size" not in frame


@pytest.mark.parametrize(
    "filters",
    [
        {"price_max": 50},
        {"price_min": 100, "price_max": 200},
        {"color": ["black"]},
        {"rating_min": 4.2},
        {"exclude": ["leather"]},
        {"in_stock": True},
        {"color": ["navy"], "price_max": 100, "in_stock": True},
    ],
)
def test_search_keeps_every_filter(client: httpx2.Client, filters: dict[str, Any]) -> None:
    body = {"query": "something for a long walk", "filters": filters, "k": 50}
    answer = client.post("/v1/search", json=body).json()
    assert answer["products"]
    for product in answer["products"]:
        if "price_max" in filters:
            assert product["price"] <= filters["price_max"]
        if "price_min" in filters:
            assert product["price"] >= filters["price_min"]
        if "rating_min" in filters:
            assert product["rating"] >= filters["rating_min"]
        if filters.get("in_stock"):
            assert product["availability"] == "in_stock"
        for word in filters.get("exclude", []):
            assert word not in product["title"].casefold()
    scores = [product["score"] for product in answer["products"]]
    assert scores == sorted(scores, reverse=True)
    assert all(abs(sum(p["parts"].values()) - p["score"]) < 1e-4 for p in answer["products"])


@pytest.mark.parametrize("sort", ["price_asc", "price_desc", "rating", "newest", "popularity"])
def test_search_sorts(client: httpx2.Client, sort: str) -> None:
    answer = client.post("/v1/search", json={"query": "backpack", "sort": sort, "k": 20}).json()
    prices = [p["price"] for p in answer["products"]]
    if sort.startswith("price"):
        assert prices == sorted(prices, reverse=sort == "price_desc")
    assert len(answer["products"]) > 1


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("POST", "/v1/chat", b'{"message": "   "}', 422),
        ("POST", "/v1/chat", b'{"message": ""}', 422),
        ("POST", "/v1/chat", b'{"message": "\\u0000\\u0007"}', 422),
        ("POST", "/v1/chat", json.dumps({"message": "x" * 4001}).encode(), 413),
        ("POST", "/v1/chat", json.dumps({"message": "x" * 100_000}).encode(), 413),
        ("POST", "/v1/chat", b"x" * 2_000_000, 413),
        ("POST", "/v1/chat", b"\xff\xfe\x00broken", 422),
        ("POST", "/v1/chat", b"{", 422),
        ("POST", "/v1/chat", b"[]", 422),
        ("POST", "/v1/chat", b"{}", 422),
        ("POST", "/v1/chat", b'{"message": 7}', 422),
        ("POST", "/v1/chat", b'{"message": "hi", "mesage": "typo"}', 422),
        ("POST", "/v1/parse", b'{"message": " "}', 422),
        ("POST", "/v1/search", b'{"query": "x", "k": 0}', 422),
        ("POST", "/v1/search", b'{"query": "x", "k": 101}', 422),
        ("POST", "/v1/search", b'{"query": "x", "sort": "best"}', 422),
        ("POST", "/v1/search", b'{"query": "x", "filters": {"flavour": ["mint"]}}', 422),
        ("POST", "/v1/search", b'{"query": "x", "filters": {"price_max": "cheap"}}', 422),
        ("POST", "/v1/events", b'{"type": "sneeze"}', 422),
        ("GET", "/v1/chat", b"", 405),
        ("GET", "/v1/nowhere", b"", 404),
        ("GET", "/nowhere", b"", 404),
        ("GET", "/pictures/../catalogue.sqlite", b"", 404),
        ("GET", "/pictures/%2e%2e/catalogue.sqlite", b"", 404),
        ("GET", "/policies/nothing", b"", 404),
    ],
)
def test_every_error_has_the_body_of_the_contract(
    client: httpx2.Client, method: str, path: str, content: bytes, status: int
) -> None:
    headers = {"content-type": "application/json"}
    response = client.request(method, path, content=content, headers=headers)
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert error.keys() == {"code", "message", "hint", "retryable"}
    assert error["message"]
    assert error["hint"]
    assert "Traceback" not in response.text
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "message", ["a" * 4000, "👍🏽", "مرحبا", "'; drop table products; --", "\\"]
)
def test_odd_messages_are_answered(client: httpx2.Client, message: str) -> None:
    response = client.post("/v1/chat", json={"message": message})
    assert response.status_code == 200
    assert response.json()["reply"]


def test_events_are_written_once(client: httpx2.Client, service: Service) -> None:
    event = {"type": "click", "id": "e-1", "product_id": "JL-1042", "session_id": "s"}
    before = service.events.count(EventType.CLICK)
    assert client.post("/v1/events", json=event).json() == {"received": 1, "new": 1}
    assert client.post("/v1/events", json=[event, event]).json() == {"received": 2, "new": 0}
    assert service.events.count(EventType.CLICK) == before + 1


def test_ready_and_documented(client: httpx2.Client) -> None:
    assert client.get("/readyz").json() == {"ready": True, "missing": []}
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/v1/chat", "/v1/parse", "/v1/search", "/v1/events", "/healthz"} <= paths.keys()


def test_pictures_and_policies_are_served_without_scripts(client: httpx2.Client) -> None:
    product = client.post("/v1/search", json={"query": "boots"}).json()["products"][0]
    picture = client.get("/pictures/" + product["image"].removeprefix("pictures/"))
    assert picture.status_code == 200
    assert "script" not in picture.headers["content-security-policy"]
    page = client.get("/policies/returns")
    assert page.status_code == 200
    assert "<h1>" in page.text


def test_before_the_shop_is_open_everything_says_so() -> None:
    hold = threading.Event()

    def slowly() -> Service:
        hold.wait(20)
        raise RuntimeError("closed before it was open")

    with serving(create_app(Opening(slowly))) as base:
        response = httpx2.get(f"{base}/readyz")
        assert response.status_code == 503
        assert response.json()["ready"] is False
        assert response.json()["missing"]
        response = httpx2.post(f"{base}/v1/chat", json={"message": "hi"})
        assert response.status_code == 503
        assert response.json()["error"]["retryable"] is True
        assert httpx2.get(f"{base}/healthz").status_code == 200
        hold.set()
