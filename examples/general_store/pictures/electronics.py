"""Headphones to smartwatches, seen from the front."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    disc,
    gloss,
    mirror,
    mix,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch, sum_of


def headphones(s: Sketch) -> str:
    """A headband with two large cups, or an open-ear loop for sport."""
    m, a = s.main, s.trim
    band = stroke("M96 232Q84 84 200 80Q316 84 304 232", m.dark, 24) + stroke(
        "M96 232Q84 80 200 76Q316 80 304 232", m.base, 18
    )
    pad = stroke("M138 98Q200 72 262 98", a.base if s.pick(2) else m.light, 14)
    if s.says("openear"):
        return _open_ear(s)
    slider = rect(86, 196, 20, 50, STEEL.base, 6)
    cushion = solid(box(110, 222, 34, 96, 17), tone(INK.base) if m != INK else m)
    grille = ""
    if s.says("open-back", "reference", "studio"):
        grille = "".join(circle(86 + 12 * (i % 3), 246 + 13 * (i // 3), 3.4, m.deep) for i in range(12))
    cup = solid(box(68, 214, 58, 112, 27), m, path("M64 290H130V330H64Z", m.dark), grille)
    mark = s.mark(96, 304 if grille else 264, 12, a.base)
    ring_line = ring(97, 270, 22, a.base, 5) if not grille else ""
    side = slider + cushion + cup + ring_line + ("" if ring_line and s.pick(2, "mark") else mark)
    cable = stroke("M96 326Q96 360 150 350T240 356Q290 358 300 372", INK.base, 5) if s.has("wired") else ""
    return shadow(200, 270, 342) + cable + band + pad + side + mirror(side)


def _open_ear(s: Sketch) -> str:
    m, a = s.main, s.trim
    neck = stroke("M92 232Q60 96 200 92Q340 96 308 232", m.dark, 16) + stroke("M92 230Q60 92 200 88Q340 92 308 230", m.base, 11)
    hook = stroke("M92 232Q70 260 88 288Q110 304 122 282", m.base, 15)
    bud = solid(box(108, 226, 40, 62, 18), a) + s.mark(128, 256, 10, m.base)
    glow = stroke("M140 100Q200 78 260 100", "#f2f6f4", 4)
    return shadow(200, 230, 330) + neck + glow + hook + bud + mirror(hook + bud)


def earbuds(s: Sketch) -> str:
    """Two buds above their open case; on a cable if they are wired."""
    m, a = s.main, s.trim
    tip = solid(disc(120, 118, 20, 26), a)
    bud = solid(disc(150, 122, 34, 38), m, circle(140, 112, 9, m.pale)) + solid(box(146, 130, 26, 76, 13), m)
    bud = tip + bud + circle(160, 122, 9, m.deep) + rect(152, 186, 14, 8, a.base, 4)
    if s.has("ear hooks", "wireless") and s.says("sport", "grip"):
        bud = stroke("M136 92Q118 40 164 50Q196 62 184 116", m.dark, 11) + bud
    pair = move(bud, -20, 0, turn=8, about=(140, 130)) + move(mirror(bud), 20, 0, turn=-8, about=(260, 130))
    if s.says("wired"):
        cable = stroke("M140 204Q150 290 200 290Q250 290 260 204M200 290V352", INK.light, 7)
        return shadow(200, 150, 344) + cable + pair + rect(190, 300, 20, 40, a.base, 8)
    lid = solid("M112 256Q112 214 200 214Q288 214 288 256Z", tone(m.dark)) + path("M130 254Q134 230 200 230Q266 230 270 254Z", m.deep)
    case = solid(box(108, 250, 184, 80, 36), m, gloss("M124 262H190V274H124Z", 0.25)) + circle(200, 302, 6, "#7fdc8a")
    return shadow(200, 210) + lid + pair + case + s.mark(200, 278, 10, a.base)


def bluetooth_speakers(s: Sketch) -> str:
    """A speaker with its cloth grille; a tube, cube, party box, pair or lantern by title."""
    m, a = s.main, s.trim
    if s.says("pair"):
        one = _cone_box(s, 78, 118, 112, 210)
        return shadow(200, 290) + one + move(one, 130)
    if s.says("story"):
        face = circle(166, 228, 9, INK.base) + circle(234, 228, 9, INK.base) + stroke("M172 258Q200 286 228 258", INK.base, 7)
        ears = solid(disc(128, 142, 30, 34), a) + solid(disc(272, 142, 30, 34), a)
        return shadow(200, 230) + ears + solid(box(96, 132, 208, 198, 50), m, face) + circle(146, 256, 13, "#f2a59b") + circle(254, 256, 13, "#f2a59b")
    if s.says("party"):
        glow = ring(200, 250, 60, s.brand.light, 8) + ring(200, 150, 36, "#8fd0e8", 6)
        grip = stroke("M150 84V58H250V84", INK.light, 14)
        return shadow(200, 210) + grip + _cone_box(s, 112, 78, 176, 254) + glow
    if s.says("camp"):
        lamp = solid(box(136, 96, 128, 70, 26), tone(GLOW.base)) + stroke("M150 96Q200 24 250 96", STEEL.dark, 7)
        sun = rect(140, 84, 120, 18, "#33507c", 7) + stroke("M170 84V102M200 84V102M230 84V102", "#6f92c4", 3)
        return shadow(200, 190) + lamp + sun + solid(box(118, 158, 164, 170, 34), m, _holes(m, 146, 200)) + s.mark(200, 300, 11, a.base)
    if s.says("home"):
        foot = rect(120, 318, 26, 16, a.dark, 5) + rect(254, 318, 26, 16, a.dark, 5)
        return shadow(200, 270) + foot + solid(box(72, 168, 256, 154, 36), a) + solid(box(90, 184, 220, 122, 26), m, _holes(m, 108, 204)) + circle(200, 176, 5, PAPER.base)
    width, top = (150, 158) if s.says("pocket") else (244, 188)
    left = 200 - width / 2
    strap = stroke(f"M{left + 14} {top + 30}Q{left - 34} {top + 60} {left - 10} {top + 118}", a.base, 11)
    tube = solid(box(left, top, width, 140, 58), m, _holes(m, left + 30, top + 34, int(width / 16) - 3))
    caps = "".join(rect(x, top + 34, 16, 72, a.base, 8) for x in (left - 4, left + width - 12))
    return shadow(200, width) + strap + tube + caps + s.mark(200, top + 70, 22, a.pale)


def _holes(m: Tone, x: float, y: float, columns: int = 10) -> str:
    return "".join(circle(x + 16 * (i % columns), y + 18 * (i // columns), 3, m.deep) for i in range(5 * columns))


def _cone_box(s: Sketch, x: int, y: int, w: int, h: int) -> str:
    m, a = s.main, s.trim
    mid = x + w / 2
    cones = ""
    for cy, r in ((y + h * 0.28, w * 0.2), (y + h * 0.68, w * 0.34)):
        cones += circle(mid, cy, r, INK.dark) + circle(mid, cy, r * 0.82, INK.light) + circle(mid, cy, r * 0.36, a.base)
    grain = stroke(f"M{x} {y + 40}q{w / 2} 16 {w} 0M{x} {y + 120}q{w / 2} -14 {w} 0", m.dark, 3, opacity=0.5)
    return solid(box(x, y, w, h, 16), m, grain) + cones


def _screen(s: Sketch, x: float, y: float, w: float, h: float) -> str:
    """A picture on a screen: hills, a chart, shapes or waves."""
    b, a = s.brand, s.trim
    low = y + h
    scenes = (
        rect(x, y, w, h, "#bfe0ea") + circle(x + w * 0.74, y + h * 0.3, h * 0.14, "#ffd873")
        + path(f"M{x} {low}V{y + h * 0.7}L{x + w * 0.3} {y + h * 0.36}L{x + w * 0.56} {low}Z", b.base)
        + path(f"M{x + w * 0.24} {low}L{x + w * 0.64} {y + h * 0.5}L{x + w} {low}Z", b.dark),
        rect(x, y, w, h, "#24304a") + "".join(
            rect(x + w * (0.12 + 0.16 * i), low - h * (0.25 + 0.13 * (i * 3 % 5)), w * 0.09, h * (0.25 + 0.13 * (i * 3 % 5)), (b, a)[i % 2].light)
            for i in range(5)),
        rect(x, y, w, h, mix(b.base, "#ffffff", 0.7)) + circle(x + w * 0.3, y + h * 0.55, h * 0.28, b.base)
        + circle(x + w * 0.52, y + h * 0.45, h * 0.22, "#f6c667") + rect(x + w * 0.62, y + h * 0.4, w * 0.2, h * 0.4, b.dark, 8),
        rect(x, y, w, h, b.deep) + path(f"M{x} {y + h * 0.5}q{w / 4} {-h * 0.3} {w / 2} 0t{w / 2} 0V{low}H{x}Z", b.base)
        + path(f"M{x} {y + h * 0.7}q{w / 4} {-h * 0.3} {w / 2} 0t{w / 2} 0V{low}H{x}Z", b.light),
    )  # fmt: skip
    return scenes[s.pick(len(scenes), "screen")] + path(f"M{x} {y}H{x + w * 0.4}L{x + w * 0.16} {low}H{x}Z", "#ffffff", opacity=0.1)


def monitors(s: Sketch) -> str:
    """A screen on its stand: wide, tall or folding as the title says."""
    m, a = s.main, s.trim
    x, y, w, h = (40, 108, 320, 150) if s.says("ultrawide") else (64, 84, 272, 176)
    if s.says("square"):
        x, y, w, h = 88, 54, 224, 216
    frame = tone(INK.dark) if s.says("gaming") else m
    panel = solid(box(x, y, w, h, 12), frame, lit=(-5, -5)) + _screen(s, x + 9, y + 9, w - 18, h - 26)
    low = y + h
    if s.says("portable"):
        stand = path(f"M{x + 30} {low - 8}H{x + w - 30}L{x + w} 316H{x}Z", a.dark) + rect(x - 6, 310, w + 12, 16, a.base, 8)
        return shadow(200, 290) + stand + panel
    if s.says("gaming"):
        stand = solid("M184 240H216L222 300L300 326Q304 334 296 334L200 318L104 334Q96 334 100 326L178 300Z", frame) + stroke("M118 328L200 308L282 328", a.base, 5)
    else:
        stand = solid(box(184, low - 20, 32, 328 - low, 6), STEEL if m != STEEL else INK) + solid(box(128, 310, 144, 18, 9), m)
    hood = path(f"M{x - 8} {y - 8}H{x + w + 8}V{y + 60}L{x + w} {y + 10}H{x}L{x - 8} {y + 60}Z", INK.base) if s.has("hood included") else ""
    return shadow(200, 210) + stand + panel + hood + circle(200, low - 8, 3.5, a.light)


def keyboards(s: Sketch) -> str:
    """Rows of keys; split, folding, glowing or large-lettered as the title says."""
    m, a = s.main, s.trim
    caps = PAPER
    if s.says("big"):
        caps = m
    elif sum_of(m.base) > 600:
        caps = tone(m.dark)
    elif sum_of(m.base) < 300:
        caps = tone(m.pale)
    if s.says("split"):
        left = move(_keys(s, 44, 128, 5, caps), turn=8, about=(120, 200))
        right = move(_keys(s, 206, 128, 5, caps), turn=-8, about=(280, 200))
        return shadow(200, 320, 300) + left + right
    if s.says("folding"):
        return shadow(200, 320, 290) + _keys(s, 34, 132, 6, caps, 27) + _keys(s, 202, 132, 6, caps, 27) + rect(194, 140, 12, 130, a.base, 5)
    cable = "" if s.has("wireless") else stroke("M200 130Q196 90 236 84T260 40", INK.light, 8)
    if s.says("big"):
        return shadow(200, 330, 318) + cable + _keys(s, 30, 112, 6, caps, 53)
    return shadow(200, 330, 306) + cable + _keys(s, 28, 128, 10, caps, 32)


def _keys(s: Sketch, x: int, y: int, columns: int, caps: Tone, pitch: int = 28) -> str:
    m, a = s.main, s.trim
    glow = len(s.hues) > 3 or s.has("backlit")
    rows = 3 if pitch > 40 else 4
    body = solid(box(x, y, columns * pitch + 26, (rows + 1) * pitch + 26 - (0 if rows == 4 else 8), 14), INK if s.says("big") else m, lit=(-3, -8))
    keys = ""
    for i in range(columns * rows):
        shade = caps
        if i in (0, columns * rows - 1) or i % 13 == 7 + s.pick(5):
            shade = PAPER if s.says("big") else a
        kx, ky = x + 13 + pitch * (i % columns), y + 13 + pitch * (i // columns)
        color = s.hues[(i + i // columns) % len(s.hues)] if len(s.hues) > 3 else shade
        keys += rect(kx + 1.5, ky + 1.5, pitch - 4, pitch - 4, color.base, 5)
    ky = y + 13 + pitch * rows
    space = rect(x + 13 + pitch * 1.5, ky + 1.5, pitch * (columns - 3), pitch - 5, a.base, 5)
    edge = rect(x + 12, y + 11, columns * pitch + 3, 3, a.light, 2) if glow else ""
    return body + edge + keys + space


def power_banks(s: Sketch) -> str:
    """A battery with its charge lights and a cable; a solar fold or key ring by title."""
    m, a = s.main, s.trim
    if s.says("solar"):
        cells = ""
        for i in range(3):
            x = 46 + 106 * i
            cells += solid(box(x, 112 + 8 * (i % 2), 102, 190, 10), m) + rect(x + 12, 126 + 8 * (i % 2), 78, 160, "#2d4a78", 5)
            cells += stroke(f"M{x + 51} {126 + 8 * (i % 2)}v160M{x + 12} {166 + 8 * (i % 2)}h78M{x + 12} {206 + 8 * (i % 2)}h78M{x + 12} {246 + 8 * (i % 2)}h78", "#6d8fc2", 3)
        return shadow(200, 310, 322) + cells + circle(322, 84, 24, "#ffce52") + stroke("M322 46V36M322 132V122M284 84H274M370 84H360", "#ffce52", 6)
    small = s.says("keyring", "slim", "magnetic")
    w, h = (104, 170) if s.says("keyring") else (132, 216) if small else (150, 234)
    x, y = 172 - w / 2, 328 - h
    lights = "".join(circle(x + 26 + 20 * i, y + 26, 5.5, "#8be08f" if i < 3 else m.dark) for i in range(4))
    rugged = ""
    if s.says("rugged"):
        rugged = "".join(rect(px, py, 40, 40, INK.base, 14) for px in (x - 8, x + w - 32) for py in (y - 8, y + h - 32))
    bolt = path("M12 -42L-26 12H-4L-12 44L28 -12H4Z", a.base, transform=f"translate({x + w / 2} {y + h / 2 + 10})")
    coil = ring(x + w / 2, y + h / 2 + 10, 46, a.base, 8) if s.says("magnetic") else ""
    display = rect(x + 22, y + 44, w - 44, 40, INK.dark, 7) + stroke(f"M{x + 36} {y + 64}h30M{x + 78} {y + 64}h16", "#8fe3c0", 6) if s.has("display") else ""
    body = solid(box(x, y, w, h, 22), m, gloss(f"M{x + 10} {y + 20}h10V{y + h - 30}h-10Z", 0.2))
    cable = stroke(f"M{x + w / 2} {y}Q{x + w / 2} 50 240 60Q330 74 310 180T292 268", INK.light, 9) + rect(278, 264, 28, 40, a.base, 7) + rect(284, 302, 16, 16, STEEL.base, 3)
    loop = ring(x + w - 10, y - 8, 18, STEEL.dark, 6) if s.says("keyring") else ""
    return shadow(196, 230) + cable + loop + rugged + body + lights + coil + (display + move(bolt, 0, 24, scale=0.8, about=(x + w / 2, y + h / 2)) if display else bolt)


def laptops(s: Sketch) -> str:
    """An open laptop with something on its screen."""
    m, a = s.main, s.trim
    shell = INK if s.says("gaming") else m
    lid = solid(box(84, 84, 232, 170, 14), shell, lit=(-4, -4)) + _screen(s, 96, 96, 208, 140)
    camera = circle(200, 90, 2.6, PAPER.base)
    base = "M84 252H316L362 312Q364 326 350 326H50Q36 326 38 312Z"
    keys = "".join(
        stroke(f"M{98 - 9 * i} {265 + 11 * i}H{302 + 9 * i}", a.light if s.says("gaming") else m.deep, 7, stroke_dasharray="13 9")
        for i in range(3)
    )
    pad = path("M168 300H232L238 316H162Z", m.light if m != INK else INK.light)
    body = solid(base, shell, keys, pad, lit=(0, -9))
    if s.says("rugged"):
        body += "".join(rect(x, 300, 34, 30, INK.base, 10) for x in (34, 332)) + "".join(rect(x, 76, 34, 30, INK.base, 10) for x in (76, 290))
    pen = move(rect(334, 150, 13, 130, a.base, 6) + path("M334 280H347L340 298Z", INK.base), turn=14, about=(340, 210)) if s.has("pen included") else ""
    return shadow(200, 320) + lid + camera + body + pen + s.mark(200, 245, 5, a.light)


def smartwatches(s: Sketch) -> str:
    """A watch with a round or square face, or a slim band."""
    m, a = s.main, s.trim
    band_color = a if s.says("halo") else m
    holes = "".join(rect(193, y, 14, 7, band_color.deep, 3) for y in (300, 316, 332))
    if s.says("band"):
        strap = solid(box(164, 40, 72, 320, 34), m)
        face = solid(box(158, 122, 84, 150, 34), INK) + stroke("M176 210h14l8 -24l12 44l8 -20h10", "#8fe3c0", 5)
        rings = ring(200, 156, 15, a.light, 6)
        return shadow(200, 130, 366) + strap + holes + face + rings
    strap = solid("M150 140L162 44Q164 34 176 34H224Q236 34 238 44L250 140ZM150 262L162 352Q164 364 176 364H224Q236 364 238 352L250 262Z", band_color)
    square = s.says("kids", "swim") or (s.pick(2, "face") and not s.says("hybrid", "expedition", "running"))
    outline = box(116, 116, 168, 168, 46) if square else disc(200, 200, 88, 88)
    case = solid(outline, STEEL if s.says("halo", "hybrid") else INK if m.base != INK.base else m)
    dial = path(box(130, 130, 140, 140, 34) if square else disc(200, 200, 72, 72), PAPER.base if s.says("hybrid") else "#1f2430")
    crown = rect(286, 182, 14, 36, a.base, 5) + (rect(284, 150, 10, 18, INK.light, 4) if s.has("GPS") else "")
    return shadow(200, 150, 370) + strap + holes + crown + case + dial + _dial(s, a)


def _dial(s: Sketch, a: Tone) -> str:
    if s.says("hybrid"):
        marks = stroke("M200 140V150M200 250V260M140 200H150M250 200H260", INK.base, 6)
        return marks + stroke("M200 200V156", INK.base, 7) + stroke("M200 200L232 218", a.base, 5) + circle(200, 200, 7, INK.base)
    if s.says("expedition", "running"):
        return path("M150 236L186 176L206 206L222 184L252 236Z", a.base) + ring(200, 200, 64, GLOW.base, 5) + stroke("M176 154H224", PAPER.base, 9)
    if s.says("swim"):
        return stroke("M148 188q13 -16 26 0t26 0t26 0t26 0M148 214q13 -16 26 0t26 0t26 0t26 0", a.base, 8) + circle(200, 158, 8, PAPER.base)
    if s.says("kids"):
        return circle(176, 186, 9, PAPER.base) + circle(224, 186, 9, PAPER.base) + stroke("M168 216Q200 250 232 216", a.base, 9)
    arcs = stroke("M200 152A48 48 0 1 1 152 200", a.base, 10) + stroke("M200 172A28 28 0 1 1 180 220", "#8fe3c0", 9)
    return arcs + circle(200, 200, 8, PAPER.base)


GLYPHS: dict[str, Glyph] = {
    "Headphones": headphones,
    "Earbuds": earbuds,
    "Bluetooth speakers": bluetooth_speakers,
    "Monitors": monitors,
    "Keyboards": keyboards,
    "Power banks": power_banks,
    "Laptops": laptops,
    "Smartwatches": smartwatches,
}
