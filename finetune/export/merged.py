"""An adapter merged into its base: one model for servers that take no adapters.

As a Hugging Face folder for vLLM, and as a GGUF file for llama.cpp, quantised by the package gguf.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import gguf
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.llm.lora_gguf import base_shape, gguf_file, read_lora
from finetune.training.base import base_path
from retrieval.errors import BadInput

QUANTISATIONS = {
    "f16": gguf.GGMLQuantizationType.F16, "q8_0": gguf.GGMLQuantizationType.Q8_0,
    "q4_0": gguf.GGMLQuantizationType.Q4_0, "q4_1": gguf.GGMLQuantizationType.Q4_1,
}  # fmt: skip


def merge(adapter: Path, folder: Path, *, base: str = "") -> Path:
    """Write base and adapter as one model, bfloat16 safetensors with tokenizer.

    Raises:
        BadInput: The adapter doesn't fit the base.
    """
    where = base_path(base)
    model = AutoModelForCausalLM.from_pretrained(where, dtype=torch.float32)
    try:
        merged: Any = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload()
    except (OSError, ValueError, RuntimeError) as error:
        raise BadInput(
            f"{adapter} can't be merged into {where}: {str(error).splitlines()[0]}",
            hint="It must be an adapter for this very base.",
        ) from error
    merged.bfloat16().save_pretrained(folder)
    AutoTokenizer.from_pretrained(where).save_pretrained(folder)
    for name in ("README.md", "training.json"):
        if (adapter / name).exists():
            shutil.copy(adapter / name, folder / name)
    return folder


def merge_gguf(adapter: Path, base: Path, target: Path, *, quantisation: str = "q8_0") -> Path:
    """Write a GGUF model whose adapted weights are those of the adapter.

    Args:
        adapter: A PEFT folder.
        base: The GGUF model that it was trained on; what isn't adapted is copied as it is.
        target: Of the new model.
        quantisation: Of the adapted weights: f16, q8_0, q4_1 or q4_0.

    Raises:
        BadInput: The adapter doesn't fit the base, or there is no such quantisation.
    """
    if quantisation not in QUANTISATIONS:
        raise BadInput(
            f"There is no quantisation {quantisation!r}.", hint=f"{', '.join(QUANTISATIONS)}"
        )
    shape = base_shape(base)
    matrices, alpha, rank = read_lora(adapter, shape)
    reader = gguf.GGUFReader(base)
    with gguf_file(target, shape.architecture) as writer:
        _copy_fields(reader, writer)
        for tensor in reader.tensors:
            a = matrices.get(f"{tensor.name}.lora_a")
            if a is None:
                writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
                continue
            b = matrices[f"{tensor.name}.lora_b"].astype("float32")
            weight = gguf.dequantize(tensor.data, tensor.tensor_type)
            weight = weight + (alpha / rank) * b @ a.astype("float32")
            kind = QUANTISATIONS[quantisation]
            writer.add_tensor(tensor.name, gguf.quantize(weight, kind), raw_dtype=kind)
    return target


def _copy_fields(reader: gguf.GGUFReader, writer: gguf.GGUFWriter) -> None:
    for field in reader.fields.values():
        if field.name.startswith("GGUF.") or field.name == gguf.Keys.General.ARCHITECTURE:
            continue
        array = field.types[0] is gguf.GGUFValueType.ARRAY
        writer.add_key_value(
            field.name,
            field.contents(),
            field.types[0],
            sub_type=field.types[-1] if array else None,
        )
