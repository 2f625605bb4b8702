"""Ninety days of behaviour: sessions of views, clicks, carts and purchases.

A session has a goal, mostly the next product type of the shopper's journey (tent, then
sleeping bag, then stove). A `click` opens a product from a list, a `view` reads its page;
carts follow views of the product that pulls most, and purchases follow carts.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from examples.general_store.products import Product
from examples.general_store.shoppers import Shopper
from examples.general_store.tables import Tables

EVENTS_PER_SESSION = 8.03  # measured over a build; turns event_target into sessions
SOLD_OUT_FOR_DAYS = 14
CHEAP_DEPARTMENTS = frozenset({"Food & Drink", "Beauty & Care", "Pets"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a shopper did."""

    id: str
    kind: str
    shopper_id: str
    session_id: str
    product: Product
    at: datetime
    quantity: int | None = None

    def record(self) -> dict[str, Any]:
        """The event as a line of events.jsonl."""
        known: dict[str, Any] = {
            "event_id": self.id,
            "type": self.kind,
            "shopper_id": self.shopper_id,
            "session_id": self.session_id,
            "product_id": self.product.id,
            "timestamp": self.at.isoformat().replace("+00:00", "Z"),
        }
        if self.quantity is not None:
            known |= {"quantity": self.quantity, "price": self.product.price_cents / 100}
        return known


class _Shelf:
    """Products by type, with what can be seen and bought on a day."""

    def __init__(self, products: tuple[Product, ...], today: date) -> None:
        self.today = today
        self.by_type: dict[str, list[Product]] = {}
        self.by_department: dict[str, list[str]] = {}
        for product in products:
            name = product.kind.name
            self.by_type.setdefault(name, []).append(product)
            types = self.by_department.setdefault(product.kind.department, [])
            if name not in types:
                types.append(name)

    def on(self, type_name: str, day: date) -> list[Product]:
        """Products of a type that the shop already had on a day."""
        return [product for product in self.by_type[type_name] if product.created <= day]

    def buyable(self, product: Product, day: date) -> bool:
        """Sold-out products sold out lately; before that they could be bought."""
        return product.stock > 0 or (self.today - day).days > SOLD_OUT_FOR_DAYS


class _Visit:
    """One session, as it is being lived."""

    def __init__(self, shopper: Shopper, start: datetime, shelf: _Shelf, rng: random.Random):
        self.shopper = shopper
        self.now = start
        self.shelf = shelf
        self.rng = rng
        self.events: list[Event] = []
        self.bought: list[Product] = []

    def log(self, kind: str, product: Product, seconds: int, quantity: int | None = None) -> None:
        """Append an event some seconds later."""
        self.now += timedelta(seconds=self.rng.randint(2, max(3, seconds)))
        self.events.append(Event("", kind, self.shopper.id, "", product, self.now, quantity))

    def browse(self, type_name: str, looks: int) -> list[Product]:
        """Look at some products of a type; the ones that pull more come up more often."""
        pool = self.shelf.on(type_name, self.now.date())
        seen: list[Product] = []
        for _ in range(min(looks, len(pool))):
            weights = [math.exp(self.shopper.taste.pull(product)) for product in pool]
            product = self.rng.choices(pool, weights=weights)[0]
            pool.remove(product)
            if self.rng.random() < 0.55:
                self.log("click", product, 20)
            self.log("view", product, 95)
            seen.append(product)
        return seen

    def decide(self, seen: list[Product], eagerness: float) -> bool:
        """Perhaps put the most attractive product in the cart; True when it went in."""
        buyable = [product for product in seen if self.shelf.buyable(product, self.now.date())]
        if not buyable or self.rng.random() > eagerness:
            return False
        best = max(buyable, key=lambda item: self.shopper.taste.pull(item) + self.rng.gauss(0, 0.7))
        if seen[-1] is not best:
            self.log("view", best, 40)
        cheap = best.kind.department in CHEAP_DEPARTMENTS
        quantity = self.rng.choice((1, 1, 2, 3)) if cheap else 1
        self.log("cart", best, 30, quantity)
        self.bought.append(best)
        return True

    def check_out(self) -> bool:
        """Perhaps buy what is in the cart; True when bought."""
        if not self.bought or self.rng.random() < 0.25:
            return False
        carts = [event for event in self.events if event.kind == "cart"]
        self.now += timedelta(seconds=self.rng.randint(60, 420))
        for cart in carts:
            self.events.append(replace(cart, kind="purchase", at=self.now))
        return True


