"""Feeds that are broken or meant to harm: one sentence with a hint, or one rejected row."""

# ruff: noqa: E501 - rows of feeds are long, and wrapping them hides the columns

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.catalogue.importer import import_feeds
from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import BadInput, FeedError, NotFound

if TYPE_CHECKING:
    from tests.catalogue.conftest import Shop


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", "id,title\n1,Cup\n")
    return buffer.getvalue()


BOMB = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><rss><item><title>&b;</title></item></rss>"
EXTERNAL = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><item><title>&a;</title></item></rss>"
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(8)
)


UNUSABLE = [
    ("empty.csv", b""),
    ("blank.csv", b"\n  \n"),
    ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    ("zeros.csv", b"\x00" * 5000),
    ("book.xlsx", zipped()),
    ("paper.csv", b"%PDF-1.7\n" + b"x" * 500),
    ("broken.gz", gzip.compress(b"id,title\n1,Cup\n" * 999)[:-20]),
    ("twice.csv.gz", gzip.compress(gzip.compress(b"id,title\n1,Cup\n"))),
    ("bomb.csv.gz", gzip.compress(b"a" * 100_000_000, 9)),
    ("broken.parquet", b"PAR1" + b"x" * 500 + b"PAR1"),
    ("broken.json", b'[{"id": 1, "title": "Cup"}'),
    ("scalar.json", b"[1, 2, 3]"),
    ("none.json", b"{}"),
    ("deep.json", b"[" * 100_000 + b"]" * 100_000),
    ("deep2.json", b'[{"id":1,"title":' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}]"),
    ("bomb.xml", BOMB.encode()),
    ("external.xml", EXTERNAL.encode()),
    ("broken.xml", b"<rss><item><title>Cup</item></rss>"),
    ("none.xml", b"<?xml version='1.0'?><a><b/></a>"),
    ("deep.xml", b"<a>" * 1000 + b"</a>" * 1000),
    ("laughs.yaml", LAUGHS.encode()),
    (
        "python.yaml",
        b"- id: 1\n  title: !!python/object/apply:os.system ['touch /tmp/pwned']\n",
    ),
    ("tag.yaml", b"- id: 1\n  title: !secret x\n"),
    ("broken.yaml", b"- id: 1\n  title: 'open\n- x: [\n"),
    ("deep.yaml", b"a: " + b"[" * 5000 + b"]" * 5000),
    ("several.yaml", b"id: 1\ntitle: a\n---\nid: 2\ntitle: b\n"),
    ("page.html", b"<html><body>no data</body></html>"),
    ("notitle.csv", b"a,b\n1,2\n"),
    ("prose.txt", b"Dear shop,\nplease find our products attached.\n"),
]


@pytest.mark.parametrize(("name", "content"), UNUSABLE, ids=[name for name, _ in UNUSABLE])
def test_a_file_that_cannot_be_used_is_refused_with_a_hint(
    shop: Shop, name: str, content: bytes
) -> None:
    with pytest.raises(FeedError) as caught:
        shop.load(name, content)
    assert caught.value.hint
    assert len(caught.value.message) < 400
    assert shop.store.generation == 0
    assert not Path("/tmp/pwned").exists()


def test_paths_that_are_no_files(shop: Shop) -> None:
    with pytest.raises(FeedError, match="directory"):
        import_feeds([shop.folder], shop.store)
    with pytest.raises(NotFound):
        import_feeds([shop.folder / "none.csv"], shop.store)
    os.mkfifo(shop.folder / "pipe.csv")
    with pytest.raises(FeedError, match="regular"):
        import_feeds([shop.folder / "pipe.csv"], shop.store)
    with pytest.raises(BadInput):
        import_feeds([shop.folder / "nul\0.csv"], shop.store)
    with pytest.raises(BadInput):
        import_feeds([shop.folder / ("x" * 5000)], shop.store)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(shop: Shop) -> None:
    path = shop.file("f.csv", "id,title\n1,Cup\n")
    path.chmod(0)
    with pytest.raises(FeedError, match="opened"):
        import_feeds([path], shop.store)


