"""The page for people: conversation with cards, the cart beside it, one line to write in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.serving.page import render
from assistant.serving.page.handlers import EMPTY_CART, PageHandlers, Shown
from assistant.settings import ShopInfo

HERE = files("assistant.serving.page")
STYLE = (HERE / "style.css").read_text(encoding="utf-8")
SCRIPT = (HERE / "script.js").read_text(encoding="utf-8")
FOLLOW = (HERE / "follow.js").read_text(encoding="utf-8")
#: Seconds between two looks at what is missing.
NOTICE_EVERY_S = 5.0


def build_page(handlers: PageHandlers, info: ShopInfo) -> gr.Blocks:
    """Lay the page out and wire it up."""
    page: gr.Blocks
    with gr.Blocks(title=f"{info.name} – shopping assistant", analytics_enabled=False) as page:
        session = gr.BrowserState(None, storage_key="daogou-session")
        gr.HTML(render.header(info.name, info.tagline), apply_default_css=False)
        notice = gr.HTML(apply_default_css=False, elem_id="notice")
        with gr.Row():
            with gr.Column(scale=4, min_width=320, elem_id="talk"):
                past = gr.HTML(js_on_load=SCRIPT, apply_default_css=False, elem_id="past")
                current = gr.HTML(
                    js_on_load=SCRIPT + FOLLOW, apply_default_css=False, elem_id="current"
                )
                with gr.Row(elem_id="ask"):
                    box = gr.Textbox(
                        placeholder="What are you looking for?",
                        show_label=False,
                        container=False,
                        max_length=4000,
                        autofocus=True,
                        scale=6,
                        elem_id="box",
                    )
                    send = gr.Button("Send", variant="primary", min_width=80, elem_id="send")
            with gr.Column(scale=1, min_width=250, elem_id="aside"):
                cart = gr.HTML(render.cart(EMPTY_CART), js_on_load=SCRIPT, apply_default_css=False)
        _wire(page, handlers, session, notice, past, current, box, send, cart)
    return page


def _wire(
    page: gr.Blocks,
    handlers: PageHandlers,
    session: gr.BrowserState,
    notice: gr.HTML,
    past: gr.HTML,
    current: gr.HTML,
    box: gr.Textbox,
    send: gr.Button,
    cart: gr.HTML,
) -> None:
    outputs = [past, current, cart, session, box]

    def say(message: str, past_html: str, session_id: str | None) -> Iterator[Any]:
        yield from _updates(handlers.say(message, session_id), past_html, clear=True)

    def press(past_html: str, session_id: str | None, event: gr.EventData) -> Iterator[Any]:
        yield from _updates(handlers.press(event._data or {}, session_id), past_html, clear=False)

    # The past is read before the turn and written once, after it: streaming touches `current` only.
    inputs = [past, session]
    shared: dict[str, Any] = {"outputs": outputs, "show_progress": "hidden"}
    gr.on([box.submit, send.click], say, [box, *inputs], api_visibility="private", **shared)
    for part in (past, current, cart):
        part.click(press, inputs, api_visibility="private", **shared)

    def opened(session_id: str | None) -> tuple[str, str]:
        return handlers.come_back(session_id)

    page.load(opened, [session], [past, cart], api_visibility="private", show_progress="hidden")
    page.load(handlers.notice, None, notice, api_visibility="private", show_progress="hidden")
    timer = gr.Timer(NOTICE_EVERY_S)
    timer.tick(handlers.notice, None, notice, api_visibility="private", show_progress="hidden")


def _updates(shown: Iterator[Shown], past_html: str, *, clear: bool) -> Iterator[Any]:
    """Turn what is to be shown into updates of past, current, cart, session and box."""
    keep = gr.skip()
    box: Any = "" if clear else keep
    kept = past_html or ""
    if 'class="welcome"' in kept:
        kept = ""
        yield kept, keep, keep, keep, keep
    for part in shown:
        cart = keep if part.cart is None else part.cart
        session = keep if part.session_id is None else part.session_id
        if part.done:
            yield kept + part.current, "", cart, session, keep
        else:
            yield keep, part.current, cart, session, box
        box = keep
