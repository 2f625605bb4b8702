"""Trains and kites."""

from examples.general_store.pictures.canvas import (
    BRASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    eyes,
    move,
    path,
    rect,
    ring,
    shadow,
    smile,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def toy_trains(s: Sketch) -> str:
    """A little engine with a wagon on its track."""
    m, a = s.main, s.trim
    third = s.hue(2) if len(s.hues) > 2 else s.brand
    ties = "".join(rect(40 + 36 * i, 318, 18, 16, WOOD.dark, 3) for i in range(9))
    track = ties + rect(28, 312, 344, 9, STEEL.dark if s.says("clockwork", "battery") else WOOD, 4)
    soft = s.says("soft")
    r = 16 if soft else 7
    cab = (
        solid(box(226, 150, 88, 118, r), m)
        + rect(244, 172, 52, 42, "#d8eef5", r)
        + solid(box(214, 130, 112, 26, 10), a)
    )
    boiler = solid(
        box(120, 194, 122, 74, 30), m, rect(150, 180, 13, 100, a), rect(186, 180, 13, 100, a)
    )
    funnel = solid("M138 198L130 132H178L170 198Z", a) + rect(124, 124, 60, 16, a.dark, 7)
    smoke = (
        circle(158, 96, 19, "#ffffff", opacity=0.85)
        + circle(186, 74, 24, "#ffffff", opacity=0.7)
        + circle(222, 56, 18, "#ffffff", opacity=0.55)
    )
    lamp = path("M118 216L44 190V262L118 240Z", "#ffe08a", opacity=0.6) if s.says("lights") else ""
    face = (
        smile(154, 224, 12, 6)
        if soft or s.kids or s.says("letter", "first")
        else circle(132, 228, 12, "#ffe08a")
    )
    wheels = "".join(
        circle(x, 294, rr, third) + circle(x, 294, rr * 0.62, third.light) + circle(x, 294, 5, INK)
        for x, rr in ((150, 23), (206, 23), (280, 30))
    )
    base = rect(112, 262, 216, 18, INK, 8) + path("M112 266L84 304H126Z", a)
    key = (
        stroke("M270 132V104", BRASS, 8) + ring(256, 96, 12, BRASS, 6) + ring(284, 96, 12, BRASS, 6)
        if s.says("clockwork")
        else ""
    )
    loads = ""
    if s.says("crane"):
        loads = stroke("M346 262V110L300 90M346 110L372 130", a, 11) + stroke("M302 92V126", INK, 4)
    elif s.says("tunnel"):
        return (
            shadow(200, 330, 340)
            + track
            + move(smoke + funnel + boiler + cab + base + wheels + face, -58, 0)
            + solid(
                "M246 322V210Q252 130 330 126Q372 132 376 180V322H350V236"
                "Q346 196 316 196Q284 198 280 236V322Z",
                s.hue(1),
            )
        )
    engine = lamp + smoke + key + funnel + boiler + cab + base + wheels + face
    return shadow(200, 330, 340) + track + move(loads, 0, 20) + move(engine, -10 if loads else 0, 0)


def kites(s: Sketch) -> str:
    """A kite in the wind with its tail; delta, sled, foil, box or parrot by title."""
    m, a = s.main, s.trim
    cloud = "".join(
        circle(x, y, r, "#ffffff", opacity=0.8)
        for x, y, r in (
            (80, 306, 22),
            (106, 296, 28),
            (136, 308, 20),
            (306, 96, 16),
            (324, 90, 20),
            (344, 98, 14),
        )
    )
    c = [s.hue(i) for i in range(6)]
    bows = "".join(
        path(
            "M0 0L-20 -12V12ZM0 0L20 -12V12Z",
            c[i % len(c)],
            transform=f"translate({x} {y}) rotate({t})",
        )
        for i, (x, y, t) in enumerate(
            ((206, 262, 30), (230, 294, 60), (206, 326, 100), (222, 356, 50))
        )
    )
    tail = stroke("M196 240Q212 262 232 292Q218 318 204 328Q212 350 228 364", INK.light, 3)
    if s.says("delta", "sport"):
        return _delta_kite(s, cloud, tail)
    if s.says("foil", "sled"):
        return _foil_kite(s, cloud)
    if s.says("box"):
        return _box_kite(s, cloud)
    if s.says("parrot"):
        return _parrot_kite(c, cloud)
    d = "M200 50L318 156L200 262L82 156Z"
    quarters = path("M200 50L318 156H200Z", a) + path("M200 262L82 156H200Z", a)
    return (
        cloud
        + tail
        + bows
        + solid(d, m, quarters, stroke("M200 50V262M82 156H318", WOOD.dark, 5), lit=(0, -4))
        + s.mark(200, 156, 18, PAPER)
    )


def _delta_kite(s: Sketch, cloud: str, tail: str) -> str:
    m, a = s.main, s.trim
    wing = "M200 66L366 236Q280 222 200 250Q120 222 34 236Z"
    panels = (
        path("M200 66L120 250H20L34 236Z", a)
        + path("M200 66L280 250H380L366 236Z", a)
        + path("M200 66L168 260H232Z", m.light)
        + stroke("M200 66V250M200 66L34 236M200 66L366 236", m.deep, 4)
    )
    lines = stroke("M130 216L196 372M270 216L204 372", INK.light, 2) if s.has("dual line") else tail
    return cloud + lines + solid(wing, m, panels, lit=(0, -5)) + s.mark(200, 190, 16, m.deep)


def _foil_kite(s: Sketch, cloud: str) -> str:
    m, a = s.main, s.trim
    cells = "".join(rect(60 + 40 * i, 70, 40, 200, (m, a)[i % 2]) for i in range(7))
    d = (
        "M66 196Q80 92 200 88Q320 92 334 196Q310 172 290 196Q268 172 244 196"
        "Q222 172 200 196Q178 172 156 196Q132 172 110 196Q90 172 66 196Z"
    )
    lines = stroke(
        "M68 196L196 350M156 196L198 350M244 196L202 350M332 196L204 350", INK.light, 2
    ) + solid(box(176, 346, 48, 14, 7), INK)
    return (
        cloud
        + lines
        + solid(
            d, m, cells, path("M60 150Q200 70 340 150V80H60Z", "#ffffff", opacity=0.18), lit=(0, 0)
        )
    )


def _box_kite(s: Sketch, cloud: str) -> str:
    m, a = s.main, s.trim
    frame = stroke("M120 90V290M230 120V320M290 74V274", WOOD.dark, 6)
    bands = "".join(
        path(f"M120 {y}L230 {y + 30}V{y + 96}L120 {y + 66}Z", m)
        + path(f"M230 {y + 30}L290 {y - 16}V{y + 50}L230 {y + 96}Z", a)
        for y in (90, 206)
    )
    return cloud + frame + bands + stroke("M230 210Q300 300 330 366", INK.light, 3)


def _parrot_kite(c: list[Tone], cloud: str) -> str:
    wings = solid(
        "M190 130Q80 84 36 166Q60 170 66 196Q92 192 104 220Q130 210 150 234Q170 220 196 220Z",
        c[0],
        path("M0 190H210V300H0Z", c[1]),
    ) + solid(
        "M210 130Q320 84 364 166Q340 170 334 196Q308 192 296 220Q270 210 250 234Q230 220 204 220Z",
        c[0],
        path("M200 190H400V300H200Z", c[1]),
    )
    body = (
        solid("M200 60Q248 66 244 150Q240 230 200 260Q160 230 156 150Q152 66 200 60Z", c[2])
        + circle(182, 108, 15, "#fff")
        + circle(218, 108, 15, "#fff")
        + eyes(200, 110, 16, 7)
        + path("M186 126H214L200 160Z", "#f0a03c")
    )
    feathers = "".join(
        stroke(f"M{190 + 10 * i} 250Q{170 + 30 * i} 300 {180 + 20 * i} 352", c[(i + 3) % 6], 11)
        for i in range(3)
    )
    return cloud + feathers + wings + body


GLYPHS: dict[str, Glyph] = {
    "Toy trains": toy_trains,
    "Kites": kites,
}
