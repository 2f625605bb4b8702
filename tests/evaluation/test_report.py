from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import BadInput
from retrieval.evaluation.experiment import Experiment, Products, evaluate_file, item_traits
from retrieval.evaluation.report import as_json, markdown, write_report
from retrieval.evaluation.splits import SplitConfig
from retrieval.evaluation.toplists import Recommender
from retrieval.models.interactions import Interactions
from retrieval.types import Product
from tests.evaluation.recommenders import Popular, Silent

PRODUCTS = {
    "a": Product("a", "Boots", category=("Shoes", "Boots")),
    "b": Product("b", "Sandals", category=("Shoes", "Sandals")),
    "z": Product("z", "Tent", category=("Camping",)),
}


def fit(train: Interactions, products: Products) -> dict[str, Recommender]:
    return {"popularity": Popular(train), "silent|none": Silent(train.n_items)}


@pytest.fixture
def orders(written: Callable[..., Path]) -> Path:
    lines = ["user,item,time"]
    lines += [f"u{n},{item},2024-0{1 + at}-01" for n in range(9) for at, item in enumerate("abcd")]
    return written("\n".join(lines))


@pytest.fixture
def done(orders: Path) -> Experiment:
    return evaluate_file(orders, fit, products=PRODUCTS)


def test_products_that_nobody_took_are_ranked_too(done: Experiment) -> None:
    assert done.file.interactions.item_ids == ("a", "b", "z", "c", "d")
    assert done.evaluation.segment_sizes["new"] == 9  # d, which was never seen in training


def test_the_report_says_it_all(done: Experiment, tmp_path: Path) -> None:
    files = write_report(done, tmp_path / "deep" / "report")
    assert [file.name for file in files] == [
        "report.md",
        "report.json",
        "accuracy.png",
        "recall.png",
    ]
    text = files[0].read_text("utf-8")
    for said in ("# Recommenders on orders.csv", "36 rows", "leave-one-out", "| popularity |",
                 "silent\\|none", "Recall@10", "nDCG@10", "MRR@10", "Hit rate@10", "Coverage",
                 "Novelty", "Diversity", "cold (9)", "warm (0)", "head", "tail", "told apart",
                 "accuracy.png", "recall.png"):  # fmt: skip
        assert said in text
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files[2:])


def test_tables_have_as_many_cells_in_every_row(done: Experiment) -> None:
    for block in markdown(done).split("\n\n"):
        if block.startswith("|"):
            widths = {line.replace("\\|", "").count("|") for line in block.splitlines()}
            assert len(widths) == 1


def test_json_is_strict_and_complete(done: Experiment) -> None:
    found = json.loads(json.dumps(as_json(done), allow_nan=False))
    assert found["file"]["columns"] == {"shopper": "user", "item": "item", "time": "time"}
    assert (found["split"]["kind"], found["split"]["train"], found["split"]["test"]) == (
        "leave-one-out", 27, 9,
    )  # fmt: skip
    popularity, silent = found["recommenders"]
    assert set(popularity["metrics"]) >= {
        "recall", "ndcg", "mrr", "hit_rate", "novelty", "diversity",
    }  # fmt: skip
    assert set(popularity["segments"]) == {"cold", "warm", "head", "tail", "new"}
    assert silent["metrics"]["novelty"] == {"mean": None, "low": None, "high": None, "n": 0}
    assert len(popularity["recall_curve"]) == 50


def test_training_is_timed_one_by_one(orders: Path) -> None:
    def one_by_one(train: Interactions, products: Products) -> Iterator[tuple[str, Recommender]]:
        yield "first", Popular(train)
        yield "second", Popular(train)

    done = evaluate_file(orders, one_by_one)
    assert [found.name for found in done.evaluation.measured] == ["first", "second"]
    assert all(found.fit_s is not None for found in done.evaluation.measured)
    assert done.evaluation.difference("first", "second").mean == 0.0


def test_training_never_sees_what_is_tested(orders: Path) -> None:
    seen: list[Interactions] = []

    def watched(train: Interactions, products: Products) -> dict[str, Recommender]:
        seen.append(train)
        return fit(train, products)

    done = evaluate_file(orders, watched, config=SplitConfig("temporal", share=0.25))
    assert seen[0].time.max() < done.evaluation.split.test.time.min()
    assert len(seen[0]) == 27


def test_an_order_is_not_a_time(written: Callable[..., Path]) -> None:
    path = written("u1 a b c\nu2 a b c\n", "sequences.txt")
    with pytest.raises(BadInput, match="no times") as error:
        evaluate_file(path, fit, config=SplitConfig("temporal"))
    assert "--split leave-one-out" in error.value.hint


def test_traits_come_from_vectors_or_categories() -> None:
    ids = ("b", "x", "a", "z")
    kinds = item_traits(ids, PRODUCTS).kinds
    assert kinds is not None
    assert kinds.tolist() == [0, -1, 1, 2]
    vectors = item_traits(ids, PRODUCTS, lambda known: np.ones((len(known), 2))).vectors
    assert vectors is not None
    assert vectors.tolist() == [[1, 1], [0, 0], [1, 1], [1, 1]]
    assert item_traits(ids, {}).kinds is None
