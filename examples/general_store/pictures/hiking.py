"""Bottles and poles for the trail."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    PAPER,
    STEEL,
    box,
    disc,
    gloss,
    mirror,
    move,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def water_bottles(s: Sketch) -> str:
    """A flask, squeeze, soft, glass, straw or filter bottle, or a jug with its handle."""
    m, a = s.main, s.trim
    if s.says("soft"):
        return _soft_water_bottle(s)
    if s.says("jug"):
        return _jug_water_bottle(s)
    if s.says("glass"):
        return _glass_water_bottle(s)
    if s.says("sports", "filter"):
        return _sports_water_bottle(s)
    kids = s.kids
    w = 128 if kids else 112
    left, right = 200 - w / 2, 200 + w / 2
    body = solid(
        f"M{left + 14} 112H{right - 14}Q{right} 124 {right} 146V308"
        f"Q{right} 330 {right - 22} 330H{left + 22}Q{left} 330 {left} 308V146"
        f"Q{left} 124 {left + 14} 112Z",
        m,
        rect(80, 288, 240, 50, a) if kids else rect(80, 304, 240, 30, m.deep),
        shine(f"M{left + 18} 150V280", 9, 0.35),
    )
    art = (
        "".join(path(star(172 + 56 * (i % 2), 176 + 36 * i, 15), a.light) for i in range(3))
        if kids
        else path("M160 240L186 196L204 222L218 204L242 240Z", m.pale)
    )
    straw = (
        stroke("M222 74Q226 44 262 50", a.dark, 13)
        if kids
        else stroke("M174 74Q200 22 226 74", INK.light, 11)
    )
    return (
        shadow(200, 170)
        + straw
        + solid(box(left + 8, 72, w - 16, 46, 14), a if kids or s.pick(2) else INK)
        + body
        + art
    )


def _soft_water_bottle(s: Sketch) -> str:
    m = s.main
    body = solid(
        "M154 128Q120 160 128 250L136 312Q140 330 160 330H240Q260 330 264 312L272 250"
        "Q280 160 246 128Z",
        m,
        path("M100 220Q200 244 300 220V340H100Z", m.dark),
        shine("M152 180Q144 240 152 300", 10),
    )
    return (
        shadow(200, 170)
        + body
        + solid(box(160, 96, 80, 38, 12), s.trim)
        + rect(184, 60, 32, 42, GLASS.dark, 12)
        + s.mark(200, 206, 22, m.pale)
    )


def _jug_water_bottle(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid(
        "M130 130Q130 104 168 100H232Q270 104 270 130V306Q270 330 246 330H154Q130 330 130 306Z",
        m,
        gloss("M146 130h16V310h-16Z", 0.2),
    )
    scale = stroke("M214 150h36M228 180h22M214 210h36M228 240h22M214 270h36", a, 6)
    return (
        shadow(200, 190)
        + stroke("M268 130Q336 130 330 196Q326 250 268 252", m.dark, 19)
        + body
        + scale
        + solid(box(152, 62, 96, 42, 12), a)
        + stroke("M176 62Q200 34 224 62", a.dark, 9)
    )


def _glass_water_bottle(s: Sketch) -> str:
    a = s.trim
    body = solid(
        "M166 92H234V126Q266 146 266 184V306Q266 330 244 330H156Q134 330 134 306V184"
        "Q134 146 166 126Z",
        GLASS,
        path("M120 190H280V340H120Z", a),
        "".join(ring(156 + 44 * (i % 3), 214 + 42 * (i // 3), 12, a.dark, 5) for i in range(9)),
        shine("M178 104V130", 8, 0.8),
    )
    return shadow(200, 180) + body + solid(box(158, 58, 84, 42, 12), "#d8b873")


def _sports_water_bottle(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid(
        "M140 144Q140 124 160 122H240Q260 124 260 144V196Q250 214 260 236V308"
        "Q260 330 238 330H162Q140 330 140 308V236Q150 214 140 196Z",
        m,
        path("M100 250H300V270H100Z", a),
        path("M100 150L300 190V176L100 136Z", m.light),
        shine("M158 150V190M158 244V306", 8),
    )
    inside = (
        rect(184, 150, 32, 150, PAPER, 10)
        + stroke("M190 176h20M190 196h20M190 216h20M190 236h20", "#7ab6dd", 5)
        if s.says("filter")
        else s.mark(200, 224, 17, a.light)
    )
    return (
        shadow(200, 170)
        + body
        + inside
        + solid(box(148, 86, 104, 42, 14), a)
        + solid("M180 88L186 56Q200 46 214 56L220 88Z", PAPER)
    )


def trekking_poles(s: Sketch) -> str:
    """A crossed pair of poles with grips, straps and baskets; a single stick by title."""
    m, a = s.main, s.trim
    grip_color = tone("#c99b62") if s.has("cork grip") else a if a != m else INK
    strap = stroke("M-2 18Q-40 52 -20 96Q-4 104 2 66", INK, 7)
    grip = solid(
        "M-12 0Q-14 -14 0 -14Q14 -14 14 0L10 70H-10Z",
        grip_color,
        stroke("M-14 24H14M-14 40H14M-14 54H14", grip_color.dark, 4),
    )
    long = rect(-9, 68, 18, 26, grip_color.deep, 5) if s.has("extended grip") else ""
    shaft = (
        rect(-6, 68, 12, 96, m)
        + rect(2, 68, 4, 96, m.dark)
        + rect(-4.5, 160, 9, 66, STEEL)
        + rect(-3.5, 222, 7, 48, m)
    )
    bands = rect(-6, 104, 12, 10, a) + rect(-6, 120, 12, 5, a.light)
    lock = solid(box(-10, 150, 22, 22, 6), INK) + rect(8, 152, 10, 12, a, 3)
    basket = solid(disc(0, 262, 26 if s.has("snow baskets") else 15, 7), INK) + path(
        "M-4 268H4L0 294Z", STEEL.deep
    )
    pole = strap + shaft + bands + lock + grip + long + basket
    if s.says("single"):
        return _single_trekking_pole(s)
    left = move(pole, 122, 66, turn=-31, about=(0, 0))
    hill = path("M40 338Q120 296 200 320T360 338Z", "#a8c79a")
    poles = move(left + mirror(left), 0, 0, scale=1.2, about=(200, 210))
    return shadow(200, 260, 340) + poles + hill


def _single_trekking_pole(s: Sketch) -> str:
    m, a = s.main, s.trim
    crook = stroke("M200 92Q196 52 236 52Q262 54 262 74", m.dark, 19) + stroke(
        "M200 90Q196 50 236 50Q260 52 260 72", m, 12
    )
    stick = (
        rect(192, 88, 16, 232, m, 6)
        + rect(202, 88, 6, 232, m.dark, 3)
        + rect(188, 176, 24, 20, a, 5)
        + rect(186, 314, 28, 18, INK, 7)
    )
    return shadow(200, 110) + stroke("M200 110Q160 140 176 190", INK, 6) + stick + crook


GLYPHS: dict[str, Glyph] = {
    "Water bottles": water_bottles,
    "Trekking poles": trekking_poles,
}
