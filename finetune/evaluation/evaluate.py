"""Readers × sets: read, score, and write the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from finetune.data.trades import products_of, trade_of
from finetune.evaluation import report
from finetune.evaluation.readers import open_reader, run
from finetune.evaluation.scores import Score
from finetune.evaluation.sets import SEED, named_set, read_rows
from finetune.frame.dataset import generated_dev
from finetune.frame.row import Row
from retrieval.catalogue.vocabulary import Vocabulary


def evaluate(
    *,
    frames: Sequence[Path],
    adapter: Path | None,
    readers: Sequence[str],
    sets: Sequence[str],
    shop: Path | None,
    base_url: str,
    model: str = "",
    limit: int | None,
    output: Path,
    say: Callable[[str], object],
) -> dict[tuple[str, str], Score]:
    """Compare readers on sets of labelled messages.

    Args:
        frames: Files of rows; each is a set by its name.
        adapter: Of the tuned reader; None takes the shipped one.
        readers: Of "rules", "base", "tuned".
        sets: Named sets, see `named_set`.
        shop: Whose vocabulary the readers know; also a generated set with its words.
        base_url: Of a server instead of the embedded engine.
        model: The server's name for the base, or a GGUF file for the embedded engine.
        limit: Every set is thinned out evenly to so many messages.
        output: For report.md, scores.png and errors-….tsv.
        say: Told what goes on.

    Returns:
        Scores by reader and set.

    Raises:
        BadInput: See `named_set`, `read_rows`, `open_reader`.
    """
    chosen = {name: named_set(name) for name in sets}
    chosen |= {file.stem: read_rows(file) for file in frames}
    vocabulary = Vocabulary()
    if shop is not None:
        products = products_of(shop)
        words = trade_of(shop.name, products)
        chosen[f"in the words of {shop.name}"] = generated_dev(words, count=200, seed=SEED)
        vocabulary = Vocabulary.from_products(products)
    output.mkdir(parents=True, exist_ok=True)
    scores: dict[tuple[str, str], Score] = {}
    for name in readers:
        opened = open_reader(name, vocabulary, adapter=adapter, base_url=base_url, model=model)
        with opened as reader:
            for title, rows in chosen.items():
                score = scores[name, title] = run(reader, thinned(rows, limit))
                say(report.overview({(name, title): score}).splitlines()[-1])
                errors = report.errors(score)
                (output / f"errors-{name}-{title.replace(' ', '-')}.tsv").write_text(
                    errors, "utf-8"
                )
    (output / "report.md").write_text(_report(scores), encoding="utf-8")
    report.plot(scores, output / "scores.png")
    say(f"{output / 'report.md'}, scores.png, errors-*.tsv")
    return scores


def thinned(rows: Sequence[Row], limit: int | None) -> list[Row]:
    """At most so many rows, evenly spread."""
    if limit is None or len(rows) <= limit:
        return list(rows)
    return [rows[at * len(rows) // limit] for at in range(limit)]


def _report(scores: dict[tuple[str, str], Score]) -> str:
    parts = ["# Readers side by side", report.overview(scores)]
    for (reader, name), score in scores.items():
        parts += [f"## {reader} on {name}", report.by_act(score), report.by_slot(score)]
        parts += [report.by_tag(score)]
    return "\n\n".join(parts) + "\n"
