"""What people say of a product: counts and quotes of its reviews, never a judgement of our own.

Where a summary of the reviews is there it is told; else the best and the worst review speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.explain.figures import counted, list_words, rating_text
from assistant.service.words import content_stems

if TYPE_CHECKING:
    from retrieval.reviews.summary import AspectOpinion, Quote, ReviewSummary
    from retrieval.types import Product, Review

QUOTE = 220
#: So many aspects are named a side.
MOST_ASPECTS = 3
#: Sentences, and the texts that they draw on.
Told = tuple[tuple[str, ...], tuple[str, ...]]


def people_say(
    product: Product, reviews: Sequence[Review], summary: ReviewSummary | None, message: str
) -> Told:
    """What its reviews say, or of one aspect where the message names it.

    Args:
        product: asked about.
        reviews: all that were written of it.
        summary: of them; one of other reviews than these isn't used.
        message: of the shopper.
    """
    rating = rating_text(product)
    if not reviews:
        text = (
            f"{product.title} is rated {rating}" if rating else f"Nobody has rated {product.title}"
        )
        return (f"{text}; there is no written review yet.",), (product.title,)
    if summary is None or summary.n_reviews != len(reviews):
        return _extremes(product, reviews)
    return _on_aspect(product, summary, message) or _summarised(product, summary)


def _extremes(product: Product, reviews: Sequence[Review]) -> Told:
    ranked = sorted(reviews, key=lambda r: -(r.stars or 0))
    picked = [ranked[0], ranked[-1]] if len(ranked) > 1 else ranked
    quotes = [f"{_by(r)}: “{shorten(r.text)}”" for r in picked]
    return (_rated(product), *quotes), tuple(quotes)


def _on_aspect(product: Product, summary: ReviewSummary, message: str) -> Told | None:
    """Both sides of an aspect that the message names by a word that isn't the product's."""
    asked = content_stems(message) - content_stems(product.title)
    sides = (*summary.pros, *summary.cons)
    named = [one for one in sides if (stems := content_stems(one.aspect)) and stems <= asked]
    if not named:
        return None
    first = named[0]
    praise, fault = counted(first.positive, "review"), counted(first.negative, "review")
    verbs = ["praises" if first.positive == 1 else "praise"]
    verbs.append("faults" if first.negative == 1 else "fault")
    parts = [f"{praise} {verbs[0]} the {first.aspect}"] if first.positive else []
    parts += [f"{fault} {verbs[1]} {'it' if parts else f'the {first.aspect}'}"] * bool(
        first.negative
    )
    lead = f"{product.title}: {', and '.join(parts)}."
    quotes = [quote_of(q) for one in named if one.aspect == first.aspect for q in one.quotes]
    return (lead, *quotes[:2]), (lead, *quotes)


def _summarised(product: Product, summary: ReviewSummary) -> Told:
    told = [_rated(product)]
    if summary.share_positive is not None:
        liked = round(summary.share_positive * summary.n_judged)
        told.append(_positive(liked, summary.n_judged))
    if summary.pros:
        told.append(f"Praised: {_aspects(summary.pros, praised=True)}.")
    if summary.cons:
        told.append(f"Faulted: {_aspects(summary.cons, praised=False)}.")
    told += [quote_of(quote) for side in (summary.liked, summary.disliked) for quote in side[:1]]
    return tuple(told), tuple(told[1:])


def _positive(liked: int, judged: int) -> str:
    """How many written reviews are positive; ratings without words are many more."""
    if judged == 1:
        return f"The only written review {'is' if liked else 'is not'} positive."
    verb = "is" if liked == 1 else "are"
    return f"{liked} of the {judged:,} written reviews {verb} positive."


def _rated(product: Product) -> str:
    rating = rating_text(product)
    return f"{product.title} is rated {rating}." if rating else f"About {product.title}:"


def _aspects(opinions: Sequence[AspectOpinion], *, praised: bool) -> str:
    """ "comfort (7 for, 2 against) and price (4 for)"."""
    return list_words([for_and_against(one, praised=praised) for one in opinions[:MOST_ASPECTS]])


def for_and_against(opinion: AspectOpinion, *, praised: bool = True) -> str:
    """An aspect with how many reviews praise and fault it, its own side first."""
    sides = [(opinion.positive, "for"), (opinion.negative, "against")]
    counts = [f"{n} {word}" for n, word in (sides if praised else reversed(sides)) if n]
    return f"{opinion.aspect} ({', '.join(counts)})"


def quote_of(quote: Quote) -> str:
    """A quotation of a review with its stars."""
    stars = "" if quote.stars is None else f"{quote.stars:g}-star "
    return f"A {stars}review says: “{shorten(quote.text)}”"


def _by(review: Review) -> str:
    who = f" by {review.author}" if review.author else ""
    return f"A review{who}" if review.stars is None else f"A {review.stars:g}-star review{who}"


def shorten(text: str, most: int = QUOTE) -> str:
    """At most so many characters, cut at a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
