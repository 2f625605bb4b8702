"""What a turn showed and put in the cart, as events: later learning needs it from the first day."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from assistant.explain.figures import price_of
from assistant.turn.tools import Outcome, Turn
from retrieval.types import Event, EventType

#: The ranking is deterministic: what was shown was chosen with certainty.
PROPENSITY = 1.0


def impressions(turn: Turn, outcome: Outcome) -> Iterator[Event]:
    """One impression a card, with its 1-based position and propensity."""
    now = datetime.now(UTC)
    for position, hit in enumerate(outcome.hits, start=1):
        yield Event(
            id=f"{turn.trace_id}-{position}",
            type=EventType.IMPRESSION,
            timestamp=now,
            product_id=hit.product.id,
            shopper_id=turn.shopper_id,
            session_id=turn.session_id,
            trace_id=turn.trace_id,
            position=position,
            propensity=PROPENSITY,
            price=price_of(hit.product, hit.variant),
        )


def cart_event(turn: Turn, outcome: Outcome) -> Iterator[Event]:
    """One event a cart line that grew."""
    before = {(n.product_id, n.variant_id): n.quantity for n in turn.state.cart}
    for line in outcome.state.cart:
        more = line.quantity - before.get((line.product_id, line.variant_id), 0)
        if more > 0:
            yield Event(
                id=uuid.uuid4().hex,
                type=EventType.CART,
                timestamp=datetime.now(UTC),
                product_id=line.product_id,
                shopper_id=turn.shopper_id,
                session_id=turn.session_id,
                trace_id=turn.trace_id,
                quantity=more,
                price=line.price,
            )
