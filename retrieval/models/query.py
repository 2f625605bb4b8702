"""The one question that every scenario asks of every scorer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Steps:
    """Things done with products, oldest first.

    Attributes:
        items: (n,), int32, products by number.
        times: (n,), float64, seconds; or the order in time.
        weights: (n,), float32, what each counts.
    """

    items: NDArray[np.int32]
    times: NDArray[np.float64]
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, items: NDArray[np.int32] | list[int]) -> Self:
        """Products taken one after the other."""
        numbers = np.asarray(items, dtype=np.int32)
        times = np.arange(len(numbers), dtype=np.float64)
        return cls(numbers, times, np.ones(len(numbers), dtype=np.float32))

    def __len__(self) -> int:
        return len(self.items)

    @property
    def ages(self) -> NDArray[np.float32]:
        """(n,): how many later times there are; what was taken at one time is of one age."""
        if len(self) == 0:
            return np.zeros(0, dtype=np.float32)
        later = np.append(self.times[1:] != self.times[:-1], False)
        return np.cumsum(later[::-1])[::-1].astype(np.float32)

    def __add__(self, later: Steps) -> Steps:
        return Steps(
            np.concatenate((self.items, later.items)),
            np.concatenate((self.times, later.times)),
            np.concatenate((self.weights, later.weights)),
        )

    def first(self, count: int) -> Steps:
        """The oldest of them."""
        return Steps(self.items[:count], self.times[:count], self.weights[:count])

    def last(self, count: int) -> Steps:
        """The newest of them."""
        rows = slice(max(0, len(self) - count), None)
        return Steps(self.items[rows], self.times[rows], self.weights[rows])


def no_steps() -> Steps:
    """Nothing done yet."""
    return Steps.of([])


@dataclass(frozen=True, slots=True)
class Query:
    """Who asks and where, in terms of a catalogue's numbers.

    Attributes:
        history: what the shopper did before this session.
        session: what they did in this session.
        context: the products of the page, or of the cart, that the list stands beside.
        shopper: the number of a shopper that the models were trained with, where it is one.
        now: the time of the question, on the clock of the steps; None: right after the last step.
    """

    history: Steps = field(default_factory=no_steps)
    session: Steps = field(default_factory=no_steps)
    context: tuple[int, ...] = ()
    shopper: int | None = None
    now: float | None = None

    @classmethod
    def of(cls, items: NDArray[np.int32] | list[int]) -> Self:
        """A shopper of whom only the order of products is known."""
        return cls(Steps.of(items))

    @property
    def steps(self) -> Steps:
        """All of it as one, newest last; what the page shows is what the shopper looks at now."""
        steps = self.history if len(self.session) == 0 else self.history + self.session
        return steps + Steps.of(list(self.context)) if self.context else steps
