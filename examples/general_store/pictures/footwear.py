"""Boots, shoes, sandals and slippers, seen from the side with the toe to the right."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    Tone,
    box,
    circle,
    dashes,
    gloss,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

SHOE = (
    "M80 204Q82 178 108 180Q126 206 164 200L192 172Q206 158 220 172"
    "Q256 218 308 232Q346 244 348 290L78 292Q68 244 80 204Z"
)
BOOT = (
    "M106 112Q152 100 206 110L212 176Q222 208 264 222Q330 236 342 280L342 302H96"
    "Q104 240 100 190Q96 150 106 112Z"
)
TALL = (
    "M112 62Q160 52 214 62L216 184Q222 210 264 224Q330 236 342 280L342 302H96"
    "Q106 240 106 170Z"
)
WELLY = (
    "M126 70H216L220 220Q228 242 272 252Q330 262 334 306H108Q112 276 118 220Q126 150 126 70Z"
)


def _lugs(color: Tone, top: float = 298) -> str:
    """A deep-treaded sole."""
    tread = "".join(rect(90 + 27 * step, top + 16, 19, 18, color.deep, 4) for step in range(10))
    sole = f"M84 {top}H346Q358 {top} 356 {top + 12}L350 {top + 24}H90L82 {top + 12}Q80 {top} 84 {top}Z"
    return tread + solid(sole, color)


def _laces(start: tuple[float, float], end: tuple[float, float], count: int, color: str) -> str:
    """Short crossing laces along a line, with a bow at the top."""
    lines = []
    for step in range(count):
        share = step / max(1, count - 1)
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        lines.append(f"M{x - 17:.0f} {y + 9:.0f}L{x + 9:.0f} {y - 3:.0f}")
    x, y = start
    bow = f"M{x - 6:.0f} {y:.0f}q-26 -16 -22 4t22 -4q22 -22 24 -4t-24 4"
    return stroke("".join(lines), color, 6) + stroke(bow, color, 4)


def _straps(places: tuple[tuple[float, float], ...], color: Tone) -> str:
    """Hook-and-loop straps across the instep."""
    return "".join(
        move(solid(box(x - 34, y - 10, 68, 20, 9), color), turn=26, about=(x, y))
        for x, y in places
    )


def _side(sketch: Sketch, color: Tone) -> str:
    """The sign on a shoe's side, one of five by chance."""
    c = color.base
    signs = (
        stroke("M132 286Q190 276 236 226", c, 16),
        stroke("M168 288L196 222M196 288L224 228M224 288L250 240", c, 10),
        stroke("M150 250L178 270L206 242L234 268L262 246", c, 9),
        path("M128 288Q168 218 246 236Q196 246 178 288Z", c),
        stroke("M120 262H300M112 276H320", c, 7),
    )
    return signs[sketch.pick(len(signs), "side")]


def hiking_boots(s: Sketch) -> str:
    """A laced boot on a deep tread; low, tall or strapped as the title says."""
    if s.says("low"):
        return _low_shoe(s, trail=True)
    upper = TALL if s.says("tall") else BOOT
    m, a = s.main, s.trim
    toe = path("M282 216Q274 262 288 312H360V210Z", m.deep if s.pick(2) else m.dark)
    heel = path("M80 226Q142 232 150 312H80Z", m.dark)
    seam = dashes("M210 180Q170 220 156 300", m.pale)
    panel = path("M96 150Q140 158 150 226H90Z", m.light)
    top = 52 if s.says("tall") else 104
    collar = solid(f"M104 {top + 8}Q152 {top - 6} 208 {top + 6}L210 {top + 28}Q152 {top + 18} 102 {top + 30}Z", a)
    tie = _straps(((206, 150), (226, 196)), a) if s.has("hook-and-loop strap") else _laces(
        (208, 140), (262, 224), 5, a.light if a != m else m.pale
    )  # fmt: skip
    loop = stroke(f"M106 {top + 40}q-20 -22 -2 -36", a.dark, 7)
    return (
        shadow(218, 290)
        + loop
        + solid(upper, m, panel, toe, heel, seam, shine("M132 150Q138 190 136 216", 7, 0.22))
        + collar
        + tie
        + s.mark(176, 252, 12, a.base)
        + rect(92, 288, 254, 12, a.base, 6)
        + _lugs(INK)
    )


