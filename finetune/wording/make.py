"""Training examples of the wording task: facts of a source's products, and a reply to them.

    from finetune.data.trades import trades
    from finetune.wording import examples
    data = examples(trades(), [Path("shops/juniper-lane")], seed=7, train=3000, dev=300)

Every completion passes the audit that serves. Train and dev share no source and no sentence family;
the same seed gives the same data.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import prompts
from assistant.dialogue.state import Wishes
from assistant.explain.audit import Audit
from assistant.explain.brief import TONES, Brief, brief_of
from assistant.explain.facts import Facts, product_facts
from assistant.explain.placeholders import fill
from assistant.explain.plain import shared
from assistant.explain.wording import cut_sentences
from finetune.data.trades import Trade
from finetune.example import Example, Split, Unfit
from finetune.wording.families import Family, families
from finetune.wording.realise import realise
from finetune.wording.sources import Shelf, Source, from_shop, from_trade, invented
from retrieval.types import Product

#: Replies are no longer than this, names and figures filled in.
MOST_RENDERED_WORDS = 70
TRIES = 60
#: With these chances a family that speaks of what the facts have is preferred.
PREFERRED = {"use": 0.9, "wish": 0.6, "shared": 0.7}


@dataclass(frozen=True, slots=True)
class Mix:
    """What the examples are made of: shares of all of them.

    Attributes:
        counts: of replies on one, two and three products.
        tones: plain, warm and brief.
        use: with something that it is for.
        wish: with a wish that a product meets.
        price: where the shopper spoke of money.
        ask: that end the reply, with a light next step.
        invented: on invented goods.
        held_out: of the sources and of the families that are kept for dev.
    """

    counts: tuple[float, float, float] = (0.25, 0.25, 0.5)
    tones: tuple[float, float, float] = (0.4, 0.35, 0.25)
    use: float = 0.2
    wish: float = 0.35
    price: float = 0.2
    ask: float = 0.4
    invented: float = 0.25
    held_out: float = 0.15


def examples(
    trades: Sequence[Trade],
    shops: Sequence[Path | Trade],
    *,
    seed: int,
    train: int = 3000,
    dev: int = 300,
    mix: Mix | None = None,
) -> list[Example]:
    """Make the data.

    Args:
        trades: vocabularies (finetune.data.trades).
        shops: directories of imported shops, or their words alone.
        seed: the same seed gives the same examples.
        train: how many to train on.
        dev: how many to check with, of other sources and other families.
        mix: what they are made of.

    Returns:
        Train, then dev.

    Raises:
        ShopError: a shop is missing or corrupt.
    """
    mix = mix if mix is not None else Mix()
    rng = random.Random(seed)
    sources = [
        from_shop(words) if isinstance(words, Path) else from_trade(words, rng)
        for words in (*sorted(trades, key=lambda trade: trade.name), *shops)
    ]
    held = max(round(mix.held_out * len(sources)), 1) if len(sources) > 1 else 0
    rng.shuffle(sources)
    kept = _kept_families(mix, rng)
    others = [family for family in families() if family not in kept]
    parts: tuple[tuple[Split, list[Source], list[Family], int], ...] = (
        ("train", sources[held:], others, train),
        ("dev", sources[:held], sorted(kept, key=lambda family: family.name), dev),
    )
    made: list[Example] = []
    for split, own, ways, count in parts:
        maker = Maker(own, invented(rng, f"invented-{split}"), ways, mix, rng)
        made += [replace(example, split=split) for example in maker.make(count)]
    return made


def _kept_families(mix: Mix, rng: random.Random) -> set[Family]:
    """The families that only dev sees, of each number of products and tone."""
    groups: dict[tuple[int, str, bool, bool], list[Family]] = {}
    for family in families():
        special = any(family.needs(what) for what in PREFERRED)
        key = (family.count, family.tone, family.closing, special)
        groups.setdefault(key, []).append(family)
    kept: set[Family] = set()
    for group in groups.values():
        count = max(round(mix.held_out * len(group)), 1) if len(group) > 2 else 0
        kept.update(rng.sample(group, count))
    return kept


class Maker:
    """Draws examples from sources and families."""

    def __init__(
        self,
        sources: Sequence[Source],
        extra: Source,
        ways: Sequence[Family],
        mix: Mix,
        rng: random.Random,
    ) -> None:
        self._sources, self._extra = list(sources), extra
        self._replies = [f for f in ways if not f.closing]
        self._closings = [f for f in ways if f.closing]
        self._mix, self._rng = mix, rng
        self._audit = Audit(lambda _: ())

    def make(self, count: int) -> Iterator[Example]:
        """So many examples, all different."""
        seen: set[tuple[str, str]] = set()
        for _ in range(count * TRIES):
            if len(seen) == count:
                return
            example = self._one()
            if example is None:
                continue
            key = (example.messages[-1]["content"], example.completion)
            if key not in seen:
                seen.add(key)
                yield example

    def _one(self) -> Example | None:
        rng, mix = self._rng, self._mix
        source = self._extra if rng.random() < mix.invented or not self._sources else None
        source = source if source is not None else rng.choice(self._sources)
        brief = self.brief(rng.choice(source.shelves))
        return None if brief is None else self._worded(brief, source.name)

    def brief(self, shelf: Shelf) -> Brief | None:
        """Facts as a turn would find them."""
        rng, mix = self._rng, self._mix
        count = rng.choices((1, 2, 3), mix.counts)[0]
        on_screen = min(len(shelf.products), count if count < 3 else rng.randint(3, 6))
        products = rng.sample(shelf.products, on_screen)
        wishes = self._wishes(products)
        use = rng.choice(shelf.uses) if shelf.uses and rng.random() < mix.use * 1.5 else ""
        facts = Facts(
            (),
            closing=() if rng.random() < mix.ask else ("?",),
            products=tuple(
                product_facts(product, position=position, wishes=wishes)
                for position, product in enumerate(products, start=1)
            ),
            use=use,
        )
        return brief_of(facts, rng.choices(TONES, mix.tones)[0])

    def _wishes(self, products: Sequence[Product]) -> Wishes:
        rng = self._rng
        first = products[0]
        values = [*first.features, *first.materials]
        features: tuple[str, ...] = ()
        color: tuple[str, ...] = ()
        if values and rng.random() < self._mix.wish:
            common = [v for v in values if all(v in (*p.features, *p.materials) for p in products)]
            features = (rng.choice(common or values),)
        elif first.colors and rng.random() < 0.1:
            color = (rng.choice(first.colors),)
        most = 500.0 if rng.random() < self._mix.price else None
        return Wishes(features=features, color=color, price_max=most)

    def _worded(self, brief: Brief, shop: str) -> Example | None:
        for family in self._candidates(brief):
            if brief.ask and family.sentences > 2:
                continue
            try:
                text = realise(family, brief, self._rng)
                closing = self._closing(brief)
            except Unfit:
                continue
            reply = f"{text} {closing[1]}" if closing else text
            if not self.passes(reply, brief):
                return None
            name = f"{family.name}+{closing[0]}" if closing else family.name
            messages = prompts.render("wording", **brief.variables())
            return Example(tuple(messages), reply, name, "train", shop)
        return None

    def _candidates(self, brief: Brief) -> Iterator[Family]:
        """Families of this size and tone in random order, those that fit the facts best first."""
        rng, count = self._rng, len(brief.lines)
        fitting = [f for f in self._replies if (f.count, f.tone) == (count, brief.tone)]
        rng.shuffle(fitting)
        has = (
            ("use", bool(brief.use)),
            ("wish", brief.wish is not None),
            ("shared", bool(shared(brief))),
        )
        for what, there in has:
            if there and rng.random() < PREFERRED[what]:
                speaking = [family for family in fitting if family.needs(what)]
                fitting = [*speaking, *(f for f in fitting if f not in speaking)]
                break
        return iter(fitting)

    def _closing(self, brief: Brief) -> tuple[str, str] | None:
        if not brief.ask:
            return None
        fitting = [f for f in self._closings if (f.count, f.tone) == (len(brief.lines), brief.tone)]
        family = self._rng.choice(
            fitting or [f for f in self._closings if f.count == len(brief.lines)]
        )
        return family.name, realise(family, brief, self._rng)

    def passes(self, reply: str, brief: Brief) -> bool:
        """Whether a reply passes the audit that serves, and is short."""
        sentences = list(cut_sentences([reply]))
        clean = not any(self._audit.check_pitch(sentence, brief) for sentence in sentences)
        return clean and len(fill(reply, brief).split()) <= MOST_RENDERED_WORDS
