"""Saved models: the same after loading, never half, never of another shop."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp

from retrieval.errors import ModelRefused, ShopCorrupt, ShopMissing
from retrieval.evaluation.bootstrap import Interval
from retrieval.models import vectors
from retrieval.models.content import ContentScorer
from retrieval.models.factor import FactorConfig, FactorScorer
from retrieval.models.graph import GraphConfig, GraphScorer
from retrieval.models.item_item import ItemItemConfig, ItemItemScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query
from retrieval.models.sequence import SequenceConfig, SequenceScorer
from retrieval.models.transformer import SequenceNetwork
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.items import ItemTable
from retrieval.recommend.manifest import ModelManifest, ids_digest
from retrieval.recommend.models import (
    SCORERS,
    Models,
    check_catalogue,
    load_models,
    read_models,
    save_models,
    usable_models,
)
from retrieval.recommend.versions import POINTER, ModelWatch, Versions
from tests.recommend.shops import trained


def save(folder: Path, models: Models, version: str) -> Path:
    """Publish without a guard."""
    models = replace(models, version=version, manifest=replace(models.manifest, version=version))
    versions = Versions(folder)
    with versions.writing(version) as temporary:
        save_models(temporary, models)
    versions.point_to(version)
    return versions.path(version)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder of versions with one in it."""
    save(tmp_path, trained(), "20260101-000000-a")
    return tmp_path


def test_they_answer_as_before_saving(saved: Path) -> None:
    before, after = trained(), load_models(saved)
    assert set(before.fusion.scorers) == set(SCORERS)
    assert after.fusion.ranker is not None
    assert after.fusion.shelf is not None
    queries = [Query(), Query.of([3]), Query.of([0, 9, 20])]
    # what is known of products beside their ids comes from the catalogue, not from the models
    bare = replace(before.fusion, items=ItemTable.bare(before.item_ids))
    for one, other in zip(bare.top(queries, 10), after.fusion.top(queries, 10), strict=True):
        assert one.tolist() == other.tolist()
    assert after.shoppers == before.shoppers
    assert after.item_ids == before.item_ids
    np.testing.assert_array_equal(after.fusion.sales, before.fusion.sales)


def test_the_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    quality = {"fusion": Interval(0.5, 0.4, 0.6, 100), "content": Interval(0.1, 0.0, 0.2, 100)}
    manifest = replace(trained().manifest, quality=quality, files={"a/b": (3, 4)})
    manifest.write(tmp_path)
    assert ModelManifest.read(tmp_path) == manifest
    assert ids_digest(["ab", "c"]) != ids_digest(["a", "bc"])


def test_every_file_is_checked(saved: Path) -> None:
    folder = Versions(saved).path("20260101-000000-a")
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 14
    for path in files:
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        with pytest.raises(ShopCorrupt, match=r"can't be read|as it was saved"):
            load_models(saved)
        path.unlink()
        with pytest.raises(ShopCorrupt, match="can't be read"):
            load_models(saved)
        path.write_bytes(content)
    load_models(saved)


@pytest.mark.parametrize("pointer", [b"", b"gone", b"../elsewhere", b"\xff\xfe"])
def test_a_pointer_to_nothing(saved: Path, pointer: bytes) -> None:
    (saved / POINTER).write_bytes(pointer)
    with pytest.raises(ShopCorrupt) as caught:
        load_models(saved)
    assert "daogou train" in caught.value.hint


def test_a_layout_of_another_release(saved: Path) -> None:
    folder = Versions(saved).path("20260101-000000-a")
    replace(ModelManifest.read(folder), layout=99).write(folder)
    with pytest.raises(ShopCorrupt, match="layout 99"):
        load_models(saved)


def test_files_that_fit_their_checksums_but_not_this_program(saved: Path) -> None:
    folder = Versions(saved).path("20260101-000000-a")
    manifest = ModelManifest.read(folder)
    replace(manifest, scorers=(*manifest.scorers, "oracle")).write(folder)
    with pytest.raises(ShopCorrupt, match="oracle"):
        load_models(saved)


def test_models_of_another_catalogue_are_refused(saved: Path) -> None:
    ids = list(trained().item_ids)
    load_models(saved, ids)
    load_models(saved, ids[:3])  # most of it is sold no more
    load_models(saved, [*ids, *(f"new-{n}" for n in range(500))])
    with pytest.raises(ModelRefused, match="another catalogue") as caught:
        load_models(saved, [*ids[:2], *(f"other-{n}" for n in range(40))])
    assert "daogou train" in caught.value.hint
    check_catalogue([], [])


