"""A labelled message: what was said, in which context, and the frame it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.intent.compact import encode
from assistant.intent.model import frame_messages
from finetune.example import Example, Split
from retrieval.catalogue.vocabulary import Vocabulary

if TYPE_CHECKING:
    from assistant.types import Frame, ReadContext


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled message.

    Attributes:
        message: As typed.
        context: What was shown, wanted and asked.
        frame: What it says.
        family: Of its template, or its source.
        shop: The trade or shop of its words, or its source.
        tags: For reports: "generated", "webshop", "refine" …
    """

    message: str
    context: ReadContext
    frame: Frame
    family: str
    shop: str
    tags: tuple[str, ...] = ()

    def example(self, split: Split) -> Example:
        """What the model is trained on: the prompt that serving renders, and the short form."""
        messages = frame_messages(self.message, self.context, Vocabulary())
        return Example(tuple(messages), encode(self.frame), self.family, split, self.shop)
