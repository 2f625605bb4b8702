"""The frame data: what is held out stays out, and every label says what its message says."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from assistant.intent.compact import decode, encode
from assistant.intent.model import frame_messages
from assistant.types import Act, Frame, ReadContext
from finetune.data import intents, real
from finetune.data.trades import shop_trade, trades
from finetune.frame.dataset import (
    ALIKE,
    GENERATED,
    FrameData,
    apart,
    frame_data,
    real_rows,
    split_families,
    split_trades,
    written,
)
from finetune.frame.families import families
from finetune.frame.row import Row
from finetune.frame.swap import swapped
from retrieval.catalogue.vocabulary import Vocabulary
from retrieval.errors import BadInput, ShopMissing
from retrieval.shop import Shop
from tests.finetune.test_families import unsaid
from tests.retrieval.shelves import WordEncoder

needs_texts = pytest.mark.skipif(
    real.data_folder() is None, reason="the real messages aren't here: set DAOGOU_DATA"
)


@pytest.fixture(scope="module")
def data() -> FrameData:
    return frame_data(seed=7)


def generated(rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if "generated" in row.tags]


def test_generated_splits_share_no_family_and_no_trade(data: FrameData) -> None:
    train, dev = generated(data.train), generated(data.dev)
    assert len(train) == GENERATED
    assert len(dev) == 150
    assert not {row.family for row in train} & {row.family for row in dev}
    assert not {row.shop for row in train} & {row.shop for row in dev}


def test_a_tenth_of_families_and_trades_is_held_out() -> None:
    for ours, theirs in (split_families(families()), split_trades(trades())):
        assert 0.05 < len(theirs) / (len(ours) + len(theirs)) < 0.2
        assert not set(ours) & set(theirs)
    _, held = split_families(families())
    assert {family.name for family in held} == {
        family.name for family in split_families(families()[: len(families()) // 2])[1]
    } | {family.name for family in split_families(families()[len(families()) // 2 :])[1]}


def alike(dev: list[Row], train: tuple[Row, ...]) -> list[tuple[str, str]]:
    """Messages of one that are (nearly) in the other."""
    ones, others = ([row.message.lower() for row in rows] for rows in (dev, train))
    found = process.cdist(
        ones, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, dtype=np.uint8
    )
    return [(ones[one], others[other]) for one, other in np.argwhere(found)]


@needs_texts
def test_no_real_dev_message_is_trained_on(data: FrameData) -> None:
    dev = [row for row in data.dev if "real" in row.tags]
    assert len(dev) == 300
    assert alike(dev, data.train) == []


def test_hardly_any_generated_dev_message_is_trained_on(data: FrameData) -> None:
    """Of other families and trades; a few short ones ("hiya") meet all the same."""
    assert len(alike(generated(data.dev), data.train)) <= 3


def test_near_duplicates_are_taken_out() -> None:
    row = Row("where is my order?", written()[0].context, Frame(act=Act.ORDER_STATUS), "f", "s")
    twin = Row("Where is my order", row.context, row.frame, "f", "s")
    other = Row("cancel it", row.context, row.frame, "f", "s")
    assert apart([twin, other], [row]) == [other]


def test_swapped_names_keep_the_phrasing_and_are_said() -> None:
    label = decode("search shoes; brand acme; color red; size 10.5; with red soles; under 80")
    message = "acme shoes in size 10.5, red soles, red, below 80"
    plain = "acme shoes in size 10.5, with laces, red, below 80"
    twice, once = (
        Row(message, ReadContext(), label, "f", "s"),
        Row(plain, ReadContext(), label.model_copy(update={"features": ["laces"]}), "f", "s"),
    )
    made = list(swapped([twice, once] * 40, trades()[:3], random.Random(1)))
    assert 20 < len(made) < 45
    for row in made:
        assert row.message not in (message, plain)
        assert unsaid(row) == []
        assert row.message.endswith(", below 80")
        assert [len(size) for size in row.frame.size] == [4]
    of_twice = [row.frame.color for row in made if "soles" in row.message]
    assert of_twice
    assert all(color == ["red"] for color in of_twice)  # it isn't clear which of the two it is


def test_all_acts_are_trained(data: FrameData) -> None:
    for act in Act:
        assert sum(row.frame.act is act for row in data.train) > 50, act


def test_the_same_seed_gives_the_same_data(data: FrameData) -> None:
    again, other = frame_data(seed=7, generated=60), frame_data(seed=8, generated=60)
    assert frame_data(seed=7, generated=60) == again
    assert other.train != again.train


def test_written_messages_say_their_frames() -> None:
    rows = written()
    assert len(rows) > 900
    wrong = [(row.message, unsaid(row)) for row in rows if unsaid(row)]
    assert wrong == []
    assert all(place <= len(row.context.shown) for row in rows for place in row.frame.items)


def label_lines(name: str) -> list[list[str]]:
    file = Path(real.__file__).parent / "labels" / f"{name}.tsv"
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["train", "dev"])
def test_every_label_is_written_as_the_program_writes_it(name: str) -> None:
    for source, key, label in label_lines(name):
        assert source in real.SOURCES
        assert len(key) == 12
        assert encode(decode(label)) == label


def test_no_message_is_labelled_twice_or_in_both_files() -> None:
    keys = [key for name in ("train", "dev") for _, key, _ in label_lines(name)]
    assert len(set(keys)) == len(keys)


@needs_texts
@pytest.mark.parametrize("name", ["train", "dev"])
def test_every_label_has_its_message_and_says_what_stands_there(name: str) -> None:
    rows = real_rows(name)
    assert len(rows) == len(label_lines(name))
    assert [(row.message, unsaid(row)) for row in rows if unsaid(row)] == []


def test_without_the_texts_there_are_no_real_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOGOU_DATA", str(tmp_path))
    assert real.data_folder() is None
    assert list(real.bitext_rows("train")) == []
    assert list(real.clinc_rows("train")) == []


def test_intents_of_service_sets_become_frames() -> None:
    number = "#A-12"
    frame = intents.bitext_frame("cancel order #A-12 please", "cancel_order", number)
    assert encode(frame) == "cancel; order A-12"
    assert encode(intents.bitext_frame("cancel it", "cancel_order", "")) == "cancel"
    hours = intents.bitext_frame("when can i reach you", "contact_customer_service", "")
    assert encode(hours) == "policy; about stores"
    assert encode(intents.bitext_frame("talk to you", "contact_customer_service", "")) == "human"
    assert intents.clinc_frame("greeting") == Frame(act=Act.SMALLTALK)
    assert intents.clinc_frame("translate") == Frame(act=Act.UNSUPPORTED)
    assert intents.clinc_frame("order_status") is None


def test_examples_are_what_serving_asks(data: FrameData) -> None:
    for row in data.train[:50]:
        example = row.example("train")
        assert list(example.messages) == frame_messages(row.message, row.context, Vocabulary())
        assert row.message in example.messages[-1]["content"]
        assert decode(example.completion) == row.frame


def imported(folder: Path, products: list[dict[str, object]]) -> Path:
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(map(json.dumps, products)))
    with Shop.open(folder / "lamps", encoder=WordEncoder(), writer=True) as shop:
        shop.import_files([feed], currency="EUR")
    return folder / "lamps"


LAMP = {"price": 20, "brand": "Lumora", "category": "Lighting > Desk lamps", "color": "brass"}


def test_a_shop_of_three_products_gives_its_words(tmp_path: Path) -> None:
    lamps = [LAMP | {"id": f"l{n}", "title": f"Lumora {n}", "price": 20 + n} for n in range(3)]
    shop = shop_trade(imported(tmp_path, lamps))
    assert [category.name for category in shop.categories] == ["desk lamps"]
    data = frame_data(seed=7, generated=80, shop=shop)
    ours = [row for row in data.train if row.shop == "lamps"]
    assert len(ours) == 20
    assert any("desk lamps" in f"{row.message} {row.context.need}".lower() for row in ours)
    assert not any(row.shop == "lamps" for row in data.dev)


def test_a_shop_without_two_of_a_kind_is_refused(tmp_path: Path) -> None:
    odd = [{"id": f"p{n}", "title": f"Thing {n}", "price": 5} for n in range(3)]
    with pytest.raises(BadInput, match="too few") as caught:
        shop_trade(imported(tmp_path, odd))
    assert "--shop" in caught.value.hint


def test_no_shop_there(tmp_path: Path) -> None:
    with pytest.raises(ShopMissing):
        shop_trade(tmp_path)
