"""Serve one shop: the API and the page on one port, by uvicorn."""

from __future__ import annotations

from pathlib import Path

import uvicorn

from assistant.bootstrap import open_service
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from assistant.serving.page import mount_page
from assistant.settings import load_settings


def serve(shop_dir: Path, *, host: str | None = None, port: int | None = None) -> None:
    """Serve until interrupted.

    Args:
        shop_dir: the shop.
        host: address to listen on; by default the setting's.
        port: port to listen on; by default the setting's.

    Raises:
        BadInput: a setting is wrong.
        ShopError: the port or the shop can't be had.
    """
    settings = load_settings(shop_dir)
    opening = Opening(lambda: open_service(shop_dir, settings=settings, exclusive=True))
    app = create_app(opening, page=lambda api: mount_page(api, opening, settings))
    uvicorn.run(app, host=host or settings.host, port=port or settings.port, log_level="warning")
