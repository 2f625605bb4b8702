"""Rows become products: rows with the same id are one, rows of a group are its variants."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.cleaning.colours import colours_of
from retrieval.catalogue.cleaning.lists import unique
from retrieval.catalogue.feeds.record import RowError
from retrieval.catalogue.variants import summed_up
from retrieval.types import Availability, Product, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.types import Money

#: Several rows add to these instead of replacing each other.
_UNITED = ("colors", "sizes", "materials", "features", "audience")
#: Not inherited from rows into the product that they are variants of.
_OWN = frozenset(("id", "group", "variants"))
_EDGE = " -–—|/,;:([·"


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row as it comes out of the staging table."""

    product: Product
    group: str | None
    form: bool
    lead: bool


def united(first: Product, second: Product) -> Product:
    """Two rows with the same id: the later non-empty values win, lists are united."""
    changes: dict[str, Any] = {}
    for item in fields(Product):
        old, new = getattr(first, item.name), getattr(second, item.name)
        if item.name in _UNITED:
            changes[item.name] = unique([*old, *new])
        elif item.name == "attributes":
            changes[item.name] = tuple({**dict(old), **dict(new)}.items())
        elif item.name == "variants":
            changes[item.name] = tuple({v.id: v for v in (*old, *new)}.values())
        elif new not in (None, "", ()) and new is not Availability.UNKNOWN:
            changes[item.name] = new
    merged = replace(first, **changes)
    if merged.list_price and merged.price and merged.list_price <= merged.price:
        merged = replace(merged, list_price=None)
    return summed_up(merged) if merged.variants else merged


def assembled(key: str, rows: Sequence[StagedRow]) -> Product:
    """One product from all rows that belong to it.

    Args:
        key: the group's id, or the product's own.
        rows: in the order of the feeds; rows with the same id are united here.

    Raises:
        RowError: none of the rows has a title.
    """
    by_id: dict[str, StagedRow] = {}
    for row in rows:
        old = by_id.get(row.product.id)
        product = row.product if old is None else united(old.product, row.product)
        form = row.form or (old is not None and old.form)
        by_id[row.product.id] = StagedRow(product, row.group, form, row.lead)
    distinct = list(by_id.values())
    forms = [row.product for row in distinct if row.form]
    bases = [row.product for row in distinct if not row.form]
    product = _base(key, distinct, bases, forms) if forms else distinct[0].product
    if not product.title:
        raise RowError("title", "no title")
    if not product.colors:
        found = colours_of(
            product.title, product.description, brand=product.brand, category=product.category
        )
        product = replace(product, colors=found)
    return product


def _base(key: str, rows: list[StagedRow], bases: list[Product], forms: list[Product]) -> Product:
    """The product whose forms these are; a row that is the parent itself says what it is."""
    merged = Product(id=key, title="")
    # What speaks for the whole comes first, then the forms, then rows that only add a picture.
    ordered = [*(b for b in bases if b.title), *forms, *(b for b in bases if not b.title)]
    for row in reversed(ordered):
        merged = united(merged, replace(row, id=key, variants=()))
    lead = any(row.lead for row in rows)
    product_id = key if lead or any(base.id == key for base in bases) else forms[0].id
    shared = _shared(forms)
    variants = tuple(_variant(form, shared if len(forms) > 1 else set()) for form in forms)
    nested = tuple(v for row in bases for v in row.variants)
    titles = [form.title for form in forms if form.title]
    title = bases[0].title if bases and bases[0].title else common_title(titles, forms)
    options = {name for form in forms for name, _ in form.attributes} - shared
    lowest = min_price(forms)
    prices = [form.list_price for form in forms if form.price == lowest]
    return summed_up(
        replace(
            merged,
            id=product_id,
            title=title,
            group=key if product_id != key else (forms[0].group or None),
            colors=unique([c for row in (*bases, *forms) for c in row.colors]),
            sizes=unique([s for row in (*bases, *forms) for s in row.sizes]),
            attributes=tuple((n, v) for n, v in merged.attributes if n not in options),
            list_price=next((p for p in prices if p is not None), None),
            variants=(*variants, *nested),
        )
    )


def min_price(forms: Sequence[Product]) -> Money | None:
    """The lowest price that can be bought."""
    buyable = [f for f in forms if f.buyable and f.price] or [f for f in forms if f.price]
    return min((f.price for f in buyable if f.price), default=None)


def _shared(forms: Sequence[Product]) -> set[str]:
    """Attributes that have one value in all forms that have them; the others tell them apart."""
    values: dict[str, set[str]] = {}
    for form in forms:
        for name, value in form.attributes:
            values.setdefault(name, set()).add(value)
    return {name for name, found in values.items() if len(found) == 1}


def _variant(form: Product, shared: set[str]) -> Variant:
    return Variant(
        id=form.id,
        colors=form.colors,
        sizes=form.sizes,
        price=form.price,
        availability=form.availability,
        stock=form.stock,
        image=form.image,
        options=tuple((name, value) for name, value in form.attributes if name not in shared),
    )


def common_title(titles: Sequence[str], forms: Sequence[Product]) -> str:
    """The title without what only names the variant: "Tee - Red / M" → "Tee"."""
    if not titles:
        return ""
    if len(set(titles)) == 1:
        return titles[0]
    prefix = titles[0]
    for title in titles[1:]:
        while not title.startswith(prefix):
            prefix = prefix[:-1]
    while prefix and not all(_at_word_end(prefix, title) for title in titles):
        prefix = prefix[:-1]
    stem = prefix.rstrip(_EDGE)
    options = {
        word.casefold()
        for form in forms
        for value in (*form.colors, *form.sizes, *(v for _, v in form.attributes))
        for word in re.findall(r"\w+", value)
    }
    rests = [word.casefold() for title in titles for word in re.findall(r"\w+", title[len(stem) :])]
    fillers = {"size", "color", "colour", "in", "grösse", "größe", "farbe"}
    return stem if stem and all(word in options | fillers for word in rests) else titles[0]


def _at_word_end(prefix: str, title: str) -> bool:
    if len(prefix) == len(title):
        return True
    return not (prefix[-1].isalnum() and title[len(prefix)].isalnum())
