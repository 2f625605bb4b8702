"""Encoding by ONNX Runtime from a cached export: no torch in the serving process."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from retrieval.encoders.graph import open_graph, run_graph
from retrieval.encoders.onnx_export import exported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.encoders.config import Purpose, TextEncoderConfig

#: Tokens per batch: bigger ones fall out of the cache, smaller ones are all overhead.
TOKENS_PER_BATCH = 1_024


class OnnxBackend:
    """The exported model: batches of like length, one session thread per core.

    One single-threaded session shared by a pool of threads was 10 to 20% faster than one session
    with two threads, and far less disturbed by other work on the machine.
    """

    def __init__(self, config: TextEncoderConfig) -> None:
        folder = exported(config)
        about = json.loads((folder / "export.json").read_text("utf-8"))
        self.dimension = int(about["dimension"])
        self._prompts = {"query": about["query_prompt"], "document": about["document_prompt"]}
        self._limit = {"query": int(about["max_tokens"]), "document": int(about["max_tokens"])}
        self._limit["document"] = min(config.max_tokens or 10**6, self._limit["document"])
        self.identity = f"{folder.name}-{config.documents}-{self._limit['document']}"
        self._threads = config.threads or len(os.sched_getaffinity(0))
        self._batch_size = config.batch_size
        self._tokenizers = {
            purpose: _tokenizer(folder, limit) for purpose, limit in self._limit.items()
        }
        self._precision = {"query": config.queries, "document": config.documents}
        self._graphs = {
            precision: open_graph(folder / f"{precision}.onnx")
            for precision in {config.queries, config.documents}
        }

    def encode(self, texts: Sequence[str], purpose: Purpose) -> NDArray[np.float32]:
        """Unit vectors, (len(texts), dimension), float32."""
        graph = self._graphs[self._precision[purpose]]
        prompt = self._prompts[purpose]
        encodings = self._tokenizers[purpose].encode_batch([prompt + text for text in texts])
        ids = [encoding.ids for encoding in encodings]
        vectors = np.empty((len(ids), self.dimension), dtype=np.float32)
        batches = self._batches(ids)

        def run(batch: list[int]) -> None:
            vectors[batch] = run_graph(graph, [ids[index] for index in batch])

        if len(batches) == 1 or self._threads == 1:
            for batch in batches:
                run(batch)
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(run, batches))
        return vectors

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is in the vocabulary in one piece."""
        return self._tokenizers["query"].token_to_id(word) is not None

    def _batches(self, ids: list[list[int]]) -> list[list[int]]:
        """Indexes of texts in batches of like length, the long ones first."""
        order = sorted(range(len(ids)), key=lambda index: -len(ids[index]))
        batches: list[list[int]] = []
        while order:
            size = max(1, min(self._batch_size, TOKENS_PER_BATCH // len(ids[order[0]])))
            batches.append(order[:size])
            order = order[size:]
        return batches


def _tokenizer(folder: Path, limit: int) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    return tokenizer
