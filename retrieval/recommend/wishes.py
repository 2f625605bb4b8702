"""Wishes to learn from: what the distance of a product from a stated wish is worth.

Events don't say what was asked for. So the ranker learns from wishes that are made up of the
records of what was taken, as search models learn from queries that are made up of documents
(Nogueira et al., Document Expansion by Query Prediction, 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from retrieval.shop import ProductEncoder
    from retrieval.types import Product

Floats = NDArray[np.float32]
#: Shares of wishes that name nothing, the kind of thing alone, and one or two traits beside it.
NOTHING, KIND_ALONE = 0.4, 0.3
MOST_TRAITS = 2


class MadeUp:
    """Wishes as a shopper might have stated them, made up of the records of what they took."""

    def __init__(
        self, products: Mapping[str, Product], ids: Sequence[str], encoder: ProductEncoder
    ) -> None:
        """Take what they are made of.

        Args:
            products: of the catalogue, by id.
            ids: of the products by number.
            encoder: of queries.
        """
        self._products = [products.get(one) for one in ids]
        self._encoder = encoder

    def vectors(self, targets: NDArray[np.int32], rng: np.random.Generator) -> list[Floats | None]:
        """One wish for each product that was taken; None where nothing was stated.

        Args:
            targets: (n,), product numbers.
            rng: chooses what is stated.
        """
        texts = [_text(self._products[target], rng) for target in targets.tolist()]
        stated = list(dict.fromkeys(filter(None, texts)))
        if not stated:
            return [None] * len(texts)
        encoded = dict(zip(stated, self._encoder.encode_queries(stated), strict=True))
        return [encoded.get(text) for text in texts]


def _text(product: Product | None, rng: np.random.Generator) -> str:
    drawn = float(rng.random())
    if product is None or product.leaf is None or drawn < NOTHING:
        return ""
    traits = [*product.features, *product.materials, *product.colors[:1]]
    count = 0 if drawn < NOTHING + KIND_ALONE else int(rng.integers(1, MOST_TRAITS + 1))
    chosen = rng.permutation(len(traits))[:count]
    return " ".join((*(traits[n] for n in chosen), product.leaf)).lower()
