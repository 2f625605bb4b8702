"""What purchases tell of products: which are bought by the same shoppers, and which again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import scipy.sparse as sp

from retrieval.recommend.crowd import Takers
from retrieval.types import Event, EventType


def bought_together(events: Iterable[Event], numbers: Mapping[str, int]) -> sp.csr_matrix:
    """How many shoppers bought both of two products; guests count by session.

    Args:
        events: in any order; those that aren't purchases don't count.
        numbers: product id → number; purchases of other products don't count.

    Returns:
        (n_items, n_items), float32, symmetric, nothing on the diagonal.
    """
    shoppers: dict[str, int] = {}
    pairs = set()
    for event in events:
        who = event.shopper_id or (f"session:{event.session_id}" if event.session_id else None)
        number = numbers.get(event.product_id or "")
        if event.type is EventType.PURCHASE and who is not None and number is not None:
            pairs.add((number, shoppers.setdefault(who, len(shoppers))))
    return Takers(pairs).together(len(numbers))


def purchase_days(events: Iterable[Event]) -> Iterator[tuple[str, str, int]]:
    """Product, shopper, and on how many different days that shopper bought it."""
    days: dict[tuple[str, str], set[str]] = {}
    for event in events:
        if event.type is EventType.PURCHASE and event.product_id and event.shopper_id:
            day = event.timestamp.date().isoformat()
            days.setdefault((event.product_id, event.shopper_id), set()).add(day)
    return ((product, shopper, len(found)) for (product, shopper), found in days.items())
