from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.catalogue.cleaning import lists, measures, text
from retrieval.catalogue.cleaning.colours import colours_of
from retrieval.catalogue.feeds.record import RowError
from retrieval.types import Availability


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("<p>Soft &amp; warm</p><p>Two<br>lines</p>", "Soft & warm\nTwo\nlines"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<style>.a{color:red}</style>Hi<script>alert('x')</script>", "Hi"),
        ("<!-- .headerM {color:#000;} --> Text", "Text"),
        ("a<b>b</b>c", "abc"),
        ("&lt;p&gt;Escaped&lt;/p&gt;", "Escaped"),
        ("5 < 6 and <3 you", "5 < 6 and <3 you"),
        ("Caf\u0065\u0301 \u200b\u202eau\x00 lait", "Café au lait"),
        ("R&D at AT&T", "R&D at AT&T"),
        ("['first', \"it's second\", '']", "first\nit's second"),
        ("['', '']", ""),
        ('["a 12" pipe", "more"]', 'a 12" pipe\nmore'),
        ("[not a list]", "[not a list]"),
        ("['a' + __import__('os')]", "['a' + __import__('os')]"),
        ("Good. .caption { font-size: 10px; color: red; } Bye", "Good. Bye"),
        ("\ud800broken", "broken"),
        ("<div>" * 5000 + "deep", "deep"),
    ],
)
def test_plain_text(raw: str, clean: str) -> None:
    assert text.plain(raw, "description") == clean


def test_objects_give_their_name_or_are_refused() -> None:
    assert text.plain({"name": "Acme"}, "brand") == "Acme"
    assert text.plain(["a", None, "b"], "x") == "a\nb"
    with pytest.raises(RowError, match="object"):
        text.plain({"a": {"b": 1}}, "title")
    with pytest.raises(RowError, match="longer"):
        text.plain("x" * 1_000_001, "title")


@given(st.text())
def test_clean_text_is_clean(raw: str) -> None:
    once = text.plain(raw, "x")
    assert "\x00" not in once
    assert once == once.strip()


@pytest.mark.parametrize(
    "raw",
    ["['" + "\\" * 100_001, "<" * 200_000, "&" * 200_000, "{" * 100_000, ". a" * 60_000 + "{"],
)
def test_no_text_takes_long(raw: str) -> None:
    start = time.perf_counter()
    text.plain(raw, "x")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("in stock", Availability.IN_STOCK),
        ("in_stock", Availability.IN_STOCK),
        ("https://schema.org/InStock", Availability.IN_STOCK),
        ("http://schema.org/OutOfStock", Availability.OUT_OF_STOCK),
        ("sold out", Availability.OUT_OF_STOCK),
        ("Discontinued", Availability.OUT_OF_STOCK),
        ("preorder", Availability.PREORDER),
        ("pre-order", Availability.PREORDER),
        ("backorder", Availability.PREORDER),
        (True, Availability.IN_STOCK),
        (False, Availability.OUT_OF_STOCK),
        ("ausverkauft", Availability.OUT_OF_STOCK),
        ("who knows", None),
        ("", None),
    ],
)
def test_availability(raw: object, state: Availability | None) -> None:
    assert measures.availability(raw) is state


@pytest.mark.parametrize(
    ("raw", "rating"),
    [
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("4.5/5", 4.5),
        ("9/10", 4.5),
        ("90%", 4.5),
        ("4.5 out of 5 stars", 4.5),
        ("★★★★☆", 4.0),
        (4, 4.0),
        ("7", None),
        ("6/5", None),
        ("good", None),
        ("-1", None),
        (None, None),
        ("5/0", None),
    ],
)
def test_ratings(raw: object, rating: float | None) -> None:
    assert measures.rating(raw) == rating


def test_the_scale_of_a_column() -> None:
    assert measures.rating_scale(["4.5", "3", "7"] * 1 + ["4"] * 10) == 5
    assert measures.rating_scale(["8.5", "9", "7"]) == 10
    assert measures.rating_scale(["85", "90", "70"]) == 100
    assert measures.rating("85", 100) == 4.25


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T10:00:00Z", "2024-03-04T10:00:00+00:00"),
        ("04.03.2024", "2024-03-04"),
        ("03/04/2024", "2024-03-04"),
        ("25/12/2024", "2024-12-25"),
        ("Mar 4, 2024", "2024-03-04"),
        (1709546400, "2024-03-04T10:00:00+00:00"),
        ("1709546400000", "2024-03-04T10:00:00+00:00"),
        (date(2024, 3, 4), "2024-03-04"),
        ("soon", None),
        ("99/99/2024", None),
    ],
)
def test_dates(raw: object, iso: str | None) -> None:
    assert measures.date(raw) == iso


