"""Bodies of the HTTP routes. What is wrong with one becomes a 422 with a hint."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from assistant.types import Frame, WordList, Words
from retrieval.recommend.request import Scenario
from retrieval.types import Event, EventType, Filters, Sort

Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
MOST_MESSAGE = 4_000
#: Of a recommendation: products of the page or the cart, and events of the session.
MOST_CONTEXT, MOST_SESSION = 100, 200


class Body(BaseModel):
    """Base of all bodies: unknown keys are errors, so that typos don't pass silently."""

    model_config = ConfigDict(extra="forbid")


class ChatBody(Body):
    """One message of a shopper."""

    message: str = Field(description="1 to 4,000 characters", examples=["hiking boots under $100"])
    session_id: str | None = Field(default=None, description="unknown ones start a fresh session")
    shopper_id: Id | None = None
    stream: bool = False


class ParseBody(Body):
    """One message to be read without a session."""

    message: str = Field(examples=["the second one in blue"])
    shown: Annotated[list[str], Field(max_length=50)] = []
    need: str | None = None


class FilterBody(Body):
    """Hard wishes, with the frame's keys; `category` and `in_stock` beside them."""

    brand: WordList = []
    color: WordList = []
    size: WordList = []
    features: WordList = []
    exclude: WordList = []
    category: WordList = []
    need: Words | None = Field(default=None, description="a product type: all its categories")
    price_min: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    price_max: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    rating_min: Annotated[float, Field(ge=0, le=5)] | None = None
    in_stock: bool = False

    @field_validator("brand", "color", "size", "features", "exclude", "category", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    def filters(self) -> Filters:
        """The filters as retrieval knows them."""
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in self.model_dump(exclude={"need"}).items()
        }
        return Filters(**values)


class SearchBody(Body):
    """A search without a conversation."""

    query: Annotated[str, StringConstraints(max_length=MOST_MESSAGE)]
    filters: FilterBody = FilterBody()
    sort: Sort | None = None
    k: Annotated[int, Field(ge=1, le=100)] = 10


class EventBody(Body):
    """Something that a shopper did or was shown. `id` makes sending it twice harmless."""

    type: Literal["view", "click", "cart", "purchase", "impression", "feedback"]
    id: Id | None = None
    product_id: Id | None = None
    shopper_id: Id | None = None
    session_id: Id | None = None
    trace_id: Id | None = None
    timestamp: datetime = Field(default_factory=lambda: datetime.now(UTC))
    position: Annotated[int, Field(ge=1)] | None = None
    propensity: Annotated[float, Field(gt=0, le=1)] | None = None
    quantity: Annotated[int, Field(ge=1)] | None = None
    value: Annotated[str, StringConstraints(max_length=1000)] | None = None

    @field_validator("timestamp")
    @classmethod
    def _in_utc(cls, value: datetime) -> datetime:
        """Times without a zone are UTC."""
        try:
            return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        except OverflowError as error:
            raise ValueError("there is no such time in UTC") from error

    def event(self) -> Event:
        """The event as retrieval knows it, with an id of its own where it was sent without."""
        values = self.model_dump()
        values |= {"id": self.id or uuid.uuid4().hex, "type": EventType(self.type)}
        return Event(**values)


class RecommendBody(Body):
    """Which list of products is asked for, by whom, beside what."""

    scenario: Scenario
    shopper_id: Id | None = Field(default=None, description="the merchant's own")
    session_id: Id | None = Field(default=None, description="of the events of a guest")
    product_ids: Annotated[list[Id], Field(max_length=MOST_CONTEXT)] = Field(
        default=[],
        description="the product of the page, the cart, the order; for `search` and `chat` "
        "what the shop's own search found, best first",
    )
    session_events: Annotated[list[EventBody], Field(max_length=MOST_SESSION)] = Field(
        default=[], description="what happened in this session; isn't written"
    )
    category: Words | None = Field(
        default=None, description="a category or its path, “A > B”; the page of a category needs it"
    )
    query: Annotated[str, StringConstraints(min_length=1, max_length=MOST_MESSAGE)] | None = Field(
        default=None, description="for `search` and `chat`: found by this shop's search"
    )
    filters: FilterBody = FilterBody()
    k: Annotated[int, Field(ge=1, le=100)] = 10


