"""Written reviews for the best-known products, and every product's rating."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from examples.general_store.products import Product
from examples.general_store.remarks import Topic, fitting, slots, tags, topics
from examples.general_store.tables import Tables

MOST_WORDS = 60
BAD_LUCK = 0.05
INITIALS = "ABCDEFGHJKLMNPRSTVW"
# Stars: (praises, complaints) of a plain review. A brief one says one thing, a chatty one adds one.
PLAIN = {5: (2, 0), 4: (1, 1), 3: (1, 1), 2: (1, 2), 1: (0, 2)}
BRIEF = {5: (1, 0), 4: (1, 0), 3: (0, 1), 2: (0, 1), 1: (0, 1)}
CHATTY = {5: (3, 0), 4: (2, 1), 3: (2, 2), 2: (1, 2), 1: (0, 3)}
KEEPS_CAPITAL = ("I ", "I'", "USB", "Grandad")


@dataclass(frozen=True, slots=True)
class Review:
    """What one buyer wrote."""

    product_id: str
    stars: int
    title: str
    text: str
    author: str
    date: date

    def record(self) -> dict[str, Any]:
        """The review as a line of reviews.jsonl."""
        return {
            "product_id": self.product_id,
            "stars": self.stars,
            "title": self.title,
            "text": self.text,
            "author": self.author,
            "date": self.date.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Rating:
    """A product's stars and how many people gave them."""

    stars: float
    count: int


def _join(praises: list[str], complaints: list[str], stars: int, bridge: str) -> list[str]:
    """Praise first and complaints softened from three stars up, complaints first below."""
    if stars < 3:
        return complaints + praises
    if praises and complaints and stars == 4:
        first = complaints[0]
        if not bridge.endswith("?") and not first.startswith(KEEPS_CAPITAL):
            first = first[0].lower() + first[1:]
        complaints = [f"{bridge} {first}", *complaints[1:]]
    return praises + complaints


class _Pen:
    """Writes reviews from the phrase tables, avoiding sentences used lately."""

    def __init__(self, tables: Tables, rng: random.Random) -> None:
        self.phrases = tables.reviews
        self.remarks = tables.remarks
        self.rng = rng
        self.used: dict[str, int] = {}

    def pick(self, sentences: tuple[str, ...] | list[str]) -> str:
        """One of the least used sentences, chosen by chance."""
        fewest = min(self.used.get(sentence, 0) for sentence in sentences)
        fresh = [sentence for sentence in sentences if self.used.get(sentence, 0) == fewest]
        chosen = self.rng.choice(fresh)
        self.used[chosen] = fewest + 1
        return chosen

    def body(self, product: Product, stars: int) -> str:
        """Opener, what is good, what is bad, verdict, in at most MOST_WORDS words."""
        manner = self.rng.choices((PLAIN, BRIEF, CHATTY), weights=(5, 2, 3))[0]
        praises, complaints = self._sides(product, *manner[stars])
        parts = _join(praises, complaints, stars, self.rng.choice(self.phrases["bridges"]))
        if manner is CHATTY or (manner is PLAIN and self.rng.random() < 0.4):
            parts.insert(0, self._opener(product))
        if manner is not CHATTY and (len(parts) < 2 or self.rng.random() < 0.35):
            parts.append(self.pick(self.phrases["verdicts"][stars]))
        while len(" ".join(parts).split()) > MOST_WORDS:
            parts.pop()
        return " ".join(parts)

    def fresh_body(self, product: Product, stars: int, written: set[str]) -> str:
        """A text that no earlier review of the product has."""
        while (text := self.body(product, stars)) in written:
            continue
        return text

    def _sides(self, product: Product, good: int, bad: int) -> tuple[list[str], list[str]]:
        """Sentences of both sides; no topic is touched twice."""
        open_topics = topics(product, self.remarks[product.kind.name], self.rng)
        complaints = self._take([topic.bad for topic in open_topics], open_topics, bad)
        praises = self._take([topic.good for topic in open_topics], open_topics, good)
        return praises, complaints

    def _take(
        self, pools: list[tuple[str, ...]], open_topics: list[Topic], count: int
    ) -> list[str]:
        taken = [(topic, pool) for topic, pool in zip(open_topics, pools, strict=True) if pool]
        for topic, _ in taken[:count]:
            open_topics.remove(topic)
        return [self.pick(pool) for _, pool in taken[:count]]

    def _opener(self, product: Product) -> str:
        lines = self.phrases["openers"][product.kind.department]
        return self.pick(fitting(lines, tags(product), slots(product, self.rng)))


def _stars(quality: float, rng: random.Random) -> int:
    """Mostly near the product's quality; now and then somebody has bad luck with it."""
    if rng.random() < BAD_LUCK:
        return rng.choice((1, 2, 2))
    return min(5, max(1, round(rng.gauss(quality, 0.75))))


def _author(name: str, rng: random.Random) -> str:
    return f"{name} {rng.choice(INITIALS)}." if rng.random() < 0.5 else name


def _reviews_of(product: Product, pen: _Pen, today: date, rng: random.Random) -> list[Review]:
    age_days = (today - product.created).days
    written: list[Review] = []
    for name in rng.sample(pen.phrases["authors"], rng.randint(3, 8)):
        stars = _stars(product.quality, rng)
        text = pen.fresh_body(product, stars, {review.text for review in written})
        written.append(
            Review(
                product_id=product.id,
                stars=stars,
                title=pen.pick(pen.phrases["titles"][stars]),
                text=text,
                author=_author(name, rng),
                date=today - timedelta(days=rng.randint(1, max(2, age_days - 1))),
            )
        )
    return sorted(written, key=lambda review: review.date)


def make_reviews(
    products: tuple[Product, ...], tables: Tables, rng: random.Random
) -> tuple[Review, ...]:
    """Write 3 to 8 reviews for each of the most popular products."""
    pen = _Pen(tables, rng)
    wanted = int(tables.settings["written_review_products"])
    known = [product for product in products if (tables.today - product.created).days >= 20]
    best = sorted(known, key=lambda product: -product.popularity)[:wanted]
    chosen = {product.id for product in best}
    return tuple(
        review
        for product in products
        if product.id in chosen
        for review in _reviews_of(product, pen, tables.today, rng)
    )


def rate(
    products: tuple[Product, ...], reviews: tuple[Review, ...], rng: random.Random
) -> dict[str, Rating]:
    """Every product's rating: near the mean of its written reviews, else its quality."""
    written: dict[str, list[int]] = {}
    for review in reviews:
        written.setdefault(review.product_id, []).append(review.stars)
    ratings = {}
    for product in products:
        stars = written.get(product.id, [])
        mean = sum(stars) / len(stars) + rng.uniform(-0.1, 0.1) if stars else product.quality
        count = len(stars) + int(product.popularity * rng.uniform(4, 28)) + rng.randint(1, 6)
        ratings[product.id] = Rating(round(min(4.9, max(1.5, mean)), 1), count)
    return ratings
