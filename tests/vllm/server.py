"""The real server, started as `make serve-vllm` starts it, and killed as machines do."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[2]
KEY = "a-key-of-the-tests"
START_S = 240.0


class VLLM:
    """One server; killing and starting keeps its port."""

    def __init__(self, base: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base, self._log = base, log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [sys.executable, "-m", "deploy.vllm"]
        command += ["--port", str(self.port), "--base", str(self.base)]
        command += ["--", "--max-model-len", "2048"]
        environment = os.environ | {"DAOGOU_LLM__API_KEY": KEY, "VLLM_CPU_KVCACHE_SPACE": "1"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + START_S
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"vLLM didn't start:\n{self._log.read_text()[-3000:]}")
            time.sleep(0.5)

    def answers(self) -> bool:
        try:
            return httpx2.get(f"http://127.0.0.1:{self.port}/health", timeout=2).is_success
        except httpx2.HTTPError:
            return False

    def kill(self) -> None:
        """End it at once, with whatever it is doing."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def finished(self) -> int:
        """Requests that it has answered since the start; vLLM counts adapters with their base."""
        return int(self._metric("request_success_total"))

    def wait_until_busy(self, within_s: float) -> bool:
        """Wait until it works on some request."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            if self._metric("num_requests_running") > 0:
                return True
        return False

    def _metric(self, name: str) -> float:
        text = httpx2.get(f"http://127.0.0.1:{self.port}/metrics", timeout=10).text
        lines = re.findall(rf"^vllm:{name}\{{.*\}} ([\d.e+]+)$", text, re.MULTILINE)
        return sum(float(number) for number in lines)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        try:
            os.killpg(process.pid, how)
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)
        except ProcessLookupError:
            process.wait(30)
