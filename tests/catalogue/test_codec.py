from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from retrieval.catalogue import codec
from retrieval.types import Availability, Money, Product, Variant

words = st.text(max_size=20)
texts = st.lists(words, max_size=3).map(tuple)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
money = st.none() | st.builds(Money, st.integers(0, 10**12), st.sampled_from(["USD", "JPY"]))
optional = st.none() | words
counts = st.none() | st.integers(0, 10**6)
states = st.sampled_from(Availability)
variants = st.lists(
    st.builds(Variant, words, texts, texts, money, states, counts, optional, pairs), max_size=3
).map(tuple)
products = st.builds(
    Product,
    *(words, words, words, optional, texts, money, money, states, counts, texts, texts, texts),
    *(texts, texts, pairs, optional, optional, st.none() | st.floats(0, 5), counts, optional),
    *(optional, variants),
)


@given(products)
def test_any_product_survives(product: Product) -> None:
    assert codec.decode(codec.encode(product)) == product


@given(products)
def test_the_same_product_has_the_same_fingerprint(product: Product) -> None:
    copy = codec.decode(codec.encode(product))
    assert codec.fingerprint(copy) == codec.fingerprint(product)
    assert codec.fingerprint(product)[0] == codec.encode(product)


def test_prices_change_the_record_but_not_the_text() -> None:
    old = Product("a", "Boots", price=Money(100, "USD"), stock=3)
    _, whole, text = codec.fingerprint(old)
    _, cheaper, same_text = codec.fingerprint(replace(old, price=Money(90, "USD"), stock=0))
    _, _, other_text = codec.fingerprint(replace(old, colors=("red",)))
    assert whole != cheaper
    assert text == same_text != other_text
