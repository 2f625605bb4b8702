"""The catalogue: what the shop sells, in one SQLite file that many readers share with one writer.

    store = CatalogueStore.open(shop / "catalogue.sqlite")
    store.get(["sku-1"])

It is the truth; dense and lexical indexes catch up with `changes(since)` and
`vectors(model, since)`. Every method may be called from any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, select

from retrieval.catalogue import codec, tables
from retrieval.catalogue.database import BUSY_TIMEOUT_S, reading, sqlite_engine, writing
from retrieval.catalogue.writer import (
    Applied,
    CatalogueWriter,
    batched,
    next_generation,
    read_generation,
    set_meta,
    vector_bytes,
    write_vectors,
)
from retrieval.errors import ShopCorrupt
from retrieval.types import Product, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Engine, Select

__all__ = ["Applied", "CatalogueStore", "Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """One product that was touched; None when it was deleted. `row` is never given to another."""

    row: int
    product: Product | None


class CatalogueStore:
    """Products, their vectors and reviews, with a generation that counts the writes."""

    def __init__(
        self, engine: Engine, name: str = "the catalogue", path: Path | None = None
    ) -> None:
        self._engine = engine
        self._name = name
        #: The SQLite file, where it is one.
        self.path = path

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S
    ) -> CatalogueStore:
        """Open the catalogue in a file; it is created unless `read_only`.

        Args:
            path: of the file.
            read_only: whether only to read.
            busy_timeout_s: how long a write waits for another writer before ShopBusy.

        Raises:
            ShopMissing: `read_only`, and there is no such file.
            ShopCorrupt: the file isn't a catalogue, or is damaged.
            ShopError: the file can't be opened.
        """
        engine = sqlite_engine(path, read_only=read_only, busy_timeout_s=busy_timeout_s)
        store = cls(engine, str(path), path)
        try:
            store._prepare(create=not read_only)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def generation(self) -> int:
        """How many writes were committed, by any process; read from the database each time."""
        with reading(self._engine, self._name) as connection:
            return read_generation(connection)

    def count(self) -> int:
        """How many products there are."""
        with reading(self._engine, self._name) as connection:
            return int(connection.execute(_COUNT).scalar_one())

    def get(self, ids: Sequence[str]) -> dict[str, Product]:
        """Products by their own id, or the id of a variant or group; unknown ids are left out."""
        found: dict[str, Product] = {}
        with reading(self._engine, self._name) as connection:
            for batch in batched(ids):
                for key, record in connection.execute(_BY_ID, {"ids": batch}):
                    found[key] = codec.decode(record)
                rest = [key for key in batch if key not in found]
                if rest:
                    for key, record in connection.execute(_BY_ALIAS, {"ids": rest}):
                        found.setdefault(key, codec.decode(record))
        return found

    def changes(self, since: int = 0) -> Iterator[Change]:
        """All products touched after generation `since`, deleted ones too, in order of row."""
        table = tables.products
        query = select(table.c.row, table.c.record).where(table.c.generation > since)
        return self._stream(query.order_by(table.c.row))

    def missing_vectors(self, model: str) -> Iterator[Change]:
        """Products that have no vector of this model, in order of row."""
        table, vectors = tables.products, tables.vectors
        same = and_(vectors.c.row == table.c.row, vectors.c.model == model)
        query = select(table.c.row, table.c.record).outerjoin_from(table, vectors, same)
        query = query.where(vectors.c.row.is_(None), table.c.record.is_not(None))
        return self._stream(query.order_by(table.c.row))

    def vectors(self, model: str, since: int = 0) -> Iterator[tuple[int, bytes]]:
        """Rows and vectors (float32, little-endian) written after generation `since`."""
        table = tables.vectors
        query = select(table.c.row, table.c.vector).where(
            table.c.model == model, table.c.generation > since
        )
        with reading(self._engine, self._name) as connection:
            for row, vector in connection.execute(query.order_by(table.c.row)).yield_per(500):
                yield row, bytes(vector)

    def put_vectors(self, model: str, rows: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Write vectors (len(rows), size) of one model; counts as a write of its own.

        Rows whose product is gone meanwhile are passed over.
        """
        with writing(self._engine, self._name) as connection:
            generation = next_generation(connection)
            for batch in batched(zip(map(int, rows), vectors, strict=True)):
                numbers = [row for row, _ in batch]
                alive = set(connection.execute(_ROWS, {"rows": numbers}).scalars())
                pairs = [(row, vector_bytes(vector)) for row, vector in batch if row in alive]
                write_vectors(connection, model, generation, pairs)

    def ids(self) -> Iterator[str]:
        """Ids of all products, in order of row."""
        query = select(tables.products.c.id).where(_ALIVE).order_by(tables.products.c.row)
        with reading(self._engine, self._name) as connection:
            yield from connection.execute(query).yield_per(500).scalars()

    def owners(self, names: Sequence[str]) -> dict[str, str]:
        """The ids of the products that answer to these names (own, variant's or group's ids)."""
        found: dict[str, str] = {}
        with reading(self._engine, self._name) as connection:
            for batch in batched(names):
                query = _BY_ALIAS.with_only_columns(tables.aliases.c.alias, tables.products.c.id)
                found.update((n, key) for n, key in connection.execute(query, {"ids": batch}))
                query = _BY_ID.with_only_columns(tables.products.c.id, tables.products.c.id)
                found.update((n, n) for n, _ in connection.execute(query, {"ids": batch}))
        return found

    def embedded(self, ids: Sequence[str], model: str) -> dict[str, bytes]:
        """Digests of the text that the vectors of these products were made from."""
        table, vectors = tables.products, tables.vectors
        same = and_(vectors.c.row == table.c.row, vectors.c.model == model)
        query = select(table.c.id, table.c.text_digest).join_from(table, vectors, same)
        with reading(self._engine, self._name) as connection:
            rows = connection.execute(query.where(_in(table.c.id, "ids")), {"ids": list(ids)})
            return {key: bytes(digest) for key, digest in rows}

    def reviews(self, product_id: str) -> tuple[Review, ...]:
        """What shoppers wrote about one product, newest first."""
        table = tables.reviews
        query = select(table).where(table.c.product_id == product_id)
        query = query.order_by(table.c.date.desc().nulls_last(), table.c.digest)
        with reading(self._engine, self._name) as connection:
            return tuple(
                Review(r.product_id, r.stars, r.text, r.title, r.author, r.date)
                for r in connection.execute(query)
            )

    def products(self) -> Iterator[Product]:
        """All products, in order of row."""
        return (c.product for c in self.changes() if c.product is not None)

    def apply(
        self,
        upserts: Iterable[tuple[Product, NDArray[np.float32] | None]],
        *,
        deletes: Iterable[str] = (),
        reviews: Iterable[Review] = (),
        vector_model: str | None = None,
        meta: Iterable[tuple[str, str]] = (),
    ) -> Applied:
        """Write one new generation, in one transaction.

        A product that is as it was isn't touched. Where the description of a product changed and
        no vector comes with it, its old vectors go, so that `missing_vectors` tells of it.

        Args:
            upserts: products, each with its vector of `vector_model` or None.
            deletes: ids of products that are sold no more; done before the upserts.
            reviews: added to those that are there.
            vector_model: the model that made the vectors.
            meta: small strings to set in the same transaction.
        """
        with writing(self._engine, self._name) as connection:
            writer = CatalogueWriter(connection, vector_model)
            writer.delete(deletes)
            writer.upsert(upserts)
            writer.add_reviews(reviews)
            for key, value in meta:
                set_meta(connection, key, value)
            return writer.applied

    def get_meta(self, key: str, default: str | None = None) -> str | None:
        """A small string that belongs to the shop: currency, name …"""
        query = select(tables.meta.c.value).where(tables.meta.c.key == key)
        with reading(self._engine, self._name) as connection:
            value = connection.execute(query).scalar()
        return default if value is None else str(value)

    def set_meta(self, key: str, value: str) -> None:
        """Set a small string; doesn't count as a write of the catalogue."""
        with writing(self._engine, self._name) as connection:
            set_meta(connection, key, value)

    def _stream(self, query: Select[int, str | None]) -> Iterator[Change]:
        with reading(self._engine, self._name) as connection:
            for row, record in connection.execute(query).yield_per(500):
                yield Change(row, None if record is None else codec.decode(record))

    def _prepare(self, *, create: bool) -> None:
        if create:
            with writing(self._engine, self._name) as connection:
                tables.metadata.create_all(connection)
                version = connection.execute(_VERSION).scalar()
                if version is None:
                    set_meta(connection, "schema", tables.SCHEMA_VERSION)
        with reading(self._engine, self._name) as connection:
            version = connection.execute(_VERSION).scalar()
        if version != tables.SCHEMA_VERSION:
            raise ShopCorrupt(
                f"{self._name} has layout {version}, this program reads {tables.SCHEMA_VERSION}.",
                hint="Use the version of Daogou that wrote it, or import the feeds again.",
            )


def _in(column: ColumnElement[object], name: str) -> ColumnElement[bool]:
    return column.in_(bindparam(name, expanding=True))


_ALIVE = tables.products.c.record.is_not(None)
_COUNT = select(func.count()).select_from(tables.products).where(_ALIVE)
_VERSION = select(tables.meta.c.value).where(tables.meta.c.key == "schema")
_BY_ID = select(tables.products.c.id, tables.products.c.record).where(
    _in(tables.products.c.id, "ids"), _ALIVE
)
_ROWS = select(tables.products.c.row).where(_in(tables.products.c.row, "rows"), _ALIVE)
_BY_ALIAS = (
    select(tables.aliases.c.alias, tables.products.c.record)
    .join_from(tables.aliases, tables.products, tables.aliases.c.row == tables.products.c.row)
    .where(_in(tables.aliases.c.alias, "ids"), _ALIVE)
    .order_by(tables.products.c.row)
)
