"""What a column of a feed holds, seen through its first values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from retrieval.catalogue.cleaning.money import MoneyStyle, parse_money
from retrieval.catalogue.feeds.record import RowError

_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|bmp|svg)(?:[?#].*)?$", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_ID_NAME = re.compile(r"id|code|sku|nr|no|num|number|nummer|key|ref", re.IGNORECASE)
_MARKED = re.compile(r"[$€£¥₹₽₩₺]|\b(?:USD|EUR|GBP|CHF|kr|zł)\b|^\d+[.,]\d\d$")
_TEXT_CHARS = 300


@dataclass(slots=True)
class ColumnProfile:
    """Counts over the sampled values of one column, `texts` shortened."""

    name: str
    rows: int
    filled: int = 0
    lists: int = 0
    maps: int = 0
    texts: list[str] = field(default_factory=list)
    by_row: list[str] = field(default_factory=list)
    length: float = 0.0
    distinct: set[str] = field(default_factory=set)
    objects: bool = False

    @property
    def paths(self) -> bool:
        """Whether the values are category paths already."""
        return self.lists > 0 or any(">" in text for text in self.texts)

    def share(self, pattern: re.Pattern[str]) -> float:
        """How many of the values match, from 0 to 1."""
        hits = sum(pattern.search(text) is not None for text in self.texts)
        return hits / len(self.texts) if self.texts else 0.0

    def fits(self, target: str) -> bool:
        """Whether the values don't contradict what the name promises."""
        if not self.filled:
            return True
        numeric = self.share(re.compile(r"^-?[\d.,\s]+$"))
        if target == "title":
            return numeric < 0.9 and self.lists < self.filled
        if target in ("category", "image"):
            return numeric < 0.9
        if target == "variants":
            return self.maps + self.lists > self.filled / 2 and self.objects
        if target == "attributes":
            return self.maps + self.lists > self.filled / 2
        if target == "url":
            return self.share(_URL) > 0.5 or self.share(re.compile(r"^/?[\w./-]+$")) > 0.9
        if target in ("stock", "review_count"):
            return self.lists == 0 and self.share(re.compile(r"\d")) > 0.3
        if target == "availability":
            return (self.lists + self.maps == 0 and numeric < 0.9) or len(self.distinct) <= 2
        return True

    def refines(self, wide: ColumnProfile) -> bool:
        """Whether each value belongs to (nearly) one value of the wider column."""
        if len(self.distinct) <= len(wide.distinct) or len(self.distinct) > max(
            20, len(self.texts) // 2
        ):
            return False
        counts: dict[str, dict[str, int]] = {}
        for own, other in zip(self.by_row, wide.by_row, strict=False):
            if own and other:
                seen = counts.setdefault(own, {})
                seen[other] = seen.get(other, 0) + 1
        total = sum(sum(seen.values()) for seen in counts.values())
        main = sum(max(seen.values()) for seen in counts.values())
        return total > 0 and main / total > 0.9

    def speaks(self) -> bool:
        """Whether the values say something to a shopper: no links, no novels, no hashes."""
        links = self.share(_URL) + self.share(_IMAGE)
        hashes = self.share(re.compile(r"^[0-9a-fA-F]{16,}$|^[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}$"))
        return links < 0.3 and hashes < 0.5 and self.length <= 200 and not self.objects

    def looks_image(self) -> bool:
        """Names of picture files."""
        return self.share(_IMAGE) > 0.6

    def looks_url(self) -> bool:
        """Links that aren't pictures."""
        return self.share(_URL) > 0.8 and self.share(_IMAGE) < 0.3

    def looks_price(self) -> bool:
        """Amounts with a currency, or with two decimals throughout."""
        if self.lists or self.maps or self.share(_MARKED) < 0.8:
            return False
        return all(_is_price(text) for text in self.texts[:50])

    def looks_id(self) -> bool:
        """Short, never twice the same, and called so."""
        unique = len(self.distinct) == self.filled == self.rows and self.rows > 0
        short = all(len(t) <= 40 and " " not in t for t in self.texts)
        return unique and short and self.share(_URL) == 0 and bool(_ID_NAME.search(self.name))

    def looks_title(self) -> bool:
        """Short texts with letters that mostly differ."""
        if self.lists or self.maps or not self.texts or self.share(_URL) > 0.1:
            return False
        worded = self.share(re.compile(r"[^\W\d_]{3}")) > 0.9
        varied = len(self.distinct) > self.filled * 0.6
        spaced = self.share(re.compile(r"\w \w")) > 0.5
        return worded and varied and spaced and 3 <= self.length <= 150

    def looks_description(self) -> bool:
        """Long texts."""
        return not self.maps and self.length > 80 and self.share(re.compile(r"\w \w")) > 0.8


def profile(name: str, sample: list[dict[str, Any]]) -> ColumnProfile:
    """Look through the sampled records."""
    seen = ColumnProfile(name, len(sample))
    total = 0
    for fields in sample:
        value = fields.get(name)
        text = "" if value is None or value in ("", [], {}) else str(value)[:_TEXT_CHARS].strip()
        seen.by_row.append(text)
        if not text:
            continue
        seen.filled += 1
        seen.texts.append(text)
        seen.distinct.add(text)
        total += len(str(value)) if isinstance(value, str) else len(text)
        seen.lists += isinstance(value, (list, tuple))
        seen.maps += isinstance(value, dict)
        if isinstance(value, (list, tuple, dict)):
            parts = value.values() if isinstance(value, dict) else value
            seen.objects = seen.objects or any(isinstance(part, dict) for part in parts)
    seen.length = total / seen.filled if seen.filled else 0.0
    return seen


def _is_price(text: str) -> bool:
    try:
        parse_money(text, MoneyStyle())
    except RowError:
        return False
    return True
