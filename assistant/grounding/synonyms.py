"""Other names of a thing ("sneakers" for "trainers"), from synonyms.txt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from retrieval.catalogue.folding import fold


def other_names(need: str) -> Iterator[str]:
    """Names for the same thing; of a longer need ("red sneakers") its last words are tried too."""
    groups, words = _groups(), need.split()
    for start in range(len(words)):
        key = fold(" ".join(words[start:]))
        for name in groups.get(key, ()):
            if fold(name) != key:
                yield name


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = (files("assistant.grounding") / "synonyms.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        names = tuple(name.strip() for name in line.split("#")[0].split(",") if name.strip())
        for name in names:
            found[fold(name)] = (*found.get(fold(name), ()), *names)
    return found
