"""The loop in which gradient-trained scorers learn: early stopping, checkpoints, TensorBoard.

A run that was interrupted goes on from its folder; one with other data or settings starts afresh.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from retrieval.models.query import Query
from retrieval.models.scorer import best

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.interactions import Interactions
    from retrieval.models.scorer import Scorer
    from retrieval.types import Progress

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Slice:
    """Held-out interactions of some shoppers, by which training stops or a ranker learns.

    Attributes:
        fit: what is left to learn from.
        queries: what else those shoppers did, or did before, with their number.
        targets: of each, (m,), int32, the products that were held out: what was taken at one time.
        weights: of each, (m,), float32, what those interactions counted.
    """

    fit: Interactions
    queries: list[Query]
    targets: list[NDArray[np.int32]]
    weights: list[NDArray[np.float32]]

    def ndcg(self, scorer: Scorer, k: int = 10) -> float:
        """nDCG at k over all products, those that the shopper knows left out; 0 of nothing."""
        discounts = 1.0 / np.log2(np.arange(2, k + 2))
        gains = []
        for start in range(0, len(self.queries), 512):
            queries = self.queries[start : start + 512]
            scores = scorer.score(queries)
            for row, query in enumerate(queries):
                scores[row, query.steps.items] = np.nan
                targets = np.unique(self.targets[start + row])
                found = np.isin(best(scores[row], k).items, targets)
                gained = discounts[: len(found)][found].sum()
                gains.append(gained / discounts[: len(targets)].sum())
        return float(np.mean(gains)) if gains else 0.0


def validation_slice(
    interactions: Interactions,
    rng: np.random.Generator,
    *,
    newest: bool = True,
    steps: int = 1,
    most: int = 2_000,
    share: float = 0.1,
    least: int = 2,
) -> Slice:
    """Hold out interactions of some shoppers.

    What was taken at one time is held out together: an order isn't known in part when it is asked
    for.

    Args:
        interactions: to learn from.
        rng: chooses the shoppers, and which of their interactions where it isn't the newest.
        newest: hold out the newest, as a model of what comes next needs it; else one at random.
        steps: so many of the newest times of each, each asked for with all that came before it.
        most: questions at most.
        share: of all interactions at most.
        least: interactions that came before what is held out; with 0 some ask who are new.
    """
    lengths = np.diff(interactions.starts)
    able = np.flatnonzero(lengths > least)
    count = min(most // steps, len(able))
    chosen = rng.choice(able, count, replace=False) if count else able[:0]
    ranges: list[tuple[int, int]] = []
    most_rows = room = share * len(interactions)
    for shopper in chosen.tolist():
        if newest:
            rows = _newest(interactions, shopper, steps, least)
        else:
            rows = _at_random(interactions, shopper, rng)
        size = sum(end - begin for begin, end in rows)
        if size > most_rows:
            continue  # one who did that much is no reason to ask nobody
        if size > room:
            break
        ranges += rows
        room -= size
    ranges.sort()
    keep = np.ones(len(interactions), dtype=bool)
    for begin, end in ranges:
        keep[begin:end] = False
    fit = interactions.where(keep)
    return Slice(
        fit,
        [_asked(interactions if newest else fit, begin, interactions) for begin, _ in ranges],
        [interactions.item[begin:end] for begin, end in ranges],
        [interactions.weight[begin:end] for begin, end in ranges],
    )


def _newest(
    interactions: Interactions, shopper: int, steps: int, least: int
) -> list[tuple[int, int]]:
    """The rows, from and to, of the newest times of a shopper who did enough before."""
    start, end = interactions.starts[shopper : shopper + 2].tolist()
    times = interactions.time[start:end]
    begins = start + np.flatnonzero(np.append(True, times[1:] != times[:-1]))
    rows = zip(begins.tolist(), [*begins[1:].tolist(), end], strict=True)
    return [(a, b) for a, b in list(rows)[-steps:] if a - start >= least]


def _at_random(
    interactions: Interactions, shopper: int, rng: np.random.Generator
) -> list[tuple[int, int]]:
    """One row of a shopper."""
    row = int(rng.integers(interactions.starts[shopper], interactions.starts[shopper + 1]))
    return [(row, row + 1)]


def _asked(known: Interactions, row: int, interactions: Interactions) -> Query:
    """The question at an interaction: with all before its time, or with all that is known."""
    shopper, time = int(interactions.shopper[row]), float(interactions.time[row])
    steps = known.steps(shopper)
    if known is interactions:
        steps = steps.first(int(np.searchsorted(steps.times, time)))
    return Query(steps, shopper=shopper, now=time)


@dataclass(slots=True)
class Run:
    """How a training went: per epoch its loss, its nDCG on the slice, seconds so far."""

    losses: list[float] = field(default_factory=list)
    ndcgs: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def best_epoch(self) -> int:
        """The first epoch with the best nDCG, from 0; -1 before the first."""
        return int(np.argmax(self.ndcgs)) if self.ndcgs else -1


@dataclass(frozen=True, slots=True)
class Loop:
    """When to stop, and where to keep what.

    Attributes:
        epochs: at most.
        patience: so many looks at the slice without a better nDCG end the training.
        every: epochs between two looks at the slice.
        folder: for checkpoints and TensorBoard; None keeps nothing.
        key: tells this run's data and settings from others'.
        progress: told the epoch.
    """

    epochs: int
    patience: int
    every: int = 1
    folder: Path | None = None
    key: str = ""
    progress: Progress | None = None

    def run(
        self,
        module: torch.nn.Module,
        optimizer: torch.optim.Optimizer,
        epoch: Callable[[int], float],
        ndcg: Callable[[], float],
    ) -> Run:
        """Train; the module has the weights of the best epoch afterwards.

        Args:
            module: what is trained.
            optimizer: of its parameters.
            epoch: trains for one epoch (numbered from 0) and gives the mean loss.
            ndcg: looks at the slice.

        Raises:
            FloatingPointError: the loss is no longer a number.
            OSError: the disk is full.
        """
        run, kept = self._resumed(module, optimizer)
        with closing(_Board(self.folder)) as board:
            while len(run.losses) < self.epochs and not self._is_over(run):
                started = time.perf_counter()
                number = len(run.losses)
                module.train()
                loss = epoch(number)
                if not np.isfinite(loss):
                    raise FloatingPointError(f"The loss of epoch {number} is {loss}.")
                run.losses.append(loss)
                run.seconds.append((run.seconds or [0.0])[-1] + time.perf_counter() - started)
                module.eval()
                looked = (number + 1) % self.every == 0 or number + 1 == self.epochs
                run.ndcgs.append(ndcg() if looked else (run.ndcgs or [0.0])[-1])
                if run.best_epoch == number:
                    kept = {k: v.detach().clone() for k, v in module.state_dict().items()}
                board.write(number, loss, run.ndcgs[-1])
                self._save(module, optimizer, run, kept)
                if self.progress is not None:
                    self.progress(number + 1, self.epochs, "training")
        if kept:
            module.load_state_dict(kept)
        module.eval()
        return run

    def _is_over(self, run: Run) -> bool:
        return len(run.ndcgs) - 1 - run.best_epoch >= self.patience * self.every

    def _resumed(
        self, module: torch.nn.Module, optimizer: torch.optim.Optimizer
    ) -> tuple[Run, dict[str, torch.Tensor]]:
        path = None if self.folder is None else self.folder / CHECKPOINT
        if path is None or not path.is_file():
            return Run(), {}
        try:
            saved = torch.load(path, weights_only=True)
            if saved["key"] != self.key:
                return Run(), {}
            module.load_state_dict(saved["module"])
            optimizer.load_state_dict(saved["optimizer"])
            torch.set_rng_state(saved["rng"])
            return Run(**json.loads(saved["run"])), dict(saved["best"])
        except (OSError, RuntimeError, KeyError, ValueError, EOFError):
            return Run(), {}  # half a checkpoint is none

    def _save(
        self,
        module: torch.nn.Module,
        optimizer: torch.optim.Optimizer,
        run: Run,
        kept: dict[str, torch.Tensor],
    ) -> None:
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {
            "key": self.key,
            "module": module.state_dict(),
            "optimizer": optimizer.state_dict(),
            "rng": torch.get_rng_state(),
            "run": json.dumps(asdict(run)),
            "best": kept,
        }
        temporary = self.folder / f".{CHECKPOINT}.tmp"
        try:
            torch.save(state, temporary)
        except RuntimeError as error:  # torch's word for a disk that is full
            temporary.unlink(missing_ok=True)
            raise OSError(f"{self.folder / CHECKPOINT} can't be written: {error}") from error
        temporary.replace(self.folder / CHECKPOINT)


class _Board:
    """TensorBoard's view of a run, where there is a folder for it."""

    def __init__(self, folder: Path | None) -> None:
        self._writer: Any = None
        if folder is not None:
            from torch.utils.tensorboard import SummaryWriter

            self._writer = SummaryWriter(folder / "tensorboard")

    def write(self, epoch: int, loss: float, ndcg: float) -> None:
        if self._writer is not None:
            self._writer.add_scalar("loss", loss, epoch)
            self._writer.add_scalar("ndcg", ndcg, epoch)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


def run_key(interactions: Interactions, config: Any) -> str:
    """What a checkpoint belongs to: the data and the settings."""
    return f"{interactions.digest} {json.dumps(asdict(config), sort_keys=True)}"
