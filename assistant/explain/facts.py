"""The allow-list of true things that a reply may say, taken from records and passages."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.explain.figures import money_text, price_of, rating_text, stock_text
from retrieval.types import Hit, Product, Variant

#: Attributes whose values are long prose stay out of a product's facts.
MAX_VALUE = 120


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What is true of one product on screen; `position` is 1-based, `lines` are statements.

    `phrases` are the record's values, each a whole that may be repeated but not taken apart;
    `materials` are those of them that a thing can be made of.
    """

    position: int
    title: str
    brand: str | None
    lines: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    description: str = ""
    phrases: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join((self.title, self.brand or "", *self.lines, *self.reasons))


@dataclass(frozen=True, slots=True)
class Facts:
    """What one reply may say.

    `sentences` are the program's own words; where `pitch` is set, a sentence or two on the first
    products follow, which a model may word; `closing` ends the reply. `said` are the shopper's own
    words, which may be repeated; `sources` are passages and quotations that the reply draws on.
    """

    sentences: tuple[str, ...]
    closing: tuple[str, ...] = ()
    products: tuple[ProductFacts, ...] = ()
    said: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    pitch: bool = False

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
) -> ProductFacts:
    """State what the record says of a product."""
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
    )


def _phrases(product: Product) -> tuple[str, ...]:
    values = (*product.colors, *product.materials, *product.features, *product.audience)
    named = (part for pair in product.attributes for part in (pair[0].replace("_", " "), pair[1]))
    return tuple(p for p in (product.title, product.brand or "", *values, *named) if p)


def facts_of_hits(
    hits: tuple[Hit, ...], reasons: tuple[tuple[str, ...], ...]
) -> tuple[ProductFacts, ...]:
    """Facts of the products on screen, in order."""
    return tuple(
        product_facts(hit.product, position=i, variant=hit.variant, reasons=why)
        for i, (hit, why) in enumerate(zip(hits, reasons, strict=True), start=1)
    )
