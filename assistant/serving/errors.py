"""The one place that knows status codes: every error becomes {"error": {…}}."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from retrieval.errors import BadInput, DaogouError, EngineError, NotFound, ShopError

log = logging.getLogger(__name__)

HINTS = {
    404: "The routes are listed under /docs.",
    405: "The routes and their methods are listed under /docs.",
    413: "Send less: a message has at most 4,000 characters.",
    503: "Try again in a few seconds; /readyz tells what is missing.",
}


class TooLong(BadInput):
    """A message or body beyond the limit."""

    code = "too_long"


class NotReady(DaogouError):
    """The shop is still being opened, or couldn't be."""

    code = "not_ready"
    retryable = True


#: The first class that fits gives the status.
STATUS: tuple[tuple[type[DaogouError], int], ...] = (
    (TooLong, 413),
    (NotFound, 404),
    (BadInput, 422),
    (NotReady, 503),
    (ShopError, 503),
    (EngineError, 503),
)


def body_of(code: str, message: str, hint: str, *, retryable: bool = False) -> dict[str, object]:
    """The error body of the contract."""
    error = {"code": code, "message": message, "hint": hint, "retryable": retryable}
    return {"error": error}


def error_body(error: DaogouError) -> dict[str, object]:
    """The body of one of our own errors."""
    return body_of(error.code, error.message, error.hint, retryable=error.retryable)


def status_of(error: DaogouError) -> int:
    """The HTTP status of one of our own errors."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def install(app: FastAPI) -> None:
    """Register the handlers."""
    app.add_exception_handler(DaogouError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DaogouError)
    return JSONResponse(error_body(error), status_of(error))


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = max(error.errors(), key=lambda one: len(one["loc"]))
    where = _place(first["loc"])
    if first["type"] == "json_invalid":
        body = body_of("bad_json", "The body isn't valid JSON.", "Send a JSON object.")
        return JSONResponse(body, 422)
    message = f"{where}: {first['msg']}" if where else str(first["msg"])
    hint = "The bodies of all routes are described under /docs."
    if where.startswith("["):
        hint += f" Nothing of the list was taken; {where.partition(']')[0]}] is counted from 0."
    return JSONResponse(body_of("bad_input", message, hint), 422)


def _place(loc: Sequence[int | str]) -> str:
    """Where in a body something is wrong: "[3].type", "filters.price_max"."""
    where = ""
    for part in loc:
        if isinstance(part, int):
            where += f"[{part}]"
        elif part not in ("body", "query") and "[" not in part and not part.endswith("Body"):
            where += f".{part}"  # what is left out are names of classes, where several would do
    return where.removeprefix(".")


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # a body that isn't even text
        body = body_of("bad_json", "The body can't be read.", "Send a JSON object in UTF-8.")
        return JSONResponse(body, 422)
    status = HTTPStatus(error.status_code)
    code = status.phrase.casefold().replace(" ", "_")
    hint = HINTS.get(status, "See /docs for what the routes take.")
    body = body_of(code, str(error.detail or status.phrase), hint, retryable=status == 503)
    return JSONResponse(body, status, headers=error.headers)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    hint = "It is in the server's log. Send the request again."
    return JSONResponse(body_of("internal", "Something went wrong here.", hint), 500)
