"""The way of one message, as a LangGraph graph with a saved state per session.

    understand → update → find | compare | ask | cart | talk → show → say

`show` sends the cards before `say` writes its first word. Only `dialogue` is saved; the rest of
the state lives for one turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, TypedDict

from langgraph.channels.untracked_value import UntrackedValue
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from assistant.dialogue.state import DialogueState
from assistant.dialogue.update import update
from assistant.explain.wording import Speaker, Spoken
from assistant.intent import FrameReader, Reading
from assistant.turn.acts import ask, cart, compare, find, talk
from assistant.turn.acts.advise import advice_on
from assistant.turn.impressions import cart_event, impressions
from assistant.turn.stream import Cards, FrameRead, Token, tokens
from assistant.turn.tools import Outcome, Tools, Turn
from assistant.turn.wire import product_wire
from assistant.types import Act, Frame, ReadContext
from retrieval.events import EventStore

ACTS: dict[Act, tuple[str, Callable[[Turn, Tools], Outcome]]] = {
    Act.SEARCH: ("find", find.find),
    Act.REFINE: ("find", find.find),
    Act.RECOMMEND: ("find", find.find),
    Act.COMPARE: ("compare", compare.compare),
    Act.ASK: ("ask", ask.ask),
    Act.CART_ADD: ("cart", cart.cart_add),
    Act.CART_REMOVE: ("cart", cart.cart_remove),
    Act.CART_VIEW: ("cart", cart.cart_view),
    Act.CHECKOUT: ("cart", cart.checkout),
    Act.POLICY: ("talk", talk.policy),
    Act.ORDER_STATUS: ("talk", talk.order),
    Act.ORDER_CANCEL: ("talk", talk.order),
    Act.ORDER_CHANGE: ("talk", talk.order),
    Act.ORDER_RETURN: ("talk", talk.order),
    Act.ORDER_EXCHANGE: ("talk", talk.order),
    Act.HANDOFF: ("talk", talk.handoff),
    Act.SMALLTALK: ("talk", talk.smalltalk),
    Act.UNSUPPORTED: ("talk", talk.unsupported),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message, or a button pressed on a card: then the frame is known and names its products."""

    message: str
    session_id: str
    trace_id: str
    shopper_id: str | None = None
    frame: Frame | None = None
    product_ids: tuple[str, ...] = ()
    started: float = field(default_factory=time.perf_counter)


class TurnState(TypedDict, total=False):
    """The graph's channels; what is untracked is never saved."""

    dialogue: dict[str, Any]
    incoming: Annotated[Incoming, UntrackedValue]
    turn: Annotated[Turn, UntrackedValue]
    outcome: Annotated[Outcome, UntrackedValue]
    products: Annotated[tuple[dict[str, Any], ...], UntrackedValue]
    spoken: Annotated[tuple[Spoken, ...], UntrackedValue]
    steps_ms: Annotated[dict[str, float], UntrackedValue]


