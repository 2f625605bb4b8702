"""Drills, screwdrivers and hammers."""

from examples.general_store.pictures.canvas import (
    GLOW,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    dots,
    move,
    path,
    rect,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def cordless_drills(s: Sketch) -> str:
    """A pistol-grip drill on its battery; a screwdriver, hammer drill or corded one by title."""
    m, a = s.main, s.trim
    bit = rect(36, 142, 62, 10, STEEL.deep, 3) + path("M40 142L22 147L40 152Z", STEEL.deep)
    if s.says("screwdriver"):
        return _screwdriver_cordless_drill(s)
    long = 60 if s.says("hammer", "percussion") else 0
    chuck = solid("M92 128L140 112V182L92 166Z", INK) + stroke(
        "M106 126V168M120 120V174", INK.light, 4
    )
    body = solid(
        "M136 92H290Q336 94 338 146Q338 200 290 202H136Z",
        m,
        path("M270 80H350V210H270Q290 146 270 80Z", m.dark),
        rect(130, 184, 150, 20, INK),
        s.mark(206, 138, 22, a if a != m else m.pale),
    )
    grip = solid("M218 196H306L322 296H244Z", m, path("M262 196H330L336 300H276Z", INK))
    trigger = solid("M206 200Q190 222 212 246L232 240L226 198Z", a if a != m else INK)
    battery = solid(box(206, 286, 152, 46, 12), INK, rect(190, 300, 60, 10, m)) + dots(
        318, 312, 13, 0, 2, 2, 4, "#8be08f"
    )
    light = (
        path("M140 196L60 250L120 276L160 204Z", GLOW, opacity=0.45) if s.has("LED light") else ""
    )
    side = solid("M146 176H180V286Q164 298 146 286Z", INK) if s.says("hammer", "percussion") else ""
    if s.says("corded"):
        battery = stroke("M284 292Q290 344 350 330T372 366", INK, 11) + rect(
            262, 286, 52, 16, INK, 7
        )
    return (
        shadow(230, 260, 342)
        + move(bit, -8 if long else 0)
        + light
        + side
        + grip
        + trigger
        + body
        + chuck
        + battery
    )


def _screwdriver_cordless_drill(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid(
        box(128, 112, 230, 74, 34),
        m,
        path("M240 100H370V200H240Z", m.dark),
        rect(180, 168, 120, 30, a),
    ) + circle(196, 138, 11, a.light)
    return shadow(220, 250, 250) + move(
        rect(40, 144, 76, 11, STEEL.deep, 3) + solid("M104 128L140 118V182L104 172Z", STEEL) + body,
        0,
        40,
    )


def screwdriver_sets(s: Sketch) -> str:
    """Screwdrivers side by side; in a case, a leather roll or with bits by title."""
    m = s.main
    if s.says("precision", "kitchen"):
        return _precision_screwdrivers(s)
    if s.says("bits"):
        bits = "".join(
            solid(box(236 + 34 * (i % 3), 200 + 62 * (i // 3), 22, 50, 6), STEEL)
            + rect(236 + 34 * (i % 3), 220 + 62 * (i // 3), 22, 10, s.hue(i))
            for i in range(6)
        )
        return (
            shadow(200, 250)
            + move(_driver(s, m, 150, 110, True), 0, 0, scale=1.16, about=(150, 330))
            + bits
        )
    if s.says("walnut"):
        return _walnut_screwdrivers(s)
    count = 2 if s.says("duo") else 5
    gap = 84 if count == 2 else 58
    start = 200 - gap * (count - 1) / 2
    tools = "".join(
        _driver(
            s, s.hue(i) if len(s.hues) > 1 else m, start + gap * i, 130 - 20 * (i % 3), i % 2 == 0
        )
        for i in range(count)
    )
    if count == 2:
        tools = move(tools, scale=1.2, about=(200, 330))
    return shadow(200, 120 + gap * (count - 1)) + tools


def _precision_screwdrivers(s: Sketch) -> str:
    m = s.main
    case = solid(box(60, 92, 280, 234, 20), m) + rect(78, 110, 244, 198, m.deep, 10)
    pens = "".join(
        rect(104 + 40 * i - 4, 128, 8, 70, STEEL, 2)
        + solid(
            box(104 + 40 * i - 12, 192, 24, 96, 10),
            s.hue(i) if len(s.hues) > 2 else s.brand,
            rect(80, 206, 260, 9, PAPER),
        )
        for i in range(5)
    )
    if s.says("kitchen"):
        pens = (
            move(_driver(s, m, 120, 60, True) + _driver(s, s.brand, 176, 60, False), 0, -14)
            + stroke("M230 130L280 210L262 288M290 130L236 210L254 288", STEEL, 14)
            + stroke("M270 222L258 290M246 222L258 290", s.brand, 16)
        )
    return shadow(200, 300) + case + pens


def _driver(s: Sketch, color: Tone, x: float, length: float, cross: bool) -> str:
    """A screwdriver with its tip up, standing at x."""
    top = 196 - length
    shaft = rect(x - 5, top, 10, length + 10, STEEL.dark, 2) + rect(
        x - 5, top, 4, length, STEEL.pale
    )
    tip = path(
        f"M{x - 5} {top + 10}L{x} {top - 12}L{x + 5} {top + 10}Z"
        if cross
        else f"M{x - 5} {top + 12}L{x - 9} {top - 10}H{x + 9}L{x + 5} {top + 12}Z",
        STEEL.deep,
    )
    d = (
        f"M{x - 12} 196H{x + 12}Q{x + 10} 214 {x + 18} 226V300Q{x + 18} 324 {x} 324"
        f"Q{x - 18} 324 {x - 18} 300V226Q{x - 10} 214 {x - 12} 196Z"
    )
    grooves = stroke(f"M{x - 8} 236V300M{x + 8} 236V300", color.dark, 4)
    return shaft + tip + solid(d, color, grooves, rect(x - 30, 304, 60, 8, s.trim), lit=(-7, -3))


def _walnut_screwdrivers(s: Sketch) -> str:
    m = s.main
    roll = solid(
        box(58, 206, 284, 120, 14), "#b98357", dashes("M58 220H342M58 312H342", "#e9cda7", 3)
    )
    return (
        shadow(200, 300)
        + "".join(_driver(s, m, 104 + 48 * i, 84 + 16 * (i % 3), i % 2 == 0) for i in range(5))
        + roll
        + stroke("M60 268Q20 290 40 330", "#8d5f3d", 7)
        + s.mark(200, 268, 16, "#8d5f3d")
    )


def hammers(s: Sketch) -> str:
    """A claw hammer, a mallet or a club hammer, leaning over a nail."""
    m, a = s.main, s.trim
    wooden = s.says("hickory", "joiner")
    shaft = WOOD if wooden or s.says("mallet") else m
    handle = solid(
        "M186 140H214L218 326Q218 344 200 344Q182 344 182 326Z",
        shaft,
        rect(170, 250, 60, 100, shaft.dark if wooden else INK),
        stroke("M180 268H222M180 284H222M180 300H222", shaft.deep if wooden else INK.light, 4),
    )
    if s.says("rubber"):
        head = solid(box(108, 78, 184, 86, 18), m, rect(96, 96, 210, 8, m.light))
    elif s.says("joiner"):
        head = solid(
            "M112 72H288L278 172H122Z",
            "#dcb787",
            stroke("M100 100Q200 112 300 96M100 140Q200 130 300 146", "#c39a66", 4),
        ) + rect(186, 66, 28, 14, WOOD.deep, 3)
    elif s.says("club"):
        head = solid(
            "M104 96Q104 84 118 84H282Q296 84 296 96V148Q296 160 282 160H118Q104 160 104 148Z",
            "#8f99a3",
            rect(90, 80, 30, 90, STEEL),
            rect(280, 80, 30, 90, STEEL.dark),
        )
    else:
        head = solid(
            "M96 92H128L146 104H222Q282 96 316 62Q326 72 318 86Q292 136 224 142H146L128 152H96Z",
            "#9aa4ae",
            rect(80, 80, 32, 80, STEEL.light),
            stroke("M262 108Q290 96 312 72", STEEL.deep, 5),
        )
    tool = handle + head + rect(184, 150, 32, 22, a, 5)
    nail = rect(66, 262, 8, 66, STEEL.deep, 2) + rect(58, 256, 24, 8, STEEL.dark, 3)
    board = solid(box(36, 306, 130, 30, 8), WOOD, stroke("M30 320H180", WOOD.dark, 3))
    return shadow(210, 250, 342) + nail + board + move(tool, 26, 0, turn=24, about=(200, 200))


GLYPHS: dict[str, Glyph] = {
    "Cordless drills": cordless_drills,
    "Screwdriver sets": screwdriver_sets,
    "Hammers": hammers,
}
