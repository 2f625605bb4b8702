"""Things for dogs and cats, with the dog or cat now and then."""

from examples.general_store.pictures.canvas import (
    BARK,
    GLASS,
    INK,
    LEAF,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    disc,
    gloss,
    move,
    oval,
    path,
    polygon,
    rect,
    ring,
    shadow,
    shine,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Glyph, Sketch

COATS = ("#c98d55", "#8a5f42", "#e8d3ae", "#55504d", "#d9a05c", "#9b948c")


def paw(x: float, y: float, size: float, color: str) -> str:
    """A paw print."""
    toes = circle(-17, -12, 8, color) + circle(-6, -23, 8.5, color) + circle(8, -23, 8.5, color) + circle(19, -12, 8, color)
    pad = path("M1 -10Q16 -6 20 10Q18 22 1 18Q-16 22 -18 10Q-14 -6 1 -10Z", color)
    return move(toes + pad, x, y, scale=size, about=(0, 0))


def _bone(x: float, y: float, color: str, turn: float = 0) -> str:
    d = "M-30 -8H30Q26 -28 42 -26Q54 -22 50 -8Q60 4 50 10Q42 24 30 8H-30Q-42 24 -50 10Q-60 4 -50 -8Q-54 -22 -42 -26Q-26 -28 -30 -8Z"
    return path(d, color, transform=f"translate({x} {y}) rotate({turn})")


def _sleeper(s: Sketch, x: float, y: float) -> str:
    """A dog curled up asleep."""
    coat = tone(COATS[s.pick(len(COATS), "coat")])
    body = solid("M-92 28Q-96 -44 -10 -50Q90 -50 94 28Z", coat)
    head = solid(disc(-52, 4, 42, 32), coat) + solid("M-46 -24Q-14 -26 -20 20Q-36 30 -48 6Z", tone(coat.dark)) + oval(-88, 8, 10, 8, INK.base) + stroke("M-76 -6q7 7 14 0", INK.base, 4)
    tail = stroke("M84 22Q60 34 30 26", coat.dark, 15)
    return move(body + tail + head, x, y)


def dog_beds(s: Sketch) -> str:
    """A bed with a sleeping dog; donut, cushion, cot or mat by title."""
    m, a = s.main, s.trim
    if s.says("cot"):
        legs = stroke("M76 262L64 330M324 262L336 330M56 262H344", STEEL.deep, 12)
        return shadow(200, 310) + _sleeper(s, 200, 222) + legs + solid(box(60, 246, 280, 26, 10), m) + dashes("M70 259H330", m.pale, 3)
    if s.says("mat"):
        flat = solid("M40 296Q200 270 360 296L372 326Q200 338 28 326Z", m, stroke("".join(f"M{x} 270V340" for x in range(70, 350, 32)), m.dark, 5))
        return shadow(200, 340, 336) + flat + _sleeper(s, 200, 272) + (solid(disc(330, 300, 30, 30), a) + ring(330, 300, 16, a.deep, 4) if s.says("roll") else "".join(circle(x, 314, 4, m.pale) for x in range(70, 340, 26)))
    if s.says("donut"):
        curls = stroke("".join(f"M{64 + 34 * i + 17 * (j % 2)} {252 + 26 * j}q8 -12 16 0" for i in range(8) for j in range(3)), m.dark, 4)
        return shadow(200, 310) + oval(200, 232, 142, 46, m.dark) + oval(200, 238, 104, 30, a.base) + _sleeper(s, 200, 232) + solid("M56 236Q56 330 200 330Q344 330 344 236Q320 282 200 284Q80 282 56 236Z", m, curls)
    if s.says("cushion"):
        return shadow(200, 320) + _sleeper(s, 200, 250) + solid("M44 286Q46 262 84 268Q200 250 316 268Q354 262 356 286Q366 326 330 328Q200 338 70 328Q34 326 44 286Z", m, "".join(paw(90 + 74 * i, 302, 0.7, m.light) for i in range(4)))
    rim = solid("M50 210Q50 172 90 172H310Q350 172 350 210V262H50Z", tone(m.dark)) + solid(box(84, 222, 232, 60, 24), a)
    front = solid("M40 240Q40 216 66 216Q90 218 94 262H306Q310 218 334 216Q360 216 360 240V306Q360 328 336 328H64Q40 328 40 306Z", m, dashes("M60 312H340", m.pale, 3))
    return shadow(200, 320) + rim + _sleeper(s, 204, 240) + front + paw(200, 296, 0.85, m.pale)


def dog_leads(s: Sketch) -> str:
    """A lead in loops with its handle and snap hook; a coupler with two hooks by title."""
    m, a = s.main, s.trim
    run = "M120 108Q60 150 96 214Q150 290 232 262Q300 228 262 172Q226 136 190 180Q150 250 214 308Q262 336 306 300"
    width = 11 if s.says("rope", "training") else 17
    strap = stroke(run, m.dark, width + 4) + stroke(run, m.base, width)
    if s.says("rope"):
        strap += stroke(run, a.base, width - 2, stroke_dasharray="5 14")
    elif s.has("reflective"):
        strap += dashes(run, "#f4f6f2", 4, "16 9")
    else:
        strap += dashes(run, m.pale, 2.5)
    handle = stroke("M122 106Q70 40 130 40Q190 44 128 106", a.dark if s.has("padded handle") else m.dark, 20) + stroke("M122 106Q70 40 130 40Q190 44 128 106", a.base if s.has("padded handle") else m.base, 13)
    if s.says("no handle", "training"):
        handle = circle(120, 106, 13, m.dark)
    if s.says("hands-free"):
        handle = stroke("M122 100A62 34 0 1 1 124 104", a.base, 17) + solid(box(132, 26, 52, 42, 10), INK)
    hook = rect(296, 284, 26, 20, STEEL.deep, 6) + stroke("M318 294Q360 282 362 312Q358 338 330 326Q316 316 330 306", STEEL.dark, 9)
    second = stroke("M236 262Q300 262 330 218", m.base, width) + move(hook, 16, -84) if s.says("coupler") else ""
    end = move(hook, -16, 0)
    tag = circle(116, 318, 26, a.base) + paw(116, 322, 0.62, a.pale)
    return shadow(210, 250, 346) + handle + strap + rect(108, 92, 30, 22, STEEL.dark, 6) + second + end + tag


def _dog(x: float, y: float, coat: Tone, size: float = 1) -> str:
    """A dog's face."""
    ears = path("M-52 -34Q-84 -24 -70 30Q-46 34 -36 -10ZM52 -34Q84 -24 70 30Q46 34 36 -10Z", coat.deep)
    head = path("M-54 -8Q-54 -56 0 -56Q54 -56 54 -8Q52 52 0 52Q-52 52 -54 -8Z", coat.base) + oval(0, 24, 30, 24, coat.pale) + oval(0, 10, 12, 9, INK.base) + circle(-22, -12, 7, INK.base) + circle(22, -12, 7, INK.base) + stroke("M0 18V30Q-10 38 -16 30M0 30Q10 38 16 30", INK.base, 4)
    return move(ears + head, x, y, scale=size, about=(0, 0))


def dog_food(s: Sketch) -> str:
    """A bag with a dog's face and its main ingredient; trays or a pouch by title."""
    words = (("salmon", "#e58a6f"), ("venison", "#8a4f3d"), ("chicken", "#dba53c"), ("puppy", "#6fb0c9"), ("senior", "#7d8fb0"), ("insect", "#7a9a4f"), ("treats", "#c8604f"))
    m = tone(next((color for word, color in words if s.says(word)), s.main.base))
    coat = tone(COATS[s.pick(len(COATS), "coat")])
    kibble = "".join(circle(88 + 24 * i, 326 - 7 * (i % 2), 10, ("#9a6a42", "#b5814f")[i % 2]) for i in range(10))
    if s.says("trays"):
        trays = "".join(solid(f"M{x} {y}H{x + 150}L{x + 136} {y + 62}H{x + 14}Z", STEEL) + solid(box(x - 6, y - 16, 162, 26, 9), m) + s.mark(x + 75, y - 3, 7, m.pale) for x, y in ((44, 264), (206, 264), (124, 180)))
        return shadow(200, 320) + trays + _dog(200, 106, coat, 0.95)
    bag = "M104 84H296L306 118L312 310Q312 330 292 330H108Q88 330 88 310L94 118Z"
    label = path("M60 176Q200 140 340 176V270Q200 300 60 270Z", PAPER.base)
    folds = path("M104 84H296L300 104H100Z", m.dark) + dashes("M104 112H296", m.pale, 3)
    art = _dog(200, 214, coat, 0.9)
    bits = kibble if not s.says("treats") else "".join(_bone(110 + 60 * i, 326, "#c98d55", -20 + 20 * i) for i in range(4))
    return shadow(200, 260, 340) + solid(bag, m, label, folds, gloss("M100 90H124L116 330H90Z", 0.2)) + art + _food_sign(s) + bits


def _food_sign(s: Sketch) -> str:
    if s.says("salmon"):
        return path("M150 132Q190 108 226 130L248 116V150L226 138Q190 160 150 132Z", "#fbe3d8") + circle(168, 131, 3, INK.base)
    if s.says("insect"):
        return path("M180 142Q184 108 224 116Q222 148 180 142Z", "#dcebc2")
    return _bone(200, 136, PAPER.base, -8) if s.pick(2) or s.says("treats") else paw(200, 142, 0.7, PAPER.base)


def dog_toys(s: Sketch) -> str:
    """A treat cone, plush bird, rope, sniffing mat, ring, puzzle board or balls."""
    m, a = s.main, s.trim
    if s.says("pheasant"):
        tail = "".join(stroke(f"M270 220Q330 {150 + 34 * i} 366 {130 + 50 * i}", (m, a, tone(m.dark))[i].base, 17) for i in range(3))
        body = solid("M84 214Q92 150 170 154Q280 160 300 226Q286 304 196 304Q92 296 84 214Z", m, "".join(circle(150 + 32 * (i % 4), 206 + 30 * (i // 4), 9, m.dark) for i in range(12)))
        head = solid(disc(112, 140, 50, 46), LEAF, path("M60 170H170V190H60Z", PAPER.base)) + path("M64 136L32 150L66 160Z", "#eda23d") + circle(98, 132, 11, "#d9503f") + circle(98, 130, 6, INK.base)
        return shadow(200, 250, 334) + tail + stroke("M170 300v26M210 300v26", "#eda23d", 8) + body + head
    if s.says("rope"):
        rope = stroke("M90 262Q160 130 310 170", m.dark, 40) + stroke("M92 258Q160 130 308 168", m.base, 32) + path("M92 258Q160 130 308 168", "none", stroke=a.base, stroke_width=30, stroke_dasharray="8 18")
        knots = "".join(solid(disc(x, y, 38, 36), m, stroke(f"M{x - 40} {y - 14}Q{x} {y + 14} {x + 40} {y - 14}M{x - 40} {y + 12}Q{x} {y + 36} {x + 40} {y + 8}", a.base, 9)) for x, y in ((92, 260), (310, 170)))
        fray = stroke("M74 290L48 318M90 296L76 330M106 294L108 330M336 148L364 128M342 168L374 164M336 188L366 200", m.dark, 9)
        return shadow(200, 260, 340) + fray + rope + knots
    if s.says("sniffing"):
        tufts = "".join(path("M0 10Q-14 -12 -4 -22Q0 -8 2 -24Q14 -12 6 10Z", (LEAF.base, LEAF.dark, *(h.base for h in s.hues))[(i * 3) % (2 + min(5, len(s.hues)))], transform=f"translate({86 + 32 * (i % 8)} {238 + 24 * (i // 8)})") for i in range(24))
        return shadow(200, 300, 332) + solid("M60 236Q200 196 340 236L362 318Q200 336 38 318Z", tone(m.dark)) + tufts + _dog(200, 150, tone(COATS[s.pick(6, "coat")]), 1.15)
    if s.says("ring"):
        waves = stroke("M40 300q27 -18 54 0t54 0t54 0t54 0t54 0t54 0", "#6fb2dd", 10) + stroke("M70 326q27 -14 54 0t54 0t54 0t54 0t54 0", "#8cc7ea", 8)
        return ring(204, 200, 86, m.dark, 50) + ring(200, 196, 86, m.base, 46) + circle(200, 196, 86, "none", stroke=m.light, stroke_width=14, stroke_dasharray="30 60") + waves
    if s.says("board"):
        pits = "".join(circle(126 + 74 * (i % 3), 166 + 68 * (i // 3), 27, m.deep) + (solid(disc(126 + 74 * (i % 3), 164 + 68 * (i // 3), 24, 24), a) if (i + s.pick(2)) % 2 else _bone(126 + 74 * (i % 3), 166 + 68 * (i // 3), PAPER.base) .replace("rotate(0)", "scale(.45)")) for i in range(6))
        return shadow(200, 290) + solid(box(70, 110, 260, 196, 26), m, stroke("M60 150Q200 160 340 146M60 210Q200 196 340 214M60 270Q200 284 340 266", m.dark, 3)) + pits
    if s.says("balls"):
        balls = "".join(solid(disc(x, y, 46, 46), m, stroke(f"M{x - 46} {y - 18}Q{x} {y + 4} {x - 12} {y + 50}M{x + 14} {y - 50}Q{x + 4} {y - 6} {x + 50} {y + 6}", PAPER.base, 6)) for x, y in ((104, 284), (200, 284), (296, 284), (152, 204), (248, 204), (200, 124)))
        return shadow(200, 290) + balls
    return shadow(200, 190, 334) + "".join(solid(disc(200, y, rx, ry), m, shine(f"M{200 - rx + 22} {y - 10}q4 -16 20 -22", 8)) for y, rx, ry in ((270, 96, 58), (190, 78, 50), (124, 56, 42))) + oval(200, 94, 20, 8, m.deep) + _bone(206, 78, "#c98d55", -50) + s.mark(200, 276, 18, a.base)


def _cat(x: float, y: float, coat: Tone, flip: bool = False) -> str:
    """A sitting cat seen from behind-ish: ears, face and tail."""
    body = path("M-30 60Q-36 -6 0 -10Q36 -6 30 60Z", coat.base)
    head = path("M-30 -46L-28 -10Q0 6 28 -10L30 -46L14 -36H-14Z", coat.base) + oval(0, -20, 30, 24, coat.base)
    face = circle(-11, -22, 4.5, "#2f3a2a") + circle(11, -22, 4.5, "#2f3a2a") + path("M-4 -12H4L0 -7Z", BLUSHES) + stroke("M-34 -14H-20M34 -14H20", PAPER.base, 2)
    tail = stroke("M26 50Q62 50 56 10", coat.dark, 11)
    bib = oval(0, 22, 14, 20, coat.pale)
    scale = "scale(-1 1)" if flip else "scale(1)"
    return f'<g transform="translate({x} {y}) {scale}">{tail}{body}{bib}{head}{face}</g>'


BLUSHES = "#ef8f8a"


def cat_trees(s: Sketch) -> str:
    """Platforms on sisal posts with a cat; a post, hammock, scratcher or shelves by title."""
    m, a = s.main, s.trim
    coat = tone(COATS[s.pick(6, "cat")])
    sisal = tone("#d6b483")

    def post(x: float, top: float, low: float) -> str:
        wraps = "".join(f"M{x - 20} {y}L{x + 20} {y + 5}" for y in range(int(top), int(low), 11))
        return solid(box(x - 16, top, 32, low - top, 4), sisal, stroke(wraps, sisal.dark, 3))

    if s.says("scratching"):
        return shadow(180, 210) + post(170, 70, 310) + solid(box(84, 304, 172, 26, 10), m if m.base != sisal.base else BARK) + solid(box(136, 52, 68, 26, 10), m) + stroke("M204 66Q250 80 250 130", INK.light, 3) + circle(250, 142, 14, a.base) + _cat(290, 270, coat, True)
    if s.says("window"):
        pane = rect(60, 50, 280, 250, "#d3e8f1", 10) + stroke("M64 54H336V296H64ZM200 54V296", PAPER.base, 11) + circle(290, 100, 22, "#ffe08a")
        return pane + _cat(200, 204, coat) + solid("M86 246H314Q300 300 200 304Q100 300 86 246Z", m, dashes("M80 262H320", a.base, 5)) + stroke("M96 250L80 196M304 250L320 196", INK.light, 5) + circle(80, 192, 9, STEEL.dark) + circle(320, 192, 9, STEEL.dark)
    if s.says("cardboard"):
        edge = stroke("".join(f"M{x} 220V340" for x in range(50, 360, 9)), m.dark, 3)
        return shadow(200, 310) + _cat(200, 222, coat) + solid("M40 236Q70 232 100 268Q200 306 300 268Q330 232 360 236V314Q360 328 346 328H54Q40 328 40 314Z", tone("#c49a6a"), edge)
    if s.says("shelf"):
        shelves = "".join(solid(box(x, y, 130, 20, 8), m) + path(f"M{x + 26} {y + 20}h16l-16 22Z", m.deep) for x, y in ((56, 292), (210, 228), (70, 160), (220, 96)))
        return shelves + _cat(136, 100, coat) + paw(286, 292, 0.7, a.light)
    cave = solid(box(96, 222, 124, 92, 16), m) + circle(158, 272, 32, INK.base) + circle(148, 268, 5, "#cfe57a") + circle(168, 268, 5, "#cfe57a")
    wood = m if s.says("oak") else a
    floor = solid(box(70, 308, 260, 24, 9), wood)
    small = s.says("kitten")
    posts = post(268, 150 if not small else 150, 312) + post(120, 176, 226)
    plates = solid(box(208, 136 if not small else 140, 124, 20, 9), wood) + solid(box(74, 164 if not small else 140, 110, 20, 9), m) + solid(box(226, 236, 112, 18, 8), m)
    toy = stroke("M326 150V196", INK.light, 3) + circle(326, 206, 12, s.brand.base)
    return shadow(200, 280) + posts + cave + floor + toy + plates + _cat(264 if not small else 128, 78, coat)


def pet_bowls(s: Sketch) -> str:
    """A bowl with food; a steel, maze, tilted or folding one, a fountain or feeder by title."""
    m, a = s.main, s.trim
    kibble = "".join(circle(110 + 18 * (i % 11), 214 - 9 * (i % 3) - 4 * (i % 2), 11, ("#9a6a42", "#b5814f", "#7f5535")[i % 3]) for i in range(11))
    if s.says("fountain"):
        jet = stroke("M200 150Q190 110 160 128M200 150Q210 110 240 128M200 150V112", "#8cc7ea", 8)
        return shadow(200, 230) + jet + solid("M104 170H296L282 312Q280 330 262 330H138Q120 330 118 312Z", m, path("M90 256H310V340H90Z", m.dark)) + oval(200, 172, 98, 26, m.light) + oval(200, 174, 80, 18, "#8cc7ea") + solid(disc(200, 162, 24, 12), a) + paw(200, 240, 0.8, a.base) + circle(200, 306, 5, "#8be08f")
    if s.says("automatic"):
        hopper = solid("M126 60H274L292 210H108Z", GLASS, "".join(circle(128 + 18 * (i % 9), 110 + 18 * (i // 9), 9, ("#9a6a42", "#b5814f")[i % 2]) for i in range(54))) + solid(box(116, 44, 168, 26, 11), m)
        return shadow(200, 240) + hopper + solid("M104 204H296V308Q296 330 274 330H126Q104 330 104 308Z", m) + rect(160, 222, 80, 34, INK.base, 8) + stroke("M176 240h14M198 240h8M214 240h12", "#8fe3c0", 6) + solid("M128 284H272L258 330H142Z", a if a != m else INK)
    if s.says("folding"):
        return shadow(200, 260) + oval(200, 190, 128, 30, m.dark) + oval(200, 194, 108, 20, "#8cc7ea") + solid("M72 190Q200 250 328 190L308 240L300 244L290 284L280 290L268 330H132L120 290L110 284L100 244L92 240Z", m, stroke("M80 240Q200 290 320 240M100 288Q200 330 300 288", m.deep, 5)) + ring(338, 220, 17, STEEL.dark, 7) + paw(200, 270, 0.6, m.pale)
    if s.says("whisker"):
        return shadow(200, 270) + path("M120 330L150 250H250L280 330Z", a.base) + solid("M56 226Q200 276 344 206Q330 280 220 284Q90 290 56 226Z", m) + oval(200, 222, 144, 30, m.light, transform="rotate(-4 200 222)") + oval(200, 220, 118, 19, "#c98d6a", transform="rotate(-4 200 220)") + path("M160 220Q190 200 222 218L240 206V230L222 224Q190 240 160 220Z", "#f0a58c")
    d = "M70 216Q110 252 200 252Q290 252 330 216L352 312Q354 330 334 330H66Q46 330 48 312Z"
    steel = s.says("steel")
    rim = oval(200, 216, 130, 34, m.light) + oval(200, 218, 108, 24, m.deep)
    if s.says("maze"):
        rim += stroke("M120 218Q160 196 200 218T280 218M150 232Q200 210 250 232", m.light, 10)
    food = "" if s.says("maze") else kibble
    sign = rect(40, 306, 330, 26, INK.base) if steel else path("M40 296H360V312H40Z", a.base)
    art = paw(200, 282, 0.9, a.base if not steel else STEEL.deep) if s.pick(2) else _bone(200, 276, a.base if not steel else STEEL.deep)
    return shadow(200, 310) + rim + food + solid(d, m, sign, shine("M92 260L84 296", 9, 0.4)) + art


GLYPHS: dict[str, Glyph] = {
    "Dog beds": dog_beds,
    "Dog leads": dog_leads,
    "Dog food": dog_food,
    "Dog toys": dog_toys,
    "Cat trees": cat_trees,
    "Pet bowls": pet_bowls,
}
