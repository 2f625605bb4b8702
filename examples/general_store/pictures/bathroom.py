"""Soap, toothbrushes, hair dryers, and bottles for a baby."""

from examples.general_store.pictures.canvas import (
    GLASS,
    GLOW,
    INK,
    LEAF,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    disc,
    move,
    path,
    rect,
    shadow,
    shine,
    smile,
    solid,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import KRAFT, drops_at, foam, sprig
from examples.general_store.pictures.sketch import Glyph, Sketch

TEAT = tone("#f1dcc0")


def electric_toothbrushes(s: Sketch) -> str:
    """A brush standing in its charging base, with a spare head; toothpaste by chance."""
    m, a = s.main, s.trim
    bristles = rect(214, 56, 20, 58, PAPER, 3) + "".join(
        rect(216, 58 + 12 * i, 18, 6, (a.light, "#9fd0ee")[i % 2], 2) for i in range(5)
    )
    head = solid(box(186, 50, 32, 72, 13), PAPER) + solid(box(192, 110, 18, 70, 6), PAPER)
    body = solid(
        "M180 174H222Q230 174 232 188L238 300Q238 316 222 316H180Q164 316 164 300"
        "L170 188Q172 174 180 174Z",
        m,
        path("M150 250H250V320H150Z", a if s.pick(2) else m.dark),
        shine("M182 196L178 240", 7),
    )
    button = (
        circle(201, 212, 12, a)
        + circle(201, 212, 5, a.pale)
        + "".join(
            rect(195, 234 + 12 * i, 12, 5, "#8be08f" if i < 2 else m.deep, 2) for i in range(3)
        )
    )
    base = (
        solid("M136 312H266Q284 314 284 332H118Q118 314 136 312Z", m if m != INK else INK)
        if not s.has("battery powered")
        else ""
    )
    spare = ""
    count = 3 if s.has("family size") else 1
    for i in range(count):
        x = 300 + 30 * (i - count // 2 if count > 1 else 0)
        spare += (
            rect(x - 5, 240, 10, 90, PAPER.dark, 4)
            + rect(x - 10, 206, 20, 46, PAPER, 8)
            + rect(x + 6, 210, 12, 38, (s.brand.light, a.light, "#8cc7ea")[i % 3], 3)
        )
    paste = (
        solid("M62 140H112L106 290H68Z", s.brand, path("M60 210H120V230H60Z", PAPER))
        + rect(58, 130, 58, 14, s.brand.dark, 3)
        + rect(72, 288, 30, 36, PAPER, 5)
    )
    face = smile(201.5, 270, 9.5, 5) if s.kids else ""
    bits = (
        circle(262, 80, 8, "#ffffff", opacity=0.9)
        + circle(280, 104, 5, "#ffffff", opacity=0.9)
        + circle(270, 52, 6, "#ffffff", opacity=0.9)
    )
    return (
        shadow(200, 270, 338) + paste + spare + bits + bristles + head + body + button + face + base
    )


def hair_dryers(s: Sketch) -> str:
    """A dryer with nozzle or diffuser, blowing to the left; on a stand by title."""
    m, a = s.main, s.trim
    grip = (
        solid(
            "M232 206H292L282 318Q280 332 264 332H244Q230 332 230 318Z",
            m if not s.says("foldable") else a,
            path("M224 286H300V340H224Z", m.dark),
        )
        + rect(240, 226, 14, 34, a, 6)
        + rect(240, 266, 14, 14, a.light, 5)
    )
    body = solid(
        "M132 104Q148 94 236 92Q330 92 334 156Q330 220 236 218Q148 216 132 206Z",
        m,
        path("M280 80H350V230H280Q304 156 280 80Z", m.dark),
        s.mark(214, 150, 22, a if a != m else m.pale),
    )
    back = (
        circle(306, 156, 40, a)
        + circle(306, 156, 26, INK)
        + stroke("M290 146H322M288 156H324M290 166H322", INK.light, 4)
    )
    nozzle = (
        solid("M140 112V200L72 222V90Z", INK)
        if not s.has("diffuser included")
        else solid(
            "M140 120V192L108 208Q64 220 60 156Q64 92 108 104Z",
            a,
            "".join(circle(82 + 16 * (i % 2), 120 + 18 * i, 5, a.deep) for i in range(5)),
        )
    )
    air = stroke(
        "M56 116q-16 -10 -32 0M52 156q-18 -10 -36 0M56 196q-16 -10 -32 0", "#ffffff", 7, opacity=0.9
    )
    cable = stroke("M260 330Q262 366 310 352T366 330", INK, 9)
    ions = (
        drops_at(((40, 92), (30, 136), (36, 178), (48, 222)), 4, a.light) if s.has("ionic") else ""
    )
    if s.says("stand"):
        cable = stroke("M262 320V338", STEEL.deep, 14) + solid(box(170, 330, 180, 18, 8), STEEL)
    return move(shadow(250, 200, 344) + cable + air + ions + grip + nozzle + body + back, -4, -8)


def soap_bars(s: Sketch) -> str:
    """A bar of soap on a dish or in its band, with bubbles; an egg or a pack by title."""
    m, a = s.main, s.trim
    if s.says("egg"):
        return _egg_soap_bar(s)
    if s.says("six-pack"):
        return _six_pack_soap_bar(s)
    speck = (
        "".join(circle(104 + (57 * i) % 190, 190 + (31 * i) % 90, 4, m.deep) for i in range(14))
        if s.says("scrub", "salt", "oat")
        else ""
    )
    bar = solid(
        box(78, 168, 244, 120, 40),
        m,
        speck,
        stroke("M90 262Q200 286 310 262", m.dark, 6),
        shine("M106 214Q110 188 140 184", 9),
    )
    stamp = path(box(122, 190, 156, 70, 26), m.light) + s.mark(200, 225, 24, m.dark)
    band = (
        solid("M158 166H246V290H158Z", KRAFT if m != KRAFT else a) + s.mark(202, 226, 20, PAPER)
        if s.pick(2)
        else stamp
    )
    plants = (
        sprig(318, 236, LEAF, 0.95, 34)
        if not s.has("gift box")
        else path("M330 190L352 168M330 190Q300 160 322 150Q338 160 330 190Z", a)
    )
    dish = solid(
        "M60 286H340L318 322Q314 330 304 330H96Q86 330 82 322Z",
        WOOD,
        stroke("M100 300H300M112 316H288", WOOD.dark, 5),
    )
    return shadow(200, 270, 338) + plants + bar + band + dish + foam(100, 140) + foam(248, 122)


def _egg_soap_bar(s: Sketch) -> str:
    m, a = s.main, s.trim
    egg = solid(
        "M200 72Q290 160 282 236Q272 322 200 322Q128 322 118 236Q110 160 200 72Z",
        m,
        "".join(
            circle(150 + 43 * (i % 3), 160 + 52 * (i // 3), 15 - 2 * (i % 3), a) for i in range(9)
        ),
        shine("M148 210Q150 170 176 130", 10),
    )
    crack = path(
        "M128 250L152 232L176 256L200 234L226 256L250 232L276 250L270 226L246 210"
        "L222 234L200 212L176 234L154 212L126 228Z",
        m.deep,
        opacity=0.5,
    )
    return shadow(200, 200) + egg + crack + foam(310, 290) + foam(84, 130)


def _six_pack_soap_bar(s: Sketch) -> str:
    m = s.main
    bars = "".join(
        solid(box(74 + 86 * (i % 3), 190 + 70 * (i // 3), 80, 62, 12), m if i % 2 else m.light)
        + s.mark(114 + 86 * (i % 3), 220 + 70 * (i // 3), 10, m.deep)
        for i in range(6)
    )
    return (
        shadow(200, 290)
        + sprig(150, 200, tone("#81803e"), 1, -24)
        + sprig(240, 200, LEAF, 0.9, 22)
        + bars
        + rect(62, 246, 276, 20, KRAFT, 4)
    )


def baby_bottles(s: Sketch) -> str:
    """A bottle with its teat and scale; a pair, a set, teats or an insulated one by title."""
    m, a = s.main, s.trim

    if s.says("teats"):
        return _teats_baby_bottle(s)
    if s.says("six", "pair"):
        small = _bottle(104, 330, 0.72, GLASS, s.hue(1)) + _bottle(298, 330, 0.72, GLASS, a)
        middle = _bottle(200, 332, 1, GLASS, a)
        return shadow(200, 290) + (
            small + middle
            if s.says("six")
            else _bottle(142, 326, 1, GLASS, a) + _bottle(272, 332, 0.82, GLASS, a)
        )
    if s.says("steel", "self-warming"):
        body = _bottle(200, 332, 1.1, m, a)
        extra = (
            circle(200, 270, 24, a)
            + path("M200 252Q218 270 208 284Q200 290 192 284Q182 270 200 252Z", GLOW)
            if s.says("warming")
            else s.mark(196, 250, 20, a)
        )
        return shadow(200, 160) + body + extra
    grips = (
        stroke("M148 214q-56 -4 -52 40t58 30M252 214q56 -4 52 40t-58 30", a, 15)
        if s.says("easy")
        else ""
    )
    dummy = (
        solid(disc(316, 318, 34, 13), a)
        + stroke("M298 312Q316 270 334 312", a.dark, 8)
        + circle(316, 300, 11, TEAT)
    )
    return (
        shadow(210, 230)
        + grips
        + _bottle(200, 332, 1.1, tone(m.pale), m)
        + s.mark(178, 250, 16, m)
        + dummy
    )


def _bottle(x: float, low: float, size: float, body: Tone, ring_: Tone) -> str:
    top = "M-30 -188Q-30 -208 -14 -214Q-12 -250 0 -250Q12 -250 14 -214Q30 -208 30 -188Z"
    milk = rect(-70, -110, 140, 120, "#fffaf0") if body is GLASS else ""
    scale = stroke(
        "M14 -130h26M22 -108h18M14 -86h26M22 -64h18", ring_ if body is GLASS else body.deep, 4
    )
    flask = (
        "M-46 -168H46Q56 -150 50 -126Q44 -100 52 -76Q60 -40 54 -18Q52 0 34 0H-34"
        "Q-52 0 -54 -18Q-60 -40 -52 -76Q-44 -100 -50 -126Q-56 -150 -46 -168Z"
    )
    drawn = (
        solid(top, TEAT, lit=(-4, 0))
        + solid(flask, body, milk, scale, shine("M-36 -140V-30"))
        + solid(box(-52, -192, 104, 34, 10), ring_)
    )
    return move(drawn, x, low, scale=size, about=(0, 0))


def _teats_baby_bottle(s: Sketch) -> str:
    m = s.main
    return shadow(200, 290) + "".join(
        move(
            solid(
                "M-58 0Q-60 -22 -34 -34Q-26 -70 -20 -84Q-14 -112 0 -112"
                "Q14 -112 20 -84Q26 -70 34 -34Q60 -22 58 0Z",
                m,
                shine("M-20 -40Q-14 -70 -8 -90", 6),
            )
            + rect(-62, -8, 124, 16, m.dark, 8),
            x,
            y,
        )
        for x, y in ((130, 200), (270, 200), (110, 326), (290, 326))
    )


GLYPHS: dict[str, Glyph] = {
    "Soap bars": soap_bars,
    "Electric toothbrushes": electric_toothbrushes,
    "Hair dryers": hair_dryers,
    "Baby bottles": baby_bottles,
}
