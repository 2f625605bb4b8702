"""The Frame as a JSON schema for constrained generation: flat, bounded, without nulls.

Pydantic's own schema allows null everywhere and repeats "default"; a grammar made from it is
larger and lets the model write keys without a value.
"""

from __future__ import annotations

from typing import Any

from assistant.types import Act, DropKey, Topic
from retrieval.types import Sort

_TEXT = {"type": "string", "minLength": 1, "maxLength": 60}
_WORDS = {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 6}
_AMOUNT = {"type": "number", "minimum": 0}


def frame_schema() -> dict[str, Any]:
    """The schema; the order of the keys is the order in which they are written."""
    properties: dict[str, Any] = {
        "act": {"enum": [act.value for act in Act]},
        "need": _TEXT,
        "brand": _WORDS,
        "color": _WORDS,
        "size": _WORDS,
        "features": _WORDS,
        "exclude": _WORDS,
        "price_min": _AMOUNT,
        "price_max": _AMOUNT,
        "rating_min": _AMOUNT,
        "drop": {
            "type": "array",
            "items": {"enum": [key.value for key in DropKey]},
            "maxItems": 10,
        },
        "sort": {"enum": [sort.value for sort in Sort]},
        "items": {"type": "array", "items": {"type": "integer"}, "maxItems": 6},
        "quantity": {"type": "integer"},
        "order_id": _TEXT,
        "reason": {"type": "string", "minLength": 1, "maxLength": 120},
        "topic": {"enum": [topic.value for topic in Topic]},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": ["act"],
        "additionalProperties": False,
    }
