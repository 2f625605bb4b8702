"""Whether both engines read alike: llama.cpp on 4-bit weights, vLLM on the unpacked ones.

    make serve-vllm                                         # in another terminal
    python -m benchmarks.engines [--limit 300]

The tuned reader reads the development set by each engine, greedily, under the same grammar.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor

from assistant.types import Frame
from benchmarks.table import machine, markdown, publish
from finetune.evaluation.evaluate import thinned
from finetune.evaluation.readers import open_reader
from finetune.evaluation.scores import pairs
from finetune.evaluation.sets import named_set
from finetune.frame.row import Row
from retrieval.catalogue.vocabulary import Vocabulary

#: vLLM on a CPU is quick only with many requests at once.
AT_ONCE = {"embedded": 1, "vLLM": 16}


def main() -> None:
    """Read by both, and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--base-url", default="http://127.0.0.1:8000/v1")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    rows = thinned(named_set("dev"), options.limit)
    frames = {
        name: frames_of(rows, url, AT_ONCE[name])
        for name, url in (("embedded", ""), ("vLLM", options.base_url))
    }
    pair = list(zip(frames["embedded"], frames["vLLM"], strict=True))
    acts = sum(a.act is b.act for a, b in pair) / len(pair)
    same = sum(a.act is b.act and pairs(a) == pairs(b) for a, b in pair) / len(pair)
    for row, (a, b) in zip(rows, pair, strict=True):
        if pairs(a) != pairs(b) or a.act is not b.act:
            print(f"{row.message}\n    llama.cpp {a.wire()}\n    vLLM      {b.wire()}")
    table = markdown(
        ["messages", "same act", "same frame"], [[len(pair), f"{acts:.1%}", f"{same:.1%}"]]
    )
    publish(
        "engines", f"## Both engines\n\n`python -m benchmarks.engines`; {machine()}.\n\n{table}"
    )


def frames_of(rows: list[Row], base_url: str, at_once: int) -> list[Frame]:
    """What the tuned reader makes of the messages; fallbacks count as told apart."""
    with (
        open_reader("tuned", Vocabulary(), base_url=base_url) as reader,
        ThreadPoolExecutor(at_once) as pool,
    ):
        readings = list(pool.map(lambda row: reader.read(row.message, row.context), rows))
    fallen = [reading.notes for reading in readings if reading.reader != "model"]
    if fallen:
        print(f"{len(fallen)} fell back: {fallen[0]}")
    return [reading.frame for reading in readings]


if __name__ == "__main__":
    main()
