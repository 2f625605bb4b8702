"""Cookbooks and novels, each with its own cover."""

from examples.general_store.pictures.canvas import (
    INK,
    LEAF,
    PAPER,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    eyes,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import twinkles_at
from examples.general_store.pictures.sketch import Glyph, Sketch, is_light

CREAM = "#f6e3b4"


def cookbooks(s: Sketch) -> str:
    """A cookbook with its dish on the cover and a ribbon."""
    m = s.main
    dishes = (
        ("one pot", _pot),
        ("bread", _loaf),
        ("small hands", _chefs_hat),
        ("frugal", _plate),
        ("grains", _ears_of_grain),
        ("coffee", _cup),
        ("supper", _fork),
    )
    art = next((draw for word, draw in dishes if s.says(word)), _pot)(s)
    title = (
        rect(150, 92, 124, 12, PAPER, 6)
        + rect(166, 114, 92, 8, m.pale, 4)
        + rect(170, 292, 80, 8, m.pale, 4)
    )
    ribbon = path("M150 318V354L159 344L168 354V318Z", s.brand)
    spoon = stroke("M338 330V190", WOOD.dark, 10) + oval(338, 166, 20, 30, WOOD)
    return shadow(206, 260, 340) + spoon + ribbon + _book(m, art + title)


def _book(m: Tone, art: str) -> str:
    """A standing book with its pages seen at the right."""
    pages = path("M104 318H296V336H112Q96 334 96 322Z", PAPER.dark) + stroke(
        "M108 324H292M106 330H292", "#d8cdb6", 2
    )
    cover = solid(box(96, 64, 208, 258, 10), m, rect(96, 60, 26, 270, m.dark), art)
    return pages + cover


def _pot(_: Sketch) -> str:
    return (
        path("M146 196H266V246Q266 270 240 270H172Q146 270 146 246Z", PAPER)
        + rect(134, 184, 144, 14, PAPER, 7)
        + circle(206, 176, 9, PAPER)
        + stroke("M176 160q-8 -12 0 -22M206 154q-8 -12 0 -22M236 160q-8 -12 0 -22", PAPER, 6)
    )


def _loaf(_: Sketch) -> str:
    return path("M146 260Q134 186 206 182Q278 186 266 260Z", "#d99f55") + stroke(
        "M176 204L168 240M208 200L202 238M240 206L236 240", "#f6dfb0", 8
    )


def _chefs_hat(s: Sketch) -> str:
    return (
        path(
            "M160 210Q120 190 148 160Q160 130 190 146Q210 118 236 144Q270 140 266 172"
            "Q280 196 252 210V262H160Z",
            PAPER,
        )
        + stroke("M160 240H252", s.brand, 8)
        + eyes(206, 196, 16, 5)
    )


def _plate(s: Sketch) -> str:
    return (
        circle(208, 212, 64, PAPER)
        + circle(208, 212, 46, s.main.pale)
        + path("M208 246Q176 226 186 192Q214 190 208 246Z", LEAF)
        + path("M208 246Q240 226 230 192Q204 190 208 246Z", LEAF.dark)
    )


def _ears_of_grain(_: Sketch) -> str:
    husks = "".join(
        path(
            "M0 0Q-20 -12 -12 -32Q4 -22 0 0ZM0 0Q20 -12 12 -32Q-4 -22 0 0Z",
            "#d9a84a",
            transform=f"translate(0 {-4 - 24 * i})",
        )
        for i in range(4)
    )
    ear = stroke("M0 40V-60", "#b98a3a", 5) + husks
    return "".join(
        move(ear, 208 + dx, 236, turn=t, about=(0, 40)) for dx, t in ((-16, -20), (0, 0), (16, 20))
    )


def _cup(_: Sketch) -> str:
    return (
        path("M150 190H246V230Q246 264 212 264H184Q150 264 150 230Z", PAPER)
        + stroke("M244 204q32 0 24 26t-34 18", PAPER, 10)
        + stroke("M180 172q-8 -12 0 -24M212 172q-8 -12 0 -24", PAPER, 6)
    )


def _fork(s: Sketch) -> str:
    return (
        circle(212, 212, 54, PAPER)
        + circle(212, 212, 38, s.main.pale)
        + stroke("M136 150V270M126 150V180Q136 196 146 180V150", PAPER, 6)
    )


def novels(s: Sketch) -> str:
    """A novel with a small scene on its cover."""
    m = s.main
    scenes = (
        ("cartographer", _map),
        ("clocks", _clocks),
        ("orbit", _orbit),
        ("kettle", _kettle),
        ("wood", _wood),
        ("letters", _letter),
        ("saltmarsh", _marsh),
    )
    art = next((draw for word, draw in scenes if s.says(word)), _map)()
    ink = m.deep if is_light(m) else CREAM
    title = (
        rect(148, 88, 128, 13, ink, 6)
        + rect(172, 110, 80, 9, ink, 4)
        + rect(176, 298, 72, 8, ink, 4)
    )
    second = move(rect(120, 328, 200, 22, s.brand, 6) + rect(300, 331, 16, 16, PAPER), -10, -4)
    return shadow(206, 260, 348) + second + move(_book(m, art + title), 0, -14)


def _map() -> str:
    return (
        dashes("M140 270Q170 200 210 226T280 150", CREAM, 5, "9 9")
        + ring(210, 200, 46, CREAM, 5)
        + path("M210 160L222 200L210 240L198 200Z", "#e0773f")
        + circle(278, 148, 9, "#d9503f")
    )


def _clocks() -> str:
    return "".join(
        circle(x, y, r, CREAM)
        + stroke(f"M{x} {y}V{y - r * 0.6}M{x} {y}L{x + r * 0.45} {y + 4}", INK, 4)
        for x, y, r in ((178, 190, 34), (246, 226, 27), (182, 264, 20), (244, 156, 18))
    )


def _orbit() -> str:
    return (
        circle(212, 210, 40, "#e39a4f")
        + oval(
            212, 210, 76, 20, "none", stroke=CREAM, stroke_width=6, transform="rotate(-20 212 210)"
        )
        + twinkles_at(((150, 150), (270, 140), (160, 280), (280, 274)), 7, CREAM)
        + path("M128 330Q210 250 320 330Z", "#55709f")
    )


def _kettle() -> str:
    return (
        path("M156 262Q150 206 190 194H230Q268 206 262 262Z", PAPER)
        + path("M256 222L288 204L282 226L262 244Z", PAPER)
        + stroke("M176 196Q176 154 210 154Q244 154 244 196", "#8d4a5a", 8)
        + "".join(circle(180 + 30 * (i % 3), 230, 7, "#d9707a") for i in range(3))
    )


def _wood() -> str:
    trees = "".join(
        path(f"M{x} {y}l-26 50h52ZM{x} {y + 34}l-34 56h68Z", c)
        + rect(x - 5, y + 88, 10, 22, "#6b4a32")
        for x, y, c in ((160, 170, "#2f6b42"), (256, 180, "#2f6b42"), (208, 150, "#86b872"))
    )
    return trees + circle(262, 136, 18, CREAM)


def _letter() -> str:
    return (
        rect(146, 176, 128, 84, "#fffdf6", 6)
        + stroke("M148 180L210 226L272 180", "#c9a878", 5)
        + path("M210 246C188 230 198 212 210 222C222 212 232 230 210 246Z", "#c8504a")
    )


def _marsh() -> str:
    return (
        circle(246, 168, 28, "#f7d07a")
        + path("M122 250q22 -14 44 0t44 0t44 0t60 0V330H122Z", "#5f8fa0")
        + stroke("M150 300V210M164 304V226M270 300V220M284 304V200", "#5d6b3a", 5)
        + oval(150, 208, 6, 15, "#7d5437")
        + oval(284, 200, 6, 15, "#7d5437")
        + stroke("M180 176q10 -12 18 0q10 -12 18 0", INK, 4)
    )


GLYPHS: dict[str, Glyph] = {
    "Cookbooks": cookbooks,
    "Novels": novels,
}
