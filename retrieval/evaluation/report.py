"""An evaluation as a Markdown report, as JSON for programs, and as plots.

write_report(done, Path("report"))     # report.md, report.json, accuracy.png, recall.png
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from retrieval.evaluation.bootstrap import Interval
from retrieval.evaluation.experiment import Experiment
from retrieval.evaluation.offline import ACCURACY, Evaluation, Measured
from retrieval.evaluation.plots import plot_accuracy, plot_recall

TITLES = {
    "recall": "Recall@{k}",
    "ndcg": "nDCG@{k}",
    "mrr": "MRR@{k}",
    "hit_rate": "Hit rate@{k}",
    "precision": "Precision@{k}",
    "novelty": "Novelty (bits)",
    "diversity": "Diversity",
    "head_share": "Head share",
}
_MEANING = """\
- Every product of the catalogue was ranked for every shopper; none was sampled.
- Brackets hold 95 % of 1,000 bootstrap means over shoppers. Two recommenders may differ for sure
  although their brackets overlap: the paired differences tell.
- Coverage: share of the catalogue in any list. Gini: 0 where all products are shown alike often,
  near 1 where it is always the same ones. Answered: share of shoppers who got a list at all; the
  others count as misses.
- Novelty: mean -log2 of a shown product's share of the interactions, counted once more. Diversity:
  mean distance of two products in a list: 1 - cosine of their vectors, else whether their
  categories differ. Head share: share of what is shown that is head."""


def write_report(done: Experiment, folder: Path) -> tuple[Path, ...]:
    """Write the report with its plots into a folder, which is made if need be.

    Returns:
        The files: report.md, report.json, accuracy.png, recall.png.

    Raises:
        OSError: the folder can't be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in ("report.md", "report.json", "accuracy.png", "recall.png")]
    files[0].write_text(markdown(done), "utf-8")
    files[1].write_text(json.dumps(as_json(done), indent=1, allow_nan=False) + "\n", "utf-8")
    plot_accuracy(done.evaluation, files[2])
    plot_recall(done.evaluation, files[3])
    return tuple(files)


def markdown(done: Experiment) -> str:
    """The report; the plots are linked as accuracy.png and recall.png."""
    evaluation = done.evaluation
    parts = [
        f"# Recommenders on {done.name}",
        _about(done),
        "## Side by side",
        overview(evaluation),
        "![Recall and nDCG](accuracy.png)",
        "![Recall by length of the list](recall.png)",
        "## Beyond accuracy",
        _beyond(evaluation),
    ]
    if len(evaluation.measured) > 1:
        parts += ["## Against the best", _against_best(evaluation)]
    parts += ["## Segments", _segments(evaluation), "## How to read this", _MEANING]
    return "\n\n".join(parts) + "\n"


def overview(evaluation: Evaluation) -> str:
    """Markdown: one row a recommender, accuracy with intervals, seconds."""
    head = ["recommender", *(TITLES[name].format(k=evaluation.k) for name in ACCURACY)]
    rows = [
        [
            found.name,
            *(_with_interval(found.metrics[name]) for name in ACCURACY),
            _number(found.fit_s, 1),
            _number(found.score_s, 1),
        ]
        for found in evaluation.measured
    ]
    return _table([*head, "training (s)", "ranking (s)"], rows)


def as_json(done: Experiment) -> dict[str, Any]:
    """The same for programs; what is unknown is None."""
    evaluation = done.evaluation
    found: dict[str, Any] = _plain(
        {
            "file": {
                "name": done.name,
                "rows": done.file.rows,
                "dropped": dict(done.file.dropped),
                "columns": dict(done.file.columns),
                "clock": done.file.clock,
                "interactions": len(done.file.interactions),
                "shoppers": done.file.interactions.n_shoppers,
                "items": done.file.interactions.n_items,
            },
            "split": {
                **asdict(evaluation.split.config),
                "train": len(evaluation.split.train),
                "test": len(evaluation.split.test),
            },
            "k": evaluation.k,
            "exclude_seen": evaluation.exclude_seen,
            "cases": evaluation.n_cases,
            "left_out": evaluation.n_left_out,
            "segments": {**asdict(evaluation.segment_config), "cases": evaluation.segment_sizes},
            "fit_s": done.fit_s,
            "recommenders": [_measured(found) for found in evaluation.measured],
        }
    )
    return found


