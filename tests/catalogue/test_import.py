# ruff: noqa: E501 - rows of feeds are long, and wrapping them hides the columns
from __future__ import annotations

import csv
import errno
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.pictures import picture_sources
from retrieval.errors import FeedError, ShopBusy, ShopError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.types import Product
    from tests.catalogue.conftest import Shop

HEAD = "id,title,description,price,stock\n"


class Counting:
    """An encoder that remembers what it was asked."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def __call__(self, products: Sequence[Product]) -> Any:
        self.batches.append([product.id for product in products])
        return np.array([[len(p.title), len(p.description)] for p in products], np.float32)


def test_rejects_say_where_and_why_and_the_rest_is_imported(shop: Shop) -> None:
    rows = (
        HEAD + 'A,Cup,"two\nlines",5,1\nB,Mug,,abc,1\n,Nameless,,5,1\nC,,no title,5,1\n'
        "D,Plate,,-3,1\nE,Fork,,ask,1\nF,Knife,,5,1,extra\n"
    )
    path = shop.folder / "rejects.csv"
    report = shop.load("feed.csv", rows, report_path=path)
    assert [p.id for p in shop.store.products()] == ["A", "E"]
    assert (report.rows, report.products, report.rejected) == (7, 2, 5)
    assert report.rejects_path == path
    with path.open(newline="") as file:
        found = list(csv.DictReader(file))
    assert [(r["file"], int(r["row"]), r["column"]) for r in found] == [
        ("feed.csv", 4, "price"),
        ("feed.csv", 5, "id"),
        ("feed.csv", 7, "price"),
        ("feed.csv", 9, ""),
        ("feed.csv", 6, "title"),  # only known once all files are read: another may have it
    ]
    assert found[0]["reason"] == "not a price"
    assert found[0]["value"] == "abc"


def test_an_old_report_goes_when_nothing_is_rejected(shop: Shop) -> None:
    path = shop.folder / "rejects.csv"
    shop.load("f.csv", HEAD + "A,Cup,,x,1\n", report_path=path)
    assert path.exists()
    report = shop.load("f.csv", HEAD + "A,Cup,,5,1\n", report_path=path)
    assert report.rejects_path is None
    assert not path.exists()


def test_formulas_in_rejects_are_quoted(shop: Shop) -> None:
    path = shop.folder / "rejects.csv"
    shop.load("f.csv", HEAD + "A,Cup,,=cmd|' /C calc'!A0,1\n", report_path=path)
    assert ",'=cmd" in path.read_text()


def test_only_new_and_reworded_products_are_embedded(shop: Shop) -> None:
    embed = Counting()
    options = {"embed": embed, "vector_model": "m"}
    rows = [f"P{i},Cup {i},,5,1\n" for i in range(600)]
    shop.load("f.csv", HEAD + "".join(rows), **options)
    assert [len(batch) for batch in embed.batches] == [256, 256, 88]
    embed.batches.clear()
    rows[0], rows[1], rows[2] = "P0,Cup 0,,9,0\n", "P1,Mug 1,,5,1\n", ""
    report = shop.load("f.csv", HEAD + "".join(rows) + "N,New,,5,1\n", **options)
    assert embed.batches == [["P1", "N"]]
    assert (report.applied.inserted, report.applied.updated, report.applied.unchanged) == (
        1,
        2,
        597,
    )
    assert len(list(shop.store.vectors("m"))) == 601
    assert list(shop.store.missing_vectors("m")) == []


def test_products_and_vectors_belong_together(shop: Shop) -> None:
    shop.load("f.csv", HEAD + "A,Cup,xy,5,1\nB,Teapot,,5,1\n", embed=Counting(), vector_model="m")
    rows = dict(shop.store.vectors("m"))
    titles = {c.row: c.product.title for c in shop.store.changes() if c.product}
    assert {r: np.frombuffer(v, "<f4")[0] for r, v in rows.items()} == {
        r: len(t) for r, t in titles.items()
    }


def test_the_same_feed_twice_touches_nothing(shop: Shop) -> None:
    rows = HEAD + "A,Cup,,5,1\nB,Mug,,6,1\n"
    shop.load("f.csv", rows)
    before = shop.store.generation
    assert shop.load("f.csv", rows).applied.unchanged == 2
    assert list(shop.store.changes(before)) == []


def test_delete_missing_spares_rejected_rows(shop: Shop) -> None:
    shop.load("f.csv", HEAD + "A,Cup,,5,1\nB,Mug,,6,1\nC,Pot,,7,1\n")
    report = shop.load("f.csv", HEAD + "A,Cup,,5,1\nB,Mug,,oops,1\n", delete_missing=True)
    assert report.applied.deleted == 1
    assert list(shop.store.ids()) == ["A", "B"]


def test_delete_missing_never_empties_the_shop(shop: Shop) -> None:
    shop.load("f.csv", HEAD + "A,Cup,,5,1\n")
    report = shop.load("f.csv", HEAD + "B,Mug,,oops,1\n", delete_missing=True)
    assert report.applied.deleted == 0
    assert any("none was deleted" in note for note in report.notes)


def test_progress_is_told(shop: Shop) -> None:
    told: list[tuple[int, int | None, str]] = []
    rows = HEAD + "".join(f"P{i},Cup {i},,5,1\n" for i in range(1100))
    shop.load(
        "f.csv", rows, progress=lambda *seen: told.append(seen), embed=Counting(), vector_model="m"
    )
    assert [what for _, _, what in told] == sorted(
        (what for _, _, what in told),
        key=["reading f.csv", "merging", "embedding", "writing"].index,
    )
    assert (1100, 1100, "writing") in told
    assert (1100, 1100, "embedding") in told


def test_a_failing_encoder_changes_nothing_and_leaves_nothing(shop: Shop) -> None:
    def broken(products: Sequence[Product]) -> Any:
        raise RuntimeError("no model")

    with pytest.raises(RuntimeError):
        shop.load("f.csv", HEAD + "A,Cup,,5,1\n", embed=broken, vector_model="m")
    assert shop.store.generation == 0
    assert shop.store.path is not None
    assert not list(shop.store.path.parent.glob(".*"))


def test_one_import_at_a_time(shop: Shop) -> None:
    def nested(products: Sequence[Product]) -> Any:
        with pytest.raises(ShopBusy):
            shop.load("g.csv", HEAD + "B,Mug,,5,1\n")
        return np.ones((len(products), 2), np.float32)

    shop.load("f.csv", HEAD + "A,Cup,,5,1\n", embed=nested, vector_model="m")
    assert shop.store.count() == 1


def test_a_full_disk_leaves_the_old_state(shop: Shop) -> None:
    shop.load("f.csv", HEAD + "A,Cup,,5,1\n")
    with shop.store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    from sqlalchemy import event

    event.listen(
        shop.store._engine,
        "begin",
        lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages + 20}"),
    )
    rows = "".join(f"P{i},Cup {i},{'long ' * 50},5,1\n" for i in range(2000))
    with pytest.raises(ShopError, match="full") as caught:
        shop.load("f.csv", HEAD + rows)
    assert "space" in caught.value.hint
    assert list(shop.store.ids()) == ["A"]


def test_no_feeds_or_no_model_name(shop: Shop) -> None:
    with pytest.raises(FeedError):
        import_feeds([], shop.store)
    with pytest.raises(ValueError, match="vector_model"):
        import_feeds([shop.file("f.csv", HEAD)], shop.store, embed=Counting())


def test_pictures_beside_the_feed(shop: Shop) -> None:
    (shop.folder / "pics").mkdir()
    (shop.folder / "pics" / "1.webp").write_bytes(b"x")
    (shop.folder / "pics" / "leak.webp").symlink_to("/etc/passwd")
    rows = "id,title,image\n1,Cup,pics/1.webp\n2,Mug,pics/none.webp\n3,Pot,pics/leak.webp\n4,Pan,../x.jpg\n"
    report = shop.load("f.csv", rows)
    found = list(picture_sources(shop.store, [shop.folder / "f.csv"]))
    assert found == [("pics/1.webp", (shop.folder / "pics" / "1.webp").resolve())]
    assert any("dropped" in note for note in report.notes)


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, ShopError), (errno.ENOENT, FileNotFoundError)]
)
def test_only_a_full_disk_is_blamed_on_the_shop(
    shop: Shop, number: int, expected: type[Exception]
) -> None:
    def failing(products: Sequence[Product]) -> Any:
        raise OSError(number, "from the encoder")

    with pytest.raises(expected):
        shop.load("f.csv", HEAD + "A,Cup,,5,1\n", embed=failing, vector_model="m")
    assert shop.store.generation == 0


def test_many_reviews_of_products_in_the_same_import(shop: Shop) -> None:
    products = shop.file("f.csv", HEAD + "A,Cup,,5,1\n")
    rows = "".join(f"A,5,review {i}\n" for i in range(1500))
    reviews = shop.file("r.csv", "product_id,stars,text\n" + rows)
    report = import_feeds([products, reviews], shop.store)
    assert (report.rows, report.products, report.reviews) == (1501, 1, 1500)
    assert len(shop.store.reviews("A")) == 1500
