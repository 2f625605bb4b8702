"""Who took what, and how much of it when: the true counts that reasons speak of.

crowd = Crowd.of(events, numbers, until=events.newest)
crowd.both(3, 17)             # shoppers who bought both
crowd.like({3, 17, 20}, 5)    # shoppers who took two of those, and this one
crowd.lately(5, day, 7)       # views, purchases
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from retrieval.types import Event, EventType

if TYPE_CHECKING:
    from retrieval.events import EventStore

Ints = NDArray[np.int32]
#: Days that are counted one by one.
DAYS = 30
#: Of one shopper so many purchases go into pairs at most: a reseller tells nothing.
MOST_PAIRED = 100
_NOBODY = np.zeros(0, dtype=np.int32)
_LOWER = 2**32 - 1


class Takers:
    """The shoppers of each product, each once; grows as events come in."""

    def __init__(self, pairs: NDArray[np.int64]) -> None:
        """Take what there is.

        Args:
            pairs: (n,), the product's number in the upper half, the shopper's in the lower; each
                once, ascending.
        """
        counts = np.bincount(pairs >> 32)
        self._starts = np.concatenate(([0], np.cumsum(counts)))
        self._shoppers = (pairs & _LOWER).astype(np.int32)
        self._further: dict[int, list[int]] = {}

    def of(self, item: int) -> Ints:
        """Shoppers of a product, by number."""
        known = item + 1 < len(self._starts)
        found = self._shoppers[self._starts[item] : self._starts[item + 1]] if known else _NOBODY
        further = self._further.get(item)
        return found if further is None else np.append(found, np.asarray(further, dtype=np.int32))

    def add(self, item: int, shopper: int) -> None:
        """Note one more; those that are known are passed over."""
        if not (self.of(item) == shopper).any():
            self._further.setdefault(item, []).append(shopper)

    def together(self, n_items: int) -> sp.csr_matrix:
        """How many shoppers took both: (n_items, n_items), float32, nothing on the diagonal."""
        counts = np.bincount(self._shoppers, minlength=1)
        keep = counts[self._shoppers] <= MOST_PAIRED
        items = np.repeat(np.arange(len(self._starts) - 1), np.diff(self._starts))
        ones = np.ones(int(keep.sum()), dtype=np.float32)
        shape = (len(counts), n_items)
        taken = sp.csr_matrix((ones, (self._shoppers[keep], items[keep])), shape)
        found = sp.csr_matrix(taken.T @ taken)
        found.data[found.indices == np.repeat(np.arange(n_items), np.diff(found.indptr))] = 0
        found.eliminate_zeros()
        return found


@dataclass(frozen=True, slots=True)
class Crowd:
    """Counts over all shoppers, kept up to date by `add`.

    Attributes:
        shoppers: number of each shopper or guest's session.
        taken: who did anything with a product.
        bought: who bought it.
        days: day → product → [views, purchases].
        since: the first day that is counted in `days`.
    """

    shoppers: dict[str, int]
    taken: Takers
    bought: Takers
    days: dict[date, dict[int, list[int]]]
    since: date

    @classmethod
    def of(cls, events: EventStore, numbers: Mapping[str, int], until: int, today: date) -> Crowd:
        """Count everything that was recorded.

        Args:
            events: of all shoppers.
            numbers: of the products.
            until: number of the last event to count.
            today: events of the last DAYS days before it are counted by day.
        """
        numbers = dict(numbers)
        shoppers: dict[str, int] = {}
        taken, bought = _taken(events, numbers, until, shoppers)
        days: dict[date, dict[int, list[int]]] = {}
        since = _first(today, DAYS)
        for product, day, buys, count in events.daily(since.isoformat(), until):
            number = numbers.get(product)
            if number is not None:
                counts = days.setdefault(date.fromisoformat(day), defaultdict(lambda: [0, 0]))
                counts[number][buys] += count
        return cls(shoppers, Takers(taken), Takers(bought), days, since)

    def add(self, event: Event, number: int) -> None:
        """Count one more thing done with a product."""
        who = event.who
        buys = event.type is EventType.PURCHASE
        if who is not None:
            shopper = self.shoppers.setdefault(who, len(self.shoppers))
            self.taken.add(number, shopper)
            if buys:
                self.bought.add(number, shopper)
        if not buys and event.type is not EventType.VIEW:
            return
        day = event.timestamp.astimezone(UTC).date()
        self.days.setdefault(day, defaultdict(lambda: [0, 0]))[number][buys] += 1

    def both(self, one: int, other: int) -> int:
        """How many shoppers bought both."""
        found = np.intersect1d(self.bought.of(one), self.bought.of(other), assume_unique=True)
        return len(found)

    def like(self, past: Iterable[int], shared: int = 2, without: str | None = None) -> Ints:
        """Shoppers who took several of some products, by number, ascending.

        Args:
            past: products.
            shared: so many of them at least.
            without: a shopper who doesn't count.
        """
        found = [self.taken.of(item) for item in past]
        if not found:
            return np.empty(0, dtype=np.int32)
        counts = np.bincount(np.concatenate(found), minlength=1)
        me = self.shoppers.get(without or "")
        if me is not None and me < len(counts):
            counts[me] = 0
        return np.flatnonzero(counts >= shared).astype(np.int32)

    def lately(self, item: int, today: date, days: int) -> tuple[int, int]:
        """Views and purchases on the last days up to and with today (UTC).

        Of days that began before `since` nothing is known, and nothing is said: (0, 0).
        """
        seen = bought = 0
        if _first(today, days) < self.since:
            return seen, bought
        for back in range(days):
            counts = self.days.get(today - timedelta(days=back), {}).get(item)
            if counts is not None:
                seen, bought = seen + counts[0], bought + counts[1]
        return seen, bought


def _taken(
    events: EventStore, numbers: Mapping[str, int], until: int, shoppers: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who took what, and who bought it, as `Takers` wants it; shoppers are numbered."""
    taken, bought = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for block in events.takers(until):
        rows = [row for row in block if row[1] in numbers]
        items = np.asarray([numbers[row[1]] for row in rows], dtype=np.int64)
        who = [shoppers.setdefault(row[0], len(shoppers)) for row in rows]
        pairs = items << 32 | np.asarray(who, dtype=np.int64)
        taken.append(pairs)
        bought.append(pairs[np.asarray([row[2] for row in rows], dtype=bool)])
    return _each_once(taken), _each_once(bought)


def _each_once(parts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """What `np.unique` gives, in half the time: it hashes before it sorts."""
    pairs = np.sort(np.concatenate(parts))
    return np.compress(np.diff(pairs, prepend=-1) != 0, pairs)


def _first(today: date, days: int) -> date:
    return today - timedelta(days=days - 1)