def test_a_shop_serves_without_models_that_cannot_be_used(
    saved: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert usable_models(saved) is not None
    with caplog.at_level(logging.WARNING):
        assert usable_models(saved / "none") is None
    assert not caplog.records  # it never was trained: nothing is wrong
    with caplog.at_level(logging.WARNING):
        assert usable_models(saved, ["another", "shop"]) is None
    assert "another catalogue" in caplog.text
    (saved / POINTER).write_text("gone")
    assert usable_models(saved) is None
    assert "can't be read" in caplog.text


def test_before_the_first_training(tmp_path: Path) -> None:
    assert Versions(tmp_path / "none").current() is None
    with pytest.raises(ShopMissing, match="no trained models"):
        load_models(tmp_path)


def test_the_watch_tells_of_a_new_version_once(saved: Path) -> None:
    watch = ModelWatch(saved, Versions(saved).current())
    assert watch.changed() is None
    save(saved, trained(), "20260102-000000-b")
    assert watch.changed() == "20260102-000000-b"
    assert watch.changed() is None
    assert ModelWatch(saved).changed() == "20260102-000000-b"


def test_a_version_that_fails_while_written_leaves_nothing(saved: Path) -> None:
    versions = Versions(saved)

    def stopped() -> Iterator[None]:
        with versions.writing("20260103-000000-c") as folder:
            (folder / "half").write_text("half")
            raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        next(stopped())
    assert versions.all() == ["20260101-000000-a"]
    assert Versions(saved).current() == "20260101-000000-a"
    assert list(saved.glob(".*")) == []
    (saved / ".20250101-000000-x.tmp").mkdir()  # a training that was killed
    save(saved, trained(), "20260104-000000-d")
    assert list(saved.glob(".*")) == []


def test_old_versions_go_but_not_the_one_that_serves(saved: Path) -> None:
    for day in range(2, 6):
        save(saved, trained(), f"2026010{day}-000000-a")
    versions = Versions(saved)
    assert versions.prune() == [f"2026010{day}-000000-a" for day in (1, 2, 3)]
    assert versions.all() == ["20260104-000000-a", "20260105-000000-a"]
    versions.point_to("20260104-000000-a")
    save(saved, trained(), "20260106-000000-a")
    versions.point_to("20260104-000000-a")  # somebody went back by hand
    versions.prune()
    assert versions.all() == ["20260104-000000-a", "20260106-000000-a"]
    assert versions.free_name("20260106-000000-a") == "20260106-000000-a-2"


def test_another_user_may_read_what_was_saved(saved: Path) -> None:
    for path in Versions(saved).path("20260101-000000-a").rglob("*.safetensors"):
        assert path.stat().st_mode & 0o044 == 0o044


def test_twelve_thousand_products_load_in_well_under_a_second(tmp_path: Path) -> None:
    models = large(12_000, 20_000)
    save_models(tmp_path, models)
    size = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert size > 30_000_000
    seconds = []
    for _ in range(3):
        started = time.process_time()
        found = read_models(tmp_path)
        seconds.append(time.process_time() - started)
    assert len(found.fusion.top([Query.of([5])], 10)[0]) == 10
    assert min(seconds) < 0.8, os.getloadavg()


def large(n: int, shoppers: int) -> Models:
    """Models of random figures for n products."""
    rng = np.random.default_rng(0)
    weights = sp.random(n, n, 200 / n, "csr", np.float32, rng)
    known = np.ones(n, dtype=bool)

    def normal(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.standard_normal(shape, dtype=np.float32)

    config = SequenceConfig()
    network = SequenceNetwork(n, config.embedding_size, config.layers, config.heads, 0.0, 50)
    scorers = {
        "popularity": PopularityScorer(rng.random(n), 0.0, PopularityConfig()),
        "item_item": ItemItemScorer(weights, ItemItemConfig()),
        "factor": FactorScorer(normal(n, 128), known, FactorConfig()),
        "graph": GraphScorer(
            normal(3, n, 64), normal(shoppers, 64), np.ones(n, np.int64), GraphConfig()
        ),
        "sequence": SequenceScorer(network, known, config),
        "content": ContentScorer.fit(normal(n, 384)),
    }
    ids = tuple(f"product-{number}" for number in range(n))
    manifest = replace(trained().manifest, scorers=tuple(scorers))
    return Models(
        version="large",
        fusion=Fusion(scorers, ItemTable.bare(ids), np.ones(n, np.float32)),
        shoppers={f"shopper-{number}": number for number in range(shoppers)},
        manifest=manifest,
    )


def test_graphs_of_neighbours_are_among_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 10)
    folder = save(tmp_path, trained(), "20260101-000000-a")
    graphs = {name for name in ModelManifest.read(folder).files if name.endswith(vectors.GRAPH)}
    assert {name.split("/")[0] for name in graphs} == {"factor", "graph", "sequence", "content"}
    assert read_models(folder).version == "20260101-000000-a"
    with (folder / sorted(graphs)[0]).open("ab") as file:
        file.write(b"more")
    with pytest.raises(ShopCorrupt, match="not as it was saved"):
        read_models(folder)
