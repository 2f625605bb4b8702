"""The command line: daogou import | index | serve | chat | parse | search | demo | train | …

Every command that prints a result takes --json. Errors are one sentence and a hint, exit code 1.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from assistant.serving.recommend_commands import evaluate, train
from assistant.serving.terminal import (
    JsonOption,
    ShopOption,
    err,
    existing,
    out,
    overrides_of,
    print_json,
    progress_bar,
    shop_dir,
)
from retrieval.errors import BadInput, DaogouError
from retrieval.types import Filters, SearchQuery, Sort

app = typer.Typer(
    help=__doc__, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False
)
app.command()(train)
app.add_typer(evaluate, name="evaluate")


def main() -> None:
    """Run the command line; one line for every foreseeable error."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        add_commands()
        app()
    except DaogouError as error:
        if "--json" in sys.argv:
            print_json(
                {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
            )
        err.print(f"[red]{error.code}[/red]: {error.message}\n{error.hint}", highlight=False)
        sys.exit(1)
    except OSError as error:
        hint = "Check the path, its permissions and the space on the disk."
        if "--json" in sys.argv:
            print_json({"error": {"code": "os_error", "message": str(error), "hint": hint}})
        err.print(f"[red]os_error[/red]: {error}\n{hint}", highlight=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def add_commands() -> None:
    """Add the commands of packages that build on this one; they announce themselves by name."""
    for point in entry_points(group="daogou.commands"):
        app.add_typer(point.load(), name=point.name)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="feeds: CSV, JSON, YAML, Parquet, XML …")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="target=column, e.g. price=selling_price")
    ] = None,
    shop: ShopOption = None,
    currency: Annotated[str | None, typer.Option(help="ISO code where the feed has none")] = None,
    delete_missing: Annotated[
        bool, typer.Option(help="delete products that the files don't have")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Import products (and reviews) from feeds; the shop is ready to serve afterwards."""
    from babel.numbers import list_currencies

    from assistant.bootstrap import open_encoder
    from assistant.settings import load_settings
    from retrieval.catalogue.pictures import copy_pictures
    from retrieval.shop import Shop

    directory, overrides = shop_dir(shop), overrides_of(mapping or [])
    if currency is not None and currency not in list_currencies():
        hint = "Write it as ISO 4217 does, for example EUR."
        raise BadInput(f"There is no currency {currency!r}.", hint=hint)
    encoder = open_encoder(load_settings(directory))
    with Shop.open(directory, encoder=encoder, writer=True) as opened, progress_bar() as progress:
        report = opened.import_files(
            files,
            overrides=overrides,
            currency=currency,
            delete_missing=delete_missing,
            progress=progress,
        )
        copy_pictures(opened.store, files, opened.folder.pictures)
    if as_json:
        print_json(
            {
                "rows": report.rows,
                "products": report.products,
                "rejected": report.rejected,
                "columns": dict(report.columns),
            }
        )
        return
    table = Table("target", "column", title="How the columns were read")
    for target, column in report.columns.items():
        table.add_row(target, str(column))
    out.print(table)
    out.print(f"{report.rows:,} rows, {report.products:,} products, {report.rejected:,} rejected")
    if report.rejected:
        out.print(f"The rejected rows and why: {report.rejects_path}")
    for note in report.notes:
        out.print(f"- {note}")


@app.command()
def index(shop: ShopOption = None, as_json: JsonOption = False) -> None:
    """Build the indexes anew, after a change of the encoder or of a corrupt file."""
    from assistant.bootstrap import open_encoder
    from assistant.settings import load_settings
    from retrieval.shop import Shop

    directory = existing(shop)
    encoder = open_encoder(load_settings(directory))
    with Shop.open(directory, encoder=encoder, writer=True) as opened, progress_bar() as progress:
        opened.reindex(progress=progress)
        count = opened.store.count()
    print_json({"products": count}) if as_json else out.print(f"{count:,} products indexed")


@app.command()
def demo(shop: ShopOption = None, seed: int = 7, as_json: JsonOption = False) -> None:
    """Build the fictional demo shop."""
    from assistant.bootstrap import open_encoder
    from assistant.serving.shops import build_demo
    from assistant.settings import Settings

    directory = shop_dir(shop)
    with progress_bar() as progress:
        build_demo(directory, open_encoder(Settings()), seed=seed, progress=progress)
    message = f"The demo shop is in {directory}"
    print_json({"shop": str(directory)}) if as_json else out.print(message)


@app.command()
def serve(
    shop: ShopOption = None,
    host: Annotated[str | None, typer.Option(help="default 127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="default 7860", min=0, max=65535)] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="open the page")] = False,
) -> None:
    """Serve the page and the API."""
    from assistant.serving.server import serve as run

    run(existing(shop), host=host, port=port, open_browser=open_browser)


@app.command()
def chat(shop: ShopOption = None, as_json: JsonOption = False) -> None:
    """Talk to the shop here; an empty line ends it. With --json, an answer a line."""
    from assistant.bootstrap import open_service
    from assistant.serving.http import checked

    service = open_service(existing(shop))
    session_id = None
    try:
        while line := _ask_line():
            answer = service.assistant.reply(checked(line), session_id=session_id)
            session_id = answer.session_id
            print_json(answer.wire()) if as_json else _print_answer(answer.wire())
    finally:
        service.close()


def _ask_line() -> str:
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return ""


def _print_answer(answer: dict[str, Any]) -> None:
    if answer["products"]:
        out.print(_product_table(answer["products"]))
    if answer["comparison"]:
        table = Table("", *answer["comparison"]["titles"])
        for row in answer["comparison"]["rows"]:
            table.add_row(row["name"], *row["values"])
        out.print(table)
    out.print(answer["reply"], markup=False, highlight=False)


def _product_table(products: list[dict[str, Any]]) -> Table:
    table = Table("#", "product", "price", "rating", "stock", "why")
    for number, product in enumerate(products, start=1):
        price = "–" if product["price"] is None else f"{product['price']:.2f} {product['currency']}"
        rating = "–" if product["rating"] is None else f"{product['rating']:.1f}"
        why = ", ".join(product["reasons"])
        stock = product["availability"].replace("_", " ")
        table.add_row(str(number), product["title"], price, rating, stock, why)
    return table


@app.command()
def parse(
    text: Annotated[str, typer.Argument(help="a message")],
    shown: Annotated[list[str] | None, typer.Option(help="a title on screen")] = None,
    need: Annotated[str | None, typer.Option(help="what is looked for so far")] = None,
    shop: ShopOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read one message into a frame."""
    from assistant.bootstrap import open_service
    from assistant.serving.http import checked
    from assistant.types import ReadContext

    service = open_service(existing(shop))
    try:
        context = ReadContext(shown=tuple(shown or ()), need=need)
        frame = service.reader.read(checked(text), context).frame.wire()
    finally:
        service.close()
    print_json(frame) if as_json else out.print_json(data=frame)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="what to look for")],
    brand: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    color: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    size: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    price_min: Annotated[float | None, typer.Option()] = None,
    price_max: Annotated[float | None, typer.Option()] = None,
    sort: Annotated[Sort | None, typer.Option()] = None,
    k: Annotated[int, typer.Option(min=1, max=100)] = 10,
    shop: ShopOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find products by words, meaning and filters."""
    from assistant.bootstrap import open_encoder
    from assistant.dialogue.state import Wishes
    from assistant.explain.reasons import reasons_for
    from assistant.settings import load_settings
    from assistant.turn.wire import product_wire
    from retrieval.shop import Shop

    directory = existing(shop)
    filters = Filters(
        brand=tuple(brand or ()),
        color=tuple(color or ()),
        size=tuple(size or ()),
        price_min=price_min,
        price_max=price_max,
    )
    with Shop.open(directory, encoder=open_encoder(load_settings(directory))) as opened:
        ranked = opened.search(SearchQuery(text, filters, sort=sort, k=k))
        currency = opened.store.get_meta("currency") or "USD"
    wishes = Wishes(brand=filters.brand, color=filters.color, size=filters.size)
    products = [product_wire(hit, reasons_for(hit, wishes), currency) for hit in ranked.hits]
    if as_json:
        print_json({"products": products, "matched": ranked.matched})
    else:
        out.print(_product_table(products) if products else "Nothing found.")


if __name__ == "__main__":
    main()
