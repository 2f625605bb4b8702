"""The summary of a product's reviews: how many are positive, pros and cons with counts and quotes.

    summary = summarise(reviews, head, aspects, encoder)
    summary.cons[0].aspect, summary.cons[0].negative, summary.cons[0].quotes[0].text

Counts are of reviews: one that praises the battery twice counts once. Every quote is an exact
piece of the text of a review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.reviews.aspects import NO_WORDS, Aspects, ProductWords
from retrieval.reviews.opinions import Opinion, is_praise, read_opinions
from retrieval.reviews.quoting import quotable
from retrieval.reviews.sentiment import clean_stars

if TYPE_CHECKING:
    from retrieval.reviews.sentiment import SentenceEncoder, SentimentHead
    from retrieval.types import Review


@dataclass(frozen=True, slots=True)
class SummaryConfig:
    """What makes it into a summary.

    Attributes:
        margin: clauses whose probability is nearer to 0.5 than this aren't opinions.
        least_share: of the reviews that judge an aspect, those needed on a side to list it there.
        most_aspects: listed per side.
        most_quotes: per aspect and side, and of the whole per side.
        positive_stars: a review with as many stars or more is positive.
    """

    margin: float = 0.1
    least_share: float = 1 / 3
    most_aspects: int = 6
    most_quotes: int = 2
    positive_stars: float = 4.0


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact piece of one review's text, and the stars of that review, where it gave any."""

    text: str
    stars: float | None


