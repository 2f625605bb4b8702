"""Conversations with the real embedded engine reading and wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Service, needs_model, open_service
from assistant.explain.wording import NEUTRAL
from assistant.settings import LLMSettings, Settings, load_settings
from retrieval.encoders.text import TextEncoder


@pytest.fixture(scope="module")
def modelled(shop_copy: Path, encoder: TextEncoder) -> Iterator[Service]:
    llm = LLMSettings(timeout_s=30.0)
    settings = load_settings(shop_copy, reading="model", wording="model", llm=llm)
    service = open_service(shop_copy, settings=settings, encoder=encoder)
    yield service
    service.close()


def test_the_model_reads_and_words_and_nothing_untrue_is_shown(modelled: Service) -> None:
    assert modelled.missing() == []
    session, by = None, set()
    for message in ("tents", "headphones", "kettles", "yoga mats"):
        answer = modelled.assistant.reply(message, session_id=session)
        session = answer.session_id
        assert answer.reader == "model"
        trace = modelled.traces.read(answer.trace_id)
        assert trace is not None
        by |= {sentence["by"] for sentence in trace["sentences"]}
        assert answer.reply
        assert NEUTRAL not in answer.reply
    assert by == {"program", "model"}


def test_the_model_is_asked_over_the_one_client(modelled: Service) -> None:
    assert modelled.client is not None
    answer = modelled.client.complete(
        "wording", [{"role": "user", "content": "Say hello."}], max_tokens=8, timeout_s=30
    )
    assert answer.completion_tokens > 0


def test_what_nobody_asks_is_not_started() -> None:
    assert needs_model(Settings())  # by default it reads
    assert not needs_model(Settings(reading="rules", wording="plain"))
    assert not needs_model(Settings(llm=LLMSettings(model="other.gguf")))  # no adapter for it
    assert needs_model(Settings(reading="model"))
    assert needs_model(Settings(wording="model"))
    assert not needs_model(Settings(wording="model", llm=LLMSettings(engine="off")))
