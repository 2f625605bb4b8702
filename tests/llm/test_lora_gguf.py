"""PEFT adapters on llama.cpp: the same adapter gives the same words as under PEFT."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from safetensors.torch import load_file
from transformers import AutoTokenizer

from assistant.llm import Engine, LLMConfig, open_engine
from assistant.llm.base_model import unpacked_base
from assistant.llm.embedded import default_model
from assistant.llm.lora_gguf import BaseShape, base_shape, convert, gguf_adapter, read_lora
from retrieval.errors import BadInput, EngineDown
from tests.finetune.adapters import NEAR_TIE, PROMPTS, gap, random_adapter, save_half, written


@dataclass(frozen=True)
class Both:
    """One adapter on PEFT and on llama.cpp."""

    model: Any
    tokenizer: Any
    folder: Path
    engine: Engine

    def embedded(self, text: str, *, scale: float) -> list[int]:
        """What llama.cpp writes with the adapter at a scale."""
        return written(self.engine, self.tokenizer, text, scale=scale)

    def gap(self, text: str, tokens: list[int]) -> float:
        """How far PEFT is from writing that."""
        return gap(self.model, self.tokenizer, text, tokens)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    base, place = unpacked_base(), tmp_path_factory.mktemp("adapter")
    model = random_adapter(base)
    folder = save_half(model, place / "frame")
    convert(folder, default_model(), place / "frame.gguf")
    engine = open_engine(
        LLMConfig(adapters={"frame": str(place / "frame.gguf")}, context=2048, slots=1)
    )
    assert engine is not None
    yield Both(model, AutoTokenizer.from_pretrained(base), folder, engine)
    engine.close()


@pytest.mark.parametrize("text", PROMPTS)
def test_llama_cpp_writes_what_peft_writes(both: Both, text: str) -> None:
    tokens = both.embedded(text, scale=1)
    assert len(tokens) > 3
    assert both.gap(text, tokens) < NEAR_TIE


@pytest.mark.parametrize("text", PROMPTS)
def test_without_the_adapter_it_writes_what_the_base_writes(both: Both, text: str) -> None:
    tokens = both.embedded(text, scale=0)
    with both.model.disable_adapter():
        assert both.gap(text, tokens) < NEAR_TIE


def test_with_the_adapter_peft_would_not_write_what_the_base_writes(both: Both) -> None:
    assert max(both.gap(text, both.embedded(text, scale=0)) for text in PROMPTS) > 2 * NEAR_TIE


def test_rows_are_permuted_as_those_of_the_base(both: Both) -> None:
    """The base's own q and k weights say how: once as llama.cpp has them, once unpacked."""
    base = load_file(unpacked_base() / "model.safetensors")
    theirs = {tensor.name: tensor for tensor in gguf.GGUFReader(default_model()).tensors}
    prefix = "base_model.model.model.layers.0.self_attn"
    for ours, name in (("q_proj", "attn_q"), ("k_proj", "attn_k"), ("v_proj", "attn_v")):
        unpacked = base[f"model.layers.0.self_attn.{ours}.weight"].float().numpy()
        tensor = theirs[f"blk.0.{name}.weight"]
        packed = gguf.dequantize(tensor.data, tensor.tensor_type)
        # lora_B with the base's own rows: what comes out must be the base in llama.cpp's order.
        weights = {
            f"{prefix}.{ours}.lora_A.weight": np.eye(unpacked.shape[1], dtype=np.float32),
            f"{prefix}.{ours}.lora_B.weight": unpacked,
        }
        folder = adapter_folder(both.folder.parent / ours, weights, r=unpacked.shape[1])
        tensors, _, _ = read_lora(folder, base_shape(default_model()))
        written = tensors[f"blk.0.{name}.weight.lora_b"]
        np.testing.assert_allclose(written, packed, rtol=5e-3, atol=1e-5)


