"""Whether a reason is true of the data: counted again, from the start, without the engine.

    facts = Facts.of(shop, events, reviews)
    facts.bears_out(reason, product_id, request)

Nothing here reads what the engine has learned or counted; only its thresholds are shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.catalogue.folding import fold
from retrieval.events import WEIGHTS
from retrieval.index.records import mention_texts
from retrieval.recommend.evidence import Evidence, new, praised, rated
from retrieval.recommend.live import NEWEST, SKEW
from retrieval.recommend.reasons import DOES, LEAST_SHOPPERS, PAST
from retrieval.recommend.request import Reason, ReasonKind, Request
from retrieval.types import Event, EventType, Filters, Product, guest

if TYPE_CHECKING:
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.shop import Shop


@dataclass(frozen=True)
class Facts:
    """The raw data of a shop.

    Attributes:
        shop: with the catalogue and the texts of reviews.
        products: by id.
        owners: of the ids of variants and groups.
        events: all of them.
        reviews: summaries; their counts are taken for true, their quotes aren't.
    """

    shop: Shop
    products: Mapping[str, Product]
    owners: Mapping[str, str]
    events: tuple[Event, ...]
    reviews: ReviewSummaries | None = None

    @classmethod
    def of(cls, shop: Shop, events: Iterable[Event], reviews: ReviewSummaries | None) -> Facts:
        """Read everything once."""
        products = {product.id: product for product in shop.store.products()}
        owners = {name: p.id for p in products.values() for name in p.aliases}
        return cls(
            shop, products, owners | {name: name for name in products}, tuple(events), reviews
        )

    def bears_out(self, reason: Reason, product_id: str, request: Request) -> bool:
        """Whether a reason for a product of a list is true.

        Args:
            reason: with its evidence.
            product_id: that it stands beside.
            request: that the list answered.
        """
        product = self.products.get(product_id)
        found = dict(reason.evidence)
        match reason.kind:
            case _ if product is None:
                return False
            case ReasonKind.MATCHES:
                return is_matched(found, product, request)
            case ReasonKind.BOUGHT_TOGETHER:
                other = str(found["product_id"])
                both = self._buyers(other) & self._buyers(product_id)
                near = request.product_ids or self._did(request)
                known = other in {self.owners.get(name) for name in near}
                return known and len(both) == found["count"] and len(both) >= LEAST_SHOPPERS
            case ReasonKind.BECAUSE_YOU_VIEWED:
                return self._is_because(found, product_id, request)
            case ReasonKind.SHOPPERS_LIKE_YOU:
                count = len(self._like(found, request) & self._of(found["did"], product_id))
                return count == found["shoppers"] and count >= LEAST_SHOPPERS
            case ReasonKind.RATED:
                return found == rated(product)
            case ReasonKind.PRAISED:
                return self._is_praised(found, product_id)
            case ReasonKind.PRICE:
                return self._is_priced(found, product)
            case ReasonKind.NEW:
                return found == new(product, _now(request).astimezone(UTC).date())
            case ReasonKind.POPULAR:
                return self._is_popular(found, product_id, request)

    def _is_because(self, found: Evidence, product_id: str, request: Request) -> bool:
        other = str(found["product_id"])
        here = DOES.get(request.scenario)
        beside = {self.owners.get(name) for name in request.product_ids}
        did = here if here is not None and other in beside else self._did(request).get(other)
        return other != product_id and other in self.products and did == found["did"]

    def _is_praised(self, found: Evidence, product_id: str) -> bool:
        summary = None if self.reviews is None else self.reviews.get(product_id)
        texts = [review.text for review in self.shop.store.reviews(product_id)]
        return found == praised(summary) and any(str(found["quote"]) in t for t in texts)

    def _is_priced(self, found: Evidence, product: Product) -> bool:
        same = [p for p in self.products.values() if p.leaf == product.leaf and p.buyable]
        prices = sorted(p.price.major for p in same if p.price is not None)
        if product.price is None or product.leaf != found["category"]:
            return False
        middle = len(prices) // 2
        median = (prices[middle] + prices[-middle - 1]) / 2
        cheaper = sum(1 for price in prices if price < product.price.major)
        asked = 0.25 if found["place"] == "cheapest_quarter" else 0.5
        return (
            found["price"] == product.price.major < median
            and abs(float(found["median"]) - median) < 0.011
            and found["count"] == len(prices)
            and found["percentile"] == round(100 * cheaper / len(prices))
            and cheaper <= asked * len(prices)
        )

    def _is_popular(self, found: Evidence, product_id: str, request: Request) -> bool:
        kind = EventType.PURCHASE if found["did"] == "bought" else EventType.VIEW
        today = _now(request).astimezone(UTC).date()
        first = today - timedelta(days=int(found["days"]) - 1)
        days = self._days.get((kind, product_id), [])
        return sum(1 for day in days if first <= day <= today) == found["count"]

    def _did(self, request: Request) -> dict[str, str]:
        """Product → the most that the shopper did with it, by their newest events."""
        latest = _now(request) + SKEW
        most: dict[str, float] = {}
        for event in self._past(request):
            owner = self.owners.get(event.product_id or "")
            if owner is not None and event.timestamp <= latest:
                most[owner] = max(most.get(owner, 0.0), WEIGHTS[event.type])
        names = {EventType.PURCHASE: "bought", EventType.CART: "carted"}
        deeds = {WEIGHTS[kind]: name for kind, name in names.items()}
        return {owner: deeds.get(weight, "viewed") for owner, weight in most.items()}

    def _past(self, request: Request) -> list[Event]:
        """What the shopper did, oldest first: before this session, and then in it."""
        latest = _now(request) + SKEW
        taken = [e for e in self._taken if e.timestamp <= latest]
        session = [e for e in taken if request.session_id and e.session_id == request.session_id]
        here = {e.id: e for e in (*request.session_events, *session[-NEWEST:])}
        mine = [e for e in taken if request.shopper_id and e.shopper_id == request.shopper_id]
        before = [e for e in mine[-NEWEST:] if e.id not in here]
        return [*before, *(e for e in sorted(here.values(), key=_time) if e.type in WEIGHTS)]

    def _like(self, found: Evidence, request: Request) -> set[str]:
        """Others who took several of the newest products of the shopper's past."""
        order: dict[str, None] = {}
        for event in self._past(request):
            owner = self.owners.get(event.product_id or "")
            if owner is not None:
                order.pop(owner, None)
                order[owner] = None
        counts: dict[str, int] = defaultdict(int)
        for owner in list(order)[-PAST:]:
            for who in self._of("viewed", owner):
                counts[who] += 1
        me = request.shopper_id or guest(request.session_id or "")
        return {who for who, count in counts.items() if count >= int(found["shared"]) and who != me}

    def _of(self, did: str | int | float, product_id: str) -> set[str]:
        return self._buyers(product_id) if did == "bought" else self._all[product_id]

    def _buyers(self, product_id: str) -> set[str]:
        return self._bought[product_id]

    @cached_property
    def _taken(self) -> list[Event]:
        taken = [e for e in self.events if e.type in WEIGHTS and e.product_id is not None]
        return sorted(taken, key=_time)

    @cached_property
    def _all(self) -> Mapping[str, set[str]]:
        return self._whose(self._taken)

    @cached_property
    def _bought(self) -> Mapping[str, set[str]]:
        return self._whose(e for e in self._taken if e.type is EventType.PURCHASE)

    @cached_property
    def _days(self) -> Mapping[tuple[EventType, str], list[date]]:
        found: dict[tuple[EventType, str], list[date]] = defaultdict(list)
        for event in self._taken:
            owner = self.owners.get(event.product_id or "")
            if owner is not None:
                found[event.type, owner].append(event.timestamp.astimezone(UTC).date())
        return found

    def _whose(self, events: Iterable[Event]) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for event in events:
            owner = self.owners.get(event.product_id or "")
            who = event.who
            if owner is not None and who is not None:
                found[owner].add(who)
        return found


