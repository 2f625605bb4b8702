"""Scores of readings: acts, whole frames, and slots as (key, value) pairs."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.types import Frame
    from finetune.frame.row import Row

Pairs = set[tuple[str, str]]


@dataclass(slots=True)
class Counts:
    """Right, wrong and missed pairs; precision, recall and F1 of them (0 where undefined)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: int, wrong: int, missed: int) -> None:
        """Count some more."""
        self.right += found
        self.wrong += wrong
        self.missed += missed

    @property
    def precision(self) -> float:
        """Of what was found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what there was."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """2PR / (P + R)."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Mistake:
    """A message whose frame wasn't read as it is."""

    row: Row
    frame: Frame
    reader: str


@dataclass(slots=True)
class Score:
    """What one reader got right on one set."""

    total: int = 0
    acts: int = 0
    exact: int = 0
    fallbacks: int = 0
    slots: Counts = field(default_factory=Counts)
    by_slot: dict[str, Counts] = field(default_factory=dict)
    by_tag: dict[str, list[int]] = field(default_factory=dict)
    act_recall: dict[str, list[int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    prompt_tokens: list[int] = field(default_factory=list)
    written_tokens: list[int] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, row: Row, frame: Frame, *, reader: str, seconds: float) -> None:
        """Count one reading of a labelled message."""
        wanted, got = pairs(row.frame), pairs(frame)
        act = row.frame.act is frame.act
        exact = act and wanted == got
        self.total += 1
        self.acts += act
        self.exact += exact
        self.seconds.append(seconds)
        self.slots.add(len(wanted & got), len(got - wanted), len(wanted - got))
        for slot in {key for key, _ in wanted | got}:
            right, wrong, missed = (
                sum(key == slot for key, _ in group)
                for group in (wanted & got, got - wanted, wanted - got)
            )
            self.by_slot.setdefault(slot, Counts()).add(right, wrong, missed)
        for tag in row.tags:
            counted = self.by_tag.setdefault(tag, [0, 0, 0])
            counted[0] += 1
            counted[1] += act
            counted[2] += exact
        recalled = self.act_recall.setdefault(row.frame.act.value, [0, 0])
        recalled[0] += 1
        recalled[1] += act
        if not exact:
            self.mistakes.append(Mistake(row, frame, reader))

    @property
    def act_accuracy(self) -> float:
        """Share of messages whose act is right."""
        return self.acts / max(1, self.total)

    @property
    def exact_share(self) -> float:
        """Share of messages whose act and every slot are right."""
        return self.exact / max(1, self.total)

    def milliseconds(self, share: float) -> float:
        """A quantile of the time to read one message."""
        times = sorted(self.seconds)
        return 1e3 * times[min(len(times) - 1, int(len(times) * share))] if times else 0.0

    def summary(self) -> dict[str, float | int]:
        """The figures as one flat object."""
        return {
            "messages": self.total,
            "act": round(self.act_accuracy, 4),
            "exact": round(self.exact_share, 4),
            "slot_precision": round(self.slots.precision, 4),
            "slot_recall": round(self.slots.recall, 4),
            "slot_f1": round(self.slots.f1, 4),
            "p50_ms": round(self.milliseconds(0.5), 1),
            "p95_ms": round(self.milliseconds(0.95), 1),
            "tokens_read": round(statistics.mean(self.prompt_tokens or [0]), 1),
            "tokens_written": round(statistics.mean(self.written_tokens or [0]), 1),
            "fell_back": self.fallbacks,
        }


def pairs(frame: Frame) -> Pairs:
    """(key, value) pairs of a frame but its act; strings in lower case, without outer marks."""
    found: Pairs = set()
    for key, value in frame.wire().items():
        if key != "act":
            values = value if isinstance(value, list) else [value]
            found |= {(key, _plain(item)) for item in values}
    return found


def _plain(value: object) -> str:
    if isinstance(value, int | float):
        return f"{float(value):g}"
    return " ".join(str(value).lower().split()).strip(" .,!?'\"")


def confusions(mistakes: list[Mistake]) -> Counter[tuple[str, str]]:
    """How often one act was read as another."""
    return Counter(
        (mistake.row.frame.act.value, mistake.frame.act.value)
        for mistake in mistakes
        if mistake.row.frame.act is not mistake.frame.act
    )
