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
        targets: (n,), int32, the product that was held out for each.
        weights: (n,), float32, what the interaction counted.
    """

    fit: Interactions
    queries: list[Query]
    targets: np.ndarray[Any, np.dtype[np.int32]]
    weights: np.ndarray[Any, np.dtype[np.float32]]

    def ndcg(self, scorer: Scorer, k: int = 10) -> float:
        """nDCG at k over all products, those that the shopper knows left out; 0 of nothing."""
        gains = []
        for start in range(0, len(self.queries), 512):
            queries = self.queries[start : start + 512]
            scores = scorer.score(queries)
            for row, query in enumerate(queries):
                scores[row, query.steps.items] = np.nan
                found = best(scores[row], k).items == self.targets[start + row]
                rank = int(found.argmax()) if found.any() else None
                gains.append(0.0 if rank is None else 1.0 / np.log2(rank + 2))
        return float(np.mean(gains)) if gains else 0.0


def validation_slice(
    interactions: Interactions,
    rng: np.random.Generator,
    *,
    newest: bool = True,
    steps: int = 1,
    most: int = 2_000,
    share: float = 0.1,
) -> Slice:
    """Hold out interactions of some shoppers, who keep two at least.

    Of the newest goes what was taken at the same time, too: it isn't known when that is asked for.

    Args:
        interactions: to learn from.
        rng: chooses the shoppers, and which of their interactions where it isn't the newest.
        newest: hold out the newest, as a model of what comes next needs it; else one at random.
        steps: so many of the newest of each, each asked for with all that came before it.
        most: interactions at most.
        share: of all interactions at most.
    """
    lengths = np.diff(interactions.starts)
    able = np.flatnonzero(lengths >= 3)
    count = min(most // steps, len(able), int(share * len(interactions) / steps))
    chosen = np.sort(rng.choice(able, count, replace=False)) if count else able[:0]
    ends, lengths = interactions.starts[chosen + 1], lengths[chosen]
    if newest:
        held = np.concatenate([(ends - b)[lengths - b >= 2] for b in range(1, steps + 1)])
    else:
        held = ends - rng.integers(1, lengths + 1)
    held = np.sort(held)
    if newest:
        held = held[[_begun(interactions, row) >= 2 for row in held.tolist()]]
        asked_at = np.full(interactions.n_shoppers, np.inf)
        np.minimum.at(asked_at, interactions.shopper[held], interactions.time[held])
        keep = interactions.time < asked_at[interactions.shopper]
    else:
        keep = np.ones(len(interactions), dtype=bool)
        keep[held] = False
    fit = interactions.where(keep)
    queries = [_asked(interactions if newest else fit, int(row), interactions) for row in held]
    return Slice(fit, queries, interactions.item[held], interactions.weight[held])


def _begun(interactions: Interactions, row: int) -> int:
    """How many steps the shopper took before the time of one."""
    start = interactions.starts[interactions.shopper[row]]
    return int(np.searchsorted(interactions.time[start : row + 1], interactions.time[row]))


def _asked(known: Interactions, row: int, interactions: Interactions) -> Query:
    """The question at an interaction: with all before its time, or with all that is known."""
    shopper = int(interactions.shopper[row])
    steps = known.steps(shopper)
    if known is interactions:
        steps = steps.first(_begun(interactions, row))
    return Query(steps, shopper=shopper, now=float(interactions.time[row]))


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
