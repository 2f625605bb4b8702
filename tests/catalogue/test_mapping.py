# ruff: noqa: E501 - rows of feeds are long, and wrapping them hides the columns
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.errors import FeedError
from retrieval.types import Availability, Money

if TYPE_CHECKING:
    from tests.catalogue.conftest import Shop


def columns(shop: Shop, header: str, row: str) -> dict[str, str]:
    return shop.load("f.csv", f"{header}\n{row}\n").columns


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Artikelnr;Bezeichnung;Preis;Farbe;Größe;Bestand", "1;Hose;12,50;rot;M;3",
         {"id": "Artikelnr", "title": "Bezeichnung", "price": "Preis", "color": "Farbe", "size": "Größe", "stock": "Bestand"}),
        ("Product ID,Product Name,Selling Price,MRP,Product URL", "1,Cup,5,6,https://x.example/1",
         {"id": "Product ID", "title": "Product Name", "price": "Selling Price", "list_price": "MRP", "url": "Product URL"}),
        ("g:id,g:title,g:price,g:sale_price,g:image_link", "1,Cup,6,5,https://x.example/a.jpg",
         {"id": "g:id", "title": "g:title", "price": "g:price", "sale_price": "g:sale_price", "image": "g:image_link"}),
        ("商品编号,商品名称,价格,颜色", "1,鞋,100,红",
         {"id": "商品编号", "title": "商品名称", "price": "价格", "color": "颜色"}),
        ("sku,nom,prix,couleur,marque", "1,Tasse,5,bleu,Acme",
         {"id": "sku", "title": "nom", "price": "prix", "color": "couleur", "brand": "marque"}),
        ("unit_price,name,uniq_id,current_stock", "5,Cup,1,3",
         {"price": "unit_price", "title": "name", "stock": "current_stock"}),
        ("asin,title,avg_rating,no_of_ratings,actual_price,discounted_price", "1,Cup,4.5,12,6,5",
         {"id": "asin", "title": "title", "rating": "avg_rating", "review_count": "no_of_ratings",
          "price": "actual_price", "sale_price": "discounted_price"}),
    ],
)  # fmt: skip
def test_names_in_many_languages(
    shop: Shop, header: str, row: str, expected: dict[str, str]
) -> None:
    found = columns(shop, header, row)
    assert {target: found.get(target) for target in expected} == expected


def test_contents_where_names_say_nothing(shop: Shop) -> None:
    header = "number,what,shown_at,seen,worth\n"
    rows = "".join(
        f"N{i},Nice cup number {i} of many,https://x.example/{i},https://x.example/{i}.jpg,{i}.00 €\n"
        for i in range(9)
    )
    assert shop.load("f.csv", header + rows).columns == {
        "id": "number",
        "title": "what",
        "url": "shown_at",
        "image": "seen",
        "price": "worth",
    }


def test_two_columns_make_a_category_path(shop: Shop) -> None:
    rows = [
        {"id": i, "name": f"Thing {i}", "category": "ab"[i % 2], "style": f"{'ab'[i % 2]}{i % 6}"}
        for i in range(60)
    ]
    report = shop.load("f.json", rows)
    assert report.columns["category"] == "category > style"
    assert shop.store.get(["3"])["3"].category == ("b", "b3")


def test_a_style_that_cuts_across_categories_is_an_attribute(shop: Shop) -> None:
    rows = [
        {
            "id": i,
            "name": f"Thing {i}",
            "category": "abc"[i % 3],
            "style": ["casual", "formal"][i % 2],
        }
        for i in range(60)
    ]
    report = shop.load("f.json", rows)
    assert report.columns["category"] == "category"
    assert dict(shop.store.get(["3"])["3"].attributes) == {"style": "formal"}


def test_eshops_type_is_the_category(shop: Shop) -> None:
    found = shop.products(
        "f.json", [{"Id": 1, "Type": "Ski/boarding", "Name": "Goggles", "Price": 5}]
    )
    assert found[0].category == ("Ski/boarding",)


def test_price_to_pay_and_price_struck_through(shop: Shop) -> None:
    rows = "id,title,price,sale_price,list_price\n1,A,10,8,\n2,B,10,,12\n3,C,10,11,\n4,D,10,,9\n5,E,,,9\n"
    found = [(p.price, p.list_price) for p in shop.products("f.csv", rows)]
    usd = [tuple(m and m.minor for m in pair) for pair in found]
    assert usd == [(800, 1000), (1000, 1200), (1000, None), (1000, None), (None, None)]