def _measured(found: Measured) -> dict[str, Any]:
    return {
        "name": found.name,
        "metrics": {name: asdict(interval) for name, interval in found.metrics.items()},
        "coverage": found.coverage,
        "gini": found.gini,
        "answered": found.answered,
        "recall_curve": list(found.curve),
        "segments": {
            segment: {name: asdict(interval) for name, interval in metrics.items()}
            for segment, metrics in found.segments.items()
        },
        "fit_s": found.fit_s,
        "score_s": found.score_s,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _about(done: Experiment) -> str:
    evaluation, table = done.evaluation, done.file.interactions
    columns = ", ".join(f"{target}: {name}" for target, name in done.file.columns.items())
    repeats = "is left out of the lists" if evaluation.exclude_seen else "may come again"
    left_out = f" {evaluation.n_left_out:,} took nothing new and weren't asked for."
    lines = [
        f"- Read: {done.file}." + (f" Columns: {columns}." if columns else ""),
        f"- Split: {evaluation.split.config.kind}; {len(evaluation.split.train):,} interactions to "
        f"learn from, {len(evaluation.split.test):,} to foretell.",
        f"- Asked: for {evaluation.n_cases:,} shoppers, among {table.n_items:,} products; what a "
        f"shopper took before {repeats}." + (left_out if evaluation.n_left_out else ""),
        f"- Training took {done.fit_s:.1f} s in all.",
    ]
    return "\n".join(lines)


def _beyond(evaluation: Evaluation) -> str:
    names = ("precision", "novelty", "diversity", "head_share")
    head = ["recommender", "Coverage", "Gini", "Answered"]
    rows = [
        [
            found.name,
            *(_number(value, 3) for value in (found.coverage, found.gini, found.answered)),
            *(_with_interval(found.metrics[name]) for name in names),
        ]
        for found in evaluation.measured
    ]
    return _table([*head, *(TITLES[name].format(k=evaluation.k) for name in names)], rows)


def _against_best(evaluation: Evaluation) -> str:
    best = max(evaluation.measured, key=lambda found: found.metrics["ndcg"].mean)
    rows = []
    for other in evaluation.measured:
        if other.name != best.name:
            gap = evaluation.difference(best.name, other.name)
            rows.append([other.name, _with_interval(gap), "yes" if gap.excludes_zero else "no"])
    said = f"How much higher the nDCG@{evaluation.k} of {best.name} is, shopper by shopper."
    return f"{said}\n\n{_table(['than', 'difference', 'told apart'], rows)}"


def _segments(evaluation: Evaluation) -> str:
    config, sizes = evaluation.segment_config, evaluation.segment_sizes
    said = (
        f"Shoppers are cold with up to {config.cold_steps} past interactions, else warm. Products "
        f"are head where they are among the most taken that make up {config.head_share:.0%} of "
        f"the interactions, new with fewer than {config.new_below}, else tail; there only targets "
        "of that kind count."
    )
    parts = [said]
    for metric in ("recall", "ndcg"):
        title = TITLES[metric].format(k=evaluation.k)
        head = [title, *(f"{name} ({size:,})" for name, size in sizes.items())]
        rows = [
            [found.name, *(_with_interval(found.segments[name][metric]) for name in sizes)]
            for found in evaluation.measured
        ]
        parts.append(_table(head, rows))
    return "\n\n".join(parts)


def _with_interval(found: Interval) -> str:
    if found.n == 0:
        return "–"
    digits = 4 if abs(found.mean) < 1 else 2
    return f"{found.mean:.{digits}f} [{found.low:.{digits}f}, {found.high:.{digits}f}]"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *(["---:"] * (len(head) - 1))], *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in cells)} |" for cells in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
