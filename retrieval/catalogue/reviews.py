"""Reviews: a file of them is recognised by its columns; one row becomes one Review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.cleaning import measures, text
from retrieval.catalogue.feeds.record import RowError
from retrieval.catalogue.synonyms import normalised
from retrieval.types import Review

if TYPE_CHECKING:
    from collections.abc import Sequence

_TARGETS: dict[str, tuple[str, ...]] = {
    "product_id": (
        *("productid", "itemid", "asin", "parentasin", "sku", "product", "articleid"),
        *("productsku", "producthandle", "handle", "produktid"),
    ),
    "stars": ("stars", "rating", "score", "overall", "ratingvalue", "reviewrating", "sterne"),
    "text": (
        *("text", "reviewtext", "review", "body", "reviewbody", "comment", "content"),
        *("reviewcontent", "kommentar", "message"),
    ),
    "title": ("title", "summary", "reviewtitle", "headline", "reviewsummary"),
    "author": ("author", "reviewer", "reviewername", "username", "user", "userid", "name"),
    "date": ("date", "reviewdate", "createdat", "created", "timestamp", "reviewtime", "datum"),
}
#: Columns that only a file of products has.
_PRODUCT_COLUMNS = frozenset(("price", "description", "brand", "category", "image", "stock"))
_TEXT_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class ReviewMapping:
    """Which column of a reviews file is what."""

    columns: dict[str, str]

    @classmethod
    def of(cls, names: Sequence[str], *, inside: bool = False) -> ReviewMapping:
        """Map columns by name; `inside` a product no column for its id is wanted."""
        by_norm = {normalised(name): name for name in reversed(names)}
        columns: dict[str, str] = {}
        for target, synonyms in _TARGETS.items():
            if inside and target == "product_id":
                continue
            found = next((by_norm[s] for s in synonyms if s in by_norm), None)
            if found is not None and found not in columns.values():
                columns[target] = found
        return cls(columns)

    @property
    def fits(self) -> bool:
        """Whether the file looks like reviews."""
        known = set(self.columns)
        return (
            "product_id" in known and "text" in known and bool(known & {"stars", "author", "date"})
        )

    def review(self, fields: dict[str, Any], product_id: str | None = None) -> Review:
        """One review.

        Raises:
            RowError: there is no product id, or neither stars nor text.
        """
        raw = {target: fields.get(column) for target, column in self.columns.items()}
        if product_id is None:
            product_id = text.line(raw.get("product_id"), self.columns["product_id"], 200)
            if not product_id:
                raise RowError(self.columns["product_id"], "no product id")
        stars = measures.rating(raw.get("stars"))
        body = text.plain(raw.get("text"), "text")[:_TEXT_LIMIT]
        if stars is None and raw.get("stars") not in (None, ""):
            raise RowError(self.columns["stars"], "not a rating from 0 to 5", raw["stars"])
        if stars is None and not body and product_id and "text" in self.columns:
            raise RowError(self.columns["text"], "neither stars nor text")
        return Review(
            product_id=product_id,
            stars=stars,
            text=body,
            title=text.line(raw.get("title"), "title"),
            author=text.line(raw.get("author"), "author", 100),
            date=measures.date(raw.get("date")),
        )


def is_reviews(columns: Sequence[str]) -> bool:
    """Whether these are the columns of a file of reviews rather than of products."""
    names = {normalised(name) for name in columns}
    return not names & _PRODUCT_COLUMNS and ReviewMapping.of(columns).fits
