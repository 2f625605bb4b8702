"""Shopify's product export: rows that share a Handle are one product, its variants and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retrieval.catalogue.feeds.record import Record, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Targets and the columns they come from; the first that has a value wins.
COLUMNS = {
    "id": ("Handle",),
    "title": ("Title",),
    "description": ("Body (HTML)", "Body HTML"),
    "brand": ("Vendor",),
    "category": ("Product Category", "Standard Product Type", "Type", "Custom Product Type"),
    "features": ("Tags",),
    "price": ("Variant Price",),
    "list_price": ("Variant Compare At Price",),
    "stock": ("Variant Inventory Qty",),
    "image": ("Variant Image", "Image Src"),
    "audience": ("Google Shopping / Gender",),
    "material": ("Material (product.metafields.shopify.material)", "Google Shopping / Material"),
    "color": ("Color (product.metafields.shopify.color-pattern)",),
}
_OPTIONS = ("Option1", "Option2", "Option3")


def is_shopify(columns: Iterable[str]) -> bool:
    """Whether these are the columns of a Shopify export."""
    names = set(columns)
    return {"Handle", "Title"} <= names and bool({"Variant Price", "Option1 Value"} & names)


class ShopifyRows:
    """Turns rows of the export into records of ours; remembers what a Handle's first row said."""

    def __init__(self) -> None:
        self._handle = ""
        self._first: dict[str, Any] = {}
        self._variants = 0
        self.hidden = 0

    def records(self, rows: Iterable[Record | Reject]) -> Iterator[Record | Reject]:
        """Records with `variant_of`; drafts and archived products are left out and counted."""
        for row in rows:
            if isinstance(row, Reject):
                yield row
                continue
            cells = {name: str(cell or "").strip() for name, cell in row.fields.items()}
            handle = cells.get("Handle", "")
            if not handle:
                yield Reject(row.row, "Handle", "no Handle")
                continue
            if handle != self._handle:
                self._handle, self._first, self._variants = handle, cells, 0
            if self._is_hidden():
                self.hidden += cells is self._first
                continue
            yield Record(row.row, self._fields(cells))

    def _is_hidden(self) -> bool:
        status = self._first.get("Status", "").lower()
        return status in ("draft", "archived") or (
            not status and self._first.get("Published", "").lower() == "false"
        )

    def _fields(self, cells: dict[str, str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for target, columns in COLUMNS.items():
            value = next((cells[name] for name in columns if cells.get(name)), "")
            if value:
                fields[target] = value
        if "features" in fields:
            fields["features"] = [tag.strip() for tag in fields["features"].split(",")]
        if self._is_variant(cells):
            self._variants += 1
            fields.update(self._variant(cells))
        else:
            for name in ("price", "list_price", "stock"):
                fields.pop(name, None)
        if cells is not self._first and cells.get("Variant Image") == "":
            # A later row's Image Src is one more picture, not the picture of its variant.
            fields.pop("image", None)
        fields["variant_of"] = self._handle
        return {**cells, **fields}

    def _is_variant(self, cells: dict[str, str]) -> bool:
        names = ("Option1 Value", "Variant SKU", "Variant Price")
        return any(cells.get(name) for name in names)

    def _variant(self, cells: dict[str, str]) -> dict[str, Any]:
        options = {}
        for option in _OPTIONS:
            value = cells.get(f"{option} Value", "")
            if value and value != "Default Title":
                options[self._first.get(f"{option} Name") or option] = value
        parts = "-".join(options.values()) or str(self._variants)
        fields: dict[str, Any] = {
            "variant_id": cells.get("Variant SKU", "").lstrip("'") or f"{self._handle}:{parts}",
            "options": options,
        }
        if self._always_sold(cells):
            fields["availability"] = "in stock"
        return fields

    def _always_sold(self, cells: dict[str, str]) -> bool:
        """Sold beyond its stock, or not counted at all."""
        if cells.get("Variant Inventory Policy", "").lower() == "continue":
            return True
        return "Variant Inventory Tracker" in cells and not cells["Variant Inventory Tracker"]
