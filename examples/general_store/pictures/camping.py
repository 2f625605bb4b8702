"""Tents, sleeping bags and sleeping mats."""

from examples.general_store.pictures.canvas import (
    BARK,
    INK,
    PAPER,
    box,
    circle,
    disc,
    gloss,
    path,
    rect,
    shadow,
    smile,
    solid,
    star,
    stroke,
)
from examples.general_store.pictures.motifs import twinkles_at
from examples.general_store.pictures.sketch import Glyph, Sketch

GRASS = stroke("M52 330l-6 -16M58 330l4 -20M338 330l-4 -18M346 330l6 -14", "#7fae6d", 5)


def tents(s: Sketch) -> str:
    """A ridge, dome, tunnel or bell tent, or a hammock under a tarp."""
    m, a = s.main, s.trim
    pole = stroke("M44 330L30 336M356 330L370 336", INK.light, 4)
    if s.says("bell"):
        return _bell_tent(s)
    if s.says("hammock"):
        return _hammock_tent(s)
    if s.says("family"):
        return _family_tent(s, pole)
    if s.says("pop-up", "solo"):
        return _pop_up_tent(s, pole)
    back = solid("M200 92L352 330H206Z", m.dark)
    front = solid(
        "M190 92L352 330H40Z",
        m,
        path("M190 92L352 330H270Z", m.dark),
        stroke("M190 92L110 340M190 92L276 340", a, 6),
    )
    door = (
        path("M190 138L252 330H132Z", m.deep)
        + path("M190 138L132 330H116L184 142Z", a.light)
        + path("M190 138L252 330H266L196 142Z", a.light)
    )
    lines = stroke("M190 92L24 300M190 92L376 296", INK.light, 3) if s.has("storm guylines") else ""
    vale = path("M40 330L54 308H336L352 330Z", a.dark) if s.has("snow valance") else ""
    stars = twinkles_at(((80, 96), (310, 110), (128, 66)), 9, PAPER)
    return (
        shadow(200, 330)
        + stars
        + lines
        + GRASS
        + back
        + front
        + vale
        + door
        + circle(190, 92, 6, INK)
    )


def _bell_tent(s: Sketch) -> str:
    m = s.main
    walls = solid("M84 252H316V330H84Z", m, rect(80, 318, 240, 14, m.deep))
    roof = solid(
        "M200 64L340 254Q200 276 60 254Z",
        m,
        path("M200 64L150 270H100ZM200 64L250 270H300Z", m.dark),
    )
    door = path("M200 140L246 330H154Z", m.deep) + path(
        "M200 140L154 330H140L196 140ZM200 140L246 330H260L204 140Z", m.pale
    )
    lines = stroke("M60 254L26 330M340 254L374 330M200 64V44", INK.light, 3)
    flag = path("M200 40L236 52L200 62Z", s.brand)
    return shadow(200, 300) + GRASS + lines + walls + roof + door + flag


def _hammock_tent(s: Sketch) -> str:
    m, a = s.main, s.trim
    trees = (
        rect(36, 60, 26, 272, BARK, 6)
        + rect(338, 60, 26, 272, BARK.dark, 6)
        + circle(48, 66, 44, "#7fae6d")
        + circle(352, 60, 48, "#6d9c5f")
    )
    tarp = solid("M60 148L200 84L340 148L318 176L200 120L82 176Z", a)
    sling = solid(
        "M56 190Q200 320 344 190Q330 306 200 306Q70 306 56 190Z",
        m,
        stroke("M90 220Q200 318 310 220", m.dark, 5),
    )
    return shadow(200, 320) + trees + sling + tarp


def _family_tent(s: Sketch, pole: str) -> str:
    m, a = s.main, s.trim
    body = solid(
        "M44 330L78 176Q96 120 150 116H262Q316 122 334 180L358 330Z",
        m,
        path("M150 110Q120 200 118 340H20V110Z", m.light),
        stroke("M150 116Q122 200 120 330M262 116Q290 200 292 330", a, 6),
    )
    door = path("M160 330V196Q164 158 206 158Q248 158 252 196V330Z", m.deep) + path(
        "M160 330V196Q164 164 190 159Q176 240 176 330Z", m.pale
    )
    window = solid(box(282, 206, 44, 50, 12), "#cfe6ee")
    return shadow(200, 330) + GRASS + pole + body + door + window + s.mark(206, 138, 9, a)


def _pop_up_tent(s: Sketch, pole: str) -> str:
    m, a = s.main, s.trim
    low = 30 if s.says("solo") else 0
    body = solid(
        f"M40 330Q60 {130 + low} 210 {126 + low}Q340 {136 + low} 362 330Z",
        m,
        path("M210 120Q300 200 290 340H380V120Z", m.dark),
        stroke(f"M210 {126 + low}Q110 200 96 330M210 {126 + low}Q296 210 292 330", a, 7),
    )
    door = path(f"M128 330Q136 {200 + low} 200 {186 + low}Q244 220 244 330Z", m.deep) + path(
        f"M128 330Q136 {200 + low} 200 {186 + low}Q160 250 156 330Z", m.pale
    )
    return shadow(200, 330) + GRASS + pole + body + door + s.mark(270, 280, 11, a.pale)


