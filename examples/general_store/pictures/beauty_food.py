"""Jars, tubes and bottles for the bathroom; bags, tins and jars for the larder."""

from examples.general_store.pictures.canvas import (
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
    mirror,
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

KRAFT = tone("#c9a272")
COCOA = tone("#5d3a28")
HONEY = tone("#eaa02c")
OIL = tone("#b9b13c")


def _sprig(x: float, y: float, color: Tone, size: float = 1, turn: float = 0) -> str:
    """A twig with six leaves, growing upwards."""
    leaves = "".join(path("M0 0Q-6 -16 -26 -16Q-20 2 0 0Z", color.base, transform=f"translate(0 {-14 - 24 * i})") + path("M0 0Q6 -16 26 -16Q20 2 0 0Z", color.dark, transform=f"translate(0 {-22 - 24 * i})") for i in range(3))
    return move(stroke("M0 10V-84", color.deep, 4) + leaves + path("M0 -78Q-12 -96 0 -112Q12 -96 0 -78Z", color.base), x, y, turn=turn, scale=size, about=(0, 0))


def _sun(x: float, y: float, r: float, color: str = "#f7b733") -> str:
    return path(star(x, y, r * 1.55, 0.74, 12), color, opacity=0.6) + circle(x, y, r, color)


def _label(s: Sketch, x: float, y: float, w: float, h: float, color: Tone) -> str:
    """A paper label with the brand's mark and two lines."""
    mid = x + w / 2
    lines = stroke(f"M{mid - w * 0.26} {y + h * 0.7}H{mid + w * 0.26}M{mid - w * 0.16} {y + h * 0.84}H{mid + w * 0.16}", color.base, 5)
    return rect(x, y, w, h, PAPER.base, 8) + s.mark(mid, y + h * 0.36, min(w, h) * 0.18, color.base) + lines


def _ink(s: Sketch) -> Tone:
    """A colour that is readable on paper."""
    return s.main if s.main.base < "#b" else s.trim if s.trim.base < "#c" else s.brand


def face_creams(s: Sketch) -> str:
    """A jar with its lid leaning and a swirl of cream; a tube or pump by title."""
    m, a = s.main, s.trim
    plant = _sprig(316, 318, LEAF, 1.2, 14)
    if s.says("tinted", "aftershave", "gel"):
        tube = solid("M140 70H260L250 268H150Z", m, gloss("M150 70h22L176 270h-20Z", 0.3)) + rect(134, 56, 132, 22, m.dark, 5) + solid(box(146, 264, 108, 64, 10), a, stroke("M166 270V330M184 270V330M202 270V330M220 270V330M238 270V330", a.dark, 4))
        return shadow(210, 230) + plant + tube + _label(s, 162, 110, 76, 96, _ink(s))
    if s.says("night"):
        pump = solid(box(136, 128, 128, 202, 24), m, shine("M156 160V300", 9)) + rect(160, 100, 80, 32, STEEL.base, 6) + solid("M176 104V66H150V48H224V104Z", a)
        return shadow(210, 230) + plant + pump + _label(s, 158, 180, 84, 96, _ink(s)) + path("M214 290a18 18 0 1 1 -20 -16a15 15 0 0 0 20 16Z", a.dark)
    swirl = solid("M112 206Q110 176 150 170Q160 140 200 142Q220 118 234 142Q270 150 268 174Q292 184 288 206Z", tone("#fff6ea"), stroke("M130 190Q190 200 250 178M160 168Q200 176 236 156", "#e9d8c4", 5))
    jar = solid("M88 210H312V296Q312 330 276 330H124Q88 330 88 296Z", m, rect(80, 304, 240, 30, m.dark), shine("M106 240V286", 9))
    lid = move(solid(box(232, 250, 136, 52, 12), a, stroke("M250 250V310M270 250V310M290 250V310M310 250V310M330 250V310M350 250V310", a.dark, 4)), 0, 26, turn=-62, about=(300, 276))
    return shadow(206, 290) + plant + lid + swirl + rect(80, 202, 240, 18, m.light, 8) + jar + _label(s, 142, 234, 116, 70, _ink(s))


def _foam(x: float, y: float) -> str:
    return "".join(circle(x + dx, y + dy, r, "#ffffff", opacity=0.85) + circle(x + dx - r / 3, y + dy - r / 3, r / 4, "#cfe8f2") for dx, dy, r in ((0, 0, 17), (26, 8, 12), (-22, 10, 13), (10, -24, 9), (38, -14, 7)))


def shampoos(s: Sketch) -> str:
    """A pump bottle with foam; a bar, powder or squeeze bottle by title."""
    m, a = s.main, s.trim
    if s.says("bar"):
        bar = solid(disc(190, 236, 120, 82), m, oval(186, 226, 78, 48, m.light), stroke("M90 270Q180 320 300 270", m.dark, 6)) + s.mark(188, 226, 26, m.deep)
        return shadow(200, 270) + bar + _sprig(310, 300, LEAF, 1.1, 30) + _foam(110, 150) + _foam(270, 130)
    if s.says("powder"):
        can = solid(box(136, 116, 128, 214, 18), m) + solid(box(130, 84, 140, 42, 10), a) + "".join(circle(164 + 18 * i, 96, 4, a.deep) for i in range(5))
        puff = "".join(circle(x, y, r, PAPER.base, opacity=0.8) for x, y, r in ((170, 58, 14), (200, 44, 18), (232, 58, 12), (300, 320, 16), (320, 328, 11)))
        return shadow(206, 220) + puff + can + _label(s, 154, 160, 92, 120, _ink(s))
    if s.says("kids", "family", "mild"):
        bottle = solid("M150 120Q112 140 112 190V300Q112 330 142 330H258Q288 330 288 300V190Q288 140 250 120Z", m, shine("M134 190V290", 10)) + solid(box(156, 68, 88, 58, 14), a)
        face = circle(176, 228, 8, INK.base) + circle(224, 228, 8, INK.base) + stroke("M172 252Q200 276 228 252", INK.base, 6) if s.kids else ""
        return shadow(206, 230) + bottle + (circle(200, 238, 58, PAPER.base) + face if face else _label(s, 146, 180, 108, 112, _ink(s))) + _foam(320, 300) + _foam(90, 120)
    bottle = solid("M132 160Q132 140 156 138H244Q268 140 268 160V304Q268 330 240 330H160Q132 330 132 304Z", m, shine("M152 170V300", 10))
    pump = rect(170, 116, 60, 26, INK.base, 6) + rect(192, 70, 16, 50, STEEL.deep, 3) + solid("M168 50H226Q240 50 240 62V76H168Q120 74 112 92L104 86Q116 52 168 50Z", INK if not s.says("calming") else a)
    return shadow(206, 220) + bottle + pump + _label(s, 150, 186, 100, 112, _ink(s)) + _foam(316, 306) + path("M108 96q8 14 0 20q-8 -6 0 -20Z", "#8cc7ea")


def sunscreens(s: Sketch) -> str:
    """A tube standing on its cap with a sun on it; a stick, roll-on, spray or gel by title."""
    m, a = s.main, s.trim
    sun = _sun(92, 92, 32)
    sea = stroke("M36 312q18 -14 36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0", "#7db8dd", 8, opacity=0.6)
    if s.says("stick"):
        stick = solid(box(150, 176, 100, 154, 16), m) + rect(160, 150, 80, 32, STEEL.base, 5) + solid("M166 156V104Q200 70 234 104V156Z", PAPER)
        return shadow(200, 170) + sun + stick + _sun(200, 250, 22, "#f7b733")
    if s.says("roll-on"):
        roll = solid("M146 150H254L270 300Q270 330 240 330H160Q130 330 130 300Z", m, rect(100, 284, 200, 60, a.base)) + circle(200, 116, 48, PAPER.base) + circle(186, 102, 12, "#ffffff") + rect(142, 128, 116, 30, a.base, 8)
        face = circle(180, 214, 8, INK.base) + circle(220, 214, 8, INK.base) + stroke("M176 236Q200 256 224 236", INK.base, 6)
        return shadow(200, 190) + sun + roll + _sun(200, 222, 34, "#ffd04d") + face
    if s.says("aloe", "family"):
        aloe = "".join(move(path("M-12 0Q-18 -60 0 -120Q18 -60 12 0Z", (LEAF.base, LEAF.dark)[i % 2]), 316, 332, turn=t, about=(0, 0)) for i, t in enumerate((-34, -12, 12, 34)))
        bottle = solid("M126 170Q126 130 166 128H234Q274 130 274 170V300Q274 330 246 330H154Q126 330 126 300Z", m, shine("M146 180V296", 10)) + solid(box(160, 84, 80, 48, 8), a)
        return shadow(210, 230) + sun + (aloe if s.says("aloe") else sea) + bottle + circle(200, 226, 48, PAPER.base) + (_sprig(200, 262, LEAF, 0.62) if s.says("aloe") else _sun(200, 226, 24))
    top, low = "M134 66H266L252 276H148Z", solid(box(146, 270, 108, 60, 12), a if a.base != m.base else INK)
    hill = path("M140 230L176 176L198 204L222 166L260 230V280H140Z", m.deep if s.says("mountain") else m.dark)
    wave = path("M120 220q22 -18 44 0t44 0t44 0t44 0V290H120Z", a.light)
    tube = solid(top, m, hill if s.says("mountain") else wave, gloss("M142 66h22L172 280h-18Z", 0.3)) + rect(128, 54, 144, 20, m.dark, 5)
    return shadow(200, 210) + sun + sea + tube + _sun(200, 136, 25, "#f7b733" if m.base != "#f3c93b" else "#ee8535") + low


def electric_toothbrushes(s: Sketch) -> str:
    """A brush standing in its charging base, with a spare head; toothpaste by chance."""
    m, a = s.main, s.trim
    bristles = rect(214, 56, 20, 58, PAPER.base, 3) + "".join(rect(216, 58 + 12 * i, 18, 6, (a.light, "#9fd0ee")[i % 2], 2) for i in range(5))
    head = solid(box(186, 50, 32, 72, 13), PAPER) + solid(box(192, 110, 18, 70, 6), PAPER)
    body = solid("M180 174H222Q230 174 232 188L238 300Q238 316 222 316H180Q164 316 164 300L170 188Q172 174 180 174Z", m, path("M150 250H250V320H150Z", a.base if s.pick(2) else m.dark), shine("M182 196L178 240", 7))
    button = circle(201, 212, 12, a.base) + circle(201, 212, 5, a.pale) + "".join(rect(195, 234 + 12 * i, 12, 5, "#8be08f" if i < 2 else m.deep, 2) for i in range(3))
    base = solid("M136 312H266Q284 314 284 332H118Q118 314 136 312Z", m if m.base != INK.base else INK) if not s.has("battery powered") else ""
    spare = ""
    count = 3 if s.has("family size") else 1
    for i in range(count):
        x = 300 + 30 * (i - count // 2 if count > 1 else 0)
        spare += rect(x - 5, 240, 10, 90, PAPER.dark, 4) + rect(x - 10, 206, 20, 46, PAPER.base, 8) + rect(x + 6, 210, 12, 38, (s.brand.light, a.light, "#8cc7ea")[i % 3], 3)
    paste = solid("M62 140H112L106 290H68Z", s.brand, path("M60 210H120V230H60Z", PAPER.base)) + rect(58, 130, 58, 14, s.brand.dark, 3) + rect(72, 288, 30, 36, PAPER.base, 5)
    face = circle(192, 270, 5, INK.base) + circle(211, 270, 5, INK.base) + stroke("M192 284q10 10 19 0", INK.base, 4) if s.kids else ""
    bits = circle(262, 80, 8, "#ffffff", opacity=0.9) + circle(280, 104, 5, "#ffffff", opacity=0.9) + circle(270, 52, 6, "#ffffff", opacity=0.9)
    return shadow(200, 270, 338) + paste + spare + bits + bristles + head + body + button + face + base


def hair_dryers(s: Sketch) -> str:
    """A dryer with nozzle or diffuser, blowing to the left; on a stand by title."""
    m, a = s.main, s.trim
    grip = solid("M232 206H292L282 318Q280 332 264 332H244Q230 332 230 318Z", m if not s.says("foldable") else a, path("M224 286H300V340H224Z", m.dark)) + rect(240, 226, 14, 34, a.base, 6) + rect(240, 266, 14, 14, a.light, 5)
    body = solid("M132 104Q148 94 236 92Q330 92 334 156Q330 220 236 218Q148 216 132 206Z", m, path("M280 80H350V230H280Q304 156 280 80Z", m.dark), s.mark(214, 150, 22, a.base if a != m else m.pale))
    back = circle(306, 156, 40, a.base) + circle(306, 156, 26, INK.base) + stroke("M290 146H322M288 156H324M290 166H322", INK.light, 4)
    nozzle = solid("M140 112V200L72 222V90Z", INK) if not s.has("diffuser included") else solid("M140 120V192L108 208Q64 220 60 156Q64 92 108 104Z", a, "".join(circle(82 + 16 * (i % 2), 120 + 18 * i, 5, a.deep) for i in range(5)))
    air = stroke("M56 116q-16 -10 -32 0M52 156q-18 -10 -36 0M56 196q-16 -10 -32 0", "#ffffff", 7, opacity=0.9)
    cable = stroke("M260 330Q262 366 310 352T366 330", INK.base, 9)
    ions = "".join(circle(x, y, 4, a.light) for x, y in ((40, 92), (30, 136), (36, 178), (48, 222))) if s.has("ionic") else ""
    if s.says("stand"):
        cable = stroke("M262 320V338", STEEL.deep, 14) + solid(box(170, 330, 180, 18, 8), STEEL)
    return move(shadow(250, 200, 344) + cable + air + ions + grip + nozzle + body + back, -4, -8)


def soap_bars(s: Sketch) -> str:
    """A bar of soap on a dish or in its band, with bubbles; an egg or a pack by title."""
    m, a = s.main, s.trim
    if s.says("egg"):
        egg = solid("M200 72Q290 160 282 236Q272 322 200 322Q128 322 118 236Q110 160 200 72Z", m, "".join(circle(150 + 43 * (i % 3), 160 + 52 * (i // 3), 15 - 2 * (i % 3), a.base) for i in range(9)), shine("M148 210Q150 170 176 130", 10))
        crack = path("M128 250L152 232L176 256L200 234L226 256L250 232L276 250L270 226L246 210L222 234L200 212L176 234L154 212L126 228Z", m.deep, opacity=0.5)
        return shadow(200, 200) + egg + crack + _foam(310, 290) + _foam(84, 130)
    if s.says("six-pack"):
        bars = "".join(solid(box(74 + 86 * (i % 3), 190 + 70 * (i // 3), 80, 62, 12), m if i % 2 else tone(m.light)) + s.mark(114 + 86 * (i % 3), 220 + 70 * (i // 3), 10, m.deep) for i in range(6))
        return shadow(200, 290) + _sprig(150, 200, tone("#81803e"), 1, -24) + _sprig(240, 200, LEAF, 0.9, 22) + bars + rect(62, 246, 276, 20, KRAFT.base, 4)
    speck = "".join(circle(104 + (57 * i) % 190, 190 + (31 * i) % 90, 4, m.deep) for i in range(14)) if s.says("scrub", "salt", "oat") else ""
    bar = solid(box(78, 168, 244, 120, 40), m, speck, stroke("M90 262Q200 286 310 262", m.dark, 6), shine("M106 214Q110 188 140 184", 9))
    stamp = path(box(122, 190, 156, 70, 26), m.light) + s.mark(200, 225, 24, m.dark)
    band = solid("M158 166H246V290H158Z", KRAFT if m.base != KRAFT.base else a) + s.mark(202, 226, 20, PAPER.base) if s.pick(2) else stamp
    plants = _sprig(318, 236, LEAF, 0.95, 34) if not s.has("gift box") else path("M330 190L352 168M330 190Q300 160 322 150Q338 160 330 190Z", a.base)
    dish = solid("M60 286H340L318 322Q314 330 304 330H96Q86 330 82 322Z", WOOD, stroke("M100 300H300M112 316H288", WOOD.dark, 5))
    return shadow(200, 270, 338) + plants + bar + band + dish + _foam(100, 140) + _foam(248, 122)


def _bean(x: float, y: float, turn: float, size: float = 1) -> str:
    return f'<g transform="translate({num_(x)} {num_(y)}) rotate({turn}) scale({size})">' + oval(0, 0, 17, 12, COCOA.base) + stroke("M-15 2Q-4 -6 0 0T15 -2", COCOA.deep, 3) + "</g>"


def num_(value: float) -> str:
    """A whole number as text."""
    return f"{value:.0f}"


def _pouch(m: Tone, *inside: str) -> str:
    """A stand-up bag with a folded top."""
    bag = "M116 92H284L304 140L300 312Q300 330 282 330H118Q100 330 100 312L96 140Z"
    return solid(bag, m, path("M116 92H284L296 122H104Z", m.dark), gloss("M108 130h20L124 330h-24Z", 0.18), *inside) + rect(112, 78, 176, 22, m.deep, 5)


def coffee_beans(s: Sketch) -> str:
    """A bag of coffee with beans in front; a box with tasting bags by title."""
    words = (("breakfast", "#d9803c"), ("night", "#34466f"), ("lighthouse", "#c4483f"), ("calm", "#6aa5b8"), ("shade", "#5d8a4f"), ("everyday", "#a5613b"))
    m = tone(next((color for word, color in words if s.says(word)), s.main.base))
    beans = "".join(_bean(70 + 30 * i + 5 * (i % 2), 324 - 9 * (i % 2), 37 * i % 90 - 30) for i in range(10))
    if s.says("box"):
        bags = "".join(solid(box(92 + 56 * i, 116 + 12 * (i % 2), 48, 120, 8), tone(color)) + s.mark(116 + 56 * i, 170, 11, PAPER.base) for i, color in enumerate(("#d9803c", "#34466f", "#5d8a4f", "#c4483f")))
        return shadow(200, 290) + bags + solid("M66 208H334L322 330H78Z", KRAFT, rect(60, 208, 280, 12, KRAFT.dark)) + s.mark(200, 270, 26, m.base) + beans
    scene = (
        path("M100 250Q150 220 200 244T300 236V268H100Z", m.base) + path("M196 176L202 140H214L220 176V246H192Z", "#ffffff") + circle(208, 140, 10, "#f7c948"),
        _sun(200, 206, 24) + path("M130 262q18 -16 36 0t36 0t36 0t36 0V284H130Z", m.base),
        _bean(200, 214, -40, 2.4),
        _sprig(200, 260, LEAF, 0.85) + circle(184, 236, 8, "#c4483f") + circle(216, 226, 8, "#c4483f"),
    )
    chosen = scene[0] if s.says("lighthouse") else scene[3] if s.has("organic") else scene[1 + s.pick(2)]
    night = path("M218 160a36 36 0 1 0 26 58a30 30 0 0 1 -26 -58Z", "#f7c948") if s.says("night") else ""
    valve = circle(200, 126, 7, m.deep)
    label = path(box(132, 158, 136, 124, 14), PAPER.base if not night else m.deep)
    return shadow(200, 260) + _pouch(m, label, night or chosen, dashes("M100 300H300", m.pale, 4)) + valve + beans


def teas(s: Sketch) -> str:
    """A tin of tea with a cup; a box of tea bags or a bowl with its whisk by title."""
    words = (("darjeeling", "#c07a3c"), ("alpine", "#7fa265"), ("rooibos", "#b2492f"), ("matcha", "#86a94b"), ("peppermint", "#4fa58a"), ("chai", "#8a4b6b"), ("breakfast", "#33567d"))
    m = tone(next((color for word, color in words if s.says(word)), s.main.base))
    if s.says("matcha"):
        bowl = solid("M80 216H290Q288 326 185 330Q82 326 80 216Z", tone("#3f4a52"), stroke("M100 256Q185 286 270 256", "#5a6770", 6)) + oval(185, 216, 105, 26, "#2f383f") + oval(185, 220, 90, 19, "#93b84f") + circle(160, 216, 6, "#b5d27a") + circle(204, 224, 8, "#b5d27a")
        whisk = stroke("".join(f"M312 200L{288 + 8 * i} 318" for i in range(7)), "#d9b873", 5) + solid(box(298, 96, 28, 110, 10), tone("#d9b873")) + stroke("M296 204H330", m.dark, 7)
        return shadow(200, 270) + whisk + bowl + solid(box(96, 84, 110, 100, 12), m) + rect(90, 72, 122, 26, STEEL.base, 8) + _sprig(150, 178, tone(m.pale), 0.6)
    cup = solid("M222 244H344Q342 318 283 322Q224 318 222 244Z", PAPER) + oval(283, 244, 61, 13, m.dark) + stroke("M338 260q36 -2 26 28t-42 18", PAPER.dark, 9) + rect(216, 320, 136, 11, PAPER.dark, 5) + stroke("M264 222q-8 -12 0 -22t0 -20M290 222q-8 -12 0 -22t0 -20", "#ffffff", 6, opacity=0.85)
    if s.says("bags"):
        packet = solid(box(70, 130, 170, 200, 8), m, path("M60 180Q155 150 250 180V270Q155 300 60 270Z", PAPER.base)) + path("M70 130L96 96H266L240 130Z", m.light) + path("M240 130L266 96V300L240 330Z", m.deep)
        bag = stroke("M300 250Q330 200 336 180", PAPER.deep, 3) + rect(324, 150, 30, 34, m.base, 4)
        return shadow(210, 290) + packet + _sprig(154, 258, LEAF, 0.72) + cup + bag
    tin = solid(box(76, 112, 150, 218, 12), m, path(box(96, 170, 110, 126, 55), PAPER.base)) + solid(box(70, 86, 162, 40, 10), tone(m.dark)) + rect(124, 72, 54, 18, m.deep, 7)
    herb = _sprig(151, 276, LEAF if not s.says("rooibos", "chai") else tone("#b8653a"), 0.82)
    flower = path(star(151, 226, 26, 0.5, 8), "#f3c45a") + circle(151, 226, 9, "#d98a3a")
    horn = stroke("M124 254Q150 232 180 246", m.dark, 7) if s.says("foghorn") else ""
    loose = "".join(path("M-8 0Q0 -8 8 0Q0 4 -8 0Z", m.deep, transform=f"translate({90 + 22 * i} {326 - 5 * (i % 2)}) rotate({40 * i})") for i in range(6))
    return shadow(206, 300) + tin + (flower if s.says("alpine", "chai") else herb) + horn + loose + cup


def chocolate(s: Sketch) -> str:
    """A bar half out of its wrapper; a bag of drops, gift box or tin of flakes by title."""
    words = (("sea salt", "#3f7fa3"), ("hazelnut", "#c98d4d"), ("oat", "#d9b873"), ("baking", "#a5613b"), ("rose", "#d07a92"), ("100", "#3a3440"), ("drinking", "#8a3f3a"))
    m = tone(next((color for word, color in words if s.says(word)), s.main.base))
    dark = tone("#8a5638") if s.says("milk", "oat") else COCOA
    if s.says("drops"):
        drops = "".join(path("M-14 8Q-14 -4 0 -16Q14 -4 14 8Q0 14 -14 8Z", dark.base, transform=f"translate({66 + 30 * i} {322 - 6 * (i % 2)})") for i in range(10))
        return shadow(200, 260) + _pouch(m, circle(200, 220, 62, PAPER.base)) + "".join(path("M-20 12Q-20 -6 0 -24Q20 -6 20 12Q0 20 -20 12Z", dark.base, transform=f"translate({x} {y})") for x, y in ((176, 236), (222, 238), (200, 200))) + drops
    if s.says("box"):
        tray = solid(box(60, 152, 280, 176, 14), m) + rect(76, 168, 248, 144, m.deep, 8)
        sweets = "".join((circle if (i % 2) else _square)(108 + 62 * (i % 4), 202 + 70 * (i // 4), 24, (dark.base, "#8a5638", "#e9d3b0")[i % 3]) + path(star(108 + 62 * (i % 4), 202 + 70 * (i // 4), 9, 0.5, 6), ("#e8a0b4", "#9cbf6c")[i % 2]) for i in range(8))
        lid = solid(box(70, 78, 260, 64, 12), tone(m.light)) + rect(188, 78, 24, 64, "#fbf6ea") + path("M200 80Q150 40 150 76Q160 96 200 84Q240 96 250 76Q250 40 200 80Z", "#fbf6ea")
        return shadow(200, 300) + lid + tray + sweets
    if s.says("drinking"):
        mug = solid("M232 222H340V290Q340 326 306 326H266Q232 326 232 290Z", PAPER, s.mark(286, 276, 16, m.base)) + stroke("M336 244q34 0 26 30t-34 20", PAPER.dark, 10) + oval(286, 222, 54, 12, dark.base) + circle(272, 218, 10, "#fff") + circle(296, 216, 11, "#ffeef0") + stroke("M268 198q-8 -12 0 -22t0 -20M300 198q-8 -12 0 -22t0 -20", "#ffffff", 6, opacity=0.85)
        tin = solid(box(70, 120, 146, 210, 14), m, circle(143, 232, 52, PAPER.base)) + solid(box(64, 92, 158, 40, 10), tone(m.dark)) + path("M108 248L134 206L150 230L164 214L182 254Z", dark.base)
        return shadow(206, 300) + tin + mug
    cells = "".join(rect(118 + 42 * (i % 4), 54 + 42 * (i // 4), 36, 36, dark.light, 5) + rect(118 + 42 * (i % 4), 54 + 42 * (i // 4), 32, 32, dark.base, 5) for i in range(12))
    bar = rect(112, 48, 176, 150, dark.deep, 8) + cells
    foil = path("M100 178L122 162L144 182L166 162L188 182L210 162L232 182L254 162L278 182L300 166V212H100Z", "#dfe3e8")
    wrap = solid(box(100, 194, 200, 142, 8), m, path("M90 240H310V300H90Z", PAPER.base), rect(90, 206, 220, 8, m.light))
    nuts = "".join(circle(x, y, 9, "#c98d4d") + circle(x - 3, y - 3, 3, "#e9c08a") for x, y in ((150, 270), (174, 264), (162, 284))) if s.says("hazelnut") else "".join(rect(146 + 14 * (i % 3), 258 + 14 * (i // 3), 8, 8, "#9fc3d4", 2) for i in range(6)) if s.says("salt") else _sprig(162, 292, LEAF, 0.4)
    return shadow(200, 230, 346) + move(bar + foil + wrap + nuts + s.mark(226, 270, 22, m.base), turn=-7)


def _square(x: float, y: float, r: float, fill: str) -> str:
    return rect(x - r, y - r, 2 * r, 2 * r, fill, 7)


def olive_oils(s: Sketch) -> str:
    """A bottle of oil with an olive branch; a canister, jug or spray by title."""
    glass = tone("#4c5a34") if s.has("dark bottle") else OIL
    words = (("lemon", "#e7c23a"), ("smoked", "#7a4b3a"), ("harvest", "#5f8a45"), ("mild", "#c9a43a"))
    ink = tone(next((color for word, color in words if s.says(word)), "#6d7d3a"))
    twig = stroke("M262 330Q330 300 344 220", "#7d6a45", 5) + "".join(move(path("M0 0Q-10 -24 0 -46Q10 -24 0 0Z", ("#8fa05a", "#6f8148")[i % 2]), x, y, turn=t, about=(0, 0)) for i, (x, y, t) in enumerate(((298, 308, -50), (318, 290, 60), (330, 268, -40), (340, 244, 50), (344, 222, 0)))) + oval(300, 326, 17, 13, "#6f8148") + oval(340, 310, 16, 12, "#4f5a3a") + circle(294, 321, 4, "#a9b87a")
    lemon = solid(disc(98, 300, 40, 30), tone("#f3cf4a")) + path("M58 296L46 300L58 306Z", "#d9b33a") if s.says("lemon") else ""
    if s.says("jug"):
        jug = solid("M140 120H240V160Q290 190 284 270Q276 330 236 330H150Q104 330 100 270Q96 190 140 160Z", tone("#d9c6a5"), path("M80 250H320V340H80Z", "#b0793f"), stroke("M90 250q20 -14 40 0t40 0t40 0t40 0t40 0", "#8a5a2c", 6)) + stroke("M236 132Q312 130 296 220", "#b0793f", 17) + rect(150, 92, 76, 34, WOOD.base, 8) + path("M140 120L112 112L140 142Z", "#d9c6a5")
        return shadow(210, 230) + twig + jug + _sprig(190, 236, tone("#6f8148"), 0.6)
    if s.says("cooking"):
        can = solid("M112 118H288V312Q288 330 270 330H130Q112 330 112 312Z", tone("#d9b23a"), path(box(134, 160, 132, 134, 66), PAPER.base)) + rect(104, 106, 192, 20, "#b08f2a", 6) + rect(210, 74, 40, 34, INK.base, 6) + stroke("M130 106Q150 70 186 106", "#b08f2a", 9)
        return shadow(210, 240) + twig + can + path("M200 188Q240 236 226 262Q212 280 200 280Q188 280 174 262Q160 236 200 188Z", "#8fa03c")
    if s.says("spray"):
        can = solid(box(140, 130, 120, 200, 22), OIL, shine("M160 160V290", 9)) + solid("M160 132V96Q160 78 178 78H222Q240 78 240 96V132Z", PAPER) + rect(168, 90, 30, 14, INK.base, 4)
        mist = "".join(circle(x, y, 4, "#d9cf5a") for x, y in ((138, 96), (118, 84), (116, 108), (94, 96), (96, 72), (92, 120), (72, 90)))
        return shadow(210, 210) + twig + mist + can + _label(s, 156, 184, 88, 100, ink)
    body = "M178 60H222V124Q262 150 262 200V306Q262 330 238 330H162Q138 330 138 306V200Q138 150 178 124Z"
    if s.pick(2):
        body = "M180 60H220V140L252 168V306Q252 330 228 330H172Q148 330 148 306V168L180 140Z"
    bottle = solid(body, glass, path("M130 190H270V340H130Z", glass.dark, opacity=0.35), shine("M162 196V306", 8, 0.45))
    cork = rect(180, 40, 40, 28, WOOD.base, 6) if s.pick(2, "cork") else rect(176, 44, 48, 42, ink.deep, 6)
    return shadow(210, 230) + twig + lemon + bottle + cork + _label(s, 152 if "252" in body else 148, 204, 96 if "252" in body else 104, 96, ink)


def _bee(x: float, y: float, size: float = 1) -> str:
    """A small bee."""
    return move(oval(-8, -16, 12, 8, "#ffffff", opacity=0.85, transform="rotate(-30)") + oval(10, -16, 12, 8, "#ffffff", opacity=0.85, transform="rotate(20)") + oval(0, 0, 20, 14, "#f3c23b") + rect(-7, -13, 6, 26, INK.base) + rect(5, -12, 6, 24, INK.base) + circle(-15, -2, 2.5, INK.base), x, y, scale=size, about=(0, 0))


def _comb(x: float, y: float, color: Tone, columns: int = 3, rows: int = 3) -> str:
    def cell(cx: float, cy: float) -> str:
        return path(f"M{cx - 16:.0f} {cy - 9:.0f}l16 -9l16 9v18l-16 9l-16 -9Z", color.light, stroke=color.dark, stroke_width=4)

    return "".join(cell(x + 36 * i + 18 * (j % 2), y + 31 * j) for j in range(rows) for i in range(columns))


def honey(s: Sketch) -> str:
    """A jar of honey with a dipper and a bee; a squeezy bottle or comb by title."""
    words = (("heather", "#c0692a"), ("acacia", "#f2c14e"), ("whipped", "#f3d9a0"), ("rooftop", "#dd8f2a"), ("buckwheat", "#7a3f1d"))
    gold = tone(next((color for word, color in words if s.says(word)), HONEY.base))
    ink = s.brand
    dots = dashes("M300 110Q350 140 330 90T366 84", INK.light, 3, "3 8")
    bee = dots + _bee(300, 112, 1.15)
    if s.says("honeycomb"):
        board = solid(box(56, 290, 288, 36, 16), WOOD)
        slab = solid(box(96, 126, 210, 170, 10), HONEY, _comb(120, 146, HONEY, 6, 6)) + path("M96 290Q110 320 126 292V330Q150 340 156 300H300V280H96Z", "#f2b544")
        return shadow(200, 290) + board + slab + bee
    if s.says("squeezy"):
        bottle = solid("M152 150Q110 170 116 220Q130 244 118 280Q118 330 150 330H250Q282 330 282 280Q270 244 284 220Q290 170 248 150Z", HONEY, shine("M138 196Q132 220 144 244", 9)) + solid("M168 150V112Q168 104 178 104L190 66H210L222 104Q232 104 232 112V150Z", tone("#f7f0dd"))
        return shadow(200, 210) + bottle + circle(200, 246, 50, PAPER.base) + _bee(204, 252, 1.7) + bee
    jar = solid("M112 140Q96 150 96 176V300Q96 330 126 330H254Q284 330 284 300V176Q284 150 268 140Z", gold, path("M90 130H300V172Q200 190 90 172Z", GLASS.base), shine("M116 190V300", 10, 0.5))
    lid = solid(box(104, 100, 172, 44, 10), ink if s.pick(2) else tone("#d0aa55"))
    cloth = solid("M92 140Q100 86 190 84Q280 86 288 140Q262 158 240 142Q214 162 190 144Q162 162 140 142Q118 158 92 140Z", ink, dashes("M96 112H284M100 128H280", ink.pale, 6, "3 12")) + stroke("M108 126Q190 140 272 126", "#d9b873", 5)
    dipper = stroke("M356 150L306 290", WOOD.dark, 11) + move(solid(disc(306, 300, 26, 30), WOOD, stroke("M276 286H336M276 298H336M276 310H336", WOOD.deep, 4)), turn=18, about=(306, 300))
    sign = _sprig(190, 288, tone("#a07ab0") if s.says("heather") else LEAF, 0.62) if s.says("heather", "acacia", "buckwheat") else _comb(154, 226, gold, 2, 2)
    return shadow(206, 270) + dipper + jar + (cloth if s.pick(2, "top") else lid) + path(box(132, 200, 116, 96, 14), PAPER.base) + sign + bee


def muesli(s: Sketch) -> str:
    """A bag of muesli behind a bowl with fruit; pots or an oat packet by title."""
    words = (("fruit", "#c4566a"), ("nut", "#a5713b"), ("oat muesli", "#d9a84a"), ("seed", "#5d8a4f"), ("chocolate", "#6d4433"), ("trail", "#3f7f78"))
    m = tone(next((color for word, color in words if s.says(word)), s.main.base))
    if s.says("pots"):
        pots = "".join(solid(f"M{x} {y}h92l-12 78h-68Z", tone(color), rect(x, y + 34, 92, 22, PAPER.base)) + rect(x - 5, y - 12, 102, 17, PAPER.base, 6) for x, y, color in ((150, 130, "#c4566a"), (96, 246, "#d9a84a"), (206, 246, "#5d8a4f")))
        spoon = stroke("M330 330V230", WOOD.base, 9) + oval(330, 212, 17, 26, WOOD.base)
        return shadow(204, 280) + pots + spoon
    flakes = "".join(oval(92 + 23 * i, 262 - 7 * (i % 3), 13, 8, ("#e3bf84", "#cfa063", "#f0d9ab")[i % 3], transform=f"rotate({(i * 40) % 70 - 30} {92 + 23 * i} {262 - 7 * (i % 3)})") for i in range(10))
    berries = circle(130, 250, 11, "#c4384a") + circle(186, 244, 10, "#4d4a8a") + circle(240, 250, 11, "#c4384a") + circle(270, 256, 9, "#4d4a8a")
    nuts = path("M120 258Q120 238 140 236Q156 246 148 262Z", "#8a5a34") + path("M210 256Q214 234 232 238Q244 250 232 262Z", "#8a5a34") + circle(176, 248, 10, "#c98d4d")
    choc = "".join(rect(x, y, 18, 16, COCOA.base, 3) for x, y in ((118, 240), (176, 236), (236, 242), (262, 250)))
    top = choc if s.says("chocolate") else nuts if s.says("nut", "seed", "trail") else berries
    bowl = solid("M68 264H312Q306 334 230 336H150Q74 334 68 264Z", tone("#f3efe6") if s.pick(2) else s.brand, rect(60, 286, 260, 9, m.base))
    bag = move(_pouch(m, path(box(128, 146, 144, 74, 14), PAPER.base), s.mark(200, 182, 22, m.base)), 0, -40)
    grain = move(stroke("M0 0V-90", "#c9a04a", 4) + "".join(path("M0 0Q-16 -10 -10 -28Q4 -20 0 0ZM0 0Q16 -10 10 -28Q-4 -20 0 0Z", "#e0b65a", transform=f"translate(0 {-30 - 22 * i})") for i in range(4)), 336, 326, turn=10, about=(0, 0))
    return shadow(200, 290, 342) + bag + grain + flakes + top + bowl


GLYPHS: dict[str, Glyph] = {
    "Face creams": face_creams,
    "Shampoos": shampoos,
    "Sunscreens": sunscreens,
    "Electric toothbrushes": electric_toothbrushes,
    "Hair dryers": hair_dryers,
    "Soap bars": soap_bars,
    "Coffee beans": coffee_beans,
    "Teas": teas,
    "Chocolate": chocolate,
    "Olive oils": olive_oils,
    "Honey": honey,
    "Muesli": muesli,
}
