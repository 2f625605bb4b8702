"""Brands, colours and well-known features in a message, by the catalogue and the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.intent import lexicon
from assistant.intent.brands import BrandReader
from assistant.intent.colors import ColorReader

if TYPE_CHECKING:
    from assistant.intent.message import Message
    from retrieval.catalogue.vocabulary import Vocabulary

Span = tuple[int, int]

#: Tokens end at hyphens, so that adjectives with one are phrases here.
_HYPHENATED = (word.replace("-", " ") for word in lexicon.MODIFIERS if "-" in word)
_SPELLINGS = {" ".join(phrase.split()) for phrase in (*lexicon.PHRASES, *_HYPHENATED)}
_ALTERNATIVES = sorted((re.escape(phrase) for phrase in _SPELLINGS), key=len, reverse=True)
_PHRASES = re.compile(
    r"(?<![\w-])(?:" + "|".join(_ALTERNATIVES).replace(r"\ ", "[ -]") + r")(?![\w-])"
)
#: "lemon flavor", "rose scented": up to two words before.
_FLAVORS = re.compile(
    r"(?<![\w-])(?!with |in |of |the |and |for |some |a |an "
    r"|has )[a-z]+(?: (?!with |in |of |the |and |for |some |an? )[a-z]+)?[ -](?:flavou?red"
    r"|flavou?rs?|scented|scent)\b"
)
#: "2 person", "3-tier": a number that counts parts or people.
_COUNTED = re.compile(
    r"(?<![\w.])(?:\d{1,2}|two|three|four|five|six|eight|ten)[ -]?(?:tier(?:ed)?|person"
    r"|persons|people|man|drawers?|shelf|shelves|burners?|speed|layer|door|seat|light"
    r"|compartments?|pockets?|years? old(?: (?:boys?|girls?|kids?|son|daughter|child|dog"
    r"|cat|man|woman|niece|nephew))?)(?![\w-])"
)
#: "16gb ram", "512 GB SSD".
_SPECS = re.compile(
    r"(?<![\w.])(?:at least |minimum |min )?\d{1,4}\s?[gt]b (?:of )?(?:ddr\d )?(?:ram|ssd"
    r"|memory|storage|hard drive)\b"
)
_NON = re.compile(r"(?<![\w-])non[- ][a-z]+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Spans of wishes in order of the message: (start, end)."""

    brands: list[Span] = field(default_factory=list)
    colors: list[Span] = field(default_factory=list)
    features: list[Span] = field(default_factory=list)


class WishReader:
    """Finds brands, colours and features by the words of one catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._brands = BrandReader(vocabulary)
        self._colors = ColorReader(vocabulary)

    def read(self, message: Message) -> Wishes:
        """The spans of wishes; claims all but features of the lexicon, which needs claims."""
        brands = self._brands.read(message)
        features = [m.span() for p in (_FLAVORS, _COUNTED, _SPECS, _NON) for m in message.take(p)]
        colors = self._colors.read(message)
        features += [match.span() for match in message.find(_PHRASES)]
        return Wishes(brands, colors, sorted(features))
