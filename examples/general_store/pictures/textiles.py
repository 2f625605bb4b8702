"""Cushions, throws and bed linen."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    disc,
    dots,
    gloss,
    levels,
    move,
    oval,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    tone,
    uprights,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def cushions(s: Sketch) -> str:
    """A plump cushion with a pattern; round, long, crescent or bear by title."""
    m, a = s.main, s.trim
    square = (
        "M92 96Q200 116 308 96Q324 92 320 108Q300 210 320 314Q324 330 308 326"
        "Q200 308 92 326Q76 330 80 314Q100 210 80 108Q76 92 92 96Z"
    )
    if s.says("bear"):
        return _bear_cushion(s)
    if s.says("nursing"):
        return _nursing_cushion(s)
    if s.says("meditation"):
        return _meditation_cushion(s)
    if s.says("bench"):
        return _bench_cushion(s)
    inside = _weave(s, a)
    if s.says("cable"):
        inside = stroke(
            "".join(
                f"M{x} {y}q18 16 0 32q-18 16 0 32"
                for x in (130, 164, 236, 270)
                for y in range(90, 320, 64)
            ),
            m.dark,
            8,
        ) + stroke("M200 90V330", m.dark, 6)
    elif s.says("linen", "cloud"):
        inside = stroke("M120 130Q150 180 140 240M280 130Q250 180 262 250", m.dark, 5)
    tassels = "".join(
        stroke(f"M{x} {y}l{dx} {dy}", a.dark, 9)
        for x, y, dx, dy in (
            (84, 102, -14, -14),
            (316, 102, 14, -14),
            (84, 320, -14, 12),
            (316, 320, 14, 12),
        )
    )
    back = move(solid(square, a), 26, -34, turn=9, scale=0.86) if s.pick(2, "back") else ""
    return (
        shadow(200, 240, 336)
        + back
        + tassels
        + solid(
            square,
            m,
            inside,
            gloss("M110 120Q150 180 120 280Q90 200 110 120Z", 0.18),
            lit=(-10, -12),
        )
        + stroke("M96 100Q200 118 304 100", m.light, 4)
    )


def _bear_cushion(s: Sketch) -> str:
    m, a = s.main, s.trim
    ears = "".join(circle(x, 122, 38, m.dark) + circle(x, 122, 20, a.light) for x in (116, 284))
    face = (
        stroke("M140 200q14 14 28 0M232 200q14 14 28 0", INK, 7)
        + oval(200, 246, 44, 34, m.pale)
        + oval(200, 232, 14, 10, INK)
        + stroke("M200 242V258Q188 268 180 260M200 258Q212 268 220 260", INK, 5)
    )
    return shadow(200, 250, 338) + ears + solid(disc(200, 220, 130, 112), m) + face


def _nursing_cushion(s: Sketch) -> str:
    m, a = s.main, s.trim
    return (
        shadow(200, 290, 330)
        + solid(
            "M96 118Q40 170 60 240Q96 330 200 326Q304 330 340 240Q360 170 304 118"
            "Q270 100 262 136Q276 236 200 238Q124 236 138 136Q130 100 96 118Z",
            m,
            _weave(s, a),
        )
        + dashes("M118 130Q90 280 200 284Q310 280 282 130", m.deep, 4)
    )


def _weave(s: Sketch, a: Tone) -> str:
    """A textile pattern over the whole drawing, one of seven by chance."""
    c = a
    patterns = (
        "".join(rect(0, y, 400, 13, c) for y in range(40, 380, 52)),
        "".join(rect(x, 0, 12, 400, c) for x in range(46, 380, 48)),
        stroke(
            "".join(
                f"M0 {y}l40 -26l40 26l40 -26l40 26l40 -26l40 26l40 -26l40 26l40 -26l40 26"
                for y in range(90, 380, 56)
            ),
            c,
            9,
        ),
        dots(40, 64, 46, 48, 8, 48, 9, c, 23),
        stroke(
            "M60 0V400M130 0V400M200 0V400M270 0V400M340 0V400M0 60H400M0 130H400"
            "M0 200H400M0 270H400M0 340H400",
            c,
            7,
        ),
        path("M0 0H400V150Q200 210 0 150Z", c),
        "".join(
            path(
                "M0 -26Q20 0 0 26Q-20 0 0 -26Z",
                c,
                transform="transla"
                f"te({50 + 60 * (i % 6) + 30 * (i // 6 % 2)} {66 + 74 * (i // 6)})",
            )
            for i in range(24)
        ),
    )
    return patterns[s.pick(len(patterns), "weave")]


def _meditation_cushion(s: Sketch) -> str:
    m = s.main
    return (
        shadow(200, 270)
        + solid(box(74, 208, 252, 124, 52), m, stroke(uprights(100, 330, 34, 200, 340), m.dark, 5))
        + solid(disc(200, 216, 126, 40), m.light)
        + circle(200, 214, 13, s.trim)
        + stroke("M168 280H232", s.trim, 13)
    )


def _bench_cushion(s: Sketch) -> str:
    one = solid(box(50, 196, 300, 62, 24), s.main, _weave(s, s.trim))
    return (
        shadow(200, 310)
        + solid(box(50, 264, 300, 62, 24), s.trim)
        + one
        + stroke("M76 254l-12 34M324 254l12 34", s.main.deep, 6)
    )


def throws(s: Sketch) -> str:
    """A blanket folded over a rail or in a pile, with a fringe."""
    m, a = s.main, s.trim
    fringe = "".join(f"M{x} 306v26" for x in range(112, 292, 14))
    weave = _weave(s, a)
    if s.says("herringbone"):
        weave = stroke(
            "".join(
                f"M{x} {y}l14 14l14 -14" for x in range(96, 300, 28) for y in range(110, 310, 24)
            ),
            m.dark,
            5,
        )
    elif s.says("waffle"):
        weave = stroke(uprights(112, 300, 18, 90, 320) + levels(108, 320, 18, 90, 310), m.dark, 4)
    elif s.says("weighted", "heated"):
        weave = stroke(uprights(134, 300, 44, 90, 320) + levels(130, 320, 44, 90, 310), m.dark, 6)
    if s.pick(2, "way"):
        return _way_throw(s, fringe, weave)
    layers = ""
    for i, color in enumerate((m, a, m)):
        y = 262 - 62 * i
        layers += solid(
            f"M96 {y}H300Q340 {y} 340 {y + 34}T300 {y + 68}H96Q72 {y + 34} 96 {y}Z",
            color,
            weave if i == 2 else "",
            stroke(f"M80 {y + 34}H330", color.dark, 4),
        )
    tails = stroke("".join(f"M{90} {y}l-22 5" for y in range(146, 206, 11)), m.dark, 6)
    return shadow(204, 290, 338) + tails + layers + s.mark(300, 172, 12, a.pale) + _plug(s)


def _way_throw(s: Sketch, fringe: str, weave: str) -> str:
    m, a = s.main, s.trim
    rail = (
        stroke("M60 96H340", WOOD.dark, 16)
        + stroke("M60 92H340", WOOD, 9)
        + stroke("M76 96V336M324 96V336", WOOD.dark, 13)
    )
    back = solid("M128 92H306V250H128Z", a)
    front = solid(
        "M100 92Q102 82 116 82H272Q288 82 290 96V308H100Z",
        m,
        weave,
        gloss("M100 86H290V104H100Z", 0.25),
    )
    return shadow(200, 290, 340) + rail + back + stroke(fringe, m.dark, 6) + front + _plug(s)


def _plug(s: Sketch) -> str:
    return (
        solid(box(300, 244, 44, 72, 14), INK)
        + circle(322, 266, 8, "#ef8f4c")
        + stroke("M316 292h12", PAPER, 5)
        if s.says("heated")
        else ""
    )


def bed_linen(s: Sketch) -> str:
    """A made bed seen from its foot: headboard, two pillows, a turned-back duvet."""
    m, a = s.main, s.trim
    wood = (WOOD, tone("#8d6a4e"), tone("#b98f63"))[s.pick(3, "wood")]
    head = solid("M62 100Q62 66 96 66H304Q338 66 338 100V260H62Z", wood) + stroke(
        "M84 90H316V200H84Z", wood.light, 5
    )
    pillows = solid(box(84, 132, 110, 72, 28), a) + solid(box(206, 132, 110, 72, 28), a)
    small = solid(box(150, 164, 100, 52, 22), m.light)
    weave = _weave(s, a)
    if s.says("night train"):
        weave = (
            "".join(
                path(star(90 + 52 * (i % 5), 230 + 44 * (i // 5), 10, 0.4, 4), GLOW)
                for i in range(5)
            )
            + rect(80, 268, 60, 34, "#e2574c", 8)
            + rect(148, 276, 50, 26, "#5aa867", 5)
            + rect(206, 276, 50, 26, "#3f8fc4", 5)
            + "".join(circle(x, 306, 8, INK.light) for x in (96, 126, 160, 188, 218, 246))
        )
    elif s.says("percale", "linen", "easy-care"):
        weave = stroke("M120 230Q150 270 130 330M270 230Q250 280 280 330", m.dark, 5)
    duvet = solid("M52 232Q200 206 348 232L362 318Q200 336 38 318Z", m, weave, lit=(-6, -10))
    fold = solid(
        "M52 214Q200 190 348 214L352 250Q200 226 48 250Z",
        a if a != m else m.light,
        stroke("M48 240Q200 218 352 240", m.dark, 4) if s.says("piping") else "",
    )
    legs = rect(54, 316, 18, 22, wood.dark, 4) + rect(328, 316, 18, 22, wood.dark, 4)
    return shadow(200, 330, 340) + legs + head + pillows + small + duvet + fold


GLYPHS: dict[str, Glyph] = {
    "Cushions": cushions,
    "Throws": throws,
    "Bed linen": bed_linen,
}
