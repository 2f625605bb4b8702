"""The recommender's reasons in words: short, true, and checkable against their evidence.

    worded(reason, titles)     "bought by 14 shoppers who also bought Nomad Tent"
    trait_of(reason, titles)   "bought together with Nomad Tent", for the model's own sentences

Ids become titles as one says them. What is no longer in the catalogue isn't spoken of: then the
reason has no words. The words say what the evidence counts, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from assistant.explain.figures import amount_text, counted
from assistant.explain.grammar import Kind, Trait, lowered
from assistant.explain.traits import short_name
from retrieval.recommend.request import Reason, ReasonKind

#: Product id → title.
Titles = Mapping[str, str]
Evidence = Mapping[str, str | int | float]
#: Words of a product's name that go into another's pitch.
SHORT = 4


def worded(reason: Reason, titles: Titles) -> str | None:
    """A reason in words.

    Args:
        reason: with its evidence.
        titles: of the products that it speaks of.

    Returns:
        None where a product that it speaks of is gone.
    """
    if any(one not in titles for one in named_in(reason)):
        return None
    return WORDS[reason.kind](reason.evidence, titles)


def trait_of(reason: Reason, titles: Titles) -> Trait | None:
    """A reason as it goes into a sentence on the product, without figures, which no model writes.

    Returns:
        None for reasons that a pitch has already, or that don't make a short phrase.
    """
    evidence = reason.evidence
    text = None
    match reason.kind:
        case ReasonKind.SHOPPERS_LIKE_YOU:
            did = "bought" if evidence["did"] == "bought" else "looked at"
            text = f"{did} by shoppers like you"
        case ReasonKind.BOUGHT_TOGETHER if evidence["product_id"] in titles:
            name = _name(evidence, titles)
            text = f"bought together with {name}" if len(name.split()) <= SHORT else None
        case ReasonKind.PRAISED:
            text = f"praised for the {evidence['aspect']}"
        case ReasonKind.POPULAR if evidence["did"] == "bought":
            text = f"popular {'this week' if int(evidence['days']) <= 7 else 'this month'}"
        case ReasonKind.NEW:
            text = "new in the shop"
        case _:
            pass
    return None if text is None else Trait(Kind.ADJECTIVE, text)


def named_in(reason: Reason) -> Iterator[str]:
    """Ids of the products that a reason speaks of."""
    if "product_id" in reason.evidence:
        yield str(reason.evidence["product_id"])


def _name(evidence: Evidence, titles: Titles) -> str:
    return short_name(titles[str(evidence["product_id"])])


def _matches(evidence: Evidence, _: Titles) -> str:
    met = [str(evidence[name]) for name in ("features", "color", "brand") if name in evidence]
    met += [f"size {evidence['size']}"] if "size" in evidence else []
    if "price_max" in evidence:
        most = amount_text(float(evidence["price_max"]), str(evidence["currency"]))
        met.append(f"within {most}")
    return f"as you asked: {', '.join(met)}"


def _bought_together(evidence: Evidence, titles: Titles) -> str:
    shoppers = counted(int(evidence["count"]), "shopper")
    return f"bought by {shoppers} who also bought {_name(evidence, titles)}"


def _shoppers_like_you(evidence: Evidence, _: Titles) -> str:
    did = "bought" if evidence["did"] == "bought" else "looked at"
    return f"{did} by {counted(int(evidence['shoppers']), 'shopper')} like you"


def _because_you_viewed(evidence: Evidence, titles: Titles) -> str:
    name = _name(evidence, titles)
    if evidence["did"] == "carted":
        return f"because you put {name} in your cart"
    return f"because you {'bought' if evidence['did'] == 'bought' else 'looked at'} {name}"


def _rated(evidence: Evidence, _: Titles) -> str:
    reviews = counted(int(evidence["count"]), "review")
    return f"rated {float(evidence['rating']):.1f} out of 5 from {reviews}"


def _praised(evidence: Evidence, _: Titles) -> str:
    count, total = int(evidence["count"]), int(evidence["total"])
    against = f", {total - count} against" if total > count else ""
    return f"reviewers praise the {evidence['aspect']} ({count} for{against})"


def _price(evidence: Evidence, _: Titles) -> str:
    category, count = str(evidence["category"]), int(evidence["count"])
    several = category.endswith("s")  # only then the name is sure to be a plural
    of = f"{count:,} {lowered(category)}" if several else f"the {count:,} in {category}"
    if evidence["place"] == "cheapest_quarter":
        return f"among the cheapest quarter of {of}"
    return f"cheaper than half of {of}"


def _new(evidence: Evidence, _: Titles) -> str:
    created = date.fromisoformat(str(evidence["created"]))
    return f"new since {created.day} {created:%B}"


def _popular(evidence: Evidence, _: Titles) -> str:
    count, days = int(evidence["count"]), int(evidence["days"])
    did = "bought" if evidence["did"] == "bought" else "looked at"
    times = "once" if count == 1 else f"{count:,} times"
    return f"{did} {times} in the last {days} days"


WORDS: Mapping[ReasonKind, Callable[[Evidence, Titles], str]] = {
    ReasonKind.MATCHES: _matches,
    ReasonKind.BOUGHT_TOGETHER: _bought_together,
    ReasonKind.SHOPPERS_LIKE_YOU: _shoppers_like_you,
    ReasonKind.BECAUSE_YOU_VIEWED: _because_you_viewed,
    ReasonKind.RATED: _rated,
    ReasonKind.PRAISED: _praised,
    ReasonKind.PRICE: _price,
    ReasonKind.NEW: _new,
    ReasonKind.POPULAR: _popular,
}
