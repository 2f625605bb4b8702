"""Who took what, and when: the table that every scorer learns from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from retrieval.models.query import Steps


@dataclass(frozen=True)
class Interactions:
    """Interactions, shopper by shopper, each in the order of time; products by number.

    Attributes:
        shopper_ids: names of the shoppers; `shopper` numbers them.
        item_ids: names of all products of the catalogue, also those that nobody took.
        shopper: (n,), int32, ascending.
        item: (n,), int32.
        time: (n,), float64, seconds; or the order in time, where nothing else is known.
        weight: (n,), float32, what the interaction counts: 1, or more for a purchase.
    """

    shopper_ids: tuple[str, ...]
    item_ids: tuple[str, ...]
    shopper: NDArray[np.int32]
    item: NDArray[np.int32]
    time: NDArray[np.float64]
    weight: NDArray[np.float32]

    @classmethod
    def from_columns(
        cls,
        shoppers: Sequence[str],
        items: Sequence[str],
        times: Sequence[float] | NDArray[np.float64],
        weights: Sequence[float] | NDArray[np.float32] | None = None,
        *,
        catalogue: Iterable[str] = (),
    ) -> Interactions:
        """Build from rows in any order.

        Args:
            shoppers: who, one per row.
            items: what, one per row.
            times: when; equal times keep the order of the rows.
            weights: what each row counts; 1 where it is left out.
            catalogue: further products, that nobody may have taken; they are numbered first.
        """
        item_ids = tuple(dict.fromkeys((*catalogue, *items)))
        shopper_ids = tuple(dict.fromkeys(shoppers))
        shopper_numbers = {name: number for number, name in enumerate(shopper_ids)}
        item_numbers = {name: number for number, name in enumerate(item_ids)}
        shopper = np.fromiter((shopper_numbers[s] for s in shoppers), np.int32, len(shoppers))
        item = np.fromiter((item_numbers[i] for i in items), np.int32, len(items))
        time = np.asarray(times, dtype=np.float64)
        weight = np.ones(len(items)) if weights is None else np.asarray(weights)
        order = np.lexsort((np.arange(len(items)), time, shopper))
        return cls(
            shopper_ids,
            item_ids,
            shopper[order],
            item[order],
            time[order],
            weight[order].astype(np.float32),
        )

    def __len__(self) -> int:
        return len(self.item)

    @property
    def n_shoppers(self) -> int:
        """How many shoppers there are."""
        return len(self.shopper_ids)

    @property
    def n_items(self) -> int:
        """How many products there are."""
        return len(self.item_ids)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """(n_shoppers + 1,): shopper s has the rows from starts[s] to starts[s + 1]."""
        return np.searchsorted(self.shopper, np.arange(self.n_shoppers + 1))

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """(n_items,): how often each product was taken."""
        return np.bincount(self.item, minlength=self.n_items)

    @cached_property
    def last_time(self) -> float:
        """Of the newest interaction; 0 where there is none."""
        return float(self.time.max(initial=0.0))

    def steps(self, shopper: int) -> Steps:
        """What one shopper did, oldest first."""
        rows = slice(self.starts[shopper], self.starts[shopper + 1])
        return Steps(self.item[rows], self.time[rows], self.weight[rows])

    def sequences(self) -> list[NDArray[np.int32]]:
        """The products of each shopper, oldest first."""
        return [self.item[a:b] for a, b in pairwise(self.starts.tolist())]

    def matrix(self) -> sp.csr_matrix:
        """(n_shoppers, n_items), float32: 1 where a shopper took a product."""
        shape = (self.n_shoppers, self.n_items)
        found = sp.csr_matrix((self.weight, (self.shopper, self.item)), shape, dtype=np.float32)
        found.sum_duplicates()
        found.data[:] = 1.0
        return found

    def where(self, keep: NDArray[np.bool_]) -> Interactions:
        """Some of the rows, with the same shoppers and products."""
        return replace(
            self,
            shopper=self.shopper[keep],
            item=self.item[keep],
            time=self.time[keep],
            weight=self.weight[keep],
        )

    @cached_property
    def digest(self) -> str:
        """A hash of all of it, for manifests: another table, another hash."""
        found = hashlib.sha256()
        for names in (self.shopper_ids, self.item_ids):
            found.update("\0".join(names).encode())
        for column in (self.shopper, self.item, self.time, self.weight):
            found.update(np.ascontiguousarray(column).tobytes())
        return found.hexdigest()[:16]
