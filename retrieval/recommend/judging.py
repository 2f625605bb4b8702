"""How good a fusion is: judged by questions of shoppers whom its ranker hasn't learned from."""

from __future__ import annotations

import numpy as np

from retrieval.models.training import Slice
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.questions import Gains, Questions

#: Its name beside those of the scorers.
FUSION = "fusion"
#: So many questions at most: they tell nDCG to a hundredth.
MOST_JUDGED = 2_000


def told_apart(held: Slice, share: float, rng: np.random.Generator) -> tuple[Slice, Questions]:
    """What the ranker learns from, and the questions of other shoppers, by which it is judged.

    Args:
        held: questions that the scorers haven't learned from.
        share: of the shoppers, for judging.
        rng: chooses them.
    """
    shoppers = np.asarray([query.shopper for query in held.queries], dtype=np.int64)
    able = np.unique(shoppers)
    asked = np.isin(shoppers, rng.choice(able, int(share * len(able)), replace=False))
    kept = np.flatnonzero(~asked)
    learned = Slice(
        held.fit,
        [held.queries[n] for n in kept],
        [held.targets[n] for n in kept],
        [held.weights[n] for n in kept],
    )
    return learned, Questions(held.queries, held.targets).take(asked)


def judge(fusion: Fusion, asked: Questions) -> tuple[Questions, dict[str, Gains]]:
    """Ask the scorers and the fusion.

    Args:
        fusion: where what a shopper has taken doesn't come again, such questions are left out.
        asked: a part of them is, where there are very many.

    Returns:
        The questions that were asked, and nDCG at 10 of each, (n,), by name.
    """
    asked = asked if fusion.seen else asked.new_to_the_shopper()
    if len(asked) > MOST_JUDGED:
        asked = asked.take(np.linspace(0, len(asked) - 1, MOST_JUDGED).astype(np.int64))
    n_items = len(fusion.items)
    gains = {
        name: asked.gains(scorer, n_items, seen=fusion.seen)
        for name, scorer in fusion.scorers.items()
    }
    return asked, gains | {FUSION: asked.gains(fusion, n_items, seen=fusion.seen)}
