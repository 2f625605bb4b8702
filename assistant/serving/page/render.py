"""HTML of the page. Every value is escaped here: texts of feeds and shoppers are never markup."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.explain.figures import LOW_STOCK, money_text
from retrieval.types import Money


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("assistant.serving.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "picture": picture_address,
        "price": lambda product: _money(product["price"], product["currency"]),
        "list_price": lambda product: _money(product["list_price"], product["currency"]),
        "line_price": lambda line: _money(line["price"], line["currency"]),
        "stock": _stock,
    }
    return environment


def turn(message: str, **parts: Any) -> str:
    """One turn. Parts: products, comparison, reply, passages, question, reader, trace_id, error."""
    blank: dict[str, Any] = {"products": (), "comparison": None, "reply": "", "passages": ()}
    blank |= {"question": None, "reader": "", "trace_id": "", "error": False}
    return _environment().get_template("turn.html").render(**(blank | parts), message=message)


def welcome(starters: list[str], about: str) -> str:
    """What stands there before the first message."""
    return _environment().get_template("welcome.html").render(starters=starters, about=about)


def home(rows: list[dict[str, Any]]) -> str:
    """The rows of the home tab: name, title, products with `bars` where there is a chart."""
    return _environment().get_template("home.html").render(rows=rows, error="")


def failed(text: str) -> str:
    """The home tab where it can't be shown."""
    return _environment().get_template("home.html").render(rows=[], error=text)


def header(name: str, tagline: str) -> str:
    """The shop's name."""
    return _environment().get_template("header.html").render(name=name, tagline=tagline)


def cart(wire: dict[str, Any]) -> str:
    """The cart, from its wire form."""
    lines = [line | {"currency": wire["currency"]} for line in wire["lines"]]
    total = _money(wire["total"], wire["currency"])
    return _environment().get_template("cart.html").render(lines=lines, total_text=total)


def notice(missing: list[str], *, opening: bool, working: bool) -> str:
    """A banner where something is down; empty where all is well."""
    template = _environment().get_template("notice.html")
    return template.render(missing=missing, opening=opening, working=working)


def picture_address(image: str) -> str:
    """Where the browser finds a picture: the web, or this server's folder of pictures."""
    if image.startswith(("https://", "http://")):
        return image
    return "/pictures/" + quote(image.removeprefix("pictures/"))


def _money(amount: float | None, currency: str) -> str:
    return "Price not listed" if amount is None else money_text(Money.from_major(amount, currency))


def _stock(product: dict[str, Any]) -> str:
    stock = product["stock"]
    if product["availability"] == "in_stock" and stock is not None and stock <= LOW_STOCK:
        return f"only {stock} left"
    words = {"in_stock": "in stock", "out_of_stock": "sold out", "preorder": "pre-order"}
    return words.get(product["availability"], "stock not stated")
