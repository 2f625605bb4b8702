from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from retrieval.catalogue.store import Applied, CatalogueStore
from retrieval.errors import ShopBusy, ShopCorrupt, ShopError, ShopMissing
from retrieval.types import Money, Product, Review, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def item(key: str, price: int = 100, **more: Any) -> Product:
    return Product(id=key, title=f"Thing {key}", price=Money(price, "USD"), **more)


def put(store: CatalogueStore, *items: Product, **more: Any) -> Applied:
    return store.apply([(product, None) for product in items], **more)


def test_products_come_back_as_they_went_in(store: CatalogueStore) -> None:
    one = item("a", colors=("red",), variants=(Variant("a1", price=Money(5, "USD")),))
    put(store, one, item("b"))
    assert store.get(["a"])["a"] == one
    assert store.count() == 2
    assert [product.id for product in store.products()] == ["a", "b"]


def test_variant_and_group_ids_find_their_product(store: CatalogueStore) -> None:
    put(store, item("a", group="g", variants=(Variant("v1"), Variant("v2"))), item("v2"))
    found = store.get(["g", "v1", "v2", "nothing", "a"])
    assert {key: product.id for key, product in found.items()} == {
        "g": "a",
        "v1": "a",
        "a": "a",
        "v2": "v2",  # a product of its own comes before a variant of another
    }


def test_rows_are_stable_and_never_given_again(store: CatalogueStore) -> None:
    put(store, item("a"), item("b"), item("c"))
    rows = {c.product.id: c.row for c in store.changes() if c.product}
    store.apply([], deletes=["b"])
    put(store, item("d"))
    new = {c.product.id: c.row for c in store.changes() if c.product}
    assert (new["a"], new["c"]) == (rows["a"], rows["c"])
    assert new["d"] not in rows.values()


def test_only_what_changed_is_touched(store: CatalogueStore) -> None:
    first = put(store, item("a"), item("b"))
    second = put(store, item("a"), item("b", price=200), item("c"))
    assert (first.generation, first.inserted) == (1, 2)
    assert (second.inserted, second.updated, second.unchanged) == (1, 1, 1)
    assert [c.product.id for c in store.changes(1) if c.product] == ["b", "c"]
    assert store.generation == 2


def test_deleted_products_leave_a_tombstone_and_may_return(store: CatalogueStore) -> None:
    put(store, item("a"), item("b"), reviews=[Review("a", 5, "good")])
    row = next(c.row for c in store.changes() if c.product and c.product.id == "a")
    assert store.apply([], deletes=["a", "unknown"]).deleted == 1
    assert [(c.row, c.product) for c in store.changes(1)] == [(row, None)]
    assert store.get(["a"]) == {}
    assert store.reviews("a") == ()
    put(store, item("a"))
    assert [c.row for c in store.changes(2)] == [row]


def test_vectors_go_stale_with_the_text_but_not_with_the_price(store: CatalogueStore) -> None:
    vector = np.arange(3, dtype=np.float32)
    store.apply([(item("a"), vector), (item("b"), None)], vector_model="m")
    rows = [(row, np.frombuffer(data, "<f4").tolist()) for row, data in store.vectors("m")]
    assert rows == [(0, [0.0, 1.0, 2.0])]
    put(store, item("a", price=300))
    assert [c.product.id for c in store.missing_vectors("m") if c.product] == ["b"]
    assert list(store.vectors("m", since=1)) == []
    put(store, item("a", description="new"))
    assert [c.product.id for c in store.missing_vectors("m") if c.product] == ["a", "b"]


def test_put_vectors_counts_as_a_write_and_skips_what_is_gone(store: CatalogueStore) -> None:
    put(store, item("a"), item("b"))
    store.apply([], deletes=["a"])
    before = store.generation
    store.put_vectors("m", [0, 1, 7], np.ones((3, 2), np.float32))
    assert [row for row, _ in store.vectors("m", since=before)] == [1]
    assert list(store.missing_vectors("m")) == []
    with pytest.raises(ValueError, match="zip"):
        store.put_vectors("m", [1], np.ones((2, 2), np.float32))


