"""Readers of messages: what the shopper said, as a Frame."""

from assistant.intent.choice import choose_reader
from assistant.intent.model import ModelReader
from assistant.intent.reader import FrameReader, Reading
from assistant.intent.rules import RulesReader
from assistant.intent.sanitise import sanitise
from assistant.intent.schema import frame_schema

__all__ = [
    "FrameReader",
    "ModelReader",
    "Reading",
    "RulesReader",
    "choose_reader",
    "frame_schema",
    "sanitise",
]
