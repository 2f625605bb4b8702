"""Who may write to a shop: one process at a time, and the others learn which."""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from retrieval.errors import ShopBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class WriterLock:
    """Held while a shop is written; a crashed process holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._threads = RLock()
        self._lock = FileLock(folder / ".writer.lock", thread_local=False)
        self._pid = folder / ".writer.pid"

    @contextmanager
    def held(self, timeout_s: float = 0.0) -> Iterator[None]:
        """Hold it, for a moment or for long; nested uses are one.

        Raises:
            ShopBusy: another process holds it, still after `timeout_s` seconds.
        """
        self.acquire(timeout_s)
        try:
            yield
        finally:
            self.release()

    def acquire(self, timeout_s: float = 0.0) -> None:
        """Take it; see `held`."""
        self._threads.acquire()
        try:
            self._lock.acquire(timeout=timeout_s)
            self._pid.write_text(str(os.getpid()), "utf-8")
        except Timeout:
            self._threads.release()
            raise ShopBusy(
                f"{self._folder} is being written by process {self._holder()}."
            ) from None
        except BaseException:
            self._threads.release()
            raise

    def release(self) -> None:
        """Give it back."""
        self._lock.release()
        self._threads.release()

    def _holder(self) -> str:
        try:
            return self._pid.read_text("utf-8").strip() or "unknown"
        except OSError:
            return "unknown"

    def forget(self) -> None:
        """Remove its files; for a shop that is being removed."""
        for name in (".writer.lock", ".writer.pid"):
            (self._folder / name).unlink(missing_ok=True)
