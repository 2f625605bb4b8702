"""Search as a whole: filters against brute force, wishes, sort orders, ties."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.keeps import keeps
from retrieval.errors import NotFound
from retrieval.index.columns import FilterColumns
from retrieval.index.dense import DenseConfig, DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.ranking.fusion import FusionConfig
from retrieval.search import Searcher
from retrieval.types import Filters, Money, Product, SearchQuery, Sort
from tests.retrieval.shelves import IN, OUT, WordEncoder, boot, shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.shop import Shop

ENCODER = WordEncoder()


def searcher(products: Sequence[Product], config: FusionConfig | None = None) -> Searcher:
    columns = FilterColumns()
    columns.update(enumerate(products))
    dense = DenseIndex(DenseConfig(ENCODER.name, ENCODER.dimension))
    dense.update(range(len(products)), ENCODER.encode_products(products))
    lexical = LexicalIndex.create(None)
    lexical.update(enumerate(products))
    lexical.is_word = ENCODER.knows
    return Searcher(columns, dense, lexical, ENCODER, config)


@pytest.fixture(scope="module")
def small() -> Searcher:
    return searcher(shelf())


def found(searcher: Searcher, query: SearchQuery) -> list[str]:
    return [hit.product.id for hit in searcher.search(query).hits]


@pytest.fixture(scope="module")
def large() -> tuple[Searcher, list[Product]]:
    rng = np.random.default_rng(11)
    nouns = ("boots", "jacket", "pan", "lamp", "tent")
    words = ("red", "waterproof", "leather", "light", "vegan", "warm", "classic", "small")
    products = [
        Product(
            f"p{number:04}",
            f"{' '.join(rng.choice(words, 2, replace=False))} {rng.choice(nouns)}",
            price=Money(int(rng.integers(100, 20_000)), "EUR"),
            rating=float(rng.uniform(1, 5)),
            availability=IN,
        )
        for number in range(600)
    ]
    return searcher(products), products


@pytest.mark.parametrize(
    "filters",
    [
        Filters(price_max=5.0),
        Filters(price_max=100.0, exclude=("leather",)),
        Filters(features=("waterproof", "vegan")),
        Filters(rating_min=4.9),
        Filters(price_min=10.0),
    ],
)
def test_filtered_search_is_search_over_what_passes(
    large: tuple[Searcher, list[Product]], filters: Filters
) -> None:
    """The cut comes after the filters: the order is that of the whole list, filtered."""
    search, products = large
    config = replace(FusionConfig(), candidates=1_000)
    whole = Searcher(search._columns, search._dense, search._lexical, ENCODER, config)
    ranked = whole.search(SearchQuery("small red boots", k=1_000)).hits
    wanted = [h.product.id for h in ranked if keeps(h.product, filters)]
    result = search.search(SearchQuery("small red boots", filters, k=10))
    assert result.matched == sum(keeps(product, filters) for product in products)
    assert [hit.product.id for hit in result.hits] == wanted[:10]


def test_every_hit_keeps_every_wish(large: tuple[Searcher, list[Product]]) -> None:
    search, _ = large
    for filters in (Filters(price_max=20.0, features=("warm",)), Filters(exclude=("red", "tent"))):
        for text in ("warm tent", "lamp", ""):
            for sort in (None, *Sort):
                for hit in search.search(SearchQuery(text, filters, sort=sort, k=50)).hits:
                    assert keeps(hit.product, filters)


def test_parts_sum_to_the_score(small: Searcher) -> None:
    query = SearchQuery("waterproof boots", Filters(exclude=("sony",)), soft=("vegan",))
    hits = small.search(query).hits
    assert hits
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()))
    assert "soft:vegan" in hits[0].parts


def test_soft_wish_moves_up_but_keeps_the_rest(small: Searcher) -> None:
    plain = small.search(SearchQuery("boots", k=12)).hits
    soft = small.search(SearchQuery("boots", soft=("vegan",), k=12)).hits
    assert {h.product.id for h in plain} == {h.product.id for h in soft}
    order = [h.product.id for h in plain], [h.product.id for h in soft]
    assert order[1].index("vegan") < order[0].index("vegan")


def test_sold_out_comes_after_its_like() -> None:
    search = searcher([boot("a", "Boots", availability=OUT), boot("b", "Boots")])
    assert found(search, SearchQuery("boots")) == ["b", "a"]


def test_equal_products_come_in_order_of_row() -> None:
    search = searcher([boot(f"{number}", "Boots") for number in range(9)])
    assert found(search, SearchQuery("boots", k=9)) == [str(number) for number in range(9)]


def test_cheapest_boots_are_boots(small: Searcher) -> None:
    query = SearchQuery("hiking boots", sort=Sort.PRICE_ASC, k=20)
    order = found(small, query)
    assert order[0] == "cheap"
    assert "pan" not in order
    assert "muesli" not in order
    assert order[-1] == "unpriced"


def test_price_of_the_variant_that_passes_is_sorted_by(small: Searcher) -> None:
    wishes = Filters(color=("blue",))
    order = found(small, SearchQuery("boots", wishes, sort=Sort.PRICE_ASC))
    assert order == ["cheap", "vegan", "formed"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [(Sort.PRICE_DESC, "gone"), (Sort.RATING, "gone"), (Sort.NEWEST, "unpriced")],
)
def test_other_orders(small: Searcher, sort: Sort, first: str) -> None:
    query = SearchQuery("boots", Filters(category=("hiking boots",)), sort=sort)
    assert found(small, query)[0] == first


def test_popularity_comes_from_outside_or_from_reviews(small: Searcher) -> None:
    query = SearchQuery("", Filters(category=("hiking boots",)), sort=Sort.POPULARITY)
    assert found(small, query)[0] == "vegan"
    sold = {"leather": 9.0, "cheap": 3.0, "unknown": 99.0}
    small.popularity = lambda: sold
    assert found(small, query)[:2] == ["leather", "cheap"]
    sold = {"leather": 9.0, "cheap": 30.0}
    assert found(small, query)[:2] == ["cheap", "leather"]
    small.popularity = dict


def test_no_words_browse_what_passes(small: Searcher) -> None:
    result = small.search(SearchQuery("  ", Filters(category=("hiking boots",))))
    assert result.matched == len(result.hits) == 6
    assert result.hits[0].product.id == "vegan"
    assert small.search(SearchQuery("?!", k=3)).matched == len(shelf())


def test_a_description_that_mentions_an_excluded_word_is_out(small: Searcher) -> None:
    hits = small.search(SearchQuery("pan", Filters(exclude=("leather",)))).hits
    assert "pan" not in {hit.product.id for hit in hits}


def test_similar_is_not_itself(small: Searcher) -> None:
    result = small.similar("cheap", 3)
    ids = [hit.product.id for hit in result.hits]
    assert "cheap" not in ids
    assert ids[0] in {"leather", "vegan", "gone", "unpriced", "formed"}
    assert small.similar("formed-red-42", 2).hits
    assert small.similar("cheap", 5, Filters(price_max=5.0)).hits[0].product.id == "laces"
    with pytest.raises(NotFound):
        small.similar("nobody")


def test_nothing_passes(small: Searcher) -> None:
    result = small.search(SearchQuery("boots", Filters(price_max=0.01)))
    assert (result.hits, result.matched) == ((), 0)


def test_searches_go_on_while_products_come_and_go(shop: Shop) -> None:
    """Every answer is one state of the catalogue: each hit keeps its filter."""
    stop, errors = Event(), []

    def search() -> None:
        while not stop.is_set():
            result = shop.search(SearchQuery("boots", Filters(price_max=100.0), k=50))
            ids = [hit.product.id for hit in result.hits]
            if any(not keeps(hit.product, Filters(price_max=100.0)) for hit in result.hits):
                errors.append("filter")
            if len(ids) != len(set(ids)) or "cheap" not in ids:
                errors.append("list")

    threads = [Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(25):
        shop.upsert([boot("moving", "Moving boots", 50.0 if number % 2 else 500.0)])
        if number % 5 == 4:
            shop.delete(["moving"])
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
