"""Keys by which wishes and the catalogue's values are compared."""

from __future__ import annotations

from functools import lru_cache

from retrieval.catalogue import sizes
from retrieval.catalogue.folding import fold
from retrieval.index import words

#: Texts up to this length come again and again: categories, features, colours.
SHORT = 40
#: A word after one of these isn't what the product is or has ("not waterproof").
NEGATORS = frozenset(("not", "no", "without", "isnt", "arent", "never", "non"))


def key(text: str) -> str:
    """Folded; what has no words in it is only stripped and case-folded."""
    return fold(text) or " ".join(text.casefold().split())


@lru_cache(maxsize=16_384)
def size_key(text: str) -> str:
    """Sizes by any of their usual names: "Large", "L", "Size L" are one; "9" isn't "9.5"."""
    return key(sizes.size_key(text.casefold().strip().removeprefix("size ")))


@lru_cache(maxsize=16_384)
def level_keys(path: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of the levels of a category path."""
    return tuple(key(level) for level in path)


def path_keys(path: tuple[str, ...]) -> list[str]:
    """Keys of each level of a category path, and of each way from the top: "shoe > boot"."""
    levels = level_keys(path)
    ways = [" > ".join(levels[:depth]) for depth in range(2, len(levels) + 1)]
    return list(dict.fromkeys([*levels, *ways]))


def path_key(text: str) -> str:
    """Key of a category as it was asked for: a name, or names with ">" between."""
    return " > ".join(key(level) for level in text.split(">"))


def plain(text: str) -> str:
    """The words of a text that count, folded, with single spaces."""
    return _plain_short(text) if len(text) <= SHORT else _plain(text)


@lru_cache(maxsize=65_536)
def _plain_short(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(word for word in words.folded(text).split() if word not in words.STOP_WORDS)


def phrase_key(text: str) -> str:
    """The words of a wish that count; all of them where none would be left."""
    return " ".join(words.content_words(text))


def marked_words(text: str) -> set[str]:
    """The words of a plain text; what is denied gets a mark: "leather free" → !leather, free."""
    tokens = text.split()
    found = set(tokens)
    if "free" not in found and found.isdisjoint(NEGATORS):
        return found
    found.clear()
    for index, word in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        denied = before in NEGATORS or after == "free"
        found.add(f"!{word}" if denied else word)
    return found
