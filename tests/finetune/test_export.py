"""Merged models: base and adapter in one, for both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest

from assistant.llm import LLMConfig, open_engine
from assistant.llm.embedded import default_model
from assistant.llm.lora_gguf import base_shape, read_lora
from finetune.export.merged import QUANTISATIONS, merge, merge_gguf
from retrieval.errors import BadInput
from tests.finetune.adapters import NEAR_TIE, PROMPTS, gap, random_adapter, save_half, written
from tests.finetune.conftest import Finished


@pytest.fixture(scope="module")
def model(base: Path) -> Any:
    return random_adapter(base, seed=2)


@pytest.fixture(scope="module")
def adapter(model: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_half(model, tmp_path_factory.mktemp("peft") / "random")


@pytest.fixture(scope="module")
def merged(adapter: Path) -> Iterator[Path]:
    target = adapter.parent / "merged.gguf"
    yield merge_gguf(adapter, default_model(), target)
    target.unlink()  # 140 MB


def test_the_merged_file_writes_what_base_and_adapter_write(
    model: Any, tokenizer: Any, merged: Path
) -> None:
    engine = open_engine(LLMConfig(model=str(merged), context=1024, slots=1))
    assert engine is not None
    try:
        for text in PROMPTS:
            tokens = written(engine, tokenizer, text)
            assert len(tokens) > 3
            assert gap(model, tokenizer, text, tokens) < NEAR_TIE
            with model.disable_adapter():
                assert gap(model, tokenizer, text, tokens) > 2 * NEAR_TIE
    finally:
        engine.close()


def test_adapted_weights_are_the_sum_and_others_are_untouched(adapter: Path, merged: Path) -> None:
    matrices, alpha, rank = read_lora(adapter, base_shape(default_model()))
    before = {tensor.name: tensor for tensor in gguf.GGUFReader(default_model()).tensors}
    after = {tensor.name: tensor for tensor in gguf.GGUFReader(merged).tensors}
    assert before.keys() == after.keys()
    adapted = {name.removesuffix(".lora_a") for name in matrices if name.endswith(".lora_a")}
    assert len(adapted) == 30 * 7
    for name in before.keys() - adapted:
        assert after[name].tensor_type == before[name].tensor_type
        assert np.array_equal(after[name].data, before[name].data), name
    for name in ("blk.0.attn_q.weight", "blk.29.ffn_down.weight"):
        change = (alpha / rank) * matrices[f"{name}.lora_b"] @ matrices[f"{name}.lora_a"]
        wanted = gguf.dequantize(before[name].data, before[name].tensor_type) + change
        got = gguf.dequantize(after[name].data, after[name].tensor_type)
        assert np.abs(got - wanted).max() < 0.01 * np.abs(wanted).max()


def test_the_merged_file_keeps_the_models_fields(merged: Path) -> None:
    ours, theirs = gguf.GGUFReader(merged), gguf.GGUFReader(default_model())
    for name, field in theirs.fields.items():
        if not name.startswith("GGUF."):
            found = ours.get_field(name)
            assert found is not None, name
            assert found.contents() == field.contents(), name
    assert not list(merged.parent.glob("*.part"))


def test_an_unknown_quantisation_is_named(adapter: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="q9_9") as caught:
        merge_gguf(adapter, default_model(), tmp_path / "m.gguf", quantisation="q9_9")
    assert all(name in caught.value.hint for name in QUANTISATIONS)


def test_an_adapter_for_another_base_is_refused(finished: Finished, tmp_path: Path) -> None:
    tiny = finished.outcome.adapter
    with pytest.raises(BadInput, match=r"another base: blk\.0\.\w+\.weight is \(\d+, \d+\)"):
        merge_gguf(tiny, default_model(), tmp_path / "m.gguf")
    with pytest.raises(BadInput, match="can't be merged"):
        merge(tiny, tmp_path / "merged")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_an_adapter_is_refused(tmp_path: Path, tiny_base: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(BadInput):
        merge_gguf(tmp_path / "none", default_model(), tmp_path / "m.gguf")
    with pytest.raises(BadInput, match="can't be merged"):
        merge(tmp_path / "none", tmp_path / "merged", base=str(tiny_base))


def test_the_merged_folder_computes_what_base_and_adapter_compute(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder = merge(finished.outcome.adapter, tmp_path / "merged", base=str(tiny_base))

    def logits(model: Any) -> Any:
        with torch.no_grad():
            return model(torch.arange(40)[None]).logits

    base = AutoModelForCausalLM.from_pretrained(tiny_base, dtype=torch.float32)
    plain = logits(base)
    both = logits(PeftModel.from_pretrained(base, str(finished.outcome.adapter)))
    ours = logits(AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32))
    assert (ours - both).abs().max() < 0.1 * (plain - both).abs().max()
    assert AutoTokenizer.from_pretrained(folder).chat_template
    assert (folder / "training.json").exists()
    assert not (folder / "adapter_config.json").exists()
