"""PEFT adapters as GGUF files: one adapter folder serves vLLM and the embedded engine alike.

llama.cpp wants LoRA weights under its own tensor names; for Llama-like models the rows of lora_B
of q and k are permuted as its converter permutes the weights themselves (per head, the two halves
of the rotary dimensions interleaved). Converted files are kept in the cache, by content.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from safetensors import SafetensorError, safe_open

from assistant.llm.shipped import CONFIG, WEIGHTS
from retrieval.encoders.model_folder import cache_folder, fingerprint
from retrieval.errors import BadInput

Array = np.ndarray[Any, Any]
#: The formats of safetensors that are taken.
NUMBERS = ("F16", "F32")
_NAME = re.compile(r"\.layers\.(\d+)\.(?:self_attn|mlp)\.(\w+)\.lora_([AB])\.weight$")
_PLACES = {
    "q_proj": "attn_q", "k_proj": "attn_k", "v_proj": "attn_v", "o_proj": "attn_output",
    "gate_proj": "ffn_gate", "up_proj": "ffn_up", "down_proj": "ffn_down",
}  # fmt: skip
#: Architectures whose q and k rows llama.cpp permutes.
_PERMUTED = {"llama"}


@dataclass(frozen=True, slots=True)
class BaseShape:
    """What has to fit: a base model's architecture, heads and tensor shapes (out, in)."""

    architecture: str
    heads: int
    heads_kv: int
    shapes: dict[str, tuple[int, int]]


def gguf_adapter(folder: Path, base: Path) -> Path:
    """The GGUF file of a PEFT adapter, converted on the first call (0.2 s).

    Args:
        folder: With adapter_config.json and adapter_model.safetensors.
        base: The GGUF file of the base model that it is to run on.

    Raises:
        BadInput: The folder is no LoRA adapter, or one for another base.
    """
    digest = hashlib.sha256(fingerprint(base).encode())
    try:
        for name in (CONFIG, WEIGHTS):
            digest.update((folder / name).read_bytes())
    except OSError as error:
        raise BadInput(
            f"{folder} has no adapter: {error}",
            hint=f"A PEFT folder holds {CONFIG} and {WEIGHTS}; or name a GGUF file.",
        ) from error
    target = cache_folder(None) / "adapters" / f"{folder.name}-{digest.hexdigest()[:16]}.gguf"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        convert(folder, base, target)
    return target


def convert(folder: Path, base: Path, target: Path) -> None:
    """Write a PEFT adapter as a GGUF file; errors as for `gguf_adapter`."""
    shape = base_shape(base)
    tensors, alpha, _ = read_lora(folder, shape)
    with gguf_file(target, shape.architecture) as writer:
        writer.add_type(gguf.GGUFType.ADAPTER)
        writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
        writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, alpha)
        for name, tensor in sorted(tensors.items()):
            writer.add_tensor(name, np.ascontiguousarray(tensor, dtype=np.float16))


@contextmanager
def gguf_file(target: Path, architecture: str) -> Iterator[gguf.GGUFWriter]:
    """A GGUF file that is there when it is whole; several processes may write the same one."""
    unfinished = target.with_suffix(f".{os.getpid()}.part")
    writer = gguf.GGUFWriter(unfinished, architecture)
    try:
        yield writer
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def read_lora(folder: Path, base: BaseShape) -> tuple[dict[str, Array], float, int]:
    """An adapter's matrices under llama.cpp's names and in its row order; alpha and rank.

    Returns:
        "blk.0.attn_q.weight.lora_a" (rank, in), "….lora_b" (out, rank); they add
        alpha / rank · B A to the weight.

    Raises:
        BadInput: As for `gguf_adapter`.
    """
    config = _config(folder)
    root = math.sqrt(config["r"]) if config.get("use_rslora") else 1.0
    return _tensors(folder, base), float(config["lora_alpha"]) * root, int(config["r"])


def base_shape(base: Path) -> BaseShape:
    """Read from a GGUF model what an adapter must fit."""
    reader = gguf.GGUFReader(base)

    def field(key: str) -> Any:
        found = reader.get_field(key)
        return found.contents() if found is not None else None

    architecture = str(field("general.architecture"))
    heads = int(field(f"{architecture}.attention.head_count") or 1)
    shapes = {
        tensor.name: (int(tensor.shape[1]), int(tensor.shape[0]))
        for tensor in reader.tensors
        if len(tensor.shape) == 2
    }
    heads_kv = int(field(f"{architecture}.attention.head_count_kv") or heads)
    return BaseShape(architecture, heads, heads_kv, shapes)


def _config(folder: Path) -> dict[str, Any]:
    try:
        config: dict[str, Any] = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(
            f"{folder / CONFIG} can't be read: {error}", hint="It is written by PEFT when it saves."
        ) from error
    unlike = any(config.get(name) for name in ("use_dora", "alpha_pattern", "rank_pattern"))
    if config.get("peft_type") != "LORA" or unlike:
        raise BadInput(
            f"{folder} is no plain LoRA adapter.",
            hint="The embedded engine runs LoRA; use vLLM, or merge the adapter into its base.",
        )
    return config


def _tensors(folder: Path, base: BaseShape) -> dict[str, Array]:
    tensors = {}
    try:
        with safe_open(folder / WEIGHTS, framework="numpy") as weights:
            for name in weights.keys():
                place, side = _place(name, folder)
                if (kept := weights.get_slice(name).get_dtype()) not in NUMBERS:
                    raise TypeError(f"{name} is {kept}")
                tensors[f"{place}.lora_{side.lower()}"] = _fitted(
                    weights.get_tensor(name), place, side, base, folder
                )
    except (SafetensorError, TypeError) as error:
        raise BadInput(
            f"{folder / WEIGHTS} can't be read: {error}", hint="Save it in float16 or float32."
        ) from error
    halves = [name for name in tensors if f"{name[:-1]}{'ab'[name.endswith('a')]}" not in tensors]
    if halves or not tensors:
        what = f"has only half of {halves[0]}" if halves else "is empty"
        raise BadInput(f"{folder / WEIGHTS} {what}.", hint="Train or download it again.")
    return tensors


def _place(name: str, folder: Path) -> tuple[str, str]:
    match = _NAME.search(name)
    if match is None or match[2] not in _PLACES:
        raise BadInput(
            f"{folder} adapts {name!r}, which llama.cpp can't.",
            hint=f"Train on the linear layers only: {', '.join(_PLACES)}.",
        )
    return f"blk.{match[1]}.{_PLACES[match[2]]}.weight", match[3]


def _fitted(tensor: Array, place: str, side: str, base: BaseShape, folder: Path) -> Array:
    out_in = base.shapes.get(place)
    width = tensor.shape[1] if side == "A" else tensor.shape[0]
    if out_in is None or width != out_in[1 if side == "A" else 0]:
        raise BadInput(
            f"The adapter {folder} was made for another base: {place} is {out_in or 'not there'},"
            f" the adapter has {width}.",
            hint="Serve it on the base that its adapter_config.json names, or train it anew.",
        )
    if side == "B" and base.architecture in _PERMUTED:
        if place.endswith("attn_q.weight"):
            return _permute(tensor, base.heads)
        if place.endswith("attn_k.weight"):
            return _permute(tensor, base.heads_kv)
    return tensor


def _permute(rows: Array, heads: int) -> Array:
    """(heads · 2 · half, rank) with the halves of each head interleaved, as llama.cpp has them."""
    half = rows.shape[0] // heads // 2
    return rows.reshape(heads, 2, half, -1).swapaxes(1, 2).reshape(rows.shape)
