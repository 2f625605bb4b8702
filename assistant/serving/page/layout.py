"""The page for people: conversation and home as tabs, the cart beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import gradio as gr

from assistant.serving.demo_shoppers import DemoShopper
from assistant.serving.page import render
from assistant.serving.page.handlers import EMPTY_CART
from assistant.settings import ShopInfo

HERE = files("assistant.serving.page")
STYLE = (HERE / "style.css").read_text(encoding="utf-8")
SCRIPT = (HERE / "script.js").read_text(encoding="utf-8")
FOLLOW = (HERE / "follow.js").read_text(encoding="utf-8")
CHAT, HOME = "chat", "home"
#: The choice of nobody in particular.
GUEST = ("A guest", "")


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of the page."""

    session: gr.BrowserState
    shopper: gr.BrowserState
    notice: gr.HTML
    browse: gr.Dropdown
    tabs: gr.Tabs
    home_tab: gr.Tab
    past: gr.HTML
    current: gr.HTML
    box: gr.Textbox
    send: gr.Button
    rows: gr.HTML
    cart: gr.HTML


def lay_out(info: ShopInfo, shoppers: Sequence[DemoShopper]) -> Parts:
    """Put the components into the open `gr.Blocks`."""
    session = gr.BrowserState(None, storage_key="daogou-session")
    shopper = gr.BrowserState("", storage_key="daogou-shopper")
    gr.HTML(render.header(info.name, info.tagline), apply_default_css=False)
    notice = gr.HTML(apply_default_css=False, elem_id="notice")
    choices = [GUEST, *((one.label, one.id) for one in shoppers)]
    browse = gr.Dropdown(
        choices,
        value="",
        label="Browse as",
        visible=bool(shoppers),
        filterable=False,
        elem_id="browse",
    )
    with gr.Row():
        with (
            gr.Column(scale=4, min_width=320, elem_id="main"),
            gr.Tabs(selected=CHAT, elem_id="tabs") as tabs,
        ):
            with gr.Tab("Chat", id=CHAT):
                past, current, box, send = _talk()
            with gr.Tab("Home", id=HOME) as home_tab:
                rows = gr.HTML(js_on_load=SCRIPT, apply_default_css=False, elem_id="rows")
        with gr.Column(scale=1, min_width=250, elem_id="aside"):
            cart = gr.HTML(render.cart(EMPTY_CART), js_on_load=SCRIPT, apply_default_css=False)
    return Parts(
        session, shopper, notice, browse, tabs, home_tab, past, current, box, send, rows, cart
    )


def _talk() -> tuple[gr.HTML, gr.HTML, gr.Textbox, gr.Button]:
    """The conversation, and the line to write in."""
    with gr.Column(elem_id="talk"):
        past = gr.HTML(js_on_load=SCRIPT, apply_default_css=False, elem_id="past")
        current = gr.HTML(js_on_load=SCRIPT + FOLLOW, apply_default_css=False, elem_id="current")
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
    return past, current, box, send
