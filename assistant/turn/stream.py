"""What a turn gives while it goes on: the frame, the cards, the text word by word, the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.types import Frame


@dataclass(frozen=True, slots=True)
class FrameRead:
    """The message was understood."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class Cards:
    """The products are there; always before the first token."""

    products: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the reply; joined they are the reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer; always last."""

    session_id: str
    reply: str
    products: tuple[dict[str, Any], ...]
    frame: dict[str, Any]
    state: dict[str, Any]
    trace_id: str
    reader: str
    comparison: dict[str, Any] | None = None
    passages: tuple[dict[str, Any], ...] = ()
    question: dict[str, Any] | None = None

    def wire(self) -> dict[str, Any]:
        """As sent."""
        return {name: getattr(self, name) for name in self.__slots__}


TurnEvent = FrameRead | Cards | Token | Answer


def tokens(sentence: str, *, first: bool) -> list[str]:
    """A sentence in pieces of one word each, with the space before it but for the first."""
    pieces = re.findall(r"\s*\S+", sentence)
    return pieces if first or not pieces else [f" {pieces[0]}", *pieces[1:]]
