"""What folds out below an item: by keyboard, without script, on paper, and for screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.reader import SKILLS, ready, tab_to, tick
from tests.browser.test_access import AXE, violations
from tests.browser.test_paper import printed

ITEM = "#follow-up--same-day-note"
NAME = "The same day, note who you met, what they care about and what you promised."
WHY = "After a few more talks, one runs into another."


def text(page: Page) -> Locator:
    return page.get_by_text(WHY)


def test_it_is_folded_until_a_key_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    expect(text(page)).to_be_hidden()
    tab_to(page, f"{ITEM} summary")
    page.keyboard.press("Enter")
    expect(text(page)).to_be_visible()
    expect(tick(page, "follow-up--same-day-note")).not_to_be_checked()
    page.keyboard.press("Space")
    expect(text(page)).to_be_hidden()


def test_it_is_no_part_of_the_name_of_the_tick(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    page.locator(f"{ITEM} summary").first.click()
    expect(page.get_by_role("checkbox", name=NAME, exact=True)).to_have_count(1)
    expect(page.locator(f"{ITEM} summary").first).to_have_accessible_description(NAME)


def test_it_opens_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{SKILLS}")
    expect(text(page)).to_be_hidden()
    page.locator(f"{ITEM} summary").first.click()
    expect(text(page)).to_be_visible()
    context.close()


def test_paper_holds_the_items_and_not_what_folds_out(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    page.locator(f"{ITEM} summary").first.click()
    paper = printed(page)
    assert "The same day, note" in paper
    assert "one runs into another" not in paper
    item = paper[paper.index("The same day, note") :]
    assert "How" not in item[: item.index("Within two days")]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_all_are_open(
    scheme: str, width: int, chromium: Browser, address: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}{SKILLS}")
    ready(page)
    page.evaluate("for (const one of document.querySelectorAll('.gb-fold')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    context.close()
