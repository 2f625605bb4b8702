"""What happens on the page: which handler each event calls, and what its answer changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.serving.demo_shoppers import DemoShopper
from assistant.serving.page.handlers import PageHandlers, Shown
from assistant.serving.page.home import HomeHandlers
from assistant.serving.page.layout import CHAT, Parts, lay_out
from assistant.settings import ShopInfo

#: Seconds between two looks at what is missing.
NOTICE_EVERY_S = 5.0
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
#: Answers of the handlers in the form that Gradio wants: a value or an update per component.
Updates = Iterator[Any]


def build_page(
    handlers: PageHandlers, home: HomeHandlers, info: ShopInfo, shoppers: Sequence[DemoShopper] = ()
) -> gr.Blocks:
    """Lay the page out and wire it up."""
    page: gr.Blocks
    with gr.Blocks(title=f"{info.name} – shopping assistant", analytics_enabled=False) as page:
        parts = lay_out(info, shoppers)
        _wire_talk(handlers, parts)
        _wire_home(handlers, home, parts)
        _wire_opening(page, handlers, home, parts)
    return page


def _wire_talk(handlers: PageHandlers, parts: Parts) -> None:
    outputs = [parts.past, parts.current, parts.cart, parts.session, parts.box]

    def say(message: str, past: str, session: str | None, shopper: str | None) -> Updates:
        yield from _updates(handlers.say(message, session, shopper), past, clear=True)

    def press(past: str, session: str | None, shopper: str | None, event: gr.EventData) -> Updates:
        shown = handlers.press(event._data or {}, session, shopper)
        yield from _updates(shown, past, clear=False)

    # The past is read before the turn and written once, after it: streaming touches `current` only.
    inputs = [parts.past, parts.session, parts.shopper]
    gr.on([parts.box.submit, parts.send.click], say, [parts.box, *inputs], outputs, **QUIET)
    for part in (parts.past, parts.current, parts.cart):
        part.click(press, inputs, outputs, **QUIET)


def _wire_home(handlers: PageHandlers, home: HomeHandlers, parts: Parts) -> None:
    outputs = [parts.past, parts.current, parts.cart, parts.session, parts.box, parts.tabs]

    def press(past: str, session: str | None, shopper: str | None, event: gr.EventData) -> Updates:
        """The chat answers; it is shown unless all there is to say is in the cart."""
        clicked = event._data or {}
        stays = clicked.get("action") == "cart"
        if not stays:
            yield *[gr.skip()] * 5, gr.Tabs(selected=CHAT)
        asks = False

        def watched() -> Iterator[Shown]:
            nonlocal asks
            for part in handlers.press(clicked, session, shopper):
                asks = asks or part.asks
                yield part

        for update in _updates(watched(), past, clear=False):
            yield *update, gr.Tabs(selected=CHAT) if asks else gr.skip()

    parts.rows.click(press, [parts.past, parts.session, parts.shopper], outputs, **QUIET)
    who = [parts.session, parts.shopper]
    parts.home_tab.select(home.rows, who, parts.rows, **QUIET)
    parts.cart.change(home.rows, who, parts.rows, **QUIET)


def _wire_opening(
    page: gr.Blocks, handlers: PageHandlers, home: HomeHandlers, parts: Parts
) -> None:
    def opened(session: str | None, shopper: str | None) -> tuple[str, str, str]:
        return *handlers.come_back(session), shopper or ""

    def browse_as(shopper: str) -> tuple[Any, ...]:
        """Somebody else begins with a conversation and a cart of their own."""
        past, cart = handlers.come_back(None)
        return shopper, None, past, "", cart, home.rows(None, shopper)

    who = [parts.session, parts.shopper]
    page.load(opened, who, [parts.past, parts.cart, parts.browse], **QUIET)
    changed = [parts.shopper, parts.session, parts.past, parts.current, parts.cart, parts.rows]
    parts.browse.input(browse_as, parts.browse, changed, **QUIET)
    page.load(handlers.notice, None, parts.notice, **QUIET)
    gr.Timer(NOTICE_EVERY_S).tick(handlers.notice, None, parts.notice, **QUIET)


def _updates(shown: Iterator[Shown], past_html: str, *, clear: bool) -> Updates:
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
