"""What our client costs over calling the embedded engine directly.

    python -m benchmarks.llm_overhead [--runs 50] [--write]

The same request alternates between a bare HTTP call and `LLMClient`, for whole answers and for
streams; medians of the time to the last token.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable

import httpx2

from assistant.llm import LLMClient, LLMConfig, open_engine
from benchmarks.table import machine, publish

MESSAGES = [
    {"role": "system", "content": "You word short replies for a shop. " * 12},
    {"role": "user", "content": "Say in two sentences why a waterproof jacket suits a hike."},
]
TOKENS = 40


def direct(http: httpx2.Client, url: str, *, stream: bool) -> int:
    """One request without our stack; the number of characters received."""
    body = {"messages": MESSAGES, "max_tokens": TOKENS, "temperature": 0, "stream": stream}
    if not stream:
        answer = http.post(f"{url}/chat/completions", json=body).json()
        return len(answer["choices"][0]["message"]["content"])
    size = 0
    with http.stream("POST", f"{url}/chat/completions", json=body) as response:
        for line in response.iter_lines():
            if line.startswith("data: {"):
                choices = json.loads(line[6:])["choices"]
                size += len(choices[0]["delta"].get("content") or "") if choices else 0
    return size


def ours(client: LLMClient, *, stream: bool) -> int:
    """The same through `LLMClient`."""
    if stream:
        return sum(len(text) for text in client.stream("wording", MESSAGES, max_tokens=TOKENS))
    return len(client.complete("wording", MESSAGES, max_tokens=TOKENS).text)


def timed(call: Callable[[], int]) -> tuple[float, int]:
    """Seconds and size of one call."""
    began = time.perf_counter()
    size = call()
    return time.perf_counter() - began, size


def measure(runs: int) -> list[str]:
    """Rows of the table."""
    config = LLMConfig(timeout_s=60)
    engine = open_engine(config)
    if engine is None:
        raise SystemExit("The engine is off.")
    http = httpx2.Client(
        timeout=60, trust_env=False, headers={"Authorization": f"Bearer {engine.api_key}"}
    )
    client = LLMClient(engine, config)
    rows = []
    for stream in (False, True):
        calls = (
            lambda stream=stream: direct(http, engine.base_url, stream=stream),
            lambda stream=stream: ours(client, stream=stream),
        )
        for call in calls:
            timed(call)
        pairs = [[timed(call) for call in calls] for _ in range(runs)]
        sizes = {size for pair in pairs for _, size in pair}
        before, after = (statistics.median(pair[at][0] for pair in pairs) * 1e3 for at in (0, 1))
        extra = statistics.median(pair[1][0] - pair[0][0] for pair in pairs) * 1e3
        kind = "streamed" if stream else "whole"
        share = f"{after / before - 1:+.1%}"
        rows.append(f"| {kind} | {runs} | {before:.1f} | {after:.1f} | {share} | {extra:+.1f} |")
        if len(sizes) != 1:
            rows.append(f"answers differed in size: {sorted(sizes)}")
    engine.close()
    return rows


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    head = "| answer | runs | direct ms | LLMClient ms | overhead | median difference ms |"
    table = "\n".join([head, "| --- | --- | --- | --- | --- | --- |", *measure(options.runs)])
    print(table)
    if options.write:
        text = "## What the client costs over the engine\n\n`python -m benchmarks.llm_overhead "
        text += "--write`: 40 tokens; medians of calls that alternate with a bare HTTP request; "
        publish("llm overhead", f"{text}{machine()}.\n\n{table}")


if __name__ == "__main__":
    main()
