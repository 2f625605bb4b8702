"""Tokens a second of training: our packs against the plain Trainer, side by side in one run.

    python -m benchmarks.training [--steps 6] [--rounds 3]

All train the default base on the same batches of the frame data, 16 examples a step, with the same
seed; the plain one pads a random batch to its longest example and projects every token onto the
vocabulary. Ours packs, and multiplies in bfloat16 where the processor has it; both are shown apart
too. Tokens are those of the examples, without padding; rounds alternate.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

import torch

from benchmarks.table import machine, markdown, publish
from finetune.tasks import examples_of
from finetune.training.base import load_base, with_lora
from finetune.training.config import TrainConfig
from finetune.training.packing import (
    Tokens,
    completion_loss,
    packer,
    pad,
    shared_prefix,
    tokenise,
)
from retrieval.processor import has_bfloat16

BATCH = 16


def main() -> None:
    """Measure and publish."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    config = TrainConfig(task="frame")
    base, tokenizer = load_base(config)
    model = with_lora(base, config)
    examples = examples_of(config)[: BATCH * options.steps]
    tokens = [tokenise(example, tokenizer) for example in examples]
    batches = [tokens[at : at + BATCH] for at in range(0, len(tokens), BATCH)]
    pack = packed(config, shared_prefix(tokens))
    ways = {"plain Trainer": (plain, False), "packs alone": (pack, False),
            "bfloat16 alone": (plain, True), "both: ours": (pack, True)}  # fmt: skip
    if not has_bfloat16():
        ways = {name: way for name, way in ways.items() if not way[1]}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    losses = {}
    for _ in range(options.rounds):
        for name, (way, half) in ways.items():
            with torch.autocast(model.device.type, torch.bfloat16, enabled=half):
                rate, losses[name] = run(model, batches, way)
            rates[name].append(rate)
    rows = []
    for name, own in rates.items():
        ratio = statistics.median(b / a for a, b in zip(rates["plain Trainer"], own, strict=True))
        rate = statistics.median(own)
        rows.append([name, f"{rate:.0f}", f"{ratio:.2f}", f"{losses[name]:.4f}"])
    publish(
        "training",
        f"## Speed of training\n\n`python -m benchmarks.training`; {machine()}; the same batches; "
        f"ratios are medians.\n\n{markdown(['', 'tokens a second', 'ratio', 'loss'], rows)}",
    )


def plain(batch: list[Tokens]) -> list[Any]:
    """One padded batch a step."""
    return [pad(batch)]


def packed(config: TrainConfig, prefix: int) -> Any:
    """Packs of a step."""
    pack, size = packer(prefix), config.pack_size
    return lambda batch: [pack(batch[at : at + size]) for at in range(0, len(batch), size)]


def run(model: Any, batches: list[list[Tokens]], way: Any) -> tuple[float, float]:
    """Tokens a second, and the mean loss of a completion token; no weights are changed."""
    summed, counted = 0.0, 0
    began = time.perf_counter()
    for batch in batches:
        for inputs in way(batch):
            loss, completions = completion_loss(model, inputs)
            torch.autograd.backward(loss / completions)
            summed, counted = summed + float(loss.detach()), counted + completions
        model.zero_grad()
    seconds = time.perf_counter() - began
    return sum(map(len, (t for b in batches for t in b))) / seconds, summed / counted


if __name__ == "__main__":
    main()
