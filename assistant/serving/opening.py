"""A shop being opened beside a server that already listens: /readyz tells what is missing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from assistant.bootstrap import Service
from assistant.serving.errors import NotReady
from retrieval.errors import DaogouError

log = logging.getLogger(__name__)

#: Seconds between two looks at whether another process has imported.
WATCH_EVERY_S = 1.0
CLOSING_S = 5.0


class Opening:
    """Opens a service in a thread of its own; gives it out once it is there."""

    def __init__(self, open_service: Callable[[], Service]) -> None:
        self._open = open_service
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
        self._closing = threading.Event()
        self._service: Service | None = None
        self._error: DaogouError | None = None

    @classmethod
    def of(cls, service: Service) -> Opening:
        """One that is open already."""
        opening = cls(lambda: service)
        opening._service = service
        return opening

    def start(self) -> None:
        """Begin to open, unless it is open already."""
        if self._service is None and not self._thread.is_alive():
            self._thread.start()

    def wait(self, timeout_s: float | None = None) -> Service:
        """Wait until it is open.

        Raises:
            DaogouError: it couldn't be opened.
        """
        deadline = time.monotonic() + (timeout_s if timeout_s is not None else 600.0)
        while self._service is None and self._error is None and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.service

    def _run(self) -> None:
        try:
            self._service = self._open()
            self._watch(self._service)
        except DaogouError as error:
            log.error("The shop can't be opened: %s %s", error.message, error.hint)
            self._error = error
        except Exception as error:  # the process stays up and says so
            log.error("The shop can't be opened", exc_info=error)
            self._error = DaogouError("The shop can't be opened.")

    def _watch(self, service: Service) -> None:
        """Take over imports by other processes until the server closes."""
        while not self._closing.wait(WATCH_EVERY_S):
            try:
                if service.refresh():
                    log.info("The catalogue has changed; it is served from now on.")
            except DaogouError as error:
                log.error("The catalogue can't be refreshed: %s %s", error.message, error.hint)

    @property
    def service(self) -> Service:
        """The open service.

        Raises:
            DaogouError: why it isn't open, if that is known.
            NotReady: it is still being opened.
        """
        if self._service is not None:
            return self._service
        if self._error is not None:
            raise self._error
        raise NotReady("The shop is still being opened.", hint="Try again in a few seconds.")

    def missing(self) -> list[str]:
        """What is missing before messages can be answered."""
        if self._service is None:
            return [self._error.message if self._error is not None else "the shop is being opened"]
        return self._service.missing()

    def let_go(self) -> None:
        """Forget the service without closing it: whoever gave it keeps it."""
        self._service = None

    def close(self) -> None:
        """Close the service."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(CLOSING_S)
        if self._service is not None:
            self._service.close()


def opening_of(request: Request) -> Opening:
    """The shop of this server, while it opens and after."""
    opening: Opening = request.app.state.opening
    return opening


#: A route's way to the shop.
ServedShop = Annotated[Opening, Depends(opening_of)]
