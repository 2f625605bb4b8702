"""The docs say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.settings import LLMSettings, Settings, ShopInfo

ROOT = Path(__file__).parents[1]


def test_every_setting_is_documented_with_its_default() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*?) \|", text, re.MULTILINE))
    trees = {"": Settings, "shop.": ShopInfo, "llm.": LLMSettings}
    fields = {
        prefix + name: field
        for prefix, tree in trees.items()
        for name, field in tree.model_fields.items()
        if name not in ("shop", "llm")
    }
    assert rows.keys() == fields.keys()
    for name, field in fields.items():
        if isinstance(field.default, int | float):
            assert rows[name] == f"`{field.default:g}`", name


def test_links_of_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http://", "https://", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
