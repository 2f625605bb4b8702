"""The learned ranker: LambdaMART over what the scorers say and what is known of each product.

    ranker = Ranker.fit(groups, names, RankerConfig())
    ranker.predict(features)            # higher is better
    ranker.contributions(features)      # what moved each, by TreeSHAP

Burges, From RankNet to LambdaRank to LambdaMART, 2010; Lundberg et al., Consistent Individualized
Feature Attribution for Tree Ensembles, 2018. Both are LightGBM's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

Floats = NDArray[np.float32]
#: Fewer groups than this teach nothing that rank fusion doesn't know.
ENOUGH_GROUPS = 200
MODEL = "ranker.txt"


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """Settings of the ranker.

    Attributes:
        epochs: trees at most.
        learning_rate: of each tree.
        leaves: of each tree.
        regularization: L2 of the leaves.
        least_in_leaf: candidates.
        dropout: share of features that a tree doesn't see.
        validation: share of groups by which it stops early.
        patience: trees without a better nDCG.
        seed: of sampling.
    """

    epochs: int = 400
    learning_rate: float = 0.05
    leaves: int = 15
    regularization: float = 5.0
    least_in_leaf: int = 50
    dropout: float = 0.2
    validation: float = 0.15
    patience: int = 30
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one question: (n, n_features), and (n,) grades, 0 for what wasn't taken."""

    features: Floats
    grades: NDArray[np.int32]


class Ranker:
    """Trees that order the candidates of a question."""

    def __init__(self, booster: Any, names: tuple[str, ...]) -> None:
        self.names = names
        self._booster = booster

    @classmethod
    def fit(
        cls, groups: Sequence[Group], names: Sequence[str], config: RankerConfig | None = None
    ) -> Self | None:
        """Learn from questions of which something was taken.

        Args:
            groups: questions; those without anything taken teach nothing and are left out.
            names: of the features, the columns.
            config: settings.

        Returns:
            The ranker, or None where there are too few groups to learn from.
        """
        import lightgbm

        config = config or RankerConfig()
        useful = [group for group in groups if group.grades.any()]
        if len(useful) < ENOUGH_GROUPS:
            return None
        order = np.random.default_rng(config.seed).permutation(len(useful))
        held = max(1, int(config.validation * len(useful)))
        train = _dataset([useful[i] for i in order[held:]], names)
        check = _dataset([useful[i] for i in order[:held]], names, train)
        booster = lightgbm.train(
            _parameters(config),
            train,
            config.epochs,
            valid_sets=[check],
            callbacks=[lightgbm.early_stopping(config.patience, verbose=False)],
        )
        return cls(booster, tuple(names))

    def predict(self, features: Floats) -> Floats:
        """(n, n_features) → (n,), higher is better."""
        return np.asarray(self._booster.predict(features, num_threads=1), dtype=np.float32)

    def contributions(self, features: Floats) -> Floats:
        """What each feature adds to each score, exactly: (n, n_features), the rest is constant."""
        found = self._booster.predict(features, pred_contrib=True, num_threads=1)
        return np.asarray(found, dtype=np.float32)[:, :-1]

    def save(self, folder: Path) -> None:
        """Write it into a folder.

        Raises:
            OSError: the disk is full.
        """
        text = self._booster.model_to_string(num_iteration=self._booster.best_iteration)
        (folder / MODEL).write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, lightgbm.basic.LightGBMError: it isn't there, or isn't what was written.
        """
        import lightgbm

        booster = lightgbm.Booster(model_str=(folder / MODEL).read_text(encoding="utf-8"))
        return cls(booster, tuple(booster.feature_name()))


def _dataset(groups: Sequence[Group], names: Sequence[str], reference: Any = None) -> Any:
    import lightgbm

    return lightgbm.Dataset(
        np.concatenate([group.features for group in groups]),
        np.concatenate([group.grades for group in groups]),
        group=[len(group.grades) for group in groups],
        feature_name=list(names),
        reference=reference,
        free_raw_data=True,
    )


def _parameters(config: RankerConfig) -> dict[str, Any]:
    return {
        "objective": "lambdarank",
        "metric": "ndcg",
        "eval_at": [10],
        "lambdarank_truncation_level": 20,
        "learning_rate": config.learning_rate,
        "num_leaves": config.leaves,
        "lambda_l2": config.regularization,
        "min_data_in_leaf": config.least_in_leaf,
        "feature_fraction": 1.0 - config.dropout,
        "seed": config.seed,
        "deterministic": True,
        "force_row_wise": True,
        "verbosity": -1,
    }
