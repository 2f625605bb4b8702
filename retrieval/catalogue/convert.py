"""One record of a feed becomes one row of the catalogue-to-be: a product or a form of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.cleaning import lists, measures, text
from retrieval.catalogue.cleaning.money import currency_code, parse_money
from retrieval.catalogue.feeds.record import CELL_LIMIT, RowError
from retrieval.catalogue.reviews import ReviewMapping
from retrieval.catalogue.variants import parse_variants, summed_up, with_option_names
from retrieval.types import Availability, Money, Product, Review

if TYPE_CHECKING:
    from retrieval.catalogue.feeds.record import Record
    from retrieval.catalogue.mapping import ColumnMapping
    from retrieval.catalogue.tally import Tally

_ID_LIMIT = 200
_ATTRIBUTE_LIMIT = 30
_STOREFRONT = re.compile(
    r"visit amazon's (.+) page|visit the (.+) store|brand: (.+)", re.IGNORECASE
)
_NO_BRAND = frozenset(("", "unknown", "n/a", "na", "none", "null", "unbranded", "no brand", "-"))
_VALUE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A converted record.

    `group` unites rows into one product; `form` marks a row that is a variant of it; `lead` says
    whether the product takes the group's id (Shopify) instead of its first row's.
    """

    product: Product
    group: str | None = None
    form: bool = False
    lead: bool = False
    reviews: tuple[Review, ...] = ()


