"""A circuit breaker: while the engine counts as down, nobody waits for its timeouts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from retrieval.errors import EngineDown


class Breaker:
    """Opens after some failures in a row; lets one request through after the cooldown."""

    def __init__(
        self, failures: int, cooldown_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = failures
        self._cooldown_s = cooldown_s
        self._clock = clock
        self._failures = 0
        self._closed_again = 0.0
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raise EngineDown while the engine counts as down."""
        with self._lock:
            now = self._clock()
            if self._failures < self._limit:
                return
            if now < self._closed_again:
                raise EngineDown(
                    "The language model failed and isn't asked again yet.",
                    hint=f"It is tried again within {self._cooldown_s:g} seconds.",
                )
            self._closed_again = now + self._cooldown_s  # this one tries; the others don't wait

    @property
    def open(self) -> bool:
        """Whether the engine counts as down."""
        with self._lock:
            return self._failures >= self._limit and self._clock() < self._closed_again

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """It didn't, or too late."""
        with self._lock:
            self._failures += 1
            self._closed_again = self._clock() + self._cooldown_s
