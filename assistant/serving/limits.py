"""Bodies beyond a size are refused before they are read."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serving.errors import body_of

MOST_BYTES = 1_000_000


class BodyLimit:
    """ASGI middleware: 413 for an API body of more than a megabyte, declared or not."""

    def __init__(self, app: ASGIApp, *, prefix: str = "/v1/", most: int = MOST_BYTES) -> None:
        self._app = app
        self._prefix = prefix
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass small requests on."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        chunks, size, more = [], 0, True
        while more:
            message: Message = await receive()
            if message["type"] == "http.disconnect":
                return
            chunks.append(message.get("body", b""))
            size += len(chunks[-1])
            more = message.get("more_body", False)
            if size > self._most:
                hint = f"Send at most {self._most:,} bytes."
                response = JSONResponse(body_of("too_long", "The body is too large.", hint), 413)
                await response(scope, receive, send)
                return
        body = {"type": "http.request", "body": b"".join(chunks), "more_body": False}
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return body

        await self._app(scope, replay, send)
