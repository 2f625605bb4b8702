"""How a product stands in the lexical index: its fields, and how their texts are cut into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tantivy

from retrieval.index import words

if TYPE_CHECKING:
    from retrieval.types import Product

TEXT_FIELDS = ("title", "brand", "category", "features", "color", "description")


def lexical_schema() -> Any:
    """The fields of tantivy."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="stemmed", index_option="freq")
    builder.add_text_field("words", tokenizer_name="plain", index_option="basic")
    builder.add_text_field("codes", tokenizer_name="plain", index_option="basic")
    return builder.build()


def stemmer() -> Any:
    """For text that is folded already: split at spaces, stem."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    builder = builder.filter(tantivy.Filter.remove_long(60))
    return builder.filter(tantivy.Filter.stemmer("english")).build()


def splitter() -> Any:
    """For text that is folded already: split at spaces."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.remove_long(60)).build()


def lexical_document(row: int, product: Product) -> Any:
    """A product as tantivy takes it; all text is folded here, so that queries meet it."""
    texts = {
        "title": product.title,
        "brand": product.brand or "",
        "category": " ".join(product.category),
        "features": " ".join(words.feature_texts(product)),
        "color": " ".join([*product.colors, *(c for v in product.variants for c in v.colors)]),
        "description": product.description,
    }
    folded = {name: words.folded(text) for name, text in texts.items()}
    joined = words.compounds(" ".join((texts["title"], texts["features"], texts["description"])))
    document = tantivy.Document()
    document.add_unsigned("row", row)
    for name, text in folded.items():
        document.add_text(name, text)
    document.add_text("words", " ".join(folded.values()))
    document.add_text("codes", " ".join(joined))
    return document
