from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from retrieval.errors import ShopCorrupt, ShopError
from retrieval.reviews.held_out import figures, held_out
from retrieval.reviews.logistic import balanced, fit_logistic, sigmoid
from retrieval.reviews.sentiment import SentimentConfig, SentimentHead, general_opinions

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.encoders.text import TextEncoder
    from retrieval.types import Review

PAIRS = [
    ("Very comfortable.", "Not comfortable."),
    ("The battery lasts a week.", "The battery doesn't last a day."),
    ("It never leaked.", "It leaked at once."),
    ("The zip runs well.", "The zip broke after a week."),
    ("Worth the money.", "Not worth the money."),
]


def test_newtons_method_finds_the_known_answer() -> None:
    rows = np.array([[1.0], [1.0], [1.0], [-1.0]], dtype=np.float32)
    labels = np.array([1.0, 1.0, 0.0, 0.5])
    weights, bias = fit_logistic(rows, labels, np.ones(4), 1e-9)
    odds = sigmoid(np.array([1.0, -1.0]) * weights[0] + bias)
    assert odds == pytest.approx([2 / 3, 1 / 2], abs=1e-4)


def test_balanced_labels_have_as_much_mass_for_as_against() -> None:
    labels, weights = balanced(np.array([1.0, 1.0, 1.0, 0.75, 0.0]))
    assert (labels * weights).sum() == pytest.approx(2.5)
    assert weights.sum() == pytest.approx(5)


@pytest.mark.parametrize(("good", "bad"), PAIRS)
def test_without_reviews_it_knows_general_opinions(
    good: str, bad: str, general_head: SentimentHead, encoder: TextEncoder
) -> None:
    praise, complaint = general_head.predict([good, bad], encoder)
    assert praise > 0.5 > complaint
    assert general_head.trained_on == 0


@pytest.mark.parametrize(
    "stars", [[5.0] * 30, [5.0] * 29 + [1.0], [None] * 30, [float("nan")] * 30, [3.0] * 30]
)
def test_reviews_of_one_kind_teach_nothing(
    stars: list[float | None], general_head: SentimentHead, encoder: TextEncoder
) -> None:
    texts = [f"Review number {number} of a zip." for number in range(30)]
    head = SentimentHead.fit(texts, stars, encoder)
    assert head.trained_on == 0
    np.testing.assert_allclose(head.weights, general_head.weights, atol=1e-6)


def test_it_learns_the_words_of_the_shop(encoder: TextEncoder) -> None:
    good = [f"Purring within {n} hours." for n in range(12)]
    bad = [f"Flocculated within {n} hours." for n in range(12)]
    head = SentimentHead.fit(good + bad, [5.0] * 12 + [1.0] * 12, encoder)
    praise, complaint = head.predict(["Purring already.", "Flocculated already."], encoder)
    assert head.trained_on == 24
    assert praise > 0.6
    assert complaint < 0.4


def test_texts_without_words_are_nan(general_head: SentimentHead, encoder: TextEncoder) -> None:
    odds = general_head.predict(["", "😀!", "Lovely."], encoder)
    assert np.isnan(odds[:2]).all()
    assert 0 < odds[2] < 1
    assert general_head.predict([], encoder).shape == (0,)


def test_on_held_out_reviews_it_beats_the_majority_class(
    demo_reviews: list[Review], encoder: TextEncoder
) -> None:
    found = held_out(demo_reviews, encoder)
    assert found.n > 800
    assert found.auc > 0.7
    assert found.balanced_accuracy > 0.62


def test_more_reviews_than_wanted_are_sampled_by_the_seed(
    demo_reviews: list[Review], encoder: TextEncoder
) -> None:
    texts, stars = zip(*((review.text, review.stars) for review in demo_reviews), strict=True)
    config = SentimentConfig(most_reviews=300, seed=3)
    first, again = (SentimentHead.fit(texts, stars, encoder, config) for _ in range(2))
    assert first.trained_on == 300
    np.testing.assert_array_equal(first.weights, again.weights)


def test_figures_of_a_known_ranking() -> None:
    found = figures(np.array([0.9, 0.6, 0.6, 0.2]), np.array([True, True, False, False]))
    assert (found.auc, found.balanced_accuracy, found.accuracy) == (0.875, 0.75, 0.75)


def test_a_saved_head_comes_back_whole(
    general_head: SentimentHead, encoder: TextEncoder, tmp_path: Path
) -> None:
    general_head.save(tmp_path / "head.npz")
    loaded = SentimentHead.load(tmp_path / "head.npz")
    texts = [text for pair in PAIRS for text in pair]
    np.testing.assert_array_equal(
        loaded.predict(texts, encoder), general_head.predict(texts, encoder)
    )
    assert (loaded.encoder, loaded.config) == (general_head.encoder, general_head.config)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"hello"])
def test_a_damaged_head_is_an_error_with_a_hint(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "head.npz").write_bytes(damage)
    with pytest.raises(ShopCorrupt) as caught:
        SentimentHead.load(tmp_path / "head.npz")
    assert "again" in caught.value.hint
    with pytest.raises(ShopCorrupt):
        SentimentHead.load(tmp_path / "none.npz")


def test_every_cut_of_a_saved_head_is_noticed(general_head: SentimentHead) -> None:
    content = general_head.to_bytes()
    for size in range(0, len(content), 97):
        with pytest.raises(ShopCorrupt):
            SentimentHead.from_bytes(content[:size])


def test_the_head_of_another_encoder_is_refused(encoder: TextEncoder) -> None:
    head = SentimentHead(np.zeros(384, np.float32), 0.0, "another", 0, SentimentConfig())
    with pytest.raises(ShopError, match="another"):
        head.predict(["Good."], encoder)


def test_general_opinions_are_of_both_kinds_and_unique() -> None:
    texts, labels = general_opinions()
    assert len(set(texts)) == len(texts)
    assert 0.3 < labels.mean() < 0.7
