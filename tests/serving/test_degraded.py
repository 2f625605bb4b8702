"""What a shopper gets when something is down, over real servers."""

from __future__ import annotations

import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from assistant.bootstrap import Service, open_service
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from assistant.serving.server import check_port
from assistant.settings import LLMSettings, load_settings
from retrieval.encoders.text import TextEncoder
from retrieval.errors import BadInput
from tests.servers import serving


@pytest.fixture(scope="module")
def silent_server() -> Iterator[str]:
    """A server that accepts connections and never answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                held.append(listener.accept()[0])
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    listener.close()
    for connection in held:
        connection.close()


@pytest.fixture(params=["gone", "silent"])
def crippled(
    request: pytest.FixtureRequest, shop_copy: Path, encoder: TextEncoder, silent_server: str
) -> Iterator[Service]:
    """A service whose language model is gone, or never answers, and is asked for everything."""
    url = "http://127.0.0.1:9/v1" if request.param == "gone" else silent_server
    llm = LLMSettings(engine="server", base_url=url, model="any", timeout_s=1.0)
    settings = load_settings(shop_copy, llm=llm, reading="model", wording="model")
    service = open_service(shop_copy, settings=settings, encoder=encoder)
    yield service
    service.close()


def test_without_the_model_the_shopper_still_gets_cards_and_true_words(crippled: Service) -> None:
    began = time.monotonic()
    answer = crippled.assistant.reply("red kettles under 80")
    assert time.monotonic() - began < 30
    assert answer.products
    assert answer.reader == "rules"
    assert all(product["price"] <= 80 for product in answer.products)
    trace = crippled.traces.read(answer.trace_id)
    assert trace is not None
    assert {sentence["by"] for sentence in trace["sentences"]} == {"program"}
    assert not any(sentence["violations"] for sentence in trace["sentences"])


def test_readiness_names_what_is_missing(crippled: Service) -> None:
    with serving(create_app(Opening.of(crippled))) as base:
        ready = httpx2.get(f"{base}/readyz", timeout=10)
        assert ready.status_code == 503
        assert ready.json() == {"ready": False, "missing": ["the language model"]}
        answer = httpx2.post(f"{base}/v1/search", json={"query": "kettle"}, timeout=10)
        assert answer.status_code == 200


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput) as caught:
            check_port("127.0.0.1", port)
    assert "--port" in caught.value.hint


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on file sizes")
def test_a_full_disk_is_an_error_with_a_hint_and_loses_nothing(
    shop_copy: Path, encoder: TextEncoder
) -> None:
    settings = load_settings(shop_copy, llm=LLMSettings(engine="off"))
    service = open_service(shop_copy, settings=settings, encoder=encoder)
    session = service.assistant.reply("kettles").session_id
    service.assistant.reply("add the first one to my cart", session_id=session)
    app = create_app(Opening.of(service))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with serving(app) as base:
            # No file can grow any more: what a full disk does to a database.
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
            body = {"message": "add the second one to my cart", "session_id": session}
            answer = httpx2.post(f"{base}/v1/chat", json=body, timeout=30)
            assert answer.status_code >= 500
            assert answer.json()["error"]["hint"]
            assert httpx2.get(f"{base}/healthz").status_code == 200
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            again = httpx2.post(f"{base}/v1/chat", json=body, timeout=30)
            assert again.status_code == 200
            assert len(again.json()["state"]["cart"]["lines"]) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
        service.close()
    assert os.path.exists(shop_copy / "catalogue.sqlite")
