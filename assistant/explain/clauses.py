"""The strictest part of the audit: each clause of a model's sentence against the products it names.

A sentence names products by placeholders. What follows a name is said of it, up to the next name;
what stands before the first name is said of that one; a sentence without names speaks of all. Of
each clause, whole phrases of the record are taken out; what is left must be harmless words. Words
of a record put together anew make new claims ("leather sole" out of "nubuck leather" and "rubber
sole"), so a phrase counts only as a whole, and never beside another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.explain.brief import AS_THINGS, Brief, Line
from assistant.explain.grammar import Kind
from assistant.service.words import STOP, stem

#: Words of the stop list that claim something: degrees, absences, uniqueness.
CLAIMING = frozenset(
    """not no never without none nor cannot lacks lack isn aren doesn don only most more much very
    many long off over up out own than all such few same must""".split()
)
NUMBERS = {"two": 2, "three": 3, "both": 2}
NAME = re.compile(r"\{(\d+)\}")
FIGURE = re.compile(r"\{(\d+) (\w+)\}")
WORD = re.compile(
    r"(?<!\w)[-−]?\d[\w.,/%+]*(?<![.,])|[^\W_]+(?:[-.,/'’]?[^\W_]+)*|[.,;:!?()“”\"–—]|\x00\w"
)
#: After these, a clause is about the next name; after "and", only where it begins with FRONTED.
TURNS = re.compile(r"[;:.!?] | while | whereas | but | or |,? and(?= )|, (?=(?:for|if) )")
FRONTED = re.compile(r"^,? ?(?:for|if|with|when|to)\b")
ALL = re.compile(r"\b(?:both|all three|all) (?:are|have|come)\b", re.IGNORECASE)
JOINTS = frozenset((",", "and", ", and", "or", ", or"))
#: What must follow these words, by the kind of the phrase (None: nothing of the record).
AFTER = (
    (re.compile(r"\bmade (?:of|from|out of) (?!\x00[ms])"), "material"),
    (re.compile(r"\b(?:made|meant|designed|built) for (?!\x00[us])"), "audience"),
    (re.compile(r"\bcomes? in (?!\x00[cs])"), "color"),
    (re.compile(r"\bmade in\b"), "origin"),  # a record's own "made in Peru" is a phrase
)
MARKS = {Kind.MATERIAL: "m", Kind.AUDIENCE: "u", Kind.COLOR: "c"}
#: The mark of a phrase of several kinds.
SEVERAL = "s"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words, and the positions of the products that they are said of."""

    text: str
    about: tuple[int, ...]


def cut_clauses(sentence: str, positions: Sequence[int]) -> list[Clause]:
    """Cut a sentence at the names.

    Args:
        sentence: with placeholders.
        positions: of all products that the reply is about.
    """
    parts = NAME.split(sentence)
    texts: list[str] = [parts[0]]
    names: list[tuple[int, ...]] = []
    for index in range(1, len(parts), 2):
        name, after = int(parts[index]), parts[index + 1]
        if names and texts[-1].strip() in JOINTS:
            names[-1] = (*names[-1], name)
            texts[-1] = after
        else:
            names.append((name,))
            texts.append(after)
    if not names:
        return [Clause(sentence, tuple(positions))]
    clauses = list(_opening(texts[0], names[0], positions))
    for index, about in enumerate(names):
        text, following = texts[index + 1], ""
        if index + 1 < len(names):
            text, following = _turn(text)
            clauses.append(Clause(following, names[index + 1]))
        clauses.append(Clause(text, about))
    return [clause for clause in clauses if clause.text.strip()]


def _opening(text: str, first: tuple[int, ...], positions: Sequence[int]) -> Iterator[Clause]:
    """What stands before the first name: said of that one, but "Both are …; {1} …" of all."""
    said, rest = _turn(text)
    if said != text and ALL.search(said):
        yield Clause(said, tuple(positions))
        yield Clause(rest, first)
    else:
        yield Clause(text, first)


def _turn(text: str) -> tuple[str, str]:
    """What stands between two names, cut where it turns to the second."""
    start = 1 if text.startswith(":") else 0  # "{1}: waterproof" speaks of what it names
    for turn in reversed(list(TURNS.finditer(text, start))):
        rest = text[turn.end() :]
        if turn[0].strip(" ,") != "and" or not rest.strip(" ,") or FRONTED.match(rest.strip()):
            return text[: turn.start()], rest
    return text, ""


