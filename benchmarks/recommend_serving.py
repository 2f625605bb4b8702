"""How fast a large shop recommends: 100,000 products, 100,000 shoppers, on one core.

    python -m benchmarks.recommend_serving [--requests 300] [--write]

The products are those of `benchmarks.search`; 100,000 shoppers with tastes of their own leave some
800,000 events. All six scorers and both rankers are trained, briefly: what they have learned
doesn't change what an answer costs. Shop and models stay in runs/recommend/serving.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import faiss
import numpy as np
import torch
from threadpoolctl import threadpool_limits

from benchmarks import shops
from benchmarks.search import scale_up
from benchmarks.table import machine, markdown, publish
from retrieval.encoders.text import TextEncoder
from retrieval.evaluation.judged import load_judged
from retrieval.events import EventStore
from retrieval.models.factor import FactorConfig
from retrieval.models.graph import GraphConfig
from retrieval.models.sequence import SequenceConfig
from retrieval.ranking.ranker import RankerConfig
from retrieval.recommend.engine import Recommender
from retrieval.recommend.items import ItemTable
from retrieval.recommend.material import learn_from
from retrieval.recommend.models import load_models
from retrieval.recommend.publishing import publish as publish_models
from retrieval.recommend.request import Request, Scenario
from retrieval.recommend.training import TrainConfig, fit_fusion
from retrieval.recommend.versions import FOLDER, Versions
from retrieval.shop import Shop
from retrieval.types import Event, EventType, SearchQuery

RUNS = Path(__file__).parents[1] / "runs" / "recommend" / "serving"
SHOPPERS, EVENTS_EACH, DAYS = 100_000, 8, 60
FAVOURITES, LOYALTY = 3, 0.8
CHANGES, OTHERS, LONG = 50, 100, 200
#: Answers that are waited for at most until a list changes.
PATIENCE = 20
BRIEFLY = TrainConfig(
    factor=FactorConfig(epochs=2),
    graph=GraphConfig(epochs=2, batch_size=100_000),
    sequence=SequenceConfig(epochs=1, window=20, negatives=1_024),
    ranker=RankerConfig(epochs=100),
    questions=3_000,
    refit=False,
    seen=True,
    visit_s=1_800.0,
)
COLUMNS = ("what", "p50 ms", "p95 ms", "p50 ms of CPU", "p95 ms of CPU")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bench:
    """What is asked, and whom for."""

    shop: Shop
    events: EventStore
    recommender: Recommender
    rng: np.random.Generator

    def shopper(self) -> str:
        """A random one."""
        return f"S-{self.rng.integers(SHOPPERS)}"

    def product(self) -> str:
        """One that somebody looked at or bought: the popular ones, which cost more, come often."""
        number = int(self.rng.integers(self.events.newest))
        return self.events.since(number, 1)[0][1].product_id or ""

    def visit(self, steps: int) -> tuple[Event, ...]:
        """Views that aren't recorded."""
        now = datetime.now(UTC)
        return tuple(
            Event(f"v{n}", EventType.VIEW, now - timedelta(seconds=steps - n), self.product())
            for n in range(steps)
        )


def main() -> None:
    """Build what isn't there, then measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if Versions(RUNS / "shop" / FOLDER).current() is None:
        # In a process of its own: what training leaves in memory isn't what serving takes.
        building = get_context("spawn").Process(target=build, args=(RUNS / "shop",))
        building.start()
        building.join()
        if building.exitcode != 0:
            raise SystemExit("The shop wasn't built; see above.")
    where, encoder = machine(), TextEncoder()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    torch.set_num_threads(1)
    faiss.omp_set_num_threads(1)
    with threadpool_limits(1):
        text = measured(encoder, asked.requests, where)
    publish("recommend-serving", text) if asked.write else print(text)


def build(folder: Path) -> None:
    """The shop, its events and its models, each unless it is there."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    encoder = TextEncoder()
    _made(RUNS)
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=RUNS.parent) as work:
            with shops.imported("retail-demo-store", encoder) as small:
                scale_up(small, Path(work) / "shop", np.random.default_rng(7))
            (Path(work) / "shop").rename(folder)
    (folder / "events.sqlite").unlink(missing_ok=True)
    store = EventStore.open(folder / "events.sqlite")
    with Shop.open(folder, encoder=encoder) as shop:
        log.info("events")
        made = events(shop, datetime.now(UTC), np.random.default_rng(7))
        while block := list(islice(made, 50_000)):
            store.record(block)
        log.info("%d events", store.count())
        train(shop, store)
    store.close()


