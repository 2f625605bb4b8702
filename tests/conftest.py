"""What tests share: the demo shop, built once, and services over copies of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

from assistant.bootstrap import Service, open_service
from assistant.serving.shops import build_demo
from assistant.settings import LLMSettings, Settings, load_settings
from retrieval.encoders.text import TextEncoder

SHARED = Path(os.environ.get("DAOGOU_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))


@pytest.fixture(scope="session")
def encoder() -> TextEncoder:
    """The real sentence encoder."""
    return TextEncoder()


@pytest.fixture(scope="session")
def demo_shop(tmp_path_factory: pytest.TempPathFactory, encoder: TextEncoder) -> Path:
    """The demo shop as `make run` builds it. Copy it before writing to it."""
    directory = tmp_path_factory.mktemp("shops") / "juniper-lane"
    build_demo(directory, encoder)
    return directory


@pytest.fixture(scope="module")
def shop_copy(demo_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo shop for one module."""
    target = tmp_path_factory.mktemp("copy") / "shop"
    shutil.copytree(demo_shop, target)
    return target


@pytest.fixture(scope="module")
def service(shop_copy: Path, encoder: TextEncoder) -> Iterator[Service]:
    """A service without a language model: the rules read, the program words."""
    opened = open_service(shop_copy, settings=without_model(shop_copy), encoder=encoder)
    yield opened
    opened.close()


def without_model(directory: Path) -> Settings:
    """The shop's settings with the engine off."""
    return load_settings(directory, llm=LLMSettings(engine="off"))
