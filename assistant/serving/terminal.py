"""What the commands of the command line share: options, printing, progress, which shop."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from retrieval.errors import BadInput

out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

ShopOption = Annotated[
    Path | None, typer.Option("--shop", help="the shop's directory; default: the demo shop")
]
JsonOption = Annotated[bool, typer.Option("--json", help="print one JSON object")]


def print_json(value: object) -> None:
    """One JSON object on one line of standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


@contextmanager
def progress_bar() -> Iterator[Any]:
    """A progress callback with a bar, on a terminal only."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"))
    with Progress(
        *columns, TimeRemainingColumn(), console=err, disable=not err.is_terminal, transient=True
    ) as bars:
        tasks: dict[str, Any] = {}

        def tell(done: int, total: int | None, what: str) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield tell


def shop_dir(shop: Path | None) -> Path:
    """The directory that was asked for, else the demo shop's."""
    from assistant.serving.shops import default_shop

    return shop if shop is not None else default_shop()


def existing(shop: Path | None) -> Path:
    """The same, if there is a shop; the demo shop is built where it is missing.

    Raises:
        ShopMissing: there is none.
    """
    from assistant.bootstrap import open_encoder
    from assistant.serving.shops import existing_shop
    from assistant.settings import load_settings

    directory = shop_dir(shop)
    if (directory / "catalogue.sqlite").exists():
        return directory
    with progress_bar() as progress:
        return existing_shop(directory, open_encoder(load_settings(directory)), progress)


def overrides_of(pairs: list[str]) -> dict[str, str]:
    """Pairs of target=column as a mapping.

    Raises:
        BadInput: one of them isn't such a pair.
    """
    overrides = {}
    for pair in pairs:
        target, equals, column = pair.partition("=")
        if not equals or not target or not column:
            hint = "Write it as target=column, for example --map price=selling_price"
            raise BadInput(f"--map {pair!r} can't be read.", hint=hint)
        overrides[target.strip()] = column.strip()
    return overrides