def clause_violations(
    clause: Clause, lines: Sequence[Line], brief: Brief
) -> Iterator[tuple[str, str]]:
    """What a clause says that the records of its products don't bear out.

    Args:
        clause: of a sentence.
        lines: of the products that it is about.
        brief: that the sentence was written from.

    Yields:
        (kind, claim).
    """
    rest = FIGURE.sub(" \x00x ", clause.text.casefold())
    rest = f" {' '.join(WORD.findall(rest))} "
    if brief.use:
        rest = re.sub(USE_LEADS + re.escape(_spaced(brief.use)) + r"(?= )", r"\1", rest)
    for phrase, mark in _phrases(lines):
        rest = rest.replace(f" {phrase} ", f" \x00{mark} ")
    for idiom in idioms():
        if all(NUMBERS.get(word, len(brief.lines)) == len(brief.lines) for word in idiom.split()):
            rest = rest.replace(f" {idiom} ", " | ")
    if joined := re.search(r"\x00[mcuxts](?: (?:a|an|the))? \x00[mcuts] ", rest):
        yield "joined", re.sub(r"\s+", " ", clause.text).strip() or joined[0]
    for pattern, kind in AFTER:
        if match := pattern.search(rest):
            yield kind, match[0].strip()
    for word in rest.replace("|", " ").split():
        if not harmless(word, len(clause.about)):
            yield "word", word


#: Where "for" may be followed by what it is for: it opens, or a choice is spoken of.
USE_LEADS = (
    r"(^ (?:and )?|(?: pick| choice| suggestion| suggestions| option| options| \x00?match| finds?"
    r"| suggest| recommend| consider| look| start| idea| ideas)(?: with)? )for "
)


def _spaced(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _phrases(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """What may be repeated of all these products, the longest first, with the mark of its kind."""
    common: dict[str, str] | None = None
    for line in lines:
        own = _own_phrases(line)
        common = own if common is None else {k: v for k, v in common.items() if k in own}
    return sorted((common or {}).items(), key=lambda pair: -len(pair[0]))


def _own_phrases(line: Line) -> dict[str, str]:
    product = line.product
    found: dict[str, str] = {}

    def add(phrases: Iterable[str], mark: str = "t") -> None:
        for phrase in filter(None, map(_spaced, phrases)):
            known = found.setdefault(phrase, mark)
            if "t" in (known, mark):
                found[phrase] = mark if known == "t" else known
            elif known != mark:
                found[phrase] = SEVERAL  # bamboo, the material and the colour

    add(product.phrases)
    for trait in (*product.traits, *line.traits):
        if trait.kind is not Kind.FIGURE:
            mark = MARKS.get(trait.kind, "t")
            parts = re.split(r",| and ", trait.text) if mark != "t" else ()
            add((trait.text, re.sub(r"^(?:an?|the) ", "", trait.text), *parts), mark)
    add(AS_THINGS[trait] for trait in line.traits if trait in AS_THINGS)
    add(product.materials, "m")
    return found


def harmless(word: str, count: int) -> bool:
    """Whether a word claims nothing; `count`: of how many products the clause speaks."""
    if word.startswith("\x00") or not any(c.isalnum() for c in word):
        return True
    if word in NUMBERS:
        return NUMBERS[word] == count
    if word in CLAIMING:
        return False
    return word in STOP or word in ("i'd", "i'll") or stem(word) in harmless_words()


@cache
def harmless_words() -> frozenset[str]:
    """Stems of words that claim nothing about a product (harmless.txt)."""
    return frozenset(stem(word) for line in _harmless() if '"' not in line for word in line.split())


@cache
def idioms() -> tuple[str, ...]:
    """Harmless phrases of words that aren't harmless alone, the longest first (harmless.txt)."""
    quoted = (found for line in _harmless() for found in re.findall(r'"([^"]+)"', line))
    return tuple(sorted((_spaced(phrase) for phrase in quoted), key=len, reverse=True))


@cache
def _harmless() -> tuple[str, ...]:
    text = (files("assistant.explain") / "harmless.txt").read_text(encoding="utf-8")
    return tuple(line.split("#")[0].casefold() for line in text.splitlines())


def masked(sentence: str, lines: Sequence[Line]) -> str:
    """A sentence without placeholders, with them for the titles that it spells out."""
    if NAME.search(sentence):
        return sentence
    names = {(name, line.position) for line in lines for name in _names(line) if name}
    for name, position in sorted(names, key=lambda pair: -len(pair[0])):
        pattern = rf"(?<!\w)(?:the )?{re.escape(name)}(?!\w)"
        sentence = re.sub(pattern, f"{{{position}}}", sentence, flags=re.IGNORECASE)
    return sentence


def names_in(sentence: str, lines: Sequence[Line]) -> list[int]:
    """The positions of the products that a sentence names; all of them where it names none."""
    named = [int(found) for found in NAME.findall(masked(sentence, lines))]
    return named or [line.position for line in lines]


def _names(line: Line) -> tuple[str, str]:
    return line.product.title, line.product.name
