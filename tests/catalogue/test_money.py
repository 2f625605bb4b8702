from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.catalogue.cleaning.money import MoneyStyle, decimal_separator, parse_money
from retrieval.catalogue.feeds.record import RowError
from retrieval.types import Money

US = MoneyStyle("USD")


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("1.299,00 €", 129900, "EUR"),
        ("$1,299.00", 129900, "USD"),
        ("1 299,00 kr", 129900, "SEK"),
        ("1\u202f299,00\u00a0€", 129900, "EUR"),
        ("USD 12", 1200, "USD"),
        ("12.00 USD", 1200, "USD"),
        ("12.-", 1200, "USD"),
        ("CHF 12.–", 1200, "CHF"),
        ("1'299.50 CHF", 129950, "CHF"),
        ("12,-€", 1200, "EUR"),
        ("€12", 1200, "EUR"),
        ("12 €", 1200, "EUR"),
        ("¥1,200", 1200, "JPY"),
        ("1200円", 1200, "JPY"),
        ("JPY 1200", 1200, "JPY"),
        ("12", 1200, "USD"),
        ("12.5", 1250, "USD"),
        ("12,5", 1250, "USD"),
        ("0.99", 99, "USD"),
        (".99", 99, "USD"),
        ("0.999", 100, "USD"),
        ("1.299", 129900, "USD"),
        ("1,299", 129900, "USD"),
        ("12.345.678", 1234567800, "USD"),
        ("1,29,900.00 INR", 12990000, "INR"),
        ("₹1,29,900", 12990000, "INR"),
        ("Rs. 499", 49900, "INR"),
        ("C$ 20", 2000, "CAD"),
        ("$12 CAD", 1200, "CAD"),
        ("US$ 5.00", 500, "USD"),
        ("R$ 1.299,90", 129990, "BRL"),
        ("1.250 KWD", 1250, "KWD"),
        ("19,99 zł", 1999, "PLN"),
        ("from $9.99", 999, "USD"),
        ("ab 12,50 €", 1250, "EUR"),
        ("$10.00 - $15.00", 1000, "USD"),
        ("12–15 €", 1200, "EUR"),
        ("19.99 USD incl. VAT", 1999, "USD"),
        ("0", 0, "USD"),
        (19.99, 1999, "USD"),
        (20, 2000, "USD"),
        (0.1 + 0.2, 30, "USD"),
        ({"amount": "12.50", "currency": "EUR"}, 1250, "EUR"),
    ],
)
def test_prices_as_people_write_them(text: object, minor: int, currency: str) -> None:
    assert parse_money(text, US) == Money(minor, currency)


@pytest.mark.parametrize(
    "text", ["", " ", None, "N/A", "ask", "Call for price", "-", "Preis auf Anfrage", float("nan")]
)
def test_no_price_is_allowed(text: object) -> None:
    assert parse_money(text, US) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc", "not a price"),
        ("12 apples", "not a price"),
        ("1e5", "not a price"),
        ("12%", "not a price"),
        ("1.2.3", "not a price"),
        ("1,2,3.4", "not a price"),
        (True, "not a price"),
        (float("inf"), "not a price"),
        ("NaN€", "not a price"),
        ("-5", "negative"),
        ("-$5.00", "negative"),
        ("$-5.00", "negative"),
        ("(5.00)", "negative"),
        (-0.01, "negative"),
        ("999999999999", "absurd"),
        ("€5 $6", "not a price"),
        ({"currency": "EUR"}, "amount"),
        ("<b>12</b>", "not a price"),
    ],
)
def test_garbage_is_refused_with_its_column(text: object, reason: str) -> None:
    with pytest.raises(RowError) as caught:
        parse_money(text, US, "Preis")
    assert reason in caught.value.reason
    assert caught.value.column == "Preis"


def test_the_shops_own_currency_decides_between_dollars_and_crowns() -> None:
    assert parse_money("$5", MoneyStyle("AUD")) == Money(500, "AUD")
    assert parse_money("5 kr", MoneyStyle("DKK")) == Money(500, "DKK")
    assert parse_money("5", MoneyStyle("EUR"), "price", "GBP") == Money(500, "GBP")


def test_a_column_settles_what_a_value_leaves_open() -> None:
    assert decimal_separator(["19.99", "1.299", "5"]) == "."
    assert decimal_separator(["19,99", "1.299,00"]) == ","
    assert decimal_separator(["1.299", "2.500"]) is None
    assert parse_money("1.299", MoneyStyle("USD", ".")) == Money(130, "USD")
    assert parse_money("1.299", MoneyStyle("USD", ",")) == Money(129900, "USD")


@given(st.integers(0, 10**9), st.sampled_from(["us", "de", "ch", "fr", "plain"]))
def test_every_amount_reads_back_in_every_notation(minor: int, notation: str) -> None:
    english = f"{minor / 100:,.2f}"
    text = {
        "us": f"${english}",
        "de": english.translate(str.maketrans(",.", ".,")) + " €",
        "ch": "CHF " + english.replace(",", "'"),
        "fr": english.translate(str.maketrans(",.", "\u202f,")) + " €",
        "plain": f"{minor / 100:.2f}",
    }[notation]
    money = parse_money(text, US)
    assert money is not None
    assert money.minor == minor


@given(st.text(max_size=40))
def test_no_text_crashes_it(text: str) -> None:
    try:
        money = parse_money(text, US)
    except RowError:
        return
    assert money is None or money.minor >= 0
