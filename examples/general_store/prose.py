"""Descriptions: the hand-written text of a product, finished with its measured facts.

A description is the text, a sentence or two on features, one sentence of facts ("It weighs
380 g and boils water in 9 min per litre.") and one on material, origin and guarantee.
"""

import random
import re
from collections.abc import Mapping
from typing import Any

from examples.general_store.tables import ProductType, Row

FEWEST_WORDS = 52
MOST_WORDS = 88
MOST_FACTS = 4
PART = re.compile(r" (frame|core|coating|lining|pole|poles|tips|dots|sole)$")
PLURAL_NOUNS = frozenset(
    "headphones earbuds goggles secateurs poles snips shears lights bowls blocks weights drops "
    "beans wraps sheets oats dumbbells bands screwdrivers treats monitors flakes".split()
)
PLURALS = {"It is ": "They are ", "It isn't ": "They aren't ", "It has ": "They have "}
YEARS = {"1": "one", "2": "two", "3": "three", "5": "five", "10": "ten"}
NOTHING = re.compile(r"^$|^(no|not|none|any|depends|mains|never|unlimited|fits|max|varies)\b")


def states_something(value: str) -> bool:
    """Whether an attribute value is a fact ("no battery" is not)."""
    return NOTHING.search(value) is None


def is_plural(kind: ProductType, row: Row) -> bool:
    """Whether one speaks of the product as "they"."""
    title = row.title.lower()
    if kind.size_run in ("shoes", "socks", "waists"):
        return True
    head = title.split(" with ")[0].split(" for ")[0].split(",")[0]
    several = title.endswith((", pair", "s, four", "s, five", "s, six", "s, ten"))
    return several or head.split()[-1] in PLURAL_NOUNS


def listed(values: tuple[str, ...] | list[str]) -> str:
    """Values in words: "a, b and c"."""
    return " and ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)


def made_of(materials: tuple[str, ...]) -> str:
    """Materials in words; a part comes last: "nylon with an aluminium frame"."""
    if len(materials) > 1 and (part := PART.search(materials[-1])):
        article = "" if part[1].endswith("s") else ("an " if materials[-1][0] in "aeiou" else "a ")
        return f"{listed(materials[:-1])} with {article}{materials[-1]}"
    return listed(materials) if materials else ""


def _shown(row: Row, attributes: Mapping[str, str], kind: ProductType) -> dict[str, str]:
    """Facts to choose from, in the order of the table; a size becomes what it measures."""
    facts = {name: value for name, value in attributes.items() if name not in ("made in",)}
    size = row.sizes[0] if len(row.sizes) == 1 else ""
    if kind.department in ("Food & Drink", "Beauty & Care"):
        facts["contents"] = size
    elif re.fullmatch(r"[\d.]+ (l|ml)", size):
        facts["volume"] = size
    elif re.fullmatch(r"[AB]\d", size):
        facts["paper size"] = size
    elif size.endswith(("cm", "mm")) and "dimensions" not in attributes:
        facts["measure"] = size
    return facts


