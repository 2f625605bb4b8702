"""T-shirts, jumpers and dresses, laid out and seen from the front."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    Tone,
    box,
    circle,
    dashes,
    dots,
    eyes,
    move,
    oval,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    uprights,
)
from examples.general_store.pictures.motifs import dino
from examples.general_store.pictures.sketch import Glyph, Sketch

TEE = (
    "M150 84Q200 112 250 84L304 102Q324 110 334 136L362 204L308 230L292 192V322"
    "Q200 332 108 322V192L92 230L38 204L66 136Q76 110 96 102Z"
)
JUMPER = (
    "M154 82Q200 100 246 82L296 98Q322 108 330 142L360 300L312 310L288 196V318"
    "Q200 328 112 318V196L88 310L40 300L70 142Q78 108 104 98Z"
)


def t_shirts(s: Sketch) -> str:
    """A short-sleeved shirt with a print of its own."""
    m, a = s.main, s.trim
    neck = stroke("M150 84Q200 136 250 84", m.dark, 12) + path(
        "M150 84Q200 130 250 84Q200 104 150 84Z", m.deep
    )
    hems = stroke("M40 200L94 226M360 200L306 226", m.dark, 4) + stroke(
        "M104 314Q200 322 296 314", m.dark, 4
    )
    folds = stroke("M120 196Q128 230 122 262M280 196Q272 230 280 268", m.dark, 5, opacity=0.5)
    motif = _motif(s, a)
    if s.says("dino"):
        motif = dino(a)
    elif s.says("linen", "knitted", "basic", "merino", "heavyweight"):
        motif = solid(box(224, 148, 48, 52, 7), a if s.pick(2) else m, s.mark(246, 174, 10, a.deep))
    elif s.says("airmesh"):
        motif = path("M96 110L150 84L290 330H214Z", a, opacity=0.85)
    back = ""
    if s.says("three-pack"):
        back = move(path(TEE, s.hue(2)), 26, -14) + move(path(TEE, s.hue(1)), 13, -7)
    front = solid(TEE, m, motif, folds, hems, lit=(-8, -6)) + neck
    return shadow(200, 200) + back + front


def _motif(s: Sketch, color: Tone) -> str:
    """What is printed on a shirt, one of six by chance."""
    c = color
    prints = (
        path("M70 180H330V214H70Z", c) + path("M70 224H330V234H70Z", c),
        "".join(rect(60, 130 + 34 * i, 280, 13, c) for i in range(6)),
        s.mark(200, 188, 40, c),
        path("M140 250L180 180L206 222L226 196L262 250Z", c) + circle(240, 170, 14, c),
        solid(box(222, 150, 50, 54, 8), color),
        circle(200, 190, 46, c) + stroke("M150 196Q175 176 200 196T250 196", color.pale, 8),
    )
    return prints[s.pick(len(prints), "print")]


def jumpers(s: Sketch) -> str:
    """A knitted pullover; cardigan, rollneck or half-zip as the title says."""
    m, a = s.main, s.trim
    ribs = uprights(118, 290, 12, 300, 330)
    hem = path("M100 298Q200 308 300 298V340H100Z", m.dark) + stroke(ribs, m.deep, 3)
    cuffs = path("M36 282L90 292L84 320L30 306ZM364 282L310 292L316 320L370 306Z", m.dark)
    neck = stroke("M154 84Q200 126 246 84", m.dark, 16)
    inside = "M158 84Q200 116 242 84Q200 98 158 84Z"
    if s.says("rollneck"):
        neck = solid(box(156, 54, 88, 52, 16), m, stroke("M156 82H244", m.dark, 4))
    elif s.says("half-zip"):
        neck = (
            solid(box(158, 62, 84, 40, 12), m)
            + stroke("M200 64V170", a, 6)
            + rect(195, 166, 10, 20, a.dark, 4)
        )
    knit = _knit(s, m, a)
    front = solid(JUMPER, m, knit, hem, cuffs, lit=(-8, -6))
    return shadow(200, 200) + path(inside, m.deep) + front + neck


def _knit(s: Sketch, m: Tone, a: Tone) -> str:
    """The pattern of a pullover."""
    if s.says("fox"):
        return (
            path(
                "M120 180L138 130L180 158H220L262 130L280 180Q268 236 200 262Q132 236 120 180Z",
                m.pale,
            )
            + path(
                "M150 190Q190 200 200 250Q210 200 250 190Q236 240 200 262Q164 240 150 190Z", PAPER
            )
            + eyes(200, 188, 34, 8)
            + oval(200, 248, 13, 9, INK)
        )
    if s.says("cardigan"):
        buttons = dots(200, 158, 0, 38, 1, 4, 8, a)
        pockets = rect(126, 244, 52, 44, m.dark, 5) + rect(222, 244, 52, 44, m.dark, 5)
        return (
            path("M168 84L200 150L232 84Z", m.deep)
            + stroke("M200 146V330", m.dark, 16)
            + buttons
            + pockets
        )
    if s.says("cable"):
        one = stroke(
            "".join(
                f"M{x - 11} {y}q22 12 0 24q22 -12 22 -24q-22 12 0 24"
                for x in (150, 250)
                for y in range(114, 296, 26)
            ),
            m.dark,
            5,
        )
        ropes = "".join(f"M{x} 108V300" for x in (172, 228))
        return one + stroke(ropes, m.dark, 4)
    bands = (
        "".join(rect(30, y, 340, 16, a) for y in (170, 200, 230)),
        path(
            "M20 190L60 160L100 190L140 160L180 190L220 160L260 190L300 160L340 190"
            "L380 160V200L340 230L300 200L260 230L220 200L180 230L140 200L100 230"
            "L60 200L20 230Z",
            a,
        ),
        dashes("M60 150H340M52 176H348", a, 8, "2 16"),
        path("M20 80H380V176H20Z", a),
    )
    chosen = bands[s.pick(len(bands), "knit")]
    return chosen if s.hues[1:] else stroke("M64 180Q200 196 336 180", m.light, 6)


def dresses(s: Sketch) -> str:
    """A dress with a waist and a skirt; shirt, wrap, twirl or column as the title says."""
    m, a = s.main, s.trim
    wide = 56 if s.says("twirl", "midi", "soft") else 0 if s.says("column") else 30
    d = (
        "M160 62Q200 96 240 62L268 74Q262 112 264 132Q256 170 252 188"
        f"Q{276 + wide / 2} 250 {276 + wide} 326"
        f"Q200 344 {124 - wide} 326Q{124 - wide / 2} 250 148 188Q144 170 136 132Q138 112 132 74Z"
    )
    sleeve = "M132 74Q104 84 88 128L124 148L140 126ZM268 74Q296 84 312 128L276 148L260 126Z"
    spots = dots(130, 216, 34, 28, 5, 20, 5, a, 17)
    flowers = "".join(
        path(star(126 + 44 * (i % 4) + 22 * (i // 4 % 2), 220 + 36 * (i // 4), 10, 0.5, 6), a)
        for i in range(12)
    )
    stripes = "".join(rect(40, y, 320, 14, a) for y in (292, 268, 244))
    hem = path("M40 298Q200 320 360 298V350H40Z", a)
    skirt = (spots, flowers, stripes, hem)[s.pick(4, "skirt")]
    folds = stroke(
        "M174 200Q160 260 156 330M226 200Q240 260 246 330M200 210V330", m.dark, 5, opacity=0.55
    )
    waist = path("M130 180Q200 196 270 180V200Q200 214 130 200Z", a)
    extra = ""
    if s.says("shirt"):
        extra = path(
            "M160 62L200 104L176 120L148 76ZM240 62L200 104L224 120L252 76Z", m.light
        ) + dots(200, 126, 0, 30, 1, 7, 5, a)
    elif s.says("wrap"):
        extra = stroke("M240 64Q200 130 146 190", m.deep, 5) + path(
            "M150 182L128 236L146 232L160 192Z", a
        )
    return (
        shadow(200, 220, 340)
        + solid(sleeve, m)
        + solid(d, m, folds, skirt, waist, lit=(-10, -4))
        + extra
    )


GLYPHS: dict[str, Glyph] = {
    "T-shirts": t_shirts,
    "Jumpers": jumpers,
    "Dresses": dresses,
}
