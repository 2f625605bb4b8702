"""Hard wishes: which products pass a set of filters, from columns and postings in memory.

    columns = FilterColumns()
    columns.update([(row, product)])
    passing = columns.passing(Filters(color=("blue",), price_max=50))
    passing.mask, passing.count

A product is a slot with one record per variant (one for itself where it has none). An update
appends a new slot and marks the old one dead; when too many are dead, all is laid out anew.
Not thread-safe by itself: the Searcher holds a lock around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retrieval.index import values
from retrieval.index.phrases import Phrases
from retrieval.index.postings import Column, Postings
from retrieval.index.records import (
    SIGNALS,
    buyable_forms,
    label_texts,
    major,
    mention_texts,
)
from retrieval.types import Availability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore
    from retrieval.types import Filters, Product, Variant

    Mask = NDArray[np.bool_]

#: Dead slots that are put up with, whatever the share.
FEW_DEAD = 2_000


@dataclass(frozen=True, slots=True)
class Passing:
    """What passes a set of filters.

    Attributes:
        mask: by row, (highest row + 1,).
        count: how many products.
        records: by record, where the wishes are about variants; else None.
    """

    mask: NDArray[np.bool_]
    count: int
    records: NDArray[np.bool_] | None = None


class FilterColumns:
    """Everything about products that filters and sort orders need, in step with the catalogue."""

    def __init__(self) -> None:
        self.generation = 0
        self._clear()

    def __len__(self) -> int:
        return int(self._alive.values.sum())

    def update(self, items: Iterable[tuple[int, Product]], deletes: Iterable[int] = ()) -> None:
        """Add or replace products by row, and take out the rows in `deletes` (read last)."""
        for row, product in items:
            self._remove(row)
            self._add(row, product)
        for row in deletes:
            self._remove(row)
        dead = len(self._alive.values) - len(self)
        if dead > max(FEW_DEAD, len(self)):
            self._lay_out()

    def catch_up(self, store: CatalogueStore) -> None:
        """Take over what was written to the catalogue since these columns last did."""
        generation = store.generation
        if generation == self.generation:
            return
        gone: list[int] = []

        def items() -> Iterator[tuple[int, Product]]:
            for change in store.changes(since=self.generation):
                if change.product is None:
                    gone.append(change.row)
                else:
                    yield change.row, change.product

        self.update(items(), gone)
        self.generation = generation

    def copy(self) -> FilterColumns:
        """The same columns, laid out anew, to be changed while these are read."""
        other = FilterColumns()
        other.update(sorted(self._products.items()))
        other.generation = self.generation
        return other

    def product(self, row: int) -> Product | None:
        """The product of a row."""
        return self._products.get(row)

    def row(self, product_id: str) -> int | None:
        """The row of a product, by its own id or that of a variant or group."""
        found = self._row_of_id.get(product_id)
        return self._alias.get(product_id) if found is None else found

    def passing(self, filters: Filters) -> Passing:
        """Which products meet all the wishes; variants must meet theirs together."""
        slots = self._slot_mask(filters)
        records = self._record_mask(filters)
        if records is not None:
            met = np.zeros(len(slots), dtype=np.bool_)
            met[self._slot_of_record.values[records]] = True
            slots &= met
        rows = self._row.values[slots]
        mask = np.zeros(len(self._slot_of_row.values), dtype=np.bool_)
        mask[rows] = True
        self._restrict(mask, filters)
        return Passing(mask, int(mask.sum()), records)

    def variant(self, row: int, passing: Passing) -> Variant | None:
        """The variant of a product that meets the wishes: one in stock, then the cheapest.

        None where there are no variants, or no wish that one variant meets and another doesn't.
        """
        product = self._products[row]
        if passing.records is None or not product.variants:
            return None
        first = int(self._first.values[self._slot_of_row.values[row]])
        met = [
            (not self._in_stock.values[first + i], _or_last(self._price.values[first + i]), i)
            for i in range(len(product.variants))
            if passing.records[first + i]
        ]
        return product.variants[min(met)[2]] if met else None

    def prices(self, rows: NDArray[np.int64], passing: Passing) -> NDArray[np.float64]:
        """Lowest price of each row among what passes, in major units; NaN where unknown."""
        if passing.records is None:
            return self.signal("price", rows)
        lowest = np.full(len(self._alive.values), np.inf)
        chosen = np.flatnonzero(passing.records & ~np.isnan(self._price.values))
        np.minimum.at(lowest, self._slot_of_record.values[chosen], self._price.values[chosen])
        found = lowest[self._slot_of_row.values[rows]]
        return np.where(np.isinf(found), np.nan, found)

    def signal(self, name: str, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Figures of products by row: price, rating, reviews, created, buyable; NaN is unknown."""
        column = self._signals[name].values
        found: NDArray[np.float64] = column[self._slot_of_row.values[rows]]
        return found

    def sums(self, figures: Mapping[str, float]) -> NDArray[np.float64]:
        """(highest row + 1,): figures by any id of a product, added up; NaN where there is none."""
        found = np.full(len(self._slot_of_row.values), np.nan)
        rows = [self.row(name) for name in figures]
        named = np.asarray([-1 if row is None else row for row in rows], dtype=np.int64)
        there = named >= 0
        found[named[there]] = 0.0
        np.add.at(found, named[there], np.fromiter(figures.values(), np.float64)[there])
        return found

    def mentions(self, phrase: str, rows: NDArray[np.int64]) -> Mask:
        """Whether each row's record mentions a wish."""
        found: Mask = self._mentions.mask(phrase)[self._slot_of_row.values[rows]]
        return found

    def labelled(self, phrase: str, rows: NDArray[np.int64]) -> Mask:
        """Whether a word is in each row's brand, colour, material, feature, category or title."""
        found: Mask = self._labels.mask(phrase)[self._slot_of_row.values[rows]]
        return found

    def names(self, row: int) -> tuple[str, tuple[str, ...]]:
        """Folded title and category levels of a product."""
        return self._names[int(self._slot_of_row.values[row])]

    def _slot_mask(self, filters: Filters) -> Mask:
        size = len(self._alive.values)
        slots = self._alive.values.copy()
        if filters.brand:
            slots &= self._brand.mask(map(values.key, filters.brand), size)
        if filters.category:
            slots &= self._category.mask(map(values.path_key, filters.category), size)
        if filters.rating_min is not None:
            slots &= self._signals["rating"].values >= filters.rating_min
        for phrase in filters.features:
            slots &= self._mentions.mask(phrase)
        for phrase in filters.exclude:
            slots &= ~self._unwanted(phrase, size)
        return slots

    def _unwanted(self, phrase: str, size: int) -> Mask:
        """What has an excluded word; of colours and brands, descriptions may speak in passing."""
        key = values.key(phrase)
        in_passing = bool(self._color.holding(key)) or self._brand.mask([key], size).any()
        return self._labels.mask(phrase) if in_passing else self._mentions.mask(phrase)

    def _record_mask(self, filters: Filters) -> Mask | None:
        size = len(self._slot_of_record.values)
        parts: list[Mask] = []
        if filters.color:
            parts.append(self._colors(filters.color, size))
        if filters.size:
            parts.append(self._size.mask(map(values.size_key, filters.size), size))
        if filters.price_min is not None:
            parts.append(self._price.values >= filters.price_min)
        if filters.price_max is not None:
            parts.append(self._price.values <= filters.price_max)
        if filters.in_stock:
            parts.append(self._in_stock.values)
        unwanted = self._colors(filters.exclude, size)
        if unwanted.any():
            parts.append(~unwanted)
        return np.logical_and.reduce(parts) if parts else None

    def _colors(self, wishes: Iterable[str], size: int) -> Mask:
        keys = [key for wish in wishes for key in self._color.holding(values.key(wish))]
        return self._color.mask(keys, size)

    def _restrict(self, mask: Mask, filters: Filters) -> None:
        if filters.ids is not None:
            wanted = np.zeros(len(mask), dtype=np.bool_)
            wanted[[row for row in map(self.row, filters.ids) if row is not None]] = True
            mask &= wanted
        for row in map(self.row, filters.not_ids):
            if row is not None:
                mask[row] = False

    def _clear(self) -> None:
        self._products: dict[int, Product] = {}
        self._row_of_id: dict[str, int] = {}
        self._alias: dict[str, int] = {}
        self._slot_of_row = Column(np.int32)
        self._row, self._first = Column(np.int32), Column(np.int32)
        self._alive = Column(np.bool_)
        self._signals = {name: Column(np.float64) for name in SIGNALS}
        self._names: list[tuple[str, tuple[str, ...]]] = []
        self._brand, self._category = Postings(), Postings()
        self._mentions, self._labels = Phrases(), Phrases()
        self._slot_of_record = Column(np.int32)
        self._price, self._in_stock = Column(np.float64), Column(np.bool_)
        self._color, self._size = Postings(), Postings()

    def _lay_out(self) -> None:
        products = sorted(self._products.items())
        self._clear()
        for row, product in products:
            self._add(row, product)

    def _remove(self, row: int) -> None:
        product = self._products.pop(row, None)
        if product is None:
            return
        self._alive.values[self._slot_of_row.values[row]] = False
        self._row_of_id.pop(product.id, None)
        for name in product.aliases:
            if self._alias.get(name) == row:
                del self._alias[name]

    def _add(self, row: int, product: Product) -> None:
        slot = len(self._alive.values)
        self._products[row] = product
        self._row_of_id[product.id] = row
        self._alias.update(dict.fromkeys(product.aliases, row))
        self._slot_of_row.extend(row + 1)
        self._slot_of_row.values[row] = slot
        self._row.append(row)
        self._first.append(len(self._slot_of_record.values))
        self._alive.append(value=True)
        for name, figure in SIGNALS.items():
            self._signals[name].append(figure(product))
        self._names.append((values.key(product.title), values.level_keys(product.category)))
        if product.brand:
            self._brand.add(slot, [values.key(product.brand)])
        self._category.add(slot, values.path_keys(product.category))
        self._mentions.add(mention_texts(product))
        self._labels.add(label_texts(product))
        for record in buyable_forms(product):
            self._add_record(slot, record)

    def _add_record(self, slot: int, record: Variant) -> None:
        index = len(self._slot_of_record.values)
        self._slot_of_record.append(slot)
        self._price.append(major(record.price))
        self._in_stock.append(record.availability is Availability.IN_STOCK)
        self._color.add(index, {values.key(color) for color in record.colors})
        self._size.add(index, {values.size_key(size) for size in record.sizes})


def _or_last(price: float) -> float:
    return float("inf") if np.isnan(price) else float(price)
