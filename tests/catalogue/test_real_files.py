"""Real catalogues: nothing is lost, and what the eye would stumble over isn't there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.pictures import picture_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from retrieval.catalogue.store import CatalogueStore

LEFTOVERS = re.compile(r"</?[a-z]+[ >]|&[a-z]+;|\{[^}]*:[^}]*;|^\['|^\[\"|\\n")


def test_retail_demo_store(store: CatalogueStore, shared_data: Callable[[str], Path]) -> None:
    report = import_feeds([shared_data("retail-demo-store/products.yaml")], store)
    assert (report.rows, report.products, report.rejected) == (2465, 2465, 0)
    assert report.columns == {
        "id": "id",
        "title": "name",
        "description": "description",
        "price": "price",
        "category": "category > style",
        "stock": "current_stock",
        "image": "image",
        "audience": "gender_affinity",
    }
    bag = store.get(["2e852905-c6f4-47db-802c-654013571922"]).popitem()[1]
    assert (bag.title, bag.category) == ("Mauve Leather Daypack", ("accessories", "backpack"))
    assert (bag.colors, bag.audience) == (("mauve",), ("women",))
    assert (bag.price and bag.price.major, bag.stock) == (149.99, 15)
    assert bag.attributes == ()


def test_amazon_office(store: CatalogueStore, shared_data: Callable[[str], Path]) -> None:
    report = import_feeds([shared_data("amazon-office/items.json")], store)
    assert (report.rows, report.products, report.rejected) == (3459, 3459, 0)
    assert report.columns["id"] == "(key)"
    for product in store.products():
        assert product.price is None
        for text in (product.title, product.description, product.brand or ""):
            assert not LEFTOVERS.search(text), (product.id, text)
    assert store.get(["1"])["1"].description == "An Amazon Brand."
    assert store.get(["2"])["2"].description == ""


def test_eshop_images(store: CatalogueStore, shared_data: Callable[[str], Path]) -> None:
    path = shared_data("eshop-images/catalog.json")
    report = import_feeds([path], store, overrides={"image": "pics/{Id}.webp"})
    assert (report.products, report.rejected) == (101, 0)
    assert store.get(["3"])["3"].category == ("Ski/boarding",)
    assert len(list(picture_sources(store, [path]))) == 101


def test_tau2_retail(store: CatalogueStore, shared_data: Callable[[str], Path]) -> None:
    report = import_feeds([shared_data("tau2-retail/db.json")], store)
    assert (report.products, report.rejected) == (50, 0)
    assert sum(len(product.variants) for product in store.products()) == 591
    shirt = store.get(["9612497925"])["9612497925"]
    assert (shirt.id, shirt.title) == ("9523456873", "T-Shirt")
    assert "cotton" in shirt.materials
