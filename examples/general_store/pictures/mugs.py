"""Mugs."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    Tone,
    box,
    circle,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    solid,
    star,
    stroke,
)
from examples.general_store.pictures.motifs import COFFEE, steam
from examples.general_store.pictures.sketch import Glyph, Sketch


def mugs(s: Sketch) -> str:
    """A mug with its own glaze; camp, toddler, stacked, glass or bone china as it says."""
    m, a = s.main, s.trim
    if s.says("stacking"):
        cups = "".join(
            move(_mug(s, s.hue(i), "M124 0H276L268 84H132Z"), 0, y)
            for i, y in enumerate((248, 184, 120, 56))
        )
        return shadow(200, 200) + cups
    if s.says("double-walled"):
        return _double_walled_mug()
    if s.says("cup and saucer"):
        return _cup_and_saucer_mug(s)
    if s.says("toddler"):
        return _toddler_mug(s)
    wide = s.says("soup")
    d = (
        "M72 150H290Q290 326 181 328Q72 326 72 150Z"
        if wide
        else "M104 120H268V290Q268 328 230 328H142Q104 328 104 290Z"
    )
    grip = stroke("M266 168Q340 160 336 226Q330 286 262 276", m.dark, 23) + stroke(
        "M266 164Q336 158 332 222", m, 15
    )
    if s.says("camp"):
        return _camp_mug(s, d, grip)
    specks = "".join(
        circle(116 + (37 * i) % 150, 210 + (53 * i) % 110, 2.5 + i % 2, m.deep) for i in range(16)
    )
    dip = path(f"M40 110H320V{188 + s.pick(30)}Q250 220 190 200T40 206Z", a)
    rim = (
        oval(181, 150, 109, 20, m.deep) + oval(181, 154, 96, 14, "#d98b4f")
        if wide
        else oval(186, 122, 82, 17, m.deep) + oval(186, 126, 70, 12, COFFEE)
    )
    return (
        shadow(205, 240)
        + grip
        + solid(d, m, dip, specks, shine("M128 170V280", 9, 0.3))
        + rim
        + steam(184, 92)
    )


def _mug(s: Sketch, color: Tone, d: str) -> str:
    return (
        stroke("M268 16q44 0 38 28t-42 22", color.dark, 12)
        + solid(d, color, rect(100, 50, 200, 9, s.trim.light))
        + rect(120, -6, 160, 12, color.light, 6)
    )


def _double_walled_mug() -> str:
    one = (
        path("M-58 0H58L46 150Q44 164 30 164H-30Q-44 164 -46 150Z", GLASS, opacity=0.8)
        + path("M-46 30H46L36 132Q30 144 0 144T-36 132Z", "#a8703f")
        + rect(-46, 26, 92, 22, "#f3e3cc", 6)
        + shine("M-46 20L-38 120", 6, 0.8)
    )
    grip = stroke("M52 40q48 4 38 50t-52 26", GLASS.dark, 9)
    return shadow(205, 290) + move(grip + one, 250, 130) + move(grip + one, 120, 166)


def _cup_and_saucer_mug(s: Sketch) -> str:
    m, a = s.main, s.trim
    bowl = solid("M116 156H284Q284 262 200 270Q116 262 116 156Z", m, _florets(a))
    return (
        shadow(200, 260)
        + stroke("M276 178q54 0 42 42t-66 22", m.dark, 12)
        + bowl
        + rect(112, 150, 176, 10, "#d8b45e", 5)
        + rect(176, 266, 48, 18, m.dark, 5)
        + solid("M70 282H330Q320 318 200 320Q80 318 70 282Z", m, rect(60, 280, 280, 9, "#d8b45e"))
        + steam(200, 140)
    )


def _florets(a: Tone) -> str:
    return "".join(
        path(star(150 + 50 * (i % 3), 196 + 48 * (i // 3), 15, 0.5, 6), a)
        + circle(150 + 50 * (i % 3), 196 + 48 * (i // 3), 5, "#f6d66b")
        for i in range(6)
    )


def _toddler_mug(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid("M124 128H276L262 310Q260 328 240 328H160Q140 328 138 310Z", m, _florets(a))
    grips = stroke("M128 170q-66 0 -54 56t70 36M272 170q66 0 54 56t-70 36", a, 18)
    return shadow(200, 230) + grips + body + solid(box(112, 100, 176, 40, 18), a)


def _camp_mug(s: Sketch, d: str, grip: str) -> str:
    lid = solid(box(96, 96, 180, 34, 12), INK) + rect(220, 84, 30, 18, s.trim, 6)
    return (
        shadow(210, 230)
        + grip
        + solid(d, s.main, rect(90, 276, 200, 60, s.trim), shine("M128 150V260", 9))
        + lid
        + s.mark(186, 208, 24, s.main.pale)
    )


GLYPHS: dict[str, Glyph] = {
    "Mugs": mugs,
}
