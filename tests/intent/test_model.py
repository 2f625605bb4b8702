"""The model's reader: what it makes of good, bad and missing answers."""

from __future__ import annotations

import json

import pytest

from assistant.intent import ModelReader, RulesReader, choose_reader, frame_schema, sanitise
from assistant.llm import Completion, LLMClient, LLMConfig, open_engine
from assistant.types import Act, Frame, ReadContext
from retrieval.errors import EngineDown, EngineRefused, EngineSlow

SHOWN = ReadContext(need="boots", shown=("Trailkeeper Mid", "Altra Ridge"))
NEW = ReadContext()


class FakeClient:
    """Answers with what it was given; remembers what it was asked."""

    def __init__(self, answer: str | Exception, *, tuned: bool = False) -> None:
        self.answer = answer
        self.asked = []
        self.adapted = tuned

    def tuned(self, task) -> bool:
        return self.adapted

    def complete(self, task, messages, **options) -> Completion:
        self.asked.append((task, messages, options))
        if isinstance(self.answer, Exception):
            raise self.answer
        return Completion(self.answer, 10, 10, 0.1)


def read(vocabulary, answer, message="red boots under 80", context=NEW, *, tuned=False):
    client = FakeClient(answer, tuned=tuned)
    return ModelReader(client, vocabulary).read(message, context), client


@pytest.mark.parametrize(
    ("message", "answer", "features", "price"),
    [
        ("cooking, around 80 max", "search; with cooking, 80", ["cooking"], 80),
        ("levis 501 jeans", "search jeans; brand levis; with 501", ["501"], None),
        ("levis 501 under 60", "search; brand levis; with 501", ["501"], 60),
        ("a sling, below 100", "search sling; with below 100", [], 100),
        ("a blanket of at most 50 inches", "search blanket; size at most 50 inches", [], None),
        ("is it under 60?", "ask; item 1", [], None),
    ],
)
def test_prices_that_the_model_leaves_out_are_read_by_the_rules(
    vocabulary, message, answer, features, price
):
    reading, _ = read(vocabulary, answer, message, tuned=True)
    assert reading.frame.features == features
    assert reading.frame.price_max == price


def test_reads_what_the_model_says(vocabulary):
    answer = {"act": "search", "need": "boots", "color": ["red"], "price_max": 80}
    reading, client = read(vocabulary, json.dumps(answer))
    assert reading.frame.wire() == answer
    assert (reading.reader, reading.notes) == ("model", ())
    task, messages, options = client.asked[0]
    assert task == "frame"
    assert messages[-1]["content"] == "Message: red boots under 80"
    assert options["schema"] == frame_schema()


def test_a_tuned_model_writes_the_short_form(vocabulary):
    reading, client = read(vocabulary, "search boots; color red; under 80", tuned=True)
    assert reading.frame.wire() == {
        "act": "search", "need": "boots", "color": ["red"], "price_max": 80,
    }  # fmt: skip
    options = client.asked[0][2]
    assert options["schema"] is None
    assert options["grammar"].startswith("root ::= act")


@pytest.mark.parametrize(
    "answer", ["I think you want boots.", "search boots; colour red", "search; under cheap", ""]
)
def test_a_tuned_model_that_breaks_the_form_is_not_believed(vocabulary, answer):
    reading, _ = read(vocabulary, answer, tuned=True)
    assert reading.reader == "rules"
    assert "fell back to rules" in reading.notes[0]


def test_only_a_tuned_model_is_asked_where_that_was_said(vocabulary):
    client = FakeClient("search boots; color red")
    reader = choose_reader("auto", vocabulary, client)
    assert reader.read("red boots", NEW).reader == "rules"
    assert not client.asked
    client.adapted = True  # the server came back with its adapters
    assert reader.read("red boots", NEW).reader == "model"


def test_drops_what_was_not_said(vocabulary):
    answer = {
        "act": "search", "need": "tents", "color": ["red", "blue"], "price_max": 80, "price_min": 5,
        "order_id": "W12", "items": [1], "quantity": 3, "topic": "returns", "reason": "too small",
    }  # fmt: skip
    reading, _ = read(vocabulary, json.dumps(answer))
    assert reading.frame.wire() == {"act": "search", "color": ["red"], "price_max": 80}
    assert any("price_min" in note for note in reading.notes)
    assert any("order_id" in note for note in reading.notes)


