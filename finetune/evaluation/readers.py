"""The readers that are compared: rules, the base model with examples in its prompt, tuned ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.intent import FrameReader, ModelReader, RulesReader
from assistant.llm import LLMClient, LLMConfig, open_engine
from assistant.llm.shipped import shipped_adapter
from finetune.evaluation.scores import Score
from retrieval.errors import BadInput

if TYPE_CHECKING:
    from finetune.frame.row import Row
    from retrieval.catalogue.vocabulary import Vocabulary

READERS = ("rules", "base", "tuned")
#: An evaluation waits for an answer longer than a shopper would.
TIMEOUT_S = 120.0


@contextmanager
def open_reader(
    name: str,
    vocabulary: Vocabulary,
    *,
    adapter: Path | None = None,
    base_url: str = "",
    model: str = "",
) -> Iterator[FrameReader]:
    """A reader by name, closed afterwards.

    Args:
        name: "rules", "base" (few-shot, no adapter) or "tuned".
        vocabulary: Of the shop whose messages are read.
        adapter: The tuned reader's adapter; None takes the shipped one.
        base_url: Of a server to ask instead of the embedded engine.
        model: The server's name for the base, or another GGUF file for the embedded engine.

    Raises:
        BadInput: There is no such reader, or the adapter is none.
    """
    if name == "rules":
        yield RulesReader(vocabulary)
        return
    if name not in READERS:
        raise BadInput(f"There is no reader {name!r}.", hint=f"One of: {', '.join(READERS)}.")
    config = _config(name, adapter, base_url, model)
    engine = open_engine(config)
    if engine is None:
        raise BadInput("There is no engine to ask.", hint="Set llm.engine.")
    client = LLMClient(engine, config)
    try:
        reader = ModelReader(client, vocabulary, timeout_s=TIMEOUT_S)
        reader.warm_up()
        yield reader
    finally:
        client.close()
        engine.close()


def _config(name: str, adapter: Path | None, base_url: str, model: str) -> LLMConfig:
    """An engine that waits; an empty task entry is the base model itself."""
    tuned = name == "tuned"
    return LLMConfig(
        engine="server" if base_url else "embedded",
        base_url=base_url,
        model=model,
        adapters={"frame": str(adapter or shipped_adapter("frame"))}
        if tuned and not base_url
        else {},
        tasks={} if tuned else {"frame": ""},
        timeout_s=TIMEOUT_S,
        breaker_failures=1_000_000,
    )


def run(reader: FrameReader, rows: Sequence[Row]) -> Score:
    """Read every message once."""
    score = Score()
    for row in rows:
        reading = reader.read(row.message, row.context)
        score.add(row, reading.frame, reader=reading.reader, seconds=reading.seconds)
        score.prompt_tokens.append(reading.prompt_tokens)
        score.written_tokens.append(reading.written_tokens)
        fell_back = any(note.startswith("fell back") for note in reading.notes)
        score.fallbacks += fell_back
    return score