class ExplainQuery(Body):
    """Which product's place in which list is to be explained."""

    product_id: Id
    scenario: Scenario = Scenario.HOME
    shopper_id: Id | None = None
    session_id: Id | None = None
    product_ids: Annotated[list[Id], Field(max_length=MOST_CONTEXT)] = []
    category: Words | None = None


class ErrorDetail(BaseModel):
    """What was wrong and what to do."""

    code: str
    message: str
    hint: str
    retryable: bool


class ErrorBody(BaseModel):
    """The body of every 4xx and 5xx."""

    error: ErrorDetail


class ProductBody(BaseModel):
    """A product as sent; every key is always present."""

    id: str
    title: str
    price: float | None
    currency: str
    availability: Literal["in_stock", "out_of_stock", "preorder", "unknown"]
    brand: str | None
    category: str | None
    image: str | None
    url: str | None
    rating: float | None
    review_count: int | None
    reasons: list[str]
    score: float | None
    parts: dict[str, float] = Field(description="what the score is made of")
    list_price: float | None = Field(description="struck through")
    stock: int | None
    variant_id: str | None


class SearchAnswer(BaseModel):
    """Products, best first; `matched` counts all that pass the filters."""

    products: list[ProductBody]
    matched: int


class WhyBody(BaseModel):
    """One reason: its kind, its words, and the data that bear it out."""

    kind: str
    text: str
    evidence: dict[str, Any]


class RecommendedBody(ProductBody):
    """A recommended product; `reasons` are the texts of `why`."""

    why: list[WhyBody]


class RecommendAnswer(BaseModel):
    """Products, best first, and what chose them."""

    products: list[RecommendedBody]
    scenario: Scenario
    model: str = Field(description="version of the trained models, or none")
    fallback: str | None = Field(description="what filled the list where taste couldn't")
    notes: list[str] = Field(description="what was passed over: unknown ids, future events")


class ContributionBody(BaseModel):
    """What one kind of evidence adds to a score."""

    label: str
    value: float


class JudgementBody(BaseModel):
    """What one scorer says of a product among the candidates."""

    score: float
    rank: int = Field(description="from 0")


class NeighbourBody(BaseModel):
    """A product of the shopper's past that speaks for another."""

    scorer: str
    product_id: str
    share: float
    title: str | None


class ExplainAnswer(BaseModel):
    """Everything behind one product's place in a list."""

    product: RecommendedBody
    scenario: Scenario
    model: str
    rank: int | None = Field(description="its place, from 1; null where it isn't in the list")
    score: float | None
    order: str = Field(description="what made the order: ranker, shelf, ranks, or the fallback")
    parts: dict[str, float] = Field(description="feature → what it adds to the score")
    contributions: list[ContributionBody] = Field(description="`parts` by what they are about")
    features: dict[str, float]
    scorers: dict[str, JudgementBody]
    neighbours: list[NeighbourBody]
    rules: list[str] = Field(description="that keep it out of the list")
    reasons: list[str]
    why: list[WhyBody]
    notes: list[str]


class ChatAnswer(BaseModel):
    """The whole answer to a message."""

    session_id: str
    reply: str
    products: list[ProductBody]
    frame: Frame
    state: dict[str, Any]
    trace_id: str
    reader: str = Field(description="who read the message: model, rules or button")
    comparison: dict[str, Any] | None = None
    passages: list[dict[str, Any]] = []
    question: dict[str, Any] | None = None


class ReadyAnswer(BaseModel):
    """Whether messages can be answered, and what is missing for it."""

    ready: bool
    missing: list[str]
