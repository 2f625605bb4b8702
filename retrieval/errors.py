"""The errors of Daogou, one small tree; each carries a one-line hint.

    DaogouError
    ├── BadInput            what somebody gave us can't be used as it is
    │   ├── FeedError       a feed that can't be read at all (single rows are rejected instead)
    │   ├── UnknownFilter   a filter or sort that search doesn't have
    │   └── NotFound        a product, session, shopper or file that doesn't exist
    ├── ShopError           a shop directory that can't be used
    │   ├── ShopMissing     there is no shop there
    │   ├── ShopBusy        another process holds the shop
    │   ├── ShopCorrupt     a database, index or model that can't be read
    │   └── ModelRefused    a trained model that may not serve this shop
    └── EngineError         the language model
        ├── EngineDown      it can't be reached (retryable)
        ├── EngineSlow      it didn't answer in time (retryable)
        └── EngineRefused   it answered, but with an error of its own

The HTTP edge alone knows status codes.
"""

from __future__ import annotations


class DaogouError(Exception):
    """Base of all errors that are meant for a person to read."""

    code = "error"
    retryable = False
    default_hint = "See the log of the server for what led to it."

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint if hint is not None else self.default_hint


class BadInput(DaogouError):
    """What somebody gave us can't be used as it is."""

    code = "bad_input"
    default_hint = "Correct the input and try again."


class FeedError(BadInput):
    """A feed that can't be read at all."""

    code = "bad_feed"


class UnknownFilter(BadInput):
    """A filter or sort order that search doesn't have."""

    code = "unknown_filter"


class NotFound(BadInput):
    """A product, session, shopper or file that doesn't exist."""

    code = "not_found"


class ShopError(DaogouError):
    """A shop directory that can't be used."""

    code = "shop_error"


class ShopMissing(ShopError):
    """There is no shop in the directory."""

    code = "shop_missing"
    default_hint = "Create it with: daogou import FILE --shop DIR"


class ShopBusy(ShopError):
    """Another process holds the shop."""

    code = "shop_busy"
    retryable = True
    default_hint = "Stop the other process, or wait until it has finished."


class ShopCorrupt(ShopError):
    """A database, index or model that can't be read."""

    code = "shop_corrupt"


class ModelRefused(ShopError):
    """A trained model that may not serve this shop; the one before it stays."""

    code = "model_refused"
    default_hint = "What was served before goes on being served; train again: daogou train"


class EngineError(DaogouError):
    """The language model can't do what it was asked."""

    code = "engine_error"


class EngineDown(EngineError):
    """The engine can't be reached."""

    code = "engine_down"
    retryable = True


class EngineSlow(EngineError):
    """The engine didn't answer in time."""

    code = "engine_slow"
    retryable = True


class EngineRefused(EngineError):
    """The engine answered with an error of its own."""

    code = "engine_refused"
