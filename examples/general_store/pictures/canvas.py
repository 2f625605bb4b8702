"""Colour maths and small SVG shape builders the product drawings are made of.

Everything returns SVG text. The drawing area is 400 x 400; things stand on the ground at
about y = 330.
"""

import colorsys
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin

SIDE = 400
SHADE = "#1f1836"
LIGHT = "#fffaf0"


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of a #rrggbb colour."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(color: str, other: str, share: float) -> str:
    """Blend `share` of the other colour into a colour."""
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def distance(color: str, other: str) -> float:
    """How far apart two colours look, 0 to about 440."""
    pairs = zip(channels(color), channels(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def deepen(color: str, lightness: float, saturation: float) -> str:
    """Scale a colour's lightness and saturation, keeping its hue."""
    red, green, blue = (channel / 255 for channel in channels(color))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    rgb = colorsys.hls_to_rgb(hue, min(1.0, light * lightness), min(1.0, full * saturation))
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour with the lighter and darker shades that give a thing form."""

    base: str
    light: str
    pale: str
    dark: str
    deep: str


def tone(color: str) -> Tone:
    """Derive the shades of a colour."""
    return Tone(
        base=color,
        light=mix(color, LIGHT, 0.24),
        pale=mix(color, LIGHT, 0.55),
        dark=mix(color, SHADE, 0.17),
        deep=mix(color, SHADE, 0.42),
    )


Paint = str | Tone

INK = tone("#33363f")
PAPER = tone("#fbf6ea")
STEEL = tone("#bcc5cd")
WOOD = tone("#d1a46c")
BARK = tone("#7d5437")
BRASS = tone("#d0aa55")
GLASS = tone("#cfe6ee")
LEAF = tone("#5fa463")
GLOW = tone("#ffe08a")
SKIN = tone("#f0c9a4")
BLUSH = "#ef8f8a"


def num(value: float) -> str:
    """A coordinate as short as it can be."""
    return f"{round(value, 1):g}"


def plain(paint: Paint) -> str:
    """The #rrggbb colour of a paint."""
    return paint.base if isinstance(paint, Tone) else paint


def _attributes(named: dict[str, Paint | float]) -> str:
    texts = {
        name.replace("_", "-"): num(value) if isinstance(value, float | int) else plain(value)
        for name, value in named.items()
    }
    return "".join(f' {name}="{text}"' for name, text in texts.items())


def path(d: str, fill: Paint, **named: Paint | float) -> str:
    """A filled path."""
    return f'<path d="{d}" fill="{plain(fill)}"{_attributes(named)}/>'


def stroke(d: str, color: Paint, width: float, **named: Paint | float) -> str:
    """A line along a path, with round ends."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<path d="{d}" fill="none" stroke="{plain(color)}" stroke-width="{num(width)}" {ends}'
        f"{_attributes(named)}/>"
    )


def rect(x: float, y: float, w: float, h: float, fill: Paint, r: float = 0) -> str:
    """A filled rectangle with corners of radius r."""
    corner = f' rx="{num(r)}"' if r else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{corner}'
        f' fill="{plain(fill)}"/>'
    )


def circle(x: float, y: float, r: float, fill: Paint, **named: Paint | float) -> str:
    """A filled circle."""
    extra = _attributes(named)
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{plain(fill)}"{extra}/>'


def ring(x: float, y: float, r: float, color: Paint, width: float) -> str:
    """An unfilled circle."""
    return circle(x, y, r, "none", stroke=color, stroke_width=width)


def oval(x: float, y: float, rx: float, ry: float, fill: Paint, **named: Paint | float) -> str:
    """A filled ellipse."""
    radii = f'rx="{num(rx)}" ry="{num(ry)}"'
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" {radii} fill="{plain(fill)}"{_attributes(named)}/>'
    )


def move(
    content: str, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1,
    about: tuple[float, float] = (200, 200),
) -> str:  # fmt: skip
    """Shift a drawing; turn and scale it about a point."""
    steps = [f"translate({num(x)} {num(y)})"] if x or y else []
    if turn:
        steps.append(f"rotate({num(turn)} {num(about[0])} {num(about[1])})")
    if scale != 1:
        left, top = about[0] * (1 - scale), about[1] * (1 - scale)
        steps.append(f"translate({num(left)} {num(top)}) scale({round(scale, 3):g})")
    return f'<g transform="{" ".join(steps)}">{content}</g>'


def mirror(content: str, x: float = 200) -> str:
    """The drawing flipped left to right about a vertical line."""
    return f'<g transform="translate({num(2 * x)} 0) scale(-1 1)">{content}</g>'


def box(x: float, y: float, w: float, h: float, r: float) -> str:
    """Path of a rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    n = num
    arc = f"a{n(r)} {n(r)} 0 0 1"
    return (
        f"M{n(x + r)} {n(y)}h{n(w - 2 * r)}{arc} {n(r)} {n(r)}v{n(h - 2 * r)}"
        f"{arc} {n(-r)} {n(r)}h{n(2 * r - w)}{arc} {n(-r)} {n(-r)}v{n(2 * r - h)}"
        f"{arc} {n(r)} {n(-r)}Z"
    )


def disc(x: float, y: float, rx: float, ry: float) -> str:
    """Path of an ellipse."""
    n = num
    arc = f"a{n(rx)} {n(ry)} 0 1 0"
    return f"M{n(x - rx)} {n(y)}{arc} {n(2 * rx)} 0{arc} {n(-2 * rx)} 0Z"


def clip(d: str, content: str) -> str:
    """The drawing, seen only inside a path."""
    name = f"c{zlib.crc32(d.encode()):x}"
    return (
        f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">{content}</g>'
    )


def svg(content: str) -> str:
    """The whole picture; outlines used several times for clipping are kept once."""
    known: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[0] in known:
            return ""
        known.add(found[0])
        return found[0]

    content = re.sub("<clipPath.*?</clipPath>", once, content)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{content}</svg>'


def solid(d: str, paint: Paint, *inside: str, lit: tuple[float, float] = (-12, -8)) -> str:
    """A shape with a soft shadow along its edge away from the light, and details inside.

    Args:
        d: path of the outline.
        paint: its colour.
        inside: drawings laid over it, seen only within the outline.
        lit: how far the lit face is shifted; the shadow remains on the other side.
    """
    dx, dy = lit
    color = paint if isinstance(paint, Tone) else tone(paint)
    face = path(d, color.base, transform=f"translate({num(dx)} {num(dy)})")
    return path(d, color.dark) + clip(d, face + "".join(inside))


def shadow(x: float = 200, width: float = 230, y: float = 336) -> str:
    """The soft shadow a thing throws on the ground."""
    return oval(x, y, width / 2, 9 + width / 60, SHADE, opacity=0.13)


def gloss(d: str, opacity: float = 0.35) -> str:
    """A white reflection."""
    return path(d, "#ffffff", opacity=opacity)


def shine(d: str, width: float = 8, opacity: float = 0.4) -> str:
    """A white line of light."""
    return stroke(d, "#ffffff", width, opacity=opacity)


def dashes(d: str, color: Paint, width: float = 2.5, pattern: str = "7 6") -> str:
    """A line of stitches."""
    return stroke(d, color, width, stroke_dasharray=pattern)


def polygon(points: Iterable[tuple[float, float]]) -> str:
    """Path of a closed polygon."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def star(x: float, y: float, r: float, inner: float = 0.45, spikes: int = 5) -> str:
    """Path of a star."""
    corners = []
    for step in range(2 * spikes):
        reach = r if step % 2 == 0 else r * inner
        angle = pi * step / spikes - pi / 2
        corners.append((x + reach * cos(angle), y + reach * sin(angle)))
    return polygon(corners)


def dots(
    x: float,
    y: float,
    dx: float,
    dy: float,
    columns: int,
    count: int,
    r: float,
    fill: Paint,
    shift: float = 0,
) -> str:
    """A grid of dots, row by row; every second row is shifted."""
    return "".join(
        circle(
            x + dx * (i % columns) + shift * (i // columns % 2), y + dy * (i // columns), r, fill
        )
        for i in range(count)
    )


def uprights(first: int, end: int, step: int, top: int, low: int) -> str:
    """Path of upright lines, side by side."""
    return "".join(f"M{x} {top}V{low}" for x in range(first, end, step))


def levels(first: int, end: int, step: int, left: int, right: int) -> str:
    """Path of level lines, one below the other."""
    return "".join(f"M{left} {y}H{right}" for y in range(first, end, step))


def eyes(x: float, y: float, gap: float, r: float = 8) -> str:
    """Two dark eyes, as far from x as the gap."""
    return circle(x - gap, y, r, INK) + circle(x + gap, y, r, INK)


def smile(x: float, y: float, gap: float, r: float = 8) -> str:
    """Two eyes and a smile below them."""
    mouth = f"M{num(x - gap)} {num(y + 2.8 * r)}q{num(gap)} {num(2.8 * r)} {num(2 * gap)} 0"
    return eyes(x, y, gap, r) + stroke(mouth, INK, 0.75 * r)
