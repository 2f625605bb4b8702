"""Kettles and coffee makers."""

from examples.general_store.pictures.canvas import (
    GLASS,
    INK,
    PAPER,
    STEEL,
    WOOD,
    box,
    circle,
    oval,
    path,
    polygon,
    rect,
    ring,
    shadow,
    shine,
    solid,
    stroke,
)
from examples.general_store.pictures.motifs import COFFEE, steam
from examples.general_store.pictures.sketch import Glyph, Sketch


def kettles(s: Sketch) -> str:
    """An electric, gooseneck, stovetop, glass or folding kettle."""
    m, a = s.main, s.trim
    if s.says("stovetop"):
        return _stovetop_kettle(s)
    if s.says("gooseneck"):
        return _gooseneck_kettle(s)
    body = "M110 312L134 138Q138 122 154 122H250Q266 122 270 138L292 312Z"
    if s.says("collapsible"):
        body = (
            "M104 312Q128 290 108 264Q132 244 112 216Q134 196 122 168L134 138"
            "Q138 122 154 122H250Q266 122 270 138L282 168Q268 196 292 216Q272 244 296 264"
            "Q276 290 296 312Z"
        )
    glass = s.says("glass")
    skin = GLASS if glass else m
    water = (
        rect(90, 210, 220, 110, "#8cc4ea")
        + "".join(circle(150 + 26 * i, 270 - 18 * (i % 3), 5, "#d8effa") for i in range(5))
        if glass
        else ""
    )
    infuser = rect(176, 120, 48, 120, STEEL.dark, 8) if s.says("infuser") else ""
    window = (
        rect(226, 190, 14, 92, GLASS, 7) + rect(226, 236, 14, 46, "#7ab6dd", 7)
        if not glass and s.pick(2)
        else ""
    )
    spout = solid("M258 138L312 118L306 150L272 186Z", skin)
    handle = stroke(
        "M142 150Q62 142 66 212Q70 280 118 290", (a if not glass else INK).dark, 20
    ) + stroke("M140 148Q62 140 66 210", a if not glass else INK.light, 13)
    lid = solid("M142 126Q150 98 202 98Q254 98 262 126Z", a if not glass else INK) + rect(
        186, 86, 32, 16, INK, 7
    )
    foot = solid(box(98, 308, 206, 24, 10), INK) + circle(
        270, 320, 5, "#7cc7f2" if glass else "#ef8f4c"
    )
    return (
        shadow()
        + handle
        + spout
        + solid(body, skin, water, infuser, window, shine("M150 280L162 170", 10, 0.35))
        + lid
        + ("" if glass else s.mark(196, 250, 13, a))
        + foot
    )


def _stovetop_kettle(s: Sketch) -> str:
    m, a = s.main, s.trim
    body = "M84 318Q72 206 148 176H252Q328 206 316 318Q200 334 84 318Z"
    spout = solid("M296 226L352 176L366 190L324 276Z", m)
    grip = stroke("M120 190Q116 74 200 72Q284 74 280 190", INK, 17) + stroke(
        "M160 82Q200 66 240 82", a, 17
    )
    lid = solid("M156 180Q160 152 200 152Q240 152 244 180Z", m) + circle(200, 146, 12, a)
    return (
        shadow()
        + grip
        + spout
        + solid(body, m, shine("M112 296Q104 230 150 200", 12), rect(60, 290, 280, 12, m.dark))
        + lid
        + path("M352 160q12 -10 22 2M356 146q20 -14 34 6", "none", stroke="#fff", stroke_width=5)
    )


def _gooseneck_kettle(s: Sketch) -> str:
    m, a = s.main, s.trim
    spout = stroke("M284 296Q330 292 322 220T362 150", m.dark, 20) + stroke(
        "M284 294Q326 288 318 218T360 150", m, 14
    )
    grip = stroke("M128 176Q52 168 56 240Q62 290 108 286", a.dark, 17)
    body = solid(
        "M112 318L136 166H264L288 318Q200 330 112 318Z", m, shine("M150 300L162 190", 10, 0.3)
    )
    lid = solid("M140 168Q146 146 200 146Q254 146 260 168Z", a) + circle(200, 140, 11, a.dark)
    return (
        shadow()
        + spout
        + grip
        + body
        + lid
        + rect(100, 316, 200, 16, INK, 7)
        + circle(200, 324, 4, "#8be08f")
    )


def coffee_makers(s: Sketch) -> str:
    """A press, moka pot, dripper, lever, drip or bean-to-cup machine or cold-brew bottle."""
    if s.says("french press"):
        return _french_press(s)
    if s.says("moka"):
        return _moka(s)
    if s.says("dripper"):
        return _dripper(s)
    if s.says("bottle"):
        return _cold_brew(s)
    if s.says("lever"):
        return _lever(s)
    m, a = s.main, s.trim
    bean = s.says("bean")
    body = solid("M88 92Q88 74 106 74H294Q312 74 312 92V146H178V296H312V330H88Z", m)
    panel = (
        rect(108, 92, 60, 26, INK.dark, 6)
        + stroke("M120 105h14m10 0h12", "#8fe3c0", 5)
        + circle(206, 106, 11, a)
        + circle(240, 106, 11, m.pale)
    )
    hopper = (
        path("M150 40H270L256 76H164Z", GLASS, opacity=0.85)
        + "".join(oval(180 + 20 * i, 66 - 8 * (i % 2), 9, 6, COFFEE) for i in range(4))
        if bean
        else ""
    )
    nozzle = rect(226, 140, 40, 24, INK, 6) + stroke("M236 166V196M256 166V196", COFFEE, 5)
    if bean:
        cup = (
            solid("M212 226H280L272 292H220Z", PAPER)
            + stroke("M278 240q26 4 18 26t-24 10", PAPER.dark, 9)
            + s.mark(246, 258, 11, a)
        )
    else:
        cup = (
            solid(
                "M206 196H286L302 280Q302 294 288 294H204Q190 294 190 280Z",
                GLASS,
                rect(180, 236, 130, 60, COFFEE),
            )
            + stroke("M294 214q34 6 26 38t-24 22", INK, 10)
            + rect(200, 186, 92, 14, INK, 6)
        )
    return (
        shadow(200, 250)
        + hopper
        + body
        + panel
        + nozzle
        + cup
        + (steam(246, 220) if bean else "")
        + circle(132, 250, 22, m.dark)
        + s.mark(132, 250, 12, a)
    )


