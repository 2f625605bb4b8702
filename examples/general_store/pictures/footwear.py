"""Boots and shoes, seen from the side with the toe to the right."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    Paint,
    Tone,
    box,
    circle,
    dashes,
    dots,
    move,
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
TALL = "M112 62Q160 52 214 62L216 184Q222 210 264 224Q330 236 342 280L342 302H96Q106 240 106 170Z"
WELLY = "M126 70H216L220 220Q228 242 272 252Q330 262 334 306H108Q112 276 118 220Q126 150 126 70Z"


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
    collar = solid(
        f"M104 {top + 8}Q152 {top - 6} 208 {top + 6}L210 {top + 28}Q152 {top + 18} 102 {top + 30}Z",
        a,
    )
    tie = (
        _straps(((206, 150), (226, 196)), a)
        if s.has("hook-and-loop strap")
        else _laces((208, 140), (262, 224), 5, a.light if a != m else m.pale)
    )
    loop = stroke(f"M106 {top + 40}q-20 -22 -2 -36", a.dark, 7)
    return (
        shadow(218, 290)
        + loop
        + solid(upper, m, panel, toe, heel, seam, shine("M132 150Q138 190 136 216", 7, 0.22))
        + collar
        + tie
        + s.mark(176, 252, 12, a)
        + rect(92, 288, 254, 12, a, 6)
        + _lugs(INK)
    )


def _low_shoe(s: Sketch, trail: bool) -> str:
    m, a = s.main, s.trim
    toe = path("M300 216Q284 256 300 300H360V220Z", m.dark)
    heel = path("M66 210Q118 220 124 300H66Z", m.dark if trail else a)
    mesh = dots(232, 234, 13, 12, 5, 15, 2.2, m.dark)
    lining = path("M84 196Q92 180 108 181Q126 206 164 200L176 188Q134 232 88 214Z", m.deep)
    tie = (
        _straps(((216, 196), (244, 222)), a)
        if s.has("hook-and-loop strap")
        else _laces((210, 180), (270, 224), 5, PAPER if s.pick(2) else a.light)
    )
    tongue = path("M186 180Q198 146 222 158L232 184Z", m.light)
    tab = path("M78 206Q66 172 90 170Q104 172 104 186Z", a)
    upper = tab + tongue + solid(SHOE, m, mesh, toe, heel, _side(s, a), lining)
    if trail:
        mid = rect(76, 280, 276, 20, a.light, 10)
        sole = mid + _lugs(INK if s.pick(2) else m, 296)
        return move(shadow(214, 290) + upper + tie + sole, 0, -22)
    return move(shadow(214, 290, 346) + upper + tie + _cushion(s, a), 0, -22)


def _straps(places: tuple[tuple[float, float], ...], color: Tone) -> str:
    """Hook-and-loop straps across the instep."""
    return "".join(
        move(solid(box(x - 34, y - 10, 68, 20, 9), color), turn=26, about=(x, y)) for x, y in places
    )


def _laces(start: tuple[float, float], end: tuple[float, float], count: int, color: Paint) -> str:
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


def _side(sketch: Sketch, color: Tone) -> str:
    """The sign on a shoe's side, one of five by chance."""
    c = color
    signs = (
        stroke("M132 286Q190 276 236 226", c, 16),
        stroke("M168 288L196 222M196 288L224 228M224 288L250 240", c, 10),
        stroke("M150 250L178 270L206 242L234 268L262 246", c, 9),
        path("M128 288Q168 218 246 236Q196 246 178 288Z", c),
        stroke("M120 262H300M112 276H320", c, 7),
    )
    return signs[sketch.pick(len(signs), "side")]


def _lugs(color: Tone, top: float = 298) -> str:
    """A deep-treaded sole."""
    tread = "".join(rect(90 + 27 * step, top + 16, 19, 18, color.deep, 4) for step in range(10))
    sole = (
        f"M84 {top}H346Q358 {top} 356 {top + 12}L350 {top + 24}H90L82 {top + 12}Q80 {top} 84 {top}Z"
    )
    return tread + solid(sole, color)


def _cushion(s: Sketch, a: Tone) -> str:
    """A thick soft midsole with a thin outsole."""
    high = 12 if s.has("cushioned") else 0
    foam = (
        f"M70 {276 - high / 2}Q130 {292 - high} 220 {284 - high}Q300 {276 - high} 350 274"
        "Q364 284 352 306Q342 324 312 326H112Q66 326 66 296Z"
    )
    wave = stroke("M84 306Q140 292 196 304T316 298", a if s.pick(2) else PAPER.dark, 6)
    outsole = path(
        "M74 316Q92 338 120 328H316Q338 326 348 310Q346 338 312 338H112Q80 338 74 316Z", INK
    )
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
    cap = path("M296 214Q280 250 288 300H360V210Z", PAPER if s.says("canvas") else m.light)
    heel = path("M66 190H112Q112 250 118 300H66Z", a)
    holes = "".join(circle(256 + 12 * i, 250 + 6 * (i % 2), 2.4, m.deep) for i in range(3))
    lining = path("M82 192Q92 182 104 183Q128 203 164 195L176 186Q134 226 88 210Z", m.deep)
    if s.says("slip-on"):
        tie = path("M176 200L200 168L222 178L218 224Z", a.dark) + stroke(
            "M188 192L214 208M194 184L220 200", a.light, 3
        )
    elif s.has("hook-and-loop strap"):
        tie = _straps(((214, 194), (244, 220)), a)
    else:
        tie = _laces((208, 180), (270, 222), 5, PAPER if m != PAPER else a)
    sole = solid(box(66, 282, 290, 44, 16), PAPER, rect(60, 306, 300, 6, a))
    patch = "" if s.says("canvas", "felted") else _side(s, a)
    spots = circle(150, 246, 20, PAPER) + s.mark(150, 246, 11, a) if s.says("canvas") else ""
    shoe = solid(upper, m, cap, holes, heel, patch, spots, lining)
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
    toe = path("M288 246Q268 276 276 310H350V240Z", a if s.has("steel toe cap") else m.dark)
    extra = gusset if short else strap
    if s.kids:
        extra = "".join(circle(172 + 32 * (i % 2), 112 + 42 * i, 11, a) for i in range(4))
    boot = (
        solid(leg, m, toe, extra if s.kids or short else "", lit=(-14, 0))
        + ("" if s.kids or short else extra)
        + rect(112, top - 8, 110, 22, a, 10)
        + shine("M140 240V276" if short else "M142 150V232", 9, 0.35)
        + solid(box(98, 302, 244, 26, 10), INK if a == m else a)
    )
    back = solid(leg, m) + path(leg, m.deep, opacity=0.45) + rect(98, 302, 244, 26, INK.dark, 10)
    return shadow(212, 300) + move(back, 34, -10) + move(boot, -22, 4)


GLYPHS: dict[str, Glyph] = {
    "Hiking boots": hiking_boots,
    "Wellington boots": wellington_boots,
    "Trail running shoes": trail_running_shoes,
    "Running shoes": running_shoes,
    "Trainers": trainers,
}
