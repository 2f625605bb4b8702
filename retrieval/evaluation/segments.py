"""Segments: shoppers of whom little or much is known, products that sell much, little, not yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.splits import Case
from retrieval.models.interactions import Interactions


@dataclass(frozen=True, slots=True)
class SegmentConfig:
    """Where segments end.

    Attributes:
        cold_steps: shoppers with so many past interactions or fewer are cold, others warm.
        head_share: the most taken products that make up this share of the interactions together
            are the head (Abdollahpouri et al., 2017: 20 %).
        new_below: products with fewer interactions in training are new; the rest is the tail.
    """

    cold_steps: int = 5
    head_share: float = 0.2
    new_below: int = 5


def shopper_segments(
    cases: Sequence[Case], config: SegmentConfig
) -> Mapping[str, NDArray[np.bool_]]:
    """Which cases are of cold and of warm shoppers: (n_cases,) each."""
    lengths = np.array([len(case.query.steps) for case in cases], dtype=np.int64)
    cold = lengths <= config.cold_steps
    return {"cold": cold, "warm": ~cold}


def item_segments(train: Interactions, config: SegmentConfig) -> Mapping[str, NDArray[np.bool_]]:
    """Which products are head, tail and new: (n_items,) each; every product is one of them."""
    counts = train.counts
    order = np.lexsort((np.arange(len(counts)), -counts))
    before = counts[order].cumsum() - counts[order]
    head = np.zeros(len(counts), dtype=bool)
    head[order] = before < config.head_share * counts.sum()
    new = (counts < config.new_below) & ~head
    return {"head": head, "tail": ~head & ~new, "new": new}
