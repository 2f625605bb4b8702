"""XML product feeds: Google Merchant (RSS and Atom with the g: namespace) and plain ones alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from retrieval.catalogue.feeds.record import DEPTH_LIMIT, Record
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

#: Elements that are one product each, in the feeds there are.
_RECORDS = frozenset(("item", "entry", "product", "offer", "shopitem", "artikel", "article"))
_GOOGLE = "{http://base.google.com/ns/1.0}"


def read(path: Path) -> Iterator[Record]:
    """Records of an XML feed; `row` is the number of the product.

    Raises:
        FeedError: it isn't well-formed, declares entities, or holds no products.
    """
    row = 0
    try:
        for element in _products(path):
            row += 1
            yield Record(row, _fields(element))
    except DefusedXmlException as error:
        raise FeedError(
            f"{path.name} declares entities or a document type, which feeds must not.",
            hint="Remove the <!DOCTYPE …> part.",
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise FeedError(f"{path.name} is not well-formed XML: {error}.") from error
    if row == 0:
        raise FeedError(f"{path.name} holds no <item>, <entry> or <product>.")


def _products(path: Path) -> Iterator[Element]:
    depth, inside = 0, 0
    parents: list[Element] = []
    with path.open("rb") as file:
        walk = ElementTree.iterparse(file, events=("start", "end"), forbid_dtd=True)
        for event, element in walk:
            if event == "start":
                depth += 1
                parents.append(element)
                if depth > DEPTH_LIMIT:
                    raise FeedError(f"{path.name} is nested more than {DEPTH_LIMIT} levels deep.")
                if _name(element) in _RECORDS and inside == 0:
                    inside = depth
                continue
            parents.pop()
            if depth == inside:
                yield element
                inside = 0
                if parents:  # what was read need not stay in memory
                    parents[-1].remove(element)
            depth -= 1


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _fields(product: Element) -> dict[str, Any]:
    """Children by name; repeated ones become a list, nested ones an object."""
    fields: dict[str, Any] = {str(name).rpartition("}")[2]: v for name, v in product.attrib.items()}
    google = {_name(child) for child in product if str(child.tag).startswith(_GOOGLE)}
    for child in product:
        name = _name(child)
        if name in google and not str(child.tag).startswith(_GOOGLE):
            continue
        value = _value(child)
        if value in (None, "", {}):
            continue
        if name in fields:
            old = fields[name]
            fields[name] = [*old, value] if isinstance(old, list) else [old, value]
        else:
            fields[name] = value
    return fields


def _value(element: Element) -> Any:
    if len(element):
        # Markup inside a description isn't escaped in every feed: then the text is what counts.
        if (element.text or "").strip():
            return "".join(element.itertext())
        return _fields(element)
    text = (element.text or "").strip()
    return text or element.attrib.get("href") or element.attrib.get("value")
