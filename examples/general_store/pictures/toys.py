"""Soft toys, trains and kites."""

from examples.general_store.pictures.canvas import (
    BLUSH,
    BRASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Paint,
    Tone,
    box,
    circle,
    disc,
    eyes,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    smile,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def soft_toys(s: Sketch) -> str:
    """A sitting animal: fox, bear, rabbit, lamb, octopus, dachshund or mammoth."""
    m, a = s.main, s.trim
    if s.says("octopus"):
        return _octopus_soft_toy(s)
    if s.says("dachshund"):
        return _dachshund_soft_toy(s)
    if s.says("mammoth"):
        return _mammoth_soft_toy(s)
    pale = m.pale if not s.says("lamb") else PAPER
    belly = oval(200, 276, 42, 44, pale)
    feet = solid(disc(140, 316, 34, 22), m, circle(136, 316, 11, pale)) + solid(
        disc(260, 316, 34, 22), m, circle(256, 316, 11, pale)
    )
    arms = solid(
        "M132 226Q92 240 100 286Q120 300 142 262ZM268 226Q308 240 300 286Q280 300 258 262Z", m.dark
    )
    body = solid("M138 330Q116 220 200 212Q284 220 262 330Z", m, belly)
    ears = "".join(solid(disc(x, 92, 34, 34), m, circle(x, 94, 17, pale)) for x in (130, 270))
    head, extra = solid(disc(200, 146, 92, 78), m), ""
    if s.says("fox"):
        ears = solid("M112 126L108 40L178 84ZM288 126L292 40L222 84Z", m) + path(
            "M124 104L122 66L154 86ZM276 104L278 66L246 86Z", INK
        )
        head = solid(
            "M104 132Q108 72 200 70Q292 72 296 132Q286 186 200 224Q114 186 104 132Z",
            m,
            path(
                "M90 150Q160 140 200 224Q120 214 90 150ZM310 150Q240 140 200 224Q280 214 310 150Z",
                PAPER,
            ),
        )
        extra = solid("M262 306Q340 310 344 232Q306 232 286 270Z", m, circle(346, 230, 30, PAPER))
    elif s.says("rabbit"):
        ears = "".join(
            solid(
                f"M{x} 110Q{x - 30} 20 {x + 4} 18Q{x + 40} 24 {x + 34} 110Z",
                m,
                path(f"M{x + 8} 100Q{x - 10} 40 {x + 6} 36Q{x + 26} 44 {x + 24} 100Z", a),
            )
            for x in (136, 228)
        )
    elif s.says("lamb"):
        ears = solid(
            "M118 138Q70 126 66 160Q90 182 126 164ZM282 138Q330 126 334 160Q310 182 274 164Z",
            "#e6cdb9",
        )
        head = "".join(
            circle(200 + dx, 126 + dy, 36, m if i % 2 else m.dark)
            for i, (dx, dy) in enumerate(
                ((-70, 0), (-50, -36), (0, -54), (50, -36), (70, 0), (0, -14))
            )
        ) + solid(disc(200, 158, 66, 62), "#f3e0cf")
        extra = path("M200 300C168 276 184 252 200 268C216 252 232 276 200 300Z", "#e0665f")
        return (
            shadow(200, 220)
            + arms
            + body
            + feet
            + ears
            + head
            + _face(200, 150, 28, "#f3e0cf", True)
            + extra
        )
    bow = path("M200 226L160 206V250ZM200 226L240 206V250Z", s.brand) + circle(
        200, 227, 10, s.brand.dark
    )
    return (
        shadow(200, 220)
        + extra
        + arms
        + body
        + feet
        + ears
        + head
        + _face(200, 140, 38, pale, s.says("sleepy"))
        + bow
    )


def _octopus_soft_toy(s: Sketch) -> str:
    m = s.main
    legs = stroke(
        "M120 236Q80 300 112 326M152 252Q130 320 160 332M200 256V336M248 252"
        "Q270 320 240 332M280 236Q320 300 288 326",
        m.dark,
        30,
    ) + stroke("M120 232Q84 294 112 320M200 252V330M280 232Q316 294 288 320", m, 20)
    return (
        shadow(200, 230, 344)
        + legs
        + solid(
            disc(200, 176, 104, 98),
            m,
            stroke("M90 130Q200 160 310 130M90 220Q200 250 310 220", m.dark, 4),
            path("M90 60H310V104Q200 134 90 104Z", s.trim),
        )
        + smile(200, 186, 34, 10)
    )


def _dachshund_soft_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid("M70 236Q64 200 110 198H286Q330 204 328 250V276H72Z", m)
    legs = "".join(solid(box(x, 262, 36, 68, 14), m) for x in (80, 118, 258, 296))
    head = (
        solid(disc(292, 166, 56, 46), m)
        + solid(box(310, 166, 66, 38, 19), m)
        + oval(370, 176, 11, 10, INK)
        + circle(304, 152, 7, INK)
        + solid("M262 132Q226 140 240 214Q262 226 276 190Z", a)
    )
    return (
        shadow(204, 280)
        + stroke("M76 216Q40 190 44 158", m.dark, 15)
        + legs
        + body
        + solid(
            "M120 198H230V276H120Z", a, stroke("M140 190V280M176 190V280M210 190V280", a.light, 5)
        )
        + head
    )


def _mammoth_soft_toy(s: Sketch) -> str:
    m = s.main
    legs = solid(box(120, 260, 52, 72, 18), m.dark) + solid(box(238, 260, 52, 72, 18), m.dark)
    fur = stroke(
        "".join(f"M{x} {y}q8 16 16 0" for x in range(120, 290, 28) for y in (150, 190, 230)),
        m.dark,
        5,
    )
    body = solid(
        "M104 220Q100 110 200 96Q306 104 306 210Q306 290 290 292H124Q104 290 104 220Z", m, fur
    )
    head = (
        stroke("M124 190Q70 206 76 276Q84 306 106 294", m, 26)
        + solid(disc(148, 158, 62, 60), m)
        + stroke("M118 214Q92 276 146 282", PAPER, 13)
        + circle(130, 150, 8, INK)
        + solid("M176 130Q224 130 220 186Q196 206 172 176Z", m.dark)
        + path("M110 104Q150 70 190 106Q150 96 110 104Z", m.deep)
    )
    return shadow(200, 230) + legs + body + head


def _face(x: float, y: float, gap: float, snout: Paint, sleepy: bool = False) -> str:
    gaze = (
        stroke(f"M{x - gap - 8} {y}q8 9 16 0M{x + gap - 8} {y}q8 9 16 0", INK, 5)
        if sleepy
        else circle(x - gap, y, 8, INK)
        + circle(x + gap, y, 8, INK)
        + circle(x - gap + 3, y - 3, 2.5, "#fff")
        + circle(x + gap + 3, y - 3, 2.5, "#fff")
    )
    cheeks = circle(x - gap - 18, y + 24, 10, BLUSH, opacity=0.6) + circle(
        x + gap + 18, y + 24, 10, BLUSH, opacity=0.6
    )
    return (
        oval(x, y + 28, 30, 22, snout)
        + oval(x, y + 18, 10, 7, INK)
        + stroke(f"M{x} {y + 24}v8q-8 10 -14 3M{x} {y + 32}q8 10 14 3", INK, 4)
        + gaze
        + cheeks
    )


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
    "Soft toys": soft_toys,
    "Toy trains": toy_trains,
    "Kites": kites,
}
