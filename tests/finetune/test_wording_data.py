"""The wording data: every completion passes the audit that serves, and nothing leaks into dev."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

import prompts
from assistant.explain.audit import Audit
from assistant.explain.brief import Brief, Line
from assistant.explain.facts import ProductFacts
from assistant.explain.grammar import Kind, Trait
from assistant.explain.wording import cut_sentences
from finetune.data.trades import trades
from finetune.example import Example
from finetune.wording import Mix, examples
from finetune.wording.families import families
from finetune.wording.make import Maker
from finetune.wording.sources import invented

TRAIN, DEV = 1000, 100
#: About 1.35 tokens a word in this data (measured with the model's tokenizer): 95 tokens.
MOST_WORDS = 70


@pytest.fixture(scope="module")
def data() -> list[Example]:
    return examples(trades(), [], seed=11, train=TRAIN, dev=DEV)


def test_there_is_as_much_as_was_asked_for(data: list[Example]) -> None:
    assert Counter(example.split for example in data) == {"train": TRAIN, "dev": DEV}
    assert len({(e.messages[-1]["content"], e.completion) for e in data}) == len(data)


def test_train_and_dev_share_no_family_and_no_shop(data: list[Example]) -> None:
    for part in (lambda e: {e.shop}, lambda e: set(e.family.split("+"))):
        train = set().union(*(part(e) for e in data if e.split == "train"))
        dev = set().union(*(part(e) for e in data if e.split == "dev"))
        assert dev
        assert not train & dev


def test_the_same_seed_gives_the_same_data(data: list[Example]) -> None:
    assert examples(trades(), [], seed=11, train=TRAIN, dev=DEV) == data
    assert examples(trades(), [], seed=12, train=20, dev=5) != data[:20] + data[-5:]


def test_prompts_are_those_that_serve(data: list[Example]) -> None:
    system = prompts.render("wording", head="", lines=[])[0]
    assert all(example.messages[0] == system for example in data)


def test_examples_are_short_and_vary(data: list[Example]) -> None:
    words = [len(f"{e.messages[-1]['content']} {e.completion}".split()) for e in data]
    assert sum(words) / len(words) < MOST_WORDS
    assert len({e.family.split("+")[0] for e in data}) > 110
    assert len({e.completion for e in data}) > 0.98 * len(data)


def test_replies_name_each_product_and_no_other(data: list[Example]) -> None:
    for example in data:
        head, *lines = example.messages[-1]["content"].splitlines()
        assert head.startswith("tone: ")
        asked = {f"{{{number}}}" for number in range(1, len(lines) + 1)}
        named = {f"{{{n}}}" for n in "123456789" if f"{{{n}}}" in example.completion}
        assert named <= asked
        assert "{1}" in named


def test_the_mix_is_followed() -> None:
    mix = Mix(counts=(1.0, 0.0, 0.0), tones=(0.0, 0.0, 1.0), ask=0.0, invented=1.0)
    data = examples(trades(), [], seed=1, train=40, dev=0, mix=mix)
    assert {e.messages[-1]["content"].splitlines()[0][:11] for e in data} == {"tone: brief"}
    assert {e.shop for e in data} == {"invented-train"}
    assert all("{2}" not in e.completion for e in data)


def test_there_are_enough_families_and_nearly_all_are_used() -> None:
    replies = [family for family in families() if not family.closing]
    assert len(replies) >= 120
    data = examples(trades(), [], seed=5, train=4000, dev=600)
    used = {name for example in data for name in example.family.split("+")}
    assert len({family.name for family in families()} - used) < 4


def test_data_of_a_real_shop_passes_the_audit(demo_shop: Path) -> None:
    mix = Mix(invented=0.0)
    data = examples([], [demo_shop], seed=3, train=1000, dev=0, mix=mix)
    assert len(data) == 1000
    assert {example.shop for example in data} == {demo_shop.name}


def test_a_completion_that_says_more_is_refused() -> None:
    source = invented(random.Random(1))
    maker = Maker([], source, families(), Mix(), random.Random(1))
    brief = next(filter(None, map(maker.brief, source.shelves)))
    assert maker.passes("{1} comes first.", brief)
    assert not maker.passes("{1} is loved by doctors.", brief)
    assert not maker.passes("{1} costs $5.", brief)


KINDS = (
    ('"', Kind.QUOTE), ("with ", Kind.NOUN), ("it ", Kind.VERB), ("of ", Kind.MATERIAL),
    ("for ", Kind.AUDIENCE), ("in ", Kind.COLOR),
)  # fmt: skip


def read_back(content: str) -> Brief:
    """The brief that a prompt shows: what a model knows of the products, and nothing else."""
    head, *rows = content.splitlines()
    use = next((part[5:] for part in head.split("; ") if part.startswith("for: ")), "")
    lines = []
    for row in rows:
        position, facts = row.split(": ", 1)
        traits = tuple(map(read_trait, facts.split("; ")))
        product = ProductFacts(int(position), f"Thing {position}", None, ())
        lines.append(Line(int(position), traits, product))
    return Brief(tuple(lines), use=use)


def read_trait(text: str) -> Trait:
    if text in ("price", "rating", "stock"):
        return Trait(Kind.FIGURE, text)
    for lead, kind in KINDS:
        if text.startswith(lead):
            return Trait(kind, text.removeprefix(lead).removesuffix('"'))
    return Trait(Kind.ADJECTIVE, text)


def test_every_completion_follows_from_its_prompt_alone(data: list[Example]) -> None:
    audit = Audit(lambda _: ())
    for example in data:
        brief = read_back(example.messages[-1]["content"])
        for sentence in cut_sentences([example.completion]):
            assert audit.check_pitch(sentence, brief) == (), example
