"""Why a product is shown: short, true, and checkable against its record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.dialogue.state import Wishes
from assistant.explain.figures import amount_text, list_words, money_text, price_of, rating_text
from assistant.explain.purposes import OCCASIONS
from assistant.explain.wishes import AGE, PEOPLE
from assistant.service.words import content_stems
from retrieval.types import Hit, Product

MAX_REASONS = 4
NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten".split())
#: Longer wishes are descriptions; no listing says them in so many words.
LONGEST = 3
#: A rating is a reason from here on, and from so many reviews.
GOOD_RATING, ENOUGH_REVIEWS = 4.3, 5


def reasons_for(hit: Hit, wishes: Wishes, learned: Sequence[str] = ()) -> tuple[str, ...]:
    """Up to four reasons, the met wishes first.

    Args:
        hit: a product that passed the hard wishes.
        wishes: what the shopper wants now.
        learned: what the recommender gave, in words; comes after the met wishes.
    """
    found = (*_met(hit, wishes), *learned, *_standing(hit, wishes))
    return tuple(dict.fromkeys(found))[:MAX_REASONS]


def _met(hit: Hit, wishes: Wishes) -> Iterable[str]:
    product = hit.product
    mentioned = [f for f in wishes.features if checkable(f) and stated(product, f)]
    if mentioned:
        yield list_words(tuple(word.lower() for word in mentioned))
    described = [f for f in wishes.features if f not in mentioned and mentions(product, f)]
    if described:
        yield f"its description mentions {list_words(described)}"
    colors = _shared(wishes.color, hit.variant.colors if hit.variant else product.colors)
    if colors:
        yield f"comes in {list_words(colors)}"
    sizes = _shared(wishes.size, hit.variant.sizes if hit.variant else product.sizes)
    if sizes:
        yield f"size {list_words(sizes)}"
    if product.brand and any(_flat(b) == _flat(product.brand) for b in wishes.brand):
        yield f"by {product.brand}"
    price = price_of(product, hit.variant)
    if price is not None and wishes.price_max is not None and price.major <= wishes.price_max:
        yield f"within {amount_text(wishes.price_max, price.currency)}"


def _standing(hit: Hit, wishes: Wishes) -> Iterable[str]:
    product = hit.product
    price = price_of(product, hit.variant)
    if product.list_price is not None and price is not None and product.list_price > price:
        yield f"on sale, was {money_text(product.list_price)}"
    many = product.review_count is None or product.review_count >= ENOUGH_REVIEWS
    if product.rating is not None and product.rating >= GOOD_RATING and many:
        yield f"rated {rating_text(product)}"
    said = {_flat(wish) for wish in wishes.features}
    others = [f.lower() for f in product.features if _flat(f) not in said]
    if others:
        yield ", ".join(others[:2])


def _shared(wanted: Sequence[str], have: Sequence[str]) -> tuple[str, ...]:
    """The values of the record that meet a wish (whole words: "blue" meets "navy blue")."""
    wants = [f" {_flat(w)} " for w in wanted]
    met = (h for h in have if any(w in f" {_flat(h)} " for w in wants))
    return tuple(h if len(h) <= 3 else h.lower() for h in met)


def checkable(feature: str) -> bool:
    """Whether a wish is something that a listing would state; persons and occasions aren't."""
    text = feature.casefold()
    if text in NUMBER_WORDS or text.replace(" ", "").isdigit() or AGE.search(text):
        return False
    if OCCASIONS & set(text.split()):
        return False
    return text not in PEOPLE and not text.startswith("gift") and len(text.split()) <= LONGEST


def mentions(product: Product, feature: str) -> bool:
    """Whether the record speaks of a feature in so many words, its description included."""
    return stated(product, feature) or any(
        f" {_flat(feature)} " in f" {_flat(sentence)} " and not _negated(sentence, feature)
        for sentence in re.split(r"(?<=[.!?;])\s+", product.description)
    )


def stated(product: Product, feature: str) -> bool:
    """Whether its title, features, materials, audience or attributes name a feature."""
    values = (*product.features, *product.materials, *product.audience, product.title)
    values += (*product.category, *(v for _, v in product.attributes))
    wanted, stems = f" {_flat(feature)} ", content_stems(feature)
    for value in values:
        exactly = wanted in f" {_flat(value)} "
        if (exactly or (stems and stems <= content_stems(value))) and not _negated(value, feature):
            return True
    return False


def _flat(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _negated(value: str, feature: str) -> bool:
    before = f" {_flat(value)} ".split(f" {_flat(feature)} ")[0].split()
    return bool({"not", "no", "without", "non", "isn", "aren", "never"} & set(before[-4:]))
