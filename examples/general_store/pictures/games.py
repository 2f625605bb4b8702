"""Board games, jigsaws and building blocks."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    WOOD,
    Tone,
    box,
    circle,
    dashes,
    disc,
    move,
    path,
    rect,
    shadow,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.motifs import dino, twinkles_at
from examples.general_store.pictures.sketch import RAINBOW, Glyph, Sketch

PIECE = (
    "M0 0H30Q36 0 34 -6Q26 -24 44 -26Q62 -24 54 -6Q52 0 58 0H88V30Q88 36 82 34Q64 26 62 44"
    "Q64 62 82 54Q88 52 88 58V88H0Z"
)


def board_games(s: Sketch) -> str:
    """A game's box with its cover, a die and pawns in front; cards for a card game."""
    m, a = s.main, s.trim
    if s.says("card"):
        cards = "".join(
            move(
                solid(
                    box(142, 96, 116, 172, 14),
                    PAPER if i % 2 else m,
                    s.mark(200, 180, 34, a if i % 2 else m.pale),
                ),
                turn=t,
                about=(200, 320),
            )
            for i, t in enumerate((-26, -9, 8, 25))
        )
        return (
            shadow(200, 230)
            + cards
            + solid(box(150, 270, 100, 60, 10), m.dark, s.mark(200, 300, 14, a))
        )
    lid = solid(box(60, 84, 280, 196, 12), m, _cover(s, m, a), rect(50, 262, 300, 20, m.dark))
    side = path("M60 276H340V304Q340 312 332 312H68Q60 312 60 304Z", m.deep)
    pawns = _pawn(262, 336, s.hue(1)) + _pawn(
        310, 330, s.brand if s.brand != s.hue(1) else tone(RAINBOW[s.pick(6)])
    )
    pieces = (
        rect(88, 312, 30, 24, WOOD, 4) + rect(128, 304, 26, 32, WOOD.dark, 4)
        if s.has("wooden pieces")
        else ""
    )
    return shadow(200, 300, 338) + side + lid + (pieces or _die(110, 310, s.brand, -12)) + pawns


