"""JSON: a list of objects, an object of objects by id, or either of them inside a wrapper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import ijson

from retrieval.catalogue.feeds import structure
from retrieval.catalogue.feeds.record import WHOLE_LIMIT_BYTES, Record, Reject, quote
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retrieval.catalogue.feeds.structure import Event


def read(path: Path) -> Iterator[Record | Reject]:
    """Records of a JSON document.

    Raises:
        FeedError: it isn't JSON, or holds no records.
    """
    try:
        yield from from_events(lambda: _events(path), path)
    except ijson.JSONError as error:
        yield from _lenient(path, error)


def from_events(events: Any, path: Path) -> Iterator[Record | Reject]:
    """Records of any document that `events()` walks through."""
    shape = structure.survey(events(), path.name)
    if shape.single and path.stat().st_size > WHOLE_LIMIT_BYTES:
        raise FeedError(f"{path.name} is one record of more than 64 MiB.", hint="Split it.")
    for row, (key, value) in enumerate(structure.records(events(), shape), 1):
        yield as_record(row, value, key)


def as_record(row: int, value: object, key: str | None = None) -> Record | Reject:
    """A record from a parsed value; with the key it stood under, if any."""
    if not isinstance(value, dict):
        return Reject(row, "", "not an object with named values", quote(value))
    fields = {str(name): part for name, part in value.items()}
    if key is not None:
        fields.setdefault(structure.KEY, key)
    return Record(row, fields)


def _events(path: Path) -> Iterator[Event]:
    with path.open("rb") as file:
        yield from ijson.basic_parse(file)


def _lenient(path: Path, error: Exception) -> Iterator[Record | Reject]:
    """Python writes NaN, which is no JSON: read such a file whole, with null in its place."""
    place = " ".join(str(error).split())[:200]
    refused = FeedError(
        f"{path.name} is not valid JSON: {place}", hint="Check that the export is complete."
    )
    if path.stat().st_size > WHOLE_LIMIT_BYTES:
        raise refused from error
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        value = json.loads(text, parse_constant=lambda _: None)
    except RecursionError as nested:
        raise FeedError(f"{path.name} is nested too deep.") from nested
    except ValueError as wrong:
        raise FeedError(f"{path.name} is not valid JSON: {wrong}.", hint=refused.hint) from error
    plain = json.dumps(value).encode()
    yield from from_events(lambda: ijson.basic_parse(plain), path)
