"""Notebooks, pens and books."""

from examples.general_store.pictures.canvas import (
    BRASS,
    GLASS,
    INK,
    LEAF,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    eyes,
    levels,
    move,
    oval,
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


def cookbooks(s: Sketch) -> str:
    """A cookbook with its dish on the cover and a ribbon."""
    m, a = s.main, s.brand
    ink = PAPER
    pot = (
        path("M146 196H266V246Q266 270 240 270H172Q146 270 146 246Z", ink)
        + rect(134, 184, 144, 14, ink, 7)
        + circle(206, 176, 9, ink)
        + stroke("M176 160q-8 -12 0 -22M206 154q-8 -12 0 -22M236 160q-8 -12 0 -22", ink, 6)
    )
    loaf = path("M146 260Q134 186 206 182Q278 186 266 260Z", "#d99f55") + stroke(
        "M176 204L168 240M208 200L202 238M240 206L236 240", "#f6dfb0", 8
    )
    hat = (
        path(
            "M160 210Q120 190 148 160Q160 130 190 146Q210 118 236 144Q270 140 266 172"
            "Q280 196 252 210V262H160Z",
            ink,
        )
        + stroke("M160 240H252", a, 8)
        + eyes(206, 196, 16, 5)
    )
    plate = (
        circle(208, 212, 64, ink)
        + circle(208, 212, 46, m.pale)
        + path("M208 246Q176 226 186 192Q214 190 208 246Z", LEAF)
        + path("M208 246Q240 226 230 192Q204 190 208 246Z", LEAF.dark)
    )
    ears = "".join(
        move(
            stroke("M0 40V-60", "#b98a3a", 5)
            + "".join(
                path(
                    "M0 0Q-20 -12 -12 -32Q4 -22 0 0ZM0 0Q20 -12 12 -32Q-4 -22 0 0Z",
                    "#d9a84a",
                    transform=f"translate(0 {-4 - 24 * i})",
                )
                for i in range(4)
            ),
            208 + dx,
            236,
            turn=t,
            about=(0, 40),
        )
        for dx, t in ((-16, -20), (0, 0), (16, 20))
    )
    cup = (
        path("M150 190H246V230Q246 264 212 264H184Q150 264 150 230Z", ink)
        + stroke("M244 204q32 0 24 26t-34 18", ink, 10)
        + stroke("M180 172q-8 -12 0 -24M212 172q-8 -12 0 -24", ink, 6)
    )
    fork = (
        circle(212, 212, 54, ink)
        + circle(212, 212, 38, m.pale)
        + stroke("M136 150V270M126 150V180Q136 196 146 180V150", ink, 6)
    )
    words = (
        ("one pot", pot),
        ("bread", loaf),
        ("small hands", hat),
        ("frugal", plate),
        ("grains", ears),
        ("coffee", cup),
        ("supper", fork),
    )
    art = next((drawing for word, drawing in words if s.says(word)), pot)
    title = (
        rect(150, 92, 124, 12, PAPER, 6)
        + rect(166, 114, 92, 8, m.pale, 4)
        + rect(170, 292, 80, 8, m.pale, 4)
    )
    ribbon = path("M150 318V354L159 344L168 354V318Z", a)
    spoon = stroke("M338 330V190", WOOD.dark, 10) + oval(338, 166, 20, 30, WOOD)
    return shadow(206, 260, 340) + spoon + ribbon + _book(m, art + title)


def _book(m: Tone, art: str) -> str:
    """A standing book with its pages seen at the right."""
    pages = path("M104 318H296V336H112Q96 334 96 322Z", PAPER.dark) + stroke(
        "M108 324H292M106 330H292", "#d8cdb6", 2
    )
    cover = solid(box(96, 64, 208, 258, 10), m, rect(96, 60, 26, 270, m.dark), art)
    return pages + cover


def novels(s: Sketch) -> str:
    """A novel with a small scene on its cover."""
    m = s.main
    cream = "#f6e3b4"
    map_ = (
        dashes("M140 270Q170 200 210 226T280 150", cream, 5, "9 9")
        + circle(210, 200, 46, "none", stroke=cream, stroke_width=5)
        + path("M210 160L222 200L210 240L198 200Z", "#e0773f")
        + circle(278, 148, 9, "#d9503f")
    )
    clocks = "".join(
        circle(x, y, r, cream)
        + stroke(f"M{x} {y}V{y - r * 0.6}M{x} {y}L{x + r * 0.45} {y + 4}", INK, 4)
        for x, y, r in ((178, 190, 34), (246, 226, 27), (182, 264, 20), (244, 156, 18))
    )
    orbit = (
        circle(212, 210, 40, "#e39a4f")
        + oval(
            212, 210, 76, 20, "none", stroke=cream, stroke_width=6, transform="rotate(-20 212 210)"
        )
        + "".join(
            path(star(x, y, 7, 0.4, 4), cream)
            for x, y in ((150, 150), (270, 140), (160, 280), (280, 274))
        )
        + path("M128 330Q210 250 320 330Z", "#55709f")
    )
    kettle = (
        path("M156 262Q150 206 190 194H230Q268 206 262 262Z", PAPER)
        + path("M256 222L288 204L282 226L262 244Z", PAPER)
        + stroke("M176 196Q176 154 210 154Q244 154 244 196", "#8d4a5a", 8)
        + "".join(circle(180 + 30 * (i % 3), 230, 7, "#d9707a") for i in range(3))
    )
    wood = "".join(
        path(f"M{x} {y}l-26 50h52ZM{x} {y + 34}l-34 56h68Z", c)
        + rect(x - 5, y + 88, 10, 22, "#6b4a32")
        for x, y, c in ((160, 170, "#2f6b42"), (256, 180, "#2f6b42"), (208, 150, "#86b872"))
    ) + circle(262, 136, 18, cream)
    letter = (
        rect(146, 176, 128, 84, "#fffdf6", 6)
        + stroke("M148 180L210 226L272 180", "#c9a878", 5)
        + path("M210 246C188 230 198 212 210 222C222 212 232 230 210 246Z", "#c8504a")
    )
    marsh = (
        circle(246, 168, 28, "#f7d07a")
        + path("M122 250q22 -14 44 0t44 0t44 0t60 0V330H122Z", "#5f8fa0")
        + stroke("M150 300V210M164 304V226M270 300V220M284 304V200", "#5d6b3a", 5)
        + oval(150, 208, 6, 15, "#7d5437")
        + oval(284, 200, 6, 15, "#7d5437")
        + stroke("M180 176q10 -12 18 0q10 -12 18 0", INK, 4)
    )
    words = (
        ("cartographer", map_),
        ("clocks", clocks),
        ("orbit", orbit),
        ("kettle", kettle),
        ("wood", wood),
        ("letters", letter),
        ("saltmarsh", marsh),
    )
    art = next((drawing for word, drawing in words if s.says(word)), map_)
    ink = m.deep if is_light(m) else cream
    title = (
        rect(148, 88, 128, 13, ink, 6)
        + rect(172, 110, 80, 9, ink, 4)
        + rect(176, 298, 72, 8, ink, 4)
    )
    second = move(rect(120, 328, 200, 22, s.brand, 6) + rect(300, 331, 16, 16, PAPER), -10, -4)
    return shadow(206, 260, 348) + second + move(_book(m, art + title), 0, -14)


GLYPHS: dict[str, Glyph] = {
    "Notebooks": notebooks,
    "Fountain pens": fountain_pens,
    "Cookbooks": cookbooks,
    "Novels": novels,
}
