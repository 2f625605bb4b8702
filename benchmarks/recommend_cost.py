"""What training costs until a quality is reached, ours and the peers', on amazon-beauty.

    python -m benchmarks.recommend_cost [--write]

nDCG@10 of 2,000 held-out steps after each epoch; the time to the lowest of the best in each group,
so that all of a group get there. Peers that take long have their curves from
`benchmarks.recommend --data beauty --peers`; here two of their epochs are timed anew, and ours
beside them, each alone on the machine.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.recommend import MODELS, RUNS
from benchmarks.recommend_data import PEERS, beauty
from benchmarks.table import machine, markdown, publish
from retrieval.models.factor import FactorConfig, FactorScorer
from retrieval.models.graph import GraphConfig, GraphScorer
from retrieval.models.interactions import Interactions
from retrieval.models.sequence import SequenceScorer
from retrieval.models.training import Slice, validation_slice
from retrieval.processor import keep_freed_memory

FOLDER = RUNS / "beauty"
#: Models of one kind, ours first; a peer's has its library before it.
GROUPS = {
    "ALS": ("factor", "implicit:als", "lenskit:als"),
    "LightGCN": ("graph", "recbole:lightgcn"),
    "sequence": ("sequence", "rectools:sasrec", "rectools:esasrec", "recbole:sasrec"),
}
#: Trained afresh for so many epochs each, as they look at a slice of their own or at none.
EPOCHS = {"factor": (1, 2, 3, 5, 8, 12, 15), "graph": (1, 2, 3, 4, 6, 8, 12)}
TIMED_EPOCHS = 2


@dataclass(frozen=True)
class Curve:
    """Quality by epoch, and what an epoch costs."""

    name: str
    epochs: tuple[float, ...]
    ndcgs: tuple[float, ...]
    epoch_s: float

    @property
    def best(self) -> float:
        """The best nDCG@10 of all."""
        return max(self.ndcgs)

    def to(self, quality: float) -> tuple[float, float]:
        """Epochs and seconds to a quality that it reaches."""
        points = zip(self.epochs, self.ndcgs, strict=True)
        epoch = next(epoch for epoch, ndcg in points if ndcg >= quality)
        return epoch, epoch * self.epoch_s


def main() -> None:
    """Train and time, one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    keep_freed_memory()
    train = beauty().split.train
    held = validation_slice(train, np.random.default_rng(7))
    rows = []
    for kind, names in GROUPS.items():
        curves = list(curves_of(names, train, held))
        quality = min(curve.best for curve in curves)
        fastest = min(curve.to(quality)[1] for curve in curves if ":" in curve.name)
        for curve in curves:
            epochs, seconds = curve.to(quality)
            figures = (f"{curve.best:.4f}", f"{curve.epoch_s:.2f}", f"{epochs:.0f}")
            share = f"{seconds / fastest:.2f}"
            rows.append([kind, curve.name, *figures, f"{quality:.4f}", f"{seconds:.1f}", share])
    text = report(rows)
    publish("recommend-cost", text) if asked.write else print(text)


def curves_of(names: Iterable[str], train: Interactions, held: Slice) -> Iterator[Curve]:
    """The curves of one group."""
    for name in names:
        match name:
            case "sequence":
                run = SequenceScorer.fit(train).run
                epochs = tuple(float(n + 1) for n in range(len(run.ndcgs)))
                yield Curve(name, epochs, tuple(run.ndcgs), run.seconds[-1] / len(epochs))
            case "graph" | "factor":
                yield retrained(name, held)
            case _:
                yield peer(name)


def retrained(name: str, held: Slice) -> Curve:
    """Trained anew for each number of epochs."""
    ndcgs, seconds = [], []
    for epochs in EPOCHS[name]:
        started = time.perf_counter()
        if name == "factor":
            scorer = FactorScorer.fit(held.fit, replace(FactorConfig(), epochs=epochs))
            seconds.append(time.perf_counter() - started)
        else:
            config = replace(GraphConfig(), epochs=epochs, patience=epochs)
            scorer = GraphScorer.fit(held.fit, config)
            seconds.append(scorer.run.seconds[-1])
        ndcgs.append(held.ndcg(scorer))
    points = tuple(map(float, EPOCHS[name]))
    return Curve(name, points, tuple(ndcgs), float(np.median(np.divide(seconds, points))))


def peer(name: str) -> Curve:
    """A peer's curve, and two of its epochs timed."""
    library, model = name.split(":")
    saved = FOLDER / f"{library}-{model}.npz"
    timed = FOLDER / f"timed-{library}-{model}.npz"
    long = bool(MODELS[name])
    options = [*MODELS[name], "--epochs", str(TIMED_EPOCHS)] if long else ["--curve"]
    command = [str(PEERS / "bin" / "python"), "-m", f"benchmarks.peers.{library}_peer"]
    command += ["--model", model, "--data", str(FOLDER / "held"), "--out", str(timed), *options]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL)
    with np.load(saved if long else timed) as found, np.load(timed) as fresh:
        epochs, _, ndcgs = found["curve"].T
        done = float(fresh["curve"][-1, 0])
        epoch_s = float(fresh["fit_s"]) / done
    timed.unlink()
    return Curve(name, tuple(epochs.tolist()), tuple(ndcgs.tolist()), epoch_s)


def report(rows: list[list[str]]) -> str:
    """The section of the README."""
    head = ["kind", "scorer", "best nDCG@10", "s an epoch", "epochs", "to nDCG@10", "s", "ratio"]
    return "\n\n".join(
        (
            "## What training costs on amazon-beauty",
            f"`python -m benchmarks.recommend_cost`; {machine()}.",
            "Epochs and seconds to the lowest of the best nDCG@10 in each group, on the same 2,000 "
            "held-out steps; the ratio is to the fastest peer.",
            markdown(head, rows),
        )
    )


if __name__ == "__main__":
    main()
