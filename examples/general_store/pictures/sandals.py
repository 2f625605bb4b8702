"""Sandals and slippers."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    box,
    circle,
    dashes,
    gloss,
    mirror,
    move,
    oval,
    path,
    rect,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def sandals(s: Sketch) -> str:
    """A footbed with straps; slides and flip-flops where the title says so."""
    if s.says("flip-flops"):
        return _flip_flops(s)
    m, a = s.main, s.trim
    sole = (
        "M66 284Q120 262 190 282Q280 298 344 276Q358 284 354 306Q350 322 322 322H92Q62 322 66 284Z"
    )
    bed = path(
        "M60 280Q120 258 190 278Q280 294 350 270V290Q280 312 190 296Q120 280 60 302Z", "#c9a06c"
    )
    base = solid(sole, INK if s.says("trekking", "paddle") else a, bed)
    if s.says("slide"):
        band = "M186 286Q206 196 268 200Q326 214 334 284Q262 306 186 286Z"
        return shadow(210, 290) + base + solid(band, m, s.mark(262, 246, 20, a))
    front = solid(
        "M232 292Q240 214 280 220Q322 236 330 286L300 292Q300 250 280 246Q264 250 264 294Z", m
    )
    toes = "M250 290Q260 206 306 220Q352 240 350 288Q300 304 250 290Z"
    if s.says("closed-toe"):
        front = solid(toes, m, circle(310, 250, 12, a))
    middle = "M160 280L196 204Q208 190 226 198L246 216L238 240Q216 222 206 242L194 288Z"
    heel = "M82 280Q74 216 96 190L120 200Q104 226 112 278Z"
    ankle = "M88 210Q84 182 104 180Q170 178 220 196L224 222Q160 204 106 210Z"
    buckle = rect(146, 178, 30, 30, PAPER.dark, 6) + rect(153, 185, 16, 16, m.deep, 3)
    weave = dashes("M252 282Q258 238 280 232Q308 240 316 282", a.light, 5, "6 8")
    return (
        shadow(210, 290)
        + base
        + solid(heel, m)
        + solid(middle, a if s.pick(2) else m)
        + solid(ankle, m)
        + buckle
        + front
        + (weave if s.says("woven") else "")
    )


def _flip_flops(s: Sketch) -> str:
    """A pair from above."""
    m, a = s.main, s.trim
    foot = (
        "M134 78Q188 82 180 170Q172 220 182 266Q182 330 134 330Q86 330 88 266"
        "Q96 220 84 170Q80 82 134 78Z"
    )
    rings = path(foot, a.light, transform="translate(13 20) scale(.9)")
    strap = stroke("M134 128Q96 166 94 216M134 128Q172 166 174 216", a.deep, 15)
    one = solid(foot, m, rings) + strap + circle(134, 126, 9, a.pale)
    return shadow(200, 270, 344) + move(one, -4, 0, turn=-6) + move(mirror(one, 198), 0, 0, turn=6)


def slippers(s: Sketch) -> str:
    """A soft house shoe; bootees and bear socks where the title says so."""
    m, a = s.main, s.trim
    sole = solid(box(70, 300, 280, 28, 13), a if s.pick(2) else INK)
    if s.says("bootie", "socks"):
        return shadow(210, 290) + _bootee(s) + sole
    upper = "M168 304Q166 226 226 212Q330 214 346 304Z"
    if s.says("closed-back", "back door", "boiled"):
        upper = (
            "M80 304Q66 232 88 214Q104 204 124 226Q150 250 184 228Q196 212 230 208Q332 212 346 304Z"
        )
    fluff = "".join(
        circle(x, y, 15, PAPER if i % 2 else PAPER.dark)
        for i, (x, y) in enumerate(((176, 250), (184, 234), (198, 221), (216, 212), (234, 208)))
    )
    bed = oval(140, 300, 68, 12, a.pale)
    waffle = stroke(
        "M200 200L320 320M240 200L350 310M180 230L280 330M330 220L230 320M290 200L190 300",
        m.dark,
        3,
    )
    pattern = (waffle, s.mark(270, 262, 24, a), stroke("M160 282H350M160 268H350", a, 7))
    chosen = pattern[0] if s.says("waffle") else pattern[1 + s.pick(2)]
    return shadow(210, 290) + bed + solid(upper, m, chosen) + fluff + sole


def _bootee(s: Sketch) -> str:
    m, a = s.main, s.trim
    d = "M110 120H214L216 204Q226 222 270 228Q336 238 344 306H84Q92 250 104 210Z"
    rib = rect(100, 110, 124, 36, a, 14) + stroke(
        "M122 114V142M146 114V142M170 114V142M196 114V142", a.dark, 4
    )
    if s.says("bear"):
        face = (
            circle(262, 226, 18, m.dark)
            + circle(318, 236, 18, m.dark)
            + oval(290, 262, 22, 16, m.pale)
            + circle(272, 246, 5, INK)
            + circle(310, 250, 5, INK)
            + oval(290, 256, 7, 5, INK)
        )
        return solid(d, m) + rib + face
    quilt = stroke(
        "M80 178Q160 192 230 178M80 216Q170 232 260 214M80 258Q200 276 340 256", m.deep, 4
    )
    return solid(d, m, quilt, gloss("M120 150H140L136 300H116Z", 0.15)) + rib


GLYPHS: dict[str, Glyph] = {
    "Sandals": sandals,
    "Slippers": slippers,
}
