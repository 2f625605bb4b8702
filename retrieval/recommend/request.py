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
    filters: Filters | None = None
    category: str | None = None
    relevance: Mapping[str, float] = field(default_factory=dict)
    k: int = 10
    not_ids: tuple[str, ...] = ()
    now: datetime | None = None


class ReasonKind(StrEnum):
    """Why a product is recommended."""

    WISHES = "wishes"
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
        score: higher is better; comparable within the list only.
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
        fallback: what filled the list where taste couldn't: "popular", "rated"; None otherwise.
    """

    items: tuple[Recommendation, ...]
    scenario: Scenario
    model: str = "none"
    fallback: str | None = None
