"""Training a shop: from its events to models that serve, or a reason why the old ones stay.

    report = train_shop(shop, events)           # what `daogou train` does
    report.version, report.quality["fusion"]

It runs beside a server: only the writer of models is kept out, and the new version is pointed to in
one step when it is complete. An interrupted training goes on where it was.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import ModelRefused, ShopError
from retrieval.models.interactions import Interactions
from retrieval.models.popularity import PopularityConfig
from retrieval.models.training import CHECKPOINT
from retrieval.processor import one_thread
from retrieval.recommend.guard import GuardConfig
from retrieval.recommend.items import ItemTable
from retrieval.recommend.material import Material, learn_from
from retrieval.recommend.publishing import TrainReport, publish
from retrieval.recommend.training import TrainConfig, Trained, fit_fusion
from retrieval.recommend.versions import FOLDER
from retrieval.recommend.wishes import MadeUp
from retrieval.reviews.build import build_summaries
from retrieval.reviews.saved import FILE
from retrieval.types import Event
from retrieval.writer_lock import WriterLock

if TYPE_CHECKING:
    from retrieval.reviews.sentiment import SentenceEncoder
    from retrieval.shop import Shop
    from retrieval.types import Progress

#: A pause of so many seconds begins another visit.
VISIT_S = 1_800.0
#: Times that never get here count steps, not seconds.
YEAR_S = 365 * 86_400.0
#: Up to so many interactions models are smaller, and trained for less long.
SMALL = 100_000
#: Checkpoints and TensorBoard's files of the training that is under way, or of the last one.
TRAINING = ".training"


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
        material = learn_from(shop, events, now or datetime.now(UTC))
        with _checkpoints(folder) as kept:
            wishes = MadeUp(material.products, material.interactions.item_ids, shop.encoder)
            trained = _trained(material, wishes, config, kept, progress)
            seconds |= trained.seconds
            report = publish(folder, trained, material, guard=guard, force=force)
    seconds["all"] = time.perf_counter() - started
    return replace(report, seconds=seconds, reviews=reviewed)


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
        graph=replace(config.graph, learning_rate=1e-2, batch_size=512, epochs=40, every=4),
        sequence=replace(
            config.sequence,
            embedding_size=32,
            dropout=0.3,
            learning_rate=3e-3,
            batch_size=batch_size,
            epochs=30,
            patience=4,
        ),
        ranker=replace(config.ranker, epochs=200, learning_rate=0.1, patience=20),
    )


def threads_for(interactions: Interactions) -> AbstractContextManager[None]:
    """One thread where there is little to learn from, else all; see `one_thread`."""
    return one_thread() if len(interactions) <= SMALL else nullcontext()


def _trained(
    material: Material,
    wishes: MadeUp,
    config: TrainConfig | None,
    folder: Path,
    progress: Progress | None,
) -> Trained:
    interactions = material.interactions
    items = ItemTable.from_products(
        material.products,
        interactions.item_ids,
        sentiment=lambda name: material.shares.get(name, float("nan")),
    )
    try:
        with threads_for(interactions):
            return fit_fusion(
                interactions,
                items,
                config or config_for(interactions),
                vectors=material.vectors if material.vectors.any() else None,
                wishes=wishes,
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
