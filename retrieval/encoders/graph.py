"""An ONNX graph from token ids to sentence vectors, run on the CPU."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def open_graph(path: Path) -> Any:
    """A session with one thread of its own; many threads may run it at the same time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )


def run_graph(graph: Any, ids: list[list[int]]) -> NDArray[np.float32]:
    """Vectors of texts given as token ids of any lengths, (len(ids), dimension), float32."""
    width = max(map(len, ids))
    tokens = np.zeros((len(ids), width), dtype=np.int64)
    mask = np.zeros((len(ids), width), dtype=np.int64)
    for index, row in enumerate(ids):
        tokens[index, : len(row)] = row
        mask[index, : len(row)] = 1
    output = graph.run(None, {"input_ids": tokens, "attention_mask": mask})[0]
    return np.asarray(output, dtype=np.float32)
