"""The graph of shoppers and products: LightGCN on torch-geometric.

He et al., LightGCN: Simplifying and Powering Graph Convolution Network for Recommendation, 2020.
A shopper who is new, or has gone on since the training, is placed by the products of their history,
as one more node would be.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.models.files import Saved
from retrieval.models.training import Loop, Run, run_key, validation_slice
from retrieval.models.vectors import VectorScorer

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from torch_geometric.nn.models import LightGCN

    from retrieval.models.interactions import Interactions
    from retrieval.models.query import Query
    from retrieval.models.scorer import Floats
    from retrieval.types import Progress


@dataclass(frozen=True, slots=True)
class GraphConfig:
    """Settings of the graph model.

    Attributes:
        embedding_size: of shoppers and products.
        layers: of convolution.
        temperature: of the softmax over a sample of products; lower looks harder at the hardest.
        negatives: products drawn for each batch.
        learning_rate: of Adam.
        regularization: L2 of the embeddings of a batch.
        dropout: share of the graph's edges that an epoch leaves out.
        batch_size: interactions.
        epochs: at most.
        patience: looks at the validation slice without a better nDCG.
        every: epochs between two looks.
        decay: what a step of the past counts for each time after it, for who asks.
        seed: of weights, order and samples.
    """

    embedding_size: int = 64
    layers: int = 3
    temperature: float = 1.0
    negatives: int = 256
    learning_rate: float = 5e-3
    regularization: float = 1e-7
    dropout: float = 0.0
    batch_size: int = 2_048
    epochs: int = 150
    patience: int = 10
    every: int = 2
    decay: float = 1.0
    seed: int = 7


class GraphScorer(VectorScorer):
    """Scores by the product of embeddings that were averaged along the graph."""

    name: ClassVar[str] = "graph"

    def __init__(
        self,
        layers: Floats,
        shoppers: Floats,
        counts: NDArray[np.int64],
        config: GraphConfig,
        run: Run | None = None,
    ) -> None:
        """Take what was learned.

        Args:
            layers: (layers + 1, n_items, embedding_size), products before and after each layer.
            shoppers: (n_shoppers, embedding_size), shoppers before the first.
            counts: (n_items,), shoppers of each product.
            config: settings.
            run: how the training went.
        """
        super().__init__(layers.mean(axis=0), counts > 0)
        self.config = config
        self.run = run or Run()
        self._layers, self._shoppers, self._counts = layers, shoppers, counts

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        config: GraphConfig | None = None,
        *,
        folder: Path | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Train, stopping early by held-out last products; see `SequenceScorer.fit`."""
        from torch_geometric.nn.models import LightGCN

        config = config or GraphConfig()
        held = validation_slice(interactions, np.random.default_rng(config.seed), newest=False)
        torch.manual_seed(config.seed)
        nodes = interactions.n_shoppers + interactions.n_items
        network = LightGCN(nodes, config.embedding_size, config.layers)
        network.convs = network.convs.__class__(_Convolution() for _ in network.convs)
        torch.nn.init.normal_(network.embedding.weight, std=0.1)
        optimizer = torch.optim.Adam(network.parameters(), lr=config.learning_rate)
        edges = _edges(held.fit)

        def epoch(number: int) -> float:
            rng = np.random.default_rng([config.seed, number])
            return _epoch(network, optimizer, held.fit, edges, config, rng)

        def built(run: Run | None = None) -> GraphScorer:
            return GraphScorer(*_learned(network, held.fit, edges), config, run)

        loop = Loop(
            config.epochs,
            config.patience,
            config.every,
            folder,
            run_key(interactions, config),
            progress,
        )
        run = loop.run(network, optimizer, epoch, lambda: held.ndcg(built()))
        edges = _edges(interactions)
        return cls(*_learned(network, interactions, edges), config, run)

    def query_vectors(self, queries: Sequence[Query]) -> Floats:
        """See `VectorScorer.query_vectors`; the mean over the layers of one more node's vector."""
        vectors = np.full((len(queries), self.item_vectors.shape[1]), np.nan, dtype=np.float32)
        for row, query in enumerate(queries):
            vectors[row] = self._placed(query)
        return vectors

    def _placed(self, query: Query) -> Floats | float:
        steps = query.steps
        items, last = np.unique(steps.items[::-1], return_index=True)
        there = self._counts[items] > 0
        items, ages = items[there], steps.ages[::-1][last[there]]
        if len(items) == 0:
            return np.nan
        counts = self.config.decay**ages
        share = (counts / np.sqrt(counts.sum() * self._counts[items])).astype(np.float32)
        total: Floats = np.einsum("i,lid->d", share, self._layers[:-1, items])
        if query.shopper is not None and query.shopper < len(self._shoppers):
            total += self._shoppers[query.shopper]
        return total / np.float32(len(self._layers))

    def save(self, folder: Path) -> None:
        """Write it; see `Scorer.save`."""
        arrays: dict[str, NDArray[Any]] = {
            "layers": self._layers,
            "shoppers": self._shoppers,
            "counts": self._counts,
        }
        Saved(arrays, self.config).write(folder)
        self._write_graph(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read it; see `Scorer.load`."""
        saved = Saved.read(folder, GraphConfig)
        parts = saved.arrays
        found = cls(parts["layers"], parts["shoppers"], parts["counts"], saved.config)
        return found._with_graph(folder)


class _Convolution(torch.nn.Module):
    """LightGCN's layer on a graph that is normalised already: one sparse product."""

    def forward(self, x: Tensor, edges: Tensor, _: object = None) -> Tensor:
        product: Callable[[Tensor, Tensor], Tensor] = _Product.apply
        return product(x, edges)


class _Product(torch.autograd.Function):
    """A symmetric sparse matrix times a dense one: its own transpose serves the gradient.

    torch transposes a CSR matrix anew for each gradient, which takes ten products' time.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, edges: Tensor) -> Tensor:
        ctx.save_for_backward(edges)
        return edges @ x

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        (edges,) = ctx.saved_tensors
        return edges @ gradients[0], None


def _edges(interactions: Interactions, keep: float = 1.0) -> Tensor:
    """The symmetrically normalised adjacency matrix of shoppers and products, in CSR."""
    from torch_geometric.nn.conv.gcn_conv import gcn_norm
    from torch_geometric.utils import to_torch_csr_tensor

    found = interactions.matrix().tocoo()
    pairs = torch.from_numpy(
        np.stack((found.row, found.col + interactions.n_shoppers)).astype(np.int64)
    )
    if keep < 1.0:
        pairs = pairs[:, torch.rand(pairs.shape[1]) < keep]
    both = torch.cat((pairs, pairs.flip(0)), dim=1)
    nodes = interactions.n_shoppers + interactions.n_items
    both, weights = gcn_norm(both, num_nodes=nodes, add_self_loops=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # torch says that CSR is in beta
        adjacency: Tensor = to_torch_csr_tensor(both, weights, size=(nodes, nodes))
    return adjacency


def _epoch(
    network: LightGCN,
    optimizer: torch.optim.Optimizer,
    interactions: Interactions,
    edges: Tensor,
    config: GraphConfig,
    rng: np.random.Generator,
) -> float:
    if config.dropout:
        edges = _edges(interactions, 1.0 - config.dropout)
    losses = []
    order = rng.permutation(len(interactions))
    for start in range(0, len(order), config.batch_size):
        rows = order[start : start + config.batch_size]
        shoppers = torch.from_numpy(interactions.shopper[rows].astype(np.int64))
        items = torch.from_numpy(interactions.item[rows].astype(np.int64))
        loss = _loss(network, edges, shoppers, items, interactions.n_shoppers, config)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(float(loss.detach()))
    return float(np.mean(losses)) if losses else 0.0


def _loss(
    network: LightGCN,
    edges: Tensor,
    shoppers: Tensor,
    items: Tensor,
    n_shoppers: int,
    config: GraphConfig,
) -> Tensor:
    """Softmax of the product taken against products drawn uniformly, and L2 of the embeddings.

    With one negative it is BPR (Rendle et al., 2009); more tell more per step (Wu et al., On the
    Effectiveness of Sampled Softmax Loss for Item Recommendation, 2022).
    """
    placed = network.get_embedding(edges)
    who, right = placed[shoppers], placed[n_shoppers + items]
    drawn = torch.randint(len(placed) - n_shoppers, (config.negatives,))
    near = (who * right).sum(1, keepdim=True)
    far = (who @ placed[n_shoppers + drawn].T).masked_fill(items[:, None] == drawn, -torch.inf)
    logits = torch.cat((near, far), dim=1) / config.temperature
    first = torch.zeros(len(items), dtype=torch.long)
    table = network.embedding.weight
    size = table[shoppers].square().sum() + table[n_shoppers + items].square().sum()
    loss: Tensor = functional.cross_entropy(logits, first) + config.regularization * size
    return loss


def _learned(
    network: LightGCN, interactions: Interactions, edges: Tensor
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Products by layer, shoppers before the first, and how many shoppers products have."""
    with torch.no_grad():
        x = network.embedding.weight.detach()
        layers = [x]
        for _ in range(network.num_layers):
            x = edges @ x
            layers.append(x)
    items = torch.stack([layer[interactions.n_shoppers :] for layer in layers]).numpy()
    shoppers = network.embedding.weight[: interactions.n_shoppers].detach().numpy()
    counts = np.diff(interactions.matrix().tocsc().indptr).astype(np.int64)
    return items.copy(), shoppers.copy(), counts
