"""The demo shop Juniper Lane: complete, consistent, decent and the same on every build."""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from examples.general_store.orders import STATUSES
from examples.general_store.remarks import topics
from examples.general_store.shop import build, make_shop
from examples.general_store.tables import HERE

Record = dict[str, Any]


@dataclass(frozen=True)
class BuiltShop:
    """What a build wrote."""

    folder: Path
    products: dict[str, Record]
    reviews: list[Record]
    events: list[Record]
    shoppers: dict[str, Record]
    orders: list[Record]
    about: Record
    sections: dict[str, str]


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _sections(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.glob("*.md")):
        for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            heading, _, text = section.partition("\n")
            found[f"{path.stem}#{heading}"] = text.strip()
    return found


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> BuiltShop:
    folder = tmp_path_factory.mktemp("juniper")
    build(folder)
    return BuiltShop(
        folder=folder,
        products={line["id"]: line for line in _lines(folder / "products.jsonl")},
        reviews=_lines(folder / "reviews.jsonl"),
        events=_lines(folder / "events.jsonl"),
        shoppers={entry["shopper_id"]: entry for entry in _json(folder / "shoppers.json")},
        orders=_json(folder / "orders.json"),
        about=_json(folder / "shop.json"),
        sections=_sections(folder / "policies"),
    )


def _files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def _type(product: Record) -> str:
    return str(product["category"]).split(" > ")[1]


class TestSize:
    def test_the_catalogue_is_broad(self, shop: BuiltShop) -> None:
        categories = {product["category"] for product in shop.products.values()}
        assert len(shop.products) >= 640
        assert len({category.split(" > ")[0] for category in categories}) >= 13
        assert len(categories) >= 90
        assert len({product["brand"] for product in shop.products.values()}) >= 30

    def test_there_is_behaviour_to_learn_from(self, shop: BuiltShop) -> None:
        assert len(shop.shoppers) >= 400
        assert 19_000 <= len(shop.events) <= 22_000
        assert {"view", "click", "cart", "purchase"} == {event["type"] for event in shop.events}

    def test_orders_stand_in_every_status(self, shop: BuiltShop) -> None:
        assert len(shop.orders) == 200
        assert {order["status"] for order in shop.orders} == set(STATUSES)

    def test_the_source_is_small(self) -> None:
        paths = [path for path in HERE.rglob("*") if path.is_file()]
        kept = [path for path in paths if "__pycache__" not in path.parts]
        assert sum(path.stat().st_size for path in kept) < 1_500_000


def test_the_same_seed_makes_the_same_bytes(shop: BuiltShop, tmp_path: Path) -> None:
    build(tmp_path)
    again, first = _files(tmp_path), _files(shop.folder)
    assert again.keys() == first.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_another_seed_makes_another_shop(shop: BuiltShop, tmp_path: Path) -> None:
    build(tmp_path, seed=8)
    assert (tmp_path / "events.jsonl").read_bytes() != (shop.folder / "events.jsonl").read_bytes()


class TestProducts:
    def test_prices_are_positive_and_sales_lower_them(self, shop: BuiltShop) -> None:
        for product in shop.products.values():
            assert product["price"] > 0
            assert product.get("list_price", product["price"] + 1) > product["price"]
        assert 60 <= sum("list_price" in product for product in shop.products.values()) <= 160

    def test_some_are_sold_out(self, shop: BuiltShop) -> None:
        gone = [product for product in shop.products.values() if product["stock"] == 0]
        assert 0.05 <= len(gone) / len(shop.products) <= 0.09

    def test_variants_are_distinct_and_add_up(self, shop: BuiltShop) -> None:
        varied = [product for product in shop.products.values() if "variants" in product]
        identifiers = [one["id"] for product in varied for one in product["variants"]]
        assert 50 <= len(varied) <= 70
        assert len(identifiers) == len(set(identifiers))
        for product in varied:
            assert product["stock"] == sum(one["stock"] for one in product["variants"])
            for one in product["variants"]:
                assert one["color"] in product["color"]
                assert one["size"] in product["size"]
                assert one["price"] > 0

    def test_every_product_has_its_picture(self, shop: BuiltShop) -> None:
        for product in shop.products.values():
            assert (shop.folder / product["image"]).read_text(encoding="utf-8").startswith("<svg")

    def test_a_lifetime_guarantee_is_one(self, shop: BuiltShop) -> None:
        for product in shop.products.values():
            if "lifetime guarantee" in product["features"]:
                assert product["attributes"]["warranty"] == "lifetime", product["title"]


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


class TestDescriptions:
    def test_have_fifty_to_ninety_words(self, shop: BuiltShop) -> None:
        counts = {one["id"]: len(one["description"].split()) for one in shop.products.values()}
        assert {key: count for key, count in counts.items() if not 50 <= count <= 90} == {}

    def test_differ_within_a_type(self, shop: BuiltShop) -> None:
        by_type = defaultdict(list)
        for product in shop.products.values():
            by_type[_type(product)].append(_trigrams(product["description"]))
        for name, texts in by_type.items():
            for one, other in combinations(texts, 2):
                assert len(one & other) / len(one | other) < 0.5, name

    def test_read_like_sentences(self, shop: BuiltShop) -> None:
        odd = re.compile(r"[{}]|\.\.|  |\b(They|It) (is|are|has|have)\.|, them is\b")
        for product in shop.products.values():
            text = product["description"]
            assert text[0].isupper() or text[0].isdigit() or text[0] in "\"'“", text
            assert text.endswith((".", "!", "?")), text
            assert odd.search(text) is None, text


