"""Sizes: "size 9", "EU 42", "XL", "extra large", "27 inch", "1.5 l", "pack of 6", "queen size"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.intent import numbers
from retrieval.catalogue.vocabulary import Kind

if TYPE_CHECKING:
    from assistant.intent.message import Message
    from retrieval.catalogue.vocabulary import Vocabulary

_N = r"\d{1,4}(?:[.,]\d{1,2})?"
_WORDS = "|".join([*numbers.TENS, *sorted(numbers.UNITS, key=len, reverse=True)])
_LETTERS = r"(?:x{1,5}-?s|x{1,5}-?l|[2-6]\s?x-?l|[2-6]x|[2-6]t|xs|xl|xxl|s/m|m/l|l/xl)"
_NAMED = (
    r"(?:(?:extra|x{1,4})[\s-]?(?:extra[\s-])?(?:large|small|long)|(?:small|medium|large)"
    r"|one size|plus size"
    r"|(?:short|long|regular|tall)(?=\s(?:length|inseam)))"
)
_LENGTHS = (
    r"(?:\"|''|inch(?:es)?|in(?=\s(?:wide|long|deep|tall|high)\b)|cm|mm|meters?|metres?|m|ft"
    r"|feet|foot|yards?)"
)
_AMOUNTS = (
    r"(?:lit(?:er|re)s?|l|ml|cl|gallons?|quarts?|qt|pints?"
    r"|(?:fl(?:uid)?\.?\s)?(?:oz|ounces?)\.?|lbs?|pounds?|kgs?"
    r"|kilos?|g|grams?|gb|tb)"
)
_BEDS = (
    r"(?:california king|cal king|twin xl|king|queen|twin|full|double|single|toddler|travel"
    r"|family|pocket|bite)"
)
_COUNT = r"(?:packs?|pk|counts?|ct|pcs|pieces?)"

#: The shoe or clothing size after the word "size".
_SIZED = re.compile(
    r"\b(?:in\s)?(?:an?\s)?(?P<sys>(?:eu|us|uk)\s)?(?:shoe\s)?sizes?\s?(?:is|of|:|in|are"
    r"|=)?\s?(?:a\s|an\s|about\s)?"
    r"(?P<value>(?:(?:eu|us|uk)\s?)?(?:\d{1,3}(?:[.,]5|\s1/2)?"
    rf"|(?:{_WORDS})(?:\sand a half)?)(?:\s(?:wide|narrow|regular|short|long|us|uk|eu)\b)?"
    rf"|{_LETTERS}|{_NAMED}|[sml]|{_BEDS})(?![\w%])"
)
#: "size 40 or 42": the second one.
_SIZES_MORE = re.compile(
    r"\bsizes?\s(?P<value>\d{1,3}(?:[.,]5)?)\s?(?:-|/|,|and|or"
    r"|to)\s?(?P<more>\d{1,3}(?:[.,]5)?)(?!\w)"
)
_WORN = re.compile(
    r"\bi(?:'m| am| wear| take| need)(?: usually| normally"
    rf"| always)? an? (?P<value>\d{{1,2}}(?:[.,]5)?|{_LETTERS}"
    r"|[sml])(?=\s*(?:$|[.,!?]|in\b|and\b|please))"
)
_SYSTEM = re.compile(r"\b(?P<value>(?:eu|us|uk)\s?\d{1,2}(?:[.,]5)?)(?![\w%])")
_SIZE_AFTER = re.compile(
    rf"\b(?P<value>{_NAMED}|{_LETTERS}|{_BEDS}|\d{{1,2}}(?:[.,]5)?)[\s-]sized?\b"
)
_BOXED = re.compile(
    rf"(?<![\w.])(?P<value>{_N}\s?{_LENGTHS}?\s?(?:x"
    rf"|by)\s?{_N}(?:\s?{_LENGTHS}?\s?(?:x|by)\s?{_N})?(?:[\s-]?{_LENGTHS}(?!\w))?)(?!\w)"
)
_MEASURE = re.compile(
    r"(?:(?:at least|at most|up to|under|over|below|above"
    r"|(?:no |not )?(?:more|less|lighter|smaller|bigger|heavier|larger) than|min\.?|max\.?"
    r"|around|about|minimum|maximum) )?"
    rf"(?<![\w.,$€£#])(?P<value>(?:{_N}"
    rf"|(?:{_WORDS})(?=[\s-](?:inch|foot|feet|lit|oz|ounce|gallon|pound)))"
    rf"[\s-]?(?:{_LENGTHS}|{_AMOUNTS})(?!\w)(?:\s(?:waist|inseam|length|bust|chest)\b)?)"
    r"(?![\s-](?:ram|ssd|ddr\d|hard|of ram|memory))(?:[\s-](?:long|wide|tall|high|deep"
    r"|thick|screen|display|in size|capacity|bottles?(?=\sof)))?"
)
_PACK = re.compile(
    rf"(?<![\w.])(?P<value>(?:{_COUNT}|sets?|box(?:es)?|cases?|bundles?) of (?:\d{{1,4}}"
    rf"|{_WORDS})|(?:\d{{1,4}}|{_WORDS})[\s-]?{_COUNT})(?!\w)"
)
_PLAIN = re.compile(
    rf"(?:\bin\s(?:an?\s)?)?(?<![\w'])(?P<value>{_LETTERS}"
    rf"|{_NAMED})(?!\w)(?!\s(?:of|amount|part|dog|breed))"
)
_LETTER = re.compile(
    r"(?:\bin\s(?:an?\s)?|^|,\s|\band\s|\bor\s"
    r"|\ba\s)(?P<value>[sml])(?=\s*(?:$|[,.!?]|or\b|and\b|please|then|size))"
)
_BARE = re.compile(
    r"^\W*(?:(?:a|an|i'm a|i wear(?: a)?|in|probably|about"
    rf"|around)\s)*(?P<value>\d{{1,3}}(?:[.,]5)?|[sml]|{_LETTERS}|{_NAMED})\b"
)

#: "bed frame, king": only where beds are talked of.
_BED = re.compile(
    r"(?<!\w)(?P<value>california king|king|queen|twin xl|twin)(?!\w)(?!\s(?:charles|of|cobra))"
)
_BEDDING = re.compile(
    r"\b(?:beds?|bedding|sheets?|duvets?|mattress\w*|comforters?|quilts?|pillow\w*"
    r"|bedspreads?|blankets?|headboards?)\b"
)

_ORDER = (
    _SIZES_MORE,
    _SIZED,
    _WORN,
    _SYSTEM,
    _SIZE_AFTER,
    _PACK,
    _BOXED,
    _MEASURE,
    _PLAIN,
    _LETTER,
)


def read_sizes(message: Message, vocabulary: Vocabulary, *, asked: bool = False) -> list[str]:
    """The sizes of a message as said, without the word "size"; claims them.

    Args:
        message: The message; order ids must have been claimed before.
        vocabulary: Sizes of the catalogue that are words ("Queen") are found too.
        asked: The shopper was just asked for a size: a bare number is one.
    """
    found: list[tuple[int, str]] = []
    beds = (_BED,) if message.has(_BEDDING) else ()
    for pattern in (*_ORDER, *beds, *((_BARE,) if asked else ())):
        for match in message.take(pattern):
            said = message.raw[slice(*match.span("value"))].strip()
            system = match.groupdict().get("sys")
            if match.groupdict().get("more"):
                found.append((match.start("more"), match["more"]))
            found.append((match.start(), f"{system.strip().upper()} {said}" if system else said))
    found += _catalogue_sizes(message, vocabulary)
    return list(dict.fromkeys(said for _, said in sorted(found)))


def _catalogue_sizes(message: Message, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Sizes of two words or more: single words ("small", "double") mean too much else."""
    found = []
    for mention in vocabulary.scan([token.folded for token in message.tokens], Kind.SIZE):
        start = message.tokens[mention.start].start
        end = message.tokens[mention.end - 1].end
        if mention.end - mention.start > 1 and message.is_free(start, end):
            message.claim(start, end)
            found.append((start, message.said(start, end)))
    return found
