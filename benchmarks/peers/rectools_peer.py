"""RecTools: SASRec and eSASRec (SASRec's objective, LiGR layers, sampled softmax).

`python -m benchmarks.peers.rectools_peer --model esasrec --data FOLDER --out FILE.npz`

The hyperparameters are those that eSASRec's authors chose for amazon-beauty, leave-one-out
(arXiv 2508.06450; the table of "Hyperparameters for all datasets" in the README and
configs/paper/loo/ of github.com/blondered/transformer_benchmark: 200 epochs with a patience
of 50; the README says 64 factors, the configuration 256).
"""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import torch
from pytorch_lightning import Callback, Trainer, seed_everything
from rectools import Columns
from rectools.dataset import Dataset
from rectools.models import SASRecModel
from rectools.models.nn.item_net import IdEmbeddingsItemNet
from rectools.models.nn.transformers.ligr import LiGRLayers

from benchmarks.peers import trial
from benchmarks.peers.exchange import TOP, Cases, Train, fill_with_popular, without_known_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LAYERS = {"ligr": {"transformer_layers_type": LiGRLayers}, "sasrec": {}}


class EpochCallback(Callback):
    """Asks after each epoch whether to stop."""

    def __init__(self, model: SASRecModel, after_epoch: Callable[[], bool]):
        self.model = model
        self.after_epoch = after_epoch

    def __deepcopy__(self, memo: dict[int, object]) -> EpochCallback:
        """Itself: the library copies its trainer, whose callback must know the real model."""
        return self

    def on_train_epoch_end(self, trainer: Trainer, pl_module: torch.nn.Module) -> None:
        """Ranking needs a model that takes itself for fitted, and leaves it in eval mode."""
        self.model.is_fitted = True
        trainer.should_stop = self.after_epoch()
        pl_module.train()


class SASRecPeer:
    """The library's SASRecModel, with either kind of layers."""

    def __init__(self, setting: trial.Setting):
        self.setting = setting
        torch.set_num_threads(setting.threads)

    def prepare(self, train: Train) -> None:
        """The library's dataset."""
        self.train = train
        self.dataset = dataset(train.shopper, train.item)

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Train with Lightning."""
        hyperparameters = dict(self.setting.hyperparameters)
        epochs = hyperparameters.pop("epochs")
        layers = LAYERS[hyperparameters.pop("layers")]
        seed_everything(self.setting.seed, verbose=False)
        self.model = SASRecModel(
            **hyperparameters,
            **layers,
            item_net_block_types=(IdEmbeddingsItemNet,),
            recommend_torch_device="cpu",
        )
        # The documented way to another trainer: assign it.
        self.model._trainer = Trainer(
            max_epochs=epochs,
            min_epochs=1,
            accelerator="cpu",
            devices=1,
            logger=False,
            enable_checkpointing=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            callbacks=[EpochCallback(self.model, after_epoch)],
        )
        self.model.fit(self.dataset)

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The library's own ranking; a case is a shopper with its history."""
        unknown = without_known_item(self.train, cases)
        recommended = self.model.recommend(
            users=np.flatnonzero(~unknown),
            dataset=dataset(cases.rows, cases.history),
            k=TOP,
            filter_viewed=cases.exclude_seen,
        )
        top = np.full((len(cases), TOP), -1, np.int32)
        places = recommended[Columns.User].to_numpy(), recommended[Columns.Rank].to_numpy() - 1
        top[places] = recommended[Columns.Item].to_numpy()
        return fill_with_popular(top, self.train, cases, unknown)


def dataset(shopper: NDArray[np.int64], item: NDArray[np.int32]) -> Dataset:
    """Rows in the order of time as the library's dataset; a second between any two."""
    frame = pd.DataFrame(
        {
            Columns.User: shopper,
            Columns.Item: item,
            Columns.Weight: 1.0,
            Columns.Datetime: pd.to_datetime(np.arange(len(item)), unit="s"),
        }
    )
    return Dataset.construct(frame)


SHARED = {
    "n_factors": 64,
    "n_blocks": 1,
    "n_heads": 1,
    "dropout_rate": 0.2,
    "session_max_len": 50,
    "lr": 1e-3,
    "batch_size": 128,
}
MODELS = {
    "sasrec": (SASRecPeer, {"layers": "sasrec", "loss": "softmax", **SHARED, "epochs": 100}),
    "esasrec": (
        SASRecPeer,
        {
            "layers": "ligr",
            "transformer_layers_kwargs": {"ff_factors_multiplier": 4},
            "use_key_padding_mask": True,
            "loss": "sampled_softmax",
            "n_negatives": 256,
            **SHARED,
            "epochs": 200,
        },
    ),
}

if __name__ == "__main__":
    logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="pytorch_lightning|rectools|pydantic")
    trial.main(MODELS, ("rectools", "pytorch-lightning", "torch"))
