"""Lamps, textiles and chairs for the house."""

from examples.general_store.pictures.canvas import (
    BRASS,
    GLOW,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    disc,
    gloss,
    mirror,
    move,
    oval,
    path,
    polygon,
    rect,
    ring,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def desk_lamps(s: Sketch) -> str:
    """An arm lamp, banker's lamp, shade, clip, panel, pebble or moon, as the title says."""
    m, a = s.main, s.trim
    if s.says("moon"):
        moon = circle(200, 190, 118, GLOW.pale, opacity=0.6) + solid(disc(200, 190, 92, 92), tone("#f6e6b8"), circle(170, 160, 18, "#e6d19a"), circle(232, 196, 25, "#e6d19a"), circle(180, 232, 13, "#e6d19a"))
        face = stroke("M168 190q10 10 20 0M214 190q10 10 20 0M188 214q14 12 28 0", "#8a6d3c", 5)
        return shadow(200, 170) + moon + face + solid("M130 300Q200 262 270 300L282 332H118Z", WOOD)
    if s.says("therapy"):
        panel = solid(box(96, 66, 208, 240, 24), m) + rect(114, 84, 172, 204, "#fff9df", 14) + circle(200, 186, 44, "#ffe08a") + stroke("M200 124V108M200 264V248M138 186H122M278 186H262M156 142L146 132M254 240L244 230M156 230L146 240M254 132L244 142", "#ffd25c", 9)
        return shadow(200, 200) + path("M150 296L120 332H280L250 296Z", STEEL.dark) + panel
    if s.says("banker"):
        shade = solid("M92 118Q96 72 150 70H250Q304 72 308 118Q200 136 92 118Z", a) + path("M96 118Q200 136 304 118L296 128Q200 142 104 128Z", GLOW.base)
        stem = stroke("M200 130V300M150 122V176", m.base, 12) + circle(150, 182, 7, m.dark) + stroke("M200 180q26 20 0 40q-26 20 0 40", m.dark, 6)
        return shadow(200, 190) + path("M110 130L70 320H330L290 130Z", GLOW.base, opacity=0.22) + stem + shade + solid("M122 330Q128 296 200 296Q272 296 278 330Z", m)
    if s.says("bedside", "pebble"):
        beam = path("M110 190L60 326H340L290 190Z", GLOW.base, opacity=0.25)
        shade = solid("M148 76H252L300 196Q200 212 100 196Z", m, rect(90, 182, 220, 10, a.base), gloss("M150 80H178L150 200H116Z", 0.25))
        foot = solid("M200 206Q262 214 258 280Q254 330 200 330Q146 330 142 280Q138 214 200 206Z", a if s.says("bedside") else m)
        if s.says("pebble"):
            shade = solid(disc(200, 130, 104, 60), tone("#fff0c4"), oval(170, 110, 60, 26, "#fffaf0")) + rect(178, 184, 44, 24, m.dark, 6)
        return shadow(200, 200) + beam + foot + shade
    if s.says("clip"):
        neck = stroke("M150 260Q110 120 190 96Q250 84 270 130", m.dark, 11)
        head = move(solid(box(218, 118, 112, 36, 16), m) + rect(228, 150, 92, 10, GLOW.base, 5), turn=14, about=(270, 136))
        book = solid("M80 300Q150 280 200 304Q250 280 330 300V330Q250 314 200 334Q150 314 80 330Z", PAPER) + stroke("M200 304V332", PAPER.deep, 4)
        clip_ = solid("M122 250H182V282H170V316H134V282H122Z", a)
        return shadow(200, 270, 344) + path("M240 164L180 296H350L318 176Z", GLOW.base, opacity=0.4) + neck + book + clip_ + head
    arm = stroke("M150 306L116 188L236 108", m.dark, 13) + stroke("M142 300L108 188L228 102", m.base, 6) + circle(114, 188, 14, a.base) + circle(236, 108, 12, a.base)
    head = solid("M214 92Q240 62 272 84L332 160Q280 206 214 190Q196 140 214 92Z", m) + path("M222 192Q280 204 328 164L334 172Q300 210 224 202Z", GLOW.base)
    beam = path("M224 200L170 332H372L332 172Z", GLOW.base, opacity=0.35)
    base = solid(box(92, 306, 120, 24, 12), m if m != a else INK)
    return shadow(190, 240) + beam + arm + head + base


def _weave(s: Sketch, m: Tone, a: Tone) -> str:
    """A textile pattern over the whole drawing, one of seven by chance."""
    c = a.base
    patterns = (
        "".join(rect(0, y, 400, 13, c) for y in range(40, 380, 52)),
        "".join(rect(x, 0, 12, 400, c) for x in range(46, 380, 48)),
        stroke("".join(f"M0 {y}l40 -26l40 26l40 -26l40 26l40 -26l40 26l40 -26l40 26l40 -26l40 26" for y in range(90, 380, 56)), c, 9),
        "".join(circle(40 + 46 * (i % 8) + 23 * (i // 8 % 2), 64 + 48 * (i // 8), 9, c) for i in range(48)),
        stroke("M60 0V400M130 0V400M200 0V400M270 0V400M340 0V400M0 60H400M0 130H400M0 200H400M0 270H400M0 340H400", c, 7),
        path("M0 0H400V150Q200 210 0 150Z", c),
        "".join(path("M0 -26Q20 0 0 26Q-20 0 0 -26Z", c, transform=f"translate({50 + 60 * (i % 6) + 30 * (i // 6 % 2)} {66 + 74 * (i // 6)})") for i in range(24)),
    )  # fmt: skip
    return patterns[s.pick(len(patterns), "weave")]


def cushions(s: Sketch) -> str:
    """A plump cushion with a pattern; round, long, crescent or bear by title."""
    m, a = s.main, s.trim
    square = "M92 96Q200 116 308 96Q324 92 320 108Q300 210 320 314Q324 330 308 326Q200 308 92 326Q76 330 80 314Q100 210 80 108Q76 92 92 96Z"
    if s.says("bear"):
        ears = "".join(circle(x, 122, 38, m.dark) + circle(x, 122, 20, a.light) for x in (116, 284))
        face = stroke("M140 200q14 14 28 0M232 200q14 14 28 0", INK.base, 7) + oval(200, 246, 44, 34, m.pale) + oval(200, 232, 14, 10, INK.base) + stroke("M200 242V258Q188 268 180 260M200 258Q212 268 220 260", INK.base, 5)
        return shadow(200, 250, 338) + ears + solid(disc(200, 220, 130, 112), m) + face
    if s.says("nursing"):
        return shadow(200, 290, 330) + solid("M96 118Q40 170 60 240Q96 330 200 326Q304 330 340 240Q360 170 304 118Q270 100 262 136Q276 236 200 238Q124 236 138 136Q130 100 96 118Z", m, _weave(s, m, a)) + dashes("M118 130Q90 280 200 284Q310 280 282 130", m.deep, 4)
    if s.says("meditation"):
        return shadow(200, 270) + solid(box(74, 208, 252, 124, 52), m, stroke("".join(f"M{x} 200V340" for x in range(100, 330, 34)), m.dark, 5)) + solid(disc(200, 216, 126, 40), tone(m.light)) + circle(200, 214, 13, a.base) + stroke("M168 280H232", a.base, 13)
    if s.says("bench"):
        one = solid(box(50, 196, 300, 62, 24), m, _weave(s, m, a))
        return shadow(200, 310) + solid(box(50, 264, 300, 62, 24), a) + one + stroke("M76 254l-12 34M324 254l12 34", m.deep, 6)
    inside = _weave(s, m, a)
    if s.says("cable"):
        inside = stroke("".join(f"M{x} {y}q18 16 0 32q-18 16 0 32" for x in (130, 164, 236, 270) for y in range(90, 320, 64)), m.dark, 8) + stroke("M200 90V330", m.dark, 6)
    elif s.says("linen", "cloud"):
        inside = stroke("M120 130Q150 180 140 240M280 130Q250 180 262 250", m.dark, 5)
    tassels = "".join(stroke(f"M{x} {y}l{dx} {dy}", a.dark, 9) for x, y, dx, dy in ((84, 102, -14, -14), (316, 102, 14, -14), (84, 320, -14, 12), (316, 320, 14, 12)))
    back = move(solid(square, a), 26, -34, turn=9, scale=0.86) if s.pick(2, "back") else ""
    return shadow(200, 240, 336) + back + tassels + solid(square, m, inside, gloss("M110 120Q150 180 120 280Q90 200 110 120Z", 0.18), lit=(-10, -12)) + stroke("M96 100Q200 118 304 100", m.light, 4)


def throws(s: Sketch) -> str:
    """A blanket folded over a rail or in a pile, with a fringe."""
    m, a = s.main, s.trim
    fringe = "".join(f"M{x} 306v26" for x in range(112, 292, 14))
    weave = _weave(s, m, a)
    if s.says("herringbone"):
        weave = stroke("".join(f"M{x} {y}l14 14l14 -14" for x in range(96, 300, 28) for y in range(110, 310, 24)), m.dark, 5)
    elif s.says("waffle"):
        weave = stroke("".join(f"M{x} 90V320" for x in range(112, 300, 18)) + "".join(f"M90 {y}H310" for y in range(108, 320, 18)), m.dark, 4)
    elif s.says("weighted", "heated"):
        weave = stroke("".join(f"M{x} 90V320" for x in range(134, 300, 44)) + "".join(f"M90 {y}H310" for y in range(130, 320, 44)), m.dark, 6)
    if s.pick(2, "way"):
        rail = stroke("M60 96H340", WOOD.dark, 16) + stroke("M60 92H340", WOOD.base, 9) + stroke("M76 96V336M324 96V336", WOOD.dark, 13)
        back = solid("M128 92H306V250H128Z", a)
        front = solid("M100 92Q102 82 116 82H272Q288 82 290 96V308H100Z", m, weave, gloss("M100 86H290V104H100Z", 0.25))
        return shadow(200, 290, 340) + rail + back + stroke(fringe, m.dark, 6) + front + _plug(s)
    layers = ""
    for i, color in enumerate((m, a, m)):
        y = 262 - 62 * i
        layers += solid(f"M96 {y}H300Q340 {y} 340 {y + 34}T300 {y + 68}H96Q72 {y + 34} 96 {y}Z", color, weave if i == 2 else "", stroke(f"M80 {y + 34}H330", color.dark, 4))
    tails = stroke("".join(f"M{90} {y}l-22 5" for y in range(146, 206, 11)), m.dark, 6)
    return shadow(204, 290, 338) + tails + layers + s.mark(300, 172, 12, a.pale) + _plug(s)


def _plug(s: Sketch) -> str:
    return solid(box(300, 244, 44, 72, 14), INK) + circle(322, 266, 8, "#ef8f4c") + stroke("M316 292h12", PAPER.base, 5) if s.says("heated") else ""


def bed_linen(s: Sketch) -> str:
    """A made bed seen from its foot: headboard, two pillows, a turned-back duvet."""
    m, a = s.main, s.trim
    wood = (WOOD, tone("#8d6a4e"), tone("#b98f63"))[s.pick(3, "wood")]
    head = solid("M62 100Q62 66 96 66H304Q338 66 338 100V260H62Z", wood) + stroke("M84 90H316V200H84Z", wood.light, 5)
    pillows = solid(box(84, 132, 110, 72, 28), a) + solid(box(206, 132, 110, 72, 28), a)
    small = solid(box(150, 164, 100, 52, 22), tone(m.light))
    weave = _weave(s, m, a)
    if s.says("night train"):
        weave = "".join(path(star(90 + 52 * (i % 5), 230 + 44 * (i // 5), 10, 0.4, 4), GLOW.base) for i in range(5)) + rect(80, 268, 60, 34, "#e2574c", 8) + rect(148, 276, 50, 26, "#5aa867", 5) + rect(206, 276, 50, 26, "#3f8fc4", 5) + "".join(circle(x, 306, 8, INK.light) for x in (96, 126, 160, 188, 218, 246))
    elif s.says("percale", "linen", "easy-care"):
        weave = stroke("M120 230Q150 270 130 330M270 230Q250 280 280 330", m.dark, 5)
    duvet = solid("M52 232Q200 206 348 232L362 318Q200 336 38 318Z", m, weave, lit=(-6, -10))
    fold = solid("M52 214Q200 190 348 214L352 250Q200 226 48 250Z", a if a != m else tone(m.light), stroke("M48 240Q200 218 352 240", m.dark, 4) if s.says("piping") else "")
    legs = rect(54, 316, 18, 22, wood.dark, 4) + rect(328, 316, 18, 22, wood.dark, 4)
    return shadow(200, 330, 340) + legs + head + pillows + small + duvet + fold


def rugs(s: Sketch) -> str:
    """A rug lying on the floor; round, a runner, shaggy or a road map by title."""
    m, a = s.main, s.trim
    if s.says("round"):
        rings = "".join(oval(200, 216, 156 - 26 * i, 104 - 17 * i, (m.base, m.dark)[i % 2]) for i in range(6))
        return oval(206, 226, 160, 108, "#1f1836", opacity=0.14) + oval(200, 222, 156, 104, m.deep) + rings + dashes("M48 216a152 100 0 1 0 304 0a152 100 0 1 0 -304 0", m.light, 4, "5 9")
    floor = polygon(((108, 120), (292, 120), (366, 316), (34, 316)))
    if s.says("runner"):
        floor = polygon(((146, 70), (254, 70), (304, 336), (96, 336)))
    inner = move(path(floor, a.base), 0, 2, scale=0.86, about=(200, 220)) + move(path(floor, m.base), 0, 2, scale=0.76, about=(200, 220))
    diamonds = path("M200 152L262 216L200 286L138 216Z", a.base) + path("M200 178L236 216L200 258L164 216Z", m.light) + path("M96 216L126 246L92 280L62 250ZM304 216L338 250L308 280L274 246Z", a.dark)
    zigs = stroke("".join(f"M30 {y}l34 -20l34 20l34 -20l34 20l34 -20l34 20l34 -20l34 20l34 -20l34 20" for y in (166, 222, 286)), a.base, 10)
    tufts = "".join(f"M{50 + 30 * (i % 11) + 15 * (i // 11 % 2)} {150 + 24 * (i // 11)}q5 -12 10 0" for i in range(77))
    art = (diamonds, zigs)[s.pick(2, "rug")]
    if s.says("road"):
        art = stroke("M60 300Q140 180 210 230T330 150", "#6b7078", 34) + dashes("M60 300Q140 180 210 230T330 150", "#ffffff", 4, "12 10") + rect(230, 252, 44, 34, "#e2574c", 4) + path("M226 252L252 230L278 252Z", "#f3c93b") + circle(150, 160, 18, "#2f7d45") + circle(110, 230, 15, "#2f7d45") + rect(286, 190, 32, 18, "#3f8fc4", 6)
    elif s.says("deep-pile", "bath"):
        art = stroke(tufts, m.dark, 4) + inner.split("<g", 2)[0]
    border = stroke(floor, a.dark if not s.says("road", "deep") else m.dark, 12)
    edge = "".join(f"M{42 + 15.8 * i:.0f} 316v16" for i in range(21)) + "".join(f"M{110 + 12 * i} 120v-10" for i in range(16))
    fringe = stroke(edge, PAPER.dark, 5) if not s.says("runner", "bath", "road", "outdoor") else ""
    use_inner = inner if s.pick(2, "in") and not s.says("road", "deep", "bath") else ""
    return path(floor, "#1f1836", opacity=0.14, transform="translate(8 12)") + fringe + solid(floor, m, use_inner, art, border, lit=(0, -6))


def office_chairs(s: Sketch) -> str:
    """A swivel chair on its star base; a wooden captain's chair or wobble stool by title."""
    m, a = s.main, s.trim
    star_ = stroke("M200 270V300M200 298L112 322M200 298L288 322M200 298V326", STEEL.deep, 13) + "".join(circle(x, 328, 10, INK.base) for x in (110, 200, 290))
    if s.says("stool"):
        seat = solid("M112 130Q112 104 200 104Q288 104 288 130Q288 168 200 168Q112 168 112 130Z", m) + oval(200, 126, 74, 15, m.light)
        foot = solid("M130 330Q126 292 200 288Q274 292 270 330Q200 344 130 330Z", a)
        return shadow(200, 190, 338) + solid("M176 164H224L216 292H184Z", STEEL) + seat + foot
    if s.says("captain"):
        wood, pad = m, a
        back = stroke("M112 176Q112 74 200 74Q288 74 288 176", wood.dark, 19) + stroke("M112 172Q112 70 200 70Q288 70 288 172", wood.base, 11) + stroke("M150 100V196M184 84V196M216 84V196M250 100V196", wood.base, 10)
        arms = stroke("M112 170L92 184V216M288 170L308 184V216", wood.base, 13)
        return shadow(200, 230) + star_.replace(STEEL.deep, wood.dark) + back + arms + solid(box(100, 206, 200, 46, 22), pad) + rect(100, 244, 200, 16, wood.dark, 7)
    mesh = stroke("".join(f"M{x} 60V220" for x in range(140, 270, 12)) + "".join(f"M120 {y}H280" for y in range(76, 220, 12)), m.light, 2) if s.says("mesh") else stroke("M130 130Q200 146 270 130M130 168Q200 184 270 168", m.dark, 6)
    wide = 18 if s.says("wide") else 0
    back = solid(f"M{138 - wide} 90Q{140 - wide} 62 200 60Q{260 + wide} 62 {262 + wide} 90L{270 + wide} 190Q200 214 {130 - wide} 190Z", m, mesh)
    rest = solid(box(156, 32, 88, 38, 17), a) if s.has("headrest") else ""
    spine = rect(188, 190, 24, 60, STEEL.deep, 6)
    seat = solid(box(108 - wide, 216, 184 + 2 * wide, 50, 24), a if s.pick(2) or s.kids else m)
    arms = ""
    if s.has("adjustable armrests", "flip-up armrests", "lumbar support"):
        arm = stroke(f"M{114 - wide} 236H{92 - wide}V180", STEEL.deep, 10) + rect(72 - wide, 166, 54, 18, INK.base, 9)
        arms = arm + mirror(arm)
    return shadow(200, 250, 340) + star_ + rect(190, 260, 20, 30, STEEL.base, 5) + spine + back + rest + arms + seat + s.mark(200, 88, 8, m.pale)


GLYPHS: dict[str, Glyph] = {
    "Desk lamps": desk_lamps,
    "Cushions": cushions,
    "Throws": throws,
    "Bed linen": bed_linen,
    "Rugs": rugs,
    "Office chairs": office_chairs,
}