def check_reason(
    reason: Reason,
    product_id: str,
    request: Request,
    shop: Shop,
    events: Iterable[Event],
    reviews: ReviewSummaries | None = None,
) -> bool:
    """Whether one reason is true; for many, make `Facts` once and ask it."""
    return Facts.of(shop, events, reviews).bears_out(reason, product_id, request)


def is_matched(found: Evidence, product: Product, request: Request) -> bool:
    """Whether each wish that is named was stated, and the record meets it."""
    filters, need = request.filters or Filters(), (request.need or "").casefold()
    stated = {"color": filters.color, "size": filters.size, "brand": filters.brand}
    records = {
        "color": product.colors,
        "size": product.sizes,
        "brand": (product.brand or "",),
        "features": (*product.features, *product.materials, *product.colors, *product.audience),
    }
    whole = " ".join(mention_texts(product)).casefold()
    price = product.price
    for name, value in found.items():
        values = str(value).split(", ")
        match name:
            case "price_max":
                met = price is not None and price.major <= float(value) == filters.price_max
            case "currency":
                met = price is not None and price.currency == value
            case "features":
                wished = {one.casefold() for one in filters.features}
                own = {one.casefold() for one in records[name]}
                met = all(
                    (one in wished and _keys(one) <= _keys(whole))
                    or (one in own and _keys(one) <= _keys(need))
                    for one in values
                )
            case _:
                asked = {one.casefold() for one in stated[name]}
                met = all(one in records[name] and one.casefold() in asked for one in values)
        if not met:
            return False
    return bool(found)


def _keys(text: str) -> set[str]:
    """The words of a text by their keys."""
    return set(fold(text).split())


def _now(request: Request) -> datetime:
    return request.now or datetime.now(UTC)


def _time(event: Event) -> datetime:
    return event.timestamp if event.timestamp.tzinfo else event.timestamp.replace(tzinfo=UTC)
