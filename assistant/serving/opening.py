"""A shop being opened beside a server that already listens: /readyz tells what is missing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from assistant.bootstrap import Service
from assistant.serving.errors import NotReady
from retrieval.errors import DaogouError

log = logging.getLogger(__name__)


class Opening:
    """Opens a service in a thread of its own; gives it out once it is there."""

    def __init__(self, open_service: Callable[[], Service]) -> None:
        self._open = open_service
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
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
        if self._service is None:
            self._thread.join(timeout_s)
        return self.service

    def _run(self) -> None:
        try:
            self._service = self._open()
        except DaogouError as error:
            log.error("The shop can't be opened: %s %s", error.message, error.hint)
            self._error = error
        except Exception as error:  # the process stays up and says so
            log.error("The shop can't be opened", exc_info=error)
            self._error = DaogouError("The shop can't be opened.")

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

    def close(self) -> None:
        """Close the service."""
        if self._service is not None:
            self._service.close()
