"""One message as its readers see it: normalised text, words with their places, what is taken.

Readers run one after the other; each claims the characters that it has understood, so that the
next one doesn't read "27 inch" as a price or "not Altra" as a brand that is wanted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from retrieval.catalogue.folding import WORD, fold_word

#: What the API lets in at most.
LONGEST_MESSAGE = 4_000
#: Pasted lists of thousands of words are not wishes.
MOST_WORDS = 400

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-",
                         "—": " - ", "−": "-", "″": '"'})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the message."""

    text: str
    folded: str
    start: int
    end: int
    capital: bool


class Message:
    """A message and the characters of it that have been understood."""

    def __init__(self, raw: str) -> None:
        self.raw = condense(normalise(raw))
        self.lower = _lower(self.raw)
        self._taken = bytearray(len(self.lower))
        self.tokens = tuple(
            Token(
                found.group(),
                fold_word(found.group()),
                found.start(),
                found.end(),
                self.raw[found.start()].isupper(),
            )
            for found, _ in zip(WORD.finditer(self.lower), range(MOST_WORDS), strict=False)
        )

        self.corrected = _correct(self.lower, self.tokens)

    def claim(self, start: int, end: int) -> None:
        """Mark characters as understood."""
        self._taken[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no character of the stretch is understood yet."""
        return self._taken.find(1, start, end) < 0

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches in what has not been understood yet; claim what you use."""
        for match in pattern.finditer(self.lower):
            if match.end() > match.start() and self.is_free(*match.span()):
                yield match

    def take(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Like `find`, and claims every match."""
        for match in self.find(pattern):
            self.claim(*match.span())
            yield match

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Like `has`, with the typing errors in words about orders corrected."""
        return pattern.search(self.corrected) is not None

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern occurs anywhere, understood or not."""
        return pattern.search(self.lower) is not None

    def said(self, start: int, end: int) -> str:
        """The shopper's own words of a stretch."""
        return " ".join(self.raw[start:end].split()).strip(" ,.;:!?\"'()")


def normalise(raw: str) -> str:
    """NFKC, plain quotes and dashes, single spaces, no control characters."""
    text = unicodedata.normalize("NFKC", raw[:LONGEST_MESSAGE]).translate(_QUOTES)
    kept = "".join(char if char.isprintable() else "\n" if char == "\n" else " " for char in text)
    text = _NT.sub(r"\1n't", re.sub(r"[^\S\n]+", " ", kept).strip())
    for pattern, plain in _CHAT:
        text = pattern.sub(plain, text)
    return text.strip()


#: "dont" for "don't".
_NT = re.compile(r"\b(do|does|did|is|are|was|were|ca|wo|have|has|should|would|could)nt\b", re.I)

#: How people type in a chat, and how the tables of phrases spell it.
_CHAT = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\b(what|that|there|where|how|who|he|she|here)s\b(?!')", r"\1's"),
        (r"^(?:(?:hmm+|oo?hh?|ah+|haha|lol|nah|yeah|umm?|uh|well|ok so)[ ,.!]+)+(?=\w)", ""),
        (r"[ ,]+(?:lol|haha|mate|tho|thx|pls)(?=\W*$)", ""),
        (r"\bu\b", "you"),
        (r"\bur\b", "your"),
        (r"\bim\b", "i'm"),
        (r"\bgimme\b", "give me"),
        (r"\bnvm\b", "never mind"),
        (r"\bppl\b", "people"),
        (r"\bsmth\b", "something"),
        (r"^(?:no,? )?i mean(?:t)?[ ,]+(?=\w)", ""),
    )
)

#: So much is read closely; a reader of tables takes a millisecond for about 50 characters.
CLOSE_READING = 500
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s*")
_TELLING = re.compile(
    r"\d|\?|\b(?:look\w*|need|want|like|buy|find|show|search|budget|under|order|return|cancel"
    r"|refund|size|colou?r|prefer|should|must|without|no|not|ideally)\b"
)


def condense(text: str) -> str:
    """The telling sentences of a long message, with its first and last one.

    A shopper who writes a page has one wish in it; the rest is the story around it.
    """
    if len(text) <= CLOSE_READING:
        return text
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence]
    ends = {0, len(sentences) - 1}
    told = [s for at, s in enumerate(sentences) if at in ends or _TELLING.search(s.lower())]
    kept = " ".join(told)
    half = CLOSE_READING // 2
    return kept if len(kept) <= CLOSE_READING else f"{kept[:half]}\n{kept[-half:]}"


#: Words about orders that are worth recognising when mistyped.
_KEYWORDS = (
    "order", "cancel", "cancellation", "payment", "refund", "return", "account", "password",
    "delivery", "invoice", "exchange", "shipment", "shipping", "address", "newsletter", "customer",
    "purchase", "policy", "checkout", "warranty", "discount", "tracking",
)  # fmt: skip
_NOT_TYPOS = frozenset(
    """shopping ordering chipping whipping skipping slipping snipping border orders older holder
    folder cancels returns refunds accounts payments invoices purchased purchases addresses
    customers tracing cracking trucking stacking packing police polite dress custom consumer
    passwords exchanged exchanges refunded returned deliver delivered account's
    customized""".split()
)


def _correct(lower: str, tokens: tuple[Token, ...]) -> str:
    """The text with near misses of the keywords put right."""
    parts, last = [], 0
    for token in tokens[:60]:
        word = _keyword(token.text) if len(token.text) >= 4 and token.text.isalpha() else None
        if word is not None:
            parts += [lower[last : token.start], word]
            last = token.end
    return "".join([*parts, lower[last:]])


@lru_cache(maxsize=8_192)
def _keyword(word: str) -> str | None:
    if word in _KEYWORDS or word in _NOT_TYPOS:
        return None
    for keyword in _KEYWORDS:
        edits = 2 if len(keyword) >= 10 else 1
        if word[0] != keyword[0] or word == f"{keyword}s":
            continue
        if OSA.distance(word, keyword, score_cutoff=edits) <= edits:
            return keyword
    return None


def _lower(text: str) -> str:
    """Lower case of the same length: "İ" would become two characters."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
