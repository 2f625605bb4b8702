"""The assistant: one message in, a stream of events out; sessions one message at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from langgraph.graph.state import CompiledStateGraph

from assistant.dialogue.state import DialogueState
from assistant.sessions.store import SessionStore
from assistant.trace.store import Trace, TraceStore
from assistant.turn.graph import Incoming, TurnState
from assistant.turn.stream import Answer, TurnEvent
from assistant.turn.wire import comparison_wire, state_wire
from assistant.types import Frame


class Assistant:
    """Answers messages of one shop."""

    #: Set before the first message, and again whenever the shop has learned new words.
    graph: CompiledStateGraph[Any, Any, Any, Any]

    def __init__(self, sessions: SessionStore, traces: TraceStore, currency: str) -> None:
        self._sessions = sessions
        self._traces = traces
        self._currency = currency

    def stream(
        self,
        message: str,
        *,
        session_id: str | None = None,
        shopper_id: str | None = None,
        frame: Frame | None = None,
        product_ids: tuple[str, ...] = (),
    ) -> Iterator[TurnEvent]:
        """Answer one message.

        Args:
            message: in the shopper's words.
            session_id: of an earlier answer; unknown or expired ones give a fresh session.
            shopper_id: the merchant's own, if the shopper is known.
            frame: set by a button, which needs no reading.
            product_ids: the products that the button is about.

        Yields:
            FrameRead, Cards, Tokens, and the whole Answer last.
        """
        session_id = self._sessions.enter(session_id, shopper_id)
        incoming = Incoming(message, session_id, uuid.uuid4().hex, shopper_id, frame, product_ids)
        config: Any = {"configurable": {"thread_id": session_id}}
        with self._sessions.lock(session_id):
            final: TurnState = {}
            parts: Iterator[Any] = self.graph.stream(
                {"incoming": incoming}, config, stream_mode=["custom", "values"], durability="exit"
            )
            for mode, chunk in parts:
                if mode == "custom":
                    yield chunk
                else:
                    final = chunk
            self._sessions.prune(session_id)
            answer = self._answer(incoming, final)
        yield answer

    def reply(self, message: str, **named: Any) -> Answer:
        """Answer one message and give only the whole answer."""
        *_, answer = self.stream(message, **named)
        assert isinstance(answer, Answer)
        return answer

    def state(self, session_id: str) -> DialogueState:
        """The saved dialogue state of a session; an empty one where there is none."""
        config: Any = {"configurable": {"thread_id": session_id}}
        values = self.graph.get_state(config).values
        return DialogueState.from_json(values.get("dialogue", {}))

    def transcript(self, session_id: str) -> list[dict[str, Any]]:
        """The traces of a session, oldest first."""
        return self._traces.of_session(session_id)

    def _answer(self, incoming: Incoming, final: TurnState) -> Answer:
        turn, outcome = final["turn"], final["outcome"]
        passages = [{"name": p.name, "anchor": p.anchor, "text": p.text} for p in outcome.passages]
        question = outcome.question
        answer = Answer(
            session_id=incoming.session_id,
            reply=" ".join(s.text for s in final["spoken"]),
            products=final["products"],
            frame=turn.reading.frame.wire(),
            state=state_wire(outcome.state, self._currency),
            trace_id=incoming.trace_id,
            reader=turn.reading.reader,
            comparison=comparison_wire(outcome.comparison) if outcome.comparison else None,
            passages=tuple(passages),
            question=None
            if question is None
            else {"slot": question.slot, "text": question.text, "options": list(question.options)},
        )
        self._traces.write(self._trace(incoming, final, answer))
        return answer

    def _trace(self, incoming: Incoming, final: TurnState, answer: Answer) -> Trace:
        turn = final["turn"]
        spoken = [
            {
                "text": s.text,
                "by": s.by,
                "violations": [f"{v.kind}: {v.claim}" for v in s.violations],
            }
            for s in final["spoken"]
        ]
        return Trace(
            id=incoming.trace_id,
            session_id=incoming.session_id,
            time=datetime.now(UTC).isoformat(),
            message=incoming.message,
            reader=turn.reading.reader,
            frame=answer.frame,
            notes=[*turn.reading.notes, *(n.kind for n in turn.notes), *final["outcome"].notes],
            state=answer.state,
            products=list(answer.products),
            sentences=spoken,
            reply=answer.reply,
            steps_ms=final["steps_ms"],
        )
