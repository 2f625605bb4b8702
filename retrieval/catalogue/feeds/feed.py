"""One feed, whatever its format: a source, and records that can be read more than once."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.feeds import (
    delimited,
    html,
    json_feed,
    jsonld,
    jsonlines,
    parquet,
    shopify,
    xml_feed,
    yaml_feed,
)
from retrieval.catalogue.feeds.detect import Format
from retrieval.catalogue.feeds.record import Record, Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.catalogue.feeds.source import Source

READERS: dict[Format, Callable[[Path], Iterator[Record | Reject]]] = {
    Format.DELIMITED: delimited.read,
    Format.JSON: json_feed.read,
    Format.JSON_LINES: jsonlines.read,
    Format.YAML: yaml_feed.read,
    Format.PARQUET: parquet.read,
    Format.XML: xml_feed.read,
    Format.HTML: html.read,
}
#: Enough to see which columns there are and what they hold.
SAMPLE_RECORDS = 2_000


@dataclass(slots=True)
class Feed:
    """A feed that has been looked into."""

    source: Source
    sample: list[dict[str, Any]] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    kind: str = "table"
    notes: list[str] = field(default_factory=list)

    @classmethod
    def look(cls, source: Source) -> Feed:
        """Read the first records."""
        feed = cls(source)
        raw = islice(READERS[source.format](source.data), SAMPLE_RECORDS)
        sample = [item.fields for item in raw if isinstance(item, Record)]
        if source.format is Format.DELIMITED and sample and shopify.is_shopify(sample[0]):
            feed.kind = "shopify"
        elif any(jsonld.is_jsonld(fields) for fields in sample[:50]):
            feed.kind = "jsonld"
        if feed.kind != "table":
            items = islice(feed.records(), SAMPLE_RECORDS)
            sample = [item.fields for item in items if isinstance(item, Record)]
            feed.notes.clear()
        names: dict[str, None] = {}
        for fields in sample:
            names.update(dict.fromkeys(fields))
        feed.sample, feed.columns = sample, tuple(names)
        return feed

    def records(self) -> Iterator[Record | Reject]:
        """All records, from the start."""
        items = READERS[self.source.format](self.source.data)
        if self.kind == "shopify":
            rows = shopify.ShopifyRows()
            yield from rows.records(items)
            if rows.hidden:
                self.notes.append(f"{self.source.name}: {rows.hidden} drafts were left out.")
        elif self.kind == "jsonld":
            for item in items:
                yield from (item,) if isinstance(item, Reject) else jsonld.expand(item)
        else:
            yield from items
