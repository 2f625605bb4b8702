"""Monitors, laptops and keyboards."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    mix,
    move,
    path,
    rect,
    shadow,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch, is_light


def monitors(s: Sketch) -> str:
    """A screen on its stand: wide, tall or folding as the title says."""
    m, a = s.main, s.trim
    x, y, w, h = (40, 108, 320, 150) if s.says("ultrawide") else (64, 84, 272, 176)
    if s.says("square"):
        x, y, w, h = 88, 54, 224, 216
    frame = tone(INK.dark) if s.says("gaming") else m
    panel = solid(box(x, y, w, h, 12), frame, lit=(-5, -5)) + _screen(
        s, x + 9, y + 9, w - 18, h - 26
    )
    low = y + h
    if s.says("portable"):
        stand = path(f"M{x + 30} {low - 8}H{x + w - 30}L{x + w} 316H{x}Z", a.dark) + rect(
            x - 6, 310, w + 12, 16, a, 8
        )
        return shadow(200, 290) + stand + panel
    if s.says("gaming"):
        stand = solid(
            "M184 240H216L222 300L300 326Q304 334 296 334L200 318L104 334Q96 334 100 326L178 300Z",
            frame,
        ) + stroke("M118 328L200 308L282 328", a, 5)
    else:
        stand = solid(box(184, low - 20, 32, 328 - low, 6), STEEL if m != STEEL else INK) + solid(
            box(128, 310, 144, 18, 9), m
        )
    return shadow(200, 210) + stand + panel + circle(200, low - 8, 3.5, a.light)


def _screen(s: Sketch, x: float, y: float, w: float, h: float) -> str:
    """A picture on a screen: hills, a chart, shapes or waves."""
    b, a = s.brand, s.trim
    low = y + h
    scenes = (
        rect(x, y, w, h, "#bfe0ea")
        + circle(x + w * 0.74, y + h * 0.3, h * 0.14, "#ffd873")
        + path(f"M{x} {low}V{y + h * 0.7}L{x + w * 0.3} {y + h * 0.36}L{x + w * 0.56} {low}Z", b)
        + path(f"M{x + w * 0.24} {low}L{x + w * 0.64} {y + h * 0.5}L{x + w} {low}Z", b.dark),
        rect(x, y, w, h, "#24304a")
        + "".join(
            rect(
                x + w * (0.12 + 0.16 * i),
                low - h * (0.25 + 0.13 * (i * 3 % 5)),
                w * 0.09,
                h * (0.25 + 0.13 * (i * 3 % 5)),
                (b, a)[i % 2].light,
            )
            for i in range(5)
        ),
        rect(x, y, w, h, mix(b.base, "#ffffff", 0.7))
        + circle(x + w * 0.3, y + h * 0.55, h * 0.28, b)
        + circle(x + w * 0.52, y + h * 0.45, h * 0.22, "#f6c667")
        + rect(x + w * 0.62, y + h * 0.4, w * 0.2, h * 0.4, b.dark, 8),
        rect(x, y, w, h, b.deep)
        + path(f"M{x} {y + h * 0.5}q{w / 4} {-h * 0.3} {w / 2} 0t{w / 2} 0V{low}H{x}Z", b)
        + path(f"M{x} {y + h * 0.7}q{w / 4} {-h * 0.3} {w / 2} 0t{w / 2} 0V{low}H{x}Z", b.light),
    )
    return scenes[s.pick(len(scenes), "screen")] + path(
        f"M{x} {y}H{x + w * 0.4}L{x + w * 0.16} {low}H{x}Z", "#ffffff", opacity=0.1
    )


def keyboards(s: Sketch) -> str:
    """Rows of keys; split, folding, glowing or large-lettered as the title says."""
    m, a = s.main, s.trim
    caps = PAPER
    if s.says("big"):
        caps = m
    elif is_light(m):
        caps = tone(m.dark)
    elif not is_light(m):
        caps = tone(m.pale)
    if s.says("split"):
        left = move(_keys(s, 44, 128, 5, caps), turn=8, about=(120, 200))
        right = move(_keys(s, 206, 128, 5, caps), turn=-8, about=(280, 200))
        return shadow(200, 320, 300) + left + right
    if s.says("folding"):
        return (
            shadow(200, 320, 290)
            + _keys(s, 34, 132, 6, caps, 27)
            + _keys(s, 202, 132, 6, caps, 27)
            + rect(194, 140, 12, 130, a, 5)
        )
    cable = "" if s.has("wireless") else stroke("M200 130Q196 90 236 84T260 40", INK.light, 8)
    if s.says("big"):
        return shadow(200, 330, 318) + cable + _keys(s, 30, 112, 6, caps, 53)
    return shadow(200, 330, 306) + cable + _keys(s, 28, 128, 10, caps, 32)


def _keys(s: Sketch, x: int, y: int, columns: int, caps: Tone, pitch: int = 28) -> str:
    m, a = s.main, s.trim
    glow = len(s.hues) > 3 or s.has("backlit")
    rows = 3 if pitch > 40 else 4
    body = solid(
        box(x, y, columns * pitch + 26, (rows + 1) * pitch + 26 - (0 if rows == 4 else 8), 14),
        INK if s.says("big") else m,
        lit=(-3, -8),
    )
    keys = ""
    for i in range(columns * rows):
        shade = caps
        if i in (0, columns * rows - 1) or i % 13 == 7 + s.pick(5):
            shade = PAPER if s.says("big") else a
        kx, ky = x + 13 + pitch * (i % columns), y + 13 + pitch * (i // columns)
        color = s.hues[(i + i // columns) % len(s.hues)] if len(s.hues) > 3 else shade
        keys += rect(kx + 1.5, ky + 1.5, pitch - 4, pitch - 4, color, 5)
    ky = y + 13 + pitch * rows
    space = rect(x + 13 + pitch * 1.5, ky + 1.5, pitch * (columns - 3), pitch - 5, a, 5)
    edge = rect(x + 12, y + 11, columns * pitch + 3, 3, a.light, 2) if glow else ""
    return body + edge + keys + space


def laptops(s: Sketch) -> str:
    """An open laptop with something on its screen."""
    m, a = s.main, s.trim
    shell = INK if s.says("gaming") else m
    lid = solid(box(84, 84, 232, 170, 14), shell, lit=(-4, -4)) + _screen(s, 96, 96, 208, 140)
    camera = circle(200, 90, 2.6, PAPER)
    base = "M84 252H316L362 312Q364 326 350 326H50Q36 326 38 312Z"
    keys = "".join(
        stroke(
            f"M{98 - 9 * i} {265 + 11 * i}H{302 + 9 * i}",
            a.light if s.says("gaming") else m.deep,
            7,
            stroke_dasharray="13 9",
        )
        for i in range(3)
    )
    pad = path("M168 300H232L238 316H162Z", m.light if m != INK else INK.light)
    body = solid(base, shell, keys, pad, lit=(0, -9))
    if s.says("rugged"):
        body += "".join(rect(x, 300, 34, 30, INK, 10) for x in (34, 332)) + "".join(
            rect(x, 76, 34, 30, INK, 10) for x in (76, 290)
        )
    return shadow(200, 320) + lid + camera + body + s.mark(200, 245, 5, a.light)


GLYPHS: dict[str, Glyph] = {
    "Monitors": monitors,
    "Keyboards": keyboards,
    "Laptops": laptops,
}
