"""A policy as a small page of its own, so that a reply can link to the passage it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from fastapi.responses import HTMLResponse

from assistant.service.policies import Passage, slug
from retrieval.errors import NotFound

STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color:#26312c}h2{margin-top:2rem}:target{background:#fff3c4}"
)


def page(name: str, passages: Sequence[Passage], shop_name: str) -> HTMLResponse:
    """All passages of one policy.

    Raises:
        NotFound: the shop has no policy of that name.
    """
    sections = [p for p in passages if p.policy == name]
    if not sections:
        raise NotFound(f"There is no policy {name!r}.", hint="Ask the assistant about it.")
    title = escape(f"{sections[0].title} – {shop_name}")
    parts = [f"<h1>{escape(sections[0].title)}</h1>"]
    for passage in sections:
        if passage.section:
            parts.append(f'<h2 id="{slug(passage.section)}">{escape(passage.section)}</h2>')
        parts.append(f"<p>{escape(passage.text)}</p>")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    html = f"<!doctype html><html lang=en><head>{head}<title>{title}</title><style>{STYLE}</style>"
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return HTMLResponse(f"{html}</head><body>{''.join(parts)}</body></html>", headers=headers)