def test_an_unclosed_quote_costs_one_line(shop: Shop) -> None:
    rows = 'id,title,price\n1,Cup,5\n2,"Mug,6\n3,Pot,7\n4,"Pan, big",8\n5,12" Pipe,9\n6,"Bad,1\n'
    report = shop.load("f.csv", rows)
    assert list(shop.store.ids()) == ["1", "3", "4", "5"]
    assert shop.store.get(["5"])["5"].title == '12" Pipe'
    assert [r.row for r in report.rejects] == [3, 7]


def test_broken_rows_cost_themselves(shop: Shop) -> None:
    lines = [
        '{"id": 1, "title": "Cup"}',
        "{broken",
        "[1, 2]",
        '"text"',
        '{"id": 2, "title": {"deep": {"x": 1}}}',
        '{"id": {"x": 1}, "title": "Pan"}',
        '{"id": 3, "title": "Pot", "price": {"x": 1}}',
        '{"id": 4, "title": "Jar", "price": [], "color": 7, "size": true, "rating": [], "image": {}}',
        '{"id": 5, "title": null}',
        "[" * 100_000,
        '{"id": 6, "title": "Nul \\u0000 \\ud800 end", "variants": "none"}',
        '{"id": "' + "7" * 500 + '", "title": "Long id"}',
        '{"id": 8, "title": "Lid", "price": 1e400}',
        '{"id": 9, "title": "Lid", "price": "' + "9" * 400 + '"}',
    ]
    report = shop.load("f.jsonl", "\n".join(lines))
    assert list(shop.store.ids()) == ["1", "4", "6"]
    assert shop.store.get(["6"])["6"].title == "Nul end"
    assert report.rejected == len(lines) - 3
    assert all(r.reason for r in report.rejects)


def test_cells_without_end(shop: Shop) -> None:
    rows = f"id,title,description\n1,Cup,{'x' * 1_500_000}\n2,Mug,{'y' * 10_000_000}\n3,Pot,fine\n"
    report = shop.load("f.csv", rows)
    assert list(shop.store.ids()) == ["3"]
    assert report.rejected == 2
    huge = [{"id": 1, "title": "Cup", "description": "x" * 10_000_000}, {"id": 3, "title": "Pot"}]
    assert shop.load("f.json", huge).rejected == 1


def test_nul_bytes_in_a_table(shop: Shop) -> None:
    assert shop.one("f.csv", b"id,title\n1,C\x00up\n").title == "Cup"


def test_scripts_never_reach_the_catalogue(shop: Shop) -> None:
    row = {
        "id": "1",
        "title": "<img src=x onerror=alert(1)>Cup",
        "url": "javascript:alert(1)",
        "description": "<script>alert(1)</script>Nice",
        "image": "/etc/passwd",
        "brand": "&lt;script&gt;alert(1)&lt;/script&gt;Acme",
    }
    product = shop.one("f.json", [row])
    assert (product.title, product.description, product.brand) == ("Cup", "Nice", "Acme")
    assert (product.url, product.image) == (None, None)


def test_more_columns_and_variants_than_anybody_needs(shop: Shop) -> None:
    row = {"id": 1, "title": "Cup", **{f"column {i}": f"value {i}" for i in range(500)}}
    variants = [{"id": i, "color": f"c{i}"} for i in range(5000)]
    product = shop.one("f.json", [{**row, "variants": variants}])
    assert len(product.attributes) <= 30
    assert len(product.variants) <= 1000
    with pytest.raises(FeedError, match="columns"):
        shop.load("f.csv", ",".join(f"c{i}" for i in range(5000)) + "\n1\n")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.text('id,title;"\n\t|0A.', max_size=200).map(lambda t: ("id,title,price\n" + t).encode())
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["id", "title", "price", "variants", "color", "x"]), inner
            )
        ),
        max_leaves=15,
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_file_crashes_it(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "f").write_bytes(content)
    store = CatalogueStore.open(folder / "catalogue.sqlite")
    with suppress(BadInput):
        import_feeds([folder / "f"], store)
    store.close()
