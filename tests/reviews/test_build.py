from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import ShopCorrupt, ShopError, ShopMissing
from retrieval.reviews.build import BuildReport, ReviewsConfig, build_summaries
from retrieval.reviews.saved import FILE, ReviewSummaries
from retrieval.reviews.summary import SummaryConfig
from tests.reviews.conftest import BAG, review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retrieval.encoders.text import TextEncoder
    from retrieval.reviews.sentiment import Floats
    from retrieval.types import Review


class CountingEncoder:
    """The real encoder; remembers how much it was asked at once and in all."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self.texts, self.most_at_once = 0, 0

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        self.texts += len(texts)
        self.most_at_once = max(self.most_at_once, len(texts))
        return self._encoder.encode_texts(texts)


def fill(store: CatalogueStore, *reviews: Review) -> None:
    store.apply([(BAG, None)], reviews=reviews)


#: A report, the summaries, and what the progress was told.
Built = tuple[BuildReport, ReviewSummaries, list[tuple[int, int | None, str]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.fixture(scope="module")
def demo_summaries(
    demo_shop: Path, encoder: TextEncoder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Built]:
    store = CatalogueStore.open(demo_shop / "catalogue.sqlite", read_only=True)
    path = tmp_path_factory.mktemp("reviews") / FILE
    told: list[tuple[int, int | None, str]] = []
    report = build_summaries(store, encoder, path, progress=lambda *step: told.append(step))
    store.close()
    with ReviewSummaries.open(path) as summaries:
        yield report, summaries, told


def test_the_demo_shop_is_summarised_whole(
    demo_summaries: Built, demo_reviews: list[Review]
) -> None:
    report, summaries, told = demo_summaries
    products = {review.product_id for review in demo_reviews}
    assert (report.products, report.reviews) == (len(products), len(demo_reviews))
    assert len(summaries) == len(products)
    assert (
        sum(s.summary.n_reviews for s in summaries.saved(list(products)).values()) == report.reviews
    )
    assert summaries.basis.head.trained_on == len(demo_reviews)
    assert told[-1][0] == told[-1][1] == 665


def test_quotes_stay_with_their_product(demo_summaries, demo_reviews: list[Review]) -> None:
    _, summaries, _ = demo_summaries
    texts: dict[str, str] = {}
    for written in demo_reviews:
        texts[written.product_id] = f"{texts.get(written.product_id, '')}\0{written.text}"
    quotes = 0
    for key, saved in summaries.saved(list(texts)).items():
        listed = [q for item in (*saved.summary.pros, *saved.summary.cons) for q in item.quotes]
        for quote in (*listed, *saved.summary.liked, *saved.summary.disliked):
            quotes += 1
            assert quote.text in texts[key]
    assert quotes > 500


def test_shares_are_for_ranking(demo_summaries, demo_reviews: list[Review]) -> None:
    _, summaries, _ = demo_summaries
    key = demo_reviews[0].product_id
    stars = [written.stars or 0 for written in demo_reviews if written.product_id == key]
    shares = summaries.shares([key, "unknown"])
    assert shares == {key: pytest.approx(sum(s >= 4 for s in stars) / len(stars))}


def test_a_shop_without_reviews(store: CatalogueStore, encoder: TextEncoder, path: Path) -> None:
    fill(store)
    report = build_summaries(store, encoder, path)
    with ReviewSummaries.open(path) as summaries:
        assert (report.products, len(summaries), summaries.get("bag")) == (0, 0, None)
        assert summaries.basis.head.trained_on == 0


def test_a_shop_with_one_review(store: CatalogueStore, encoder: TextEncoder, path: Path) -> None:
    fill(store, review("Comfortable, but the price is too high."))
    build_summaries(store, encoder, path)
    with ReviewSummaries.open(path) as summaries:
        found = summaries.get("bag")
    assert found is not None
    assert [pro.aspect for pro in found.pros] == ["comfort"]
    assert [con.aspect for con in found.cons] == ["price"]


def test_other_languages_pass(store: CatalogueStore, encoder: TextEncoder, path: Path) -> None:
    fill(store, review("非常舒服。拉链坏了！", 2.0), review("Muy cómodo, pero la cremallera…", 4.0))
    build_summaries(store, encoder, path)
    with ReviewSummaries.open(path) as summaries:
        found = summaries.get("bag")
    assert found is not None
    assert (found.n_reviews, found.share_positive) == (2, 0.5)


def test_only_what_changed_is_read_again(
    store: CatalogueStore, encoder: TextEncoder, path: Path
) -> None:
    others = [review(f"The size of {n} is right.", 4.0, f"bag-{n}") for n in range(9)]
    store.apply([(type(BAG)(id=f"bag-{n}", title="Bag"), None) for n in range(9)], reviews=others)
    fill(store, review("The size is right.", 5.0))
    assert build_summaries(store, encoder, path).refitted
    counting = CountingEncoder(encoder)
    fill(store, review("Too small.", 1.0))
    report = build_summaries(store, counting, path)
    assert (report.kept, report.refitted, counting.texts) == (9, False, 2)
    with ReviewSummaries.open(path) as summaries:
        assert [con.negative for con in summaries.get("bag").cons] == [1]


def test_many_reviews_or_other_settings_make_all_anew(
    store: CatalogueStore, encoder: TextEncoder, path: Path
) -> None:
    fill(store, review("Good size.", 5.0))
    build_summaries(store, encoder, path)
    assert not build_summaries(store, encoder, path).refitted
    assert build_summaries(
        store, encoder, path, config=ReviewsConfig(summary=SummaryConfig(margin=0.2))
    ).refitted
    fill(store, review("Bad size.", 1.0))
    assert build_summaries(store, encoder, path).refitted


def test_embeddings_are_made_in_batches(
    store: CatalogueStore, encoder: TextEncoder, path: Path
) -> None:
    fill(store, *[review(f"Number {n} is fine. " * 20, 5.0) for n in range(60)])
    counting = CountingEncoder(encoder)
    build_summaries(store, counting, path)
    assert counting.texts > 1_200
    assert counting.most_at_once <= 512


def test_a_build_that_fails_leaves_the_old_file(
    store: CatalogueStore, encoder: TextEncoder, path: Path
) -> None:
    fill(store, review("Good size.", 5.0))
    build_summaries(store, encoder, path)
    before = path.read_bytes()
    fill(store, review("Bad size.", 1.0))

    def stop(*step: object) -> None:
        if step[-1] == "summarising reviews":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_summaries(store, encoder, path, progress=stop)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_no_file_is_an_error_with_a_hint(path: Path) -> None:
    with pytest.raises(ShopMissing) as caught:
        ReviewSummaries.open(path)
    assert "Build" in caught.value.hint


@pytest.mark.parametrize("damage", ["garbage", "empty", "half", "layout", "head", "aspects", "row"])
def test_a_damaged_file_is_told_and_built_again(
    damage: str,
    store: CatalogueStore,
    encoder: TextEncoder,
    path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fill(store, review("Good size.", 5.0))
    build_summaries(store, encoder, path)
    _break(path, damage)
    with pytest.raises(ShopError) as caught, ReviewSummaries.open(path) as summaries:
        summaries.get("bag")
    assert isinstance(caught.value, ShopCorrupt)
    assert "again" in caught.value.hint
    with caplog.at_level(logging.WARNING):
        build_summaries(store, encoder, path)
    with ReviewSummaries.open(path) as summaries:
        assert summaries.get("bag") is not None
    assert "built again" in caplog.text


def _break(path: Path, damage: str) -> None:
    content = path.read_bytes()
    broken = {"garbage": b"not a database" * 99, "empty": b"", "half": content[: len(content) // 2]}
    if damage in broken:
        path.write_bytes(broken[damage])
        return
    changes = {
        "layout": "UPDATE notes SET value = '0' WHERE key = 'layout'",
        "head": "UPDATE notes SET value = x'00' WHERE key = 'head'",
        "aspects": "UPDATE notes SET value = '[[1]]' WHERE key = 'aspects'",
        "row": "UPDATE summaries SET summary = '{'",
    }
    with sqlite3.connect(path) as connection:
        connection.execute(changes[damage])
    connection.close()
