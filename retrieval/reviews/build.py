"""Build the summaries of a whole shop, product by product, in memory that doesn't grow with it.

    build_summaries(store, encoder, shop / FILE)

The reviews are read twice: once to draw the sample that trains the head and to find the aspects,
once to summarise. While the shop has grown by less than a fifth since then, head and aspects stay,
and a product whose reviews are as they were keeps its summary.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import ShopError
from retrieval.reviews.aspect_mining import AspectConfig, AspectFinder
from retrieval.reviews.aspects import ProductWords
from retrieval.reviews.opinions import read_opinions
from retrieval.reviews.saved import Basis, ReviewSummaries, Saved, write_summaries
from retrieval.reviews.sentiment import SentenceEncoder, SentimentConfig, SentimentHead, clean_stars
from retrieval.reviews.summary import SummaryConfig, summary_of

if TYPE_CHECKING:
    from retrieval.catalogue.store import CatalogueStore
    from retrieval.types import Product, Progress, Review

log = logging.getLogger(__name__)

_PRODUCTS_PER_READ = 200


@dataclass(frozen=True, slots=True)
class ReviewsConfig:
    """Settings of the whole build.

    Attributes:
        sentiment: of the head.
        aspects: what is said often enough.
        summary: what makes it into a summary.
        batch_size: reviews that are read and embedded at a time.
        refit_growth: head and aspects are made anew when the number of reviews has changed by more
            than this share.
    """

    sentiment: SentimentConfig = field(default_factory=SentimentConfig)
    aspects: AspectConfig = field(default_factory=AspectConfig)
    summary: SummaryConfig = field(default_factory=SummaryConfig)
    batch_size: int = 256
    refit_growth: float = 0.2

    def digest(self, encoder: SentenceEncoder) -> str:
        """Of all that summaries depend on beside the reviews."""
        parts = [asdict(part) for part in (self.sentiment, self.aspects, self.summary)]
        return json.dumps([encoder.name, *parts], sort_keys=True)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: products with reviews, their reviews, summaries kept as they were."""

    products: int
    reviews: int
    kept: int
    refitted: bool


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """One product with its reviews."""

    product: Product
    reviews: tuple[Review, ...]

    def digest(self) -> str:
        """Of the reviews, whatever their order, and of the words for the product."""
        rows = sorted([review.text, str(review.stars)] for review in self.reviews)
        own = ProductWords.of(self.product)
        content = json.dumps([rows, sorted(own.names), sorted(own.colors)])
        return hashlib.sha256(content.encode()).hexdigest()[:24]


def build_summaries(
    store: CatalogueStore,
    encoder: SentenceEncoder,
    path: Path,
    *,
    progress: Progress | None = None,
    config: ReviewsConfig | None = None,
) -> BuildReport:
    """Summarise the reviews of all products and save them; where it fails the old file stays.

    Args:
        store: the catalogue; only read.
        encoder: the text encoder of the shop.
        path: of the file, `saved.FILE` in the shop's directory.
        progress: told after each batch.
        config: defaults will do.
    """
    config = config or ReviewsConfig()
    old = _open_old(path)
    try:
        builder = _Builder(store, encoder, config, old, progress or (lambda *_: None))
        return builder.build(path)
    finally:
        if old is not None:
            old.close()


def _open_old(path: Path) -> ReviewSummaries | None:
    if not path.exists():
        return None
    try:
        return ReviewSummaries.open(path)
    except ShopError as error:
        log.warning("%s They are built again.", error.message)
        return None


