"""Shapes of answers, streams, and many requests at once."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from assistant.llm.client import Message
from retrieval.errors import EngineRefused, EngineSlow

ASK = [{"role": "user", "content": "A shopper writes: red kettle under 80. Answer in JSON."}]
STORY = [{"role": "user", "content": "Tell a long story about a shop, with many details."}]
SCHEMA = {
    "type": "object",
    "properties": {"act": {"enum": ["search", "chat"]}, "colour": {"enum": ["red", "blue"]}},
    "required": ["act", "colour"],
    "additionalProperties": False,
}
#: Everything that `LLMClient.complete` says both engines read.
GRAMMAR = r"""# a frame in short
root ::= "{\"act\":" act ("," colour)? "," (
  price | "\"more-é\":" [a-cà-ÿ]{2,4}
) "}"
act ::= "\"search\"" |
  "\"chat\""
colour ::= "\"colour\":" ("\"red\"" | "\"blue\"") # one of two
price ::= "\"max-price\":" digit digit{0,2} | "\"title\":" long-text
long-text ::= "\"" [^"\\\x00-\x1f]{1,6} "\""
digit ::= [0-9]
"""
LANGUAGE = re.compile(
    r'\{"act":"(search|chat)"(,"colour":"(red|blue)")?,'
    r'("max-price":\d{1,3}|"title":"[^"\\\x00-\x1f]{1,6}"|"more-é":[a-cà-ÿ]{2,4})\}'
)


@pytest.fixture(scope="module")
def embedded() -> Iterator[LLMClient]:
    config = LLMConfig(timeout_s=60)
    engine = open_engine(config)
    assert engine is not None
    yield LLMClient(engine, config)
    engine.close()


@pytest.mark.parametrize("task", ["other", "frame", "wording"])
def test_follows_a_schema(task: str, client: LLMClient) -> None:
    answer = json.loads(client.complete(task, ASK, schema=SCHEMA, max_tokens=60).text)
    assert answer["act"] in ("search", "chat")
    assert answer["colour"] in ("red", "blue")
    assert answer.keys() == {"act", "colour"}


@pytest.mark.parametrize("task", ["other", "frame", "wording"])
def test_follows_a_grammar(task: str, client: LLMClient) -> None:
    assert LANGUAGE.fullmatch(client.complete(task, ASK, grammar=GRAMMAR, max_tokens=80).text)


def test_both_engines_read_the_same_grammar(client: LLMClient, embedded: LLMClient) -> None:
    for temperature in (0.0, 1.5, 1.5, 1.5):
        for engine in (client, embedded):
            text = engine.complete(
                "other", ASK, grammar=GRAMMAR, max_tokens=80, temperature=temperature
            ).text
            assert LANGUAGE.fullmatch(text), text


def test_a_grammar_that_is_none_is_refused(client: LLMClient, embedded: LLMClient) -> None:
    for engine in (client, embedded):
        with pytest.raises(EngineRefused, match="rammar"):
            engine.complete("other", ASK, grammar="root ::= ((", max_tokens=5)


@pytest.mark.parametrize("shape", [{}, {"grammar": GRAMMAR}, {"schema": SCHEMA}])
def test_streams_the_same_words_as_it_completes(client: LLMClient, shape: dict) -> None:
    whole = client.complete("wording", ASK, max_tokens=40, **shape).text
    pieces = list(client.stream("wording", ASK, max_tokens=40, **shape))
    assert len(pieces) > 3
    assert "".join(pieces) == whole


def test_closing_a_stream_stops_the_server(client: LLMClient) -> None:
    stream = client.stream("other", STORY, max_tokens=1500)
    next(stream)
    stream.close()
    began = time.monotonic()
    client.complete("other", ASK, max_tokens=2)
    assert time.monotonic() - began < 8


def test_an_answer_over_its_time_is_slow(client: LLMClient) -> None:
    began = time.monotonic()
    with pytest.raises(EngineSlow):
        client.complete("wording", STORY, max_tokens=1500, timeout_s=1.0)
    assert time.monotonic() - began < 2


def test_a_prompt_over_the_context_is_refused(client: LLMClient) -> None:
    long = [{"role": "user", "content": "boots " * 4000}]
    with pytest.raises(EngineRefused, match="2048"):
        client.complete("other", long, max_tokens=2)


def test_sixteen_at_once_share_the_work(client: LLMClient) -> None:
    def ask(at: int) -> str:
        messages: list[Message] = [{"role": "user", "content": f"Kettle {at} or kettle {at + 1}?"}]
        task = ("frame", "wording")[at % 2]
        return client.complete(task, messages, grammar=GRAMMAR, max_tokens=80).text

    began = time.monotonic()
    alone = [ask(at) for at in range(4)]
    one = (time.monotonic() - began) / len(alone)
    began = time.monotonic()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(16)))
    together = time.monotonic() - began
    assert all(LANGUAGE.fullmatch(answer) for answer in answers), answers
    assert together < 16 * one * 0.7
