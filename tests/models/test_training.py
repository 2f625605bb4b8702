"""The loop in which scorers learn: it stops early, goes on where it was, and keeps the best."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from retrieval.models.query import Query
from retrieval.models.sequence import SequenceConfig, SequenceScorer
from retrieval.models.training import CHECKPOINT, Loop, Run
from tests.disk import files_up_to
from tests.models.contract import ring

QUICK = SequenceConfig(embedding_size=8, layers=1, batch_size=32, epochs=4, patience=9)


def run(loop: Loop, ndcgs: list[float], losses: list[float] | None = None) -> tuple[Run, float]:
    """A module whose one weight is the number of epochs that it was trained."""
    module = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(module.weight)
    optimizer = torch.optim.SGD(module.parameters(), lr=1.0)

    def epoch(number: int) -> float:
        with torch.no_grad():
            module.weight += 1
        return 1.0 if losses is None else losses[number]

    def ndcg() -> float:
        return ndcgs[round(module.weight.item()) - 1]

    return loop.run(module, optimizer, epoch, ndcg), module.weight.item()


def test_it_stops_when_nothing_gets_better_and_keeps_the_best() -> None:
    done, weight = run(Loop(epochs=9, patience=2), [0.1, 0.3, 0.2, 0.25, 0.9])
    assert len(done.losses) == 4
    assert done.best_epoch == 1
    assert weight == 2


def test_a_loss_that_is_no_number_ends_it() -> None:
    with pytest.raises(FloatingPointError, match="epoch 1"):
        run(Loop(epochs=3, patience=3), [0.1] * 3, [1.0, float("nan"), 1.0])


def test_it_looks_at_the_slice_as_seldom_as_told() -> None:
    done, _ = run(Loop(epochs=5, patience=9, every=2), [9.0, 0.1, 9.0, 0.2, 0.3])
    assert done.ndcgs == [0.0, 0.1, 0.1, 0.2, 0.3]


def test_an_interrupted_training_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = SequenceScorer.fit(ring(), QUICK)

    def stop(done: int, *_: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SequenceScorer.fit(ring(), QUICK, folder=tmp_path, progress=stop)
    assert (tmp_path / CHECKPOINT).is_file()
    epochs = []
    resumed = SequenceScorer.fit(
        ring(), QUICK, folder=tmp_path, progress=lambda done, *_: epochs.append(done)
    )
    assert epochs == [3, 4]
    queries = [Query.of([1]), Query.of([4, 5])]
    np.testing.assert_allclose(resumed.score(queries), whole.score(queries), rtol=1e-4, atol=1e-5)
    assert list((tmp_path / "tensorboard").iterdir())


def test_a_checkpoint_of_other_data_or_half_of_one_is_none(tmp_path: Path) -> None:
    SequenceScorer.fit(ring(), QUICK, folder=tmp_path)
    epochs: list[int] = []
    other = ring().where(np.arange(len(ring())) > 3)
    SequenceScorer.fit(other, QUICK, folder=tmp_path, progress=lambda done, *_: epochs.append(done))
    assert epochs == [1, 2, 3, 4]
    (tmp_path / CHECKPOINT).write_bytes((tmp_path / CHECKPOINT).read_bytes()[:500])
    epochs.clear()
    SequenceScorer.fit(other, QUICK, folder=tmp_path, progress=lambda done, *_: epochs.append(done))
    assert epochs == [1, 2, 3, 4]


def test_a_full_disk_is_an_os_error_and_the_last_checkpoint_stays(tmp_path: Path) -> None:
    SequenceScorer.fit(ring(), replace(QUICK, epochs=1), folder=tmp_path)
    before = (tmp_path / CHECKPOINT).read_bytes()
    with files_up_to(5_000), pytest.raises(OSError, match=r"can't be written|too large"):
        SequenceScorer.fit(ring(), QUICK, folder=tmp_path)
    assert (tmp_path / CHECKPOINT).read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*")] == []
