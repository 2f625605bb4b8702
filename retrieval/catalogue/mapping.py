"""Which column of a feed becomes what: from names, then from contents; overrides win."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.cleaning.lists import slashes_separate
from retrieval.catalogue.cleaning.measures import rating_scale
from retrieval.catalogue.cleaning.money import MoneyStyle, decimal_separator, written_currency
from retrieval.catalogue.columns import ColumnProfile, profile
from retrieval.catalogue.feeds import shopify
from retrieval.catalogue.feeds.structure import KEY
from retrieval.catalogue.synonyms import (
    ALIASES,
    CODES,
    INTERNAL,
    SUBCATEGORIES,
    SYNONYMS,
    UNSURE_SUBCATEGORIES,
    normalised,
)
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retrieval.catalogue.feeds.feed import Feed

_TEMPLATE = re.compile(r"\{([^{}]+)\}")
_PREFIXES = re.compile(r"^(?:product|item|article|artikel|variant|produkt)(?=\w{2})")
#: The order in which targets choose among the columns.
_ORDER = (
    *("id", "group", "title", "sale_price", "list_price", "price", "currency", "description"),
    *("brand", "category", "stock", "availability", "color", "size", "material", "features"),
    *("audience", "image", "url", "rating", "review_count", "created", "variants", "attributes"),
)
_ATTRIBUTE_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where each target of a feed comes from.

    `sources` holds columns in order of preference, for the category the levels of its path, or one
    template such as "pics/{Id}.webp".
    """

    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    attributes: tuple[str, ...] = ()
    money: MoneyStyle = field(default_factory=MoneyStyle)
    slashes: bool = False
    rating_scale: float = 5.0
    shown: dict[str, str] = field(default_factory=dict)

    def raw(self, target: str, fields: Mapping[str, Any]) -> Any:
        """The raw value of a target in a record, or None."""
        for source in self.sources.get(target, ()):
            value = filled(source, fields) if "{" in source else fields.get(source)
            if not _blank(value):
                return value
        return None


def _blank(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and value.isspace())


def filled(template: str, fields: Mapping[str, Any]) -> str | None:
    """The template with the record's values; None where one of them is missing."""
    if template in fields:
        return str(fields[template])
    values = {name: fields.get(name) for name in _TEMPLATE.findall(template)}
    if any(_blank(v) or isinstance(v, (dict, list)) for v in values.values()):
        return None
    return _TEMPLATE.sub(lambda match: str(values[match.group(1)]).strip(), template)


def propose(feed: Feed, overrides: Mapping[str, str], currency: str | None) -> ColumnMapping:
    """Map the columns of a feed.

    Args:
        feed: looked into already.
        overrides: target → column or template, checked by `check_overrides`.
        currency: of values that don't say; None takes what most of the others say.
    """
    profiles = {name: profile(name, feed.sample) for name in feed.columns}
    sources = _ready_made(feed) if feed.kind != "table" else _by_name(profiles)
    shown = {target: " > ".join(names) for target, names in sources.items()}
    if feed.kind == "shopify":
        shown = _shopify_names(feed, sources)
    for target, source in overrides.items():
        if source == "":
            sources.pop(target, None)
            shown.pop(target, None)
        elif _exists(source, feed.columns):
            _release(sources, shown, source)
            sources[target], shown[target] = (source,), source
    taken = {name for names in sources.values() for name in names}
    free = [p for name, p in profiles.items() if name not in taken]
    prices = _texts(profiles, sources, "price")
    return ColumnMapping(
        sources=sources,
        attributes=_attributes(free, len(feed.sample)) if feed.kind == "table" else (),
        money=MoneyStyle(currency or written_currency(prices), decimal_separator(prices)),
        slashes=slashes_separate(_texts(profiles, sources, "category")),
        rating_scale=rating_scale(_texts(profiles, sources, "rating")),
        shown=shown,
    )


def check_overrides(overrides: Mapping[str, str], feeds: Sequence[Feed]) -> dict[str, str]:
    """Overrides under the proper names of their targets.

    Raises:
        FeedError: a target isn't known, or no feed has the column.
    """
    columns = list(dict.fromkeys(name for feed in feeds for name in feed.columns))
    checked = {}
    for given, source in overrides.items():
        target = ALIASES.get(given.strip().lower(), given.strip().lower())
        if target not in SYNONYMS:
            known = ", ".join(SYNONYMS)
            raise FeedError(f"There is no target “{given}” to map to.", hint=f"Targets: {known}.")
        name = source.strip()
        if name and not _exists(name, columns):
            missing = [n for n in _TEMPLATE.findall(name) if n not in columns] or [name]
            raise FeedError(
                f"There is no column “{missing[0]}” to map to {target}.",
                hint="Columns: " + ", ".join(columns[:60]) + ("…" if len(columns) > 60 else "."),
            )
        checked[target] = name
    return checked


