"""Games, puzzles, blocks, soft toys, trains and kites."""

from examples.general_store.pictures.canvas import (
    BLUSH,
    INK,
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
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import RAINBOW, Glyph, Sketch

PIECE = (
    "M0 0H30Q36 0 34 -6Q26 -24 44 -26Q62 -24 54 -6Q52 0 58 0H88V30Q88 36 82 34Q64 26 62 44"
    "Q64 62 82 54Q88 52 88 58V88H0Z"
)


def _die(x: float, y: float, color: Tone, turn: float) -> str:
    dots = "".join(circle(x + dx, y + dy, 5, PAPER.base) for dx, dy in ((-13, -13), (0, 0), (13, 13), (13, -13), (-13, 13)))
    return move(solid(box(x - 26, y - 26, 52, 52, 11), color, lit=(-5, -5)) + dots, turn=turn, about=(x, y))


def _pawn(x: float, y: float, color: Tone) -> str:
    return solid(f"M{x - 22} {y}Q{x - 20} {y - 12} {x - 12} {y - 18}L{x - 5} {y - 46}H{x + 5}L{x + 12} {y - 18}Q{x + 20} {y - 12} {x + 22} {y}Z", color, lit=(-6, 0)) + circle(x, y - 56, 16, color.base) + circle(x - 5, y - 61, 5, color.pale)


def _cover(s: Sketch, m: Tone, a: Tone) -> str:
    """The picture on a game's box, by its title."""
    if s.says("lighthouse", "harbour"):
        return path("M60 250q35 -20 70 0t70 0t70 0t70 0V330H60Z", a.base) + path("M178 240L188 120H212L222 240Z", PAPER.base) + path("M184 170H216L218 200H182Z", "#d9503f") + rect(184, 96, 32, 26, "#ffd873", 4) + path("M178 98L200 76L222 98Z", "#d9503f") + path("M216 108L340 70V150Z", "#ffe08a", opacity=0.6)
    if s.says("snail"):
        return solid(disc(210, 180, 58, 58), a) + stroke("M210 180q16 -14 20 8q-4 26 -34 18q-30 -16 -10 -48q30 -26 62 4", a.deep, 7) + path("M110 246Q106 196 122 170Q140 166 142 196Q150 226 200 232H286Q282 250 262 250Z", m.pale) + stroke("M118 176L106 150M134 172L138 144", m.pale, 6) + circle(106, 148, 6, INK.base) + circle(138, 142, 6, INK.base)
    if s.says("words"):
        return "".join(rect(88 + 62 * (i % 4), 114 + 64 * (i // 4), 52, 52, PAPER.deep, 8) + rect(88 + 62 * (i % 4), 110 + 64 * (i // 4), 52, 52, PAPER.base, 8) + stroke(glyph, m.deep, 6, transform=f"translate({114 + 62 * (i % 4)} {136 + 64 * (i // 4)})") for i, glyph in enumerate(("M-10 14L0 -14L10 14M-6 4H6", "M8 -12Q-12 -14 -10 2Q-6 18 10 10", "M-8 14V-14H8M-8 0H4", "M-10 -12H10M0 -12V14", "M-8 -14V14H10", "M-10 14V-14L10 14V-14", "M0 -14A14 14 0 1 0 1 -14", "M-9 -14L0 4L9 -14M0 4V14")))
    if s.says("night", "heist"):
        return circle(250, 130, 34, "#ffe9a8") + circle(236, 122, 30, m.base) + path("M70 260V190H110V160H150V210H190V140H230V200H280V176H330V260Z", m.deep) + "".join(rect(84 + 30 * i, 216 + 14 * (i % 2), 10, 14, "#ffd873") for i in range(8)) + "".join(path(star(x, y, 8, 0.4, 4), PAPER.base) for x, y in ((110, 110), (160, 130), (300, 120)))
    return path("M60 260L140 150L190 220L236 130L340 260Z", a.base) + circle(110, 120, 26, "#ffe08a") + dashes("M80 250Q150 210 200 246T330 220", PAPER.base, 6, "10 12") + path("M270 130V190L310 150Z", "#d9503f")


def board_games(s: Sketch) -> str:
    """A game's box with its cover, a die and pawns in front; cards for a card game."""
    m, a = s.main, s.trim
    if s.says("card"):
        cards = "".join(move(solid(box(142, 96, 116, 172, 14), PAPER if i % 2 else m, s.mark(200, 180, 34, a.base if i % 2 else m.pale)), turn=t, about=(200, 320)) for i, t in enumerate((-26, -9, 8, 25)))
        return shadow(200, 230) + cards + solid(box(150, 270, 100, 60, 10), tone(m.dark), s.mark(200, 300, 14, a.base))
    lid = solid(box(60, 84, 280, 196, 12), m, _cover(s, m, a), rect(50, 262, 300, 20, m.dark))
    side = path("M60 276H340V304Q340 312 332 312H68Q60 312 60 304Z", m.deep)
    pawns = _pawn(262, 336, s.hue(1)) + _pawn(310, 330, s.brand if s.brand != s.hue(1) else tone(RAINBOW[s.pick(6)]))
    pieces = rect(88, 312, 30, 24, WOOD.base, 4) + rect(128, 304, 26, 32, WOOD.dark, 4) if s.has("wooden pieces") else ""
    return shadow(200, 300, 338) + side + lid + (pieces or _die(110, 310, s.brand, -12)) + pawns


def jigsaw_puzzles(s: Sketch) -> str:
    """Four pieces, three joined and one coming loose, in a picture or in colours."""
    m = s.main
    colors = [s.hue(i) for i in range(4)] if len(s.hues) > 1 else [m, tone(m.light), tone(m.pale), tone(m.dark)]
    spots = ((110, 116, 0), (198, 116, 90), (198, 204, 180), (104, 214, 270))
    art = (
        circle(44, 44, 18, m.pale) + circle(44, 44, 9, s.brand.base),
        path("M10 78Q24 20 44 60T80 20", "none", stroke=s.brand.light, stroke_width=7),
        path(star(44, 46, 22), s.brand.pale),
        path("M20 72Q20 30 60 22Q66 60 20 72Z", s.brand.light),
    )
    pieces = ""
    for i, (x, y, turn) in enumerate(spots):
        dx, dy, tilt = (-22, 18, -14) if i == 3 else (0, 0, 0)
        grain = stroke("M-10 20Q44 34 100 14M-10 60Q44 50 100 66", colors[i].dark, 3) if s.has("wooden pieces") else art[(i + s.pick(4)) % 4]
        piece = solid(PIECE, colors[i], grain, lit=(-4, -4))
        pieces += move(piece, x + dx, y + dy, turn=turn + tilt, about=(44, 44))
    extra = _dino_shape(s) if s.says("dinosaur") else _stars() if s.says("stars") else ""
    return shadow(200, 260, 340) + move(pieces + extra, 8, -14, scale=1.16, about=(200, 200))


def _stars() -> str:
    return "".join(path(star(x, y, 8, 0.4, 4), "#ffe9a8") for x, y in ((150, 150), (236, 140), (260, 232), (180, 190), (226, 196)))


def _dino_shape(s: Sketch) -> str:
    return path("M130 262Q130 200 186 196Q206 194 212 170Q218 146 246 152Q266 160 254 174L232 180Q238 238 218 262H202V242H172V262H154V240Q146 256 114 270Z", s.main.deep) + circle(240, 162, 4, PAPER.base)


def building_blocks(s: Sketch) -> str:
    """A tower of blocks; a rainbow stack, castle, marble run or glass tiles by title."""
    c = [s.hue(i) for i in range(6)]
    if s.says("rainbow"):
        arches = ""
        for i in range(6):
            r = 138 - 22 * i
            arches += solid(f"M{200 - r} 318V{318 - 60}A{r} {r} 0 0 1 {200 + r} {318 - 60}V318H{200 + r - 20}V258A{r - 20} {r - 20} 0 0 0 {200 - r + 20} 258V318Z", c[i], lit=(-4, -4))
        return shadow(200, 290, 326) + arches
    if s.says("castle"):
        grain = stroke("M60 230H340M60 270H340", c[0].dark, 3)
        towers = "".join(solid(f"M{x} 150h14v16h14v-16h18v16h14v-16h14v180H{x}Z", c[0], lit=(-8, 0)) for x in (70, 256))
        roofs = "".join(path(f"M{x} 150L{x + 37} 84L{x + 74} 150Z", c[1].base) + path(f"M{x + 37} 84V56L{x + 64} 66L{x + 37} 76", s.brand.base) for x in (70, 256))
        gate = solid("M140 206h18v16h18v-16h18v16h18v-16h18v16h18v-16h14V330H140Z", tone(c[0].light), grain) + path("M174 330V286a26 26 0 0 1 52 0V330Z", c[0].deep)
        return shadow(200, 290) + roofs + towers + gate
    if s.says("marble"):
        posts = "".join(rect(x, y, 22, 330 - y, WOOD.dark, 4) for x, y in ((84, 110), (294, 160), (190, 190)))
        tracks = stroke("M92 112L300 166M300 190L96 240M96 262L306 312", c[0].base, 15) + stroke("M92 108L300 162M300 186L96 236M96 258L306 308", c[0].light, 5)
        balls = circle(140, 110, 15, "#3f8fc4") + circle(230, 190, 15, "#e2574c") + circle(186, 268, 15, "#f3c93b")
        return shadow(200, 270) + posts + tracks + balls + path("M70 84H120L104 116H86Z", c[1].base)
    if s.says("tile"):
        tiles = "".join(path(f"M{x} {y}h72v72h-72Z", c[i % 6].base, opacity=0.75, stroke=c[i % 6].dark, stroke_width=6) for i, (x, y) in enumerate(((92, 256), (164, 256), (236, 256), (128, 184), (200, 184))))
        tops = "".join(path(f"M{x} {y}l36 -62l36 62Z", c[i].base, opacity=0.75, stroke=c[i].dark, stroke_width=6) for i, (x, y) in ((5, (128, 184)), (2, (200, 184)), (4, (164, 118))))
        return shadow(200, 260) + tiles + tops
    soft = 18 if s.says("foam") else 6
    mini = s.says("concrete")
    specks = stroke("M70 96L330 120M70 150L330 180M70 200L330 214M70 250L330 240M70 290L330 310", c[0].dark, 5, stroke_dasharray="0 23") if mini else ""
    wood = (s.main, tone(s.main.light), tone(s.main.dark)) if len(s.hues) == 1 and not s.says("foam") else (c[0], c[1], c[2])
    bridge = solid("M112 226H288V270H242A42 42 0 0 0 158 270H112Z", wood[1], specks)
    low = solid(box(82, 270, 74, 60, soft), wood[0], specks) + solid(box(244, 270, 74, 60, soft), wood[2], specks)
    mid = solid(box(124, 166, 60, 60, soft), wood[2], specks, path(star(154, 196, 18), wood[2].pale) if not mini else "") + solid(box(216, 166, 60, 60, soft), wood[0], specks)
    top = solid(box(110, 128, 180, 38, soft), wood[0] if s.pick(2) else wood[1], specks) + solid("M140 128L200 62L260 128Z", wood[2] if s.pick(2) else wood[1])
    return shadow(200, 280) + low + bridge + mid + top + circle(200, 302, 26, wood[1].light)


def _face(x: float, y: float, gap: float, snout: str, sleepy: bool = False) -> str:
    eyes = stroke(f"M{x - gap - 8} {y}q8 9 16 0M{x + gap - 8} {y}q8 9 16 0", INK.base, 5) if sleepy else circle(x - gap, y, 8, INK.base) + circle(x + gap, y, 8, INK.base) + circle(x - gap + 3, y - 3, 2.5, "#fff") + circle(x + gap + 3, y - 3, 2.5, "#fff")
    cheeks = circle(x - gap - 18, y + 24, 10, BLUSH, opacity=0.6) + circle(x + gap + 18, y + 24, 10, BLUSH, opacity=0.6)
    return oval(x, y + 28, 30, 22, snout) + oval(x, y + 18, 10, 7, INK.base) + stroke(f"M{x} {y + 24}v8q-8 10 -14 3M{x} {y + 32}q8 10 14 3", INK.base, 4) + eyes + cheeks


def soft_toys(s: Sketch) -> str:
    """A sitting animal: fox, bear, rabbit, lamb, octopus, dachshund or mammoth."""
    m, a = s.main, s.trim
    if s.says("octopus"):
        legs = stroke("M120 236Q80 300 112 326M152 252Q130 320 160 332M200 256V336M248 252Q270 320 240 332M280 236Q320 300 288 326", m.dark, 30) + stroke("M120 232Q84 294 112 320M200 252V330M280 232Q316 294 288 320", m.base, 20)
        return shadow(200, 230, 344) + legs + solid(disc(200, 176, 104, 98), m, stroke("M90 130Q200 160 310 130M90 220Q200 250 310 220", m.dark, 4), path("M90 60H310V104Q200 134 90 104Z", a.base)) + circle(166, 186, 10, INK.base) + circle(234, 186, 10, INK.base) + stroke("M180 212Q200 230 220 212", INK.base, 6)
    if s.says("dachshund"):
        body = solid("M70 236Q64 200 110 198H286Q330 204 328 250V276H72Z", m)
        legs = "".join(solid(box(x, 262, 36, 68, 14), m) for x in (80, 118, 258, 296))
        head = solid(disc(292, 166, 56, 46), m) + solid(box(310, 166, 66, 38, 19), m) + oval(370, 176, 11, 10, INK.base) + circle(304, 152, 7, INK.base) + solid("M262 132Q226 140 240 214Q262 226 276 190Z", a)
        return shadow(204, 280) + stroke("M76 216Q40 190 44 158", m.dark, 15) + legs + body + solid("M120 198H230V276H120Z", a, stroke("M140 190V280M176 190V280M210 190V280", a.light, 5)) + head
    if s.says("mammoth"):
        legs = solid(box(120, 260, 52, 72, 18), tone(m.dark)) + solid(box(238, 260, 52, 72, 18), tone(m.dark))
        fur = stroke("".join(f"M{x} {y}q8 16 16 0" for x in range(120, 290, 28) for y in (150, 190, 230)), m.dark, 5)
        body = solid("M104 220Q100 110 200 96Q306 104 306 210Q306 290 290 292H124Q104 290 104 220Z", m, fur)
        head = stroke("M124 190Q70 206 76 276Q84 306 106 294", m.base, 26) + solid(disc(148, 158, 62, 60), m) + stroke("M118 214Q92 276 146 282", PAPER.base, 13) + circle(130, 150, 8, INK.base) + solid("M176 130Q224 130 220 186Q196 206 172 176Z", tone(m.dark)) + path("M110 104Q150 70 190 106Q150 96 110 104Z", m.deep)
        return shadow(200, 230) + legs + body + head
    pale = m.pale if not s.says("lamb") else PAPER.base
    belly = oval(200, 276, 42, 44, pale)
    feet = solid(disc(140, 316, 34, 22), m, circle(136, 316, 11, pale)) + solid(disc(260, 316, 34, 22), m, circle(256, 316, 11, pale))
    arms = solid("M132 226Q92 240 100 286Q120 300 142 262ZM268 226Q308 240 300 286Q280 300 258 262Z", tone(m.dark))
    body = solid("M138 330Q116 220 200 212Q284 220 262 330Z", m, belly)
    ears = "".join(solid(disc(x, 92, 34, 34), m, circle(x, 94, 17, pale)) for x in (130, 270))
    head, extra = solid(disc(200, 146, 92, 78), m), ""
    if s.says("fox"):
        ears = solid("M112 126L108 40L178 84ZM288 126L292 40L222 84Z", m) + path("M124 104L122 66L154 86ZM276 104L278 66L246 86Z", INK.base)
        head = solid("M104 132Q108 72 200 70Q292 72 296 132Q286 186 200 224Q114 186 104 132Z", m, path("M90 150Q160 140 200 224Q120 214 90 150ZM310 150Q240 140 200 224Q280 214 310 150Z", PAPER.base))
        extra = solid("M262 306Q340 310 344 232Q306 232 286 270Z", m, circle(346, 230, 30, PAPER.base))
    elif s.says("rabbit"):
        ears = "".join(solid(f"M{x} 110Q{x - 30} 20 {x + 4} 18Q{x + 40} 24 {x + 34} 110Z", m, path(f"M{x + 8} 100Q{x - 10} 40 {x + 6} 36Q{x + 26} 44 {x + 24} 100Z", a.base)) for x in (136, 228))
    elif s.says("lamb"):
        ears = solid("M118 138Q70 126 66 160Q90 182 126 164ZM282 138Q330 126 334 160Q310 182 274 164Z", tone("#e6cdb9"))
        head = "".join(circle(200 + dx, 126 + dy, 36, m.base if i % 2 else m.dark) for i, (dx, dy) in enumerate(((-70, 0), (-50, -36), (0, -54), (50, -36), (70, 0), (0, -14)))) + solid(disc(200, 158, 66, 62), tone("#f3e0cf"))
        extra = path("M200 300C168 276 184 252 200 268C216 252 232 276 200 300Z", "#e0665f")
        return shadow(200, 220) + arms + body + feet + ears + head + _face(200, 150, 28, "#f3e0cf", True) + extra
    bow = path("M200 226L160 206V250ZM200 226L240 206V250Z", s.brand.base) + circle(200, 227, 10, s.brand.dark)
    return shadow(200, 220) + extra + arms + body + feet + ears + head + _face(200, 140, 38, pale, s.says("sleepy")) + bow


def toy_trains(s: Sketch) -> str:
    """A little engine with a wagon on its track."""
    m, a = s.main, s.trim
    third = s.hue(2) if len(s.hues) > 2 else s.brand
    ties = "".join(rect(40 + 36 * i, 318, 18, 16, WOOD.dark, 3) for i in range(9))
    track = ties + rect(28, 312, 344, 9, STEEL.dark if s.says("clockwork", "battery") else WOOD.base, 4)
    soft = s.says("soft")
    r = 16 if soft else 7
    cab = solid(box(226, 150, 88, 118, r), m) + rect(244, 172, 52, 42, "#d8eef5", r) + solid(box(214, 130, 112, 26, 10), a)
    boiler = solid(box(120, 194, 122, 74, 30), m, rect(150, 180, 13, 100, a.base), rect(186, 180, 13, 100, a.base))
    funnel = solid("M138 198L130 132H178L170 198Z", a) + rect(124, 124, 60, 16, a.dark, 7)
    smoke = circle(158, 96, 19, "#ffffff", opacity=0.85) + circle(186, 74, 24, "#ffffff", opacity=0.7) + circle(222, 56, 18, "#ffffff", opacity=0.55)
    lamp = path("M118 216L44 190V262L118 240Z", "#ffe08a", opacity=0.6) if s.says("lights") else ""
    face = circle(142, 224, 6, INK.base) + circle(166, 224, 6, INK.base) + stroke("M142 242Q154 252 166 242", INK.base, 4) if soft or s.kids or s.says("letter", "first") else circle(132, 228, 12, "#ffe08a")
    wheels = "".join(circle(x, 294, rr, third.base) + circle(x, 294, rr * 0.62, third.light) + circle(x, 294, 5, INK.base) for x, rr in ((150, 23), (206, 23), (280, 30)))
    base = rect(112, 262, 216, 18, INK.base, 8) + path("M112 266L84 304H126Z", a.base)
    key = stroke("M270 132V104", BRASS_KEY, 8) + ring(256, 96, 12, BRASS_KEY, 6) + ring(284, 96, 12, BRASS_KEY, 6) if s.says("clockwork") else ""
    loads = ""
    if s.says("crane"):
        loads = stroke("M346 262V110L300 90M346 110L372 130", a.base, 11) + stroke("M302 92V126", INK.base, 4)
    elif s.says("tunnel"):
        return shadow(200, 330, 340) + track + move(smoke + funnel + boiler + cab + base + wheels + face, -58, 0) + solid("M246 322V210Q252 130 330 126Q372 132 376 180V322H350V236Q346 196 316 196Q284 198 280 236V322Z", s.hue(1))
    engine = lamp + smoke + key + funnel + boiler + cab + base + wheels + face
    return shadow(200, 330, 340) + track + move(loads, 0, 20) + move(engine, -10 if loads else 0, 0)


BRASS_KEY = "#d0aa55"


def kites(s: Sketch) -> str:
    """A kite in the wind with its tail; delta, sled, foil, box or parrot by title."""
    m, a = s.main, s.trim
    cloud = "".join(circle(x, y, r, "#ffffff", opacity=0.8) for x, y, r in ((80, 306, 22), (106, 296, 28), (136, 308, 20), (306, 96, 16), (324, 90, 20), (344, 98, 14)))
    c = [s.hue(i) for i in range(6)]
    bows = "".join(path("M0 0L-20 -12V12ZM0 0L20 -12V12Z", c[i % len(c)].base, transform=f"translate({x} {y}) rotate({t})") for i, (x, y, t) in enumerate(((206, 262, 30), (230, 294, 60), (206, 326, 100), (222, 356, 50))))
    tail = stroke("M196 240Q212 262 232 292Q218 318 204 328Q212 350 228 364", INK.light, 3)
    if s.says("delta", "sport"):
        wing = "M200 66L366 236Q280 222 200 250Q120 222 34 236Z"
        panels = path("M200 66L120 250H20L34 236Z", a.base) + path("M200 66L280 250H380L366 236Z", a.base) + path("M200 66L168 260H232Z", m.light) + stroke("M200 66V250M200 66L34 236M200 66L366 236", m.deep, 4)
        lines = stroke("M130 216L196 372M270 216L204 372", INK.light, 2) if s.has("dual line") else tail
        return cloud + lines + solid(wing, m, panels, lit=(0, -5)) + s.mark(200, 190, 16, m.deep)
    if s.says("foil", "sled"):
        cells = "".join(rect(60 + 40 * i, 70, 40, 200, (m, a)[i % 2].base) for i in range(7))
        d = "M66 196Q80 92 200 88Q320 92 334 196Q310 172 290 196Q268 172 244 196Q222 172 200 196Q178 172 156 196Q132 172 110 196Q90 172 66 196Z"
        lines = stroke("M68 196L196 350M156 196L198 350M244 196L202 350M332 196L204 350", INK.light, 2) + solid(box(176, 346, 48, 14, 7), INK)
        return cloud + lines + solid(d, m, cells, path("M60 150Q200 70 340 150V80H60Z", "#ffffff", opacity=0.18), lit=(0, 0))
    if s.says("box"):
        frame = stroke("M120 90V290M230 120V320M290 74V274", WOOD.dark, 6)
        band = lambda y: path(f"M120 {y}L230 {y + 30}V{y + 96}L120 {y + 66}Z", m.base) + path(f"M230 {y + 30}L290 {y - 16}V{y + 50}L230 {y + 96}Z", a.base)  # noqa: E731
        return cloud + frame + band(90) + band(206) + stroke("M230 210Q300 300 330 366", INK.light, 3)
    if s.says("parrot"):
        wings = solid("M190 130Q80 84 36 166Q60 170 66 196Q92 192 104 220Q130 210 150 234Q170 220 196 220Z", c[0], path("M0 190H210V300H0Z", c[1].base)) + solid("M210 130Q320 84 364 166Q340 170 334 196Q308 192 296 220Q270 210 250 234Q230 220 204 220Z", c[0], path("M200 190H400V300H200Z", c[1].base))
        body = solid("M200 60Q248 66 244 150Q240 230 200 260Q160 230 156 150Q152 66 200 60Z", c[2]) + circle(182, 108, 15, "#fff") + circle(218, 108, 15, "#fff") + circle(184, 110, 7, INK.base) + circle(216, 110, 7, INK.base) + path("M186 126H214L200 160Z", "#f0a03c")
        feathers = "".join(stroke(f"M{190 + 10 * i} 250Q{170 + 30 * i} 300 {180 + 20 * i} 352", c[(i + 3) % 6].base, 11) for i in range(3))
        return cloud + feathers + wings + body
    d = "M200 50L318 156L200 262L82 156Z"
    quarters = path("M200 50L318 156H200Z", a.base) + path("M200 262L82 156H200Z", a.base)
    return cloud + tail + bows + solid(d, m, quarters, stroke("M200 50V262M82 156H318", WOOD.dark, 5), lit=(0, -4)) + s.mark(200, 156, 18, PAPER.base)


GLYPHS: dict[str, Glyph] = {
    "Board games": board_games,
    "Jigsaw puzzles": jigsaw_puzzles,
    "Building blocks": building_blocks,
    "Soft toys": soft_toys,
    "Toy trains": toy_trains,
    "Kites": kites,
}
