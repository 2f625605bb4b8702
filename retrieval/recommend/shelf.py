"""The catalogue in the models' numbers, in step with what the merchant changes.

    shelf = Shelf.of(store, trained_ids)
    shelf = shelf.caught_up(store, searcher.generation)

Products that the models don't know are numbered after those that they do; what is sold no more
keeps its number, as it may be in somebody's history.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from retrieval.recommend.items import ItemTable

if TYPE_CHECKING:
    from retrieval.catalogue.store import CatalogueStore, Change
    from retrieval.reviews.saved import ReviewSummaries
    from retrieval.search import Searcher
    from retrieval.types import Filters, Product

Mask = NDArray[np.bool_]
BLOCK = 2_000
COLUMNS = (
    *("leaf", "department", "brand", "price", "buyable", "rating", "reviews"),
    *("sentiment", "created", "consumable"),
)


@dataclass(frozen=True)
class Shelf:
    """One state of the catalogue; later ones are other objects.

    Attributes:
        items: columns by number.
        numbers: of each product's own id.
        aliases: of the ids of its variants and its group.
        rows: (n,), int64, of the catalogue; -1 for what isn't in it.
        generation: of the catalogue.
        groups: numbers of the names of leaves, departments and brands.
    """

    items: ItemTable
    numbers: dict[str, int]
    aliases: dict[str, int]
    rows: NDArray[np.int64]
    generation: int
    groups: tuple[dict[str, int], dict[str, int], dict[str, int]]

    @classmethod
    def of(
        cls,
        store: CatalogueStore,
        ids: Sequence[str],
        *,
        generation: int,
        consumable: Iterable[str] = (),
        reviews: ReviewSummaries | None = None,
    ) -> Shelf:
        """Read the whole catalogue.

        Args:
            store: the catalogue.
            ids: that have numbers already, in their order.
            generation: that it is at least at.
            consumable: ids of what is bought again and again.
            reviews: summaries, for the share of praise.
        """
        empty = ItemTable.from_products({}, ids, consumable=consumable)
        numbers = {name: number for number, name in enumerate(ids)}
        shelf = cls(empty, numbers, {}, np.full(len(empty), -1), 0, ({}, {}, {}))
        shelf = shelf.caught_up(store, generation, reviews)
        again = frozenset(consumable)
        found = np.asarray([name in again for name in shelf.items.ids], dtype=bool)
        return replace(shelf, items=replace(shelf.items, consumable=found))

    def __len__(self) -> int:
        return len(self.rows)

    def caught_up(
        self, store: CatalogueStore, generation: int, reviews: ReviewSummaries | None = None
    ) -> Self:
        """The state after all changes so far; costs what the changes cost.

        Args:
            store: the catalogue.
            generation: that it is at least at: the next catching up starts there.
            reviews: summaries, for the share of praise.
        """
        shelf = self
        for block in _blocks(store.changes(since=self.generation)):
            shelf = shelf._with(block, reviews)
        return replace(shelf, generation=generation)

    def passing(self, searcher: Searcher, filters: Filters) -> Mask:
        """(n,): which products meet hard wishes."""
        by_row = searcher.passing(filters)
        known = (self.rows >= 0) & (self.rows < len(by_row))
        found = np.zeros(len(self), dtype=bool)
        found[known] = by_row[self.rows[known]]
        return found

    @property
    def lookup(self) -> Mapping[str, int]:
        """Numbers by any id that a product answers to."""
        return ChainMap(self.numbers, self.aliases)

    def numbered(self, ids: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of ids; unknown ones are left out."""
        lookup = self.lookup
        found = [lookup[name] for name in ids if name in lookup]
        return np.asarray(found, dtype=np.int64)

    def _with(self, changes: Sequence[Change], reviews: ReviewSummaries | None) -> Self:
        products = {c.product.id: c.product for c in changes if c.product is not None}
        further = [name for name in products if name not in self.numbers]
        numbers = self.numbers
        if further:
            numbers = numbers | {name: len(self) + n for n, name in enumerate(further)}
        rows = np.concatenate((self.rows, np.full(len(further), -1)))
        gone = np.isin(rows, [c.row for c in changes if c.product is None])
        rows[gone] = -1
        leaves, departments, brands = (dict(group) for group in self.groups)
        groups = (leaves, departments, brands)
        items = _longer(self.items, further)
        items.buyable[gone] = False
        places = np.asarray([numbers[name] for name in products], dtype=np.int64)
        rows[places] = [c.row for c in changes if c.product is not None]
        shares = {} if reviews is None else reviews.shares(list(products))
        _put(items, places, products, groups, shares)
        items = replace(items, categories=tuple(leaves))
        others = {other: numbers[p.id] for p in products.values() for other in p.aliases}
        aliases = self.aliases | others if others else self.aliases
        return replace(
            self, items=items, numbers=numbers, aliases=aliases, rows=rows, groups=groups
        )


def _blocks(changes: Iterator[Change]) -> Iterator[list[Change]]:
    while block := list(islice(changes, BLOCK)):
        yield block


def _longer(items: ItemTable, further: Sequence[str]) -> ItemTable:
    """A copy whose columns may be written to, with empty rows for further products."""
    more = ItemTable.from_products({}, further)
    columns: dict[str, Any] = {
        column: np.concatenate((getattr(items, column), getattr(more, column)))
        for column in COLUMNS
    }
    return replace(items, ids=items.ids + more.ids, **columns)


def _put(
    items: ItemTable,
    places: NDArray[np.int64],
    products: Mapping[str, Product],
    groups: Sequence[dict[str, int]],
    shares: Mapping[str, float],
) -> None:
    """Write products into columns."""
    found = ItemTable.from_products(products, products)
    for name in ("price", "buyable", "rating", "reviews", "created"):
        getattr(items, name)[places] = getattr(found, name)
    items.sentiment[places] = [shares.get(name, np.nan) for name in products]
    for place, product in zip(places, products.values(), strict=True):
        department = product.category[0] if product.category else None
        items.leaf[place] = _number(groups[0], product.leaf)
        items.department[place] = _number(groups[1], department)
        items.brand[place] = _number(groups[2], product.brand)


def _number(group: dict[str, int], name: str | None) -> int:
    return group.setdefault(name, len(group)) if name else -1
