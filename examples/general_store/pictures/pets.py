"""Cat trees, bowls and leads."""

from examples.general_store.pictures.canvas import (
    BARK,
    BLUSH,
    GLASS,
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    disc,
    move,
    oval,
    path,
    rect,
    ring,
    shadow,
    shine,
    solid,
    stroke,
    tone,
    uprights,
)
from examples.general_store.pictures.motifs import COATS, bone, paw
from examples.general_store.pictures.sketch import Glyph, Sketch

SISAL = tone("#d6b483")


def dog_leads(s: Sketch) -> str:
    """A lead in loops with its handle and snap hook; a coupler with two hooks by title."""
    m, a = s.main, s.trim
    run = (
        "M120 108Q60 150 96 214Q150 290 232 262Q300 228 262 172Q226 136 190 180"
        "Q150 250 214 308Q262 336 306 300"
    )
    width = 11 if s.says("rope", "training") else 17
    strap = stroke(run, m.dark, width + 4) + stroke(run, m, width)
    if s.says("rope"):
        strap += stroke(run, a, width - 2, stroke_dasharray="5 14")
    elif s.has("reflective"):
        strap += dashes(run, "#f4f6f2", 4, "16 9")
    else:
        strap += dashes(run, m.pale, 2.5)
    handle = stroke(
        "M122 106Q70 40 130 40Q190 44 128 106", a.dark if s.has("padded handle") else m.dark, 20
    ) + stroke("M122 106Q70 40 130 40Q190 44 128 106", a if s.has("padded handle") else m, 13)
    if s.says("no handle", "training"):
        handle = circle(120, 106, 13, m.dark)
    if s.says("hands-free"):
        handle = stroke("M122 100A62 34 0 1 1 124 104", a, 17) + solid(
            box(132, 26, 52, 42, 10), INK
        )
    hook = rect(296, 284, 26, 20, STEEL.deep, 6) + stroke(
        "M318 294Q360 282 362 312Q358 338 330 326Q316 316 330 306", STEEL.dark, 9
    )
    second = (
        stroke("M236 262Q300 262 330 218", m, width) + move(hook, 16, -84)
        if s.says("coupler")
        else ""
    )
    end = move(hook, -16, 0)
    tag = circle(116, 318, 26, a) + paw(116, 322, 0.62, a.pale)
    return (
        shadow(210, 250, 346)
        + handle
        + strap
        + rect(108, 92, 30, 22, STEEL.dark, 6)
        + second
        + end
        + tag
    )


def cat_trees(s: Sketch) -> str:
    """Platforms on SISAL posts with a cat; a post, hammock, scratcher or shelves by title."""
    m, a = s.main, s.trim
    coat = tone(COATS[s.pick(6, "cat")])

    if s.says("scratching"):
        return _scratching_cat_tree(s, coat)
    if s.says("window"):
        return _window_cat_tree(s, coat)
    if s.says("cardboard"):
        return _cardboard_cat_tree(s, coat)
    if s.says("shelf"):
        return _shelf_cat_tree(s, coat)
    cave = (
        solid(box(96, 222, 124, 92, 16), m)
        + circle(158, 272, 32, INK)
        + circle(148, 268, 5, "#cfe57a")
        + circle(168, 268, 5, "#cfe57a")
    )
    wood = m if s.says("oak") else a
    floor = solid(box(70, 308, 260, 24, 9), wood)
    small = s.says("kitten")
    posts = _post(268, 150, 312) + _post(120, 176, 226)
    plates = (
        solid(box(208, 136 if not small else 140, 124, 20, 9), wood)
        + solid(box(74, 164 if not small else 140, 110, 20, 9), m)
        + solid(box(226, 236, 112, 18, 8), m)
    )
    toy = stroke("M326 150V196", INK.light, 3) + circle(326, 206, 12, s.brand)
    return (
        shadow(200, 280)
        + posts
        + cave
        + floor
        + toy
        + plates
        + _cat(264 if not small else 128, 78, coat)
    )


