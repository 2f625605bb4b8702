"""What the conversation talks about: frames at the edge, state and turns inside."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from retrieval.types import Sort


class Act(StrEnum):
    """What a message wants done."""

    SEARCH = "search"
    REFINE = "refine"
    RECOMMEND = "recommend"
    COMPARE = "compare"
    ASK = "ask"
    CART_ADD = "cart_add"
    CART_REMOVE = "cart_remove"
    CART_VIEW = "cart_view"
    CHECKOUT = "checkout"
    ORDER_STATUS = "order_status"
    ORDER_CANCEL = "order_cancel"
    ORDER_CHANGE = "order_change"
    ORDER_RETURN = "order_return"
    ORDER_EXCHANGE = "order_exchange"
    POLICY = "policy"
    HANDOFF = "handoff"
    SMALLTALK = "smalltalk"
    UNSUPPORTED = "unsupported"


class Topic(StrEnum):
    """What a question about the shop is about."""

    RETURNS = "returns"
    SHIPPING = "shipping"
    PAYMENT = "payment"
    WARRANTY = "warranty"
    ACCOUNT = "account"
    PROMOTIONS = "promotions"
    PRIVACY = "privacy"
    STORES = "stores"
    GIFT = "gift"
    OTHER = "other"


class DropKey(StrEnum):
    """Names of the wishes that a message can take back."""

    NEED = "need"
    BRAND = "brand"
    COLOR = "color"
    SIZE = "size"
    FEATURES = "features"
    EXCLUDE = "exclude"
    PRICE_MIN = "price_min"
    PRICE_MAX = "price_max"
    RATING_MIN = "rating_min"
    SORT = "sort"


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
WordList = Annotated[list[Words], Field(max_length=12)]


class Frame(BaseModel):
    """What one message says, in the shopper's own words; keys without a value are left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: Act
    need: Words | None = None
    brand: WordList = []
    color: WordList = []
    size: WordList = []
    features: WordList = []
    exclude: WordList = []
    price_min: float | None = Field(default=None, ge=0)
    price_max: float | None = Field(default=None, ge=0)
    rating_min: float | None = Field(default=None, ge=0, le=5)
    drop: Annotated[list[DropKey], Field(max_length=10)] = []
    sort: Sort | None = None
    items: Annotated[list[int], Field(max_length=12)] = []
    quantity: int | None = Field(default=None, ge=1, le=999)
    order_id: Words | None = None
    reason: Words | None = None
    topic: Topic | None = None

    def wire(self) -> dict[str, object]:
        """The frame as sent: keys without a value are left out."""
        return self.model_dump(mode="json", exclude_defaults=True) | {"act": self.act.value}


class ReadContext(BaseModel):
    """What a reader may know beside the message: titles shown, in order, and the present need."""

    model_config = ConfigDict(frozen=True)

    shown: tuple[str, ...] = ()
    need: str | None = None
    asked: str | None = None
