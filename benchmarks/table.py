"""Results in benchmarks/README.md: each benchmark replaces its own part."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from finetune.evaluation.report import table as markdown

__all__ = ["machine", "markdown", "publish"]

README = Path(__file__).parent / "README.md"


def machine() -> str:
    """Date and machine, for under a table."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    cores = len(os.sched_getaffinity(0))
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    return f"{day}, {model}, {cores} cores, Python {platform.python_version()}"


def publish(name: str, text: str) -> None:
    """Print a part, and put it between its markers in the README, at the end if it is new."""
    print(text)
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    part = f"{start}\n{text.strip()}\n{end}"
    old = README.read_text("utf-8") if README.exists() else "# Benchmarks\n"
    if start in old:
        before, rest = old.split(start, 1)
        new = before + part + rest.split(end, 1)[1]
    else:
        new = f"{old.rstrip()}\n\n{part}\n"
    README.write_text(new, "utf-8")