def _has(feature: str) -> Callable[[Record], bool]:
    return lambda record: feature in record["features"]


def _lacks(feature: str) -> Callable[[Record], bool]:
    return lambda record: feature not in record["features"]


def _says(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.IGNORECASE).search


# A complaint or praise that a product's record would refute.
CONTRADICTIONS = (
    (_has("waterproof"), _says("not waterproof|downpour is beyond|lets water")),
    (_lacks("waterproof"), _says("fell in the pool|stood in a stream|dry underneath")),
    (_has("wired"), _says("pairing|charge them|one charge|switching between")),
    (_lacks("machine washable"), _says("washing machine|out of the machine|through the machine")),
    (_has("machine washable"), _says("hand wash|drying flat")),
    (_has("lightweight"), _says(r"^heavy|\bheavier|a bit heavy|notice the weight|too heavy")),
    (_has("dishwasher safe"), _says("needs oil|dry it at once")),
    (_lacks("dishwasher safe"), _says("goes? in the dishwasher|dishwasher every day")),
    (_has("fragrance free"), _says("smells (lovely|faintly|stronger)|the scent")),
    (_has("wide fit"), _says("narrow|tight round|tight on")),
    (_has("insulated"), _says("too thin|cold in frost|something warmer|cold below")),
    (_has("non-slip"), _says("slides|slippery")),
    (_has("leakproof"), _says("wouldn't lay it flat")),
    (_has("quiet"), _says("loud")),
    (_has("cushioned"), _says("firmer")),
    (_has("breathable"), _says("my feet get hot|clammy")),
)


class TestReviews:
    def test_speak_of_products_of_the_shop(self, shop: BuiltShop) -> None:
        assert {review["product_id"] for review in shop.reviews} <= shop.products.keys()
        assert len({review["product_id"] for review in shop.reviews}) >= 140
        for review in shop.reviews:
            assert review["stars"] in (1, 2, 3, 4, 5)
            assert 1 <= len(review["text"].split()) <= 60
            assert review["date"] >= shop.products[review["product_id"]]["created"]

    def test_stars_agree_with_the_rating(self, shop: BuiltShop) -> None:
        stars = defaultdict(list)
        for review in shop.reviews:
            stars[review["product_id"]].append(review["stars"])
        for product_id, given in stars.items():
            product = shop.products[product_id]
            assert abs(sum(given) / len(given) - product["rating"]) <= 0.25, product["title"]
            assert product["review_count"] >= len(given)

    def test_one_star_is_no_praise_and_five_no_complaint(self, shop: BuiltShop) -> None:
        for review in shop.reviews:
            if review["stars"] == 5:
                assert "sent it back" not in review["text"].lower(), review
                assert "disappointed" not in review["text"].lower(), review
            if review["stars"] == 1:
                assert "Full marks" not in review["text"], review

    def test_nothing_that_could_be_said_contradicts_the_record(self) -> None:
        """Every line of the tables against every product it could be said of."""
        made = make_shop()
        for product in made.products:
            record = product.record(4.0, 1, "USD")
            text = made.tables.remarks[product.kind.name]
            found = topics(product, text, random.Random(0))
            assert sum(bool(topic.good) for topic in found) >= 2, record["title"]
            assert sum(bool(topic.bad) for topic in found) >= 2, record["title"]
            for claim in (line for topic in found for line in topic.good + topic.bad):
                wrong = [rule for holds, rule in CONTRADICTIONS if holds(record) and rule(claim)]
                assert wrong == [], (record["title"], claim)

    def test_no_two_of_a_product_say_the_same(self, shop: BuiltShop) -> None:
        said = Counter((review["product_id"], review["text"]) for review in shop.reviews)
        assert [key for key, count in said.items() if count > 1] == []


