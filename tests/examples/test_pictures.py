"""The demo shop's pictures: every type has its own drawing, and each is small, safe SVG."""

import random
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import fromstring

from examples.general_store import tables as source
from examples.general_store.pictures import draw
from examples.general_store.pictures.registry import FAMILIES, GLYPHS
from examples.general_store.tables import ProductType, Row

TABLES = source.load()
ROWS = [(kind, row) for kind in TABLES.types for row in kind.rows]
MOST_BYTES = 6000
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "clipPath"}
HEX = re.compile(r"#[0-9a-f]{6}")


def drawing(kind: ProductType, row: Row) -> str:
    return draw(kind, row, TABLES.colors)


def elements(kind: ProductType, row: Row) -> list[ElementTree.Element]:
    root = fromstring(drawing(kind, row))
    assert root.get("viewBox") == "0 0 400 400"
    return list(root.iter())


def test_every_type_has_a_drawing_of_its_own() -> None:
    assert set(GLYPHS) == {kind.name for kind in TABLES.types}
    assert len(set(GLYPHS.values())) == len(GLYPHS)


def test_no_type_is_drawn_by_two_families() -> None:
    names = Counter(name for family in FAMILIES for name in family.GLYPHS)
    assert names.most_common(1)[0][1] == 1


def test_pictures_hold_only_plain_shapes() -> None:
    for kind, row in ROWS:
        for element in elements(kind, row):
            tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
            assert tag in SHAPES, f"{row.title}: <{tag}>"
            for name, text in element.attrib.items():
                assert not name.startswith("on"), f"{row.title}: {name}"
                assert "href" not in name, f"{row.title}: {name}"
                assert ":" not in text, f"{row.title}: {name}={text}"


def test_colors_and_coordinates_are_well_formed() -> None:
    for kind, row in ROWS:
        for element in elements(kind, row):
            for name in ("fill", "stroke"):
                color = element.get(name, "none")
                assert color == "none" or HEX.fullmatch(color) or color == "#fff", color
            assert not re.search(r"nan|inf|None|Tone", " ".join(element.attrib.values()))


def test_clipping_refers_to_outlines_in_the_picture() -> None:
    for kind, row in ROWS:
        picture = drawing(kind, row)
        known = re.findall(r'<clipPath id="(\w+)"', picture)
        assert len(known) == len(set(known)), row.title
        assert set(re.findall(r"url\(#(\w+)\)", picture)) == set(known), row.title


def test_pictures_are_small() -> None:
    largest = max(ROWS, key=lambda pair: len(drawing(*pair).encode()))
    assert len(drawing(*largest).encode()) < MOST_BYTES, largest[1].title


def test_pictures_of_a_type_differ() -> None:
    for kind in TABLES.types:
        pictures = {drawing(kind, row) for row in kind.rows}
        assert len(pictures) == len(kind.rows), kind.name


@pytest.mark.parametrize("kind", TABLES.types, ids=lambda kind: kind.name)
def test_a_product_in_another_color_looks_different(kind: ProductType) -> None:
    colored = [row for row in kind.rows if row.colors and "clear" not in row.colors]
    if not colored:
        pytest.skip("the type has no colours")
    recolored = (replace(colored[0], colors=(color,)) for color in ("red", "teal", "mustard"))
    assert len({drawing(kind, row) for row in recolored}) == 3


def test_same_product_has_the_same_picture() -> None:
    chosen = random.Random(5).sample(ROWS, 60)
    first = [drawing(kind, row) for kind, row in chosen]
    again = [drawing(kind, row) for kind, row in reversed(chosen)]
    assert first == again[::-1]