def _cover(s: Sketch, m: Tone, a: Tone) -> str:
    """The picture on a game's box, by its title."""
    if s.says("lighthouse", "harbour"):
        return (
            path("M60 250q35 -20 70 0t70 0t70 0t70 0V330H60Z", a)
            + path("M178 240L188 120H212L222 240Z", PAPER)
            + path("M184 170H216L218 200H182Z", "#d9503f")
            + rect(184, 96, 32, 26, "#ffd873", 4)
            + path("M178 98L200 76L222 98Z", "#d9503f")
            + path("M216 108L340 70V150Z", "#ffe08a", opacity=0.6)
        )
    if s.says("snail"):
        return (
            solid(disc(210, 180, 58, 58), a)
            + stroke("M210 180q16 -14 20 8q-4 26 -34 18q-30 -16 -10 -48q30 -26 62 4", a.deep, 7)
            + path(
                "M110 246Q106 196 122 170Q140 166 142 196Q150 226 200 232H286Q282 250 262 250Z",
                m.pale,
            )
            + stroke("M118 176L106 150M134 172L138 144", m.pale, 6)
            + circle(106, 148, 6, INK)
            + circle(138, 142, 6, INK)
        )
    if s.says("words"):
        return "".join(
            rect(88 + 62 * (i % 4), 110 + 64 * (i // 4), 52, 52, PAPER, 8)
            + path(star(114 + 62 * (i % 4), 136 + 64 * (i // 4), 17, 0.5, 3 + i), s.hue(i).deep)
            for i in range(8)
        )
    if s.says("night", "heist"):
        return (
            circle(250, 130, 34, "#ffe9a8")
            + circle(236, 122, 30, m)
            + path("M70 260V190H110V160H150V210H190V140H230V200H280V176H330V260Z", m.deep)
            + "".join(rect(84 + 30 * i, 216 + 14 * (i % 2), 10, 14, "#ffd873") for i in range(8))
            + twinkles_at(((110, 110), (160, 130), (300, 120)), 8, PAPER)
        )
    return (
        path("M60 260L140 150L190 220L236 130L340 260Z", a)
        + circle(110, 120, 26, "#ffe08a")
        + dashes("M80 250Q150 210 200 246T330 220", PAPER, 6, "10 12")
        + path("M270 130V190L310 150Z", "#d9503f")
    )


def _pawn(x: float, y: float, color: Tone) -> str:
    return (
        solid(
            f"M{x - 22} {y}Q{x - 20} {y - 12} {x - 12} {y - 18}L{x - 5} {y - 46}"
            f"H{x + 5}L{x + 12} {y - 18}Q{x + 20} {y - 12} {x + 22} {y}Z",
            color,
            lit=(-6, 0),
        )
        + circle(x, y - 56, 16, color)
        + circle(x - 5, y - 61, 5, color.pale)
    )


def _die(x: float, y: float, color: Tone, turn: float) -> str:
    spots = "".join(
        circle(x + dx, y + dy, 5, PAPER)
        for dx, dy in ((-13, -13), (0, 0), (13, 13), (13, -13), (-13, 13))
    )
    return move(
        solid(box(x - 26, y - 26, 52, 52, 11), color, lit=(-5, -5)) + spots, turn=turn, about=(x, y)
    )


def jigsaw_puzzles(s: Sketch) -> str:
    """Four pieces, three joined and one coming loose, in a picture or in colours."""
    m = s.main
    colors = (
        [s.hue(i) for i in range(4)]
        if len(s.hues) > 1
        else [m, tone(m.light), tone(m.pale), tone(m.dark)]
    )
    spots = ((110, 116, 0), (198, 116, 90), (198, 204, 180), (104, 214, 270))
    art = (
        circle(44, 44, 18, m.pale) + circle(44, 44, 9, s.brand),
        path("M10 78Q24 20 44 60T80 20", "none", stroke=s.brand.light, stroke_width=7),
        path(star(44, 46, 22), s.brand.pale),
        path("M20 72Q20 30 60 22Q66 60 20 72Z", s.brand.light),
    )
    pieces = ""
    for i, (x, y, turn) in enumerate(spots):
        dx, dy, tilt = (-22, 18, -14) if i == 3 else (0, 0, 0)
        grain = (
            stroke("M-10 20Q44 34 100 14M-10 60Q44 50 100 66", colors[i].dark, 3)
            if s.has("wooden pieces")
            else art[(i + s.pick(4)) % 4]
        )
        piece = solid(PIECE, colors[i], grain, lit=(-4, -4))
        pieces += move(piece, x + dx, y + dy, turn=turn + tilt, about=(44, 44))
    extra = (
        move(dino(tone(s.main.deep)), -14, 8)
        if s.says("dinosaur")
        else _stars()
        if s.says("stars")
        else ""
    )
    return shadow(200, 260, 340) + move(pieces + extra, 8, -14, scale=1.16, about=(200, 200))


def _stars() -> str:
    places = ((150, 150), (236, 140), (260, 232), (180, 190), (226, 196))
    return twinkles_at(places, 8, "#ffe9a8")


def building_blocks(s: Sketch) -> str:
    """A tower of blocks; a rainbow stack, castle, marble run or glass tiles by title."""
    c = [s.hue(i) for i in range(6)]
    if s.says("rainbow"):
        return _rainbow_blocks(c)
    if s.says("castle"):
        return _castle_blocks(s, c)
    if s.says("marble"):
        return _marble_blocks(c)
    if s.says("tile"):
        return _tile_blocks(c)
    soft = 18 if s.says("foam") else 6
    mini = s.says("concrete")
    specks = (
        stroke(
            "M70 96L330 120M70 150L330 180M70 200L330 214M70 250L330 240M70 290L330 310",
            c[0].dark,
            5,
            stroke_dasharray="0 23",
        )
        if mini
        else ""
    )
    wood = (
        (s.main, tone(s.main.light), tone(s.main.dark))
        if len(s.hues) == 1 and not s.says("foam")
        else (c[0], c[1], c[2])
    )
    bridge = solid("M112 226H288V270H242A42 42 0 0 0 158 270H112Z", wood[1], specks)
    low = solid(box(82, 270, 74, 60, soft), wood[0], specks) + solid(
        box(244, 270, 74, 60, soft), wood[2], specks
    )
    mid = solid(
        box(124, 166, 60, 60, soft),
        wood[2],
        specks,
        path(star(154, 196, 18), wood[2].pale) if not mini else "",
    ) + solid(box(216, 166, 60, 60, soft), wood[0], specks)
    top = solid(box(110, 128, 180, 38, soft), wood[0] if s.pick(2) else wood[1], specks) + solid(
        "M140 128L200 62L260 128Z", wood[2] if s.pick(2) else wood[1]
    )
    return shadow(200, 280) + low + bridge + mid + top + circle(200, 302, 26, wood[1].light)


def _rainbow_blocks(c: list[Tone]) -> str:
    arches = ""
    for i in range(6):
        r = 138 - 22 * i
        arches += solid(
            f"M{200 - r} 318V{318 - 60}A{r} {r} 0 0 1 {200 + r} {318 - 60}V318"
            f"H{200 + r - 20}V258A{r - 20} {r - 20} 0 0 0 {200 - r + 20} 258V318Z",
            c[i],
            lit=(-4, -4),
        )
    return shadow(200, 290, 326) + arches


def _castle_blocks(s: Sketch, c: list[Tone]) -> str:
    grain = stroke("M60 230H340M60 270H340", c[0].dark, 3)
    towers = "".join(
        solid(f"M{x} 150h14v16h14v-16h18v16h14v-16h14v180H{x}Z", c[0], lit=(-8, 0))
        for x in (70, 256)
    )
    roofs = "".join(
        path(f"M{x} 150L{x + 37} 84L{x + 74} 150Z", c[1])
        + path(f"M{x + 37} 84V56L{x + 64} 66L{x + 37} 76", s.brand)
        for x in (70, 256)
    )
    gate = solid(
        "M140 206h18v16h18v-16h18v16h18v-16h18v16h18v-16h14V330H140Z", c[0].light, grain
    ) + path("M174 330V286a26 26 0 0 1 52 0V330Z", c[0].deep)
    return shadow(200, 290) + roofs + towers + gate


def _marble_blocks(c: list[Tone]) -> str:
    posts = "".join(
        rect(x, y, 22, 330 - y, WOOD.dark, 4) for x, y in ((84, 110), (294, 160), (190, 190))
    )
    tracks = stroke("M92 112L300 166M300 190L96 240M96 262L306 312", c[0], 15) + stroke(
        "M92 108L300 162M300 186L96 236M96 258L306 308", c[0].light, 5
    )
    balls = (
        circle(140, 110, 15, "#3f8fc4")
        + circle(230, 190, 15, "#e2574c")
        + circle(186, 268, 15, "#f3c93b")
    )
    return shadow(200, 270) + posts + tracks + balls + path("M70 84H120L104 116H86Z", c[1])


def _tile_blocks(c: list[Tone]) -> str:
    tiles = "".join(
        path(f"M{x} {y}h72v72h-72Z", c[i % 6], opacity=0.75, stroke=c[i % 6].dark, stroke_width=6)
        for i, (x, y) in enumerate(((92, 256), (164, 256), (236, 256), (128, 184), (200, 184)))
    )
    tops = "".join(
        path(f"M{x} {y}l36 -62l36 62Z", c[i], opacity=0.75, stroke=c[i].dark, stroke_width=6)
        for i, (x, y) in ((5, (128, 184)), (2, (200, 184)), (4, (164, 118)))
    )
    return shadow(200, 260) + tiles + tops


GLYPHS: dict[str, Glyph] = {
    "Board games": board_games,
    "Jigsaw puzzles": jigsaw_puzzles,
    "Building blocks": building_blocks,
}
