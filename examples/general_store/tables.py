"""The shop's source tables, read from YAML into frozen records.

A department file holds product types; a type's `rows` are lines of cells separated by `|`
and named by its `columns`. Cells that are not product fields become attributes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TABLES = HERE / "tables"
FIELDS = frozenset(
    {"brand", "title", "price", "color", "size", "material", "features", "audience", "text"}
)


class TableError(ValueError):
    """A source table is not as it should be; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Brand:
    """An invented brand."""

    name: str
    level: str
    made_in: str
    warranty: str
    character: str
    departments: tuple[str, ...]
    story: str


@dataclass(frozen=True, slots=True)
class Row:
    """One product as its table line states it, before numbers are drawn for it."""

    brand: str
    title: str
    price_cents: int
    colors: tuple[str, ...]
    sizes: tuple[str, ...]
    materials: tuple[str, ...]
    features: tuple[str, ...]
    audience: tuple[str, ...]
    attributes: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class ProductType:
    """A leaf category and its products."""

    name: str
    department: str
    tint: str
    size_run: str
    rows: tuple[Row, ...]

    @property
    def category(self) -> str:
        """The path shoppers see, such as "Footwear > Hiking boots"."""
        return f"{self.department} > {self.name}"


@dataclass(frozen=True, slots=True)
class Tables:
    """All source tables of the shop."""

    settings: Mapping[str, Any]
    types: tuple[ProductType, ...]
    brands: Mapping[str, Brand]
    colors: Mapping[str, str]
    phrases: Mapping[str, Any]
    reviews: Mapping[str, Any]
    remarks: Mapping[str, str]
    shoppers: Mapping[str, Any]

    @property
    def today(self) -> date:
        """The fixed day every date of the shop counts back from."""
        day = self.settings["reference_date"]
        assert isinstance(day, date)
        return day


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell at its commas; an empty cell is an empty tuple."""
    return tuple(part.strip() for part in cell.split(", ") if part.strip())


def _row(line: str, columns: tuple[str, ...], where: str) -> Row:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(columns):
        raise TableError(
            f"{where}: {len(cells)} cells for {len(columns)} columns in '{line[:60]}'; "
            "check the | separators"
        )
    named = dict(zip(columns, cells, strict=True))
    return Row(
        brand=named["brand"],
        title=named["title"],
        price_cents=round(float(named["price"]) * 100),
        colors=split_list(named.get("color", "")),
        sizes=split_list(named.get("size", "")),
        materials=split_list(named.get("material", "")),
        features=split_list(named["features"]),
        audience=split_list(named.get("audience", "")),
        attributes={name: cell for name, cell in named.items() if name not in FIELDS},
        text=named["text"],
    )


def _types(path: Path) -> list[ProductType]:
    department = _yaml(path)
    found = []
    for entry in department["types"]:
        columns = tuple(column.strip() for column in entry["columns"].split("|"))
        where = f"{path.name}, {entry['type']}"
        found.append(
            ProductType(
                name=entry["type"],
                department=department["name"],
                tint=department["tint"],
                size_run=entry.get("sizes", ""),
                rows=tuple(_row(line, columns, where) for line in entry["rows"].splitlines()),
            )
        )
    return found


def _yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _brands() -> dict[str, Brand]:
    entries = _yaml(TABLES / "brands.yaml")
    brands = [Brand(**{**entry, "departments": tuple(entry["departments"])}) for entry in entries]
    return {brand.name: brand for brand in brands}


def load() -> Tables:
    """Read every table.

    Raises:
        TableError: a line does not fit its columns.
    """
    paths = sorted((TABLES / "departments").glob("*.yaml"))
    return Tables(
        settings=_yaml(TABLES / "settings.yaml"),
        types=tuple(kind for path in paths for kind in _types(path)),
        brands=_brands(),
        colors=_yaml(TABLES / "colors.yaml"),
        phrases=_yaml(TABLES / "phrases.yaml"),
        reviews=_yaml(TABLES / "reviews.yaml"),
        remarks=_yaml(TABLES / "remarks.yaml"),
        shoppers=_yaml(TABLES / "shoppers.yaml"),
    )
