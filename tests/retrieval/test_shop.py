"""A shop on the disk: imports, crashes, damage, other processes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import FeedError, ShopBusy, ShopCorrupt, ShopMissing
from retrieval.search import LARGE_CHANGE
from retrieval.shop import FEW_VECTORS, Shop
from retrieval.types import SearchQuery
from tests.retrieval.shelves import WordEncoder, boot, shelf

if TYPE_CHECKING:
    from pathlib import Path

ENCODER = WordEncoder()


def first(shop: Shop, text: str) -> str:
    return shop.search(SearchQuery(text, k=1)).hits[0].product.id


def made(root: Path, *, more: int = 0) -> Path:
    """A shop with the shelf, and so many products more."""
    with Shop.open(root, encoder=ENCODER, writer=True) as shop:
        shop.upsert([*shelf(), *(boot(f"more{n}", f"Plain boots {n}") for n in range(more))])
    return root


def feed(path: Path, count: int = 3) -> Path:
    rows = [{"id": f"f{n}", "title": f"Lantern number{n}", "price": 5 + n} for n in range(count)]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ShopMissing):
        Shop.open(tmp_path / "nowhere", encoder=ENCODER)
    assert not (tmp_path / "nowhere").exists()


def test_import_creates_a_shop_that_is_ready(tmp_path: Path) -> None:
    with Shop.open(tmp_path / "shop", encoder=ENCODER, writer=True) as shop:
        report = shop.import_files([feed(tmp_path / "f.jsonl")], currency="CHF")
        assert (report.rows, report.products, report.rejected) == (3, 3, 0)
        assert first(shop, "lantern number2") == "f2"
    with Shop.open(tmp_path / "shop", encoder=ENCODER) as shop:
        assert first(shop, "lantern number1") == "f1"
        assert shop.store.get_meta("currency") == "CHF"


def test_failed_first_import_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("")
    shop = Shop.open(tmp_path / "shop", encoder=ENCODER, writer=True)
    with pytest.raises(FeedError):
        shop.import_files([tmp_path / "bad.jsonl"])
    shop.close()
    assert not (tmp_path / "shop").exists()


def test_failed_later_import_changes_nothing(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    (tmp_path / "bad.jsonl").write_text("")
    with Shop.open(root, encoder=ENCODER, writer=True) as shop:
        with pytest.raises(FeedError):
            shop.import_files([tmp_path / "bad.jsonl"])
        assert shop.store.count() == len(shelf())


def test_upsert_and_delete_are_seen_at_once(shop: Shop) -> None:
    shop.upsert([boot("new", "Purple unicycle")])
    assert first(shop, "purple unicycle") == "new"
    shop.delete(["new", "nobody"])
    assert first(shop, "purple unicycle") != "new"
    assert shop.search(SearchQuery("boots")).matched == len(shelf())


def test_crash_between_commit_and_saving_an_index(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    store = CatalogueStore.open(root / "catalogue.sqlite")
    product = boot("late", "Purple unicycle")
    vector = ENCODER.encode_products([product])[0]
    store.apply([(product, vector)], deletes=["muesli"], vector_model=ENCODER.name)
    store.close()
    with Shop.open(root, encoder=ENCODER) as shop:
        assert first(shop, "purple unicycle") == "late"
        assert first(shop, "muesli") != "muesli"


@pytest.mark.parametrize("pattern", ["dense/*.faiss", "dense/manifest.json", "lexical/meta.json"])
@pytest.mark.parametrize("content", [b"", b"garbage" * 99])
def test_damaged_index_is_built_again(
    tmp_path: Path, pattern: str, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    root = made(tmp_path / "shop")
    next((root / "indexes").glob(pattern)).write_bytes(content)
    with Shop.open(root, encoder=ENCODER) as shop:
        assert first(shop, "gluten-free muesli") == "muesli"
    assert "built again" in caplog.text
    caplog.clear()
    Shop.open(root, encoder=ENCODER).close()
    assert caplog.text == ""


def test_every_file_of_the_lexical_index_may_be_damaged(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    for path in sorted((root / "indexes" / "lexical").iterdir()):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:7])
            with Shop.open(root, encoder=ENCODER) as shop:
                assert first(shop, "gluten-free muesli") == "muesli"


def test_indexes_of_another_catalogue_are_not_used(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    for path in root.glob("catalogue.sqlite*"):
        path.unlink()
    with Shop.open(root, encoder=ENCODER, writer=True) as shop:
        shop.upsert([boot("other", "Purple unicycle")])
        result = shop.search(SearchQuery("boots"))
        assert (result.matched, result.hits[0].product.id) == (1, "other")


def test_damaged_catalogue(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    (root / "catalogue.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(ShopCorrupt):
        Shop.open(root, encoder=ENCODER)


def test_another_encoder_needs_reindex(tmp_path: Path) -> None:
    root = made(tmp_path / "shop", more=FEW_VECTORS)
    other = WordEncoder()
    other.name = "words-of-another-kind"
    with Shop.open(root, encoder=other, writer=True) as shop:
        assert len(shop.searcher._dense) == 0
        shop.reindex()
        assert len(shop.searcher._dense) == len(shelf()) + FEW_VECTORS
        assert first(shop, "gluten-free muesli") == "muesli"


def test_a_few_missing_vectors_are_computed_on_opening(tmp_path: Path) -> None:
    root = made(tmp_path / "shop")
    store = CatalogueStore.open(root / "catalogue.sqlite")
    store.apply([(boot("bare", "Purple unicycle"), None)])
    store.close()
    with Shop.open(root, encoder=ENCODER) as shop:
        assert len(shop.searcher._dense) == len(shelf()) + 1


WRITER = """
import sys, time
from pathlib import Path
from retrieval.shop import Shop
from tests.retrieval.shelves import WordEncoder, boot
with Shop.open(Path(sys.argv[1]), encoder=WordEncoder(), writer=True) as shop:
    shop.upsert([boot("theirs", "Purple unicycle")])
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_two_processes(tmp_path: Path) -> None:
    """A server keeps serving while another process writes, and takes over what it wrote."""
    root = made(tmp_path / "shop")
    with Shop.open(root, encoder=ENCODER, writer_timeout_s=0.2) as server:
        assert not server.refresh()
        other = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        with pytest.raises(ShopBusy, match=str(other.pid)):
            server.upsert([boot("mine", "Yellow unicycle")])
        with pytest.raises(ShopBusy, match=str(other.pid)):
            Shop.open(root, encoder=ENCODER, writer=True)
        assert server.refresh()
        assert first(server, "purple unicycle") == "theirs"
        Shop.open(root, encoder=ENCODER).close()
        other.communicate("\n")
        server.upsert([boot("mine", "Yellow unicycle")])
        assert first(server, "yellow unicycle") == "mine"
        assert first(server, "purple unicycle") == "theirs"
        assert not server.refresh()


def test_large_change_by_another_process_is_taken_over(tmp_path: Path) -> None:
    count = LARGE_CHANGE + 1
    root = made(tmp_path / "shop")
    with Shop.open(root, encoder=ENCODER) as server:
        with Shop.open(root, encoder=ENCODER, writer=True) as writer:
            writer.import_files([feed(tmp_path / "f.jsonl", count)], delete_missing=True)
        assert server.refresh()
        assert server.search(SearchQuery("lantern")).matched == count
        assert first(server, "lantern number33") == "f33"


def test_refresh_is_cheap(shop: Shop) -> None:
    start = time.perf_counter()
    for _ in range(50):
        assert not shop.refresh()
    assert time.perf_counter() - start < 1.0
