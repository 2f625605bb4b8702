"""Blenders and food containers."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    box,
    circle,
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
from examples.general_store.pictures.motifs import steam
from examples.general_store.pictures.sketch import Glyph, Sketch


def blenders(s: Sketch) -> str:
    """A jug on its motor, a hand-held stick or a travel cup."""
    m, a = s.main, s.trim
    if s.says("hand blender"):
        return _hand_blender(s)
    fruit = (
        circle(176, 226, 17, "#e2574c")
        + circle(214, 236, 15, "#f0b03c")
        + circle(200, 200, 12, "#7a55a3")
        + path("M222 204q20 -20 26 0q-8 14 -26 0Z", "#62a765")
    )
    smooth = path(
        "M90 170Q140 150 190 170T300 166V300H90Z",
        ("#e98aa4", "#8cc084", "#f2b661", "#a98ad0")[s.pick(4)],
    )
    if s.says("personal", "travel"):
        return _personal_blender(s, fruit, smooth)
    jar = solid(
        "M118 92H276L254 252H146Z", GLASS, smooth, fruit, shine("M142 110L160 232", 10, 0.6)
    )
    handle = stroke("M272 112H322L306 214H258", (a if s.pick(2) else INK), 15)
    lid = solid(box(112, 72, 170, 26, 10), a) + rect(176, 54, 48, 22, a.dark, 8)
    if s.says("steamer"):
        lid += steam(198, 52)
    base = (
        solid("M138 248H262L288 330H112Z", m)
        + circle(200, 296, 20, INK)
        + stroke("M200 296L210 282", PAPER, 5)
        + circle(152, 304, 6, a)
        + circle(248, 304, 6, a)
    )
    return shadow(200, 210) + handle + jar + lid + base


def _hand_blender(s: Sketch) -> str:
    m = s.main
    foot = solid("M182 250H218L234 312Q236 330 220 330H180Q164 330 166 312Z", STEEL) + rect(
        176, 318, 48, 8, STEEL.deep, 3
    )
    shaft = solid(box(184, 170, 32, 92, 6), STEEL)
    grip = solid(
        "M170 60Q170 36 200 36Q230 36 230 60L224 180H176Z",
        m,
        path("M160 150H240V190H160Z", m.dark),
        shine("M184 60L186 140", 7),
    )
    whisk = ""
    if s.has("whisk attachment"):
        whisk = move(
            rect(-7, -60, 14, 70, STEEL.dark, 4)
            + stroke("M0 8Q-34 60 0 100Q34 60 0 8M0 8Q-12 60 0 100Q12 60 0 8", STEEL.dark, 5),
            292,
            214,
        )
    return (
        shadow(205, 190)
        + whisk
        + foot
        + shaft
        + grip
        + rect(188, 86, 24, 34, s.trim, 9)
        + rect(188, 128, 24, 16, m.pale, 7)
    )


def _personal_blender(s: Sketch, fruit: str, smooth: str) -> str:
    a = s.trim
    jar = solid(
        "M142 118H258L250 262H150Z", GLASS, smooth, fruit, shine("M162 134L168 240", 9, 0.6)
    )
    lid = solid(box(136, 86, 128, 36, 14), a) + stroke("M176 86Q200 46 224 86", a.dark, 11)
    return (
        shadow(200, 180)
        + jar
        + lid
        + solid("M146 256H254Q268 290 266 330H134Q132 290 146 256Z", s.main)
        + circle(200, 296, 15, a)
        + s.mark(200, 296, 8, s.main.pale)
    )


def food_containers(s: Sketch) -> str:
    """Boxes, tubs, jars, a flask, a bento box, wraps or folding bowls."""
    a = s.trim
    if s.says("jars"):
        return _jars_container()
    if s.says("flask"):
        return _flask_container(s)
    if s.says("wraps"):
        return _wraps_container(s)
    if s.says("bento"):
        return _bento_container(s)
    if s.says("collapsible"):
        return _collapsible_container(s)
    count = 4 if s.says("twelve") else 3
    lids = a if len(s.hues) > 1 else tone("#4f9bb0")
    tubs = ""
    for i in range(count):
        h, w = (54, 250) if count == 4 else (70 - 4 * i, 280 - 46 * i)
        y = 330 - sum((54 if count == 4 else 70 - 4 * j) + 6 for j in range(i + 1))
        food = ("#e98a4c", "#6fb367", "#e9cf7a", "#c85a5a")[(i + s.pick(4)) % 4]
        tubs += solid(
            box(200 - w / 2, y, w, h, 14), GLASS, rect(200 - w / 2, y + h * 0.45, w, h, food, 0)
        ) + solid(box(196 - w / 2, y - 8, w + 8, 20, 8), lids)
    return shadow(200, 290) + tubs


def _jars_container() -> str:
    fills = ("#d9a860", "#7d5437", "#e8d3a0")
    jars = ""
    for i, (x, h) in enumerate(((72, 200), (164, 160), (252, 120))):
        y = 330 - h
        jars += solid(
            box(x, y, 80, h, 14),
            GLASS,
            rect(x, y + 40, 80, h, fills[i]),
            shine(f"M{x + 14} {y + 16}V{y + h - 20}", 7, 0.6),
        ) + solid(box(x + 4, y - 26, 72, 30, 6), WOOD)
    return shadow(200, 290) + jars


def _flask_container(s: Sketch) -> str:
    a = s.trim
    return (
        shadow(200, 170)
        + solid(box(126, 128, 148, 202, 30), s.main, shine("M148 160V290", 10, 0.25))
        + solid(box(134, 78, 132, 56, 14), STEEL)
        + rect(126, 150, 148, 14, a)
        + s.mark(200, 230, 24, a)
        + stroke("M296 330V220", STEEL.dark, 9)
        + oval(296, 204, 15, 24, STEEL.dark)
    )


def _wraps_container(s: Sketch) -> str:
    cloth = "".join(
        move(
            solid(
                box(96, 90, 190, 190, 12),
                s.hue(i),
                "".join(
                    path(star(126 + 62 * (j % 3), 122 + 62 * (j // 3), 24, 0.85, 3), s.hue(i).light)
                    for j in range(9)
                ),
            ),
            0,
            0,
            turn=8 * i - 14,
        )
        for i in (2, 1, 0)
    )
    return shadow(200, 250) + cloth


def _bento_container(s: Sketch) -> str:
    m = s.main
    cells = "".join(
        rect(x, y, w, h, m.deep, 12)
        for x, y, w, h in ((80, 176, 108, 130), (200, 176, 120, 58), (200, 246, 120, 60))
    )
    food = (
        circle(116, 220, 24, "#f8f8f4")
        + rect(102, 224, 28, 22, "#33503c", 3)
        + circle(156, 262, 24, "#f8f8f4")
        + rect(142, 266, 28, 22, "#33503c", 3)
        + circle(228, 206, 16, "#e2574c")
        + circle(262, 206, 16, "#e2574c")
        + path("M216 292Q220 258 250 262Q280 254 304 292Z", "#6fb367")
        + circle(292, 206, 14, "#f2b13c")
    )
    return (
        shadow(200, 290)
        + solid(box(60, 156, 280, 172, 30), m)
        + cells
        + food
        + move(solid(box(66, 84, 268, 62, 24), s.trim, s.mark(200, 114, 18, s.trim.pale)), turn=-5)
    )


def _collapsible_container(s: Sketch) -> str:
    bowl = "M64 0H336L318 34H82ZM86 38H314L298 66H102ZM108 70H292L270 98H130Z"
    return (
        shadow(200, 240)
        + move(solid(bowl, s.main), 0, 228)
        + rect(54, 214, 292, 18, s.main.light, 9)
        + move(
            solid(bowl, s.trim) + rect(-10, -14, 356, 22, s.trim.light, 10),
            0,
            140,
            scale=0.7,
            about=(200, 0),
        )
    )


GLYPHS: dict[str, Glyph] = {
    "Blenders": blenders,
    "Food containers": food_containers,
}
