"""Hugging Face's Trainer over packs: its schedule, checkpoints, logs and devices, our loss."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

import torch
from tqdm import tqdm
from transformers import PrinterCallback, ProgressCallback, Trainer, TrainerCallback

from finetune.training.packing import completion_loss


class AdapterTrainer(Trainer):
    """Trains on the completions of packs (or of padded batches)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The loss is divided by the completion tokens of all accumulated packs, counted by Trainer.
        self.model_accepts_loss_kwargs = True

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, Any],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> Any:
        """The mean loss of a completion token; see `Trainer.compute_loss`."""
        summed, tokens = completion_loss(_unwrapped(model), inputs)
        loss = summed / (num_items_in_batch if num_items_in_batch is not None else tokens)
        if num_items_in_batch is not None and self.args.world_size > 1:
            loss = loss * self.args.world_size  # DDP averages over devices
        return (loss, {"loss": loss}) if return_outputs else loss

    def prediction_step(
        self,
        model: Any,
        inputs: dict[str, Any],
        prediction_loss_only: bool,
        ignore_keys: list[str] | None = None,
    ) -> tuple[torch.Tensor, None, None]:
        """The loss alone: what the model writes is judged by `daogou finetune evaluate`."""
        del prediction_loss_only, ignore_keys  # the signature is Trainer's
        with torch.no_grad():
            loss = self.compute_loss(model, self._prepare_inputs(inputs))
        return loss.detach(), None, None


class StopOnNaN(TrainerCallback):
    """Ends a run whose loss is no number any more: its checkpoints would be worthless."""

    failed = False

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        """Look at each logged loss."""
        del args, state, kwargs  # the signature is TrainerCallback's
        losses = [(logs or {}).get(name, 0.0) for name in ("loss", "eval_loss")]
        if not all(map(math.isfinite, losses)):
            self.failed = True
            control.should_training_stop = True


class Bar(ProgressCallback):
    """A bar on stderr; Transformers' own writes what is logged to stdout, through `--json`."""

    def on_log(self, *args: Any, **kwargs: Any) -> None:
        """Leave it to `Told`."""


class Told(TrainerCallback):
    """Tells what is logged, a line each."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        """One line, above the bar if there is one."""
        del args, control, kwargs
        shown = {name: (logs or {}).get(name) for name in ("loss", "eval_loss")}
        losses = ", ".join(f"{name} {loss:.4f}" for name, loss in shown.items() if loss is not None)
        if losses and state.is_world_process_zero:
            with tqdm.external_write_mode():
                self._say(f"step {state.global_step} of {state.max_steps}: {losses}")


def show(trainer: Trainer, say: Callable[[str], object]) -> None:
    """Let a trainer show its progress our way: lines through `say`, bars on terminals only."""
    trainer.remove_callback(PrinterCallback)
    trainer.remove_callback(ProgressCallback)
    trainer.add_callback(Told(say))
    if sys.stderr.isatty():
        trainer.add_callback(Bar())


def _unwrapped(model: Any) -> Any:
    """DDP hides dtype; the forward pass still has to go through the wrapper."""
    return model if hasattr(model, "dtype") else _Wrapped(model)


class _Wrapped:
    def __init__(self, model: Any) -> None:
        self._model = model
        self.dtype = model.module.dtype

    def __call__(self, **inputs: Any) -> Any:
        return self._model(**inputs)
