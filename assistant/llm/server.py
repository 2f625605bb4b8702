"""A language model on an OpenAI-compatible server, such as vLLM: an adapter is a model name there.

deploy/vllm starts one, with the adapters `frame` and `wording`.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import Any

import httpx2

from assistant.llm.config import HEALTH_TIMEOUT_S, LLMConfig
from retrieval.errors import BadInput, EngineDown, EngineError, EngineRefused, EngineSlow

#: What the server lists is believed for so long: it may come back with other adapters.
LISTING_S = 30.0


class ServerEngine:
    """Knows by what name each task's model goes on the server."""

    def __init__(self, config: LLMConfig) -> None:
        if not config.base_url:
            raise BadInput(
                "The engine 'server' needs the address of the server.",
                hint="Set llm.base_url, for example http://127.0.0.1:8000/v1.",
            )
        self._config = config
        self.base_url = config.base_url.rstrip("/")
        self.api_key = config.api_key or "none"
        self._client = httpx2.Client(
            timeout=HEALTH_TIMEOUT_S,
            headers={"Authorization": f"Bearer {self.api_key}"},
            trust_env=False,
        )
        self._served: tuple[str, ...] = ()
        self._listed_until = 0.0
        self._lock = threading.Lock()

    def model_for(self, task: str, *, timeout_s: float = HEALTH_TIMEOUT_S) -> str:
        """The served name for a task.

        The adapter that the settings give the task; else what the server serves under the task's
        own name; else the base model.

        Raises:
            EngineRefused: The settings name an adapter that the server doesn't serve.
            EngineDown, EngineSlow: It doesn't list its models.
        """
        served = self._listing(min(timeout_s, HEALTH_TIMEOUT_S))
        name = self._adapter(task, served)
        if name is None:
            return self._config.model or served[0]
        if served and name not in served:
            raise EngineRefused(
                f"The server at {self.base_url} doesn't serve the adapter {name!r}.",
                hint=f"Start it with --lora-modules {name}=FOLDER, or correct llm.adapters and "
                f"llm.tasks (served: {', '.join(served)}).",
            )
        return name

    def tuned(self, task: str) -> bool:
        """Whether an adapter answers a task.

        By what the server listed last; by the settings alone while it has never answered.
        """
        served = self._served
        if not served:
            with suppress(EngineError):
                served = self._listing(HEALTH_TIMEOUT_S)
        return self._adapter(task, served) is not None

    def extras_for(self, task: str) -> dict[str, Any]:
        """None: the model's name says it all."""
        del task
        return {}

    def grammar_fields(self, grammar: str) -> dict[str, Any]:
        """As vLLM takes a grammar; a server of another kind may take no notice."""
        return {"structured_outputs": {"grammar": grammar}}

    def healthy(self) -> bool:
        """Whether the server lists its models now."""
        try:
            self._ask_listing(HEALTH_TIMEOUT_S)
        except EngineError:
            return False
        return True

    def missing(self) -> list[str]:
        """The language model, or the adapters of the settings that aren't served."""
        try:
            served = self._ask_listing(HEALTH_TIMEOUT_S)
        except EngineError:
            return ["the language model"]
        tasks = dict.fromkeys((*self._config.adapters, *self._config.tasks))
        names = dict.fromkeys(self._named(task) for task in tasks)
        return [f"the adapter {name!r}" for name in names if name and served and name not in served]

    def close(self) -> None:
        """Close the connections; the server runs on."""
        self._client.close()

    def _adapter(self, task: str, served: tuple[str, ...]) -> str | None:
        """The served name of the task's adapter, by the settings or by the task's own name."""
        if (name := self._named(task)) is not None:
            return name
        return task if task in served and task not in self._config.tasks else None

    def _named(self, task: str) -> str | None:
        """The served name that the settings give a task's adapter; None where they give none."""
        adapter = self._config.adapter_of(task)
        return None if adapter is None else self._config.adapters.get(adapter, adapter)

    def _listing(self, timeout_s: float) -> tuple[str, ...]:
        """What the server serves, asked again now and then."""
        with self._lock:
            if time.monotonic() < self._listed_until:
                return self._served
        served = self._ask_listing(timeout_s)
        with self._lock:
            self._served, self._listed_until = served, time.monotonic() + LISTING_S
        return served

    def _ask_listing(self, timeout_s: float) -> tuple[str, ...]:
        """The names of the served models.

        Empty where the settings name the base model and the server keeps no list; such servers
        exist behind gateways.
        """
        url = f"{self.base_url}/models"
        try:
            answer = self._client.get(url, timeout=timeout_s)
        except httpx2.TimeoutException as error:
            raise EngineSlow(
                f"The server at {self.base_url} didn't list its models in time.",
                hint="Is it overloaded? The next message asks again.",
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise EngineDown(
                f"The server at {self.base_url} can't be reached: {error}",
                hint="Start it, or correct llm.base_url.",
            ) from error
        return self._names(answer)

    def _names(self, answer: httpx2.Response) -> tuple[str, ...]:
        if answer.status_code in (401, 403):
            raise EngineRefused(
                f"The server at {self.base_url} doesn't accept the key.",
                hint="Correct llm.api_key (DAOGOU_LLM__API_KEY).",
            )
        try:
            answer.raise_for_status()
            names = tuple(str(model["id"]) for model in answer.json()["data"])
        except (httpx2.HTTPError, ValueError, LookupError, TypeError) as error:
            return self._unlisted(error, answer.status_code)
        return names or self._unlisted("none is listed", answer.status_code)

    def _unlisted(self, why: object, status: int) -> tuple[str, ...]:
        message = f"The server at {self.base_url} doesn't list its models: {why}"
        if status >= 500:
            raise EngineDown(message, hint="It is starting or broken; see its log.")
        if self._config.model:
            return ()
        raise EngineRefused(message, hint="Correct llm.base_url, or name the model in llm.model.")
