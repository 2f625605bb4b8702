"""Where shops lie: the directory named, or the demo shop, which is built when first asked for."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from retrieval.encoders.text import TextEncoder
from retrieval.errors import ShopMissing
from retrieval.events import EventStore
from retrieval.shop import Shop
from retrieval.types import Event, EventType, Money, Progress

DEMO_NAME = "juniper-lane"


def default_shop() -> Path:
    """The demo shop's directory: beside the checkout, or named by DAOGOU_SHOP."""
    named = os.environ.get("DAOGOU_SHOP")
    return Path(named) if named else Path(__file__).parents[2] / "shops" / DEMO_NAME


def existing_shop(directory: Path, encoder: TextEncoder, progress: Progress | None = None) -> Path:
    """The directory, if there is a shop in it; the demo shop is built where it is missing.

    Raises:
        ShopMissing: there is none.
    """
    if (directory / "catalogue.sqlite").exists():
        return directory
    if directory.resolve() != default_shop().resolve():
        raise ShopMissing(f"There is no shop in {directory}.")
    build_demo(directory, encoder, progress=progress)
    return directory


def build_demo(
    directory: Path, encoder: TextEncoder, *, seed: int = 7, progress: Progress | None = None
) -> None:
    """Draw up the fictional demo shop and import it like any other feed.

    It is built beside its place and moved there whole, so an interrupted build leaves nothing.
    """
    from examples.general_store import build

    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".building-") as temporary:
        feed, target = Path(temporary) / "feed", Path(temporary) / "shop"
        build(feed, seed=seed)
        with Shop.open(target, encoder=encoder, writer=True) as shop:
            shop.import_files([feed / "products.jsonl", feed / "reviews.jsonl"], progress=progress)
        shutil.copytree(feed / "policies", target / "policies", dirs_exist_ok=True)
        shutil.copytree(feed / "pictures", target / "pictures", dirs_exist_ok=True)
        for name in ("orders.json", "shoppers.json"):
            shutil.copy(feed / name, target / name)
        info = json.loads((feed / "shop.json").read_text())
        write_settings(target / "settings.toml", info | {"demo": True})
        _record_events(feed / "events.jsonl", target / "events.sqlite")
        if directory.exists():
            shutil.rmtree(directory)
        target.rename(directory)


def write_settings(path: Path, info: dict[str, object]) -> None:
    """Write what a shop says about itself as TOML (JSON strings and lists are TOML's too)."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in info.items()]
    path.write_text("[shop]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _record_events(source: Path, target: Path) -> None:
    store = EventStore.open(target)
    with source.open(encoding="utf-8") as lines:
        store.record(
            Event(
                id=row["event_id"],
                type=EventType(row["type"]),
                timestamp=datetime.fromisoformat(row["timestamp"]),
                product_id=row["product_id"],
                shopper_id=row["shopper_id"],
                session_id=row["session_id"],
                quantity=row.get("quantity"),
                price=Money.from_major(row["price"], "USD") if row.get("price") else None,
            )
            for row in map(json.loads, lines)
        )
    store.close()
