"""What a run will take, before it starts: memory by counting, time by a short measurement."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import torch

from finetune.training.packing import completion_loss
from retrieval.processor import has_bfloat16

#: Of a layer's activations that autograd keeps per token, in multiples of the hidden size.
KEPT_PER_TOKEN = 34


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run is expected to take."""

    trainable: int
    total: int
    tokens: int
    tokens_a_second: float
    memory_gb: float
    minutes: float

    def __str__(self) -> str:
        return (
            f"{self.trainable / 1e6:.1f} of {self.total / 1e6:.0f} million weights are trained; "
            f"{self.tokens:,} tokens at about {self.tokens_a_second:.0f} a second: "
            f"about {self.minutes:.0f} minutes, {self.memory_gb:.1f} GB of memory."
        )


def estimate(model: Any, batches: list[dict[str, torch.Tensor]], tokens: int) -> Estimate:
    """Measure a few batches, and project.

    Args:
        model: With LoRA, on its device.
        batches: Two or more collated batches; the first one warms up.
        tokens: That the run will see in all, without evaluations.
    """
    counts = [(weight.numel(), weight.element_size(), weight.requires_grad)
              for weight in model.parameters()]  # fmt: skip
    trainable = sum(number for number, _, trained in counts if trained)
    weights = sum(number * size for number, size, _ in counts)
    seen, began = 0, time.perf_counter()
    for at, batch in enumerate(batches):
        if at == 1:
            seen, began = 0, time.perf_counter()
        moved = {name: tensor.to(model.device) for name, tensor in batch.items()}
        with torch.autocast(model.device.type, torch.bfloat16, enabled=has_bfloat16()):
            loss, _ = completion_loss(model, moved)
        torch.autograd.backward(loss)
        seen += moved["input_ids"].numel()
    model.zero_grad()
    rate = seen / (time.perf_counter() - began)
    longest = max(batch["input_ids"].numel() for batch in batches)
    config = model.config
    kept = longest * config.hidden_size * config.num_hidden_layers * KEPT_PER_TOKEN * 4
    logits = 3 * longest * config.vocab_size * 4 // 2
    memory = weights + trainable * 4 * 3 + kept + logits
    return Estimate(
        trainable=trainable,
        total=sum(number for number, _, _ in counts),
        tokens=tokens,
        tokens_a_second=rate,
        memory_gb=memory / 1e9 + 0.6,  # the libraries themselves
        minutes=tokens / rate / 60,
    )
