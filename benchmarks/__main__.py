"""All benchmarks that need no server, one after the other: ``make bench``.

`engines` and `vllm_overhead` ask a vLLM server, see docs/vllm.md.
"""

from __future__ import annotations

import subprocess
import sys

from assistant.serving.shops import default_shop

DEMO = str(default_shop())
RUNS = (
    ("search",),
    ("quality",),
    ("chat", "--shop", DEMO),
    ("wording", "--shop", DEMO),
    ("llm_overhead", "--write"),
    ("reading",),
    ("conversations", "--shop", DEMO),
    ("training",),
)


def main() -> None:
    """Run each in a process of its own; stop at the first that fails."""
    for name, *arguments in RUNS:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=True)


if __name__ == "__main__":
    main()
