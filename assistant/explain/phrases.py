"""Traits in sentences: what follows a name, a list without a verb, a thing to want.

    predicate  "is waterproof and made of leather, and has a wide fit"
    bare       "waterproof and made of leather, with a wide fit"
    thing      "a wide fit", "something waterproof"

Verbs stand in the singular: placeholders.py turns them where a name is plural.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from assistant.explain.brief import AS_THINGS
from assistant.explain.figures import list_words
from assistant.explain.grammar import Kind, Trait
from assistant.explain.placeholders import plural_verb

FIGURE_VERBS = {"price": "costs", "rating": "is rated", "stock": "is"}
FIGURE_LEADS = {"price": "at ", "rating": "rated ", "stock": ""}
#: Things that one has, but that nothing "comes with": a measure, a lack.
ONLY_HAD = re.compile(r"^no | of \d")
#: A thing follows "is light" with a mere "with" so often, where there is a choice.
WITH_SHARE, IN_SHARE = 0.4, 0.5


def predicate(traits: Sequence[Trait], position: int, rng: random.Random | None = None) -> str:
    """What follows a name.

    Args:
        traits: at least one.
        position: of the product, for its figures' placeholders.
        rng: varies the wording; without it, the plainest.
    """
    being, people = _being(traits), [f"made for {text}" for text in _of(traits, Kind.AUDIENCE)]
    things, colors = _of(traits, Kind.NOUN), _of(traits, Kind.COLOR)
    bare_word = len(being) == 1 and not people and not being[0].startswith(("made ", "the "))
    being += people
    phrases = [f"is {list_words(being)}"] if being else []
    if things and bare_word and rng is not None and rng.random() < WITH_SHARE:
        phrases = [f"{phrases[0]} with {list_words(things)}"]
    elif things and colors and rng is not None and rng.random() < IN_SHARE:
        phrases.append(f"comes in {list_words(colors)} with {list_words(things)}")
        colors = []
    elif things:
        phrases.append(f"{_having(things, rng)} {list_words(things)}")
    phrases += [f"comes in {list_words(colors)}"] if colors else []
    phrases += _of(traits, Kind.VERB)
    phrases += [f"is {quoted}"] if (quoted := _quoted(traits)) else []
    phrases += [f"{FIGURE_VERBS[t]} {{{position} {t}}}" for t in _of(traits, Kind.FIGURE)]
    if len(phrases) == 2 and any(" and " in phrase for phrase in phrases):
        return ", and ".join(phrases)
    return list_words(phrases)


def bare(traits: Sequence[Trait], position: int) -> str:
    """A list without a verb; empty where a trait is a predicate of its own ("lies flat")."""
    if _of(traits, Kind.VERB):
        return ""
    being = _being(traits)
    parts = [list_words(being)] if being else []
    parts += [f"for {text}" for text in _of(traits, Kind.AUDIENCE)]
    parts += [f"in {text}" for text in _of(traits, Kind.COLOR)]
    things = _of(traits, Kind.NOUN)
    parts += [f"with {list_words(things)}"] if things else []
    parts += [quoted] if (quoted := _quoted(traits)) else []
    parts += [f"{FIGURE_LEADS[t]}{{{position} {t}}}" for t in _of(traits, Kind.FIGURE)]
    return ", ".join(parts)


def thing(trait: Trait) -> str:
    """A trait as something to want; empty where that can't be said."""
    if trait in AS_THINGS:
        return AS_THINGS[trait]
    if trait.text.startswith("no "):
        return ""
    leads = {
        Kind.ADJECTIVE: "something ",
        Kind.NOUN: "",
        Kind.MATERIAL: "something made of ",
        Kind.AUDIENCE: "something for ",
        Kind.COLOR: "something in ",
    }
    return f"{leads[trait.kind]}{trait.text}" if trait.kind in leads else ""


def also(text: str) -> str:
    """A predicate with "also": "is also light", "also has a hood"."""
    return f"is also {text[3:]}" if text.startswith("is ") else f"also {text}"


def of_several(text: str) -> str:
    """A predicate of several: "is light and has a hood" → "are light and have a hood"."""
    words = text.split()
    turned = [plural_verb(words[0]), *words[1:]]
    for index in range(2, len(turned)):
        if turned[index] in ("is", "has", "comes") and turned[index - 1] == "and":
            turned[index] = plural_verb(turned[index])
    return " ".join(turned)


def _of(traits: Sequence[Trait], kind: Kind) -> list[str]:
    return [trait.text for trait in traits if trait.kind is kind]


def _quoted(traits: Sequence[Trait]) -> str:
    quotes = [f'"{text}"' for text in _of(traits, Kind.QUOTE)]
    return f"listed as {list_words(quotes)}" if quotes else ""


def _being(traits: Sequence[Trait]) -> list[str]:
    """What follows "is", superlatives last."""
    plain = [t for t in traits if t not in AS_THINGS]
    materials = [f"made of {text}" for text in _of(plain, Kind.MATERIAL)]
    superlatives = [t.text for t in traits if t in AS_THINGS]
    return [*_of(plain, Kind.ADJECTIVE), *materials, *superlatives]


def _having(things: Sequence[str], rng: random.Random | None) -> str:
    if rng is None or any(ONLY_HAD.search(thing) for thing in things):
        return "has"
    return rng.choice(("has", "has", "comes with"))
