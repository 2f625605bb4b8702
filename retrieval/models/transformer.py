"""A causal transformer over the products that a shopper took (Kang and McAuley, SASRec, 2018).

Pre-norm blocks, a loss over all products or over a sample of them, product vectors shared between
input and output. Sequences are padded on the right: what comes later is never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Block(nn.Module):
    """Causal self-attention and a feed-forward layer, each around a residual."""

    def __init__(self, size: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention_norm, self.forward_norm = nn.LayerNorm(size), nn.LayerNorm(size)
        self.queries_keys_values, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.wide, self.narrow = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, length, size) → the same."""
        batch, length, size = x.shape
        joined = self.queries_keys_values(self.attention_norm(x))
        split = joined.view(batch, length, 3, self.heads, size // self.heads)
        queries, keys, values = split.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(queries, keys, values, is_causal=True)
        x = x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, size)))
        hidden = self.dropout(functional.gelu(self.wide(self.forward_norm(x))))
        done: Tensor = x + self.dropout(self.narrow(hidden))
        return done


class SequenceNetwork(nn.Module):
    """From products in a row to a vector per place, whose products with items are the scores."""

    def __init__(
        self, n_items: int, size: int, layers: int, heads: int, dropout: float, window: int
    ) -> None:
        super().__init__()
        self.padding = n_items
        self.items = nn.Embedding(n_items + 1, size, padding_idx=n_items)
        self.places = nn.Embedding(window, size)
        self.blocks = nn.ModuleList(Block(size, heads, dropout) for _ in range(layers))
        self.norm, self.dropout = nn.LayerNorm(size), nn.Dropout(dropout)
        for table in (self.items, self.places):
            nn.init.normal_(table.weight, std=0.02)

    @property
    def item_vectors(self) -> Tensor:
        """(n_items, size), without the one for padding."""
        return self.items.weight[: self.padding]

    def forward(self, sequences: Tensor) -> Tensor:
        """(batch, length) product numbers → (batch, length, size)."""
        scale = self.items.weight.shape[1] ** 0.5
        x = self.items(sequences) * scale + self.places.weight[: sequences.shape[1]]
        x = self.dropout(x)
        for block in self.blocks:
            x = block(x)
        normed: Tensor = self.norm(x)
        return normed

    def last(self, sequences: Sequence[NDArray[np.int32]]) -> Tensor:
        """The vector at the end of each sequence, none of them empty: (batch, size)."""
        ends = torch.tensor([len(sequence) - 1 for sequence in sequences])
        places = self(padded(sequences, self.padding))
        return torch.as_tensor(places[torch.arange(len(ends)), ends])


def padded(sequences: Sequence[NDArray[np.int32]], padding: int) -> Tensor:
    """Sequences as one table, filled up on the right: (batch, longest), int64."""
    longest = max(map(len, sequences))
    table = np.full((len(sequences), longest), padding, dtype=np.int64)
    for row, sequence in enumerate(sequences):
        table[row, : len(sequence)] = sequence
    return torch.from_numpy(table)


def next_loss(vectors: Tensor, items: Tensor, targets: Tensor, negatives: int | None) -> Tensor:
    """Cross-entropy of what came next, over all products or over a sample.

    Args:
        vectors: (n, size), where each shopper stood.
        items: (n_items, size).
        targets: (n,), what came next.
        negatives: products drawn uniformly, for the whole batch; None takes all products. Drawn
            ones that are a row's target are left out of that row.
    """
    if negatives is None or negatives >= len(items):
        return functional.cross_entropy((vectors @ items.T).float(), targets)
    drawn = torch.randint(len(items), (negatives,))
    right = (vectors * items[targets]).sum(-1, keepdim=True).float()
    wrong = (vectors @ items[drawn].T).float()
    wrong = wrong.masked_fill(drawn[None] == targets[:, None], -torch.inf)
    first = torch.zeros(len(targets), dtype=torch.long)
    return functional.cross_entropy(torch.cat((right, wrong), dim=1), first)
