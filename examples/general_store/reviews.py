"""Written reviews for the best-known products, and every product's rating."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from examples.general_store.products import Product
from examples.general_store.prose import states_something
from examples.general_store.tables import Tables

MOST_WORDS = 60
BAD_SENTENCES = {5: 0, 4: 1, 3: 1, 2: 2, 1: 2}
GOOD_SENTENCES = {5: 2, 4: 2, 3: 1, 2: 1, 1: 0}


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


def _slots(product: Product, rng: random.Random) -> dict[str, str]:
    slots = {name: value for name, value in product.attributes.items() if states_something(value)}
    noun = product.kind.name.lower()
    title = product.title.lower()
    pair = product.kind.size_run in ("shoes", "socks", "waists") or any(
        word in title for word in ("headphones", "earbuds", "goggles", "secateurs", "poles")
    )
    slots |= {"it": "them" if pair else "it", "noun": noun}
    if product.row.colors and product.row.colors[0] != "multicolour":
        slots["color"] = rng.choice(product.row.colors)
    if product.kind.size_run and product.sizes:
        slots["size"] = rng.choice(product.sizes[1:-1] or product.sizes)
    if product.row.materials:
        slots["material"] = product.row.materials[0]
    return slots


def _fill(sentences: Iterable[str], slots: Mapping[str, str]) -> list[str]:
    """Fill every sentence whose slots the product has; drop the others."""
    filled = []
    for sentence in sentences:
        try:
            filled.append(sentence.format_map(slots))
        except KeyError:
            continue
    return filled


class _Pen:
    """Writes reviews from the phrase table, avoiding sentences used lately."""

    def __init__(self, phrases: Mapping[str, Any], rng: random.Random) -> None:
        self.phrases = phrases
        self.rng = rng
        self.used: dict[str, int] = {}

    def pick(self, sentences: list[str]) -> str:
        """One of the least used sentences, chosen by chance."""
        fewest = min(self.used.get(sentence, 0) for sentence in sentences)
        fresh = [sentence for sentence in sentences if self.used.get(sentence, 0) == fewest]
        chosen = self.rng.choice(fresh)
        self.used[chosen] = fewest + 1
        return chosen

    def aspects(self, product: Product, side: str) -> list[list[str]]:
        """Sentence pools of the product's aspects on one side, "good" or "bad"."""
        pools = []
        slots = _slots(product, self.rng)
        for name in product.kind.aspects:
            aspect = self.phrases["aspects"][name]
            excused = set(aspect.get("unless", ())) & set(product.row.features)
            if side == "good" or not excused:
                pools.append(_fill(aspect[side], slots))
        if side == "good":
            known = self.phrases["features"]
            pools += [_fill(known[name], slots) for name in product.row.features if name in known]
        pools = [pool for pool in pools if pool]
        self.rng.shuffle(pools)
        return pools

    def body(self, product: Product, stars: int) -> str:
        """Opener, what is good, what is bad, verdict, in at most MOST_WORDS words."""
        goods = self.aspects(product, "good")[: GOOD_SENTENCES[stars]]
        bads = self.aspects(product, "bad")[: BAD_SENTENCES[stars]]
        parts = [self.pick(pool) for pool in goods]
        complaints = [self.pick(pool) for pool in bads]
        if stars >= 4 and complaints:
            complaints[0] = self._softened(complaints[0])
        parts = parts + complaints if stars >= 3 else complaints + parts
        openers = _fill(
            self.phrases["openers"][product.kind.department], _slots(product, self.rng)
        )
        if self.rng.random() < 0.6:
            parts.insert(0, self.pick(openers))
        if self.rng.random() < 0.55 or len(parts) < 3:
            parts.append(self.pick(self.phrases["verdicts"][stars]))
        while len(" ".join(parts).split()) > MOST_WORDS:
            parts.pop()
        return " ".join(parts)

    def _softened(self, complaint: str) -> str:
        bridge = self.rng.choice(self.phrases["bridges"])
        keeps = complaint.startswith(("I ", "I'", "USB"))
        return f"{bridge} {complaint if keeps else complaint[0].lower() + complaint[1:]}"


def _stars(quality: float, rng: random.Random) -> int:
    return min(5, max(1, round(rng.gauss(quality, 0.75))))


def _reviews_of(product: Product, pen: _Pen, today: date, rng: random.Random) -> list[Review]:
    age_days = (today - product.created).days
    count = rng.randint(3, 8)
    authors = rng.sample(pen.phrases["authors"], count)
    written = []
    for author in authors:
        stars = _stars(product.quality, rng)
        written.append(
            Review(
                product_id=product.id,
                stars=stars,
                title=pen.pick(pen.phrases["titles"][stars]),
                text=pen.body(product, stars),
                author=author,
                date=today - timedelta(days=rng.randint(1, max(2, age_days - 1))),
            )
        )
    return sorted(written, key=lambda review: review.date)


def make_reviews(
    products: tuple[Product, ...], tables: Tables, rng: random.Random
) -> tuple[Review, ...]:
    """Write 3 to 8 reviews for each of the most popular products."""
    pen = _Pen(tables.reviews, rng)
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
        ratings[product.id] = Rating(round(min(4.9, max(2.6, mean)), 1), count)
    return ratings
