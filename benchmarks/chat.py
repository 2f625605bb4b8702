"""How long a shopper waits: cards, first word, whole reply, over HTTP on one port.

    python -m benchmarks.chat [--shop DIR] [--runs 60]

Starts the server as a process of its own, waits for /readyz, warms up, and sends the messages below
one after the other, each conversation in a session of its own. Also written down: seconds until
ready and resident memory of the server. The figures of the 2,465-product catalogue come from

    daogou import shared/data/retail-demo-store/products.yaml --shop shops/retail-demo-store
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import psutil

from benchmarks.table import machine, markdown, publish

CONVERSATIONS = (
    ("a leather backpack for work", "under 120 then", "is the first one waterproof?"),
    ("wireless headphones", "cheaper", "compare the first two"),
    ("something to keep my coffee hot on the train", "in blue", "add the first one to my cart"),
    ("gift for my dad who likes fishing", "not over 50", "what do people say about it?"),
    ("red dress for a summer wedding", "size M", "show me others"),
    ("a sturdy wooden dining table", "between 200 and 800", "how heavy is it?"),
    ("cheapest scented candles", "best rated ones", "something like the second"),
)


def wait_ready(base: str, process: subprocess.Popen[bytes], limit_s: float = 300) -> float:
    """Seconds until /readyz says yes."""
    began = time.perf_counter()
    while time.perf_counter() - began < limit_s:
        if process.poll() is not None:
            raise SystemExit("the server died; run it by hand to see why")
        try:
            if httpx2.get(f"{base}/readyz", timeout=2).status_code == 200:
                return time.perf_counter() - began
        except httpx2.HTTPError:
            pass
        time.sleep(0.05)
    raise SystemExit("not ready in time")


def timed_turn(client: httpx2.Client, message: str, session: str | None) -> dict[str, object]:
    """One streamed turn: milliseconds until cards, first word and the end, and the session."""
    began = time.perf_counter()
    times: dict[str, object] = {}
    event = ""
    body = {"message": message, "session_id": session, "stream": True}
    with client.stream("POST", "/v1/chat", json=body) as response:
        for line in response.iter_lines():
            if line.startswith("event: "):
                event = line[7:]
                times.setdefault(event, (time.perf_counter() - began) * 1000)
            elif line.startswith("data: ") and event in ("done", "error"):
                data = json.loads(line[6:])
                if event == "error":
                    raise SystemExit(f"{message!r} failed: {data}")
                times["session"] = data["session_id"]
                times["reply_text"] = data["reply"]
    return times


def main() -> None:
    """Measure and write the section `chat` of benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shop", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=63)
    parser.add_argument("--port", type=int, default=7871)
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "assistant.serving.cli", "serve", "--shop"]
    command += [str(arguments.shop), "--port", str(arguments.port)]
    process = subprocess.Popen(command)
    base = f"http://127.0.0.1:{arguments.port}"
    try:
        ready_s = wait_ready(base, process)
        turns = measure(base, arguments.runs)
        resident = psutil.Process(process.pid).memory_info().rss / 2**20
    finally:
        process.terminate()
        process.wait(20)
    rows = []
    for name, event in (("cards", "products"), ("first word", "token"), ("whole reply", "done")):
        times = [float(str(turn[event])) for turn in turns]
        p95 = statistics.quantiles(times, n=20)[-1]
        rows.append([name, f"{statistics.median(times):.0f}", f"{p95:.0f}", len(times)])
    table = markdown(["a shopper waits for", "p50 ms", "p95 ms", "turns"], rows)
    text = f"## A chat turn on {arguments.shop.name}\n\n"
    text += "`python -m benchmarks.chat --shop DIR`: one "
    text += f"shopper, over HTTP, streamed; {machine()}. Ready after {ready_s:.1f} s (warm start); "
    text += f"resident memory after the runs {resident:,.0f} MB.\n\n{table}"
    publish(f"chat {arguments.shop.name}", text)


def measure(base: str, runs: int) -> list[dict[str, object]]:
    """Send the conversations until there are enough turns; the first round warms up."""
    turns: list[dict[str, object]] = []
    with httpx2.Client(base_url=base, timeout=60) as client:
        for round_ in range(1 + -(-runs // sum(map(len, CONVERSATIONS)))):
            for conversation in CONVERSATIONS:
                session: str | None = None
                for message in conversation:
                    turn = timed_turn(client, message, session)
                    session = str(turn["session"])
                    if round_:
                        turns.append(turn)
    return turns


if __name__ == "__main__":
    main()
