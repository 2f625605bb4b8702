"""Pillows for the way."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    box,
    circle,
    dashes,
    disc,
    dots,
    eyes,
    gloss,
    path,
    ring,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch, is_light


def travel_pillows(s: Sketch) -> str:
    """A neck pillow; an owl, a camp pillow, a footrest or an eye mask by title."""
    m, a = s.main, s.trim
    horseshoe = (
        "M200 70Q322 72 326 200Q326 300 276 326Q232 334 236 286Q262 240 250 200"
        "Q240 164 200 162Q160 164 150 200Q138 240 164 286Q168 334 124 326Q74 300 74 200"
        "Q78 72 200 70Z"
    )
    if s.says("eye mask"):
        return _eye_mask(s)
    if s.says("camp", "wool-filled", "footrest"):
        return _camp_pillow(s)
    if s.says("owl"):
        return _owl(s, horseshoe)
    seam = dashes(
        "M200 104Q288 106 290 200Q290 250 266 296M200 104Q112 106 110 200Q110 250 134 296",
        m.pale,
        3,
    )
    valve = circle(292, 250, 13, a) + circle(292, 250, 5, a.deep) if s.says("inflatable") else ""
    pouch = solid(box(172, 232, 56, 92, 22), a, stroke("M172 252H228", a.deep, 5)) + s.mark(
        200, 292, 12, a.pale
    )
    band = path("M60 190H150V226H60ZM250 190H340V226H250Z", a)
    return (
        shadow(200, 270, 342)
        + solid(
            horseshoe,
            m,
            band if s.pick(2) else "",
            seam,
            gloss("M120 110Q170 80 220 86Q140 110 110 180Q90 150 120 110Z", 0.2),
            lit=(-12, -10),
        )
        + valve
        + pouch
    )


def _eye_mask(s: Sketch) -> str:
    a = s.trim
    pillow = solid(box(66, 170, 268, 150, 54), s.main, shine("M96 220Q104 190 140 188", 9))
    mask = solid(
        "M84 104Q120 78 200 92Q280 78 316 104Q324 160 270 168Q226 168 200 142"
        "Q174 168 130 168Q76 160 84 104Z",
        a,
    ) + stroke("M116 122q16 14 32 0M252 122q16 14 32 0", INK if is_light(a) else PAPER, 5)
    return (
        shadow(200, 270, 330)
        + stroke("M86 116Q20 140 60 190M314 116Q380 140 340 190", a.dark, 9)
        + pillow
        + mask
    )


def _camp_pillow(s: Sketch) -> str:
    m, a = s.main, s.trim
    tufts = dots(130, 190, 70, 60, 3, 6, 6, m.deep)
    pillow = solid(
        "M66 158Q200 126 334 158Q352 226 334 296Q200 322 66 296Q48 226 66 158Z",
        m,
        tufts
        if s.says("camp")
        else stroke("M110 170Q140 220 120 280M290 170Q260 220 280 280", m.dark, 5),
        gloss("M86 160Q140 150 160 152Q120 220 110 300Q60 280 86 160Z", 0.16),
    )
    extra = (
        solid(box(100, 74, 200, 56, 26), a)
        if s.says("footrest")
        else solid(disc(300, 108, 38, 38), a, ring(300, 108, 20, a.deep, 5))
        if s.says("camp")
        else path(
            "M120 120q-24 -4 -22 -24q10 -16 28 -8q12 -20 34 -8q22 0 18 22"
            "q-6 18 -28 14q-14 12 -30 4Z",
            PAPER,
        )
    )
    return shadow(200, 280, 326) + extra + pillow + s.mark(306, 282, 11, a)


def _owl(s: Sketch, horseshoe: str) -> str:
    m = s.main
    ears = path("M104 130L84 56L150 92ZM296 130L316 56L250 92Z", m.dark)
    face = (
        circle(140, 130, 34, PAPER)
        + circle(260, 130, 34, PAPER)
        + eyes(200, 132, 56, 16)
        + circle(150, 126, 5, "#fff")
        + circle(262, 126, 5, "#fff")
        + path("M186 128H214L200 160Z", "#f0a03c")
    )
    wings = stroke(
        "M92 230q12 14 24 0M96 262q12 14 24 0M284 230q12 14 24 0M280 262q12 14 24 0", s.trim, 7
    )
    return shadow(200, 270, 342) + ears + solid(horseshoe, m, wings) + face


GLYPHS: dict[str, Glyph] = {
    "Travel pillows": travel_pillows,
}
