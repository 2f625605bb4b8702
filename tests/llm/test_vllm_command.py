"""`python -m deploy.vllm` says what is missing before it starts anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> str:
    """What it says; it must fail."""
    command = [sys.executable, "-m", "deploy.vllm", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def adapters(tmp_path: Path) -> list[str]:
    """Folders that look like adapters."""
    arguments = []
    for name in ("frame", "wording"):
        (tmp_path / name).mkdir()
        for file in ("adapter_config.json", "adapter_model.safetensors"):
            (tmp_path / name / file).touch()
        arguments += [f"--{name}", str(tmp_path / name)]
    return arguments


def test_a_missing_adapter(adapters: list[str], tmp_path: Path) -> None:
    said = run(*adapters, "--wording", str(tmp_path / "nowhere"))
    assert f"'wording' doesn't exist: {tmp_path / 'nowhere'}" in said
    assert "--wording FOLDER" in said


def test_an_adapter_without_weights(adapters: list[str], tmp_path: Path) -> None:
    (tmp_path / "frame" / "adapter_model.safetensors").unlink()
    assert "exists, but without adapter_model.safetensors" in run(*adapters)


def test_a_python_without_vllm(adapters: list[str]) -> None:
    said = run(*adapters, "--python", sys.executable)
    assert f"vLLM isn't installed for {sys.executable}" in said
    assert "make .venv-vllm/.installed" in said
