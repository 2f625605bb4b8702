"""What a pitch is written from: up to three products, two or three short facts of each.

    tone: warm; for: dog walks; wish: waterproof
    1: waterproof; with a wide fit; price
    2: waterproof; of nubuck leather; for men

The program chooses the facts: what was wished, what shoppers like this one did, what tells the
products apart, then the rest. Each is marked by how it goes into a sentence: bare words follow
"is"; `with`, `of`, `for` and `in` lead things, materials, people and colours; `it` leads a
predicate; quotation marks, what may only be quoted; price, rating and stock are figures, written
{1 price} and filled in by the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.explain.facts import Facts, ProductFacts
from assistant.explain.grammar import Kind, Trait, is_plural

Tone = Literal["plain", "warm", "brief"]
TONES: tuple[Tone, ...] = ("plain", "warm", "brief")
MOST_PRODUCTS = 3
#: Products → facts of each, a figure included.
MOST_FACTS = {1: 4, 2: 3, 3: 3}
#: Products → words of each one's facts: the longer they are, the later the first word.
MOST_WORDS = {1: 18, 2: 13, 3: 9}
LOWEST_PRICE = Trait(Kind.ADJECTIVE, "the lowest in price here")
BEST_RATING = Trait(Kind.ADJECTIVE, "the best rated here")
#: How the two are said as something to want.
AS_THINGS = {LOWEST_PRICE: "the lowest price here", BEST_RATING: "the best rating here"}
#: Where nobody spoke of money, the lowest price is told only if the next one is so much higher.
CLEARLY_LOWER = 0.75
MARKS = {
    Kind.ADJECTIVE: "",
    Kind.NOUN: "with ",
    Kind.VERB: "it ",
    Kind.MATERIAL: "of ",
    Kind.AUDIENCE: "for ",
    Kind.COLOR: "in ",
    Kind.FIGURE: "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One product of a brief. `position` is 1-based and names it in placeholders."""

    position: int
    traits: tuple[Trait, ...]
    product: ProductFacts

    @property
    def plural(self) -> bool:
        """Whether verbs after its name stand in the plural."""
        return is_plural(self.product.title)

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that may be used: price, rating, stock."""
        return tuple(t.text for t in self.traits if t.kind is Kind.FIGURE)

    @property
    def prompt(self) -> str:
        """ "1: waterproof; with a wide fit; price"."""
        return f"{self.position}: " + "; ".join(map(marked, self.traits))


@dataclass(frozen=True, slots=True)
class Brief:
    """What a pitch says, and how.

    `wish` is a trait that was asked for and that a product bears out; `use` follows "for";
    `ask` says that the pitch ends the reply, with a light next step.
    """

    lines: tuple[Line, ...]
    tone: Tone = "plain"
    use: str = ""
    wish: Trait | None = None
    ask: bool = False

    @property
    def head(self) -> str:
        """The first line of the prompt."""
        parts = [f"tone: {self.tone}"]
        parts += [f"for: {self.use}"] if self.use else []
        parts += [f"wish: {marked(self.wish)}"] if self.wish else []
        parts += ["ask"] if self.ask else []
        return "; ".join(parts)

    def variables(self) -> dict[str, object]:
        """The variables of prompts/wording.md."""
        return {"head": self.head, "lines": [line.prompt for line in self.lines]}


def marked(trait: Trait) -> str:
    """A trait as the prompt gives it."""
    return f'"{trait.text}"' if trait.kind is Kind.QUOTE else f"{MARKS[trait.kind]}{trait.text}"


def brief_of(facts: Facts, tone: Tone = "plain") -> Brief | None:
    """Choose what to say of the first products; None where their records say nothing."""
    shown = [product for product in facts.products[:MOST_PRODUCTS] if product.traits]
    if not shown:
        return None
    lines = tuple(
        Line(position, choose(product, shown, facts.products), product)
        for position, product in enumerate(shown, start=1)
    )
    said = {trait for line in lines for trait in line.traits}
    wish = next((p.traits[0] for p in shown if p.wished and p.traits[0] in said), None)
    return Brief(lines, tone, use=facts.use, wish=wish, ask=not facts.closing)


def choose(
    product: ProductFacts, shown: Sequence[ProductFacts], on_screen: Sequence[ProductFacts]
) -> tuple[Trait, ...]:
    """The facts of one product: wishes met, what tells it apart, the rest; then a figure."""
    count = len(shown)
    figure = _figure(product, shown, on_screen)
    most = MOST_FACTS[count] - (1 if figure else 0)
    others = {trait for other in shown if other is not product for trait in other.traits}
    wished, rest = product.traits[: product.wished], product.traits[product.wished :]
    apart = [trait for trait in rest if trait not in others]
    shared = [trait for trait in rest if trait in others]
    ranked = [*wished, *_best(product, on_screen), *product.learned[:1], *apart, *shared]
    quotes = [trait for trait in ranked if trait.kind is Kind.QUOTE and trait not in wished]
    plain = [trait for trait in ranked if trait not in quotes]
    chosen = _within([*plain, *quotes[: 0 if len(plain) > 1 else 1]], most, MOST_WORDS[count])
    return (*chosen, Trait(Kind.FIGURE, figure)) if figure else chosen


def _within(traits: Sequence[Trait], most: int, words: int) -> tuple[Trait, ...]:
    chosen: list[Trait] = []
    for trait in traits:
        length = len(marked(trait).split())
        single = trait.kind in (Kind.MATERIAL, Kind.AUDIENCE, Kind.COLOR)
        repeated = single and any(t.kind is trait.kind for t in chosen)
        if len(chosen) < most and not repeated and (length <= words or not chosen):
            chosen.append(trait)
            words -= length
    return tuple(chosen)


def _best(product: ProductFacts, on_screen: Sequence[ProductFacts]) -> list[Trait]:
    """What it is best in among all that is shown."""
    best = []
    prices = sorted(p.price_minor for p in on_screen if p.price_minor is not None)
    if product.price_minor is not None and len(prices) == len(on_screen) > 1:
        share = 1.0 if product.asked_price else CLEARLY_LOWER
        first = product.price_minor == prices[0] < prices[1]
        best += [LOWEST_PRICE] if first and prices[0] <= share * prices[1] else []
    ratings = sorted((p.rating for p in on_screen if p.rating is not None), reverse=True)
    if product.rating is not None and len(ratings) > 1:
        best += [BEST_RATING] if product.rating == ratings[0] > ratings[1] else []
    return best


def _figure(
    product: ProductFacts, shown: Sequence[ProductFacts], on_screen: Sequence[ProductFacts]
) -> str | None:
    """The one figure worth saying: what is nearly gone, what was asked, what is praised."""
    if product.low_stock and "stock" in product.figures:
        return "stock"
    if product.asked_price and "price" in product.figures:
        return "price"
    best = max((p.rating or 0.0 for p in shown), default=0.0)
    if product.rating is not None and (len(shown) < MOST_PRODUCTS or product.rating == best):
        return "rating"  # of three, only the best: three ratings in a row tire
    alone = len(on_screen) == 1 and "price" in product.figures
    return "price" if alone else None
