"""Prices as people write them: "1.299,00 €", "$1,299.00", "1 299,00 kr", "12.-", "ask"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from retrieval.catalogue.feeds.record import RowError
from retrieval.types import MINOR_DIGITS, Money

#: Beyond this (in units of a currency with two decimals) a price is a mistake.
ABSURD = Decimal(100_000_000)

CURRENCIES = frozenset(
    "AED ARS AUD BDT BGN BHD BIF BRL CAD CHF CLP CNY COP CRC CZK DJF DKK DOP DZD EGP EUR GBP GEL "
    "GHS GNF HKD HRK HUF IDR ILS INR IQD ISK JOD JPY KES KMF KRW KWD KZT LBP LKR LYD MAD MXN MYR "
    "NGN NOK NZD OMR PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TRY TWD UAH UGX "
    "USD UYU VND VUV XAF XOF XPF ZAR".split()
)
#: Symbols; the first currency is meant unless the shop's own is among the rest.
_SYMBOLS: dict[str, tuple[str, ...]] = {
    "us$": ("USD",),
    "ca$": ("CAD",),
    "c$": ("CAD",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "nz$": ("NZD",),
    "hk$": ("HKD",),
    "s$": ("SGD",),
    "mx$": ("MXN",),
    "nt$": ("TWD",),
    "r$": ("BRL",),
    "cn¥": ("CNY",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"),
    "€": ("EUR",),
    "euro": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "￥": ("CNY", "JPY"),
    "円": ("JPY",),
    "元": ("CNY",),
    "rmb": ("CNY",),
    "₹": ("INR",),
    "rs.": ("INR", "PKR", "LKR"),
    "rs": ("INR", "PKR", "LKR"),
    "kr.": ("DKK", "SEK", "NOK", "ISK"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zł": ("PLN",),
    "zl": ("PLN",),
    "kč": ("CZK",),
    "kc": ("CZK",),
    "ft": ("HUF",),
    "₽": ("RUB",),
    "руб.": ("RUB",),
    "руб": ("RUB",),
    "₺": ("TRY",),
    "tl": ("TRY",),
    "₩": ("KRW",),
    "원": ("KRW",),
    "฿": ("THB",),
    "₫": ("VND",),
    "đ": ("VND",),
    "₪": ("ILS",),
    "₴": ("UAH",),
    "fr.": ("CHF",),
    "lei": ("RON",),
    "rp": ("IDR",),
    "rm": ("MYR",),
    "₱": ("PHP",),
    "₦": ("NGN",),
}
_NO_PRICE = frozenset(
    "|n/a|na|n.a.|none|null|nil|nan|-|--|—|–|?|ask|ask us|ask for price|call|call us|"
    "call for price|tba|tbd|tbc|on request|price on request|upon request|por|request|"
    "contact us|contact|enquire|inquire|auf anfrage|preis auf anfrage|sur demande|"
    "prix sur demande|a consultar|consultar|su richiesta|op aanvraag|unavailable|"
    "面议|询价|unknown|not available".split("|")
)
_WORDS = re.compile(
    r"^(?:from|ab|nur|only|now|just|à partir de|desde|da|vanaf|price|preis|prix|incl\.?|approx\.?)"
    r"\b[: ]*|[: ]*(?:incl\.?|inkl\.?|inc\.?|excl\.?|exkl\.?)?\s*(?:vat|mwst\.?|ust\.?|tax|gst|ttc|"
    r"ht|tva|iva)$|\s*(?:each|/\s*(?:pc|piece|stück|unit|ea))\.?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?\d[\d.,'’\s]*|[+-]?[.,]\d+")
_RANGE = re.compile(r"\s*(?:[-–—]|to|bis)\s*")
_SPACE = re.compile(r"[\s\u00a0\u202f\u2009'’]+")


@dataclass(frozen=True, slots=True)
class MoneyStyle:
    """How a column writes money: its decimal separator if known, and the shop's currency."""

    currency: str = "USD"
    decimal: str | None = None


def parse_money(
    value: Any, style: MoneyStyle, column: str = "price", currency: str | None = None
) -> Money | None:
    """The money in a raw value; None where the feed says that there is no price.

    Args:
        value: text, a number, or an object with amount and currency.
        style: of the column.
        column: named in errors.
        currency: what a currency column says, if anything.

    Raises:
        RowError: it is no price, negative or absurd.
    """
    if isinstance(value, dict):
        return _from_object(value, style, column, currency)
    if isinstance(value, (list, tuple)):
        return parse_money(value[0], style, column, currency) if value else None
    if value is None or value != value:
        return None
    if isinstance(value, bool):
        raise RowError(column, "not a price", value)
    if isinstance(value, (int, float, Decimal)):
        return _checked(_decimal(value, column), currency or style.currency, column, value)
    text = " ".join(str(value)[:500].split())
    if text.lower() in _NO_PRICE:
        return None
    amount_text, written = _split(text, style.currency, column)
    known = written or currency or style.currency
    amount = _amount(amount_text, style, known)
    if amount is None:
        raise RowError(column, "not a price", value)
    return _checked(amount, known, column, value)


