"""Desk lamps, office chairs and rugs."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    WOOD,
    box,
    circle,
    dashes,
    disc,
    gloss,
    levels,
    mirror,
    move,
    oval,
    path,
    polygon,
    rect,
    shadow,
    solid,
    stroke,
    uprights,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def desk_lamps(s: Sketch) -> str:
    """An arm lamp, banker's lamp, shade, clip, panel, pebble or moon, as the title says."""
    m, a = s.main, s.trim
    if s.says("moon"):
        return _moon_lamp()
    if s.says("therapy"):
        return _therapy_lamp(s)
    if s.says("banker"):
        return _banker_lamp(s)
    if s.says("bedside", "pebble"):
        return _bedside_lamp(s)
    if s.says("clip"):
        return _clip_lamp(s)
    arm = (
        stroke("M150 306L116 188L236 108", m.dark, 13)
        + stroke("M142 300L108 188L228 102", m, 6)
        + circle(114, 188, 14, a)
        + circle(236, 108, 12, a)
    )
    head = solid("M214 92Q240 62 272 84L332 160Q280 206 214 190Q196 140 214 92Z", m) + path(
        "M222 192Q280 204 328 164L334 172Q300 210 224 202Z", GLOW
    )
    beam = path("M224 200L170 332H372L332 172Z", GLOW, opacity=0.35)
    base = solid(box(92, 306, 120, 24, 12), m if m != a else INK)
    return shadow(190, 240) + beam + arm + head + base


def _moon_lamp() -> str:
    moon = circle(200, 190, 118, GLOW.pale, opacity=0.6) + solid(
        disc(200, 190, 92, 92),
        "#f6e6b8",
        circle(170, 160, 18, "#e6d19a"),
        circle(232, 196, 25, "#e6d19a"),
        circle(180, 232, 13, "#e6d19a"),
    )
    face = stroke("M168 190q10 10 20 0M214 190q10 10 20 0M188 214q14 12 28 0", "#8a6d3c", 5)
    return shadow(200, 170) + moon + face + solid("M130 300Q200 262 270 300L282 332H118Z", WOOD)


def _therapy_lamp(s: Sketch) -> str:
    panel = (
        solid(box(96, 66, 208, 240, 24), s.main)
        + rect(114, 84, 172, 204, "#fff9df", 14)
        + circle(200, 186, 44, "#ffe08a")
        + stroke(
            "M200 124V108M200 264V248M138 186H122M278 186H262M156 142L146 132M254 240"
            "L244 230M156 230L146 240M254 132L244 142",
            "#ffd25c",
            9,
        )
    )
    return shadow(200, 200) + path("M150 296L120 332H280L250 296Z", STEEL.dark) + panel


def _banker_lamp(s: Sketch) -> str:
    m, a = s.main, s.trim
    shade = solid("M92 118Q96 72 150 70H250Q304 72 308 118Q200 136 92 118Z", a) + path(
        "M96 118Q200 136 304 118L296 128Q200 142 104 128Z", GLOW
    )
    stem = (
        stroke("M200 130V300M150 122V176", m, 12)
        + circle(150, 182, 7, m.dark)
        + stroke("M200 180q26 20 0 40q-26 20 0 40", m.dark, 6)
    )
    return (
        shadow(200, 190)
        + path("M110 130L70 320H330L290 130Z", GLOW, opacity=0.22)
        + stem
        + shade
        + solid("M122 330Q128 296 200 296Q272 296 278 330Z", m)
    )


def _bedside_lamp(s: Sketch) -> str:
    m, a = s.main, s.trim
    beam = path("M110 190L60 326H340L290 190Z", GLOW, opacity=0.25)
    shade = solid(
        "M148 76H252L300 196Q200 212 100 196Z",
        m,
        rect(90, 182, 220, 10, a),
        gloss("M150 80H178L150 200H116Z", 0.25),
    )
    foot = solid(
        "M200 206Q262 214 258 280Q254 330 200 330Q146 330 142 280Q138 214 200 206Z",
        a if s.says("bedside") else m,
    )
    if s.says("pebble"):
        shade = solid(disc(200, 130, 104, 60), "#fff0c4", oval(170, 110, 60, 26, "#fffaf0")) + rect(
            178, 184, 44, 24, m.dark, 6
        )
    return shadow(200, 200) + beam + foot + shade


