"""The page, driven by a real browser as a shopper would."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.bootstrap import Service
from retrieval.types import EventType, Money, Product


def say(page: Page, message: str) -> None:
    """Write a line, press Enter, wait until the turn is done."""
    before = page.locator("#past .turn").count()
    page.fill("#box textarea", message)
    page.keyboard.press("Enter")
    done(page, before)


def press(page: Page, selector: str) -> None:
    before = page.locator("#past .turn").count()
    page.locator(selector).first.click()
    done(page, before)


def done(page: Page, before: int) -> None:
    expect(page.locator("#past .turn")).to_have_count(before + 1)


def reply(page: Page) -> str:
    return page.locator("#past .turn .reply").last.inner_text()


def test_starter_search_refine_cart_compare_ask_policy_empty(page: Page, tmp_path: Path) -> None:
    press(page, ".welcome [data-do=say]")
    assert reply(page)
    say(page, "hiking boots")
    cards = page.locator("#past .turn").last.locator(".card")
    assert cards.count() >= 3
    assert cards.first.locator("img").evaluate("image => image.naturalWidth") > 0
    say(page, "under 150")
    prices = page.locator("#past .turn").last.locator(".card p.price").all_inner_texts()
    assert prices
    assert all(float(text.split()[0].strip("$").replace(",", "")) <= 150 for text in prices)
    press(page, "#past .turn:last-child .card:first-child [data-do=cart]")
    assert "Which size" in reply(page)
    press(page, "#past .turn:last-child .options [data-text='42']")
    expect(page.locator(".cart .badge")).to_have_text("1")
    say(page, "compare the first two")
    assert page.locator("#past .turn").last.locator("table.comparison tr").count() > 2
    say(page, "is the first one waterproof?")
    assert reply(page)
    say(page, "how long do I have to send something back?")
    assert page.locator("#past .turn").last.locator(".source a").count() == 1
    say(page, "tents under 3 dollars")
    assert "Nothing here meets all of it" in reply(page)
    page.screenshot(path=tmp_path / "page.png")


def test_compare_buttons_and_similar_and_details(page: Page, service: Service) -> None:
    say(page, "backpacks")
    buttons = page.locator("#past .turn").last.locator("[data-do=compare]")
    buttons.nth(0).click()
    before = page.locator("#past .turn").count()
    buttons.nth(1).click()
    done(page, before)
    assert page.locator("#past .turn").last.locator("table.comparison").count() == 1
    clicks = service.events.count(EventType.CLICK)
    press(page, "#past .card [data-do=details]")
    assert "The description says" in reply(page)
    assert service.events.count(EventType.CLICK) == clicks + 1
    press(page, "#past .card [data-do=similar]")
    assert "closest to" in reply(page)


def test_a_reloaded_page_goes_on_where_it_was(page: Page) -> None:
    say(page, "kettles")
    press(page, "#past .card [data-do=cart]:not([disabled])")
    page.reload()
    expect(page.locator("#past .turn")).to_have_count(2)
    expect(page.locator(".cart .badge")).to_have_text("1")
    press(page, ".cart [data-do=remove]")
    expect(page.locator(".cart .empty")).to_be_visible()


@pytest.mark.parametrize("message", ["   ", "x" * 3999, "<script>document.title='stolen'</script>"])
def test_odd_messages_do_no_harm(page: Page, message: str) -> None:
    title = page.title()
    say(page, message)
    assert reply(page)
    assert page.title() == title


def test_scripts_in_product_texts_never_run(page: Page, service: Service) -> None:
    attack = (
        "<img src=x onerror=\"document.title='stolen'\"><script>document.title='stolen'</script>"
    )
    product = Product(
        "evil-1",
        f"Zanzibarrow lantern {attack}",
        description=f"Lights. {attack}",
        brand=attack,
        price=Money(100, "USD"),
        features=(attack,),
        image='x" onerror="document.title=1',
    )
    service.shop.upsert([product])
    title = page.title()
    say(page, "zanzibarrow lantern")
    card = page.locator("#past .turn").last.locator(".card", has_text="Zanzibarrow").first
    expect(card).to_be_visible()
    assert "<script>" in card.inner_text()
    press(page, "#past .card:has-text('Zanzibarrow') [data-do=details]")
    page.wait_for_timeout(300)
    assert page.title() == title
    service.shop.delete(["evil-1"])


def test_usable_on_a_phone(browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".welcome")
    say(page, "kettles")
    assert page.evaluate("document.documentElement.scrollWidth") <= 391
    assert page.locator("#send button, #send").first.bounding_box()["x"] < 390
    page.locator(".card [data-do=cart]").first.tap()
    expect(page.locator(".cart .badge")).to_have_text("1")
    context.close()
