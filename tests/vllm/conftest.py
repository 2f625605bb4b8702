"""One vLLM server for the session. It takes minutes: by `make test-vllm`, not by plain pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.llm import LLMClient, LLMConfig, open_engine
from assistant.llm.base_model import unpacked_base
from assistant.llm.shipped import shipped_adapters
from tests.vllm.server import KEY, VLLM

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Collected only where this folder, or a file in it, was named."""
    named = (Path(arg.split("::")[0]).absolute() for arg in config.invocation_params.args)
    return None if any(path == HERE or HERE in path.parents for path in named) else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test may have to wait for a server that starts."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="session")
def base() -> Path:
    return unpacked_base()


@pytest.fixture(scope="session")
def adapters() -> dict[str, Path]:
    return {task: Path(folder) for task, folder in shipped_adapters().items()}


@pytest.fixture(scope="session")
def vllm(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VLLM]:
    server = VLLM(base, tmp_path_factory.mktemp("vllm") / "log.txt")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def config(vllm: VLLM) -> LLMConfig:
    return LLMConfig(engine="server", base_url=vllm.url, api_key=KEY, timeout_s=120)


@pytest.fixture
def client(config: LLMConfig) -> Iterator[LLMClient]:
    engine = open_engine(config)
    assert engine is not None
    opened = LLMClient(engine, config)
    yield opened
    opened.close()
    engine.close()
