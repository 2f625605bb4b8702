"""What fills the slots of a family: a category's words, figures, ordinals, order numbers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from finetune.data.trades import Category, Trade
from finetune.example import Unfit

LEADS = (
    "i'm looking for", "looking for", "i need", "i want", "do you have", "do you sell", "got any",
    "need", "show me", "find me", "can you find me", "im searching for", "i'd like to buy",
    "any", "where can i find", "i would like", "hi, i need", "want to buy", "can i see",
    "searching",
    "please find me", "i am after", "in the market for", "trying to find",
    "help me find",
)  # fmt: skip
PEOPLE = (
    "my sister", "my dad", "my mum", "a friend", "my boss", "my girlfriend", "my boyfriend",
    "my wife", "my husband", "my grandma", "a colleague", "my nephew", "my best friend", "my son",
    "my daughter", "my neighbour", "my teacher", "my brother in law", "a coworker", "my grandpa",
)  # fmt: skip
ORDINALS = {
    1: ("first", "1st", "number 1", "first"), 2: ("second", "2nd", "number 2", "second"),
    3: ("third", "3rd", "number three", "third"), 4: ("fourth", "4th", "number 4"),
    5: ("fifth", "5th", "number 5"), 6: ("sixth", "6th"), -1: ("last", "last", "bottom"),
}  # fmt: skip
COUNTS = {
    2: ("two", "2", "a couple"), 3: ("three", "3"), 4: ("four", "4"), 5: ("five", "5"),
    6: ("six", "6"), 10: ("ten", "10"), 12: ("12", "a dozen"), 8: ("8",), 20: ("20",), 1: ("one",),
}  # fmt: skip
PLAIN = {
    "please": ("please", "pls", "please", "plz", ""), "hi": ("hi", "hello", "hey", "hi there", ""),
    "ok": ("ok", "okay", "hmm", "right", "well", "cool", "and", ""),
    "thanks": ("thanks", "thank you", "thx", "cheers", ""), "person": PEOPLE, "lead": LEADS,
}  # fmt: skip
FEATURES = (("is", 0.34), ("has", 0.24), ("material", 0.16), ("use", 0.15), ("audience", 0.11))
#: Source → the list of a category that it names.
LISTS = {
    "color": "colors", "size": "sizes", "is": "adjectives", "has": "nouns", "material": "materials",
    "use": "uses", "audience": "audience", "story": "stories",
}  # fmt: skip
EXCLUDED = (("color", 0.4), ("material", 0.25), ("brand", 0.17), ("is", 0.1), ("has", 0.08))


@dataclass(slots=True)
class Words:
    """The words of one message; gives no value twice."""

    trade: Trade
    category: Category
    shown: tuple[str, ...]
    rng: random.Random
    used: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)

    def span(self, key: str, source: str | None) -> str:
        """A labelled value.

        Raises:
            Unfit: There is none (left).
        """
        if key in ("over", "under", "rated") or source in ("price", "rating"):
            return self._amount(key)
        if source is None and key in ("with", "not"):
            kinds = FEATURES if key == "with" else EXCLUDED
            fitting = [(name, weight) for name, weight in kinds if self._of(name)]
            if not fitting:
                raise Unfit(key)
            names, weights = zip(*fitting, strict=True)
            source = self.rng.choices(names, weights)[0]
        return self._fresh(source or key)

    def _fresh(self, source: str) -> str:
        free = [value for value in self._of(source) if value not in self.used]
        if not free:
            raise Unfit(source)
        value = self.rng.choice(free)
        self.used.add(value)
        return value

    def _of(self, source: str) -> tuple[str, ...]:
        kind = self.category
        name = (kind.name,)
        if source == "need":
            return name * max(1, len(kind.also)) + kind.also
        if source == "category":
            return name + kind.also
        if source == "brand":
            return self.trade.brands
        if source == "order":
            return (order_number(self.rng),)
        if source == "feature":
            return kind.adjectives + kind.nouns + kind.materials
        if source not in LISTS:
            raise Unfit(source)
        values: tuple[str, ...] = getattr(kind, LISTS[source])
        return values

    def _amount(self, key: str) -> str:
        if key == "rated":
            return self.rng.choice(("4", "4.5", "3", "3.5", "4"))
        low, high = self.category.price
        if key == "over" and "over" not in self.values:
            self.values["over"] = price(low + (high - low) * self.rng.uniform(0.0, 0.5), self.rng)
            return self.values["over"]
        least = float(self.values.get("over", low))
        wanted = least + max(high - least, 5.0) * self.rng.uniform(0.15, 1.0)
        self.values["under"] = price(max(wanted, least + 5), self.rng)
        return self.values["under"]

    def macro(self, name: str) -> str:
        """Unlabelled words; those that stand for a value are remembered under their name.

        Raises:
            Unfit: Nothing is shown that could be named.
        """
        if name in PLAIN:
            return self.rng.choice(PLAIN[name])
        if name == "category":
            return self.rng.choice((self.category.name, *self.category.also))
        if name == "order":
            self.values[name] = order_number(self.rng)
            return self.values[name]
        if name == "count":
            number = self.rng.choices(list(COUNTS), (9, 7, 4, 3, 2, 1, 1, 1, 1, 2))[0]
            self.values[name] = str(number)
            return self.rng.choice(COUNTS[number])
        return self._pointed(name)

    def _pointed(self, name: str) -> str:
        taken = {value for key, value in self.values.items() if key.startswith(name[:5])}
        places = [place for place in range(1, len(self.shown) + 1) if str(place) not in taken]
        if not places:
            raise Unfit(name)
        place = self.rng.choice(places)
        if name.startswith("title"):
            self.values[name] = str(place)
            return part_of_title(self.shown, place, self.rng)
        if place == len(self.shown) and self.rng.random() < 0.5 and "-1" not in taken:
            place = -1
        if place not in ORDINALS:
            raise Unfit(name)
        self.values[name] = str(place)
        return self.rng.choice(ORDINALS[place])


def part_of_title(shown: tuple[str, ...], place: int, rng: random.Random) -> str:
    """A title, or the words of it that no other shown title has."""
    words = shown[place - 1].split()
    others = {word for at, title in enumerate(shown, 1) if at != place for word in title.split()}
    own = [word for word in words if word not in others and word.isalpha() and len(word) > 2]
    if not own or rng.random() < 0.2:
        return shown[place - 1]
    at = words.index(own[0])
    return own[0] if rng.random() < 0.6 else " ".join(words[at : at + 2])


def price(amount: float, rng: random.Random) -> str:
    """A price that somebody would say."""
    step = next(s for s, top in ((1, 20), (5, 100), (10, 300), (50, 1500), (100, 1e9))
                if amount <= top)  # fmt: skip
    rounded = max(step, round(amount / step) * step)
    return f"{rounded - 0.01:.2f}" if rng.random() < 0.04 else str(rounded)


def order_number(rng: random.Random) -> str:
    """An order number in one of the shapes that shops use."""
    digits = "".join(rng.choices("0123456789", k=rng.choice((4, 5, 6, 6, 7, 8, 10, 12))))
    letter = rng.choice("ABDGKMNRSTWX")
    shapes = (
        digits,
        digits,
        f"{letter}{digits}",
        f"{letter}-{digits[:4]}",
        f"{digits[:4]}-{digits[-3:]}",
        f"ORD-{digits}",
        f"{letter}{rng.choice('ABCDE')}{digits[:5]}",
        f"100-{digits[:4]}-{digits[-2:]}",
    )
    return rng.choice(shapes)
