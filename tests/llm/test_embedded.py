"""The embedded engine, for real."""

from __future__ import annotations

import json
import time

import httpx2
import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from retrieval.errors import BadInput, EngineDown, EngineRefused

HELLO = [{"role": "user", "content": "Say hello to a shopper."}]
STORY = [{"role": "user", "content": "Tell a long story about a shop, with many details."}]


def test_completes(client):
    answer = client.complete("wording", HELLO, max_tokens=12)
    assert answer.text.strip()
    assert 0 < answer.completion_tokens <= 12
    assert answer.prompt_tokens > 5
    assert answer.seconds > 0


def test_streams_the_same_words_as_it_completes(client):
    whole = client.complete("wording", HELLO, max_tokens=12).text
    pieces = list(client.stream("wording", HELLO, max_tokens=12))
    assert len(pieces) > 3
    assert "".join(pieces) == whole


def test_follows_a_json_schema(client):
    schema = {
        "type": "object",
        "properties": {"colour": {"enum": ["red", "blue"]}},
        "required": ["colour"],
        "additionalProperties": False,
    }
    answer = client.complete("frame", HELLO, schema=schema, max_tokens=30)
    assert json.loads(answer.text)["colour"] in ("red", "blue")


def test_closing_a_stream_stops_the_engine(client):
    stream = client.stream("wording", STORY, max_tokens=2000)
    next(stream)
    stream.close()
    began = time.monotonic()
    client.complete("wording", HELLO, max_tokens=2)
    assert time.monotonic() - began < 8


def test_a_known_prefix_is_read_once_though_tasks_alternate(engine):
    http = httpx2.Client(
        timeout=60, trust_env=False, headers={"Authorization": f"Bearer {engine.api_key}"}
    )

    def cached(system: str, text: str) -> int:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": text}]
        body = {"messages": messages, "max_tokens": 1}
        answer = http.post(f"{engine.base_url}/chat/completions", json=body).json()
        return answer["usage"]["prompt_tokens_details"]["cached_tokens"]

    reading, wording = "You read messages for a shop. " * 20, "You word replies of a shop. " * 20
    cached(reading, "one")
    cached(wording, "two")
    assert cached(reading, "three") > 100
    assert cached(wording, "four") > 100


def test_others_on_the_machine_need_the_key(engine):
    answer = httpx2.post(f"{engine.base_url}/chat/completions", json={"messages": HELLO})
    assert answer.status_code == 401


def test_an_unknown_adapter_is_a_clear_error(engine):
    config = LLMConfig(tasks={"frame": "nowhere"})
    own = open_engine_like(engine, config)
    with pytest.raises(BadInput, match="nowhere"):
        LLMClient(own, config).complete("frame", HELLO, max_tokens=2)


def open_engine_like(engine, config):
    """The running engine under other settings, without loading the model again."""
    twin = object.__new__(type(engine))
    twin.__dict__.update(engine.__dict__, _config=config, _adapters=list(config.adapters))
    return twin


def test_adapters_are_chosen_by_scale(engine):
    config = LLMConfig(adapters={"frame": "a.gguf", "tone": "b.gguf"}, tasks={"wording": "tone"})
    twin = open_engine_like(engine, config)
    scales = {
        task: [x["scale"] for x in twin.extras_for(task)["lora"]]
        for task in ("frame", "wording", "other")
    }
    assert scales == {"frame": [1.0, 0.0], "wording": [0.0, 1.0], "other": [0.0, 0.0]}


def test_a_prompt_longer_than_the_context_is_refused(client):
    with pytest.raises(EngineRefused, match="context") as caught:
        client.complete("wording", [{"role": "user", "content": "boots " * 9000}], max_tokens=2)
    assert not caught.value.retryable


@pytest.mark.parametrize(
    "config",
    [
        LLMConfig(model="/nowhere/model.gguf"),
        LLMConfig(adapters={"frame": "/nowhere/adapter.gguf"}),
    ],
)
def test_a_missing_file_is_said_with_its_setting(config):
    with pytest.raises(EngineDown, match="nowhere") as caught:
        open_engine(config)
    assert "llm." in caught.value.hint


def test_a_file_that_is_no_model(tmp_path):
    path = tmp_path / "model.gguf"
    path.write_bytes(b"not a model")
    with pytest.raises(EngineDown, match=r"model\.gguf"):
        open_engine(LLMConfig(model=str(path)))


def test_a_closed_engine_is_down():
    config = LLMConfig(context=1024, slots=1)
    engine = open_engine(config)
    assert engine.healthy()
    client = LLMClient(engine, config)
    assert client.healthy()
    engine.close()
    engine.close()
    assert not engine.healthy()
    with pytest.raises(EngineDown):
        client.complete("wording", HELLO, max_tokens=2)
