"""RecBole: LightGCN and SASRec, its own model, data loader and trainer driven an epoch at a time.

`python -m benchmarks.peers.recbole_peer --model lightgcn --data FOLDER --out FILE.npz`
"""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd
import torch
from recbole.config import Config
from recbole.data import create_dataset, create_samplers
from recbole.data.dataloader import TrainDataLoader
from recbole.data.interaction import Interaction
from recbole.model.general_recommender import LightGCN
from recbole.model.sequential_recommender import SASRec
from recbole.trainer import Trainer
from recbole.utils import init_seed
from scipy.sparse import coo_matrix

from benchmarks.peers import trial
from benchmarks.peers.exchange import Cases, Train, fill_with_popular, rank, without_known_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


class LightGCNHere(LightGCN):
    """LightGCN where SciPy no longer has the private `dok_matrix._update` that it calls.

    The same matrix, D^-0.5 A D^-0.5 with the degrees' 1e-7; coalesced, which saves torch from
    doing that at every product.
    """

    def get_norm_adj_mat(self) -> torch.Tensor:
        """The normalised graph, (n_users + n_items, same), sparse."""
        size = self.n_users + self.n_items
        users, items = self.interaction_matrix.row, self.interaction_matrix.col + self.n_users
        ends = np.concatenate([users, items]), np.concatenate([items, users])
        graph = coo_matrix((np.ones(len(ends[0]), np.float32), ends), (size, size)).tocsr()
        graph.data[:] = 1  # repeated purchases count once, as in its dictionary
        scale = np.power(np.diff(graph.indptr) + 1e-7, -0.5)
        graph = graph.tocoo()
        values = scale[graph.row] * graph.data * scale[graph.col]
        places = torch.from_numpy(np.stack([graph.row, graph.col]).astype(np.int64))
        values = torch.from_numpy(values.astype(np.float32))
        return torch.sparse_coo_tensor(places, values, (size, size)).coalesce()


class RecBolePeer(ABC):
    """What both models share: data, numbers and training."""

    name: ClassVar[str]
    model_class: ClassVar[type]

    def __init__(self, setting: trial.Setting):
        self.setting = setting
        torch.set_num_threads(setting.threads)

    def prepare(self, train: Train) -> None:
        """Write RecBole's own file format, have it read that, all of it for training.

        In a temporary folder that stays the working one: it leaves logs where it runs.
        """
        self.train = train
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)
        os.makedirs("data/shop")
        frame = pd.DataFrame(
            {
                "user_id:token": train.shopper,
                "item_id:token": train.item,
                # Its order within a shopper is the file's, also where times are equal.
                "timestamp:float": np.arange(len(train.item)),
            }
        )
        frame.to_csv("data/shop/shop.inter", sep="\t", index=False)
        hyperparameters = dict(self.setting.hyperparameters)
        self.epochs = hyperparameters.pop("epochs")
        self.config = Config(
            model=self.name,
            dataset="shop",
            config_dict={
                "data_path": "data",
                "load_col": {"inter": ["user_id", "item_id", "timestamp"]},
                "eval_args": {
                    "split": {"RS": [1, 0, 0]},
                    "order": "TO",
                    "group_by": None,
                    "mode": "full",
                },
                "seed": self.setting.seed,
                "show_progress": False,
                "use_gpu": False,
                "gpu_id": "",
                "state": "ERROR",
                **hyperparameters,
            },
        )
        init_seed(self.setting.seed, reproducibility=True)
        dataset = create_dataset(self.config)
        parts = dataset.build()
        sampler = create_samplers(self.config, dataset, parts)[0]
        self.loader = TrainDataLoader(self.config, parts[0], sampler, shuffle=True)
        self.dataset = parts[0]
        self.items = numbers(self.dataset, "item_id")  # ours of each of its own but 0, padding
        self.inner_item = np.zeros(train.n_items, np.int64)
        self.inner_item[self.items] = np.arange(1, len(self.items) + 1)

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Train with its trainer."""
        init_seed(self.setting.seed, reproducibility=True)
        self.model = self.model_class(self.config, self.dataset)
        trainer = Trainer(self.config, self.model)
        for epoch in range(self.epochs):
            trainer._train_epoch(self.loader, epoch)
            if after_epoch():
                return

    @abstractmethod
    def interaction(self, cases: Cases, chosen: NDArray[np.int64]) -> Interaction:
        """Cases as the model's input."""

    @abstractmethod
    def unknown(self, cases: Cases) -> NDArray[np.bool_]:
        """Cases that get popular items instead."""

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case, from the scores that its own evaluation asks for."""
        self.model.eval()

        def scores_of(chosen: NDArray[np.int64]) -> NDArray[np.float32]:
            with torch.no_grad():
                inner = self.model.full_sort_predict(self.interaction(cases, chosen))
            scores = np.full((len(chosen), self.train.n_items), -np.inf, np.float32)
            scores[:, self.items] = inner.reshape(len(chosen), -1)[:, 1:].numpy()
            return scores

        top = rank(scores_of, cases, self.train.n_items)
        return fill_with_popular(top, self.train, cases, self.unknown(cases))


class LightGCNPeer(RecBolePeer):
    """The graph model; only shoppers of the training data have vectors."""

    name = "LightGCN"
    model_class = LightGCNHere

    def prepare(self, train: Train) -> None:
        """And the numbers of the shoppers."""
        super().prepare(train)
        shoppers = numbers(self.dataset, "user_id")
        self.inner_shopper = np.zeros(train.n_shoppers, np.int64)
        self.inner_shopper[shoppers] = np.arange(1, len(shoppers) + 1)

    def interaction(self, cases: Cases, chosen: NDArray[np.int64]) -> Interaction:
        """The shoppers; one that it doesn't know stands at padding's place."""
        shopper = cases.shopper[chosen]
        known = self.train.knows(shopper)
        inner = np.where(known, self.inner_shopper[np.where(known, shopper, 0)], 0)
        return Interaction({"user_id": torch.from_numpy(inner)})

    def unknown(self, cases: Cases) -> NDArray[np.bool_]:
        """Cases of shoppers that training didn't see."""
        return ~self.train.knows(cases.shopper)


