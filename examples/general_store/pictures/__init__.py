"""Pictures of the shop's products, drawn as small flat SVG files.

Each product type has its own drawing; a product's colours, title, features and brand vary it.
"""

from collections.abc import Mapping

from examples.general_store.pictures.canvas import svg
from examples.general_store.pictures.registry import GLYPHS
from examples.general_store.pictures.scene import background, badges
from examples.general_store.pictures.sketch import make_sketch
from examples.general_store.tables import ProductType, Row


def draw(kind: ProductType, row: Row, colors: Mapping[str, str]) -> str:
    """Draw a product.

    Args:
        kind: its type, which decides the drawing and the background.
        row: the product; its title, brand and features vary the drawing.
        colors: the shop's colour words as #rrggbb.
    """
    sketch = make_sketch(kind, row, colors)
    return svg(background(sketch) + GLYPHS[kind.name](sketch) + badges(sketch))
