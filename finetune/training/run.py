"""One training run: data → packs → LoRA → an adapter folder, resumable at any step.

RUN/
  config.json       the settings and a hash of the data: a resumed run must have both
  checkpoint-…/     weights, optimiser, schedule, random state
  runs/             TensorBoard
  adapter/          the best adapter, with its model card; what export and serving take
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import EarlyStoppingCallback, TrainingArguments, set_seed
from transformers.utils.logging import disable_progress_bar

from finetune.example import Example
from finetune.export.adapter import save_adapter
from finetune.training.base import load_base, with_lora
from finetune.training.checkpoints import epochs_at, last_checkpoint, writing
from finetune.training.config import TrainConfig
from finetune.training.estimate import Estimate, estimate
from finetune.training.packing import (
    Tokens,
    completion_loss,
    packer,
    pad,
    shared_prefix,
    tokenise,
)
from finetune.training.trainer import AdapterTrainer, StopOnNaN, show
from retrieval.errors import BadInput
from retrieval.processor import has_bfloat16

#: Packed and padded losses of a batch may differ by so much (relative), else packing is given up.
SAME_LOSS = 2e-3
LEAST_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to; minutes and tokens a second since it was last resumed."""

    adapter: Path
    dev_loss: float
    steps: int
    minutes: float
    tokens_a_second: float
    left_out: int


def train(
    config: TrainConfig,
    examples: Sequence[Example],
    folder: Path,
    *,
    fresh: bool = False,
    say: Any = print,
) -> Outcome:
    """Train an adapter, or go on with a run that was interrupted.

    Args:
        config: Of the run.
        examples: Train and dev examples of the task.
        folder: Of the run; checkpoints in it are resumed from.
        fresh: Delete what is there, and begin anew.
        say: Told the estimate before training starts, and losses on the way.

    Raises:
        BadInput: Too few examples, an unusable base, a folder of another run, or a loss that
            became NaN.
        OSError: The folder can't be written; the same call goes on once it can be.
    """
    _claim(folder, config, examples, fresh=fresh)
    set_seed(config.seed)
    if not sys.stderr.isatty():
        disable_progress_bar()
    model, tokenizer = load_base(config)
    train_set, dev_set, left_out = _tokens(config, examples, tokenizer)
    model = with_lora(model, config)
    collate = _collator(model, train_set, say)
    size = config.pack_size
    batches = [
        collate(train_set[at : at + size]) for at in range(0, len(train_set[: 4 * size]), size)
    ]
    say(str(_estimate(model, batches, config, train_set)))
    watch = StopOnNaN()
    trainer = AdapterTrainer(
        model=model,
        args=_arguments(config, folder, len(train_set)),
        train_dataset=train_set,
        eval_dataset=dev_set,
        data_collator=collate,
        callbacks=[EarlyStoppingCallback(config.patience), watch],
    )
    show(trainer, say)
    last, began = last_checkpoint(folder), time.perf_counter()
    with writing(folder):
        trainer.train(resume_from_checkpoint=str(last) if last is not None else None)
    minutes = (time.perf_counter() - began) / 60
    if watch.failed:
        raise BadInput("The loss became NaN.", hint="Lower learning_rate, then run with --fresh.")
    dev_loss = float(trainer.evaluate()["eval_loss"])
    steps = trainer.state.global_step
    epochs = (trainer.state.epoch or 0) - epochs_at(last)
    rate = sum(map(len, train_set)) * epochs / minutes / 60
    outcome = Outcome(folder / "adapter", dev_loss, steps, minutes, rate, left_out)
    with writing(folder):
        save_adapter(trainer.model, folder / "adapter", config, examples, outcome)
    return outcome


def _claim(folder: Path, config: TrainConfig, examples: Sequence[Example], *, fresh: bool) -> None:
    """Make the folder this run's own, or see that it is; one without a checkpoint is free."""
    path = folder / "config.json"
    if folder.exists() and any(folder.iterdir()) and not path.exists():
        raise BadInput(
            f"{folder} holds other things than a run.", hint="Name a new folder with --out."
        )
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    identity = {"config": config.model_dump(mode="json"), "data": data_hash(examples)}
    begun = last_checkpoint(folder) is not None
    if begun and json.loads(path.read_text(encoding="utf-8")) != identity:
        raise BadInput(
            f"{folder} holds a run with other settings or data.",
            hint="Name another folder with --out, or begin anew with --fresh.",
        )
    path.write_text(json.dumps(identity, indent=1), encoding="utf-8")


