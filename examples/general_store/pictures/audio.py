"""Headphones, earbuds and speakers."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    disc,
    dots,
    gloss,
    mirror,
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


def headphones(s: Sketch) -> str:
    """A headband with two large cups, or an open-ear loop for sport."""
    m, a = s.main, s.trim
    band = stroke("M96 232Q84 84 200 80Q316 84 304 232", m.dark, 24) + stroke(
        "M96 232Q84 80 200 76Q316 80 304 232", m, 18
    )
    pad = stroke("M138 98Q200 72 262 98", a if s.pick(2) else m.light, 14)
    if s.says("openear"):
        return _open_ear(s)
    slider = rect(86, 196, 20, 50, STEEL, 6)
    cushion = solid(box(110, 222, 34, 96, 17), INK if m != INK else m)
    grille = ""
    if s.says("open-back", "reference", "studio"):
        grille = dots(86, 246, 12, 13, 3, 12, 3.4, m.deep)
    cup = solid(box(68, 214, 58, 112, 27), m, path("M64 290H130V330H64Z", m.dark), grille)
    mark = s.mark(96, 304 if grille else 264, 12, a)
    ring_line = ring(97, 270, 22, a, 5) if not grille else ""
    side = slider + cushion + cup + ring_line + ("" if ring_line and s.pick(2, "mark") else mark)
    cable = (
        stroke("M96 326Q96 360 150 350T240 356Q290 358 300 372", INK, 5) if s.has("wired") else ""
    )
    return shadow(200, 270, 342) + cable + band + pad + side + mirror(side)


def _open_ear(s: Sketch) -> str:
    m, a = s.main, s.trim
    neck = stroke("M92 232Q60 96 200 92Q340 96 308 232", m.dark, 16) + stroke(
        "M92 230Q60 92 200 88Q340 92 308 230", m, 11
    )
    hook = stroke("M92 232Q70 260 88 288Q110 304 122 282", m, 15)
    bud = solid(box(108, 226, 40, 62, 18), a) + s.mark(128, 256, 10, m)
    glow = stroke("M140 100Q200 78 260 100", "#f2f6f4", 4)
    return shadow(200, 230, 330) + neck + glow + hook + bud + mirror(hook + bud)


def earbuds(s: Sketch) -> str:
    """Two buds above their open case; on a cable if they are wired."""
    m, a = s.main, s.trim
    tip = solid(disc(120, 118, 20, 26), a)
    bud = solid(disc(150, 122, 34, 38), m, circle(140, 112, 9, m.pale)) + solid(
        box(146, 130, 26, 76, 13), m
    )
    bud = tip + bud + circle(160, 122, 9, m.deep) + rect(152, 186, 14, 8, a, 4)
    if s.has("ear hooks", "wireless") and s.says("sport", "grip"):
        bud = stroke("M136 92Q118 40 164 50Q196 62 184 116", m.dark, 11) + bud
    pair = move(bud, -20, 0, turn=8, about=(140, 130)) + move(
        mirror(bud), 20, 0, turn=-8, about=(260, 130)
    )
    if s.says("wired"):
        cable = stroke("M140 204Q150 290 200 290Q250 290 260 204M200 290V352", INK.light, 7)
        return shadow(200, 150, 344) + cable + pair + rect(190, 300, 20, 40, a, 8)
    lid = solid("M112 256Q112 214 200 214Q288 214 288 256Z", m.dark) + path(
        "M130 254Q134 230 200 230Q266 230 270 254Z", m.deep
    )
    case = solid(box(108, 250, 184, 80, 36), m, gloss("M124 262H190V274H124Z", 0.25)) + circle(
        200, 302, 6, "#7fdc8a"
    )
    return shadow(200, 210) + lid + pair + case + s.mark(200, 278, 10, a)


def bluetooth_speakers(s: Sketch) -> str:
    """A speaker with its cloth grille; a tube, cube, party box, pair or lantern by title."""
    m, a = s.main, s.trim
    if s.says("pair"):
        one = _cone_box(s, 78, 118, 112, 210)
        return shadow(200, 290) + one + move(one, 130)
    if s.says("story"):
        return _story_speaker(s)
    if s.says("party"):
        glow = ring(200, 250, 60, s.brand.light, 8) + ring(200, 150, 36, "#8fd0e8", 6)
        grip = stroke("M150 84V58H250V84", INK.light, 14)
        return shadow(200, 210) + grip + _cone_box(s, 112, 78, 176, 254) + glow
    if s.says("camp"):
        return _camp_speaker(s)
    if s.says("home"):
        return _home_speaker(s)
    width, top = (150, 158) if s.says("pocket") else (244, 188)
    left = 200 - width / 2
    strap = stroke(f"M{left + 14} {top + 30}Q{left - 34} {top + 60} {left - 10} {top + 118}", a, 11)
    tube = solid(
        box(left, top, width, 140, 58), m, _holes(m, left + 30, top + 34, int(width / 16) - 3)
    )
    caps = "".join(rect(x, top + 34, 16, 72, a, 8) for x in (left - 4, left + width - 12))
    return shadow(200, width) + strap + tube + caps + s.mark(200, top + 70, 22, a.pale)


def _cone_box(s: Sketch, x: int, y: int, w: int, h: int) -> str:
    m, a = s.main, s.trim
    mid = x + w / 2
    cones = ""
    for cy, r in ((y + h * 0.28, w * 0.2), (y + h * 0.68, w * 0.34)):
        cones += (
            circle(mid, cy, r, INK.dark)
            + circle(mid, cy, r * 0.82, INK.light)
            + circle(mid, cy, r * 0.36, a)
        )
    grain = stroke(
        f"M{x} {y + 40}q{w / 2} 16 {w} 0M{x} {y + 120}q{w / 2} -14 {w} 0", m.dark, 3, opacity=0.5
    )
    return solid(box(x, y, w, h, 16), m, grain) + cones


def _story_speaker(s: Sketch) -> str:
    face = smile(200, 228, 34, 9)
    ears = solid(disc(128, 142, 30, 34), s.trim) + solid(disc(272, 142, 30, 34), s.trim)
    return (
        shadow(200, 230)
        + ears
        + solid(box(96, 132, 208, 198, 50), s.main, face)
        + circle(146, 256, 13, "#f2a59b")
        + circle(254, 256, 13, "#f2a59b")
    )


def _camp_speaker(s: Sketch) -> str:
    lamp = solid(box(136, 96, 128, 70, 26), GLOW) + stroke("M150 96Q200 24 250 96", STEEL.dark, 7)
    sun = rect(140, 84, 120, 18, "#33507c", 7) + stroke(
        "M170 84V102M200 84V102M230 84V102", "#6f92c4", 3
    )
    return (
        shadow(200, 190)
        + lamp
        + sun
        + solid(box(118, 158, 164, 170, 34), s.main, _holes(s.main, 146, 200))
        + s.mark(200, 300, 11, s.trim)
    )


def _holes(m: Tone, x: float, y: float, columns: int = 10) -> str:
    return dots(x, y, 16, 18, columns, 5 * columns, 3, m.deep)


def _home_speaker(s: Sketch) -> str:
    a = s.trim
    foot = rect(120, 318, 26, 16, a.dark, 5) + rect(254, 318, 26, 16, a.dark, 5)
    return (
        shadow(200, 270)
        + foot
        + solid(box(72, 168, 256, 154, 36), a)
        + solid(box(90, 184, 220, 122, 26), s.main, _holes(s.main, 108, 204))
        + circle(200, 176, 5, PAPER)
    )


GLYPHS: dict[str, Glyph] = {
    "Headphones": headphones,
    "Earbuds": earbuds,
    "Bluetooth speakers": bluetooth_speakers,
}
