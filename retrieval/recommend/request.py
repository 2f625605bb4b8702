"""What a scenario asks of the engine, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from retrieval.types import Event, Filters, Product


class Scenario(StrEnum):
    """Where a list stands."""

    HOME = "home"
    CATEGORY = "category"
    SEARCH = "search"
    SIMILAR = "similar"
    GOES_WITH = "goes_with"
    CART = "cart"
    AFTER_PURCHASE = "after_purchase"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Request:
    """One question.

    Attributes:
        scenario: where the list stands.
        shopper_id: the merchant's own, if the shopper is known.
        session_id: of the visit.
        session_events: what happened in it that isn't recorded (yet).
        product_ids: of the page, of the cart, or just bought.
        need: what is wanted, in words.
        filters: hard wishes.
        category: any level of a category path; nothing else is shown.
        relevance: product id → score of a search, for search and chat; nothing else is shown.
        k: length of the list.
        not_ids: not to be shown.
        now: the time of the question; None: now.
    """

    scenario: Scenario
    shopper_id: str | None = None
    session_id: str | None = None
    session_events: tuple[Event, ...] = ()
    product_ids: tuple[str, ...] = ()
    need: str | None = None
    filters: Filters | None = None
    category: str | None = None
    relevance: Mapping[str, float] = field(default_factory=dict)
    k: int = 10
    not_ids: tuple[str, ...] = ()
    now: datetime | None = None


class ReasonKind(StrEnum):
    """Why a product is recommended."""

    MATCHES = "matches"
    BOUGHT_TOGETHER = "bought_together"
    SHOPPERS_LIKE_YOU = "shoppers_like_you"
    BECAUSE_YOU_VIEWED = "because_you_viewed"
    RATED = "rated"
    PRAISED = "praised"
    PRICE = "price"
    NEW = "new"
    POPULAR = "popular"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the figures and ids by which it can be checked; words come later."""

    kind: ReasonKind
    evidence: Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One product of a list.

    Attributes:
        product: of the catalogue.
        score: higher is better; comparable within the list only, whose order also keeps it varied.
        reasons: up to three, the most telling first.
        parts: what each feature or scorer added to the score.
    """

    product: Product
    score: float
    reasons: tuple[Reason, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recommended:
    """The answer to a question.

    Attributes:
        items: best first.
        scenario: of the question.
        model: version of the models that answered; "none" without.
        fallback: what filled the list where taste couldn't: "popular", "rated", "any"; else None.
        notes: what was passed over in the question: unknown ids, events in the future.
    """

    items: tuple[Recommendation, ...]
    scenario: Scenario
    model: str = "none"
    fallback: str | None = None
    notes: tuple[str, ...] = ()


class Rule(StrEnum):
    """Why a product can't be in a list, whatever its score."""

    GONE = "gone"
    OUT_OF_STOCK = "out_of_stock"
    BLOCKED = "blocked"
    EXCLUDED = "excluded"
    BOUGHT = "bought"
    SEEN = "seen"
    BESIDE = "beside"
    FILTERED = "filtered"
    OTHER_CATEGORY = "other_category"
    NOT_FOUND = "not_found"
    SAME_KIND = "same_kind"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one scorer says of a product: standard score and rank (from 0) among the candidates."""

    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A product of the shopper's past that speaks for another, by one scorer, with its share."""

    scorer: str
    product_id: str
    share: float


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Everything behind one product's place in a list.

    Attributes:
        product: of the catalogue.
        scenario: of the question.
        model: version of the models; "none" without.
        rank: its place in the list, from 1; None where it isn't in it.
        score: among the candidates; None where nothing put it forward.
        order: what made the order: "ranker", "shelf" (the ranker for one shelf), "ranks" (rank
            fusion), or the fallback's name.
        parts: what each feature or scorer added to the score.
        features: their values; those that are unknown are left out.
        scorers: by name; those that can't judge it are left out.
        neighbours: what in the past speaks for it.
        rules: that keep it out of the list.
        reasons: as they stand beside it, or would.
        notes: what was passed over in the question: unknown ids, events in the future.
    """

    product: Product
    scenario: Scenario
    model: str
    rank: int | None
    score: float | None
    order: str
    parts: Mapping[str, float]
    features: Mapping[str, float]
    scorers: Mapping[str, Judgement]
    neighbours: tuple[Neighbour, ...]
    rules: tuple[Rule, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()
