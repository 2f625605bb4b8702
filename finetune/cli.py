"""daogou finetune data | train | evaluate | export."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(help="Train and measure the language model's adapters.", no_args_is_help=True)
out = Console(soft_wrap=True)

ShopOption = Annotated[Path | None, typer.Option("--shop", help="also use this shop's words")]
JsonOption = Annotated[bool, typer.Option("--json", help="print one JSON object")]
RUNS = Path("runs")


def _quiet(text: str) -> None:
    del text


@app.command()
def train(
    task: Annotated[str, typer.Option(help="frame or wording")],
    base: Annotated[str, typer.Option(help="folder or hub id; default: the embedded model")] = "",
    shop: ShopOption = None,
    config: Annotated[Path | None, typer.Option(help="TOML file with training settings")] = None,
    output: Annotated[Path | None, typer.Option("--out", help="folder of the run")] = None,
    examples: Annotated[int | None, typer.Option(help="at most so many, for a try")] = None,
    epochs: Annotated[float | None, typer.Option(help="passes over the data")] = None,
    seed: Annotated[int | None, typer.Option(help="of data and training")] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="begin anew, not from a checkpoint")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Train an adapter; run it again to go on where it was interrupted."""
    from finetune.training.config import load_config

    settings = load_config(
        config, task=task, base=base or None, shop=shop, examples=examples, epochs=epochs, seed=seed
    )
    from finetune.tasks import examples_of  # torch and its kin load for seconds
    from finetune.training.run import train as run

    folder = output or RUNS / settings.task
    outcome = run(settings, examples_of(settings), folder, fresh=fresh,
                  say=_quiet if as_json else out.print)  # fmt: skip
    if as_json:
        typer.echo(json.dumps({"adapter": str(outcome.adapter), "dev_loss": outcome.dev_loss,
                               "steps": outcome.steps, "minutes": outcome.minutes,
                               "tokens_a_second": outcome.tokens_a_second}))  # fmt: skip
    else:
        out.print(
            f"{outcome.adapter}: loss {outcome.dev_loss:.4f} after {outcome.steps} steps, "
            f"{outcome.minutes:.1f} minutes, {outcome.tokens_a_second:.0f} tokens a second."
        )


@app.command()
def evaluate(
    frames: Annotated[
        list[Path] | None, typer.Option(help="JSON lines of message, context and frame")
    ] = None,
    adapter: Annotated[Path | None, typer.Option(help="folder; default: the shipped one")] = None,
    readers: Annotated[str, typer.Option(help="of rules, base, tuned")] = "rules,base,tuned",
    sets: Annotated[
        str | None, typer.Option(help="of dev, generated, bitext; default: dev and generated")
    ] = None,
    shop: Annotated[Path | None, typer.Option("--shop", help="a set in this shop's words")] = None,
    base_url: Annotated[str, typer.Option(help="a server instead of the embedded engine")] = "",
    model: Annotated[
        str, typer.Option(help="another base: GGUF file, or the server's name for it")
    ] = "",
    limit: Annotated[int | None, typer.Option(help="at most so many messages of a set")] = None,
    task: Annotated[str, typer.Option(help="frame or wording (in a shop's words)")] = "frame",
    output: Annotated[Path, typer.Option("--out", help="for report, plot and errors")] = Path(
        "runs/evaluation"
    ),
    as_json: JsonOption = False,
) -> None:
    """Compare the rules (or the program), the base model and the tuned one, side by side."""
    from finetune.training.config import known_task

    if known_task(task) == "wording":
        _evaluate_wording(shop, adapter, readers.split(","), limit or 80, output, as_json=as_json)
        return
    from finetune.evaluation.evaluate import evaluate as run

    default = "" if frames else "dev,generated"
    chosen = [name for name in (sets or default).split(",") if name]
    scores = run(
        frames=frames or [], adapter=adapter, readers=readers.split(","), sets=chosen, shop=shop,
        base_url=base_url, model=model, limit=limit, output=output,
        say=_quiet if as_json else out.print,
    )  # fmt: skip
    if as_json:
        figures = [{"reader": reader, "set": name, **score.summary()}
                   for (reader, name), score in scores.items()]  # fmt: skip
        typer.echo(json.dumps({"scores": figures, "report": str(output / "report.md")}))


def _evaluate_wording(
    shop: Path | None,
    adapter: Path | None,
    readers: list[str],
    replies: int,
    output: Path,
    *,
    as_json: bool,
) -> None:
    from assistant.serving.shops import default_shop
    from finetune.evaluation.wording import HEADER, evaluate_wording, report

    tallies = evaluate_wording(
        shop or default_shop(), adapter=adapter, readers=readers, replies=replies,
        say=_quiet if as_json else out.print,
    )  # fmt: skip
    output.mkdir(parents=True, exist_ok=True)
    (output / "wording.md").write_text(report(tallies) + "\n", encoding="utf-8")
    if as_json:
        figures = [dict(zip(HEADER, map(str, tally.row()), strict=True)) for tally in tallies]
        typer.echo(json.dumps({"scores": figures, "report": str(output / "wording.md")}))


@app.command()
def data(
    task: Annotated[str, typer.Option(help="frame or wording")] = "frame",
    shop: ShopOption = None,
    seed: Annotated[int | None, typer.Option(help="of all draws")] = None,
    look: Annotated[int, typer.Option(help="show so many random rows")] = 0,
    output: Annotated[Path | None, typer.Option("--out", help="write all as JSON lines")] = None,
) -> None:
    """Count the training data, show some of it, or write it to a file."""
    from finetune.card import card
    from finetune.card import look as rows_of
    from finetune.tasks import examples_of
    from finetune.training.config import load_config

    settings = load_config(None, task=task, shop=shop, seed=seed)
    examples = examples_of(settings)
    if output is not None:
        lines = (json.dumps(dataclasses.asdict(example)) for example in examples)
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for message, answer in rows_of(examples, look, seed=settings.seed):
        out.print(f"{message}\n    {answer}", markup=False, highlight=False)
    if not look:
        out.print(card(task, examples), markup=False, highlight=False)


@app.command()
def export(
    adapter: Annotated[Path, typer.Argument(help="a PEFT folder, such as runs/frame/adapter")],
    output: Annotated[Path, typer.Option("--out", help="folder, or GGUF file")],
    to: Annotated[str, typer.Option(help="adapter-gguf, merged or gguf")] = "merged",
    base: Annotated[str, typer.Option(help="of the adapter: folder, id, or GGUF file")] = "",
    quantisation: Annotated[str, typer.Option(help="of a GGUF: f16, q8_0, q4_1, q4_0")] = "q8_0",
) -> None:
    """Write an adapter as a GGUF adapter, or merged into its base, whole or quantised."""
    from assistant.llm.embedded import default_model
    from assistant.llm.lora_gguf import convert
    from finetune.export.merged import merge, merge_gguf
    from retrieval.errors import BadInput

    output.parent.mkdir(parents=True, exist_ok=True)
    if to == "merged":
        merge(adapter, output, base=base)
    elif to == "gguf":
        merge_gguf(adapter, Path(base) if base else default_model(), output,
                   quantisation=quantisation)  # fmt: skip
    elif to == "adapter-gguf":
        convert(adapter, Path(base) if base else default_model(), output)
    else:
        raise BadInput(f"There is no export {to!r}.", hint="adapter-gguf, merged or gguf.")
    out.print(str(output))
