"""Training a shop: from its events to models that serve, or a reason why the old ones stay.

    report = train_shop(shop, events)           # what `daogou train` does
    report.version, report.quality["fusion"]

It runs beside a server: only the writer of models is kept out, and the new version is pointed to in
one step when it is complete. An interrupted training goes on where it was.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ModelRefused, ShopError
from retrieval.evaluation.bootstrap import Interval, mean_intervals
from retrieval.models.interactions import Interactions
from retrieval.models.popularity import PopularityConfig
from retrieval.models.training import CHECKPOINT
from retrieval.processor import one_thread
from retrieval.recommend.consumables import consumables_of
from retrieval.recommend.guard import (
    Compared,
    GuardConfig,
    check_figures,
    check_lists,
    check_quality,
    compare,
)
from retrieval.recommend.items import ItemTable
from retrieval.recommend.manifest import ModelManifest, ids_digest
from retrieval.recommend.models import (
    Models,
    check_catalogue,
    configs_of,
    read_models,
    save_models,
    usable_models,
)
from retrieval.recommend.together import bought_together, purchase_days
from retrieval.recommend.touches import interactions_of
from retrieval.recommend.training import TrainConfig, Trained, fit_fusion
from retrieval.recommend.versions import FOLDER, Versions
from retrieval.reviews.build import BuildReport, build_summaries
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.types import Event, EventType, Product
from retrieval.writer_lock import WriterLock

if TYPE_CHECKING:
    from retrieval.models.scorer import Progress
    from retrieval.reviews.sentiment import SentenceEncoder
    from retrieval.shop import Shop

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]
#: Newest interactions of one shopper that are learned from: past it, it's a robot or a test.
MOST_OF_ONE = 5_000
#: A pause of so many seconds begins another visit.
VISIT_S = 1_800.0
#: Times that never get here count steps, not seconds.
YEAR_S = 365 * 86_400.0
#: Up to so many interactions models are smaller, and trained for less long.
SMALL = 100_000
#: Checkpoints and TensorBoard's files of the training that is under way, or of the last one.
TRAINING = ".training"


@dataclass(frozen=True, slots=True)
class Learned:
    """What a shop's models are learned from.

    Attributes:
        events: of the catalogue's products, under their own ids.
        interactions: the same by shopper, product and visit.
        products: by id, in the order of their numbers.
        vectors: (n_items, dimension), float32, of their texts; zeros where there is none yet.
        shares: of praise in reviews, by id.
    """

    events: tuple[Event, ...]
    interactions: Interactions
    products: Mapping[str, Product]
    vectors: Floats
    shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def consumable(self) -> frozenset[str]:
        """Ids of products that are bought again and again."""
        return consumables_of(purchase_days(self.events))


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What a training did.

    Attributes:
        version: that was trained; it serves, unless it was refused.
        refused: why the old one stays; None where the new one serves.
        hint: what to do about that.
        quality: nDCG at 10 on held-out steps, by scorer and of the fusion.
        compared: the new one beside the one that served; None where there was none.
        counts: interactions, shoppers, products, purchases together.
        seconds: by model, of reviews, and in all.
        reviews: what became of the reviews.
    """

    version: str
    refused: str | None
    hint: str | None
    quality: Mapping[str, Interval]
    compared: Compared | None
    counts: Mapping[str, int]
    seconds: Mapping[str, float]
    reviews: BuildReport | None


