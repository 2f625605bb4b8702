"""Real messages: their texts lie outside of the project, their labels in `finetune/data/labels`.

The texts are looked for in $DAOGOU_DATA, else in ../shared/data beside the project (see
docs/finetuning.md for where each set comes from). A label names its message by a hash, so that none
of the texts is copied here; without the texts training goes on with what the project owns.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import finetune
from retrieval.errors import BadInput

SOURCES = ("webshop", "bitext", "clinc")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A real message with the label that somebody gave it, in the short form."""

    source: str
    message: str
    label: str


def data_folder() -> Path | None:
    """Where the real sets lie, or None."""
    default = Path(finetune.__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("DAOGOU_DATA") or default)
    return folder if (folder / "webshop-goals").is_dir() else None


def key(message: str) -> str:
    """What a label names its message by."""
    return hashlib.sha256(message.strip().encode()).hexdigest()[:12]


def labelled(name: str) -> list[Labelled]:
    """The labelled messages of one file of labels ("train", "dev"); empty without the texts.

    Raises:
        BadInput: A line of the file is broken.
    """
    texts = _texts()
    if not texts:
        return []
    file = resources.files("finetune.data") / "labels" / f"{name}.tsv"
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        parts = line.split("\t")
        if len(parts) != 3 or parts[0] not in SOURCES:
            raise BadInput(f"{name}.tsv, line {number} is broken.", hint="source, key, label")
        if parts[1] in texts[parts[0]]:
            found.append(Labelled(parts[0], texts[parts[0]][parts[1]], parts[2]))
    return found


@cache
def _texts() -> dict[str, dict[str, str]]:
    folder = data_folder()
    if folder is None:
        return {}
    goals = json.loads((folder / "webshop-goals" / "requests.json").read_text(encoding="utf-8"))
    bitext = (message for message, _, _ in bitext_rows("train"))
    clinc = (message for part in ("train", "oos_train") for message, _ in clinc_rows(part))
    sets = {"webshop": goals, "bitext": bitext, "clinc": clinc}
    return {name: {key(text): text.strip() for text in texts} for name, texts in sets.items()}


def bitext_rows(part: str) -> Iterator[tuple[str, str, str]]:
    """Utterance, intent, and the number that it names ("" if none), of "train" or "validation"."""
    folder = data_folder()
    if folder is None:
        return
    path = folder / "bitext-customer-support" / f"{part}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number = row["entity_value"] if row["entity_type"] == "order_id" else ""
            yield row["utterance"].strip(), row["intent"], number


def clinc_rows(part: str) -> Iterator[tuple[str, str]]:
    """Utterance and intent, of "train", "val", "oos_train" or "oos_val"."""
    folder = data_folder()
    if folder is None:
        return
    data = json.loads((folder / "clinc150" / "train_val.json").read_text(encoding="utf-8"))
    for message, intent in data[part]:
        yield message.strip(), intent
