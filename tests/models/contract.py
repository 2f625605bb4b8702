"""What every scorer must keep, inherited by the tests of each."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.models import vectors
from retrieval.models.interactions import Interactions
from retrieval.models.neighbours import NeighbourGraph
from retrieval.models.query import Query, Steps
from retrieval.models.scorer import Scorer, best
from retrieval.models.vectors import GRAPH, VectorScorer
from retrieval.recommend.pool import within
from tests.disk import files_up_to

#: Products in a ring, each followed by the next one; then one that nobody took.
RING, N_ITEMS = 12, 13
UNKNOWN = 12


@cache
def ring() -> Interactions:
    """200 shoppers who take some products of the ring, one after the other."""
    rng = np.random.default_rng(3)
    rows = []
    for shopper in range(200):
        start, length = int(rng.integers(RING)), int(rng.integers(3, 7))
        rows += [(f"s{shopper}", f"p{(start + n) % RING}", float(n)) for n in range(length)]
    shoppers, items, times = zip(*rows, strict=True)
    return Interactions.from_columns(
        shoppers, items, times, catalogue=[f"p{number}" for number in range(N_ITEMS)]
    )


@cache
def only_one() -> Interactions:
    """A catalogue of one product, which five shoppers took, some again."""
    shoppers = [f"s{number}" for number in range(5) for _ in range(1 + number % 3)]
    return Interactions.from_columns(shoppers, ["only"] * len(shoppers), range(len(shoppers)))


def on_a_circle(n: int) -> NDArray[np.float32]:
    """(n, 8), unit vectors whose neighbours are alike; zeros past the ring."""
    angles = 2 * np.pi * np.arange(n) / RING
    waves = [wave(angles * k) for k in (1, 2, 3, 4) for wave in (np.cos, np.sin)]
    found = np.stack(waves, axis=1).astype(np.float32) / 2
    found[RING:] = 0
    return found


class ScorerContract(ABC):
    """Inherit it and say how the scorer is trained."""

    #: Whether it has something to say to somebody of whom nothing is known.
    answers_anybody = False
    #: One training for all tests of a class.
    _fitted: ClassVar[dict[type, Scorer]] = {}

    @staticmethod
    @abstractmethod
    def fit(interactions: Interactions) -> Scorer:
        """Train on a ring of products."""

    @pytest.fixture
    def scorer(self) -> Scorer:
        kind = type(self)
        if kind not in self._fitted:
            self._fitted[kind] = self.fit(ring())
        return self._fitted[kind]

    queries = (Query.of([3]), Query.of([5, 6]), Query(Steps.of([0, 1]), Steps.of([2]), (7,)))

    def test_scores_have_their_shape(self, scorer: Scorer) -> None:
        found = scorer.score(self.queries)
        assert found.shape == (len(self.queries), N_ITEMS)
        assert found.dtype == np.float32
        assert scorer.n_items == N_ITEMS
        assert not np.isinf(found).any()
        assert (~np.isnan(found)).sum(axis=1).min() >= 3

    def test_some_products_score_as_among_all(self, scorer: Scorer) -> None:
        items = np.asarray([9, 2, UNKNOWN, 4])
        for query, row in zip(self.queries, scorer.score(self.queries), strict=True):
            found = scorer.score_items(query, items)
            assert found.dtype == np.float32
            np.testing.assert_allclose(found, row[items], rtol=1e-4, atol=1e-5)

    def test_many_questions_score_as_one(self, scorer: Scorer) -> None:
        for query, row in zip(self.queries, scorer.score(self.queries), strict=True):
            np.testing.assert_allclose(scorer.score([query])[0], row, rtol=1e-4, atol=1e-5)

    @pytest.mark.parametrize("k", [1, 4, 50])
    def test_the_nearest_are_the_best_of_all(self, scorer: Scorer, k: int) -> None:
        for query, row in zip(self.queries, scorer.score(self.queries), strict=True):
            found = scorer.nearest(query, k)
            assert len(set(found.items.tolist())) == len(found)
            assert (np.diff(found.scores) <= 0).all()
            assert not np.isnan(found.scores).any()
            np.testing.assert_allclose(found.scores, best(row, k).scores, rtol=1e-4, atol=1e-5)
            np.testing.assert_allclose(found.scores, row[found.items], rtol=1e-4, atol=1e-5)

    def test_of_nobody_it_knows_nothing(self, scorer: Scorer) -> None:
        found = scorer.score([Query()])
        assert found.shape == (1, N_ITEMS)
        assert len(scorer.nearest(Query(), 5)) == (5 if self.answers_anybody else 0)
        assert np.isnan(found).all() != self.answers_anybody
        assert scorer.because(Query(), np.asarray([1, 2])) == [(), ()]

    def test_what_it_has_not_learned_of_is_nan(self, scorer: Scorer) -> None:
        assert np.isnan(scorer.score(self.queries)[:, UNKNOWN]).all()
        assert np.isnan(scorer.score_items(self.queries[0], np.asarray([UNKNOWN]))).all()
        assert UNKNOWN not in scorer.nearest(self.queries[0], N_ITEMS).items

    def test_a_past_of_products_that_nobody_took(self, scorer: Scorer) -> None:
        found = scorer.score([Query.of([UNKNOWN])])
        assert np.isnan(found).all() != self.answers_anybody
        mixed = scorer.score([Query.of([UNKNOWN, 5])])
        assert not np.isnan(mixed[:, :RING]).all()

    def test_products_that_came_after_the_training_are_passed_over(self, scorer: Scorer) -> None:
        later = within(Query(Steps.of([99, 5]), Steps.of([13]), (14, 6)), scorer.n_items)
        np.testing.assert_array_equal(scorer.score([later]), scorer.score([Query.of([5, 6])]))

    def test_the_reasons_are_of_the_past(self, scorer: Scorer) -> None:
        query = Query.of([1, 2, 2, 4])
        found = scorer.because(query, np.asarray([5, 3, UNKNOWN]), 2)
        assert len(found) == 3
        for reasons in found:
            assert len(reasons) <= 2
            assert {one.item for one in reasons} <= {1, 2, 4}
            assert all(0 < one.share <= 1 for one in reasons)
            assert sum(one.share for one in reasons) <= 1 + 1e-6
            shares = [one.share for one in reasons]
            assert shares == sorted(shares, reverse=True)
        if not self.answers_anybody:
            assert found[0]

    def test_it_is_the_same_after_saving(self, scorer: Scorer, tmp_path: Path) -> None:
        scorer.save(tmp_path)
        again = type(scorer).load(tmp_path)
        assert again.n_items == scorer.n_items
        np.testing.assert_array_equal(again.score(self.queries), scorer.score(self.queries))
        assert again.because(Query.of([1, 2]), np.asarray([3])) == scorer.because(
            Query.of([1, 2]), np.asarray([3])
        )

    def test_a_full_disk_is_an_os_error(self, scorer: Scorer, tmp_path: Path) -> None:
        with files_up_to(16), pytest.raises(OSError, match=r"can't be written|too large"):
            scorer.save(tmp_path)

    def test_what_is_not_a_saved_scorer(self, scorer: Scorer, tmp_path: Path) -> None:
        with pytest.raises((OSError, ValueError, KeyError)):
            type(scorer).load(tmp_path)
        scorer.save(tmp_path)
        (tmp_path / "arrays.safetensors").write_bytes(b"half" * 20)
        with pytest.raises((OSError, ValueError, KeyError)):
            type(scorer).load(tmp_path)

    def test_the_seed_decides(self, scorer: Scorer) -> None:
        again = self.fit(ring()).score(self.queries)
        np.testing.assert_allclose(again, scorer.score(self.queries), rtol=1e-3, atol=1e-4)

    def test_a_very_long_past(self, scorer: Scorer) -> None:
        query = Query.of(np.arange(10_000, dtype=np.int32) % RING)
        started = time.perf_counter()
        found = scorer.score([query])
        assert np.isfinite(found[0, :RING]).any()
        assert len(scorer.because(query, np.asarray([3]))) == 1
        assert time.perf_counter() - started < 5

    def test_a_catalogue_of_one(self) -> None:
        scorer = self.fit(only_one())
        found = scorer.score([Query.of([0]), Query()])
        assert found.shape == (2, 1)
        assert not np.isinf(found).any()
        assert len(scorer.nearest(Query.of([0]), 10)) <= 1
        assert len(scorer.because(Query.of([0]), np.asarray([0]))) == 1


class VectorContract(ScorerContract):
    """For scorers by inner product, which search a graph where there are many products."""

    @pytest.fixture
    def many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The ring is too large to be looked at whole."""
        monkeypatch.setattr(vectors, "EXACT_UP_TO", RING - 1)

    @pytest.fixture
    def learned(self, scorer: Scorer) -> VectorScorer:
        assert isinstance(scorer, VectorScorer)
        return scorer

    def alike(self, one: VectorScorer, other: VectorScorer) -> None:
        """They put the same forward."""
        for query in self.queries:
            found, expected = one.nearest(query, 5), other.nearest(query, 5)
            assert found.items.tolist() == expected.items.tolist()
            np.testing.assert_array_equal(found.scores, expected.scores)

    @pytest.mark.usefixtures("many")
    def test_the_graph_is_saved_with_it(self, learned: VectorScorer, tmp_path: Path) -> None:
        learned.save(tmp_path)
        again = type(learned).load(tmp_path)
        assert again._graph.built
        self.alike(again, learned)

    @pytest.mark.usefixtures("many")
    def test_a_folder_from_before_graphs_were_saved(
        self, learned: VectorScorer, tmp_path: Path
    ) -> None:
        learned.save(tmp_path)
        (tmp_path / GRAPH).unlink()
        again = type(learned).load(tmp_path)
        assert not again._graph.built
        self.alike(again, learned)
        assert again._graph.built

    def test_few_products_need_no_graph(self, learned: VectorScorer, tmp_path: Path) -> None:
        learned.save(tmp_path)
        assert not (tmp_path / GRAPH).exists()

    @pytest.mark.usefixtures("many")
    @pytest.mark.parametrize("part", [0.0, 0.5])
    def test_half_a_graph_is_a_value_error(
        self, learned: VectorScorer, tmp_path: Path, part: float
    ) -> None:
        learned.save(tmp_path)
        whole = (tmp_path / GRAPH).read_bytes()
        (tmp_path / GRAPH).write_bytes(whole[: int(part * len(whole))])
        with pytest.raises(ValueError, match="can't be read"):
            type(learned).load(tmp_path)

    @pytest.mark.usefixtures("many")
    def test_a_graph_of_other_vectors_is_a_value_error(
        self, learned: VectorScorer, tmp_path: Path
    ) -> None:
        fewer = learned.known.copy()
        fewer[2] = False
        NeighbourGraph(learned.item_vectors.block, np.flatnonzero(fewer)).write(tmp_path / "other")
        learned.save(tmp_path)
        (tmp_path / "other").replace(tmp_path / GRAPH)
        with pytest.raises(ValueError, match="of other vectors"):
            type(learned).load(tmp_path)

    @pytest.mark.parametrize("exact_up_to", [RING - 1, 20_000])
    def test_other_vectors_beside_the_graph(
        self, learned: VectorScorer, exact_up_to: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vectors, "EXACT_UP_TO", exact_up_to)
        before = learned.score(self.queries)
        here, there = learned.item_vectors[8], learned.item_vectors[9]
        items = np.asarray([N_ITEMS + 1, UNKNOWN, 4, 8])
        rows = np.stack((2 * here, there, np.zeros_like(here), there))
        more = learned.sized(N_ITEMS + 2).with_vectors(items, rows)
        found = more.score(self.queries)
        assert found.shape == (len(self.queries), N_ITEMS + 2)
        assert np.isnan(found[:, [4, N_ITEMS]]).all()
        np.testing.assert_allclose(found[:, N_ITEMS + 1], 2 * before[:, 8], rtol=1e-4, atol=1e-5)
        for item in (UNKNOWN, 8, 9):
            np.testing.assert_allclose(found[:, item], before[:, 9], rtol=1e-4, atol=1e-5)
        for query, row in zip(self.queries, found, strict=True):
            np.testing.assert_allclose(
                more.nearest(query, 5).scores, best(row, 5).scores, rtol=1e-4, atol=1e-5
            )
        assert more._graph is learned._graph
        np.testing.assert_array_equal(learned.score(self.queries), before)
