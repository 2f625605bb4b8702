"""What reading the events of a large shop costs: time and peak memory of each thing that does.

    python -m benchmarks.recommend_events [--events 20000000] [--write]

Visits of four events with two of 100,000 products within a year, every fifth a guest's, a tenth of
the events purchases. Each reader has a process of its own. The store stays in runs/recommend.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from benchmarks.recommend_serving import memory_mb
from benchmarks.table import machine, markdown, publish
from retrieval.events import TABLE, EventStore
from retrieval.recommend.consumables import consumables_of
from retrieval.recommend.crowd import Crowd
from retrieval.recommend.touches import interactions_of
from retrieval.sqlite import connect

RUNS = Path(__file__).parents[1] / "runs" / "recommend"
PRODUCTS = 100_000
NUMBERS = {f"P-{number}": number for number in range(PRODUCTS)}
#: Events in the order of time; hashes of numbers stand for chance, cubes for what is popular.
MADE = """
insert into events (id, type, timestamp, product_id, shopper_id, session_id)
with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < :events),
h as (select i, i / 4 as visit, i / 2 * 2654435761 % 1000003 / 1000003.0 as u from n)
select 'e' || i, case i % 10 when 9 then 'purchase' when 8 then 'cart' else 'view' end,
  strftime('%Y-%m-%dT%H:%M:%S+00:00', strftime('%s', 'now', '-366 days')
    + visit * 31536000.0 / (:events / 4) + i % 4 * 60, 'unixepoch'),
  'P-' || cast(:products * u * u * u as integer),
  case when visit % 5 then 'S-' || (visit * 40503 % :shoppers) end, 'V-' || visit from h
"""
READERS = {
    "nothing": lambda store: store.newest,
    "interactions to train with": lambda store: interactions_of(store, NUMBERS),
    "who took what": lambda s: Crowd.of(s, NUMBERS, s.newest, datetime.now(UTC).date()),
    "what is bought again": lambda store: consumables_of(store.purchase_days()),
    "what sells, without models": lambda store: deque(store.touched_after(None, store.newest), 0),
}


def main() -> None:
    """Make the events unless they are there, then let each read them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=20_000_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    file = made(RUNS / f"events-{asked.events}.sqlite", asked.events)
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        rows = [pool.apply(measured, (file, name)) for name in READERS]
    title = f"## Reading {asked.events:,} events\n\n`python -m benchmarks.recommend_events`"
    text = f"{title}; {machine()}.\n\n" + markdown(("what", "s", "s of CPU", "peak MB"), rows)
    publish("recommend-events", text) if asked.write else print(text)


def made(file: Path, events: int) -> Path:
    """The store, written unless it is there; indexes are made afterwards, which is faster."""
    if file.exists():
        return file
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    values = {"events": events, "products": PRODUCTS, "shoppers": events // 20}
    with closing(connect(part, TABLE, holds="events")) as connection, connection:
        connection.execute(MADE, values)
    EventStore.open(part).close()
    return part.rename(file)


def measured(file: Path, name: str) -> list[str]:
    """Seconds, and memory at most."""
    store, wall, cpu = EventStore.open(file), time.perf_counter(), time.process_time()
    READERS[name](store)
    spent = (time.perf_counter() - wall, time.process_time() - cpu)
    return [name, *(f"{seconds:.1f}" for seconds in spent), f"{memory_mb('VmHWM'):,.0f}"]


if __name__ == "__main__":
    main()
