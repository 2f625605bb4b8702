"""Where a model lies on the disk, which one it is, and where exports of it are kept."""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path

from retrieval.errors import NotFound

#: Files above this are known by their size, first and last megabyte: hashing all takes a second.
WHOLE_BELOW_BYTES = 4_000_000
EDGE_BYTES = 1_000_000


def model_folder(model: str) -> Path:
    """The folder of a model that is named by package, path or hub id.

    Raises:
        NotFound: there is no such model here, and it can't be downloaded.
    """
    if Path(model).is_dir():
        return Path(model)
    if model.isidentifier():
        spec = find_spec(model)
        for root in (spec.submodule_search_locations or []) if spec is not None else []:
            if (Path(root) / "model").is_dir():
                return Path(root) / "model"
    return _from_hub(model)


def _from_hub(model: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    name = model if "/" in model else f"sentence-transformers/{model}"
    ignored = ["onnx/*", "openvino/*", "*.ot", "*.h5", "*.msgpack"]
    try:
        return Path(snapshot_download(name, ignore_patterns=ignored))
    except (OSError, ValueError, HFValidationError) as error:
        raise NotFound(
            f"The encoder model {model!r} was not found: {error}",
            hint="Name a package with a model/ folder, a folder, or a sentence-transformers id.",
        ) from error


def fingerprint(model: Path) -> str:
    """Twelve hex digits that change when the model (a folder or a file) does."""
    digest = hashlib.sha256()
    for path in [model] if model.is_file() else sorted(model.rglob("*")):
        if not path.is_file() or path.suffix in {".md", ".py"} or path.name.startswith("."):
            continue
        size = path.stat().st_size
        digest.update(f"{path.relative_to(model)}:{size}".encode())
        with path.open("rb") as file:
            if size <= WHOLE_BELOW_BYTES:
                digest.update(file.read())
            else:
                digest.update(file.read(EDGE_BYTES))
                file.seek(-EDGE_BYTES, os.SEEK_END)
                digest.update(file.read())
    return digest.hexdigest()[:12]


def cache_folder(cache: Path | None) -> Path:
    """Where what can be made again is kept."""
    if cache is not None:
        return cache
    return Path(os.environ.get("DAOGOU_CACHE") or Path.home() / ".cache" / "daogou")