def train_shop(
    shop: Shop,
    events: Iterable[Event],
    *,
    sentences: SentenceEncoder | None = None,
    config: TrainConfig | None = None,
    guard: GuardConfig | None = None,
    force: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> TrainReport:
    """Summarise reviews, train everything, and let it serve if it is good enough.

    Args:
        shop: only read.
        events: all there are.
        sentences: the encoder that reviews are read with; None leaves them as they are.
        config: settings; None takes those that suit the number of interactions.
        guard: when a new model is too bad.
        force: let it serve although it is worse; nothing else is overridden.
        now: events after it are left out.
        progress: told how far it is.

    Raises:
        ShopError: there is nothing to learn from, or the disk is full; all is as it was.
        ShopBusy: another process is training.
    """
    started = time.perf_counter()
    folder = shop.folder.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with WriterLock(folder).held():
        reviewed = None
        if sentences is not None:
            path = shop.folder.root / FILE
            reviewed = build_summaries(shop.store, sentences, path, progress=progress)
        seconds = {"reviews": time.perf_counter() - started}
        learned = learn_from(shop, events, now or datetime.now(UTC))
        with _checkpoints(folder) as kept:
            trained = _trained(learned, config, kept, progress)
            seconds |= trained.seconds
            report = publish(folder, trained, learned, guard=guard, force=force)
    seconds["all"] = time.perf_counter() - started
    return replace(report, seconds=seconds, reviews=reviewed)


def learn_from(shop: Shop, events: Iterable[Event], now: datetime) -> Learned:
    """Gather what a shop's models are learned from.

    Raises:
        ShopError: there are no events, or none of the shop's products.
    """
    rows = [(c.row, c.product) for c in shop.store.changes() if c.product is not None]
    products = {product.id: product for _, product in rows}
    given = tuple(events)
    if not given:
        hint = "Send what shoppers do to POST /v1/events; until then products are known by text."
        raise ShopError("There are no events to learn from.", hint=hint)
    known = _under_own_ids(shop, given, products)
    interactions = newest_of_each(interactions_of(known, products, now=now))
    if len(interactions) == 0:
        raise ShopError(
            f"None of the {len(given):,} events can be learned from: their products aren't in the "
            "catalogue, nobody did them, or their times are in the future.",
            hint="See that events carry the product ids of the feed, and a shopper or session.",
        )
    vectors = _text_vectors(shop, [row for row, _ in rows])
    return Learned(known, interactions, products, vectors, _shares(shop, list(products)))


def config_for(interactions: Interactions) -> TrainConfig:
    """Settings that suit so many interactions.

    With little to learn from, small models do as well, and sooner; small batches give them enough
    steps. What a shopper looked at may be put forward again: often it is what is taken next.
    """
    timed = interactions.last_time > YEAR_S
    config = TrainConfig(
        popularity=PopularityConfig() if timed else PopularityConfig(half_life=None),
        seen=True,
        visit_s=VISIT_S if timed else None,
    )
    if len(interactions) > SMALL:
        return config
    batch_size = int(np.clip(interactions.n_shoppers // 20, 16, 256))
    return replace(
        config,
        factor=replace(config.factor, embedding_size=64),
        graph=replace(config.graph, learning_rate=1e-2, batch_size=512, epochs=60, every=4),
        sequence=replace(
            config.sequence,
            embedding_size=32,
            dropout=0.3,
            learning_rate=3e-3,
            batch_size=batch_size,
            epochs=40,
            patience=5,
        ),
        ranker=replace(config.ranker, epochs=200, learning_rate=0.1, patience=20),
    )


def newest_of_each(interactions: Interactions, most: int = MOST_OF_ONE) -> Interactions:
    """Without what one shopper did before their newest so many interactions."""
    ends = interactions.starts[interactions.shopper.astype(np.int64) + 1]
    return interactions.where(ends - np.arange(len(interactions)) <= most)


def publish(
    folder: Path,
    trained: Trained,
    learned: Learned,
    *,
    guard: GuardConfig | None = None,
    force: bool = False,
    catalogue: Sequence[str] | None = None,
) -> TrainReport:
    """Save models and let them serve, unless they are bad: those are taken away again.

    Args:
        folder: of all versions.
        trained: the models.
        learned: what they were learned from.
        guard: when they are too bad.
        force: never mind that they are worse than the old ones.
        catalogue: ids of the shop's products; None: those that were learned from.

    Raises:
        ShopError: they can't be written; the old version goes on serving.
    """
    guard = guard or GuardConfig()
    versions = Versions(folder)
    models = models_of(trained, learned, versions)
    manifest = models.manifest
    report = TrainReport(
        manifest.version, None, None, manifest.quality, None, manifest.counts, {}, None
    )
    ids = catalogue if catalogue is not None else models.item_ids
    old = usable_models(folder, ids)
    names = (models.item_ids, learned.interactions.shopper_ids)
    compared = None
    if old is not None:
        compared = compare(old, trained.gains, trained.questions, names, guard)
    try:
        with versions.writing(models.version) as temporary:
            save_models(temporary, models)
            check_catalogue(models.item_ids, ids)
            check_figures(temporary)
            check_lists(read_models(temporary), trained.questions, guard)
            if not force:
                check_quality(compared, guard)
        versions.point_to(models.version)
    except ModelRefused as error:
        return replace(report, refused=error.message, hint=error.hint, compared=compared)
    except OSError as error:
        hint = "Free some space on the disk and train again; the old models go on serving."
        raise ShopError(f"The models can't be written: {error}", hint=hint) from error
    versions.prune()
    return replace(report, compared=compared)


def models_of(trained: Trained, learned: Learned, versions: Versions) -> Models:
    """What is saved: the fusion, with what else the events tell of products."""
    fusion, interactions = trained.fusion, learned.interactions
    numbers = {name: number for number, name in enumerate(interactions.item_ids)}
    created = datetime.now(UTC)
    stem = f"{created:%Y%m%d-%H%M%S}-{interactions.digest[:8]}"
    purchases = sum(event.type is EventType.PURCHASE for event in learned.events)
    manifest = ModelManifest(
        version=versions.free_name(stem),
        created=created.isoformat(timespec="seconds"),
        scorers=tuple(fusion.scorers),
        configs=configs_of(fusion) | {"ranker": asdict(trained.config.ranker)},
        data=interactions.digest,
        catalogue=ids_digest(interactions.item_ids),
        counts={
            "interactions": len(interactions),
            "shoppers": interactions.n_shoppers,
            "products": interactions.n_items,
            "purchases": purchases,
        },
        newest=interactions.last_time,
        quality=_quality(trained),
        seconds=trained.seconds,
        seen=fusion.seen,
    )
    return Models(
        version=manifest.version,
        fusion=fusion,
        together=bought_together(learned.events, numbers),
        consumable=learned.consumable,
        shoppers={name: number for number, name in enumerate(interactions.shopper_ids)},
        manifest=manifest,
    )


def _trained(
    learned: Learned, config: TrainConfig | None, folder: Path, progress: Progress | None
) -> Trained:
    interactions = learned.interactions
    items = ItemTable.from_products(
        learned.products,
        interactions.item_ids,
        sentiment=lambda name: learned.shares.get(name, float("nan")),
        consumable=learned.consumable,
    )
    small = len(interactions) <= SMALL
    try:
        with one_thread() if small else nullcontext():
            return fit_fusion(
                interactions,
                items,
                config or config_for(interactions),
                vectors=learned.vectors if learned.vectors.any() else None,
                folder=folder,
                progress=progress,
            )
    except FloatingPointError as error:
        hint = "A lower learning_rate may help; the old models go on serving."
        raise ModelRefused(f"The training went astray: {error}", hint=hint) from error
    except OSError as error:
        hint = "Free some space on the disk and train again; the old models go on serving."
        raise ShopError(f"Checkpoints can't be written: {error}", hint=hint) from error


@contextmanager
def _checkpoints(folder: Path) -> Iterator[Path]:
    """Where an interrupted training goes on; afterwards only TensorBoard's files stay."""
    path = folder / TRAINING
    if not any(path.rglob(CHECKPOINT)):
        shutil.rmtree(path, ignore_errors=True)
    yield path
    for checkpoint in path.rglob(CHECKPOINT):
        checkpoint.unlink()


def _quality(trained: Trained) -> dict[str, Interval]:
    return {name: mean_intervals(found[:, None])[0] for name, found in trained.gains.items()}


def _under_own_ids(
    shop: Shop, events: tuple[Event, ...], products: Mapping[str, Product]
) -> tuple[Event, ...]:
    """Events of the catalogue's products; those of a variant become the product's."""
    others = {event.product_id for event in events if event.product_id} - set(products)
    owners = shop.store.owners(sorted(others)) if others else {}
    own = []
    for event in events:
        if event.product_id in products:
            own.append(event)
        elif event.product_id in owners:
            own.append(replace(event, product_id=owners[event.product_id]))
    return tuple(own)


def _shares(shop: Shop, ids: Sequence[str]) -> dict[str, float]:
    """Shares of praise, where reviews have been summarised."""
    try:
        with ReviewSummaries.open(shop.folder.root / FILE) as summaries:
            return summaries.shares(ids)
    except ShopError as error:
        log.info("%s It is trained without them.", error.message)
        return {}


def _text_vectors(shop: Shop, rows: Sequence[int]) -> Floats:
    places = {row: place for place, row in enumerate(rows)}
    vectors = np.zeros((len(rows), shop.encoder.dimension), dtype=np.float32)
    for row, vector in shop.store.vectors(shop.encoder.name):
        if row in places:
            vectors[places[row]] = np.frombuffer(vector, dtype="<f4")
    return vectors
