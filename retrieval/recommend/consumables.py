"""Which products are bought again and again, learned from who came back for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

#: Of a product's buyers, the share that bought it on another day again; and how many at least.
SHARE, BUYERS, AGAIN = 0.15, 5, 2


def consumables_of(purchases: Iterable[tuple[str, str, int]]) -> frozenset[str]:
    """Ids of products that a fair share of their buyers bought again.

    Args:
        purchases: product, shopper, and on how many different days the shopper bought it; see
            `EventStore.purchase_days`.
    """
    buyers: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for product, _, days in purchases:
        buyers[product] += 1
        again[product] += days > 1
    return frozenset(
        product
        for product, count in buyers.items()
        if count >= BUYERS and again[product] >= max(AGAIN, SHARE * count)
    )
