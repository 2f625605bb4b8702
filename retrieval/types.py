"""What retrieval talks about: products, money, queries, ranked lists, events.

All of them are frozen. Text from feeds is plain text here: feeds strip HTML on the way in,
and pages escape on the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

#: Decimal places of the currencies that don't have two (ISO 4217).
MINOR_DIGITS = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND")
        + ("VUV", "XAF", "XOF", "XPF"),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


#: Told how far something is: done, total (None where it isn't known), what.
Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents) with its ISO 4217 currency."""

    minor: int
    currency: str

    @classmethod
    def from_major(cls, amount: float, currency: str) -> Money:
        """19.99 USD → Money(1999, "USD")."""
        return cls(round(amount * 10 ** MINOR_DIGITS.get(currency, 2)), currency)

    @property
    def major(self) -> float:
        """The amount in major units: 19.99."""
        digits = MINOR_DIGITS.get(self.currency, 2)
        return round(float(self.minor) / float(10**digits), digits)


class Availability(StrEnum):
    """Whether a product can be bought now."""

    IN_STOCK = "in_stock"
    OUT_OF_STOCK = "out_of_stock"
    PREORDER = "preorder"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Variant:
    """One buyable form of a product: this colour in that size. Options as in the feed."""

    id: str
    colors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    price: Money | None = None
    availability: Availability = Availability.UNKNOWN
    stock: int | None = None
    image: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the catalogue; `id` is the merchant's own.

    `price` is the one to pay, `list_price` the one struck through. With variants, price, colours,
    sizes and availability of the product sum them up (lowest price of what can be bought).
    """

    id: str
    title: str
    description: str = ""
    brand: str | None = None
    category: tuple[str, ...] = ()
    price: Money | None = None
    list_price: Money | None = None
    availability: Availability = Availability.UNKNOWN
    stock: int | None = None
    colors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    image: str | None = None
    url: str | None = None
    rating: float | None = None
    review_count: int | None = None
    group: str | None = None
    created: str | None = None
    variants: tuple[Variant, ...] = ()

    @property
    def leaf(self) -> str | None:
        """The narrowest category: "Hiking boots"."""
        return self.category[-1] if self.category else None

    @property
    def aliases(self) -> frozenset[str]:
        """Other ids that it answers to: those of its variants and of its group."""
        group = () if self.group is None else (self.group,)
        return frozenset((*(variant.id for variant in self.variants), *group)) - {self.id}

    @property
    def buyable(self) -> bool:
        """False only where the shop says that it can't be bought."""
        return self.availability is not Availability.OUT_OF_STOCK


@dataclass(frozen=True, slots=True)
class Review:
    """What one shopper wrote about one product; `stars` from 1 to 5."""

    product_id: str
    stars: float | None
    text: str
    title: str = ""
    author: str = ""
    date: str | None = None


class Sort(StrEnum):
    """Orders of a result list; the default is by relevance."""

    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    RATING = "rating"
    NEWEST = "newest"
    POPULARITY = "popularity"


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard wishes. Within a key any value will do; between keys all must hold.

    A product whose value is unknown doesn't pass a filter on it. Strings are compared with the
    catalogue's own values, case-folded; `category` matches any level of the path. `features` must
    all be mentioned in the product's record. `exclude` must not be, unless it is denied ("leather
    free"); of excluded colours and brands a description may speak in passing. Prices are in major
    units, both ends included.
    """

    brand: tuple[str, ...] = ()
    color: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    price_min: float | None = None
    price_max: float | None = None
    rating_min: float | None = None
    in_stock: bool = False
    ids: tuple[str, ...] | None = None
    not_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to find: words by meaning and by letter, hard wishes, soft wishes."""

    text: str
    filters: Filters = Filters()
    soft: tuple[str, ...] = ()
    sort: Sort | None = None
    k: int = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One product in a ranked list, with where its score came from.

    `parts` names each contribution (dense, lexical, soft wishes, stock …); they sum to `score`.
    `variant` is the one that meets the filters, where the product has variants.
    """

    product: Product
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    variant: Variant | None = None


@dataclass(frozen=True, slots=True)
class RankedList:
    """Hits, best first; `matched` counts all products that pass the filters."""

    hits: tuple[Hit, ...] = ()
    matched: int = 0


class EventType(StrEnum):
    """What a shopper did, or was shown."""

    VIEW = "view"
    CLICK = "click"
    CART = "cart"
    PURCHASE = "purchase"
    IMPRESSION = "impression"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. Impressions carry their 1-based position and propensity."""

    id: str
    type: EventType
    timestamp: datetime
    product_id: str | None = None
    shopper_id: str | None = None
    session_id: str | None = None
    trace_id: str | None = None
    position: int | None = None
    propensity: float | None = None
    quantity: int | None = None
    price: Money | None = None
    value: str | None = None

    @property
    def who(self) -> str | None:
        """Whose it is: the shopper, or a guest by session."""
        if self.shopper_id is not None:
            return self.shopper_id
        return None if self.session_id is None else guest(self.session_id)


def guest(session_id: str) -> str:
    """What stands for a shopper where only the session is known."""
    return f"session:{session_id}"