@pytest.mark.parametrize(
    ("raw", "number"), [("15", 15), ("15.0", 15), (">10", 10), ("10+", 10), (-3, 0), ("lots", None)]
)
def test_stock(raw: object, number: int | None) -> None:
    assert measures.stock(raw) == number


@pytest.mark.parametrize(
    ("raw", "number"), [("1,234", 1234), ("(87)", 87), ("87 reviews", 87), (5, 5), ("x", None)]
)
def test_counts(raw: object, number: int | None) -> None:
    assert measures.count(raw) == number


def test_lists_of_values() -> None:
    assert lists.colors("Black/White", "c") == ("Black", "White")
    assert lists.colors(["red", "Red", "blue"], "c") == ("red", "blue")
    assert lists.sizes("S/M/L", "s") == ("S", "M", "L")
    assert lists.sizes("S, M; XL", "s") == ("S", "M", "XL")
    assert lists.sizes("37,5", "s") == ("37,5",)
    assert lists.sizes("38 1/2", "s") == ("38 1/2",)
    assert lists.sizes("38/40", "s") == ("38/40",)
    assert lists.audiences("M", "a") == ("men",)
    assert lists.audiences("F/M", "a") == ("women", "men")
    assert lists.audiences("Unisex", "a") == ("unisex", "men", "women")
    assert lists.audiences("Men's", "a") == ("men",)


def test_category_paths() -> None:
    path = lists.category_path
    assert path("A > B >C", "c", slashes=False) == ("A", "B", "C")
    assert path("A|B", "c", slashes=False) == ("A", "B")
    assert path("Ski/boarding", "c", slashes=False) == ("Ski/boarding",)
    assert path("Men/Shoes", "c", slashes=True) == ("Men", "Shoes")
    assert path(["A", "B"], "c", slashes=False) == ("A", "B")
    assert path("A > B, A > C", "c", slashes=False) == ("A", "B")
    assert path("A, A > B", "c", slashes=False) == ("A", "B")
    assert path("Home > Pots, pans", "c", slashes=False) == ("Home", "Pots, pans")
    assert lists.slashes_separate(["Ski/boarding", "Bags"]) is False
    assert lists.slashes_separate(["Men/Shoes", "Men/Shirts"]) is True


@pytest.mark.parametrize(
    ("raw", "kept", "dropped"),
    [
        ("https://x.example/a.jpg", "https://x.example/a.jpg", False),
        ("//x.example/a.jpg", "https://x.example/a.jpg", False),
        ("pics/a.webp", "pics/a.webp", False),
        ("./a.webp", "a.webp", False),
        ("../../etc/passwd", None, True),
        ("pics/../../x.jpg", None, True),
        ("/etc/passwd", None, True),
        ("C:\\secret.jpg", None, True),
        ("~/x.jpg", None, True),
        ("file:///etc/passwd", None, True),
        ("javascript:alert(1)", None, True),
        ("data:image/png;base64,AAAA", None, True),
        ("", None, False),
        (["https://x.example/1.jpg", "https://x.example/2.jpg"], "https://x.example/1.jpg", False),
        ("https://x.example/1.jpg, https://x.example/2.jpg", "https://x.example/1.jpg", False),
        ({"src": "https://x.example/a.jpg"}, "https://x.example/a.jpg", False),
    ],
)
def test_pictures_stay_inside_the_feeds_folder(
    raw: object, kept: str | None, dropped: bool
) -> None:
    assert lists.picture(raw) == (kept, dropped)


def test_links_are_of_the_web() -> None:
    assert lists.web_link("https://x.example/p?id=1") == "https://x.example/p?id=1"
    assert lists.web_link("javascript:alert(1)") is None
    assert lists.web_link('https://x.example/"><script>') is None


@pytest.mark.parametrize(
    ("title", "description", "colours"),
    [
        ("Mauve Leather Daypack", "black straps", ("mauve",)),
        ("Running Shoe", "In navy blue mesh; the navy upper breathes.", ("navy blue",)),
        ("Running Shoe", "Beige with black straps", ()),
        ("Running Shoe", "no colour here", ()),
        ("Orange Juice 1 l", "", ()),
        ("Orange Rain Jacket", "", ("orange",)),
        ("Stapler, Silver", "", ("silver",)),
        ("Stapler (Orange/Silver/Black)", "", ("orange", "silver", "black")),
        ("Rose Gold Necklace", "", ("rose gold",)),
        ("Magnetic White Board", "", ()),
        ("Blackstone Grill", "", ()),
        ("EcoVenture Olive Green Backpack", "", ("olive green",)),
        ("Olive Oil", "", ()),
    ],
)
def test_colours_from_words(title: str, description: str, colours: tuple[str, ...]) -> None:
    assert colours_of(title, description) == colours


def test_a_brand_is_not_a_colour() -> None:
    assert colours_of("Black Diamond Harness", "", brand="Black Diamond") == ()
