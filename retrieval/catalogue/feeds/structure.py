"""Finds the records in a stream of JSON-like events, without ever holding the whole document.

Events are ijson's: ("start_map", None), ("map_key", "a"), ("number", 1), … YAML is read through
the same events. Two passes: `survey` finds the list (or map) that holds the records, `records`
builds them one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from retrieval.catalogue.feeds.record import DEPTH_LIMIT
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Event = tuple[str, Any]

#: Under one of these names a list is the catalogue, even when others are longer.
_PREFERRED = frozenset(
    ("products", "items", "catalog", "catalogue", "product", "articles", "artikel", "reviews")
    + ("@graph", "itemlistelement", "entries", "listings")
)
#: Where records may lie below the root.
_WRAPPERS = 3
#: The name of the key under which an object of objects holds a record.
KEY = "(key)"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the records are; `single` when the document is one record."""

    path: tuple[str, ...] = ()
    single: bool = False


@dataclass(slots=True)
class _Container:
    is_map: bool
    path: tuple[str, ...] | None
    objects: int = 0
    others: int = 0
    key: str = ""
    keys: set[str] = field(default_factory=set)


def survey(events: Iterable[Event], name: str) -> Shape:
    """Find the records.

    Raises:
        FeedError: there are none, or the nesting is absurd.
    """
    stack: list[_Container] = []
    search = _Search()
    for event, value in events:
        if event == "map_key":
            stack[-1].key = value
            if len(stack) == 1 and len(stack[0].keys) < 1000:
                stack[0].keys.add(value)
        elif event.startswith("start"):
            stack.append(_enter(stack, is_map=event == "start_map"))
            if len(stack) > DEPTH_LIMIT:
                raise FeedError(
                    f"{name} is nested more than {DEPTH_LIMIT} levels deep.",
                    hint="A feed is a list of products; export it as one.",
                )
        elif event.startswith("end"):
            search.leave(stack.pop())
        elif stack:
            stack[-1].others += 1
    return search.shape(name)


class _Search:
    """The best place for records that was seen so far."""

    def __init__(self) -> None:
        self._score: tuple[bool, int] = (False, 0)
        self._path: tuple[str, ...] | None = None
        self._root: _Container | None = None

    def leave(self, done: _Container) -> None:
        """Judge a container that was walked through; the last one is the root."""
        self._root = done
        if done.path is None or not done.objects or (done.is_map and done.others):
            return
        score = (bool(done.path) and done.path[-1].lower() in _PREFERRED, done.objects)
        wider = self._path is not None and len(done.path) < len(self._path)
        if score > self._score or (score == self._score and wider):
            self._score, self._path = score, done.path

    def shape(self, name: str) -> Shape:
        """What was found."""
        root = self._root
        if root is not None and root.is_map and _is_record(root):
            return Shape(single=True)
        if self._path is None:
            raise FeedError(
                f"{name} holds no list of products.",
                hint="Expected: a list of objects, an object of objects by id, or a list in one.",
            )
        return Shape(self._path)


def _enter(stack: list[_Container], *, is_map: bool) -> _Container:
    if not stack:
        return _Container(is_map, ())
    parent = stack[-1]
    if is_map:
        parent.objects += 1
    elif not parent.is_map:
        parent.others += 1
    below = parent.is_map and parent.path is not None and len(parent.path) < _WRAPPERS
    path = (*parent.path, parent.key) if below and parent.path is not None else None
    return _Container(is_map, path)


def _is_record(root: _Container) -> bool:
    names = {key.lower() for key in root.keys}
    if "@context" in names or "@type" in names:
        return True
    named = {"title", "name"} & names
    return bool(named) and bool({"price", "id", "sku", "description", "product_id"} & names)


def records(events: Iterable[Event], shape: Shape) -> Iterator[tuple[str | None, Any]]:
    """(key or None, value) of each record; the value is an object unless the feed is wrong."""
    stream = iter(events)
    if shape.single:
        yield None, _build(stream, next(stream))
        return
    keys: list[str | None] = []
    containers: list[bool] = []
    for event in stream:
        kind, value = event
        inside = len(containers) == len(shape.path) + 1 and tuple(keys[:-1]) == shape.path
        if kind == "map_key":
            keys[-1] = value
        elif inside and not kind.startswith("end"):
            yield keys[-1], _build(stream, event)
        elif kind.startswith("start"):
            containers.append(kind == "start_map")
            keys.append(None)
        elif kind.startswith("end"):
            containers.pop()
            keys.pop()


def _build(stream: Iterator[Event], event: Event) -> Any:
    """The value that starts with this event; nesting was bounded by `survey`."""
    kind, value = event
    if kind == "start_map":
        return _build_map(stream)
    if kind == "start_array":
        items = []
        for inner in stream:
            if inner[0] == "end_array":
                break
            items.append(_build(stream, inner))
        return items
    return value


def _build_map(stream: Iterator[Event]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for kind, key in stream:
        if kind == "end_map":
            break
        value = _build(stream, next(stream))
        if key == "<<" and isinstance(value, dict):
            result = {**value, **result}
        else:
            result[key] = value
    return result
