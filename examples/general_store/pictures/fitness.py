"""Mats, weights and bands."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    disc,
    mirror,
    move,
    oval,
    path,
    polygon,
    rect,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def yoga_mats(s: Sketch) -> str:
    """A half-unrolled mat with its strap; folded or fringed by title."""
    m, a = s.main, s.trim
    if s.says("foldaway"):
        return _foldaway_yoga_mat(s)
    lotus = path(
        "M0 20Q-40 14 -50 -16Q-24 -14 -14 0Q-22 -30 0 -52Q22 -30 14 0Q24 -14 50 -16Q40 14 0 20Z", a
    )
    if s.pick(2, "rolled") and not s.says("rug", "kids") and not s.has("alignment lines"):
        return _rolled_mat(s)
    flat = "M118 150H296L366 326H40Z"
    lines = stroke("M128 166H288L346 312H62ZM207 150V326", m.light, 4)
    lotus = path(
        "M0 20Q-40 14 -50 -16Q-24 -14 -14 0Q-22 -30 0 -52Q22 -30 14 0Q24 -14 50 -16Q40 14 0 20Z", a
    )
    bear = circle(0, -10, 34, a) + circle(-28, -38, 13, a) + circle(28, -38, 13, a)
    bear += circle(-12, -16, 5, INK) + circle(12, -16, 5, INK) + oval(0, 0, 9, 6, INK)
    stripes = "".join(rect(20, y, 360, 11, a) for y in (180, 206, 272, 300))
    plain = move(bear if s.kids else lotus, 204, 268)
    art = (lines if s.has("alignment lines") else "") + (stripes if s.says("rug") else plain)
    fringe = stroke("".join(f"M{46 + 16.5 * i:.0f} 326v14" for i in range(20)), m.pale, 5)
    sheet = solid(flat, m, art, lit=(0, -7))
    return shadow(204, 320, 336) + (fringe if s.says("rug") else "") + sheet + _roll(m, 96, 96)


def _foldaway_yoga_mat(s: Sketch) -> str:
    m, a = s.main, s.trim
    layers = "".join(
        solid(box(76, 280 - 38 * i, 248, 40, 16), m if i % 2 else m.light) for i in range(5)
    )
    return (
        shadow(200, 290, 330)
        + layers
        + rect(176, 122, 26, 202, a, 6)
        + stroke("M150 124Q189 74 228 124", a.dark, 12)
    )


def _roll(m: Tone, x: int, y: int) -> str:
    """The rolled end of a mat, its spiral to the right."""
    spiral = f"M{x + 212} {y + 32}m0 -4a4 6 0 1 1 -6 6a10 15 0 1 1 15 12a16 22 0 1 1 -24 -20"
    body = solid(box(x, y, 222, 66, 30), m, lit=(0, -9))
    return body + oval(x + 208, y + 33, 24, 33, m.light) + stroke(spiral, m.deep, 4)


def _rolled_mat(s: Sketch) -> str:
    """A mat rolled up and standing, with its carrying strap."""
    m, a = s.main, s.trim
    spiral = "M196 78m0 -3a10 5 0 1 1 -10 8a26 12 0 1 1 36 8a42 19 0 1 1 -58 -16"
    body = solid("M132 78V300Q132 328 200 328T268 300V78Z", m, rect(246, 90, 8, 250, m.deep))
    bands = "".join(
        path(f"M130 {y}Q200 {y + 32} 270 {y}V{y + 20}Q200 {y + 52} 130 {y + 20}Z", a)
        for y in (132, 244)
    )
    strap = stroke("M266 152Q352 190 266 264", a.dark, 13)
    top = oval(200, 78, 68, 29, m.light) + stroke(spiral, m.deep, 5)
    return shadow(204, 190) + strap + body + top + bands + s.mark(196, 222, 20, m.pale)


def dumbbells(s: Sketch) -> str:
    """A pair of dumbbells; a kettlebell, a dial weight or a rack of three by title."""
    m, a = s.main, s.trim
    if s.says("kettlebell"):
        return _kettlebell_weights(s)

    if s.says("set"):
        rack = stroke("M120 330L150 110M280 330L250 110M104 330H296", STEEL.deep, 13)
        return (
            shadow(200, 270)
            + rack
            + "".join(
                _bell(s, 200, y, s.hue(i), size)
                for i, (y, size) in enumerate(((124, 0.72), (204, 0.86), (288, 1)))
            )
        )
    if s.says("adjustable"):
        cradle = solid("M60 286H340L354 330H46Z", INK, rect(40, 316, 330, 20, a))
        return shadow(200, 320) + _bell(s, 200, 232, m, 1.35, 3) + cradle
    if s.says("walnut"):
        return _walnut_weights(s)
    if s.says("soft-grip"):
        return _soft_grip_weights(s)
    second = s.hues[1] if len(s.hues) > 1 else m
    if s.says("water"):
        wave = shine("M-90 10q10 -12 20 0t20 0", 5)
        return (
            shadow(200, 300)
            + _bell(s, 186, 150, GLASS, 0.95)
            + move(wave, 186, 150)
            + _bell(s, 210, 272, m, 1.15)
        )
    return (
        shadow(206, 300)
        + move(_bell(s, 186, 156, second, 1.02), turn=-10, about=(186, 156))
        + _bell(s, 212, 270, m, 1.2)
    )


def _kettlebell_weights(s: Sketch) -> str:
    m = s.main
    ball = solid(
        "M122 214Q110 330 140 330H260Q290 330 278 214Q262 168 200 168Q138 168 122 214Z",
        m,
        shine("M142 250Q144 214 168 196", 10),
    )
    return (
        shadow(200, 210)
        + stroke("M142 220Q116 84 200 84Q284 84 258 220", m.dark, 30)
        + stroke("M142 216Q118 80 200 80Q282 80 258 214", m, 22)
        + ball
        + circle(200, 256, 38, s.trim)
        + s.mark(200, 256, 18, PAPER)
    )


def _bell(s: Sketch, x: float, y: float, color: Tone, size: float = 1, plates: int = 1) -> str:
    a = s.trim
    hexa = polygon(
        ((-96, -34), (-78, -56), (-44, -56), (-28, -34), (-28, 34), (-44, 56), (-78, 56), (-96, 34))
    )
    heads = solid(hexa, color, lit=(-6, -6)) + mirror(solid(hexa, color, lit=(6, -6)), 0)
    if plates > 1:
        heads = "".join(
            solid(box(px, -60 + 6 * i, 20, 120 - 12 * i, 8), (color, a)[i % 2])
            + solid(box(-px - 20, -60 + 6 * i, 20, 120 - 12 * i, 8), (color, a)[i % 2])
            for i, px in enumerate((36, 58, 80))
        )
    bar = rect(-46, -13, 92, 26, STEEL, 8) + stroke(
        "M-18 -10V10M-6 -10V10M6 -10V10M18 -10V10", STEEL.dark, 4
    )
    signs = s.mark(-62, 0, 13, color.pale) + s.mark(62, 0, 13, color.pale) if plates == 1 else ""
    return move(bar + heads + signs, x, y, scale=size, about=(0, 0))


def _walnut_weights(s: Sketch) -> str:
    m = s.main
    return shadow(200, 280, 310) + move(
        rect(-60, -13, 120, 26, STEEL.dark, 8)
        + solid(
            disc(-92, 0, 56, 62),
            m,
            stroke("M-150 -20Q-92 -8 -40 -24M-150 14Q-92 0 -40 18", m.dark, 4),
        )
        + solid(
            disc(92, 0, 56, 62), m, stroke("M40 -20Q92 -8 150 -24M40 14Q92 0 150 18", m.dark, 4)
        ),
        200,
        236,
    )


def _soft_grip_weights(s: Sketch) -> str:
    return shadow(200, 280) + "".join(
        move(
            solid(box(-100, -34, 200, 68, 34), c, rect(-24, -50, 48, 100, d))
            + stroke("M-60 -34Q0 -84 60 -34", d.dark, 11),
            200 + dx,
            y,
            turn=-8,
            about=(0, 0),
        )
        for c, d, dx, y in ((s.trim, s.main, -14, 170), (s.main, s.trim, 14, 280))
    )


def resistance_bands(s: Sketch) -> str:
    """Loop bands or tubes with handles, as the title says."""
    if s.says("tube", "travel", "seated"):
        return _tube_bands(s)
    if s.says("flat"):
        return _flat_bands(s)
    count = 3 if len(s.hues) > 2 or s.says("hip") else 2
    loops = ""
    for i in range(count):
        c = s.hue(i)
        x, y = 200 + (i - (count - 1) / 2) * 62, 196 + 12 * (i % 2)
        wide = 44 if s.says("hip") else 26
        tilt = (i - (count - 1) / 2) * 16
        band = oval(x, y, 72, 112, "none", stroke=c.dark, stroke_width=wide) + oval(
            x - 4, y - 4, 72, 112, "none", stroke=c, stroke_width=wide - 8
        )
        weave = oval(
            x - 4, y - 4, 72, 112, "none", stroke=c.light, stroke_width=4, stroke_dasharray="9 9"
        )
        gaze = (
            circle(x - 16, y + 102, 6, INK) + circle(x + 12, y + 102, 6, INK)
            if s.says("animal")
            else s.mark(x, y + 108, 9, c.pale)
        )
        loops += move(band + weave + gaze, turn=tilt, about=(x, y))
    return shadow(200, 280, 340) + loops


def _tube_bands(s: Sketch) -> str:
    a = s.trim
    colors = [s.hue(i) for i in range(3)] if len(s.hues) > 2 else [s.main, a]
    tubes = "".join(
        stroke(
            f"M112 {146 + 14 * i}Q{90 - 20 * i} {320 + 8 * i} 200 {300 - 24 * i}"
            f"Q{310 + 20 * i} {280 + 8 * i} 288 {146 + 14 * i}",
            c.dark,
            15,
        )
        + stroke(
            f"M112 {146 + 14 * i}Q{90 - 20 * i} {320 + 8 * i} 200 {300 - 24 * i}"
            f"Q{310 + 20 * i} {280 + 8 * i} 288 {146 + 14 * i}",
            c,
            9,
        )
        for i, c in enumerate(colors)
    )
    grip = (
        stroke("M112 148L76 82H148Z", INK, 9)
        + solid(
            box(62, 64, 100, 30, 15),
            a if s.says("soft", "seated") else INK,
            stroke("M84 64V94M100 64V94M116 64V94M132 64V94", INK.light, 3),
        )
        + rect(103, 138, 18, 30, STEEL.dark, 5)
    )
    pouch = (
        solid(
            "M168 236H232L246 322Q246 332 236 332H164Q154 332 154 322Z",
            s.brand,
            s.mark(200, 292, 14, s.brand.pale),
        )
        + stroke("M170 236Q200 222 230 236", s.brand.deep, 7)
        if s.has("travel pouch")
        else ""
    )
    return shadow(200, 250, 342) + tubes + grip + mirror(grip) + pouch


def _flat_bands(s: Sketch) -> str:
    rolls = "".join(
        solid(box(84, 100 + 76 * i, 210, 64, 10), s.hue(i))
        + solid(
            disc(294, 132 + 76 * i, 26, 32),
            s.hue(i).light,
            stroke(
                f"M294 {132 + 76 * i}m0 -18a14 18 0 1 0 10 28a9 11 0 1 0 -10 -16", s.hue(i).deep, 4
            ),
        )
        + path(
            f"M84 {100 + 76 * i}Q54 {132 + 76 * i} 66 {176 + 76 * i}L84 {164 + 76 * i}Z",
            s.hue(i).dark,
        )
        for i in range(3)
    )
    return shadow(200, 280, 342) + rolls


GLYPHS: dict[str, Glyph] = {
    "Yoga mats": yoga_mats,
    "Dumbbells": dumbbells,
    "Resistance bands": resistance_bands,
}
