"""Toolboxes."""

from examples.general_store.pictures.canvas import (
    BRASS,
    GLASS,
    INK,
    STEEL,
    WOOD,
    box,
    circle,
    dashes,
    move,
    path,
    rect,
    shadow,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import wheels_at
from examples.general_store.pictures.sketch import Glyph, Sketch


def toolboxes(s: Sketch) -> str:
    """A toolbox; cantilever, stacked on wheels, organiser, roll, tote or a child's by title."""
    m, a = s.main, s.trim
    tools = (
        rect(120, 96, 14, 100, STEEL, 3)
        + solid(box(112, 120, 30, 90, 10), s.brand)
        + stroke("M260 110V200", WOOD, 14)
        + rect(232, 84, 60, 34, STEEL.deep, 6)
        + stroke("M190 190L196 108", "#e8c65a", 14)
    )
    if s.says("organiser"):
        return _organiser_toolbox(s)
    if s.says("roll"):
        return _roll_toolbox(s, tools)
    if s.says("tote", "wooden"):
        return _tote_toolbox(s, tools)
    if s.says("stackable"):
        return _stackable_toolbox(s)
    grip = stroke("M138 128V86H262V128", INK, 17)
    lid = solid("M92 128H308L340 196H60Z", m, path("M80 160H330V170H70Z", m.light))
    trays = ""
    if s.says("cantilever"):
        trays = (
            move(solid(box(30, 110, 150, 44, 8), m), 0, 0)
            + move(solid(box(220, 110, 150, 44, 8), a), 0, 0)
            + stroke("M76 200L110 130M324 200L290 130", STEEL.deep, 9)
            + tools
        )
        lid, grip = "", stroke("M130 196Q200 150 270 196", INK, 15)
    body = solid(
        box(56, 190, 288, 138, 16),
        m,
        rect(40, 290, 320, 14, m.dark),
        path("M56 190H344V216H56Z", a),
    )
    latches = "".join(solid(box(x, 196, 36, 42, 7), STEEL) for x in (98, 266))
    return shadow(200, 310) + grip + trays + lid + body + latches + s.mark(200, 262, 22, a.light)


def _organiser_toolbox(s: Sketch) -> str:
    bins = "".join(
        rect(
            72 + 66 * (i % 4),
            108 + 52 * (i // 4),
            58,
            44,
            (GLASS.dark, s.brand.light, GLASS)[(i + s.pick(3)) % 3],
            6,
        )
        + "".join(
            circle(
                88 + 66 * (i % 4) + 13 * j,
                132 + 52 * (i // 4),
                4 + i % 3,
                (STEEL.deep, BRASS.dark)[i % 2],
            )
            for j in range(3)
        )
        for i in range(16)
    )
    return (
        shadow(200, 310)
        + stroke("M160 84V62H240V84", INK, 13)
        + solid(box(54, 84, 292, 246, 20), INK)
        + bins
    )


def _roll_toolbox(s: Sketch, tools: str) -> str:
    m = s.main
    roll = solid(
        box(62, 150, 276, 176, 16),
        m,
        stroke("M116 150V340M170 150V340M224 150V340M278 150V340", m.dark, 4),
        dashes("M60 166H340", m.pale, 3),
    )
    return (
        shadow(200, 300)
        + move(tools, 0, -8)
        + rect(296, 92, 12, 90, STEEL.dark, 4)
        + roll
        + stroke("M338 240Q372 250 356 300M338 260Q360 280 340 320", "#8d5f3d", 8)
        + s.mark(200, 250, 18, m.pale)
    )


def _tote_toolbox(s: Sketch, tools: str) -> str:
    m, a = s.main, s.trim
    base = solid(
        "M64 204H336L322 330H78Z",
        m,
        rect(60, 296, 290, 12, a),
        rect(110, 226, 70, 60, m.dark, 8),
        rect(220, 226, 70, 60, m.dark, 8),
    )
    grip = stroke("M84 208V120H316V208", (a if s.says("wooden") else INK), 16)
    return shadow(200, 290) + move(tools, 0, 14) + grip + base + s.mark(200, 256, 12, a)


def _stackable_toolbox(s: Sketch) -> str:
    m, a = s.main, s.trim
    boxes = "".join(
        solid(box(82 - 6 * i, y, 236 + 12 * i, h, 14), m, rect(60, y + 10, 280, 12, a))
        + rect(118, y + 26, 30, 22, a.light, 5)
        + rect(252, y + 26, 30, 22, a.light, 5)
        for i, (y, h) in enumerate(((74, 66), (144, 78), (226, 92)))
    )
    grip = stroke("M130 80V40H270V80", STEEL.deep, 10)
    return shadow(200, 290, 342) + grip + boxes + wheels_at((104, 296), 322, 20, INK.deep, 9, STEEL)


GLYPHS: dict[str, Glyph] = {
    "Toolboxes": toolboxes,
}
