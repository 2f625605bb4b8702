"""Products that a page describes in its JSON-LD scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from retrieval.catalogue.feeds.json_feed import as_record
from retrieval.catalogue.feeds.record import WHOLE_LIMIT_BYTES, Record, Reject, quote
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read(path: Path) -> Iterator[Record | Reject]:
    """One record per script; `row` is the number of the script.

    Raises:
        FeedError: the page has no such script.
    """
    if path.stat().st_size > WHOLE_LIMIT_BYTES:
        raise FeedError(f"{path.name} is a page of more than 64 MiB.")
    tree = LexborHTMLParser(path.read_text(encoding="utf-8", errors="replace"))
    scripts = tree.css('script[type*="ld+json"]')
    if not scripts:
        raise FeedError(
            f"{path.name} is a web page without schema.org data.",
            hint="Expected <script type='application/ld+json'> with a Product in it.",
        )
    for row, script in enumerate(scripts, 1):
        text = script.text(strip=True)
        try:
            value = json.loads(text, strict=False, parse_constant=lambda _: None)
        except (ValueError, RecursionError) as error:
            yield Reject(row, "", f"the script is not valid JSON: {error}", quote(text))
            continue
        for part in value if isinstance(value, list) else [value]:
            yield as_record(row, part)
