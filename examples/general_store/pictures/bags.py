"""Backpacks and suitcases."""

from examples.general_store.pictures.canvas import (
    BRASS,
    GLASS,
    INK,
    PAPER,
    STEEL,
    box,
    circle,
    dashes,
    eyes,
    gloss,
    move,
    path,
    rect,
    shadow,
    shine,
    smile,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import wheels_at
from examples.general_store.pictures.sketch import Glyph, Sketch


def backpacks(s: Sketch) -> str:
    """A backpack with its pockets; trekking, rolltop, cabin, leather or a child's by title."""
    m, a = s.main, s.trim
    loop = stroke("M174 74Q174 40 200 40Q226 40 226 74", INK, 11)
    straps = stroke("M112 170Q74 200 92 292M288 170Q326 200 308 292", a.dark, 15)
    body = solid(
        "M104 140Q104 66 200 62Q296 66 296 140V306Q296 332 268 332H132Q104 332 104 306Z",
        m,
        path("M90 150Q200 118 310 150V60H90Z", m.light),
        shine("M122 130Q126 96 156 82", 8, 0.3),
    )
    pocket = (
        solid(box(128, 218, 144, 96, 22), m if s.pick(2) else a, rect(120, 232, 160, 8, m.deep))
        + s.mark(200, 272, 18, m.pale if s.pick(2) else PAPER)
        + rect(240, 232, 9, 24, a.light, 4)
    )
    top = stroke("M128 170Q200 142 272 170", m.deep, 6) + rect(258, 162, 9, 24, a, 4)
    if s.says("trekking"):
        return _trekking_backpack(s, body, pocket, straps)
    if s.says("rolltop"):
        return _rolltop_backpack(s, pocket, straps)
    if s.kids and s.says("nursery"):
        return _nursery_backpack(s, body, loop, pocket, straps)
    if s.says("leather", "office"):
        return _leather_backpack(s, loop, straps)
    return shadow(200, 240, 342) + loop + straps + body + top + pocket


def _trekking_backpack(s: Sketch, body: str, pocket: str, straps: str) -> str:
    a = s.trim
    lid = (
        solid("M104 96Q120 50 200 48Q280 50 296 96Q304 126 286 134H114Q96 126 104 96Z", a)
        + rect(136, 120, 12, 60, INK, 4)
        + rect(252, 120, 12, 60, INK, 4)
    )
    mat = solid(
        box(92, 296, 216, 40, 20), s.brand, stroke("M130 290V340M270 290V340", INK, 8)
    ) + circle(296, 316, 9, s.brand.deep)
    sides = (
        solid(box(82, 210, 40, 80, 16), a)
        + solid(box(278, 210, 40, 80, 16), a)
        + rect(296, 160, 16, 66, GLASS, 7)
    )
    return shadow(200, 250, 342) + sides + straps + body + pocket + lid + mat


def _rolltop_backpack(s: Sketch, pocket: str, straps: str) -> str:
    m, a = s.main, s.trim
    roll = (
        solid(box(110, 52, 180, 44, 18), m, stroke("M110 74H290", m.deep, 4))
        + rect(182, 40, 36, 120, a, 6)
        + rect(176, 132, 48, 28, INK, 6)
    )
    return (
        shadow(200, 240, 342)
        + straps
        + solid(box(106, 84, 188, 248, 26), m, gloss("M116 100h22V330h-22Z", 0.15))
        + roll
        + pocket
        + rect(120, 196, 160, 8, "#e9eee9")
    )


def _nursery_backpack(s: Sketch, body: str, loop: str, pocket: str, straps: str) -> str:
    face = smile(200, 172, 34, 10)
    ears = (
        circle(128, 88, 30, s.main.dark)
        + circle(272, 88, 30, s.main.dark)
        + circle(128, 88, 15, s.trim)
        + circle(272, 88, 15, s.trim)
    )
    return shadow(200, 240, 342) + loop + ears + straps + body + face + pocket


def _leather_backpack(s: Sketch, loop: str, straps: str) -> str:
    m, a = s.main, s.trim
    flap = solid("M104 120Q108 76 200 72Q292 76 296 120V216Q200 240 104 216Z", m.dark) + "".join(
        rect(x, 150, 20, 120, a.dark if a != m else m.deep, 5) + rect(x - 3, 236, 26, 20, BRASS, 4)
        for x in (142, 238)
    )
    return (
        shadow(200, 240, 342)
        + loop
        + straps
        + solid(box(104, 90, 192, 242, 22), m, dashes("M112 316H288", m.pale, 3))
        + flap
    )


def suitcases(s: Sketch) -> str:
    """A case on wheels with its handle up; canvas, a ride-on or a duffel by title."""
    m, a = s.main, s.trim
    pull = stroke("M160 110V40H240V110", STEEL.deep, 10) + rect(148, 30, 104, 20, INK, 9)
    wheels = wheels_at((130, 270), 330, 13, INK, 5, STEEL)
    if s.says("duffel"):
        return _duffel_suitcase(s)
    if s.says("ride-on"):
        return _ride_on_suitcase(s)
    h = 240 if s.says("large") else 210
    y = 322 - h
    if s.has("soft shell"):
        body = (
            solid(box(96, y, 208, h, 24), m, stroke(box(110, y + 14, 180, h - 28, 18), m.dark, 4))
            + solid(box(122, y + 22, 156, 60, 14), m, rect(120, y + 34, 160, 6, a))
            + solid(
                box(122, y + 96, 156, 90, 14),
                m if s.pick(2) else a,
                rect(120, y + 110, 160, 6, m.deep),
            )
            + s.mark(200, y + 146, 15, m.pale)
        )
        if s.says("canvas"):
            body += "".join(
                rect(x, y, 16, h, a.dark) + rect(x - 3, y + 84, 22, 18, BRASS, 3)
                for x in (128, 256)
            )
    else:
        ribs = (
            stroke("".join(f"M{x} {y}V330" for x in range(122, 290, 26)), m.dark, 7)
            if s.pick(3)
            else stroke("".join(f"M90 {q}H310" for q in range(int(y) + 26, 322, 26)), m.dark, 7)
        )
        body = (
            solid(box(96, y, 208, h, 30), m, ribs, gloss(f"M104 {y}h24V330h-24Z", 0.2))
            + "".join(solid(box(px, py, 34, 34, 12), a) for px in (92, 274) for py in (y - 4, 292))
            + rect(180, y + 8, 40, 22, INK, 6)
            + s.mark(200, y + 130, 22, a)
        )
    tag = stroke(f"M240 {y + 6}Q276 {y + 10} 284 {y + 40}", INK, 4) + move(
        rect(270, y + 40, 34, 50, s.brand, 7) + rect(277, y + 60, 20, 5, PAPER, 2),
        turn=-8,
        about=(286, y + 60),
    )
    return shadow(200, 240, 344) + pull + body + wheels + tag


def _duffel_suitcase(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid(
        "M52 214Q52 160 112 158H288Q348 160 348 214V282Q348 312 318 312H82Q52 312 52 282Z",
        m,
        rect(110, 150, 20, 170, a.dark),
        rect(270, 150, 20, 170, a.dark),
        stroke("M60 190H340", m.deep, 6),
    )
    return (
        shadow(200, 310, 344)
        + stroke("M120 200Q130 110 200 108Q270 110 280 200", a.dark, 13)
        + body
        + s.mark(200, 246, 26, m.pale)
        + eyes(200, 318, 116, 17)
    )


def _ride_on_suitcase(s: Sketch) -> str:
    m, a = s.main, s.trim
    ears = stroke("M296 140L322 92M326 146L356 108", a, 12)
    body = solid(
        box(60, 146, 280, 150, 60),
        m,
        rect(50, 214, 300, 16, a),
        shine("M92 190Q110 164 150 160", 9),
    )
    face = smile(301, 184, 17, 10)
    return (
        shadow(200, 270, 336)
        + ears
        + body
        + face
        + wheels_at((116, 284), 308, 24, INK, 10, a)
        + stroke("M160 146Q200 110 240 146", INK, 11)
    )


GLYPHS: dict[str, Glyph] = {
    "Backpacks": backpacks,
    "Suitcases": suitcases,
}
