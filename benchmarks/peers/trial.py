"""One trial of a peer: fit it on a folder's training data, time it, rank the cases, write them.

The library's own module calls `main` with its models; README.md has the commands.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

from benchmarks.peers.exchange import Cases, Train, quality
from retrieval.processor import keep_freed_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Hyperparameters = dict[str, object]


T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """What every peer is given.

    Attributes:
        hyperparameters: under the library's own names; `epochs` where it trains in turns.
        seed: of the library's generators.
        threads: that it may use.
    """

    hyperparameters: Hyperparameters
    seed: int
    threads: int


class Peer(Protocol):
    """A model of another library."""

    def prepare(self, train: Train) -> None:
        """Turn the data into the library's form; timed apart from training."""

    def fit(self, after_epoch: Callable[[], bool]) -> None:
        """Train; call `after_epoch` after each turn, and stop when it says so."""

    def rank(self, cases: Cases) -> NDArray[np.int32]:
        """The best items of each case, (n_cases, TOP)."""


@dataclass
class Progress:
    """Training seconds without those of evaluation, the learning curve, and when to stop.

    Attributes:
        peer: asked to rank the validation cases after each turn.
        validation: None to draw no curve.
        cases: ranked at every best point so far, so that stopping late costs no quality; None
            to keep the last turn's model.
        every: turns between two points of the curve.
        patience: points without a better nDCG@10 before stopping; None to go on.
        time_budget_s: training seconds after which to stop; None for no limit.
        curve: a row a point: turns done, training seconds, nDCG@10.
    """

    peer: Peer
    validation: Cases | None
    cases: Cases | None
    every: int
    patience: int | None
    time_budget_s: float | None
    curve: list[tuple[float, float, float]] = field(default_factory=list)
    epochs: int = 0
    seconds: float = 0.0
    best_top: NDArray[np.int32] | None = None
    _since: float = 0.0

    def start(self) -> None:
        """Start the clock."""
        self._since = time.perf_counter()

    def pause(self) -> None:
        """Stop the clock."""
        self.seconds += time.perf_counter() - self._since

    def after_epoch(self) -> bool:
        """Note a turn; whether to stop."""
        self.pause()
        self.epochs += 1
        if self.epochs % self.every == 0:
            self._evaluate()
        stop = self._spent() or self._tired()
        self.start()
        return stop

    def finish(self) -> None:
        """Stop the clock for good; the last turn is always a point of the curve."""
        self.pause()
        if not self.curve or self.curve[-1][0] < self.epochs:
            self._evaluate()

    @property
    def best_epoch(self) -> int:
        """Turns after which nDCG@10 was best."""
        return int(max(self.curve, key=lambda point: point[2])[0]) if self.curve else self.epochs

    def _evaluate(self) -> None:
        if self.validation is None:
            return
        ndcg = quality(self.peer.rank(self.validation), self.validation)[1]
        self.curve.append((self.epochs, self.seconds, ndcg))
        print(f"epoch {self.epochs}: {self.seconds:.1f} s, nDCG@10 {ndcg:.4f}", flush=True)
        if self.cases is not None and self.best_epoch == self.epochs:
            self.best_top = self.peer.rank(self.cases)

    def _spent(self) -> bool:
        return self.time_budget_s is not None and self.seconds >= self.time_budget_s

    def _tired(self) -> bool:
        if self.patience is None:
            return False
        return self.epochs - self.best_epoch >= self.patience * self.every


def peak_mb() -> float:
    """The most memory that this process held resident, in MB.

    Not getrusage's figure: that one is inherited from a parent that was larger.
    """
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024


