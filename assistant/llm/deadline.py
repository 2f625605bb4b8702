"""An HTTP transport that ends a response when its time is up, however it trickles in.

An HTTP client's read timeout starts anew with every byte; a shopper's patience doesn't.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx2


class DeadlineTransport(httpx2.BaseTransport):
    """Takes the request's read timeout as the budget of the whole response."""

    def __init__(self) -> None:
        self._inner = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send, and give the body the rest of the budget."""
        budget = request.extensions.get("timeout", {}).get("read")
        began = time.monotonic()
        response = self._inner.handle_request(request)
        if budget is not None and isinstance(response.stream, httpx2.SyncByteStream):
            rest = budget - (time.monotonic() - began)
            network = response.extensions.get("network_stream")
            connection = network.get_extra_info("socket") if network is not None else None
            response.stream = _Deadlined(response.stream, connection, rest)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class _Deadlined(httpx2.SyncByteStream):
    """A body that is cut off by a timer."""

    def __init__(
        self, inner: httpx2.SyncByteStream, connection: socket.socket | None, rest_s: float
    ) -> None:
        self._inner = inner
        self._connection = connection
        self._expired = threading.Event()
        self._timer = threading.Timer(max(0.0, rest_s), self._expire)
        self._timer.daemon = True
        self._timer.start()

    def _expire(self) -> None:
        self._expired.set()
        if self._connection is not None:
            with suppress(OSError):  # it may be closed already
                self._connection.shutdown(socket.SHUT_RDWR)

    def __iter__(self) -> Iterator[bytes]:
        try:
            for part in self._inner:
                self._check()
                yield part
        except (httpx2.ReadError, httpx2.RemoteProtocolError):
            self._check()
            raise
        self._check()

    def _check(self) -> None:
        if self._expired.is_set():
            raise httpx2.ReadTimeout("The answer took longer than its time.")

    def close(self) -> None:
        self._timer.cancel()
        self._inner.close()