def _scratching_cat_tree(s: Sketch, coat: Tone) -> str:
    m = s.main
    return (
        shadow(180, 210)
        + _post(170, 70, 310)
        + solid(box(84, 304, 172, 26, 10), m if m != SISAL else BARK)
        + solid(box(136, 52, 68, 26, 10), m)
        + stroke("M204 66Q250 80 250 130", INK.light, 3)
        + circle(250, 142, 14, s.trim)
        + _cat(290, 270, coat, True)
    )


def _cat(x: float, y: float, coat: Tone, flip: bool = False) -> str:
    """A sitting cat seen from behind-ish: ears, face and tail."""
    body = path("M-30 60Q-36 -6 0 -10Q36 -6 30 60Z", coat)
    head = path("M-30 -46L-28 -10Q0 6 28 -10L30 -46L14 -36H-14Z", coat) + oval(0, -20, 30, 24, coat)
    face = (
        circle(-11, -22, 4.5, "#2f3a2a")
        + circle(11, -22, 4.5, "#2f3a2a")
        + path("M-4 -12H4L0 -7Z", BLUSH)
        + stroke("M-34 -14H-20M34 -14H20", PAPER, 2)
    )
    tail = stroke("M26 50Q62 50 56 10", coat.dark, 11)
    bib = oval(0, 22, 14, 20, coat.pale)
    scale = "scale(-1 1)" if flip else "scale(1)"
    return f'<g transform="translate({x} {y}) {scale}">{tail}{body}{bib}{head}{face}</g>'


def _post(x: float, top: float, low: float) -> str:
    wraps = "".join(f"M{x - 20} {y}L{x + 20} {y + 5}" for y in range(int(top), int(low), 11))
    return solid(box(x - 16, top, 32, low - top, 4), SISAL, stroke(wraps, SISAL.dark, 3))


def _window_cat_tree(s: Sketch, coat: Tone) -> str:
    m, a = s.main, s.trim
    pane = (
        rect(60, 50, 280, 250, "#d3e8f1", 10)
        + stroke("M64 54H336V296H64ZM200 54V296", PAPER, 11)
        + circle(290, 100, 22, "#ffe08a")
    )
    return (
        pane
        + _cat(200, 204, coat)
        + solid("M86 246H314Q300 300 200 304Q100 300 86 246Z", m, dashes("M80 262H320", a, 5))
        + stroke("M96 250L80 196M304 250L320 196", INK.light, 5)
        + circle(80, 192, 9, STEEL.dark)
        + circle(320, 192, 9, STEEL.dark)
    )


def _cardboard_cat_tree(s: Sketch, coat: Tone) -> str:
    edge = stroke(uprights(50, 360, 9, 220, 340), s.main.dark, 3)
    return (
        shadow(200, 310)
        + _cat(200, 222, coat)
        + solid(
            "M40 236Q70 232 100 268Q200 306 300 268Q330 232 360 236V314"
            "Q360 328 346 328H54Q40 328 40 314Z",
            "#c49a6a",
            edge,
        )
    )


def _shelf_cat_tree(s: Sketch, coat: Tone) -> str:
    m = s.main
    shelves = "".join(
        solid(box(x, y, 130, 20, 8), m) + path(f"M{x + 26} {y + 20}h16l-16 22Z", m.deep)
        for x, y in ((56, 292), (210, 228), (70, 160), (220, 96))
    )
    return shelves + _cat(136, 100, coat) + paw(286, 292, 0.7, s.trim.light)