def main(
    models: Mapping[str, tuple[Callable[[Setting], Peer], Hyperparameters]],
    packages: Sequence[str],
) -> None:
    """Run the trial that the command line asks for."""
    arguments = parse(list(models))
    if arguments.keep_memory:
        keep_freed_memory()
    constructor, defaults = models[arguments.model]
    hyperparameters = {**defaults, **dict(arguments.set)}
    if arguments.epochs is not None and "epochs" in defaults:
        hyperparameters["epochs"] = arguments.epochs
    peer = constructor(Setting(hyperparameters, arguments.seed, arguments.threads))
    train = Train.from_file(arguments.data / "train.npz")
    cases = Cases.from_file(arguments.data / "cases.npz")
    before_mb = peak_mb()
    prepare_s = timed(lambda: peer.prepare(train))[0]
    progress = trained(peer, cases, arguments)
    score_s, top = timed(lambda: peer.rank(cases))
    top = top if progress.best_top is None else progress.best_top
    recall, ndcg = quality(top, cases)
    about = {
        **{name: getattr(arguments, name) for name in ("model", "seed", "threads", "keep_memory")},
        "hyperparameters": hyperparameters,
        "epochs": progress.epochs,
        "best_epoch": progress.best_epoch,
        "recall@10": recall,
        "ndcg@10": ndcg,
        "versions": {name: version(name) for name in ("numpy", *packages)}
        | {"python": platform.python_version()},
    }
    np.savez_compressed(
        arguments.out,
        top=top,
        prepare_s=prepare_s,
        fit_s=progress.seconds,
        score_s=score_s,
        peak_mb=peak_mb(),
        before_mb=before_mb,
        curve=np.array(progress.curve, np.float64).reshape(-1, 3),
        about=json.dumps(about),
    )
    print(json.dumps(about))
    print(
        f"prepare {prepare_s:.1f} s, fit {progress.seconds:.1f} s, score {score_s:.1f} s, "
        f"{peak_mb():.0f} MB; Recall@10 {recall:.4f}, nDCG@10 {ndcg:.4f}"
    )


def trained(peer: Peer, cases: Cases, arguments: argparse.Namespace) -> Progress:
    """Fit the peer, with a curve and early stopping where they were asked for."""
    progress = Progress(
        peer,
        validation_cases(arguments) if arguments.curve else None,
        cases if arguments.patience is not None else None,
        arguments.curve_every,
        arguments.patience,
        arguments.time_budget,
    )
    progress.start()
    peer.fit(progress.after_epoch)
    progress.finish()
    return progress


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Seconds that something took, and what came of it."""
    start = time.perf_counter()
    found = action()
    return time.perf_counter() - start, found


def validation_cases(arguments: argparse.Namespace) -> Cases:
    """The curve's cases: validation.npz, or cases.npz where there is none."""
    path = arguments.data / "validation.npz"
    if not path.exists():
        if arguments.patience is not None:
            raise SystemExit(
                f"--patience needs {path}: stopping by the test cases would be cheating"
            )
        path = arguments.data / "cases.npz"
    cases = Cases.from_file(path)
    if arguments.curve_cases is None:
        return cases
    return cases.sample(arguments.curve_cases, np.random.default_rng(arguments.seed))


def parse(models: list[str]) -> argparse.Namespace:
    """The command line, the same for every peer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", choices=models, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.npz, cases.npz")
    parser.add_argument("--out", type=Path, required=True, help="the npz to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, help="at most so many turns")
    parser.add_argument("--time-budget", type=float, help="stop after so many training seconds")
    parser.add_argument("--curve", action="store_true", help="nDCG@10 after each turn")
    parser.add_argument("--curve-every", type=int, default=1, help="turns between two points")
    parser.add_argument("--curve-cases", type=int, help="only so many of the validation cases")
    parser.add_argument("--patience", type=int, help="stop after so many points with no better")
    parser.add_argument("--threads", type=int, default=default_threads())
    parser.add_argument("--keep-memory", action="store_true", help="faster allocation, larger peak")
    parser.add_argument("--set", type=pair, action="append", default=[], metavar="NAME=VALUE")
    arguments = parser.parse_args()
    if arguments.patience is not None and not arguments.curve:
        parser.error("--patience needs --curve")
    arguments.data, arguments.out = arguments.data.resolve(), arguments.out.resolve()
    return arguments


def pair(text: str) -> tuple[str, object]:
    """A hyperparameter's name and its value, JSON or a bare word."""
    name, _, value = text.partition("=")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def default_threads() -> int:
    """OMP_NUM_THREADS, or as many as there are cores."""
    return int(os.environ.get("OMP_NUM_THREADS") or len(os.sched_getaffinity(0)))