def _clip_lamp(s: Sketch) -> str:
    m, a = s.main, s.trim
    neck = stroke("M150 260Q110 120 190 96Q250 84 270 130", m.dark, 11)
    head = move(
        solid(box(218, 118, 112, 36, 16), m) + rect(228, 150, 92, 10, GLOW, 5),
        turn=14,
        about=(270, 136),
    )
    book = solid(
        "M80 300Q150 280 200 304Q250 280 330 300V330Q250 314 200 334Q150 314 80 330Z", PAPER
    ) + stroke("M200 304V332", PAPER.deep, 4)
    clip_ = solid("M122 250H182V282H170V316H134V282H122Z", a)
    return (
        shadow(200, 270, 344)
        + path("M240 164L180 296H350L318 176Z", GLOW, opacity=0.4)
        + neck
        + book
        + clip_
        + head
    )


def rugs(s: Sketch) -> str:
    """A rug lying on the floor; round, a runner, shaggy or a road map by title."""
    m, a = s.main, s.trim
    if s.says("round"):
        return _round_rug(s)
    floor = polygon(((108, 120), (292, 120), (366, 316), (34, 316)))
    if s.says("runner"):
        floor = polygon(((146, 70), (254, 70), (304, 336), (96, 336)))
    inner = move(path(floor, a), 0, 2, scale=0.86, about=(200, 220)) + move(
        path(floor, m), 0, 2, scale=0.76, about=(200, 220)
    )
    diamonds = (
        path("M200 152L262 216L200 286L138 216Z", a)
        + path("M200 178L236 216L200 258L164 216Z", m.light)
        + path("M96 216L126 246L92 280L62 250ZM304 216L338 250L308 280L274 246Z", a.dark)
    )
    zigs = stroke(
        "".join(
            f"M30 {y}l34 -20l34 20l34 -20l34 20l34 -20l34 20l34 -20l34 20l34 -20l34 20"
            for y in (166, 222, 286)
        ),
        a,
        10,
    )
    tufts = "".join(
        f"M{50 + 30 * (i % 11) + 15 * (i // 11 % 2)} {150 + 24 * (i // 11)}q5 -12 10 0"
        for i in range(77)
    )
    art = (diamonds, zigs)[s.pick(2, "rug")]
    if s.says("road"):
        art = (
            stroke("M60 300Q140 180 210 230T330 150", "#6b7078", 34)
            + dashes("M60 300Q140 180 210 230T330 150", "#ffffff", 4, "12 10")
            + rect(230, 252, 44, 34, "#e2574c", 4)
            + path("M226 252L252 230L278 252Z", "#f3c93b")
            + circle(150, 160, 18, "#2f7d45")
            + circle(110, 230, 15, "#2f7d45")
            + rect(286, 190, 32, 18, "#3f8fc4", 6)
        )
    elif s.says("deep-pile", "bath"):
        art = stroke(tufts, m.dark, 4) + inner.split("<g", 2)[0]
    border = stroke(floor, a.dark if not s.says("road", "deep") else m.dark, 12)
    edge = "".join(f"M{42 + 15.8 * i:.0f} 316v16" for i in range(21)) + "".join(
        f"M{110 + 12 * i} 120v-10" for i in range(16)
    )
    fringe = stroke(edge, PAPER.dark, 5) if not s.says("runner", "bath", "road", "outdoor") else ""
    use_inner = inner if s.pick(2, "in") and not s.says("road", "deep", "bath") else ""
    return (
        path(floor, "#1f1836", opacity=0.14, transform="translate(8 12)")
        + fringe
        + solid(floor, m, use_inner, art, border, lit=(0, -6))
    )


