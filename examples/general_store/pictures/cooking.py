"""Pans, knives and boards."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    disc,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def frying_pans(s: Sketch) -> str:
    """A pan from above with its handle to the right; deep, folding or cast as it says."""
    m, a = s.main, s.trim
    wood = WOOD if s.pick(2) else INK
    if s.says("cast iron"):
        wood = m
    elif s.says("tri-ply"):
        wood = STEEL
    grip = solid(
        "M236 218L258 236L362 348Q372 366 356 372Q344 376 334 364L226 252Z", wood
    ) + circle(346, 356, 6, m.deep)
    if s.says("folding"):
        grip = stroke("M242 242L300 300L262 338", STEEL.dark, 13) + circle(300, 300, 10, a)
    inner = tone(m.dark) if not s.says("ceramic") else s.hues[1] if len(s.hues) > 1 else m
    if s.says("tri-ply"):
        inner = tone("#d5dbe0")
    rim = solid(disc(170, 180, 128, 128), m, lit=(-6, -6)) + solid(
        disc(170, 180, 106, 106), inner, lit=(8, 8)
    )
    sheen = stroke("M92 160A84 84 0 0 1 150 104", "#ffffff", 9, opacity=0.3)
    rivets = circle(250, 252, 5, STEEL.light) + circle(238, 264, 5, STEEL.light)
    lip = path("M60 106Q40 94 44 78Q64 70 92 86Z", m) if s.says("cast iron") else ""
    return (
        oval(190, 330, 150, 16, "#1f1836", opacity=0.1)
        + grip
        + lip
        + rim
        + sheen
        + rivets
        + _in_the_pan(s)
    )


def _in_the_pan(s: Sketch) -> str:
    """An egg, mushrooms, a pancake or a leaf of basil, by chance; a lid for the deep pan."""
    if s.says("lid"):
        m = s.main
        return (
            circle(170, 180, 112, GLASS, opacity=0.8)
            + ring(170, 180, 112, STEEL.dark, 8)
            + circle(170, 180, 20, m.dark)
            + shine("M96 160A80 80 0 0 1 150 106")
        )
    egg = (
        path("M118 196Q104 138 164 132Q236 126 240 186Q238 240 176 234Q126 236 118 196Z", "#fffdf5")
        + circle(178, 180, 30, "#f7bb3c")
        + circle(170, 172, 9, "#ffe09a")
    )
    cake = solid(disc(172, 186, 70, 64), "#e2a857") + rect(152, 164, 40, 32, "#fbe08a", 7)
    veg = "".join(
        move(
            path("M-24 6Q-24 -26 0 -26Q24 -26 24 6Q0 12 -24 6Z", "#d9b48a")
            + rect(-9, 6, 18, 22, "#f1dfc4", 6),
            x,
            y,
            turn=t,
            about=(0, 0),
        )
        for x, y, t in ((140, 160, -20), (206, 170, 30), (166, 226, 8))
    )
    fish = path(
        "M104 190Q150 130 214 172L244 150V214L214 196Q150 238 104 190Z", "#f0937c"
    ) + stroke("M150 168V206M174 164V210M196 170V202", "#f8c4b2", 5)
    return (egg, cake, veg, fish)[s.pick(4, "dish")]


def kitchen_knives(s: Sketch) -> str:
    """A knife: chef's, cleaver, bread, paring, santoku or a child's; three for a set."""
    m = s.main
    if s.says("three-piece"):
        return (
            shadow(200, 190, 350)
            + move(_knife(s, "M0 0Q26 60 26 170H-10V0Z", m), 118, 46)
            + move(_knife(s, "M-4 30Q24 60 24 170H-10V30Z", m), 206, 46)
            + move(_knife(s, "M-4 80Q18 110 18 170H-8V80Z", m), 286, 46)
        )
    blades = {
        "cleaver": "M-24 -10H52V170H-24Z",
        "bread": "M-8 -40Q22 -40 24 -20V170H-14L-18 158L-12 146L-18 134L-12 122L-18 110L-12 98"
        "L-18 86L-12 74L-18 62L-12 50L-18 38L-12 26L-18 14L-12 2Z",
        "paring": "M-4 40Q30 80 28 170H-10Z",
        "santoku": "M-14 -20Q32 -10 40 60V170H-14Z",
        "kids": "M-10 10Q34 4 36 60V170H-10Z",
        "chef": "M-12 -50Q42 40 40 170H-12Z",
    }
    name = next((name for name in blades if s.says(name)), "chef")
    knife = _knife(s, blades[name], m)
    board = solid(
        box(78, 96, 244, 216, 24),
        WOOD,
        stroke(
            "M60 150Q200 166 340 148M60 214Q200 200 340 216M60 270Q200 284 340 268",
            WOOD.dark,
            4,
            opacity=0.6,
        ),
    )
    food = move(_garnish(s), 0, 0)
    return shadow(200, 240) + board + food + move(knife, 196, 120, turn=42, about=(0, 110))


def _knife(s: Sketch, blade: str, m: Tone) -> str:
    """A knife pointing up; its blade meets the handle at y = 170."""
    dents = (
        "".join(circle(6 + 16 * (i % 2), 20 + 22 * i, 5, STEEL.light) for i in range(6))
        if s.says("hammered")
        else ""
    )
    steel = tone("#dfe5ea")
    edge = path("M-40 -60H-2V170H-40Z", "#f7fafc", opacity=0.8)
    handle = solid(
        box(-10, 170, 40, 112, 14), m, rect(-10, 196, 50, 8, s.trim) if len(s.hues) > 1 else ""
    )
    rivets = (
        "".join(circle(10, y, 4.5, STEEL.light) for y in (192, 226, 260))
        if len(s.hues) == 1
        else ""
    )
    guard = rect(-14, 164, 48, 12, STEEL.dark, 4)
    return solid(blade, steel, dents, edge, lit=(-5, 0)) + handle + rivets + guard


def _garnish(s: Sketch) -> str:
    """Something that has been cut."""
    tomato = (
        circle(120, 264, 28, "#d9503f")
        + circle(120, 264, 20, "#ee8470")
        + circle(112, 258, 4, "#f9d9a0")
        + circle(128, 260, 4, "#f9d9a0")
        + circle(120, 272, 4, "#f9d9a0")
    )
    carrot = "".join(
        circle(110 + 24 * i, 268 - 14 * (i % 2), 17, "#ee8a3a")
        + circle(110 + 24 * i, 268 - 14 * (i % 2), 8, "#f6b46f")
        for i in range(3)
    )
    herb = path("M98 278Q104 240 136 236Q142 270 98 278Z", "#5fa463") + path(
        "M120 290Q130 262 160 262Q156 292 120 290Z", "#7cbc72"
    )
    bread = path("M92 290Q86 242 122 238Q158 242 152 290Z", "#c98d4d") + path(
        "M102 284Q98 252 122 250Q146 252 142 284Z", "#f2d9a8"
    )
    return bread if s.says("bread") else (tomato, carrot, herb)[s.pick(3, "cut")]


def cutting_boards(s: Sketch) -> str:
    """A board of wood grain, end-grain checks, colours or bamboo with something to cut."""
    m = s.main
    if s.says("colour-coded"):
        return _colour_coded_board(s)
    if s.says("roll-up"):
        return _roll_up_board(s)
    grain = stroke(
        "M40 130Q180 150 360 126M40 180Q180 166 360 184M40 232Q180 250 360 226M40 284"
        "Q200 270 360 290",
        m.dark,
        4,
        opacity=0.7,
    )
    if s.says("end-grain"):
        grain = "".join(
            rect(
                50 + 38 * (i % 8),
                92 + 36 * (i // 8),
                38,
                36,
                m.light if (i + i // 8) % 2 else m.dark,
            )
            for i in range(56)
        )
    elif s.says("bamboo"):
        grain = "".join(rect(50, 92 + 26 * i, 300, 13, m.light) for i in range(10))
    handled = s.says("oak", "paper")
    board = solid(box(66, 96, 268, 220, 26), m, grain)
    if handled:
        board = solid(box(164, 42, 72, 90, 28), m) + board + circle(200, 68, 13, s.kind.tint)
    groove = (
        stroke(box(86, 116, 228, 180, 16), m.deep, 5, opacity=0.6) if s.has("juice groove") else ""
    )
    tray = solid(box(84, 300, 232, 34, 8), STEEL) if s.says("trays") else ""
    feet = (
        rect(90, 310, 40, 22, "#e2574c", 8) + rect(270, 310, 40, 22, "#3f8fc4", 8)
        if s.says("feet")
        else ""
    )
    return shadow(200, 280) + feet + tray + board + groove + _on_board(s)


def _colour_coded_board(s: Sketch) -> str:
    stand = rect(90, 306, 220, 24, INK, 8)
    boards = "".join(
        move(
            solid(box(110, 84, 170, 226, 20), s.hue(i)) + rect(160, 98, 70, 20, s.hue(i).deep, 10),
            14 * i - 18,
            0,
        )
        for i in (3, 2, 1, 0)
    )
    return shadow(200, 240) + boards + stand


def _roll_up_board(s: Sketch) -> str:
    m = s.main
    sheet = solid(
        "M70 118H272V300H70Z",
        m,
        stroke("M70 160H280M70 210H280M70 260H280M120 110V310M180 110V310M240 110V310", m.light, 3),
    )
    roll = (
        solid(box(262, 108, 56, 202, 28), m)
        + oval(290, 136, 17, 17, m.deep)
        + ring(290, 136, 8, m.light, 3)
    )
    return shadow(200, 270, 322) + sheet + roll + rect(258, 200, 66, 18, s.trim, 5)


def _on_board(s: Sketch) -> str:
    loaf = solid(
        "M124 232Q116 168 180 166H226Q286 168 276 232Q200 246 124 232Z", "#c98d4d"
    ) + stroke("M160 180L150 214M196 176L190 216M234 178L232 216", "#f0cf98", 7)
    bits = (
        circle(140, 210, 28, "#d9503f")
        + circle(140, 210, 20, "#ee8470")
        + circle(198, 230, 28, "#d9503f")
        + circle(198, 230, 20, "#ee8470")
        + path("M226 180Q260 140 284 178Q262 206 226 180Z", "#5fa463")
    )
    cheese = (
        solid("M128 236V200L262 160Q286 180 280 236Z", "#f2c14e")
        + circle(176, 214, 10, "#d9a030")
        + circle(226, 204, 13, "#d9a030")
        + circle(250, 226, 7, "#d9a030")
    )
    return (loaf, bits, cheese)[s.pick(3, "food")]


GLYPHS: dict[str, Glyph] = {
    "Frying pans": frying_pans,
    "Kitchen knives": kitchen_knives,
    "Cutting boards": cutting_boards,
}
