"""What comes next: a transformer reads what a shopper did in its order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
import torch

from retrieval.models.files import Saved
from retrieval.models.training import Loop, Run, run_key, validation_slice
from retrieval.models.transformer import SequenceNetwork, next_loss, padded
from retrieval.models.vectors import VectorScorer
from retrieval.processor import has_bfloat16

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.models.interactions import Interactions
    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats
    from retrieval.types import Progress

#: Steps over which the learning rate rises.
WARM_UP = 200


@dataclass(frozen=True, slots=True)
class SequenceConfig:
    """Settings of the sequence model.

    Attributes:
        embedding_size: of product vectors and of the network.
        layers: blocks.
        heads: of attention.
        dropout: everywhere.
        window: so many of the newest products are read.
        negatives: products in the sampled softmax; None takes all, which is best up to some
            50,000 products.
        learning_rate: of Adam, after a warm-up of 200 steps.
        regularization: weight decay.
        batch_size: sequences.
        epochs: at most.
        patience: epochs without a better nDCG on the validation slice.
        seed: of weights, order and dropout.
    """

    embedding_size: int = 64
    layers: int = 1
    heads: int = 1
    dropout: float = 0.2
    window: int = 50
    negatives: int | None = None
    learning_rate: float = 1e-3
    regularization: float = 0.0
    batch_size: int = 128
    epochs: int = 60
    patience: int = 6
    seed: int = 7


class SequenceScorer(VectorScorer):
    """Scores products by the transformer's vector at the end of what was done."""

    name: ClassVar[str] = "sequence"

    def __init__(
        self,
        network: SequenceNetwork,
        known: NDArray[np.bool_],
        config: SequenceConfig,
        run: Run | None = None,
    ) -> None:
        super().__init__(network.item_vectors.detach().numpy(), known)
        self.config = config
        self.run = run or Run()
        self._network = network.eval()

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        config: SequenceConfig | None = None,
        *,
        folder: Path | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Train, stopping early by held-out last products.

        Args:
            interactions: to learn from.
            config: settings.
            folder: for checkpoints and TensorBoard; an interrupted training goes on from it.
            progress: told each epoch.
        """
        config = config or SequenceConfig()
        rng = np.random.default_rng(config.seed)
        held = validation_slice(interactions, rng)
        torch.manual_seed(config.seed)
        network = _network(interactions.n_items, config)
        optimizer = torch.optim.AdamW(
            network.parameters(),
            lr=config.learning_rate,
            weight_decay=config.regularization,
            betas=(0.9, 0.98),
        )
        sequences = _windows(held.fit, config.window)
        known = interactions.counts > 0
        steps = sum(len(sequence) - 1 for sequence in sequences)
        usual = steps / max(math.ceil(len(sequences) / config.batch_size), 1)

        def epoch(number: int) -> float:
            losses = []
            before = number * math.ceil(len(sequences) / config.batch_size)
            batches = _batches(sequences, config, np.random.default_rng([config.seed, number]))
            for done, batch in enumerate(batches, start=before + 1):
                for group in optimizer.param_groups:
                    group["lr"] = config.learning_rate * min(1.0, done / WARM_UP)
                losses.append(_step(network, optimizer, batch, config, usual))
            return float(np.mean(losses)) if losses else 0.0

        loop = Loop(
            config.epochs,
            config.patience,
            folder=folder,
            key=run_key(interactions, config),
            progress=progress,
        )
        run = loop.run(network, optimizer, epoch, lambda: held.ndcg(cls(network, known, config)))
        return cls(network, known, config, run)

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`; NaN for who has done nothing yet."""
        vectors = np.full((len(queries), self.item_vectors.shape[1]), np.nan, dtype=np.float32)
        pasts = [query.steps.last(self.config.window).items for query in queries]
        pasts = [past[self.known[past]] for past in pasts]
        order = sorted(range(len(pasts)), key=lambda row: len(pasts[row]))
        asked = [row for row in order if len(pasts[row])]
        with torch.no_grad():
            for start in range(0, len(asked), 512):
                rows = asked[start : start + 512]
                vectors[rows] = self._network.last([pasts[row] for row in rows]).numpy()
        return vectors

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        weights = {name: value.numpy() for name, value in self._network.state_dict().items()}
        Saved({**weights, "known": self.known}, self.config).write(folder)
        self._write_graph(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, SequenceConfig)
        arrays = dict(saved.arrays)
        known = arrays.pop("known")
        network = _network(len(known), saved.config)
        network.load_state_dict({name: torch.from_numpy(value) for name, value in arrays.items()})
        return cls(network, known, saved.config)._with_graph(folder)


def _network(n_items: int, config: SequenceConfig) -> SequenceNetwork:
    return SequenceNetwork(
        n_items, config.embedding_size, config.layers, config.heads, config.dropout, config.window
    )


def _windows(interactions: Interactions, window: int) -> list[NDArray[np.int32]]:
    """All sequences in pieces of at most window + 1, the newest piece whole."""
    pieces = [
        sequence[max(0, end - window - 1) : end]
        for sequence in interactions.sequences()
        for end in range(len(sequence), 1, -window)
    ]
    return [piece for piece in pieces if len(piece) > 1]


def _batches(
    sequences: list[NDArray[np.int32]], config: SequenceConfig, rng: np.random.Generator
) -> Iterator[list[NDArray[np.int32]]]:
    """Batches of sequences of about the same length, in random order."""
    lengths = np.asarray([len(sequence) // 4 for sequence in sequences])
    order = rng.permutation(len(sequences))
    order = order[np.argsort(lengths[order], kind="stable")]
    starts = np.arange(0, len(order), config.batch_size)
    for start in rng.permutation(starts):
        yield [sequences[i] for i in order[start : start + config.batch_size]]


def _step(
    network: SequenceNetwork,
    optimizer: torch.optim.Optimizer,
    batch: list[NDArray[np.int32]],
    config: SequenceConfig,
    usual: float,
) -> float:
    """Learn from a batch; `usual` is how many steps one has.

    Batches are of sequences of about one length. One of long sequences counts the more, so that
    every step counts the same.
    """
    table = padded(batch, network.padding)
    inputs, targets = table[:, :-1], table[:, 1:]
    real = targets != network.padding
    with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
        vectors = network(inputs)[real]
        loss = next_loss(vectors, network.item_vectors, targets[real], config.negatives)
        loss = loss * (len(vectors) / usual)
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    optimizer.step()
    return float(loss.detach())
