"""Cells that hold several values: colours, sizes, audiences, category paths, links."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from retrieval.catalogue.cleaning.text import line, plain
from retrieval.catalogue.feeds.record import RowError

LIST_LIMIT = 50
_ITEM_LIMIT = 200
_LETTER_SIZE = re.compile(r"(?:\d?X{0,4}[SL]|M|one size|os|\d+)", re.IGNORECASE)
_ARROWS = re.compile(r"\s*(?:>|»|›|→|\|)\s*")
_SLASH = re.compile(r"\s*/\s*")
_AUDIENCES = {
    **dict.fromkeys(
        ("m male man men mens herren homme hommes hombre hombres uomo masculine gentlemen").split(),
        ("men",),
    ),
    **dict.fromkeys(
        ("f w female woman women womens damen femme femmes mujer mujeres donna ladies").split(),
        ("women",),
    ),
    **dict.fromkeys(("unisex", "both", "mf", "neutral"), ("unisex", "men", "women")),
    **dict.fromkeys(
        "kid kids child children kinder enfant enfants niños youth junior".split(), ("kids",)
    ),
    **dict.fromkeys(("boy", "boys", "jungen"), ("boys", "kids")),
    **dict.fromkeys(("girl", "girls", "mädchen"), ("girls", "kids")),
    **dict.fromkeys("baby babies infant infants newborn toddler toddlers".split(), ("baby",)),
    **dict.fromkeys(("adult", "adults", "erwachsene"), ("adults",)),
    **dict.fromkeys(("teen", "teens", "teenager"), ("teens",)),
}


def strings(value: Any, column: str, separators: str = r"[,;|\n]") -> tuple[str, ...]:
    """The values of a list or of a cell that lists them; each once, in order."""
    if isinstance(value, (list, tuple)):
        parts = [part for item in value[:1000] for part in _texts(item, column)]
    else:
        parts = re.split(separators, plain(value, column))
    return unique(parts)


def unique(parts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Without blanks and repetitions (whatever their case), bounded."""
    kept: dict[str, str] = {}
    for part in parts:
        text = " ".join(part.split())[:_ITEM_LIMIT].strip(" -•*")
        if text and text.lower() not in ("n/a", "none", "null", "nan", "-"):
            kept.setdefault(text.casefold(), text)
    return tuple(list(kept.values())[:LIST_LIMIT])


def _texts(item: Any, column: str) -> list[str]:
    if isinstance(item, (list, tuple)):
        raise RowError(column, "lists inside a list", item)
    return [plain(item, column)]


def colors(value: Any, column: str) -> tuple[str, ...]:
    """ "Black/White" → Black, White."""
    if isinstance(value, (list, tuple)):
        return strings(value, column)
    return strings(value, column, r"[,;|/\n]")


def sizes(value: Any, column: str) -> tuple[str, ...]:
    """ "S/M/L" → S, M, L; "38 1/2" and "37,5" stay whole."""
    if isinstance(value, (list, tuple)):
        return strings(value, column)
    parts = strings(value, column, r"[;|\n]|,(?!\d)|(?<!\d),")
    split: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split("/")]
        lettered = all(_LETTER_SIZE.fullmatch(piece) for piece in pieces)
        numbers = all(piece.isdigit() for piece in pieces)
        many = len(pieces) > 1 and lettered and not (numbers and len(pieces) < 3)
        split.extend(pieces if many else [part])
    return unique(split)


def audiences(value: Any, column: str) -> tuple[str, ...]:
    """ "M" → men; words that aren't known stay as they are."""
    found: list[str] = []
    for part in strings(value, column, r"[,;|/\n&]| and "):
        key = re.sub(r"['’`\s.-]", "", part.lower())
        found.extend(_AUDIENCES.get(key, (part.lower(),)))
    return unique(found)


def category_path(value: Any, column: str, *, slashes: bool) -> tuple[str, ...]:
    """The path from wide to narrow.

    Args:
        value: a list, or text with ">", "|" or "/" between the levels.
        column: named in errors.
        slashes: whether "/" separates levels in this column ("Ski/boarding" is one category).
    """
    if isinstance(value, (list, tuple)):
        if value and all(isinstance(part, str) and ">" in part for part in value):
            return category_path(value[0], column, slashes=slashes)
        return unique([line(part, column, 100) for part in value[:10]])
    text = line(value, column)
    if ">" in text:
        # WooCommerce: "Clothing > Hats, Clothing > Caps, Clothing": the first path is the main one.
        parts = text.split(", ")
        heads = {part.split(">")[0].strip() for part in parts if ">" in part}
        if all(">" in part or part.strip() in heads for part in parts):
            text = next(part for part in parts if ">" in part)
    levels = _ARROWS.split(text)
    if len(levels) == 1 and (slashes or " / " in text):
        levels = _SLASH.split(text)
    return unique([level[:100] for level in levels])[:10]


def slashes_separate(values: list[str]) -> bool:
    """Whether "/" separates levels: several categories share what stands before it."""
    first: dict[str, set[str]] = {}
    bare = {value.strip().lower() for value in values if "/" not in value}
    for value in values:
        if "/" in value and ">" not in value:
            head, _, rest = value.strip().strip("/").lower().partition("/")
            first.setdefault(head, set()).add(rest)
            if value.strip().startswith("/") or rest.count("/"):
                return True
    return any(len(rests) > 1 or head in bare for head, rests in first.items())


def web_link(value: Any) -> str | None:
    """An http(s) URL, or None."""
    text = _first_text(value)
    text = f"https:{text}" if text.startswith("//") else text
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    fine = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\s<>\"\\]", text)
    return text[:2000] if fine else None


def picture(value: Any) -> tuple[str | None, bool]:
    """An http(s) URL or a path below the feed's folder, and whether one had to be dropped."""
    text = _first_text(value)
    if not text:
        return None, False
    if "://" in text or text.startswith("//"):
        link = web_link(text)
        return link, link is None
    parts = re.split(r"[\\/]", text)
    bad = text.startswith(("/", "\\", "~")) or ".." in parts or ":" in text or len(text) > 500
    if bad or not all(c.isprintable() for c in text):
        return None, True
    return "/".join(part for part in parts if part not in ("", ".")) or None, False


def _first_text(value: Any) -> str:
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
    if isinstance(value, dict):
        value = next((value[k] for k in ("url", "src", "contentUrl", "href") if value.get(k)), "")
    if not isinstance(value, str):
        return ""
    text = value.strip()
    # Several pictures in one cell: the first is the main one.
    return re.split(r"[,;|\s]+(?=https?://)", text)[0] if "://" in text else text
