"""An adapter folder: PEFT safetensors in half precision, the run that made it, and its card."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safetensors.torch import load_file, save_file

from assistant.llm.shipped import CONFIG, WEIGHTS

if TYPE_CHECKING:
    from finetune.example import Example
    from finetune.training.config import TrainConfig
    from finetune.training.run import Outcome

RUN = "training.json"
DEFAULT_BASE_ID = "HuggingFaceTB/SmolLM2-135M-Instruct"


def save_adapter(
    model: Any, folder: Path, config: TrainConfig, examples: Sequence[Example], outcome: Outcome
) -> None:
    """Write an adapter folder that vLLM, PEFT and `assistant.llm.lora_gguf` read, or nothing.

    Args:
        model: A PeftModel; its best weights.
        folder: Made if need be.
        config: Of the run.
        examples: That it was trained with, for the counts.
        outcome: Of the run.
    """
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    _save_weights(model, unfinished, config.base or DEFAULT_BASE_ID)
    run = _run(config, examples, outcome)
    (unfinished / RUN).write_text(json.dumps(run, indent=1), encoding="utf-8")
    (unfinished / "README.md").write_text(card(run), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


def _save_weights(model: Any, folder: Path, base: str) -> None:
    model.save_pretrained(folder)
    weights = load_file(folder / WEIGHTS)
    save_file({name: tensor.half().contiguous() for name, tensor in weights.items()},
              folder / WEIGHTS, metadata={"format": "pt"})  # fmt: skip
    settings = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    settings["base_model_name_or_path"] = base
    (folder / CONFIG).write_text(json.dumps(settings, indent=1, sort_keys=True), encoding="utf-8")


def _run(config: TrainConfig, examples: Sequence[Example], outcome: Outcome) -> dict[str, Any]:
    return {
        "config": config.model_dump(mode="json"),
        "dev_loss": round(outcome.dev_loss, 4),
        "steps": outcome.steps,
        "minutes": round(outcome.minutes, 1),
        "tokens_a_second": round(outcome.tokens_a_second),
        "left_out": outcome.left_out,
        "examples": dict(Counter(example.split for example in examples)),
        "versions": {name: version(name) for name in ("torch", "transformers", "peft")},
    }


def card(run: dict[str, Any]) -> str:
    """The model card, in the form of Hugging Face."""
    config, counts = run["config"], run["examples"]
    task = config["task"]
    does = {
        "frame": "reads one message of a shopper and writes what it says, in the short form of "
        "`assistant/intent/compact.py`",
        "wording": "words a short reply about products from their facts, with placeholders for "
        "titles and figures",
    }[task]
    base = config["base"] or DEFAULT_BASE_ID
    return f"""---
base_model: {base}
library_name: peft
license: apache-2.0
tags: [lora, e-commerce, daogou]
---

# Daogou: the {task} adapter

It {does}.
Made by `daogou finetune train --task {task}`; figures and limits: docs/finetuning.md; data:
docs/data-card.md.

| | |
| --- | --- |
| base | {base}, unpacked from 4-bit weights |
| LoRA | rank {config["rank"]}, alpha {config["alpha"]:g}, all linear layers, float16 |
| data | {counts.get("train", 0):,} examples to train on, {counts.get("dev", 0):,} to stop by |
| training | {run["steps"]} steps in {run["minutes"]} minutes, {run["tokens_a_second"]} tokens/s |
| loss on the development split | {run["dev_loss"]} a token |
| versions | {", ".join(f"{name} {number}" for name, number in run["versions"].items())} |

English only. What it writes is never trusted: the reader checks every value against the message,
the audit every sentence against the record.
"""
