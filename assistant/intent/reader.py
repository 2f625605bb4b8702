"""What every reader of messages is: text and context in, a Frame out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from assistant.types import Frame, ReadContext


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame, who read it, how long it took, what a trace should know, and what a model spent."""

    frame: Frame
    reader: Literal["rules", "model", "button"]
    seconds: float
    notes: tuple[str, ...] = ()
    prompt_tokens: int = 0
    written_tokens: int = 0


class FrameReader(Protocol):
    """Reads what one message says."""

    def read(self, message: str, context: ReadContext) -> Reading:
        """Never raises: what can't be read is `unsupported`, or `refine` while searching."""
        ...
