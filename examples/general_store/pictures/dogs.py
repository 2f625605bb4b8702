"""Beds, food and toys for dogs, with the dog now and then."""

from examples.general_store.pictures.canvas import (
    INK,
    LEAF,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    disc,
    dots,
    gloss,
    move,
    oval,
    path,
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


def dog_beds(s: Sketch) -> str:
    """A bed with a sleeping dog; donut, cushion, cot or mat by title."""
    m, a = s.main, s.trim
    if s.says("cot"):
        legs = stroke("M76 262L64 330M324 262L336 330M56 262H344", STEEL.deep, 12)
        return (
            shadow(200, 310)
            + _sleeper(s, 200, 222)
            + legs
            + solid(box(60, 246, 280, 26, 10), m)
            + dashes("M70 259H330", m.pale, 3)
        )
    if s.says("mat"):
        return _mat_dog_bed(s)
    if s.says("donut"):
        return _donut_dog_bed(s)
    if s.says("cushion"):
        return (
            shadow(200, 320)
            + _sleeper(s, 200, 250)
            + solid(
                "M44 286Q46 262 84 268Q200 250 316 268Q354 262 356 286"
                "Q366 326 330 328Q200 338 70 328Q34 326 44 286Z",
                m,
                "".join(paw(90 + 74 * i, 302, 0.7, m.light) for i in range(4)),
            )
        )
    rim = solid("M50 210Q50 172 90 172H310Q350 172 350 210V262H50Z", m.dark) + solid(
        box(84, 222, 232, 60, 24), a
    )
    front = solid(
        "M40 240Q40 216 66 216Q90 218 94 262H306Q310 218 334 216Q360 216 360 240V306"
        "Q360 328 336 328H64Q40 328 40 306Z",
        m,
        dashes("M60 312H340", m.pale, 3),
    )
    return shadow(200, 320) + rim + _sleeper(s, 204, 240) + front + paw(200, 296, 0.85, m.pale)


def _sleeper(s: Sketch, x: float, y: float) -> str:
    """A dog curled up asleep."""
    coat = tone(COATS[s.pick(len(COATS), "coat")])
    body = solid("M-92 28Q-96 -44 -10 -50Q90 -50 94 28Z", coat)
    head = (
        solid(disc(-52, 4, 42, 32), coat)
        + solid("M-46 -24Q-14 -26 -20 20Q-36 30 -48 6Z", coat.dark)
        + oval(-88, 8, 10, 8, INK)
        + stroke("M-76 -6q7 7 14 0", INK, 4)
    )
    tail = stroke("M84 22Q60 34 30 26", coat.dark, 15)
    return move(body + tail + head, x, y)


def _mat_dog_bed(s: Sketch) -> str:
    m, a = s.main, s.trim
    flat = solid(
        "M40 296Q200 270 360 296L372 326Q200 338 28 326Z",
        m,
        stroke(uprights(70, 350, 32, 270, 340), m.dark, 5),
    )
    return (
        shadow(200, 340, 336)
        + flat
        + _sleeper(s, 200, 272)
        + (
            solid(disc(330, 300, 30, 30), a) + ring(330, 300, 16, a.deep, 4)
            if s.says("roll")
            else "".join(circle(x, 314, 4, m.pale) for x in range(70, 340, 26))
        )
    )


def _donut_dog_bed(s: Sketch) -> str:
    m, a = s.main, s.trim
    curls = stroke(
        "".join(
            f"M{64 + 34 * i + 17 * (j % 2)} {252 + 26 * j}q8 -12 16 0"
            for i in range(8)
            for j in range(3)
        ),
        m.dark,
        4,
    )
    return (
        shadow(200, 310)
        + oval(200, 232, 142, 46, m.dark)
        + oval(200, 238, 104, 30, a)
        + _sleeper(s, 200, 232)
        + solid("M56 236Q56 330 200 330Q344 330 344 236Q320 282 200 284Q80 282 56 236Z", m, curls)
    )


def dog_food(s: Sketch) -> str:
    """A bag with a dog's face and its main ingredient; trays or a pouch by title."""
    words = (
        ("salmon", "#e58a6f"),
        ("venison", "#8a4f3d"),
        ("chicken", "#dba53c"),
        ("puppy", "#6fb0c9"),
        ("senior", "#7d8fb0"),
        ("insect", "#7a9a4f"),
        ("treats", "#c8604f"),
    )
    m = s.by_word(words)
    coat = tone(COATS[s.pick(len(COATS), "coat")])
    kibble = "".join(
        circle(88 + 24 * i, 326 - 7 * (i % 2), 10, ("#9a6a42", "#b5814f")[i % 2]) for i in range(10)
    )
    if s.says("trays"):
        return _trays_dog_food(s, coat, m)
    bag = "M104 84H296L306 118L312 310Q312 330 292 330H108Q88 330 88 310L94 118Z"
    label = path("M60 176Q200 140 340 176V270Q200 300 60 270Z", PAPER)
    folds = path("M104 84H296L300 104H100Z", m.dark) + dashes("M104 112H296", m.pale, 3)
    art = _dog(200, 214, coat, 0.9)
    bits = (
        kibble
        if not s.says("treats")
        else "".join(bone(110 + 60 * i, 326, "#c98d55", -20 + 20 * i) for i in range(4))
    )
    return (
        shadow(200, 260, 340)
        + solid(bag, m, label, folds, gloss("M100 90H124L116 330H90Z", 0.2))
        + art
        + _food_sign(s)
        + bits
    )


def _trays_dog_food(s: Sketch, coat: Tone, m: Tone) -> str:
    trays = "".join(
        solid(f"M{x} {y}H{x + 150}L{x + 136} {y + 62}H{x + 14}Z", STEEL)
        + solid(box(x - 6, y - 16, 162, 26, 9), m)
        + s.mark(x + 75, y - 3, 7, m.pale)
        for x, y in ((44, 264), (206, 264), (124, 180))
    )
    return shadow(200, 320) + trays + _dog(200, 106, coat, 0.95)


def _dog(x: float, y: float, coat: Tone, size: float = 1) -> str:
    """A dog's face."""
    ears = path(
        "M-52 -34Q-84 -24 -70 30Q-46 34 -36 -10ZM52 -34Q84 -24 70 30Q46 34 36 -10Z", coat.deep
    )
    head = (
        path("M-54 -8Q-54 -56 0 -56Q54 -56 54 -8Q52 52 0 52Q-52 52 -54 -8Z", coat)
        + oval(0, 24, 30, 24, coat.pale)
        + oval(0, 10, 12, 9, INK)
        + circle(-22, -12, 7, INK)
        + circle(22, -12, 7, INK)
        + stroke("M0 18V30Q-10 38 -16 30M0 30Q10 38 16 30", INK, 4)
    )
    return move(ears + head, x, y, scale=size, about=(0, 0))


def _food_sign(s: Sketch) -> str:
    if s.says("salmon"):
        return path(
            "M150 132Q190 108 226 130L248 116V150L226 138Q190 160 150 132Z", "#fbe3d8"
        ) + circle(168, 131, 3, INK)
    if s.says("insect"):
        return path("M180 142Q184 108 224 116Q222 148 180 142Z", "#dcebc2")
    return bone(200, 136, PAPER, -8) if s.pick(2) or s.says("treats") else paw(200, 142, 0.7, PAPER)


def dog_toys(s: Sketch) -> str:
    """A treat cone, plush bird, rope, sniffing mat, ring, puzzle board or balls."""
    m, a = s.main, s.trim
    if s.says("pheasant"):
        return _pheasant_dog_toy(s)
    if s.says("rope"):
        return _rope_dog_toy(s)
    if s.says("sniffing"):
        return _sniffing_dog_toy(s)
    if s.says("ring"):
        return _ring_dog_toy(s)
    if s.says("board"):
        return _board_dog_toy(s)
    if s.says("balls"):
        balls = "".join(
            solid(
                disc(x, y, 46, 46),
                m,
                stroke(
                    f"M{x - 46} {y - 18}Q{x} {y + 4} {x - 12} {y + 50}"
                    f"M{x + 14} {y - 50}Q{x + 4} {y - 6} {x + 50} {y + 6}",
                    PAPER,
                    6,
                ),
            )
            for x, y in ((104, 284), (200, 284), (296, 284), (152, 204), (248, 204), (200, 124))
        )
        return shadow(200, 290) + balls
    return (
        shadow(200, 190, 334)
        + "".join(
            solid(disc(200, y, rx, ry), m, shine(f"M{200 - rx + 22} {y - 10}q4 -16 20 -22", 8))
            for y, rx, ry in ((270, 96, 58), (190, 78, 50), (124, 56, 42))
        )
        + oval(200, 94, 20, 8, m.deep)
        + bone(206, 78, "#c98d55", -50)
        + s.mark(200, 276, 18, a)
    )


def _pheasant_dog_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    tail = "".join(
        stroke(f"M270 220Q330 {150 + 34 * i} 366 {130 + 50 * i}", (m, a, tone(m.dark))[i], 17)
        for i in range(3)
    )
    body = solid(
        "M84 214Q92 150 170 154Q280 160 300 226Q286 304 196 304Q92 296 84 214Z",
        m,
        dots(150, 206, 32, 30, 4, 12, 9, m.dark),
    )
    head = (
        solid(disc(112, 140, 50, 46), LEAF, path("M60 170H170V190H60Z", PAPER))
        + path("M64 136L32 150L66 160Z", "#eda23d")
        + circle(98, 132, 11, "#d9503f")
        + circle(98, 130, 6, INK)
    )
    return (
        shadow(200, 250, 334) + tail + stroke("M170 300v26M210 300v26", "#eda23d", 8) + body + head
    )


def _rope_dog_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    rope = (
        stroke("M90 262Q160 130 310 170", m.dark, 40)
        + stroke("M92 258Q160 130 308 168", m, 32)
        + path(
            "M92 258Q160 130 308 168", "none", stroke=a, stroke_width=30, stroke_dasharray="8 18"
        )
    )
    knots = "".join(
        solid(
            disc(x, y, 38, 36),
            m,
            stroke(
                f"M{x - 40} {y - 14}Q{x} {y + 14} {x + 40} {y - 14}M{x - 40} {y + 12}"
                f"Q{x} {y + 36} {x + 40} {y + 8}",
                a,
                9,
            ),
        )
        for x, y in ((92, 260), (310, 170))
    )
    fray = stroke(
        "M74 290L48 318M90 296L76 330M106 294L108 330M336 148L364 128M342 168L374 164"
        "M336 188L366 200",
        m.dark,
        9,
    )
    return shadow(200, 260, 340) + fray + rope + knots


def _sniffing_dog_toy(s: Sketch) -> str:
    m = s.main
    tufts = "".join(
        path(
            "M0 10Q-14 -12 -4 -22Q0 -8 2 -24Q14 -12 6 10Z",
            (LEAF.base, LEAF.dark, *(h.base for h in s.hues))[(i * 3) % (2 + min(5, len(s.hues)))],
            transform=f"translate({86 + 32 * (i % 8)} {238 + 24 * (i // 8)})",
        )
        for i in range(24)
    )
    return (
        shadow(200, 300, 332)
        + solid("M60 236Q200 196 340 236L362 318Q200 336 38 318Z", m.dark)
        + tufts
        + _dog(200, 150, tone(COATS[s.pick(6, "coat")]), 1.15)
    )


def _ring_dog_toy(s: Sketch) -> str:
    m = s.main
    waves = stroke("M40 300q27 -18 54 0t54 0t54 0t54 0t54 0t54 0", "#6fb2dd", 10) + stroke(
        "M70 326q27 -14 54 0t54 0t54 0t54 0t54 0", "#8cc7ea", 8
    )
    return (
        ring(204, 200, 86, m.dark, 50)
        + ring(200, 196, 86, m, 46)
        + circle(200, 196, 86, "none", stroke=m.light, stroke_width=14, stroke_dasharray="30 60")
        + waves
    )


def _board_dog_toy(s: Sketch) -> str:
    m, a = s.main, s.trim
    pits = "".join(
        circle(126 + 74 * (i % 3), 166 + 68 * (i // 3), 27, m.deep)
        + (
            solid(disc(126 + 74 * (i % 3), 164 + 68 * (i // 3), 24, 24), a)
            if (i + s.pick(2)) % 2
            else bone(126 + 74 * (i % 3), 166 + 68 * (i // 3), PAPER).replace(
                "rotate(0)", "scale(.45)"
            )
        )
        for i in range(6)
    )
    return (
        shadow(200, 290)
        + solid(
            box(70, 110, 260, 196, 26),
            m,
            stroke(
                "M60 150Q200 160 340 146M60 210Q200 196 340 214M60 270Q200 284 340 266", m.dark, 3
            ),
        )
        + pits
    )


GLYPHS: dict[str, Glyph] = {
    "Dog beds": dog_beds,
    "Dog food": dog_food,
    "Dog toys": dog_toys,
}