class TestEvents:
    def test_refer_to_products_and_shoppers(self, shop: BuiltShop) -> None:
        for event in shop.events:
            assert event["product_id"] in shop.products
            assert event["shopper_id"] in shop.shoppers
            assert event["timestamp"] >= shop.products[event["product_id"]]["created"]

    def test_sessions_are_one_persons_and_short(self, shop: BuiltShop) -> None:
        sessions = defaultdict(list)
        for event in shop.events:
            sessions[event["session_id"]].append(event)
        for events in sessions.values():
            assert len({event["shopper_id"] for event in events}) == 1
            assert all(a["timestamp"] <= b["timestamp"] for a, b in pairwise(events))
            carted = {event["product_id"] for event in events if event["type"] == "cart"}
            bought = {event["product_id"] for event in events if event["type"] == "purchase"}
            assert bought <= carted

    def test_camping_things_are_bought_together(self, shop: BuiltShop) -> None:
        baskets = defaultdict(set)
        for event in shop.events:
            if event["type"] == "purchase":
                baskets[event["shopper_id"]].add(_type(shop.products[event["product_id"]]))
        both = sum({"Tents", "Sleeping bags"} <= types for types in baskets.values())
        tents = sum("Tents" in types for types in baskets.values())
        bags = sum("Sleeping bags" in types for types in baskets.values())
        assert both * len(baskets) / (tents * bags) > 5

    def test_tastes_show(self, shop: BuiltShop) -> None:
        bought = [event for event in shop.events if event["type"] == "purchase"]
        liked = sum(
            shop.products[event["product_id"]]["brand"]
            in shop.shoppers[event["shopper_id"]]["tastes"]["brands"]
            for event in bought
        )
        assert liked / len(bought) > 0.4

    def test_popularity_has_a_long_tail(self, shop: BuiltShop) -> None:
        counts = sorted(Counter(event["product_id"] for event in shop.events).values())
        assert sum(counts[-66:]) / sum(counts) > 0.22
        assert counts[-1] > 4 * counts[len(counts) // 2]


class TestOrders:
    def test_lines_agree_with_the_catalogue(self, shop: BuiltShop) -> None:
        for order in shop.orders:
            for line in order["lines"]:
                product = shop.products[line["product_id"]]
                assert (line["title"], line["price"]) == (product["title"], product["price"])
                assert line.get("color") in [*product["color"], None]
                assert line.get("size") in [*product["size"], None]

    def test_sums_add_up(self, shop: BuiltShop) -> None:
        for order in shop.orders:
            cents = sum(round(line["price"] * 100) * line["quantity"] for line in order["lines"])
            assert round(order["subtotal"] * 100) == cents
            assert order["shipping_fee"] == (0 if cents >= 6000 else 5.95)
            assert round(order["total"] * 100) == cents + round(order["shipping_fee"] * 100)

    def test_histories_run_forward_to_the_status(self, shop: BuiltShop) -> None:
        newest = max(event["timestamp"] for event in shop.events)[:10]
        for order in shop.orders:
            steps = order["history"]
            assert steps[0]["status"] == "pending"
            assert steps[-1]["status"] == order["status"]
            assert all(a["at"] < b["at"] for a, b in pairwise(steps))
            assert steps[-1]["at"][:10] <= "2026-11-20"
            assert order["placed_at"][:10] <= newest
            assert ("tracking_number" in order) == any(s["status"] == "shipped" for s in steps)

    def test_belong_to_shoppers(self, shop: BuiltShop) -> None:
        for order in shop.orders:
            assert order["email"] == shop.shoppers[order["shopper_id"]]["email"]


class TestPolicies:
    def test_there_are_enough(self, shop: BuiltShop) -> None:
        assert len({name.split("#")[0] for name in shop.sections}) >= 9
        assert len(shop.sections) >= 50

    def test_sections_are_short_texts(self, shop: BuiltShop) -> None:
        counts = {name: len(text.split()) for name, text in shop.sections.items()}
        assert {name: count for name, count in counts.items() if not 40 <= count <= 120} == {}

    def test_agree_with_the_orders(self, shop: BuiltShop) -> None:
        cost = shop.sections["shipping#What delivery costs"]
        assert "$5.95" in cost
        assert "free from $60" in cost
        statuses = shop.sections["account#What the order statuses mean"].lower()
        for status in STATUSES:
            assert status.replace("_", " ") in statuses
        ways = shop.sections["payment#Ways to pay"].lower()
        for order in shop.orders:
            assert order["payment_method"] in ways

    def test_say_that_the_shop_is_fictional(self, shop: BuiltShop) -> None:
        assert "invented" in shop.sections["about#Juniper Lane is fictional"]
        assert "fictional" in shop.about["about"]

    def test_no_address_leads_into_the_real_world(self, shop: BuiltShop) -> None:
        address = re.compile(r"[\w.+-]+@([\w.-]+\w)|https?://([\w.-]+\w)")
        for path in [*shop.folder.glob("*.json*"), *shop.folder.glob("policies/*.md")]:
            for mail, site in address.findall(path.read_text(encoding="utf-8")):
                assert (mail or site).endswith(("example.com", "example.org")), path.name


class TestStarters:
    def test_are_six_questions(self, shop: BuiltShop) -> None:
        assert len(set(shop.about["starters"])) == 6

    @pytest.mark.parametrize(
        ("wanted", "limit"),
        [
            ("Broadfell wide-fit walking boots", 130),
            ("Quietboil electric kettle", 80),
            ("Duet 2-person trekking tent", 500),
            ("Stillness noise-cancelling headphones", 400),
            ("Commuter 2 wireless headphones", 400),
        ],
    )
    def test_have_an_answer_in_stock(self, shop: BuiltShop, wanted: str, limit: float) -> None:
        found = [one for one in shop.products.values() if one["title"].endswith(wanted)]
        assert [one["price"] <= limit and one["stock"] > 0 for one in found] == [True]
