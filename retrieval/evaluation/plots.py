"""Plots of an evaluation: accuracy with intervals, and recall by the length of the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from retrieval.evaluation.bootstrap import Interval
from retrieval.evaluation.offline import Evaluation

_TITLES = {"recall": "Recall", "ndcg": "nDCG"}


def plot_accuracy(evaluation: Evaluation, file: Path) -> None:
    """Bars of recall and nDCG with their intervals, one recommender a row, as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    names = [found.name for found in evaluation.measured]
    figure = Figure(figsize=(10, 1.4 + 0.4 * len(names)), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(1, len(_TITLES), sharey=True)
    for axis, (metric, title) in zip(axes, _TITLES.items(), strict=True):
        found = [measured.metrics[metric] for measured in evaluation.measured]
        axis.barh(names, [one.mean for one in found], xerr=_reach(found), capsize=3, color="C0")
        axis.set_title(f"{title}@{evaluation.k}")
        axis.set_xlim(left=0)
        axis.grid(axis="x", alpha=0.3)
    axes[0].invert_yaxis()
    figure.savefig(file, dpi=110)


def plot_recall(evaluation: Evaluation, file: Path) -> None:
    """Recall by the length of the list, one line a recommender, as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    FigureCanvasAgg(figure)
    axis = figure.subplots()
    for number, found in enumerate(evaluation.measured):
        lengths = range(1, len(found.curve) + 1)
        style = "-" if number < 10 else "--"
        axis.plot(lengths, found.curve, style, label=found.name)
    axis.set_xlabel("length of the list")
    axis.set_ylabel("recall")
    axis.set_xlim(left=1)
    axis.set_ylim(bottom=0)
    axis.grid(alpha=0.3)
    axis.legend(fontsize="small")
    figure.savefig(file, dpi=110)


def _reach(found: Sequence[Interval]) -> list[list[float]]:
    """How far intervals reach below and above their means; never negative."""
    low = [max(0.0, one.mean - one.low) for one in found]
    return [low, [max(0.0, one.high - one.mean) for one in found]]
