"""Brands, colours and well-known features named in a message, from the catalogue and the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.intent import lexicon
from retrieval.catalogue.folding import fold, fold_word
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from assistant.intent.message import Message, Token
    from retrieval.catalogue.vocabulary import Vocabulary

_COLORS = frozenset(fold_word(word) for word in lexicon.COLORS)
_ORDINARY = frozenset(
    fold_word(word)
    for word in lexicon.FUNCTION
    | lexicon.MODIFIERS
    | lexicon.COLORS
    | lexicon.MATERIALS
    | lexicon.AUDIENCES
    | lexicon.PEOPLE
    | lexicon.OCCASIONS
    | lexicon.EVERYDAY
)
_WORLD_BRANDS = frozenset(fold_word(word) for word in lexicon.WORLD_BRANDS)
_CUED_BRAND = re.compile(
    r"\b(?:made by|from the brand|brand(?: is| name| called|:)?|by brand)\s(?P<brand>[\w'&-]+(?:\s[A-Z][\w'&-]+)?)"
    r"|\b(?:by|from)\s(?P<by>[A-Z][\w'&-]+(?:\s[A-Z][\w'&-]+)*)"
)
#: "in a rose gold color", "color :silver head", "the color redwood".
_COLOR_NAMED = re.compile(
    r"\b(?:in|with|of|the|an?|choose|pick|and)\s(?!the\s|an?\s|any\s|some\s|same\s|other\s|different\s|of\s|your\s|what\s|which\s|no\s|to\s)"
    r"(?P<name>[a-z][a-z-]*(?:\s(?!of\b|in\b|and\b|with\b|the\b|an?\b)[a-z-]+){0,2}?)(?<!hair)(?<!nail)(?<!lip)(?<!eye)(?<!water)[\s-]colou?r(?:ed)?\b(?! (?:is|doesn't|does|cream|dye|changing))"
    r"|(?:\bin (?:the )?colou?r(?: of)?:?\s|\bcolou?r\s?(?::|is|should be|would be|must be)\s?)"
    r"(?P<after>(?!important|not\b|fine|matter|the\b|an?\b)[a-z][a-z-]*(?:\s(?!for\b|with\b|and\b|in\b|made\b|that\b|please\b|size\b|by\b|or\b)[a-z-]+)?)(?=\s*(?:$|[.,!?;]|for\b|with\b|and\b|in\b|made\b|size\b))"
)
_PHRASES = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted((re.sub(r"\s+", "[ -]", p.strip()) for p in lexicon.PHRASES), key=len, reverse=True)) + r")(?![\w-])"
)  # fmt: skip
_WEAK = frozenset(fold_word(word) for word in lexicon.WEAK_COLORS) - {"gold", "silver", "orange"}
_AFTER_SHADES = ("heather", "mix", "multi", "melange", "camo")
#: "lemon flavor", "rose scented": up to two words before.
_FLAVORS = re.compile(
    r"(?<![\w-])(?!with |in |of |the |and |for |some |a |an |has )[a-z]+(?: (?!with |in |of |the |and |for |some |an? )[a-z]+)?[ -](?:flavou?red|flavou?rs?|scented|scent)\b"
)
#: "2 person", "3-tier": a number that counts parts or people.
_COUNTED = re.compile(
    r"(?<![\w.])(?:\d{1,2}|two|three|four|five|six|eight|ten)[ -]?(?:tier(?:ed)?|person|persons|people|man|drawers?|shelf|shelves|burners?|speed|layer|door|seat|light|compartments?|pockets?|years? old(?: \w+)?|year-old(?: \w+)?)(?![\w-])"
)
_NON = re.compile(r"(?<![\w-])non[- ][a-z]+(?![\w-])")
#: Typos are looked up for this many words of a message at most.
_MOST_TYPOS = 12


@dataclass(frozen=True, slots=True)
class Wishes:
    """Spans of wishes in order of the message: (start, end)."""

    brands: list[tuple[int, int]] = field(default_factory=list)
    colors: list[tuple[int, int]] = field(default_factory=list)
    features: list[tuple[int, int]] = field(default_factory=list)


class WishReader:
    """Finds brands, colours and features by the words of one catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, message: Message) -> Wishes:
        """The spans of wishes; claims brands and colours, not features (they may be part of the need)."""
        brands = sorted(self._brands(message))
        features = [m.span() for p in (_FLAVORS, _COUNTED, _NON) for m in message.take(p)]
        colors = sorted(self._colors(message))
        features += [match.span() for match in message.find(_PHRASES)]
        return Wishes(brands, colors, sorted(features))

    def _brands(self, message: Message) -> list[tuple[int, int]]:
        found = []
        for start, end in (*self._cued(message), *self._known(message), *self._capital(message)):
            if message.is_free(start, end):
                message.claim(start, end)
                found.append((start, end))
        return found

    def _cued(self, message: Message) -> list[tuple[int, int]]:
        found = []
        for match in _CUED_BRAND.finditer(message.raw):
            name = "brand" if match["brand"] else "by"
            if fold(match[name]) not in _ORDINARY:
                found.append(match.span(name))
        return found

    def _known(self, message: Message) -> list[tuple[int, int]]:
        tokens = message.tokens
        spans = []
        for mention in self._vocabulary.scan([t.folded for t in tokens], Kind.BRAND):
            first, last = tokens[mention.start], tokens[mention.end - 1]
            single = mention.end - mention.start == 1
            if single and not self._brand_like(first, message):
                continue
            spans.append((first.start, last.end))
        tried = 0
        for token in tokens:
            if token.folded in _WORLD_BRANDS:
                spans.append((token.start, token.end))
            elif len(token.text) >= 5 and self._is_strange(token) and tried < _MOST_TYPOS:
                tried += 1
                if self._vocabulary.typo(token.text, Kind.BRAND):
                    spans.append((token.start, token.end))
        return spans

    def _brand_like(self, token: Token, message: Message) -> bool:
        """A brand that is also a word ("Guess", "Next") needs its capital."""
        ambiguous = token.folded in _ORDINARY or any(
            term.kind is not Kind.BRAND for term in self._vocabulary.lookup(token.text)
        )
        return not ambiguous or (token.capital and token.start > 0 and not message.raw.isupper())

    def _is_strange(self, token: Token) -> bool:
        return (
            token.text.isalpha()
            and token.folded not in _ORDINARY
            and not self._vocabulary.lookup(token.text)
            and not self._vocabulary.typo(token.text, Kind.CATEGORY)
        )

    def _capital(self, message: Message) -> list[tuple[int, int]]:
        """Unknown capitalised words inside a sentence: "do you have Zorblax tents?"."""
        if sum(token.capital for token in message.tokens) * 2 > len(message.tokens):
            return []
        spans = []
        for token in message.tokens:
            before = message.raw[: token.start].rstrip()
            inside = before and before[-1] not in ".!?:\"'(\n"
            known = token.folded in _ORDINARY or bool(self._vocabulary.lookup(token.text))
            known = known or before.lower().endswith((" in", " to", " at", " near", " on", " from"))
            if (
                token.capital
                and inside
                and not known
                and token.text.isalpha()
                and len(token.text) > 2
            ):
                if not message.raw[token.start : token.end].isupper() or len(token.text) > 4:
                    spans.append((token.start, token.end))
        return spans

    def _colors(self, message: Message) -> list[tuple[int, int]]:
        found = [
            match.span("name" if match["name"] else "after")
            for match in _COLOR_NAMED.finditer(message.lower)
        ]
        folded = [token.folded for token in message.tokens]
        for mention in self._vocabulary.scan(folded, Kind.COLOR):
            first, last = message.tokens[mention.start], message.tokens[mention.end - 1]
            if self._color_like(message, mention.start, mention.end):
                found.append((first.start, last.end))
        found += self._common_colors(message)
        kept = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if message.is_free(start, end):
                message.claim(start, end)
                kept.append((start, end))
        return kept

    def _color_like(self, message: Message, start: int, end: int) -> bool:
        """A catalogue's colour that is an everyday word ("Natural") needs "in" or "colour"."""
        token = message.tokens[start]
        if not _followed_well(message, end):
            return False
        if end - start > 1:
            return True
        if token.folded in _COLORS:
            return self._strong(message, start)
        ordinary = token.folded in _ORDINARY or any(
            term.kind is not Kind.COLOR for term in self._vocabulary.lookup(token.text)
        )
        return not ordinary or _is_cued(message, start, end)

    def _strong(self, message: Message, at: int) -> bool:
        """Black is a colour; espresso only in "in espresso", or where the catalogue says so."""
        token = message.tokens[at]
        if token.folded not in _WEAK or _is_cued(message, at, at + 1):
            return True
        kinds = {term.kind for term in self._vocabulary.lookup(token.text)}
        return kinds == {Kind.COLOR}

    def _common_colors(self, message: Message) -> list[tuple[int, int]]:
        """Colours of the lexicon with their shades: "light blue", "pink heather", "red blonde"."""
        spans, tokens, at = [], message.tokens, 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and _adjacent(message, at, end) and _is_shade(tokens[end].text):
                end += 1
            colors = [i for i in range(at, end) if tokens[i].folded in _COLORS]
            if colors and (len(colors) > 1 or self._strong(message, colors[0]) or end - at > 1):
                last = end if tokens[end - 1].text in _AFTER_SHADES else colors[-1] + 1
                if _followed_well(message, last):
                    spans.append((tokens[at].start, tokens[last - 1].end))
            at = max(end, at + 1)
        return spans


def _is_shade(word: str) -> bool:
    return word in lexicon.COLOR_SHADES or fold_word(word) in _COLORS


def _adjacent(message: Message, start: int, at: int) -> bool:
    """Whether only a space stands before this word of a run; commas end it."""
    tokens = message.tokens
    return at == start or message.lower[tokens[at - 1].end : tokens[at].start] in (" ", "-")


def _followed_well(message: Message, end: int) -> bool:
    if end >= len(message.tokens):
        return True
    gap = message.lower[message.tokens[end - 1].end : message.tokens[end].start]
    return message.tokens[end].text not in lexicon.NOT_AFTER_COLOR or gap.strip() != ""


def _is_cued(message: Message, start: int, end: int) -> bool:
    before = message.tokens[start - 1].text if start else ""
    after = message.tokens[end].text if end < len(message.tokens) else ""
    colored = ("color", "colour", "colored", "coloured", "one", "ones", "finish")
    return before in ("in", "color", "colour") or after in colored
