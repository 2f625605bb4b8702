"""Power banks, smartwatches and lights to carry."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    disc,
    gloss,
    move,
    path,
    rect,
    ring,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def power_banks(s: Sketch) -> str:
    """A battery with its charge lights and a cable; a solar fold or key ring by title."""
    m, a = s.main, s.trim
    if s.says("solar"):
        return _solar_power_bank(s)
    small = s.says("keyring", "slim", "magnetic")
    w, h = (104, 170) if s.says("keyring") else (132, 216) if small else (150, 234)
    x, y = 172 - w / 2, 328 - h
    lights = "".join(
        circle(x + 26 + 20 * i, y + 26, 5.5, "#8be08f" if i < 3 else m.dark) for i in range(4)
    )
    rugged = ""
    if s.says("rugged"):
        rugged = "".join(
            rect(px, py, 40, 40, INK, 14)
            for px in (x - 8, x + w - 32)
            for py in (y - 8, y + h - 32)
        )
    bolt = path(
        "M12 -42L-26 12H-4L-12 44L28 -12H4Z",
        a,
        transform=f"translate({x + w / 2} {y + h / 2 + 10})",
    )
    coil = ring(x + w / 2, y + h / 2 + 10, 46, a, 8) if s.says("magnetic") else ""
    display = (
        rect(x + 22, y + 44, w - 44, 40, INK.dark, 7)
        + stroke(f"M{x + 36} {y + 64}h30M{x + 78} {y + 64}h16", "#8fe3c0", 6)
        if s.has("display")
        else ""
    )
    body = solid(box(x, y, w, h, 22), m, gloss(f"M{x + 10} {y + 20}h10V{y + h - 30}h-10Z", 0.2))
    cable = (
        stroke(f"M{x + w / 2} {y}Q{x + w / 2} 50 240 60Q330 74 310 180T292 268", INK.light, 9)
        + rect(278, 264, 28, 40, a, 7)
        + rect(284, 302, 16, 16, STEEL, 3)
    )
    loop = ring(x + w - 10, y - 8, 18, STEEL.dark, 6) if s.says("keyring") else ""
    return (
        shadow(196, 230)
        + cable
        + loop
        + rugged
        + body
        + lights
        + coil
        + (
            display + move(bolt, 0, 24, scale=0.8, about=(x + w / 2, y + h / 2))
            if display
            else bolt
        )
    )


def _solar_power_bank(s: Sketch) -> str:
    m = s.main
    cells = ""
    for x, y in ((46, 112), (152, 120), (258, 112)):
        wires = f"M{x + 51} {y + 14}v160M{x + 12} {y + 54}h78m0 40h-78m0 40h78"
        cells += solid(box(x, y, 102, 190, 10), m) + rect(x + 12, y + 14, 78, 160, "#2d4a78", 5)
        cells += stroke(wires, "#6d8fc2", 3)
    return (
        shadow(200, 310, 322)
        + cells
        + circle(322, 84, 24, "#ffce52")
        + stroke("M322 46V36M322 132V122M284 84H274M370 84H360", "#ffce52", 6)
    )


def smartwatches(s: Sketch) -> str:
    """A watch with a round or square face, or a slim band."""
    m, a = s.main, s.trim
    band_color = a if s.says("halo") else m
    holes = "".join(rect(193, y, 14, 7, band_color.deep, 3) for y in (300, 316, 332))
    if s.says("band"):
        return _band_watch(s, holes)
    strap = solid(
        "M150 140L162 44Q164 34 176 34H224Q236 34 238 44L250 140ZM150 262L162 352"
        "Q164 364 176 364H224Q236 364 238 352L250 262Z",
        band_color,
    )
    square = s.says("kids", "swim") or (
        s.pick(2, "face") and not s.says("hybrid", "expedition", "running")
    )
    outline = box(116, 116, 168, 168, 46) if square else disc(200, 200, 88, 88)
    case = solid(outline, STEEL if s.says("halo", "hybrid") else INK if m != INK else m)
    dial = path(
        box(130, 130, 140, 140, 34) if square else disc(200, 200, 72, 72),
        PAPER if s.says("hybrid") else "#1f2430",
    )
    crown = rect(286, 182, 14, 36, a, 5) + (
        rect(284, 150, 10, 18, INK.light, 4) if s.has("GPS") else ""
    )
    return shadow(200, 150, 370) + strap + holes + crown + case + dial + _dial(s, a)


def _band_watch(s: Sketch, holes: str) -> str:
    strap = solid(box(164, 40, 72, 320, 34), s.main)
    face = solid(box(158, 122, 84, 150, 34), INK) + stroke(
        "M176 210h14l8 -24l12 44l8 -20h10", "#8fe3c0", 5
    )
    rings = ring(200, 156, 15, s.trim.light, 6)
    return shadow(200, 130, 366) + strap + holes + face + rings


def _dial(s: Sketch, a: Tone) -> str:
    if s.says("hybrid"):
        marks = stroke("M200 140V150M200 250V260M140 200H150M250 200H260", INK, 6)
        return (
            marks
            + stroke("M200 200V156", INK, 7)
            + stroke("M200 200L232 218", a, 5)
            + circle(200, 200, 7, INK)
        )
    if s.says("expedition", "running"):
        return (
            path("M150 236L186 176L206 206L222 184L252 236Z", a)
            + ring(200, 200, 64, GLOW, 5)
            + stroke("M176 154H224", PAPER, 9)
        )
    if s.says("swim"):
        return stroke(
            "M148 188q13 -16 26 0t26 0t26 0t26 0M148 214q13 -16 26 0t26 0t26 0t26 0", a, 8
        ) + circle(200, 158, 8, PAPER)
    if s.says("kids"):
        return (
            circle(176, 186, 9, PAPER)
            + circle(224, 186, 9, PAPER)
            + stroke("M168 216Q200 250 232 216", a, 9)
        )
    arcs = stroke("M200 152A48 48 0 1 1 152 200", a, 10) + stroke(
        "M200 172A28 28 0 1 1 180 220", "#8fe3c0", 9
    )
    return arcs + circle(200, 200, 8, PAPER)


def head_torches(s: Sketch) -> str:
    """A lamp on its elastic headband, its light falling to the left."""
    m, a = s.main, s.trim
    beam = path("M150 208L20 120V330L150 262Z", GLOW, opacity=0.55)
    back = stroke("M148 190Q160 88 250 92Q344 100 350 204Q348 286 270 300", a.deep, 30)
    chevrons = dashes("M160 176Q170 96 250 96Q340 104 346 204", a.pale, 8, "12 16")
    front = stroke("M150 236Q176 320 276 304", a, 30)
    top = (
        stroke("M170 176Q214 120 318 130", a.dark, 18)
        if s.has("rear light", "sweat resistant") or s.says("worklight")
        else ""
    )
    wide = 34 if s.says("worklight", "1200") else 0
    lamp = solid(
        box(116 - wide / 2, 168, 108 + wide, 100, 30),
        m if m != a else INK,
        rect(90, 236, 180, 50, m.dark),
    )
    lens = (
        circle(152 - wide / 2, 216, 30, STEEL.pale)
        + circle(152 - wide / 2, 216, 22, GLOW)
        + circle(146 - wide / 2, 210, 8, "#ffffff")
    )
    second = circle(200, 216, 16, "#e2574c" if s.has("red light") else STEEL.pale) + circle(
        200, 216, 9, "#ff9a8a" if s.has("red light") else GLOW
    )
    button = rect(160, 160, 34, 14, a.light if a != m else INK, 6)
    pack = (
        solid(box(304, 176, 58, 66, 18), INK) + circle(333, 208, 8, "#e2574c")
        if s.has("rear light")
        else ""
    )
    ears = path("M124 176L120 138L156 166ZM216 176L222 138L186 166Z", m) if s.kids else ""
    return (
        shadow(220, 230, 338)
        + beam
        + back
        + chevrons
        + top
        + pack
        + front
        + ears
        + button
        + lamp
        + lens
        + second
    )


GLYPHS: dict[str, Glyph] = {
    "Power banks": power_banks,
    "Smartwatches": smartwatches,
    "Head torches": head_torches,
}
