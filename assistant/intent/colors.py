"""Colours in a message: the catalogue's and the common ones, with their shades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import lexicon
from assistant.intent.brands import ORDINARY
from retrieval.catalogue.folding import fold_word
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from assistant.intent.message import Message
    from retrieval.catalogue.vocabulary import Vocabulary

Span = tuple[int, int]

_COLORS = frozenset(fold_word(word) for word in lexicon.COLORS)
_WEAK = frozenset(fold_word(word) for word in lexicon.WEAK_COLORS) - {"gold", "silver", "orange"}
_AFTER_SHADES = ("heather", "mix", "multi", "melange", "camo")
#: "in a rose gold color", "color :silver head", "the color redwood".
_COLOR_NAMED = re.compile(
    r"\b(?:in|with|of|the|an?|choose|pick|and)\s(?!the\s|an?\s|any\s|some\s|same\s|other\s"
    r"|different\s|of\s|your\s|what\s|which\s|no\s|to\s)"
    r"(?P<name>[a-z][a-z-]*(?:\s(?!of\b|in\b|and\b|with\b|the\b|an?\b)[a-z-]+){0,2}?)"
    r"(?<!hair)(?<!nail)(?<!lip)(?<!eye)(?<!water)[\s-]colou?r(?:ed)?\b(?! (?:is|doesn't"
    r"|does|cream|dye|changing))"
    r"|(?:\bin (?:the )?colou?r(?: of)?:?\s|\bcolou?r\s?(?::|is|should be|would be|must be)\s?)"
    r"(?P<after>(?!important|not\b|fine|matter|the\b"
    r"|an?\b)[a-z][a-z-]*(?:\s(?!for\b|with\b|and\b|in\b|made\b|that\b|please\b|size\b"
    r"|by\b|or\b)[a-z-]+)?)(?=\s*(?:$|[.,!?;]|for\b|with\b|and\b|in\b|made\b|size\b))"
)


class ColorReader:
    """Finds colours by the words of one catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, message: Message) -> list[Span]:
        """The spans of colours, in order; claims them."""
        kept: list[Span] = []
        for start, end in sorted(self._all(message), key=lambda span: (span[0], -span[1])):
            if message.is_free(start, end):
                message.claim(start, end)
                kept.append((start, end))
        return kept

    def _all(self, message: Message) -> list[Span]:
        found = [
            match.span("name" if match["name"] else "after")
            for match in _COLOR_NAMED.finditer(message.lower)
        ]
        folded = [token.folded for token in message.tokens]
        for mention in self._vocabulary.scan(folded, Kind.COLOR):
            first, last = message.tokens[mention.start], message.tokens[mention.end - 1]
            if self._color_like(message, mention.start, mention.end):
                found.append((first.start, last.end))
        return found + self._common_colors(message)

    def _color_like(self, message: Message, start: int, end: int) -> bool:
        """A catalogue's colour that is an everyday word ("Natural") needs "in" or "colour"."""
        token = message.tokens[start]
        if not _followed_well(message, end):
            return False
        if end - start > 1:
            return True
        if token.folded in _COLORS:
            return self._strong(message, start)
        ordinary = token.folded in ORDINARY or any(
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
