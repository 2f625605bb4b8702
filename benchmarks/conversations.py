"""Ten written conversations, before and after tuning, side by side in docs/conversations.md.

    python -m benchmarks.conversations --shop shops/juniper-lane

*Before* reads by rules and words plainly, *after* is the default, with the shipped adapters.
Nothing is chosen: the conversations of conversations.yaml were written first, and all turns are
shown.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import open_service
from assistant.intent.compact import encode
from assistant.settings import load_settings
from assistant.types import Frame
from benchmarks.table import machine

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "docs" / "conversations.md"
CARDS = 3


def main() -> None:
    """Hold all conversations twice, and write them down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shop", type=Path, default=Path("shops/juniper-lane"))
    shop = parser.parse_args().shop
    conversations = yaml.safe_load((HERE / "conversations.yaml").read_text(encoding="utf-8"))
    before = held(shop, conversations, reading="rules", wording="plain")
    after = held(shop, conversations)
    parts = [
        f"# Ten conversations, before and after tuning\n\n{(__doc__ or '').split(chr(10) * 2)[2]}"
    ]
    parts.append(f"{machine()}.")
    for conversation, old, new in zip(conversations, before, after, strict=True):
        parts.append(f"## {conversation['title']}")
        for says, one, other in zip(conversation["says"], old, new, strict=True):
            parts.append(f"**{' '.join(says.split())}**")
            parts.append(f"| | before | after |\n| --- | --- | --- |\n{rows(one, other)}")
    TARGET.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(TARGET)


def held(shop: Path, conversations: list[dict[str, Any]], **settings: Any) -> list[list[Any]]:
    """The answers to each message of each conversation, on a copy of the shop."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(shop, Path(folder) / "shop"))
        service = open_service(copy, settings=load_settings(copy, **settings))
        try:
            return [answers(service, conversation["says"]) for conversation in conversations]
        finally:
            service.close()


def answers(service: Any, says: list[str]) -> list[Any]:
    """The answers of one session."""
    session, found = None, []
    for message in says:
        answer = service.assistant.reply(" ".join(message.split()), session_id=session)
        session = answer.session_id
        found.append(answer.wire())
    return found


def rows(one: dict[str, Any], other: dict[str, Any]) -> str:
    """Frame, cards and reply of both."""
    cells = [("frame", frame), ("cards", cards), ("reply", lambda a: a["reply"])]
    return "\n".join(f"| {name} | {flat(of(one))} | {flat(of(other))} |" for name, of in cells)


def frame(answer: dict[str, Any]) -> str:
    """What was read, in the short form."""
    return f"`{encode(Frame(**answer['frame']))}`"


def cards(answer: dict[str, Any]) -> str:
    """The first titles, with prices."""
    shown = [f"{p['title']} ({p['price']:g})" for p in answer["products"][:CARDS]]
    more = len(answer["products"]) - CARDS
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "") or "–"


def flat(text: str) -> str:
    """In one cell of a table."""
    return " ".join(text.replace("|", "/").split())


if __name__ == "__main__":
    main()
