"""Files of interactions: a table (CSV, TSV, RecBole's .inter), or a sequence of products a line.

    read = read_interactions(Path("orders.csv"), columns={"item": "StockCode"})
    read.interactions, read.dropped

A table has a shopper, a product and a time or order in each row; rows of guests count as one
shopper per invoice or session. A sequence file has a shopper's id and then products, oldest first.
Both may be packed with gzip.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from retrieval.catalogue.feeds import delimited
from retrieval.catalogue.feeds.detect import Format
from retrieval.catalogue.feeds.lines import numbered_lines
from retrieval.catalogue.feeds.record import Record
from retrieval.catalogue.feeds.source import open_source
from retrieval.errors import BadInput
from retrieval.evaluation.interaction_columns import POSITIONS, TARGETS, bare, choose_columns
from retrieval.evaluation.interaction_times import read_times
from retrieval.events import WEIGHTS
from retrieval.models.interactions import Interactions
from retrieval.types import EventType

#: What files call events that count more than one; they count as in a shop.
EVENT_WEIGHTS = {
    **dict.fromkeys(("cart", "addtocart"), WEIGHTS[EventType.CART]),
    **dict.fromkeys(("purchase", "buy", "transaction"), WEIGHTS[EventType.PURCHASE]),
}
#: Events that aren't somebody's choice of a product, or take one back.
NO_CHOICE = frozenset("impression feedback removefromcart remove return refund cancel".split())
#: "C536379" among "536365": the cancellation of an invoice.
_CANCELLED = re.compile(r"[Cc]\d{3,}")
_SEPARATORS = re.compile(r"[,;\t|]")
_LOOKED_AT = 20

Clock = Literal["time", "position"]


@dataclass(frozen=True, slots=True)
class InteractionFile:
    """What a file held.

    Attributes:
        interactions: ready to be learned from.
        rows: of the file, without its header.
        dropped: why → how many rows.
        columns: what was read → from which column; empty for a sequence file.
        clock: whether times compare between shoppers ("time") or only count a shopper's steps.
    """

    interactions: Interactions
    rows: int
    dropped: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    clock: Clock = "time"

    def __str__(self) -> str:
        table = self.interactions
        taken = int((table.counts > 0).sum())
        said = f"{self.rows:,} rows: {len(table):,} interactions of {table.n_shoppers:,} shoppers "
        said += f"with {taken:,} products"
        dropped = ", ".join(f"{count:,} {why}" for why, count in self.dropped.items())
        return f"{said}; left out: {dropped}" if dropped else said


def read_interactions(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    catalogue: Iterable[str] = (),
) -> InteractionFile:
    """Read a file of interactions.

    Args:
        path: CSV, TSV, .inter or sequences; also packed as .gz.
        columns: target → column, where names don't tell; targets are those of `TARGETS`.
        catalogue: ids of further products, that nobody may have taken.

    Raises:
        NotFound: there is no such file.
        BadInput: it can't be read; the message says where and the hint what to do.
    """
    with tempfile.TemporaryDirectory(prefix="daogou-") as work:
        source = open_source(path, Path(work))
        if source.format is not Format.DELIMITED:
            raise BadInput(
                f"{path.name} is {source.format.value}, not a table of interactions.",
                hint="Give CSV or TSV with a header line, or a sequence of products a line.",
            )
        if not columns and _is_sequences(source.data, path.name):
            return _sequences(source.data, path.name, catalogue)
        return _table(source.data, path.name, columns or {}, catalogue)


def _is_sequences(data: Path, file: str) -> bool:
    """Whether lines are ids with blanks between them, and the first isn't a header."""
    lines = (line or "" for _, line in numbered_lines(data))
    head = [line for line, _ in zip(lines, range(_LOOKED_AT), strict=False) if line.strip()]
    if any(_SEPARATORS.search(line) for line in head) or len(head[0].split()) < 2:
        return False
    names = {bare(word) for word in head[0].split()}
    if any(names & set(TARGETS[target]) for target in ("shopper", "item")):
        raise BadInput(
            f"{file} has columns with blanks between them.", hint="Save it as CSV or TSV."
        )
    return True


def _sequences(data: Path, file: str, catalogue: Iterable[str]) -> InteractionFile:
    seen: dict[str, int] = {}
    shoppers: list[str] = []
    items: list[str] = []
    times: list[int] = []
    dropped: Counter[str] = Counter()
    for row, line in numbered_lines(data):
        words = (line or "").split()
        if line is None:
            dropped["too long"] += 1
        if not words:
            continue
        if words[0] in seen:
            raise BadInput(
                f"{file}, row {row}: shopper {words[0][:60]} has a line already "
                f"(row {seen[words[0]]}).",
                hint="Each shopper has one line of products. A table needs a header line.",
            )
        seen[words[0]] = row
        dropped["without products"] += len(words) == 1
        shoppers.extend(words[:1] * (len(words) - 1))
        items.extend(words[1:])
        times.extend(range(len(words) - 1))
    if not items:
        raise BadInput(f"{file} has no interactions.", hint="Look at what it holds.")
    table = Interactions.from_columns(shoppers, items, times, catalogue=catalogue)
    return InteractionFile(table, len(seen) + dropped["too long"], +dropped, {}, "position")


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table by column: `cells` of each target, and the numbers of its rows."""

    cells: Mapping[str, Sequence[str]]
    numbers: Sequence[int]
    columns: Mapping[str, str]
    broken: int

    def column(self, target: str) -> NDArray[np.object_]:
        """Texts of a target; blank ones where the table hasn't got it."""
        found = self.cells.get(target)
        return np.array([""] * len(self.numbers) if found is None else found, dtype=object)