def _exists(source: str, columns: Sequence[str]) -> bool:
    if source in columns:
        return True
    names = _TEMPLATE.findall(source)
    return bool(names) and all(name in columns for name in names)


def _release(sources: dict[str, tuple[str, ...]], shown: dict[str, str], column: str) -> None:
    """A column that an override claims is no longer what it was proposed to be."""
    for target in [t for t, names in sources.items() if column in names]:
        rest = tuple(name for name in sources[target] if name != column)
        if rest:
            sources[target], shown[target] = rest, " > ".join(rest)
        else:
            del sources[target], shown[target]


def _texts(
    profiles: dict[str, ColumnProfile], sources: dict[str, tuple[str, ...]], target: str
) -> list[str]:
    return [text for n in sources.get(target, ()) if n in profiles for text in profiles[n].texts]


def _ready_made(feed: Feed) -> dict[str, tuple[str, ...]]:
    """Records that our own readers made bear the names of the targets already."""
    return {name: (name,) for name in feed.columns if name in SYNONYMS}


def _shopify_names(feed: Feed, sources: dict[str, tuple[str, ...]]) -> dict[str, str]:
    shown = {}
    for target in sources:
        names = [name for name in shopify.COLUMNS.get(target, ()) if name in feed.columns]
        used = [n for n in names if any(fields.get(n) for fields in feed.sample)]
        shown[target] = (used or names or [target])[0]
    return shown


def _by_name(profiles: dict[str, ColumnProfile]) -> dict[str, tuple[str, ...]]:
    by_norm: dict[str, str] = {}
    for name in profiles:
        by_norm.setdefault(normalised(name), name)
    shortened = {_PREFIXES.sub("", norm): name for norm, name in reversed(by_norm.items())}
    sources: dict[str, tuple[str, ...]] = {}
    for names in (by_norm, shortened):
        for target in _ORDER:
            if target in sources:
                continue
            taken = {column for columns in sources.values() for column in columns}
            for synonym in SYNONYMS[target]:
                column = names.get(normalised(synonym) or synonym)
                if column and column not in taken and profiles[column].fits(target):
                    sources[target] = (column,)
                    break
    _review_lists(profiles, sources)
    _narrow(profiles, by_norm, sources)
    _by_contents(profiles, sources)
    return sources


def _review_lists(profiles: dict[str, ColumnProfile], sources: dict[str, tuple[str, ...]]) -> None:
    """A column "reviews" may count them or hold them; "ratings" too may be a count."""
    for name, seen in profiles.items():
        if normalised(name) == "reviews" and seen.lists > seen.filled / 2:
            sources["reviews"] = (name,)


def _narrow(
    profiles: dict[str, ColumnProfile],
    by_norm: dict[str, str],
    sources: dict[str, tuple[str, ...]],
) -> None:
    """Add the finer one of two category columns."""
    wide = sources.get("category", ())
    if len(wide) != 1 or profiles[wide[0]].paths:
        return
    taken = {column for columns in sources.values() for column in columns}
    for synonym in SUBCATEGORIES:
        column = by_norm.get(synonym)
        if column is None or column in taken:
            continue
        if synonym in UNSURE_SUBCATEGORIES and not profiles[column].refines(profiles[wide[0]]):
            continue
        first, second = profiles[wide[0]], profiles[column]
        wider = first if second.refines(first) or not first.refines(second) else second
        other = second if wider is first else first
        sources["category"] = (wider.name, other.name)
        return


def _by_contents(profiles: dict[str, ColumnProfile], sources: dict[str, tuple[str, ...]]) -> None:
    """What names left open: a column of picture links is the picture, and so on."""
    tests = {
        "image": ColumnProfile.looks_image,
        "url": ColumnProfile.looks_url,
        "price": ColumnProfile.looks_price,
        "id": ColumnProfile.looks_id,
        "title": ColumnProfile.looks_title,
        "description": ColumnProfile.looks_description,
    }
    for target, test in tests.items():
        taken = {column for columns in sources.values() for column in columns}
        if target in sources or (target == "price" and {"sale_price", "list_price"} & set(sources)):
            continue
        if target == "title" and not sources:
            return  # prose has lines that read like titles, but nothing else
        if target == "id" and KEY in profiles:
            sources["id"] = (KEY,)
            continue
        for name, seen in profiles.items():
            if name not in taken and not INTERNAL.search(normalised(name)) and test(seen):
                sources[target] = (name,)
                break


def _attributes(free: list[ColumnProfile], rows: int) -> tuple[str, ...]:
    kept = []
    for seen in free:
        norm = normalised(seen.name)
        told = norm and seen.name != KEY and not INTERNAL.search(norm) and not CODES.search(norm)
        constant = rows >= 20 and len(seen.distinct) == 1 and seen.filled == rows
        if told and seen.filled and not constant and seen.speaks():
            kept.append(seen.name)
    return tuple(kept[:_ATTRIBUTE_COLUMNS])
