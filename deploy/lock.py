"""Write requirements.lock and requirements-dev.lock from pyproject.toml (``make lock``).

One resolution for Linux and macOS, Python 3.11 to 3.13. PyTorch's CUDA libraries are left out of
the lock: its CPU build doesn't want them, and its CUDA build brings them itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GPU_ONLY = re.compile(r"^(nvidia-|cuda-|triton)")


def resolve(*arguments: str) -> list[str]:
    """Lines ``name==version ; marker`` of one universal resolution."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--universal", "--quiet"]
    command += ["--python-version", "3.11", "--no-header", "--no-annotate", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if not GPU_ONLY.match(line)]


def main() -> None:
    """Resolve twice: what serving needs, then what tests and linters add to it."""
    serving = resolve("pyproject.toml")
    (ROOT / "requirements.lock").write_text("\n".join(serving) + "\n")
    extras = ("--extra", "test", "--extra", "lint")
    everything = resolve("pyproject.toml", *extras, "--constraint", "requirements.lock")
    added = [line for line in everything if line not in set(serving)]
    (ROOT / "requirements-dev.lock").write_text("\n".join(added) + "\n")


if __name__ == "__main__":
    main()