class RowConverter:
    """Converts the records of one feed."""

    def __init__(self, mapping: ColumnMapping, tally: Tally, file: str) -> None:
        self._mapping = mapping
        self._tally = tally
        self._file = file

    def convert(self, record: Record) -> Row:
        """The row of a record.

        Raises:
            RowError: the record can't be used; names the column and the reason.
        """
        fields = record.fields
        for column, value in fields.items():
            if isinstance(value, str) and len(value) > CELL_LIMIT:
                raise RowError(column, f"longer than {CELL_LIMIT:,} characters", value)
        product = self._product(record)
        variant_of = text.line(fields.get("variant_of"), "Handle", _ID_LIMIT)
        reviews = self._reviews(fields, product.id, f"{self._file} row {record.row}")
        if variant_of:
            return self._shopify(product, variant_of, fields)
        group = self._line("group", fields, _ID_LIMIT) or None
        product = replace(product, group=group)
        raw = self._mapping.raw("variants", fields)
        if raw is not None:
            product = self._with_variants(product, raw, fields)
        return Row(product, group, form=group is not None, reviews=reviews)

    def _shopify(self, product: Product, handle: str, fields: dict[str, Any]) -> Row:
        form = "variant_id" in fields
        options = fields.get("options") or {}
        if form:
            found = parse_variants([{"id": fields["variant_id"], "options": options}], str(handle))
            product = replace(
                product,
                id=found[0].id,
                colors=found[0].colors or product.colors,
                sizes=found[0].sizes or product.sizes,
                attributes=found[0].options,
            )
        return Row(product, handle, form=form, lead=True)

    def _product(self, record: Record) -> Product:
        fields = record.fields
        where = f"{self._file} row {record.row}"
        price, list_price = self._prices(fields)
        image, dropped = lists.picture(self._mapping.raw("image", fields))
        if dropped:
            kind = "picture paths outside the feed's folder were dropped"
            self._tally.add(kind, where, str(self._mapping.raw("image", fields)))
        state, stock = self._stock(fields, where)
        product = Product(
            id="",
            title=self._line("title", fields, text.TITLE_LIMIT),
            description=self._description(fields),
            brand=_brand(self._line("brand", fields, 200)),
            category=self._category(fields),
            price=price,
            list_price=list_price,
            availability=state,
            stock=stock,
            colors=lists.colors(self._raw("color", fields), self._column("color")),
            sizes=lists.sizes(self._raw("size", fields), self._column("size")),
            materials=lists.strings(self._raw("material", fields), "material", r"[,;|/\n]"),
            features=self._features(fields),
            audience=lists.audiences(self._raw("audience", fields), self._column("audience")),
            attributes=self._attributes(fields),
            image=image,
            url=lists.web_link(self._raw("url", fields)),
            rating=self._rating(fields, where),
            review_count=self._review_count(fields),
            created=self._date(fields, where),
        )
        return replace(product, id=self._id(fields, product))

    def _raw(self, target: str, fields: dict[str, Any]) -> Any:
        return self._mapping.raw(target, fields)

    def _column(self, target: str) -> str:
        return self._mapping.shown.get(target, target)

    def _line(self, target: str, fields: dict[str, Any], limit: int) -> str:
        return text.line(self._raw(target, fields), self._column(target), limit)

    def _id(self, fields: dict[str, Any], product: Product) -> str:
        if "id" in self._mapping.sources:
            raw = self._raw("id", fields)
            found = text.line(raw, self._column("id"), _ID_LIMIT + 1)
            if not found:
                raise RowError(self._column("id"), "no id")
            if len(found) > _ID_LIMIT:
                raise RowError(self._column("id"), f"an id of over {_ID_LIMIT} characters", found)
            return found
        self._tally.add("no column for the id, one was derived from title, brand and description")
        seed = "\x1f".join(
            (product.title, product.brand or "", *product.category, product.description)
        )
        return "p-" + blake2b(seed.encode(), digest_size=6).hexdigest()

    def _description(self, fields: dict[str, Any]) -> str:
        raw = self._raw("description", fields)
        return text.plain(raw, self._column("description"))[: text.DESCRIPTION_LIMIT]

    def _category(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """Several columns are the levels of one path."""
        path: tuple[str, ...] = ()
        slashes = self._mapping.slashes
        for column in self._mapping.sources.get("category", ()):
            value = self._raw("category", fields) if "{" in column else fields.get(column)
            path += lists.category_path(value, column, slashes=slashes)
        path = lists.unique(path)
        return () if len(path) == 1 and path[0].isdigit() else path

    def _features(self, fields: dict[str, Any]) -> tuple[str, ...]:
        raw = self._raw("features", fields)
        separators = r"[;|\n•]" if isinstance(raw, str) and ";" in raw else r"[,;|\n•]"
        return lists.strings(raw, self._column("features"), separators)

    def _prices(self, fields: dict[str, Any]) -> tuple[Money | None, Money | None]:
        """What to pay and what is struck through."""
        price, sale, listed = (
            self._money(target, fields) for target in ("price", "sale_price", "list_price")
        )
        if sale is not None and price is not None and sale >= price:
            sale = None
        pay = sale if sale is not None else price
        if pay is None and "price" not in self._mapping.sources:
            pay = listed
        struck = [m for m in (listed, price) if m is not None and pay is not None and m > pay]
        same = [m for m in struck if pay is not None and m.currency == pay.currency]
        return pay, same[0] if same else None

    def _money(self, target: str, fields: dict[str, Any]) -> Money | None:
        style = self._mapping.money
        currency = currency_code(self._raw("currency", fields), style.currency)
        return parse_money(self._raw(target, fields), style, self._column(target), currency)

    def _stock(self, fields: dict[str, Any], where: str) -> tuple[Availability, int | None]:
        said, counted = self._raw("availability", fields), self._raw("stock", fields)
        stock = measures.stock(counted)
        state = measures.availability(said)
        if state is None and said is not None:
            number = measures.stock(said)
            stock = number if stock is None else stock
            if number is None:
                self._tally.add("an availability that isn't understood", where, said)
        if state is None and stock is None and counted is not None:
            state = measures.availability(counted)
        if state is None and stock is not None:
            state = Availability.IN_STOCK if stock > 0 else Availability.OUT_OF_STOCK
        return state or Availability.UNKNOWN, stock

    def _rating(self, fields: dict[str, Any], where: str) -> float | None:
        raw = self._raw("rating", fields)
        if isinstance(raw, dict):
            raw = next((raw[k] for k in ("rate", "average", "value", "rating") if k in raw), None)
        rating = measures.rating(raw, self._mapping.rating_scale)
        if rating is None and raw is not None:
            self._tally.add("a rating out of range or not understood was left out", where, raw)
        return None if rating == 0 else rating

    def _review_count(self, fields: dict[str, Any]) -> int | None:
        raw = self._raw("review_count", fields)
        if raw is None:
            nested = self._raw("rating", fields)
            raw = nested.get("count") if isinstance(nested, dict) else None
        return measures.count(raw)

    def _date(self, fields: dict[str, Any], where: str) -> str | None:
        raw = self._raw("created", fields)
        found = measures.date(raw)
        if found is None and raw is not None:
            self._tally.add("a date that isn't understood was left out", where, raw)
        return found

    def _attributes(self, fields: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for column in self._mapping.sources.get("attributes", ()):
            found.update(_pairs(fields.get(column), ""))
        for column in self._mapping.attributes:
            found.update(_pairs(fields.get(column), column))
        return tuple(list(found.items())[:_ATTRIBUTE_LIMIT])

    def _reviews(self, fields: dict[str, Any], product_id: str, where: str) -> tuple[Review, ...]:
        raw = self._raw("reviews", fields)
        if not isinstance(raw, list):
            return ()
        found = []
        for part in (part for part in raw[:10_000] if isinstance(part, dict)):
            try:
                found.append(ReviewMapping.of(list(part), inside=True).review(part, product_id))
            except RowError as error:  # costs the review, not its product
                self._tally.add("a review inside a product was left out", where, error.reason)
        return tuple(review for review in found if review.text or review.stars is not None)

    def _with_variants(self, product: Product, raw: Any, fields: dict[str, Any]) -> Product:
        style = self._mapping.money
        currency = currency_code(self._raw("currency", fields), style.currency)
        raw = with_option_names(raw, fields.get("options"))
        variants = parse_variants(raw, product.id, style, currency)
        return summed_up(replace(product, variants=variants)) if variants else product


def _brand(text: str) -> str | None:
    """The brand without the words that marketplaces put around it."""
    match = _STOREFRONT.fullmatch(text)
    name = next((part for part in match.groups() if part), "") if match else text
    return None if name.lower() in _NO_BRAND else name.strip()


def _pairs(value: Any, name: str) -> dict[str, str]:
    """Attributes in a value: an object of them, a list of {name, value}, or one by itself."""
    if isinstance(value, dict):
        labels = [
            k for k in ("attribute_name", "name", "key", "label") if isinstance(value.get(k), str)
        ]
        if labels and ("value" in value or "attribute_value" in value):
            return _pair(value[labels[0]], value.get("value", value.get("attribute_value")))
        found: dict[str, str] = {}
        for key, part in list(value.items())[:_ATTRIBUTE_LIMIT]:
            found.update(_pair(f"{name} {key}".strip(), part))
        return found
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
        found = {}
        for part in value[:_ATTRIBUTE_LIMIT]:
            found.update(_pairs(part, name))
        return found
    return _pair(name, value) if name else {}


def _pair(name: str, value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {}
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value if not isinstance(part, (dict, list)))
    shown = text.line(value, name, _VALUE_LIMIT + 1)
    label = " ".join(name.replace("_", " ").split())[:80]
    fine = label and shown and len(shown) <= _VALUE_LIMIT and "://" not in shown
    return {label: shown} if fine else {}
