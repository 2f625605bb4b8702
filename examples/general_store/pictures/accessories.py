"""Socks, hats, and bags for the shoulder."""

from examples.general_store.pictures.canvas import (
    BRASS,
    LEAF,
    PAPER,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    dots,
    move,
    oval,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    uprights,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

SOCK = "M0 0H74V120Q76 142 96 160L150 206Q170 226 150 250Q130 270 104 254L24 200Q-2 180 0 146Z"


def tote_bags(s: Sketch) -> str:
    """A bag with two long handles and its own print; leather, beach or knitted by title."""
    m, a = s.main, s.trim
    back = stroke("M144 160Q144 60 200 60Q256 60 256 160", m.deep, 12)
    front = stroke("M130 190Q130 74 190 74Q252 74 252 190", a if not s.says("sack") else m.dark, 14)
    d = "M88 156H312L328 314Q328 332 308 332H92Q72 332 72 314Z"
    inside = s.mark(200, 246, 44, a)
    food = (
        stroke("M120 160V110M134 160V96", LEAF, 9)
        + path("M110 116Q100 70 130 70Q128 104 124 120Z", LEAF)
        + stroke("M262 160L286 88", "#d9a15a", 21)
        + stroke("M268 132l14 6M274 114l14 6", "#f3d7a0", 4)
    )
    if s.says("knitted"):
        inside = stroke(
            "".join(
                f"M{x} {y}l11 9l11 -9" for x in range(70, 330, 22) for y in range(190, 330, 22)
            ),
            m.dark,
            4,
        ) + path("M60 214H340V240H60Z", a)
        food = (
            circle(140, 142, 34, a)
            + stroke("M112 132Q140 150 168 128M118 152Q140 164 164 146", a.dark, 4)
            + stroke("M240 150L280 76", WOOD, 8)
        )
    elif s.says("leather"):
        inside = (
            dashes("M84 174H316M88 318H312", m.pale, 3)
            + rect(176, 150, 48, 60, m.dark, 6)
            + circle(200, 196, 8, BRASS)
        )
        front = stroke("M130 190Q130 74 190 74Q252 74 252 190", m.dark, 14)
        food = ""
    elif s.says("beach"):
        inside = "".join(rect(60, 186 + 44 * i, 280, 22, a) for i in range(4))
        food = (
            solid(
                box(110, 106, 60, 70, 20), "#ef8a7a", stroke("M110 130H170M110 148H170", PAPER, 6)
            )
            + circle(252, 140, 30, PAPER)
            + path("M252 110A30 30 0 0 1 282 140H252Z", "#e2574c")
        )
    elif s.says("sack"):
        inside = (
            stroke(uprights(80, 330, 16, 150, 340), m.dark, 2)
            + oval(200, 246, 50, 36, m.deep)
            + stroke("M156 252Q180 232 200 246T246 240", m.light, 6)
        )
    elif s.says("convertible"):
        inside = (
            path("M60 250H340V340H60Z", m.dark)
            + rect(120, 206, 160, 8, a)
            + s.mark(200, 290, 18, a)
        )
        food = ""
    return shadow(200, 280, 342) + back + food + solid(d, m, inside) + front


def socks(s: Sketch) -> str:
    """A pair of socks with a pattern of their own; cuffs and toes in the second colour."""
    pattern = s.pick(4, "sock")
    first, second = s.main, s.trim
    front = _sock(first, second, pattern)
    back = _sock(s.hues[2], s.hues[3], (pattern + 1) % 4) if len(s.hues) > 3 else front
    if s.says("fleece", "alpaca", "loose"):
        fluff = "".join(
            circle(4 + 11 * i, 6 + 5 * (i % 2), 14, PAPER if i % 2 else PAPER.dark)
            for i in range(7)
        )
        front, back = front + fluff, back + fluff
    return shadow(205, 240) + move(back, 172, 66) + move(front, 92, 78)


def _sock(color: Tone, accent: Tone, pattern: int) -> str:
    """One sock with its top at the left."""
    c = accent
    rows = (
        rect(-10, 44, 100, 12, c) + rect(-10, 66, 100, 12, c) + rect(-10, 88, 100, 12, c),
        dots(14, 52, 24, 26, 6, 30, 6, c, 12),
        path("M-6 60L19 40L44 60L69 40L94 60V80L69 60L44 80L19 60L-6 80Z", c)
        + rect(-6, 96, 100, 8, c),
        stroke("M-10 52L90 132M-10 84L120 190M30 40L110 104", c, 9),
    )
    heel = circle(10, 178, 42, c) if pattern != 1 else ""
    toe = path("M132 170L190 200V280L96 290Q130 236 132 170Z", c)
    cuff = rect(-4, -2, 82, 30, accent.dark, 8) + stroke(
        "M10 2V24M24 2V24M38 2V24M52 2V24M66 2V24", accent.light, 3
    )
    return solid(SOCK, color, rows[pattern], heel, toe, lit=(-9, -5)) + cuff


def hats(s: Sketch) -> str:
    """A beanie, cap, bucket or brimmed hat, as the title says."""
    if s.says("cap") and not s.says("capr"):
        return _cap(s)
    if s.says("brim", "sou'wester", "bucket"):
        return _brimmed(s)
    m, a = s.main, s.trim
    dome = "M92 250Q84 104 200 100Q316 104 308 250Z"
    ribs = stroke(
        "M132 250Q126 150 176 104M166 250Q164 160 188 104M200 250V104M234 250"
        "Q236 160 212 104M268 250Q274 150 224 104",
        m.dark,
        5,
    )
    band = path("M80 186Q200 172 320 186V210Q200 196 80 210Z", a) if s.pick(2) or s.kids else ""
    flakes = (
        "".join(path(star(x, 160, 13, 0.4, 6), a.pale) for x in (136, 200, 264)) if s.kids else ""
    )
    folded = uprights(98, 310, 17, 240, 296)
    fold = solid(box(80, 234, 240, 66, 22), m, stroke(folded, m.dark, 4))
    pom = ""
    if s.says("pompom", "fleece-lined"):
        pom = circle(200, 88, 34, a.dark) + path(star(198, 86, 34, 0.8, 14), a.light)
    label = rect(176, 250, 48, 32, a, 5) + s.mark(200, 266, 9, a.pale)
    flaps = (
        solid("M84 280H130V330Q104 350 92 326ZM316 280H270V330Q296 350 308 326Z", m)
        if s.says("summit")
        else ""
    )
    return shadow(200, 240) + pom + flaps + solid(dome, m, ribs, band, flakes) + fold + label


def _cap(s: Sketch) -> str:
    m, a = s.main, s.trim
    dome = "M96 250Q92 120 208 118Q304 122 304 236Q200 262 96 250Z"
    seams = stroke("M208 118Q150 160 150 252M208 118Q256 160 258 246", m.dark, 4)
    brim = (
        "M250 226Q340 226 374 262Q352 280 300 274Q250 262 200 262Q120 266 96 250Q180 226 250 226Z"
    )
    holes = "".join(circle(x, 180, 4, m.deep) for x in (126, 180, 236, 276))
    stripe = stroke("M100 236Q200 252 304 226", "#e3e8e6", 6) if s.has("reflective") else ""
    return (
        shadow(220, 260, 300)
        + solid(dome, m, seams, holes, stripe)
        + circle(208, 118, 9, a)
        + solid(brim, a, lit=(-2, -8))
        + s.mark(206, 200, 20, a)
    )


def _brimmed(s: Sketch) -> str:
    m, a = s.main, s.trim
    bucket = s.says("bucket")
    crown = (
        "M128 232L146 120Q200 98 254 120L272 232Z"
        if bucket
        else "M122 236Q120 112 200 108Q280 112 278 236Z"
    )
    brim = (
        "M126 222Q200 240 274 222L332 286Q200 326 68 286Z"
        if bucket
        else (
            "M52 244Q60 222 124 222Q200 240 276 222Q340 222 348 244Q340 286 200 288Q60 286 52 244Z"
        )
    )
    if s.says("sou'wester"):
        brim = (
            "M116 214Q200 236 276 218Q340 236 340 262Q280 272 200 262Q90 268 52 308Q60 236 116 214Z"
        )
    cord = uprights(120, 290, 11, 100, 240)
    rib = (
        stroke(cord, m.dark, 3)
        if s.says("corduroy")
        else stroke("M166 112Q160 160 162 236M234 112Q240 160 238 236", m.dark, 4)
    )
    band = path("M110 196Q200 216 290 196V222Q200 242 110 222Z", a)
    rows = (
        dashes("M84 274Q200 308 316 274M96 258Q200 290 304 258", m.deep, 3)
        if bucket
        else dashes("M72 254Q200 290 328 254", m.deep, 3)
    )
    strap = (
        stroke("M128 262Q140 340 200 344Q260 340 272 262", a.deep, 5) + rect(190, 326, 20, 22, a, 6)
        if s.has("chin strap")
        else ""
    )
    return (
        shadow(200, 250, 344)
        + strap
        + solid(crown, m, rib, band)
        + solid(brim, m, rows, lit=(-2, -10))
        + s.mark(200, 170, 11, a)
    )


GLYPHS: dict[str, Glyph] = {
    "Socks": socks,
    "Hats": hats,
    "Tote bags": tote_bags,
}
