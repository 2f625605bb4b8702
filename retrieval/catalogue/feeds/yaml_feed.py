"""YAML, read as a stream of events: tags run nothing, aliases can't multiply without bound."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import yaml

from retrieval.catalogue.feeds.json_feed import from_events
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retrieval.catalogue.feeds.record import Record, Reject
    from retrieval.catalogue.feeds.structure import Event

#: How many events aliases may add in all.
_ALIAS_BUDGET = 200_000
_FLOAT = re.compile(r"-?\d+\.\d+")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), ("null", None)),
    **dict.fromkeys(("true", "True", "TRUE"), ("boolean", True)),
    **dict.fromkeys(("false", "False", "FALSE"), ("boolean", False)),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), ("null", None)),
}


def read(path: Path) -> Iterator[Record | Reject]:
    """Records of a YAML document.

    Raises:
        FeedError: it isn't YAML, uses tags of a programming language, or is an alias bomb.
    """
    try:
        yield from from_events(lambda: _Walk(path).events(), path)
    except yaml.YAMLError as error:
        text = " ".join(str(error).split())[:200]
        raise FeedError(f"{path.name} is not valid YAML: {text}") from error


class _Walk:
    """Turns the events of YAML into those of JSON."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._anchors: dict[str, list[Event]] = {}
        self._open: list[tuple[str, int, list[Event]]] = []
        self._stack: list[bool | None] = []
        self._spent = 0

    def events(self) -> Iterator[Event]:
        """Events as ijson gives them; keys as map_key."""
        with self._path.open("rb") as file:
            documents = 0
            for event in yaml.parse(file, Loader=yaml.CSafeLoader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise FeedError(
                            f"{self._path.name} holds several YAML documents.",
                            hint="Write one document that is a list of products.",
                        )
                for translated in self._translate(event):
                    self._note(translated)
                    yield self._placed(translated)

    def _translate(self, event: yaml.Event) -> list[Event]:
        if isinstance(event, yaml.AliasEvent):
            found = self._anchors.get(event.anchor or "", [])
            self._spent += len(found)
            if self._spent > _ALIAS_BUDGET:
                raise FeedError(
                    f"{self._path.name} repeats itself through aliases beyond all bounds.",
                    hint="Write the values out instead of using YAML aliases.",
                )
            return found
        tag = getattr(event, "tag", None)
        if tag and not tag.startswith("tag:yaml.org,2002:"):
            self._refuse(tag)
        if tag and "python" in tag:
            self._refuse(tag)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._open.append((event.anchor, 0, []))
        return _event(event)

    def _refuse(self, tag: str) -> None:
        raise FeedError(
            f"{self._path.name} uses the tag {tag}, which isn't allowed in a feed.",
            hint="Export plain YAML, without tags.",
        )

    def _note(self, event: Event) -> None:
        """Keep what anchored nodes consist of."""
        step = 1 if event[0].startswith("start") else -1 if event[0].startswith("end") else 0
        for index, (name, depth, events) in enumerate(self._open):
            events.append(event)
            self._open[index] = (name, depth + step, events)
        while self._open and self._open[-1][1] == 0 and self._open[-1][2]:
            name, _, events = self._open.pop()
            self._anchors[name] = events

    def _placed(self, event: Event) -> Event:
        """Scalars in the place of a key become map_key events."""
        kind, value = event
        if kind.startswith("end"):
            self._stack.pop()
            return event
        wants_key = bool(self._stack) and self._stack[-1] is True
        if wants_key and kind.startswith("start"):
            raise FeedError(f"{self._path.name} uses a list or map as a key.")
        if self._stack and self._stack[-1] is not None:
            self._stack[-1] = not self._stack[-1]
        if kind.startswith("start"):
            self._stack.append(True if kind == "start_map" else None)
        return ("map_key", "" if value is None else str(value)) if wants_key else event


def _event(event: yaml.Event) -> list[Event]:
    if isinstance(event, yaml.MappingStartEvent):
        return [("start_map", None)]
    if isinstance(event, yaml.SequenceStartEvent):
        return [("start_array", None)]
    if isinstance(event, yaml.MappingEndEvent):
        return [("end_map", None)]
    if isinstance(event, yaml.SequenceEndEvent):
        return [("end_array", None)]
    if isinstance(event, yaml.ScalarEvent):
        return [_scalar(event)]
    return []


def _scalar(event: yaml.ScalarEvent) -> Event:
    """Whole numbers stay text: 00123 is an article number, not 83."""
    if event.implicit[0]:
        if event.value in _CONSTANTS:
            return _CONSTANTS[event.value]
        if _FLOAT.fullmatch(event.value):
            return "number", Decimal(event.value)
    return "string", event.value
