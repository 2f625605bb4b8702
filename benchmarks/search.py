"""How fast search is: build, search with filters, upsert to findable, at two sizes.

Run it with `python -m benchmarks.search`. The 100,000 products are the 2,465 of the department
store, repeated under new ids and prices, with vectors moved a little at random: encoding 100,000
texts would take a quarter of an hour and measure nothing but the encoder again.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import shops
from benchmarks.table import machine, markdown, publish
from retrieval.catalogue.store import CatalogueStore
from retrieval.encoders.text import TextEncoder
from retrieval.evaluation.judged import load_judged
from retrieval.shop import Shop
from retrieval.types import Filters, Money, SearchQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from retrieval.types import Product

RUNS = 120
LARGE = 100_000
FILTERS = (
    Filters(price_max=60.0, in_stock=True),
    Filters(price_min=20.0, price_max=150.0, exclude=("leather",), in_stock=True),
    Filters(features=("elegant",), in_stock=True),
    Filters(category=("footwear",), price_max=120.0),
)


def timed_ms(action: Callable[[int], object], runs: int = RUNS) -> tuple[float, float]:
    """Median and 95th percentile of an action in milliseconds, after a warm-up."""
    for number in range(10):
        action(-1 - number)
    times = []
    for number in range(runs):
        start = time.perf_counter()
        action(number)
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times), float(np.percentile(times, 95))


def searching(shop: Shop) -> list[list[object]]:
    """Searches with and without filters; every text is new to the encoder."""
    texts = [query.query.text for query in load_judged(shops.JUDGED / "retail-demo-store.jsonl")]
    rows: list[list[object]] = []
    for label, filters in (("no filters", (Filters(),)), ("filters", FILTERS)):

        def search(number: int, filters: tuple[Filters, ...] = filters, label: str = label) -> None:
            text = f"{texts[number % len(texts)]} {label[:2]}{number}"
            shop.search(SearchQuery(text, filters[number % len(filters)]))

        p50, p95 = timed_ms(search)
        rows.append([f"search, {label}", f"{p50:.1f}", f"{p95:.1f}"])
    return rows


def upserting(shop: Shop, runs: int = 50) -> list[object]:
    """From the call of upsert until a search finds the product."""
    product = next(iter(shop.store.products()))

    def upsert(number: int) -> None:
        changed = replace(product, id=f"new-{number}", title=f"Zyxwv{number + 100} unicycle")
        shop.upsert([changed])
        hits = shop.search(SearchQuery(changed.title, k=3)).hits
        assert changed.id in [hit.product.id for hit in hits]

    p50, p95 = timed_ms(upsert, runs)
    shop.delete([f"new-{number}" for number in range(-10, runs)])
    return ["upsert to findable", f"{p50:.1f}", f"{p95:.1f}"]


def build_rate(encoder: TextEncoder, folder: Path) -> tuple[float, Shop]:
    """Products a second of a whole import: reading, encoding, catalogue, indexes, saving."""
    shop = Shop.open(folder, encoder=encoder, writer=True)
    start = time.perf_counter()
    report = shop.import_files([shops.DATA / "retail-demo-store" / "products.yaml"])
    return report.products / (time.perf_counter() - start), shop


def scale_up(small: Shop, folder: Path, rng: np.random.Generator) -> None:
    """A catalogue of 100,000 products made from a small one."""
    products = list(small.store.products())
    model = small.encoder.name
    pairs = list(small.store.vectors(model))
    vectors = np.stack([np.frombuffer(data, "<f4") for _, data in pairs])

    def items() -> Iterator[tuple[Product, NDArray[np.float32]]]:
        for number in range(LARGE):
            source = number % len(products)
            noise = rng.standard_normal(vectors.shape[1], dtype=np.float32)
            vector = vectors[source] + np.float32(0.02) * noise
            price = products[source].price or Money(1000, "USD")
            cheaper = Money(max(1, round(price.minor * float(rng.uniform(0.5, 1.5)))), "USD")
            product = replace(products[source], id=f"p{number}", price=cheaper)
            yield product, vector / np.float32(np.linalg.norm(vector))

    folder.mkdir(parents=True)
    store = CatalogueStore.open(folder / "catalogue.sqlite")
    store.apply(items(), vector_model=model)
    store.close()


def main() -> None:
    """Measure both sizes and write the table."""
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        rate, small = build_rate(TextEncoder(), Path(folder) / "small")
        rows.append(["2,465", "import, products a second", f"{rate:.0f}", ""])
        rows += [["2,465", *row] for row in [*searching(small), upserting(small)]]
        scale_up(small, Path(folder) / "large", np.random.default_rng(7))
        start = time.perf_counter()
        large = Shop.open(Path(folder) / "large", encoder=small.encoder)
        rows.append(["100,000", "building indexes from vectors, s", _since(start), ""])
        rows += [["100,000", *row] for row in [*searching(large), upserting(large)]]
        large.close()
        start = time.perf_counter()
        Shop.open(Path(folder) / "large", encoder=small.encoder).close()
        rows.append(["100,000", "opening again, s", _since(start), ""])
        small.close()
    table = markdown(("products", "what", "p50 ms (or figure)", "p95 ms"), rows)
    doc = (__doc__ or "").split("\n\n", 1)[1].replace("\n", " ")
    publish("search", f"## Speed of search\n\n{table}\n\n{doc}\n{machine()}; {RUNS} runs")


def _since(start: float) -> str:
    return f"{time.perf_counter() - start:.1f}"


if __name__ == "__main__":
    main()
