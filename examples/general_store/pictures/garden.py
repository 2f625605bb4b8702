"""Watering cans, secateurs and hoses."""

from examples.general_store.pictures.canvas import (
    BRASS,
    INK,
    LEAF,
    STEEL,
    Tone,
    box,
    circle,
    disc,
    dots,
    mirror,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import drops_at
from examples.general_store.pictures.sketch import Glyph, Sketch


def watering_cans(s: Sketch) -> str:
    """A can with spout and rose; slim-spouted, two-handled, a mister or a rain can by title."""
    m, a = s.main, s.trim
    if s.says("misting"):
        return _misting_watering_can(s)
    if s.says("rain can"):
        pipe = solid(box(300, 40, 34, 290, 8), STEEL) + rect(290, 100, 54, 14, STEEL.dark, 5)
        spout = stroke("M292 140L226 176", STEEL.deep, 18)
        return shadow(210, 280) + pipe + spout + _can(s, m, a, 76)
    if s.says("slim"):
        spout = stroke("M136 300Q90 290 84 200T40 90", m.dark, 15) + stroke(
            "M136 298Q94 288 88 198T42 92", m, 9
        )
        body = solid(
            "M126 318L150 172Q200 158 250 172L274 318Q200 338 126 318Z",
            m,
            shine("M156 290L172 190", 9, 0.35),
        )
        grip = stroke("M246 184Q342 150 336 230Q330 290 268 296", a, 13)
        return shadow(204, 220) + spout + grip + body + oval(200, 172, 46, 10, m.deep)
    return shadow(206, 270) + _can(s, m, a, 0)


def _can(s: Sketch, m: Tone, a: Tone, shift: int) -> str:
    spout = solid("M150 296L64 148L84 136L172 240Z", m.dark)
    rose = solid(
        "M36 158L92 114L104 126L48 182Z"
        if not s.says("kids")
        else "M34 156L92 106L106 122L50 186Z",
        a,
    )
    drops = "".join(
        path("M0 -9Q8 2 0 6Q-8 2 0 -9Z", "#7db8dd", transform=f"translate({x} {y})")
        for x, y in ((40, 206), (26, 234), (54, 232), (40, 262))
    )
    top = stroke("M154 196Q160 96 236 112Q288 126 280 196", a, 16)
    back = (
        stroke("M296 206Q374 212 356 262Q342 300 300 300", a, 16)
        if s.says("two-handle") or s.pick(2)
        else ""
    )
    spots = (
        dots(176, 236, 44, 44, 3, 6, 10, a.light)
        if s.says("kids")
        else s.mark(226, 262, 22, m.pale)
    )
    body = solid(
        "M146 198Q146 184 160 184H290Q304 184 304 198L312 314Q312 330 296 330H154Q138 330 138 314Z",
        m,
        rect(120, 206, 200, 9, m.dark),
        rect(120, 306, 210, 9, m.dark),
        spots,
        shine("M166 230V296", 9, 0.35),
    )
    if shift:
        return move(top + spout + rose + body, -40, 0)
    return drops + top + back + spout + rose + body


def _misting_watering_can(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid(
        "M128 190Q128 150 200 148Q272 150 272 190V308Q272 330 250 330H150Q128 330 128 308Z",
        m,
        shine("M148 190V300", 10),
        rect(100, 296, 200, 10, m.dark),
    )
    head = (
        solid(box(164, 112, 72, 40, 10), m)
        + stroke("M200 112V78", m.dark, 12)
        + solid(box(156, 54, 88, 30, 14), a)
    )
    nozzle = solid("M164 120L118 102V146L164 142Z", m)
    places = ((96, 98), (80, 124), (98, 148), (58, 96), (60, 150), (44, 122), (76, 74))
    mist = drops_at(places, 4, "#7db8dd")
    return shadow(200, 190) + head + nozzle + mist + body + s.mark(206, 240, 18, m.pale)


def secateurs(s: Sketch) -> str:
    """Pruning shears, open; snips with finger rings or cordless ones by title."""
    m, a = s.main, s.trim
    twig = stroke("M60 96Q140 110 210 74", "#8a6a45", 9) + path(
        "M90 96Q80 60 116 58Q122 88 90 96ZM128 100Q146 132 116 148Q98 122 128 100Z", LEAF
    )
    if s.says("snips"):
        return _snips_secateur(s, twig)
    if s.says("cordless"):
        return _cordless_secateur(s, twig)
    left = solid("M190 168Q120 210 122 326Q140 344 156 326Q160 250 214 196Z", m)
    right = solid(
        "M210 168Q280 210 278 326Q260 344 244 326Q240 250 186 196Z",
        m.dark if not s.says("basic") else a,
    )
    hook = solid("M214 186Q150 150 140 90Q150 82 160 96Q172 136 220 160Z", "#8f99a3")
    blade = solid(
        "M186 186Q250 150 262 60Q226 66 200 104Q184 140 178 164Z",
        "#e3e9ee",
        path("M262 60Q240 120 186 170L178 150Z", "#ffffff", opacity=0.6),
    )
    spring = stroke("M180 218h40M178 228h44M180 238h40M182 248h36", STEEL.deep, 5)
    grips = stroke("M136 250V316M264 250V316", a, 7, opacity=0.8)
    flip = mirror if s.says("left") else (lambda content: content)
    return (
        shadow(200, 190, 344)
        + flip(twig + hook + spring + left + right + grips + blade)
        + circle(200, 178, 18, STEEL.dark)
        + circle(200, 178, 9, BRASS)
    )


def _snips_secateur(s: Sketch, twig: str) -> str:
    m = s.main
    blades = solid("M196 190L150 62Q160 54 168 62L214 186Z", STEEL) + solid(
        "M204 190L250 62Q240 54 232 62L186 186Z", "#dfe5ea"
    )
    rings = stroke("M196 196Q120 250 150 304Q188 330 196 250L200 200", m, 19) + stroke(
        "M204 196Q280 250 250 304Q212 330 204 250L200 200", m.dark, 19
    )
    return shadow(200, 190, 340) + twig + blades + rings + circle(200, 190, 13, s.trim)


def _cordless_secateur(s: Sketch, twig: str) -> str:
    m, a = s.main, s.trim
    blades = solid("M170 140Q90 120 74 66Q130 60 196 118Z", STEEL) + solid(
        "M176 160Q120 176 84 142Q90 120 110 122Q150 140 190 126Z", INK.light
    )
    body = solid(
        "M160 110H262Q296 112 296 146V172H250L286 296Q288 316 268 318L236 322L196 178L160 176Z",
        m,
        path("M236 210L300 190L310 330L220 330Z", INK),
    ) + rect(196, 128, 60, 16, a, 7)
    return (
        shadow(220, 190, 340)
        + twig
        + blades
        + body
        + stroke("M206 190q-20 26 8 44", INK, 9)
        + solid(box(228, 304, 74, 34, 10), INK)
    )


def garden_hoses(s: Sketch) -> str:
    """A coiled hose with its nozzle; on a reel, in a wall box or with a timer by title."""
    m, a = s.main, s.trim
    coils = "".join(
        ring(200, 204, r, color, 17) for r, color in ((104, m), (86, m.dark), (68, m), (50, m.dark))
    )
    light = "".join(
        stroke(f"M{200 - r} 204A{r} {r} 0 0 1 200 {204 - r}", m.light, 5) for r in (106, 70)
    )
    nozzle = solid(
        "M300 296L352 262Q364 262 366 276L318 322Z", BRASS if s.has("brass fittings") else a
    ) + stroke("M204 308Q262 330 304 306", m.dark, 17)
    spray = drops_at(((376, 244), (362, 232), (384, 262)), 4, "#7db8dd")
    if s.says("expanding"):
        frill = (
            ring(200, 204, 104, m.dark, 22)
            + circle(200, 204, 104, "none", stroke=a, stroke_width=8, stroke_dasharray="10 12")
            + ring(200, 204, 74, m, 20)
            + circle(200, 204, 74, "none", stroke=a.light, stroke_width=7, stroke_dasharray="8 12")
        )
        return shadow(210, 260, 340) + frill + nozzle + spray
    if s.says("reel"):
        return _reel_hose(s, coils)
    if s.says("wall"):
        return _wall_hose(s)
    timer = ""
    if s.says("timer"):
        return _timer_hose(s, nozzle, timer)
    return shadow(210, 260, 340) + coils + light + nozzle + spray


def _reel_hose(s: Sketch, coils: str) -> str:
    m, a = s.main, s.trim
    frame = stroke("M104 330L160 204L104 90H132M296 330L240 204L296 90H268", INK.light, 14) + rect(
        84, 322, 232, 14, INK, 6
    )
    drum = (
        solid(disc(200, 204, 92, 92), m.light)
        + coils.replace('stroke-width="17"', 'stroke-width="13"')
        + circle(200, 204, 28, a)
        + stroke("M200 204H262", INK, 9)
        + circle(264, 204, 11, a.dark)
    )
    return shadow(200, 260) + frame + move(drum, 0, 0, scale=0.85, about=(200, 204))


def _wall_hose(s: Sketch) -> str:
    m, a = s.main, s.trim
    case = (
        solid(box(92, 80, 216, 190, 80), m, rect(60, 226, 300, 60, m.dark))
        + circle(200, 166, 50, m.deep)
        + circle(200, 166, 32, a)
        + s.mark(200, 166, 13, a.pale)
    )
    return (
        shadow(200, 220)
        + rect(176, 50, 48, 40, STEEL.dark, 8)
        + case
        + stroke("M290 250Q330 262 326 300", INK, 14)
        + rect(316, 294, 20, 36, a, 6)
    )


def _timer_hose(s: Sketch, nozzle: str, timer: str) -> str:
    m, a = s.main, s.trim
    timer = (
        solid(box(144, 130, 112, 136, 24), m, lit=(-6, -6))
        + rect(160, 150, 80, 46, "#bfe3c8", 8)
        + stroke("M174 174h20M206 174h18", INK, 7)
        + circle(200, 230, 18, a)
        + rect(180, 100, 40, 34, STEEL.dark, 6)
    )
    return (
        shadow(210, 260, 340)
        + ring(200, 204, 104, "#7aa86b", 17)
        + ring(200, 204, 86, "#5d8a52", 17)
        + timer
        + nozzle.replace(m.dark, "#5d8a52")
    )


GLYPHS: dict[str, Glyph] = {
    "Watering cans": watering_cans,
    "Secateurs": secateurs,
    "Garden hoses": garden_hoses,
}
