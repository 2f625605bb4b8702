"""Brands in a message: the catalogue's, the world's, and words that can only be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import lexicon
from retrieval.catalogue.folding import fold, fold_word
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from assistant.intent.message import Message, Token
    from retrieval.catalogue.vocabulary import Vocabulary

Span = tuple[int, int]

#: Words that name no brand where they stand alone.
ORDINARY = frozenset(
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
    r"\b(?:made by|from the brand|brand(?: is| name| called|:)?"
    r"|by brand)\s(?P<brand>[\w'&-]+(?:\s[A-Z][\w'&-]+)?)"
    r"|\b(?:by|from)\s(?P<by>[A-Z][\w'&-]+(?:\s[A-Z][\w'&-]+)*)"
)
#: Typos are looked up for this many words of a message at most.
_MOST_TYPOS = 12
#: After these a capital is a place or a day: "in Berlin", "on Monday".
_PLACES = (" in", " to", " at", " near", " on", " from")


class BrandReader:
    """Finds brands by the words of one catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, message: Message) -> list[Span]:
        """The spans of brands, in order; claims them."""
        found = []
        for start, end in (*_cued(message), *self._known(message), *self._capital(message)):
            if message.is_free(start, end):
                message.claim(start, end)
                found.append((start, end))
        return sorted(found)

    def _known(self, message: Message) -> list[Span]:
        tokens = message.tokens
        spans = []
        for mention in self._vocabulary.scan([t.folded for t in tokens], Kind.BRAND):
            first, last = tokens[mention.start], tokens[mention.end - 1]
            if mention.end - mention.start > 1 or self._brand_like(first, message):
                spans.append((first.start, last.end))
        spans += [(t.start, t.end) for t in tokens if t.folded in _WORLD_BRANDS]
        strange = [t for t in tokens if len(t.text) >= 5 and self._is_strange(t)][:_MOST_TYPOS]
        typos = (t for t in strange if self._vocabulary.typo(t.text, Kind.BRAND))
        return spans + [(t.start, t.end) for t in typos]

    def _brand_like(self, token: Token, message: Message) -> bool:
        """A brand that is also a word ("Guess", "Next") needs its capital."""
        ambiguous = token.folded in ORDINARY or any(
            term.kind is not Kind.BRAND for term in self._vocabulary.lookup(token.text)
        )
        return not ambiguous or (token.capital and token.start > 0 and not message.raw.isupper())

    def _is_strange(self, token: Token) -> bool:
        return (
            token.text.isalpha()
            and token.folded not in ORDINARY
            and not self._vocabulary.lookup(token.text)
            and not self._vocabulary.typo(token.text, Kind.CATEGORY)
        )

    def _capital(self, message: Message) -> list[Span]:
        """Unknown capitalised words inside a sentence: "do you have Zorblax tents?"."""
        if sum(token.capital for token in message.tokens) * 2 > len(message.tokens):
            return []
        spans = [(t.start, t.end) for t in message.tokens if t.capital and len(t.text) > 2]
        return [span for span in spans if self._is_name(message, *span)]

    def _is_name(self, message: Message, start: int, end: int) -> bool:
        before = message.raw[:start].rstrip()
        inside = before != "" and before[-1] not in ".!?:\"'(\n"
        word = message.raw[start:end]
        known = fold(word) in ORDINARY or bool(self._vocabulary.lookup(word))
        letters = word.isalpha() and (not word.isupper() or len(word) > 4)  # no "GTX"
        return inside and letters and not known and not before.lower().endswith(_PLACES)


def _cued(message: Message) -> list[Span]:
    found = []
    for match in _CUED_BRAND.finditer(message.raw):
        name = "brand" if match["brand"] else "by"
        if fold(match[name]) not in ORDINARY:
            found.append(match.span(name))
    return found
