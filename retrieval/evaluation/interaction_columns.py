"""Which column of a table of interactions holds what: from names; what is mapped wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from retrieval.catalogue.synonyms import normalised
from retrieval.errors import BadInput

#: What a table may tell, each with the names that it goes by (normalised), the surest first.
TARGETS: dict[str, tuple[str, ...]] = {
    "shopper": tuple(
        "shopperid shopper userid user customerid customer visitorid visitor clientid memberid "
        "buyerid accountid reviewerid householdkey customerno customernumber uid client member "
        "buyer kundennummer kundenid kunde idclient clienteid 用户id 用户 会员id".split()
    ),
    "item": tuple(
        "itemid item productid product stockcode sku asin parentasin articleid article goodsid "
        "productcode itemcode articleno itemnumber movieid iid artikelnummer artikelid artikel "
        "商品id 商品".split()
    ),
    "time": tuple(
        "timestamp time datetime eventtime eventtimestamp invoicedate orderdate purchasedate "
        "transactiondate unixreviewtime reviewtime createdat occurredat eventdate date ts step "
        "order position seq sequence day datum zeitpunkt zeit fecha 时间 时间戳 日期".split()
    ),
    "weight": ("weight", "gewicht"),
    "quantity": tuple("quantity qty units menge quantite cantidad 数量".split()),
    "event": tuple("eventtype event action behaviortype behavior interactiontype".split()),
    "session": tuple(
        "sessionid session invoiceno invoiceid invoice orderid orderno basketid transactionid "
        "receiptid visitid".split()
    ),
}
#: Times of these names only tell a shopper's steps apart: they don't compare between shoppers.
POSITIONS = frozenset("step order position seq sequence".split())
_TYPED = re.compile(r":(?:token|float)(?:_seq)?$")


def bare(column: str) -> str:
    """A column's name as the lists above have it: "user_id:token" (RecBole) → "userid"."""
    return normalised(_TYPED.sub("", column.strip()))


def choose_columns(columns: Sequence[str], mapped: Mapping[str, str], file: str) -> dict[str, str]:
    """Target → column.

    Args:
        columns: of the table.
        mapped: target → column, given by a person; an empty column: there is none.
        file: the name for messages.

    Raises:
        BadInput: a target or column isn't known, or shopper or item can't be told.
    """
    _check(columns, mapped)
    chosen = {target: column for target, column in mapped.items() if column}
    by_name = {bare(column): column for column in reversed(columns)}
    for target, names in TARGETS.items():
        free = (by_name[name] for name in names if name in by_name)
        column = next((name for name in free if name not in chosen.values()), None)
        if target not in mapped and column is not None:
            chosen[target] = column
    _require(chosen, columns, file)
    return chosen


def _check(columns: Sequence[str], mapped: Mapping[str, str]) -> None:
    for target, column in mapped.items():
        if target not in TARGETS:
            raise BadInput(
                f"There is no target “{target}” to map to.",
                hint=f"Targets: {', '.join(TARGETS)}.",
            )
        if column and column not in columns:
            raise BadInput(
                f"There is no column “{column}” to map to {target}.",
                hint=f"Columns: {_listed(columns)}.",
            )


def _require(chosen: Mapping[str, str], columns: Sequence[str], file: str) -> None:
    missing = [] if "shopper" in chosen or "session" in chosen else ["shopper"]
    missing += [] if "item" in chosen else ["item"]
    if missing:
        raise BadInput(
            f"{file}: no column was recognised as {' or '.join(missing)}. "
            f"Its columns are: {_listed(columns)}.",
            hint="Say which it is: " + " ".join(f"--map {name}=COLUMN" for name in missing),
        )


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns[:40]) + ("…" if len(columns) > 40 else "")
