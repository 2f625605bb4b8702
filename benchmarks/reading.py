"""How well messages are read: rules, the base model few-shot, and the tuned one, side by side.

    python -m benchmarks.reading                 # all readers and sets, into benchmarks/README.md
    python -m benchmarks.reading --readers rules,tuned --limit 100

Sets: *dev*, 300 real messages labelled by hand (never trained on; training stops by them); *held*
and *outside*, messages with context in shops of many trades, written apart from the training data
(the errors of *held* are never looked at; *outside* was labelled without docs/labelling.md, by the
Frame's definition alone); *bitext*, whose intents are mapped to act and topic. Reports and listings
of errors are in runs/reading.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.table import machine, publish
from finetune.evaluation.evaluate import evaluate
from finetune.evaluation.report import by_act, by_slot, overview

HERE = Path(__file__).resolve().parent
FILES = ("held", "outside")


def main() -> None:
    """Measure and publish."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--readers", default="rules,base,tuned")
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--base-limit", type=int, default=60, help="the bare model is slow")
    options = parser.parse_args()
    scores = {}
    for reader in options.readers.split(","):
        scores |= evaluate(
            frames=[HERE / "reading" / f"{name}.jsonl" for name in FILES],
            adapter=options.adapter,
            readers=[reader],
            sets=["dev", "generated", "bitext"],
            shop=None,
            base_url="",
            limit=options.base_limit if reader == "base" else options.limit,
            output=Path("runs/reading") / reader,
            say=print,
        )
    parts = [f"## Reading messages\n\n`python -m benchmarks.reading`; {machine()}.", NOTE]
    parts.append(overview(scores))
    if ("tuned", "dev") in scores:
        tuned = scores["tuned", "dev"]
        parts += ["The tuned reader on *dev*:", by_act(tuned), by_slot(tuned)]
    publish("reading", "\n\n".join(parts))


NOTE = (__doc__ or "").split("\n\n")[2].replace("\n", " ").strip()

if __name__ == "__main__":
    main()
