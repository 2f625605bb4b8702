"""Notebooks and pens."""

from examples.general_store.pictures.canvas import (
    BRASS,
    GLASS,
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    levels,
    move,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch, is_light


def notebooks(s: Sketch) -> str:
    """A notebook with its elastic and ribbon; exercise books, a pad or a diary by title."""
    m, a = s.main, s.trim
    if s.says("exercise"):
        return _exercise_notebook(s)
    pages = rect(108, 76, 192, 250, PAPER.dark, 8) + rect(108, 76, 188, 246, PAPER, 8)
    if s.says("top-bound"):
        return _top_bound_notebook(s)
    cover = solid(
        box(92, 70, 196, 250, 14),
        m,
        rect(92, 60, 30, 270, m.dark),
        dashes("M134 80V310", m.light, 3) if s.says("leather", "field") else "",
    )
    elastic = rect(252, 66, 12, 258, a)
    ribbon = path("M176 316V354L186 342L196 354V316Z", a)
    art = rect(148, 118, 84, 56, PAPER, 6) + s.mark(190, 146, 14, m)
    if s.says("lock", "diary"):
        elastic = (
            path(star(186, 160, 34), a)
            + solid(box(262, 176, 44, 46, 10), BRASS)
            + stroke("M270 176V160A14 14 0 0 1 298 160V176", BRASS.dark, 7)
            + circle(284, 196, 6, INK)
        )
        art = "".join(
            path(star(x, y, 11), a.light) for x, y in ((150, 240), (226, 262), (160, 290))
        )
    elif s.says("journal") and s.says("gratitude"):
        art = path("M190 220C140 186 162 146 190 174C218 146 240 186 190 220Z", a)
    elif s.says("linen"):
        art = "".join(rect(148 + 24 * i, 118, 16, 110, s.hue(i) if i else a, 8) for i in range(3))
    tool = _pencil(316, 220, s.brand, 12) if not s.says("leather") else _pen(BRASS, 320, 190, 12)
    return shadow(206, 240) + ribbon + pages + cover + elastic + art + tool


def _exercise_notebook(s: Sketch) -> str:
    books = "".join(
        move(
            solid(
                box(112, 84, 176, 232, 8),
                s.hue(i),
                rect(140, 116, 120, 60, PAPER, 6),
                stroke("M156 140h88M156 156h60", s.hue(i).dark, 4),
            ),
            turn=11 * i - 20,
            about=(200, 330),
        )
        for i in (3, 2, 1, 0)
    )
    return shadow(200, 260) + books + _pencil(318, 240, s.brand, 16)


def _pencil(x: float, y: float, color: Tone, turn: float) -> str:
    body = (
        rect(-8, -80, 16, 130, color, 2)
        + rect(2, -80, 6, 130, color.dark, 2)
        + path("M-8 50H8L0 76Z", "#f0d3a5")
        + path("M-3 66H3L0 76Z", INK)
        + rect(-8, -92, 16, 16, "#ef9aa8", 4)
    )
    return move(body, x, y, turn=turn, about=(0, 0))


def _top_bound_notebook(s: Sketch) -> str:
    rings = "".join(stroke(f"M{124 + 19 * i} 92V62", STEEL.dark, 6) for i in range(9))
    sheet = solid(
        box(104, 76, 192, 250, 8), PAPER, stroke(levels(130, 316, 24, 120, 280), "#a9c4dc", 3)
    )
    return (
        shadow(200, 230)
        + sheet
        + solid(box(104, 76, 192, 56, 8), s.main, s.mark(200, 108, 13, s.trim))
        + rings
        + _pencil(316, 232, s.trim, 18)
    )


def _pen(color: Tone, x: float, y: float, turn: float) -> str:
    body = (
        solid(box(-11, -90, 22, 150, 10), color, lit=(-5, 0))
        + rect(-11, 20, 22, 8, BRASS)
        + _nib(0, 58, BRASS)
    )
    return move(body, x, y, turn=turn, about=(0, 0))


def _nib(x: float, y: float, color: Tone) -> str:
    return (
        path(f"M{x - 13} {y}H{x + 13}L{x + 5} {y + 40}L{x} {y + 56}L{x - 5} {y + 40}Z", color)
        + path(f"M{x} {y}H{x + 13}L{x + 5} {y + 40}L{x} {y + 56}Z", color.dark)
        + stroke(f"M{x} {y + 18}V{y + 46}", INK, 2.5)
        + circle(x, y + 16, 4, INK)
    )


def fountain_pens(s: Sketch) -> str:
    """A pen writing a flourish, its cap beside it; a set of pens with nibs by title."""
    m, a = s.main, s.trim
    line = stroke(
        "M52 318Q92 262 116 300Q132 332 156 296Q176 272 186 306", (s.brand if is_light(m) else m), 6
    )
    paper = solid(
        "M34 262L330 226L372 330L60 352Z",
        PAPER,
        stroke("M60 292L350 262M68 316L356 290", "#d8e0e6", 3),
    )
    metal = STEEL if s.says("pocket", "damascus") else BRASS
    if s.says("calligraphy"):
        return _calligraphy_fountain_pen(s, metal)
    barrel = solid(box(-17, -150, 34, 190, 16), m, rect(-8, -150, 7, 190, m.light))
    grip = solid("M-15 40H15L12 84H-12Z", a if not s.says("brass") else m.dark)
    bands = (
        rect(-18, 30, 36, 10, metal, 3)
        + rect(-18, -134, 36, 6, metal)
        + (rect(-12, -20, 24, 26, GLASS, 4) if s.says("piston") else "")
    )
    spots = (
        stroke("M-10 -110q8 14 0 28t0 28t0 28M6 -110q8 14 0 28t0 28t0 28", m.light, 3)
        if s.says("damascus", "brass")
        else s.mark(0, -80, 10, a.pale)
    )
    pen = move(barrel + spots + bands + grip + _nib(0, 82, metal), 254, 190, turn=38, about=(0, 0))
    cap = move(
        solid(box(-20, -64, 40, 124, 18), a if len(s.hues) > 1 else m)
        + rect(-20, 40, 40, 10, metal)
        + rect(12, -50, 9, 84, metal.dark, 4),
        92,
        160,
        turn=-64,
        about=(0, 0),
    )
    return paper + line + cap + pen


def _calligraphy_fountain_pen(s: Sketch, metal: Tone) -> str:
    m, a = s.main, s.trim
    pens = "".join(
        move(
            solid(
                box(-11, -96, 22, 140, 10),
                s.hue(i) if len(s.hues) > 1 else (m, a)[i % 2],
                lit=(-5, 0),
            )
            + _nib(0, 42, metal),
            112 + 60 * i,
            160,
            about=(0, 0),
        )
        for i in range(4)
    )
    ink = solid(
        "M140 288H260V322Q260 332 250 332H150Q140 332 140 322Z",
        "#2c4370",
        rect(150, 300, 100, 20, PAPER),
    ) + rect(164, 272, 72, 20, INK, 5)
    return shadow(200, 250) + pens + ink


GLYPHS: dict[str, Glyph] = {
    "Notebooks": notebooks,
    "Fountain pens": fountain_pens,
}
