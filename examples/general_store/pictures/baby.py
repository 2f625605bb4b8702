"""Pushchairs, baby carriers and monitors."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    SKIN,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    disc,
    dots,
    move,
    path,
    rect,
    ring,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def pushchairs(s: Sketch) -> str:
    """A pushchair from the side; three wheels, two seats, a pram or a buggy by title."""
    m, a = s.main, s.trim

    big = s.has("air tyres", "suspension")
    if s.says("pram"):
        return _pram_pushchair(s)
    frame = stroke("M304 96L176 296M150 176L268 300M160 250H250", STEEL.deep, 10) + stroke(
        "M292 112Q310 72 350 92", INK, 14
    )
    seat = solid(
        "M128 162Q120 252 166 262H238Q262 258 270 230L296 138L252 130L222 214H176L164 162Z",
        m,
        path("M120 222H280V280H120Z", m.dark),
    )
    hood = solid(
        "M296 142Q296 52 206 54Q150 58 140 112L296 142Z",
        a,
        stroke("M296 142L206 54M296 142L160 80", a.dark, 5),
    )
    bar = stroke("M138 180Q112 186 116 214", INK, 11)
    basket = solid("M152 268H258L246 300H164Z", INK.light) if not s.says("buggy") else ""
    rest = stroke("M136 254L104 292H84", STEEL.deep, 9)
    front = _wheel(a, 106, 30 if s.says("three", "running") else 26)
    second = (
        move(solid("M296 142Q296 52 206 54Q150 58 140 112L296 142Z", a.dark), 26, -12)
        if s.says("double")
        else ""
    )
    belt = stroke("M196 216L228 140M210 160L240 176", PAPER, 5) if s.pick(2) else ""
    return (
        shadow(200, 270, 342)
        + second
        + frame
        + rest
        + basket
        + _wheel(a, 272, 42 if big else 28)
        + front
        + seat
        + belt
        + hood
        + bar
        + s.mark(230, 98, 12, a.pale)
    )


def _pram_pushchair(s: Sketch) -> str:
    m, a = s.main, s.trim
    cot = solid("M84 190H312Q316 270 250 276H144Q88 270 84 190Z", m, rect(70, 204, 260, 9, a))
    hood = solid(
        "M196 190V82Q312 84 314 190Z", a, stroke("M196 190L236 90M196 190L284 122", a.dark, 5)
    )
    frame = stroke("M110 272L280 312M270 272L116 312M310 190L356 130", STEEL.deep, 9) + stroke(
        "M346 138L370 110", INK, 13
    )
    return (
        shadow(200, 270, 342)
        + frame
        + _wheel(a, 110, 42)
        + _wheel(a, 282, 42)
        + cot
        + hood
        + dashes("M96 222H300", m.pale, 3)
    )


def _wheel(a: Tone, x: float, r: float) -> str:
    return (
        circle(x, 330 - r, r, INK)
        + circle(x, 330 - r, r * 0.66, STEEL.pale)
        + stroke(
            f"M{x - r * 0.6:.0f} {330 - r}H{x + r * 0.6:.0f}M{x} {330 - r * 1.6:.0f}"
            f"V{330 - r * 0.4:.0f}",
            STEEL.deep,
            3,
        )
        + circle(x, 330 - r, r * 0.2, a)
    )


def baby_carriers(s: Sketch) -> str:
    """A carrier with the baby looking out; a sling, a mountain carrier or a cover by title."""
    m, a = s.main, s.trim
    if s.says("mountain"):
        return _mountain_baby_carrier(s)
    if s.says("wrap", "ring sling"):
        return _wrap_baby_carrier(s)
    straps = stroke(
        "M136 190Q104 60 176 64Q200 66 198 108M264 190Q296 60 224 64Q200 66 202 108", m.dark, 24
    ) + stroke("M136 184Q108 66 174 68M264 184Q292 66 226 68", a, 7)
    belt = solid(box(78, 252, 244, 42, 20), m.dark) + rect(288, 260, 28, 26, INK, 7)
    mesh = (
        dots(150, 226, 20, 18, 6, 18, 3.4, m.deep)
        if s.says("mesh")
        else stroke("M136 236Q200 258 264 236", m.dark, 6)
    )
    body = solid(
        "M126 176Q200 206 274 176L268 278Q236 318 200 318Q164 318 132 278Z", m, mesh
    ) + s.mark(200, 262, 15, a)
    legs = stroke("M140 276Q104 282 108 322M260 276Q296 282 292 322", m.dark, 30)
    legs += (
        stroke("M108 318V326M292 318V326", SKIN, 24)
        + solid(box(88, 322, 38, 20, 10), a)
        + solid(box(274, 322, 38, 20, 10), a)
    )
    hood = ""
    if s.says("winter"):
        hood = solid(
            "M142 168Q140 90 200 90Q260 90 258 168L240 170Q240 112 200 112Q160 112 160 170Z", PAPER
        )
        body = solid(
            "M116 170Q200 214 284 170L276 290Q240 324 200 324Q160 324 124 290Z",
            m,
            stroke("M100 218Q200 250 300 218M100 262Q200 294 300 262", m.light, 5),
        ) + s.mark(200, 250, 15, a.light)
    return shadow(200, 240, 344) + straps + belt + _baby(200, 152, 1.05) + hood + legs + body


def _mountain_baby_carrier(s: Sketch) -> str:
    m, a = s.main, s.trim
    frame = stroke("M128 330L150 90M272 330L250 90M118 330H282", STEEL.deep, 10)
    roof = solid("M110 96Q130 40 200 40Q276 42 300 96L280 104Q200 80 126 106Z", a) + stroke(
        "M150 96V150M260 96V150", STEEL.deep, 6
    )
    body = solid(
        "M122 170Q200 190 278 170L270 306Q200 330 130 306Z",
        m,
        path("M120 250H280V340H120Z", m.dark),
        rect(110, 204, 180, 10, a),
    )
    legs = stroke("M136 260Q106 270 110 304M264 260Q294 270 290 304", SKIN, 17)
    return (
        shadow(200, 230)
        + frame
        + _baby(200, 140, 1.05)
        + legs
        + body
        + roof
        + s.mark(200, 262, 16, a)
    )


def _baby(x: float, y: float, size: float = 1) -> str:
    head = (
        circle(0, 0, 36, SKIN)
        + path("M-34 -12Q-20 -44 12 -38Q36 -30 34 -8Q10 -26 -34 -12Z", "#8a5f42")
        + stroke("M-18 2q6 6 12 0M6 2q6 6 12 0M-6 16q6 5 12 0", INK, 3.5)
        + circle(-22, 12, 6, "#ef8f8a", opacity=0.6)
        + circle(22, 12, 6, "#ef8f8a", opacity=0.6)
    )
    return move(head, x, y, scale=size, about=(0, 0))


def _wrap_baby_carrier(s: Sketch) -> str:
    m, a = s.main, s.trim
    torso = solid(
        "M112 332Q96 190 126 110Q160 84 200 110Q240 84 274 110Q304 190 288 332Z", "#e9dccb"
    )
    cloth = solid(
        "M118 124Q150 96 176 108L290 262Q296 308 280 332H150Q116 296 118 236Q110 180 118 124Z",
        m,
        stroke("M130 140Q190 220 284 280M122 180Q170 260 270 310", m.dark, 6),
    )
    other = (
        solid(
            "M282 124Q250 96 224 108L118 236Q112 290 128 320Q190 270 290 190Z",
            a if s.says("wrap") else m,
            stroke("M270 140Q210 210 122 262", a.dark, 5),
        )
        if s.says("wrap")
        else ring(140, 132, 17, STEEL.dark, 7)
        + ring(150, 146, 17, STEEL, 7)
        + solid("M126 150L104 290L136 300L156 160Z", m)
    )
    return shadow(200, 200) + torso + cloth + other + _baby(212, 190, 0.95)


def baby_monitors(s: Sketch) -> str:
    """A camera with the parent's screen; two handsets, a mat, a clip or twin cameras."""
    m, a = s.main, s.trim
    waves = stroke("M180 92Q200 74 220 92M166 74Q200 44 234 74", a, 7)

    crib = (
        rect(0, 0, 142, 92, "#37465f", 8)
        + path("M14 66Q70 44 128 66V82H14Z", "#7f93b5")
        + circle(50, 52, 15, SKIN)
        + stroke("M42 54q4 4 8 0", INK, 3)
        + path(star(112, 24, 9), GLOW)
        + path("M24 12a12 12 0 1 0 12 16a10 10 0 0 1 -12 -16Z", GLOW)
    )
    if s.says("movement"):
        return _movement_baby_monitor(s, waves)
    if s.says("audio", "basic", "clip"):
        return _audio_baby_monitor(s)
    if s.says("smart"):
        return shadow(200, 170) + waves + move(_camera(200, 196, m), 0, 0) + s.mark(200, 318, 7, a)
    twin = _camera(96, 214, m) + (
        move(_camera(96, 214, a if len(s.hues) > 1 else m), 70, -40, scale=0.8, about=(96, 330))
        if s.says("twin")
        else ""
    )
    screen = (
        solid(box(174, 178, 182, 150, 22), m)
        + move(crib, 186, 192)
        + circle(212, 306, 7, a)
        + stroke("M240 306h60", a, 7)
        + stroke("M330 178V140", INK, 9)
    )
    split = stroke("M257 194V282", PAPER, 4) if s.says("twin") else ""
    return shadow(200, 310) + move(waves, -104, 50) + twin + screen + split


