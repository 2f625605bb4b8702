"""Soft toys: animals to hug."""

from examples.general_store.pictures.canvas import (
    BLUSH,
    INK,
    PAPER,
    Paint,
    Tone,
    box,
    circle,
    disc,
    oval,
    path,
    shadow,
    smile,
    solid,
    stroke,
)
from examples.general_store.pictures.sketch import Glyph, Sketch


def soft_toys(s: Sketch) -> str:
    """A sitting animal: fox, bear, rabbit, lamb, octopus, dachshund or mammoth."""
    kinds = (
        ("octopus", _octopus),
        ("dachshund", _dachshund),
        ("mammoth", _mammoth),
        ("fox", _fox),
        ("rabbit", _rabbit),
        ("lamb", _lamb),
    )
    return next((draw for word, draw in kinds if s.says(word)), _bear)(s)


def _bear(s: Sketch) -> str:
    m = s.main
    ears = "".join(solid(disc(x, 92, 34, 34), m, circle(x, 94, 17, m.pale)) for x in (130, 270))
    return _sitting(s, ears + solid(disc(200, 146, 92, 78), m))


def _rabbit(s: Sketch) -> str:
    m, a = s.main, s.trim
    ears = "".join(
        solid(
            f"M{x} 110Q{x - 30} 20 {x + 4} 18Q{x + 40} 24 {x + 34} 110Z",
            m,
            path(f"M{x + 8} 100Q{x - 10} 40 {x + 6} 36Q{x + 26} 44 {x + 24} 100Z", a),
        )
        for x in (136, 228)
    )
    return _sitting(s, ears + solid(disc(200, 146, 92, 78), m))


def _fox(s: Sketch) -> str:
    m = s.main
    ears = solid("M112 126L108 40L178 84ZM288 126L292 40L222 84Z", m) + path(
        "M124 104L122 66L154 86ZM276 104L278 66L246 86Z", INK
    )
    head = solid(
        "M104 132Q108 72 200 70Q292 72 296 132Q286 186 200 224Q114 186 104 132Z",
        m,
        path(
            "M90 150Q160 140 200 224Q120 214 90 150ZM310 150Q240 140 200 224Q280 214 310 150Z",
            PAPER,
        ),
    )
    tail = solid("M262 306Q340 310 344 232Q306 232 286 270Z", m, circle(346, 230, 30, PAPER))
    return _sitting(s, ears + head, tail)


def _sitting(s: Sketch, head: str, tail: str = "") -> str:
    """The animal of a head and its ears, with a face and a bow."""
    bow = path("M200 226L160 206V250ZM200 226L240 206V250Z", s.brand) + circle(
        200, 227, 10, s.brand.dark
    )
    face = _face(200, 140, 38, s.main.pale, s.says("sleepy"))
    return shadow(200, 220) + tail + _body(s.main, s.main.pale) + head + face + bow


def _body(m: Tone, pale: Paint) -> str:
    """Arms, belly and feet of a sitting animal."""
    belly = oval(200, 276, 42, 44, pale)
    feet = solid(disc(140, 316, 34, 22), m, circle(136, 316, 11, pale)) + solid(
        disc(260, 316, 34, 22), m, circle(256, 316, 11, pale)
    )
    arms = solid(
        "M132 226Q92 240 100 286Q120 300 142 262ZM268 226Q308 240 300 286Q280 300 258 262Z", m.dark
    )
    return arms + solid("M138 330Q116 220 200 212Q284 220 262 330Z", m, belly) + feet


def _lamb(s: Sketch) -> str:
    m, skin = s.main, "#f3e0cf"
    ears = solid(
        "M118 138Q70 126 66 160Q90 182 126 164ZM282 138Q330 126 334 160Q310 182 274 164Z",
        "#e6cdb9",
    )
    curls = ((-70, 0), (-50, -36), (0, -54), (50, -36), (70, 0), (0, -14))
    wool = "".join(
        circle(200 + dx, 126 + dy, 36, m if i % 2 else m.dark) for i, (dx, dy) in enumerate(curls)
    )
    head = ears + wool + solid(disc(200, 158, 66, 62), skin)
    heart = path("M200 300C168 276 184 252 200 268C216 252 232 276 200 300Z", "#e0665f")
    return shadow(200, 220) + _body(m, PAPER) + head + _face(200, 150, 28, skin, True) + heart


