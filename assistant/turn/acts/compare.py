"""Comparison: a table of the attributes in which products differ."""

from __future__ import annotations

from dataclasses import replace

from assistant.explain.facts import Facts, product_facts
from assistant.explain.figures import list_words, money_text, price_of, rating_text, stock_text
from assistant.turn.superlatives import superlative
from assistant.turn.tools import Comparison, Outcome, Tools, Turn
from retrieval.types import Product

MOST = 4
MISSING = "not stated"


def compare(turn: Turn, tools: Tools) -> Outcome:
    """Compare the products pointed at, or the first ones on screen."""
    pointed = turn.pointed()
    if pointed.missing:
        count = str(len(turn.state.shown))
        text = f"There are only {count} products on screen; which two shall I compare?"
        return Outcome(turn.state, Facts((text,), said=(turn.message,), numbers=(count,)))
    if answer := _superlative(turn, tools):
        return answer
    ids = pointed.ids if len(pointed.ids) > 1 else _filled_up(pointed.ids, turn.state.shown)
    products = tuple(p for p in map(tools.product, ids[:MOST]) if p is not None)
    if len(products) < 2:
        text = "I need two products to compare. Show me some, and name them by their numbers."
        return Outcome(turn.state, Facts((text,), said=(turn.message,)))
    table = table_of(products)
    lead = f"Here is where {_names(products)} differ."
    if not table.rows:
        lead = f"The listings of {_names(products)} show no difference."
    sentences = (lead, *highlights(products))
    facts = Facts(
        sentences=sentences,
        products=tuple(product_facts(p, position=i) for i, p in enumerate(products, start=1)),
        said=(turn.message,),
        sources=sentences,
    )
    compared = tuple(product.id for product in products)
    state = replace(turn.state, compared=compared, focus=None)
    return Outcome(state, facts, comparison=table)


def _superlative(turn: Turn, tools: Tools) -> Outcome | None:
    """ "Which is the lightest?" is answered over everything on screen."""
    best = superlative(turn, tools)
    if best is None:
        return None
    sentences = [f"By the listings it is {best.product.title}: {best.name} {best.value}."]
    if best.silent:
        sentences.append(f"{best.silent} of the {len(turn.state.shown)} listings don't say.")
    facts = Facts(
        sentences=tuple(sentences),
        products=(product_facts(best.product, position=1),),
        said=(turn.message,),
        sources=tuple(sentences),
    )
    return Outcome(replace(turn.state, focus=best.product.id), facts)


def _filled_up(ids: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """One named product is compared with the first others; none at all: the first two shown."""
    return (*ids, *(i for i in shown if i not in ids))[:2]


def _names(products: tuple[Product, ...]) -> str:
    return list_words([p.title for p in products])


def table_of(products: tuple[Product, ...]) -> Comparison:
    """Rows in which at least one product differs; what a record doesn't state says so."""
    columns = [_record(product) for product in products]
    names = dict.fromkeys(name for column in columns for name in column)
    rows = []
    for name in names:
        values = tuple(column.get(name, MISSING) for column in columns)
        if len({value.casefold() for value in values}) > 1:
            rows.append((name, values))
    return Comparison(tuple(p.id for p in products), tuple(p.title for p in products), tuple(rows))


def _record(product: Product) -> dict[str, str]:
    rating = rating_text(product)
    record = {
        "Price": money_text(price_of(product)),
        "Rating": rating or MISSING,
        "Stock": stock_text(product),
        "Brand": product.brand or MISSING,
        "Category": product.leaf or MISSING,
        "Colours": ", ".join(product.colors) or MISSING,
        "Sizes": ", ".join(product.sizes) or MISSING,
        "Material": ", ".join(product.materials) or MISSING,
        "Features": ", ".join(product.features) or MISSING,
        "For": ", ".join(product.audience) or MISSING,
    }
    return record | {k.replace("_", " ").capitalize(): v for k, v in product.attributes}


def highlights(products: tuple[Product, ...]) -> tuple[str, ...]:
    """The differences that most shoppers decide by: price and rating."""
    texts = []
    priced = [p for p in products if p.price is not None]
    if len(priced) == len(products) and len({p.price for p in priced}) > 1:
        cheap = min(priced, key=lambda p: p.price.minor if p.price else 0)
        texts.append(f"{cheap.title} costs least at {money_text(cheap.price)}.")
    rated = [p for p in products if p.rating is not None]
    if len(rated) == len(products) and len({p.rating for p in rated}) > 1:
        best = max(rated, key=lambda p: p.rating or 0)
        texts.append(f"{best.title} is rated best: {rating_text(best)}.")
    return tuple(texts)