def test_regular_and_sale_price_without_a_price(shop: Shop) -> None:
    found = shop.products("f.csv", "id,title,regular_price,sale_price\n1,A,10,8\n2,B,10,\n")
    assert [(p.price, p.list_price) for p in found] == [
        (Money(800, "USD"), Money(1000, "USD")),
        (Money(1000, "USD"), None),
    ]


def test_overrides_win(shop: Shop) -> None:
    rows = "id,title,price,selling_price\n1,Cup,10,8\n"
    report = shop.load("f.csv", rows, overrides={"price": "selling_price"})
    assert report.columns["price"] == "selling_price"
    assert shop.store.get(["1"])["1"].price == Money(800, "USD")
    assert "price" not in shop.load("f.csv", rows, overrides={"price": ""}).columns


def test_a_template_makes_picture_paths(shop: Shop) -> None:
    report = shop.load("f.json", [{"Id": 7, "Name": "Cup"}], overrides={"image": "pics/{Id}.webp"})
    assert report.columns["image"] == "pics/{Id}.webp"
    assert report.columns["id"] == "Id"
    assert shop.store.get(["7"])["7"].image == "pics/7.webp"


@pytest.mark.parametrize(
    ("overrides", "message", "hint"),
    [
        ({"price": "no_such"}, "no_such", "id, title"),
        ({"image": "pics/{Nope}.webp"}, "Nope", "id, title"),
        ({"prize": "title"}, "prize", "price"),
    ],
)
def test_wrong_overrides_say_what_there_is(
    shop: Shop, overrides: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises(FeedError, match=message) as caught:
        shop.load("f.csv", "id,title\n1,Cup\n", overrides=overrides)
    assert hint in caught.value.hint
    assert shop.store.generation == 0


def test_what_is_left_becomes_attributes_but_not_everything(shop: Shop) -> None:
    rows = [
        {
            "id": i,
            "title": f"Cup {i}",
            "weight": "1 kg",
            "battery_life": f"{i} h",
            "cost": 3,
            "supplier_id": "S9",
            "page": f"https://x.example/{i}",
            "empty": "",
            "where_visible": "UI",
            "blob": "x" * 5000,
            "specs": {"Volume": f"{i} l", "deep": {"a": 1}},
            "margin": "40%",
        }
        for i in range(30)
    ]
    product = shop.products("f.json", rows)[3]
    assert dict(product.attributes) == {"battery life": "3 h", "Volume": "3 l"}


def test_no_id_column_gives_stable_ids(shop: Shop) -> None:
    rows = "title,price\nCup,5\nMug,6\n"
    report = shop.load("f.csv", rows)
    first = list(shop.store.ids())
    assert any("derived" in note for note in report.notes)
    assert shop.load("f.csv", rows.replace("5", "7")).applied.updated == 1
    assert list(shop.store.ids()) == first


def test_stock_and_availability(shop: Shop) -> None:
    rows = "id,title,stock,availability\n1,A,3,\n2,B,0,\n3,C,,in stock\n4,D,0,preorder\n5,E,,\n6,F,,7\n"
    states = [product.availability for product in shop.products("f.csv", rows)]
    assert states == [
        *(Availability.IN_STOCK, Availability.OUT_OF_STOCK, Availability.IN_STOCK),
        *(Availability.PREORDER, Availability.UNKNOWN, Availability.IN_STOCK),
    ]


def test_currency_comes_from_value_column_argument_or_shop(shop: Shop) -> None:
    report = shop.load("f.csv", "id,title,price\n1,A,5\n")
    assert any("USD" in note for note in report.notes)
    rows = "id,title,price,currency\n1,A,5,GBP\n2,B,€5,GBP\n3,C,5,\n"
    shop.load("f.csv", rows, currency="CHF")
    assert [p.price and p.price.currency for p in shop.store.products()] == ["GBP", "EUR", "CHF"]
    assert shop.store.get_meta("currency") == "CHF"
    report = shop.load("f.csv", "id,title,price\n9,Z,5\n")
    assert shop.store.get(["9"])["9"].price == Money(500, "CHF")
    assert report.notes == ()


def test_ratings_as_objects(shop: Shop) -> None:
    row = {"id": 1, "title": "Cup", "price": 5.5, "rating": {"rate": 3.9, "count": 120}}
    product = shop.one("f.json", [row])
    assert (product.rating, product.review_count) == (3.9, 120)


def test_bad_ratings_are_left_out_not_the_row(shop: Shop) -> None:
    report = shop.load("f.csv", "id,title,rating\n1,A,4.5\n2,B,7\n3,C,90%\n4,D,3\n5,E,2\n6,F,1\n")
    assert [p.rating for p in shop.store.products()] == [4.5, None, 4.5, 3, 2, 1]
    assert any("rating" in note and "row 3" in note for note in report.notes)
