# ruff: noqa: E501 - rows of feeds are long, and wrapping them hides the columns
from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.catalogue.importer import import_feeds
from retrieval.types import Availability, Money

if TYPE_CHECKING:
    from tests.catalogue.conftest import Shop


def test_the_same_id_is_one_product_and_later_values_win(shop: Shop) -> None:
    rows = "id,title,price,color,brand\n1,Cup,5,red,Acme\n2,Mug,6,,\n1,Big Cup,,blue,\n"
    report = shop.load("f.csv", rows)
    cup, _ = shop.store.products()
    assert (report.rows, report.products, report.rejected) == (3, 2, 0)
    assert (cup.title, cup.price, cup.brand) == ("Big Cup", Money(500, "USD"), "Acme")
    assert cup.colors == ("red", "blue")
    assert any("merged" in note for note in report.notes)


def test_a_second_file_adds_to_the_first(shop: Shop) -> None:
    first = shop.file("a.csv", "id,title,description\n1,Cup,Nice\n2,Mug,Nicer\n")
    second = shop.file("b.csv", "id,price,stock\n1,5,3\n3,9,1\n")
    report = import_feeds([first, second], shop.store)
    cup = shop.store.get(["1"])["1"]
    assert (cup.title, cup.price, cup.stock) == ("Cup", Money(500, "USD"), 3)
    assert [(r.file, r.row, r.reason) for r in report.rejects] == [("b.csv", 3, "no title")]


def test_rows_of_a_group_become_variants(shop: Shop) -> None:
    rows = (
        "id,item_group_id,title,price,availability,color,size,image_link\n"
        "A,G,Tee - Red / S,5,out of stock,Red,S,https://x.example/r.jpg\n"
        "B,G,Tee - Blue / M,9,in stock,Blue,M,https://x.example/b.jpg\n"
        "C,G,Tee - Blue / L,8,in stock,Blue,L,\n"
        "D,,Cap,3,in stock,,,\n"
    )
    tee, cap = shop.products("f.csv", rows)
    assert (tee.id, tee.group, tee.title) == ("A", "G", "Tee")
    assert tee.price == Money(800, "USD")
    assert tee.availability is Availability.IN_STOCK
    assert (tee.colors, tee.sizes) == (("Red", "Blue"), ("S", "M", "L"))
    assert [(v.id, v.colors, v.image) for v in tee.variants][1] == (
        "B",
        ("Blue",),
        "https://x.example/b.jpg",
    )
    assert (cap.id, cap.variants) == ("D", ())


def test_a_group_that_is_sold_out(shop: Shop) -> None:
    rows = "id,group_id,title,price,stock\nA,G,Tee,5,0\nB,G,Tee,4,0\n"
    product = shop.one("f.csv", rows)
    assert (product.price, product.availability) == (Money(400, "USD"), Availability.OUT_OF_STOCK)


def test_titles_that_differ_otherwise_stay(shop: Shop) -> None:
    rows = "id,group_id,title,color\nA,G,Tee for summer,Red\nB,G,Tee for winter,Blue\n"
    assert shop.one("f.csv", rows).title == "Tee for summer"


def test_parent_rows(shop: Shop) -> None:
    rows = (
        "sku,parent_sku,title,description,price,size\n"
        "P,,Tee,Soft,,\nP-S,P,Tee S,,5,S\nP-M,P,Tee M,,6,M\n"
    )
    product = shop.one("f.csv", rows)
    assert (product.id, product.title, product.description) == ("P", "Tee", "Soft")
    assert product.price == Money(500, "USD")
    assert [v.id for v in product.variants] == ["P-S", "P-M"]


def test_a_group_named_after_its_first_row_has_that_row_as_a_variant(shop: Shop) -> None:
    rows = "id,item_group_id,title,size\nA,A,Tee,S\nB,A,Tee,M\n"
    product = shop.one("f.csv", rows)
    assert product.id == "A"
    assert [v.id for v in product.variants] == ["A", "B"]


def test_a_group_keeps_its_id_when_its_rows_change_places(shop: Shop) -> None:
    head, first, second = "id,item_group_id,title,size\n", "A,G,Tee,S\n", "B,G,Tee,M\n"
    shop.load("f.csv", head + first + second)
    shop.load("f.csv", head + second + first)
    (product,) = shop.store.products()
    assert product.id == "A"


def test_variants_by_attributes(shop: Shop) -> None:
    rows = "id,group_id,title,storage,weight,color\nA,G,Phone 64 GB,64 GB,1 kg,\nB,G,Phone 128 GB,128 GB,1 kg,\n"
    product = shop.one("f.csv", rows)
    assert product.title == "Phone"
    assert [dict(v.options) for v in product.variants] == [
        {"storage": "64 GB"},
        {"storage": "128 GB"},
    ]
    assert dict(product.attributes) == {"weight": "1 kg"}


def test_colours_from_the_title_once_rows_are_merged(shop: Shop) -> None:
    assert shop.one("f.csv", "id,title\n1,Mauve Leather Daypack\n").colors == ("mauve",)


def test_a_mistaken_group_column_does_not_swallow_the_shop(shop: Shop) -> None:
    rows = "id,group_id,title\n" + "".join(f"{i},all,Cup {i}\n" for i in range(3000))
    report = shop.load("f.csv", rows)
    assert any("more rows" in note for note in report.notes)
