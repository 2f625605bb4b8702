"""Small things drawn in more than one family of pictures."""

from collections.abc import Iterable

from examples.general_store.pictures.canvas import (
    INK,
    PAPER,
    Paint,
    Tone,
    circle,
    gloss,
    move,
    oval,
    path,
    rect,
    solid,
    star,
    stroke,
    tone,
)
from examples.general_store.pictures.sketch import Sketch

COFFEE = tone("#5a3826")
KRAFT = tone("#c9a272")
COCOA = tone("#5d3a28")
COATS = ("#c98d55", "#8a5f42", "#e8d3ae", "#55504d", "#d9a05c", "#9b948c")


def steam(x: float, y: float) -> str:
    """Three curls of steam rising from a point."""
    return stroke(
        f"M{x - 24} {y}q-12 -14 0 -28t0 -28M{x} {y - 6}q-12 -14 0 -28t0 -28"
        f"M{x + 24} {y}q-12 -14 0 -28t0 -28",
        "#ffffff",
        6,
        opacity=0.75,
    )


def sprig(x: float, y: float, color: Tone, size: float = 1, turn: float = 0) -> str:
    """A twig with six leaves, growing upwards."""
    leaves = "".join(
        path("M0 0Q-6 -16 -26 -16Q-20 2 0 0Z", color, transform=f"translate(0 {-14 - 24 * i})")
        + path("M0 0Q6 -16 26 -16Q20 2 0 0Z", color.dark, transform=f"translate(0 {-22 - 24 * i})")
        for i in range(3)
    )
    return move(
        stroke("M0 10V-84", color.deep, 4)
        + leaves
        + path("M0 -78Q-12 -96 0 -112Q12 -96 0 -78Z", color),
        x,
        y,
        turn=turn,
        scale=size,
        about=(0, 0),
    )


def sun(x: float, y: float, r: float, color: str = "#f7b733") -> str:
    """A sun with a ring of rays."""
    return path(star(x, y, r * 1.55, 0.74, 12), color, opacity=0.6) + circle(x, y, r, color)


def paper_label(s: Sketch, x: float, y: float, w: float, h: float, color: Tone) -> str:
    """A paper label with the brand's mark and two lines."""
    mid = x + w / 2
    lines = stroke(
        f"M{mid - w * 0.26} {y + h * 0.7}H{mid + w * 0.26}"
        f"M{mid - w * 0.16} {y + h * 0.84}H{mid + w * 0.16}",
        color,
        5,
    )
    return rect(x, y, w, h, PAPER, 8) + s.mark(mid, y + h * 0.36, min(w, h) * 0.18, color) + lines


def foam(x: float, y: float) -> str:
    """A few soap bubbles."""
    return "".join(
        circle(x + dx, y + dy, r, "#ffffff", opacity=0.85)
        + circle(x + dx - r / 3, y + dy - r / 3, r / 4, "#cfe8f2")
        for dx, dy, r in ((0, 0, 17), (26, 8, 12), (-22, 10, 13), (10, -24, 9), (38, -14, 7))
    )


def pouch(m: Tone, *inside: str) -> str:
    """A stand-up bag with a folded top."""
    bag = "M116 92H284L304 140L300 312Q300 330 282 330H118Q100 330 100 312L96 140Z"
    return solid(
        bag,
        m,
        path("M116 92H284L296 122H104Z", m.dark),
        gloss("M108 130h20L124 330h-24Z", 0.18),
        *inside,
    ) + rect(112, 78, 176, 22, m.deep, 5)


def dino(color: Tone) -> str:
    """A long-necked dinosaur."""
    body = (
        "M146 250Q146 196 196 196Q214 196 220 176Q226 158 252 162Q272 168 262 182L238 188"
        "Q244 236 226 254H212V236H184V254H168V236Q160 250 128 262Z"
    )
    return path(body, color) + circle(246, 172, 3.5, INK)


def paw(x: float, y: float, size: float, color: Paint) -> str:
    """A paw print."""
    toes = (
        circle(-17, -12, 8, color)
        + circle(-6, -23, 8.5, color)
        + circle(8, -23, 8.5, color)
        + circle(19, -12, 8, color)
    )
    pad = path("M1 -10Q16 -6 20 10Q18 22 1 18Q-16 22 -18 10Q-14 -6 1 -10Z", color)
    return move(toes + pad, x, y, scale=size, about=(0, 0))


def bone(x: float, y: float, color: Paint, turn: float = 0) -> str:
    """A bone lying about a point."""
    d = (
        "M-30 -8H30Q26 -28 42 -26Q54 -22 50 -8Q60 4 50 10Q42 24 30 8H-30Q-42 24 -50 10"
        "Q-60 4 -50 -8Q-54 -22 -42 -26Q-26 -28 -30 -8Z"
    )
    return path(d, color, transform=f"translate({x} {y}) rotate({turn})")


def dog(x: float, y: float, coat: Tone, size: float = 1) -> str:
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


def twinkles_at(points: Iterable[tuple[float, float]], r: float, color: Paint) -> str:
    """Stars of four rays at points."""
    return "".join(path(star(x, y, r, 0.4, 4), color) for x, y in points)


def drops_at(points: Iterable[tuple[float, float]], r: float, color: Paint) -> str:
    """Drops, crumbs or dust at points."""
    return "".join(circle(x, y, r, color) for x, y in points)


def wheels_at(
    at: Iterable[float], y: float, r: float, tyre: Paint, hub_r: float, hub: Paint
) -> str:
    """Wheels on the ground, seen from the side."""
    return "".join(circle(x, y, r, tyre) + circle(x, y, hub_r, hub) for x in at)
