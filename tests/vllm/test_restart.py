"""A chat goes on while vLLM is killed and comes back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Service, open_service
from assistant.settings import LLMSettings, load_settings
from retrieval.encoders.text import TextEncoder
from tests.vllm.server import KEY, VLLM

#: The breaker's cooldown is 15 seconds.
BACK_WITHIN_S = 40.0


@pytest.fixture(scope="module")
def chatting(shop_copy: Path, encoder: TextEncoder, vllm: VLLM) -> Iterator[Service]:
    """A shop whose model reads and words; its address is all that was set, beside the key."""
    llm = LLMSettings(base_url=vllm.url, api_key=KEY)
    settings = load_settings(shop_copy, reading="model", wording="model", llm=llm)
    service = open_service(shop_copy, settings=settings, encoder=encoder)
    yield service
    service.close()


def check_plain(service: Service, answer: Any) -> None:
    """Cards and the program's words, read by the rules."""
    assert answer.products
    assert all(product["price"] <= 80 for product in answer.products)
    assert answer.reader == "rules"
    trace = service.traces.read(answer.trace_id)
    assert trace is not None
    assert {sentence["by"] for sentence in trace["sentences"]} == {"program"}
    assert not any(sentence["violations"] for sentence in trace["sentences"])


def test_a_shopper_doesnt_notice_a_restart(chatting: Service, vllm: VLLM) -> None:
    before = vllm.finished()
    session = chatting.assistant.reply("hello").session_id
    assert vllm.finished() > before
    assert chatting.missing() == []

    answers: list[Any] = []

    def shop() -> None:
        answers.append(chatting.assistant.reply("red kettles under 80", session_id=session))

    shopper = threading.Thread(target=shop)
    shopper.start()
    assert vllm.wait_until_busy(5)
    vllm.kill()
    shopper.join(30)
    check_plain(chatting, answers[0])

    began = time.monotonic()
    for message in ("show me blue ones", "tents under 80"):
        last = chatting.assistant.reply(message, session_id=session)
    check_plain(chatting, last)
    assert time.monotonic() - began < 5
    assert chatting.missing() == ["the language model"]

    vllm.start()
    until = time.monotonic() + BACK_WITHIN_S
    while not vllm.finished() and time.monotonic() < until:
        chatting.assistant.reply("hello again", session_id=session)
        time.sleep(1)
    assert vllm.finished() > 0
    assert chatting.missing() == []
    assert len(chatting.assistant.transcript(session)) >= 5