@dataclass(frozen=True, slots=True)
class AspectOpinion:
    """What reviews say of one aspect: how many praise and fault it, quotes of the side it is on."""

    aspect: str
    positive: int
    negative: int
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """What the reviews of one product say.

    Attributes:
        n_reviews: how many there are.
        n_judged: those with stars, or words that say which way they lean.
        share_positive: of those judged, from 0 to 1; None where there are none.
        pros: aspects that are praised, first what many praise and few fault.
        cons: aspects that are faulted, in the same way.
        liked: quotes of what is praised most clearly, whatever it is about.
        disliked: the same for what is faulted.
    """

    n_reviews: int = 0
    n_judged: int = 0
    share_positive: float | None = None
    pros: tuple[AspectOpinion, ...] = ()
    cons: tuple[AspectOpinion, ...] = ()
    liked: tuple[Quote, ...] = ()
    disliked: tuple[Quote, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON, every key present."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> ReviewSummary:
        """Read what `to_json` gave.

        Raises:
            ValueError, KeyError, TypeError: it isn't a summary.
        """
        share = values["share_positive"]
        return cls(
            int(values["n_reviews"]),
            int(values["n_judged"]),
            None if share is None else float(share),
            _aspect_opinions(values["pros"]),
            _aspect_opinions(values["cons"]),
            _quotes(values["liked"]),
            _quotes(values["disliked"]),
        )


def summarise(
    reviews: Sequence[Review],
    head: SentimentHead,
    aspects: Aspects,
    encoder: SentenceEncoder,
    own: ProductWords = NO_WORDS,
    config: SummaryConfig | None = None,
) -> ReviewSummary:
    """Summarise the reviews of one product.

    Args:
        reviews: all of one product, in any order.
        head: of this encoder.
        aspects: of the shop.
        encoder: makes the vectors of the clauses.
        own: words of the product, `ProductWords.of(product)`.
        config: defaults will do.

    Raises:
        ShopError: the head is of another encoder.
    """
    opinions = read_opinions(reviews, head, aspects, encoder, [own] * len(reviews))
    return summary_of(reviews, opinions, config or SummaryConfig())


def summary_of(
    reviews: Sequence[Review], opinions: Sequence[Opinion], config: SummaryConfig
) -> ReviewSummary:
    """The summary of one product's reviews, from the opinions read in them."""
    sides: dict[bool, list[Opinion]] = {True: [], False: []}
    for opinion in opinions:
        side = is_praise(opinion.positive, config.margin)
        if side is not None:
            sides[side].append(opinion)
    verdicts = _verdicts(reviews, opinions, config)
    by_aspect = {side: _by_aspect(found) for side, found in sides.items()}
    return ReviewSummary(
        n_reviews=len(reviews),
        n_judged=len(verdicts),
        share_positive=sum(verdicts) / len(verdicts) if verdicts else None,
        pros=_listed(True, by_aspect, reviews, config),
        cons=_listed(False, by_aspect, reviews, config),
        liked=_quoted(True, _telling(sides[True]), reviews, config),
        disliked=_quoted(False, _telling(sides[False]), reviews, config),
    )


def _verdicts(
    reviews: Sequence[Review], opinions: Sequence[Opinion], config: SummaryConfig
) -> list[bool]:
    """Per judged review whether it is positive: its stars say so, or else its words."""
    said: dict[int, list[float]] = defaultdict(list)
    for opinion in opinions:
        said[opinion.review].append(opinion.positive)
    found = []
    for number, review in enumerate(reviews):
        stars = clean_stars(review.stars)
        if stars is not None:
            found.append(stars >= config.positive_stars)
        elif number in said:
            leaning = is_praise(float(np.mean(said[number])), config.margin)
            found += [] if leaning is None else [leaning]
    return found


def _by_aspect(opinions: Iterable[Opinion]) -> dict[str, list[Opinion]]:
    found: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        for aspect in opinion.aspects:
            found[aspect].append(opinion)
    return found


def _listed(
    side: bool,
    by_aspect: dict[bool, dict[str, list[Opinion]]],
    reviews: Sequence[Review],
    config: SummaryConfig,
) -> tuple[AspectOpinion, ...]:
    """The aspects of one side, by count times share: four of five go before four of eight."""
    ranked = []
    for aspect, opinions in by_aspect[side].items():
        here, there = _count(opinions), _count(by_aspect[not side].get(aspect, []))
        share = here / (here + there)
        if share >= config.least_share:
            ranked.append((-here * share, aspect, here, there))
    return tuple(
        AspectOpinion(
            aspect,
            positive=here if side else there,
            negative=there if side else here,
            quotes=_quoted(side, by_aspect[side][aspect], reviews, config),
        )
        for _, aspect, here, there in sorted(ranked)[: config.most_aspects]
    )


def _telling(opinions: Sequence[Opinion]) -> Sequence[Opinion]:
    """Those that speak of something, where there are any: "Love it." tells little."""
    return [opinion for opinion in opinions if opinion.aspects] or opinions


def _count(opinions: Iterable[Opinion]) -> int:
    return len({opinion.review for opinion in opinions})


def _quoted(
    side: bool, opinions: Iterable[Opinion], reviews: Sequence[Review], config: SummaryConfig
) -> tuple[Quote, ...]:
    """The clearest plain clauses of one side, each of another review and in other words."""
    ranked = sorted(opinions, key=lambda o: (-o.positive if side else o.positive, o.text))
    quotes: dict[str, Quote] = {}
    heard: set[int] = set()
    for opinion in ranked:
        if len(quotes) == config.most_quotes:
            break
        if opinion.review not in heard and opinion.text not in quotes and quotable(opinion.text):
            heard.add(opinion.review)
            quotes[opinion.text] = Quote(opinion.text, clean_stars(reviews[opinion.review].stars))
    return tuple(quotes.values())


def _quotes(values: Sequence[dict[str, Any]]) -> tuple[Quote, ...]:
    return tuple(
        Quote(str(v["text"]), None if v["stars"] is None else float(v["stars"])) for v in values
    )


def _aspect_opinions(values: Sequence[dict[str, Any]]) -> tuple[AspectOpinion, ...]:
    return tuple(
        AspectOpinion(
            str(v["aspect"]), int(v["positive"]), int(v["negative"]), _quotes(v["quotes"])
        )
        for v in values
    )
