"""daogou train and daogou evaluate recommend, as a merchant runs them."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval.events import EventStore
from retrieval.recommend.manifest import NAME
from retrieval.recommend.versions import FOLDER, Versions
from retrieval.types import Event, EventType

THINGS = (
    "tent",
    "stove",
    "lamp",
    "mat",
    "cup",
    "pan",
    "knife",
    "rope",
    "boot",
    "hat",
    "sock",
    "map",
)


def daogou(*arguments: str, code: int = 0, file_size: int | None = None) -> Any:
    """Run a command in a process of its own, whose files may have so many bytes."""

    def limit() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    done = subprocess.run(
        [sys.executable, "-m", "assistant.serving.cli", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        timeout=110,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    if "--json" not in arguments:
        return done
    (line,) = done.stdout.strip().splitlines()
    return json.loads(line)


def ring() -> list[tuple[str, str, int]]:
    """Shoppers who take things one after the other, always in the same order."""
    rng = np.random.default_rng(5)
    rows = []
    for shopper in range(80):
        start = int(rng.integers(len(THINGS)))
        rows += [(f"s{shopper}", THINGS[(start + n) % len(THINGS)], n) for n in range(5)]
    return rows


def happen(shop: Path, rows: list[tuple[str, str, int]]) -> None:
    """Write rows as events of the last days."""
    begun = datetime.now(UTC) - timedelta(days=3)
    store = EventStore.open(shop / "events.sqlite")
    store.record(
        Event(
            f"{shopper}/{item}/{step}",
            EventType.PURCHASE if step == 4 else EventType.VIEW,
            begun + timedelta(minutes=step),
            item,
            shopper,
        )
        for shopper, item, step in rows
    )
    store.close()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("merchant")
    lines = [f"{name},{name.title()} for camping,{10 + n}" for n, name in enumerate(THINGS)]
    (folder / "feed.csv").write_text("\n".join(["id,title,price", *lines]), encoding="utf-8")
    daogou("import", str(folder / "feed.csv"), "--shop", str(folder / "shop"))
    return folder / "shop"


def test_without_events_it_says_what_to_do(shop: Path) -> None:
    assert not (shop / "events.sqlite").exists()
    error = daogou("train", "--shop", str(shop), "--json", code=1)["error"]
    assert error["code"] == "shop_error"
    assert "no events" in error["message"]
    assert "/v1/events" in error["hint"]
    assert not (shop / "events.sqlite").exists()
    assert Versions(shop / FOLDER).current() is None
    missing = daogou("train", "--shop", str(shop / "none"), code=1)
    assert "shop_missing" in missing.stderr


def test_it_trains_refuses_and_is_forced(shop: Path) -> None:
    happen(shop, ring())
    first = daogou("train", "--shop", str(shop), "--json")
    assert first["published"]
    assert first["counts"]["shoppers"] == 80
    assert first["quality"]["fusion"]["n"] > 10
    assert first["seconds"]["all"] > 0
    versions = Versions(shop / FOLDER)
    assert versions.current() == first["version"]

    manifest = versions.path(first["version"]) / NAME  # as if the one before had known everything
    values = json.loads(manifest.read_text(encoding="utf-8"))
    values["quality"]["fusion"] = {"mean": 1.0, "low": 1.0, "high": 1.0, "n": 500}
    manifest.write_text(json.dumps(values), encoding="utf-8")
    refused = daogou("train", "--shop", str(shop), "--json", code=1)
    assert not refused["published"]
    assert refused["error"]["code"] == "model_refused"
    assert refused["before"] == 1.0
    assert versions.current() == first["version"]
    said = daogou("train", "--shop", str(shop), code=1)
    assert "model_refused: It is worse" in said.stderr
    assert "fusion" in said.stdout

    forced = daogou("train", "--shop", str(shop), "--force")
    assert "serves from now on" in forced.stdout
    assert "80 shoppers" in forced.stdout
    assert "\x1b" not in forced.stderr  # no bars where nobody watches
    assert versions.current() != first["version"]


def test_a_full_disk_is_one_line(shop: Path) -> None:
    happen(shop, ring())
    daogou("train", "--shop", str(shop), "--json", "--force")
    versions = Versions(shop / FOLDER)
    before, there = versions.current(), versions.all()
    assert before is not None
    command = ("train", "--shop", str(shop), "--json", "--force")
    error = daogou(*command, code=1, file_size=300)["error"]
    assert "written" in error["message"] or "disk" in error["message"]
    assert error["hint"]
    assert (versions.current(), versions.all()) == (before, there)
    assert not list((shop / FOLDER).glob(".*.tmp"))


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    rows = [f"{shopper},{item},{step}" for shopper, item, step in ring()]
    path.write_text("\n".join(["who,what,step", *rows]), encoding="utf-8")
    return path


MAPPED = ("--map", "shopper=who", "--map", "item=what")


def test_it_measures_all_of_them_on_a_file(orders: Path, tmp_path: Path) -> None:
    command = ("evaluate", "recommend", "--interactions", str(orders), *MAPPED, "--k", "5")
    folder = tmp_path / "out"
    found = daogou(*command, "--out", str(folder), "--json")
    by_name = {one["name"]: one["metrics"] for one in found["recommenders"]}
    assert {"popularity", "item_item", "factor", "fusion"} == set(by_name)
    assert by_name["item_item"]["ndcg"]["mean"] > 0.8 > by_name["popularity"]["ndcg"]["mean"]
    assert found["k"] == 5
    assert found["split"]["kind"] == "leave-one-out"
    assert {path.name for path in folder.iterdir()} == {
        *("report.md", "report.json", "accuracy.png", "recall.png")
    }
    assert json.loads((folder / "report.json").read_text()) == {
        key: value for key, value in found.items() if key != "files"
    }


def test_texts_of_products_and_a_table_for_people(orders: Path, tmp_path: Path) -> None:
    items = tmp_path / "items.json"
    items.write_text(json.dumps({name: f"A {name} for camping" for name in THINGS}))
    done = daogou(
        *("evaluate", "recommend", "--interactions", str(orders), *MAPPED, "--split", "random"),
        *("--items", str(items), "--seen", "--out", str(tmp_path / "out")),
    )
    for word in ("content", "fusion", "nDCG@10", "random", "80 shoppers"):
        assert word in done.stdout
    assert all(len(line) <= 100 for line in done.stdout.splitlines() if "rows:" not in line)
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("--interactions", "nowhere.csv"), "nowhere.csv"),
        (("--map", "shopper=nobody"), "nobody"),
        (("--map", "shopper"), "can't be read"),
        (("--split", "temporal"), "has no times"),
        (("--items", "nothing.json"), "nothing.json"),
    ],
)
def test_what_can_not_be_measured_is_said_in_a_sentence(
    orders: Path, tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    mapped = () if change[0] == "--map" else MAPPED
    command = ("evaluate", "recommend", "--interactions", str(orders), *mapped, *change)
    error = daogou(*command, "--out", str(tmp_path / "out"), "--json", code=1)["error"]
    assert says in error["message"]
    assert error["hint"]
    assert not (tmp_path / "out").exists()
