"""The thing wanted and the wishes around it, by a shallow parse of the sentences.

"I'm looking for waterproof hiking boots with ankle support, for my dad" → need "hiking boots",
features "waterproof", "ankle support", "dad". A sentence is cut into chunks at function words,
punctuation and what earlier readers claimed; the first chunk after a lead ("looking for") is the
thing with its adjectives, later ones are wishes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.intent import leads, lexicon
from retrieval.catalogue.folding import fold_word
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from assistant.intent.message import Message, Token
    from retrieval.catalogue.vocabulary import Vocabulary

_SENTENCE = re.compile(
    r"[.!?;\n]+(?:\s|$)|\n|,? but (?=i |it |not )"
    r"|, (?=(?:i|we|it|they|preferably|ideally|also|please|must|should) )"
)
_MODIFIERS = lexicon.MODIFIERS | lexicon.MATERIALS | lexicon.AUDIENCES
#: After these, what follows is a wish about the thing, not the thing.
_TURNS = frozenset(("with", "for", "in", "that", "which", "who", "from", "at", "on", "by", "than"))
#: Words that are neither the thing nor a wish.
_SKIPPED = frozenset(
    """please thanks pls plz thank again today then instead though too currently store shop stock
    color colour colors colours colored size sizes price budget brand dollars choose pick select
    made make comes come offers offer features featuring includes including contains containing
    suitable used use able available hopefully preferably ideally possible possibly purchase
    find called using works work wear etc lol asap recommend suggest loves likes enjoys
    effective suits fits idea ideas look looks seems""".split()
)
#: A sentence with these tells something; one without is a query, also a long one.
_SPEAKS = re.compile(
    r"\b(?:i|i'm|i've|my|me|we|you|it|it's|is|are|was|were|do|does|did|he|she|they|who"
    r"|what|when|why|how)\b"
)
_PRESENTS = frozenset(("gift", "gifts", "present", "presents", "idea", "ideas"))
#: "2 pairs of socks" is a number of pieces; "501 jeans" is not.
_MOST_PIECES = 12
_LONGEST_FEATURE = 5


@dataclass(slots=True)
class Noun:
    """What a message wants: the thing and wishes about it, as said."""

    need: str | None = None
    features: list[str] = field(default_factory=list)
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Chunk:
    tokens: tuple[Token, ...]
    hard: bool  # a preposition or relative pronoun stood before it


class NeedReader:
    """Finds the need by leads, adjectives and the catalogue's categories."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, message: Message, phrases: list[tuple[int, int]]) -> Noun:
        """Parse the message.

        Args:
            message: The message, with everything but need and features claimed.
            phrases: Spans of well-known features of several words.
        """
        noun = Noun()
        for start, end in phrases:
            message.claim(start, end)
            noun.features.append(message.said(start, end))
        sentences = _sentences(message)
        for start, end in sentences:
            lead = None
            for lead in leads.NEED.finditer(message.lower, start, end):
                if noun.need is None and message.is_free(lead.start(), lead.start() + 1):
                    noun.led = True
                    self._thing(message, lead.end(), end, noun)
            wish = leads.WISH.match(message.lower[start:end]) if lead is None or noun.need else None
            if wish is not None:
                self._wishes(message, start + wish.end(), end, noun)
        if noun.need is None and not noun.led:
            self._bare(message, sentences, noun)
        noun.features = list(dict.fromkeys(noun.features))[:12]
        return noun

    def _bare(self, message: Message, sentences: list[tuple[int, int]], noun: Noun) -> None:
        """A message without a lead is a query, if it is short; else only categories count."""
        for start, end in sentences:
            free = [
                t
                for t in message.tokens
                if start <= t.start < end and message.is_free(t.start, t.end)
            ]
            known = self._vocabulary.scan([t.folded for t in free], Kind.CATEGORY)
            if (
                known
                or len(free) <= 8
                or (len(free) <= 16 and not _SPEAKS.search(message.lower[start:end]))
            ):
                self._thing(message, start, end, noun)
            if noun.need is not None:
                return

    def _thing(self, message: Message, start: int, end: int, noun: Noun) -> None:
        in_features = False
        for chunk in self._chunks(message, start, end):
            in_features = in_features or chunk.hard
            better = noun.need is None or self._better(message, chunk, noun)
            if better and not in_features:
                noun.need = self._split(message, chunk, noun)
            else:
                self._feature(message, chunk, noun)

    def _better(self, message: Message, chunk: _Chunk, noun: Noun) -> bool:
        """Whether a later chunk names a category where the first one names none."""
        known = self._vocabulary.lookup(noun.need or "", Kind.CATEGORY)
        before = message.lower[: chunk.tokens[0].start].rstrip()
        listed = before.endswith((" or", " and", ",", "/"))
        tokens = [token for token in chunk.tokens if token.text not in _SKIPPED]
        return not known and not listed and self._is_category(tokens)

    def _wishes(self, message: Message, start: int, end: int, noun: Noun) -> None:
        for chunk in self._chunks(message, start, end):
            self._feature(message, chunk, noun)

    def _split(self, message: Message, chunk: _Chunk, noun: Noun) -> str | None:
        """Adjectives off the front become features; the rest is the thing."""
        tokens = [t for t in chunk.tokens if t.text not in _SKIPPED]
        tokens = _without_fillers(message, tokens)
        at = 0
        while (
            at < len(tokens)
            and self._is_modifier(tokens[at])
            and not self._is_category(tokens[at:])
        ):
            if tokens[at].text not in leads.EMPTY_ADJECTIVES:
                noun.features.append(self._claim(message, tokens[at : at + 1]))
            at += 1
        tokens = tokens[at:]
        if not tokens or all(token.text in lexicon.EMPTY_NEEDS for token in tokens):
            return None
        if tokens[-1].text in _PRESENTS:  # "a birthday gift"
            noun.features += [self._claim(message, [token]) for token in tokens[:-1]]
            return None
        if all(token.text in lexicon.PEOPLE for token in tokens):
            noun.features.append(self._claim(message, tokens))
            return None
        return self._claim(message, tokens[-5:])

    def _feature(self, message: Message, chunk: _Chunk, noun: Noun) -> None:
        tokens = [t for t in chunk.tokens if t.text not in _SKIPPED]
        tokens = _without_fillers(message, tokens)
        if len(tokens) > 1 and self._all_modifiers(tokens):
            for token in tokens:
                noun.features.append(self._claim(message, [token]))
            return
        if (
            not tokens
            or len(tokens) > _LONGEST_FEATURE
            or all(t.text in lexicon.EMPTY_NEEDS for t in tokens)
        ):
            return
        noun.features.append(self._claim(message, tokens))

    def _claim(self, message: Message, tokens: list[Token]) -> str:
        message.claim(tokens[0].start, tokens[-1].end)
        return message.said(tokens[0].start, tokens[-1].end)

    def _is_modifier(self, token: Token) -> bool:
        if token.text in lexicon.NOT_MODIFIERS:
            return False
        if token.text in _MODIFIERS:
            return True
        long = len(token.text) > 5
        participle = long and token.text.endswith("ed") and not token.text.endswith("eed")
        return participle or (long and token.text.endswith((*lexicon.MODIFIER_ENDINGS, "ly")))

    def _is_category(self, tokens: list[Token]) -> bool:
        key = " ".join(token.folded for token in tokens)
        return bool(self._vocabulary.lookup(key, Kind.CATEGORY))

    def _chunks(self, message: Message, start: int, end: int) -> list[_Chunk]:
        chunks: list[_Chunk] = []
        current: list[Token] = []
        hard, last = False, start
        for token in message.tokens:
            if token.start < start or token.end > end:
                continue
            gap = message.lower[last : token.start].strip(" -'&/\"")
            free = message.is_free(token.start, token.end)
            if current and (
                gap
                or token.text in lexicon.FUNCTION
                or (not free and not self._all_modifiers(current))
            ):
                chunks.append(_Chunk(tuple(current), hard))
                current, hard = [], False
            if free and token.text in _TURNS:
                hard = True
            elif free and token.text not in lexicon.FUNCTION:
                current.append(token)
            last = token.end
        return [*chunks, _Chunk(tuple(current), hard)] if current else chunks

    def _all_modifiers(self, tokens: list[Token]) -> bool:
        return all(
            self._is_modifier(token) or token.text in leads.EMPTY_ADJECTIVES for token in tokens
        )


def _without_fillers(message: Message, tokens: list[Token]) -> list[Token]:
    """Without "good", and without the "pair" of "pair of shoes" (but a phone "case" is a thing)."""
    while tokens:
        token = tokens[0]
        amount = token.text in leads.QUANTITIES and (
            message.lower.startswith(" of", token.end)
            or (len(tokens) > 1 and tokens[1].start - token.end > 1)
        )
        number = len(tokens) > 1 and token.text.isdigit() and int(token.text) <= _MOST_PIECES
        if token.text not in leads.EMPTY_ADJECTIVES and not amount and not number:
            return tokens
        tokens = tokens[1:]
    return tokens


def _sentences(message: Message) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _SENTENCE.finditer(message.lower):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(message.lower)))
    return [(start, end) for start, end in spans if end > start]


def same_thing(one: str, other: str) -> bool:
    """Whether two needs name the same kind of thing: "boots" and "hiking boots"."""
    left, right = (text.split() for text in (one, other))
    return bool(left and right) and fold_word(left[-1]) == fold_word(right[-1])