def _octopus(s: Sketch) -> str:
    m = s.main
    legs = stroke(
        "M120 236Q80 300 112 326M152 252Q130 320 160 332M200 256V336M248 252"
        "Q270 320 240 332M280 236Q320 300 288 326",
        m.dark,
        30,
    ) + stroke("M120 232Q84 294 112 320M200 252V330M280 232Q316 294 288 320", m, 20)
    return (
        shadow(200, 230, 344)
        + legs
        + solid(
            disc(200, 176, 104, 98),
            m,
            stroke("M90 130Q200 160 310 130M90 220Q200 250 310 220", m.dark, 4),
            path("M90 60H310V104Q200 134 90 104Z", s.trim),
        )
        + smile(200, 186, 34, 10)
    )


def _dachshund(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = solid("M70 236Q64 200 110 198H286Q330 204 328 250V276H72Z", m)
    legs = "".join(solid(box(x, 262, 36, 68, 14), m) for x in (80, 118, 258, 296))
    head = (
        solid(disc(292, 166, 56, 46), m)
        + solid(box(310, 166, 66, 38, 19), m)
        + oval(370, 176, 11, 10, INK)
        + circle(304, 152, 7, INK)
        + solid("M262 132Q226 140 240 214Q262 226 276 190Z", a)
    )
    return (
        shadow(204, 280)
        + stroke("M76 216Q40 190 44 158", m.dark, 15)
        + legs
        + body
        + solid(
            "M120 198H230V276H120Z", a, stroke("M140 190V280M176 190V280M210 190V280", a.light, 5)
        )
        + head
    )


def _mammoth(s: Sketch) -> str:
    m = s.main
    legs = solid(box(120, 260, 52, 72, 18), m.dark) + solid(box(238, 260, 52, 72, 18), m.dark)
    fur = stroke(
        "".join(f"M{x} {y}q8 16 16 0" for x in range(120, 290, 28) for y in (150, 190, 230)),
        m.dark,
        5,
    )
    body = solid(
        "M104 220Q100 110 200 96Q306 104 306 210Q306 290 290 292H124Q104 290 104 220Z", m, fur
    )
    head = (
        stroke("M124 190Q70 206 76 276Q84 306 106 294", m, 26)
        + solid(disc(148, 158, 62, 60), m)
        + stroke("M118 214Q92 276 146 282", PAPER, 13)
        + circle(130, 150, 8, INK)
        + solid("M176 130Q224 130 220 186Q196 206 172 176Z", m.dark)
        + path("M110 104Q150 70 190 106Q150 96 110 104Z", m.deep)
    )
    return shadow(200, 230) + legs + body + head


def _face(x: float, y: float, gap: float, snout: Paint, sleepy: bool = False) -> str:
    gaze = (
        stroke(f"M{x - gap - 8} {y}q8 9 16 0M{x + gap - 8} {y}q8 9 16 0", INK, 5)
        if sleepy
        else circle(x - gap, y, 8, INK)
        + circle(x + gap, y, 8, INK)
        + circle(x - gap + 3, y - 3, 2.5, "#fff")
        + circle(x + gap + 3, y - 3, 2.5, "#fff")
    )
    cheeks = circle(x - gap - 18, y + 24, 10, BLUSH, opacity=0.6) + circle(
        x + gap + 18, y + 24, 10, BLUSH, opacity=0.6
    )
    return (
        oval(x, y + 28, 30, 22, snout)
        + oval(x, y + 18, 10, 7, INK)
        + stroke(f"M{x} {y + 24}v8q-8 10 -14 3M{x} {y + 32}q8 10 14 3", INK, 4)
        + gaze
        + cheeks
    )


GLYPHS: dict[str, Glyph] = {
    "Soft toys": soft_toys,
}