class SASRecPeer(RecBolePeer):
    """The sequence model; a case is its history."""

    name = "SASRec"
    model_class = SASRec

    def interaction(self, cases: Cases, chosen: NDArray[np.int64]) -> Interaction:
        """The last items of each history, those that training saw, padded at the end."""
        length = self.config["MAX_ITEM_LIST_LENGTH"]
        sequences = np.zeros((len(chosen), length), np.int64)
        lengths = np.ones(len(chosen), np.int64)
        for row, case in enumerate(chosen):
            inner = self.inner_item[cases.history_of(case)]
            inner = inner[inner > 0][-length:]
            sequences[row, : len(inner)] = inner
            lengths[row] = max(1, len(inner))
        return Interaction(
            {
                "item_id_list": torch.from_numpy(sequences),
                "item_length": torch.from_numpy(lengths),
            }
        )

    def unknown(self, cases: Cases) -> NDArray[np.bool_]:
        """Cases without an item that training saw."""
        return without_known_item(self.train, cases)


def numbers(dataset: object, column: str) -> NDArray[np.int64]:
    """Our numbers in the order of its own, which begin with padding."""
    return dataset.field2id_token[column][1:].astype(np.int64)


MODELS = {
    "lightgcn": (
        LightGCNPeer,
        {
            "embedding_size": 64,
            "n_layers": 3,
            "reg_weight": 1e-4,
            "learning_rate": 2e-3,
            "train_batch_size": 4096,
            "epochs": 300,
        },
    ),
    "sasrec": (
        SASRecPeer,
        {
            "loss_type": "CE",
            "train_neg_sample_args": None,
            "hidden_size": 64,
            "inner_size": 256,
            "n_layers": 2,
            "n_heads": 2,
            "hidden_dropout_prob": 0.5,
            "attn_dropout_prob": 0.5,
            "MAX_ITEM_LIST_LENGTH": 50,
            "learning_rate": 1e-3,
            "train_batch_size": 256,
            "epochs": 100,
        },
    ),
}

if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.filterwarnings("ignore", module="recbole", category=FutureWarning)
    trial.main(MODELS, ("recbole", "torch", "scipy"))
