# ruff: noqa: E501 - rows of feeds are long, and wrapping them hides the columns
from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from retrieval.types import Availability, Money

if TYPE_CHECKING:
    from retrieval.types import Product
    from tests.catalogue.conftest import Shop

ROW = {"id": "A1", "title": "Trail Boot", "price": "19.99", "brand": "Daybird"}


def check(product: Product) -> None:
    assert product.id == "A1"
    assert product.title == "Trail Boot"
    assert product.price == Money(1999, "USD")
    assert product.brand == "Daybird"


ONE_PRODUCT = [
        ("f.csv", "id,title,price,brand\nA1,Trail Boot,19.99,Daybird\n"),
        ("f.csv", 'id;title;price;brand\r\nA1;"Trail Boot";19,99;Daybird\r\n'),
        ("f.csv", "id|title|price|brand\nA1|Trail Boot|19.99|Daybird"),
        ("f.csv", "sep=;\nid;title;price;brand\nA1;Trail Boot;19,99;Daybird\n"),
        ("f.tsv", "id\ttitle\tprice\tbrand\nA1\tTrail Boot\t19.99\tDaybird\n"),
        ("f.csv", "\ufeffid,title,price,brand\nA1,Trail Boot,19.99,Daybird\n"),
        ("f.csv", "id,title,price,brand\nA1,Trail Boot,19.99,Daybird\n".encode("utf-16")),
        ("f.csv", "id,title,price,brand\nA1,Trail Boot,19.99,Daybird\n".encode("utf-16-le")),
        ("f.txt", "id,title,price,brand\n\nA1,Trail Boot,19.99,Daybird\n\n"),
        ("f.json", json.dumps([ROW])),
        ("f.json", json.dumps({"products": [ROW]})),
        ("f.json", json.dumps({"meta": {"v": 1}, "data": {"items": [ROW]}, "n": 1})),
        ("f.json", json.dumps({"A1": {k: v for k, v in ROW.items() if k != "id"}})),
        ("f.json", json.dumps(ROW)),
        ("f.json", "\ufeff" + json.dumps([ROW], indent=2)),
        ("f.json", '[{"id": "A1", "title": "Trail Boot", "price": 19.99, "x": NaN, "brand": "Daybird"}]'),
        ("f.jsonl", json.dumps(ROW) + "\n\n"),
        ("f.json", json.dumps(ROW) + "\n" + json.dumps(ROW)),
        ("f.yaml", "- id: A1\n  title: Trail Boot\n  price: 19.99\n  brand: Daybird\n"),
        ("f.yml", "products:\n  A1:\n    title: Trail Boot\n    price: 19.99\n    brand: &b Daybird\n"),
        ("f", "- id: A1\n  title: Trail Boot\n  price: 19.99\n  brand: Daybird\n"),
        ("f.xml", "<products><product id='A1'><title>Trail Boot</title><price>19.99</price><brand>Daybird</brand></product></products>"),
        ("f.csv.gz", gzip.compress(b"id,title,price,brand\nA1,Trail Boot,19.99,Daybird\n")),
        ("f.json.gz", gzip.compress(json.dumps([ROW]).encode())),
        ("wrong.csv", json.dumps([ROW])),
        ("wrong.json", "id,title,price,brand\nA1,Trail Boot,19.99,Daybird\n"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), ONE_PRODUCT, ids=range(len(ONE_PRODUCT)))
def test_one_product_in_every_form(shop: Shop, name: str, content: object) -> None:
    check(shop.one(name, content))


def test_parquet(shop: Shop) -> None:
    import pyarrow
    import pyarrow.parquet

    path = shop.folder / "f.parquet"
    rows = [{**ROW, "tags": ["light", "warm"], "price": 19.99}]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    product = shop.one("f.parquet", path.read_bytes())
    check(product)
    assert product.features == ("light", "warm")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8"])
def test_western_encodings(shop: Shop, encoding: str) -> None:
    text = (
        "Artikelnr;Bezeichnung;Preis\n1;Größe schöner Stühle;1.299,00 €\n2;Tisch für Café;5,00 €\n"
    )
    text = text.replace("€", "EUR") if encoding == "latin-1" else text
    first, _ = shop.products("f.csv", text.encode(encoding))
    assert first.title == "Größe schöner Stühle"
    assert first.price == Money(129900, "EUR")


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1251", "Красивые ботинки"),
        ("gb18030", "漂亮的登山鞋,适合徒步和露营,防水透气,价格便宜"),
        ("shift_jis", "美しい登山靴です。防水で軽く、ハイキングに最適"),
    ],
)
def test_eastern_encodings(shop: Shop, encoding: str, title: str) -> None:
    assert shop.one("f.csv", f"id;title\n1;{title}\n".encode(encoding)).title == title


