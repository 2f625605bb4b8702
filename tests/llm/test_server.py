"""What the server engine calls each task's model, and what it says where that isn't there."""

from __future__ import annotations

import json
import time

import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from assistant.llm.server import ServerEngine
from assistant.settings import LLMSettings, load_settings
from retrieval.errors import EngineDown, EngineRefused, EngineSlow
from tests.llm.conftest import list_models, send

HELLO = [{"role": "user", "content": "hello"}]


def engine_of(url: str, **settings) -> ServerEngine:
    return ServerEngine(LLMConfig(engine="server", base_url=url, **settings))


def unused(handler) -> None:
    send(handler, b"{}", 500)


def answer_ok(handler) -> None:
    message = {"role": "assistant", "content": "ok"}
    choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
    body = {"choices": choices, "id": "1", "object": "chat.completion", "created": 1, "model": "m"}
    send(handler, json.dumps(body).encode())


@pytest.fixture
def url(serve) -> str:
    return serve(unused, list_models("base", "frame", "tone")).url


def test_a_served_model_of_the_tasks_name_is_found(url):
    engine = engine_of(url)
    assert engine.model_for("frame") == "frame"
    assert engine.model_for("wording") == "base"
    assert engine_of(url, model="other").model_for("wording") == "other"


def test_the_settings_come_first(url):
    engine = engine_of(url, adapters={"frame": "tone"}, tasks={"wording": "tone"})
    assert engine.model_for("frame") == "tone"
    assert engine.model_for("wording") == "tone"
    assert engine_of(url, tasks={"frame": ""}).model_for("frame") == "base"
    assert engine.missing() == []


def test_which_tasks_are_tuned(url):
    engine = engine_of(url, tasks={"other": "tone", "tone": ""})
    tuned = {task: engine.tuned(task) for task in ("frame", "wording", "other", "tone")}
    assert tuned == {"frame": True, "wording": False, "other": True, "tone": False}
    nobody = "http://127.0.0.1:9/v1"
    assert engine_of(nobody, adapters={"frame": "v1"}).tuned("frame")
    assert not engine_of(nobody).tuned("frame")


@pytest.mark.parametrize("settings", [{"adapters": {"frame": "v2"}}, {"tasks": {"frame": "v2"}}])
def test_an_adapter_that_isnt_served_is_named(url, settings):
    engine = engine_of(url, **settings)
    with pytest.raises(EngineRefused, match="'v2'") as caught:
        engine.model_for("frame")
    assert "base, frame, tone" in caught.value.hint
    assert engine.model_for("wording") == "base"
    assert engine.missing() == ["the adapter 'v2'"]
    assert engine.healthy()


def test_a_gateway_without_a_list_is_taken_at_its_word(serve):
    nothing = serve(answer_ok, lambda handler: send(handler, b"no such page", 404)).url
    config = LLMConfig(
        engine="server", base_url=nothing, model="m", adapters={"frame": "daogou-frame"}
    )
    engine = ServerEngine(config)
    assert (engine.model_for("frame"), engine.model_for("wording")) == ("daogou-frame", "m")
    assert LLMClient(engine, config).complete("frame", HELLO, max_tokens=5).text == "ok"
    with pytest.raises(EngineRefused, match="list") as caught:
        engine_of(nothing).model_for("frame")
    assert "llm.model" in caught.value.hint


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        (b"<html>", 200, EngineRefused),
        (b"[]", 200, EngineRefused),
        (b'{"data": []}', 200, EngineRefused),
        (b"no", 401, EngineRefused),
        (b"starting", 503, EngineDown),
    ],
)
def test_lists_that_are_none(serve, body, status, error):
    engine = engine_of(serve(unused, lambda handler: send(handler, body, status)).url)
    with pytest.raises(error) as caught:
        engine.model_for("frame")
    assert caught.value.hint
    assert not engine.healthy()
    assert engine.missing() == ["the language model"]


def test_a_list_that_doesnt_come_costs_no_more_than_the_answer_may(serve):
    server = serve(answer_ok, lambda handler: time.sleep(3))
    config = LLMConfig(engine="server", base_url=server.url, breaker_failures=2)
    client = LLMClient(open_engine(config), config)
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(EngineSlow):
            client.complete("frame", HELLO, max_tokens=5, timeout_s=0.3)
        assert time.monotonic() - began < 1
    with pytest.raises(EngineDown, match="isn't asked again"):
        client.complete("frame", HELLO, max_tokens=5)
    assert server.requests == 0


def test_an_answer_takes_a_schema_or_a_grammar(url):
    config = LLMConfig(engine="server", base_url=url)
    client = LLMClient(ServerEngine(config), config)
    with pytest.raises(ValueError, match="not both"):
        client.complete("frame", HELLO, schema={}, grammar='root ::= "a"', max_tokens=5)


def test_the_address_alone_moves_to_the_server(tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text('[llm]\nengine = "embedded"\n')
    assert load_settings(tmp_path).llm.engine == "embedded"
    monkeypatch.setenv("DAOGOU_LLM__BASE_URL", "http://host:8000/v1")
    assert load_settings(tmp_path).llm.engine == "server"
    (tmp_path / "settings.toml").write_text('[llm]\nengine = "off"\n')
    assert load_settings(tmp_path).llm.engine == "off"
    assert LLMSettings().engine == "embedded"
