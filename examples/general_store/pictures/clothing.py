"""Jackets and jeans, laid out and seen from the front."""

from examples.general_store.pictures.canvas import (
    BRASS,
    Tone,
    box,
    circle,
    dashes,
    dots,
    oval,
    path,
    rect,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

JACKET = (
    "M152 96Q200 112 248 96L300 110Q326 120 332 152L358 298L312 308L290 204V326"
    "Q200 336 110 326V204L88 308L42 298L68 152Q74 120 100 110Z"
)


def rain_jackets(s: Sketch) -> str:
    """A hooded shell with welded pockets; a long coat or a splash suit where it says so."""
    m, a = s.main, s.trim
    pockets = stroke("M134 238L162 282M266 238L238 282", a, 7)
    yoke = path("M60 100H340V168Q200 190 60 168Z", m.light if s.pick(2) else a)
    chest = solid(box(226, 178, 44, 34, 6), m) + s.mark(248, 195, 9, a)
    cuffs = path("M36 276L92 288L86 320L30 304ZM364 276L308 288L314 320L370 304Z", a)
    band = rect(100, 250, 200, 12, "#f2f4f0") if s.has("reflective") else ""
    collar = _hood(m, a)
    if s.says("waxed"):
        collar = solid("M148 100L164 66H236L252 100L200 128Z", a)
        pockets = solid(box(122, 238, 60, 60, 6), m) + solid(box(218, 238, 60, 60, 6), m)
        yoke = ""
    flap = path("M186 104H214V334H186Z", m.dark) if s.has("storm flap") else ""
    snaps = dots(200, 130, 0, 44, 1, 5, 6, BRASS) if flap else ""
    front = solid(
        JACKET, m, yoke, band, cuffs, pockets, flap, "" if flap else _zip(a), snaps, lit=(-8, -6)
    )
    drops = path(
        "M66 62Q76 76 66 84Q56 76 66 62ZM96 40Q104 52 96 58Q88 52 96 40ZM330 76"
        "Q338 88 330 94Q322 88 330 76Z",
        "#7db8dd",
    )
    return shadow(200, 210, 340) + drops + collar + front + ("" if s.says("waxed") else chest)


def _hood(m: Tone, a: Tone) -> str:
    d = "M140 108Q132 40 200 38Q268 40 260 108Q200 134 140 108Z"
    return solid(d, m, lit=(-6, 0)) + path(
        "M164 108Q156 62 200 60Q244 62 236 108Q200 124 164 108Z", a.deep
    )


def _zip(a: Tone, top: int = 104) -> str:
    return stroke(f"M200 {top}V330", a, 7) + rect(194, top + 2, 12, 26, a.dark, 5)


def fleece_jackets(s: Sketch) -> str:
    """A soft zipped jacket with a stand-up collar and a chest pocket."""
    m, a = s.main, s.trim
    curls = "".join(
        f"M{70 + 26 * i + 13 * (j % 2)} {128 + 22 * j}q6 -9 12 0"
        for i in range(11)
        for j in range(9)
    )
    fluff = stroke(curls, m.dark, 3, opacity=0.7)
    yoke = path("M90 96H310V166L200 176L90 166Z", a) if s.pick(2, "yoke") else ""
    sides = path("M100 190Q136 250 118 340H90ZM300 190Q264 250 282 340H310Z", a) if not yoke else ""
    collar = solid(box(150, 58, 100, 54, 18), m) + path("M176 62H224L200 112Z", a.deep)
    if s.says("hooded", "snugbug", "windblock"):
        collar = _hood(m, a)
    cuffs = path("M36 282L92 292L88 320L30 306ZM364 282L308 292L312 320L370 306Z", a)
    front = solid(JACKET, m, sides, fluff, yoke, cuffs, lit=(-8, -6))
    if s.says("wool jacket"):
        close = dots(200, 140, 0, 40, 1, 5, 9, a) + stroke("M186 110V330", m.dark, 4)
    else:
        close = stroke("M200 92V328", a.dark, 7) + rect(194, 98, 12, 26, a.pale, 5)
    pocket = solid(box(222, 178, 54, 50, 8), a, stroke("M222 188H276", a.deep, 4)) + s.mark(
        249, 208, 10, a.pale
    )
    hands = stroke("M132 246L152 286M268 246L248 286", m.deep, 6)
    return shadow(200, 210, 340) + collar + front + close + hands + pocket


def jeans(s: Sketch) -> str:
    """A pair of trousers with stitching, pockets and turn-ups."""
    m, a = s.main, BRASS
    wide = 12 if s.has("wide fit") else -8 if s.says("tapered") else 0
    d = (
        f"M128 62H272Q286 150 {292 + wide} 326H{218 - wide / 2}L204 170H196L{182 + wide / 2} 326"
        f"H{108 - wide}Q114 150 128 62Z"
    )
    fade = oval(148, 220, 20, 74, m.light, opacity=0.55) + oval(
        250, 220, 20, 74, m.light, opacity=0.55
    )
    knees = ""
    if s.has("reinforced knees"):
        knees = "".join(
            solid(box(x, 206, 62, 66, 8), s.trim if s.kids else m.dark) for x in (118, 222)
        )
    seams = dashes("M200 92V166Q188 160 182 126M130 330L140 104M270 330L260 104", a, 2.5)
    pockets = stroke("M130 96Q164 108 168 88M270 96Q236 108 232 88", m.deep, 4) + dashes(
        "M126 106Q170 118 176 88M274 106Q230 118 224 88", a
    )
    cuff = rect(80, 304, 240, 26, m.pale) + stroke("M80 304H320", m.dark, 3)
    hem = cuff if s.pick(2) or s.kids else dashes("M90 316H310", a)
    belt = path("M124 60H276V86H124Z", m.dark) + "".join(
        rect(x, 56, 9, 34, m.light, 3) for x in (142, 252)
    )
    button = circle(200, 74, 8, a)
    stripe = stroke("M118 330L134 90", "#e8ecea", 6) if s.has("reflective") else ""
    patch = rect(238, 62, 32, 22, "#c98d55", 3) + s.mark(254, 73, 6, "#7d5437")
    return (
        shadow(200, 220, 338)
        + solid(d, m, fade, seams, pockets, knees, hem, belt, stripe)
        + button
        + patch
    )


GLYPHS: dict[str, Glyph] = {
    "Rain jackets": rain_jackets,
    "Fleece jackets": fleece_jackets,
    "Jeans": jeans,
}
