"""From the shopper's words to this catalogue's: what can be filtered, what is only wished.

Brands, colours and sizes become filters in the catalogue's spelling; what it doesn't have is named
as unknown, with the nearest that it has. A need becomes a category filter only where it names a
category; else it stays text for the search. Features are soft wishes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.grounding.synonyms import other_names
from assistant.types import Frame
from retrieval.catalogue.folding import fold
from retrieval.catalogue.sizes import is_measure
from retrieval.catalogue.vocabulary import Kind, Term, Vocabulary
from retrieval.types import Filters

#: Looks up phrases by meaning: "sneakers" → [("Trainers", 0.83), …], best first.
Similar = Callable[[str], list[tuple[str, float]]]

#: "Around 60", said as equal bounds, is 20% to either side.
AROUND = 0.2
#: A category whose name is as near as this by meaning is wished for, softly.
NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that this catalogue doesn't have, and the nearest that it has."""

    kind: Literal["brand", "color", "size"]
    words: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounded:
    """A frame, or the wishes of a conversation, in the catalogue's words.

    Attributes:
        filters: What a product must have.
        soft: What it should have: features, and categories near in meaning.
        need_category: The path of the category that the need names, or None.
        need_text: What to search for; "" where nothing says it.
        unknown: What the catalogue doesn't have; not among the filters.
        known: The soft wishes that are features of this catalogue.
        notes: For the trace: "altar → Altra".
    """

    filters: Filters
    soft: tuple[str, ...] = ()
    need_category: tuple[str, ...] | None = None
    need_text: str = ""
    unknown: tuple[Unknown, ...] = ()
    known: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Link:
    """What is being put together."""

    vocabulary: Vocabulary
    unknown: list[Unknown] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def brands(self, said: Iterable[str]) -> tuple[str, ...]:
        return self._terms(said, "brand", self._brand)

    def colors(self, said: Iterable[str]) -> tuple[str, ...]:
        return self._terms(said, "color", self._color)

    def sizes(self, said: Iterable[str]) -> tuple[str, ...]:
        return self._terms(said, "size", self._size)

    def excluded(self, said: Iterable[str]) -> tuple[str, ...]:
        """In the catalogue's spelling where it has the word; else as said (titles have it too)."""
        found: list[str] = []
        for text in said:
            colors = [term.text for term in self.vocabulary.containing(text, Kind.COLOR)]
            named = [term.text for term in self.vocabulary.lookup(text)]
            typo = None if named or colors else self._typo(text, Kind.BRAND)
            found += [*colors, *named] or ([typo.text] if typo else [text])
        return tuple(dict.fromkeys(found))

    def _terms(
        self,
        said: Iterable[str],
        kind: Literal["brand", "color", "size"],
        find: Callable[[str], Iterable[Term]],
    ) -> tuple[str, ...]:
        found: list[str] = []
        for text in said:
            terms = tuple(find(text))
            found += [term.text for term in terms]
            if not terms and not (kind == "size" and is_measure(text)):
                nearest = self.vocabulary.nearest(text, Kind(kind))
                self.unknown.append(Unknown(kind, text, tuple(term.text for term in nearest)))
        return tuple(dict.fromkeys(found))

    def _typo(self, text: str, kind: Kind) -> Term | None:
        term = self.vocabulary.typo(text, kind)
        if term is not None:
            self.notes.append(f"{text} → {term.text}")
        return term

    def _brand(self, text: str) -> tuple[Term, ...]:
        exact = self.vocabulary.lookup(text, Kind.BRAND)
        if exact:
            return exact[:1]
        part = self.vocabulary.containing(text, Kind.BRAND)
        if len(part) == 1:
            return part
        typo = self._typo(text, Kind.BRAND)
        return (typo,) if typo else ()

    def _color(self, text: str) -> tuple[Term, ...]:
        """All shades of a colour; for a shade that isn't there, the colour it is a shade of."""
        shades = self.vocabulary.containing(text, Kind.COLOR)
        if shades:
            return shades
        within = self.vocabulary.within(text, Kind.COLOR)
        if within:
            return within[:-1] or within  # "navy blue" is Navy rather than Blue
        typo = self._typo(text, Kind.COLOR)
        return self.vocabulary.containing(typo.text, Kind.COLOR) if typo else ()

    def _size(self, text: str) -> tuple[Term, ...]:
        return self.vocabulary.lookup(text, Kind.SIZE) or self.vocabulary.sizes(text)


def ground(
    frame: Frame | Mapping[str, Any], vocabulary: Vocabulary, *, similar: Similar | None = None
) -> Grounded:
    """Link a frame, or wishes under the same keys, to a catalogue.

    Args:
        frame: A Frame, or a mapping with (some of) its keys.
        vocabulary: The catalogue's words.
        similar: Looks up category names by meaning; without it only spelling counts.

    Returns:
        Filters, soft wishes, and what is unknown.
    """
    said: dict[str, Any] = dict(frame.wire() if isinstance(frame, Frame) else frame)
    link = _Link(vocabulary)
    need = str(said.get("need") or "").strip()
    features = tuple(said.get("features") or ())
    category = _category(need, link) if need else None
    family = _family(need, vocabulary) if need and category is None else ()
    low, high = _bounds(said.get("price_min"), said.get("price_max"))
    sizes = tuple(said.get("size") or ())
    filters = Filters(
        brand=link.brands(said.get("brand") or ()),
        color=link.colors(said.get("color") or ()),
        size=link.sizes(sizes),
        category=(category.text,) if category else tuple(term.text for term in family),
        exclude=link.excluded(said.get("exclude") or ()),
        price_min=low,
        price_max=high,
        rating_min=said.get("rating_min"),
    )
    measures = tuple(s for s in sizes if is_measure(s) and not vocabulary.sizes(s))
    linked = category or next(iter(family), None)
    near = _near_categories(need, similar, link) if need and linked is None else ()
    return Grounded(
        filters=filters,
        soft=tuple(dict.fromkeys((*features, *measures, *near))),
        need_category=linked.path if linked else None,
        need_text=need or " ".join(features),
        unknown=tuple(link.unknown),
        known=tuple(text for text in features if _is_feature(text, vocabulary)),
        notes=tuple(link.notes),
    )


def _category(need: str, link: _Link) -> Term | None:
    exact = link.vocabulary.lookup(need, Kind.CATEGORY)
    if exact:
        return exact[0]
    for name in other_names(need):
        same = link.vocabulary.lookup(name, Kind.CATEGORY)
        if same:
            link.notes.append(f"{need} → {same[0].text}")
            return same[0]
    return link._typo(need, Kind.CATEGORY)


def _family(need: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The kinds of a thing: "jacket" names Rain jackets and Fleece jackets."""
    key = fold(need)
    return tuple(
        term
        for term in vocabulary.terms(Kind.CATEGORY)
        if fold(term.text).split(" ")[-1:] == [key] and " " not in key
    )


def _near_categories(need: str, similar: Similar | None, link: _Link) -> tuple[str, ...]:
    if similar is None:
        return ()
    near = [name for name, score in similar(need)[:2] if score >= NEAR_ENOUGH]
    link.notes += [f"{need} is near {name}" for name in near]
    return tuple(near)


def _is_feature(text: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.lookup(text, Kind.FEATURE, Kind.MATERIAL, Kind.AUDIENCE))


def _bounds(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    if low is None or high is None:
        return low, high
    if low == high:
        return round(low * (1 - AROUND), 2), round(high * (1 + AROUND), 2)
    return min(low, high), max(low, high)
