"""The real tokenizer, a tiny base model, and one finished run on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.llm.base_model import unpacked_base
from tests.finetune import tiny


@dataclass(frozen=True)
class Finished:
    """A run that nothing interrupted."""

    folder: Path
    outcome: Any


@pytest.fixture(scope="session")
def base() -> Path:
    """The default base, unpacked."""
    return unpacked_base()


@pytest.fixture(scope="session")
def tokenizer(base: Path) -> Any:
    """Of the default base."""
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(base)


@pytest.fixture(scope="session")
def tiny_base(tokenizer: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of two layers."""
    return tiny.save_tiny_base(tokenizer, tmp_path_factory.mktemp("base") / "tiny")


@pytest.fixture(scope="session")
def finished(tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A run on the tiny base; copy its folder before writing to it."""
    folder = tmp_path_factory.mktemp("runs") / "finished"
    return Finished(folder, tiny.run(tiny_base, folder))
