from __future__ import annotations

import math
from pathlib import Path

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ir_measures import nDCG

from retrieval.evaluation.judged import grades, load_judged, product_parts
from retrieval.evaluation.metrics import mean, ndcg, precision, recall, reciprocal_rank
from tests.retrieval.shelves import shelf

JUDGED = Path(__file__).parents[2] / "benchmarks" / "judged"


def test_known_values() -> None:
    assert ndcg([3, 0, 1], [3, 1, 0]) == pytest.approx((7 + 1 / 2) / (7 + 1 / math.log2(3)))
    assert math.isnan(ndcg([0, 0], [0, 0]))
    assert precision([3, 1, 2], 3) == pytest.approx(2 / 3)
    assert recall([3, 1], [3, 2, 1], 2) == 0.5
    assert reciprocal_rank([0, 1, 2]) == pytest.approx(1 / 3)
    assert reciprocal_rank([0, 1]) == 0.0
    assert mean([1.0, math.nan, 2.0]) == 1.5


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=15), st.integers(1, 12))
def test_ndcg_agrees_with_trec_eval(found: list[int], k: int) -> None:
    if not any(found):
        return
    qrels = {"q": {f"d{n:02}": 2**grade - 1 for n, grade in enumerate(found)}}
    run = {"q": {f"d{n:02}": 100.0 - n for n in range(len(found))}}
    theirs = ir_measures.calc_aggregate([nDCG @ k], qrels, run)[nDCG @ k]
    assert ndcg([float(grade) for grade in found], found, k) == pytest.approx(theirs)


@pytest.mark.parametrize("name", ["general-store", "retail-demo-store"])
def test_judged_queries_are_well_formed(name: str) -> None:
    judged = load_judged(JUDGED / f"{name}.jsonl")
    assert len(judged) >= 75
    assert len({query.id for query in judged}) == len(judged)
    assert {query.kind for query in judged} >= {"keywords", "long", "typos", "use case", "filters"}
    for query in judged:
        assert query.need
        assert max(rule.grade for rule in query.rules) == 3


def test_rules_grade_products() -> None:
    query = next(q for q in load_judged(JUDGED / "general-store.jsonl") if q.id == "g002")
    parts = [(product.id, product_parts(product)) for product in shelf()]
    graded = grades(query, parts)
    assert graded["vegan"] == 3
    assert graded["leather"] == 2
    assert "pan" not in graded