def test_vectors_can_be_added_while_missing_ones_are_listed(store: CatalogueStore) -> None:
    put(store, *(item(str(n)) for n in range(1200)))
    for change in store.missing_vectors("m"):
        if change.row % 400 == 0:
            store.put_vectors("m", [change.row], np.ones((1, 2), np.float32))
    assert len(list(store.vectors("m"))) == 3


def test_reviews_are_kept_once(store: CatalogueStore) -> None:
    reviews = [Review("a", 5, "good", date="2024-01-01"), Review("a", 1, "bad", date="2025-01-01")]
    put(store, item("a"), reviews=reviews)
    put(store, reviews=reviews)
    assert [review.text for review in store.reviews("a")] == ["bad", "good"]


def test_a_failing_apply_changes_nothing(store: CatalogueStore) -> None:
    put(store, item("a"))

    def broken() -> Iterator[tuple[Product, None]]:
        for number in range(2000):
            yield item(f"x{number}"), None
        raise RuntimeError("boom")

    with pytest.raises(RuntimeError):
        store.apply(broken(), deletes=["a"])
    assert (store.generation, store.count()) == (1, 1)


def test_readers_see_the_old_state_until_commit(store: CatalogueStore) -> None:
    put(store, item("a"))
    seen: list[tuple[int, int]] = []

    def upserts() -> Iterator[tuple[Product, None]]:
        for number in range(1000):
            yield item(f"x{number}"), None
        other = threading.Thread(target=lambda: seen.append((store.generation, store.count())))
        other.start()
        other.join()

    store.apply(upserts())
    assert seen == [(1, 1)]
    assert store.count() == 1001


def test_another_handle_notices_a_write(store: CatalogueStore, tmp_path: Path) -> None:
    reader = CatalogueStore.open(tmp_path / "shop" / "catalogue.sqlite", read_only=True)
    put(store, item("a"))
    assert (reader.generation, reader.count()) == (1, 1)
    with pytest.raises(ShopError):
        put(reader, item("b"))
    reader.close()


def test_many_threads_read_at_once(store: CatalogueStore) -> None:
    put(store, *(item(str(n)) for n in range(200)))
    wrong: list[object] = []

    def read() -> None:
        wrong.extend(n for n in range(50) if list(store.get([str(n)])) != [str(n)])

    threads = [threading.Thread(target=read) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_more_ids_than_sqlite_has_variables(store: CatalogueStore) -> None:
    put(store, *(item(str(n)) for n in range(3000)))
    assert len(store.get([str(n) for n in range(60_000)])) == 3000


def test_meta_strings(store: CatalogueStore) -> None:
    assert store.get_meta("currency") is None
    store.set_meta("currency", "EUR")
    store.set_meta("currency", "CHF")
    assert store.get_meta("currency") == "CHF"


@pytest.mark.parametrize(
    "content",
    [b"not a database at all, but long enough" * 50, b"SQLite format 3\x00" + b"\xff" * 5000],
)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    with pytest.raises(ShopCorrupt) as caught:
        CatalogueStore.open(path)
    assert "daogou import" in caught.value.hint


def test_a_later_layout_is_refused(store: CatalogueStore, tmp_path: Path) -> None:
    store.set_meta("schema", "99")
    with pytest.raises(ShopCorrupt, match="99"):
        CatalogueStore.open(tmp_path / "shop" / "catalogue.sqlite")


def test_missing_shops_and_directories(tmp_path: Path) -> None:
    with pytest.raises(ShopMissing):
        CatalogueStore.open(tmp_path / "none.sqlite", read_only=True)
    with pytest.raises(ShopError):
        CatalogueStore.open(tmp_path / "no" / "such" / "folder.sqlite")


def test_two_writers_do_not_mix(store: CatalogueStore, tmp_path: Path) -> None:
    second = CatalogueStore.open(tmp_path / "shop" / "catalogue.sqlite", busy_timeout_s=0.1)

    def upserts() -> Iterator[tuple[Product, None]]:
        yield item("a"), None
        with pytest.raises(ShopBusy):
            put(second, item("b"))

    store.apply(upserts())
    assert [product.id for product in second.products()] == ["a"]
    second.close()