class _Builder:
    """One build."""

    def __init__(
        self,
        store: CatalogueStore,
        encoder: SentenceEncoder,
        config: ReviewsConfig,
        old: ReviewSummaries | None,
        progress: Progress,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._config = config
        self._old = old
        self._progress = progress
        self._total = store.count()
        self._products = self._reviews = self._kept = 0

    def build(self, path: Path) -> BuildReport:
        """Make or keep head and aspects, then summarise."""
        generation = self._store.generation
        basis, refitted = self._basis(generation)
        write_summaries(path, basis, self._summaries(basis, refitted))
        return BuildReport(self._products, self._reviews, self._kept, refitted)

    def _basis(self, generation: int) -> tuple[Basis, bool]:
        settings = self._config.digest(self._encoder)
        old = self._old.basis if self._old is not None else None
        if old is not None and old.settings == settings:
            count = sum(len(reviewed.reviews) for batch in self._batches("") for reviewed in batch)
            if abs(count - old.n_reviews) <= self._config.refit_growth * old.n_reviews:
                kept = Basis(old.head, old.aspects, settings, generation, old.n_reviews)
                return kept, False
        finder = AspectFinder(self._store.products(), self._config.aspects)
        sample = _Sample(self._config.sentiment)
        for batch in self._batches("reading reviews"):
            for reviewed in batch:
                finder.read(review.text for review in reviewed.reviews)
                for review in reviewed.reviews:
                    sample.add(review)
        head = SentimentHead.fit(*sample.columns(), self._encoder, self._config.sentiment)
        return Basis(head, finder.aspects(), settings, generation, sample.seen), True

    def _summaries(self, basis: Basis, refitted: bool) -> Iterator[Saved]:
        for batch in self._batches("summarising reviews"):
            ids = [reviewed.product.id for reviewed in batch]
            old = {} if refitted else self._old_of(ids)
            fresh = []
            for reviewed in batch:
                known = old.get(reviewed.product.id)
                if known is not None and known.digest == reviewed.digest():
                    self._kept += 1
                    yield known
                else:
                    fresh.append(reviewed)
            self._products += len(batch)
            self._reviews += sum(len(reviewed.reviews) for reviewed in batch)
            yield from self._summarised(fresh, basis)

    def _old_of(self, product_ids: list[str]) -> dict[str, Saved]:
        try:
            return {} if self._old is None else self._old.saved(product_ids)
        except ShopError as error:
            log.warning("%s They are built again.", error.message)
            return {}

    def _summarised(self, batch: list[_Reviewed], basis: Basis) -> Iterator[Saved]:
        """All clauses of the batch go through the encoder together, which is faster."""
        reviews = [review for reviewed in batch for review in reviewed.reviews]
        own = [words for r in batch for words in [ProductWords.of(r.product)] * len(r.reviews)]
        found = read_opinions(reviews, basis.head, basis.aspects, self._encoder, own)
        by_review: list[list[int]] = [[] for _ in reviews]
        for position, opinion in enumerate(found):
            by_review[opinion.review].append(position)
        start = 0
        for reviewed in batch:
            end = start + len(reviewed.reviews)
            opinions = [found[p].within(start) for row in by_review[start:end] for p in row]
            summary = summary_of(reviewed.reviews, opinions, self._config.summary)
            yield Saved(reviewed.product.id, reviewed.digest(), summary)
            start = end

    def _batches(self, what: str) -> Iterator[list[_Reviewed]]:
        """Products with reviews, about `batch_size` reviews at a time."""
        batch: list[_Reviewed] = []
        for done, reviewed in enumerate(self._all(), start=1):
            if reviewed.reviews:
                batch.append(reviewed)
            if sum(len(r.reviews) for r in batch) >= self._config.batch_size:
                yield batch
                batch = []
                if what:
                    self._progress(done, self._total, what)
        if batch:
            yield batch
        if what:
            self._progress(self._total, self._total, what)

    def _all(self) -> Iterator[_Reviewed]:
        """All products; short reads, so that no transaction stays open while the encoder works."""
        ids = list(self._store.ids())
        for start in range(0, len(ids), _PRODUCTS_PER_READ):
            for product in self._store.get(ids[start : start + _PRODUCTS_PER_READ]).values():
                yield _Reviewed(product, self._store.reviews(product.id))


class _Sample:
    """Reviews to train on, by chance, with room for as many of one as of five stars."""

    def __init__(self, config: SentimentConfig) -> None:
        self._room = max(1, config.most_reviews // 5)
        self._rng = np.random.default_rng(config.seed)
        self._kept: dict[int, list[Review]] = {stars: [] for stars in range(1, 6)}
        self._count = dict.fromkeys(self._kept, 0)
        #: Reviews offered, those without stars too.
        self.seen = 0

    def add(self, review: Review) -> None:
        """Offer one review (reservoir sampling, algorithm R)."""
        self.seen += 1
        stars = clean_stars(review.stars)
        if stars is None:
            return
        key = round(stars)
        self._count[key] += 1
        if len(self._kept[key]) < self._room:
            self._kept[key].append(review)
        elif (place := int(self._rng.integers(self._count[key]))) < self._room:
            self._kept[key][place] = review

    def columns(self) -> tuple[list[str], list[float | None]]:
        """Texts and stars of the sample."""
        kept = [review for reviews in self._kept.values() for review in reviews]
        return [review.text for review in kept], [review.stars for review in kept]
