"""The shop's policies: Markdown files cut into passages, found by words and by meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.service.words import content_stems

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

#: A passage counts as an answer from this score on (chosen on the demo shop's and tau2's policies).
ENOUGH = 0.42
MAX_FILE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of one policy. `anchor` is as in "returns#how-long"."""

    policy: str
    title: str
    section: str
    anchor: str
    text: str

    @property
    def name(self) -> str:
        """How a reply names it: "Returns › How long you have"."""
        return f"{self.title} › {self.section}" if self.section else self.title


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with how well it fits (0 to 1)."""

    passage: Passage
    score: float


def read_policies(folder: Path) -> tuple[Passage, ...]:
    """Cut every *.md file of a folder into its sections, in the files' order of names."""
    passages: list[Passage] = []
    for path in sorted(folder.glob("*.md")):
        if path.stat().st_size <= MAX_FILE_BYTES:
            passages += cut(path.stem, path.read_text(encoding="utf-8", errors="replace"))
    return tuple(passages)


def cut(policy: str, markdown: str) -> list[Passage]:
    """Sections of one Markdown text; headings of any level start one."""
    title, section, lines = policy.replace("-", " ").title(), "", list[str]()
    passages: list[Passage] = []

    def close() -> None:
        text = plain("\n".join(lines))
        if text:
            anchor = f"{policy}#{slug(section)}" if section else policy
            passages.append(Passage(policy, title, section, anchor, text))
        lines.clear()

    for line in markdown.splitlines():
        heading = re.match(r"(#{1,6})\s+(.*?)\s*#*$", line)
        if heading is None:
            lines.append(line)
            continue
        close()
        if len(heading[1]) == 1:
            title, section = plain(heading[2]), ""
        else:
            section = plain(heading[2])
    close()
    return passages


def plain(markdown: str) -> str:
    """Markdown without its marks: emphasis, links, list bullets."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(\*\*|__|`)", "", text)
    text = re.sub(r"^\s*(?:[-*+]|>)\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"[ \t]*\n\s*", " ", text).strip()


def slug(heading: str) -> str:
    """An anchor as Markdown renderers make it: "How long?" → "how-long"."""
    ascii_text = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.casefold()).strip("-")


class PolicyDesk:
    """Finds the passage that answers a question."""

    def __init__(self, passages: Sequence[Passage], encode: Encode) -> None:
        self.passages = tuple(passages)
        self._encode = encode
        texts = [f"{p.title}. {p.section}. {p.text}" for p in self.passages]
        self._vectors = encode(texts) if texts else np.zeros((0, 1), dtype=np.float32)
        self._stems = [content_stems(text) for text in texts]
        self._weights = _idf(self._stems)

    def find(self, question: str, *, topic: str | None = None, k: int = 3) -> tuple[Found, ...]:
        """The passages that fit a question best, best first; weak ones are left out.

        Args:
            question: in the shopper's words.
            topic: of the frame; passages of the policy of that name are preferred.
            k: how many at most.
        """
        if not self.passages:
            return ()
        meaning = self._vectors @ self._encode([question])[0]
        words = self._overlap(content_stems(question))
        on_topic = [topic is not None and p.policy.startswith(topic) for p in self.passages]
        scores = 0.6 * meaning + 0.4 * words + 0.08 * np.array(on_topic)
        order = np.argsort(-scores, kind="stable")[:k]
        return tuple(
            Found(self.passages[i], float(scores[i])) for i in order if scores[i] >= ENOUGH
        )

    def _overlap(self, asked: frozenset[str]) -> NDArray[np.float32]:
        """Share of the question's word weight that each passage contains."""
        total = sum(self._weights.get(stem, self._unseen) for stem in asked)
        if not total:
            return np.zeros(len(self.passages), dtype=np.float32)
        shares = [
            sum(self._weights[stem] for stem in asked & stems) / total for stems in self._stems
        ]
        return np.array(shares, dtype=np.float32)

    @property
    def _unseen(self) -> float:
        return float(np.log(1 + len(self.passages)))


def _idf(documents: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for stems in documents:
        for stem in stems:
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: float(np.log(1 + len(documents) / n)) for stem, n in counts.items()}


def answer_sentences(question: str, passage: Passage, *, limit: int = 3) -> str:
    """The part of a passage to quote: whole sentences, in order, around the best match."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])", passage.text)
    if len(sentences) <= limit:
        return passage.text
    asked = content_stems(question)
    gains = [len(asked & content_stems(sentence)) for sentence in sentences]
    windows = [sum(gains[i : i + limit]) for i in range(len(sentences) - limit + 1)]
    start = windows.index(max(windows))
    return " ".join(sentences[start : start + limit])
