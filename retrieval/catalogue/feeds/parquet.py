"""Parquet, a batch of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.catalogue.feeds.record import COLUMN_LIMIT, Record
from retrieval.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BATCH_ROWS = 1_000


def read(path: Path) -> Iterator[Record]:
    """Records of a Parquet file; `row` is the record number.

    Raises:
        FeedError: the file is damaged.
    """
    # Half a second to import: only for those who have such a file.
    import pyarrow
    import pyarrow.parquet

    row = 0
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            if len(file.schema_arrow.names) > COLUMN_LIMIT:
                raise FeedError(f"{path.name} has more than {COLUMN_LIMIT} columns.")
            for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
                for fields in batch.to_pylist():
                    row += 1
                    yield Record(row, fields)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise FeedError(f"{path.name} is a damaged Parquet file: {error}") from error
