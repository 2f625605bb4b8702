"""Messages out of families and trades: any number, the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.intent.compact import SLOTS, decode
from assistant.types import ReadContext
from finetune.data.trades import Category, Trade
from finetune.example import Unfit
from finetune.frame.families import CHOICE, SPAN, Family, Template
from finetune.frame.noise import noisy
from finetune.frame.row import Row
from finetune.frame.words import Words
from retrieval.errors import BadInput

Segment = tuple[str, str | None]
#: How often each act is generated, relative to the others.
ACT_WEIGHTS = {
    "search": 20, "refine": 16, "recommend": 9, "compare": 5, "ask": 7, "add": 7, "remove": 3,
    "cart": 2, "checkout": 2, "track": 3, "cancel": 3, "change": 3, "return": 4, "exchange": 4,
    "policy": 7, "human": 3, "chat": 5, "other": 6,
}  # fmt: skip
TRIES = 12
#: Acts that can be said at any time: half of their messages stand in a conversation.
ANYWHERE = {
    "cart", "checkout", "track", "cancel", "change", "return", "exchange", "policy", "human",
    "chat", "other",
}  # fmt: skip
_NUMBER = re.compile(r"\{(ordinal2?|title2?|count|order)\}")
_SPACES = re.compile(r"\s+")


def generate(
    families: Sequence[Family], trades: Sequence[Trade], count: int, *, seed: int
) -> Iterator[Row]:
    """Labelled messages, acts weighted by `ACT_WEIGHTS`, families and lines of an act alike.

    Args:
        families: To draw from.
        trades: Whose words fill them.
        count: How many.
        seed: Of all draws.
    """
    rng = random.Random(seed)
    by_act: dict[str, list[Family]] = {}
    for family in families:
        by_act.setdefault(family.act, []).append(family)
    acts = sorted(by_act)
    weights = [ACT_WEIGHTS.get(act, 1) for act in acts]
    made, failures = 0, 0
    while made < count and failures < 50 * count + 1000:
        family = rng.choice(by_act[rng.choices(acts, weights)[0]])
        row = realise(family, rng.choice(family.templates), rng.choice(list(trades)), rng)
        if row is None:
            failures += 1
            continue
        made += 1
        yield row


def realise(family: Family, template: Template, trade: Trade, rng: random.Random) -> Row | None:
    """One message of a template, or None where no category of the trade has the words for it."""
    for _ in range(TRIES):
        category = rng.choice(trade.categories)
        context = _context(family, trade, category, rng)
        words = Words(trade, category, context.shown, rng)
        try:
            segments = _segments(_chosen(template.text, rng), words)
        except Unfit:
            continue
        segments = noisy(_spaced(segments), rng)
        try:
            frame = decode(
                _label(family.act, segments, _NUMBER.sub(_value_of(words), template.extra))
            )
        except (BadInput, KeyError):
            continue
        message = "".join(text for text, _ in segments).strip()
        if not message:
            continue
        return Row(message, context, frame, family.name, trade.name, ("generated", family.act))
    return None


def _value_of(words: Words) -> Callable[[re.Match[str]], str]:
    return lambda match: words.values[match[1]]


def _context(family: Family, trade: Trade, category: Category, rng: random.Random) -> ReadContext:
    anywhere = family.act in ANYWHERE and rng.random() < 0.5
    needed = family.need or anywhere or (family.shown and rng.random() < 0.8)
    shown = family.shown or ((family.need or anywhere) and rng.random() < 0.75)
    names = (category.name, *category.also)
    if family.act == "search" and family.need:  # another need than the one that goes on
        names = tuple(c.name for c in trade.categories if c.name != category.name) or names
    return ReadContext(
        need=rng.choice(names) if needed else None,
        shown=titles(trade, category, rng) if shown else (),
        asked=family.asked,
    )


def titles(trade: Trade, category: Category, rng: random.Random) -> tuple[str, ...]:
    """Two to six product titles of a category, some with brand, some with a colour or the need."""
    pool = list(category.titles)
    pool += (
        [f"{rng.choice(trade.brands)} {category.name}" for _ in range(3)] if trade.brands else []
    )
    rng.shuffle(pool)
    found = []
    for title in pool[: rng.randint(2, 6)]:
        draw = rng.random()
        if draw < 0.35 and trade.brands:
            title = f"{rng.choice(trade.brands)} {title}"
        if draw > 0.75 and category.colors:
            title = f"{title} {rng.choice(category.colors)}"
        found.append(title)
    return tuple(dict.fromkeys(found))


def _chosen(text: str, rng: random.Random) -> str:
    while match := CHOICE.search(text):
        text = text[: match.start()] + rng.choice(match[1].split("|")) + text[match.end() :]
    return text


def _segments(text: str, words: Words) -> list[Segment]:
    segments: list[Segment] = []
    at = 0
    for match in SPAN.finditer(text):
        segments.append((text[at : match.start()], None))
        at = match.end()
        if match["text"] is not None:
            segments.append((match["text"], match["key"]))
        elif match["key"]:
            segments.append((words.span(match["key"], match["source"]), match["key"]))
        else:
            name = match["macro"]
            bare = name.strip(" ,.!")
            said = words.macro(bare)
            segments.append((name.replace(bare, said) if said else "", None))
    segments.append((text[at:], None))
    return segments


def _spaced(segments: list[Segment]) -> list[Segment]:
    """Single spaces, none at the ends or before a comma; empty segments gone."""
    kept: list[Segment] = []
    for text, key in segments:
        flat = _SPACES.sub(" ", text)
        if not kept or kept[-1][0].endswith(" "):
            flat = flat.lstrip(" ")
        if flat[:1] in (",", ".", "?", "!") and kept and kept[-1][0].endswith(" "):
            kept[-1] = (kept[-1][0].rstrip(" "), kept[-1][1])
        if flat:
            kept.append((flat, key))
    return kept


def _label(act: str, segments: list[Segment], extra: str) -> str:
    """The short form: spans by key, then the parts that no span says, in the fixed order."""
    parts: dict[str, list[str]] = {}
    for text, key in segments:
        if key is not None:
            parts.setdefault(key, []).append(text.strip())
    for part in filter(None, extra.split("; ")):
        key, _, value = part.partition(" ")
        parts.setdefault(key, []).append(value)
    head = f"{act} {parts.pop('need')[0]}" if "need" in parts else act
    ordered = [
        f"{key} {', '.join(dict.fromkeys(parts[key]))}" for key in SLOTS.values() if key in parts
    ]
    return "; ".join((head, *ordered))


def in_conversation(row: Row, trade: Trade, rng: random.Random) -> Row:
    """A first message as it may come in the middle of another search."""
    category = rng.choice(trade.categories)
    context = ReadContext(need=category.name, shown=titles(trade, category, rng))
    return replace(row, context=context)