def decimal_separator(values: list[str]) -> str | None:
    """What a column's unambiguous values use: "19.99" tells, "1.299" doesn't."""
    votes = {".": 0, ",": 0}
    for value in values:
        match = re.search(r"([.,])\d{1,2}(?!\d)(?![.,]\d)", value)
        if match:
            votes[match.group(1)] += 1
    if votes["."] == votes[","]:
        return None
    return max(votes, key=lambda separator: votes[separator])


def written_currency(values: list[str], default: str = "USD") -> str:
    """The currency that most of the values name: ["12 €", "9,50"] → "EUR"."""
    counts: Counter[str] = Counter()
    for value in values:
        try:
            _, code = _split(value, default, "price")
        except RowError:
            continue
        if code is not None:
            counts[code] += 1
    return counts.most_common(1)[0][0] if counts else default


def currency_code(value: Any, default: str = "USD") -> str | None:
    """The ISO code in "usd", "€" or "EUR "; None when there is none."""
    text = str(value or "").strip()
    if text.upper() in CURRENCIES:
        return text.upper()
    return _meant(text.lower(), default)


def _meant(symbol: str, default: str) -> str | None:
    choices = _SYMBOLS.get(symbol)
    if not choices:
        return None
    return default if default in choices else choices[0]


def _from_object(
    value: dict[str, Any], style: MoneyStyle, column: str, currency: str | None
) -> Money | None:
    names = {str(key).lower(): part for key, part in value.items()}
    code = next((names[k] for k in ("currency", "currencycode", "pricecurrency") if k in names), "")
    for key in ("amount", "value", "price", "current", "gross"):
        if key in names and not isinstance(names[key], dict):
            found = currency_code(code, style.currency) or currency
            return parse_money(names[key], style, column, found)
    raise RowError(column, "an object without an amount", value)


def _split(text: str, default: str, column: str) -> tuple[str, str | None]:
    """The number, and the currency that is written beside it."""
    stripped = _WORDS.sub("", _WORDS.sub("", text.strip())).strip()
    parts = _RANGE.split(stripped)
    if len(parts) == 2 and all(any(c.isdigit() for c in part) for part in parts):
        first, code = _split(parts[0], default, column)
        return first, code or _split(parts[1], default, column)[1]
    match = _NUMBER.search(stripped)
    if not match:
        raise RowError(column, "not a price", text)
    number = match.group().strip()
    before, after = stripped[: match.start()].strip(), stripped[match.end() :].strip()
    minus = before.startswith(("-", "−")) or before.endswith(("-", "−"))
    negative = minus or (before.startswith("(") and after.endswith(")"))
    before, after = before.strip("-−( "), after.strip(") *")
    if number.endswith((".", ",")):
        after = after.lstrip("-–— ")  # "12.-" and "12,– €": no cents
    codes = []
    for rest in (before, after):
        if rest:
            code = currency_code(rest, default)
            if code is None:
                raise RowError(column, "not a price", text)
            codes.append(code)
    if len(set(codes)) > 1 and "USD" not in codes:
        raise RowError(column, "two currencies", text)
    # "$12 CAD": the code tells which dollar.
    code = codes[-1] if codes else None
    return ("-" if negative else "") + number, code


def _amount(text: str, style: MoneyStyle, currency: str) -> Decimal | None:
    negative = text.startswith("-")
    number = _SPACE.sub("", text).lstrip("+-").rstrip(".,")
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        decimal = "." if number.rfind(".") > number.rfind(",") else ","
        if number.count(decimal) > 1:
            return None
    elif dots + commas == 1:
        decimal = _meaning(number, "." if dots else ",", style, currency)
    else:
        decimal = ""
    other = ",." if not decimal else "," if decimal == "." else "."
    whole, _, fraction = number.partition(decimal) if decimal else (number, "", "")
    if not _grouped(whole, other):
        return None
    try:
        amount = Decimal(f"{re.sub('[.,]', '', whole) or '0'}.{fraction or '0'}")
    except InvalidOperation:
        return None
    return -amount if negative else amount


def _meaning(number: str, separator: str, style: MoneyStyle, currency: str) -> str:
    """Whether the only separator is a decimal one; "" when it groups thousands."""
    whole, _, fraction = number.partition(separator)
    if len(fraction) != 3 or whole in ("", "0") or len(whole) > 3:
        return separator
    if style.decimal is not None:
        return separator if style.decimal == separator else ""
    return separator if MINOR_DIGITS.get(currency, 2) == 3 else ""


def _grouped(whole: str, separators: str) -> bool:
    """Groups of three; Indian grouping (1,29,900) as well."""
    parts = re.split(f"[{re.escape(separators)}]", whole)
    if len(parts) == 1:
        return True
    return parts[0] != "" and len(parts[-1]) == 3 and all(2 <= len(p) <= 3 for p in parts[1:])


def _decimal(value: float | Decimal, column: str) -> Decimal:
    amount = value if isinstance(value, Decimal) else Decimal(str(value))
    if not amount.is_finite():
        raise RowError(column, "not a price", str(value))
    return amount


def _checked(amount: Decimal, currency: str, column: str, value: object) -> Money:
    digits = MINOR_DIGITS.get(currency, 2)
    if amount < 0:
        raise RowError(column, "a negative price", value)
    if amount > ABSURD * 10 ** max(0, 3 * (2 - digits) // 2):
        raise RowError(column, "an absurd price", value)
    return Money(int((amount * 10**digits).to_integral_value("ROUND_HALF_UP")), currency)
