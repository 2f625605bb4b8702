"""Sentence families (families.txt): hand-written replies with slots for facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.explain.brief import Tone

SLOT = re.compile(r"<([^<>]+)>")
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
TONE_LETTERS: dict[str, Tone] = {"p": "plain", "w": "warm", "b": "brief"}
COUNTS = {"one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for facts: whose ("1", "*", "" for the head's), their form, and which."""

    text: str
    who: str
    form: str
    which: str


@dataclass(frozen=True, slots=True)
class Family:
    """A way to word a reply on so many products. `name` is stable: "two.7"."""

    name: str
    count: int
    tone: Tone
    pattern: str
    closing: bool = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the pattern, in order."""
        return tuple(_slot(found) for found in SLOT.findall(self.pattern))

    @property
    def sentences(self) -> int:
        """How many sentences it has."""
        return len(SENTENCE_END.findall(self.pattern))

    def needs(self, what: str) -> bool:
        """Whether it speaks of "use", "wish" or "shared" facts."""
        return any(what in (slot.form, slot.which) for slot in self.slots)


def _slot(text: str) -> Slot:
    if text in ("use", "wish"):
        return Slot(text, "", text, "")
    who, form, *which = text.split()
    return Slot(text, who, form, which[0] if which else "all")


@cache
def families() -> tuple[Family, ...]:
    """All of them, closings included, in the file's order."""
    text = (files("finetune.wording") / "families.txt").read_text(encoding="utf-8")
    found: list[Family] = []
    section, number = "", 0
    for line in text.splitlines():
        if line.startswith("["):
            section, number = line.strip("[]"), 0
        elif "|" in line and not line.startswith("#"):
            number += 1
            letter, pattern = (part.strip() for part in line.split("|", 1))
            name = f"{section.replace(' ', '.')}.{number}"
            count, closing = COUNTS[section.split()[-1]], section.startswith("closing")
            found.append(Family(name, count, TONE_LETTERS[letter], pattern, closing))
    return tuple(found)
