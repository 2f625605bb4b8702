"""Real messages with another brand, colour or size in them: more names in the same phrasing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from finetune.data.trades import Trade
from finetune.frame.row import Row

#: Of the messages that name one, the share that is used once more.
SHARE = 0.4
_DIGITS = re.compile(r"\d+")


def swapped(rows: Sequence[Row], trades: Sequence[Trade], rng: random.Random) -> Iterator[Row]:
    """Copies of some rows, with the names of other rows and of trades.

    Args:
        rows: Real ones; those without a brand, colour or size are left out.
        trades: Whose brands and colours are used, too.
        rng: Of all draws.
    """
    pools = {
        "brand": [brand for trade in trades for brand in trade.brands],
        "color": [color for trade in trades for kind in trade.categories for color in kind.colors],
        "size": [],
    }
    for slot, pool in pools.items():
        pool += [value for row in rows for value in getattr(row.frame, slot)]
    for row in rows:
        if rng.random() < SHARE:
            yield from _other(row, pools, rng)


def _other(row: Row, pools: dict[str, list[str]], rng: random.Random) -> Iterator[Row]:
    message, values = row.message, {slot: list(getattr(row.frame, slot)) for slot in pools}
    for slot, own in values.items():
        for at, value in enumerate(own):
            figures = _DIGITS.search(value)
            new = _alike(value, rng) if figures else rng.choice(pools[slot])
            found = list(re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", message))
            if len(found) != 1 or new in own or bool(_DIGITS.search(new)) != bool(figures):
                continue
            own[at] = new.lower() if message.islower() else new
            message = message[: found[0].start()] + own[at] + message[found[0].end() :]
    frame = row.frame.model_copy(update=values)
    said = [frame.need or "", *frame.features, *frame.exclude, *chain(*values.values())]
    if message != row.message and all(value in message for value in said):
        yield replace(row, message=message, frame=frame, tags=(*row.tags, "swapped"))


def _alike(value: str, rng: random.Random) -> str:
    """The same measure with other figures, as many digits long."""

    def figure(match: re.Match[str]) -> str:
        least = 10 ** (len(match[0]) - 1)
        return match[0] if match[0][0] == "0" else str(rng.randrange(least, 10 * least))

    return _DIGITS.sub(figure, value)