def _table(
    data: Path, file: str, mapped: Mapping[str, str], catalogue: Iterable[str]
) -> InteractionFile:
    rows = _read_rows(data, file, mapped)
    shopper, keep, dropped = _sorted_out(rows)
    times = np.flatnonzero(keep).astype(np.float64)
    if "time" in rows.columns:
        numbers = np.asarray(rows.numbers)[keep].tolist()
        texts = rows.column("time")[keep].tolist()
        times = read_times(texts, numbers, rows.columns["time"], file)
    item, shopper, weight = rows.column("item")[keep], shopper[keep], _weights(rows, file)[keep]
    first = np.ones(len(item), dtype=bool)
    if "time" in rows.columns:
        first = _first_of_equals(shopper, item, times, weight)
    if not first.all():
        dropped["repeated"] = int((~first).sum())
    if not first.any():
        raise BadInput(f"{file}: no row can be used ({_told(dropped)}).", hint="Look at its rows.")
    table = Interactions.from_columns(
        shopper[first].tolist(),
        item[first].tolist(),
        times[first],
        weight[first],
        catalogue=catalogue,
    )
    total = len(rows.numbers) + rows.broken
    return InteractionFile(table, total, dropped, rows.columns, _clock(rows.columns))


def _clock(columns: Mapping[str, str]) -> Clock:
    compares = "time" in columns and bare(columns["time"]) not in POSITIONS
    return "time" if compares else "position"


def _told(dropped: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {why}" for why, count in dropped.items())


def _read_rows(data: Path, file: str, mapped: Mapping[str, str]) -> _Rows:
    chosen: dict[str, str] = {}
    cells: dict[str, list[str]] = {}
    numbers: list[int] = []
    broken = 0
    for record in delimited.read(data):
        if not isinstance(record, Record):
            broken += 1
            continue
        if not chosen:
            chosen = choose_columns(list(record.fields), mapped, file)
            cells = {target: [] for target in chosen}
        for target, column in chosen.items():
            cells[target].append(record.fields.get(column, "").strip())
        numbers.append(record.row)
    if not numbers:
        hint = "Its first line names the columns; further lines hold one interaction each."
        raise BadInput(f"{file} has no rows that can be read.", hint=hint)
    return _Rows(cells, numbers, chosen, broken)


def _sorted_out(rows: _Rows) -> tuple[NDArray[np.object_], NDArray[np.bool_], dict[str, int]]:
    """Who did it; which rows can be used; and why the others can't."""
    shopper, session = _whole(rows.column("shopper")), rows.column("session")
    guest = (shopper == "") & (session != "")
    prefix = "guest " if "shopper" in rows.columns else ""
    shopper = np.where(guest, prefix + session, shopper)
    quantities = [_number(text) for text in rows.column("quantity")]
    events = [bare(text) for text in rows.column("event")]
    cancelled = np.array([bool(_CANCELLED.fullmatch(text)) for text in session], dtype=bool)
    reasons = {
        "cancelled": cancelled & (cancelled.mean() < 0.5),
        "returned": np.array([q is not None and q <= 0 for q in quantities], dtype=bool),
        "not a choice": np.array([event in NO_CHOICE for event in events], dtype=bool),
        "without a product": rows.column("item") == "",
        "without a shopper": shopper == "",
        "without a time": (rows.column("time") == "") & ("time" in rows.columns),
    }
    keep = np.ones(len(shopper), dtype=bool)
    dropped = {"broken": rows.broken} if rows.broken else {}
    for reason, found in reasons.items():
        if count := int((keep & found).sum()):
            dropped[reason] = count
        keep &= ~found
    return shopper, keep, dropped


def _whole(ids: NDArray[np.object_]) -> NDArray[np.object_]:
    """ "17850.0" → "17850": what a column of numbers becomes where some of it is missing."""
    filled = [text for text in ids if text]
    if filled and all(text.endswith(".0") for text in filled):
        return np.array([text[:-2] for text in ids], dtype=object)
    return ids


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _weights(rows: _Rows, file: str) -> NDArray[np.float32]:
    if "weight" not in rows.columns:
        events = (EVENT_WEIGHTS.get(bare(text), 1.0) for text in rows.column("event"))
        return np.fromiter(events, np.float32, len(rows.numbers))
    found = [_number(text) for text in rows.column("weight")]
    for number, value, text in zip(rows.numbers, found, rows.column("weight"), strict=True):
        if value is None or not 0 <= value < 1e30:
            raise BadInput(
                f"{file}, row {number}, column “{rows.columns['weight']}”: “{text[:60]}” isn't a "
                "weight.",
                hint="Weights are numbers from 0 up; leave the column out with --map weight=",
            )
    return np.array(found, dtype=np.float32)


def _first_of_equals(*columns: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Which rows aren't there before: the same all over is one thing told twice."""
    seen: set[tuple[object, ...]] = set()
    first = np.ones(len(columns[0]), dtype=bool)
    for index, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        first[index] = row not in seen
        seen.add(row)
    return first
