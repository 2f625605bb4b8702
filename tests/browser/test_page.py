"""The page, driven by a real browser as a shopper would."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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


def home(page: Page) -> None:
    page.get_by_role("tab", name="Home").click()
    page.wait_for_selector(".home .card")


def test_the_home_tab_has_rows_with_reasons_and_charts(page: Page) -> None:
    home(page)
    titles = page.locator(".shelf h2").all_inner_texts()
    assert titles == ["Recommended", "Popular now", "New"]
    cards = page.locator(".home .card").evaluate_all("all => all.map(one => one.dataset.id)")
    assert len(cards) == len(set(cards))
    card = page.locator("[data-row=home] .card").first
    assert card.locator(".reasons li").count() > 0
    figures = card.locator(".bars .figure")
    expect(figures.first).to_be_hidden()
    card.locator(".why summary").click()
    expect(figures.first).to_be_visible()
    assert card.locator(".bars i").first.bounding_box()["width"] > 2


def test_home_goes_on_in_the_chat_and_learns_from_it(page: Page) -> None:
    home(page)
    page.locator("[data-row=home] [data-do=similar]").first.click()
    done(page, 0)
    expect(page.locator("#box textarea")).to_be_visible()
    assert "closest to" in reply(page)
    home(page)
    expect(page.locator("[data-row=viewed] h2")).to_contain_text("Because you looked at")
    assert page.locator(".shelf h2").first.inner_text() == "Recommended for you"


def test_a_size_that_must_be_named_is_asked_for_in_the_chat(page: Page, service: Service) -> None:
    boots = next(p for p in service.shop.store.products() if p.leaf == "Hiking boots" and p.buyable)
    say(page, boots.title)
    press(page, "#past .card [data-do=details]")
    home(page)
    card = "[data-row=viewed] .card:has-text('boot') [data-do=cart]:not([disabled])"
    page.locator(card).first.click()
    done(page, 2)
    expect(page.locator("#box textarea")).to_be_visible()
    assert "Which size" in reply(page)


def test_a_cart_filled_at_home_stays_at_home(page: Page, service: Service) -> None:
    say(page, "kettles")
    press(page, "#past .card [data-do=details]")
    home(page)
    carts = service.events.count(EventType.CART)
    page.locator("[data-row=viewed] [data-do=cart]:not([disabled])").first.click()
    expect(page.locator(".cart .badge")).to_have_text("1")
    expect(page.locator("[data-row=cart] h2")).to_have_text("Goes with your cart")
    expect(page.locator("#box textarea")).to_be_hidden()
    assert service.events.count(EventType.CART) == carts + 1


def test_home_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".welcome")
    home(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 391
    page.locator(".why summary").first.tap()
    expect(page.locator(".bars").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 391
    context.close()


def test_texts_of_products_are_never_markup_at_home(page: Page, service: Service) -> None:
    attack = "<img src=x onerror=\"document.title='stolen'\">"
    product = Product(
        "evil-2",
        f"Lantern {attack}",
        price=Money(100, "USD"),
        category=(attack,),
        created="2026-11-24",
    )
    service.shop.upsert([product])
    title = page.title()
    home(page)
    expect(page.locator("[data-row=new] .card", has_text="onerror").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.title() == title
    service.shop.delete(["evil-2"])
