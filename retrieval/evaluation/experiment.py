"""A whole evaluation: a file of interactions, a split, recommenders trained, all of them measured.

done = evaluate_file(Path("orders.csv"), fit, config=SplitConfig("temporal"))
write_report(done, Path("report"))
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BadInput
from retrieval.evaluation.interaction_files import InteractionFile, read_interactions
from retrieval.evaluation.offline import Evaluation, ItemTraits, evaluate
from retrieval.evaluation.segments import SegmentConfig
from retrieval.evaluation.splits import SplitConfig, split
from retrieval.evaluation.toplists import Recommender
from retrieval.models.interactions import Interactions
from retrieval.types import Product

#: Products by id, as the catalogue has them.
Products = Mapping[str, Product]
#: Trains recommenders on interactions: by name, or one after the other as pairs, which are timed.
Fit = Callable[
    [Interactions, Products], Mapping[str, Recommender] | Iterable[tuple[str, Recommender]]
]
#: (n, dimension), float32, for n products.
Encode = Callable[[Sequence[Product]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Experiment:
    """What was read, and how the recommenders did.

    Attributes:
        name: of the file.
        file: what it held.
        evaluation: recommenders side by side.
        fit_s: seconds of training all of them.
    """

    name: str
    file: InteractionFile
    evaluation: Evaluation
    fit_s: float


def evaluate_file(
    path: Path,
    fit: Fit,
    *,
    columns: Mapping[str, str] | None = None,
    products: Products | None = None,
    encode: Encode | None = None,
    config: SplitConfig | None = None,
    k: int = 10,
    exclude_seen: bool = True,
    segments: SegmentConfig | None = None,
) -> Experiment:
    """Read, split, train and measure.

    Args:
        path: of the interactions.
        fit: gets what may be learned from (to tune, split it again) and the products.
        columns: target → column, where names don't tell.
        products: of the catalogue; those that nobody took are ranked too.
        encode: vectors of products, for diversity; else it is of their categories.
        config: of the split.
        k: length of the lists.
        exclude_seen: leave out what shoppers had taken before; False where repeats matter.
        segments: where they end.

    Raises:
        NotFound: there is no such file.
        BadInput: it can't be read, or not be split like that.
    """
    products = products or {}
    file = read_interactions(path, columns=columns, catalogue=products)
    config = config or SplitConfig()
    if config.kind == "temporal" and file.clock == "position":
        raise BadInput(
            f"{path.name} has no times, only the order of each shopper's interactions.",
            hint="Take --split leave-one-out, or --map time=COLUMN.",
        )
    found = split(file.interactions, config)
    start = time.perf_counter()
    recommenders, seconds = _trained(fit(found.train, products))
    fit_s = time.perf_counter() - start
    evaluation = evaluate(
        recommenders,
        found,
        k,
        exclude_seen=exclude_seen,
        traits=item_traits(found.train.item_ids, products, encode),
        fit_s=seconds,
        segments=segments,
    )
    return Experiment(path.name, file, evaluation, fit_s)


def _trained(
    fitted: Mapping[str, Recommender] | Iterable[tuple[str, Recommender]],
) -> tuple[dict[str, Recommender], dict[str, float]]:
    """Recommenders, and the seconds between one and the next where they come one by one."""
    if isinstance(fitted, Mapping):
        return dict(fitted), {}
    recommenders: dict[str, Recommender] = {}
    seconds: dict[str, float] = {}
    last = time.perf_counter()
    for name, recommender in fitted:
        now = time.perf_counter()
        recommenders[name], seconds[name], last = recommender, now - last, now
    return recommenders, seconds


def item_traits(
    item_ids: Sequence[str], products: Products, encode: Encode | None = None
) -> ItemTraits:
    """Vectors or categories of products, in the order of their numbers.

    Args:
        item_ids: of all products that are ranked.
        products: by id; those of some may be missing.
        encode: gives vectors; without it categories count, with all their levels.
    """
    there = [number for number, name in enumerate(item_ids) if name in products]
    known = [products[item_ids[number]] for number in there]
    if encode is not None and known:
        found = np.asarray(encode(known), dtype=np.float32)
        vectors = np.zeros((len(item_ids), found.shape[1]), dtype=np.float32)
        vectors[there] = found
        return ItemTraits(vectors=vectors)
    if not any(product.category for product in known):
        return ItemTraits()
    numbers: dict[tuple[str, ...], int] = {(): -1}
    kinds = np.full(len(item_ids), -1, dtype=np.int64)
    for number, product in zip(there, known, strict=True):
        kinds[number] = numbers.setdefault(product.category, len(numbers) - 1)
    return ItemTraits(kinds=kinds)
