"""Bird feeders with a bird."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dots,
    levels,
    mirror,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    star,
    stroke,
    tone,
    uprights,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def bird_feeders(s: Sketch) -> str:
    """A tube, table, window, peanut, fat-ball or nectar feeder, or a birdhouse, with a bird."""
    m, a = s.main, s.trim
    tit = (tone("#5b93c9"), tone("#d9805a"), tone("#e0b23f"))[s.pick(3, "bird")]
    chain = stroke("M200 30V80", INK.light, 4)
    seeds = "".join(
        circle(166 + 14 * (i % 6), 206 + 14 * (i // 6), 5, ("#d9b06a", "#8a6a45", "#e8d19a")[i % 3])
        for i in range(42)
    )
    if s.says("table"):
        return _table_feeder(s, tit)
    if s.says("birdhouse"):
        return _birdhouse_feeder(s)
    if s.says("window"):
        return _window_feeder(tit)
    if s.says("fat ball"):
        return _fat_ball_feeder(s, chain, tit)
    if s.says("nectar"):
        return _nectar_feeder(s, chain)
    mesh = seeds
    if s.says("peanut"):
        mesh = stroke(uprights(156, 256, 14, 120, 320) + levels(140, 320, 14, 140, 260), m.dark, 3)
    tube = solid(box(148, 124, 104, 176, 12), "#d9b06a" if s.says("peanut") else GLASS, mesh)
    cage = (
        stroke(
            "M120 130V310M150 124V316M250 124V316M280 130V310M112 180H288M112 250H288", m.deep, 5
        )
        if s.says("squirrel")
        else ""
    )
    cap = solid("M104 132Q120 78 200 76Q280 78 296 132Z", m) + ring(200, 68, 10, INK.light, 4)
    return (
        chain
        + tube
        + cage
        + cap
        + solid(box(124, 296, 152, 26, 10), a if a != m else m.dark)
        + rect(252, 268, 60, 7, WOOD.dark, 3)
        + _bird(250, 228, tit)
    )


def _table_feeder(s: Sketch, tit: Tone) -> str:
    m = s.main
    roof = solid("M60 150L200 66L340 150L326 170H74Z", m.dark)
    posts = rect(96, 160, 14, 92, m) + rect(290, 160, 14, 92, m) + rect(190, 266, 20, 70, m.dark)
    return (
        shadow(200, 150, 340)
        + posts
        + _bird(166, 214, tit)
        + roof
        + solid(box(70, 248, 260, 24, 8), m)
        + dots(100, 246, 12, 0, 6, 6, 5, "#8a6a45")
        + stroke("M200 300L150 338M200 300L250 338", m.dark, 9)
    )


def _bird(x: float, y: float, color: Tone, flip: bool = False) -> str:
    body = (
        solid(
            "M0 0Q4 -34 38 -34Q66 -36 68 -8Q70 20 36 26Q12 28 -30 10Q-8 10 0 0Z",
            color,
            oval(44, 14, 22, 14, color.pale),
        )
        + path("M66 -16L86 -8L66 -2Z", "#eda23d")
        + circle(52, -18, 4, INK)
        + path("M8 -4Q30 -14 42 4Q22 16 8 -4Z", color.deep)
        + stroke("M32 26v14M44 24v14", "#b5763a", 4)
    )
    drawn = move(body, x, y)
    return mirror(drawn, x) if flip else drawn


def _birdhouse_feeder(s: Sketch) -> str:
    m = s.main
    house = (
        solid("M124 176L200 100L276 176V320H124Z", m, stroke("M100 220H300M100 264H300", m.dark, 4))
        + solid("M98 180L200 76L302 180L284 198L200 116L116 198Z", s.hue(1))
        + circle(200, 206, 30, INK)
        + rect(194, 250, 12, 26, m.deep, 4)
    )
    return shadow(200, 290) + house


def _window_feeder(tit: Tone) -> str:
    pane = rect(40, 60, 320, 260, "#dcecf2", 12) + stroke(
        "M40 190H360M200 60V320M44 64H356V316H44Z", PAPER, 10
    )
    return (
        pane
        + solid("M100 130L200 100L300 130V286H100Z", GLASS, rect(90, 246, 220, 50, "#d9b06a"))
        + circle(130, 146, 11, STEEL.dark)
        + circle(270, 146, 11, STEEL.dark)
        + _bird(150, 224, tit)
        + rect(92, 276, 216, 20, GLASS.deep, 6)
    )


def _fat_ball_feeder(s: Sketch, chain: str, tit: Tone) -> str:
    spiral = "".join(
        circle(200, y, 44, "#dcb981") + dots(180, y - 16, 13, 14, 4, 12, 4, "#8a6a45")
        for y in (142, 222, 302)
    )
    coil = stroke(
        "".join(f"M150 {y}Q200 {y + 24} 250 {y}" for y in range(96, 340, 34))
        + "M150 96V330M250 96V330",
        s.main,
        6,
    )
    return chain + spiral + coil + _bird(250, 190, tit) + circle(200, 84, 10, s.main)


def _nectar_feeder(s: Sketch, chain: str) -> str:
    m = s.main
    glass = solid(
        "M148 96Q148 84 160 84H240Q252 84 252 96V236H148Z",
        GLASS,
        rect(130, 120, 140, 120, m.light),
        shine("M166 110V220", 9, 0.5),
    )
    flowers = "".join(
        path(star(x, 290, 20, 0.55, 6), "#f3c93b") + circle(x, 290, 7, m.deep)
        for x in (130, 200, 270)
    )
    return (
        chain
        + glass
        + solid("M96 250Q100 232 200 232Q300 232 304 250L290 300Q200 320 110 300Z", m)
        + flowers
        + _bird(286, 190, tone("#3f9a7a"), True)
    )


GLYPHS: dict[str, Glyph] = {
    "Bird feeders": bird_feeders,
}
