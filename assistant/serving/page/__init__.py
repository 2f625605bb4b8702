"""The page for people, mounted beside the API on the same port."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import RedirectResponse, Response

from assistant.serving.demo_shoppers import DemoShopper
from assistant.serving.opening import Opening
from assistant.serving.page.handlers import PageHandlers
from assistant.serving.page.home import HomeHandlers
from assistant.serving.page.layout import HERE, SCRIPT, STYLE
from assistant.serving.page.wiring import build_page
from assistant.settings import Settings

PATH = "/shop"
__all__ = ["SCRIPT", "STYLE", "mount_page"]


def mount_page(
    api: FastAPI, opening: Opening, settings: Settings, shoppers: Sequence[DemoShopper] = ()
) -> FastAPI:
    """Mount the page under /shop; / leads there.

    Args:
        api: the server.
        opening: the shop.
        settings: of the shop.
        shoppers: of a demo shop, as whom the page may be looked at.
    """
    handlers = PageHandlers(opening, [shopper.id for shopper in shoppers])
    home = HomeHandlers(opening, handlers.who)
    page = build_page(handlers, home, settings.shop, shoppers)

    @api.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return Response((HERE / "icon.svg").read_bytes(), media_type="image/svg+xml")

    @api.get("/", include_in_schema=False)
    def to_page() -> RedirectResponse:
        return RedirectResponse(PATH)

    served: FastAPI = gr.mount_gradio_app(
        api,
        page,
        PATH,
        show_error=False,
        css=STYLE,
        footer_links=[],
        ssr_mode=False,
        theme=gr.themes.Base(primary_hue="green", font=["system-ui", "sans-serif"]),
    )
    return served