class _Life:
    """A shopper's ninety days: where they are on their journeys."""

    def __init__(self, shopper: Shopper, shelf: _Shelf, rng: random.Random) -> None:
        self.shopper = shopper
        self.shelf = shelf
        self.rng = rng
        self.plan = [name for journey in self._shuffled() for name in journey]
        self.stage = rng.choice((0, 0, 0, 1))
        self.tries = 0

    def _shuffled(self) -> list[tuple[str, ...]]:
        journeys = list(self.shopper.journeys)
        self.rng.shuffle(journeys)
        return journeys

    def goal(self) -> str:
        """The product type of the next session."""
        chance = self.rng.random()
        if chance < 0.66:
            return self.plan[self.stage % len(self.plan)]
        if chance < 0.9:
            department = self.rng.choice(self.shopper.taste.departments)
            return self.rng.choice(self.shelf.by_department[department])
        return self.rng.choice(list(self.shelf.by_type))

    def visit(self, start: datetime) -> list[Event]:
        """Live one session and move along the journey."""
        visit = _Visit(self.shopper, start, self.shelf, self.rng)
        goal = self.goal()
        on_journey = goal == self.plan[self.stage % len(self.plan)]
        seen = visit.browse(goal, self.rng.choice((2, 3, 3, 4, 4, 5, 6)))
        carted = visit.decide(seen, 0.52 if on_journey else 0.22)
        if carted and on_journey and self.rng.random() < 0.6:
            following = self.plan[(self.stage + 1) % len(self.plan)]
            visit.decide(visit.browse(following, self.rng.choice((1, 2, 3))), 0.6)
        bought = visit.check_out()
        if on_journey:
            self.tries += 1
            if bought or self.tries >= 3:
                self.stage += max(1, len(visit.bought) if bought else 1)
                self.tries = 0
        return visit.events


def _starts(count: int, tables: Tables, rng: random.Random) -> list[datetime]:
    """Session starts over the event days, evenings and weekends busier, none after today."""
    days = int(tables.settings["event_days"])
    starts = []
    for _ in range(count):
        day = tables.today - timedelta(days=rng.randint(1, days))
        if day.weekday() < 5 and rng.random() < 0.25:
            day = tables.today - timedelta(days=rng.randint(1, days))
        hour = min(23, max(6, round(rng.triangular(6, 23, 20))))
        clock = time(hour, rng.randint(0, 59), rng.randint(0, 59), tzinfo=UTC)
        starts.append(datetime.combine(day, clock))
    return _apart(sorted(starts))


def _apart(starts: list[datetime]) -> list[datetime]:
    """Push a session back that would begin while the one before may still run."""
    kept: list[datetime] = []
    for start in starts:
        kept.append(max(start, kept[-1] + timedelta(hours=1)) if kept else start)
    return kept


def make_events(
    products: tuple[Product, ...],
    shoppers: tuple[Shopper, ...],
    tables: Tables,
    rng: random.Random,
) -> tuple[Event, ...]:
    """Simulate all shoppers and number sessions and events in the order of time."""
    shelf = _Shelf(products, tables.today)
    sessions = float(tables.settings["event_target"]) / EVENTS_PER_SESSION
    per_activity = sessions / sum(shopper.activity for shopper in shoppers)
    visits: list[list[Event]] = []
    for shopper in shoppers:
        life = _Life(shopper, shelf, rng)
        count = max(2, round(shopper.activity * per_activity))
        visits += [life.visit(start) for start in _starts(count, tables, rng)]
    visits.sort(key=lambda events: (events[0].at, events[0].shopper_id) if events else ())
    numbered = [
        replace(event, session_id=f"SE-{number:05d}")
        for number, events in enumerate(visits, start=1)
        for event in events
    ]
    numbered.sort(key=lambda event: (event.at, event.session_id))
    return tuple(
        replace(event, id=f"E-{number:06d}") for number, event in enumerate(numbered, start=1)
    )