class Writer:
    """Finishes the descriptions of one catalogue."""

    def __init__(self, phrases: Mapping[str, Any], rng: random.Random) -> None:
        self.facts: Mapping[str, str] = phrases["facts"]
        self.features: Mapping[str, list[str]] = phrases["features"]
        self.notes: Mapping[str, list[str]] = phrases["notes"]
        self.nothing = re.compile(phrases["nothing"])
        self.articles = frozenset(phrases["articles"])
        self.rng = rng

    def describe(self, kind: ProductType, row: Row, attributes: Mapping[str, str]) -> str:
        """Finish a row's text, which comes first and untouched.

        Args:
            kind: the product's type, for wording that depends on it.
            row: the product's table line.
            attributes: all attributes, the brand's warranty and origin included.

        Returns:
            A description of FEWEST_WORDS to MOST_WORDS words, where the facts suffice.
        """
        plural = is_plural(kind, row)
        clauses, asides = self._facts(kind, row, attributes, plural)
        features = [self._said(text, plural) for text in self._features(kind, row)]
        closing = self._closing(row, attributes, plural)
        shown = 1
        tail = [*features[:1], _clause(clauses[:2], plural), closing]
        reserve = [*features[1:3], *asides, *features[3:], *self._extras(kind, row)]
        while _words([row.text, *tail]) < FEWEST_WORDS and (reserve or shown < MOST_FACTS):
            if reserve:
                tail.insert(1, reserve.pop(0))
            else:
                shown = MOST_FACTS
                tail[-2] = _clause(clauses[:MOST_FACTS], plural)
        while _words([row.text, *tail]) > MOST_WORDS:
            tail.pop(0)
        return " ".join(part for part in [row.text, *tail] if part)

    def _value(self, value: str) -> str:
        parts = [f"the {part}" if part in self.articles else part for part in value.split(", ")]
        return listed(parts).replace("+", " and up")

    def _facts(
        self, kind: ProductType, row: Row, attributes: Mapping[str, str], plural: bool
    ) -> tuple[list[str], list[str]]:
        """Clauses such as "weighs 380 g", and facts that are whole sentences."""
        clauses, asides = [], []
        for name, value in _shown(row, attributes, kind).items():
            pattern = self.facts.get(f"{kind.name}/{name}", self.facts.get(name, ""))
            if not pattern or self.nothing.search(value) or value.lower() in row.text.lower():
                continue
            if pattern.endswith("."):
                asides.append(pattern.format(value))
                continue
            verbs, _, rest = pattern.partition(" ")
            verb = verbs.split("/")[plural]
            clauses.append(f"{verb} {rest}".format(self._value(value)))
        return clauses, asides

    def _features(self, kind: ProductType, row: Row) -> list[str]:
        """Sentences on features that the text does not mention itself."""
        found = []
        for name in row.features:
            keys = (f"{kind.name}/{name}", f"{kind.department}/{name}", name)
            known = next((self.features[key] for key in keys if key in self.features), [])
            if known and name.lower() not in row.text.lower():
                found.append(self.rng.choice(known))
        return found

    def _extras(self, kind: ProductType, row: Row) -> list[str]:
        """What else can be said when a text is short: bare features, advice for the type."""
        bare = [name for name in row.features if name not in self.features]
        spec = f"On the spec sheet: {listed(bare)}." if bare else ""
        notes = list(self.notes.get(kind.name, []))
        self.rng.shuffle(notes)
        return [part for part in [spec, *notes] if part]

    def _said(self, sentence: str, plural: bool) -> str:
        """A feature sentence written for one thing, said of one or of several."""
        if not plural:
            return sentence
        sentence = sentence.replace(", it is ", ", they are ")
        for one, many in PLURALS.items():
            if sentence.startswith(one):
                sentence = many + sentence[len(one) :]
        started = re.match(r"It (\w+)s ", sentence)
        if started:
            verb = re.sub("ie$", "y", re.sub("oe$", "o", started[1]))
            sentence = f"They {verb} {sentence[started.end() :]}"
        return re.sub(r"\bit\b", "them", sentence)

    def _closing(self, row: Row, attributes: Mapping[str, str], plural: bool) -> str:
        origin, years = self._value(attributes.get("made in", "")), attributes.get("warranty", "")
        material = made_of(row.materials)
        if not origin:
            return ""
        made = f"Made in {origin}" + (f" from {material}" if material else "")
        if not years:
            return f"{made}."
        word = "lifetime" if years == "lifetime" else f"{YEARS[years.split()[0]]}-year"
        lasting = "life" if years == "lifetime" else years
        they = "they are" if plural else "it is"
        choices = [f"{made} and guaranteed for {lasting}."]
        if " with " not in made:
            choices.append(f"{made}, with a {word} guarantee.")
        if len(row.materials) > 1:
            cap = material[0].upper() + material[1:]
            choices.append(f"{cap}; {they} made in {origin} and guaranteed for {lasting}.")
        return self.rng.choice(choices)


def _clause(clauses: list[str], plural: bool) -> str:
    return f"{'They' if plural else 'It'} {listed(clauses)}." if clauses else ""


def _words(parts: list[str]) -> int:
    return len(" ".join(parts).split())
