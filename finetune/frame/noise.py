"""How people type: lower case, no marks, slips of the finger. Numbers are never touched."""

from __future__ import annotations

import random

#: Neighbours on a QWERTY keyboard.
_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "x",
}  # fmt: skip
SLIPPING = 0.22
SLIPS_A_WORD = 0.09
LOWER, SENTENCE, UPPER = 0.62, 0.33, 0.02


def noisy(
    segments: list[tuple[str, str | None]], rng: random.Random
) -> list[tuple[str, str | None]]:
    """Type segments (text, key of its label) the way people do; spans stay spans."""
    if rng.random() < SLIPPING:
        segments = [(_slipped(text, rng), key) for text, key in segments]
    draw = rng.random()
    if draw < LOWER:
        segments = [(text.lower(), key) for text, key in segments]
    elif draw < LOWER + SENTENCE:
        first, key = segments[0]
        segments = [(first[:1].upper() + first[1:], key), *segments[1:]]
    elif draw < LOWER + SENTENCE + UPPER:
        segments = [(text.upper(), key) for text, key in segments]
    if rng.random() < 0.4:
        last, key = segments[-1]
        segments = [*segments[:-1], (last.rstrip(".?!") if key is None else last, key)]
    if rng.random() < 0.1:
        segments = [(text.replace("'", ""), key) for text, key in segments]
    return segments


def _slipped(text: str, rng: random.Random) -> str:
    return " ".join(
        _slip(word, rng) if rng.random() < SLIPS_A_WORD else word for word in text.split(" ")
    )


def _slip(word: str, rng: random.Random) -> str:
    """One slip: a letter swapped, dropped, doubled, or its neighbour's key."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[: at + 1] + word[at:]
    near = _NEAR.get(word[at].lower(), word[at])
    return word[:at] + rng.choice(near) + word[at + 1 :]
