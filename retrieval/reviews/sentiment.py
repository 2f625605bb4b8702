"""Sentiment: a small head on the sentence embeddings, trained on the stars of the shop's reviews.

    head = SentimentHead.fit(texts, stars, encoder)
    head.predict(["The zip broke."], encoder)          # (1,): 0.12

A review is the mean of the vectors of its clauses and its label is its stars, softly: 5 is 1, 4 is
0.75, 1 is 0. As the head is linear, what it learns from means it can say of each clause. (On whole
texts in one vector it told good clauses from bad with an AUC of 0.75, on means with 0.79.)
Beside the reviews it always learns `general_opinions.tsv`, short sentences from no shop; where
reviews are few or all alike, nothing else.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ShopCorrupt, ShopError
from retrieval.index.manifest import write_atomically
from retrieval.reviews.logistic import balanced, fit_logistic, sigmoid
from retrieval.reviews.sentences import clauses

if TYPE_CHECKING:
    from pathlib import Path

Floats = NDArray[np.float32]
#: Texts per call of the encoder.
BATCH_SIZE = 512
REBUILD = "Build the summaries of the reviews again; nothing else is lost."


class SentenceEncoder(Protocol):
    """What is wanted of the text encoder."""

    @property
    def name(self) -> str:
        """Tells vectors of one model from those of another."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (len(texts), dimension), float32."""
        ...


