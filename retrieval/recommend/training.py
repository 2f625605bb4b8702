"""Training everything that a shop can learn from what its shoppers did."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.events import WEIGHTS
from retrieval.models.content import ContentConfig, ContentScorer
from retrieval.models.factor import FactorConfig, FactorScorer
from retrieval.models.graph import GraphConfig, GraphScorer
from retrieval.models.item_item import ItemItemConfig, ItemItemScorer
from retrieval.models.popularity import PopularityConfig, PopularityScorer, PopularityThen
from retrieval.models.query import Query, no_steps
from retrieval.models.sequence import SequenceConfig, SequenceScorer
from retrieval.models.training import Slice, validation_slice
from retrieval.ranking.ranker import ENOUGH_GROUPS, Group, Ranker, RankerConfig
from retrieval.recommend.features import feature_names
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.judging import judge, told_apart
from retrieval.recommend.pool import pools_of, shelf_pools
from retrieval.recommend.questions import Gains, Questions
from retrieval.types import EventType

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.models.interactions import Interactions
    from retrieval.models.scorer import Scorer
    from retrieval.recommend.items import ItemTable
    from retrieval.recommend.wishes import MadeUp
    from retrieval.types import Progress

Floats = NDArray[np.float32]
log = logging.getLogger(__name__)
#: Interactions from which on a model learns more than noise.
ENOUGH = {"item_item": 50, "factor": 200, "graph": 1_000, "sequence": 1_000}
#: Past so many products the softmax looks at a sample of them.
FULL_SOFTMAX_UP_TO = 20_000
SAMPLED = 1_024
#: Held-out steps that a ranker should have, taken from each shopper up to so many.
ENOUGH_QUESTIONS, MOST_STEPS = 6_000, 10


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """Settings of everything that is trained.

    Attributes:
        popularity, item_item, factor, graph, sequence, content, ranker: of each model.
        scorers: which are trained, where there is enough to learn from.
        questions: held-out last steps that the ranker learns from, at most; some are first steps.
        judged: share of the shoppers with such steps that it doesn't learn from: by theirs the
            fusion is judged.
        refit: train the scorers again with those steps; without it they are a step behind.
        seen: what a shopper has taken may be recommended again.
        visit_s: so long a pause, in seconds, begins another visit; None where times aren't seconds.
    """

    popularity: PopularityConfig = field(default_factory=PopularityConfig)
    item_item: ItemItemConfig = field(default_factory=ItemItemConfig)
    factor: FactorConfig = field(default_factory=FactorConfig)
    graph: GraphConfig = field(default_factory=GraphConfig)
    sequence: SequenceConfig = field(default_factory=SequenceConfig)
    content: ContentConfig = field(default_factory=ContentConfig)
    ranker: RankerConfig = field(default_factory=RankerConfig)
    scorers: tuple[str, ...] = (
        "popularity",
        "item_item",
        "factor",
        "graph",
        "sequence",
        "content",
    )
    questions: int = 20_000
    judged: float = 0.15
    refit: bool = True
    seen: bool = False
    visit_s: float | None = None


@dataclass(slots=True)
class Trained:
    """A fusion with what its training took.

    Attributes:
        fusion: ready to answer.
        seconds: by model.
        questions: those by which all of them were judged.
        gains: nDCG of each question, (n,), by scorer and of the fusion, before they were trained
            again with the held-out steps.
        config: settings.
    """

    fusion: Fusion
    seconds: dict[str, float] = field(default_factory=dict)
    questions: Questions = field(default_factory=lambda: Questions([], []))
    gains: dict[str, Gains] = field(default_factory=dict)
    config: TrainConfig = field(default_factory=TrainConfig)


def fit_scorers(
    interactions: Interactions,
    vectors: Floats | None,
    config: TrainConfig,
    *,
    folder: Path | None = None,
    progress: Progress | None = None,
    seconds: dict[str, float] | None = None,
) -> dict[str, Scorer]:
    """Train each scorer that there is enough to learn for.

    Args:
        interactions: what shoppers did.
        vectors: (n_items, dimension), float32, of the products' texts; None leaves content out.
        config: settings.
        folder: for checkpoints and TensorBoard, a folder below it for each model.
        progress: told how far it is.
        seconds: takes what each model cost.
    """
    config = _fitted_to(config, interactions)
    below = (lambda name: folder / name) if folder is not None else (lambda _: None)
    makers: dict[str, Callable[[], Scorer]] = {
        "popularity": lambda: PopularityScorer.fit(interactions, config.popularity),
        "item_item": lambda: ItemItemScorer.fit(interactions, config.item_item),
        "factor": lambda: FactorScorer.fit(
            interactions, config.factor, progress=_named(progress, "factor")
        ),
        "graph": lambda: GraphScorer.fit(
            interactions, config.graph, folder=below("graph"), progress=_named(progress, "graph")
        ),
        "sequence": lambda: SequenceScorer.fit(
            interactions,
            config.sequence,
            folder=below("sequence"),
            progress=_named(progress, "sequence"),
        ),
    }
    if vectors is not None:
        makers["content"] = lambda: ContentScorer.fit(vectors, config.content)
    found: dict[str, Scorer] = {}
    for name in config.scorers:
        if name in makers and len(interactions) >= ENOUGH.get(name, 0):
            started = time.perf_counter()
            found[name] = makers[name]()
            if seconds is not None:
                seconds[name] = time.perf_counter() - started
            log.info("%s: %.1f s", name, time.perf_counter() - started)
    return found


def fit_fusion(
    interactions: Interactions,
    items: ItemTable,
    config: TrainConfig | None = None,
    *,
    vectors: Floats | None = None,
    wishes: MadeUp | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Trained:
    """Train the scorers and, on steps held out from them, the ranker.

    The arguments are those of `fit_scorers`, with the catalogue's columns in `items`, and `wishes`,
    from which the ranker of one shelf learns what a stated wish is worth.
    """
    config = config or TrainConfig()
    rng = np.random.default_rng(config.ranker.seed)
    steps = int(np.clip(ENOUGH_QUESTIONS / max(interactions.n_shoppers, 1), 1, MOST_STEPS))
    held = validation_slice(
        interactions, rng, steps=steps, most=config.questions, share=0.5, least=0
    )
    inner = None if folder is None else folder / "held-out"
    seconds: dict[str, float] = {}
    scorers = fit_scorers(held.fit, vectors, config, folder=inner, progress=progress)
    sales = PopularityScorer.fit(interactions, config.popularity).counts.astype(np.float32)
    then = _as_then(scorers, interactions, config.popularity)
    learning = Fusion(then, items, sales, seen=config.seen)
    started = time.perf_counter()
    names = feature_names(tuple(scorers))
    learned, asked = told_apart(held, config.judged, rng)
    learned = replace(learned, queries=[in_visits(q, config.visit_s) for q in learned.queries])
    asked = replace(asked, queries=[in_visits(q, config.visit_s) for q in asked.queries])
    ranker = Ranker.fit(_groups(learning, learned), names, config.ranker)
    groups = _shelf_groups(learning, learned, wishes, rng)
    shelf = Ranker.fit(groups, names, config.ranker)
    seconds["ranker"] = time.perf_counter() - started
    if ranker is None:
        asked = Questions(held.queries, held.targets)
    judged = judge(replace(learning, ranker=ranker, shelf=shelf), asked)
    if config.refit:
        scorers = fit_scorers(
            interactions, vectors, config, folder=folder, progress=progress, seconds=seconds
        )
    fusion = Fusion(scorers, items, sales, ranker, shelf, seen=config.seen)
    return Trained(fusion, seconds, *judged, config)


def _as_then(
    scorers: Mapping[str, Scorer], interactions: Interactions, config: PopularityConfig
) -> dict[str, Scorer]:
    """The scorers, with what sold at the time of a question: that is kept up to date in service."""
    then = PopularityThen(interactions, config)
    return {name: then if name == "popularity" else one for name, one in scorers.items()}


def _named(progress: Progress | None, name: str) -> Progress | None:
    """Tells which model it is; it is trained twice, without the held-out steps and with them."""
    if progress is None:
        return None
    return lambda done, total, _: progress(done, total, f"training {name}")


def _fitted_to(config: TrainConfig, interactions: Interactions) -> TrainConfig:
    """A large catalogue takes a sampled softmax."""
    if interactions.n_items <= FULL_SOFTMAX_UP_TO or config.sequence.negatives is not None:
        return config
    return replace(config, sequence=replace(config.sequence, negatives=SAMPLED))


def _groups(fusion: Fusion, held: Slice) -> list[Group]:
    groups = []
    pools = pools_of(fusion.scorers, held.queries, seen=fusion.seen)
    rows = zip(held.queries, held.targets, held.weights, pools, strict=True)
    for query, targets, weights, pool in rows:
        grades = _grades(pool.items, targets, weights)
        if grades.any():
            groups.append(Group(fusion.features(pool, query), grades))
    return groups


def _shelf_groups(
    fusion: Fusion, held: Slice, wishes: MadeUp | None, rng: np.random.Generator
) -> list[Group]:
    """The same with all products of the category that something was taken from, and no others.

    Who asks for a category has just come: nothing of the present visit is known. Where there are
    enough, only what was bought or put in the cart counts: looking at everything on
    a shelf says little of what is wanted. Some have said what they want.
    """
    leaf = fusion.items.leaf
    asked = [
        (n, target, weight)
        for n, (targets, weights) in enumerate(zip(held.targets, held.weights, strict=True))
        for target, weight in zip(targets.tolist(), weights.tolist(), strict=True)
        if leaf[target] >= 0
    ]
    bought = [one for one in asked if one[2] >= WEIGHTS[EventType.CART]]
    asked = bought if len(bought) >= ENOUGH_GROUPS else asked
    shelves = [np.flatnonzero(leaf == leaf[target]) for _, target, _ in asked]
    queries = [replace(held.queries[n], session=no_steps()) for n, _, _ in asked]
    taken = np.asarray([target for _, target, _ in asked], dtype=np.int32)
    stated = [None] * len(asked) if wishes is None else wishes.vectors(taken, rng)
    groups = []
    pools = shelf_pools(fusion.scorers, queries, shelves)
    for (n, _, _), query, pool, wish in zip(asked, queries, pools, stated, strict=True):
        grades = _grades(pool.items, held.targets[n], held.weights[n])
        groups.append(Group(fusion.features(pool, query, wish), grades))
    return groups


def _grades(
    items: NDArray[np.int64], targets: NDArray[np.int32], weights: NDArray[np.float32]
) -> NDArray[np.int32]:
    """Of each candidate: 3 for a purchase, 2 for a cart, 1 for less, 0 for what wasn't taken."""
    grades = np.zeros(int(max(items.max(initial=0), targets.max(initial=0))) + 1, dtype=np.int32)
    levels = [WEIGHTS[EventType.CART], WEIGHTS[EventType.PURCHASE]]
    np.maximum.at(grades, targets, 1 + np.searchsorted(levels, weights, side="right"))
    return grades[items]


def in_visits(query: Query, visit_s: float | None) -> Query:
    """The question with what was done since the last long pause as its session.

    Args:
        query: with everything as history.
        visit_s: a pause of so many seconds begins another visit; None leaves it as it is.
    """
    steps = query.history
    if visit_s is None or query.now is None or len(steps) == 0:
        return query
    breaks = np.diff(np.append(steps.times, query.now)) > visit_s
    begun = int(np.flatnonzero(breaks)[-1]) + 1 if breaks.any() else 0
    return replace(query, history=steps.first(begun), session=steps.last(len(steps) - begun))
