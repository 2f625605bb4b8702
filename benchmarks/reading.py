"""How well messages are read, by rules and by the model, on labelled messages.

    python -m benchmarks.reading                      # both readers, dev and held-back halves
    python -m benchmarks.reading --readers rules --show-errors dev
    python -m benchmarks.reading --write              # put the table into benchmarks/README.md

`dev.jsonl` is for improving the rules, `held.jsonl` for the report: its errors are never shown.
"""

from __future__ import annotations

import argparse
import json
import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.intent import FrameReader, ModelReader, RulesReader
from assistant.types import ReadContext
from benchmarks.table import machine, publish
from retrieval.catalogue.vocabulary import Vocabulary

HERE = Path(__file__).resolve().parent
Pairs = set[tuple[str, str]]


@dataclass
class Score:
    """What one reader got right on one set."""

    total: int = 0
    acts: int = 0
    exact: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    fallbacks: int = 0
    seconds: list[float] = field(default_factory=list)

    def row(self, name: str, split: str) -> str:
        """A row of the table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        times = sorted(self.seconds)
        p50, p95 = statistics.median(times) * 1e3, times[int(len(times) * 0.95)] * 1e3
        shares = (self.acts / self.total, self.exact / self.total, precision, recall, f1)
        cells = [name, split, str(self.total), *(f"{share:.3f}" for share in shares)]
        return f"| {' | '.join(cells)} | {p50:.1f} | {p95:.1f} | {self.fallbacks} |"


HEADER = (
    "| reader | set | messages | act | exact frame | slot P | slot R | slot F1 | p50 ms | p95 ms "
    "| fell back |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def pairs(frame: dict[str, Any]) -> Pairs:
    """(key, value) pairs of a frame but its act; strings in lower case, without outer marks."""
    found: Pairs = set()
    for key, value in frame.items():
        if key != "act":
            values = value if isinstance(value, list) else [value]
            found |= {(key, _plain(item)) for item in values}
    return found


def _plain(value: object) -> str:
    if isinstance(value, int | float):
        return f"{float(value):g}"
    return " ".join(str(value).lower().split()).strip(" .,!?'\"")


def load(split: str) -> list[dict[str, Any]]:
    """The labelled messages of one half."""
    lines = (HERE / "reading" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def run(reader: FrameReader, rows: list[dict[str, Any]], *, show: bool) -> Score:
    """Read every message once."""
    score = Score(total=len(rows))
    for row in rows:
        reading = reader.read(row["message"], ReadContext(**row["context"]))
        got, want = reading.frame.wire(), row["frame"]
        mine, theirs = pairs(got), pairs(want)
        same_act = got["act"] == want["act"]
        score.acts += same_act
        score.exact += same_act and mine == theirs
        score.right += len(mine & theirs)
        score.wrong += len(mine - theirs)
        score.missed += len(theirs - mine)
        score.fallbacks += any("fell back" in note for note in reading.notes)
        score.seconds.append(reading.seconds)
        if show and not (same_act and mine == theirs):
            act = "" if same_act else f" act {want['act']} read as {got['act']};"
            extra, missing = sorted(mine - theirs), sorted(theirs - mine)
            print(f"{row['message']}\n   {act} extra {extra} missing {missing}")
    return score


def main() -> None:
    """Run, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", nargs="+", default=["rules", "model"])
    parser.add_argument("--splits", nargs="+", default=["dev", "held"])
    parser.add_argument("--show-errors", choices=["dev"], help="print what dev got wrong")
    parser.add_argument("--every", type=int, default=1, help="the model reads each n-th only")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    vocabulary = Vocabulary.load(HERE / "reading" / "vocabulary.json")
    readers: dict[str, FrameReader] = {"rules": RulesReader(vocabulary)}
    engine = None
    if "model" in options.readers:
        from assistant.llm import LLMClient, LLMConfig, open_engine

        config = LLMConfig(breaker_failures=1_000_000)
        engine = open_engine(config)
        readers["model"] = ModelReader(LLMClient(engine, config), vocabulary, timeout_s=60)
    lines = [HEADER]
    print(HEADER)
    for name in options.readers:
        readers[name].read("warm up", ReadContext())
        for split in options.splits:
            rows = load(split)[:: options.every if name == "model" else 1]
            score = run(readers[name], rows, show=split == options.show_errors)
            lines.append(score.row(name, split))
            print(lines[-1], flush=True)
    table = "\n".join(lines)
    if options.write:
        publish("reading", f"## Reading messages\n\n{NOTE} {machine()}.\n\n{table}")
    if engine is not None:
        engine.close()


NOTE = (
    "`python -m benchmarks.reading --every 4 --write`; 293 hand-labelled messages over varied"
    " shops, 60 of them WebShop requests. *dev* was used to improve the rules; the errors of"
    " *held* were never looked at, but its totals were, and rules and labels have one author:"
    " take it for an upper bound. *Exact frame*: act and every slot equal; slots are (key, value)"
    " pairs, compared without case. The model is the embedded SmolLM2-135M, few-shot, untuned;"
    " it reads every 4th message."
)

if __name__ == "__main__":
    main()
