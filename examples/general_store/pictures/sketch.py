"""What a drawing needs to know of its product: colours, words, features and chance."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from examples.general_store.pictures.canvas import (
    Paint,
    Tone,
    channels,
    circle,
    distance,
    move,
    path,
    rect,
    ring,
    star,
    stroke,
    tone,
)
from examples.general_store.tables import ProductType, Row

RAINBOW = ("#e2574c", "#f0a03c", "#f3c93b", "#5aa867", "#3f8fc4", "#8a63ac")
BRAND_HUES = ("#e0773f", "#2f8f8b", "#d9a531", "#c8504a", "#4a79b8", "#6f9a58", "#8a64a6")
UNCOLORED = (
    "#b4532f", "#23868a", "#d7a22c", "#7e2740", "#4c9a57", "#2c4370", "#cc6f4c", "#66743a"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sketch:
    """A product as the drawings see it."""

    kind: ProductType
    row: Row
    hues: tuple[Tone, ...]
    brand: Tone

    @property
    def main(self) -> Tone:
        """The product's first colour."""
        return self.hues[0]

    @property
    def accent(self) -> Tone:
        """The product's second colour, or its brand's."""
        return self.hues[1] if len(self.hues) > 1 else self.brand

    @property
    def trim(self) -> Tone:
        """A colour for small details that stands out from the main one."""
        if distance(self.main.base, self.accent.base) > 55:
            return self.accent
        return tone(self.main.deep if is_light(self.main) else self.main.pale)

    @property
    def kids(self) -> bool:
        """Whether the thing is made for children."""
        words = ("kid", "child", "junior", "toddler", "little", "baby", "puppy", "school")
        return self.says(*words)

    def hue(self, number: int) -> Tone:
        """One of the product's colours, round and round."""
        choices = self.hues if len(self.hues) > 1 else (self.main, self.brand)
        return choices[number % len(choices)]

    def says(self, *words: str) -> bool:
        """Whether the title has one of the words."""
        title = self.row.title.lower()
        return any(word in title for word in words)

    def has(self, *features: str) -> bool:
        """Whether the product has one of the features."""
        return any(feature in self.row.features for feature in features)

    def by_word(self, words: Iterable[tuple[str, str]], otherwise: str = "") -> Tone:
        """The colour beside the first word that the title has."""
        found = (tone(color) for word, color in words if self.says(word))
        return next(found, tone(otherwise) if otherwise else self.main)

    def pick(self, count: int, salt: str = "") -> int:
        """A number below `count` that is always the same for this product."""
        return zlib.crc32(f"{salt}:{self.row.brand}:{self.row.title}".encode()) % count

    def mark(self, x: float, y: float, size: float, color: Paint) -> str:
        """The brand's mark, a small sign of one of seven kinds."""
        signs = (
            circle(0, 0, 10, color),
            path("M0 -11L11 9H-11Z", color),
            ring(0, 0, 8, color, 5),
            path(star(0, 0, 12), color),
            stroke("M-11 3Q-5 -7 0 2T11 0", color, 5),
            rect(-9, -9, 18, 18, color, 4),
            path("M0 -12Q14 0 0 12Q-14 0 0 -12Z", color),
        )
        sign = signs[zlib.crc32(self.row.brand.encode()) % len(signs)]
        return move(sign, x, y, scale=size / 10, about=(0, 0))


Glyph = Callable[[Sketch], str]


def is_light(color: Tone) -> bool:
    """Whether dark lines show better on a colour than light ones."""
    return sum(channels(color.base)) > 480


def make_sketch(kind: ProductType, row: Row, colors: Mapping[str, str]) -> Sketch:
    """Look up the product's colours; one without colours gets one from its title."""
    chance = zlib.crc32(f"{row.brand}:{row.title}".encode())
    brand = BRAND_HUES[zlib.crc32(f"hue {row.brand}".encode()) % len(BRAND_HUES)]
    hues: list[str] = []
    for name in row.colors:
        if name == "multicolour":
            start = chance % len(RAINBOW)
            hues += [*RAINBOW[start:], *RAINBOW[:start]]
        else:
            hues.append(colors[name])
    if not hues:
        hues = [UNCOLORED[chance % len(UNCOLORED)]]
    return Sketch(kind, row, tuple(tone(hue) for hue in hues), tone(brand))
