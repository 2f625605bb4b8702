"""Muesli and olive oil."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    WOOD,
    Tone,
    box,
    circle,
    disc,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import COCOA, drops_at, paper_label, pouch, sprig
from examples.general_store.pictures.sketch import Glyph, Sketch

OIL = tone("#b9b13c")


def muesli(s: Sketch) -> str:
    """A bag of muesli behind a bowl with fruit; pots or an oat packet by title."""
    words = (
        ("fruit", "#c4566a"),
        ("nut", "#a5713b"),
        ("oat muesli", "#d9a84a"),
        ("seed", "#5d8a4f"),
        ("chocolate", "#6d4433"),
        ("trail", "#3f7f78"),
    )
    m = s.by_word(words)
    if s.says("pots"):
        return _pots_muesli()
    bowl = solid(
        "M68 264H312Q306 334 230 336H150Q74 334 68 264Z",
        "#f3efe6" if s.pick(2) else s.brand,
        rect(60, 286, 260, 9, m),
    )
    bag = move(pouch(m, path(box(128, 146, 144, 74, 14), PAPER), s.mark(200, 182, 22, m)), 0, -40)
    return shadow(200, 290, 342) + bag + _grain() + _flakes() + _topping(s) + bowl


def _flakes() -> str:
    return "".join(
        oval(
            92 + 23 * i,
            262 - 7 * (i % 3),
            13,
            8,
            ("#e3bf84", "#cfa063", "#f0d9ab")[i % 3],
            transform=f"rotate({(i * 40) % 70 - 30} {92 + 23 * i} {262 - 7 * (i % 3)})",
        )
        for i in range(10)
    )


def _topping(s: Sketch) -> str:
    """Chocolate, nuts or berries among the flakes."""
    if s.says("chocolate"):
        places = ((118, 240), (176, 236), (236, 242), (262, 250))
        return "".join(rect(x, y, 18, 16, COCOA, 3) for x, y in places)
    if s.says("nut", "seed", "trail"):
        return (
            path("M120 258Q120 238 140 236Q156 246 148 262Z", "#8a5a34")
            + path("M210 256Q214 234 232 238Q244 250 232 262Z", "#8a5a34")
            + circle(176, 248, 10, "#c98d4d")
        )
    return (
        circle(130, 250, 11, "#c4384a")
        + circle(186, 244, 10, "#4d4a8a")
        + circle(240, 250, 11, "#c4384a")
        + circle(270, 256, 9, "#4d4a8a")
    )


def _grain() -> str:
    return move(
        stroke("M0 0V-90", "#c9a04a", 4)
        + "".join(
            path(
                "M0 0Q-16 -10 -10 -28Q4 -20 0 0ZM0 0Q16 -10 10 -28Q-4 -20 0 0Z",
                "#e0b65a",
                transform=f"translate(0 {-30 - 22 * i})",
            )
            for i in range(4)
        ),
        336,
        326,
        turn=10,
        about=(0, 0),
    )


def _pots_muesli() -> str:
    pots = "".join(
        solid(f"M{x} {y}h92l-12 78h-68Z", color, rect(x, y + 34, 92, 22, PAPER))
        + rect(x - 5, y - 12, 102, 17, PAPER, 6)
        for x, y, color in ((150, 130, "#c4566a"), (96, 246, "#d9a84a"), (206, 246, "#5d8a4f"))
    )
    spoon = stroke("M330 330V230", WOOD, 9) + oval(330, 212, 17, 26, WOOD)
    return shadow(204, 280) + pots + spoon


def olive_oils(s: Sketch) -> str:
    """A bottle of oil with an olive branch; a canister, jug or spray by title."""
    glass = tone("#4c5a34") if s.has("dark bottle") else OIL
    words = (
        ("lemon", "#e7c23a"),
        ("smoked", "#7a4b3a"),
        ("harvest", "#5f8a45"),
        ("mild", "#c9a43a"),
    )
    ink = s.by_word(words, "#6d7d3a")
    lemon = (
        solid(disc(98, 300, 40, 30), "#f3cf4a") + path("M58 296L46 300L58 306Z", "#d9b33a")
        if s.says("lemon")
        else ""
    )
    if s.says("jug"):
        return _jug_oil()
    if s.says("cooking"):
        return _cooking_oil()
    if s.says("spray"):
        return _spray_oil(s, ink)
    body = (
        "M178 60H222V124Q262 150 262 200V306Q262 330 238 330H162Q138 330 138 306V200"
        "Q138 150 178 124Z"
    )
    if s.pick(2):
        body = "M180 60H220V140L252 168V306Q252 330 228 330H172Q148 330 148 306V168L180 140Z"
    bottle = solid(
        body,
        glass,
        path("M130 190H270V340H130Z", glass.dark, opacity=0.35),
        shine("M162 196V306", 8, 0.45),
    )
    cork = (
        rect(180, 40, 40, 28, WOOD, 6) if s.pick(2, "cork") else rect(176, 44, 48, 42, ink.deep, 6)
    )
    return (
        shadow(210, 230)
        + _olive_twig()
        + lemon
        + bottle
        + cork
        + paper_label(s, 152 if "252" in body else 148, 204, 96 if "252" in body else 104, 96, ink)
    )


def _olive_twig() -> str:
    return (
        stroke("M262 330Q330 300 344 220", "#7d6a45", 5)
        + "".join(
            move(
                path("M0 0Q-10 -24 0 -46Q10 -24 0 0Z", ("#8fa05a", "#6f8148")[i % 2]),
                x,
                y,
                turn=t,
                about=(0, 0),
            )
            for i, (x, y, t) in enumerate(
                ((298, 308, -50), (318, 290, 60), (330, 268, -40), (340, 244, 50), (344, 222, 0))
            )
        )
        + oval(300, 326, 17, 13, "#6f8148")
        + oval(340, 310, 16, 12, "#4f5a3a")
        + circle(294, 321, 4, "#a9b87a")
    )


def _jug_oil() -> str:
    jug = (
        solid(
            "M140 120H240V160Q290 190 284 270Q276 330 236 330H150Q104 330 100 270Q96 190 140 160Z",
            "#d9c6a5",
            path("M80 250H320V340H80Z", "#b0793f"),
            stroke("M90 250q20 -14 40 0t40 0t40 0t40 0t40 0", "#8a5a2c", 6),
        )
        + stroke("M236 132Q312 130 296 220", "#b0793f", 17)
        + rect(150, 92, 76, 34, WOOD, 8)
        + path("M140 120L112 112L140 142Z", "#d9c6a5")
    )
    return shadow(210, 230) + _olive_twig() + jug + sprig(190, 236, tone("#6f8148"), 0.6)


def _cooking_oil() -> str:
    can = (
        solid(
            "M112 118H288V312Q288 330 270 330H130Q112 330 112 312Z",
            "#d9b23a",
            path(box(134, 160, 132, 134, 66), PAPER),
        )
        + rect(104, 106, 192, 20, "#b08f2a", 6)
        + rect(210, 74, 40, 34, INK, 6)
        + stroke("M130 106Q150 70 186 106", "#b08f2a", 9)
    )
    return (
        shadow(210, 240)
        + _olive_twig()
        + can
        + path(
            "M200 188Q240 236 226 262Q212 280 200 280Q188 280 174 262Q160 236 200 188Z", "#8fa03c"
        )
    )


def _spray_oil(s: Sketch, ink: Tone) -> str:
    can = (
        solid(box(140, 130, 120, 200, 22), OIL, shine("M160 160V290", 9))
        + solid("M160 132V96Q160 78 178 78H222Q240 78 240 96V132Z", PAPER)
        + rect(168, 90, 30, 14, INK, 4)
    )
    mist = drops_at(
        ((138, 96), (118, 84), (116, 108), (94, 96), (96, 72), (92, 120), (72, 90)), 4, "#d9cf5a"
    )
    return shadow(210, 210) + _olive_twig() + mist + can + paper_label(s, 156, 184, 88, 100, ink)


GLYPHS: dict[str, Glyph] = {
    "Muesli": muesli,
    "Olive oils": olive_oils,
}