def events(shop: Shop, now: datetime, rng: np.random.Generator) -> Iterator[Event]:
    """Visits of shoppers who like few categories, and in those what many like."""
    leaves: dict[str, list[str]] = {}
    for product in shop.store.products():
        leaves.setdefault(product.leaf or "", []).append(product.id)
    shelves = list(leaves.values())
    kinds = (EventType.VIEW, EventType.CART, EventType.PURCHASE)
    for number in range(SHOPPERS):
        liked = rng.choice(len(shelves), FAVOURITES, replace=False)
        days = rng.uniform(0.01, DAYS)
        for step in range(1 + rng.poisson(EVENTS_EACH - 1)):
            any_of = int(rng.integers(len(shelves)))
            shelf = shelves[rng.choice(liked) if rng.random() < LOYALTY else any_of]
            yield Event(
                f"e{number}-{step}",
                kinds[int(np.searchsorted((0.8, 0.9), rng.random()))],
                now - timedelta(days=days * 0.7 ** (step // 4), minutes=30 - step),
                shelf[int(len(shelf) * rng.random() ** 3)],
                shopper_id=f"S-{number}",
                session_id=f"S-{number}-{step // 4}",
            )


def train(shop: Shop, store: EventStore) -> None:
    """Everything that `daogou train` trains, for a short time."""
    material = learn_from(shop, store, datetime.now(UTC))
    interactions = material.interactions
    items = ItemTable.from_products(material.products, interactions.item_ids)
    trained = fit_fusion(interactions, items, BRIEFLY, vectors=material.vectors)
    report = publish_models(_made(shop.folder.root / FOLDER), trained, material)
    log.info("%s %s %s", report.version, report.refused, trained.seconds)


def measured(encoder: TextEncoder, requests: int, where: str) -> str:
    """The section of the README."""
    folder, load = RUNS / "shop", os.getloadavg()[0]
    sizes = [("process with the encoder", memory_mb())]
    with Shop.open(folder, encoder=encoder) as shop, tempfile.TemporaryDirectory(dir=RUNS) as work:
        sizes.append(("with the shop's indexes", memory_mb()))
        file = shutil.copy(folder / "events.sqlite", work)  # changes are recorded in the copy
        store = EventStore.open(Path(file))
        models = load_models(folder / FOLDER)
        started = time.perf_counter()
        recommender = Recommender(shop, store, models)
        opened_s = time.perf_counter() - started
        bench = Bench(shop, store, recommender, np.random.default_rng(int(time.time())))
        warm_up(bench)
        sizes.append(("with models, counts and graphs of neighbours", memory_mb()))
        count = store.count()
        rows = asked_for(bench, requests)
        row, moved, idle = changes(bench)
        rows.append(row)
        sizes += [("after all requests", memory_mb()), ("at most", memory_mb("VmHWM"))]
        store.close()
    fusion = models.fusion
    rankers = sum(one is not None for one in (fusion.ranker, fusion.shelf))
    memory = markdown(("memory", "MB"), [[what, f"{size:,.0f}"] for what, size in sizes])
    said = (
        f"{len(models.item_ids):,} products, {len(models.shoppers):,} shoppers, {count:,} events; "
        f"{len(fusion.scorers)} scorers, {rankers} rankers; 10 products with their reasons. "
        f"{requests} requests for home, {OTHERS} for each of the others, of random shoppers; "
        "products of pages and carts are drawn as often as they were looked at. Of "
        f"{CHANGES} shoppers who viewed one more product, {moved} had another list in the next "
        f"answer; of as many who did nothing, {idle}. Putting the state together, with its graphs "
        f"of neighbours, took {opened_s:.0f} s. Pinned to one core; load {load:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after, which CPU time leaves out."
    )
    title = "## Serving recommendations to 100,000 shoppers of 100,000 products"
    command = f"`python -m benchmarks.recommend_serving`; {where}."
    return "\n\n".join((title, command, said, markdown(COLUMNS, rows), memory))


def warm_up(bench: Bench) -> None:
    """Each scenario a few times: the first questions build what later ones use."""
    for ask in scenarios(bench).values():
        for _ in range(10):
            bench.recommender.recommend(ask())


def scenarios(bench: Bench) -> dict[str, Callable[[], Request]]:
    """Makers of random requests."""
    found = searched(bench.shop)
    leaves = sorted({product.leaf for product in bench.shop.store.products() if product.leaf})
    return {
        "home": lambda: Request(Scenario.HOME, bench.shopper()),
        f"home, {LONG} views in the visit": lambda: Request(
            Scenario.HOME, bench.shopper(), session_events=bench.visit(LONG)
        ),
        "category": lambda: Request(
            Scenario.CATEGORY, bench.shopper(), category=str(bench.rng.choice(leaves))
        ),
        "similar": lambda: Request(
            Scenario.SIMILAR, bench.shopper(), product_ids=(bench.product(),)
        ),
        "goes_with": lambda: Request(
            Scenario.GOES_WITH, bench.shopper(), product_ids=(bench.product(),)
        ),
        "cart": lambda: Request(
            Scenario.CART, bench.shopper(), product_ids=tuple(bench.product() for _ in range(3))
        ),
        "chat": lambda: Request(
            Scenario.CHAT, bench.shopper(), relevance=found[bench.rng.integers(len(found))]
        ),
    }


def searched(shop: Shop) -> list[dict[str, float]]:
    """What 30 searches found; they aren't timed."""
    judged = load_judged(shops.JUDGED / "retail-demo-store.jsonl")[:30]
    lists = [shop.search(SearchQuery(one.query.text, k=100)).hits for one in judged]
    return [{hit.product.id: hit.score for hit in hits} for hits in lists if hits]


def asked_for(bench: Bench, requests: int) -> list[list[object]]:
    """Times of each scenario."""
    rows: list[list[object]] = []
    for name, ask in scenarios(bench).items():
        asked = [ask() for _ in range(requests if name == "home" else OTHERS)]
        times = [timed(partial(bench.recommender.recommend, one)) for one in asked]
        rows.append([name, *percentiles(times)])
    return rows


def changes(bench: Bench) -> tuple[list[object], int, int]:
    """From an event until the home page of its shopper is another.

    Returns:
        The row; how many lists changed in the next answer; how many did without any event.
    """
    times, moved, idle = [], 0, 0
    for _ in range(CHANGES):
        shopper, session = bench.shopper(), f"changes-{time.time_ns()}"
        request = Request(Scenario.HOME, shopper, session)
        before = listed(bench, request)
        idle += listed(bench, request) != before
        view = Event(
            session,
            EventType.VIEW,
            datetime.now(UTC),
            bench.product(),
            shopper_id=shopper,
            session_id=session,
        )
        answers: list[list[str]] = []
        times.append(timed(partial(until_changed, bench, view, request, before, answers)))
        moved += len(answers) == 1 and answers[0] != before
    return ["event to changed list", *percentiles(times)], moved, idle


def until_changed(
    bench: Bench, event: Event, request: Request, before: list[str], answers: list[list[str]]
) -> None:
    """Record an event and ask until the list isn't the one before."""
    bench.events.record([event])
    while len(answers) < PATIENCE and before in (answers[-1:] or [before]):
        answers.append(listed(bench, request))


def listed(bench: Bench, request: Request) -> list[str]:
    """The products of the answer."""
    return [item.product.id for item in bench.recommender.recommend(request).items]


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return 1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu)


def percentiles(times: list[tuple[float, float]]) -> list[str]:
    """Median and 95th percentile, by the clock and of the processor."""
    return [
        f"{value:.1f}"
        for column in zip(*times, strict=True)
        for value in (statistics.median(column), float(np.percentile(column, 95)))
    ]


def memory_mb(which: str = "VmRSS") -> float:
    """What the process holds in memory, or ("VmHWM") has held at most."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith(which):
            return int(line.split()[1]) / 1024
    return float("nan")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    main()
