"""Which format a feed has: by its content first, by its name where the content leaves it open."""

from __future__ import annotations

import json
import re
from enum import StrEnum


class Format(StrEnum):
    """The formats that can be read."""

    DELIMITED = "delimited"
    JSON = "json"
    JSON_LINES = "json-lines"
    YAML = "yaml"
    PARQUET = "parquet"
    XML = "xml"
    HTML = "html"


_SUFFIXES = {
    ".csv": Format.DELIMITED,
    ".tsv": Format.DELIMITED,
    ".tab": Format.DELIMITED,
    ".json": Format.JSON,
    ".jsonld": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
}
_YAML = re.compile(
    r"(?:%YAML.*\n)?(?:#.*\n|\s*\n)*(?:---.*\n|- +[\w\"'-]+ *:|[\w-]+ *: *\n +-? *\w+)"
)


def detect(head: str, name: str) -> Format:
    """The format of a text file.

    Args:
        head: the start of its text.
        name: its name, without `.gz`.
    """
    text = head.lstrip("\ufeff \t\r\n")
    dot = name.rfind(".")
    named = _SUFFIXES.get(name[dot:].lower()) if dot >= 0 else None
    if text.startswith("<"):
        start = text[:2000].lower()
        return Format.HTML if "<html" in start or "<!doctype html" in start else _markup(text)
    if text.startswith(("{", "[")) and named is not Format.YAML:
        return _json_kind(text, named)
    if named in (Format.YAML, Format.DELIMITED):
        return named
    return Format.YAML if _YAML.match(text) else Format.DELIMITED


def _markup(text: str) -> Format:
    """Snippets of a page have scripts; feeds have none."""
    return Format.HTML if "<script" in text.lower() else Format.XML


def _json_kind(text: str, named: Format | None) -> Format:
    lines = [line for line in text.split("\n", 2)[:2] if line.strip()]
    if text.startswith("[") and named is not Format.JSON_LINES:
        return Format.JSON
    first = _parses(lines[0])
    if len(lines) > 1 and lines[1].lstrip().startswith("{") and first:
        return Format.JSON_LINES
    if named is Format.JSON_LINES and (first or "\n" in text):
        return Format.JSON_LINES
    return Format.JSON


def _parses(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