def test_yaml_keeps_article_numbers_and_copies_aliases(shop: Shop) -> None:
    text = "- &base\n  id: 0012\n  title: Cup\n  no: no\n- <<: *base\n  id: 013\n  title: Mug\n"
    first, second = shop.products("f.yaml", text)
    assert [first.id, second.id] == ["0012", "013"]
    assert dict(second.attributes) == {"no": "no"}


GOOGLE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item><g:id>T1</g:id><g:item_group_id>TEE</g:item_group_id><title>Tee - Red / S</title>
<description>&lt;p&gt;Sch\xf6n&lt;/p&gt;</description><link>https://x.example/t</link>
<g:price>20.00 EUR</g:price><g:sale_price>15.00 EUR</g:sale_price><g:availability>out_of_stock</g:availability>
<g:color>Red</g:color><g:size>S</g:size><g:gender>female</g:gender><g:image_link>https://x.example/r.jpg</g:image_link>
<g:product_type>Apparel &gt; Tees</g:product_type><g:google_product_category>212</g:google_product_category>
<g:product_highlight>Soft</g:product_highlight><g:product_highlight>Light</g:product_highlight>
<g:product_detail><g:attribute_name>Fit</g:attribute_name><g:attribute_value>Slim</g:attribute_value></g:product_detail>
<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping></item>
<item><g:id>T2</g:id><g:item_group_id>TEE</g:item_group_id><title>Tee - Blue / M</title>
<g:price>18.00 EUR</g:price><g:availability>in stock</g:availability><g:color>Blue</g:color><g:size>M</g:size></item>
</channel></rss>"""


def test_google_rss(shop: Shop) -> None:
    product = shop.one("google.xml", GOOGLE.encode("latin-1"))
    assert (product.id, product.group, product.title) == ("T1", "TEE", "Tee")
    assert product.description == "Schön"
    assert product.price == Money(1800, "EUR")
    assert product.availability is Availability.IN_STOCK
    assert (product.colors, product.sizes) == (("Red", "Blue"), ("S", "M"))
    assert product.category == ("Apparel", "Tees")
    assert product.features == ("Soft", "Light")
    assert product.audience == ("women",)
    assert dict(product.attributes) == {"Fit": "Slim"}
    assert [(v.id, v.price) for v in product.variants] == [
        ("T1", Money(1500, "EUR")),
        ("T2", Money(1800, "EUR")),
    ]
    assert set(shop.store.get(["T2", "TEE"])) == {"T2", "TEE"}


def test_google_atom_and_tsv(shop: Shop) -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
    <entry><g:id>1</g:id><title>Cup</title><link href="https://x.example/1"/><g:price>5 USD</g:price></entry></feed>"""
    assert shop.one("a.xml", atom).url == "https://x.example/1"
    tsv = "id\ttitle\tlink\tprice\tsale_price\titem_group_id\n1\tCup\thttps://x.example/1\t6.00 USD\t5.00 USD\t\n"
    product = shop.one("a.tsv", tsv)
    assert (product.price, product.list_price) == (Money(500, "USD"), Money(600, "USD"))
    assert product.variants == ()


SHOPIFY = """Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Cost per item,Status
tee,Soft Tee,<p>Very <b>soft</b></p>,Acme,Shirts,"cotton, summer",true,Color,Red,Size,S,TEE-R-S,shopify,0,deny,10.00,15.00,https://x.example/1.jpg,1,3.00,active
tee,,,,,,,,Blue,,M,TEE-B-M,shopify,4,deny,12.00,15.00,https://x.example/2.jpg,2,3.00,
tee,,,,,,,,,,,,,,,,,https://x.example/3.jpg,3,,
mug,Mug,,Acme,Cups,,true,Title,Default Title,,,,,,deny,8.00,,,,2.00,active
old,Old thing,,Acme,Cups,,false,Title,Default Title,,,,,,deny,8.00,,,,2.00,draft
"""