def _movement_baby_monitor(s: Sketch, waves: str) -> str:
    m, a = s.main, s.trim
    mat = solid(
        "M52 290Q200 262 348 290L362 326Q200 344 38 326Z", m, dots(90, 308, 44, 0, 6, 6, 7, a.light)
    )
    unit = (
        solid(box(130, 110, 140, 134, 34), m)
        + circle(200, 172, 42, a)
        + stroke("M164 172h18l10 -20l14 40l10 -20h20", PAPER, 6)
        + circle(176, 228, 4, "#8be08f")
        + circle(200, 228, 4, "#8be08f")
    )
    return shadow(200, 330, 338) + waves + unit + stroke("M200 244V290", INK, 6) + mat


def _audio_baby_monitor(s: Sketch) -> str:
    m, a = s.main, s.trim
    moon = path("M120 84a24 24 0 1 0 24 32a20 20 0 0 1 -24 -32Z", GLOW)
    return (
        shadow(200, 280)
        + moon
        + _handset(128, m, 322)
        + _handset(274, a if len(s.hues) > 1 else tone(m.light), 330)
        + stroke("M186 130Q200 118 214 130M178 112Q200 92 222 112", a, 6)
    )


def _handset(x: float, color: Tone, low: float) -> str:
    holes = dots(x - 24, low - 78, 16, 16, 4, 12, 4, color.deep)
    return (
        stroke(f"M{x + 34} {low - 160}V{low - 216}", INK, 9)
        + solid(box(x - 54, low - 166, 108, 166, 40), color)
        + holes
        + "".join(
            circle(x - 26 + 17 * i, low - 112, 5, ("#8be08f", "#8be08f", "#f3c93b", "#e2574c")[i])
            for i in range(4)
        )
    )


def _camera(x: float, y: float, color: Tone) -> str:
    eye = circle(x, y, 28, INK) + circle(x, y, 17, "#4a6fa0") + circle(x - 6, y - 6, 6, "#ffffff")
    return (
        solid(f"M{x - 52} 330Q{x - 52} 302 {x} 302Q{x + 52} 302 {x + 52} 330Z", color.dark)
        + rect(x - 8, y + 40, 16, 302 - y - 36, color.dark)
        + solid(disc(x, y, 56, 56), color)
        + eye
        + circle(x + 34, y - 32, 4, "#8be08f")
    )


GLYPHS: dict[str, Glyph] = {
    "Pushchairs": pushchairs,
    "Baby carriers": baby_carriers,
    "Baby monitors": baby_monitors,
}
