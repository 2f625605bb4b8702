"""The client of every engine: LangChain's ChatOpenAI with hard deadlines and our errors.

client = LLMClient(open_engine(config), config)
client.complete("frame", messages, schema=Frame.model_json_schema(), max_tokens=120).text
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx2
import openai
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.llm.breaker import Breaker
from assistant.llm.deadline import DeadlineTransport
from assistant.llm.streams import PlainStreams
from retrieval.errors import DaogouError, EngineDown, EngineRefused, EngineSlow

if TYPE_CHECKING:
    from langchain_core.language_models import LanguageModelInput

    from assistant.llm.config import LLMConfig
    from assistant.llm.engines import Engine

Message = Mapping[str, str]
CONNECT_TIMEOUT_S = 2.0
_SDK_ERRORS = (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError)
#: What the SDK and LangChain raise on an answer of another shape than OpenAI's.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Completion:
    """One whole answer and what it took."""

    text: str
    prompt_tokens: int
    completion_tokens: int
    seconds: float


class LLMClient:
    """Asks an engine, for one task at a time; safe to share between threads."""

    def __init__(self, engine: Engine, config: LLMConfig) -> None:
        self._engine = engine
        self._timeout_s = config.timeout_s
        self._breaker = Breaker(config.breaker_failures, config.breaker_cooldown_s)
        self._http = httpx2.Client(transport=DeadlineTransport(), trust_env=False)
        self._models: dict[str, ChatOpenAI] = {}

    def complete(
        self,
        task: str,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        grammar: str | None = None,
        max_tokens: int,
        timeout_s: float | None = None,
        temperature: float = 0.0,
    ) -> Completion:
        """Ask, and wait for the whole answer.

        Args:
            task: Names the adapter, by the settings.
            messages: {"role", "content"}, in order.
            schema: A JSON schema that the answer must follow.
            grammar: Instead of a schema, a GBNF grammar that the answer must follow, in what
                llama.cpp and vLLM (xgrammar) both read: rules `name ::= …`, the first called
                `root`; names of letters, digits and hyphens; an alternative that goes on in the
                next line has its `|` at the line's end, or the whole stands in parentheses;
                strings in double quotes, classes with ranges and `^`, escapes \\n \\t \\" \\\\
                \\] \\xFF \\uFFFF; `* + ? {2} {2,} {2,5}`; `#` comments. Not: the dot (vLLM
                fails), underscores in names, a line that begins with `|` (llama.cpp).
            max_tokens: The answer is cut after so many.
            timeout_s: By the wall clock, for all of it.
            temperature: 0 takes the likeliest token each time.

        Raises:
            EngineDown, EngineSlow, EngineRefused: See `retrieval.errors`.
        """
        began = time.perf_counter()
        shape = self._shape(task, schema, grammar)
        with self._guarded():
            model, limit = self._model(task, timeout_s)
            answer = model.invoke(
                _input(messages), **_options(shape, max_tokens, limit, temperature)
            )
        usage = answer.usage_metadata
        return Completion(
            text=str(answer.content),
            prompt_tokens=usage["input_tokens"] if usage else 0,
            completion_tokens=usage["output_tokens"] if usage else 0,
            seconds=time.perf_counter() - began,
        )

    def stream(
        self,
        task: str,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        grammar: str | None = None,
        max_tokens: int,
        timeout_s: float | None = None,
        temperature: float = 0.0,
    ) -> Iterator[str]:
        """Ask, and yield the answer as it is written.

        Closing the iterator ends the request, and the engine stops. Arguments and errors as for
        `complete`; an error can come after some text.
        """
        shape = self._shape(task, schema, grammar)
        with self._guarded():
            model, limit = self._model(task, timeout_s)
            options = _options(shape, max_tokens, limit, temperature)
            for chunk in model.stream(_input(messages), **options):
                if text := str(chunk.content):
                    yield text

    def tuned(self, task: str) -> bool:
        """Whether an adapter answers a task, which then knows its prompt; never raises."""
        return not self._breaker.open and self._engine.tuned(task)

    def healthy(self) -> bool:
        """Whether the engine answers and doesn't count as down."""
        return not self._breaker.open and self._engine.healthy()

    def close(self) -> None:
        """Close the connections, not the engine."""
        self._http.close()

    def _model(self, task: str, timeout_s: float | None) -> tuple[ChatOpenAI, float]:
        """The task's model, and what is left of the time after asking for its name."""
        limit = timeout_s if timeout_s is not None else self._timeout_s
        began = time.monotonic()
        name = self._engine.model_for(task, timeout_s=limit)
        if name not in self._models:
            model = ChatOpenAI(
                model=name,
                base_url=self._engine.base_url,
                api_key=SecretStr(self._engine.api_key),
                http_client=self._http,
                max_retries=0,
                stream_usage=False,
                use_responses_api=False,
            )
            model.client = PlainStreams(model.root_client)
            self._models[name] = model
        return self._models[name], max(0.001, limit - (time.monotonic() - began))

    def _shape(
        self, task: str, schema: Mapping[str, Any] | None, grammar: str | None
    ) -> dict[str, Any]:
        """The fields of the request that choose the adapter and hold the answer to a shape.

        The schema goes by `extra_body`: as `response_format` proper, the SDK would parse the
        answer a second time, and raise on one that was cut.
        """
        if schema is not None and grammar is not None:
            raise ValueError("Give a schema or a grammar, not both.")
        body = self._engine.extras_for(task)
        if schema is not None:
            named = {"name": task, "schema": dict(schema), "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        if grammar is not None:
            body |= self._engine.grammar_fields(grammar)
        return body

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """The breaker around a request, and the one place where the SDK's errors are translated."""
        self._breaker.check()
        try:
            yield
        except DaogouError as error:
            self._count(error)
            raise
        except (*_SDK_ERRORS, *_UNREADABLE) as error:
            translated = translate(error)
            self._count(translated)
            raise translated from error
        self._breaker.succeeded()

    def _count(self, error: DaogouError) -> None:
        """A refusal is an answer: the engine is there, and other tasks may fare better."""
        if error.retryable:
            self._breaker.failed()
        else:
            self._breaker.succeeded()


def _options(
    body: dict[str, Any], max_tokens: int, limit_s: float, temperature: float
) -> dict[str, Any]:
    return {
        "max_tokens": max_tokens,
        "temperature": temperature,
        "timeout": httpx2.Timeout(limit_s, connect=min(limit_s, CONNECT_TIMEOUT_S)),
        "extra_body": body,
    }


def translate(error: Exception) -> DaogouError:
    """The SDK's error as one of ours."""
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return EngineSlow(
            "The language model didn't answer in time.",
            hint="Raise llm.timeout_s, or give it more threads or a smaller model.",
        )
    if isinstance(error, openai.APIStatusError) and error.status_code < 500:
        return EngineRefused(
            f"The language model refused the request: {error.message}",
            hint="Check llm.model, llm.adapters, llm.api_key; or the prompt exceeds llm.context.",
        )
    if isinstance(error, openai.APIConnectionError | openai.APIStatusError | httpx2.HTTPError):
        return EngineDown(
            f"The language model can't be reached: {error}",
            hint="Start its server, or correct llm.base_url.",
        )
    return EngineRefused(
        f"The language model's answer can't be read: {error}",
        hint="Is llm.base_url an OpenAI-compatible API, with /v1?",
    )


def _input(messages: Sequence[Message]) -> LanguageModelInput:
    return [{"role": message["role"], "content": message["content"]} for message in messages]
