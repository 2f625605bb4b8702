"""What an act may use: the shop, its vocabulary, its policies; and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.dialogue.ordinals import Pointed, pointed_at
from assistant.dialogue.state import DialogueState
from assistant.dialogue.update import Note
from assistant.explain.facts import Facts
from assistant.intent import Reading
from assistant.service.policies import Encode, Passage, PolicyDesk
from assistant.settings import Settings
from assistant.turn.clarify import Question
from retrieval.catalogue.vocabulary import Vocabulary
from retrieval.events import EventStore
from retrieval.recommend.engine import Recommender
from retrieval.reviews.summary import ReviewSummary
from retrieval.shop import Shop
from retrieval.types import Filters, Hit, Product, SearchQuery


def no_summary(_: str) -> ReviewSummary | None:
    """Where reviews weren't read."""
    return None


@dataclass(frozen=True, slots=True)
class Tools:
    """What acts work with; one per served shop."""

    shop: Shop
    vocabulary: Vocabulary
    policies: PolicyDesk
    settings: Settings
    encode: Encode
    currency: str
    events: EventStore
    recommender: Recommender
    summary: Callable[[str], ReviewSummary | None] = no_summary

    def product(self, product_id: str) -> Product | None:
        """The product of an id, or None where it is no longer there."""
        return self.shop.store.get([product_id]).get(product_id)

    def count(self, filters: Filters) -> int:
        """How many products pass the filters."""
        return self.shop.search(SearchQuery("", filters, k=1)).matched


@dataclass(frozen=True, slots=True)
class Turn:
    """One message on its way: what was said and how it was understood.

    `product_ids` are set by a button on a card, which names its product exactly.
    """

    message: str
    session_id: str
    trace_id: str
    shopper_id: str | None
    reading: Reading
    state: DialogueState
    notes: tuple[Note, ...] = ()
    product_ids: tuple[str, ...] = ()

    def with_state(self, state: DialogueState, notes: tuple[Note, ...]) -> Turn:
        """The same turn after the dialogue was updated."""
        return replace(self, state=state, notes=notes)

    def pointed(self) -> Pointed:
        """The products that the message (or the button) points at."""
        if self.product_ids:
            return Pointed(self.product_ids)
        return pointed_at(self.state, list(self.reading.frame.items))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of the attributes in which products differ: (name, a value per product) rows."""

    product_ids: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act found: the state after it, the cards, and the facts that a reply may say.

    `notes` are for the trace: what the recommender did.
    """

    state: DialogueState
    facts: Facts
    hits: tuple[Hit, ...] = ()
    reasons: tuple[tuple[str, ...], ...] = ()
    comparison: Comparison | None = None
    passages: tuple[Passage, ...] = ()
    question: Question | None = None
    notes: tuple[str, ...] = ()
