"""Serve one shop: the API and the page on one port, by uvicorn."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

import uvicorn

from assistant.bootstrap import open_service, serving_lock
from assistant.serving.demo_shoppers import demo_shoppers
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from assistant.serving.page import mount_page
from assistant.settings import load_settings
from retrieval.errors import BadInput, DaogouError


def serve(
    shop_dir: Path,
    *,
    host: str | None = None,
    port: int | None = None,
    open_browser: bool = False,
) -> None:
    """Serve until interrupted.

    Args:
        shop_dir: the shop.
        host: address to listen on; by default the setting's.
        port: port to listen on; by default the setting's.
        open_browser: open the page in a browser once the shop is open.

    Raises:
        BadInput: a setting is wrong, or the port is taken.
        ShopBusy: another process serves the shop.
    """
    settings = load_settings(shop_dir)
    host, port = host or settings.host, settings.port if port is None else port
    check_port(host, port)
    lock = serving_lock(shop_dir)
    opening = Opening(lambda: open_service(shop_dir, settings=settings, lock=lock))
    shoppers = demo_shoppers(shop_dir, settings.shop)
    app = create_app(opening, page=lambda api: mount_page(api, opening, settings, shoppers))
    address = f"http://{host}:{port}"
    sys.stderr.write(f"{settings.shop.name} is served on {address} (Ctrl-C ends it)\n")
    if open_browser:
        threading.Thread(target=_show, args=(opening, address), daemon=True).start()
    uvicorn.run(app, host=host, port=port, log_level="warning")


def check_port(host: str, port: int) -> None:
    """Find out before anything is loaded whether the port can be had.

    Raises:
        BadInput: it can't.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            hint = "Stop what uses it, or choose another: daogou serve --port 7861"
            raise BadInput(f"{host}:{port} can't be had: {error.strerror}.", hint=hint) from error


def _show(opening: Opening, address: str) -> None:
    with suppress(DaogouError):
        opening.wait()
        webbrowser.open(address)
