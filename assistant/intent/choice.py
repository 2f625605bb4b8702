"""Which reader reads: by setting, or the one that measured better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.intent.model import ModelReader
from assistant.intent.rules import RulesReader

if TYPE_CHECKING:
    from assistant.intent.reader import FrameReader
    from assistant.llm import LLMClient
    from retrieval.catalogue.vocabulary import Vocabulary


def choose_reader(
    reading: Literal["auto", "rules", "model"], vocabulary: Vocabulary, client: LLMClient | None
) -> FrameReader:
    """The reader for a setting; rules where there is no model to ask.

    "auto" asks the model where an adapter is there for it: a tuned model reads better than the
    rules, a bare one far worse (docs/finetuning.md has the figures).
    """
    if reading == "rules" or client is None:
        return RulesReader(vocabulary)
    return ModelReader(client, vocabulary, only_tuned=reading == "auto")
