"""What a record and its reviews bear out: stars, praise, a price among its kind, an age.

Each function gives the figures of a reason, or None where there is nothing good to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np

from retrieval.catalogue.folding import fold

if TYPE_CHECKING:
    from retrieval.reviews.summary import ReviewSummary
    from retrieval.types import Filters, Product

Evidence = dict[str, str | int | float]
GOOD_RATING, LEAST_RATINGS = 4.0, 3
LEAST_PRAISE = 2
#: A category of fewer prices has neither a quarter nor a median to speak of.
LEAST_PRICES = 4
NEW_DAYS = 30


def matched(product: Product, filters: Filters | None, need: str | None) -> Evidence | None:
    """The wishes that a product meets: hard ones, and traits of its record that were asked for.

    Args:
        product: that passes the filters.
        filters: hard wishes.
        need: what was asked for, in words.
    """
    traits = (*product.features, *product.materials, *product.colors, *product.audience)
    asked = f" {fold(need or '')} "
    said = [trait for trait in traits if f" {fold(trait)} " in asked]
    found: Evidence = {}
    if filters is not None:
        found = _named("color", filters.color, product.colors)
        found |= _named("size", filters.size, product.sizes)
        found |= _named("brand", filters.brand, (product.brand,) if product.brand else ())
        said = [*filters.features, *said]
        if filters.price_max is not None and product.price is not None:
            found |= {"price_max": filters.price_max, "currency": product.price.currency}
    said = [trait for trait in said if fold(trait) != fold(str(found.get("color", "")))]
    if said:
        found["features"] = ", ".join(dict.fromkeys(trait.casefold() for trait in said))
    return found or None


def _named(name: str, wanted: Sequence[str], have: Iterable[str]) -> Evidence:
    """The values of a record that were asked for, in its own spelling."""
    asked = {one.casefold() for one in wanted}
    met = [one for one in have if one.casefold() in asked]
    return {name: ", ".join(met)} if met else {}


def rated(product: Product) -> Evidence | None:
    """Stars, where they are good and not one shopper's."""
    rating, count = product.rating, product.review_count or 0
    if rating is None or rating < GOOD_RATING or count < LEAST_RATINGS:
        return None
    return {"rating": rating, "count": count}


def praised(summary: ReviewSummary | None) -> Evidence | None:
    """What several reviewers praise, with the words of one of them."""
    for pro in () if summary is None else summary.pros:
        if pro.positive >= LEAST_PRAISE and pro.positive > pro.negative and pro.quotes:
            total = pro.positive + pro.negative
            quote = pro.quotes[0].text
            return {"aspect": pro.aspect, "count": pro.positive, "total": total, "quote": quote}
    return None


def priced(price: float, prices: Sequence[float], category: str) -> Evidence | None:
    """A price below the median of its category.

    Args:
        price: in major units.
        prices: of all that can be bought in the category.
        category: its name.
    """
    if len(prices) < LEAST_PRICES:
        return None
    quarter, median = np.percentile(prices, [25, 50])
    if price >= median:
        return None
    cheaper = sum(1 for other in prices if other < price)
    return {
        "price": price,
        "median": round(float(median), 2),
        "percentile": round(100 * cheaper / len(prices)),
        "place": "cheapest_quarter" if price <= quarter else "below_median",
        "category": category,
        "count": len(prices),
    }


def new(product: Product, today: date) -> Evidence | None:
    """A product that came within the last days."""
    try:
        created = datetime.fromisoformat(product.created or "").date()
    except ValueError:
        return None
    days = (today - created).days
    return {"created": created.isoformat(), "days": days} if 0 <= days <= NEW_DAYS else None
