"""The one question that helps most when a need is too wide, with options from the catalogue."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.dialogue.state import DialogueState
from assistant.explain.figures import amount_text, list_words
from retrieval.types import Hit, Product

#: Fewer matches than this need no question; nor does a need that already has two wishes.
TOO_WIDE = 12
ENOUGH_WISHES = 2
#: Shoppers answer one question gladly, and leave at the third.
MOST_QUESTIONS = 2
OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What a reply asks; `slot` is the frame key asked for."""

    slot: str
    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    key: str
    weight: float
    ask: str
    values: Callable[[Product], tuple[str, ...]]


_SLOTS = (
    _Slot("need", 1.5, "Which kind are you after", lambda p: (p.leaf,) if p.leaf else ()),
    _Slot("size", 1.0, "Which size do you need", lambda p: p.sizes),
    _Slot("features", 0.8, "Does one of these matter", lambda p: p.features),
    _Slot("color", 0.7, "Which colour would you like", lambda p: p.colors),
    _Slot("brand", 0.5, "Do you have a brand in mind", lambda p: (p.brand,) if p.brand else ()),
)


def next_question(
    state: DialogueState, hits: Sequence[Hit], matched: int, currency: str
) -> Question | None:
    """Choose what to ask: the slot whose answer would cut the list down most.

    Args:
        state: what is wanted, and what was asked already.
        hits: a wide view of what matches.
        matched: how many products pass the hard wishes.
        currency: for price bands.

    Returns:
        A question, or None where the list is narrow or enough was asked.
    """
    said = [key for key in state.wishes.keys() if key not in ("need", "sort")]
    if min(matched, len(hits)) < TOO_WIDE or len(said) >= ENOUGH_WISHES:
        return None
    if len(state.already_asked) >= MOST_QUESTIONS:
        return None
    products = [hit.product for hit in hits]
    taken = {*said, *state.already_asked}
    rated = [(_gain(slot, products), slot) for slot in _SLOTS if slot.key not in taken]
    price = _price_question(products, currency) if not taken & {"price_max", "price_min"} else None
    best, slot = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    if slot is not None and best >= (0.9 if price else 0.3):
        return _ask(slot, products)
    return price


def _gain(slot: _Slot, products: Sequence[Product]) -> float:
    """Entropy in bits of the slot's values, weighed by how many products state one."""
    counts = Counter(v.casefold() for p in products for v in slot.values(p)[:8])
    stated = sum(bool(slot.values(p)) for p in products) / len(products)
    if len(counts) < 2 or stated < 0.5:
        return 0.0
    total = sum(counts.values())
    entropy = -sum(n / total * math.log2(n / total) for n in counts.values())
    splits = [n for n in counts.values() if 0.05 <= n / len(products) <= 0.8]
    return slot.weight * min(entropy, 3.0) * stated if len(splits) >= 2 else 0.0


def _ask(slot: _Slot, products: Sequence[Product]) -> Question:
    counts = Counter(v for p in products for v in slot.values(p))
    common = [v for v, n in counts.most_common(20) if n / len(products) <= 0.8][:OPTIONS]
    if slot.key == "size":
        common = sorted(common, key=size_order)
    shown = [v if slot.key in ("brand", "size") else v.lower() for v in common]
    return Question(slot.key, f"{slot.ask}: {list_words(shown, 'or')}?", tuple(shown))


def size_order(size: str) -> tuple[int, float, str]:
    """A key that sorts XS before M before XL, and 9 before 10."""
    letters = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "3xl")
    if size.casefold() in letters:
        return (0, letters.index(size.casefold()), size)
    try:
        return (1, float(size.split()[0]), size)
    except ValueError:
        return (2, 0.0, size)


def _price_question(products: Sequence[Product], currency: str) -> Question | None:
    prices = sorted(p.price.major for p in products if p.price is not None)
    if len(prices) < TOO_WIDE or prices[-1] < 2 * prices[0]:
        return None
    bands = dict.fromkeys(_round(prices[len(prices) * q // 4]) for q in (1, 2, 3))
    shown = [f"up to {amount_text(band, currency)}" for band in bands]
    if len(shown) < 2:
        return None
    text = f"What would you like to spend: {list_words(shown, 'or')}?"
    return Question("price_max", text, tuple(shown))


def _round(price: float) -> float:
    step = 10 ** max(math.floor(math.log10(max(price, 1))) - 1, 0) * 5
    return float(max(step, math.ceil(price / step) * step))
