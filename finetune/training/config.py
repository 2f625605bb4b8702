"""Every setting of a training run, from a TOML file and the command line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.errors import BadInput

Task = Literal["frame", "wording"]
TASKS: tuple[Task, ...] = ("frame", "wording")


class TrainConfig(BaseModel):
    """One run; the defaults are those that the shipped adapters were trained with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: Task
    base: str = Field("", description="hub id or folder; empty: the embedded engine's, unpacked")
    shop: Path | None = Field(None, description="a shop whose words the data is made with, too")
    rank: int = Field(16, ge=1, le=256, description="of the LoRA matrices")
    alpha: int = Field(32, gt=0, description="LoRA scales by alpha / rank")
    dropout: float = Field(0.05, ge=0, lt=1, description="on the input of the LoRA matrices")
    learning_rate: float = Field(1e-3, gt=0)
    warmup: float = Field(0.05, ge=0, lt=1, description="share of the steps; then cosine decay")
    weight_decay: float = Field(0.01, ge=0)
    epochs: float = Field(2.0, gt=0)
    batch_size: int = Field(16, ge=1, description="examples per optimiser step and device")
    pack_size: int = Field(8, ge=1, description="examples packed into one sequence")
    max_tokens: int = Field(512, ge=32, description="longer examples are left out, and counted")
    examples: int | None = Field(None, ge=8, description="at most so many for training")
    evaluations: int = Field(5, ge=1, description="evaluations and checkpoints in the run")
    patience: int = Field(3, ge=1, description="evaluations without improvement before stopping")
    seed: int = Field(7, ge=0)
    four_bit: bool = Field(False, description="base in 4 bits (CUDA and bitsandbytes)")


def known_task(name: str) -> Task:
    """The task of that name.

    Raises:
        BadInput: There is none.
    """
    for task in TASKS:
        if task == name:
            return task
    raise BadInput(f"There is no task {name!r}.", hint=f"One of: {', '.join(TASKS)}.")


def load_config(file: Path | None, **overrides: Any) -> TrainConfig:
    """The settings of a file, with what the command line says on top.

    Raises:
        BadInput: The file isn't TOML, or a name or value in it is wrong.
    """
    values: dict[str, Any] = {}
    try:
        if file is not None:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        given = {key: value for key, value in overrides.items() if value is not None}
        return TrainConfig(**(values | given))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{file} can't be read: {error}", hint="It must be UTF-8 TOML.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadInput(
            f"The training setting {where!r} is wrong: {first['msg']}",
            hint="See docs/finetuning.md for all of them.",
        ) from error
