"""Shown products that a message names by their title: "the Trailkeeper", "the blue one"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from assistant.intent import lexicon
from retrieval.catalogue.folding import fold, fold_word
from retrieval.catalogue.vocabulary import Kind, edits_allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.intent.message import Message, Token
    from retrieval.catalogue.vocabulary import Vocabulary

_ORDINARY = frozenset(
    fold_word(word)
    for word in lexicon.FUNCTION
    | lexicon.MODIFIERS
    | lexicon.COLORS
    | lexicon.MATERIALS
    | lexicon.AUDIENCES
)
_THE_ONE = re.compile(r"\b(?:the|that)\s(?P<word>[\w'-]+)\s(?:one|version|pair)\b")


def read_titles(
    message: Message,
    shown: Sequence[str],
    vocabulary: Vocabulary,
    *,
    naming: bool,
    need: str | None = None,
) -> list[int]:
    """Places (1-based) of shown products whose title's own words occur in the message.

    Args:
        message: The message; claims the words of titles that it finds.
        shown: The titles shown, in order.
        vocabulary: Tells words of titles from the words for kinds of things.
        naming: Whether the message talks of single products, so that a brand or colour alone
            ("the blue one", "the Altra") can name one.
    """
    common = set(fold(need or "").split())
    titles = [set(fold(title).split()) - common for title in shown]
    owners = Counter(word for title in titles for word in title)
    places: list[tuple[int, int]] = []
    for token in message.tokens:
        if not message.is_free(token.start, token.end):
            continue
        word = _title_word(
            token, owners, vocabulary, naming=naming and _has_article(message, token)
        )
        if word is not None and owners[word] == 1:
            place = next(at for at, title in enumerate(titles, 1) if word in title)
            places.append((token.start, place))
            message.claim(token.start, token.end)
    places += _the_one(message, titles)
    return list(dict.fromkeys(place for _, place in sorted(places)))


def _title_word(
    token: Token, owners: Counter[str], vocabulary: Vocabulary, *, naming: bool
) -> str | None:
    if len(token.text) < 3 or token.folded in _ORDINARY:
        return None
    kinds = {term.kind for term in vocabulary.lookup(token.text)} - {Kind.ATTRIBUTE, Kind.SIZE}
    if kinds and not (naming and kinds == {Kind.BRAND}):
        return None
    if token.folded in owners:
        return token.folded
    edits = edits_allowed(len(token.folded))
    near = [
        word
        for word in owners
        if edits and OSA.distance(word, token.folded, score_cutoff=edits) <= edits
    ]
    return near[0] if len(near) == 1 and near[0] not in _ORDINARY else None


def _has_article(message: Message, token: Token) -> bool:
    return (
        re.search(
            r"\b(?:the|that|this|vs|and|or|with)\s$",
            message.lower[max(0, token.start - 6) : token.start],
        )
        is not None
    )


def _the_one(message: Message, titles: list[set[str]]) -> list[tuple[int, int]]:
    found = []
    for match in message.find(_THE_ONE):
        places = [at for at, title in enumerate(titles, 1) if fold_word(match["word"]) in title]
        if len(places) == 1:
            message.claim(*match.span())
            found.append((match.start(), places[0]))
    return found
