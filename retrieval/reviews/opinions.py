"""Opinions: the clauses of reviews that praise or fault something, with what they speak of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retrieval.reviews.aspects import NO_WORDS, Aspects, ProductWords
from retrieval.reviews.logistic import sigmoid
from retrieval.reviews.quoting import speaks_of_product
from retrieval.reviews.sentences import Clause, read_clauses
from retrieval.reviews.sentiment import BATCH_SIZE, clean_stars

if TYPE_CHECKING:
    from retrieval.reviews.sentiment import SentenceEncoder, SentimentConfig, SentimentHead
    from retrieval.types import Review

#: "Minor point: …", "Cons: …", "That said, …": what follows is a complaint, whatever the stars.
_ANNOUNCED = re.compile(
    r"\W*(?:(?:the|my|one|only|a|small|minor|slight|tiny|biggest|main)\s+){0,3}"
    r"(?:catch|cons?|complaints?|criticism|downsides?|drawbacks?|gripes?|grumble|issues?|minus"
    r"|negatives?|niggles?|nitpick|point|problems?|quibble|thing)\s*:"
    r"|\W*(?:that said|on the other hand|on the downside)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """One clause of one review.

    Attributes:
        review: position of the review among those read.
        text: an exact piece of the review's text.
        positive: probability that it praises, from the words and the stars beside them.
        aspects: names of what it speaks of; may be empty.
    """

    review: int
    text: str
    positive: float
    aspects: tuple[str, ...]

    def within(self, start: int) -> Opinion:
        """The same, with reviews counted from number `start` on."""
        return replace(self, review=self.review - start)


def read_opinions(
    reviews: Sequence[Review],
    head: SentimentHead,
    aspects: Aspects,
    encoder: SentenceEncoder,
    own: Sequence[ProductWords] | None = None,
) -> list[Opinion]:
    """Read the clauses of reviews of one product or of many, in their order.

    Args:
        reviews: what to read.
        head: of this encoder.
        aspects: of the shop.
        encoder: makes the vectors, in batches.
        own: per review, the words of its product; none where left out.

    Raises:
        ShopError: the head is of another encoder.
    """
    head.check(encoder)
    pieces = [(number, clause) for number, review in enumerate(reviews) for clause in _said(review)]
    found = []
    for start in range(0, len(pieces), BATCH_SIZE):
        batch = pieces[start : start + BATCH_SIZE]
        logits = head.logits(encoder.encode_texts([clause.text for _, clause in batch]))
        logits += [_lean(reviews[number].stars, clause, head.config) for number, clause in batch]
        for (number, clause), positive in zip(batch, sigmoid(logits).tolist(), strict=True):
            product = NO_WORDS if own is None else own[number]
            named = aspects.named_in(clause.text, product)
            found.append(Opinion(number, clause.text, positive, named))
    return found


def _said(review: Review) -> Iterator[Clause]:
    return (clause for clause in read_clauses(review.text) if speaks_of_product(clause.text))


def _lean(stars: float | None, clause: Clause, config: SentimentConfig) -> float:
    """Log-odds that come from around the words: an announced complaint, or else the stars.

    Stars say nothing of what is set against the rest ("comfortable, but …").
    """
    if _ANNOUNCED.match(clause.text):
        return -config.concession_weight
    known = clean_stars(stars)
    return 0.0 if known is None or clause.turned else config.star_weight * (known - 3.0)


def is_praise(positive: float, margin: float) -> bool | None:
    """True for praise, False for a complaint, None within the margin around even odds."""
    if math.isnan(positive) or abs(positive - 0.5) < margin:
        return None
    return positive > 0.5
