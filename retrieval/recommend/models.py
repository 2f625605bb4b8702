"""A shop's trained models as one thing: saved, checked, loaded, never half.

    models = load_models(shop / FOLDER, catalogue_ids)
    models.fusion, models.version

A version is a folder: one folder for each scorer, `ranker/` and `shelf/`, the product and shopper
ids that the models number, a table of columns, and the manifest with everybody's checksums.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from retrieval.errors import ModelRefused, ShopCorrupt, ShopError, ShopMissing
from retrieval.models.content import ContentScorer
from retrieval.models.factor import FactorScorer
from retrieval.models.files import read_arrays, write_arrays
from retrieval.models.graph import GraphScorer
from retrieval.models.item_item import ItemItemScorer
from retrieval.models.popularity import PopularityScorer
from retrieval.models.scorer import Scorer
from retrieval.models.sequence import SequenceScorer
from retrieval.ranking.ranker import Ranker
from retrieval.recommend.features import feature_names
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.items import ItemTable
from retrieval.recommend.manifest import ModelManifest, files_of
from retrieval.recommend.versions import RETRAIN, Versions

log = logging.getLogger(__name__)

SCORERS: Mapping[str, type[Scorer]] = {
    scorer.name: scorer
    for scorer in (
        PopularityScorer,
        ItemItemScorer,
        FactorScorer,
        GraphScorer,
        SequenceScorer,
        ContentScorer,
    )
}
RANKERS = ("ranker", "shelf")
IDS, TABLE = "ids.json", "table.safetensors"
#: Of the smaller of two catalogues so many products must be in both for them to be one.
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Models:
    """What a training has left, ready to answer.

    Attributes:
        version: its name.
        fusion: the scorers and the ranker; of its products nothing but the ids is known.
        shoppers: numbers of the shoppers that it was trained with, by id.
        manifest: where it comes from.
    """

    version: str
    fusion: Fusion
    shoppers: Mapping[str, int]
    manifest: ModelManifest

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Products by number."""
        return self.fusion.items.ids


def save_models(folder: Path, models: Models) -> ModelManifest:
    """Write all of it into an empty folder that exists.

    Returns:
        The manifest, with the checksums.

    Raises:
        OSError: the disk is full.
    """
    fusion = models.fusion
    for name, scorer in fusion.scorers.items():
        (folder / name).mkdir()
        scorer.save(folder / name)
    for name, ranker in zip(RANKERS, (fusion.ranker, fusion.shelf), strict=True):
        if ranker is not None:
            (folder / name).mkdir()
            ranker.save(folder / name)
    ids = {"items": models.item_ids, "shoppers": tuple(models.shoppers)}
    (folder / IDS).write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")
    write_arrays(folder / TABLE, {"sales": fusion.sales})
    manifest = replace(models.manifest, files=files_of(folder))
    manifest.write(folder)
    return manifest


def read_models(folder: Path) -> Models:
    """Read what `save_models` wrote into a folder.

    Raises:
        ShopCorrupt: it isn't there, or isn't as it was saved.
    """
    manifest = ModelManifest.read(folder)
    manifest.verify(folder)
    try:
        return _read(folder, manifest)
    except Exception as error:  # checksums are right, so another release wrote it: libraries differ
        raise ShopCorrupt(f"The models in {folder} can't be read: {error}", hint=RETRAIN) from error


def load_models(folder: Path, catalogue: Collection[str] | None = None) -> Models:
    """Load the version that serves.

    Args:
        folder: of all versions, `versions.FOLDER` in the shop's directory.
        catalogue: ids of the shop's products; None doesn't compare.

    Raises:
        ShopMissing: nothing was trained yet.
        ShopCorrupt: it can't be read, or isn't as it was saved.
        ModelRefused: it was trained for another catalogue.
    """
    versions = Versions(folder)
    version = versions.current()
    if version is None:
        hint = "Train them: daogou train"
        raise ShopMissing(f"There are no trained models in {folder}.", hint=hint)
    models = read_models(versions.path(version))
    if catalogue is not None:
        check_catalogue(models.item_ids, catalogue)
    return models


def usable_models(folder: Path, catalogue: Collection[str] | None = None) -> Models | None:
    """The version that serves; None, with a warning in the log, where it can't be used.

    A shop without models is a shop that recommends by what is known of its products.
    """
    try:
        return load_models(folder, catalogue)
    except ShopMissing as error:
        log.info("%s", error.message)
    except ShopError as error:
        log.warning("%s It is served without them. %s", error.message, error.hint)
    return None


def check_catalogue(item_ids: Collection[str], catalogue: Collection[str]) -> None:
    """See that models are of the catalogue that they are to serve.

    Raises:
        ModelRefused: few of the products are the same.
    """
    shared = len(frozenset(item_ids) & frozenset(catalogue))
    if shared < LEAST_SHARED * min(len(item_ids), len(catalogue)):
        raise ModelRefused(
            f"The models were trained for another catalogue: of their {len(item_ids):,} products "
            f"{shared:,} are among the shop's {len(catalogue):,}.",
            hint="Train them for this one: daogou train",
        )


def configs_of(fusion: Fusion) -> dict[str, dict[str, Any]]:
    """Settings by scorer, as they were when it was trained."""
    found: dict[str, dict[str, Any]] = {}
    for name, scorer in fusion.scorers.items():
        config = getattr(scorer, "config", None)
        found[name] = {} if config is None else asdict(config)
    return found


def _read(folder: Path, manifest: ModelManifest) -> Models:
    scorers = {name: SCORERS[name].load(folder / name) for name in manifest.scorers}
    ranker, shelf = (
        Ranker.load(folder / name) if (folder / name).is_dir() else None for name in RANKERS
    )
    for one in (ranker, shelf):
        if one is not None and one.names != feature_names(tuple(manifest.scorers)):
            raise ValueError("its ranker was trained with other features")
    ids = json.loads((folder / IDS).read_text(encoding="utf-8"))
    names = tuple(ids["items"])
    table = read_arrays(folder / TABLE)
    items = ItemTable.bare(names)
    return Models(
        version=manifest.version,
        fusion=Fusion(scorers, items, table["sales"], ranker, shelf, seen=manifest.seen),
        shoppers={name: number for number, name in enumerate(ids["shoppers"])},
        manifest=manifest,
    )
