"""Which drawing belongs to which product type."""

import importlib, pkgutil
from examples.general_store.pictures.sketch import Glyph
import examples.general_store.pictures as me

GLYPHS: dict[str, Glyph] = {}
for m in pkgutil.iter_modules(me.__path__):
    if m.name != "registry":
        GLYPHS |= getattr(importlib.import_module("examples.general_store.pictures." + m.name), "GLYPHS", {})
