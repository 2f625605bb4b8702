"""The words of one catalogue: its brands, categories, colours, sizes, materials, features.

Built from the products (`Vocabulary.from_products`), looked up by folded phrase, scanned for in a
text, and searched for near misses. What a shopper may filter on comes from here and nowhere else.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from retrieval.catalogue.folding import WORD, fold, fold_word, words
from retrieval.catalogue.sizes import bare_number, size_key

if TYPE_CHECKING:
    from retrieval.types import Product

#: Longer values are sentences, not words to look for.
LONGEST_PHRASE = 6
#: Feeds with free-text features would fill memory with values that occur once.
MOST_FEATURES = 50_000
#: Edits that are still a typo, by the length of the word; shorter words must be exact.
TYPO_LENGTHS = ((9, 2), (5, 1))


class Kind(StrEnum):
    """What a word of the catalogue is."""

    BRAND = "brand"
    CATEGORY = "category"
    COLOR = "color"
    SIZE = "size"
    MATERIAL = "material"
    FEATURE = "feature"
    AUDIENCE = "audience"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Term:
    """A value in the catalogue's spelling; `path` is the way to a category, itself included."""

    kind: Kind
    text: str
    count: int
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [start, end) of a text that name `terms` (one phrase can be of several kinds)."""

    start: int
    end: int
    terms: tuple[Term, ...]


def edits_allowed(length: int) -> int:
    """How many edits of a word of this length are still a typo."""
    return next((edits for shortest, edits in TYPO_LENGTHS if length >= shortest), 0)


class Vocabulary:
    """The terms of a catalogue by folded phrase; immutable once built."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        by_key: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            key = fold(term.text)
            if key and key.count(" ") < LONGEST_PHRASE:
                by_key[key].append(term)
        self._by_key = {
            key: tuple(sorted(found, key=lambda term: -term.count)) for key, found in by_key.items()
        }
        self._longest: dict[str, int] = {}
        self._keys: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        self._buckets: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        self._sizes: dict[str, list[Term]] = defaultdict(list)
        self._joined: dict[str, str] = {}
        self._index()

    def _index(self) -> None:
        for key, terms in self._by_key.items():
            self._joined[key.replace(" ", "")] = key
            for term in (term for term in terms if term.kind is Kind.SIZE):
                number = bare_number(term.text)
                for spelling in {size_key(term.text)} | ({number} if number else set()):
                    self._sizes[spelling].append(term)
            first, length = key.split(" ", 1)[0], key.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))
            for kind in {term.kind for term in terms}:
                self._keys[kind].append(key)
                self._buckets[kind, key[0]].append(key)

    @classmethod
    def from_products(cls, products: Iterable[Product]) -> Vocabulary:
        """Count what the products say.

        Args:
            products: All products of the shop; read once.

        Returns:
            The vocabulary, with the commonest spelling of each value.
        """
        counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
        paths: Counter[tuple[str, ...]] = Counter()
        for product in products:
            if product.brand:
                counts[Kind.BRAND][product.brand] += 1
            paths[product.category] += 1
            counts[Kind.COLOR].update(product.colors)
            counts[Kind.SIZE].update(product.sizes)
            counts[Kind.MATERIAL].update(product.materials)
            counts[Kind.FEATURE].update(product.features)
            counts[Kind.AUDIENCE].update(product.audience)
            for name, value in product.attributes:
                counts[Kind.ATTRIBUTE][name] += 1
                counts[Kind.FEATURE][value] += 1
        return cls([*_category_terms(paths), *_value_terms(counts)])

    def terms(self, kind: Kind) -> Iterator[Term]:
        """All terms of one kind."""
        for key in self._keys[kind]:
            yield from (term for term in self._by_key[key] if term.kind is kind)

    def lookup(self, text: str, *kinds: Kind) -> tuple[Term, ...]:
        """The terms that a phrase names exactly, but for case, plural, accents and spaces."""
        key = fold(text)
        found = self._of_kinds(key, kinds)
        return found or self._of_kinds(self._joined.get(key.replace(" ", ""), ""), kinds)

    def sizes(self, text: str) -> tuple[Term, ...]:
        """The sizes that a size names, however it is spelled: "large" → L, "27 inch" → 27\"."""
        found = self._sizes.get(size_key(text), ())
        number = bare_number(text)
        return tuple(found) or (tuple(self._sizes.get(number, ())) if number else ())

    def containing(self, text: str, kind: Kind) -> tuple[Term, ...]:
        """Terms of one kind that have all the words of a phrase: "blue" → Blue, Navy Blue."""
        wanted = set(fold(text).split())
        found = (key for key in self._keys[kind] if wanted and wanted <= set(key.split()))
        return tuple(self._of_kinds(key, (kind,))[0] for key in found)

    def within(self, text: str, kind: Kind) -> tuple[Term, ...]:
        """Terms of one kind all of whose words a phrase has: "light blue" → Blue."""
        return tuple(mention.terms[0] for mention in self.scan_text(text, kind))

    def scan_text(self, text: str, *kinds: Kind) -> list[Mention]:
        """`scan` over a text as written."""
        return self.scan([fold_word(word) for word in words(text)], *kinds)

    def _of_kinds(self, key: str, kinds: Sequence[Kind]) -> tuple[Term, ...]:
        found = self._by_key.get(key, ())
        return tuple(term for term in found if term.kind in kinds) if kinds else found

    def scan(self, folded: Sequence[str], *kinds: Kind) -> list[Mention]:
        """The longest phrases of a text that the catalogue knows, left to right.

        Args:
            folded: The folded words of the text, as `fold_word` gives them.
            kinds: The kinds to look for; all of them when none is given.

        Returns:
            Mentions that don't overlap.
        """
        mentions, start = [], 0
        while start < len(folded):
            mention = self._longest_at(folded, start, kinds)
            if mention is not None:
                mentions.append(mention)
            start = mention.end if mention is not None else start + 1
        return mentions

    def _longest_at(
        self, folded: Sequence[str], start: int, kinds: Sequence[Kind]
    ) -> Mention | None:
        longest = min(self._longest.get(folded[start], 0), len(folded) - start)
        for length in range(longest, 0, -1):
            terms = self._of_kinds(" ".join(folded[start : start + length]), kinds)
            if terms:
                return Mention(start, start + length, terms)
        return None

    def typo(self, text: str, kind: Kind) -> Term | None:
        """The one term that a phrase is a misspelling of, if it is near enough to be sure.

        Words under five letters must be exact; the first letter must be right. Letters swapped
        count as one edit (optimal string alignment).
        """
        key = fold(text)
        edits = edits_allowed(len(key))
        if edits == 0 or key.isdigit():
            return None
        found = process.extractOne(
            key, self._buckets.get((kind, key[0]), ()), scorer=OSA.distance, score_cutoff=edits
        )
        return self._of_kinds(found[0], (kind,))[0] if found else None

    def nearest(self, text: str, kind: Kind, limit: int = 3) -> list[Term]:
        """The terms most like a phrase that the catalogue doesn't have; may be none."""
        found = process.extract(
            fold(text), self._keys[kind], scorer=fuzz.token_sort_ratio, score_cutoff=55, limit=limit
        )
        return [self._of_kinds(key, (kind,))[0] for key, _, _ in found]

    def save(self, path: Path) -> None:
        """Write the vocabulary as JSON."""
        rows = [
            [term.kind, term.text, term.count, list(term.path)]
            for terms in self._by_key.values()
            for term in terms
        ]
        path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read what `save` wrote."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls(Term(Kind(kind), text, count, tuple(way)) for kind, text, count, way in rows)


def _category_terms(paths: Counter[tuple[str, ...]]) -> Iterator[Term]:
    levels: Counter[tuple[str, ...]] = Counter()
    for path, count in paths.items():
        for depth in range(1, len(path) + 1):
            levels[path[:depth]] += count
    for path, count in levels.items():
        yield Term(Kind.CATEGORY, path[-1], count, path)


def _value_terms(counts: dict[Kind, Counter[str]]) -> Iterator[Term]:
    for kind, values in counts.items():
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for text, count in values.most_common(MOST_FEATURES):
            if len(text) <= 80 and len(WORD.findall(text)) <= LONGEST_PHRASE:
                spellings[fold(text)][text] += count
        for found in spellings.values():
            yield Term(kind, found.most_common(1)[0][0], found.total())
