"""Where the language model runs: in this process, on a server, or nowhere.

Every engine speaks the OpenAI-compatible HTTP API; what differs is where it listens and how a
task's adapter is chosen (by a request field, or by the model's name).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import httpx2

from assistant.llm.config import HEALTH_TIMEOUT_S, LLMConfig, adapter_value
from retrieval.errors import BadInput, EngineDown


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

    def model_for(self, task: str) -> str:
        """The model name to send for a task."""
        ...

    def extras_for(self, task: str) -> dict[str, Any]:
        """Further fields of a task's requests."""
        ...

    def healthy(self) -> bool:
        """Whether it would answer now."""
        ...

    def close(self) -> None:
        """Free it; harmless when closed already."""
        ...


class ServerEngine:
    """An OpenAI-compatible server, such as vLLM: an adapter is a model name there."""

    def __init__(self, config: LLMConfig) -> None:
        if not config.base_url:
            raise BadInput(
                "The engine 'server' needs the address of the server.",
                hint="Set llm.base_url, for example http://127.0.0.1:8000/v1.",
            )
        self._config = config
        self._model = config.model
        self.base_url = config.base_url.rstrip("/")
        self.api_key = config.api_key or "none"
        self._client = httpx2.Client(
            timeout=HEALTH_TIMEOUT_S, headers={"Authorization": f"Bearer {self.api_key}"}
        )

    def model_for(self, task: str) -> str:
        """The served name of the task's adapter, or of the base model.

        Raises:
            BadInput: The task names an adapter that the settings don't have.
        """
        adapter = self._config.adapter_of(task)
        return adapter_value(self._config, task, adapter) if adapter else self._base_model()

    def extras_for(self, task: str) -> dict[str, Any]:
        """None: the model's name says it all."""
        del task
        return {}

    def healthy(self) -> bool:
        """Whether the server lists its models."""
        try:
            return self._client.get(f"{self.base_url}/models").is_success
        except (httpx2.HTTPError, httpx2.InvalidURL):
            return False

    def close(self) -> None:
        """Close the connections; the server runs on."""
        self._client.close()

    def _base_model(self) -> str:
        if not self._model:
            try:
                answer = self._client.get(f"{self.base_url}/models").raise_for_status()
                self._model = str(answer.json()["data"][0]["id"])
            except (
                httpx2.HTTPError,
                httpx2.InvalidURL,
                ValueError,
                LookupError,
                TypeError,
            ) as error:
                raise EngineDown(
                    f"The server at {self.base_url} doesn't list its models: {error}",
                    hint="Start it, correct llm.base_url, or name the model in llm.model.",
                ) from error
        return self._model


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
