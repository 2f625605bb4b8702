"""The HTTP API, on the same port as the page. `create_app` puts both together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, StreamingResponse
from starlette.responses import Response

from assistant.dialogue.state import Wishes
from assistant.explain.reasons import reasons_for
from assistant.serving import errors, policies, recommendations
from assistant.serving.errors import TooLong
from assistant.serving.limits import BodyLimit
from assistant.serving.opening import Opening, ServedShop
from assistant.serving.schemas import (
    MOST_MESSAGE,
    ChatAnswer,
    ChatBody,
    ErrorBody,
    ExplainAnswer,
    ParseBody,
    ReadyAnswer,
    RecommendAnswer,
    SearchAnswer,
    SearchBody,
)
from assistant.serving.sse import server_sent
from assistant.turn.wire import product_wire
from assistant.types import Frame, ReadContext
from retrieval.errors import BadInput, NotFound
from retrieval.types import SearchQuery

ERRORS: dict[int | str, dict[str, object]] = {
    status: {"model": ErrorBody} for status in (404, 405, 413, 422, 500, 503)
}
DESCRIPTION = "A shopping assistant: chat, search, recommendations and events of one shop."
#: Suffixes of what is served as a picture.
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})


def create_app(opening: Opening, page: Callable[[FastAPI], FastAPI] | None = None) -> FastAPI:
    """The whole server.

    Args:
        opening: the shop, which may still be loading.
        page: mounts the page for people, if there is to be one.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening.start()
        yield
        opening.close()

    app = FastAPI(
        title="Daogou", version="1", description=DESCRIPTION, lifespan=lifespan, responses=ERRORS
    )
    app.state.opening = opening
    app.add_middleware(BodyLimit)
    errors.install(app)
    _add_routes(app)
    return page(app) if page is not None else app


def _add_routes(app: FastAPI) -> None:
    app.post("/v1/chat", response_model=ChatAnswer)(chat)
    app.post("/v1/parse", response_model=Frame, response_model_exclude_defaults=True)(parse)
    app.post("/v1/search", response_model=SearchAnswer)(search)
    app.post("/v1/recommend", response_model=RecommendAnswer)(recommendations.recommend)
    app.get("/v1/explain", response_model=ExplainAnswer)(recommendations.explain)
    app.post("/v1/events")(recommendations.events)
    app.get("/healthz")(healthz)
    app.get("/readyz", response_model=ReadyAnswer)(readyz)
    app.get("/pictures/{path:path}", include_in_schema=False)(picture)
    app.get("/policies/{name}", include_in_schema=False)(policy_page)


def checked(message: str) -> str:
    """The message, if it has 1 to 4,000 characters that can be read.

    Raises:
        TooLong: it is longer.
        BadInput: it is blank.
    """
    if len(message) > MOST_MESSAGE:
        text = f"The message has {len(message):,} characters."
        raise TooLong(text, hint=f"Send at most {MOST_MESSAGE:,} characters.")
    plain = "".join(c for c in message if c.isprintable() or c.isspace())
    if not plain.strip():
        raise BadInput("The message is blank.", hint="Say what you are looking for.")
    return plain


def chat(body: ChatBody, opening: ServedShop) -> Response:
    """Answer one message of a conversation, whole or as server-sent events."""
    message, assistant = checked(body.message), opening.service.assistant
    session_id, shopper_id = body.session_id, body.shopper_id
    if not body.stream:
        answer = assistant.reply(message, session_id=session_id, shopper_id=shopper_id)
        return JSONResponse(answer.wire())
    turns = assistant.stream(message, session_id=session_id, shopper_id=shopper_id)
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return StreamingResponse(server_sent(turns), media_type="text/event-stream", headers=headers)


def parse(body: ParseBody, opening: ServedShop) -> Frame:
    """Read one message into a frame."""
    context = ReadContext(shown=tuple(body.shown), need=body.need)
    return opening.service.reader.read(checked(body.message), context).frame


def search(body: SearchBody, opening: ServedShop) -> dict[str, object]:
    """Find products by words, meaning and filters."""
    filters = opening.service.with_need(body.filters.filters(), body.filters.need)
    query = SearchQuery(body.query, filters, sort=body.sort, k=body.k)
    ranked = opening.service.shop.search(query)
    wishes = Wishes(
        brand=filters.brand,
        color=filters.color,
        size=filters.size,
        features=filters.features,
        price_max=filters.price_max,
    )
    currency = opening.service.currency
    hits = [product_wire(hit, reasons_for(hit, wishes), currency) for hit in ranked.hits]
    return {"products": hits, "matched": ranked.matched}


def healthz() -> dict[str, str]:
    """The process is up."""
    return {"status": "ok"}


def readyz(opening: ServedShop) -> JSONResponse:
    """Whether messages can be answered, and what is missing for it."""
    missing = opening.missing()
    return JSONResponse({"ready": not missing, "missing": missing}, 503 if missing else 200)


def picture(path: str, opening: ServedShop) -> FileResponse:
    """A picture of the shop's own folder."""
    folder = opening.service.shop.folder.pictures.resolve()
    file = (folder / path).resolve()
    if not file.is_relative_to(folder) or not file.is_file() or file.suffix not in PICTURES:
        raise NotFound(f"There is no picture {Path(path).name!r}.", hint="Check the address.")
    # A drawing may hold scripts: <img> doesn't run them, and this header forbids all others.
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    headers |= {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, headers=headers)


def policy_page(name: str, opening: ServedShop) -> HTMLResponse:
    """One policy as a page, with an anchor a section."""
    return policies.page(
        name, opening.service.policies.passages, opening.service.settings.shop.name
    )
