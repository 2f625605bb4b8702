"""Adapters with random weights: as good as trained ones to see whether two engines agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file

#: Enough that other words are written with the adapter than without (0.02 changes hardly any).
STRENGTH = 0.08
WEIGHTS = "adapter_model.safetensors"


def random_adapter(base: Path, *, seed: int = 1) -> Any:
    """The base with LoRA matrices that all change something, as a PeftModel."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(seed)
    lora = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM")
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32), lora)
    for name, weight in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(weight, std=STRENGTH)
    return model.eval()


def save_half(model: Any, folder: Path) -> Path:
    """As `save_adapter` leaves it: float16."""
    model.save_pretrained(folder)
    weights = load_file(folder / WEIGHTS)
    save_file({name: tensor.half() for name, tensor in weights.items()}, folder / WEIGHTS,
              metadata={"format": "pt"})  # fmt: skip
    return folder