@dataclass(frozen=True, slots=True)
class SentimentConfig:
    """Settings of the head.

    Attributes:
        regularization: L2 penalty per 1,000 rows; 0.3 to 3 are alike on the demo shop.
        least_of_each: reviews with at most two, and with at least four stars, that are needed
            before the shop's reviews count at all.
        most_reviews: more are sampled.
        star_weight: log-odds that each star above three adds to a clause of that review.
        concession_weight: log-odds that a clause loses for announcing a complaint ("Minor
            point: …"), instead of what its stars would give.
        seed: of the sample.
    """

    regularization: float = 1.0
    least_of_each: int = 10
    most_reviews: int = 4_000
    star_weight: float = 0.5
    concession_weight: float = 1.5
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SentimentHead:
    """Weights over the vectors of one encoder.

    Attributes:
        weights: (dimension,), float32.
        bias: added to weights · vector.
        encoder: name of the encoder that made the vectors.
        trained_on: reviews of the shop that it has seen; 0 where it knows general opinions only.
        config: what it was fitted with, the seed included.
    """

    weights: Floats
    bias: float
    encoder: str
    trained_on: int
    config: SentimentConfig

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        stars: Sequence[float | None],
        encoder: SentenceEncoder,
        config: SentimentConfig | None = None,
    ) -> SentimentHead:
        """Train on reviews; those without stars or words are passed over.

        Args:
            texts: of reviews.
            stars: 1 to 5 of each; None or NaN where unknown.
            encoder: the one whose vectors the head will be asked about.
            config: defaults will do.
        """
        config = config or SentimentConfig()
        opinions, labels = general_opinions()
        parts = [(encoder.encode_texts(opinions), *balanced(labels))]
        rated = [(text, s) for text, s in zip(texts, map(clean_stars, stars), strict=True) if s]
        kept = _sample([pair for pair in rated if clauses(pair[0])], config)
        if _tells(np.array([s for _, s in kept]), config.least_of_each):
            vectors = mean_vectors([text for text, _ in kept], encoder)
            parts.append((vectors, *balanced(np.array([(s - 1) / 4 for _, s in kept]))))
        else:
            kept = []
        rows, targets, masses = (np.concatenate(column) for column in zip(*parts, strict=True))
        penalty = config.regularization * len(rows) / 1_000
        weights, bias = fit_logistic(rows, targets, masses, penalty)
        return cls(weights, bias, encoder.name, len(kept), config)

    def logits(self, vectors: Floats) -> NDArray[np.float64]:
        """Log-odds of being positive, (n,), of vectors (n, dimension) of clauses or means."""
        return vectors.astype(np.float64) @ self.weights.astype(np.float64) + self.bias

    def predict(self, texts: Sequence[str], encoder: SentenceEncoder) -> NDArray[np.float64]:
        """Probability that each text is positive, (len(texts),); NaN where it has no words.

        Raises:
            ShopError: the encoder isn't the one of the head.
        """
        self.check(encoder)
        return sigmoid(self.logits(mean_vectors(texts, encoder)))

    def check(self, encoder: SentenceEncoder) -> None:
        """Refuse vectors of another encoder.

        Raises:
            ShopError: the encoder isn't the one of the head.
        """
        if encoder.name != self.encoder:
            raise ShopError(
                f"The sentiment head is of encoder {self.encoder}, not of {encoder.name}.",
                hint=REBUILD,
            )

    def to_bytes(self) -> bytes:
        """The head as a .npz archive."""
        notes = {"encoder": self.encoder, "trained_on": self.trained_on, **asdict(self.config)}
        buffer = io.BytesIO()
        np.savez(buffer, weights=self.weights, bias=self.bias, notes=json.dumps(notes))
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes, name: str = "The sentiment head") -> SentimentHead:
        """Read what `to_bytes` made.

        Raises:
            ShopCorrupt: it can't be read.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as saved:
                weights, bias = saved["weights"].astype(np.float32), float(saved["bias"])
                notes = json.loads(str(saved["notes"]))
            encoder, count = str(notes.pop("encoder")), int(notes.pop("trained_on"))
            head = cls(weights, bias, encoder, count, SentimentConfig(**notes))
        except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
            raise ShopCorrupt(f"{name} can't be read: {error}", hint=REBUILD) from error
        if weights.ndim != 1 or not (np.isfinite(weights).all() and math.isfinite(bias)):
            raise ShopCorrupt(f"{name} holds no usable weights.", hint=REBUILD)
        return head

    def save(self, path: Path) -> None:
        """Write the head to a file, in one step."""
        write_atomically(path, self.to_bytes())

    @classmethod
    def load(cls, path: Path) -> SentimentHead:
        """Read what `save` wrote.

        Raises:
            ShopCorrupt: there is no such file, or it can't be read.
        """
        try:
            return cls.from_bytes(path.read_bytes(), str(path))
        except OSError as error:
            raise ShopCorrupt(f"{path} can't be read: {error}", hint=REBUILD) from error


def clean_stars(stars: float | None) -> float | None:
    """Stars within 1 to 5; None where they are unknown or not a number."""
    return None if stars is None or not math.isfinite(stars) else min(5.0, max(1.0, stars))


def mean_vectors(texts: Sequence[str], encoder: SentenceEncoder) -> Floats:
    """The mean over the clauses of each text, (len(texts), dimension); NaN where it has none."""
    owners: list[int] = []
    pieces: list[str] = []
    for number, text in enumerate(texts):
        found = clauses(text)
        owners += [number] * len(found)
        pieces += found
    sums = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    for start in range(0, len(pieces), BATCH_SIZE):
        batch = slice(start, start + BATCH_SIZE)
        np.add.at(sums, owners[batch], encoder.encode_texts(pieces[batch]))
    counts = np.bincount(np.asarray(owners, dtype=np.int64), minlength=len(texts))
    with np.errstate(invalid="ignore"):
        means: Floats = (sums / counts[:, None]).astype(np.float32)
    return means


def general_opinions() -> tuple[list[str], NDArray[np.float64]]:
    """Sentences that are good or bad in any shop, and 1 or 0 of each."""
    text = files("retrieval.reviews").joinpath("general_opinions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t", 1) for line in text.splitlines()]
    return [sentence for _, sentence in rows], np.array([float(sign == "+") for sign, _ in rows])


def _tells(stars: NDArray[np.float64], least: int) -> bool:
    return int((stars <= 2).sum()) >= least and int((stars >= 4).sum()) >= least


def _sample(rated: Sequence[tuple[str, float]], config: SentimentConfig) -> list[tuple[str, float]]:
    if len(rated) <= config.most_reviews:
        return list(rated)
    chosen = np.random.default_rng(config.seed).choice(
        len(rated), config.most_reviews, replace=False
    )
    return [rated[number] for number in np.sort(chosen)]
