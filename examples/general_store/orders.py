"""Orders: recent purchase sessions with a status, a parcel and a history."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from examples.general_store.events import Event
from examples.general_store.shoppers import Shopper
from examples.general_store.tables import Tables

FREE_SHIPPING_CENTS = 6000
SHIPPING_FEE_CENTS = 595
FIRST_NUMBER = 20101
STATUSES = (
    "pending",
    "processed",
    "shipped",
    "delivered",
    "cancelled",
    "return_requested",
    "returned",
    "exchanged",
    "refunded",
)
RETURN_REASONS = ("not as pictured", "changed my mind", "arrived damaged", "stopped working")
SIZE_REASONS = ("too small", "too large")
FOOD_REASONS = ("arrived damaged", "wrong item sent", "changed my mind, unopened")
CANCEL_REASONS = ("ordered by mistake", "found it cheaper", "no longer needed")
# Steps after "pending", with the days that each takes at least and at most.
PATHS: dict[str, tuple[tuple[str, int, int], ...]] = {
    "pending": (),
    "processed": (("processed", 0, 1),),
    "shipped": (("processed", 0, 1), ("shipped", 1, 2)),
    "delivered": (("processed", 0, 1), ("shipped", 1, 2), ("delivered", 2, 5)),
    "cancelled": (("cancelled", 0, 1),),
}
AFTER_DELIVERY: dict[str, tuple[tuple[str, int, int], ...]] = {
    "return_requested": (("return_requested", 1, 6),),
    "returned": (("return_requested", 1, 8), ("returned", 3, 7)),
    "exchanged": (("return_requested", 1, 8), ("exchanged", 4, 9)),
    "refunded": (("return_requested", 1, 8), ("returned", 3, 7), ("refunded", 1, 5)),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A status an order reached, and when."""

    status: str
    at: datetime


def _path(status: str, placed: datetime, now: datetime, rng: random.Random) -> list[Step]:
    """Steps up to a status, or as far as they have come by now."""
    path = PATHS.get(status, PATHS["delivered"] + AFTER_DELIVERY.get(status, ()))
    steps = [Step("pending", placed)]
    for name, least, most in path:
        clock = time(rng.randint(8, 18), rng.randint(0, 59), tzinfo=UTC)
        day = steps[-1].at.date() + timedelta(days=rng.randint(least, most))
        at = datetime.combine(day, clock)
        if at <= steps[-1].at:
            at = steps[-1].at + timedelta(minutes=rng.randint(25, 240))
        if at > now:
            break
        steps.append(Step(name, at))
    return steps


def _status(age_days: int, rng: random.Random) -> str:
    """A status that fits an order's age."""
    if age_days <= 2:
        return rng.choice(("pending", "pending", "processed", "cancelled"))
    if age_days <= 4:
        return rng.choice(("processed", "shipped", "shipped", "cancelled"))
    if age_days <= 8:
        return rng.choice(("shipped", "shipped", "delivered"))
    weights = (56, 7, 0, 12, 11, 14) if age_days > 24 else (50, 4, 22, 10, 7, 7)
    names = ("delivered", "cancelled", "return_requested", "returned", "exchanged", "refunded")
    return rng.choices(names, weights=weights)[0]


def _line(event: Event, rng: random.Random) -> dict[str, Any]:
    product = event.product
    line: dict[str, Any] = {
        "product_id": product.id,
        "title": product.title,
        "quantity": event.quantity,
        "price": product.price_cents / 100,
    }
    if product.variants:
        same_price = [item for item in product.variants if item.price_cents == product.price_cents]
        variant = rng.choice(same_price)
        return line | {"variant_id": variant.id, "color": variant.color, "size": variant.size}
    if product.row.colors:
        line["color"] = rng.choice(product.row.colors)
    if product.sizes:
        line["size"] = rng.choice(product.sizes)
    return line


def _order(
    number: int, events: list[Event], shopper: Shopper, today: date, rng: random.Random
) -> dict[str, Any]:
    placed = events[0].at
    now = datetime.combine(today, time(19, 0), tzinfo=UTC)
    steps = _path(_status((today - placed.date()).days, rng), placed, now, rng)
    goods_cents = sum(event.product.price_cents * (event.quantity or 1) for event in events)
    shipping_cents = 0 if goods_cents >= FREE_SHIPPING_CENTS else SHIPPING_FEE_CENTS
    order: dict[str, Any] = {
        "order_id": f"JO-{FIRST_NUMBER + number}",
        "shopper_id": shopper.id,
        "session_id": events[0].session_id,
        "name": shopper.name,
        "email": shopper.email,
        "status": steps[-1].status,
        "placed_at": _stamp(placed),
        "lines": [_line(event, rng) for event in events],
        "subtotal": goods_cents / 100,
        "shipping_fee": shipping_cents / 100,
        "total": (goods_cents + shipping_cents) / 100,
        "currency": "USD",
        "payment_method": shopper.payment,
        "shipping_address": dict(shopper.address),
        "history": [{"status": step.status, "at": _stamp(step.at)} for step in steps],
    }
    return order | _parcel(number, steps, _return_reasons(events), rng)


def _return_reasons(events: list[Event]) -> tuple[str, ...]:
    """Reasons that make sense for what was bought."""
    if any(event.product.kind.size_run for event in events):
        return SIZE_REASONS + RETURN_REASONS[:3]
    if all(event.product.kind.department == "Food & Drink" for event in events):
        return FOOD_REASONS
    return RETURN_REASONS


def _parcel(
    number: int, steps: list[Step], reasons: tuple[str, ...], rng: random.Random
) -> dict[str, Any]:
    """Tracking, delivery day and reason, as far as an order has come."""
    reached = {step.status: step.at for step in steps}
    known: dict[str, Any] = {}
    if "shipped" in reached:
        known["carrier"] = rng.choice(("Isle Post", "Redstart Parcels"))
        known["tracking_number"] = f"JLX{number * 7919 + 410_000_000}"
        due = reached["shipped"].date() + timedelta(days=5)
        known["expected_delivery"] = due.isoformat()
    if "delivered" in reached:
        known["delivered_at"] = _stamp(reached["delivered"])
    if "return_requested" in reached:
        known["return_reason"] = rng.choice(reasons)
    if "cancelled" in reached:
        known["cancel_reason"] = rng.choice(CANCEL_REASONS)
    return known


def _stamp(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def make_orders(
    events: tuple[Event, ...],
    shoppers: tuple[Shopper, ...],
    tables: Tables,
    rng: random.Random,
) -> list[dict[str, Any]]:
    """Turn purchase sessions into orders: all of the last ten days, then a sample of the rest.

    Lines, quantities, prices and times agree with the session's purchase events.
    """
    by_id = {shopper.id: shopper for shopper in shoppers}
    sessions: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "purchase":
            sessions[event.session_id].append(event)
    recent: list[list[Event]] = []
    older: list[list[Event]] = []
    for purchases in sessions.values():
        age_days = (tables.today - purchases[0].at.date()).days
        (recent if age_days <= 10 else older).append(purchases)
    wanted = int(tables.settings["orders"])
    chosen = recent[-wanted // 2 :] + rng.sample(older, wanted - min(len(recent), wanted // 2))
    chosen.sort(key=lambda purchases: (purchases[0].at, purchases[0].session_id))
    return [
        _order(number, purchases, by_id[purchases[0].shopper_id], tables.today, rng)
        for number, purchases in enumerate(chosen)
    ]
