"""Runs that are cut off: killed, or out of disk space."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file

from finetune.training.checkpoints import STATE, epochs_at, last_checkpoint
from tests.disk import files_up_to
from tests.finetune import tiny
from tests.finetune.conftest import Finished

ROOT = Path(__file__).parents[2]
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
DAOGOU = Path(sys.executable).parent / "daogou"


def killed_after_a_checkpoint(base: Path, folder: Path) -> None:
    """Train in a process of its own, and kill that at once when a checkpoint is whole."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.finetune.tiny", str(base), str(folder)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | ONE_THREAD,
    )  # fmt: skip
    deadline = time.monotonic() + 100
    while last_checkpoint(folder) is None and time.monotonic() < deadline:
        assert process.poll() is None, "it ended by itself"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()


def state_of(checkpoint: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((checkpoint / STATE).read_text())
    return found


def mark(checkpoint: Path) -> None:
    """Leave a line in its log: whoever goes on from here carries it along."""
    state = state_of(checkpoint)
    state["log_history"].append({"step": state["global_step"], "mark": 1})
    (checkpoint / STATE).write_text(json.dumps(state))


def same_weights(ours: Path, theirs: Path) -> bool:
    name = "adapter_model.safetensors"
    first, second = load_file(ours / name), load_file(theirs / name)
    return first.keys() == second.keys() and all(
        np.allclose(first[key], second[key], rtol=1e-2, atol=2e-3) for key in first
    )


def test_a_killed_run_goes_on_and_ends_as_if_nothing_had_been(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    killed_after_a_checkpoint(tiny_base, folder)
    assert not (folder / "adapter").exists()
    checkpoint = last_checkpoint(folder)
    assert checkpoint is not None
    reached = state_of(checkpoint)["global_step"]
    assert tiny.INTERVAL <= reached < tiny.STEPS
    assert epochs_at(checkpoint) == pytest.approx(reached * tiny.EPOCHS / tiny.STEPS)
    mark(checkpoint)

    outcome = tiny.run(tiny_base, folder)

    assert outcome.steps == tiny.STEPS
    end = folder / f"checkpoint-{tiny.STEPS}"
    assert {"step": reached, "mark": 1} in state_of(end)["log_history"]  # it went on from there
    assert outcome.dev_loss == pytest.approx(finished.outcome.dev_loss, rel=1e-3)
    assert same_weights(outcome.adapter, finished.outcome.adapter)


def broken(checkpoint: Path) -> None:
    """As a kill in the middle of writing leaves it: weights and half of the optimiser."""
    (checkpoint / STATE).unlink()
    optimizer = checkpoint / "optimizer.pt"
    optimizer.write_bytes(optimizer.read_bytes()[:1000])


@pytest.mark.parametrize("state", ["missing", "cut"])
def test_a_checkpoint_that_was_cut_off_is_passed_over(
    finished: Finished, tiny_base: Path, tmp_path: Path, state: str
) -> None:
    folder = shutil.copytree(finished.folder, tmp_path / "run")
    shutil.rmtree(folder / "adapter")
    last = folder / f"checkpoint-{tiny.STEPS}"
    earlier = next(path for path in folder.glob("checkpoint-*") if path != last)
    broken(last)
    if state == "cut":
        (last / STATE).write_text('{"epoch": 1')
    assert last_checkpoint(folder) == earlier
    outcome = tiny.run(tiny_base, folder)
    assert outcome.steps == tiny.STEPS
    assert same_weights(outcome.adapter, finished.outcome.adapter)


def test_there_may_be_no_whole_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "checkpoint-5").mkdir()
    assert last_checkpoint(tmp_path) is None
    assert last_checkpoint(tmp_path / "nowhere") is None
    assert epochs_at(None) == 0


#: Bytes that files may have: less than the weights, and the weights but not the optimiser.
@pytest.mark.parametrize("size", [60_000, 180_000], ids=["weights", "optimiser"])
def test_a_full_disk_is_said_and_leaves_a_run_that_goes_on(
    tiny_base: Path, tmp_path: Path, size: int
) -> None:
    folder = tmp_path / "run"
    with files_up_to(size), pytest.raises(OSError, match="can't be written") as caught:
        tiny.run(tiny_base, folder, epochs=2, evaluations=2)
    assert str(folder) in str(caught.value)
    assert "goes on" in str(caught.value)
    assert not (folder / "adapter").exists()
    assert tiny.run(tiny_base, folder, epochs=2, evaluations=2).steps == 8


def test_a_full_disk_at_the_end_leaves_no_half_adapter(
    finished: Finished, tiny_base: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(finished.folder, tmp_path / "run")
    shutil.rmtree(folder / "adapter")
    with files_up_to(60_000), pytest.raises(OSError, match="can't be written"):
        tiny.run(tiny_base, folder)
    assert not (folder / "adapter").exists()
    assert same_weights(tiny.run(tiny_base, folder).adapter, finished.outcome.adapter)


def daogou(
    *arguments: str,
    file_size: int | None = None,
    timeout_s: float = 110,
    env: Mapping[str, str] = ONE_THREAD,
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, whose files may have so many bytes."""

    def limit() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    return subprocess.run(
        [str(DAOGOU), *arguments], preexec_fn=limit, check=False, capture_output=True, text=True,
        timeout=timeout_s, env=os.environ | dict(env), cwd=ROOT,
    )  # fmt: skip


def test_the_command_line_says_it_in_one_line(tiny_base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    command = ("finetune", "train", "--task", "frame", "--base", str(tiny_base), "--examples",
               "64", "--epochs", "1", "--out", str(folder))  # fmt: skip
    full = daogou(*command, file_size=180_000)
    assert full.returncode == 1, full.stderr
    assert "Traceback" not in full.stderr
    lines = [line for line in full.stderr.splitlines() if "can't be written" in line]
    assert len(lines) == 1
    assert str(folder) in lines[0]
    assert not (folder / "adapter").exists()

    again = daogou(*command, "--json")
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout)
    assert told["adapter"] == str(folder / "adapter")
    assert told["steps"] == 4
