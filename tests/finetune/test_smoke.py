"""The whole way on the default base: train a little, then read with what came out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.finetune.test_resume import daogou


@pytest.mark.timeout(300)
def test_train_then_evaluate(tmp_path: Path) -> None:
    run, report = tmp_path / "run", tmp_path / "report"
    trained = daogou(
        "finetune", "train", "--task", "frame", "--examples", "48", "--epochs", "1",
        "--out", str(run), "--json", timeout_s=200, env={},
    )  # fmt: skip
    assert trained.returncode == 0, trained.stderr
    told = json.loads(trained.stdout)
    assert told["steps"] == 3
    assert 0 < told["dev_loss"] < 6

    read = daogou(
        "finetune", "evaluate", "--adapter", told["adapter"], "--readers", "tuned",
        "--sets", "generated", "--limit", "5", "--out", str(report), "--json",
        timeout_s=100, env={},
    )  # fmt: skip
    assert read.returncode == 0, read.stderr
    (score,) = json.loads(read.stdout)["scores"]
    assert (score["reader"], score["set"], score["messages"]) == ("tuned", "generated", 5)
    assert score["fell_back"] == 0
    assert (report / "report.md").exists()


def test_mistakes_on_the_command_line_are_one_line(tmp_path: Path) -> None:
    wrong = daogou("finetune", "train", "--task", "frame", "--base", "/nowhere", "--json",
                   "--examples", "8", "--out", str(tmp_path / "run"))  # fmt: skip
    assert wrong.returncode == 1
    assert json.loads(wrong.stdout)["error"]["code"] == "bad_input"
    assert "/nowhere" in wrong.stderr
    assert "Traceback" not in wrong.stderr
