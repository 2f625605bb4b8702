"""Plain text from whatever a feed holds: HTML, entities, control characters, Python lists."""

from __future__ import annotations

import ast
import html
import re
import unicodedata
from decimal import Decimal
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from retrieval.catalogue.feeds.record import CELL_LIMIT, RowError

TITLE_LIMIT = 500
DESCRIPTION_LIMIT = 20_000

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<!\[CDATA\[|<!doctype", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_BLOCK = re.compile(
    r"(?=</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote|dt|dd|hr|pre)\b)",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?=</(?:td|th)\b)", re.IGNORECASE)
_DROPPED = ["script", "style", "noscript", "template", "iframe", "svg", "head", "title", "object"]
#: Invisible characters, and those that turn the direction of text.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
#: Rules of a style sheet whose <style> was stripped by somebody before us.
_CSS = re.compile(
    r"(?:[.#][\w-]{1,50}[\s,]{1,5}){0,5}[\w.#:-]{0,50}\s?"
    r"\{[^{}]{0,1000}[\w-]:[^{}]{1,1000};\s{0,20}\}"
)
_SPECIAL = re.compile(r"[<&{]|  ")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)*")
_STRING = r"(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_PYTHON_LIST = re.compile(rf"\[\s*{_STRING}(?:\s*,\s*{_STRING})*\s*,?\s*\]", re.DOTALL)
_PYTHON_STRING = re.compile(_STRING, re.DOTALL)
#: Keys of texts in several languages: {"en": …, "de": …}.
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")
_NAMES = ("name", "title", "value", "label", "text", "@value", "#text")


def plain(value: Any, column: str) -> str:
    """The text of a raw value.

    Raises:
        RowError: it is an object without a name, or too long.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > CELL_LIMIT:
            raise RowError(column, f"longer than {CELL_LIMIT:,} characters", value)
        return tidy(_unwrapped(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float, Decimal)):
        return number_text(value)
    if isinstance(value, (list, tuple)):
        parts = [plain(part, column) for part in value[:1000]]
        return "\n".join(part for part in parts if part)
    if isinstance(value, dict):
        for name in _NAMES:
            if isinstance(value.get(name), (str, int, float)):
                return plain(value[name], column)
        if value and all(_LANGUAGE.fullmatch(str(key)) for key in value):
            return plain(value.get("en", next(iter(value.values()))), column)
        raise RowError(column, "an object where text is expected", value)
    if isinstance(value, (bytes, bytearray)):
        raise RowError(column, "binary data where text is expected", value[:50])
    return tidy(str(value)[:CELL_LIMIT])


def line(value: Any, column: str, limit: int = TITLE_LIMIT) -> str:
    """Like `plain`, on one line, cut at a limit."""
    return " ".join(plain(value, column).split())[:limit].strip()


def number_text(value: float | Decimal) -> str:
    """12.0 → "12"; NaN → ""."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    if value != value:
        return ""
    text = format(value, "f") if isinstance(value, Decimal) and abs(value) < 10**30 else str(value)
    return text[:-2] if text.endswith(".0") else text


def tidy(text: str) -> str:
    """Without markup, entities, invisible characters and needless space."""
    if text.isascii() and text.isprintable() and not _SPECIAL.search(text):
        return text.strip()
    if _TAG.search(text) or _ENTITY.search(text):
        text = _without_markup(text)
    if "{" in text:
        text = _CSS.sub(" ", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\r", "\n")))
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _without_markup(text: str) -> str:
    """Twice where the markup was escaped: `&lt;p&gt;` in a CSV cell."""
    for _ in range(2):
        if _TAG.search(text):
            spaced = _CELL.sub(" ", _BLOCK.sub("\n", text))
            tree = LexborHTMLParser(spaced)
            tree.strip_tags(_DROPPED)
            text = tree.body.text(separator="") if tree.body is not None else ""
        elif _ENTITY.search(text):
            text = html.unescape(text)
    return text


def _unwrapped(text: str) -> str:
    """Descriptions that are the text of a Python list: "['first', 'second']"."""
    stripped = text.strip()
    if not (stripped.startswith(("['", '["')) and stripped.endswith(("']", '"]'))):
        return text
    if not _PYTHON_LIST.fullmatch(stripped):
        # Quotes inside that nobody escaped: cut where one string ends and the next begins.
        return "\n".join(re.split(r"""['"]\s*,\s*['"]""", stripped[2:-2])).replace("\\n", "\n")
    parts = []
    for match in _PYTHON_STRING.finditer(stripped):
        token = match.group()
        try:
            part = ast.literal_eval(token.replace("\n", "\\n").replace("\r", " ").replace("\0", ""))
        except (ValueError, SyntaxError):
            part = token[1:-1]
        parts.append(part)
    return "\n".join(part for part in parts if part.strip()).replace("\\n", "\n")
