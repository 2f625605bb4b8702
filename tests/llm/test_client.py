"""The client against servers that misbehave."""

from __future__ import annotations

import json
import time

import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from retrieval.errors import BadInput, EngineDown, EngineRefused, EngineSlow
from tests.llm.conftest import send

HELLO = [{"role": "user", "content": "hello"}]


def client_of(url: str, **settings) -> LLMClient:
    config = LLMConfig(engine="server", base_url=url, model="m", **settings)
    return LLMClient(open_engine(config), config)


def chunk(text: str) -> bytes:
    data = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}
    return f"data: {json.dumps(data)}\n\n".encode()


def open_stream(handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()


def silent(handler) -> None:
    time.sleep(3)


def trickling(handler) -> None:
    open_stream(handler)
    for _ in range(60):
        handler.wfile.write(chunk("a"))
        handler.wfile.flush()
        time.sleep(0.05)


def trickling_whole(handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("script", [silent, trickling_whole])
def test_no_answer_in_time_is_slow_by_the_wall_clock(serve, script):
    client = client_of(serve(script).url)
    began = time.monotonic()
    with pytest.raises(EngineSlow) as caught:
        client.complete("frame", HELLO, max_tokens=5, timeout_s=0.4)
    assert time.monotonic() - began < 1.2
    assert caught.value.retryable
    assert caught.value.hint


@pytest.mark.parametrize("script", [silent, trickling])
def test_a_stream_ends_by_the_wall_clock(serve, script):
    client = client_of(serve(script).url)
    began = time.monotonic()
    with pytest.raises(EngineSlow):
        list(client.stream("wording", HELLO, max_tokens=500, timeout_s=0.4))
    assert time.monotonic() - began < 1.2


def test_closing_the_iterator_hangs_up(serve):
    server = serve(trickling)
    stream = client_of(server.url).stream("wording", HELLO, max_tokens=500, timeout_s=10)
    assert next(stream) == "a"
    stream.close()
    assert server.gone.wait(2)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html>It works!</html>", "text/html"),
        (b'{"choices": [{"mess', "application/json"),
        (b"{}", "application/json"),
        (b'{"choices": []}', "application/json"),
        (b'{"choices": null}', "application/json"),
        (b"[]", "application/json"),
    ],
)
def test_what_is_no_answer_is_refused(serve, body, kind):
    client = client_of(serve(lambda handler: send(handler, body, kind=kind)).url)
    with pytest.raises(EngineRefused) as caught:
        client.complete("frame", HELLO, max_tokens=5)
    assert caught.value.hint


def test_broken_events_are_refused(serve):
    def script(handler):
        open_stream(handler)
        handler.wfile.write(chunk("one ") + b'data: {"choices": [{"del\n\n')

    stream = client_of(serve(script).url).stream("wording", HELLO, max_tokens=5)
    assert next(stream) == "one "
    with pytest.raises(EngineRefused):
        next(stream)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, EngineRefused),
        (401, EngineRefused),
        (404, EngineRefused),
        (500, EngineDown),
        (503, EngineDown),
    ],
)
def test_status_codes(serve, status, error):
    body = json.dumps({"error": {"message": "no such model", "code": status}}).encode()
    client = client_of(serve(lambda handler: send(handler, body, status)).url)
    with pytest.raises(error):
        client.complete("frame", HELLO, max_tokens=5)
    with pytest.raises(error):
        list(client.stream("frame", HELLO, max_tokens=5))


def test_nobody_listens():
    client = client_of("http://127.0.0.1:9/v1")
    assert not client.healthy()
    with pytest.raises(EngineDown) as caught:
        client.complete("frame", HELLO, max_tokens=5)
    assert caught.value.retryable


def test_after_failures_nobody_waits(serve):
    server = serve(silent)
    client = client_of(server.url, breaker_failures=2, breaker_cooldown_s=60)
    for _ in range(2):
        with pytest.raises(EngineSlow):
            client.complete("frame", HELLO, max_tokens=5, timeout_s=0.2)
    began = time.monotonic()
    with pytest.raises(EngineDown, match="isn't asked again"):
        client.complete("frame", HELLO, max_tokens=5)
    assert time.monotonic() - began < 0.1
    assert server.requests == 2


def test_a_refusal_means_that_the_engine_is_back(serve):
    status = 503

    def script(handler):
        send(handler, b'{"error": {"message": "no such adapter"}}', status)

    client = client_of(serve(script).url, breaker_failures=2, breaker_cooldown_s=0.2)
    for _ in range(2):
        with pytest.raises(EngineDown):
            client.complete("frame", HELLO, max_tokens=5)
    assert not client.healthy()
    status = 404
    time.sleep(0.3)
    for _ in range(3):
        with pytest.raises(EngineRefused):
            client.complete("frame", HELLO, max_tokens=5)
    assert client.healthy()


def test_choices_of_engine():
    assert open_engine(LLMConfig(engine="off")) is None
    with pytest.raises(BadInput, match="address"):
        open_engine(LLMConfig(engine="server"))
    with pytest.raises(BadInput, match="cloud"):
        open_engine(LLMConfig(engine="cloud"))


def test_the_key_is_not_printed():
    assert "hush" not in repr(LLMConfig(api_key="hush"))
