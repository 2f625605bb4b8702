"""A real browser on a real server over the demo shop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.bootstrap import Service
from assistant.serving.http import create_app
from assistant.serving.opening import Opening
from assistant.serving.page import mount_page
from tests.servers import serving

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(service: Service) -> Iterator[str]:
    opening = Opening.of(service)
    app = create_app(opening, page=lambda api: mount_page(api, opening, service.settings))
    with serving(app) as base:
        yield base


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    opened.goto(address)
    opened.wait_for_selector(".welcome")
    yield opened
    context.close()
