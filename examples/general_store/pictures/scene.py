"""What surrounds every product: the tinted background and the badges of its features."""

from examples.general_store.pictures.canvas import (
    circle,
    deepen,
    distance,
    mix,
    move,
    path,
    rect,
    star,
    stroke,
)
from examples.general_store.pictures.sketch import Sketch

BADGES = (
    (("waterproof", "water resistant", "quick drying", "floats"), "drop"),
    (("insulated", "frost proof", "freezer safe", "temperature regulating"), "flake"),
    (("rechargeable", "USB-C", "cordless", "battery powered", "fast charging"), "bolt"),
    (("organic", "vegan", "plastic free", "plastic-free", "recycled", "solar"), "leaf"),
    (("handmade", "lifetime guarantee", "repairable", "gift box"), "heart"),
    (("lightweight", "breathable", "packable", "foldable"), "feather"),
    (("machine washable", "dishwasher safe", "removable cover"), "bubbles"),
)
SIGNS = {
    "drop": path("M0 -13Q10 0 10 5A10 10 0 0 1 -10 5Q-10 0 0 -13Z", "#4a97d0")
    + stroke("M-5 5Q-5 9 -1 10", "#ffffff", 2.5),
    "flake": stroke("M0 -11V11M-9.5 -5.5L9.5 5.5M-9.5 5.5L9.5 -5.5", "#5fb2d3", 3.5),
    "bolt": path("M3 -13L-9 3H-2L-4 13L9 -4H2Z", "#f0ab2e"),
    "leaf": path("M-9 9Q-12 -10 11 -11Q12 10 -9 9Z", "#62a765")
    + stroke("M-10 11Q-3 2 5 -5", "#e9f5e2", 2.5),
    "heart": path("M0 11C-22 -4 -8 -18 0 -7C8 -18 22 -4 0 11Z", "#e0665f"),
    "feather": path("M-8 8Q-10 -12 12 -12Q8 6 -4 6Z", "#8d7cc4")
    + stroke("M-11 12L4 -5", "#6f5fa8", 2.5),
    "bubbles": circle(-4, 3, 7, "#7cc4d8") + circle(7, -5, 4.5, "#9ad5e4")
    + circle(-6, 1, 2, "#ffffff"),
    "star": path(star(0, 0, 13), "#f0b63a"),
}  # fmt: skip


def background(sketch: Sketch) -> str:
    """The tinted ground with a gentle second tone the product stands out from."""
    tint = sketch.kind.tint
    choices = [deepen(tint, 0.9, 1.15), deepen(tint, 0.8, 1.1), mix(tint, "#ffffff", 0.6)]
    second = choices[0]
    if distance(second, sketch.main.base) < 58:
        second = max(choices, key=lambda choice: distance(choice, sketch.main.base))
    forms = (
        circle(200, 194, 160, second),
        path("M58 364V182a142 142 0 0 1 284 0V364Q342 376 330 376H70Q58 376 58 364Z", second),
        path("M186 38C276 20 372 96 360 196S300 368 194 360S28 296 36 190S96 56 186 38Z", second),
        rect(48, 48, 304, 304, second, 84),
    )
    return rect(0, 0, 400, 400, tint, 36) + forms[sketch.pick(len(forms), "ground")]


def badges(sketch: Sketch) -> str:
    """Up to two small round signs for what the product can do."""
    found = ["star"] if sketch.kids else []
    found += [sign for features, sign in BADGES if sketch.has(*features)]
    return "".join(
        circle(362 - 46 * place, 40, 20, "#ffffff", opacity=0.85)
        + move(SIGNS[sign], 362 - 46 * place, 40, scale=0.9, about=(0, 0))
        for place, sign in enumerate(found[:2])
    )