def pet_bowls(s: Sketch) -> str:
    """A bowl with food; a steel, maze, tilted or folding one, a fountain or feeder by title."""
    m, a = s.main, s.trim
    kibble = "".join(
        circle(
            110 + 18 * (i % 11),
            214 - 9 * (i % 3) - 4 * (i % 2),
            11,
            ("#9a6a42", "#b5814f", "#7f5535")[i % 3],
        )
        for i in range(11)
    )
    if s.says("fountain"):
        return _fountain_pet_bowl(s)
    if s.says("automatic"):
        return _automatic_pet_bowl(s)
    if s.says("folding"):
        return _folding_pet_bowl(s)
    if s.says("whisker"):
        return _whisker_pet_bowl(s)
    d = "M70 216Q110 252 200 252Q290 252 330 216L352 312Q354 330 334 330H66Q46 330 48 312Z"
    steel = s.says("steel")
    rim = oval(200, 216, 130, 34, m.light) + oval(200, 218, 108, 24, m.deep)
    if s.says("maze"):
        rim += stroke("M120 218Q160 196 200 218T280 218M150 232Q200 210 250 232", m.light, 10)
    food = "" if s.says("maze") else kibble
    sign = rect(40, 306, 330, 26, INK) if steel else path("M40 296H360V312H40Z", a)
    art = (
        paw(200, 282, 0.9, a if not steel else STEEL.deep)
        if s.pick(2)
        else bone(200, 276, a if not steel else STEEL.deep)
    )
    return shadow(200, 310) + rim + food + solid(d, m, sign, shine("M92 260L84 296", 9, 0.4)) + art


def _fountain_pet_bowl(s: Sketch) -> str:
    m, a = s.main, s.trim
    jet = stroke("M200 150Q190 110 160 128M200 150Q210 110 240 128M200 150V112", "#8cc7ea", 8)
    return (
        shadow(200, 230)
        + jet
        + solid(
            "M104 170H296L282 312Q280 330 262 330H138Q120 330 118 312Z",
            m,
            path("M90 256H310V340H90Z", m.dark),
        )
        + oval(200, 172, 98, 26, m.light)
        + oval(200, 174, 80, 18, "#8cc7ea")
        + solid(disc(200, 162, 24, 12), a)
        + paw(200, 240, 0.8, a)
        + circle(200, 306, 5, "#8be08f")
    )


def _automatic_pet_bowl(s: Sketch) -> str:
    m = s.main
    hopper = solid(
        "M126 60H274L292 210H108Z",
        GLASS,
        "".join(
            circle(128 + 18 * (i % 9), 110 + 18 * (i // 9), 9, ("#9a6a42", "#b5814f")[i % 2])
            for i in range(54)
        ),
    ) + solid(box(116, 44, 168, 26, 11), m)
    return (
        shadow(200, 240)
        + hopper
        + solid("M104 204H296V308Q296 330 274 330H126Q104 330 104 308Z", m)
        + rect(160, 222, 80, 34, INK, 8)
        + stroke("M176 240h14M198 240h8M214 240h12", "#8fe3c0", 6)
        + solid("M128 284H272L258 330H142Z", s.trim if s.trim != m else INK)
    )


def _folding_pet_bowl(s: Sketch) -> str:
    m = s.main
    return (
        shadow(200, 260)
        + oval(200, 190, 128, 30, m.dark)
        + oval(200, 194, 108, 20, "#8cc7ea")
        + solid(
            "M72 190Q200 250 328 190L308 240L300 244L290 284L280 290L268 330H132"
            "L120 290L110 284L100 244L92 240Z",
            m,
            stroke("M80 240Q200 290 320 240M100 288Q200 330 300 288", m.deep, 5),
        )
        + ring(338, 220, 17, STEEL.dark, 7)
        + paw(200, 270, 0.6, m.pale)
    )


def _whisker_pet_bowl(s: Sketch) -> str:
    m, a = s.main, s.trim
    return (
        shadow(200, 270)
        + path("M120 330L150 250H250L280 330Z", a)
        + solid("M56 226Q200 276 344 206Q330 280 220 284Q90 290 56 226Z", m)
        + oval(200, 222, 144, 30, m.light, transform="rotate(-4 200 222)")
        + oval(200, 220, 118, 19, "#c98d6a", transform="rotate(-4 200 220)")
        + path("M160 220Q190 200 222 218L240 206V230L222 224Q190 240 160 220Z", "#f0a58c")
    )


GLYPHS: dict[str, Glyph] = {
    "Cat trees": cat_trees,
    "Pet bowls": pet_bowls,
    "Dog leads": dog_leads,
}
