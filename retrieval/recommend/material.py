"""What a shop's models are learned from: its events, products, texts and what reviews say."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ShopError
from retrieval.events import EventStore
from retrieval.models.interactions import Interactions
from retrieval.recommend.touches import interactions_of
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.types import Event, Product

if TYPE_CHECKING:
    from retrieval.shop import Shop

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]
#: Newest interactions of one shopper that are learned from: past it, it's a robot or a test.
MOST_OF_ONE = 5_000


@dataclass(frozen=True, slots=True)
class Material:
    """What a shop's models are learned from.

    Attributes:
        interactions: by shopper, product and visit, under the products' own ids.
        products: by id, in the order of their numbers.
        vectors: (n_items, dimension), float32, of their texts; zeros where there is none yet.
        shares: of praise in reviews, by id.
    """

    interactions: Interactions
    products: Mapping[str, Product]
    vectors: Floats
    shares: Mapping[str, float] = field(default_factory=dict)


def learn_from(shop: Shop, events: Iterable[Event], now: datetime) -> Material:
    """Gather what a shop's models are learned from.

    Args:
        shop: with the catalogue.
        events: of all shoppers; a store is read block by block.
        now: events after it are left out.

    Raises:
        ShopError: there are no events, or none of the shop's products.
    """
    rows = [(c.row, c.product) for c in shop.store.changes() if c.product is not None]
    products = {product.id: product for _, product in rows}
    given = EventStore.of(events)
    if given.newest == 0:
        hint = "Send what shoppers do to POST /v1/events; until then products are known by text."
        raise ShopError("There are no events to learn from.", hint=hint)
    aliases = {alias: product.id for product in products.values() for alias in product.aliases}
    interactions = newest_of_each(interactions_of(given, products, aliases=aliases, now=now))
    if len(interactions) == 0:
        raise ShopError(
            f"None of the {given.count():,} events can be learned from: their products aren't in "
            "the catalogue, nobody did them, or their times are in the future.",
            hint="See that events carry the product ids of the feed, and a shopper or session.",
        )
    vectors = _text_vectors(shop, [row for row, _ in rows])
    return Material(interactions, products, vectors, _shares(shop, list(products)))


def newest_of_each(interactions: Interactions, most: int = MOST_OF_ONE) -> Interactions:
    """Without what one shopper did before their newest so many interactions."""
    ends = interactions.starts[interactions.shopper.astype(np.int64) + 1]
    return interactions.where(ends - np.arange(len(interactions)) <= most)


def _shares(shop: Shop, ids: Sequence[str]) -> dict[str, float]:
    """Shares of praise, where reviews have been summarised."""
    try:
        with ReviewSummaries.open(shop.folder.root / FILE) as summaries:
            return summaries.shares(ids)
    except ShopError as error:
        log.info("%s It is trained without them.", error.message)
        return {}


def _text_vectors(shop: Shop, rows: Sequence[int]) -> Floats:
    places = {row: place for place, row in enumerate(rows)}
    vectors = np.zeros((len(rows), shop.encoder.dimension), dtype=np.float32)
    for row, vector in shop.store.vectors(shop.encoder.name):
        if row in places:
            vectors[places[row]] = np.frombuffer(vector, dtype="<f4")
    return vectors
