"""A turn as server-sent events: frame, products, token, then done or error exactly once, last."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

from assistant.serving.errors import body_of, error_body
from assistant.turn.stream import Answer, Cards, FrameRead, Token, TurnEvent
from retrieval.errors import DaogouError

log = logging.getLogger(__name__)


def server_sent(turns: Iterator[TurnEvent]) -> Iterator[str]:
    """The events of a turn in the wire format."""
    try:
        for event in turns:
            yield _formatted(event)
    except DaogouError as error:
        yield _event("error", error_body(error))
    except Exception as error:  # the stream must end with an error event
        log.error("a streamed turn failed", exc_info=error)
        hint = "It is in the server's log. Send the message again."
        yield _event("error", body_of("internal", "Something went wrong here.", hint))


def _formatted(event: TurnEvent) -> str:
    match event:
        case FrameRead(frame):
            return _event("frame", frame.wire())
        case Cards(products):
            return _event("products", {"products": list(products)})
        case Token(text):
            return _event("token", {"text": text})
        case Answer():
            return _event("done", event.wire())


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