def test_shopify(shop: Shop) -> None:
    report = shop.load("shopify.csv", SHOPIFY)
    tee, mug = shop.store.products()
    assert (report.rows, report.products, report.rejected) == (4, 2, 0)
    assert report.columns["price"] == "Variant Price"
    assert (tee.id, tee.title, tee.brand, tee.category) == ("tee", "Soft Tee", "Acme", ("Shirts",))
    assert tee.description == "Very soft"
    assert tee.price == Money(1200, "USD")  # the red one for 10.00 is sold out
    assert tee.list_price == Money(1500, "USD")
    assert (tee.colors, tee.sizes, tee.features) == (
        ("Red", "Blue"),
        ("S", "M"),
        ("cotton", "summer"),
    )
    assert [v.id for v in tee.variants] == ["TEE-R-S", "TEE-B-M"]
    assert dict(tee.variants[1].options) == {"Color": "Blue", "Size": "M"}
    assert tee.image == "https://x.example/1.jpg"
    assert "3.00" not in repr(tee)  # what it costs the merchant is nobody's business
    assert (mug.id, mug.price, mug.availability) == (
        "mug",
        Money(800, "USD"),
        Availability.IN_STOCK,
    )
    assert any("draft" in note for note in report.notes)


LD_PRODUCT = {
    "@context": "https://schema.org",
    "@type": "Product",
    "sku": "S1",
    "name": "Lamp",
    "brand": {"@type": "Brand", "name": "Lux"},
    "image": [{"@type": "ImageObject", "url": "https://x.example/l.jpg"}],
    "offers": {
        "@type": "Offer",
        "price": "49.90",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "https://x.example/l",
        "priceSpecification": {"priceType": "https://schema.org/ListPrice", "price": 60},
    },
    "aggregateRating": {"ratingValue": 9, "bestRating": 10, "reviewCount": 12},
    "review": [
        {"reviewRating": {"ratingValue": 5}, "reviewBody": "Bright", "author": {"name": "Al"}}
    ],
    "additionalProperty": [{"name": "Socket", "value": "E27"}],
}
LD_GROUP = {
    "@context": "https://schema.org/", "@type": "ProductGroup", "productGroupID": "G1",
    "name": "Coat", "color": "ignored? no", "brand": {"name": "Lux"},
    "hasVariant": [
        {"@type": "Product", "sku": "G1-A", "color": "Green", "size": "S",
         "offers": {"price": 30, "priceCurrency": "EUR", "availability": "OutOfStock"}},
        {"@id": "#b"},
    ],
}  # fmt: skip
LD_REFERRED = {
    "@type": "Product", "@id": "#b", "sku": "G1-B", "color": "Blue", "size": {"name": "M"},
    "offers": {"@type": "AggregateOffer", "lowPrice": 40, "priceCurrency": "EUR", "offerCount": 2},
}  # fmt: skip


def test_jsonld_product_with_reviews(shop: Shop) -> None:
    product = shop.one("p.jsonld", LD_PRODUCT)
    assert (product.id, product.title, product.brand) == ("S1", "Lamp", "Lux")
    assert (product.price, product.list_price) == (Money(4990, "EUR"), Money(6000, "EUR"))
    assert (product.rating, product.review_count) == (4.5, 12)
    assert product.image == "https://x.example/l.jpg"
    assert dict(product.attributes) == {"Socket": "E27"}
    (review,) = shop.store.reviews("S1")
    assert (review.stars, review.text, review.author) == (5, "Bright", "Al")


def test_a_broken_review_costs_itself_and_not_its_product(shop: Shop) -> None:
    reviews = [{"stars": 17, "text": "Far too good"}, {"stars": 4, "text": "Bright"}]
    report = shop.load("f.json", [ROW | {"reviews": reviews}])
    assert (report.products, report.rejected) == (1, 0)
    assert [review.stars for review in shop.store.reviews("A1")] == [4]
    assert any("a review inside a product" in note for note in report.notes)


def test_jsonld_group_graph_and_html(shop: Shop) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebPage"}, LD_GROUP, LD_REFERRED],
    }
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    page = f"<!DOCTYPE html><html><head>{script}<script>var x</script></head><body>Hi</body></html>"
    product = shop.one("page.html", page)
    assert (product.id, product.title) == ("G1", "Coat")
    assert [(v.id, v.colors, v.sizes) for v in product.variants] == [
        ("G1-A", ("Green",), ("S",)),
        ("G1-B", ("Blue",), ("M",)),
    ]
    assert product.price == Money(4000, "EUR")


