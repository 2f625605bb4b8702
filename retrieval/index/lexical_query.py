"""From what a shopper typed to a query of tantivy: weights of fields, joined words, typos."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.index import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.index.lexical import LexicalConfig

#: Edits that are still a typo, by the length of the word; shorter words must be exact.
TYPO_LENGTHS = ((8, 2), (4, 1))
#: At most so many words stand in for one that isn't known.
MOST_CORRECTIONS = 3
SHORTEST_HALF = 3
LONGEST_QUERY = 32
WEIGHED = ("title", "brand", "category", "features", "color", "description")


class LexicalQueries:
    """Makes queries for one state of the index; reads its vocabulary when a typo asks for it."""

    def __init__(self, schema: Any, searcher: Any, analyzer: Any, config: LexicalConfig) -> None:
        self._schema = schema
        self.searcher = searcher
        self._analyzer = analyzer
        self._config = config

    def parse(self, text: str) -> Any | None:
        """A query that scores each word by its best field; None where there are no words."""
        typed = words.content_words(text)[:LONGEST_QUERY]
        parts = [part for word in dict.fromkeys(typed) for part in self._word(word)]
        parts += [self._codes(code, 1.0) for code in dict.fromkeys(words.compounds(text))]
        parts += self._joined(typed)
        if not parts:
            return None
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def corrections(self, word: str) -> list[tuple[str, float]]:
        """Known words that an unknown one may be a typo of, with their weights, best first."""
        edits = next((most for length, most in TYPO_LENGTHS if len(word) >= length), 0)
        if edits == 0 or not word.isalpha():
            return []
        near = process.extract(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=edits, limit=50
        )
        closest = min((distance for _, distance, _ in near if distance), default=-1)
        ranked = sorted(
            (distance, word[0] != known[0], -self._counts[index], known)
            for known, distance, index in near
            if distance == closest
        )
        weights = {1: self._config.one_edit, 2: self._config.two_edits}
        return [
            (known, weights[int(distance)]) for distance, _, _, known in ranked[:MOST_CORRECTIONS]
        ]

    def _word(self, word: str) -> Iterator[Any]:
        stems = self._analyzer.analyze(word)
        if self._known(word) or any(self._stem_known(stem) for stem in stems):
            yield from (self._fields(stem, 1.0) for stem in stems)
            return
        if self.searcher.doc_freq("codes", word):
            yield self._codes(word, 1.0)
        halves = self._halves(word)
        if halves is not None:
            for half in halves:
                yield from (
                    self._fields(stem, self._config.joined) for stem in self._analyzer.analyze(half)
                )
            return
        corrected = [
            self._fields(stem, weight)
            for known, weight in self.corrections(word)
            for stem in self._analyzer.analyze(known)
        ]
        if corrected:
            yield tantivy.Query.disjunction_max_query(corrected)

    def _halves(self, word: str) -> tuple[str, str] | None:
        """ "footstool" → foot, stool, where only those are known; the commoner pair."""
        pairs = [
            (word[:cut], word[cut:]) for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        ]
        scored = [
            (min(self.searcher.doc_freq("words", half) for half in pair), pair) for pair in pairs
        ]
        best = max(scored, default=(0, None))
        return best[1] if best[0] > 0 else None

    def _joined(self, typed: Sequence[str]) -> Iterator[Any]:
        """ "head phones" → headphones, where that is known."""
        for first, second in pairwise(typed):
            both = first + second
            if self._known(both):
                yield from (
                    self._fields(stem, 2 * self._config.joined)
                    for stem in self._analyzer.analyze(both)
                )
            elif self.searcher.doc_freq("codes", both):
                yield self._codes(both, self._config.joined)

    def _fields(self, stem: str, weight: float) -> Any:
        queries = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, field, stem, index_option="freq"),
                weight * getattr(self._config, field),
            )
            for field in WEIGHED
        ]
        return tantivy.Query.disjunction_max_query(queries, self._config.others)

    def _codes(self, code: str, weight: float) -> Any:
        query = tantivy.Query.term_query(self._schema, "codes", code, index_option="basic")
        return tantivy.Query.boost_query(query, weight * self._config.title)

    def _known(self, word: str) -> bool:
        return bool(self.searcher.doc_freq("words", word))

    def _stem_known(self, stem: str) -> bool:
        return any(self.searcher.doc_freq(field, stem) for field in WEIGHED)

    @cached_property
    def _terms(self) -> list[tuple[str, int]]:
        found = self.searcher.terms_with_prefix("words", "")
        return [(word, count) for word, count in found if len(word) > 2]

    @cached_property
    def _vocabulary(self) -> list[str]:
        return [word for word, _ in self._terms]

    @cached_property
    def _counts(self) -> list[int]:
        return [count for _, count in self._terms]
