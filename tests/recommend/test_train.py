"""Training a shop: what serves afterwards, and what stays as it was where that can't be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval.errors import ShopBusy, ShopError
from retrieval.models.graph import GraphConfig
from retrieval.models.interactions import Interactions
from retrieval.models.sequence import SequenceConfig
from retrieval.models.training import validation_slice
from retrieval.ranking.ranker import RankerConfig
from retrieval.recommend.items import ItemTable
from retrieval.recommend.judging import FUSION, told_apart
from retrieval.recommend.material import learn_from, newest_of_each
from retrieval.recommend.models import load_models
from retrieval.recommend.publishing import TrainReport, publish
from retrieval.recommend.touches import interactions_of
from retrieval.recommend.train import config_for, train_shop
from retrieval.recommend.training import TrainConfig, fit_fusion
from retrieval.recommend.versions import FOLDER, Versions
from retrieval.types import Event, EventType, Variant
from retrieval.writer_lock import WriterLock
from tests.disk import files_up_to
from tests.recommend.shops import LAST, Made, event, happened, opened, product

QUICK = TrainConfig(scorers=("popularity", "item_item", "content"), seen=True)
WORSE = replace(QUICK, scorers=("popularity",))
#: Its ranker has too few leaves to tell anything from anything.
WORST = replace(WORSE, ranker=RankerConfig(epochs=1, leaves=2, least_in_leaf=10**6))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with opened(tmp_path, events=False) as found:
        yield found


def folder_of(made: Made) -> Path:
    return made.shop.folder.root / FOLDER


def train(made: Made, events: tuple[Event, ...] | None = None, **rest: object) -> TrainReport:
    settings: dict[str, Any] = {"config": QUICK, **rest}
    return train_shop(made.shop, happened() if events is None else events, **settings)


def test_everything_is_trained_judged_and_served(made: Made) -> None:
    config = TrainConfig(
        graph=GraphConfig(epochs=2, embedding_size=8),
        sequence=SequenceConfig(epochs=2, embedding_size=8, layers=1),
        seen=True,
        visit_s=1800.0,
    )
    told: list[str] = []
    report = train(made, config=config, progress=lambda done, total, what: told.append(what))
    assert report.refused is None
    assert Versions(folder_of(made)).current() == report.version
    models = load_models(folder_of(made), list(made.shop.store.ids()))
    assert models.fusion.ranker is not None
    names = {"popularity", "item_item", "factor", "graph", "sequence", "content"}
    assert set(report.quality) == names | {FUSION}
    assert all(found.n > 100 for found in report.quality.values())
    assert report.quality[FUSION].mean > report.quality["popularity"].mean
    assert {"reviews", "ranker", "all"} | names == set(report.seconds)
    assert {"training graph", "training sequence", "training factor"} == set(told)
    manifest = models.manifest
    assert manifest.configs["graph"]["seed"] == config.graph.seed
    assert manifest.newest == max(e.timestamp for e in happened()).timestamp()
    assert not list(folder_of(made).rglob("checkpoint.pt"))
    assert list(folder_of(made).rglob("events.out.tfevents*"))


def test_the_same_events_give_the_same_models(made: Made) -> None:
    first = train(made)
    second = train(made)
    assert second.refused is None
    assert second.version != first.version
    assert second.quality == first.quality
    assert Versions(folder_of(made)).all() == [first.version, second.version]


def test_a_shop_of_twenty_events(made: Made) -> None:
    report = train(made, happened()[:20], config=None)
    assert report.refused is None
    models = load_models(folder_of(made))
    assert set(models.fusion.scorers) == {"popularity", "content"}
    assert models.fusion.ranker is None
    report = train(made, happened()[:1], config=None)
    assert report.refused is None


def test_no_events(made: Made) -> None:
    with pytest.raises(ShopError, match="no events") as caught:
        train(made, ())
    assert "/v1/events" in caught.value.hint
    assert Versions(folder_of(made)).current() is None


def test_events_of_nothing_that_is_sold(made: Made) -> None:
    unknown = tuple(replace(one, product_id=f"x{one.product_id}") for one in happened()[:30])
    with pytest.raises(ShopError, match="None of the 30 events"):
        train(made, unknown)
    future = tuple(replace(one, timestamp=LAST + timedelta(days=9)) for one in happened()[:30])
    with pytest.raises(ShopError, match="in the future"):
        train(made, future)
    nobody = tuple(replace(one, shopper_id=None, session_id=None) for one in happened()[:30])
    with pytest.raises(ShopError, match="nobody did them"):
        train(made, nobody)
    shown = tuple(replace(one, type=EventType.IMPRESSION) for one in happened()[:30])
    with pytest.raises(ShopError, match="None of the 30"):
        train(made, shown)


def test_events_of_a_variant_are_of_its_product(made: Made) -> None:
    blue = product("tent", 99, variants=(Variant("tent-99-blue"),))
    made.shop.upsert([blue])
    events = (event("tent-99-blue", shopper="s1", when=LAST), *happened()[:9])
    learned = learn_from(made.shop, events, LAST + timedelta(hours=1))
    number = learned.interactions.item_ids.index("tent-99")
    assert learned.interactions.counts[number] == 1


def test_duplicates_and_disorder_change_nothing(made: Made) -> None:
    events = happened()[:400]
    now = LAST + timedelta(hours=1)
    plain = learn_from(made.shop, events, now).interactions
    odd = learn_from(made.shop, (*reversed(events), *events), now).interactions
    assert sorted(plain.time.tolist()) == sorted(odd.time.tolist())
    assert (plain.counts == odd.counts).all()


def test_of_one_shopper_only_the_newest_count() -> None:
    n = 300_000
    robot = Interactions.from_columns(
        ["robot"] * n + ["ada", "bob"],
        [f"p{number % 50}" for number in range(n + 2)],
        np.arange(n + 2.0),
    )
    kept = newest_of_each(robot)
    assert np.bincount(kept.shopper).tolist() == [5_000, 1, 1]
    assert kept.steps(0).times.tolist() == list(range(n - 5_000, n))


def test_a_worse_model_is_refused_and_the_old_one_stays(made: Made) -> None:
    good = train(made)
    bad = train(made, config=WORSE)
    assert bad.refused is not None
    assert "worse" in bad.refused
    assert bad.compared is not None
    assert not bad.compared.paired
    assert Versions(folder_of(made)).current() == good.version
    assert Versions(folder_of(made)).all() == [good.version]
    forced = train(made, config=WORSE, force=True)
    assert forced.refused is None
    assert Versions(folder_of(made)).current() == forced.version


def test_both_are_asked_what_came_after_the_old_one(made: Made) -> None:
    old = tuple(one for one in happened() if one.timestamp < LAST - timedelta(days=12))
    assert train(made, old).refused is None
    bad = train(made, config=WORST)
    assert bad.compared is not None
    assert bad.compared.paired
    assert bad.compared.difference.n >= 50
    assert bad.refused is not None
    assert train(made).refused is None


def test_figures_that_are_no_numbers_are_refused_even_by_force(made: Made) -> None:
    good = train(made)
    learned = learn_from(made.shop, happened(), LAST + timedelta(hours=1))
    items = load_models(folder_of(made)).fusion.items
    trained = fit_fusion(learned.interactions, items, QUICK, vectors=learned.vectors)
    trained.fusion.sales[0] = np.nan
    report = publish(folder_of(made), trained, learned, force=True)
    assert report.refused is not None
    assert "numbers" in report.refused
    assert Versions(folder_of(made)).all() == [good.version]
    trained.fusion.sales[0] = 1.0
    other = [f"other-{number}" for number in range(40)]
    foreign = publish(folder_of(made), trained, learned, force=True, catalogue=other)
    assert foreign.refused is not None
    assert "another catalogue" in foreign.refused
    assert Versions(folder_of(made)).current() == good.version


def test_what_another_process_trains_is_left_to_it(made: Made) -> None:
    folder_of(made).mkdir(parents=True)
    script = (
        "import sys; from pathlib import Path; from retrieval.writer_lock import WriterLock\n"
        "lock = WriterLock(Path(sys.argv[1])); lock.acquire()\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(folder_of(made))]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(ShopBusy, match=str(other.pid)):
            train(made)
        other.communicate()
    assert train(made).refused is None
    with WriterLock(folder_of(made)).held():
        pass


def test_a_disk_that_fills_leaves_the_old_version(made: Made) -> None:
    good = train(made)
    learned = learn_from(made.shop, happened(), LAST + timedelta(hours=1))
    items = load_models(folder_of(made)).fusion.items
    trained = fit_fusion(learned.interactions, items, QUICK, vectors=learned.vectors)
    for size in (1, 100, 2_000, 10_000):
        with files_up_to(size), pytest.raises(ShopError, match="can't be written") as caught:
            publish(folder_of(made), trained, learned)
        assert "Free some space" in caught.value.hint
        assert Versions(folder_of(made)).all() == [good.version]
        assert load_models(folder_of(made)).version == good.version
        assert not list(folder_of(made).glob(".*.tmp"))
    assert publish(folder_of(made), trained, learned).refused is None


def test_a_disk_that_fills_while_training(made: Made) -> None:
    config = replace(QUICK, scorers=("popularity", "sequence"))
    with files_up_to(20_000), pytest.raises(ShopError, match="can't be written"):
        train(made, config=config)
    assert Versions(folder_of(made)).current() is None


def test_broken_models_do_not_keep_new_ones_from_serving(made: Made) -> None:
    first = train(made)
    for path in Versions(folder_of(made)).path(first.version).rglob("*.safetensors"):
        path.write_bytes(b"broken")
    second = train(made)
    assert second.refused is None
    assert load_models(folder_of(made)).version == second.version


def test_small_shops_get_small_models() -> None:
    products = {one.id: one for one in (product("tent", n) for n in range(8))}
    small = interactions_of(happened(), products)
    assert config_for(small).sequence.embedding_size == 32
    assert config_for(small).visit_s == 1_800
    assert config_for(small).popularity.half_life is not None
    steps = Interactions.from_columns("aab", ["x", "y", "x"], [0, 1, 0])
    assert config_for(steps).popularity.half_life is None
    assert config_for(steps).visit_s is None
    n = 100_001
    large = Interactions.from_columns(["a"] * n, ["x"] * n, np.arange(n))
    assert config_for(large).sequence == SequenceConfig()


def test_all_are_judged_by_the_same_questions() -> None:
    products = {one.id: one for one in (product("tent", n) for n in range(8))}
    interactions = interactions_of(happened(), products)
    items = ItemTable.bare(interactions.item_ids)
    found = fit_fusion(interactions, items, replace(QUICK, scorers=("popularity", "item_item")))
    assert set(found.gains) == {"popularity", "item_item", FUSION}
    assert all(len(gains) == len(found.questions) > 40 for gains in found.gains.values())


def test_shoppers_who_judge_are_not_learned_from() -> None:
    table = interactions_of(happened(), [f"tent-{number}" for number in range(8)])
    held = validation_slice(table, np.random.default_rng(0), steps=2, share=0.3)
    learned, asked = told_apart(held, 0.2, np.random.default_rng(0))
    assert len(learned.queries) + len(asked) == len(held.queries)
    ours = {query.shopper for query in learned.queries}
    theirs = {query.shopper for query in asked.queries}
    assert not ours & theirs
    assert len(theirs) == int(0.2 * len(ours | theirs)) > 5
    assert learned.fit is held.fit
    by_shopper = {q.shopper: t.tolist() for q, t in zip(held.queries, held.targets, strict=True)}
    last = {q.shopper: t.tolist() for q, t in zip(asked.queries, asked.targets, strict=True)}
    assert last == {shopper: by_shopper[shopper] for shopper in last}


def test_an_interrupted_training_goes_on(made: Made) -> None:
    config = replace(QUICK, scorers=("popularity", "sequence"), sequence=SequenceConfig(epochs=3))

    def stop(done: int, total: int | None, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(made, config=config, progress=stop)
    assert list(folder_of(made).rglob("checkpoint.pt"))
    assert Versions(folder_of(made)).current() is None
    epochs = []
    train(made, config=config, progress=lambda done, total, what: epochs.append(done))
    assert epochs == [3, 1, 2, 3]
    assert Versions(folder_of(made)).current() is not None