def data_hash(examples: Sequence[Example]) -> str:
    """A hash of all examples, in order."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(json.dumps([example.messages, example.completion, example.split]).encode())
    return digest.hexdigest()[:16]


def _tokens(
    config: TrainConfig, examples: Sequence[Example], tokenizer: Any
) -> tuple[list[Tokens], list[Tokens], int]:
    sets: dict[str, list[Tokens]] = {"train": [], "dev": []}
    left_out, most = 0, _most(config)
    for example in examples:
        if len(sets[example.split]) >= most[example.split]:
            continue
        tokens = tokenise(example, tokenizer)
        if len(tokens) > config.max_tokens:
            left_out += 1
        else:
            sets[example.split].append(tokens)
    if min(map(len, sets.values())) < LEAST_EXAMPLES:
        raise BadInput(
            f"There are {len(sets['train'])} examples to train on and {len(sets['dev'])} to stop by"
            f" ({left_out} were longer than {config.max_tokens} tokens).",
            hint=f"At least {LEAST_EXAMPLES} of each are needed.",
        )
    return sets["train"], sets["dev"], left_out


def _most(config: TrainConfig) -> dict[str, float]:
    if config.examples is None:
        return {"train": math.inf, "dev": math.inf}
    return {"train": config.examples, "dev": max(LEAST_EXAMPLES, config.examples // 4)}


def _collator(model: Any, examples: list[Tokens], say: Any) -> Any:
    """Packing, if this model's loss is the same with it; else padding."""
    pack, few = packer(shared_prefix(examples)), examples[:4]
    with torch.no_grad():
        losses = []
        for collate in (pack, pad):
            batch = {name: row.to(model.device) for name, row in collate(few).items()}
            try:
                losses.append(float(completion_loss(model, batch)[0]))
            except (TypeError, ValueError, RuntimeError) as error:
                losses.append(float("nan"))
                say(f"{collate.__name__}: {str(error)[:120]}")
    if abs(losses[0] - losses[1]) <= SAME_LOSS * abs(losses[1]):
        return pack
    say("This base takes no packs; padded batches are used, which is slower.")
    return pad


def _arguments(config: TrainConfig, folder: Path, examples: int) -> TrainingArguments:
    packs = min(config.pack_size, config.batch_size)
    accumulate = max(1, config.batch_size // packs)
    steps = max(1, round(config.epochs * examples / config.batch_size))
    every = max(1, steps // config.evaluations)
    cuda = torch.cuda.is_available()
    return TrainingArguments(
        output_dir=str(folder),
        per_device_train_batch_size=packs,
        per_device_eval_batch_size=packs,
        gradient_accumulation_steps=accumulate,
        num_train_epochs=config.epochs,
        learning_rate=config.learning_rate,
        weight_decay=config.weight_decay,
        warmup_steps=max(1, round(config.warmup * steps)),
        lr_scheduler_type="cosine",
        bf16=has_bfloat16(),
        use_cpu=not cuda,
        eval_strategy="steps",
        save_strategy="steps",
        eval_steps=every,
        save_steps=every,
        save_total_limit=2,
        load_best_model_at_end=True,
        metric_for_best_model="eval_loss",
        greater_is_better=False,
        logging_steps=max(1, min(20, every)),
        logging_nan_inf_filter=False,  # it would hide from StopOnNaN what that looks for
        report_to=["tensorboard"],
        disable_tqdm=not sys.stderr.isatty(),
        remove_unused_columns=False,
        prediction_loss_only=True,
        seed=config.seed,
        data_seed=config.seed,
    )


def _estimate(
    model: Any, batches: list[Any], config: TrainConfig, examples: list[Tokens]
) -> Estimate:
    prefix = shared_prefix(examples)
    rest = sum(len(tokens) - prefix for tokens in examples)
    packs = len(examples) / config.pack_size
    return estimate(model, batches, round(config.epochs * (rest + packs * prefix)))
