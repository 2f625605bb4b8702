"""The reader that asks the language model, under a schema, and trusts nothing it says."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic import ValidationError

import prompts
from assistant.intent.reader import Reading
from assistant.intent.rules import RulesReader
from assistant.intent.sanitise import sanitise
from assistant.intent.schema import frame_schema
from assistant.types import Frame, ReadContext
from retrieval.errors import DaogouError

if TYPE_CHECKING:
    from assistant.llm import LLMClient
    from retrieval.catalogue.vocabulary import Vocabulary

#: The name of the prompt, of the adapter and of the task.
TASK = "frame"
MAX_TOKENS = 160
WARM_UP_TIMEOUT_S = 60.0
#: Longer messages go to the rules: a frame has no room for more, and reading them takes seconds.
LONGEST_MESSAGE = 1_200


class ModelReader:
    """Reads frames with the model; whatever fails is read by the rules, with a note."""

    def __init__(
        self, client: LLMClient, vocabulary: Vocabulary, *, timeout_s: float = 6.0
    ) -> None:
        self._client = client
        self._vocabulary = vocabulary
        self._rules = RulesReader(vocabulary)
        self._timeout_s = timeout_s
        self._schema = frame_schema()

    def read(self, message: str, context: ReadContext) -> Reading:
        """Read one message; see `FrameReader`."""
        began = time.perf_counter()
        if len(message) > LONGEST_MESSAGE:
            return self._fall_back(message, context, began, "the message is long")
        try:
            frame, notes = self._ask(message, context)
        except DaogouError as error:
            return self._fall_back(message, context, began, error.message)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "JSON"
            return self._fall_back(message, context, began, f"{where}: {first['msg']}")
        return Reading(frame, "model", time.perf_counter() - began, notes)

    def warm_up(self) -> None:
        """Let the engine read the prompt's fixed part (3 s on two cores), before shoppers come."""
        messages = prompts.render(TASK, message="hi", shown=(), need="")
        with suppress(DaogouError):  # whoever reads first will meet the error, and fall back
            self._client.complete(TASK, messages, max_tokens=1, timeout_s=WARM_UP_TIMEOUT_S)

    def _ask(self, message: str, context: ReadContext) -> tuple[Frame, tuple[str, ...]]:
        messages = prompts.render(
            TASK, message=message, shown=context.shown, need=context.need or ""
        )
        answer = self._client.complete(
            TASK, messages, schema=self._schema, max_tokens=MAX_TOKENS, timeout_s=self._timeout_s
        )
        frame = Frame.model_validate_json(answer.text)
        return sanitise(frame, message, context, self._vocabulary)

    def _fall_back(self, message: str, context: ReadContext, began: float, why: str) -> Reading:
        reading = self._rules.read(message, context)
        seconds = time.perf_counter() - began
        notes = (f"fell back to rules: {why}", *reading.notes)
        return Reading(reading.frame, "rules", seconds, notes)
