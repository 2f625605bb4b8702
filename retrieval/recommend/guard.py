"""What keeps a bad model from serving: figures that aren't numbers, empty lists, worse answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.errors import ModelRefused
from retrieval.evaluation.bootstrap import Interval, difference_interval, mean_intervals
from retrieval.models.files import ARRAYS, read_arrays
from retrieval.models.query import Query
from retrieval.recommend.judging import FUSION
from retrieval.recommend.models import TABLE, Models
from retrieval.recommend.questions import Gains, Questions


@dataclass(frozen=True, slots=True)
class GuardConfig:
    """When a new model is too bad.

    Attributes:
        tolerance: share of the old nDCG that it may lose.
        enough: questions that are newer than the old model, so that it may be asked them; with
            fewer, what both did on the questions held out from each is compared.
        lists: so many questions are asked to see whether lists are empty.
    """

    tolerance: float = 0.05
    enough: int = 50
    lists: int = 20


@dataclass(frozen=True, slots=True)
class Compared:
    """The new fusion beside the one that serves.

    Attributes:
        old: nDCG at 10 of the one that serves.
        new: of the new one.
        difference: new - old, with its interval.
        paired: whether both were asked the same questions, newer than the old one's training.
    """

    old: float
    new: float
    difference: Interval
    paired: bool


def check_figures(folder: Path) -> None:
    """See that everything that was saved is a number.

    Raises:
        ModelRefused: an array has NaN or infinity; there is no scorer.
    """
    files = [folder / TABLE, *sorted(folder.glob(f"*/{ARRAYS}"))]
    if len(files) == 1:
        raise ModelRefused("Nothing was trained: there is no scorer.")
    for file in files:
        for name, array in read_arrays(file).items():
            if array.dtype.kind == "f" and not np.isfinite(array).all():
                raise ModelRefused(
                    f"{file.parent.name}: {name} has figures that aren't numbers.",
                    hint="Look for broken weights or times among the events, and train again.",
                )


def check_lists(models: Models, asked: Questions, config: GuardConfig | None = None) -> None:
    """See that it answers, somebody who is known and somebody who isn't.

    Raises:
        ModelRefused: it has nothing for who is new, or for most of those who aren't.
    """
    config = config or GuardConfig()
    (first,) = models.fusion.top([Query()], 10)
    if len(first) == 0:
        raise ModelRefused("It has nothing to recommend to a shopper who is new.")
    found = models.fusion.top(asked.queries[: config.lists], 10)
    empty = sum(len(top) == 0 for top in found)
    if empty > len(found) / 2:
        raise ModelRefused(f"It has nothing to recommend to {empty} of {len(found)} shoppers.")


def compare(
    old: Models,
    gains: dict[str, Gains],
    asked: Questions,
    ids: tuple[tuple[str, ...], tuple[str, ...]],
    config: GuardConfig | None = None,
) -> Compared | None:
    """The new fusion beside the one that serves, on questions that neither has learned from.

    Args:
        old: serves now.
        gains: of the new one, by question, see `Trained.gains`.
        asked: those questions, in the new numbers.
        ids: of products and of shoppers in the new numbers.
        config: how many questions it takes.

    Returns:
        None where nothing can be compared.
    """
    config = config or GuardConfig()
    newer = asked.after(old.manifest.newest)
    if len(newer) >= config.enough:
        times = np.asarray([query.now for query in asked.queries], dtype=np.float64)
        new_gains = gains[FUSION][times > old.manifest.newest]
        old_gains = _asked_old(old, newer, *ids)
        gap = difference_interval(new_gains, old_gains)
        return Compared(float(old_gains.mean()), float(new_gains.mean()), gap, paired=True)
    before = old.manifest.quality.get(FUSION)
    if before is None or before.n == 0 or len(gains[FUSION]) == 0:
        return None
    (now,) = mean_intervals(gains[FUSION][:, None])
    return Compared(before.mean, now.mean, _gap(now, before), paired=False)


def check_quality(compared: Compared | None, config: GuardConfig | None = None) -> None:
    """See that it isn't worse than the one that serves.

    Raises:
        ModelRefused: it is surely worse, and by more than is tolerated.
    """
    config = config or GuardConfig()
    if compared is None:
        return
    lost = -compared.difference.mean
    if lost > config.tolerance * compared.old and compared.difference.high < 0:
        raise ModelRefused(
            f"It is worse than the one that serves: nDCG@10 {compared.new:.4f} after "
            f"{compared.old:.4f}, on {compared.difference.n:,} questions.",
            hint="The old one stays. To take the new one all the same: daogou train --force",
        )


def _asked_old(
    old: Models, newer: Questions, item_ids: tuple[str, ...], shopper_ids: tuple[str, ...]
) -> Gains:
    numbers = old.fusion.items.numbers
    items = {n: numbers[name] for n, name in enumerate(item_ids) if name in numbers}
    shoppers = {n: old.shoppers[name] for n, name in enumerate(shopper_ids) if name in old.shoppers}
    there = newer.renumbered(items, shoppers)
    return there.gains(old.fusion, len(old.item_ids), seen=old.fusion.seen)


def _gap(new: Interval, old: Interval) -> Interval:
    """The difference of two means of different questions; half widths add like lengths."""
    mean = new.mean - old.mean
    below = float(np.hypot(new.mean - new.low, old.high - old.mean))
    above = float(np.hypot(new.high - new.mean, old.mean - old.low))
    return Interval(mean, mean - below, mean + above, min(new.n, old.n))
