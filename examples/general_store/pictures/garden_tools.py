"""The garden and the workshop."""

from examples.general_store.pictures.canvas import (
    BRASS,
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
    dashes,
    disc,
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

TERRACOTTA = tone("#cc6f4c")


def watering_cans(s: Sketch) -> str:
    """A can with spout and rose; slim-spouted, two-handled, a mister or a rain can by title."""
    m, a = s.main, s.trim
    if s.says("misting"):
        body = solid("M128 190Q128 150 200 148Q272 150 272 190V308Q272 330 250 330H150Q128 330 128 308Z", m, shine("M148 190V300", 10), rect(100, 296, 200, 10, m.dark))
        head = solid(box(164, 112, 72, 40, 10), m) + stroke("M200 112V78", m.dark, 12) + solid(box(156, 54, 88, 30, 14), a)
        nozzle = solid("M164 120L118 102V146L164 142Z", m)
        mist = "".join(circle(x, y, 4, "#7db8dd") for x, y in ((96, 98), (80, 124), (98, 148), (58, 96), (60, 150), (44, 122), (76, 74)))
        return shadow(200, 190) + head + nozzle + mist + body + s.mark(206, 240, 18, m.pale)
    if s.says("rain can"):
        pipe = solid(box(300, 40, 34, 290, 8), STEEL) + rect(290, 100, 54, 14, STEEL.dark, 5)
        spout = stroke("M292 140L226 176", STEEL.deep, 18)
        return shadow(210, 280) + pipe + spout + _can(s, m, a, 76)
    if s.says("slim"):
        spout = stroke("M136 300Q90 290 84 200T40 90", m.dark, 15) + stroke("M136 298Q94 288 88 198T42 92", m.base, 9)
        body = solid("M126 318L150 172Q200 158 250 172L274 318Q200 338 126 318Z", m, shine("M156 290L172 190", 9, 0.35))
        grip = stroke("M246 184Q342 150 336 230Q330 290 268 296", a.base, 13)
        return shadow(204, 220) + spout + grip + body + oval(200, 172, 46, 10, m.deep)
    return shadow(206, 270) + _can(s, m, a, 0)


def _can(s: Sketch, m: Tone, a: Tone, shift: int) -> str:
    spout = solid("M150 296L64 148L84 136L172 240Z", tone(m.dark))
    rose = solid("M36 158L92 114L104 126L48 182Z" if not s.says("kids") else "M34 156L92 106L106 122L50 186Z", a)
    drops = "".join(path("M0 -9Q8 2 0 6Q-8 2 0 -9Z", "#7db8dd", transform=f"translate({x} {y})") for x, y in ((40, 206), (26, 234), (54, 232), (40, 262)))
    top = stroke("M154 196Q160 96 236 112Q288 126 280 196", a.base, 16)
    back = stroke("M296 206Q374 212 356 262Q342 300 300 300", a.base, 16) if s.says("two-handle") or s.pick(2) else ""
    dots = "".join(circle(176 + 44 * (i % 3), 236 + 44 * (i // 3), 10, a.light) for i in range(6)) if s.says("kids") else s.mark(226, 262, 22, m.pale)
    body = solid("M146 198Q146 184 160 184H290Q304 184 304 198L312 314Q312 330 296 330H154Q138 330 138 314Z", m, rect(120, 206, 200, 9, m.dark), rect(120, 306, 210, 9, m.dark), dots, shine("M166 230V296", 9, 0.35))
    if shift:
        return move(top + spout + rose + body, -40, 0)
    return drops + top + back + spout + rose + body


def secateurs(s: Sketch) -> str:
    """Pruning shears, open; snips with finger rings or cordless ones by title."""
    m, a = s.main, s.trim
    twig = stroke("M60 96Q140 110 210 74", "#8a6a45", 9) + path("M90 96Q80 60 116 58Q122 88 90 96ZM128 100Q146 132 116 148Q98 122 128 100Z", LEAF.base)
    if s.says("snips"):
        blades = solid("M196 190L150 62Q160 54 168 62L214 186Z", STEEL) + solid("M204 190L250 62Q240 54 232 62L186 186Z", tone("#dfe5ea"))
        rings = stroke("M196 196Q120 250 150 304Q188 330 196 250L200 200", m.base, 19) + stroke("M204 196Q280 250 250 304Q212 330 204 250L200 200", m.dark, 19)
        return shadow(200, 190, 340) + twig + blades + rings + circle(200, 190, 13, a.base)
    if s.says("cordless"):
        blades = solid("M170 140Q90 120 74 66Q130 60 196 118Z", STEEL) + solid("M176 160Q120 176 84 142Q90 120 110 122Q150 140 190 126Z", tone(INK.light))
        body = solid("M160 110H262Q296 112 296 146V172H250L286 296Q288 316 268 318L236 322L196 178L160 176Z", m, path("M236 210L300 190L310 330L220 330Z", INK.base)) + rect(196, 128, 60, 16, a.base, 7)
        return shadow(220, 190, 340) + twig + blades + body + stroke("M206 190q-20 26 8 44", INK.base, 9) + solid(box(228, 304, 74, 34, 10), INK)
    left = solid("M190 168Q120 210 122 326Q140 344 156 326Q160 250 214 196Z", m)
    right = solid("M210 168Q280 210 278 326Q260 344 244 326Q240 250 186 196Z", tone(m.dark) if not s.says("basic") else a)
    hook = solid("M214 186Q150 150 140 90Q150 82 160 96Q172 136 220 160Z", tone("#8f99a3"))
    blade = solid("M186 186Q250 150 262 60Q226 66 200 104Q184 140 178 164Z", tone("#e3e9ee"), path("M262 60Q240 120 186 170L178 150Z", "#ffffff", opacity=0.6))
    spring = stroke("M180 218h40M178 228h44M180 238h40M182 248h36", STEEL.deep, 5)
    grips = stroke("M136 250V316M264 250V316", a.base, 7, opacity=0.8)
    flip = mirror if s.says("left") else (lambda content: content)
    return shadow(200, 190, 344) + flip(twig + hook + spring + left + right + grips + blade) + circle(200, 178, 18, STEEL.dark) + circle(200, 178, 9, BRASS.base)


def _plant(s: Sketch, x: float, y: float, size: float = 1) -> str:
    """A plant growing from a point: leaves, a cactus, flowers or herbs, by chance."""
    stems = "M0 0Q-6 -50 -44 -84M0 0Q0 -60 4 -110M0 0Q10 -46 48 -78M0 0Q-30 -26 -66 -36M0 0Q34 -20 68 -30"
    leaves = "".join(
        move(path("M0 8Q-22 -16 0 -48Q22 -16 0 8Z", (LEAF.base, LEAF.dark, "#7dbb74")[i % 3]), lx, ly, turn=t, about=(0, 0))
        for i, (lx, ly, t) in enumerate(((-40, -76, -40), (4, -94, 4), (44, -72, 42), (-58, -32, -70), (60, -28, 70), (-16, -54, -14), (20, -56, 20)))
    )
    cactus = solid(box(-30, -112, 60, 122, 30), LEAF, stroke("M-14 -110V20M0 -110V20M14 -110V20", LEAF.dark, 3)) + solid(box(24, -72, 40, 26, 13), LEAF) + solid(box(46, -98, 22, 48, 11), LEAF) + circle(0, -112, 11, "#ef93b4")
    blooms = stroke(stems, LEAF.dark, 6) + "".join(
        circle(bx, by, 19, color) + circle(bx, by, 8, "#f6d66b")
        for bx, by, color in ((-44, -88, "#e8718a"), (4, -112, "#f3a04a"), (48, -82, "#b57fc4"), (-66, -40, "#f3a04a"), (68, -34, "#e8718a"))
    )
    chosen = (stroke(stems, LEAF.deep, 5) + leaves, cactus, blooms)[s.pick(3, "plant")]
    return move(chosen, x, y, scale=size, about=(0, 0))


def planters(s: Sketch) -> str:
    """A pot, box, trough, grow bag, hanging pot or raised bed with something growing."""
    m, a = s.main, s.trim
    if s.says("hanging"):
        ropes = stroke("M200 30L120 200M200 30L280 200M200 30V90M128 210Q200 310 200 356M272 210Q200 310 200 356", m.dark, 6)
        knots = circle(200, 34, 11, WOOD.base) + circle(200, 312, 9, m.base) + stroke("M200 320V362M190 320V356M210 320V356", m.base, 5)
        return _plant(s, 200, 200, 0.9) + ropes + solid("M126 196H274Q274 296 200 300Q126 296 126 196Z", TERRACOTTA) + stroke("M126 220L164 284L200 230L236 284L274 220", m.base, 6) + knots
    if s.says("raised"):
        legs = rect(76, 210, 24, 122, m.dark, 4) + rect(300, 210, 24, 122, m.dark, 4)
        bed = solid(box(60, 196, 280, 84, 8), m, stroke("M60 224H340M60 252H340", m.dark, 4))
        return shadow(200, 290) + "".join(_plant(s, x, 202, 0.72) for x in (112, 200, 288)) + legs + bed
    if s.says("box", "trough"):
        rail = stroke("M40 250H360M70 250V340M130 250V340M270 250V340M330 250V340", STEEL.dark, 8) if s.says("balcony") else ""
        flutes = stroke("".join(f"M{x} 210V330" for x in range(76, 340, 24)), m.dark, 5) if s.says("zinc") else rect(60, 300, 290, 10, a.base)
        return shadow(200, 300) + rail + "".join(_plant(s, x, 216, 0.78) for x in (106, 200, 294)) + solid("M50 214H350L334 330H66Z", m, flutes) + rect(44, 206, 312, 20, m.light, 8)
    if s.says("bags"):
        bags = "".join(_plant(s, x, y, 0.62) + solid(f"M{x - 58} {y}H{x + 58}L{x + 50} {y + 100}Q{x} {y + 112} {x - 50} {y + 100}Z", c, dashes(f"M{x - 70} {y + 18}H{x + 70}", c.pale, 4)) + stroke(f"M{x - 44} {y + 10}q-30 20 0 44M{x + 44} {y + 10}q30 20 0 44", c.deep, 7) for x, y, c in ((126, 200, a), (276, 200, m), (200, 228, m if s.pick(2) else a)))
        return shadow(200, 300, 338) + bags
    pot = solid("M104 200H296L270 322Q268 330 258 330H142Q132 330 130 322Z", m, _glaze(s, m, a), shine("M134 230L146 300", 9, 0.3))
    rim = solid(box(92, 180, 216, 38, 10), m)
    saucer = solid(box(104, 318, 192, 20, 9), a if a != m else tone(m.dark)) if s.has("saucer included") else ""
    return shadow(200, 230, 338) + _plant(s, 200, 190, 1.15) + pot + rim + saucer


def _glaze(s: Sketch, m: Tone, a: Tone) -> str:
    signs = (
        rect(80, 244, 240, 20, m.light),
        stroke("M90 260l22 -18l22 18l22 -18l22 18l22 -18l22 18l22 -18l22 18l22 -18l22 18", a.base if len(s.hues) > 1 else m.pale, 7),
        path("M80 190H320V240Q260 276 200 250T80 256Z", a.base if len(s.hues) > 1 else m.light),
    )
    return signs[s.pick(3, "glaze")]


def garden_hoses(s: Sketch) -> str:
    """A coiled hose with its nozzle; on a reel, in a wall box or with a timer by title."""
    m, a = s.main, s.trim
    coils = "".join(ring(200, 204, r, color, 17) for r, color in ((104, m.base), (86, m.dark), (68, m.base), (50, m.dark)))
    light = "".join(stroke(f"M{200 - r} 204A{r} {r} 0 0 1 200 {204 - r}", m.light, 5) for r in (106, 70))
    nozzle = solid("M300 296L352 262Q364 262 366 276L318 322Z", BRASS if s.has("brass fittings") else a) + stroke("M204 308Q262 330 304 306", m.dark, 17)
    spray = "".join(circle(x, y, 4, "#7db8dd") for x, y in ((376, 244), (362, 232), (384, 262)))
    if s.says("expanding"):
        frill = ring(200, 204, 104, m.dark, 22) + circle(200, 204, 104, "none", stroke=a.base, stroke_width=8, stroke_dasharray="10 12") + ring(200, 204, 74, m.base, 20) + circle(200, 204, 74, "none", stroke=a.light, stroke_width=7, stroke_dasharray="8 12")
        return shadow(210, 260, 340) + frill + nozzle + spray
    if s.says("seep"):
        drops = "".join(path(f"M{x} {y}q8 14 0 19q-8 -5 0 -19Z", "#4a97d0") for x, y in ((96, 226), (140, 290), (256, 300), (300, 226), (200, 330), (200, 140)))
        return shadow(210, 260, 344) + coils + light + nozzle + drops
    if s.says("reel"):
        frame = stroke("M104 330L160 204L104 90H132M296 330L240 204L296 90H268", INK.light, 14) + rect(84, 322, 232, 14, INK.base, 6)
        drum = solid(disc(200, 204, 92, 92), tone(m.light)) + coils.replace('stroke-width="17"', 'stroke-width="13"') + circle(200, 204, 28, a.base) + stroke("M200 204H262", INK.base, 9) + circle(264, 204, 11, a.dark)
        return shadow(200, 260) + frame + move(drum, 0, 0, scale=0.85, about=(200, 204))
    if s.says("wall"):
        case = solid(box(92, 80, 216, 190, 80), m, rect(60, 226, 300, 60, m.dark)) + circle(200, 166, 50, m.deep) + circle(200, 166, 32, a.base) + s.mark(200, 166, 13, a.pale)
        return shadow(200, 220) + rect(176, 50, 48, 40, STEEL.dark, 8) + case + stroke("M290 250Q330 262 326 300", INK.base, 14) + rect(316, 294, 20, 36, a.base, 6)
    timer = ""
    if s.says("timer"):
        timer = solid(box(144, 130, 112, 136, 24), m, lit=(-6, -6)) + rect(160, 150, 80, 46, "#bfe3c8", 8) + stroke("M174 174h20M206 174h18", INK.base, 7) + circle(200, 230, 18, a.base) + rect(180, 100, 40, 34, STEEL.dark, 6)
        return shadow(210, 260, 340) + ring(200, 204, 104, "#7aa86b", 17) + ring(200, 204, 86, "#5d8a52", 17) + timer + nozzle.replace(m.dark, "#5d8a52")
    return shadow(210, 260, 340) + coils + light + nozzle + spray


def _bird(x: float, y: float, color: Tone, flip: bool = False) -> str:
    body = solid("M0 0Q4 -34 38 -34Q66 -36 68 -8Q70 20 36 26Q12 28 -30 10Q-8 10 0 0Z", color, oval(44, 14, 22, 14, color.pale)) + path("M66 -16L86 -8L66 -2Z", "#eda23d") + circle(52, -18, 4, INK.base) + path("M8 -4Q30 -14 42 4Q22 16 8 -4Z", color.deep) + stroke("M32 26v14M44 24v14", "#b5763a", 4)
    drawn = move(body, x, y)
    return mirror(drawn, x) if flip else drawn


def bird_feeders(s: Sketch) -> str:
    """A tube, table, window, peanut, fat-ball or nectar feeder, or a birdhouse, with a bird."""
    m, a = s.main, s.trim
    tit = (tone("#5b93c9"), tone("#d9805a"), tone("#e0b23f"))[s.pick(3, "bird")]
    chain = stroke("M200 30V80", INK.light, 4)
    seeds = "".join(circle(166 + 14 * (i % 6), 206 + 14 * (i // 6), 5, ("#d9b06a", "#8a6a45", "#e8d19a")[i % 3]) for i in range(42))
    if s.says("table"):
        roof = solid("M60 150L200 66L340 150L326 170H74Z", tone(m.dark))
        posts = rect(96, 160, 14, 92, m.base) + rect(290, 160, 14, 92, m.base) + rect(190, 266, 20, 70, m.dark)
        return shadow(200, 150, 340) + posts + _bird(166, 214, tit) + roof + solid(box(70, 248, 260, 24, 8), m) + "".join(circle(100 + 12 * i, 246, 5, "#8a6a45") for i in range(6)) + stroke("M200 300L150 338M200 300L250 338", m.dark, 9)
    if s.says("birdhouse"):
        house = solid("M124 176L200 100L276 176V320H124Z", m, stroke("M100 220H300M100 264H300", m.dark, 4)) + solid("M98 180L200 76L302 180L284 198L200 116L116 198Z", s.hue(1)) + circle(200, 206, 30, INK.base) + rect(194, 250, 12, 26, m.deep, 4)
        pots = "".join(rect(60 + 28 * i, 300, 24, 30, s.hue(i + 2).base, 5) for i in range(2)) + stroke("M310 326L346 250", WOOD.dark, 7) + path("M342 258L356 224L362 262Z", s.hue(4).base)
        return shadow(200, 290) + house + pots
    if s.says("window"):
        pane = rect(40, 60, 320, 260, "#dcecf2", 12) + stroke("M40 190H360M200 60V320M44 64H356V316H44Z", PAPER.base, 10)
        return pane + solid("M100 130L200 100L300 130V286H100Z", GLASS, rect(90, 246, 220, 50, "#d9b06a")) + circle(130, 146, 11, STEEL.dark) + circle(270, 146, 11, STEEL.dark) + _bird(150, 224, tit) + rect(92, 276, 216, 20, GLASS.deep, 6)
    if s.says("fat ball"):
        spiral = "".join(circle(200, y, 44, "#dcb981") + "".join(circle(180 + 13 * (i % 4), y - 16 + 14 * (i // 4), 4, "#8a6a45") for i in range(12)) for y in (142, 222, 302))
        coil = stroke("".join(f"M150 {y}Q200 {y + 24} 250 {y}" for y in range(96, 340, 34)) + "M150 96V330M250 96V330", m.base, 6)
        return chain + spiral + coil + _bird(250, 190, tit) + circle(200, 84, 10, m.base)
    if s.says("nectar"):
        glass = solid("M148 96Q148 84 160 84H240Q252 84 252 96V236H148Z", GLASS, rect(130, 120, 140, 120, m.light), shine("M166 110V220", 9, 0.5))
        flowers = "".join(path(star(x, 290, 20, 0.55, 6), "#f3c93b") + circle(x, 290, 7, m.deep) for x in (130, 200, 270))
        return chain + glass + solid("M96 250Q100 232 200 232Q300 232 304 250L290 300Q200 320 110 300Z", m) + flowers + _bird(286, 190, tone("#3f9a7a"), True)
    mesh = seeds
    if s.says("peanut"):
        mesh = stroke("".join(f"M{x} 120V320" for x in range(156, 256, 14)) + "".join(f"M140 {y}H260" for y in range(140, 320, 14)), m.dark, 3)
    tube = solid(box(148, 124, 104, 176, 12), tone("#d9b06a") if s.says("peanut") else GLASS, mesh)
    cage = stroke("M120 130V310M150 124V316M250 124V316M280 130V310M112 180H288M112 250H288", m.deep, 5) if s.says("squirrel") else ""
    cap = solid("M104 132Q120 78 200 76Q280 78 296 132Z", m) + ring(200, 68, 10, INK.light, 4)
    return chain + tube + cage + cap + solid(box(124, 296, 152, 26, 10), a if a != m else tone(m.dark)) + rect(252, 268, 60, 7, WOOD.dark, 3) + _bird(250, 228, tit)


def cordless_drills(s: Sketch) -> str:
    """A pistol-grip drill on its battery; a screwdriver, hammer drill or corded one by title."""
    m, a = s.main, s.trim
    bit = rect(36, 142, 62, 10, STEEL.deep, 3) + path("M40 142L22 147L40 152Z", STEEL.deep)
    if s.says("screwdriver"):
        body = solid(box(128, 112, 230, 74, 34), m, path("M240 100H370V200H240Z", m.dark), rect(180, 168, 120, 30, a.base)) + circle(196, 138, 11, a.light)
        return shadow(220, 250, 250) + move(rect(40, 144, 76, 11, STEEL.deep, 3) + solid("M104 128L140 118V182L104 172Z", STEEL) + body, 0, 40)
    long = 60 if s.says("hammer", "percussion") else 0
    chuck = solid("M92 128L140 112V182L92 166Z", INK) + stroke("M106 126V168M120 120V174", INK.light, 4)
    body = solid("M136 92H290Q336 94 338 146Q338 200 290 202H136Z", m, path("M270 80H350V210H270Q290 146 270 80Z", m.dark), rect(130, 184, 150, 20, INK.base), s.mark(206, 138, 22, a.base if a != m else m.pale))
    grip = solid("M218 196H306L322 296H244Z", m, path("M262 196H330L336 300H276Z", INK.base))
    trigger = solid("M206 200Q190 222 212 246L232 240L226 198Z", a if a != m else INK)
    battery = solid(box(206, 286, 152, 46, 12), INK, rect(190, 300, 60, 10, m.base)) + "".join(circle(318 + 13 * i, 312, 4, "#8be08f") for i in range(2))
    light = path("M140 196L60 250L120 276L160 204Z", GLOW.base, opacity=0.45) if s.has("LED light") else ""
    side = solid("M146 176H180V286Q164 298 146 286Z", INK) if s.says("hammer", "percussion") else ""
    if s.says("corded"):
        battery = stroke("M284 292Q290 344 350 330T372 366", INK.base, 11) + rect(262, 286, 52, 16, INK.base, 7)
    return shadow(230, 260, 342) + move(bit, -8 if long else 0) + light + side + grip + trigger + body + chuck + battery


def _driver(s: Sketch, color: Tone, x: float, length: float, cross: bool) -> str:
    """A screwdriver with its tip up, standing at x."""
    top = 196 - length
    shaft = rect(x - 5, top, 10, length + 10, STEEL.dark, 2) + rect(x - 5, top, 4, length, STEEL.pale)
    tip = path(f"M{x - 5} {top + 10}L{x} {top - 12}L{x + 5} {top + 10}Z" if cross else f"M{x - 5} {top + 12}L{x - 9} {top - 10}H{x + 9}L{x + 5} {top + 12}Z", STEEL.deep)
    d = f"M{x - 12} 196H{x + 12}Q{x + 10} 214 {x + 18} 226V300Q{x + 18} 324 {x} 324Q{x - 18} 324 {x - 18} 300V226Q{x - 10} 214 {x - 12} 196Z"
    grooves = stroke(f"M{x - 8} 236V300M{x + 8} 236V300", color.dark, 4)
    return shaft + tip + solid(d, color, grooves, rect(x - 30, 304, 60, 8, s.trim.base), lit=(-7, -3))


def screwdriver_sets(s: Sketch) -> str:
    """Screwdrivers side by side; in a case, a leather roll or with bits by title."""
    m, a = s.main, s.trim
    if s.says("precision", "kitchen"):
        case = solid(box(60, 92, 280, 234, 20), m) + rect(78, 110, 244, 198, m.deep, 10)
        pens = "".join(rect(104 + 40 * i - 4, 128, 8, 70, STEEL.base, 2) + solid(box(104 + 40 * i - 12, 192, 24, 96, 10), s.hue(i) if len(s.hues) > 2 else s.brand, rect(80, 206, 260, 9, PAPER.base)) for i in range(5))
        if s.says("kitchen"):
            pens = move(_driver(s, m, 120, 60, True) + _driver(s, s.brand, 176, 60, False), 0, -14) + stroke("M230 130L280 210L262 288M290 130L236 210L254 288", STEEL.base, 14) + stroke("M270 222L258 290M246 222L258 290", s.brand.base, 16)
        return shadow(200, 300) + case + pens
    if s.says("bits"):
        bits = "".join(solid(box(236 + 34 * (i % 3), 200 + 62 * (i // 3), 22, 50, 6), STEEL) + rect(236 + 34 * (i % 3), 220 + 62 * (i // 3), 22, 10, s.hue(i).base) for i in range(6))
        return shadow(200, 250) + move(_driver(s, m, 150, 110, True), 0, 0, scale=1.16, about=(150, 330)) + bits
    if s.says("walnut"):
        roll = solid(box(58, 206, 284, 120, 14), tone("#b98357"), dashes("M58 220H342M58 312H342", "#e9cda7", 3))
        return shadow(200, 300) + "".join(_driver(s, m, 104 + 48 * i, 84 + 16 * (i % 3), i % 2 == 0) for i in range(5)) + roll + stroke("M60 268Q20 290 40 330", "#8d5f3d", 7) + s.mark(200, 268, 16, "#8d5f3d")
    count = 2 if s.says("duo") else 5
    gap = 84 if count == 2 else 58
    start = 200 - gap * (count - 1) / 2
    tools = "".join(_driver(s, s.hue(i) if len(s.hues) > 1 else m, start + gap * i, 130 - 20 * (i % 3), i % 2 == 0) for i in range(count))
    if count == 2:
        tools = move(tools, scale=1.2, about=(200, 330))
    return shadow(200, 120 + gap * (count - 1)) + tools


def hammers(s: Sketch) -> str:
    """A claw hammer, a mallet or a club hammer, leaning over a nail."""
    m, a = s.main, s.trim
    wooden = s.says("hickory", "joiner")
    shaft = WOOD if wooden or s.says("mallet") else m
    handle = solid("M186 140H214L218 326Q218 344 200 344Q182 344 182 326Z", shaft, rect(170, 250, 60, 100, shaft.dark if wooden else INK.base), stroke("M180 268H222M180 284H222M180 300H222", shaft.deep if wooden else INK.light, 4))
    if s.says("rubber"):
        head = solid(box(108, 78, 184, 86, 18), m, rect(96, 96, 210, 8, m.light))
    elif s.says("joiner"):
        head = solid("M112 72H288L278 172H122Z", tone("#dcb787"), stroke("M100 100Q200 112 300 96M100 140Q200 130 300 146", "#c39a66", 4)) + rect(186, 66, 28, 14, WOOD.deep, 3)
    elif s.says("club"):
        head = solid("M104 96Q104 84 118 84H282Q296 84 296 96V148Q296 160 282 160H118Q104 160 104 148Z", tone("#8f99a3"), rect(90, 80, 30, 90, STEEL.base), rect(280, 80, 30, 90, STEEL.dark))
    else:
        head = solid("M96 92H128L146 104H222Q282 96 316 62Q326 72 318 86Q292 136 224 142H146L128 152H96Z", tone("#9aa4ae"), rect(80, 80, 32, 80, STEEL.light), stroke("M262 108Q290 96 312 72", STEEL.deep, 5))
    tool = handle + head + rect(184, 150, 32, 22, a.base, 5)
    nail = rect(66, 262, 8, 66, STEEL.deep, 2) + rect(58, 256, 24, 8, STEEL.dark, 3)
    board = solid(box(36, 306, 130, 30, 8), WOOD, stroke("M30 320H180", WOOD.dark, 3))
    return shadow(210, 250, 342) + nail + board + move(tool, 26, 0, turn=24, about=(200, 200))


def toolboxes(s: Sketch) -> str:
    """A toolbox; cantilever, stacked on wheels, organiser, roll, tote or a child's by title."""
    m, a = s.main, s.trim
    tools = rect(120, 96, 14, 100, STEEL.base, 3) + solid(box(112, 120, 30, 90, 10), s.brand) + stroke("M260 110V200", WOOD.base, 14) + rect(232, 84, 60, 34, STEEL.deep, 6) + stroke("M190 190L196 108", "#e8c65a", 14)
    if s.says("organiser"):
        bins = "".join(rect(72 + 66 * (i % 4), 108 + 52 * (i // 4), 58, 44, (GLASS.dark, s.brand.light, GLASS.base)[(i + s.pick(3)) % 3], 6) + "".join(circle(88 + 66 * (i % 4) + 13 * j, 132 + 52 * (i // 4), 4 + i % 3, (STEEL.deep, BRASS.dark)[i % 2]) for j in range(3)) for i in range(16))
        return shadow(200, 310) + stroke("M160 84V62H240V84", INK.base, 13) + solid(box(54, 84, 292, 246, 20), INK) + bins
    if s.says("roll"):
        roll = solid(box(62, 150, 276, 176, 16), m, stroke("M116 150V340M170 150V340M224 150V340M278 150V340", m.dark, 4), dashes("M60 166H340", m.pale, 3))
        return shadow(200, 300) + move(tools, 0, -8) + rect(296, 92, 12, 90, STEEL.dark, 4) + roll + stroke("M338 240Q372 250 356 300M338 260Q360 280 340 320", "#8d5f3d", 8) + s.mark(200, 250, 18, m.pale)
    if s.says("tote", "wooden"):
        base = solid("M64 204H336L322 330H78Z", m, rect(60, 296, 290, 12, a.base), rect(110, 226, 70, 60, m.dark, 8), rect(220, 226, 70, 60, m.dark, 8))
        grip = stroke("M84 208V120H316V208", (a if s.says("wooden") else INK).base, 16)
        return shadow(200, 290) + move(tools, 0, 14) + grip + base + s.mark(200, 256, 12, a.base)
    if s.says("stackable"):
        boxes = "".join(solid(box(82 - 6 * i, y, 236 + 12 * i, h, 14), m, rect(60, y + 10, 280, 12, a.base)) + rect(118, y + 26, 30, 22, a.light, 5) + rect(252, y + 26, 30, 22, a.light, 5) for i, (y, h) in enumerate(((74, 66), (144, 78), (226, 92))))
        wheels = circle(104, 322, 20, INK.deep) + circle(104, 322, 9, STEEL.base) + circle(296, 322, 20, INK.deep) + circle(296, 322, 9, STEEL.base)
        return shadow(200, 290, 342) + stroke("M130 80V40H270V80", STEEL.deep, 10) + boxes + wheels
    grip = stroke("M138 128V86H262V128", INK.base, 17)
    lid = solid("M92 128H308L340 196H60Z", m, path("M80 160H330V170H70Z", m.light))
    trays = ""
    if s.says("cantilever"):
        trays = move(solid(box(30, 110, 150, 44, 8), m), 0, 0) + move(solid(box(220, 110, 150, 44, 8), a), 0, 0) + stroke("M76 200L110 130M324 200L290 130", STEEL.deep, 9) + tools
        lid, grip = "", stroke("M130 196Q200 150 270 196", INK.base, 15)
    body = solid(box(56, 190, 288, 138, 16), m, rect(40, 290, 320, 14, m.dark), path("M56 190H344V216H56Z", a.base))
    latches = "".join(solid(box(x, 196, 36, 42, 7), STEEL) for x in (98, 266))
    return shadow(200, 310) + grip + trays + lid + body + latches + s.mark(200, 262, 22, a.light)


GLYPHS: dict[str, Glyph] = {
    "Watering cans": watering_cans,
    "Secateurs": secateurs,
    "Planters": planters,
    "Garden hoses": garden_hoses,
    "Bird feeders": bird_feeders,
    "Cordless drills": cordless_drills,
    "Screwdriver sets": screwdriver_sets,
    "Hammers": hammers,
    "Toolboxes": toolboxes,
}