def test_jsonld_item_list_and_lines(shop: Shop) -> None:
    items = [
        {"@type": "ListItem", "item": {"@type": "Product", "sku": s, "name": f"N{s}"}} for s in "ab"
    ]
    found = shop.products("l.json", {"@type": "ItemList", "itemListElement": items})
    assert [product.id for product in found] == ["a", "b"]
    lines = "\n".join(json.dumps({**LD_PRODUCT, "sku": s}) for s in "cd")
    assert [p.id for p in shop.products("l.jsonl", lines)] == ["a", "b", "c", "d"]


OWN = {
    "id": "P1", "title": "Tee", "description": "Soft", "brand": "Acme", "category": "Tops > Tees",
    "price": 10, "list_price": 12.5, "currency": "EUR", "stock": 7, "color": ["red", "blue"],
    "size": ["S", "M"], "material": ["cotton"], "features": ["warm"], "audience": ["women"],
    "attributes": {"fit": "slim"}, "image": "pics/p1.webp", "rating": 4.5, "review_count": 3,
    "created": "2025-01-02",
    "variants": [
        {"id": "P1-r", "color": "red", "size": "S", "price": 10, "stock": 0},
        {"id": "P1-b", "color": "blue", "size": "M", "price": 11, "stock": 7},
    ],
}  # fmt: skip


def test_our_own_json_lines(shop: Shop) -> None:
    product = shop.one("products.jsonl", json.dumps(OWN))
    assert product.price == Money(1100, "EUR")
    assert product.list_price == Money(1250, "EUR")
    assert product.availability is Availability.IN_STOCK
    assert product.stock == 7
    assert (product.colors, product.sizes, product.materials) == (
        ("red", "blue"),
        ("S", "M"),
        ("cotton",),
    )
    assert (product.features, product.audience) == (("warm",), ("women",))
    assert product.category == ("Tops", "Tees")
    assert dict(product.attributes) == {"fit": "slim"}
    assert (product.image, product.rating, product.review_count) == ("pics/p1.webp", 4.5, 3)
    assert product.created == "2025-01-02"
    assert [v.availability.value for v in product.variants] == ["out_of_stock", "in_stock"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reviews.jsonl", '{"product_id":"P1","stars":5,"title":"Nice","text":"Warm","author":"Al","date":"2025-01-01"}'),
        ("r.csv", "product_id,rating,review_text,date\nP1-r,5,Warm,2025-01-01\nNO,4,x,2025-01-01\nP1,9,x,\n"),
    ],
)  # fmt: skip
def test_reviews_are_recognised(shop: Shop, name: str, content: str) -> None:
    shop.load("products.jsonl", json.dumps(OWN))
    report = shop.load(name, content)
    assert report.reviews == 1
    (review,) = shop.store.reviews("P1")
    assert (review.stars, review.text, review.date) == (5, "Warm", "2025-01-01")
    assert {r.reason for r in report.rejects} == (
        {"no product has this id", "not a rating from 0 to 5"} if name == "r.csv" else set()
    )
    assert shop.store.count() == 1


def test_shopifys_json(shop: Shop) -> None:
    variant = {"id": 11, "title": "Red / S", "option1": "Red", "option2": "S", "price": "5.00"}
    product = {
        "id": 1, "title": "Tee", "vendor": "Acme", "product_type": "Tees", "body_html": "<p>Soft</p>",
        "images": [{"src": "https://x.example/a.jpg"}], "options": [{"name": "Color"}, {"name": "Size"}],
        "variants": [{**variant, "compare_at_price": "9", "grams": 5, "inventory_quantity": 2}],
    }  # fmt: skip
    tee = shop.one("products.json", {"products": [product]})
    assert (tee.brand, tee.category, tee.description) == ("Acme", ("Tees",), "Soft")
    assert (tee.colors, tee.sizes, tee.stock) == (("Red",), ("S",), 2)
    assert tee.image == "https://x.example/a.jpg"


def test_texts_in_several_languages(shop: Shop) -> None:
    rows = [{"id": i, "name": {"de": f"Tasse {i}", "en": f"Cup {i}"}} for i in range(3)]
    assert [p.title for p in shop.products("f.json", rows)] == ["Cup 0", "Cup 1", "Cup 2"]
