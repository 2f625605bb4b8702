"""Chocolate and honey."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    LEAF,
    PAPER,
    WOOD,
    Paint,
    Tone,
    box,
    circle,
    dashes,
    disc,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import COCOA, pouch, sprig, steam
from examples.general_store.pictures.sketch import Glyph, Sketch

HONEY = tone("#eaa02c")


def chocolate(s: Sketch) -> str:
    """A bar half out of its wrapper; a bag of drops, gift box or tin of flakes by title."""
    words = (
        ("sea salt", "#3f7fa3"),
        ("hazelnut", "#c98d4d"),
        ("oat", "#d9b873"),
        ("baking", "#a5613b"),
        ("rose", "#d07a92"),
        ("100", "#3a3440"),
        ("drinking", "#8a3f3a"),
    )
    m = s.by_word(words)
    dark = tone("#8a5638") if s.says("milk", "oat") else COCOA
    if s.says("drops"):
        return _drops_chocolate(dark, m)
    if s.says("box"):
        return _box_chocolate(dark, m)
    if s.says("drinking"):
        return _drinking_chocolate(s, dark, m)
    cells = "".join(
        rect(118 + 42 * (i % 4), 54 + 42 * (i // 4), 36, 36, dark.light, 5)
        + rect(118 + 42 * (i % 4), 54 + 42 * (i // 4), 32, 32, dark, 5)
        for i in range(12)
    )
    bar = rect(112, 48, 176, 150, dark.deep, 8) + cells
    foil = path(
        "M100 178L122 162L144 182L166 162L188 182L210 162L232 182L254 162L278 182L300 166V212H100Z",
        "#dfe3e8",
    )
    wrap = solid(
        box(100, 194, 200, 142, 8),
        m,
        path("M90 240H310V300H90Z", PAPER),
        rect(90, 206, 220, 8, m.light),
    )
    nuts = (
        "".join(
            circle(x, y, 9, "#c98d4d") + circle(x - 3, y - 3, 3, "#e9c08a")
            for x, y in ((150, 270), (174, 264), (162, 284))
        )
        if s.says("hazelnut")
        else "".join(
            rect(146 + 14 * (i % 3), 258 + 14 * (i // 3), 8, 8, "#9fc3d4", 2) for i in range(6)
        )
        if s.says("salt")
        else sprig(162, 292, LEAF, 0.4)
    )
    return shadow(200, 230, 346) + move(bar + foil + wrap + nuts + s.mark(226, 270, 22, m), turn=-7)


def _drops_chocolate(dark: Tone, m: Tone) -> str:
    drops = "".join(
        path(
            "M-14 8Q-14 -4 0 -16Q14 -4 14 8Q0 14 -14 8Z",
            dark,
            transform=f"translate({66 + 30 * i} {322 - 6 * (i % 2)})",
        )
        for i in range(10)
    )
    return (
        shadow(200, 260)
        + pouch(m, circle(200, 220, 62, PAPER))
        + "".join(
            path(
                "M-20 12Q-20 -6 0 -24Q20 -6 20 12Q0 20 -20 12Z",
                dark,
                transform=f"translate({x} {y})",
            )
            for x, y in ((176, 236), (222, 238), (200, 200))
        )
        + drops
    )


def _box_chocolate(dark: Tone, m: Tone) -> str:
    tray = solid(box(60, 152, 280, 176, 14), m) + rect(76, 168, 248, 144, m.deep, 8)
    sweets = "".join(
        (circle if (i % 2) else _square)(
            108 + 62 * (i % 4), 202 + 70 * (i // 4), 24, (dark, "#8a5638", "#e9d3b0")[i % 3]
        )
        + path(
            star(108 + 62 * (i % 4), 202 + 70 * (i // 4), 9, 0.5, 6), ("#e8a0b4", "#9cbf6c")[i % 2]
        )
        for i in range(8)
    )
    lid = (
        solid(box(70, 78, 260, 64, 12), m.light)
        + rect(188, 78, 24, 64, "#fbf6ea")
        + path("M200 80Q150 40 150 76Q160 96 200 84Q240 96 250 76Q250 40 200 80Z", "#fbf6ea")
    )
    return shadow(200, 300) + lid + tray + sweets


def _square(x: float, y: float, r: float, fill: Paint) -> str:
    return rect(x - r, y - r, 2 * r, 2 * r, fill, 7)


def _drinking_chocolate(s: Sketch, dark: Tone, m: Tone) -> str:
    mug = (
        solid(
            "M232 222H340V290Q340 326 306 326H266Q232 326 232 290Z", PAPER, s.mark(286, 276, 16, m)
        )
        + stroke("M336 244q34 0 26 30t-34 20", PAPER.dark, 10)
        + oval(286, 222, 54, 12, dark)
        + circle(272, 218, 10, "#fff")
        + circle(296, 216, 11, "#ffeef0")
        + steam(284, 208)
    )
    tin = (
        solid(box(70, 120, 146, 210, 14), m, circle(143, 232, 52, PAPER))
        + solid(box(64, 92, 158, 40, 10), m.dark)
        + path("M108 248L134 206L150 230L164 214L182 254Z", dark)
    )
    return shadow(206, 300) + tin + mug


def honey(s: Sketch) -> str:
    """A jar of honey with a dipper and a bee; a squeezy bottle or comb by title."""
    words = (
        ("heather", "#c0692a"),
        ("acacia", "#f2c14e"),
        ("whipped", "#f3d9a0"),
        ("rooftop", "#dd8f2a"),
        ("buckwheat", "#7a3f1d"),
    )
    gold = s.by_word(words, HONEY.base)
    ink = s.brand
    spots = dashes("M300 110Q350 140 330 90T366 84", INK.light, 3, "3 8")
    bee = spots + _bee(300, 112, 1.15)
    if s.says("honeycomb"):
        return _honeycomb_honey(bee)
    if s.says("squeezy"):
        return _squeezy_honey(bee)
    jar = solid(
        "M112 140Q96 150 96 176V300Q96 330 126 330H254Q284 330 284 300V176Q284 150 268 140Z",
        gold,
        path("M90 130H300V172Q200 190 90 172Z", GLASS),
        shine("M116 190V300", 10, 0.5),
    )
    lid = solid(box(104, 100, 172, 44, 10), ink if s.pick(2) else "#d0aa55")
    cloth = solid(
        "M92 140Q100 86 190 84Q280 86 288 140Q262 158 240 142Q214 162 190 144"
        "Q162 162 140 142Q118 158 92 140Z",
        ink,
        dashes("M96 112H284M100 128H280", ink.pale, 6, "3 12"),
    ) + stroke("M108 126Q190 140 272 126", "#d9b873", 5)
    dipper = stroke("M356 150L306 290", WOOD.dark, 11) + move(
        solid(
            disc(306, 300, 26, 30),
            WOOD,
            stroke("M276 286H336M276 298H336M276 310H336", WOOD.deep, 4),
        ),
        turn=18,
        about=(306, 300),
    )
    sign = (
        sprig(190, 288, tone("#a07ab0") if s.says("heather") else LEAF, 0.62)
        if s.says("heather", "acacia", "buckwheat")
        else _comb(154, 226, gold, 2, 2)
    )
    return (
        shadow(206, 270)
        + dipper
        + jar
        + (cloth if s.pick(2, "top") else lid)
        + path(box(132, 200, 116, 96, 14), PAPER)
        + sign
        + bee
    )


def _bee(x: float, y: float, size: float = 1) -> str:
    """A small bee."""
    return move(
        oval(-8, -16, 12, 8, "#ffffff", opacity=0.85, transform="rotate(-30)")
        + oval(10, -16, 12, 8, "#ffffff", opacity=0.85, transform="rotate(20)")
        + oval(0, 0, 20, 14, "#f3c23b")
        + rect(-7, -13, 6, 26, INK)
        + rect(5, -12, 6, 24, INK)
        + circle(-15, -2, 2.5, INK),
        x,
        y,
        scale=size,
        about=(0, 0),
    )


def _honeycomb_honey(bee: str) -> str:
    board = solid(box(56, 290, 288, 36, 16), WOOD)
    slab = solid(box(96, 126, 210, 170, 10), HONEY, _comb(120, 146, HONEY, 6, 6)) + path(
        "M96 290Q110 320 126 292V330Q150 340 156 300H300V280H96Z", "#f2b544"
    )
    return shadow(200, 290) + board + slab + bee


def _comb(x: float, y: float, color: Tone, columns: int = 3, rows: int = 3) -> str:
    def cell(cx: float, cy: float) -> str:
        return path(
            f"M{cx - 16:.0f} {cy - 9:.0f}l16 -9l16 9v18l-16 9l-16 -9Z",
            color.light,
            stroke=color.dark,
            stroke_width=4,
        )

    return "".join(
        cell(x + 36 * i + 18 * (j % 2), y + 31 * j) for j in range(rows) for i in range(columns)
    )


def _squeezy_honey(bee: str) -> str:
    bottle = solid(
        "M152 150Q110 170 116 220Q130 244 118 280Q118 330 150 330H250Q282 330 282 280"
        "Q270 244 284 220Q290 170 248 150Z",
        HONEY,
        shine("M138 196Q132 220 144 244", 9),
    ) + solid("M168 150V112Q168 104 178 104L190 66H210L222 104Q232 104 232 112V150Z", "#f7f0dd")
    return shadow(200, 210) + bottle + circle(200, 246, 50, PAPER) + _bee(204, 252, 1.7) + bee


GLYPHS: dict[str, Glyph] = {
    "Chocolate": chocolate,
    "Honey": honey,
}
