"""Encoding by sentence-transformers itself: any of its models, at torch's speed."""

from __future__ import annotations

import math
import os
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encoders.model_folder import fingerprint, model_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from retrieval.encoders.config import Purpose, TextEncoderConfig


class SentenceBackend:
    """A sentence-transformers model, run by torch in float32."""

    def __init__(self, config: TextEncoderConfig) -> None:
        folder = model_folder(config.model)
        self._model = load(folder)
        self._lock = Lock()
        self._batch_size = config.batch_size
        tokenizer: Any = self._model.tokenizer
        self._vocabulary = frozenset(tokenizer.get_vocab())
        limit = self._model.max_seq_length or 512
        # A model of word vectors alone reads texts whole, and can't be told otherwise.
        self._full = None if limit == math.inf else int(limit)
        self._cut = self._full and min(config.max_tokens or self._full, self._full)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.identity = (
            f"{folder_name(config.model)}-{fingerprint(folder)}-float32-{self._cut or 'whole'}"
        )

    def encode(self, texts: Sequence[str], purpose: Purpose) -> NDArray[np.float32]:
        """Unit vectors, (len(texts), dimension), float32."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        prompts = self._model.prompts
        prompt = prompts.get("query" if purpose == "query" else "document") or None
        with self._lock:  # the limit is a setting of the model, which threads share
            if self._full is not None:
                self._model.max_seq_length = self._full if purpose == "query" else self._cut
            vectors = self._model.encode(
                list(texts),
                prompt=prompt,
                batch_size=self._batch_size,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is in the vocabulary in one piece."""
        return word in self._vocabulary


def load(folder: Path) -> SentenceTransformer:
    """The model of a folder, on the CPU, in float32; nothing is looked up on the network."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    progress_bars: Any = logging
    progress_bars.disable_progress_bar()
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()


def folder_name(model: str) -> str:
    """The last part of a model's name: "all-MiniLM-L6-v2"."""
    return model.rstrip("/").rsplit("/", 1)[-1]
