"""Sixteen requests at once to vLLM: through our client, and by plain HTTP.

    make serve-vllm                                       # in another terminal
    python -m benchmarks.vllm_overhead [--rounds 4] [--write]

Rounds alternate; each is the same sixteen requests, half of them for each adapter. The ratio is
the median over pairs of neighbouring rounds: 100% is the bare server's throughput. On a machine
where others work too it is noise; the CPU time of this process for one request is not.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx2

from assistant.llm import Engine, LLMClient, LLMConfig, open_engine
from benchmarks.table import machine, markdown, publish

AT_ONCE = 16
TOKENS = 20
TIMEOUT_S = 300.0
TASKS = ("frame", "wording")
SYSTEM = "You word short replies for a shop, from the facts that you are given. " * 6
GOODS = ("jackets", "kettles", "tents", "lamps", "boots", "mats", "pans", "bags")
HEAD = ("answers", "rounds", "tokens/s direct", "LLMClient", "ratio", "CPU ms direct", "LLMClient")


def request(at: int) -> tuple[str, list[dict[str, str]]]:
    """Task and messages of one of the requests."""
    text = f"Tell at length how {GOODS[at % len(GOODS)]} number {at} are made and used."
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": text}]
    return TASKS[at % len(TASKS)], messages


def direct(http: httpx2.Client, engine: Engine, at: int, *, stream: bool) -> int:
    """One request without our stack; the tokens of its answer, 1 for each streamed piece."""
    task, messages = request(at)
    url = f"{engine.base_url}/chat/completions"
    body: dict[str, Any] = {"model": task, "messages": messages, "max_tokens": TOKENS}
    body |= {"temperature": 0, "stream": stream}
    if not stream:
        return int(http.post(url, json=body).json()["usage"]["completion_tokens"])
    pieces = 0
    with http.stream("POST", url, json=body) as response:
        for line in response.iter_lines():
            if line.startswith("data: {"):
                pieces += bool(json.loads(line[6:])["choices"][0]["delta"].get("content"))
    return pieces


def ours(client: LLMClient, at: int, *, stream: bool) -> int:
    """The same through `LLMClient`."""
    task, messages = request(at)
    if stream:
        return sum(1 for _ in client.stream(task, messages, max_tokens=TOKENS))
    return client.complete(task, messages, max_tokens=TOKENS).completion_tokens


def timed(call: Callable[[int], int]) -> tuple[float, float]:
    """Tokens a second of one round, and what a request took of this process's CPU, in ms."""
    began, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        tokens = sum(pool.map(call, range(AT_ONCE)))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return tokens / seconds, 1e3 * cpu / AT_ONCE


def measure(url: str, rounds: int) -> list[list[object]]:
    """Rows of the table."""
    key = os.environ.get("DAOGOU_LLM__API_KEY", "")
    config = LLMConfig(engine="server", base_url=url, api_key=key, timeout_s=TIMEOUT_S)
    engine = open_engine(config)
    assert engine is not None
    client = LLMClient(engine, config)
    http = httpx2.Client(
        timeout=TIMEOUT_S, trust_env=False, headers={"Authorization": f"Bearer {engine.api_key}"}
    )
    rows: list[list[object]] = []
    for stream in (False, True):
        calls: list[Callable[[int], int]] = [
            partial(direct, http, engine, stream=stream),
            partial(ours, client, stream=stream),
        ]
        timed(calls[stream])
        pairs = []
        for at in range(rounds):
            order = calls if at % 2 == 0 else calls[::-1]
            results = [timed(call) for call in order]
            pairs.append(results if at % 2 == 0 else results[::-1])
        rows.append(row("streamed" if stream else "whole", pairs))
    return rows


def row(kind: str, pairs: list[list[tuple[float, float]]]) -> list[object]:
    """One kind of answer: each side's speed, our share of the bare server's, each side's CPU."""
    speeds, cpu = (
        [statistics.median(pair[side][at] for pair in pairs) for side in (0, 1)] for at in (0, 1)
    )
    ratio = statistics.median(through[0] / bare[0] for bare, through in pairs)
    figures = [f"{figure:.1f}" for figure in (*speeds, *cpu)]
    return [kind, len(pairs), *figures[:2], f"{ratio:.1%}", *figures[2:]]


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:8000/v1")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = markdown(HEAD, measure(options.url, options.rounds))
    if not options.write:
        print(table)
        return
    text = "## What the client costs over vLLM, sixteen requests at once\n\n"
    text += "`make serve-vllm` (CPU build, float32), then `python -m benchmarks.vllm_overhead "
    text += f"--write`: {TOKENS} tokens each, both adapters in one batch, rounds that alternate "
    text += f"with plain HTTP requests; CPU time of the asking process per request; {machine()}."
    publish("vllm overhead", f"{text}\n\n{table}")


if __name__ == "__main__":
    main()
