"""The indexes of a shop on the disk: loaded if they can be, made anew if they can't."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from retrieval.errors import ShopCorrupt
from retrieval.index.dense import DenseConfig, DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.lexical_query import LexicalConfig

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class SavedIndexes:
    """Two folders, one for each index. What they hold can always be built from the catalogue."""

    def __init__(
        self,
        dense_folder: Path,
        lexical_folder: Path,
        dense: DenseConfig,
        lexical: LexicalConfig | None = None,
    ) -> None:
        self._dense_folder = dense_folder
        self._lexical_folder = lexical_folder
        self._dense = dense
        self._lexical = lexical or LexicalConfig()

    def load_dense(self, generation: int) -> DenseIndex:
        """The saved dense index; an empty one where there is none that fits.

        Args:
            generation: of the catalogue; an index that is ahead of it belongs to another one.
        """
        try:
            index = DenseIndex.load(self._dense_folder, self._dense)
        except ShopCorrupt as error:
            log.warning("%s It is built again from the catalogue.", error.message)
            return self.new_dense()
        return index if index.generation <= generation else self.new_dense()

    def load_lexical(self, generation: int) -> LexicalIndex | None:
        """The saved lexical index; None where there is none that fits."""
        try:
            index = LexicalIndex.load(
                self._lexical_folder, self._lexical, catalogue=self._dense.catalogue
            )
        except ShopCorrupt as error:
            log.warning("%s It is built again from the catalogue.", error.message)
            return None
        return index if index is not None and index.generation <= generation else None

    def new_dense(self) -> DenseIndex:
        """An empty dense index; it gets to the disk when it is saved."""
        return DenseIndex(self._dense)

    def new_lexical(self) -> LexicalIndex:
        """An empty lexical index in the folder, whose content goes."""
        return LexicalIndex.create(
            self._lexical_folder, self._lexical, catalogue=self._dense.catalogue
        )

    def save(self, dense: DenseIndex, lexical: LexicalIndex) -> None:
        """Put both on the disk."""
        dense.save(self._dense_folder)
        lexical.save()
