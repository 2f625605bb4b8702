"""Adapters with random weights: as good as trained ones to see whether two engines agree.

Two engines agree where one writes what the other would, but for near ties: llama.cpp's 4-bit
kernels round otherwise than float32, and at the first near tie the texts part.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
from safetensors.torch import load_file, save_file

if TYPE_CHECKING:
    from assistant.llm import Engine

PROMPTS = (
    "Name three fruits and a tool.",
    "Message: waterproof hiking boots under 80",
    "Where is the nearest shop?",
)
WORDS = 16
#: In logits; measured: up to 0.1 where the adapter is the same, 1.1 to 3.0 without it.
NEAR_TIE = 0.4
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


def conversation(text: str) -> list[dict[str, str]]:
    """What both are asked."""
    return [{"role": "system", "content": "Read."}, {"role": "user", "content": text}]


def written(engine: Engine, tokenizer: Any, text: str, *, scale: float | None = None) -> list[int]:
    """The tokens that the embedded engine writes, greedily, with its adapter at a scale.

    Nothing comes from a cache: a prefix that was read with the adapter would be taken for one that
    was read without.
    """
    body = {"messages": conversation(text), "max_tokens": WORDS, "temperature": 0,
            "cache_prompt": False, "logprobs": True}  # fmt: skip
    body |= {"lora": [{"id": 0, "scale": scale}]} if scale is not None else {}
    answer = httpx2.post(
        f"{engine.base_url}/chat/completions", json=body, timeout=90,
        headers={"Authorization": f"Bearer {engine.api_key}"},
    ).json()["choices"][0]  # fmt: skip
    ids = [entry["id"] for entry in answer["logprobs"]["content"]]
    told = tokenizer.decode(ids, skip_special_tokens=True)
    assert told.strip() == answer["message"]["content"].strip()
    return ids


def gap(model: Any, tokenizer: Any, text: str, tokens: list[int]) -> float:
    """By how much (in logits) a model would rather have written something else, at most."""
    import torch

    prompt = tokenizer.apply_chat_template(
        conversation(text), add_generation_prompt=True, return_dict=True
    )["input_ids"]
    with torch.no_grad():
        logits = model(torch.tensor([[*prompt, *tokens]])).logits[0, len(prompt) - 1 : -1]
    chosen = logits.gather(1, torch.tensor(tokens)[:, None])[:, 0]
    return float((logits.max(dim=1).values - chosen).max())