class TurnNodes:
    """The nodes of the graph; each takes the state and gives back what it adds."""

    def __init__(
        self, tools: Tools, reader: FrameReader, speaker: Speaker, events: EventStore
    ) -> None:
        self._tools = tools
        self._reader = reader
        self._speaker = speaker
        self._events = events

    def understand(self, state: TurnState) -> TurnState:
        """Message → frame."""
        incoming = state["incoming"]
        dialogue = DialogueState.from_json(state.get("dialogue", {}))
        reading, product_ids = self._answering(incoming, dialogue, self._read(incoming, dialogue))
        turn = Turn(
            incoming.message,
            incoming.session_id,
            incoming.trace_id,
            incoming.shopper_id,
            reading,
            dialogue,
            product_ids=product_ids,
        )
        get_stream_writer()(FrameRead(reading.frame))
        return {"turn": turn, "steps_ms": {"understand": _since(incoming)}}

    def _read(self, incoming: Incoming, dialogue: DialogueState) -> Reading:
        if incoming.frame is not None:
            return Reading(frame=incoming.frame, reader="button", seconds=0.0, notes=())
        context = ReadContext(
            shown=dialogue.titles, need=dialogue.wishes.need, asked=dialogue.asked
        )
        return self._reader.read(incoming.message, context)

    def _answering(
        self, incoming: Incoming, dialogue: DialogueState, reading: Reading
    ) -> tuple[Reading, tuple[str, ...]]:
        """What answers a question of ours, or asks for advice on what is shown, read as that."""
        said, waiting = reading.frame, dialogue.pending
        sizes = self._sizes_named(incoming.message, said, dialogue)
        if waiting is not None and sizes:
            product_id, quantity = waiting
            frame = Frame(act=Act.CART_ADD, size=sizes, color=said.color, quantity=quantity)
            return replace(reading, frame=frame), (product_id,)
        if dialogue.asked == "cart" and said.items and said.act is Act.ASK:
            frame = Frame(act=Act.CART_REMOVE, items=said.items)
            return replace(reading, frame=frame), incoming.product_ids
        if incoming.frame is None and dialogue.shown and advice_on(incoming.message):
            return replace(reading, frame=Frame(act=Act.ASK, items=said.items)), ()
        return reading, incoming.product_ids

    def _sizes_named(self, message: str, frame: Frame, dialogue: DialogueState) -> list[str]:
        """The sizes that a message answers "which size?" with: an option as offered, or as read."""
        if dialogue.pending is None:
            return []
        product = self._tools.product(dialogue.pending[0])
        offered = product.sizes if product is not None else ()
        said = message.strip(" .!").casefold()
        exact = [size for size in offered if size.casefold() == said]
        return exact or (list(frame.size) if names_a_size(frame) else [])

    def update(self, state: TurnState) -> TurnState:
        """Dialogue state + frame → new dialogue state."""
        turn = state["turn"]
        updated = update(turn.state, turn.reading.frame)
        return {"turn": turn.with_state(updated.state, updated.notes)}

    def act(self, state: TurnState) -> TurnState:
        """Do what was wanted; find the facts."""
        turn = state["turn"]
        outcome = ACTS[turn.reading.frame.act][1](turn, self._tools)
        return {"outcome": outcome, "dialogue": outcome.state.to_json()}

    def show(self, state: TurnState) -> TurnState:
        """Send the cards, and record that they were seen."""
        turn, outcome, steps = state["turn"], state["outcome"], state["steps_ms"]
        pairs = zip(outcome.hits, outcome.reasons, strict=True)
        products = tuple(product_wire(hit, why, self._tools.currency) for hit, why in pairs)
        get_stream_writer()(Cards(products))
        steps = steps | {"cards": _since(state["incoming"])}
        self._events.record([*impressions(turn, outcome), *cart_event(turn, outcome)])
        return {"products": products, "steps_ms": steps}

    def say(self, state: TurnState) -> TurnState:
        """Word the reply, sentence by audited sentence."""
        write, steps = get_stream_writer(), state["steps_ms"]
        spoken: list[Spoken] = []
        for sentence in self._speaker.speak(state["outcome"].facts):
            for token in tokens(sentence.text, first=not spoken):
                write(Token(token))
            if not spoken:
                steps = steps | {"first_word": _since(state["incoming"])}
            spoken.append(sentence)
        steps = steps | {"reply": _since(state["incoming"])}
        return {"spoken": tuple(spoken), "steps_ms": steps}


def names_a_size(frame: Frame) -> bool:
    """Whether a message answers "which size?": a size, maybe a colour, and nothing else."""
    said = set(frame.wire()) - {"act", "color", "items"}
    return said == {"size"} and frame.act in (Act.REFINE, Act.SEARCH, Act.ASK, Act.CART_ADD)


def _since(incoming: Incoming) -> float:
    return round((time.perf_counter() - incoming.started) * 1000, 2)


def build_graph(
    nodes: TurnNodes, checkpointer: BaseCheckpointSaver[Any]
) -> CompiledStateGraph[Any, Any, Any, Any]:
    """Put the nodes together; each act family is a node of its own name."""
    graph = StateGraph(TurnState)
    families = dict.fromkeys(name for name, _ in ACTS.values())
    graph.add_node("understand", nodes.understand)
    graph.add_node("update", nodes.update)
    for name in families:
        graph.add_node(name, nodes.act)
        graph.add_edge(name, "show")
    graph.add_node("show", nodes.show)
    graph.add_node("say", nodes.say)
    graph.add_edge(START, "understand")
    graph.add_edge("understand", "update")
    graph.add_conditional_edges("update", _family, list(families))
    graph.add_edge("show", "say")
    graph.add_edge("say", END)
    return graph.compile(checkpointer=checkpointer)


def _family(state: TurnState) -> str:
    return ACTS[state["turn"].reading.frame.act][0]