def _french_press(s: Sketch) -> str:
    a = s.trim
    glass = solid(
        "M122 130H270V318H122Z",
        GLASS,
        rect(110, 206, 170, 120, COFFEE),
        rect(110, 196, 170, 14, STEEL),
        rect(110, 210, 170, 10, "#8a5f42"),
        shine("M142 146V300", 10, 0.5),
    )
    frame = stroke("M122 176H270M122 284H270", a.dark, 9) + rect(112, 312, 168, 18, a, 8)
    lid = (
        solid("M116 132Q122 100 196 100Q270 100 276 132Z", a)
        + rect(192, 52, 8, 150, STEEL.dark)
        + circle(196, 50, 17, a.dark)
    )
    handle = stroke("M272 166Q336 164 336 222Q336 282 272 280", a.dark, 17)
    lip = path("M122 130L92 136L122 168Z", GLASS)
    return shadow(206, 220) + handle + lip + glass + frame + lid


def _moka(s: Sketch) -> str:
    m, a = s.main, s.trim
    low = solid(
        polygon(((126, 326), (112, 232), (278, 232), (264, 326))),
        m,
        path("M170 220H226L222 330H176Z", m.light),
    )
    top = solid(
        polygon(((142, 224), (120, 118), (278, 118), (252, 224))),
        m,
        path("M176 110H232L222 230H182Z", m.light),
    )
    waist = rect(130, 216, 134, 20, m.deep, 6)
    spout = path("M124 134L92 116L122 108Z", m.dark)
    lid = solid(polygon(((116, 120), (200, 86), (282, 120))), m) + circle(200, 80, 12, a.dark)
    handle = stroke("M276 136H330L320 214", a.dark, 19)
    return shadow(200, 190) + handle + spout + low + top + waist + lid + steam(96, 96)


def _dripper(s: Sketch) -> str:
    m, a = s.main, s.trim
    ribs = stroke("M150 100L182 190M180 100L194 190M220 100L206 190M250 100L218 190", m.dark, 5)
    cone = solid("M112 96H288L226 196H174Z", m, ribs) + rect(102, 84, 196, 20, m.light, 9)
    filter_ = path("M124 86L136 56H264L276 86Z", PAPER) + oval(200, 62, 58, 8, COFFEE)
    plate = solid(box(140, 190, 120, 18, 8), a)
    handle = stroke("M280 116q46 0 38 32t-52 20", m.dark, 12)
    server = solid(
        "M144 208H256L286 310Q286 330 266 330H134Q114 330 114 310Z",
        GLASS,
        rect(100, 262, 200, 80, COFFEE),
        shine("M146 236L132 296", 9, 0.6),
    )
    drops = path("M200 214q7 14 0 20q-7 -6 0 -20ZM200 242q6 12 0 17q-6 -5 0 -17Z", COFFEE)
    return shadow(200, 200) + filter_ + handle + server + drops + cone + plate


def _cold_brew(s: Sketch) -> str:
    m = s.main
    glass = solid(
        "M144 150Q144 128 164 124H236Q256 128 256 150V310Q256 330 236 330H164Q144 330 144 310Z",
        GLASS,
        rect(130, 178, 140, 160, COFFEE.light),
        rect(180, 124, 40, 150, COFFEE.deep, 8),
        rect(164, 214, 26, 24, "#ffffff", 5),
        shine("M160 150V300", 8, 0.5),
    )
    lid = solid(box(150, 72, 100, 56, 14), m) + stroke("M176 72Q200 30 224 72", s.trim.dark, 10)
    sleeve = solid(box(140, 262, 120, 52, 10), m) + s.mark(200, 288, 14, s.trim.pale)
    return shadow(200, 160) + glass + lid + sleeve


def _lever(s: Sketch) -> str:
    m, a = s.main, s.trim
    stand = solid("M120 314H280Q292 314 292 330H108Q108 314 120 314Z", INK) + solid(
        box(168, 84, 36, 236, 14), m
    )
    head = (
        solid(box(150, 132, 110, 54, 18), m)
        + circle(176, 158, 20, PAPER)
        + ring(176, 158, 20, STEEL.dark, 4)
        + stroke("M176 158L186 146", "#d9503f", 4)
    )
    arms = stroke("M186 96L300 60", m.dark, 12) + solid(box(288, 40, 66, 26, 12), WOOD)
    filter_ = solid(box(206, 186, 66, 20, 6), STEEL) + solid(box(268, 186, 70, 20, 9), WOOD)
    cup = (
        solid("M204 254H272L264 312H212Z", PAPER)
        + s.mark(238, 282, 10, a)
        + stroke("M230 210V246M246 210V246", COFFEE, 4)
    )
    return shadow(200, 220) + arms + stand + head + filter_ + cup


GLYPHS: dict[str, Glyph] = {
    "Kettles": kettles,
    "Coffee makers": coffee_makers,
}
