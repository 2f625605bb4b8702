"""Hard wishes: each key alone, variants, and against a plain reading of the same rules."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.keeps import keeps
from retrieval.index.columns import FilterColumns
from retrieval.types import Filters, Money, Product, Variant
from tests.retrieval.shelves import IN, OUT, boot, shelf


def ids(columns: FilterColumns, filters: Filters) -> set[str]:
    passing = columns.passing(filters)
    found = {columns.product(int(row)) for row in np.flatnonzero(passing.mask)}
    assert passing.count == len(found)
    return {product.id for product in found if product is not None}


BOOTS = {"leather", "vegan", "cheap", "gone", "unpriced", "formed"}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(brand=("SONY",)), {"headphones"}),
        (Filters(brand=("Bose", "sony")), {"headphones"}),
        (Filters(brand=("Son",)), set()),
        (Filters(color=("blue",)), {"vegan", "cheap", "formed"}),
        (Filters(color=("navy",)), {"vegan"}),
        (Filters(color=("Navy Blue",)), {"vegan"}),
        (Filters(size=("9.5",)), {"pan"}),
        (Filters(size=("9",)), set()),
        (Filters(size=("L",)), {"pan"}),
        (Filters(size=('27"',)), {"monitor"}),
        (Filters(size=("27inch",)), {"monitor"}),
        (Filters(category=("hiking boot",)), BOOTS),
        (Filters(category=("Footwear",)), BOOTS | {"laces"}),
        (Filters(category=("footwear > hiking boots",)), BOOTS),
        (Filters(category=("boots",)), set()),
        (Filters(features=("waterproof",)), {"vegan"}),
        (Filters(features=("nonstick",)), {"pan"}),
        (Filters(features=("non-stick",)), {"pan"}),
        (Filters(features=("gluten free",)), {"muesli"}),
        (Filters(features=("gluten",)), set()),
        (Filters(features=("noise cancelling", "wireless")), {"headphones"}),
        (Filters(features=("cancelling noise",)), set()),
        (Filters(category=("hiking boots",), exclude=("leather",)), BOOTS - {"leather"}),
        (Filters(category=("kitchen",), exclude=("leather",)), {"cafe"}),
        (Filters(category=("electronics",), exclude=("sony",)), {"monitor"}),
        (Filters(category=("footwear",), exclude=("hiking boots",)), {"laces"}),
        (Filters(price_max=30.0), {"laces", "pan", "muesli", "cafe"}),
        (Filters(price_min=250.0, price_max=300.0), {"headphones", "monitor", "gone"}),
        (Filters(rating_min=4.6), {"vegan", "gone"}),
        (Filters(category=("electronics",), in_stock=True), {"headphones"}),
        (Filters(ids=("cheap", "formed-red-42", "nobody")), {"cheap", "formed"}),
        (Filters(ids=()), set()),
        (Filters(category=("hiking boots",), not_ids=("gone", "formed-red-42")), None),
    ],
)
def test_each_wish(columns: FilterColumns, filters: Filters, wanted: set[str] | None) -> None:
    assert ids(columns, filters) == (BOOTS - {"gone", "formed"} if wanted is None else wanted)


@pytest.mark.parametrize(
    ("filters", "variant"),
    [
        (Filters(color=("red",), size=("42",)), "formed-red-42"),
        (Filters(color=("blue",), size=("42",)), None),
        (Filters(color=("red",), size=("43",)), "formed-red-43"),
        (Filters(color=("red",), size=("43",), in_stock=True), None),
        (Filters(color=("blue",), price_max=100.0), None),
        (Filters(size=("43",), price_max=100.0), "formed-red-43"),
        (Filters(size=("43",)), "formed-blue-43"),
        (Filters(exclude=("red",)), "formed-blue-43"),
        (Filters(exclude=("red",), price_max=100.0), None),
    ],
)
def test_one_variant_meets_all(
    columns: FilterColumns, filters: Filters, variant: str | None
) -> None:
    passing = columns.passing(filters)
    row = columns.row("formed")
    assert row is not None
    found = columns.variant(row, passing) if passing.mask[row] else None
    assert (None if found is None else found.id) == variant


def test_price_to_sort_by_is_that_of_what_passes(columns: FilterColumns) -> None:
    row = columns.row("formed")
    assert row is not None
    passing = columns.passing(Filters(color=("blue",)))
    assert columns.prices(np.array([row]), passing).tolist() == [140.0]


def test_updates_replace_and_delete(columns: FilterColumns) -> None:
    columns.update([(0, boot("leather", "Felt slippers"))], deletes=[1])
    assert ids(columns, Filters(exclude=("boots",))) >= {"headphones"}
    assert ids(columns, Filters(features=("slippers",))) == {"leather"}
    assert columns.row("vegan") is None
    assert len(columns) == len(shelf()) - 1


def test_much_changed_columns_are_laid_out_anew(columns: FilterColumns) -> None:
    before = ids(columns, Filters(color=("blue",)))
    for _ in range(200):
        columns.update(enumerate(shelf()))
    assert ids(columns, Filters(color=("blue",))) == before
    assert len(columns._alive.values) < 2_200


COLORS = ("red", "blue", "navy blue", "light blue")
WORDS = ("waterproof", "leather", "vegan", "warm")


@st.composite
def products(draw: st.DrawFn) -> list[Product]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        forms = draw(st.integers(0, 3))
        form = st.tuples(
            st.sampled_from(COLORS),
            st.sampled_from(("S", "M")),
            st.integers(1, 5),
            st.sampled_from((IN, OUT)),
        )
        variants = tuple(
            Variant(f"{number}-{i}", (c,), (s,), Money(100 * p, "EUR"), a)
            for i, (c, s, p, a) in enumerate(draw(st.lists(form, min_size=forms, max_size=forms)))
        )
        price = draw(st.none() | st.integers(1, 5))
        found.append(
            Product(
                str(number),
                " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
                price=None if price is None else Money(100 * price, "EUR"),
                colors=() if variants else tuple(draw(st.sets(st.sampled_from(COLORS)))),
                features=tuple(draw(st.sets(st.sampled_from(WORDS)))),
                rating=draw(st.none() | st.floats(1, 5)),
                brand=draw(st.none() | st.sampled_from(("Acme", "Bolt"))),
                availability=draw(st.sampled_from((IN, OUT))),
                variants=variants,
            )
        )
    return found


WISHES = st.builds(
    Filters,
    brand=st.sampled_from(((), ("acme",), ("acme", "bolt"))),
    color=st.sampled_from(((), ("blue",), ("navy blue", "red"))),
    size=st.sampled_from(((), ("m",))),
    features=st.sampled_from(((), ("vegan",), ("warm", "leather"))),
    exclude=st.sampled_from(((), ("leather",), ("red",), ("acme",))),
    price_min=st.none() | st.integers(1, 5).map(float),
    price_max=st.none() | st.integers(1, 5).map(float),
    rating_min=st.none() | st.floats(1, 5),
    in_stock=st.booleans(),
)


@settings(deadline=None)
@given(products(), WISHES)
def test_filters_are_what_a_plain_reading_gives(found: list[Product], wishes: Filters) -> None:
    columns = FilterColumns()
    columns.update(enumerate(found))
    assert ids(columns, wishes) == {product.id for product in found if keeps(product, wishes)}
