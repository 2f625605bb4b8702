"""Putting trained models where they serve, if they are good enough; else the old ones stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from retrieval.errors import ModelRefused, ShopError
from retrieval.evaluation.bootstrap import Interval, mean_intervals
from retrieval.recommend.guard import (
    Compared,
    GuardConfig,
    check_figures,
    check_lists,
    check_quality,
    compare,
)
from retrieval.recommend.manifest import ModelManifest, ids_digest
from retrieval.recommend.material import Material
from retrieval.recommend.models import (
    Models,
    check_catalogue,
    configs_of,
    read_models,
    save_models,
    usable_models,
)
from retrieval.recommend.training import Trained
from retrieval.recommend.versions import Versions
from retrieval.reviews.build import BuildReport


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What a training did.

    Attributes:
        version: that was trained; it serves, unless it was refused.
        refused: why the old one stays; None where the new one serves.
        hint: what to do about that.
        quality: nDCG at 10 on held-out steps, by scorer and of the fusion.
        compared: the new one beside the one that served; None where there was none.
        counts: interactions, shoppers, products.
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


def publish(
    folder: Path,
    trained: Trained,
    material: Material,
    *,
    guard: GuardConfig | None = None,
    force: bool = False,
    catalogue: Sequence[str] | None = None,
) -> TrainReport:
    """Save models and let them serve, unless they are bad: those are taken away again.

    Args:
        folder: of all versions.
        trained: the models.
        material: what they were learned from.
        guard: when they are too bad.
        force: never mind that they are worse than the old ones.
        catalogue: ids of the shop's products; None: those that were learned from.

    Raises:
        ShopError: they can't be written; the old version goes on serving.
    """
    guard = guard or GuardConfig()
    versions = Versions(folder)
    models = models_of(trained, material, versions)
    manifest = models.manifest
    report = TrainReport(
        manifest.version, None, None, manifest.quality, None, manifest.counts, {}, None
    )
    ids = catalogue if catalogue is not None else models.item_ids
    old = usable_models(folder, ids)
    names = (models.item_ids, material.interactions.shopper_ids)
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


def models_of(trained: Trained, material: Material, versions: Versions) -> Models:
    """What is saved: the fusion, with what else the events tell of products."""
    fusion, interactions = trained.fusion, material.interactions
    created = datetime.now(UTC)
    stem = f"{created:%Y%m%d-%H%M%S}-{interactions.digest[:8]}"
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
        },
        newest=interactions.last_time,
        quality=_quality(trained),
        seconds=trained.seconds,
        seen=fusion.seen,
    )
    return Models(
        version=manifest.version,
        fusion=fusion,
        shoppers={name: number for number, name in enumerate(interactions.shopper_ids)},
        manifest=manifest,
    )


def _quality(trained: Trained) -> dict[str, Interval]:
    return {name: mean_intervals(found[:, None])[0] for name, found in trained.gains.items()}
