"""The invented shoppers of the demo shop, as whom its page can be looked at.

Only a shop whose settings say `demo = true` offers them: a real shop's page never lets anybody
choose who they are.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import ShopInfo

log = logging.getLogger(__name__)

FILE = "shoppers.json"
MOST = 6


@dataclass(frozen=True, slots=True)
class DemoShopper:
    """One of them. `persona` is what they are keen on ("home cook")."""

    id: str
    name: str
    persona: str

    @property
    def label(self) -> str:
        """As the page offers it."""
        return f"{self.name}, {self.persona}"


def demo_shoppers(directory: Path, info: ShopInfo) -> tuple[DemoShopper, ...]:
    """The first shopper of each persona; none where the shop isn't a demo."""
    path = directory / FILE
    if not info.demo or not path.is_file():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, DemoShopper] = {}
        for row in rows:
            persona = str(row["tastes"]["persona"]).replace("_", " ")
            found.setdefault(persona, DemoShopper(row["shopper_id"], row["name"], persona))
    except (ValueError, KeyError, TypeError) as error:
        log.warning("%s can't be read: %s", path, error)
        return ()
    return tuple(found.values())[:MOST]
