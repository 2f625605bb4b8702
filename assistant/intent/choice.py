"""Which reader reads: by setting, or the one that measured better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.intent.model import ModelReader
from assistant.intent.rules import RulesReader

if TYPE_CHECKING:
    from assistant.intent.reader import FrameReader
    from assistant.llm import LLMClient
    from retrieval.catalogue.vocabulary import Vocabulary

#: The better reader without an adapter, by benchmarks/reading.py on its held-back half.
MEASURED_BEST: Literal["rules", "model"] = "rules"


def choose_reader(
    reading: Literal["auto", "rules", "model"], vocabulary: Vocabulary, client: LLMClient | None
) -> FrameReader:
    """The reader for a setting; rules where there is no model to ask."""
    choice = MEASURED_BEST if reading == "auto" else reading
    if choice == "model" and client is not None:
        return ModelReader(client, vocabulary)
    return RulesReader(vocabulary)
