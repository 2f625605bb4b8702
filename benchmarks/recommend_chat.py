"""Whether the chat shows what a shopper buys next: with their history, and without.

    python -m benchmarks.recommend_chat [--shop shops/juniper-lane] [--write]

The demo shop's models learn from all but its last fourteen days. For each purchase after that the
shopper asks the chat for its category, once known by id and once as a stranger; what happened
before the visit has been recorded, as it would have been. nDCG@10 is of the purchased product.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.bootstrap import Service, open_encoder, open_service
from assistant.settings import load_settings
from benchmarks.shops import copied
from benchmarks.table import machine, markdown, publish
from retrieval.evaluation.bootstrap import difference_interval, mean_intervals
from retrieval.events import EventStore
from retrieval.recommend.train import train_shop
from retrieval.shop import Shop
from retrieval.types import Event, EventType

DAYS = 14
CARDS = 10


def main() -> None:
    """Train on the past, ask in the present."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shop", type=Path, default=Path("shops/juniper-lane"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with copied(asked.shop) as folder:
        past, future = split_events(folder / "events.sqlite")
        settings = load_settings(folder, cards=CARDS, reading="rules", wording="plain")
        encoder = open_encoder(settings)
        with Shop.open(folder, encoder=encoder) as shop:
            train_shop(shop, past, sentences=encoder, now=past[-1].timestamp)
        service = open_service(folder, settings=settings, encoder=encoder)
        known, stranger = gains(service, future)
        service.close()
    text = report(np.asarray(known), np.asarray(stranger))
    publish("recommend-chat", text) if asked.write else print(text)


def split_events(file: Path) -> tuple[list[Event], list[Event]]:
    """Events before and after the cut; the file keeps those before."""
    store = EventStore.open(file)
    events = [event for event in store if event.shopper_id is not None]
    store.close()
    file.unlink()
    cut = events[-1].timestamp - timedelta(days=DAYS)
    past = [event for event in events if event.timestamp < cut]
    store = EventStore.open(file)
    store.record(past)
    store.close()
    return past, [event for event in events if event.timestamp >= cut]


def visits(events: list[Event]) -> Iterator[list[Event]]:
    """Events by session, in the order in which sessions began."""
    by_session: dict[str, list[Event]] = {}
    for event in events:
        by_session.setdefault(event.session_id or event.id, []).append(event)
    yield from by_session.values()


def gains(service: Service, events: list[Event]) -> tuple[list[float], list[float]]:
    """nDCG of each purchase for the shopper who made it, and for a stranger."""
    known, stranger = [], []
    products = {product.id: product for product in service.shop.store.products()}
    for visit in visits(events):
        for event in visit:
            if event.type is not EventType.PURCHASE or event.product_id not in products:
                continue
            message = f"I'm looking for {products[event.product_id].leaf}"
            for shopper_id, found in ((event.shopper_id, known), (None, stranger)):
                answer = service.assistant.reply(message, shopper_id=shopper_id)
                shown = [card["id"] for card in answer.products[:CARDS]]
                place = shown.index(event.product_id) if event.product_id in shown else None
                found.append(0.0 if place is None else 1.0 / float(np.log2(place + 2)))
        service.events.record(visit)
    return known, stranger


def report(known: NDArray[np.float64], stranger: NDArray[np.float64]) -> str:
    """The section of the README."""
    with_it, without = mean_intervals(np.stack((known, stranger), axis=1))
    gained = difference_interval(known, stranger)
    named = {
        "search alone": (without, ""),
        "with the shopper's history": (with_it, ""),
        "difference": (gained, "+"),
    }
    rows = [
        [name, f"{one.mean:{sign}.3f} ({one.low:{sign}.3f} to {one.high:{sign}.3f})"]
        for name, (one, sign) in named.items()
    ]
    share = with_it.mean / without.mean - 1
    return (
        "## Recommending in the chat\n\n"
        f"`python -m benchmarks.recommend_chat`; {machine()}.\n\n"
        f"{len(known)} purchases of the demo shop's last {DAYS} days, each asked for by its\n"
        f"category: {share:+.0%} nDCG@10.\n\n"
        + markdown(["order of the cards", "nDCG@10 (95%)"], rows)
    )


if __name__ == "__main__":
    main()
