"""What the page does when a shopper writes, presses a button, or comes back."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assistant.serving.http import checked
from assistant.serving.opening import Opening
from assistant.serving.page import render
from assistant.turn.stream import Answer, Cards, Token
from assistant.turn.wire import state_wire
from assistant.types import Act, Frame
from retrieval.errors import DaogouError
from retrieval.types import Event, EventType

log = logging.getLogger(__name__)

#: What a button says in the shopper's place, and the frame that it stands for.
BUTTONS: dict[str, tuple[str, Act]] = {
    "cart": ("Add {title} to my cart", Act.CART_ADD),
    "remove": ("Take {title} out of my cart", Act.CART_REMOVE),
    "compare": ("Compare {title}", Act.COMPARE),
    "similar": ("Show me products like {title}", Act.RECOMMEND),
    "details": ("Tell me more about {title}", Act.ASK),
}
EMPTY_CART: dict[str, Any] = {"lines": [], "total": 0.0, "currency": "USD"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows while a turn goes on; None leaves a part as it is.

    `asks` means that the reply has a question, or that something went wrong.
    """

    current: str
    cart: str | None = None
    session_id: str | None = None
    done: bool = False
    asks: bool = False


class PageHandlers:
    """The page's way into the assistant: the same turns as the API's.

    A browser may only name a shopper of `shoppers`; everybody else is a guest.
    """

    def __init__(self, opening: Opening, shoppers: Collection[str] = ()) -> None:
        self._opening = opening
        self._shoppers = frozenset(shoppers)

    def who(self, shopper_id: str | None) -> str | None:
        """The shopper whom the browser names, if it may."""
        return shopper_id if shopper_id in self._shoppers else None

    def say(
        self, message: str, session_id: str | None, shopper_id: str | None = None
    ) -> Iterator[Shown]:
        """Answer what a shopper wrote."""
        try:
            text = checked(message)
        except DaogouError as error:
            yield self._failed(message[:200], error)
            return
        yield from self._turn(text, session_id, shopper_id=self.who(shopper_id))

    def press(
        self, clicked: dict[str, Any], session_id: str | None, shopper_id: str | None = None
    ) -> Iterator[Shown]:
        """Answer a button. `clicked` comes from the browser and is not trusted."""
        action, text = str(clicked.get("action", "")), str(clicked.get("text", ""))
        if action == "say":
            yield from self.say(text, session_id, shopper_id)
            return
        ids = tuple(str(one)[:200] for one in clicked.get("ids", ())[:4])
        if action not in BUTTONS or not ids:
            return
        who = self.who(shopper_id)
        try:
            service = self._opening.service
            products = service.shop.store.get(ids)
            session_id = service.sessions.enter(session_id, who)
        except DaogouError as error:
            yield self._failed("…", error)
            return
        titles = [products[i].title if i in products else "this product" for i in ids]
        sentence, act = BUTTONS[action]
        if action in ("details", "similar"):
            self._record_click(ids[0], session_id, who, str(clicked.get("trace", "")) or None)
        message, frame = sentence.format(title=" and ".join(titles)), Frame(act=act)
        yield from self._turn(message, session_id, shopper_id=who, frame=frame, product_ids=ids)

    def _turn(self, message: str, session_id: str | None, **named: Any) -> Iterator[Shown]:
        products: tuple[dict[str, Any], ...] = ()
        reply = ""
        yield Shown(render.turn(message))
        try:
            turns = self._opening.service.assistant.stream(message, session_id=session_id, **named)
            for event in turns:
                if isinstance(event, Cards):
                    products = event.products
                    yield Shown(render.turn(message, products=products))
                elif isinstance(event, Token):
                    reply += event.text
                    yield Shown(render.turn(message, products=products, reply=reply))
                elif isinstance(event, Answer):
                    yield Shown(
                        render_answer(message, event.wire()),
                        render.cart(event.state["cart"]),
                        event.session_id,
                        done=True,
                        asks=event.question is not None,
                    )
        except DaogouError as error:
            yield self._failed(message, error)
        except Exception as error:  # a shopper sees a sentence, the log the trace
            log.error("a turn failed", exc_info=error)
            yield self._failed(message, DaogouError("Something went wrong.", hint="Try again."))

    def _failed(self, message: str, error: DaogouError) -> Shown:
        text = f"{error.message} {error.hint}"
        return Shown(render.turn(message, reply=text, error=True), done=True, asks=True)

    def _record_click(
        self, product_id: str, session_id: str, shopper_id: str | None, trace: str | None
    ) -> None:
        event = Event(
            id=uuid.uuid4().hex,
            type=EventType.CLICK,
            timestamp=datetime.now(UTC),
            product_id=product_id,
            shopper_id=shopper_id,
            session_id=session_id,
            trace_id=trace,
        )
        try:
            self._opening.service.events.record([event])
        except DaogouError as error:  # the shopper is answered all the same
            log.warning("A click was not recorded: %s", error.message)

    def come_back(self, session_id: str | None) -> tuple[str, str]:
        """The conversation and the cart of a session, for a page that is opened again."""
        try:
            service = self._opening.service
        except DaogouError:
            return "", render.cart(EMPTY_CART)
        records = service.assistant.transcript(session_id) if session_id else []
        if session_id is None or not records:
            info = service.settings.shop
            return render.welcome(info.starters, info.about), render.cart(EMPTY_CART)
        turns = [render_answer(r["message"], r) for r in records[-20:]]
        state = service.assistant.state(session_id)
        return "".join(turns), render.cart(state_wire(state, service.currency)["cart"])

    def notice(self) -> str:
        """The banner."""
        missing = self._opening.missing()
        try:
            working = self._opening.service is not None
        except DaogouError as error:
            return render.notice(missing, opening=error.code == "not_ready", working=False)
        return render.notice(missing, opening=False, working=working)


def render_answer(message: str, answer: dict[str, Any]) -> str:
    """A finished turn, from an answer or from a trace of it."""
    names = ("products", "comparison", "reply", "passages", "question", "reader")
    parts = {name: answer[name] for name in names if name in answer}
    return render.turn(message, **parts, trace_id=answer.get("trace_id", answer.get("id", "")))
