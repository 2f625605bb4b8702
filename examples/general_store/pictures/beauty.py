"""Jars, tubes and bottles for the bathroom."""

from examples.general_store.pictures.canvas import (
    INK,
    LEAF,
    PAPER,
    STEEL,
    Tone,
    box,
    circle,
    disc,
    dots,
    gloss,
    move,
    oval,
    path,
    rect,
    shadow,
    shine,
    smile,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import foam, paper_label, sprig, sun
from examples.general_store.pictures.sketch import Glyph, Sketch, is_light


def face_creams(s: Sketch) -> str:
    """A jar with its lid leaning and a swirl of cream; a tube or pump by title."""
    m, a = s.main, s.trim
    plant = sprig(316, 318, LEAF, 1.2, 14)
    if s.says("tinted", "aftershave", "gel"):
        return _tinted_face_cream(s, plant)
    if s.says("night"):
        return _night_face_cream(s, plant)
    swirl = solid(
        "M112 206Q110 176 150 170Q160 140 200 142Q220 118 234 142Q270 150 268 174Q292 184 288 206Z",
        "#fff6ea",
        stroke("M130 190Q190 200 250 178M160 168Q200 176 236 156", "#e9d8c4", 5),
    )
    jar = solid(
        "M88 210H312V296Q312 330 276 330H124Q88 330 88 296Z",
        m,
        rect(80, 304, 240, 30, m.dark),
        shine("M106 240V286", 9),
    )
    lid = move(
        solid(
            box(232, 250, 136, 52, 12),
            a,
            stroke(
                "M250 250V310M270 250V310M290 250V310M310 250V310M330 250V310M350 250V310",
                a.dark,
                4,
            ),
        ),
        0,
        26,
        turn=-62,
        about=(300, 276),
    )
    return (
        shadow(206, 290)
        + plant
        + lid
        + swirl
        + rect(80, 202, 240, 18, m.light, 8)
        + jar
        + paper_label(s, 142, 234, 116, 70, _ink(s))
    )


def _tinted_face_cream(s: Sketch, plant: str) -> str:
    m, a = s.main, s.trim
    tube = (
        solid("M140 70H260L250 268H150Z", m, gloss("M150 70h22L176 270h-20Z", 0.3))
        + rect(134, 56, 132, 22, m.dark, 5)
        + solid(
            box(146, 264, 108, 64, 10),
            a,
            stroke("M166 270V330M184 270V330M202 270V330M220 270V330M238 270V330", a.dark, 4),
        )
    )
    return shadow(210, 230) + plant + tube + paper_label(s, 162, 110, 76, 96, _ink(s))


def _ink(s: Sketch) -> Tone:
    """A colour that is readable on paper."""
    return next((color for color in (s.main, s.trim) if not is_light(color)), s.brand)


def _night_face_cream(s: Sketch, plant: str) -> str:
    a = s.trim
    pump = (
        solid(box(136, 128, 128, 202, 24), s.main, shine("M156 160V300", 9))
        + rect(160, 100, 80, 32, STEEL, 6)
        + solid("M176 104V66H150V48H224V104Z", a)
    )
    return (
        shadow(210, 230)
        + plant
        + pump
        + paper_label(s, 158, 180, 84, 96, _ink(s))
        + path("M214 290a18 18 0 1 1 -20 -16a15 15 0 0 0 20 16Z", a.dark)
    )


def shampoos(s: Sketch) -> str:
    """A pump bottle with foam; a bar, powder or squeeze bottle by title."""
    m, a = s.main, s.trim
    if s.says("bar"):
        bar = solid(
            disc(190, 236, 120, 82),
            m,
            oval(186, 226, 78, 48, m.light),
            stroke("M90 270Q180 320 300 270", m.dark, 6),
        ) + s.mark(188, 226, 26, m.deep)
        return (
            shadow(200, 270)
            + bar
            + sprig(310, 300, LEAF, 1.1, 30)
            + foam(110, 150)
            + foam(270, 130)
        )
    if s.says("powder"):
        return _powder_shampoo(s)
    if s.says("kids", "family", "mild"):
        return _kids_shampoo(s)
    bottle = solid(
        "M132 160Q132 140 156 138H244Q268 140 268 160V304Q268 330 240 330H160Q132 330 132 304Z",
        m,
        shine("M152 170V300", 10),
    )
    pump = (
        rect(170, 116, 60, 26, INK, 6)
        + rect(192, 70, 16, 50, STEEL.deep, 3)
        + solid(
            "M168 50H226Q240 50 240 62V76H168Q120 74 112 92L104 86Q116 52 168 50Z",
            INK if not s.says("calming") else a,
        )
    )
    return (
        shadow(206, 220)
        + bottle
        + pump
        + paper_label(s, 150, 186, 100, 112, _ink(s))
        + foam(316, 306)
        + path("M108 96q8 14 0 20q-8 -6 0 -20Z", "#8cc7ea")
    )


def _powder_shampoo(s: Sketch) -> str:
    can = (
        solid(box(136, 116, 128, 214, 18), s.main)
        + solid(box(130, 84, 140, 42, 10), s.trim)
        + dots(164, 96, 18, 0, 5, 5, 4, s.trim.deep)
    )
    puff = "".join(
        circle(x, y, r, PAPER, opacity=0.8)
        for x, y, r in ((170, 58, 14), (200, 44, 18), (232, 58, 12), (300, 320, 16), (320, 328, 11))
    )
    return shadow(206, 220) + puff + can + paper_label(s, 154, 160, 92, 120, _ink(s))


def _kids_shampoo(s: Sketch) -> str:
    m, a = s.main, s.trim
    bottle = solid(
        "M150 120Q112 140 112 190V300Q112 330 142 330H258Q288 330 288 300V190Q288 140 250 120Z",
        m,
        shine("M134 190V290", 10),
    ) + solid(box(156, 68, 88, 58, 14), a)
    face = smile(200, 228, 24, 8) if s.kids else ""
    return (
        shadow(206, 230)
        + bottle
        + (
            circle(200, 238, 58, PAPER) + face
            if face
            else paper_label(s, 146, 180, 108, 112, _ink(s))
        )
        + foam(320, 300)
        + foam(90, 120)
    )


def sunscreens(s: Sketch) -> str:
    """A tube standing on its cap with a sun on it; a stick, roll-on, spray or gel by title."""
    m, a = s.main, s.trim
    shining = sun(92, 92, 32)
    sea = stroke(
        "M36 312q18 -14 36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0t36 0", "#7db8dd", 8, opacity=0.6
    )
    if s.says("stick"):
        stick = (
            solid(box(150, 176, 100, 154, 16), m)
            + rect(160, 150, 80, 32, STEEL, 5)
            + solid("M166 156V104Q200 70 234 104V156Z", PAPER)
        )
        return shadow(200, 170) + shining + stick + sun(200, 250, 22, "#f7b733")
    if s.says("roll-on"):
        return _roll_on_sunscreen(s, shining)
    if s.says("aloe", "family"):
        return _aloe_sunscreen(s, sea, shining)
    top, low = "M134 66H266L252 276H148Z", solid(box(146, 270, 108, 60, 12), a if a != m else INK)
    hill = path(
        "M140 230L176 176L198 204L222 166L260 230V280H140Z",
        m.deep if s.says("mountain") else m.dark,
    )
    wave = path("M120 220q22 -18 44 0t44 0t44 0t44 0V290H120Z", a.light)
    tube = solid(
        top, m, hill if s.says("mountain") else wave, gloss("M142 66h22L172 280h-18Z", 0.3)
    ) + rect(128, 54, 144, 20, m.dark, 5)
    return (
        shadow(200, 210)
        + shining
        + sea
        + tube
        + sun(200, 136, 25, "#f7b733" if s.row.colors[0] != "yellow" else "#ee8535")
        + low
    )


def _roll_on_sunscreen(s: Sketch, shining: str) -> str:
    m, a = s.main, s.trim
    roll = (
        solid(
            "M146 150H254L270 300Q270 330 240 330H160Q130 330 130 300Z",
            m,
            rect(100, 284, 200, 60, a),
        )
        + circle(200, 116, 48, PAPER)
        + circle(186, 102, 12, "#ffffff")
        + rect(142, 128, 116, 30, a, 8)
    )
    face = smile(200, 214, 20, 8)
    return shadow(200, 190) + shining + roll + sun(200, 222, 34, "#ffd04d") + face


def _aloe_sunscreen(s: Sketch, sea: str, shining: str) -> str:
    m, a = s.main, s.trim
    aloe = "".join(
        move(
            path("M-12 0Q-18 -60 0 -120Q18 -60 12 0Z", (LEAF, LEAF.dark)[i % 2]),
            316,
            332,
            turn=t,
            about=(0, 0),
        )
        for i, t in enumerate((-34, -12, 12, 34))
    )
    bottle = solid(
        "M126 170Q126 130 166 128H234Q274 130 274 170V300Q274 330 246 330H154Q126 330 126 300Z",
        m,
        shine("M146 180V296", 10),
    ) + solid(box(160, 84, 80, 48, 8), a)
    return (
        shadow(210, 230)
        + shining
        + (aloe if s.says("aloe") else sea)
        + bottle
        + circle(200, 226, 48, PAPER)
        + (sprig(200, 262, LEAF, 0.62) if s.says("aloe") else sun(200, 226, 24))
    )


GLYPHS: dict[str, Glyph] = {
    "Face creams": face_creams,
    "Shampoos": shampoos,
    "Sunscreens": sunscreens,
}
