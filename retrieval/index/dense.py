"""The dense index: products by meaning, exact inner product by FAISS.

    index = DenseIndex(DenseConfig(model=encoder.name, dimension=encoder.dimension))
    index.update(rows, vectors)
    rows, scores = index.search(vector, 200, mask)

Exact search over 100,000 products takes about 16 ms on two cores, so nothing is approximated.
Not thread-safe by itself: the Searcher holds a lock around it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import faiss
import numpy as np

from retrieval.errors import ShopCorrupt
from retrieval.index.manifest import Manifest, checksums, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from retrieval.catalogue.store import CatalogueStore

KIND = "dense-1"
#: Products per block while catching up: 6 MB of vectors.
BLOCK = 4_096


@dataclass(frozen=True, slots=True)
class DenseConfig:
    """Settings of the dense index.

    Attributes:
        model: name of the encoder whose vectors it holds.
        dimension: of the vectors.
        catalogue: which catalogue it is an index of.
    """

    model: str
    dimension: int
    catalogue: str = ""


class DenseIndex:
    """Vectors by row of the catalogue."""

    def __init__(self, config: DenseConfig) -> None:
        self.config = config
        self.generation = 0
        self._faiss = _empty(config.dimension)

    def __len__(self) -> int:
        return int(self._faiss.ntotal)

    def update(
        self,
        rows: Sequence[int] | NDArray[np.int64],
        vectors: NDArray[np.float32],
        deletes: Sequence[int] = (),
    ) -> None:
        """Add or replace vectors (len(rows), dimension), and take out the rows in `deletes`."""
        ids = np.asarray(rows, dtype=np.int64)
        gone = np.concatenate([ids, np.asarray(deletes, dtype=np.int64)])
        if len(self) and len(gone):
            self._faiss.remove_ids(gone)
        if len(ids):
            self._faiss.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), ids)

    def search(
        self, vector: NDArray[np.float32], k: int, mask: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The nearest products.

        Args:
            vector: (dimension,), unit length.
            k: how many.
            mask: allowed rows, (highest row + 1,); rows beyond its end are not allowed.

        Returns:
            Rows and cosines, best first, equals by row; fewer than k where there aren't more.
        """
        parameters = None
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            parameters = _only(bits)
        k = min(k, len(self))
        if k == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        faiss.omp_set_num_threads(1)  # a second thread gains little, and hurts where cores are busy
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        scores, rows = self._faiss.search(query, k, params=parameters)
        found = rows[0] >= 0
        ids, values = rows[0][found], scores[0][found]
        order = np.lexsort((ids, -values))
        return ids[order], values[order]

    def scores(self, vector: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Cosines of given rows, (len(rows),); NaN for rows without a vector."""
        result = np.full(len(rows), np.nan, dtype=np.float32)
        for index, row in enumerate(rows):
            found = self.vector(int(row))
            if found is not None:
                result[index] = found @ vector
        return result

    def vector(self, row: int) -> NDArray[np.float32] | None:
        """The vector of one row, (dimension,), or None."""
        try:
            return np.asarray(self._faiss.reconstruct(row), dtype=np.float32)
        except RuntimeError:
            return None

    def catch_up(self, store: CatalogueStore) -> None:
        """Take over what was written to the catalogue since this index last did."""
        generation = store.generation
        if generation == self.generation:
            return
        if self.generation > 0:
            changes = store.changes(since=self.generation)
            gone = [change.row for change in changes if change.product is None]
            self.update([], np.empty((0, self.config.dimension), np.float32), gone)
        for rows, vectors in self._blocks(store.vectors(self.config.model, self.generation)):
            self.update(rows, vectors)
        self.generation = generation

    def copy(self) -> DenseIndex:
        """The same index, to be changed while this one is read."""
        other = DenseIndex(self.config)
        other._faiss = faiss.clone_index(self._faiss)
        other.generation = self.generation
        return other

    def save(self, folder: Path) -> None:
        """Write the index to a folder; a reader sees the old state or the new one."""
        folder.mkdir(parents=True, exist_ok=True)
        name = f"vectors-{self.generation}-{os.getpid()}.faiss"
        faiss.write_index(self._faiss, str(folder / name))
        handle = os.open(folder / name, os.O_RDWR)
        os.fsync(handle)
        os.close(handle)
        sync_folder(folder)
        files = checksums(folder, [name])
        Manifest(KIND, repr(self.config), self.generation, len(self), files).write(folder)
        for other in folder.glob("*.faiss"):
            if other.name != name:
                other.unlink(missing_ok=True)

    @classmethod
    def load(cls, folder: Path, config: DenseConfig) -> DenseIndex:
        """The saved index of a folder; an empty one where there is none for this config.

        Raises:
            ShopCorrupt: what is there can't be used; build it again from the catalogue.
        """
        index = cls(config)
        manifest = Manifest.read(folder)
        if manifest is None or (manifest.kind, manifest.settings) != (KIND, repr(config)):
            return index
        manifest.verify(folder)
        try:
            found = faiss.read_index(str(folder / next(iter(manifest.files))))
        except (RuntimeError, StopIteration) as error:
            raise ShopCorrupt(f"{folder} holds no index that FAISS can read: {error}") from error
        if (found.ntotal, found.d) != (manifest.count, config.dimension):
            raise ShopCorrupt(f"{folder} holds another index than its manifest says.")
        index._faiss = found
        index.generation = manifest.generation
        return index

    def _blocks(
        self, pairs: Iterable[tuple[int, bytes]]
    ) -> Iterable[tuple[list[int], NDArray[np.float32]]]:
        rows: list[int] = []
        parts: list[bytes] = []
        for row, data in pairs:
            rows.append(row)
            parts.append(data)
            if len(rows) == BLOCK:
                yield rows, self._matrix(parts)
                rows, parts = [], []
        if rows:
            yield rows, self._matrix(parts)

    def _matrix(self, parts: list[bytes]) -> NDArray[np.float32]:
        flat = np.frombuffer(b"".join(parts), dtype="<f4")
        return flat.reshape(-1, self.config.dimension).astype(np.float32, copy=False)


def _only(bits: NDArray[np.uint8]) -> Any:
    library: Any = faiss  # its stubs know the C++ signatures only
    return library.SearchParameters(sel=library.IDSelectorBitmap(bits))


def _empty(dimension: int) -> Any:
    return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
