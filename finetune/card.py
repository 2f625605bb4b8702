"""The data card: what the training data is made of, in counts, and rows to look at."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from finetune.evaluation.report import table

if TYPE_CHECKING:
    from finetune.example import Example


def card(task: str, examples: Sequence[Example]) -> str:
    """Counts by split, source, first word and length, Markdown."""
    splits = ("train", "dev")
    of = {split: [example for example in examples if example.split == split] for split in splits}
    parts = [f"## {task}"]
    firsts = {split: Counter(_first(example) for example in of[split]) for split in splits}
    groups = {split: Counter(_source(example) for example in of[split]) for split in splits}
    words = [
        ["examples", *(f"{len(of[split]):,}" for split in splits)],
        ["families and sources", *(str(len({e.family for e in of[s]})) for s in splits)],
        ["trades and shops", *(str(len({e.shop for e in of[s]})) for s in splits)],
        ["words in a message, mean", *(_mean(of[s], prompt=True) for s in splits)],
        ["words in an answer, mean", *(_mean(of[s], prompt=False) for s in splits)],
    ]
    parts.append(table(["", *splits], words))
    parts.append(_counted("source", groups))
    if task == "frame":
        parts.append(_counted("act", firsts))
    shared = {e.family for e in of["train"]} & {e.family for e in of["dev"]}
    parts.append(
        "Families in both splits (real messages, by message apart): "
        f"{', '.join(sorted(shared)) or 'none'}."
    )
    return "\n\n".join(parts)


def look(examples: Sequence[Example], count: int, *, seed: int) -> list[tuple[str, str]]:
    """Random rows: the last message of the prompt, and the answer."""
    drawn = random.Random(seed).sample(list(examples), min(count, len(examples)))
    return [(example.messages[-1]["content"], example.completion) for example in drawn]


def _first(example: Example) -> str:
    return example.completion.split(" ")[0].rstrip(";")


def _source(example: Example) -> str:
    """Real and written messages by their set; replies by how many products they are on."""
    if "/" in example.family:
        return "generated"
    number, dot, _ = example.family.partition(".")
    return f"on {number} product{'' if number == 'one' else 's'}" if dot else example.family


def _mean(examples: Sequence[Example], *, prompt: bool) -> str:
    lengths = [
        len((e.messages[-1]["content"] if prompt else e.completion).split()) for e in examples
    ]
    return f"{sum(lengths) / max(1, len(lengths)):.1f}"


def _counted(title: str, counts: dict[str, Counter[str]]) -> str:
    names = sorted(set().union(*counts.values()), key=lambda name: -counts["train"][name])
    rows = [[name, *(f"{counts[split][name]:,}" for split in counts)] for name in names]
    return table([title, *counts], rows)
