"""Garments, laid out and seen from the front."""

from examples.general_store.pictures.canvas import (
    BRASS,
    INK,
    PAPER,
    Tone,
    box,
    circle,
    clip,
    dashes,
    mirror,
    mix,
    move,
    oval,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

TEE = (
    "M150 84Q200 112 250 84L304 102Q324 110 334 136L362 204L308 230L292 192V322"
    "Q200 332 108 322V192L92 230L38 204L66 136Q76 110 96 102Z"
)
JUMPER = (
    "M154 82Q200 100 246 82L296 98Q322 108 330 142L360 300L312 310L288 196V318"
    "Q200 328 112 318V196L88 310L40 300L70 142Q78 108 104 98Z"
)
JACKET = (
    "M152 96Q200 112 248 96L300 110Q326 120 332 152L358 298L312 308L290 204V326"
    "Q200 336 110 326V204L88 308L42 298L68 152Q74 120 100 110Z"
)


def _motif(s: Sketch, color: Tone) -> str:
    """What is printed on a shirt, one of six by chance."""
    c = color.base
    prints = (
        path("M70 180H330V214H70Z", c) + path("M70 224H330V234H70Z", c),
        "".join(rect(60, 130 + 34 * i, 280, 13, c) for i in range(6)),
        s.mark(200, 188, 40, c),
        path("M140 250L180 180L206 222L226 196L262 250Z", c) + circle(240, 170, 14, c),
        solid(box(222, 150, 50, 54, 8), color),
        circle(200, 190, 46, c) + stroke("M150 196Q175 176 200 196T250 196", color.pale, 8),
    )
    return prints[s.pick(len(prints), "print")]


def t_shirts(s: Sketch) -> str:
    """A short-sleeved shirt with a print of its own."""
    m, a = s.main, s.trim
    neck = stroke("M150 84Q200 136 250 84", m.dark, 12) + path("M150 84Q200 130 250 84Q200 104 150 84Z", m.deep)
    hems = stroke("M40 200L94 226M360 200L306 226", m.dark, 4) + stroke("M104 314Q200 322 296 314", m.dark, 4)
    folds = stroke("M120 196Q128 230 122 262M280 196Q272 230 280 268", m.dark, 5, opacity=0.5)
    motif = _motif(s, a)
    if s.says("dino"):
        motif = _dino(a)
    elif s.says("linen", "knitted", "basic", "merino", "heavyweight"):
        motif = solid(box(224, 148, 48, 52, 7), a if s.pick(2) else m, s.mark(246, 174, 10, a.deep))
    elif s.says("airmesh"):
        motif = path("M96 110L150 84L290 330H214Z", a.base, opacity=0.85)
    back = ""
    if s.says("three-pack"):
        back = move(path(TEE, s.hue(2).base), 26, -14) + move(path(TEE, s.hue(1).base), 13, -7)
    front = solid(TEE, m, motif, folds, hems, lit=(-8, -6)) + neck
    return shadow(200, 200) + back + front


def _dino(color: Tone) -> str:
    body = "M146 250Q146 196 196 196Q214 196 220 176Q226 158 252 162Q272 168 262 182L238 188Q244 236 226 254H212V236H184V254H168V236Q160 250 128 262Z"
    return path(body, color.base) + circle(246, 172, 3.5, INK.base)


def jumpers(s: Sketch) -> str:
    """A knitted pullover; cardigan, rollneck or half-zip as the title says."""
    m, a = s.main, s.trim
    ribs = "".join(f"M{x} 300V330" for x in range(118, 290, 12))
    hem = path("M100 298Q200 308 300 298V340H100Z", m.dark) + stroke(ribs, m.deep, 3)
    cuffs = path("M36 282L90 292L84 320L30 306ZM364 282L310 292L316 320L370 306Z", m.dark)
    neck = stroke("M154 84Q200 126 246 84", m.dark, 16)
    inside = "M158 84Q200 116 242 84Q200 98 158 84Z"
    if s.says("rollneck"):
        neck = solid(box(156, 54, 88, 52, 16), m, stroke("M156 82H244", m.dark, 4))
    elif s.says("half-zip"):
        neck = solid(box(158, 62, 84, 40, 12), m) + stroke("M200 64V170", a.base, 6) + rect(195, 166, 10, 20, a.dark, 4)
    knit = _knit(s, m, a)
    front = solid(JUMPER, m, knit, hem, cuffs, lit=(-8, -6))
    return shadow(200, 200) + path(inside, m.deep) + front + neck


def _knit(s: Sketch, m: Tone, a: Tone) -> str:
    """The pattern of a pullover."""
    if s.says("fox"):
        return path("M120 180L138 130L180 158H220L262 130L280 180Q268 236 200 262Q132 236 120 180Z", m.pale) + path(
            "M150 190Q190 200 200 250Q210 200 250 190Q236 240 200 262Q164 240 150 190Z", PAPER.base
        ) + circle(166, 188, 8, INK.base) + circle(234, 188, 8, INK.base) + oval(200, 248, 13, 9, INK.base)  # fmt: skip
    if s.says("cardigan"):
        buttons = "".join(circle(200, 158 + 38 * i, 8, a.base) for i in range(4))
        pockets = rect(126, 244, 52, 44, m.dark, 5) + rect(222, 244, 52, 44, m.dark, 5)
        return path("M168 84L200 150L232 84Z", m.deep) + stroke("M200 146V330", m.dark, 16) + buttons + pockets
    if s.says("cable"):
        one = stroke("".join(f"M{x - 11} {y}q22 12 0 24q22 -12 22 -24q-22 12 0 24" for x in (150, 250) for y in range(114, 296, 26)), m.dark, 5)
        ropes = "".join(f"M{x} 108V300" for x in (172, 228))
        return one + stroke(ropes, m.dark, 4)
    bands = (
        "".join(rect(30, y, 340, 16, a.base) for y in (170, 200, 230)),
        path("M20 190L60 160L100 190L140 160L180 190L220 160L260 190L300 160L340 190L380 160V200L340 230L300 200L260 230L220 200L180 230L140 200L100 230L60 200L20 230Z", a.base),
        dashes("M60 150H340M52 176H348", a.base, 8, "2 16"),
        path("M20 80H380V176H20Z", a.base),
    )
    chosen = bands[s.pick(len(bands), "knit")]
    return chosen if s.hues[1:] else stroke("M64 180Q200 196 336 180", m.light, 6)


def _hood(m: Tone, a: Tone) -> str:
    d = "M140 108Q132 40 200 38Q268 40 260 108Q200 134 140 108Z"
    return solid(d, m, lit=(-6, 0)) + path("M164 108Q156 62 200 60Q244 62 236 108Q200 124 164 108Z", a.deep)


def _zip(m: Tone, a: Tone, top: int = 104) -> str:
    return stroke(f"M200 {top}V330", a.base, 7) + rect(194, top + 2, 12, 26, a.dark, 5)


def rain_jackets(s: Sketch) -> str:
    """A hooded shell with welded pockets; a long coat or a splash suit where it says so."""
    m, a = s.main, s.trim
    pockets = stroke("M134 238L162 282M266 238L238 282", a.base, 7)
    yoke = path("M60 100H340V168Q200 190 60 168Z", m.light if s.pick(2) else a.base)
    chest = solid(box(226, 178, 44, 34, 6), m) + s.mark(248, 195, 9, a.base)
    cuffs = path("M36 276L92 288L86 320L30 304ZM364 276L308 288L314 320L370 304Z", a.base)
    band = rect(100, 250, 200, 12, "#f2f4f0") if s.has("reflective") else ""
    collar = _hood(m, a)
    if s.says("waxed"):
        collar = solid("M148 100L164 66H236L252 100L200 128Z", a)
        pockets = solid(box(122, 238, 60, 60, 6), m) + solid(box(218, 238, 60, 60, 6), m)
        yoke = ""
    flap = path("M186 104H214V334H186Z", m.dark) if s.has("storm flap") else ""
    snaps = "".join(circle(200, 130 + 44 * i, 6, BRASS.base) for i in range(5)) if flap else ""
    front = solid(JACKET, m, yoke, band, cuffs, pockets, flap, "" if flap else _zip(m, a), snaps, lit=(-8, -6))
    drops = path("M66 62Q76 76 66 84Q56 76 66 62ZM96 40Q104 52 96 58Q88 52 96 40ZM330 76Q338 88 330 94Q322 88 330 76Z", "#7db8dd")
    return shadow(200, 210, 340) + drops + collar + front + ("" if s.says("waxed") else chest)


def fleece_jackets(s: Sketch) -> str:
    """A soft zipped jacket with a stand-up collar and a chest pocket."""
    m, a = s.main, s.trim
    curls = "".join(
        f"M{70 + 26 * i + 13 * (j % 2)} {128 + 22 * j}q6 -9 12 0" for i in range(11) for j in range(9)
    )
    fluff = stroke(curls, m.dark, 3, opacity=0.7)
    yoke = path("M90 96H310V166L200 176L90 166Z", a.base) if s.pick(2, "yoke") else ""
    sides = path("M100 190Q136 250 118 340H90ZM300 190Q264 250 282 340H310Z", a.base) if not yoke else ""
    collar = solid(box(150, 58, 100, 54, 18), m) + path("M176 62H224L200 112Z", a.deep)
    if s.says("hooded", "snugbug", "windblock"):
        collar = _hood(m, a)
    cuffs = path("M36 282L92 292L88 320L30 306ZM364 282L308 292L312 320L370 306Z", a.base)
    front = solid(JACKET, m, sides, fluff, yoke, cuffs, lit=(-8, -6))
    if s.says("wool jacket"):
        close = "".join(circle(200, 140 + 40 * i, 9, a.base) for i in range(5)) + stroke("M186 110V330", m.dark, 4)
    else:
        close = stroke("M200 92V328", a.dark, 7) + rect(194, 98, 12, 26, a.pale, 5)
    pocket = solid(box(222, 178, 54, 50, 8), a, stroke("M222 188H276", a.deep, 4)) + s.mark(249, 208, 10, a.pale)
    hands = stroke("M132 246L152 286M268 246L248 286", m.deep, 6)
    return shadow(200, 210, 340) + collar + front + close + hands + pocket


def jeans(s: Sketch) -> str:
    """A pair of trousers with stitching, pockets and turn-ups."""
    m, a = s.main, BRASS
    wide = 12 if s.has("wide fit") else -8 if s.says("tapered") else 0
    d = (
        f"M128 62H272Q286 150 {292 + wide} 326H{218 - wide / 2}L204 170H196L{182 + wide / 2} 326"
        f"H{108 - wide}Q114 150 128 62Z"
    )
    fade = oval(148, 220, 20, 74, m.light, opacity=0.55) + oval(250, 220, 20, 74, m.light, opacity=0.55)
    knees = ""
    if s.has("reinforced knees"):
        knees = "".join(solid(box(x, 206, 62, 66, 8), s.trim if s.kids else tone(m.dark)) for x in (118, 222))
    seams = dashes("M200 92V166Q188 160 182 126M130 330L140 104M270 330L260 104", a.base, 2.5)
    pockets = stroke("M130 96Q164 108 168 88M270 96Q236 108 232 88", m.deep, 4) + dashes("M126 106Q170 118 176 88M274 106Q230 118 224 88", a.base)
    cuff = rect(80, 304, 240, 26, m.pale) + stroke("M80 304H320", m.dark, 3)
    hem = cuff if s.pick(2) or s.kids else dashes("M90 316H310", a.base)
    belt = path("M124 60H276V86H124Z", m.dark) + "".join(rect(x, 56, 9, 34, m.light, 3) for x in (142, 252))
    button = circle(200, 74, 8, a.base) + (rect(104, 160, 12, 60, "#eef1ee") if s.has("reflective") else "")
    stripe = stroke("M118 330L134 90", "#e8ecea", 6) if s.has("reflective") else ""
    patch = rect(238, 62, 32, 22, "#c98d55", 3) + s.mark(254, 73, 6, "#7d5437")
    return shadow(200, 220, 338) + solid(d, m, fade, seams, pockets, knees, hem, belt, stripe) + button.split("<rect x=\"104\"")[0] + patch


def dresses(s: Sketch) -> str:
    """A dress with a waist and a skirt; shirt, wrap, twirl or column as the title says."""
    m, a = s.main, s.trim
    wide = 56 if s.says("twirl", "midi", "soft") else 0 if s.says("column") else 30
    d = (
        f"M160 62Q200 96 240 62L268 74Q262 112 264 132Q256 170 252 188Q{276 + wide / 2} 250 {276 + wide} 326"
        f"Q200 344 {124 - wide} 326Q{124 - wide / 2} 250 148 188Q144 170 136 132Q138 112 132 74Z"
    )
    sleeve = "M132 74Q104 84 88 128L124 148L140 126ZM268 74Q296 84 312 128L276 148L260 126Z"
    dots = "".join(circle(130 + 34 * (i % 5) + 17 * (i // 5 % 2), 216 + 28 * (i // 5), 5, a.base) for i in range(20))
    flowers = "".join(path(star(126 + 44 * (i % 4) + 22 * (i // 4 % 2), 220 + 36 * (i // 4), 10, 0.5, 6), a.base) for i in range(12))
    stripes = "".join(rect(40, y, 320, 14, a.base) for y in (292, 268, 244))
    hem = path("M40 298Q200 320 360 298V350H40Z", a.base)
    skirt = (dots, flowers, stripes, hem)[s.pick(4, "skirt")]
    folds = stroke("M174 200Q160 260 156 330M226 200Q240 260 246 330M200 210V330", m.dark, 5, opacity=0.55)
    waist = path("M130 180Q200 196 270 180V200Q200 214 130 200Z", a.base)
    extra = ""
    if s.says("shirt"):
        extra = path("M160 62L200 104L176 120L148 76ZM240 62L200 104L224 120L252 76Z", m.light) + "".join(circle(200, 126 + 30 * i, 5, a.base) for i in range(7))
    elif s.says("wrap"):
        extra = stroke("M240 64Q200 130 146 190", m.deep, 5) + path("M150 182L128 236L146 232L160 192Z", a.base)
    return shadow(200, 220, 340) + solid(sleeve, m) + solid(d, m, folds, skirt, waist, lit=(-10, -4)) + extra


SOCK = "M0 0H74V120Q76 142 96 160L150 206Q170 226 150 250Q130 270 104 254L24 200Q-2 180 0 146Z"


def _sock(color: Tone, accent: Tone, pattern: int) -> str:
    """One sock with its top at the left."""
    c = accent.base
    rows = (
        rect(-10, 44, 100, 12, c) + rect(-10, 66, 100, 12, c) + rect(-10, 88, 100, 12, c),
        "".join(circle(14 + 24 * (i % 6) + 12 * (i // 6 % 2), 52 + 26 * (i // 6), 6, c) for i in range(30)),
        path("M-6 60L19 40L44 60L69 40L94 60V80L69 60L44 80L19 60L-6 80Z", c) + rect(-6, 96, 100, 8, c),
        stroke("M-10 52L90 132M-10 84L120 190M30 40L110 104", c, 9),
    )
    heel = circle(10, 178, 42, c) if pattern != 1 else ""
    toe = path("M132 170L190 200V280L96 290Q130 236 132 170Z", c)
    cuff = rect(-4, -2, 82, 30, accent.dark, 8) + stroke("M10 2V24M24 2V24M38 2V24M52 2V24M66 2V24", accent.light, 3)
    return solid(SOCK, color, rows[pattern], heel, toe, lit=(-9, -5)) + cuff


def socks(s: Sketch) -> str:
    """A pair of socks with a pattern of their own; cuffs and toes in the second colour."""
    pattern = s.pick(4, "sock")
    first, second = s.main, s.trim
    front = _sock(first, second, pattern)
    back = _sock(s.hues[2], s.hues[3], (pattern + 1) % 4) if len(s.hues) > 3 else front
    if s.says("fleece", "alpaca", "loose"):
        fluff = "".join(circle(4 + 11 * i, 6 + 5 * (i % 2), 14, PAPER.base if i % 2 else PAPER.dark) for i in range(7))
        front, back = front + fluff, back + fluff
    return shadow(205, 240) + move(back, 172, 66) + move(front, 92, 78)


def hats(s: Sketch) -> str:
    """A beanie, cap, bucket or brimmed hat, as the title says."""
    if s.says("cap") and not s.says("capr"):
        return _cap(s)
    if s.says("brim", "sou'wester", "bucket"):
        return _brimmed(s)
    m, a = s.main, s.trim
    dome = "M92 250Q84 104 200 100Q316 104 308 250Z"
    ribs = stroke("M132 250Q126 150 176 104M166 250Q164 160 188 104M200 250V104M234 250Q236 160 212 104M268 250Q274 150 224 104", m.dark, 5)
    band = path("M80 186Q200 172 320 186V210Q200 196 80 210Z", a.base) if s.pick(2) or s.kids else ""
    flakes = "".join(path(star(x, 160, 13, 0.4, 6), a.pale) for x in (136, 200, 264)) if s.kids else ""
    folded = "".join(f"M{x} 240V296" for x in range(98, 310, 17))
    fold = solid(box(80, 234, 240, 66, 22), m, stroke(folded, m.dark, 4))
    pom = ""
    if s.says("pompom", "fleece-lined"):
        pom = circle(200, 88, 34, a.dark) + path(star(198, 86, 34, 0.8, 14), a.light)
    label = rect(176, 250, 48, 32, a.base, 5) + s.mark(200, 266, 9, a.pale)
    flaps = solid("M84 280H130V330Q104 350 92 326ZM316 280H270V330Q296 350 308 326Z", m) if s.says("summit") else ""
    return shadow(200, 240) + pom + flaps + solid(dome, m, ribs, band, flakes) + fold + label


def _cap(s: Sketch) -> str:
    m, a = s.main, s.trim
    dome = "M96 250Q92 120 208 118Q304 122 304 236Q200 262 96 250Z"
    seams = stroke("M208 118Q150 160 150 252M208 118Q256 160 258 246", m.dark, 4)
    brim = "M250 226Q340 226 374 262Q352 280 300 274Q250 262 200 262Q120 266 96 250Q180 226 250 226Z"
    holes = "".join(circle(x, 180, 4, m.deep) for x in (126, 180, 236, 276))
    stripe = stroke("M100 236Q200 252 304 226", "#e3e8e6", 6) if s.has("reflective") else ""
    return (
        shadow(220, 260, 300) + solid(dome, m, seams, holes, stripe) + circle(208, 118, 9, a.base)
        + solid(brim, a, lit=(-2, -8)) + s.mark(206, 200, 20, a.base)
    )  # fmt: skip


def _brimmed(s: Sketch) -> str:
    m, a = s.main, s.trim
    bucket = s.says("bucket")
    crown = "M128 232L146 120Q200 98 254 120L272 232Z" if bucket else "M122 236Q120 112 200 108Q280 112 278 236Z"
    brim = "M126 222Q200 240 274 222L332 286Q200 326 68 286Z" if bucket else (
        "M52 244Q60 222 124 222Q200 240 276 222Q340 222 348 244Q340 286 200 288Q60 286 52 244Z"
    )  # fmt: skip
    if s.says("sou'wester"):
        brim = "M116 214Q200 236 276 218Q340 236 340 262Q280 272 200 262Q90 268 52 308Q60 236 116 214Z"
    cord = "".join(f"M{x} 100V240" for x in range(120, 290, 11))
    rib = stroke(cord, m.dark, 3) if s.says("corduroy") else stroke("M166 112Q160 160 162 236M234 112Q240 160 238 236", m.dark, 4)
    band = path("M110 196Q200 216 290 196V222Q200 242 110 222Z", a.base)
    rows = dashes("M84 274Q200 308 316 274M96 258Q200 290 304 258", m.deep, 3) if bucket else dashes("M72 254Q200 290 328 254", m.deep, 3)
    strap = stroke("M128 262Q140 340 200 344Q260 340 272 262", a.deep, 5) + rect(190, 326, 20, 22, a.base, 6) if s.has("chin strap") else ""
    return shadow(200, 250, 344) + strap + solid(crown, m, rib, band) + solid(brim, m, rows, lit=(-2, -10)) + s.mark(200, 170, 11, a.base)


GLYPHS: dict[str, Glyph] = {
    "Rain jackets": rain_jackets,
    "Fleece jackets": fleece_jackets,
    "T-shirts": t_shirts,
    "Jeans": jeans,
    "Jumpers": jumpers,
    "Dresses": dresses,
    "Socks": socks,
    "Hats": hats,
}
