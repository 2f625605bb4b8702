"""Aspects: what opinions in this shop's reviews are about, each with the words that name it.

    aspects = Aspects([Aspect("battery", ("battery", "charge"), "general")])
    aspects.named_in("I charge it on Sundays.")      # ("battery",)

Where they come from is in `aspect_mining`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from retrieval.catalogue.folding import fold_word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retrieval.types import Product

#: From `general_aspects.tsv`, from what the catalogue says of its products, from the reviews.
Source = Literal["general", "attribute", "feature", "material", "reviews"]
_ENDINGS = (("ability", "able"), ("ibility", "ible"))
#: "in my bag" is another bag than the product's.
_SHOPPERS = frozenset(("my", "our", "your", "his", "her"))
COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Aspect:
    """A part or property that shoppers judge.

    Attributes:
        name: as shown to shoppers.
        forms: words or phrases that name it, stemmed, words with single spaces between.
        source: where it is from.
    """

    name: str
    forms: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ProductWords:
    """Stemmed words that mean one thing about this product and another elsewhere.

    Attributes:
        names: the product itself: "the boots are …" says nothing of a part.
        colors: its colours: "the cream" of a lamp, not of a cake.
    """

    names: frozenset[str] = frozenset()
    colors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, product: Product) -> ProductWords:
        """The last words of title and category, and the colours that are one word."""
        names = (*stems(product.leaf or ""), *stems(product.title)[-1:])
        colors = [stems(color) for color in product.colors]
        return cls(frozenset(names), frozenset(c[0] for c in colors if len(c) == 1))


NO_WORDS = ProductWords()


def stem(word: str) -> str:
    """A folded word; a quality becomes its adjective ("breathability" → "breathable")."""
    folded = fold_word(word)
    for ending, adjective in _ENDINGS:
        if folded.endswith(ending):
            return folded.removesuffix(ending) + adjective
    return folded


def stems(text: str) -> list[str]:
    """The stemmed words of a text."""
    return [stem(word) for word in words(text)]


class Aspects:
    """The aspects of one shop, found in texts by their forms; immutable."""

    def __init__(self, aspects: Iterable[Aspect] = ()) -> None:
        self._aspects = tuple(aspects)
        self._mined = {aspect.name for aspect in self._aspects if aspect.source == "reviews"}
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for aspect in self._aspects:
            for form in aspect.forms:
                first, *rest = form.split()
                self._forms[first].append((tuple(rest), aspect.name))
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form[0]))

    def __iter__(self) -> Iterator[Aspect]:
        return iter(self._aspects)

    def __len__(self) -> int:
        return len(self._aspects)

    def named_in(self, text: str, own: ProductWords = NO_WORDS) -> tuple[str, ...]:
        """Names of the aspects that a text speaks of, each once, in the order of the text.

        Where several forms begin with one word the longest counts: "fits in" isn't "fits".

        Args:
            text: a clause.
            own: of the product that the text is about.
        """
        tokens = stems(text)
        found: dict[str, None] = {}
        start = 0
        while start < len(tokens):
            name, length = self._longest_at(tokens, start)
            if name is not None and not self._of_another(name, tokens, start, own):
                found[name] = None
            elif tokens[start - 1 : start] == ["the"] and tokens[start] in own.colors:
                found[COLOUR] = None
            start += length
        return tuple(found)

    def _longest_at(self, tokens: Sequence[str], start: int) -> tuple[str | None, int]:
        """The name of the longest form that begins at a word, and its length in words."""
        for rest, name in self._forms.get(tokens[start], ()):
            end = start + 1 + len(rest)
            if tuple(tokens[start + 1 : end]) == rest:
                return name, len(rest) + 1
        return None, 1

    def _of_another(self, name: str, tokens: Sequence[str], start: int, own: ProductWords) -> bool:
        """Whether a noun from reviews means the product as a whole, or a thing of the shopper's."""
        if name not in self._mined:
            return False
        before = tokens[start - 1] if start else ""
        return tokens[start] in own.names or before in _SHOPPERS

    def rows(self) -> list[list[object]]:
        """The aspects for JSON: name, source, forms."""
        return [[aspect.name, aspect.source, list(aspect.forms)] for aspect in self._aspects]

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[object]]) -> Aspects:
        """Read what `rows` gave.

        Raises:
            ValueError, TypeError: they aren't aspects.
        """
        return cls([_aspect(*row) for row in rows])


def _aspect(name: object, source: object, forms: object) -> Aspect:
    if source not in get_args(Source) or not isinstance(forms, list):
        raise ValueError(f"{name} isn't an aspect")
    kept = tuple(str(form) for form in forms if str(form).split())
    return Aspect(str(name), kept, next(s for s in get_args(Source) if s == source))
