"""Splits of interactions into what is learned from and what is to be foretold.

    found = split(interactions, SplitConfig("leave-one-out"))
    found.train, found.cases            # learn from one, ask the other
    inner = validation(found)           # for tuning: made of found.train alone

Nothing leaks: `train` and `test` have each row exactly once between them, cases ask with rows of
`train` only, and a validation split never sees `test`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BadInput
from retrieval.models.interactions import Interactions
from retrieval.models.query import Query

SplitKind = Literal["leave-one-out", "temporal", "random"]


@dataclass(frozen=True, slots=True)
class SplitConfig:
    """How to split.

    Attributes:
        kind: leave-one-out: the last interaction of each shopper is the test (Kang and McAuley,
            2018). temporal: all of them from a time on. random: some of each shopper.
        share: of interactions that are tested, for temporal and random.
        cut: time from which on is tested, for temporal; None: as `share` has it.
        period_s: the same as a length before the newest interaction; None: as `share` has it.
        shortest: a shopper with fewer interactions is only learned from, for leave-one-out.
        seed: of the random one.
    """

    kind: SplitKind = "leave-one-out"
    share: float = 0.25
    cut: float | None = None
    period_s: float | None = None
    shortest: int = 3
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A shopper who asks, and what they took afterwards.

    Attributes:
        shopper: by number.
        query: with what they did before.
        targets: (m,), int32, the products that they took, each once, in the order of time.
    """

    shopper: int
    query: Query
    targets: NDArray[np.int32]

    @property
    def repeats(self) -> NDArray[np.bool_]:
        """(m,): targets that the shopper had taken before."""
        return np.isin(self.targets, self.query.steps.items)


@dataclass(frozen=True, slots=True)
class Split:
    """Interactions in two, of the same shoppers and products.

    Attributes:
        train: what may be learned from, and what shoppers ask with.
        test: what is to be foretold.
        cases: one per shopper who has something in `test`.
        config: how it was made.
    """

    train: Interactions
    test: Interactions
    cases: tuple[Case, ...]
    config: SplitConfig


def split(interactions: Interactions, config: SplitConfig | None = None) -> Split:
    """Split interactions.

    Raises:
        BadInput: the share isn't between 0 and 1, or one of the two parts is empty.
    """
    config = config or SplitConfig()
    if not 0 < config.share < 1:
        raise BadInput(
            f"The share to test is {config.share}.", hint="It lies between 0 and 1, such as 0.25."
        )
    held, now = _HELD[config.kind](interactions, config)
    if not held.any() or held.all():
        part = "learn from" if held.any() else "test"
        raise BadInput(
            f"The {config.kind} split leaves nothing to {part}.",
            hint="Take another split, share or cut, or more interactions.",
        )
    train, test = interactions.where(~held), interactions.where(held)
    return Split(train, test, _cases(train, test, now), config)


def validation(found: Split) -> Split:
    """A split of the same kind of what is learned from, to tune with.

    With leave-one-out that is the last but one interaction of each shopper; with the others as
    large a share of the training part as was tested of the whole.
    """
    whole = len(found.train) + len(found.test)
    share = found.config.share if found.config.kind == "random" else len(found.test) / whole
    shortest = max(2, found.config.shortest - 1)
    inner = replace(found.config, share=share, cut=None, period_s=None, shortest=shortest)
    return split(found.train, inner)


def _last_of_each(
    interactions: Interactions, config: SplitConfig
) -> tuple[NDArray[np.bool_], None]:
    held = np.zeros(len(interactions), dtype=bool)
    lengths = np.diff(interactions.starts)
    held[interactions.starts[1:][lengths >= max(2, config.shortest)] - 1] = True
    return held, None


def _from_a_time(
    interactions: Interactions, config: SplitConfig
) -> tuple[NDArray[np.bool_], float]:
    cut = config.cut
    if cut is None and config.period_s is not None:
        cut = interactions.last_time - config.period_s
    if cut is None:
        place = int(len(interactions) * (1 - config.share))
        cut = float(np.sort(interactions.time)[place]) if len(interactions) else 0.0
    return interactions.time >= cut, cut


def _some_of_each(
    interactions: Interactions, config: SplitConfig
) -> tuple[NDArray[np.bool_], None]:
    lots = np.random.default_rng(config.seed).random(len(interactions))
    order = np.lexsort((lots, interactions.shopper))
    lengths = np.diff(interactions.starts)
    wanted = np.floor(lengths * config.share + 0.5).clip(max=np.maximum(lengths - 1, 0))
    place = np.arange(len(interactions)) - np.repeat(interactions.starts[:-1], lengths)
    held = np.zeros(len(interactions), dtype=bool)
    held[order] = place < np.repeat(wanted, lengths)
    return held, None


_HELD = {"leave-one-out": _last_of_each, "temporal": _from_a_time, "random": _some_of_each}


def _cases(train: Interactions, test: Interactions, now: float | None) -> tuple[Case, ...]:
    cases = []
    for shopper in np.unique(test.shopper).tolist():
        taken = test.item[test.starts[shopper] : test.starts[shopper + 1]]
        _, first = np.unique(taken, return_index=True)
        query = Query(history=train.steps(shopper), shopper=shopper, now=now)
        cases.append(Case(shopper, query, taken[np.sort(first)]))
    return tuple(cases)