def sleeping_bags(s: Sketch) -> str:
    """A mummy bag with its hood, or a rectangular bag turned back at the corner."""
    m, a = s.main, s.trim
    quilts = "".join(f"M60 {y}Q200 {y + 16} 340 {y}" for y in range(140, 340, 32))
    if s.says("rectangular", "quilt"):
        return _rectangular_sleeping_bag(s, quilts)
    outer = (
        "M200 46Q278 46 290 128Q300 220 262 318Q254 340 200 342Q146 340 138 318"
        "Q100 220 110 128Q122 46 200 46Z"
    )
    if s.says("caterpillar"):
        return _caterpillar_sleeping_bag(s, outer)
    hood = (
        solid(disc(200, 112, 60, 54), m.deep)
        + solid(disc(200, 118, 46, 38), a)
        + solid(box(162, 112, 76, 34, 16), PAPER)
    )
    cord = stroke("M160 160Q200 190 240 160", a.light, 5) + circle(236, 170, 6, INK)
    zip_ = stroke("M268 178Q276 240 244 330", a, 6) + rect(260, 186, 12, 22, a.dark, 4)
    sack = (
        solid(
            box(296, 258, 66, 76, 24),
            a,
            rect(290, 272, 80, 8, a.deep),
            rect(290, 312, 80, 8, a.deep),
        )
        if s.has("packable")
        else ""
    )
    foot = path("M120 292Q200 316 280 292V350H120Z", a) if s.pick(2) else ""
    return (
        shadow(210, 240, 344)
        + sack
        + solid(
            outer,
            m,
            stroke(quilts, m.dark, 6),
            foot,
            gloss("M120 130Q140 220 160 330H130Q96 220 120 130Z", 0.12),
        )
        + hood
        + zip_
        + cord
    )


def _rectangular_sleeping_bag(s: Sketch, quilts: str) -> str:
    a = s.trim
    bag = solid(
        box(104, 62, 192, 272, 22),
        s.main,
        stroke(quilts, s.main.dark, 5),
        stroke("M280 60V340", a, 6),
    )
    pillow = solid(box(122, 48, 156, 52, 22), PAPER)
    fold = solid(
        "M104 96Q200 110 296 96V170Q240 150 104 190Z",
        a,
        stroke("M110 130Q180 140 290 120", a.dark, 4),
    )
    return shadow(200, 240, 342) + bag + pillow + fold + s.mark(160, 250, 16, a)


def _caterpillar_sleeping_bag(s: Sketch, outer: str) -> str:
    m, a = s.main, s.trim
    rings = "".join(rect(90, y, 220, 24, s.hue(i)) for i, y in enumerate(range(168, 340, 24)))
    horns = (
        stroke("M164 64Q150 26 128 30M236 64Q250 26 272 30", m.dark, 8)
        + circle(128, 30, 9, a)
        + circle(272, 30, 9, a)
    )
    face = circle(200, 110, 50, "#f3cfa8") + smile(200, 104, 18, 6)
    return shadow(200, 220, 346) + horns + solid(outer, m, rings) + face


def sleeping_mats(s: Sketch) -> str:
    """A mat standing up with its channels, the rolled part in front; a folded one by title."""
    m, a = s.main, s.trim
    if s.says("folding"):
        return _folding_sleeping_mat(s)
    wide = 60 if s.says("double", "wide", "winter") else 0
    x, w = 128 - wide, 144 + 2 * wide
    if s.says("ultralight", "airloft", "featherstone"):
        tubes = stroke(
            "".join(f"M{x - 10} {y}H{x + w + 10}" for y in range(84, 320, 26)), m.dark, 6
        )
    elif s.says("kids"):
        tubes = "".join(
            path(star(x + 36 + 70 * (i % 2), 110 + 44 * i, 18), a.light) for i in range(5)
        ) + stroke(box(x + 8, 58, w - 16, 268, 30), m.dark, 6)
    else:
        tubes = stroke("".join(f"M{x + 24 * i} 50V340" for i in range(1, w // 24 + 1)), m.dark, 6)
    seam = stroke("M200 50V340", m.deep, 8) if s.says("double") else ""
    mat = solid(box(x, 50, w, 280, 30), m, tubes, seam, gloss(f"M{x} 50h34V340h-34Z", 0.16))
    valve = circle(x + w - 22, 72, 10, a) + circle(x + w - 22, 72, 4, a.deep)
    roll = solid(
        box(x - 14, 292, w + 28, 44, 22),
        a,
        stroke("".join(f"M{px} 290V340" for px in range(int(x), int(x + w), 26)), a.dark, 4),
    )
    straps = rect(x + 18, 288, 12, 52, INK, 5) + rect(x + w - 30, 288, 12, 52, INK, 5)
    sack = (
        solid(box(312, 246, 56, 88, 24), a) + stroke("M322 252Q340 226 358 252", a.deep, 5)
        if not wide
        else ""
    )
    return (
        shadow(206, w + 110, 340)
        + sack
        + mat
        + valve
        + (roll + straps if s.says("selfinflate", "camper") else "")
        + s.mark(200, 196, 20, a.pale)
    )


def _folding_sleeping_mat(s: Sketch) -> str:
    m = s.main
    slabs = ""
    for i in range(6):
        y = 280 - 40 * i
        bumps = stroke(f"M70 {y}H332", m.pale, 18, stroke_dasharray="0 26")
        slabs += bumps + solid(box(54, y + 4, 292, 34, 12), m.light if i % 2 else m)
    bands = rect(110, 70, 16, 252, s.trim, 6) + rect(274, 70, 16, 252, s.trim, 6)
    return shadow(200, 300, 326) + slabs + bands


GLYPHS: dict[str, Glyph] = {
    "Tents": tents,
    "Sleeping bags": sleeping_bags,
    "Sleeping mats": sleeping_mats,
}
