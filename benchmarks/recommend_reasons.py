"""Whether the reasons beside recommendations are true of the raw data: 1,000 of them.

    python -m benchmarks.recommend_reasons [--shop shops/juniper-lane] [--write]

A copy of the demo shop is trained; its shoppers are shown lists in every scenario, and each reason
is counted again from the catalogue, the events and the reviews' own words.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from assistant.bootstrap import open_encoder
from assistant.settings import load_settings
from benchmarks.shops import copied
from benchmarks.table import machine, markdown, publish
from retrieval.events import EventStore
from retrieval.recommend.checks import Facts
from retrieval.recommend.engine import Recommender
from retrieval.recommend.models import load_models
from retrieval.recommend.request import Reason, ReasonKind, Request, Scenario
from retrieval.recommend.train import train_shop
from retrieval.recommend.versions import FOLDER
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.shop import Shop
from retrieval.types import Event, EventType, Filters, SearchQuery

WANTED, LEAST_KINDS = 1_000, 5
QUERIES = ("a gift for a cook", "warm lamp", "rain jacket", "something for the desk", "blanket")
BESIDE = {Scenario.SIMILAR: 1, Scenario.GOES_WITH: 1, Scenario.CART: 3, Scenario.AFTER_PURCHASE: 2}


@dataclass
class Tally:
    """What was checked."""

    given: Counter[tuple[ReasonKind, Scenario]] = field(default_factory=Counter)
    true: Counter[ReasonKind] = field(default_factory=Counter)
    caught: Counter[ReasonKind] = field(default_factory=Counter)
    wrong: list[tuple[Request, str, Reason]] = field(default_factory=list)

    def of(self, kind: ReasonKind) -> int:
        """How many were given of one kind."""
        return sum(count for (one, _), count in self.given.items() if one is kind)


def main() -> None:
    """Train, ask, count again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shop", type=Path, default=Path("shops/juniper-lane"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with copied(asked.shop) as folder:
        encoder = open_encoder(load_settings(folder))
        store = EventStore.open(folder / "events.sqlite")
        with Shop.open(folder, encoder=encoder) as shop:
            train_shop(shop, store, sentences=encoder)
            with ReviewSummaries.open(folder / FILE) as reviews:
                tally = checked(shop, store, reviews)
        store.close()
    text = report(tally)
    publish("recommend-reasons", text) if asked.write else print(text)
    for request, product_id, reason in tally.wrong:
        print(request.scenario, request.shopper_id, request.now, product_id, reason)
    raise SystemExit(bool(tally.wrong))


def checked(shop: Shop, store: EventStore, reviews: ReviewSummaries) -> Tally:
    """Ask until there are enough reasons."""
    recommender = Recommender(shop, store, load_models(shop.folder.root / FOLDER), reviews)
    facts, tally = Facts.of(shop, store, reviews), Tally()
    for request in requests(shop, facts.events, np.random.default_rng(7)):
        for item in recommender.recommend(request).items:
            for reason in item.reasons:
                tally.given[reason.kind, request.scenario] += 1
                lie = facts.bears_out(altered(reason), item.product.id, request)
                tally.caught[reason.kind] += not lie
                if facts.bears_out(reason, item.product.id, request):
                    tally.true[reason.kind] += 1
                else:
                    tally.wrong.append((request, item.product.id, reason))
        kinds = {kind for kind, _ in tally.given}
        if tally.given.total() >= WANTED and len(kinds) >= LEAST_KINDS:
            break
    return tally


def altered(reason: Reason) -> Reason:
    """The same with one figure more, or another deed: what the check must find untrue."""
    evidence = dict(reason.evidence)
    for name in ("count", "shoppers", "price_max"):
        if isinstance(figure := evidence.get(name), int | float):
            return Reason(reason.kind, evidence | {name: figure + 1})
    other = "bought" if evidence["did"] == "viewed" else "viewed"
    return Reason(reason.kind, evidence | {"did": other})


def requests(shop: Shop, events: tuple[Event, ...], rng: np.random.Generator) -> Iterator[Request]:
    """All scenarios in turn, each for another shopper; some come with a session, some are new."""
    who = sorted({event.shopper_id for event in events if event.shopper_id})
    ids = [product.id for product in shop.store.products()]
    leaves = sorted({product.leaf for product in shop.store.products() if product.leaf})
    newest = max(event.timestamp for event in events)
    found = [
        {hit.product.id: hit.score for hit in shop.search(SearchQuery(text, k=50)).hits}
        for text in QUERIES
    ]
    for number in range(20 * WANTED):
        scenario = tuple(Scenario)[number % len(Scenario)]
        now = newest + timedelta(hours=1) if number % 3 else datetime.now(UTC)
        session = f"now-{number}" if rng.random() < 0.5 else None
        views = rng.choice(ids, 3) if session else ()
        yield Request(
            scenario,
            need=QUERIES[number % len(QUERIES)] if scenario is Scenario.SEARCH else None,
            filters=Filters(price_max=80.0) if number % 5 == 4 else None,
            shopper_id=str(rng.choice(who)) if rng.random() < 0.85 else None,
            session_id=session,
            session_events=tuple(
                Event(f"{session}-{n}", EventType.VIEW, now, str(name), session_id=session)
                for n, name in enumerate(views)
            ),
            product_ids=tuple(map(str, rng.choice(ids, BESIDE.get(scenario, 0), replace=False))),
            category=str(rng.choice(leaves)) if scenario is Scenario.CATEGORY else None,
            relevance=found[number % len(found)]
            if scenario in (Scenario.SEARCH, Scenario.CHAT)
            else {},
            k=6,
            now=now,
        )


def report(tally: Tally) -> str:
    """The section of the README."""
    rows: list[list[object]] = []
    for kind in ReasonKind:
        if count := tally.of(kind):
            places = sum(1 for one, _ in tally.given if one is kind)
            rows.append([kind.value, count, tally.true[kind], tally.caught[kind], places])
    rows.append(["all", tally.given.total(), tally.true.total(), tally.caught.total(), ""])
    said = (
        "The demo shop's shoppers in every scenario; each reason recounted from raw data, "
        "and once more with a figure altered, which has to be found untrue."
    )
    command = f"`python -m benchmarks.recommend_reasons`; {machine()}."
    table = markdown(("reason", "given", "true", "caught when altered", "scenarios"), rows)
    return "\n\n".join(("## Reasons that are true", command, said, table))


if __name__ == "__main__":
    main()
