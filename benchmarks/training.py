"""Tokens a second of training: our packs against the plain Trainer, side by side in one run.

    python -m benchmarks.training [--steps 6] [--rounds 3]

Both train the default base on the same batches of the frame data, 16 examples a step, with the same
seed; the plain one pads a random batch to its longest example and projects every token onto the
vocabulary. Tokens are those of the examples, without padding; rounds alternate.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

import torch

from benchmarks.table import machine, markdown, publish
from finetune.data_of import examples_of
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
    ways = {"plain Trainer": plain(), "ours": packed(config, shared_prefix(tokens))}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    losses = {}
    for _ in range(options.rounds):
        for name, way in ways.items():
            rate, losses[name] = run(model, batches, way)
            rates[name].append(rate)
    ratio = statistics.median(b / a for a, b in zip(*rates.values(), strict=True))
    rows = [[name, f"{statistics.median(rates[name]):.0f}", f"{losses[name]:.4f}"] for name in ways]
    publish(
        "training",
        f"## Speed of training\n\n`python -m benchmarks.training`; {machine()}; the same batches; "
        f"median ratio {ratio:.2f}.\n\n{markdown(['', 'tokens a second', 'loss'], rows)}",
    )


def plain() -> Any:
    """One padded batch a step."""
    return lambda batch: [pad(batch)]


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
            summed, counted = summed + float(loss), counted + completions
        model.zero_grad()
    seconds = time.perf_counter() - began
    return sum(map(len, (t for b in batches for t in b))) / seconds, summed / counted


if __name__ == "__main__":
    main()
