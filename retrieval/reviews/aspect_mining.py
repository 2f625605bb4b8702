"""Which aspects a shop has: the catalogue's own terms and the nouns that its reviews judge.

    finder = AspectFinder(store.products())
    finder.read(texts)          # as often as wanted
    aspects = finder.aspects()

Three sources, in this order; a later one never takes a form of an earlier one:

1. `general_aspects.tsv`: price, size, quality and so on, where a review names them;
2. names of attributes, features and materials in the catalogue, where reviews name them; a
   single word must also be judged or ascribed somewhere, as "down" in "a size down" isn't;
3. nouns that reviews pass judgement on ("the zip is …"), where the catalogue knows them too or
   many reviews have them. A sentence pattern finds them, so this works in English only.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from retrieval.catalogue.folding import words
from retrieval.index.words import STOP_WORDS
from retrieval.reviews.aspects import Aspect, Aspects, ProductWords, Source, stem, stems
from retrieval.reviews.sentences import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retrieval.types import Product

#: "the zip is", "its coin pocket feels": the noun is the second group.
_JUDGED = re.compile(
    r"\b(?:the|its|their|these|those)\s+(?:[^\W\d_]+\s+)?([^\W\d_]{3,})\s+"
    r"(?:is|are|was|were|isn['’]t|aren['’]t|feels?|felt|looks?|seems?|works?|sits?|stays?|holds?"
    r"|has|have|needs?|comes?|came|broke|breaks|tore|bent|cracked|wears?|wore|runs?|gets?|got"
    r"|doesn['’]t|don['’]t|didn['’]t|won['’]t|can['’]t|could|keeps?|makes?|digs?|slips?|sticks?"
    r"|opens?|closes?|lasts?|fades?|faded|peels?|peeled|leaks?|collects?)\b",
    re.IGNORECASE,
)
#: "is breathable", "too thin": a quality that is ascribed.
_ASCRIBED = re.compile(
    r"\b(?:is|are|was|were|feels?|felt|looks?|seems?|so|very|really|quite|too|not|more|less"
    r"|nicely|truly|fully|\w+n['’]t)\s+([^\W\d_]{3,})",
    re.IGNORECASE,
)
_LONGEST_TERM = 3


@dataclass(frozen=True, slots=True)
class AspectConfig:
    """How often something must be said to be an aspect.

    Attributes:
        least_catalogue: reviews that name a term of the catalogue.
        least_known: reviews that judge a noun which the catalogue's texts have.
        least_unknown: the same for a noun which they don't have.
        most_mined: nouns kept, the commonest.
    """

    least_catalogue: int = 2
    least_known: int = 3
    least_unknown: int = 6
    most_mined: int = 150


class AspectFinder:
    """Reads the products once and the reviews in batches; keeps counts, no texts."""

    def __init__(self, products: Iterable[Product], config: AspectConfig | None = None) -> None:
        self._config = config or AspectConfig()
        terms: dict[str, Aspect] = {}
        self._known: set[str] = set()
        self._colors: set[str] = set()
        for product in products:
            for source, text in _terms(product):
                terms.setdefault(" ".join(stems(text)), Aspect(text.lower(), (), source))
            self._known.update(stems(f"{product.title} {product.description}"))
            self._known.update(*(stems(text) for _, text in _terms(product)))
            self._colors |= ProductWords.of(product).colors
        self._candidates = Aspects([*general_aspects(), *_with_forms(terms)])
        self._named: Counter[str] = Counter()
        self._judged: Counter[str] = Counter()
        self._ascribed: set[str] = set()
        self._spelled: dict[str, Counter[str]] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Count what some reviews speak of, once per review."""
        for text in texts:
            pieces = clauses(text)
            self._named.update({name for p in pieces for name in self._candidates.named_in(p)})
            self._ascribed.update(stem(w) for p in pieces for w in _ASCRIBED.findall(p))
            nouns = [noun.lower() for piece in pieces for noun in _JUDGED.findall(piece)]
            self._judged.update({stem(noun) for noun in nouns} - not_aspects() - STOP_WORDS)
            for noun in nouns:
                self._spelled.setdefault(stem(noun), Counter())[noun] += 1

    def aspects(self) -> Aspects:
        """What has been said often enough."""
        kept = [aspect for aspect in self._candidates if self._said(aspect)]
        taken = self._colors | {form for aspect in kept for form in aspect.forms}
        return Aspects([*kept, *self._mined(taken)])

    def _said(self, aspect: Aspect) -> bool:
        if aspect.source == "general":
            return self._named[aspect.name] > 0
        form = aspect.forms[0]
        judged = " " in form or form in self._judged
        ascribed = aspect.source == "feature" and form in self._ascribed
        return (judged or ascribed) and self._named[aspect.name] >= self._config.least_catalogue

    def _mined(self, taken: set[str]) -> Iterator[Aspect]:
        config, left = self._config, self._config.most_mined
        for noun, count in sorted(self._judged.items(), key=lambda item: (-item[1], item[0])):
            least = config.least_known if noun in self._known else config.least_unknown
            if left and count >= least and noun not in taken:
                left -= 1
                yield Aspect(self._spelled[noun].most_common(1)[0][0], (noun,), "reviews")


def _terms(product: Product) -> Iterator[tuple[Source, str]]:
    """What the record calls a property of the product, where it reads like one."""
    sides: tuple[tuple[Source, Iterable[str]], ...] = (
        ("attribute", (name for name, _ in product.attributes)),
        ("feature", product.features),
        ("material", product.materials),
    )
    for source, texts in sides:
        for text in texts:
            parts = [stem(word) for word in words(text)]
            plain = all(part.isalpha() and len(part) > 2 for part in parts)
            if plain and 0 < len(parts) <= _LONGEST_TERM and not set(parts) & STOP_WORDS:
                yield source, text


def _with_forms(terms: dict[str, Aspect]) -> Iterator[Aspect]:
    """Each term by its stems, in one piece too ("non-stick" → "nonstick")."""
    general = {form for aspect in general_aspects() for form in aspect.forms}
    names = {aspect.name for aspect in general_aspects()}
    for key, aspect in terms.items():
        forms = tuple(dict.fromkeys((key, key.replace(" ", ""))))
        if general.isdisjoint(forms) and aspect.name not in names and key not in not_aspects():
            yield Aspect(aspect.name, forms, aspect.source)


@cache
def general_aspects() -> tuple[Aspect, ...]:
    """Aspects that any shop may have, from `general_aspects.tsv`."""
    found = []
    for line in _lines("general_aspects.tsv"):
        name, listed = line.split("\t", 1)
        forms = (" ".join(stems(form)) for form in listed.split(","))
        found.append(Aspect(name, tuple(dict.fromkeys(forms)), "general"))
    return tuple(found)


@cache
def not_aspects() -> frozenset[str]:
    """Stemmed nouns that are no part or property of a product, from `not_aspects.txt`."""
    return frozenset(stem(word) for line in _lines("not_aspects.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = files("retrieval.reviews").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