def test_all_wishes_are_taken_back_only_in_words_that_say_so(vocabulary):
    answer = json.dumps({"act": "refine", "drop": ["brand", "color", "size", "features", "sort"]})
    assert read(vocabulary, answer, "in blue", SHOWN)[0].frame.drop == []
    for message in ("start over", "no filters please", "just all the boots you have"):
        assert len(read(vocabulary, answer, message, SHOWN)[0].frame.drop) == 5


def test_what_somebody_has_already_is_not_wanted(vocabulary):
    answer = '{"act":"search","need":"boots","features":["already"]}'
    reading, _ = read(vocabulary, answer, "no, he already has boots", SHOWN)
    assert reading.frame.wire() == {"act": "refine", "exclude": ["boots"]}


def test_what_is_refused_is_not_looked_for(vocabulary):
    answer = '{"act":"search","need":"sandals"}'
    frame = read(vocabulary, answer, "not sandals!!", SHOWN)[0].frame
    assert frame.wire() == {"act": "refine", "exclude": ["sandals"]}
    assert read(vocabulary, answer, "sandals, not leather")[0].frame.need == "sandals"


def test_a_kind_of_thing_is_a_need_and_no_feature(vocabulary):
    def frame(features, message="headphones, wireless"):
        answer = json.dumps({"act": "refine", "features": features})
        return read(vocabulary, answer, message, SHOWN)[0].frame.wire()

    found = {"act": "search", "need": "headphones", "features": ["wireless"]}
    assert frame(["wireless", "headphones"]) == found
    department = {"act": "refine", "features": ["kitchen"]}  # "for the kitchen"
    assert frame(["kitchen"], "something for the kitchen") == department


def test_the_need_may_come_from_the_context(vocabulary):
    reading, _ = read(vocabulary, '{"act":"refine","need":"boots"}', "in blue", SHOWN)
    assert reading.frame.need == "boots"


def test_places_by_title_ordinal_and_number(vocabulary):
    for message in ("the second one", "is the Altra good?", "number 2"):
        reading, _ = read(vocabulary, '{"act":"ask","items":[2]}', message, SHOWN)
        assert reading.frame.items == [2], message


@pytest.mark.parametrize(
    "answer",
    [
        "", "Sure! Here are boots.", '{"act": "sear', '{"act": "buy"}', "[]", "null",
        '{"act": "search", "price_max": "80"}' + "x", '{"act":"search","shoes":1}',
        EngineDown("gone"), EngineSlow("slow"), EngineRefused("no"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_fails_is_read_by_the_rules(vocabulary, answer):
    reading, _ = read(vocabulary, answer)
    assert reading.reader == "rules"
    assert reading.frame == RulesReader(vocabulary).read("red boots under 80", NEW).frame
    assert reading.notes[0].startswith("fell back to rules:")


def test_long_messages_are_not_sent(vocabulary):
    reading, client = read(vocabulary, "{}", "boots " * 500)
    assert client.asked == []
    assert reading.reader == "rules"


def test_warming_up_asks_for_the_fixed_part_and_never_raises(vocabulary):
    client = FakeClient(EngineDown("gone"))
    ModelReader(client, vocabulary).warm_up()
    assert client.asked[0][2]["max_tokens"] == 1


def test_quantity_in_words_stays(vocabulary):
    frame = Frame(act=Act.CART_ADD, quantity=2)
    assert sanitise(frame, "a couple of them", SHOWN, vocabulary)[0].quantity == 2
    assert sanitise(frame, "two of them", SHOWN, vocabulary)[0].quantity == 2
    assert sanitise(frame, "five of them", SHOWN, vocabulary)[0].quantity is None


def test_choice_of_reader(vocabulary):
    client = FakeClient("{}")
    assert isinstance(choose_reader("rules", vocabulary, client), RulesReader)
    assert isinstance(choose_reader("model", vocabulary, client), ModelReader)
    assert isinstance(choose_reader("model", vocabulary, None), RulesReader)
    assert isinstance(choose_reader("auto", vocabulary, None), RulesReader)
    assert isinstance(choose_reader("auto", vocabulary, client), ModelReader)


def test_with_the_real_model_there_is_always_a_frame(vocabulary):
    config = LLMConfig(timeout_s=90)
    engine = open_engine(config)
    try:
        reader = ModelReader(LLMClient(engine, config), vocabulary, timeout_s=90)
        reading = reader.read("red boots under 80", NEW)
    finally:
        engine.close()
    assert reading.reader == "model", reading.notes
    assert not set(reading.frame.color) - {"red"}
