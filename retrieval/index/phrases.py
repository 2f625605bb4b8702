"""Which texts have a word or phrase in them, whole words only, at once for all products."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from retrieval.index import values, words
from retrieval.index.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: Between texts of one entry, so that no phrase reaches from one into the next.
BREAK = " | "


class Phrases:
    """Folded texts by entry, with postings of their words.

    A single word that is denied ("not waterproof", "gluten free") doesn't count; a phrase must
    stand there word by word, stop words left out. "nonstick" and "non-stick" are one.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._words = Postings()

    def add(self, texts: Sequence[str]) -> None:
        """Append the texts of the next entry."""
        entry = len(self._texts)
        plain = [found for found in map(values.plain, texts) if found]
        marked = {word for text in plain for word in values.marked_words(text)}
        marked.update(words.compounds(" | ".join(texts)))
        self._words.add(entry, marked)
        self._texts.append(f" {BREAK.join(plain)} ")

    def mask(self, phrase: str) -> NDArray[np.bool_]:
        """True for each entry that has the phrase in one of its texts."""
        wanted = values.phrase_key(phrase).split()
        result = np.zeros(len(self._texts), dtype=np.bool_)
        if not wanted:
            return result
        result[self._words.entries("".join(wanted))] = True
        if len(wanted) > 1:
            result[self._standing(wanted)] = True
        return result

    def _standing(self, wanted: list[str]) -> list[int]:
        found = [self._either(word) for word in wanted]
        common = found[0]
        for other in sorted(found[1:], key=len):
            common = np.intersect1d(common, other, assume_unique=True)
        inside = f" {' '.join(wanted)} "
        return [entry for entry in common.tolist() if inside in self._texts[entry]]

    def _either(self, word: str) -> NDArray[np.int32]:
        """Entries with a word, denied or not."""
        plain, denied = self._words.entries(word), self._words.entries(f"!{word}")
        return np.union1d(plain, denied) if len(denied) else plain