def _low_shoe(s: Sketch, trail: bool) -> str:
    m, a = s.main, s.trim
    toe = path("M300 216Q284 256 300 300H360V220Z", m.dark)
    heel = path("M66 210Q118 220 124 300H66Z", m.dark if trail else a.base)
    mesh = "".join(circle(232 + 13 * (i % 5), 234 + 12 * (i // 5), 2.2, m.dark) for i in range(15))
    lining = path("M84 196Q92 180 108 181Q126 206 164 200L176 188Q134 232 88 214Z", m.deep)
    tie = _straps(((216, 196), (244, 222)), a) if s.has("hook-and-loop strap") else _laces(
        (210, 180), (270, 224), 5, PAPER.base if s.pick(2) else a.light
    )  # fmt: skip
    tongue = path("M186 180Q198 146 222 158L232 184Z", m.light)
    tab = path("M78 206Q66 172 90 170Q104 172 104 186Z", a.base)
    upper = tab + tongue + solid(SHOE, m, mesh, toe, heel, _side(s, a), lining)
    if trail:
        mid = rect(76, 280, 276, 20, a.light, 10)
        sole = mid + _lugs(INK if s.pick(2) else m, 296)
        return move(shadow(214, 290) + upper + tie + sole, 0, -22)
    return move(shadow(214, 290, 346) + upper + tie + _cushion(s, a), 0, -22)


def _cushion(s: Sketch, a: Tone) -> str:
    """A thick soft midsole with a thin outsole."""
    high = 12 if s.has("cushioned") else 0
    foam = (
        f"M70 {276 - high / 2}Q130 {292 - high} 220 {284 - high}Q300 {276 - high} 350 274"
        "Q364 284 352 306Q342 324 312 326H112Q66 326 66 296Z"
    )
    wave = stroke("M84 306Q140 292 196 304T316 298", a.base if s.pick(2) else PAPER.dark, 6)
    outsole = path("M74 316Q92 338 120 328H316Q338 326 348 310Q346 338 312 338H112Q80 338 74 316Z", INK.base)
    return outsole + solid(foam, PAPER, wave)


def trail_running_shoes(s: Sketch) -> str:
    """A light shoe on a deep tread."""
    return _low_shoe(s, trail=True)


def running_shoes(s: Sketch) -> str:
    """A light shoe on thick foam."""
    return _low_shoe(s, trail=False)


def trainers(s: Sketch) -> str:
    """A low everyday shoe with a flat rubber sole."""
    m, a = s.main, s.trim
    upper = (
        "M78 198Q82 178 104 182Q128 202 164 194L190 172Q206 160 220 174Q250 214 312 228"
        "Q348 240 348 292H76Q68 240 78 198Z"
    )
    cap = path("M296 214Q280 250 288 300H360V210Z", PAPER.base if s.says("canvas") else m.light)
    heel = path("M66 190H112Q112 250 118 300H66Z", a.base)
    holes = "".join(circle(256 + 12 * i, 250 + 6 * (i % 2), 2.4, m.deep) for i in range(3))
    lining = path("M82 192Q92 182 104 183Q128 203 164 195L176 186Q134 226 88 210Z", m.deep)
    if s.says("slip-on"):
        tie = path("M176 200L200 168L222 178L218 224Z", a.dark) + stroke(
            "M188 192L214 208M194 184L220 200", a.light, 3
        )
    elif s.has("hook-and-loop strap"):
        tie = _straps(((214, 194), (244, 220)), a)
    else:
        tie = _laces((208, 180), (270, 222), 5, PAPER.base if m != PAPER else a.base)
    sole = solid(box(66, 282, 290, 44, 16), PAPER, rect(60, 306, 300, 6, a.base))
    patch = "" if s.says("canvas", "felted") else _side(s, a)
    dots = circle(150, 246, 20, PAPER.base) + s.mark(150, 246, 11, a.base) if s.says("canvas") else ""
    shoe = solid(upper, m, cap, holes, heel, patch, dots, lining)
    return move(shadow(212, 290) + shoe + tie + sole, 0, -22)


def wellington_boots(s: Sketch) -> str:
    """A pair of rubber boots, one behind the other; short ones for the garden and the quay."""
    m, a = s.main, s.trim
    short = s.says("chelsea", "ankle")
    leg = WELLY.replace("126 70", "120 160") if short else WELLY
    top = 160 if short else 70
    strap = solid(box(116, 112, 104, 18, 6), a) + rect(190, 108, 22, 26, PAPER.dark, 4)
    gusset = path("M146 160H186L178 226H154Z", a.dark) + stroke(
        "M156 168V220M166 168V224M176 168V220", a.light, 3
    )
    toe = path("M288 246Q268 276 276 310H350V240Z", a.base if s.has("steel toe cap") else m.dark)
    extra = gusset if short else strap
    if s.kids:
        extra = "".join(circle(172 + 32 * (i % 2), 112 + 42 * i, 11, a.base) for i in range(4))
    boot = (
        solid(leg, m, toe, extra if s.kids or short else "", lit=(-14, 0))
        + ("" if s.kids or short else extra)
        + rect(112, top - 8, 110, 22, a.base, 10)
        + shine("M140 240V276" if short else "M142 150V232", 9, 0.35)
        + solid(box(98, 302, 244, 26, 10), INK if a == m else a)
    )
    back = solid(leg, m) + path(leg, m.deep, opacity=0.45) + rect(98, 302, 244, 26, INK.dark, 10)
    return shadow(212, 300) + move(back, 34, -10) + move(boot, -22, 4)


def sandals(s: Sketch) -> str:
    """A footbed with straps; slides and flip-flops where the title says so."""
    if s.says("flip-flops"):
        return _flip_flops(s)
    m, a = s.main, s.trim
    sole = "M66 284Q120 262 190 282Q280 298 344 276Q358 284 354 306Q350 322 322 322H92Q62 322 66 284Z"
    bed = path("M60 280Q120 258 190 278Q280 294 350 270V290Q280 312 190 296Q120 280 60 302Z", "#c9a06c")
    base = solid(sole, INK if s.says("trekking", "paddle") else a, bed)
    if s.says("slide"):
        band = "M186 286Q206 196 268 200Q326 214 334 284Q262 306 186 286Z"
        return shadow(210, 290) + base + solid(band, m, s.mark(262, 246, 20, a.base))
    front = solid("M232 292Q240 214 280 220Q322 236 330 286L300 292Q300 250 280 246Q264 250 264 294Z", m)
    toes = "M250 290Q260 206 306 220Q352 240 350 288Q300 304 250 290Z"
    if s.says("closed-toe"):
        front = solid(toes, m, circle(310, 250, 12, a.base))
    middle = "M160 280L196 204Q208 190 226 198L246 216L238 240Q216 222 206 242L194 288Z"
    heel = "M82 280Q74 216 96 190L120 200Q104 226 112 278Z"
    ankle = "M88 210Q84 182 104 180Q170 178 220 196L224 222Q160 204 106 210Z"
    buckle = rect(146, 178, 30, 30, PAPER.dark, 6) + rect(153, 185, 16, 16, m.deep, 3)
    weave = dashes("M252 282Q258 238 280 232Q308 240 316 282", a.light, 5, "6 8")
    return (
        shadow(210, 290) + base + solid(heel, m) + solid(middle, a if s.pick(2) else m)
        + solid(ankle, m) + buckle + front + (weave if s.says("woven") else "")
    )  # fmt: skip


def _flip_flops(s: Sketch) -> str:
    """A pair from above."""
    m, a = s.main, s.trim
    foot = "M134 78Q188 82 180 170Q172 220 182 266Q182 330 134 330Q86 330 88 266Q96 220 84 170Q80 82 134 78Z"
    rings = path(foot, a.light, transform="translate(13 20) scale(.9)")
    strap = stroke("M134 128Q96 166 94 216M134 128Q172 166 174 216", a.deep, 15)
    one = solid(foot, m, rings) + strap + circle(134, 126, 9, a.pale)
    return shadow(200, 270, 344) + move(one, -4, 0, turn=-6) + move(mirror_of(one), 0, 0, turn=6)


def mirror_of(content: str) -> str:
    """The other shoe of a pair seen from above."""
    return f'<g transform="translate(396 0) scale(-1 1)">{content}</g>'


def slippers(s: Sketch) -> str:
    """A soft house shoe; bootees and bear socks where the title says so."""
    m, a = s.main, s.trim
    sole = solid(box(70, 300, 280, 28, 13), a if s.pick(2) else INK)
    if s.says("bootie", "socks"):
        return shadow(210, 290) + _bootee(s) + sole
    upper = "M168 304Q166 226 226 212Q330 214 346 304Z"
    if s.says("closed-back", "back door", "boiled"):
        upper = "M80 304Q66 232 88 214Q104 204 124 226Q150 250 184 228Q196 212 230 208Q332 212 346 304Z"
    fluff = "".join(
        circle(x, y, 15, PAPER.base if i % 2 else PAPER.dark)
        for i, (x, y) in enumerate(((176, 250), (184, 234), (198, 221), (216, 212), (234, 208)))
    )
    bed = oval(140, 300, 68, 12, a.pale)
    waffle = stroke("M200 200L320 320M240 200L350 310M180 230L280 330M330 220L230 320M290 200L190 300", m.dark, 3)
    pattern = (waffle, s.mark(270, 262, 24, a.base), stroke("M160 282H350M160 268H350", a.base, 7))
    chosen = pattern[0] if s.says("waffle") else pattern[1 + s.pick(2)]
    return shadow(210, 290) + bed + solid(upper, m, chosen) + fluff + sole


def _bootee(s: Sketch) -> str:
    m, a = s.main, s.trim
    d = "M110 120H214L216 204Q226 222 270 228Q336 238 344 306H84Q92 250 104 210Z"
    rib = rect(100, 110, 124, 36, a.base, 14) + stroke("M122 114V142M146 114V142M170 114V142M196 114V142", a.dark, 4)
    if s.says("bear"):
        face = (
            circle(262, 226, 18, m.dark) + circle(318, 236, 18, m.dark)
            + oval(290, 262, 22, 16, m.pale) + circle(272, 246, 5, INK.base)
            + circle(310, 250, 5, INK.base) + oval(290, 256, 7, 5, INK.base)
        )  # fmt: skip
        return solid(d, m) + rib + face
    quilt = stroke("M80 178Q160 192 230 178M80 216Q170 232 260 214M80 258Q200 276 340 256", m.deep, 4)
    return solid(d, m, quilt, gloss("M120 150H140L136 300H116Z", 0.15)) + rib


GLYPHS: dict[str, Glyph] = {
    "Hiking boots": hiking_boots,
    "Trail running shoes": trail_running_shoes,
    "Running shoes": running_shoes,
    "Trainers": trainers,
    "Wellington boots": wellington_boots,
    "Sandals": sandals,
    "Slippers": slippers,
}
