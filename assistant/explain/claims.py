"""Which terms of the catalogue a sentence names, for the audit to check."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.catalogue.folding import fold_word, words
from retrieval.catalogue.vocabulary import Kind, Vocabulary

CLAIMING = (Kind.BRAND, Kind.COLOR, Kind.MATERIAL, Kind.FEATURE)
#: Single words that are also ordinary English claim nothing by themselves ("one", "natural").
SHORTEST = 3


def claims_in(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Brands, colours, materials and features that a text names, as the text spells them."""
    spelled = words(text)
    for mention in vocabulary.scan([fold_word(word) for word in spelled], *CLAIMING):
        phrase = " ".join(spelled[mention.start : mention.end])
        if len(phrase) >= SHORTEST:
            yield phrase