def _round_rug(s: Sketch) -> str:
    m = s.main
    rings = "".join(
        oval(200, 216, 156 - 26 * i, 104 - 17 * i, (m, m.dark)[i % 2]) for i in range(6)
    )
    return (
        oval(206, 226, 160, 108, "#1f1836", opacity=0.14)
        + oval(200, 222, 156, 104, m.deep)
        + rings
        + dashes("M48 216a152 100 0 1 0 304 0a152 100 0 1 0 -304 0", m.light, 4, "5 9")
    )


def office_chairs(s: Sketch) -> str:
    """A swivel chair on its star base; a wooden captain's chair or wobble stool by title."""
    m, a = s.main, s.trim
    star_ = stroke(
        "M200 270V300M200 298L112 322M200 298L288 322M200 298V326", STEEL.deep, 13
    ) + "".join(circle(x, 328, 10, INK) for x in (110, 200, 290))
    if s.says("stool"):
        return _stool_chair(s)
    if s.says("captain"):
        return _captain_chair(s, star_)
    mesh = (
        stroke(uprights(140, 270, 12, 60, 220) + levels(76, 220, 12, 120, 280), m.light, 2)
        if s.says("mesh")
        else stroke("M130 130Q200 146 270 130M130 168Q200 184 270 168", m.dark, 6)
    )
    wide = 18 if s.says("wide") else 0
    back = solid(
        f"M{138 - wide} 90Q{140 - wide} 62 200 60Q{260 + wide} 62 {262 + wide} 90"
        f"L{270 + wide} 190Q200 214 {130 - wide} 190Z",
        m,
        mesh,
    )
    rest = solid(box(156, 32, 88, 38, 17), a) if s.has("headrest") else ""
    spine = rect(188, 190, 24, 60, STEEL.deep, 6)
    seat = solid(box(108 - wide, 216, 184 + 2 * wide, 50, 24), a if s.pick(2) or s.kids else m)
    arms = ""
    if s.has("adjustable armrests", "flip-up armrests", "lumbar support"):
        arm = stroke(f"M{114 - wide} 236H{92 - wide}V180", STEEL.deep, 10) + rect(
            72 - wide, 166, 54, 18, INK, 9
        )
        arms = arm + mirror(arm)
    return (
        shadow(200, 250, 340)
        + star_
        + rect(190, 260, 20, 30, STEEL, 5)
        + spine
        + back
        + rest
        + arms
        + seat
        + s.mark(200, 88, 8, m.pale)
    )


def _stool_chair(s: Sketch) -> str:
    m, a = s.main, s.trim
    seat = solid(
        "M112 130Q112 104 200 104Q288 104 288 130Q288 168 200 168Q112 168 112 130Z", m
    ) + oval(200, 126, 74, 15, m.light)
    foot = solid("M130 330Q126 292 200 288Q274 292 270 330Q200 344 130 330Z", a)
    return shadow(200, 190, 338) + solid("M176 164H224L216 292H184Z", STEEL) + seat + foot


def _captain_chair(s: Sketch, star_: str) -> str:
    wood, pad = s.main, s.trim
    back = (
        stroke("M112 176Q112 74 200 74Q288 74 288 176", wood.dark, 19)
        + stroke("M112 172Q112 70 200 70Q288 70 288 172", wood, 11)
        + stroke("M150 100V196M184 84V196M216 84V196M250 100V196", wood, 10)
    )
    arms = stroke("M112 170L92 184V216M288 170L308 184V216", wood, 13)
    return (
        shadow(200, 230)
        + star_.replace(STEEL.deep, wood.dark)
        + back
        + arms
        + solid(box(100, 206, 200, 46, 22), pad)
        + rect(100, 244, 200, 16, wood.dark, 7)
    )


GLYPHS: dict[str, Glyph] = {
    "Desk lamps": desk_lamps,
    "Office chairs": office_chairs,
    "Rugs": rugs,
}
