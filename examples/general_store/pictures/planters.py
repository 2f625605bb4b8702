"""Planters with something growing."""

from examples.general_store.pictures.canvas import (
    LEAF,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    move,
    path,
    rect,
    shadow,
    shine,
    solid,
    stroke,
    tone,
    uprights,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

TERRACOTTA = tone("#cc6f4c")


def planters(s: Sketch) -> str:
    """A pot, box, trough, grow bag, hanging pot or raised bed with something growing."""
    m, a = s.main, s.trim
    if s.says("hanging"):
        return _hanging_planter(s)
    if s.says("raised"):
        legs = rect(76, 210, 24, 122, m.dark, 4) + rect(300, 210, 24, 122, m.dark, 4)
        bed = solid(box(60, 196, 280, 84, 8), m, stroke("M60 224H340M60 252H340", m.dark, 4))
        return (
            shadow(200, 290)
            + "".join(_plant(s, x, 202, 0.72) for x in (112, 200, 288))
            + legs
            + bed
        )
    if s.says("box", "trough"):
        return _box_planter(s)
    if s.says("bags"):
        return _bags_planter(s)
    pot = solid(
        "M104 200H296L270 322Q268 330 258 330H142Q132 330 130 322Z",
        m,
        _glaze(s, m, a),
        shine("M134 230L146 300", 9, 0.3),
    )
    rim = solid(box(92, 180, 216, 38, 10), m)
    saucer = (
        solid(box(104, 318, 192, 20, 9), a if a != m else m.dark)
        if s.has("saucer included")
        else ""
    )
    return shadow(200, 230, 338) + _plant(s, 200, 190, 1.15) + pot + rim + saucer


def _hanging_planter(s: Sketch) -> str:
    m = s.main
    ropes = stroke(
        "M200 30L120 200M200 30L280 200M200 30V90M128 210Q200 310 200 356M272 210Q200 310 200 356",
        m.dark,
        6,
    )
    knots = (
        circle(200, 34, 11, WOOD)
        + circle(200, 312, 9, m)
        + stroke("M200 320V362M190 320V356M210 320V356", m, 5)
    )
    return (
        _plant(s, 200, 200, 0.9)
        + ropes
        + solid("M126 196H274Q274 296 200 300Q126 296 126 196Z", TERRACOTTA)
        + stroke("M126 220L164 284L200 230L236 284L274 220", m, 6)
        + knots
    )


def _plant(s: Sketch, x: float, y: float, size: float = 1) -> str:
    """A plant growing from a point: leaves, a cactus, flowers or herbs, by chance."""
    stems = (
        "M0 0Q-6 -50 -44 -84M0 0Q0 -60 4 -110M0 0Q10 -46 48 -78M0 0Q-30 -26 -66 -36M0 0"
        "Q34 -20 68 -30"
    )
    leaves = "".join(
        move(
            path("M0 8Q-22 -16 0 -48Q22 -16 0 8Z", (LEAF, LEAF.dark, "#7dbb74")[i % 3]),
            lx,
            ly,
            turn=t,
            about=(0, 0),
        )
        for i, (lx, ly, t) in enumerate(
            (
                (-40, -76, -40),
                (4, -94, 4),
                (44, -72, 42),
                (-58, -32, -70),
                (60, -28, 70),
                (-16, -54, -14),
                (20, -56, 20),
            )
        )
    )
    cactus = (
        solid(
            box(-30, -112, 60, 122, 30),
            LEAF,
            stroke("M-14 -110V20M0 -110V20M14 -110V20", LEAF.dark, 3),
        )
        + solid(box(24, -72, 40, 26, 13), LEAF)
        + solid(box(46, -98, 22, 48, 11), LEAF)
        + circle(0, -112, 11, "#ef93b4")
    )
    blooms = stroke(stems, LEAF.dark, 6) + "".join(
        circle(bx, by, 19, color) + circle(bx, by, 8, "#f6d66b")
        for bx, by, color in (
            (-44, -88, "#e8718a"),
            (4, -112, "#f3a04a"),
            (48, -82, "#b57fc4"),
            (-66, -40, "#f3a04a"),
            (68, -34, "#e8718a"),
        )
    )
    chosen = (stroke(stems, LEAF.deep, 5) + leaves, cactus, blooms)[s.pick(3, "plant")]
    return move(chosen, x, y, scale=size, about=(0, 0))


def _box_planter(s: Sketch) -> str:
    m, a = s.main, s.trim
    rail = (
        stroke("M40 250H360M70 250V340M130 250V340M270 250V340M330 250V340", STEEL.dark, 8)
        if s.says("balcony")
        else ""
    )
    flutes = (
        stroke(uprights(76, 340, 24, 210, 330), m.dark, 5)
        if s.says("zinc")
        else rect(60, 300, 290, 10, a)
    )
    return (
        shadow(200, 300)
        + rail
        + "".join(_plant(s, x, 216, 0.78) for x in (106, 200, 294))
        + solid("M50 214H350L334 330H66Z", m, flutes)
        + rect(44, 206, 312, 20, m.light, 8)
    )


def _bags_planter(s: Sketch) -> str:
    bags = "".join(
        _plant(s, x, y, 0.62)
        + solid(
            f"M{x - 58} {y}H{x + 58}L{x + 50} {y + 100}Q{x} {y + 112} {x - 50} {y + 100}Z",
            c,
            dashes(f"M{x - 70} {y + 18}H{x + 70}", c.pale, 4),
        )
        + stroke(f"M{x - 44} {y + 10}q-30 20 0 44M{x + 44} {y + 10}q30 20 0 44", c.deep, 7)
        for x, y, c in (
            (126, 200, s.trim),
            (276, 200, s.main),
            (200, 228, s.main if s.pick(2) else s.trim),
        )
    )
    return shadow(200, 300, 338) + bags


def _glaze(s: Sketch, m: Tone, a: Tone) -> str:
    signs = (
        rect(80, 244, 240, 20, m.light),
        stroke(
            "M90 260l22 -18l22 18l22 -18l22 18l22 -18l22 18l22 -18l22 18l22 -18l22 18",
            a if len(s.hues) > 1 else m.pale,
            7,
        ),
        path("M80 190H320V240Q260 276 200 250T80 256Z", a if len(s.hues) > 1 else m.light),
    )
    return signs[s.pick(3, "glaze")]


GLYPHS: dict[str, Glyph] = {
    "Planters": planters,
}