def test_a_converted_adapter_is_kept_by_content(
    both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOGOU_CACHE", str(tmp_path))
    first = gguf_adapter(both.folder, default_model())
    assert first.is_relative_to(tmp_path)
    written = first.stat().st_mtime_ns
    assert gguf_adapter(both.folder, default_model()) == first
    assert first.stat().st_mtime_ns == written
    assert [path.suffix for path in first.parent.iterdir()] == [".gguf"]
    other = tmp_path / "other.gguf"
    other.write_bytes(b"no model")
    with pytest.raises(ValueError, match="GGUF"):
        gguf_adapter(both.folder, other)  # what is kept was made for the first base
    assert [path.suffix for path in first.parent.iterdir()] == [".gguf"]


A, B = (f"base_model.model.model.layers.0.self_attn.q_proj.lora_{side}.weight" for side in "AB")
SHAPE = BaseShape("llama", 2, 2, {"blk.0.attn_q.weight": (8, 4)})
FITTING = {A: np.ones((2, 4), np.float32), B: np.arange(16, dtype=np.float32).reshape(8, 2)}


def adapter_folder(folder: Path, weights: dict[str, Any], **settings: Any) -> Path:
    folder.mkdir(exist_ok=True)
    config = {"peft_type": "LORA", "r": 2, "lora_alpha": 4} | settings
    (folder / "adapter_config.json").write_text(json.dumps(config))
    save_file(weights, folder / "adapter_model.safetensors")
    return folder


def test_a_small_adapter_is_read(tmp_path: Path) -> None:
    tensors, alpha, rank = read_lora(adapter_folder(tmp_path / "a", FITTING), SHAPE)
    assert (alpha, rank) == (4.0, 2)
    assert tensors["blk.0.attn_q.weight.lora_a"].shape == (2, 4)
    rows = tensors["blk.0.attn_q.weight.lora_b"][:, 0] / 2
    assert rows.tolist() == [0, 2, 1, 3, 4, 6, 5, 7]  # two heads, the halves of each interleaved


def test_rank_stabilised_lora_scales_otherwise(tmp_path: Path) -> None:
    folder = adapter_folder(tmp_path / "a", FITTING, use_rslora=True)
    _, alpha, rank = read_lora(folder, SHAPE)
    assert alpha / rank == pytest.approx(4 / 2**0.5)


def test_other_architectures_are_not_permuted(tmp_path: Path) -> None:
    qwen = BaseShape("qwen2", 2, 2, SHAPE.shapes)
    tensors, _, _ = read_lora(adapter_folder(tmp_path / "a", FITTING), qwen)
    assert (tensors["blk.0.attn_q.weight.lora_b"] == FITTING[B]).all()


BIASED = {A.replace("lora_A", "lora_embedding_A"): np.ones((2, 4), np.float32)}


@pytest.mark.parametrize(
    ("weights", "settings", "says"),
    [
        (FITTING | {A: np.ones((2, 5), np.float32)}, {}, r"blk\.0\.attn_q\.weight is \(8, 4\)"),
        (FITTING | {B: np.ones((6, 2), np.float32)}, {}, "another base"),
        ({A: FITTING[A]}, {}, r"blk\.0\.attn_q\.weight"),
        ({}, {}, "empty"),
        (BIASED, {}, "llama.cpp can't"),
        (FITTING, {"peft_type": "LOHA"}, "no plain LoRA"),
        (FITTING, {"use_dora": True}, "no plain LoRA"),
        (FITTING, {"alpha_pattern": {"q_proj": 8}}, "no plain LoRA"),
    ],
    ids=["in", "out", "half", "empty", "embedding", "loha", "dora", "pattern"],
)
def test_what_does_not_fit_is_bad_input(
    tmp_path: Path, weights: dict[str, Any], settings: dict[str, Any], says: str
) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        read_lora(adapter_folder(tmp_path / "a", weights, **settings), SHAPE)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [("adapter_config.json", b"{"), ("adapter_model.safetensors", b"no weights")],
)
def test_broken_files_are_bad_input(tmp_path: Path, name: str, content: bytes) -> None:
    folder = adapter_folder(tmp_path / "a", FITTING)
    (folder / name).write_bytes(content)
    with pytest.raises(BadInput, match=name):
        read_lora(folder, SHAPE)


def test_bfloat16_is_refused_with_the_way_out(tmp_path: Path) -> None:
    import ml_dtypes  # with it NumPy knows bfloat16, and safetensors would load it
    from safetensors.torch import save_file as save_torch

    assert ml_dtypes.bfloat16
    folder = adapter_folder(tmp_path / "a", FITTING)
    halves = {name: torch.from_numpy(weight).bfloat16() for name, weight in FITTING.items()}
    save_torch(halves, folder / "adapter_model.safetensors")
    with pytest.raises(BadInput) as caught:
        read_lora(folder, SHAPE)
    assert "float16" in caught.value.hint


def test_a_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="has no adapter"):
        gguf_adapter(tmp_path, default_model())
    (tmp_path / "adapter_config.json").write_text("{}")
    with pytest.raises(BadInput, match="has no adapter"):
        gguf_adapter(tmp_path, default_model())


def test_an_adapter_of_another_base_is_named_by_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOGOU_CACHE", str(tmp_path / "cache"))
    folder = adapter_folder(tmp_path / "other", FITTING)
    with pytest.raises(EngineDown, match=r"'frame'.*blk\.0\.attn_q\.weight"):
        open_engine(LLMConfig(adapters={"frame": str(folder)}))
    assert not list((tmp_path / "cache").rglob("*.part"))
