"""The text encoder: queries and products become unit vectors.

    encoder = TextEncoder()
    encoder.encode_query("something for a rainy hike")       # (384,) float32

The model is any sentence-transformers model. It is exported once to ONNX (`onnx_export`) and
served from there without torch; where that can't be done, sentence-transformers itself serves.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from retrieval.encoders.config import ExportFailed, Purpose, TextEncoderConfig
from retrieval.encoders.product_text import product_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from retrieval.types import Product

log = logging.getLogger(__name__)


class Backend(Protocol):
    """What runs the model."""

    dimension: int
    identity: str

    def encode(self, texts: Sequence[str], purpose: Purpose) -> NDArray[np.float32]:
        """Unit vectors, (len(texts), dimension), float32."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is in the vocabulary in one piece."""
        ...


class TextEncoder:
    """Queries and products to unit vectors; may be called from any thread."""

    def __init__(self, config: TextEncoderConfig | None = None) -> None:
        self.config = config or TextEncoderConfig()
        self._backend = _backend(self.config)
        self._remembered: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Tells vectors of one model and setting from those of another."""
        return self._backend.identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._backend.dimension

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of one query, (dimension,), float32, unit length; remembered."""
        with self._lock:
            known = self._remembered.get(text)
            if known is not None:
                self._remembered.move_to_end(text)
                return known
        vector: NDArray[np.float32] = self._backend.encode([text], "query")[0]
        vector.setflags(write=False)
        with self._lock:
            self._remembered[text] = vector
            while len(self._remembered) > self.config.remembered_queries:
                self._remembered.popitem(last=False)
        return vector

    def knows(self, word: str) -> bool:
        """Whether the model has a lower-case word in one piece: then it is hardly a typo."""
        return self._backend.knows(word)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of many queries, (len(texts), dimension), float32."""
        return self._backend.encode(texts, "query")

    def encode_products(
        self, products: Sequence[Product], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of products, (len(products), dimension), float32, unit length.

        Args:
            products: in any order.
            progress: called with the number of products done since the last call.
        """
        return self.encode_texts([product_text(product) for product in products], progress)

    def encode_texts(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of texts of products, (len(texts), dimension), float32."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), 512):
            batch = texts[start : start + 512]
            vectors[start : start + len(batch)] = self._backend.encode(batch, "document")
            if progress is not None:
                progress(len(batch))
        return vectors


def _backend(config: TextEncoderConfig) -> Backend:
    from retrieval.encoders.sentence import SentenceBackend

    if config.backend == "onnx":
        from retrieval.encoders.onnx import OnnxBackend

        try:
            return OnnxBackend(config)
        except ExportFailed as error:
            log.warning("%s is served by sentence-transformers: %s", config.model, error)
    return SentenceBackend(config)
