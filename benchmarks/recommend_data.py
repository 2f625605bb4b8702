"""The data sets of the recommendation benchmark, each with its split, and their form for peers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.shops import DATA
from retrieval.evaluation.interaction_files import read_interactions
from retrieval.evaluation.splits import Case, Split, SplitConfig, split
from retrieval.models.interactions import Interactions
from retrieval.models.query import Query
from retrieval.models.training import validation_slice
from retrieval.types import Product

PEERS = Path(__file__).parents[1] / ".venv-peers"


@dataclass(frozen=True)
class Data:
    """A data set, split.

    Attributes:
        name: of it.
        split: what is learned from and what is tested.
        products: by id, where more than the id is known of them.
        seen: whether what a shopper had taken counts as a target too.
    """

    name: str
    split: Split
    products: Mapping[str, Product] = field(default_factory=dict)
    seen: bool = False


def beauty() -> Data:
    """amazon-beauty, the last product of each shopper left out."""
    found = read_interactions(DATA / "amazon-beauty" / "sequences.txt")
    return Data("amazon-beauty", split(found.interactions, SplitConfig("leave-one-out")))


def office() -> Data:
    """amazon-office likewise, with the texts of all its products."""
    records = json.loads((DATA / "amazon-office" / "items.json").read_text(encoding="utf-8"))
    file = DATA / "amazon-office" / "interactions.csv"
    found = read_interactions(file, catalogue=records).interactions
    products = {name: _product(name, record) for name, record in records.items()}
    return Data("amazon-office", split(found, SplitConfig("leave-one-out")), products)


def retail() -> Data:
    """uci-online-retail: learned from to 2011-07, tested on what is new to a shopper after."""
    (file,) = (DATA / "uci-online-retail").glob("*.csv.gz")
    cut = np.datetime64("2011-08-01").astype("datetime64[s]").astype(float)
    found = read_interactions(file).interactions
    return Data("uci-online-retail", split(found, SplitConfig("temporal", cut=float(cut))))


def retail_repeats() -> Data:
    """The same with repeat purchases among the targets."""
    found = retail()
    return Data("uci-online-retail, repeats", found.split, seen=True)


def movies() -> Data:
    """ml-100k as RecBole's package carries it, a quarter of each shopper's at random."""
    (file,) = PEERS.glob("lib/python*/site-packages/recbole/dataset_example/ml-100k/ml-100k.inter")
    found = read_interactions(file).interactions
    return Data("ml-100k", split(found, SplitConfig("random", share=0.25, seed=7)))


SETS: dict[str, Callable[[], Data]] = {
    "beauty": beauty,
    "office": office,
    "retail": retail,
    "retail-repeats": retail_repeats,
    "movies": movies,
}


def write_for_peers(data: Data, folder: Path) -> None:
    """Put a data set where peers read it (benchmarks/peers/README.md).

    folder/whole has all that may be learned from; folder/held the same without a slice by which
    training stops, of the size that our own models hold out.
    """
    newest = data.split.config.kind != "random"
    held = validation_slice(data.split.train, np.random.default_rng(7), newest=newest)
    shoppers = [query.shopper or 0 for query in held.queries]
    for name, train in (("whole", data.split.train), ("held", held.fit)):
        below = folder / name
        below.mkdir(parents=True, exist_ok=True)
        _write_train(below / "train.npz", train)
        cases = data.split.cases
        _write_cases(
            below / "cases.npz",
            [case.shopper for case in cases],
            [case.query for case in cases],
            [case.targets for case in cases],
            exclude_seen=not data.seen,
        )
    _write_cases(folder / "held" / "validation.npz", shoppers, held.queries, held.targets)


def _write_train(file: Path, train: Interactions) -> None:
    np.savez(
        file,
        shopper=train.shopper,
        item=train.item,
        time=train.time,
        weight=train.weight,
        n_shoppers=train.n_shoppers,
        n_items=train.n_items,
    )


def _write_cases(
    file: Path,
    shoppers: list[int],
    queries: list[Query],
    targets: list[NDArray[np.int32]],
    *,
    exclude_seen: bool = True,
) -> None:
    history, history_starts = _joined([query.steps.items for query in queries])
    wanted, target_starts = _joined(targets)
    np.savez(
        file,
        shopper=np.asarray(shoppers, dtype=np.int32),
        history=history,
        history_starts=history_starts,
        targets=wanted,
        target_starts=target_starts,
        exclude_seen=exclude_seen,
    )


class Peer:
    """A peer's lists, as a recommender of the same evaluation."""

    def __init__(self, file: Path, cases: tuple[Case, ...]) -> None:
        with np.load(file) as found:
            self._top = found["top"]
            self.fit_s = float(found["fit_s"])
        self._rows = {case.shopper: row for row, case in enumerate(cases)}

    def top(self, queries: list[Query], k: int) -> list[NDArray[np.int64]]:
        """The lists of the shoppers that the questions name."""
        rows = [self._top[self._rows[query.shopper]][:k] for query in queries]
        return [row[row >= 0].astype(np.int64) for row in rows]


def _joined(lists: list[NDArray[np.int32]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    starts = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return np.concatenate(lists).astype(np.int32), starts


def _product(name: str, record: Mapping[str, str]) -> Product:
    return Product(
        id=name,
        title=(record.get("title") or name)[:200],
        description=(record.get("description") or "")[:1_000],
        brand=record.get("brand") or None,
    )
