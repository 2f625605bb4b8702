"""Which known words an unknown one may be a typo of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Edits that are still a typo, by the length of the word; shorter words must be exact.
TYPO_LENGTHS = ((8, 2), (4, 1))
#: At most so many words stand in for one that isn't known.
MOST_CORRECTIONS = 3
SHORTEST = 3
#: From this length on, words that differ in vowels and doubled letters only count as one edit.
SKELETON_LENGTH = 5
VOWELS = re.compile(r"(?<!^)[aeiouy]")
DOUBLED = re.compile(r"(.)\1+")


class Spelling:
    """A vocabulary with counts; edits are insertions, deletions, changes and transpositions."""

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        counted = [(word, count) for word, count in terms if len(word) >= SHORTEST]
        self._words = [word for word, _ in counted]
        self._counts = [count for _, count in counted]

    def corrections(self, word: str) -> list[tuple[str, int]]:
        """Known words with their edits, the likeliest first; only those with the fewest edits.

        Those that begin with another letter come after the others, rarer ones after commoner.
        """
        most = next((edits for length, edits in TYPO_LENGTHS if len(word) >= length), 0)
        if most == 0 or not word.isalpha():
            return []
        found: dict[str, tuple[int, bool, int]] = {}
        for spelling in (word, word + "s"):
            for known, distance, index in self._near(spelling):
                edits = self._edits(spelling, known, int(distance), most)
                if edits > 0:
                    rank = (edits, word[0] != known[0], -self._counts[index])
                    found[known] = min(rank, found.get(known, rank))
        closest = min((rank[0] for rank in found.values()), default=0)
        ranked = sorted((rank, known) for known, rank in found.items() if rank[0] == closest)
        return [(known, rank[0]) for rank, known in ranked[:MOST_CORRECTIONS]]

    def _near(self, word: str) -> list[tuple[str, float, int]]:
        matcher: Any = process  # its stubs know no scorer of distances with a cut
        found: list[tuple[str, float, int]] = matcher.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=2, limit=50
        )
        return found

    def _edits(self, word: str, known: str, distance: int, most: int) -> int:
        """Edits that count; 0 where it isn't a typo."""
        if distance > 1 and len(word) >= SKELETON_LENGTH and _skeleton(word) == _skeleton(known):
            return 1
        return distance if distance <= most else 0


def _skeleton(word: str) -> str:
    """ "sandal" → sndl."""
    return DOUBLED.sub(r"\1", VOWELS.sub("", word))
