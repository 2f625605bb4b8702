"""Stoves for the trail."""

from examples.general_store.pictures.canvas import (
    BARK,
    INK,
    PAPER,
    STEEL,
    box,
    circle,
    eyes,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import steam
from examples.general_store.pictures.sketch import Glyph, Sketch


def camping_stoves(s: Sketch) -> str:
    """A burner on its gas, a pot system, a wood burner, a two-burner or a hob."""
    m, a = s.main, s.trim
    if s.says("induction"):
        return _induction_stove(s)
    if s.says("twoburner"):
        return _twoburner_stove(s)
    if s.says("wood-gas", "spirit"):
        return _wood_gas_stove(s)
    gas = solid(
        "M124 268Q124 248 160 244H240Q276 248 276 268V318Q276 332 262 332H138Q124 332 124 318Z",
        "#3f8fc4" if m == STEEL or s.says("pocket") else a,
        rect(110, 286, 180, 20, PAPER),
    ) + s.mark(200, 296, 8, INK)
    if s.says("jetkettle"):
        return _jetkettle_stove(s, gas)
    head = (
        solid(box(166, 178, 68, 26, 10), m)
        + rect(190, 200, 20, 48, m.dark, 5)
        + rect(210, 216, 60, 9, STEEL.dark, 4)
        + circle(274, 220, 11, a)
    )
    arms = stroke("M172 184L128 158V136M228 184L272 158V136", m.deep, 10)
    legs = stroke("M180 320L110 336M220 320L290 336", m.dark, 9) if s.says("storm") else ""
    return (
        shadow(200, 210)
        + legs
        + _flames(200, 176, 1.25)
        + _flames(168, 180, 0.8)
        + _flames(232, 180, 0.8)
        + arms
        + head
        + gas
    )


def _induction_stove(s: Sketch) -> str:
    plate = (
        solid(box(48, 214, 304, 112, 22), INK, rect(40, 288, 330, 50, INK.dark))
        + oval(200, 250, 96, 26, "#565a66")
        + stroke("M110 250a90 22 0 0 1 180 0", "#e0665f", 4)
        + stroke("M92 306h40M152 306h12M180 306h12", "#8fe3c0", 7)
        + circle(314, 306, 9, s.trim)
    )
    return shadow(200, 300) + plate + _pot(150) + steam(206, 144)


def _pot(y: int) -> str:
    """A steel pot with its handle, its rim at y."""
    body = solid(box(128, y, 144, 92, 12), STEEL, shine(f"M148 {y + 18}v56", 9))
    return body + stroke(f"M272 {y + 24}h52", INK, 11) + rect(120, y - 6, 160, 12, STEEL.dark, 6)


def _twoburner_stove(s: Sketch) -> str:
    m = s.main
    case = (
        solid(box(44, 246, 312, 82, 12), m)
        + eyes(200, 294, 90, 15)
        + s.mark(200, 290, 15, s.trim.pale)
    )
    lid = solid("M60 118H340L350 244H50Z", m.dark, rect(80, 140, 240, 90, m.deep, 6))
    grid = stroke("M76 244H164M236 244H324M90 236V244M150 236V244M250 236V244M310 236V244", INK, 8)
    return shadow(200, 320) + lid + _flames(120, 238, 0.7) + _flames(280, 238, 0.7) + case + grid


def _flames(x: float, y: float, size: float = 1) -> str:
    blue = path(
        "M0 0Q-30 -10 -22 -40Q-14 -30 -10 -34Q-12 -60 2 -74Q4 -56 16 -44Q28 -28 18 -10Q12 -2 0 0Z",
        "#5aa9e0",
    ) + path("M0 0Q-16 -8 -8 -28Q0 -34 4 -44Q14 -22 8 -6Z", "#ffd873")
    return move(blue, x, y, scale=size, about=(0, 0))


def _wood_gas_stove(s: Sketch) -> str:
    m = s.main
    holes = "".join(
        circle(140 + 30 * (i % 5), 236 + 60 * (i // 5), 8, "#f0913c" if i < 5 else INK)
        for i in range(10)
    )
    can = solid("M112 196H288L276 330H124Z", m, holes)
    prongs = stroke("M124 196V172H150M276 196V172H250M200 196V176", m.deep, 9)
    fire = _flames(160, 200, 0.9) + _flames(240, 200, 0.9) + _flames(200, 204, 1.2)
    twig = stroke("M60 326L118 306M70 306L112 330", BARK, 11) if s.says("twig") else ""
    top = _pot(78) if s.says("spirit") else ""
    return shadow(200, 260) + twig + fire + prongs + can + top


def _jetkettle_stove(s: Sketch, gas: str) -> str:
    mug = (
        solid(
            box(134, 70, 132, 146, 14),
            s.main,
            rect(130, 182, 140, 40, INK),
            shine("M152 90V160", 9),
        )
        + rect(126, 58, 148, 22, INK, 9)
        + stroke("M266 100h34v74h-34", s.trim.dark, 10)
    )
    return (
        shadow(200, 200)
        + rect(178, 210, 44, 40, STEEL.dark, 6)
        + gas
        + _flames(170, 236, 0.3)
        + mug
        + s.mark(196, 130, 22, s.trim.pale)
        + steam(206, 52)
    )


GLYPHS: dict[str, Glyph] = {
    "Camping stoves": camping_stoves,
}
