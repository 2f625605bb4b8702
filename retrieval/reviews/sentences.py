"""The text of a review in clauses, each about one thing: "comfortable, but the zip broke" → two.

    clauses("Comfortable, but the zip broke. Sent back!")
    # ("Comfortable", "the zip broke.", "Sent back!")

Every clause is a piece of the text, character for character, so that it can be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters of a review that are read; the import cuts there too.
TEXT_LIMIT = 10_000
#: Characters of the longest clause; a longer one is cut between words.
CLAUSE_LIMIT = 300
#: Clauses of a review that are read.
MOST_CLAUSES = 100

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？]+|[\n\r]+|;|(?<=\s)[-–—](?=\s)")
#: Words at which the mind changes; some only after a comma ("yet", "while" have other uses).
_BUT = re.compile(r"\b(?:but|aber|jedoch|pero|mais)\b", re.IGNORECASE)
_AFTER_COMMA = re.compile(
    r"\b(?:(?:al)?though|however|yet|while|whereas|except that"
    r"|and(?=\s(?:the|it|they|its|their|my|i)\b))\b",
    re.IGNORECASE,
)
#: "nothing but praise", "not only light but warm": no change of mind.
_NO_CHANGE = re.compile(
    r"\b(?:nothing|anything|everything|all|none|last)\s*$|\bnot (?:only|just)\b", re.IGNORECASE
)
_CONCESSION = re.compile(r"\s*(?:even though|although|though|while|whereas)\b", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:but|however|aber|jedoch|pero|mais)\b", re.IGNORECASE)
#: Any blank, and what stands between clauses.
_TRIMMED = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + ",:;-–—"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a text; `turned` where "but" or the like sets it against the rest."""

    text: str
    turned: bool = False


def clauses(text: str) -> tuple[str, ...]:
    """The texts alone of `read_clauses`."""
    return tuple(clause.text for clause in read_clauses(text))


def read_clauses(text: str) -> tuple[Clause, ...]:
    """Split a text; see the module for an example.

    Args:
        text: of a review, as written. What lies past TEXT_LIMIT isn't read.

    Returns:
        At most MOST_CLAUSES exact pieces of the text, in its order, without blank ones.
    """
    found: list[Clause] = []
    read = text[:TEXT_LIMIT]
    for start, end in _sentences(read):
        for clause in _parts(read[start:end]):
            pieces = [piece for piece in _short(clause.text) if any(map(str.isalnum, piece))]
            found += [Clause(piece, clause.turned) for piece in pieces]
        if len(found) >= MOST_CLAUSES:
            break
    return tuple(found[:MOST_CLAUSES])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _parts(sentence: str) -> Iterator[Clause]:
    """The sides of a contrast, without the word between them."""
    start, turned = 0, _OPENING.match(sentence) is not None
    for match in _turns(sentence):
        left = sentence[start : match.start()].strip(_TRIMMED)
        right = sentence[match.end() :].strip(_TRIMMED)
        if left and " " in right and not _NO_CHANGE.search(left):
            yield from _conceded(left, turned)
            start, turned = match.end(), match.group().lower() != "and"
    yield from _conceded(sentence[start:].strip(_TRIMMED), turned)


def _turns(sentence: str) -> list[re.Match[str]]:
    after_comma = [
        match
        for match in _AFTER_COMMA.finditer(sentence)
        if sentence[: match.start()].rstrip().endswith(",")
    ]
    return sorted([*_BUT.finditer(sentence), *after_comma], key=lambda match: match.start())


def _conceded(clause: str, turned: bool) -> Iterator[Clause]:
    """ "although the zip broke, I love it" → two."""
    comma = clause.find(",") if _CONCESSION.match(clause) else -1
    if comma > 0:
        yield Clause(clause[:comma].strip(_TRIMMED), turned=True)
        clause = clause[comma + 1 :].strip(_TRIMMED)
    yield Clause(clause, turned)


def _short(clause: str) -> Iterator[str]:
    """Pieces within CLAUSE_LIMIT, cut between words where there is a place."""
    while len(clause) > CLAUSE_LIMIT:
        cut = clause.rfind(" ", 1, CLAUSE_LIMIT)
        cut = CLAUSE_LIMIT if cut < 0 else cut
        yield clause[:cut].strip(_TRIMMED)
        clause = clause[cut:].strip(_TRIMMED)
    yield clause
