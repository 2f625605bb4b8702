"""Beds and food for dogs, with the dog now and then."""

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    dashes,
    disc,
    gloss,
    move,
    oval,
    path,
    ring,
    shadow,
    solid,
    stroke,
    tone,
    uprights,
)
from examples.general_store.pictures.motifs import COATS, bone, dog, paw
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
    art = dog(200, 214, coat, 0.9)
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
    return shadow(200, 320) + trays + dog(200, 106, coat, 0.95)


def _food_sign(s: Sketch) -> str:
    if s.says("salmon"):
        return path(
            "M150 132Q190 108 226 130L248 116V150L226 138Q190 160 150 132Z", "#fbe3d8"
        ) + circle(168, 131, 3, INK)
    if s.says("insect"):
        return path("M180 142Q184 108 224 116Q222 148 180 142Z", "#dcebc2")
    return bone(200, 136, PAPER, -8) if s.pick(2) or s.says("treats") else paw(200, 142, 0.7, PAPER)


GLYPHS: dict[str, Glyph] = {
    "Dog beds": dog_beds,
    "Dog food": dog_food,
}
