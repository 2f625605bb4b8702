"""implicit: ALS, BPR and item-item neighbours.

`python -m benchmarks.peers.implicit_peer --model als --data FOLDER --out FILE.npz`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from implicit.cpu.bpr import BayesianPersonalizedRanking
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from benchmarks.peers import trial
from benchmarks.peers.exchange import TOP, Cases, Train, fill_with_popular, without_known_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from implicit.recommender_base import RecommenderBase
    from numpy.typing import NDArray

BATCH = 4096
NEIGHBOURS = {"cosine": CosineRecommender, "bm25": BM25Recommender, "tfidf": TFIDFRecommender}


class EnoughError(Exception):
    """Raised through the library's callback, which has no other way to stop training."""


class ImplicitPeer:
    """What the library's models share; a subclass builds one.

    `floor` is the score of its padding where fewer items are left.
    """

    model: RecommenderBase
    floor: float = np.finfo(np.float32).min

    def __init__(self, setting: trial.Setting):
        self.setting = setting

    def prepare(self, train: Train) -> None:
        """Purchases as a matrix, weights of repeated ones summed."""
        self.train = train
        shape = (train.n_shoppers, train.n_items)
        self.matrix = csr_matrix((train.weight, (train.shopper, train.item)), shape)

    def unknown(self, cases: Cases) -> NDArray[np.bool_]:
        """Cases that get popular items instead."""
        return without_known_item(self.train, cases)

    def recommend(self, shopper: NDArray[np.int64], cases: Cases, **kwargs: object) -> NDArray:
        """The library's own ranking, a batch at a time."""
        ones = np.ones(len(cases.history), np.float32)
        shape = (len(cases), self.train.n_items)
        histories = csr_matrix((ones, (cases.rows, cases.history)), shape)
        top = np.full((len(cases), TOP), -1, np.int32)
        for start in range(0, len(cases), BATCH):
            part = slice(start, start + BATCH)
            items, scores = self.model.recommend(
                shopper[part],
                histories[part],
                N=TOP,
                filter_already_liked_items=cases.exclude_seen,
                **kwargs,
            )
            found = np.where(scores > self.floor, items, -1)
            top[part, : found.shape[1]] = found
        return fill_with_popular(top, self.train, cases, self.unknown(cases))

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case."""
        return self.recommend(np.arange(len(cases)), cases)


class FactorPeer(ImplicitPeer):
    """A factor model, trained in turns."""

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Train with the library's callback."""
        hyperparameters = dict(self.setting.hyperparameters)
        self.model = self.build(
            iterations=hyperparameters.pop("epochs"),
            random_state=self.setting.seed,
            num_threads=self.setting.threads,
            **hyperparameters,
        )

        def callback(*_: object) -> None:
            if after_epoch():
                raise EnoughError

        # The library asks for it: BLAS threads under its own make it many times slower.
        with threadpool_limits(1, "blas"):
            try:
                self.model.fit(self.matrix, show_progress=False, callback=callback)
            except EnoughError:
                return


class ALSPeer(FactorPeer):
    """Alternating least squares; a case's factors are solved from its history."""

    build = AlternatingLeastSquares

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case."""
        self.model._YtY = None  # cached at the first ranking, stale after another turn
        with threadpool_limits(1, "blas"):
            return self.recommend(
                np.arange(len(cases)),
                cases,
                recalculate_user=True,
                items=self.train.known_items,
            )


class BPRPeer(FactorPeer):
    """Bayesian personalised ranking; only shoppers of the training data have factors."""

    build = BayesianPersonalizedRanking

    def unknown(self, cases: Cases) -> NDArray[np.bool_]:
        """Cases of shoppers that training didn't see."""
        return ~self.train.knows(cases.shopper)

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case."""
        shopper = np.where(self.train.knows(cases.shopper), cases.shopper, 0)
        return self.recommend(shopper, cases, items=self.train.known_items)


class NeighbourPeer(ImplicitPeer):
    """Item-item neighbours, fitted at once.

    Short of others it gives the shopper's own items, with a score of 0.
    """

    floor = 0.0

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Compute the neighbours."""
        hyperparameters = dict(self.setting.hyperparameters)
        similarity = NEIGHBOURS[hyperparameters.pop("similarity")]
        self.model = similarity(num_threads=self.setting.threads, **hyperparameters)
        self.model.fit(self.matrix, show_progress=False)
        after_epoch()


MODELS = {
    "als": (
        ALSPeer,
        {"factors": 128, "alpha": 20.0, "regularization": 0.05, "epochs": 15},
    ),
    "bpr": (
        BPRPeer,
        {"factors": 128, "learning_rate": 0.05, "regularization": 0.01, "epochs": 100},
    ),
    "cosine": (NeighbourPeer, {"similarity": "cosine", "K": 200}),
    "bm25": (NeighbourPeer, {"similarity": "bm25", "K": 200, "K1": 1.2, "B": 0.75}),
    "tfidf": (NeighbourPeer, {"similarity": "tfidf", "K": 200}),
}

if __name__ == "__main__":
    trial.main(MODELS, ("implicit", "pm-implicit", "scipy"))
