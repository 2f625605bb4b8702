"""Tents, sleeping bags and what else a night outdoors needs."""

from examples.general_store.pictures.canvas import (
    BARK,
    GLASS,
    GLOW,
    INK,
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

GRASS = stroke("M52 330l-6 -16M58 330l4 -20M338 330l-4 -18M346 330l6 -14", "#7fae6d", 5)


def tents(s: Sketch) -> str:
    """A ridge, dome, tunnel or bell tent, or a hammock under a tarp."""
    m, a = s.main, s.trim
    pole = stroke("M44 330L30 336M356 330L370 336", INK.light, 4)
    if s.says("bell"):
        walls = solid("M84 252H316V330H84Z", m, rect(80, 318, 240, 14, m.deep))
        roof = solid("M200 64L340 254Q200 276 60 254Z", m, path("M200 64L150 270H100ZM200 64L250 270H300Z", m.dark))
        door = path("M200 140L246 330H154Z", m.deep) + path("M200 140L154 330H140L196 140ZM200 140L246 330H260L204 140Z", m.pale)
        lines = stroke("M60 254L26 330M340 254L374 330M200 64V44", INK.light, 3)
        flag = path("M200 40L236 52L200 62Z", s.brand.base)
        return shadow(200, 300) + GRASS + lines + walls + roof + door + flag
    if s.says("hammock"):
        trees = rect(36, 60, 26, 272, BARK.base, 6) + rect(338, 60, 26, 272, BARK.dark, 6) + circle(48, 66, 44, "#7fae6d") + circle(352, 60, 48, "#6d9c5f")
        tarp = solid("M60 148L200 84L340 148L318 176L200 120L82 176Z", a)
        sling = solid("M56 190Q200 320 344 190Q330 306 200 306Q70 306 56 190Z", m, stroke("M90 220Q200 318 310 220", m.dark, 5))
        return shadow(200, 320) + trees + sling + tarp
    if s.says("family"):
        body = solid("M44 330L78 176Q96 120 150 116H262Q316 122 334 180L358 330Z", m, path("M150 110Q120 200 118 340H20V110Z", m.light), stroke("M150 116Q122 200 120 330M262 116Q290 200 292 330", a.base, 6))
        door = path("M160 330V196Q164 158 206 158Q248 158 252 196V330Z", m.deep) + path("M160 330V196Q164 164 190 159Q176 240 176 330Z", m.pale)
        window = solid(box(282, 206, 44, 50, 12), tone("#cfe6ee"))
        return shadow(200, 330) + GRASS + pole + body + door + window + s.mark(206, 138, 9, a.base)
    if s.says("pop-up", "solo"):
        low = 30 if s.says("solo") else 0
        body = solid(f"M40 330Q60 {130 + low} 210 {126 + low}Q340 {136 + low} 362 330Z", m, path(f"M210 120Q300 200 290 340H380V120Z", m.dark), stroke(f"M210 {126 + low}Q110 200 96 330M210 {126 + low}Q296 210 292 330", a.base, 7))
        door = path(f"M128 330Q136 {200 + low} 200 {186 + low}Q244 220 244 330Z", m.deep) + path(f"M128 330Q136 {200 + low} 200 {186 + low}Q160 250 156 330Z", m.pale)
        return shadow(200, 330) + GRASS + pole + body + door + s.mark(270, 280, 11, a.pale)
    back = solid("M200 92L352 330H206Z", tone(m.dark))
    front = solid("M190 92L352 330H40Z", m, path("M190 92L352 330H270Z", m.dark), stroke("M190 92L110 340M190 92L276 340", a.base, 6))
    door = path("M190 138L252 330H132Z", m.deep) + path("M190 138L132 330H116L184 142Z", a.light) + path("M190 138L252 330H266L196 142Z", a.light)
    lines = stroke("M190 92L24 300M190 92L376 296", INK.light, 3) if s.has("storm guylines") else ""
    vale = path("M40 330L54 308H336L352 330Z", a.dark) if s.has("snow valance") else ""
    stars = "".join(path(star(x, y, 9, 0.4, 4), PAPER.base) for x, y in ((80, 96), (310, 110), (128, 66)))
    return shadow(200, 330) + stars + lines + GRASS + back + front + vale + door + circle(190, 92, 6, INK.base)


def sleeping_bags(s: Sketch) -> str:
    """A mummy bag with its hood, or a rectangular bag turned back at the corner."""
    m, a = s.main, s.trim
    quilts = "".join(f"M60 {y}Q200 {y + 16} 340 {y}" for y in range(140, 340, 32))
    if s.says("rectangular", "quilt"):
        bag = solid(box(104, 62, 192, 272, 22), m, stroke(quilts, m.dark, 5), stroke("M280 60V340", a.base, 6))
        pillow = solid(box(122, 48, 156, 52, 22), PAPER)
        fold = solid("M104 96Q200 110 296 96V170Q240 150 104 190Z", a, stroke("M110 130Q180 140 290 120", a.dark, 4))
        return shadow(200, 240, 342) + bag + pillow + fold + s.mark(160, 250, 16, a.base)
    outer = "M200 46Q278 46 290 128Q300 220 262 318Q254 340 200 342Q146 340 138 318Q100 220 110 128Q122 46 200 46Z"
    if s.says("caterpillar"):
        rings = "".join(rect(90, y, 220, 24, s.hue(i).base) for i, y in enumerate(range(168, 340, 24)))
        horns = stroke("M164 64Q150 26 128 30M236 64Q250 26 272 30", m.dark, 8) + circle(128, 30, 9, a.base) + circle(272, 30, 9, a.base)
        face = circle(200, 110, 50, "#f3cfa8") + circle(182, 104, 6, INK.base) + circle(218, 104, 6, INK.base) + stroke("M182 124Q200 142 218 124", INK.base, 5)
        return shadow(200, 220, 346) + horns + solid(outer, m, rings) + face
    hood = solid(disc(200, 112, 60, 54), tone(m.deep)) + solid(disc(200, 118, 46, 38), a) + solid(box(162, 112, 76, 34, 16), PAPER)
    cord = stroke("M160 160Q200 190 240 160", a.light, 5) + circle(236, 170, 6, INK.base)
    zip_ = stroke("M268 178Q276 240 244 330", a.base, 6) + rect(260, 186, 12, 22, a.dark, 4)
    sack = solid(box(296, 258, 66, 76, 24), a, rect(290, 272, 80, 8, a.deep), rect(290, 312, 80, 8, a.deep)) if s.has("packable") else ""
    foot = path("M120 292Q200 316 280 292V350H120Z", a.base) if s.pick(2) else ""
    return shadow(210, 240, 344) + sack + solid(outer, m, stroke(quilts, m.dark, 6), foot, gloss("M120 130Q140 220 160 330H130Q96 220 120 130Z", 0.12)) + hood + zip_ + cord


def sleeping_mats(s: Sketch) -> str:
    """A mat standing up with its channels, the rolled part in front; a folded one by title."""
    m, a = s.main, s.trim
    if s.says("folding"):
        slabs = ""
        for i in range(6):
            y = 280 - 40 * i
            bumps = stroke(f"M70 {y}H332", m.pale, 18, stroke_dasharray="0 26")
            slabs += bumps + solid(box(54, y + 4, 292, 34, 12), tone(m.light) if i % 2 else m)
        bands = rect(110, 70, 16, 252, a.base, 6) + rect(274, 70, 16, 252, a.base, 6)
        return shadow(200, 300, 326) + slabs + bands
    wide = 60 if s.says("double", "wide", "winter") else 0
    x, w = 128 - wide, 144 + 2 * wide
    if s.says("ultralight", "airloft", "featherstone"):
        tubes = stroke("".join(f"M{x - 10} {y}H{x + w + 10}" for y in range(84, 320, 26)), m.dark, 6)
    elif s.says("kids"):
        tubes = "".join(path(star(x + 36 + 70 * (i % 2), 110 + 44 * i, 18), a.light) for i in range(5)) + stroke(box(x + 8, 58, w - 16, 268, 30), m.dark, 6)
    else:
        tubes = stroke("".join(f"M{x + 24 * i} 50V340" for i in range(1, w // 24 + 1)), m.dark, 6)
    seam = stroke("M200 50V340", m.deep, 8) if s.says("double") else ""
    mat = solid(box(x, 50, w, 280, 30), m, tubes, seam, gloss(f"M{x} 50h34V340h-34Z", 0.16))
    valve = circle(x + w - 22, 72, 10, a.base) + circle(x + w - 22, 72, 4, a.deep)
    roll = solid(box(x - 14, 292, w + 28, 44, 22), a, stroke("".join(f"M{px} 290V340" for px in range(int(x), int(x + w), 26)), a.dark, 4))
    straps = rect(x + 18, 288, 12, 52, INK.base, 5) + rect(x + w - 30, 288, 12, 52, INK.base, 5)
    sack = solid(box(312, 246, 56, 88, 24), a) + stroke("M322 252Q340 226 358 252", a.deep, 5) if not wide else ""
    return shadow(206, w + 110, 340) + sack + mat + valve + (roll + straps if s.says("selfinflate", "camper") else "") + s.mark(200, 196, 20, a.pale)


def _flames(x: float, y: float, size: float = 1) -> str:
    blue = path("M0 0Q-30 -10 -22 -40Q-14 -30 -10 -34Q-12 -60 2 -74Q4 -56 16 -44Q28 -28 18 -10Q12 -2 0 0Z", "#5aa9e0") + path("M0 0Q-16 -8 -8 -28Q0 -34 4 -44Q14 -22 8 -6Z", "#ffd873")
    return move(blue, x, y, scale=size, about=(0, 0))


def camping_stoves(s: Sketch) -> str:
    """A burner on its gas, a pot system, a wood burner, a two-burner or a hob."""
    m, a = s.main, s.trim
    pot = lambda y: solid(box(128, y, 144, 92, 12), STEEL, shine(f"M148 {y + 18}v56", 9)) + stroke(f"M272 {y + 24}h52", INK.base, 11) + rect(120, y - 6, 160, 12, STEEL.dark, 6)  # noqa: E731
    if s.says("induction"):
        plate = solid(box(48, 214, 304, 112, 22), INK, rect(40, 288, 330, 50, INK.dark)) + oval(200, 250, 96, 26, "#565a66") + stroke("M110 250a90 22 0 0 1 180 0", "#e0665f", 4) + stroke("M92 306h40M152 306h12M180 306h12", "#8fe3c0", 7) + circle(314, 306, 9, a.base)
        return shadow(200, 300) + plate + pot(150) + _steam()
    if s.says("twoburner"):
        case = solid(box(44, 246, 312, 82, 12), m) + circle(110, 294, 15, INK.base) + circle(290, 294, 15, INK.base) + s.mark(200, 290, 15, a.pale)
        lid = solid("M60 118H340L350 244H50Z", tone(m.dark), rect(80, 140, 240, 90, m.deep, 6))
        grid = stroke("M76 244H164M236 244H324M90 236V244M150 236V244M250 236V244M310 236V244", INK.base, 8)
        return shadow(200, 320) + lid + _flames(120, 238, 0.7) + _flames(280, 238, 0.7) + case + grid
    if s.says("wood-gas", "spirit"):
        holes = "".join(circle(140 + 30 * (i % 5), 236 + 60 * (i // 5), 8, "#f0913c" if i < 5 else INK.base) for i in range(10))
        can = solid("M112 196H288L276 330H124Z", m, holes)
        prongs = stroke("M124 196V172H150M276 196V172H250M200 196V176", m.deep, 9)
        fire = _flames(160, 200, 0.9) + _flames(240, 200, 0.9) + _flames(200, 204, 1.2)
        twig = stroke("M60 326L118 306M70 306L112 330", BARK.base, 11) if s.says("twig") else ""
        top = pot(78) if s.says("spirit") else ""
        return shadow(200, 260) + twig + fire + prongs + can + top
    gas = solid("M124 268Q124 248 160 244H240Q276 248 276 268V318Q276 332 262 332H138Q124 332 124 318Z", tone("#3f8fc4") if m == STEEL or s.says("pocket") else a, rect(110, 286, 180, 20, PAPER.base)) + s.mark(200, 296, 8, INK.base)
    if s.says("jetkettle"):
        mug = solid(box(134, 70, 132, 146, 14), m, rect(130, 182, 140, 40, INK.base), shine("M152 90V160", 9)) + rect(126, 58, 148, 22, INK.base, 9) + stroke("M266 100h34v74h-34", a.dark, 10)
        return shadow(200, 200) + rect(178, 210, 44, 40, STEEL.dark, 6) + gas + _flames(170, 236, 0.3) + mug + s.mark(196, 130, 22, a.pale) + _steam(46)
    head = solid(box(166, 178, 68, 26, 10), m) + rect(190, 200, 20, 48, m.dark, 5) + rect(210, 216, 60, 9, STEEL.dark, 4) + circle(274, 220, 11, a.base)
    arms = stroke("M172 184L128 158V136M228 184L272 158V136", m.deep, 10)
    legs = stroke("M180 320L110 336M220 320L290 336", m.dark, 9) if s.says("storm") else ""
    return shadow(200, 210) + legs + _flames(200, 176, 1.25) + _flames(168, 180, 0.8) + _flames(232, 180, 0.8) + arms + head + gas


def _steam(y: int = 138) -> str:
    return stroke(f"M180 {y}q-10 -12 0 -24M206 {y - 6}q-10 -12 0 -24M232 {y}q-10 -12 0 -24", "#ffffff", 6, opacity=0.8)


def head_torches(s: Sketch) -> str:
    """A lamp on its elastic headband, its light falling to the left."""
    m, a = s.main, s.trim
    beam = path("M150 208L20 120V330L150 262Z", GLOW.base, opacity=0.55)
    back = stroke("M148 190Q160 88 250 92Q344 100 350 204Q348 286 270 300", a.deep, 30)
    chevrons = dashes("M160 176Q170 96 250 96Q340 104 346 204", a.pale, 8, "12 16")
    front = stroke("M150 236Q176 320 276 304", a.base, 30)
    top = stroke("M170 176Q214 120 318 130", a.dark, 18) if s.has("rear light", "sweat resistant") or s.says("worklight") else ""
    wide = 34 if s.says("worklight", "1200") else 0
    lamp = solid(box(116 - wide / 2, 168, 108 + wide, 100, 30), m if m != a else INK, rect(90, 236, 180, 50, m.dark))
    lens = circle(152 - wide / 2, 216, 30, STEEL.pale) + circle(152 - wide / 2, 216, 22, GLOW.base) + circle(146 - wide / 2, 210, 8, "#ffffff")
    second = circle(200, 216, 16, "#e2574c" if s.has("red light") else STEEL.pale) + circle(200, 216, 9, "#ff9a8a" if s.has("red light") else GLOW.base)
    button = rect(160, 160, 34, 14, a.light if a != m else INK.base, 6)
    pack = solid(box(304, 176, 58, 66, 18), INK) + circle(333, 208, 8, "#e2574c") if s.has("rear light") else ""
    ears = path("M124 176L120 138L156 166ZM216 176L222 138L186 166Z", m.base) if s.kids else ""
    return shadow(220, 230, 338) + beam + back + chevrons + top + pack + front + ears + button + lamp + lens + second


def water_bottles(s: Sketch) -> str:
    """A flask, squeeze, soft, glass, straw or filter bottle, or a jug with its handle."""
    m, a = s.main, s.trim
    if s.says("soft"):
        body = solid("M154 128Q120 160 128 250L136 312Q140 330 160 330H240Q260 330 264 312L272 250Q280 160 246 128Z", m, path("M100 220Q200 244 300 220V340H100Z", m.dark), shine("M152 180Q144 240 152 300", 10))
        return shadow(200, 170) + body + solid(box(160, 96, 80, 38, 12), a) + rect(184, 60, 32, 42, GLASS.dark, 12) + s.mark(200, 206, 22, m.pale)
    if s.says("jug"):
        body = solid("M130 130Q130 104 168 100H232Q270 104 270 130V306Q270 330 246 330H154Q130 330 130 306Z", m, gloss("M146 130h16V310h-16Z", 0.2))
        scale = stroke("M214 150h36M228 180h22M214 210h36M228 240h22M214 270h36", a.base, 6)
        return shadow(200, 190) + stroke("M268 130Q336 130 330 196Q326 250 268 252", m.dark, 19) + body + scale + solid(box(152, 62, 96, 42, 12), a) + stroke("M176 62Q200 34 224 62", a.dark, 9)
    if s.says("glass"):
        body = solid("M166 92H234V126Q266 146 266 184V306Q266 330 244 330H156Q134 330 134 306V184Q134 146 166 126Z", GLASS, path("M120 190H280V340H120Z", a.base), "".join(ring(156 + 44 * (i % 3), 214 + 42 * (i // 3), 12, a.dark, 5) for i in range(9)), shine("M178 104V130", 8, 0.8))
        return shadow(200, 180) + body + solid(box(158, 58, 84, 42, 12), tone("#d8b873"))
    if s.says("sports", "filter"):
        body = solid("M140 144Q140 124 160 122H240Q260 124 260 144V196Q250 214 260 236V308Q260 330 238 330H162Q140 330 140 308V236Q150 214 140 196Z", m, path("M100 250H300V270H100Z", a.base), path("M100 150L300 190V176L100 136Z", m.light), shine("M158 150V190M158 244V306", 8))
        inside = rect(184, 150, 32, 150, PAPER.base, 10) + stroke("M190 176h20M190 196h20M190 216h20M190 236h20", "#7ab6dd", 5) if s.says("filter") else s.mark(200, 224, 17, a.light)
        return shadow(200, 170) + body + inside + solid(box(148, 86, 104, 42, 14), a) + solid("M180 88L186 56Q200 46 214 56L220 88Z", PAPER)
    kids = s.kids
    w = 128 if kids else 112
    left, right = 200 - w / 2, 200 + w / 2
    body = solid(f"M{left + 14} 112H{right - 14}Q{right} 124 {right} 146V308Q{right} 330 {right - 22} 330H{left + 22}Q{left} 330 {left} 308V146Q{left} 124 {left + 14} 112Z", m, rect(80, 288, 240, 50, a.base) if kids else rect(80, 304, 240, 30, m.deep), shine(f"M{left + 18} 150V280", 9, 0.35))
    art = "".join(path(star(172 + 56 * (i % 2), 176 + 36 * i, 15), a.light) for i in range(3)) if kids else path("M160 240L186 196L204 222L218 204L242 240Z", m.pale)
    straw = stroke("M222 74Q226 44 262 50", a.dark, 13) if kids else stroke("M174 74Q200 22 226 74", INK.light, 11)
    return shadow(200, 170) + straw + solid(box(left + 8, 72, w - 16, 46, 14), a if kids or s.pick(2) else INK) + body + art


def trekking_poles(s: Sketch) -> str:
    """A crossed pair of poles with grips, straps and baskets; a single stick by title."""
    m, a = s.main, s.trim
    grip_color = tone("#c99b62") if s.has("cork grip") else a if a != m else INK
    strap = stroke("M-2 18Q-40 52 -20 96Q-4 104 2 66", INK.base, 7)
    grip = solid("M-12 0Q-14 -14 0 -14Q14 -14 14 0L10 70H-10Z", grip_color, stroke("M-14 24H14M-14 40H14M-14 54H14", grip_color.dark, 4))
    long = rect(-9, 68, 18, 26, grip_color.deep, 5) if s.has("extended grip") else ""
    shaft = rect(-6, 68, 12, 96, m.base) + rect(2, 68, 4, 96, m.dark) + rect(-4.5, 160, 9, 66, STEEL.base) + rect(-3.5, 222, 7, 48, m.base)
    bands = rect(-6, 104, 12, 10, a.base) + rect(-6, 120, 12, 5, a.light)
    lock = solid(box(-10, 150, 22, 22, 6), INK) + rect(8, 152, 10, 12, a.base, 3)
    basket = solid(disc(0, 262, 26 if s.has("snow baskets") else 15, 7), INK) + path("M-4 268H4L0 294Z", STEEL.deep)
    pole = strap + shaft + bands + lock + grip + long + basket
    if s.says("single"):
        crook = stroke("M200 92Q196 52 236 52Q262 54 262 74", m.dark, 19) + stroke("M200 90Q196 50 236 50Q260 52 260 72", m.base, 12)
        stick = rect(192, 88, 16, 232, m.base, 6) + rect(202, 88, 6, 232, m.dark, 3) + rect(188, 176, 24, 20, a.base, 5) + rect(186, 314, 28, 18, INK.base, 7)
        return shadow(200, 110) + stroke("M200 110Q160 140 176 190", INK.base, 6) + stick + crook
    left = move(pole, 122, 66, turn=-31, about=(0, 0))
    hill = path("M40 338Q120 296 200 320T360 338Z", "#a8c79a")
    poles = move(left + mirror(left), 0, 0, scale=1.2, about=(200, 210))
    return shadow(200, 260, 340) + poles + hill


GLYPHS: dict[str, Glyph] = {
    "Tents": tents,
    "Sleeping bags": sleeping_bags,
    "Sleeping mats": sleeping_mats,
    "Camping stoves": camping_stoves,
    "Head torches": head_torches,
    "Water bottles": water_bottles,
    "Trekking poles": trekking_poles,
}
