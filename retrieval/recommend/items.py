"""The catalogue as columns by product number: what ranking, rules and reasons look up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from retrieval.types import Product

Floats = NDArray[np.float32]
DAY = 86_400.0


@dataclass(frozen=True)
class ItemTable:
    """One row per product, in the order of the models' numbers; products gone since keep theirs.

    Attributes:
        ids: the merchant's own.
        leaf: (n,), int32, narrowest category by number; -1 where there is none.
        department: (n,), int32, widest category likewise.
        brand: (n,), int32, likewise.
        price: (n,), float32, in major units; NaN unknown.
        buyable: (n,), bool; False also for what is no longer in the catalogue.
        rating: (n,), float32, stars; NaN unknown.
        reviews: (n,), float32, how many.
        sentiment: (n,), float32, share of praise in reviews; NaN unknown.
        created: (n,), float64, seconds since 1970; NaN unknown.
        consumable: (n,), bool: bought again and again.
        categories: names of the leaves, by number.
    """

    ids: tuple[str, ...]
    leaf: NDArray[np.int32]
    department: NDArray[np.int32]
    brand: NDArray[np.int32]
    price: Floats
    buyable: NDArray[np.bool_]
    rating: Floats
    reviews: Floats
    sentiment: Floats
    created: NDArray[np.float64]
    consumable: NDArray[np.bool_]
    categories: tuple[str, ...] = ()

    @classmethod
    def bare(cls, ids: Sequence[str]) -> Self:
        """Products of which nothing but the id is known, all of them buyable."""
        return cls.from_products({}, ids, missing=True)

    @classmethod
    def from_products(
        cls,
        products: Mapping[str, Product],
        ids: Iterable[str],
        *,
        sentiment: Callable[[str], float] | None = None,
        consumable: Iterable[str] = (),
        missing: bool = False,
    ) -> Self:
        """Columns of products.

        Args:
            products: of the catalogue, by id.
            ids: in the order of the numbers; those not in the catalogue can't be bought.
            sentiment: share of praise by id.
            consumable: ids of products that are bought again and again.
            missing: what isn't in the catalogue counts as buyable all the same.
        """
        names = tuple(ids)
        rows = [products.get(name) for name in names]
        again = frozenset(consumable)
        leaf, categories = _numbered([row.leaf if row else None for row in rows])
        department, _ = _numbered(
            [row.category[0] if row and row.category else None for row in rows]
        )
        brand, _ = _numbered([row.brand if row else None for row in rows])
        return cls(
            ids=names,
            leaf=leaf,
            department=department,
            brand=brand,
            price=_floats([row.price.major if row and row.price else None for row in rows]),
            buyable=np.asarray(
                [missing if row is None else row.buyable for row in rows], dtype=bool
            ),
            rating=_floats([row.rating if row else None for row in rows]),
            reviews=_floats([(row.review_count or 0) if row else 0 for row in rows]),
            sentiment=_floats([sentiment(name) if sentiment else None for name in names]),
            created=np.asarray([_seconds(row.created if row else None) for row in rows]),
            consumable=np.asarray([name in again for name in names], dtype=bool),
            categories=categories,
        )

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each id."""
        return {name: number for number, name in enumerate(self.ids)}


def _numbered(names: Sequence[str | None]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    known = tuple(dict.fromkeys(name for name in names if name))
    numbers = {name: number for number, name in enumerate(known)}
    return np.asarray([numbers.get(name or "", -1) for name in names], dtype=np.int32), known


def _floats(values: Sequence[float | None]) -> Floats:
    return np.asarray([np.nan if v is None else v for v in values], dtype=np.float32)


def _seconds(created: str | None) -> float:
    try:
        when = datetime.fromisoformat(created or "")
    except ValueError:
        return float("nan")
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
