"""daogou train, daogou evaluate recommend: models of what shoppers like, and their measure."""

from __future__ import annotations

import math
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from assistant.serving.terminal import (
    JsonOption,
    ShopOption,
    existing,
    out,
    overrides_of,
    print_json,
    progress_bar,
)
from retrieval.errors import ModelRefused

if TYPE_CHECKING:
    from retrieval.evaluation.experiment import Experiment
    from retrieval.recommend.catalogue_file import CatalogueFile
    from retrieval.recommend.publishing import TrainReport
    from retrieval.types import Progress

evaluate = typer.Typer(help="Measure on your own data.", no_args_is_help=True)


class Split(StrEnum):
    """How interactions are split."""

    LEAVE_ONE_OUT = "leave-one-out"
    TEMPORAL = "temporal"
    RANDOM = "random"


def train(
    shop: ShopOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="serve the new models although they are worse")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Train what the shop recommends by, and summarise its reviews; may run beside a server."""
    from assistant.bootstrap import open_encoder
    from assistant.settings import load_settings
    from retrieval.events import EventStore
    from retrieval.processor import keep_freed_memory
    from retrieval.recommend.train import train_shop
    from retrieval.shop import Shop

    directory = existing(shop)
    encoder = open_encoder(load_settings(directory))
    keep_freed_memory()
    with ExitStack() as stack:
        opened = stack.enter_context(Shop.open(directory, encoder=encoder))
        file = directory / "events.sqlite"
        events = EventStore.open(file) if file.is_file() else None
        if events is not None:
            stack.callback(events.close)
        progress = stack.enter_context(progress_bar())
        report = train_shop(opened, events or (), sentences=encoder, force=force, progress=progress)
    print_json(report_wire(report)) if as_json else _print_report(report)
    if report.refused is not None:
        if as_json:
            raise typer.Exit(1)
        raise ModelRefused(report.refused, hint=report.hint)


def report_wire(report: TrainReport) -> dict[str, Any]:
    """A report for programs; what is unknown is None."""
    wire: dict[str, Any] = {
        "version": report.version,
        "published": report.refused is None,
        "counts": dict(report.counts),
        "quality": {name: asdict(found) for name, found in report.quality.items()},
        "before": None if report.compared is None else report.compared.old,
        "seconds": {name: round(found, 2) for name, found in report.seconds.items()},
        "reviews": None if report.reviews is None else asdict(report.reviews),
    }
    if report.refused is not None:
        code = ModelRefused.code
        wire["error"] = {"code": code, "message": report.refused, "hint": report.hint}
    known: dict[str, Any] = _known(wire)
    return known


def _known(value: Any) -> Any:
    """NaN isn't JSON."""
    if isinstance(value, dict):
        return {key: _known(inner) for key, inner in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _print_report(report: TrainReport) -> None:
    table = Table("model", "nDCG@10 on held-out steps", "seconds")
    for name, found in report.quality.items():
        measured = f"{found.mean:.4f} ({found.low:.4f} to {found.high:.4f})" if found.n else "–"
        seconds = report.seconds.get("ranker" if name == "fusion" else name)
        table.add_row(name, measured, "–" if seconds is None else f"{seconds:.1f}")
    out.print(table)
    counts = report.counts
    out.print(
        f"{counts['interactions']:,} interactions of {counts['shoppers']:,} shoppers with "
        f"{counts['products']:,} products; {report.seconds['all']:.0f} s in all."
    )
    if report.reviews is not None:
        out.print(
            f"{report.reviews.reviews:,} reviews of {report.reviews.products:,} products were read."
        )
    if report.refused is None:
        out.print(f"{report.version} serves from now on.")


@evaluate.command()
def recommend(
    interactions: Annotated[
        Path, typer.Option("--interactions", help="CSV or TSV, or a sequence of products a line")
    ],
    items: Annotated[
        Path | None, typer.Option("--items", help="a feed of the products, or JSON of id → texts")
    ] = None,
    split: Annotated[Split, typer.Option(help="what is foretold")] = Split.LEAVE_ONE_OUT,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="target=column, e.g. shopper=CustomerID")
    ] = None,
    k: Annotated[int, typer.Option(min=1, max=100, help="length of the lists")] = 10,
    seen: Annotated[bool, typer.Option("--seen", help="what was taken before counts, too")] = False,
    folder: Annotated[Path, typer.Option("--out", help="for the report")] = Path("evaluation"),
    as_json: JsonOption = False,
) -> None:
    """Train all scorers and their fusion on a part of a file, and measure them on the rest."""
    from retrieval.evaluation.report import as_json as report_json
    from retrieval.evaluation.report import write_report
    from retrieval.processor import keep_freed_memory
    from retrieval.recommend.side_by_side import evaluate_recommenders

    keep_freed_memory()
    columns = overrides_of(mapping or [])
    with progress_bar() as progress:
        catalogue = None if items is None else _read_items(items, progress)
        done = evaluate_recommenders(
            interactions,
            split.value,
            catalogue=catalogue,
            columns=columns,
            k=k,
            seen=seen,
            progress=progress,
        )
    files = write_report(done, folder)
    if as_json:
        print_json(report_json(done) | {"files": [str(file) for file in files]})
    else:
        _print_evaluation(done)
        out.print(f"Report, figures and plots: {folder}")


def _read_items(path: Path, progress: Progress) -> CatalogueFile:
    from assistant.bootstrap import open_encoder
    from assistant.settings import Settings
    from retrieval.recommend.catalogue_file import read_catalogue

    with tempfile.TemporaryDirectory(prefix="daogou-") as work:
        return read_catalogue(path, open_encoder(Settings()), Path(work), progress)


def _print_evaluation(done: Experiment) -> None:
    evaluation = done.evaluation
    k = evaluation.k
    table = Table(
        *("recommender", f"Recall@{k}", f"nDCG@{k}", "±", f"MRR@{k}", "coverage", "seconds"),
        title=f"{done.name}: {evaluation.n_cases:,} shoppers, {evaluation.split.config.kind}",
        box=SIMPLE_HEAD,
        padding=(0, 1),
    )
    for one in evaluation.measured:
        ndcg = one.metrics["ndcg"]
        table.add_row(
            one.name,
            f"{one.metrics['recall'].mean:.4f}",
            f"{ndcg.mean:.4f}",
            f"{(ndcg.high - ndcg.low) / 2:.4f}",
            f"{one.metrics['mrr'].mean:.4f}",
            f"{one.coverage:.3f}",
            "–" if one.fit_s is None else f"{one.fit_s:.1f}",
        )
    out.print(table)
    out.print(f"{done.file}.", highlight=False)
