"""Helmets and lights for the bicycle, goggles for the pool."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    Paint,
    Tone,
    box,
    circle,
    dashes,
    eyes,
    gloss,
    mirror,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def bicycle_helmets(s: Sketch) -> str:
    """A vented helmet from the side; a visor, a round shell or folds by title."""
    m, a = s.main, s.trim
    dome = (
        "M64 230Q62 96 196 90Q330 92 342 222Q344 246 322 248Q270 236 214 250"
        "Q120 270 84 258Q64 252 64 230Z"
    )
    straps = stroke("M128 246Q150 300 190 326Q220 300 262 244M190 326L196 348", INK, 9) + rect(
        180, 318, 26, 20, a, 5
    )
    vents = "".join(
        path(
            f"M{x} {y}Q{x + 20} {y - 34} {x + 64} {y - 36}Q{x + 36} {y - 10} {x + 20} {y + 20}Z",
            m.deep,
        )
        for x, y in ((104, 196), (164, 176), (228, 172))
    ) + path("M112 238Q150 214 200 218Q160 228 136 246Z", m.deep)
    stripe = stroke("M70 210Q120 120 330 160", a, 13)
    light = circle(336, 222, 11, "#e2574c") if s.has("rear light") else ""
    visor = ""
    if s.says("mountain"):
        visor = solid("M96 160Q40 150 22 196Q36 206 60 202L116 190Z", a)
    if s.says("urban", "skate"):
        vents = "".join(
            oval(x, 138 + 8 * (i % 2), 17, 7, m.deep, transform=f"rotate({-24 + 24 * i} {x} 140)")
            for i, x in enumerate((140, 200, 262))
        )
        stripe = path("M40 208Q200 178 360 208V236Q200 206 40 236Z", a)
    if s.says("foldup"):
        vents = stroke("M120 128L104 256M164 104L156 258M214 92L214 250M262 104L276 242", m.deep, 6)
    if s.kids:
        vents = "".join(path(star(x, y, 20), a) for x, y in ((130, 190), (204, 150), (274, 190)))
        stripe = path("M132 100L128 56L166 90ZM256 100L270 58L220 90Z", m.dark)
    inner = path(
        "M84 254Q120 266 214 246Q270 232 326 246L318 262Q262 252 214 264Q130 286 92 270Z", INK
    )
    front = solid(
        dome,
        m,
        stripe,
        vents,
        gloss("M84 200Q90 120 176 104Q120 140 108 210Z", 0.22),
        lit=(-8, -12),
    )
    return (
        shadow(200, 250, 344)
        + straps
        + inner
        + (stripe if s.kids else "")
        + visor
        + front
        + light
        + s.mark(200, 228, 11, a if not s.kids else m.pale)
    )


def bike_lights(s: Sketch) -> str:
    """A lamp on its handlebar clamp with a beam; a pair, spokes or an owl by title."""
    m, a = s.main, s.trim
    if s.says("spoke"):
        wheel = (
            ring(200, 196, 128, INK, 16)
            + stroke("M200 72V320M76 196H324M112 108L288 284M288 108L112 284", STEEL.dark, 3)
            + circle(200, 196, 17, STEEL.deep)
        )
        glow = "".join(
            circle(200 + dx, 196 + dy, 26, s.hue(i).pale, opacity=0.6)
            + circle(200 + dx, 196 + dy, 14, s.hue(i))
            for i, (dx, dy) in enumerate(
                ((0, -78), (68, -38), (68, 38), (0, 78), (-68, 38), (-68, -38))
            )
        )
        return shadow(200, 200, 344) + wheel + glow
    bar = stroke("M40 292H360", STEEL.deep, 19) + stroke("M40 288H360", STEEL, 8)

    rear = s.says("rear light") and not s.says("front")
    if s.says("owl"):
        return _owl_bike_light(s, bar)
    if s.says("set", "clip-on"):
        back = tone("#c9443f") if s.says("set") else a
        return (
            shadow(200, 290, 344)
            + bar
            + _lamp(126, m, GLOW, 0.86)
            + _lamp(274, back, "#ff6b5e", 0.74)
        )
    pack = solid(box(270, 236, 70, 44, 10), a) if s.has("power bank") else ""
    return (
        shadow(200, 230, 344)
        + bar
        + pack
        + _lamp(200, m, "#ff6b5e" if rear else GLOW, 1.25)
        + s.mark(200, 252, 8, m.pale)
    )


def _owl_bike_light(s: Sketch, bar: str) -> str:
    m, a = s.main, s.trim
    ears = path("M150 132L142 82L188 112ZM250 132L258 82L212 112Z", m.dark)
    face = (
        solid(box(136, 104, 128, 150, 60), m, oval(200, 226, 42, 34, m.pale))
        + circle(170, 160, 30, PAPER)
        + circle(230, 160, 30, PAPER)
        + circle(170, 160, 20, GLOW)
        + circle(230, 160, 20, GLOW)
        + eyes(200, 160, 30, 9)
        + path("M188 182H212L200 202Z", "#f0913c")
    )
    wings = stroke("M138 190Q112 226 142 248M262 190Q288 226 258 248", a, 15)
    rays = stroke("M112 120L90 104M288 120L310 104M200 84V60", GLOW, 9)
    return shadow(200, 230, 344) + bar + rect(184, 250, 32, 56, INK, 8) + rays + ears + face + wings


def _lamp(x: float, color: Tone, lens: Paint, size: float) -> str:
    clamp = solid(box(-17, 60, 34, 56, 10), INK)
    body = (
        solid(box(-52, -52, 104, 116, 36), color)
        + circle(0, 0, 40, INK.dark)
        + circle(0, 0, 33, lens)
        + circle(0, 0, 19, "#ffffff", opacity=0.65)
        + stroke("M-22 -12L-12 -22", "#ffffff", 6)
    )
    rays = stroke("M0 -70V-92M50 -50L66 -66M-50 -50L-66 -66M70 0H92M-70 0H-92", lens, 9)
    return move(
        clamp + rays + body + rect(-12, -60, 24, 12, color.light, 5),
        x,
        186,
        scale=size,
        about=(0, 100),
    )


def swim_goggles(s: Sketch) -> str:
    """Goggles with their strap; a mask with its snorkel by title."""
    m, a = s.main, s.trim
    water = stroke("M36 318q18 -14 36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0", "#7db8dd", 9)
    bubbles = (
        circle(320, 90, 11, "#ffffff", opacity=0.8)
        + circle(344, 66, 7, "#ffffff", opacity=0.8)
        + circle(300, 62, 6, "#ffffff", opacity=0.8)
    )
    if s.says("snorkel"):
        return _snorkel_swim_goggle(s, water)
    lens = a if len(s.hues) > 1 else tone("#6fb2d9")
    if s.has("mirrored"):
        lens = tone("#e6853f")
    strap = stroke("M64 200Q30 150 84 108Q200 56 316 108Q370 150 336 200", m.dark, 21) + stroke(
        "M66 194Q38 148 88 112Q200 64 312 112Q362 148 334 194", m, 11
    )
    wide = s.says("wide", "openwater")
    eye = (
        "M58 196Q62 150 120 152Q180 156 180 206Q178 250 124 254Q62 250 58 196Z"
        if not wide
        else "M50 196Q52 142 118 142Q188 146 188 204Q186 262 122 264Q54 260 50 196Z"
    )
    glass = "M76 198Q80 168 122 170Q164 174 164 206Q160 236 124 238Q80 234 76 198Z"
    one = solid(eye, m) + solid(glass, lens, gloss("M90 176L124 170L100 232Q78 214 90 176Z", 0.45))
    nose = (
        stroke("M176 204Q200 184 224 204", m.deep, 13)
        if not s.has("adjustable nose bridge")
        else stroke("M176 204Q200 184 224 204", m.deep, 15)
        + dashes("M180 202Q200 186 220 202", m.pale, 5, "2 9")
    )
    fins = path("M90 150L66 108L122 142ZM310 150L334 108L278 142Z", m.dark) if s.kids else ""
    clip_ = rect(40, 184, 24, 30, a.dark, 6) + rect(336, 184, 24, 30, a.dark, 6)
    return (
        shadow(200, 260, 334)
        + bubbles
        + strap
        + fins
        + nose
        + one
        + mirror(one)
        + clip_
        + water
        + s.mark(200, 84, 9, a.light)
    )


def _snorkel_swim_goggle(s: Sketch, water: str) -> str:
    m, a = s.main, s.trim
    tube = (
        stroke("M312 70V230Q310 300 250 304", a.dark, 24)
        + stroke("M310 74V228Q306 292 250 298", a, 16)
        + rect(294, 48, 34, 40, "#e2574c", 10)
    )
    mask = solid(
        "M76 130Q76 110 100 110H276Q300 110 300 130V200Q296 250 246 254"
        "Q214 256 204 226Q196 210 188 210Q180 210 172 226Q162 256 130 254"
        "Q80 250 76 200Z",
        m,
    )
    glass = path(
        "M98 136H278V196Q274 230 244 232Q226 232 218 210Q206 190 188 190"
        "Q170 190 158 210Q150 232 132 232Q102 230 98 196Z",
        "#9fd6ee",
    ) + gloss("M112 144H160L130 214Q108 206 108 180Z", 0.5)
    return (
        shadow(200, 250, 332)
        + stroke("M76 160Q40 150 36 190M300 160H330", INK, 15)
        + tube
        + mask
        + glass
        + water
    )


GLYPHS: dict[str, Glyph] = {
    "Bicycle helmets": bicycle_helmets,
    "Bike lights": bike_lights,
    "Swim goggles": swim_goggles,
}
