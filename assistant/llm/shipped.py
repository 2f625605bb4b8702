"""The adapters that come with Daogou, for its default base: PEFT folders in `adapters/`."""

from __future__ import annotations

from pathlib import Path

from retrieval.errors import NotFound

#: The files of a PEFT folder.
WEIGHTS, CONFIG = "adapter_model.safetensors", "adapter_config.json"
FOLDER = Path(__file__).resolve().parent / "adapters"


def shipped_adapter(task: str) -> Path:
    """The folder of a task's adapter.

    Raises:
        NotFound: None is shipped for that task.
    """
    folder = FOLDER / task
    if not (folder / CONFIG).exists():
        raise NotFound(
            f"No adapter for {task!r} comes with this installation.",
            hint=f"Train one with daogou finetune train --task {task}.",
        )
    return folder


def shipped_adapters() -> dict[str, str]:
    """Task → folder, of all that are shipped."""
    found = sorted(FOLDER.glob(f"*/{CONFIG}"))
    return {file.parent.name: str(file.parent) for file in found}
