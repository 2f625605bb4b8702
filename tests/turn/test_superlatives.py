"""Superlatives over the products on screen: like is compared with like."""

from __future__ import annotations

import pytest

from assistant.turn.superlatives import Figure, figure, most
from retrieval.types import Money, Product


def stating(name: str, *values: str) -> list[Product]:
    return [
        Product(str(at), f"Thing {at}", attributes=((name, value),) if value else ())
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2 kg", Figure(1200, "g")),
        ("0,5 l", Figure(500, "ml")),
        ("1,200 g", Figure(1200, "g")),
        ("5000 mAh", Figure(5000, "mah")),
        ("42", Figure(42)),
        ("light", None),
    ],
)
def test_figures(text: str, expected: Figure | None) -> None:
    assert figure(text) == expected


def test_units_are_brought_together() -> None:
    winner = most("which is the lightest?", stating("Weight", "1.2 kg", "900 g", ""))
    assert winner is not None
    assert (winner.product.id, winner.value, winner.silent) == ("1", "900 g", 1)


def test_figures_of_unlike_units_are_not_compared() -> None:
    winner = most("the longest battery?", stating("Battery", "20 h", "5000 mAh", "30 h"))
    assert winner is not None
    assert (winner.product.id, winner.silent) == ("2", 1)
    assert most("the longest battery?", stating("Battery", "20 h", "5000 mAh")) is None


def test_prices_of_two_currencies_are_not_compared() -> None:
    products = [
        Product("a", "A", price=Money(100, "EUR")),
        Product("b", "B", price=Money(1, "USD")),
    ]
    assert most("the cheapest", products) is None
    assert most("which one is nicest?", products) is None


def test_the_largest_size_is_no_product() -> None:
    shown = stating("Volume", "1 l", "2 l")
    assert most("add it in the largest size", shown) is None
    assert most("the largest one", shown) is not None


def test_the_cheaper_one_is_the_cheapest_of_those_shown() -> None:
    products = [
        Product(name, name, price=Money(price, "EUR")) for name, price in (("a", 3), ("b", 2))
    ]
    winner = most("ill take the cheaper one", products)
    assert winner is not None
    assert winner.product.id == "b"
