"""What one `apply` does inside its transaction: upserts, tombstones, vectors, reviews."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, delete, func, insert, select, update

from retrieval.catalogue import codec, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Row

    from retrieval.types import Product, Review

    Upsert = tuple[Product, NDArray[np.float32] | None]

T = TypeVar("T")

#: Below SQLite's limit of bound variables, and small enough to bound memory.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Applied:
    """What one `apply` did: the generation it made, and how many products it touched how."""

    generation: int
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0


def batched(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of up to `size` items, in order."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def read_generation(connection: Connection) -> int:
    """The generation that this connection sees; 0 in an empty catalogue."""
    query = select(tables.meta.c.value).where(tables.meta.c.key == "generation")
    return int(connection.execute(query).scalar() or 0)


def next_generation(connection: Connection) -> int:
    """Count the generation up inside a write transaction."""
    generation = read_generation(connection) + 1
    set_meta(connection, "generation", str(generation))
    return generation


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Set one entry of the meta table."""
    changed = connection.execute(
        update(tables.meta).where(tables.meta.c.key == key).values(value=value)
    )
    if not changed.rowcount:
        connection.execute(insert(tables.meta).values(key=key, value=value))


def write_vectors(
    connection: Connection, model: str, generation: int, pairs: Sequence[tuple[int, bytes]]
) -> None:
    """Write vectors of one model, replacing older ones of the same rows."""
    for batch in batched(pairs):
        rows = [row for row, _ in batch]
        table = tables.vectors
        connection.execute(delete(table).where(table.c.model == model, table.c.row.in_(rows)))
        connection.execute(
            insert(table),
            [
                {"model": model, "row": row, "generation": generation, "vector": vector}
                for row, vector in batch
            ],
        )


def vector_bytes(vector: NDArray[np.float32]) -> bytes:
    """Float32, little-endian."""
    return vector.astype("<f4").tobytes()


class CatalogueWriter:
    """Writes one generation of the catalogue; the caller holds the transaction."""

    def __init__(self, connection: Connection, vector_model: str | None) -> None:
        self._connection = connection
        self._model = vector_model
        self._generation = next_generation(connection)
        highest = connection.execute(select(func.max(tables.products.c.row))).scalar()
        self._next_row = 0 if highest is None else highest + 1
        self._counts = dict.fromkeys(("inserted", "updated", "unchanged", "deleted"), 0)

    @property
    def applied(self) -> Applied:
        """What has been done so far."""
        return Applied(self._generation, **self._counts)

    def upsert(self, items: Iterable[Upsert]) -> None:
        """Insert new products and update changed ones; the last one of an id wins."""
        for batch in batched(items):
            self._upsert_batch({product.id: (product, vector) for product, vector in batch})

    def delete(self, ids: Iterable[str]) -> None:
        """Turn products into tombstones; ids that aren't there are passed over."""
        for batch in batched(ids):
            known = self._known(batch)
            rows = {key: row for key, row in known.items() if row.record is not None}
            if rows:
                self._bury({key: row.row for key, row in rows.items()})

    def add_reviews(self, reviews: Iterable[Review]) -> None:
        """Add reviews; one that is there already is left alone."""
        table = tables.reviews
        for batch in batched(reviews):
            new = {codec.review_digest(review): review for review in batch}
            query = select(table.c.digest).where(table.c.digest.in_(list(new)))
            for key in self._connection.execute(query).scalars():
                del new[bytes(key)]
            if new:
                values = [_review_values(key, review) for key, review in new.items()]
                self._connection.execute(insert(table), values)

    def _known(self, ids: Sequence[str]) -> dict[str, Row[Any]]:
        table = tables.products
        found = self._connection.execute(select(table).where(table.c.id.in_(ids)))
        return {row.id: row for row in found}

    def _upsert_batch(self, batch: dict[str, Upsert]) -> None:
        known = self._known(list(batch))
        inserts: list[dict[str, Any]] = []
        updates: list[dict[str, Any]] = []
        stale: list[int] = []
        vectors: list[tuple[int, bytes]] = []
        for key, (product, vector) in batch.items():
            old = known.get(key)
            values = self._values(product, old)
            if old is None:
                inserts.append(values)
            elif old.record is None or bytes(old.digest) != values["digest"]:
                updates.append(values)
                if bytes(old.text_digest) != values["text_digest"]:
                    stale.append(values["row"])
            else:
                self._counts["unchanged"] += 1
            if vector is not None:
                vectors.append((values["row"], vector_bytes(vector)))
        self._write(inserts, updates, stale)
        self._write_aliases([item[0] for item in batch.values()], inserts + updates)
        if self._model is not None:
            write_vectors(self._connection, self._model, self._generation, vectors)

    def _values(self, product: Product, old: Row[Any] | None) -> dict[str, Any]:
        if old is None:
            row = self._next_row
            self._next_row += 1
        else:
            row = old.row
        record, digest, text_digest = codec.fingerprint(product)
        return {
            "row": row,
            "id": product.id,
            "generation": self._generation,
            "digest": digest,
            "text_digest": text_digest,
            "record": record,
        }

    def _write(
        self, inserts: list[dict[str, Any]], updates: list[dict[str, Any]], stale: list[int]
    ) -> None:
        table = tables.products
        if inserts:
            self._connection.execute(insert(table), inserts)
        if updates:
            statement = update(table).where(table.c.row == bindparam("at"))
            columns = ("generation", "digest", "text_digest", "record")
            statement = statement.values({name: bindparam(name) for name in columns})
            rows = [{"at": v["row"], **{name: v[name] for name in columns}} for v in updates]
            self._connection.execute(statement, rows)
        if stale:
            self._connection.execute(delete(tables.vectors).where(tables.vectors.c.row.in_(stale)))
        self._counts["inserted"] += len(inserts)
        self._counts["updated"] += len(updates)

    def _write_aliases(self, items: list[Product], touched: list[dict[str, Any]]) -> None:
        if not touched:
            return
        row_of = {values["id"]: values["row"] for values in touched}
        table = tables.aliases
        self._connection.execute(delete(table).where(table.c.row.in_(list(row_of.values()))))
        pairs = [
            {"alias": alias, "row": row_of[product.id]}
            for product in items
            if product.id in row_of
            for alias in sorted(product.aliases)
        ]
        if pairs:
            self._connection.execute(insert(table), pairs)

    def _bury(self, rows: dict[str, int]) -> None:
        table = tables.products
        numbers = list(rows.values())
        self._connection.execute(
            update(table)
            .where(table.c.row.in_(numbers))
            .values(record=None, digest=b"", text_digest=b"", generation=self._generation)
        )
        for other in (tables.vectors, tables.aliases):
            self._connection.execute(delete(other).where(other.c.row.in_(numbers)))
        reviews = tables.reviews
        self._connection.execute(delete(reviews).where(reviews.c.product_id.in_(list(rows))))
        self._counts["deleted"] += len(rows)


def _review_values(key: bytes, review: Review) -> dict[str, Any]:
    return {
        "digest": key,
        "product_id": review.product_id,
        "stars": review.stars,
        "text": review.text,
        "title": review.title,
        "author": review.author,
        "date": review.date,
    }
