"""A shop whose language model answers with prose, with half a JSON, or never."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from assistant.bootstrap import open_service
from assistant.settings import LLMSettings, load_settings
from retrieval.encoders.text import TextEncoder
from tests.llm.conftest import send

PROSE = "Sure! These kettles cost only $1 today, and shipping is free for ever."
HALF = '{"act":"search","need":"kett'


def say(handler, text: str, finish: str) -> None:
    message = {"role": "assistant", "content": text}
    choices = [{"index": 0, "message": message, "delta": message, "finish_reason": finish}]
    body = {"choices": choices, "id": "1", "object": "chat.completion", "created": 1, "model": "m"}
    if handler.wants_stream:
        send(handler, f"data: {json.dumps(body)}\n\n".encode(), kind="text/event-stream")
    else:
        send(handler, json.dumps(body).encode())


def prose(handler) -> None:
    say(handler, PROSE, "stop")


def half(handler) -> None:
    say(handler, HALF, "length")


def torn(handler) -> None:
    """The connection ends in the middle of the body."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "900")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"index": 0, "mess')


def never(handler) -> None:
    if handler.server.requests == 1:  # the warm-up at the start would wait for a minute
        prose(handler)
    else:
        time.sleep(12)


@pytest.mark.parametrize("script", [prose, half, torn, never])
def test_the_shopper_gets_cards_and_true_words(
    serve, script, shop_copy: Path, encoder: TextEncoder
):
    llm = LLMSettings(base_url=serve(script).url)
    settings = load_settings(shop_copy, reading="model", wording="model", llm=llm)
    service = open_service(shop_copy, settings=settings, encoder=encoder)
    try:
        began = time.monotonic()
        answer = service.assistant.reply("red kettles under 80")
        assert time.monotonic() - began < 14
        assert answer.reader == "rules"
        assert answer.products
        assert all(product["price"] <= 80 for product in answer.products)
        assert "$1 " not in answer.reply
        assert '{"' not in answer.reply
        trace = service.traces.read(answer.trace_id)
        assert trace is not None
        assert any("fell back to rules" in note for note in trace["notes"])
        assert not any(sentence["violations"] for sentence in trace["sentences"])
    finally:
        service.close()
