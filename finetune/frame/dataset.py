"""The data of the frame adapter: real messages, written ones and generated ones, in two splits.

The development split is the 300 real messages that were labelled twice, plus generated ones of
families and trades that nothing in the training split comes from; early stopping looks at both.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32

from rapidfuzz import fuzz, process

from assistant.intent.compact import decode
from assistant.types import ReadContext
from finetune.data import intents, real
from finetune.data.trades import Trade, trades
from finetune.example import Example
from finetune.frame.families import Family, families
from finetune.frame.generator import generate, in_conversation
from finetune.frame.row import Row
from finetune.frame.swap import swapped

#: Of families (and trades), every so many-th is for the development split alone.
HELD_OUT = 9
#: Real messages this alike (0 to 100) to one of the development set are not trained on.
ALIKE = 90
GENERATED = 5000
BITEXT_PER_INTENT, CLINC_OTHER, CLINC_CHAT = 34, 420, 110
IN_CONVERSATION = 0.15


@dataclass(frozen=True, slots=True)
class FrameData:
    """Both splits."""

    train: tuple[Row, ...]
    dev: tuple[Row, ...]

    def examples(self) -> list[Example]:
        """Both as examples, in order."""
        return [row.example("train") for row in self.train] + [
            row.example("dev") for row in self.dev
        ]


def frame_data(*, seed: int, generated: int = GENERATED, shop: Trade | None = None) -> FrameData:
    """Everything that the frame adapter is trained on.

    Args:
        seed: Of all draws.
        generated: How many messages are generated for training.
        shop: A shop whose words are used for a quarter as many again.
    """
    rng = random.Random(seed)
    ours, known = split_families(families())[0], split_trades(trades())[0]
    dev = real_rows("dev")
    rows = list(generate(ours, known, generated, seed=seed))
    if shop is not None:
        rows += generate(ours, [shop], generated // 4, seed=seed + 1)
    rows += apart([*_real_train(rng, known), *written()], dev)
    rng.shuffle(rows)
    return FrameData(tuple(rows), (*dev, *generated_dev(seed=seed)))


def generated_dev(shop: Trade | None = None, *, count: int = 150, seed: int) -> list[Row]:
    """Generated messages of the families that are held out.

    Args:
        shop: Whose words are used; None takes those of the held-out trades.
        count: How many.
        seed: Of all draws.
    """
    words = [shop] if shop is not None else split_trades(trades())[1]
    return list(generate(split_families(families())[1], words, count, seed=seed + 2))


def split_families(every: Sequence[Family]) -> tuple[list[Family], list[Family]]:
    """Families for training and for development; a family's split never changes."""
    held = [family for family in every if crc32(family.name.encode()) % HELD_OUT == 0]
    return [family for family in every if family not in held], held


def split_trades(every: Sequence[Trade]) -> tuple[list[Trade], list[Trade]]:
    """Trades for training and for development."""
    held = [trade for at, trade in enumerate(every) if at % HELD_OUT == 4]
    return [trade for trade in every if trade not in held], held


@cache
def real_rows(name: str) -> tuple[Row, ...]:
    """The real messages of a file of labels, without context."""
    return tuple(
        Row(item.message, ReadContext(), decode(item.label), item.source, item.source,
            ("real", item.source))
        for item in real.labelled(name)
    )  # fmt: skip


def written() -> list[Row]:
    """Messages that the project's own people wrote, many in the middle of a conversation."""
    folder = resources.files("finetune.data") / "messages"
    rows = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for line in file.read_text(encoding="utf-8").splitlines():
            message, context, label = line.split("\t")
            name = file.name.removesuffix(".tsv")
            where = ReadContext(**json.loads(context))
            rows.append(Row(message, where, decode(label), name, name, ("written",)))
    return rows


def _real_train(rng: random.Random, known: Sequence[Trade]) -> list[Row]:
    labels = real_rows("train")
    rows = [
        in_conversation(row, rng.choice(known), rng) if rng.random() < IN_CONVERSATION else row
        for row in [*labels, *swapped(labels, known, rng), *_mapped(rng)]
    ]
    return list({row.message: row for row in rows}.values())


def _mapped(rng: random.Random) -> list[Row]:
    """Messages of the service sets whose intent says their frame."""
    found: dict[str, list[Row]] = {}
    for message, intent, number in real.bitext_rows("train"):
        frame = intents.bitext_frame(message, intent, number)
        row = Row(message, ReadContext(), frame, "bitext", "bitext", ("real", "bitext"))
        found.setdefault(intent, []).append(row)
    rows = [row for group in found.values() for row in _some(group, BITEXT_PER_INTENT, rng)]
    chat: list[Row] = []
    other: list[Row] = []
    for part in ("train", "oos_train"):
        for message, intent in real.clinc_rows(part):
            mapped = intents.clinc_frame(intent)
            if mapped is not None:
                row = Row(message, ReadContext(), mapped, "clinc", "clinc", ("real", "clinc"))
                (chat if intent in intents.CHAT else other).append(row)
    return rows + _some(chat, CLINC_CHAT, rng) + _some(other, CLINC_OTHER, rng)


def _some(rows: list[Row], count: int, rng: random.Random) -> list[Row]:
    return rng.sample(rows, min(count, len(rows)))


def apart(rows: Iterable[Row], from_rows: Sequence[Row]) -> list[Row]:
    """Rows whose message isn't (nearly) one of the others."""
    others = [row.message.lower() for row in from_rows]
    return [
        row
        for row in rows
        if process.extractOne(
            row.message.lower(), others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
        )
        is None
    ]
