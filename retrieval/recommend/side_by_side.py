"""All scorers and their fusion on a file of interactions, trained on a part and measured on it all.

done = evaluate_recommenders(Path("orders.csv"), "temporal")
write_report(done, Path("evaluation"))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.experiment import Experiment, Products, evaluate_file
from retrieval.evaluation.splits import SplitConfig, SplitKind
from retrieval.evaluation.toplists import Recommender
from retrieval.recommend.items import ItemTable
from retrieval.recommend.judging import FUSION
from retrieval.recommend.train import config_for, threads_for
from retrieval.recommend.training import TrainConfig, fit_fusion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.models.interactions import Interactions
    from retrieval.recommend.catalogue_file import CatalogueFile
    from retrieval.types import Product, Progress


def evaluate_recommenders(
    path: Path,
    kind: SplitKind = "leave-one-out",
    *,
    catalogue: CatalogueFile | None = None,
    columns: Mapping[str, str] | None = None,
    k: int = 10,
    seen: bool = False,
    config: TrainConfig | None = None,
    progress: Progress | None = None,
) -> Experiment:
    """Read, split, train everything, measure.

    Args:
        path: of the interactions.
        kind: of the split.
        catalogue: products and their vectors; without it nothing is known but ids.
        columns: target → column, where names don't tell.
        k: length of the lists.
        seen: what a shopper had taken counts, too.
        config: settings; None takes those that suit the number of interactions.
        progress: told how far it is.

    Raises:
        NotFound: there is no such file.
        BadInput: it can't be read, or not be split like that.
    """
    seconds: dict[str, float] = {}

    def fit(train: Interactions, products: Products) -> Mapping[str, Recommender]:
        ids = train.item_ids
        items = ItemTable.from_products(products, ids, missing=True)
        vectors = None if catalogue is None else catalogue.matrix(ids)
        settings = replace(config or config_for(train), seen=seen)
        with threads_for(train):
            trained = fit_fusion(train, items, settings, vectors=vectors, progress=progress)
        seconds.update(trained.seconds)
        return {**trained.fusion.scorers, FUSION: trained.fusion}

    def encode(products: Sequence[Product]) -> NDArray[np.float32]:
        ids = [product.id for product in products]
        return np.zeros((len(ids), 1), np.float32) if catalogue is None else catalogue.matrix(ids)

    done = evaluate_file(
        path,
        fit,
        columns=columns,
        products=None if catalogue is None else catalogue.products,
        encode=None if catalogue is None else encode,
        config=SplitConfig(kind),
        k=k,
        exclude_seen=not seen,
    )
    return _timed(done, seconds)


def _timed(done: Experiment, seconds: Mapping[str, float]) -> Experiment:
    """With what each scorer cost; the fusion costs all of them, twice, and its ranker."""
    measured = tuple(
        replace(one, fit_s=done.fit_s if one.name == FUSION else seconds.get(one.name))
        for one in done.evaluation.measured
    )
    return replace(done, evaluation=replace(done.evaluation, measured=measured))
