"""Where the language model runs: in this process, on a server, or nowhere.

Every engine speaks the OpenAI-compatible HTTP API; what differs is where it listens and how a
task's adapter is chosen (by a request field, or by the model's name).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from assistant.llm.config import LLMConfig
from assistant.llm.server import ServerEngine
from retrieval.errors import BadInput


class Engine(Protocol):
    """A running, or reachable, language model."""

    @property
    def base_url(self) -> str:
        """Where it listens, with /v1."""
        ...

    @property
    def api_key(self) -> str:
        """What it wants as a bearer token; never empty."""
        ...

    def model_for(self, task: str, *, timeout_s: float) -> str:
        """The model name to send for a task; it can take a request, of `timeout_s` at most."""
        ...

    def tuned(self, task: str) -> bool:
        """Whether an adapter answers a task; never raises."""
        ...

    def extras_for(self, task: str) -> dict[str, Any]:
        """Further fields of a task's requests."""
        ...

    def grammar_fields(self, grammar: str) -> dict[str, Any]:
        """The fields of a request that hold its answer to a grammar; see `LLMClient.complete`."""
        ...

    def healthy(self) -> bool:
        """Whether it would answer now."""
        ...

    def missing(self) -> list[str]:
        """What the settings name and it doesn't have, in words for /readyz."""
        ...

    def close(self) -> None:
        """Free it; harmless when closed already."""
        ...


def _open_embedded(config: LLMConfig) -> Engine:
    from assistant.llm.embedded import EmbeddedEngine  # llama.cpp is loaded only where it runs

    return EmbeddedEngine(config)


def _open_nothing(config: LLMConfig) -> None:
    del config


ENGINES: dict[str, Callable[[LLMConfig], Engine | None]] = {
    "embedded": _open_embedded,
    "server": ServerEngine,
    "off": _open_nothing,
}


def open_engine(config: LLMConfig) -> Engine | None:
    """Start or reach the engine that the settings name.

    Returns:
        The engine; None for "off".

    Raises:
        BadInput: There is no such engine, or its settings are incomplete.
        EngineDown: It can't be started.
    """
    if config.engine not in ENGINES:
        names = ", ".join(ENGINES)
        raise BadInput(f"There is no engine {config.engine!r}.", hint=f"Choose one of: {names}.")
    return ENGINES[config.engine](config)
