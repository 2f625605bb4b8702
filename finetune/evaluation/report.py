"""Scores as tables, a plot, and a listing of errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.intent.compact import encode
from finetune.evaluation.scores import confusions

if TYPE_CHECKING:
    from finetune.evaluation.scores import Score

#: (reader, set) → its score.
Scores = Mapping[tuple[str, str], "Score"]
_COLUMNS = (
    ("act", "act", "{:.3f}"), ("exact", "exact frame", "{:.3f}"),
    ("slot_precision", "slot P", "{:.3f}"), ("slot_recall", "slot R", "{:.3f}"),
    ("slot_f1", "slot F1", "{:.3f}"), ("p50_ms", "p50 ms", "{:.0f}"),
    ("p95_ms", "p95 ms", "{:.0f}"), ("tokens_read", "tokens read", "{:.0f}"),
    ("tokens_written", "written", "{:.0f}"), ("fell_back", "fell back", "{:.0f}"),
)  # fmt: skip


def overview(scores: Scores) -> str:
    """One row a reader and set, Markdown."""
    head = ["reader", "set", "messages", *(title for _, title, _ in _COLUMNS)]
    rows = []
    for (reader, name), score in scores.items():
        figures = score.summary()
        cells = [reader, name, str(score.total)]
        rows.append([*cells, *(form.format(figures[key]) for key, _, form in _COLUMNS)])
    return table(head, rows)


def by_act(score: Score) -> str:
    """Recall of each act, the worst first, and what it was read as instead."""
    mixed = confusions(score.mistakes)
    rows = []
    for act, (total, right) in sorted(score.act_recall.items(), key=lambda kv: kv[1][1] / kv[1][0]):
        instead = [f"{other} {n}" for (true, other), n in mixed.most_common() if true == act]
        rows.append([act, str(total), f"{right / total:.3f}", ", ".join(instead)])
    return table(["act", "messages", "recall", "read as"], rows)


def by_slot(score: Score) -> str:
    """Precision, recall and F1 of each slot."""
    rows = [
        [slot, str(c.right + c.missed), f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"]
        for slot, c in sorted(score.by_slot.items())
    ]
    return table(["slot", "values", "P", "R", "F1"], rows)


def by_tag(score: Score) -> str:
    """Acts and exact frames by tag."""
    rows = [
        [tag, str(total), f"{acts / total:.3f}", f"{exact / total:.3f}"]
        for tag, (total, acts, exact) in sorted(score.by_tag.items())
    ]
    return table(["tag", "messages", "act", "exact"], rows)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in lines)


def errors(score: Score) -> str:
    """All mistakes: message, context, what it says and what was read; tab-separated."""
    lines = ["message\tneed\tshown\tlabel\tread\treader"]
    for mistake in score.mistakes:
        row = mistake.row
        cells = (row.message, row.context.need or "", str(len(row.context.shown)),
                 encode(row.frame), encode(mistake.frame), mistake.reader)  # fmt: skip
        lines.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(lines) + "\n"


def plot(scores: Scores, file: Path) -> None:
    """Bars of act accuracy, exact frames and slot F1, readers side by side."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    sets = list(dict.fromkeys(name for _, name in scores))
    readers = list(dict.fromkeys(reader for reader, _ in scores))
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.2), sharey=True, layout="constrained")
    for axis, (key, title) in zip(axes, (("act", "act"), ("exact", "exact frame"),
                                         ("slot_f1", "slot F1")), strict=True):  # fmt: skip
        width = 0.8 / len(readers)
        for at, reader in enumerate(readers):
            heights = [
                scores[reader, name].summary()[key] if (reader, name) in scores else 0.0
                for name in sets
            ]
            places = [place + at * width for place in range(len(sets))]
            axis.bar(places, heights, width, label=reader)
        axis.set_title(title)
        axis.set_xticks([p + 0.4 - width / 2 for p in range(len(sets))], sets)
        axis.set_ylim(0, 1)
    axes[0].legend()
    figure.savefig(file, dpi=110)
    plt.close(figure)
