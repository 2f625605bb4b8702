"""Recommendation, ours and the peers', on real data: the figures of docs/recommendation.md.

    python -m benchmarks.recommend --data beauty [--peers]

Trains what isn't in runs/recommend yet; peers run in .venv-peers (benchmarks/peers/README.md).
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.recommend_data import PEERS, SETS, Data, Peer, write_for_peers
from benchmarks.table import machine, markdown, publish
from retrieval.evaluation.offline import Evaluation, evaluate
from retrieval.evaluation.toplists import Recommender
from retrieval.models.popularity import PopularityConfig, PopularityScorer
from retrieval.models.query import Query
from retrieval.models.scorer import Floats, Scorer
from retrieval.processor import keep_freed_memory
from retrieval.recommend.items import ItemTable
from retrieval.recommend.training import TrainConfig, Trained, fit_fusion

RUNS = Path(__file__).parents[1] / "runs" / "recommend"
#: Peers by library:model, with what their commands are given. Those that are trained step by step
#: stop early by a held-out slice, as ours do, and have the same allocator setting.
STOPPING = ("--patience", "5", "--curve", "--curve-every", "2", "--keep-memory")
MODELS: dict[str, tuple[str, ...]] = {
    "implicit:als": (),
    "implicit:bpr": (),
    "implicit:cosine": (),
    "implicit:bm25": (),
    "lenskit:als": (),
    "lenskit:itemknn": (),
    "recbole:lightgcn": (*STOPPING, "--curve-every", "5", "--epochs", "200"),
    "recbole:sasrec": (*STOPPING, "--epochs", "60", "--set", "MAX_ITEM_LIST_LENGTH=20"),
    "rectools:sasrec": (*STOPPING, "--epochs", "100", "--set", "session_max_len=20"),
    "rectools:esasrec": (*STOPPING, "--epochs", "100", "--set", "session_max_len=20"),
}


def main() -> None:
    """Train, measure, publish."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", choices=SETS, required=True)
    parser.add_argument("--peers", nargs="*", help="library:model …; all without names")
    parser.add_argument("--budget", type=int, default=3_600, help="seconds for one peer")
    parser.add_argument("--only-peers", action="store_true")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    keep_freed_memory()
    data, folder = SETS[asked.data](), RUNS / asked.data
    write_for_peers(data, folder)
    if asked.peers is not None:
        run_peers(folder, asked.peers, asked.budget)
    if asked.only_peers:
        return
    trained = train(data, folder)
    evaluation = measured(data, folder, trained)
    text = report(data, evaluation, asked.data)
    (folder / "report.json").write_text(json.dumps(as_json(evaluation)), encoding="utf-8")
    publish(f"recommend-{asked.data}", text) if asked.write else print(text)


def train(data: Data, folder: Path) -> Trained:
    """Our scorers and the fusion, learned from what came before the test."""
    interactions = data.split.train
    timed = data.split.config.kind == "temporal"
    config = TrainConfig(
        popularity=PopularityConfig() if timed else PopularityConfig(half_life=None),
        seen=data.seen,
    )
    items = ItemTable.from_products(data.products, interactions.item_ids, missing=True)
    return fit_fusion(
        interactions, items, config, vectors=text_vectors(data, folder), folder=folder / "models"
    )


def text_vectors(data: Data, folder: Path) -> np.ndarray[Any, Any] | None:
    """Vectors of the products' texts, computed once; None where there are no texts."""
    if not data.products:
        return None
    file = folder / "vectors.npy"
    if not file.exists():
        from retrieval.encoders.text import TextEncoder

        ids = data.split.train.item_ids
        np.save(file, TextEncoder().encode_products([data.products[name] for name in ids]))
    found: np.ndarray[Any, Any] = np.load(file)
    return found


def run_peers(folder: Path, names: list[str], budget_s: int) -> None:
    """Train peers that have no lists yet, one after the other, alone on the machine."""
    for name in names or MODELS:
        library, model = name.split(":")
        out = folder / f"{library}-{model}.npz"
        if out.exists():
            continue
        options = MODELS[name]
        part = "held" if "--patience" in options else "whole"
        command = [str(PEERS / "bin" / "python"), "-m", f"benchmarks.peers.{library}_peer"]
        command += ["--model", model, "--data", str(folder / part), "--out", str(out), *options]
        if options:
            command += ["--time-budget", str(budget_s)]
        subprocess.run(command, check=True, cwd=Path(__file__).parents[1])


def measured(data: Data, folder: Path, trained: Trained) -> Evaluation:
    """Everything side by side."""
    peers = {file.stem: Peer(file, data.split.cases) for file in sorted(folder.glob("*-*.npz"))}
    popular = PopularityScorer.fit(data.split.train, PopularityConfig(half_life=None))
    ours: dict[str, Recommender] = {
        name: scorer if name == "popularity" else Filled(scorer, popular)
        for name, scorer in trained.fusion.scorers.items()
    }
    ours["fusion"] = trained.fusion
    learned = {
        name: run.seconds[-1]
        for name, scorer in trained.fusion.scorers.items()
        if (run := getattr(scorer, "run", None)) is not None and run.seconds
    }  # from checkpoints they are there at once
    cost = trained.seconds | learned | {name: peer.fit_s for name, peer in peers.items()}
    return evaluate({**ours, **peers}, data.split, exclude_seen=not data.seen, fit_s=cost)


class Filled:
    """A scorer that names what is popular for whom it knows nothing of, as the peers do."""

    def __init__(self, scorer: Scorer, popular: PopularityScorer) -> None:
        self._scorer, self._popular = scorer, popular

    def score(self, queries: Sequence[Query]) -> Floats:
        """See `Scorer.score`."""
        scores = self._scorer.score(queries)
        unknown = np.isnan(scores).all(axis=1)
        scores[unknown] = self._popular.score(queries)[unknown]
        return scores


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Means of all metrics by name."""
    return {
        one.name: {name: value.mean for name, value in one.metrics.items()}
        for one in evaluation.measured
    }


def report(data: Data, evaluation: Evaluation, name: str) -> str:
    """The section of the README."""
    rows = []
    for one in evaluation.measured:
        figures = one.metrics
        ndcg = figures["ndcg"]
        rows.append(
            [
                one.name,
                f"{figures['recall'].mean:.4f}",
                f"{ndcg.mean:.4f} ({ndcg.low:.4f} to {ndcg.high:.4f})",
                f"{figures['mrr'].mean:.4f}",
                f"{one.segments['new']['ndcg'].mean:.4f}",
                f"{one.coverage:.3f}",
                "" if one.fit_s is None else f"{one.fit_s:.0f}",
            ]
        )
    split = data.split
    head = ["scorer", "Recall@10", "nDCG@10 (95%)", "MRR@10", "nDCG@10, new", "coverage"]
    said = (
        f"{split.config.kind}, {evaluation.n_cases:,} cases, all {split.train.n_items:,} products "
        f"ranked; {len(split.train):,} interactions learned from. New are targets with fewer than "
        "five of those."
    )
    title = f"## Recommending on {data.name}"
    command = f"`python -m benchmarks.recommend --data {name} --peers`; {machine()}."
    return "\n\n".join((title, command, said, markdown([*head, "trained in s"], rows)))


if __name__ == "__main__":
    main()
