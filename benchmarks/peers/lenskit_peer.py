"""LensKit: item-item neighbours and ALS.

`python -m benchmarks.peers.lenskit_peer --model als --data FOLDER --out FILE.npz`
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from lenskit.als import ImplicitMFScorer
from lenskit.data import ItemList, RecQuery, from_interactions_df
from lenskit.knn import ItemKNNScorer
from lenskit.parallel import initialize
from lenskit.training import TrainingOptions

from benchmarks.peers import trial
from benchmarks.peers.exchange import Cases, Train, fill_with_popular, rank, without_known_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from lenskit.als import ALSBase
    from numpy.typing import NDArray


class LensKitPeer(ABC):
    """What both models share: data, training options and ranking."""

    def __init__(self, setting: trial.Setting):
        self.setting = setting
        self.options = TrainingOptions(rng=setting.seed, device="cpu")
        initialize(processes=1, threads=setting.threads, backend_threads=1)

    def prepare(self, train: Train) -> None:
        """The library's dataset, of distinct pairs: these models take a purchase as yes or no."""
        self.train = train
        frame = pd.DataFrame({"user_id": train.shopper, "item_id": train.item}).drop_duplicates()
        self.dataset = from_interactions_df(frame)

    @abstractmethod
    def scores(self, cases: Cases, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
        """Scores of all items for some cases, NaN or -inf where it has none."""

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case."""
        top = rank(lambda chosen: self.scores(cases, chosen), cases, self.train.n_items)
        return fill_with_popular(top, self.train, cases, without_known_item(self.train, cases))

    def history(self, cases: Cases, case: int) -> ItemList:
        """A case's items, each once, those that training saw."""
        items = np.unique(cases.history_of(case))
        return ItemList(item_ids=items[self.train.popularity[items] > 0])


class ALSPeer(LensKitPeer):
    """Implicit matrix factorization; a case's factors are solved from its history."""

    scorer: ALSBase

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Train with the library's trainer."""
        hyperparameters = self.setting.hyperparameters
        self.scorer = ImplicitMFScorer(**hyperparameters)
        trainer = self.scorer.create_trainer(self.dataset, self.options)
        for _ in range(hyperparameters["epochs"]):
            trainer.train_epoch()
            if after_epoch():
                break
        trainer.finalize()

    def scores(self, cases: Cases, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
        """Factors by the scorer, products by ourselves: the same, without a list for each case."""
        size = self.scorer.config.embedding_size
        factors = np.zeros((len(chosen), size), np.float32)
        for row, case in enumerate(chosen):
            history = self.history(cases, case)
            if len(history):
                factors[row] = self.scorer.new_user_embedding(None, history)[0]
        scores = np.full((len(chosen), self.train.n_items), -np.inf, np.float32)
        scores[:, self.scorer.items.ids()] = factors @ self.scorer.item_embeddings.T
        return scores


class ItemKNNPeer(LensKitPeer):
    """Item-item neighbours, fitted at once."""

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Compute the neighbours."""
        self.scorer = ItemKNNScorer(feedback="implicit", **self.setting.hyperparameters)
        self.scorer.train(self.dataset, self.options)
        after_epoch()

    def scores(self, cases: Cases, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
        """The scorer's answers, a case at a time as it wants."""
        items = ItemList(self.scorer.items)
        scores = np.full((len(chosen), self.train.n_items), -np.inf, np.float32)
        for row, case in enumerate(chosen):
            query = RecQuery(history_items=self.history(cases, case))
            scores[row, self.scorer.items.ids()] = self.scorer(query, items).scores()
        return scores


MODELS = {
    "als": (
        ALSPeer,
        {"embedding_size": 128, "weight": 20.0, "regularization": 0.1, "epochs": 15},
    ),
    "itemknn": (ItemKNNPeer, {"max_nbrs": 100, "min_sim": 1e-6, "save_nbrs": 200}),
}

if __name__ == "__main__":
    trial.main(MODELS, ("lenskit", "pyarrow", "scipy"))
