"""Kettles, pans, knives and the rest of the kitchen."""

from examples.general_store.pictures.canvas import (
    BARK,
    GLASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Tone,
    box,
    circle,
    clip,
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

COFFEE = tone("#5a3826")


def steam(x: float, y: float) -> str:
    """Three curls of steam rising from a point."""
    return stroke(
        f"M{x - 24} {y}q-12 -14 0 -28t0 -28M{x} {y - 6}q-12 -14 0 -28t0 -28M{x + 24} {y}q-12 -14 0 -28t0 -28",
        "#ffffff", 6, opacity=0.75,
    )  # fmt: skip


def kettles(s: Sketch) -> str:
    """An electric, gooseneck, stovetop, glass or folding kettle."""
    m, a = s.main, s.trim
    if s.says("stovetop"):
        body = "M84 318Q72 206 148 176H252Q328 206 316 318Q200 334 84 318Z"
        spout = solid("M296 226L352 176L366 190L324 276Z", m)
        grip = stroke("M120 190Q116 74 200 72Q284 74 280 190", INK.base, 17) + stroke("M160 82Q200 66 240 82", a.base, 17)
        lid = solid("M156 180Q160 152 200 152Q240 152 244 180Z", m) + circle(200, 146, 12, a.base)
        return shadow() + grip + spout + solid(body, m, shine("M112 296Q104 230 150 200", 12), rect(60, 290, 280, 12, m.dark)) + lid + path("M352 160q12 -10 22 2M356 146q20 -14 34 6", "none", stroke="#fff", stroke_width=5)
    if s.says("gooseneck"):
        spout = stroke("M284 296Q330 292 322 220T362 150", m.dark, 20) + stroke("M284 294Q326 288 318 218T360 150", m.base, 14)
        grip = stroke("M128 176Q52 168 56 240Q62 290 108 286", a.dark, 17)
        body = solid("M112 318L136 166H264L288 318Q200 330 112 318Z", m, shine("M150 300L162 190", 10, 0.3))
        lid = solid("M140 168Q146 146 200 146Q254 146 260 168Z", a) + circle(200, 140, 11, a.dark)
        return shadow() + spout + grip + body + lid + rect(100, 316, 200, 16, INK.base, 7) + circle(200, 324, 4, "#8be08f")
    body = "M110 312L134 138Q138 122 154 122H250Q266 122 270 138L292 312Z"
    if s.says("collapsible"):
        body = "M104 312Q128 290 108 264Q132 244 112 216Q134 196 122 168L134 138Q138 122 154 122H250Q266 122 270 138L282 168Q268 196 292 216Q272 244 296 264Q276 290 296 312Z"
    glass = s.says("glass")
    skin = GLASS if glass else m
    water = rect(90, 210, 220, 110, "#8cc4ea") + "".join(circle(150 + 26 * i, 270 - 18 * (i % 3), 5, "#d8effa") for i in range(5)) if glass else ""
    infuser = rect(176, 120, 48, 120, STEEL.dark, 8) if s.says("infuser") else ""
    window = rect(226, 190, 14, 92, GLASS.base, 7) + rect(226, 236, 14, 46, "#7ab6dd", 7) if not glass and s.pick(2) else ""
    spout = solid("M258 138L312 118L306 150L272 186Z", skin)
    handle = stroke("M142 150Q62 142 66 212Q70 280 118 290", (a if not glass else INK).dark, 20) + stroke("M140 148Q62 140 66 210", a.base if not glass else INK.light, 13)
    lid = solid("M142 126Q150 98 202 98Q254 98 262 126Z", a if not glass else INK) + rect(186, 86, 32, 16, INK.base, 7)
    foot = solid(box(98, 308, 206, 24, 10), INK) + circle(270, 320, 5, "#7cc7f2" if glass else "#ef8f4c")
    return shadow() + handle + spout + solid(body, skin, water, infuser, window, shine("M150 280L162 170", 10, 0.35)) + lid + ("" if glass else s.mark(196, 250, 13, a.base)) + foot


def frying_pans(s: Sketch) -> str:
    """A pan from above with its handle to the right; deep, folding or cast as it says."""
    m, a = s.main, s.trim
    wood = WOOD if s.pick(2) else INK
    if s.says("cast iron"):
        wood = m
    elif s.says("tri-ply"):
        wood = STEEL
    grip = solid("M236 218L258 236L362 348Q372 366 356 372Q344 376 334 364L226 252Z", wood) + circle(346, 356, 6, m.deep)
    if s.says("folding"):
        grip = stroke("M242 242L300 300L262 338", STEEL.dark, 13) + circle(300, 300, 10, a.base)
    inner = tone(m.dark) if not s.says("ceramic") else s.hues[1] if len(s.hues) > 1 else m
    if s.says("tri-ply"):
        inner = tone("#d5dbe0")
    rim = solid(disc(170, 180, 128, 128), m, lit=(-6, -6)) + solid(disc(170, 180, 106, 106), inner, lit=(8, 8))
    sheen = stroke("M92 160A84 84 0 0 1 150 104", "#ffffff", 9, opacity=0.3)
    rivets = circle(250, 252, 5, STEEL.light) + circle(238, 264, 5, STEEL.light)
    lip = path("M60 106Q40 94 44 78Q64 70 92 86Z", m.base) if s.says("cast iron") else ""
    return oval(190, 330, 150, 16, "#1f1836", opacity=0.1) + grip + lip + rim + sheen + rivets + _in_the_pan(s)


def _in_the_pan(s: Sketch) -> str:
    """An egg, mushrooms, a pancake or a leaf of basil, by chance; a lid for the deep pan."""
    if s.says("lid"):
        m = s.main
        return circle(170, 180, 112, GLASS.base, opacity=0.8) + ring(170, 180, 112, STEEL.dark, 8) + circle(170, 180, 20, m.dark) + shine("M96 160A80 80 0 0 1 150 106")
    egg = path("M118 196Q104 138 164 132Q236 126 240 186Q238 240 176 234Q126 236 118 196Z", "#fffdf5") + circle(178, 180, 30, "#f7bb3c") + circle(170, 172, 9, "#ffe09a")
    cake = solid(disc(172, 186, 70, 64), tone("#e2a857")) + rect(152, 164, 40, 32, "#fbe08a", 7)
    veg = "".join(
        move(path("M-24 6Q-24 -26 0 -26Q24 -26 24 6Q0 12 -24 6Z", "#d9b48a") + rect(-9, 6, 18, 22, "#f1dfc4", 6), x, y, turn=t, about=(0, 0))
        for x, y, t in ((140, 160, -20), (206, 170, 30), (166, 226, 8))
    )
    fish = path("M104 190Q150 130 214 172L244 150V214L214 196Q150 238 104 190Z", "#f0937c") + stroke("M150 168V206M174 164V210M196 170V202", "#f8c4b2", 5)
    return (egg, cake, veg, fish)[s.pick(4, "dish")]


def kitchen_knives(s: Sketch) -> str:
    """A knife: chef's, cleaver, bread, paring, santoku or a child's; three for a set."""
    m, a = s.main, s.trim
    if s.says("three-piece"):
        return shadow(200, 190, 350) + move(_knife(s, "M0 0Q26 60 26 170H-10V0Z", m), 118, 46) + move(
            _knife(s, "M-4 30Q24 60 24 170H-10V30Z", m), 206, 46) + move(_knife(s, "M-4 80Q18 110 18 170H-8V80Z", m), 286, 46)  # fmt: skip
    blades = {
        "cleaver": "M-24 -10H52V170H-24Z",
        "bread": "M-8 -40Q22 -40 24 -20V170H-14L-18 158L-12 146L-18 134L-12 122L-18 110L-12 98L-18 86L-12 74L-18 62L-12 50L-18 38L-12 26L-18 14L-12 2Z",
        "paring": "M-4 40Q30 80 28 170H-10Z",
        "santoku": "M-14 -20Q32 -10 40 60V170H-14Z",
        "kids": "M-10 10Q34 4 36 60V170H-10Z",
        "chef": "M-12 -50Q42 40 40 170H-12Z",
    }
    name = next((name for name in blades if s.says(name)), "chef")
    knife = _knife(s, blades[name], m)
    board = solid(box(78, 96, 244, 216, 24), WOOD, stroke("M60 150Q200 166 340 148M60 214Q200 200 340 216M60 270Q200 284 340 268", WOOD.dark, 4, opacity=0.6))
    food = move(_garnish(s), 0, 0)
    return shadow(200, 240) + board + food + move(knife, 196, 120, turn=42, about=(0, 110))


def _knife(s: Sketch, blade: str, m: Tone) -> str:
    """A knife pointing up; its blade meets the handle at y = 170."""
    dents = "".join(circle(6 + 16 * (i % 2), 20 + 22 * i, 5, STEEL.light) for i in range(6)) if s.says("hammered") else ""
    steel = tone("#dfe5ea")
    edge = path("M-40 -60H-2V170H-40Z", "#f7fafc", opacity=0.8)
    handle = solid(box(-10, 170, 40, 112, 14), m, rect(-10, 196, 50, 8, s.trim.base) if len(s.hues) > 1 else "")
    rivets = "".join(circle(10, y, 4.5, STEEL.light) for y in (192, 226, 260)) if len(s.hues) == 1 else ""
    guard = rect(-14, 164, 48, 12, STEEL.dark, 4)
    return solid(blade, steel, dents, edge, lit=(-5, 0)) + handle + rivets + guard


def _garnish(s: Sketch) -> str:
    """Something that has been cut."""
    tomato = circle(120, 264, 28, "#d9503f") + circle(120, 264, 20, "#ee8470") + circle(112, 258, 4, "#f9d9a0") + circle(128, 260, 4, "#f9d9a0") + circle(120, 272, 4, "#f9d9a0")
    carrot = "".join(circle(110 + 24 * i, 268 - 14 * (i % 2), 17, "#ee8a3a") + circle(110 + 24 * i, 268 - 14 * (i % 2), 8, "#f6b46f") for i in range(3))
    herb = path("M98 278Q104 240 136 236Q142 270 98 278Z", "#5fa463") + path("M120 290Q130 262 160 262Q156 292 120 290Z", "#7cbc72")
    bread = path("M92 290Q86 242 122 238Q158 242 152 290Z", "#c98d4d") + path("M102 284Q98 252 122 250Q146 252 142 284Z", "#f2d9a8")
    return bread if s.says("bread") else (tomato, carrot, herb)[s.pick(3, "cut")]


def coffee_makers(s: Sketch) -> str:
    """A press, moka pot, dripper, lever, drip or bean-to-cup machine or cold-brew bottle."""
    if s.says("french press"):
        return _french_press(s)
    if s.says("moka"):
        return _moka(s)
    if s.says("dripper"):
        return _dripper(s)
    if s.says("bottle"):
        return _cold_brew(s)
    if s.says("lever"):
        return _lever(s)
    m, a = s.main, s.trim
    bean = s.says("bean")
    body = solid("M88 92Q88 74 106 74H294Q312 74 312 92V146H178V296H312V330H88Z", m)
    panel = rect(108, 92, 60, 26, INK.dark, 6) + stroke("M120 105h14m10 0h12", "#8fe3c0", 5) + circle(206, 106, 11, a.base) + circle(240, 106, 11, m.pale)
    hopper = path("M150 40H270L256 76H164Z", GLASS.base, opacity=0.85) + "".join(oval(180 + 20 * i, 66 - 8 * (i % 2), 9, 6, COFFEE.base) for i in range(4)) if bean else ""
    nozzle = rect(226, 140, 40, 24, INK.base, 6) + stroke("M236 166V196M256 166V196", COFFEE.base, 5)
    if bean:
        cup = solid("M212 226H280L272 292H220Z", PAPER) + stroke("M278 240q26 4 18 26t-24 10", PAPER.dark, 9) + s.mark(246, 258, 11, a.base)
    else:
        cup = solid("M206 196H286L302 280Q302 294 288 294H204Q190 294 190 280Z", GLASS, rect(180, 236, 130, 60, COFFEE.base)) + stroke("M294 214q34 6 26 38t-24 22", INK.base, 10) + rect(200, 186, 92, 14, INK.base, 6)
    return shadow(200, 250) + hopper + body + panel + nozzle + cup + (steam(246, 220) if bean else "") + circle(132, 250, 22, m.dark) + s.mark(132, 250, 12, a.base)


def _french_press(s: Sketch) -> str:
    a = s.trim
    glass = solid("M122 130H270V318H122Z", GLASS, rect(110, 206, 170, 120, COFFEE.base), rect(110, 196, 170, 14, STEEL.base), rect(110, 210, 170, 10, "#8a5f42"), shine("M142 146V300", 10, 0.5))
    frame = stroke("M122 176H270M122 284H270", a.dark, 9) + rect(112, 312, 168, 18, a.base, 8)
    lid = solid("M116 132Q122 100 196 100Q270 100 276 132Z", a) + rect(192, 52, 8, 150, STEEL.dark) + circle(196, 50, 17, a.dark)
    handle = stroke("M272 166Q336 164 336 222Q336 282 272 280", a.dark, 17)
    lip = path("M122 130L92 136L122 168Z", GLASS.base)
    return shadow(206, 220) + handle + lip + glass + frame + lid


def _moka(s: Sketch) -> str:
    m, a = s.main, s.trim
    low = solid(polygon(((126, 326), (112, 232), (278, 232), (264, 326))), m, path("M170 220H226L222 330H176Z", m.light))
    top = solid(polygon(((142, 224), (120, 118), (278, 118), (252, 224))), m, path("M176 110H232L222 230H182Z", m.light))
    waist = rect(130, 216, 134, 20, m.deep, 6)
    spout = path("M124 134L92 116L122 108Z", m.dark)
    lid = solid(polygon(((116, 120), (200, 86), (282, 120))), m) + circle(200, 80, 12, a.dark)
    handle = stroke("M276 136H330L320 214", a.dark, 19)
    return shadow(200, 190) + handle + spout + low + top + waist + lid + steam(96, 96)


def _dripper(s: Sketch) -> str:
    m, a = s.main, s.trim
    ribs = stroke("M150 100L182 190M180 100L194 190M220 100L206 190M250 100L218 190", m.dark, 5)
    cone = solid("M112 96H288L226 196H174Z", m, ribs) + rect(102, 84, 196, 20, m.light, 9)
    filter_ = path("M124 86L136 56H264L276 86Z", PAPER.base) + oval(200, 62, 58, 8, COFFEE.base)
    plate = solid(box(140, 190, 120, 18, 8), a)
    handle = stroke("M280 116q46 0 38 32t-52 20", m.dark, 12)
    server = solid("M144 208H256L286 310Q286 330 266 330H134Q114 330 114 310Z", GLASS, rect(100, 262, 200, 80, COFFEE.base), shine("M146 236L132 296", 9, 0.6))
    drops = path("M200 214q7 14 0 20q-7 -6 0 -20ZM200 242q6 12 0 17q-6 -5 0 -17Z", COFFEE.base)
    return shadow(200, 200) + filter_ + handle + server + drops + cone + plate


def _cold_brew(s: Sketch) -> str:
    m = s.main
    glass = solid("M144 150Q144 128 164 124H236Q256 128 256 150V310Q256 330 236 330H164Q144 330 144 310Z", GLASS, rect(130, 178, 140, 160, COFFEE.light), rect(180, 124, 40, 150, COFFEE.deep, 8), rect(164, 214, 26, 24, "#ffffff", 5), shine("M160 150V300", 8, 0.5))
    lid = solid(box(150, 72, 100, 56, 14), m) + stroke("M176 72Q200 30 224 72", s.trim.dark, 10)
    sleeve = solid(box(140, 262, 120, 52, 10), m) + s.mark(200, 288, 14, s.trim.pale)
    return shadow(200, 160) + glass + lid + sleeve


def _lever(s: Sketch) -> str:
    m, a = s.main, s.trim
    stand = solid("M120 314H280Q292 314 292 330H108Q108 314 120 314Z", INK) + solid(box(168, 84, 36, 236, 14), m)
    head = solid(box(150, 132, 110, 54, 18), m) + circle(176, 158, 20, PAPER.base) + ring(176, 158, 20, STEEL.dark, 4) + stroke("M176 158L186 146", "#d9503f", 4)
    arms = stroke("M186 96L300 60", m.dark, 12) + solid(box(288, 40, 66, 26, 12), WOOD)
    filter_ = solid(box(206, 186, 66, 20, 6), STEEL) + solid(box(268, 186, 70, 20, 9), WOOD)
    cup = solid("M204 254H272L264 312H212Z", PAPER) + s.mark(238, 282, 10, a.base) + stroke("M230 210V246M246 210V246", COFFEE.base, 4)
    return shadow(200, 220) + arms + stand + head + filter_ + cup


def blenders(s: Sketch) -> str:
    """A jug on its motor, a hand-held stick or a travel cup."""
    m, a = s.main, s.trim
    if s.says("hand blender"):
        foot = solid("M182 250H218L234 312Q236 330 220 330H180Q164 330 166 312Z", STEEL) + rect(176, 318, 48, 8, STEEL.deep, 3)
        shaft = solid(box(184, 170, 32, 92, 6), STEEL)
        grip = solid("M170 60Q170 36 200 36Q230 36 230 60L224 180H176Z", m, path("M160 150H240V190H160Z", m.dark), shine("M184 60L186 140", 7))
        whisk = ""
        if s.has("whisk attachment"):
            whisk = move(rect(-7, -60, 14, 70, STEEL.dark, 4) + stroke("M0 8Q-34 60 0 100Q34 60 0 8M0 8Q-12 60 0 100Q12 60 0 8", STEEL.dark, 5), 292, 214)
        return shadow(205, 190) + whisk + foot + shaft + grip + rect(188, 86, 24, 34, a.base, 9) + rect(188, 128, 24, 16, m.pale, 7)
    fruit = circle(176, 226, 17, "#e2574c") + circle(214, 236, 15, "#f0b03c") + circle(200, 200, 12, "#7a55a3") + path("M222 204q20 -20 26 0q-8 14 -26 0Z", "#62a765")
    smooth = path("M90 170Q140 150 190 170T300 166V300H90Z", ("#e98aa4", "#8cc084", "#f2b661", "#a98ad0")[s.pick(4)])
    if s.says("personal", "travel"):
        jar = solid("M142 118H258L250 262H150Z", GLASS, smooth, fruit, shine("M162 134L168 240", 9, 0.6))
        lid = solid(box(136, 86, 128, 36, 14), a) + stroke("M176 86Q200 46 224 86", a.dark, 11)
        return shadow(200, 180) + jar + lid + solid("M146 256H254Q268 290 266 330H134Q132 290 146 256Z", m) + circle(200, 296, 15, a.base) + s.mark(200, 296, 8, m.pale)
    jar = solid("M118 92H276L254 252H146Z", GLASS, smooth, fruit, shine("M142 110L160 232", 10, 0.6))
    handle = stroke("M272 112H322L306 214H258", (a if s.pick(2) else INK).base, 15)
    lid = solid(box(112, 72, 170, 26, 10), a) + rect(176, 54, 48, 22, a.dark, 8)
    if s.says("steamer"):
        lid += steam(198, 52)
    base = solid("M138 248H262L288 330H112Z", m) + circle(200, 296, 20, INK.base) + stroke("M200 296L210 282", PAPER.base, 5) + circle(152, 304, 6, a.base) + circle(248, 304, 6, a.base)
    return shadow(200, 210) + handle + jar + lid + base


def mugs(s: Sketch) -> str:
    """A mug with its own glaze; camp, toddler, stacked, glass or bone china as it says."""
    m, a = s.main, s.trim
    if s.says("stacking"):
        cups = "".join(move(_mug(s, s.hue(i), "M124 0H276L268 84H132Z"), 0, y) for i, y in enumerate((248, 184, 120, 56)))
        return shadow(200, 200) + cups
    if s.says("double-walled"):
        one = path("M-58 0H58L46 150Q44 164 30 164H-30Q-44 164 -46 150Z", GLASS.base, opacity=0.8) + path("M-46 30H46L36 132Q30 144 0 144T-36 132Z", "#a8703f") + rect(-46, 26, 92, 22, "#f3e3cc", 6) + shine("M-46 20L-38 120", 6, 0.8)
        grip = stroke("M52 40q48 4 38 50t-52 26", GLASS.dark, 9)
        return shadow(205, 290) + move(grip + one, 250, 130) + move(grip + one, 120, 166)
    if s.says("cup and saucer"):
        bowl = solid("M116 156H284Q284 262 200 270Q116 262 116 156Z", m, _florets(a))
        return shadow(200, 260) + stroke("M276 178q54 0 42 42t-66 22", m.dark, 12) + bowl + rect(112, 150, 176, 10, "#d8b45e", 5) + rect(176, 266, 48, 18, m.dark, 5) + solid("M70 282H330Q320 318 200 320Q80 318 70 282Z", m, rect(60, 280, 280, 9, "#d8b45e")) + steam(200, 140)
    if s.says("toddler"):
        body = solid("M124 128H276L262 310Q260 328 240 328H160Q140 328 138 310Z", m, _florets(a))
        grips = stroke("M128 170q-66 0 -54 56t70 36M272 170q66 0 54 56t-70 36", a.base, 18)
        return shadow(200, 230) + grips + body + solid(box(112, 100, 176, 40, 18), a)
    wide = s.says("soup")
    d = "M72 150H290Q290 326 181 328Q72 326 72 150Z" if wide else "M104 120H268V290Q268 328 230 328H142Q104 328 104 290Z"
    grip = stroke("M266 168Q340 160 336 226Q330 286 262 276", m.dark, 23) + stroke("M266 164Q336 158 332 222", m.base, 15)
    if s.says("camp"):
        lid = solid(box(96, 96, 180, 34, 12), INK) + rect(220, 84, 30, 18, a.base, 6)
        return shadow(210, 230) + grip + solid(d, m, rect(90, 276, 200, 60, a.base), shine("M128 150V260", 9)) + lid + s.mark(186, 208, 24, m.pale)
    specks = "".join(circle(116 + (37 * i) % 150, 210 + (53 * i) % 110, 2.5 + i % 2, m.deep) for i in range(16))
    dip = path(f"M40 110H320V{188 + s.pick(30)}Q250 220 190 200T40 206Z", a.base)
    rim = oval(181, 150, 109, 20, m.deep) + oval(181, 154, 96, 14, "#d98b4f") if wide else oval(186, 122, 82, 17, m.deep) + oval(186, 126, 70, 12, COFFEE.base)
    return shadow(205, 240) + grip + solid(d, m, dip, specks, shine("M128 170V280", 9, 0.3)) + rim + steam(184, 92)


def _mug(s: Sketch, color: Tone, d: str) -> str:
    return stroke("M268 16q44 0 38 28t-42 22", color.dark, 12) + solid(d, color, rect(100, 50, 200, 9, s.trim.light)) + rect(120, -6, 160, 12, color.light, 6)


def _florets(a: Tone) -> str:
    return "".join(path(star(150 + 50 * (i % 3), 196 + 48 * (i // 3), 15, 0.5, 6), a.base) + circle(150 + 50 * (i % 3), 196 + 48 * (i // 3), 5, "#f6d66b") for i in range(6))


def food_containers(s: Sketch) -> str:
    """Boxes, tubs, jars, a flask, a bento box, wraps or folding bowls."""
    m, a = s.main, s.trim
    if s.says("jars"):
        fills = ("#d9a860", "#7d5437", "#e8d3a0")
        jars = ""
        for i, (x, h) in enumerate(((72, 200), (164, 160), (252, 120))):
            y = 330 - h
            jars += solid(box(x, y, 80, h, 14), GLASS, rect(x, y + 40, 80, h, fills[i]), shine(f"M{x + 14} {y + 16}V{y + h - 20}", 7, 0.6)) + solid(box(x + 4, y - 26, 72, 30, 6), WOOD)
        return shadow(200, 290) + jars
    if s.says("flask"):
        return shadow(200, 170) + solid(box(126, 128, 148, 202, 30), m, shine("M148 160V290", 10, 0.25)) + solid(box(134, 78, 132, 56, 14), STEEL) + rect(126, 150, 148, 14, a.base) + s.mark(200, 230, 24, a.base) + stroke("M296 330V220", STEEL.dark, 9) + oval(296, 204, 15, 24, STEEL.dark)
    if s.says("wraps"):
        cloth = "".join(move(solid(box(96, 90, 190, 190, 12), s.hue(i), "".join(path(star(126 + 62 * (j % 3), 122 + 62 * (j // 3), 24, 0.85, 3), s.hue(i).light) for j in range(9))), 0, 0, turn=8 * i - 14) for i in (2, 1, 0))
        return shadow(200, 250) + cloth
    if s.says("bento"):
        cells = "".join(rect(x, y, w, h, m.deep, 12) for x, y, w, h in ((80, 176, 108, 130), (200, 176, 120, 58), (200, 246, 120, 60)))
        food = circle(116, 220, 24, "#f8f8f4") + rect(102, 224, 28, 22, "#33503c", 3) + circle(156, 262, 24, "#f8f8f4") + rect(142, 266, 28, 22, "#33503c", 3) + circle(228, 206, 16, "#e2574c") + circle(262, 206, 16, "#e2574c") + path("M216 292Q220 258 250 262Q280 254 304 292Z", "#6fb367") + circle(292, 206, 14, "#f2b13c")
        return shadow(200, 290) + solid(box(60, 156, 280, 172, 30), m) + cells + food + move(solid(box(66, 84, 268, 62, 24), a, s.mark(200, 114, 18, a.pale)), turn=-5)
    if s.says("collapsible"):
        bowl = "M64 0H336L318 34H82ZM86 38H314L298 66H102ZM108 70H292L270 98H130Z"
        return shadow(200, 240) + move(solid(bowl, m), 0, 228) + rect(54, 214, 292, 18, m.light, 9) + move(solid(bowl, a) + rect(-10, -14, 356, 22, a.light, 10), 0, 140, scale=0.7, about=(200, 0))
    count = 4 if s.says("twelve") else 3
    lids = a if len(s.hues) > 1 else tone("#4f9bb0")
    tubs = ""
    for i in range(count):
        h, w = (54, 250) if count == 4 else (70 - 4 * i, 280 - 46 * i)
        y = 330 - sum((54 if count == 4 else 70 - 4 * j) + 6 for j in range(i + 1))
        food = (("#e98a4c", "#6fb367", "#e9cf7a", "#c85a5a")[(i + s.pick(4)) % 4])
        tubs += solid(box(200 - w / 2, y, w, h, 14), GLASS, rect(200 - w / 2, y + h * 0.45, w, h, food, 0)) + solid(box(196 - w / 2, y - 8, w + 8, 20, 8), lids)
    return shadow(200, 290) + tubs


def cutting_boards(s: Sketch) -> str:
    """A board of wood grain, end-grain checks, colours or bamboo with something to cut."""
    m, a = s.main, s.trim
    if s.says("colour-coded"):
        stand = rect(90, 306, 220, 24, INK.base, 8)
        boards = "".join(move(solid(box(110, 84, 170, 226, 20), s.hue(i)) + rect(160, 98, 70, 20, s.hue(i).deep, 10), 14 * i - 18, 0) for i in (3, 2, 1, 0))
        return shadow(200, 240) + boards + stand
    if s.says("roll-up"):
        sheet = solid("M70 118H272V300H70Z", m, stroke("M70 160H280M70 210H280M70 260H280M120 110V310M180 110V310M240 110V310", m.light, 3))
        roll = solid(box(262, 108, 56, 202, 28), m) + oval(290, 136, 17, 17, m.deep) + ring(290, 136, 8, m.light, 3)
        return shadow(200, 270, 322) + sheet + roll + rect(258, 200, 66, 18, a.base, 5)
    grain = stroke("M40 130Q180 150 360 126M40 180Q180 166 360 184M40 232Q180 250 360 226M40 284Q200 270 360 290", m.dark, 4, opacity=0.7)
    if s.says("end-grain"):
        grain = "".join(rect(50 + 38 * (i % 8), 92 + 36 * (i // 8), 38, 36, m.light if (i + i // 8) % 2 else m.dark) for i in range(56))
    elif s.says("bamboo"):
        grain = "".join(rect(50, 92 + 26 * i, 300, 13, m.light) for i in range(10))
    handled = s.says("oak", "paper")
    board = solid(box(66, 96, 268, 220, 26), m, grain)
    if handled:
        board = solid(box(164, 42, 72, 90, 28), m) + board + circle(200, 68, 13, s.kind.tint)
    groove = stroke(box(86, 116, 228, 180, 16), m.deep, 5, opacity=0.6) if s.has("juice groove") else ""
    tray = solid(box(84, 300, 232, 34, 8), STEEL) if s.says("trays") else ""
    feet = rect(90, 310, 40, 22, "#e2574c", 8) + rect(270, 310, 40, 22, "#3f8fc4", 8) if s.says("feet") else ""
    return shadow(200, 280) + feet + tray + board + groove + _on_board(s)


def _on_board(s: Sketch) -> str:
    loaf = solid("M124 232Q116 168 180 166H226Q286 168 276 232Q200 246 124 232Z", tone("#c98d4d")) + stroke("M160 180L150 214M196 176L190 216M234 178L232 216", "#f0cf98", 7)
    bits = circle(140, 210, 28, "#d9503f") + circle(140, 210, 20, "#ee8470") + circle(198, 230, 28, "#d9503f") + circle(198, 230, 20, "#ee8470") + path("M226 180Q260 140 284 178Q262 206 226 180Z", "#5fa463")
    cheese = solid("M128 236V200L262 160Q286 180 280 236Z", tone("#f2c14e")) + circle(176, 214, 10, "#d9a030") + circle(226, 204, 13, "#d9a030") + circle(250, 226, 7, "#d9a030")
    return (loaf, bits, cheese)[s.pick(3, "food")]


GLYPHS: dict[str, Glyph] = {
    "Kettles": kettles,
    "Frying pans": frying_pans,
    "Kitchen knives": kitchen_knives,
    "Coffee makers": coffee_makers,
    "Blenders": blenders,
    "Mugs": mugs,
    "Food containers": food_containers,
    "Cutting boards": cutting_boards,
}
