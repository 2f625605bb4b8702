"""The tables of the catalogue: generic SQL, so that SQLite and PostgreSQL both can hold them.

A product's `row` is a small integer that indexes use in place of its id; a deleted product keeps
its row as a tombstone (record NULL), so that indexes notice and the number is never given again.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

#: Raised when the tables change in a way that old code can't read.
SCHEMA_VERSION = "1"

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("generation", Integer, nullable=False, index=True),
    Column("digest", LargeBinary, nullable=False),
    Column("text_digest", LargeBinary, nullable=False),
    Column("record", Text, nullable=True),
)

#: Other names a product answers to: ids of its variants and of its group.
aliases = Table(
    "aliases",
    metadata,
    Column("alias", String, primary_key=True),
    Column("row", Integer, primary_key=True, index=True),
)

vectors = Table(
    "vectors",
    metadata,
    Column("model", String, primary_key=True),
    Column("row", Integer, primary_key=True, index=True),
    Column("generation", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("product_id", String, nullable=False, index=True),
    Column("stars", Float, nullable=True),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("date", String, nullable=True),
)
