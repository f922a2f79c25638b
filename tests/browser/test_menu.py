"""The ways through the book on a narrow screen, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, ready


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 760})
    page = watched(context.new_page())
    page.goto(f"{address}{SKILLS}")
    ready(page)
    yield page
    context.close()


def open_by_key(page: Page, name: str) -> None:
    page.get_by_role("banner").get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_a_closed_menu_takes_no_focus(narrow: Page) -> None:
    for _ in range(12):
        narrow.keyboard.press("Tab")
        assert not narrow.evaluate("document.activeElement.matches('.gb-nav *, .md-search__inner *')")


def test_the_menu_opens_and_closes_and_gives_the_focus_back(narrow: Page) -> None:
    menu = narrow.locator(".gb-header__menu")
    open_by_key(narrow, "Menu")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(narrow.locator(".gb-nav a").first).to_be_focused()
    narrow.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_the_open_menu_keeps_the_focus_from_what_it_covers(narrow: Page) -> None:
    open_by_key(narrow, "Menu")
    expect(narrow.locator(".md-content")).to_have_attribute("inert", "")
    narrow.get_by_role("button", name="Close the menu").press("Enter")
    expect(narrow.locator(".md-content")).not_to_have_attribute("inert", "")


def test_the_search_opens_and_closes_and_gives_the_focus_back(narrow: Page) -> None:
    open_by_key(narrow, "Search")
    expect(narrow.locator(".md-search__input")).to_be_focused()
    narrow.keyboard.press("Escape")
    expect(narrow.locator(".gb-header__search")).to_be_focused()


def test_the_first_stop_leads_past_the_menu(narrow: Page) -> None:
    narrow.keyboard.press("Tab")
    expect(narrow.get_by_role("link", name="Skip to content")).to_be_focused()
    narrow.keyboard.press("Enter")
    expect(narrow.locator("#gb-content")).to_be_focused()


def test_a_heading_is_not_called_by_its_sign(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    expect(page.get_by_role("heading", name="Find people and common ground", exact=True)).to_have_count(1)
