"""Toys for dogs."""

from examples.general_store.pictures.canvas import (
    INK,
    LEAF,
    PAPER,
    box,
    circle,
    disc,
    dots,
    oval,
    path,
    ring,
    shadow,
    shine,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import COATS, bone, dog
from examples.general_store.pictures.sketch import Glyph, Sketch


def dog_toys(s: Sketch) -> str:
    """A treat cone, plush bird, rope, sniffing mat, ring, puzzle board or balls."""
    m, a = s.main, s.trim
    if s.says("pheasant"):
        return _pheasant_toy(s)
    if s.says("rope"):
        return _rope_toy(s)
    if s.says("sniffing"):
        return _sniffing_toy(s)
    if s.says("ring"):
        return _ring_toy(s)
    if s.says("board"):
        return _board_toy(s)
    if s.says("balls"):
        balls = "".join(
            solid(
                disc(x, y, 46, 46),
                m,
                stroke(
                    f"M{x - 46} {y - 18}Q{x} {y + 4} {x - 12} {y + 50}"
                    f"M{x + 14} {y - 50}Q{x + 4} {y - 6} {x + 50} {y + 6}",
                    PAPER,
                    6,
                ),
            )
            for x, y in ((104, 284), (200, 284), (296, 284), (152, 204), (248, 204), (200, 124))
        )
        return shadow(200, 290) + balls
    return (
        shadow(200, 190, 334)
        + "".join(
            solid(disc(200, y, rx, ry), m, shine(f"M{200 - rx + 22} {y - 10}q4 -16 20 -22", 8))
            for y, rx, ry in ((270, 96, 58), (190, 78, 50), (124, 56, 42))
        )
        + oval(200, 94, 20, 8, m.deep)
        + bone(206, 78, "#c98d55", -50)
        + s.mark(200, 276, 18, a)
    )


def _pheasant_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    tail = "".join(
        stroke(f"M270 220Q330 {150 + 34 * i} 366 {130 + 50 * i}", (m, a, tone(m.dark))[i], 17)
        for i in range(3)
    )
    body = solid(
        "M84 214Q92 150 170 154Q280 160 300 226Q286 304 196 304Q92 296 84 214Z",
        m,
        dots(150, 206, 32, 30, 4, 12, 9, m.dark),
    )
    head = (
        solid(disc(112, 140, 50, 46), LEAF, path("M60 170H170V190H60Z", PAPER))
        + path("M64 136L32 150L66 160Z", "#eda23d")
        + circle(98, 132, 11, "#d9503f")
        + circle(98, 130, 6, INK)
    )
    return (
        shadow(200, 250, 334) + tail + stroke("M170 300v26M210 300v26", "#eda23d", 8) + body + head
    )


def _rope_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    rope = (
        stroke("M90 262Q160 130 310 170", m.dark, 40)
        + stroke("M92 258Q160 130 308 168", m, 32)
        + path(
            "M92 258Q160 130 308 168", "none", stroke=a, stroke_width=30, stroke_dasharray="8 18"
        )
    )
    knots = "".join(
        solid(
            disc(x, y, 38, 36),
            m,
            stroke(
                f"M{x - 40} {y - 14}Q{x} {y + 14} {x + 40} {y - 14}M{x - 40} {y + 12}"
                f"Q{x} {y + 36} {x + 40} {y + 8}",
                a,
                9,
            ),
        )
        for x, y in ((92, 260), (310, 170))
    )
    fray = stroke(
        "M74 290L48 318M90 296L76 330M106 294L108 330M336 148L364 128M342 168L374 164"
        "M336 188L366 200",
        m.dark,
        9,
    )
    return shadow(200, 260, 340) + fray + rope + knots


def _sniffing_toy(s: Sketch) -> str:
    m = s.main
    tufts = "".join(
        path(
            "M0 10Q-14 -12 -4 -22Q0 -8 2 -24Q14 -12 6 10Z",
            (LEAF.base, LEAF.dark, *(h.base for h in s.hues))[(i * 3) % (2 + min(5, len(s.hues)))],
            transform=f"translate({86 + 32 * (i % 8)} {238 + 24 * (i // 8)})",
        )
        for i in range(24)
    )
    return (
        shadow(200, 300, 332)
        + solid("M60 236Q200 196 340 236L362 318Q200 336 38 318Z", m.dark)
        + tufts
        + dog(200, 150, tone(COATS[s.pick(6, "coat")]), 1.15)
    )


def _ring_toy(s: Sketch) -> str:
    m = s.main
    waves = stroke("M40 300q27 -18 54 0t54 0t54 0t54 0t54 0t54 0", "#6fb2dd", 10) + stroke(
        "M70 326q27 -14 54 0t54 0t54 0t54 0t54 0", "#8cc7ea", 8
    )
    return (
        ring(204, 200, 86, m.dark, 50)
        + ring(200, 196, 86, m, 46)
        + circle(200, 196, 86, "none", stroke=m.light, stroke_width=14, stroke_dasharray="30 60")
        + waves
    )


def _board_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    pits = "".join(
        circle(126 + 74 * (i % 3), 166 + 68 * (i // 3), 27, m.deep)
        + (
            solid(disc(126 + 74 * (i % 3), 164 + 68 * (i // 3), 24, 24), a)
            if (i + s.pick(2)) % 2
            else bone(126 + 74 * (i % 3), 166 + 68 * (i // 3), PAPER).replace(
                "rotate(0)", "scale(.45)"
            )
        )
        for i in range(6)
    )
    return (
        shadow(200, 290)
        + solid(
            box(70, 110, 260, 196, 26),
            m,
            stroke(
                "M60 150Q200 160 340 146M60 210Q200 196 340 214M60 270Q200 284 340 266", m.dark, 3
            ),
        )
        + pits
    )


GLYPHS: dict[str, Glyph] = {
    "Dog toys": dog_toys,
}
