"""What another process learned is taken over while the shop is open; what is broken is not."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.bootstrap import Service, open_service
from retrieval.encoders.text import TextEncoder
from retrieval.recommend.engine import RecommenderConfig
from retrieval.recommend.request import Request, Scenario
from retrieval.recommend.train import train_shop
from retrieval.recommend.training import TrainConfig
from retrieval.recommend.versions import FOLDER, POINTER
from retrieval.shop import Shop
from retrieval.types import Event, EventType, Filters, SearchQuery, Sort
from tests.conftest import without_model

QUICK = TrainConfig(scorers=("popularity", "item_item"))


@pytest.fixture
def opened(demo_shop: Path, tmp_path: Path, encoder: TextEncoder) -> Iterator[Service]:
    """A service over a shop that has learned nothing yet."""
    directory = tmp_path / "shop"
    shutil.copytree(demo_shop, directory)
    shutil.rmtree(directory / "models", ignore_errors=True)
    service = open_service(directory, settings=without_model(directory), encoder=encoder)
    yield service
    service.close()


def train(service: Service, encoder: TextEncoder) -> str:
    """As `daogou train` does it, in a shop of its own; gives the version."""
    with Shop.open(service.shop.folder.root, encoder=encoder) as shop:
        report = train_shop(shop, service.events, sentences=encoder, config=QUICK)
    assert report.refused is None
    return report.version


def test_models_and_summaries_are_taken_over_without_a_restart(
    opened: Service, encoder: TextEncoder
) -> None:
    ask = Request(Scenario.HOME, shopper_id="S-0007")
    assert opened.recommender.recommend(ask).model == "none"
    session = opened.assistant.reply("headphones").session_id
    version = train(opened, encoder)
    opened.refresh()
    assert opened.recommender.recommend(ask).model == version
    answer = opened.assistant.reply("what do people say about the first one?", session_id=session)
    assert "positive" in answer.reply
    trace = opened.traces.read(answer.trace_id)
    assert trace is not None
    assert not [s for s in trace["sentences"] if s["violations"]]
    kept = opened.recommender
    opened.refresh()
    assert opened.recommender is kept


def test_what_sells_by_now_comes_first_without_a_restart(opened: Service) -> None:
    query = SearchQuery("", Filters(category=("Headphones",)), sort=Sort.POPULARITY)
    before = [hit.product.id for hit in opened.shop.search(query).hits]
    now, last = datetime.now(UTC), before[-1]
    opened.events.record(
        Event(f"burst-{n}", EventType.PURCHASE, now, last, session_id=f"burst-{n}")
        for n in range(2_000)
    )
    deadline = time.monotonic() + 5 * RecommenderConfig().selling_every_s
    while opened.shop.search(query).hits[0].product.id != last and time.monotonic() < deadline:
        time.sleep(0.1)
    assert opened.shop.search(query).hits[0].product.id == last


def test_a_later_version_is_swapped_in_and_a_broken_one_is_not(
    opened: Service, encoder: TextEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    ask = Request(Scenario.HOME, shopper_id="S-0007")
    first = train(opened, encoder)
    opened.refresh()
    folder = opened.shop.folder.root / FOLDER
    shutil.copytree(folder / first, folder / "99999999-broken")
    (folder / "99999999-broken" / "manifest.json").write_text("{")
    (folder / POINTER).write_text("99999999-broken")
    with caplog.at_level(logging.WARNING):
        opened.refresh()
    assert "go on serving" in caplog.text
    assert opened.recommender.recommend(ask).model == first
    (folder / POINTER).write_text(first)


def test_a_shop_whose_models_are_broken_is_served_without(
    opened: Service, encoder: TextEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    version = train(opened, encoder)
    directory = opened.shop.folder.root
    (directory / FOLDER / version / "manifest.json").write_text("{")
    with caplog.at_level(logging.WARNING):
        again = open_service(directory, settings=without_model(directory), encoder=encoder)
    assert "served without" in caplog.text
    answer = again.recommender.recommend(Request(Scenario.HOME, shopper_id="S-0007"))
    assert answer.model == "none"
    assert answer.items
    again.close()
