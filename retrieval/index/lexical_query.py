"""From what a shopper typed to a query of tantivy: weights of fields, joined words, typos."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import tantivy

from retrieval.catalogue.folding import WORD, fold_word
from retrieval.index import words
from retrieval.index.lexical_document import TEXT_FIELDS
from retrieval.index.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORTEST_HALF = 3
LONGEST_QUERY = 32
SHOULD = tantivy.Occur.Should


@dataclass(frozen=True, slots=True)
class LexicalConfig:
    """Settings of the lexical index: the weight of each field, and of what isn't exact.

    Attributes:
        title, brand, category, features, color, description: weights of the fields.
        others: share of the other fields' scores that is added to the best field's.
        joined: weight of "headphones" where "head phones" was asked for, and the reverse.
        one_edit, two_edits: weights of words that differ from an unknown one by so much.
    """

    title: float = 2.0
    brand: float = 1.5
    category: float = 2.0
    features: float = 1.2
    color: float = 1.2
    description: float = 1.0
    others: float = 0.3
    joined: float = 0.8
    one_edit: float = 0.7
    two_edits: float = 0.4


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query, ready to run on the state of the index that it was made for.

    Attributes:
        query: of tantivy; None where no word of the text is in the index.
        ideal: about the score of a product that has all the words; unknown words count.
        respelled: the text, with typos put right.
        searcher: of the state of the index.
    """

    query: Any
    ideal: float
    respelled: str
    searcher: Any


class LexicalQueries:
    """Makes queries for one state of the index; reads its vocabulary when a typo asks for it."""

    def __init__(
        self,
        schema: Any,
        searcher: Any,
        analyzer: Any,
        config: LexicalConfig,
        is_word: Callable[[str], bool],
    ) -> None:
        self.searcher = searcher
        self._schema = schema
        self._analyzer = analyzer
        self._config = config
        self._is_word = is_word

    def parse(self, text: str) -> Parsed:
        """A query that scores each word by its best field."""
        typed = words.content_words(text)[:LONGEST_QUERY]
        by_word = [list(self._word(word)) for word in dict.fromkeys(typed)]
        parts = [part for found in by_word for part in found]
        parts += [self._codes(code, 1.0) for code in dict.fromkeys(words.compounds(text))]
        parts += self._joined(typed)
        query = tantivy.Query.boolean_query([(SHOULD, part) for part in parts]) if parts else None
        return Parsed(query, self._ideal(by_word), self._respelled(text), self.searcher)

    @cached_property
    def spelling(self) -> Spelling:
        """The vocabulary of the index, for typos."""
        return Spelling(self.searcher.terms_with_prefix("words", ""))

    def _ideal(self, by_word: list[list[Any]]) -> float:
        best = [self._best(found) for found in by_word if found]
        known = [score for score in best if score > 0]
        return sum(known) / len(known) * len(by_word) if known else 0.0

    def _best(self, parts: list[Any]) -> float:
        query = tantivy.Query.boolean_query([(SHOULD, part) for part in parts])
        hits = self.searcher.search(query, limit=1, count=False).hits
        return float(hits[0][0]) if hits else 0.0

    def _respelled(self, text: str) -> str:
        def right(match: Any) -> str:
            word = fold_word(match.group())
            if word in words.STOP_WORDS or self._known(word):
                return str(match.group())
            halves = self._halves(word)
            if halves is not None:
                return " ".join(halves)
            return next((known for known, _ in self._corrections(word)), match.group())

        return WORD.sub(right, text)

    def _word(self, word: str) -> Iterator[Any]:
        stems = self._analyzer.analyze(word)
        if self._known(word):
            yield from (self._fields(stem, 1.0) for stem in stems)
            if self.searcher.doc_freq("codes", word):
                yield self._codes(word, 1.0)
            return
        halves = self._halves(word)
        if halves is not None:
            for half in halves:
                yield from self._weighed(half, self._config.joined)
            return
        corrected = [
            part
            for known, edits in self._corrections(word)
            for part in self._weighed(known, self._weight(edits))
        ]
        if corrected:
            yield tantivy.Query.disjunction_max_query(corrected)

    def _corrections(self, word: str) -> list[tuple[str, int]]:
        return [] if self._is_word(word) else self.spelling.corrections(word)

    def _weight(self, edits: int) -> float:
        return self._config.one_edit if edits == 1 else self._config.two_edits

    def _halves(self, word: str) -> tuple[str, str] | None:
        """ "yogamat" → yoga, mat, where only those are known; the commoner pair."""
        if self._is_word(word) or not word.isalpha():
            return None
        cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        pairs = [(word[:cut], word[cut:]) for cut in cuts]
        scored = [
            (min(self.searcher.doc_freq("words", half) for half in pair), pair) for pair in pairs
        ]
        best = max(scored, default=(0, None))
        return best[1] if best[0] > 0 else None

    def _joined(self, typed: Sequence[str]) -> Iterator[Any]:
        """ "head phones" → headphones, where that is known."""
        for first, second in pairwise(typed):
            both = first + second
            if self.searcher.doc_freq("words", both):
                yield from self._weighed(both, 2 * self._config.joined)
            elif self.searcher.doc_freq("codes", both):
                yield self._codes(both, self._config.joined)

    def _weighed(self, word: str, weight: float) -> Iterator[Any]:
        yield from (self._fields(stem, weight) for stem in self._analyzer.analyze(word))

    def _fields(self, stem: str, weight: float) -> Any:
        queries = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, field, stem, index_option="freq"),
                weight * getattr(self._config, field),
            )
            for field in TEXT_FIELDS
        ]
        return tantivy.Query.disjunction_max_query(queries, self._config.others)

    def _codes(self, code: str, weight: float) -> Any:
        query = tantivy.Query.term_query(self._schema, "codes", code, index_option="basic")
        return tantivy.Query.boost_query(query, weight * self._config.title)

    def _known(self, word: str) -> bool:
        """In the index as it is, in one piece, or by its stem."""
        if any(self.searcher.doc_freq(field, word) for field in ("words", "codes")):
            return True
        stems = self._analyzer.analyze(word)
        return any(self.searcher.doc_freq(field, stem) for field in TEXT_FIELDS for stem in stems)
