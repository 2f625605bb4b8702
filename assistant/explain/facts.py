"""The allow-list of true things that a reply may say, taken from records and passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.dialogue.state import Wishes
from assistant.explain.figures import STOCK_WORDS, money_text, price_of, rating_text, stock_text
from assistant.explain.grammar import Trait
from assistant.explain.reasons import ENOUGH_REVIEWS, GOOD_RATING
from assistant.explain.traits import meets, short_name, traits_of
from retrieval.types import Availability, Hit, Product, Sort, Variant

#: Attributes whose values are long prose stay out of a product's facts.
MAX_VALUE = 120


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What is true of one product on screen; `position` is 1-based, `lines` are statements.

    `phrases` are the record's values, each a whole that may be repeated but not taken apart;
    `materials` are those of them that a thing can be made of. `traits` are the same values as they
    go into a sentence, what was wished first (`wished` of them); `learned` are those of what
    shoppers did; `figures` maps price, rating and stock to their words, where the record states
    them. `price_minor` is in cents, and `asked_price` says whether the shopper spoke of money.
    """

    position: int
    title: str
    brand: str | None
    lines: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    description: str = ""
    phrases: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    wished: int = 0
    learned: tuple[Trait, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    rating: float | None = None
    price_minor: int | None = None
    asked_price: bool = False
    low_stock: bool = False

    @property
    def name(self) -> str:
        """The title as one says it."""
        return short_name(self.title)

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join((self.title, self.brand or "", *self.lines, *self.reasons))


@dataclass(frozen=True, slots=True)
class Facts:
    """What one reply may say.

    `sentences` are the program's own words; where `pitch` is set, a sentence or two on the first
    products follow, which a model may word; `closing` ends the reply. `said` are the shopper's own
    words, which may be repeated; `sources` are passages and quotations that the reply draws on;
    `use` is what it is for, in words that follow "for" ("your dad"), where no record would say so.
    """

    sentences: tuple[str, ...]
    closing: tuple[str, ...] = ()
    products: tuple[ProductFacts, ...] = ()
    said: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    pitch: bool = False
    use: str = ""

    @property
    def text(self) -> str:
        """Everything that may be repeated."""
        return "\n".join((*(p.text for p in self.products), *self.said, *self.sources))


def product_facts(
    product: Product,
    *,
    position: int,
    variant: Variant | None = None,
    reasons: tuple[str, ...] = (),
    wishes: Wishes | None = None,
) -> ProductFacts:
    """State what the record says of a product.

    Args:
        product: of the catalogue.
        position: 1-based, on screen.
        variant: the one that is shown, where it has variants.
        reasons: why it is shown.
        wishes: what is wanted; traits that meet a wish come first.
    """
    traits = traits_of(product, variant, wishes)
    price = price_of(product, variant)
    lines = [f"price: {money_text(price_of(product, variant))}", stock_text(product, variant)]
    if product.list_price is not None:
        lines.append(f"list price: {money_text(product.list_price)}")
    rating = rating_text(product)
    lines += [f"rated {rating}"] if rating else []
    lines += [f"category: {' > '.join(product.category)}"] if product.category else []
    for name in ("colors", "sizes", "materials", "features", "audience"):
        values = getattr(product, name)
        lines += [f"{name}: {', '.join(values)}"] if values else []
    lines += [f"{k.replace('_', ' ')}: {v}" for k, v in product.attributes if len(v) <= MAX_VALUE]
    return ProductFacts(
        position,
        product.title,
        product.brand,
        tuple(lines),
        reasons,
        product.description,
        phrases=_phrases(product),
        materials=product.materials,
        traits=traits,
        wished=sum(meets(trait, wishes) for trait in traits) if wishes is not None else 0,
        figures=_figures(product, variant),
        rating=_good_rating(product),
        price_minor=price.minor if price is not None else None,
        asked_price=wishes is not None and _about_price(wishes),
        low_stock=stock_text(product, variant) not in ("in stock", "stock not stated"),
    )


def _about_price(wishes: Wishes) -> bool:
    by_price = wishes.sort in (Sort.PRICE_ASC, Sort.PRICE_DESC)
    return by_price or wishes.price_max is not None or wishes.price_min is not None


def _good_rating(product: Product) -> float | None:
    """The rating, where it is a reason to choose the product."""
    many = product.review_count is None or product.review_count >= ENOUGH_REVIEWS
    return product.rating if many and (product.rating or 0.0) >= GOOD_RATING else None


def _figures(product: Product, variant: Variant | None) -> dict[str, str]:
    """Price, rating and stock in words that follow "costs", "rated" and "is"."""
    price, stock = price_of(product, variant), stock_text(product, variant)
    figures = {"price": money_text(price)} if price is not None else {}
    rating = rating_text(product)
    figures |= {"rating": rating} if rating else {}
    if stock.startswith("only"):
        stock = f"in stock, with {stock}"
    if stock == STOCK_WORDS[Availability.PREORDER]:
        stock = "available for pre-order"
    return figures if stock == STOCK_WORDS[Availability.UNKNOWN] else figures | {"stock": stock}


def _phrases(product: Product) -> tuple[str, ...]:
    """Wholes that may be repeated. A name of an attribute goes with its own value only."""
    values = (*product.colors, *product.materials, *product.features, *product.audience)
    pairs = [(name.replace("_", " "), value) for name, value in product.attributes]
    named = (f"{a} {b}" for name, value in pairs for a, b in ((name, value), (value, name)))
    return tuple(p for p in (product.title, product.brand or "", *values, *named) if p)


def facts_of_hits(
    hits: tuple[Hit, ...],
    reasons: tuple[tuple[str, ...], ...],
    wishes: Wishes | None = None,
    learned: Mapping[str, tuple[Trait, ...]] | None = None,
) -> tuple[ProductFacts, ...]:
    """Facts of the products on screen, in order.

    Args:
        hits: on screen.
        reasons: of each.
        wishes: what is wanted.
        learned: what the recommender gave, as traits, by product id.
    """
    return tuple(
        replace(
            product_facts(hit.product, position=i, variant=hit.variant, reasons=why, wishes=wishes),
            learned=(learned or {}).get(hit.product.id, ()),
        )
        for i, (hit, why) in enumerate(zip(hits, reasons, strict=True), start=1)
    )
