"""How replies are worded: by the program, by the bare model, by the tuned one, side by side.

    python -m benchmarks.wording --shop DIR [--adapter FOLDER] [--replies 80]

See `finetune/evaluation/wording.py`; this puts its report into benchmarks/README.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.table import machine, publish
from finetune.evaluation.wording import evaluate_wording, report


def main() -> None:
    """Measure and write the section `wording` of benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shop", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--replies", type=int, default=80)
    options = parser.parse_args()
    tallies = evaluate_wording(
        options.shop,
        adapter=options.adapter,
        readers=("rules", "base", "tuned"),
        replies=options.replies,
        say=print,
    )
    how = f"`python -m benchmarks.wording --shop DIR`; {machine()}."
    title = f"## Wording the pitch, on {options.shop.name}"
    publish(f"wording {options.shop.name}", "\n\n".join((title, f"{how} {NOTE}", report(tallies))))


NOTE = (
    "The base words one sentence on the first product; times are to its first whole sentence and to"
    " the last, after the cards. What fails gives way to plain wording."
)

if __name__ == "__main__":
    main()
