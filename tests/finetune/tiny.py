"""A base model of two layers with random weights, and a run on it that takes seconds.

As a program it trains in a process of its own, which a test may kill:
`python -m tests.finetune.tiny BASE RUN`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from finetune.data.trades import trades
from finetune.example import Example
from finetune.frame.families import families
from finetune.frame.generator import generate
from finetune.training.config import TrainConfig
from finetune.training.run import Outcome, train
from retrieval.processor import one_thread

TRAIN, DEV, BATCH, EPOCHS, EVALUATIONS = 64, 16, 16, 10, 8
STEPS = TRAIN * EPOCHS // BATCH
INTERVAL = STEPS // EVALUATIONS


def save_tiny_base(tokenizer: Any, folder: Path) -> Path:
    """Write a random Llama with the real tokenizer as a Hugging Face folder."""
    tiny_model(len(tokenizer)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def tiny_model(words: int) -> Any:
    """A random Llama whose loss can fall (the usual initial range makes all words alike)."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(3)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=words, hidden_size=64, intermediate_size=128, num_hidden_layers=2,
            num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=True,
            initializer_range=0.1, bos_token_id=1, eos_token_id=2, pad_token_id=2,
        )
    ).eval()  # fmt: skip


def tiny_examples(train_rows: int = TRAIN, dev: int = DEV) -> list[Example]:
    """Generated messages."""
    rows = list(generate(families(), trades(), train_rows + dev, seed=5))
    return [row.example("train") for row in rows[:train_rows]] + [
        row.example("dev") for row in rows[train_rows:]
    ]


def tiny_config(base: Path, **settings: Any) -> TrainConfig:
    """Forty steps with a checkpoint after every five."""
    given: dict[str, Any] = {
        "task": "frame", "base": str(base), "learning_rate": 1e-2, "epochs": EPOCHS,
        "evaluations": EVALUATIONS, "patience": EVALUATIONS,
    }  # fmt: skip
    return TrainConfig(**(given | settings))


def run(base: Path, folder: Path, *, fresh: bool = False, **settings: Any) -> Outcome:
    """Train on it."""
    return train_on(tiny_config(base, **settings), tiny_examples(), folder, fresh=fresh)


def train_on(
    config: TrainConfig, examples: Sequence[Example], folder: Path, *, fresh: bool = False
) -> Outcome:
    """Train silently."""
    with one_thread():
        return train(config, examples, folder, fresh=fresh, say=lambda _: None)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
