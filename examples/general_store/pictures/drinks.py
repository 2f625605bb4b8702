"""Coffee beans and tea."""

from examples.general_store.pictures.canvas import (
    LEAF,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    num,
    oval,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import COCOA, KRAFT, pouch, sprig, steam, sun
from examples.general_store.pictures.sketch import Glyph, Sketch


def coffee_beans(s: Sketch) -> str:
    """A bag of coffee with beans in front; a box with tasting bags by title."""
    words = (
        ("breakfast", "#d9803c"),
        ("night", "#34466f"),
        ("lighthouse", "#c4483f"),
        ("calm", "#6aa5b8"),
        ("shade", "#5d8a4f"),
        ("everyday", "#a5613b"),
    )
    m = s.by_word(words)
    beans = "".join(
        _bean(70 + 30 * i + 5 * (i % 2), 324 - 9 * (i % 2), 37 * i % 90 - 30) for i in range(10)
    )
    if s.says("box"):
        return _box_coffee(s, beans, m)
    scene = (
        path("M100 250Q150 220 200 244T300 236V268H100Z", m)
        + path("M196 176L202 140H214L220 176V246H192Z", "#ffffff")
        + circle(208, 140, 10, "#f7c948"),
        sun(200, 206, 24) + path("M130 262q18 -16 36 0t36 0t36 0t36 0V284H130Z", m),
        _bean(200, 214, -40, 2.4),
        sprig(200, 260, LEAF, 0.85)
        + circle(184, 236, 8, "#c4483f")
        + circle(216, 226, 8, "#c4483f"),
    )
    chosen = (
        scene[0] if s.says("lighthouse") else scene[3] if s.has("organic") else scene[1 + s.pick(2)]
    )
    night = (
        path("M218 160a36 36 0 1 0 26 58a30 30 0 0 1 -26 -58Z", "#f7c948")
        if s.says("night")
        else ""
    )
    valve = circle(200, 126, 7, m.deep)
    label = path(box(132, 158, 136, 124, 14), PAPER if not night else m.deep)
    return (
        shadow(200, 260)
        + pouch(m, label, night or chosen, dashes("M100 300H300", m.pale, 4))
        + valve
        + beans
    )


def _bean(x: float, y: float, turn: float, size: float = 1) -> str:
    return (
        f'<g transform="translate({num(x)} {num(y)}) rotate({turn}) scale({size})">'
        + oval(0, 0, 17, 12, COCOA)
        + stroke("M-15 2Q-4 -6 0 0T15 -2", COCOA.deep, 3)
        + "</g>"
    )


def _box_coffee(s: Sketch, beans: str, m: Tone) -> str:
    bags = "".join(
        solid(box(92 + 56 * i, 116 + 12 * (i % 2), 48, 120, 8), color)
        + s.mark(116 + 56 * i, 170, 11, PAPER)
        for i, color in enumerate(("#d9803c", "#34466f", "#5d8a4f", "#c4483f"))
    )
    return (
        shadow(200, 290)
        + bags
        + solid("M66 208H334L322 330H78Z", KRAFT, rect(60, 208, 280, 12, KRAFT.dark))
        + s.mark(200, 270, 26, m)
        + beans
    )


def teas(s: Sketch) -> str:
    """A tin of tea with a cup; a box of tea bags or a bowl with its whisk by title."""
    words = (
        ("darjeeling", "#c07a3c"),
        ("alpine", "#7fa265"),
        ("rooibos", "#b2492f"),
        ("matcha", "#86a94b"),
        ("peppermint", "#4fa58a"),
        ("chai", "#8a4b6b"),
        ("breakfast", "#33567d"),
    )
    m = s.by_word(words)
    if s.says("matcha"):
        return _matcha_tea(m)
    cup = (
        solid("M222 244H344Q342 318 283 322Q224 318 222 244Z", PAPER)
        + oval(283, 244, 61, 13, m.dark)
        + stroke("M338 260q36 -2 26 28t-42 18", PAPER.dark, 9)
        + rect(216, 320, 136, 11, PAPER.dark, 5)
        + steam(277, 228)
    )
    if s.says("bags"):
        return _bags_tea(cup, m)
    tin = (
        solid(box(76, 112, 150, 218, 12), m, path(box(96, 170, 110, 126, 55), PAPER))
        + solid(box(70, 86, 162, 40, 10), m.dark)
        + rect(124, 72, 54, 18, m.deep, 7)
    )
    herb = sprig(151, 276, LEAF if not s.says("rooibos", "chai") else tone("#b8653a"), 0.82)
    flower = path(star(151, 226, 26, 0.5, 8), "#f3c45a") + circle(151, 226, 9, "#d98a3a")
    horn = stroke("M124 254Q150 232 180 246", m.dark, 7) if s.says("foghorn") else ""
    loose = "".join(
        path(
            "M-8 0Q0 -8 8 0Q0 4 -8 0Z",
            m.deep,
            transform=f"translate({90 + 22 * i} {326 - 5 * (i % 2)}) rotate({40 * i})",
        )
        for i in range(6)
    )
    return (
        shadow(206, 300) + tin + (flower if s.says("alpine", "chai") else herb) + horn + loose + cup
    )


def _matcha_tea(m: Tone) -> str:
    bowl = (
        solid(
            "M80 216H290Q288 326 185 330Q82 326 80 216Z",
            "#3f4a52",
            stroke("M100 256Q185 286 270 256", "#5a6770", 6),
        )
        + oval(185, 216, 105, 26, "#2f383f")
        + oval(185, 220, 90, 19, "#93b84f")
        + circle(160, 216, 6, "#b5d27a")
        + circle(204, 224, 8, "#b5d27a")
    )
    whisk = (
        stroke("".join(f"M312 200L{288 + 8 * i} 318" for i in range(7)), "#d9b873", 5)
        + solid(box(298, 96, 28, 110, 10), "#d9b873")
        + stroke("M296 204H330", m.dark, 7)
    )
    return (
        shadow(200, 270)
        + whisk
        + bowl
        + solid(box(96, 84, 110, 100, 12), m)
        + rect(90, 72, 122, 26, STEEL, 8)
        + sprig(150, 178, tone(m.pale), 0.6)
    )


def _bags_tea(cup: str, m: Tone) -> str:
    packet = (
        solid(
            box(70, 130, 170, 200, 8), m, path("M60 180Q155 150 250 180V270Q155 300 60 270Z", PAPER)
        )
        + path("M70 130L96 96H266L240 130Z", m.light)
        + path("M240 130L266 96V300L240 330Z", m.deep)
    )
    bag = stroke("M300 250Q330 200 336 180", PAPER.deep, 3) + rect(324, 150, 30, 34, m, 4)
    return shadow(210, 290) + packet + sprig(154, 258, LEAF, 0.72) + cup + bag


GLYPHS: dict[str, Glyph] = {
    "Coffee beans": coffee_beans,
    "Teas": teas,
}
