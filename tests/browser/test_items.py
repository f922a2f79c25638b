"""Readers give an item of a checklist a date and a note of their own."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import SKILLS, field, press, ready, saved
from tests.browser.test_paper import printed, without_dialog

ITEM = "goal-check--tell-one"


def menu(page: Page, item: str = ITEM) -> Locator:
    return page.locator(f"#{item} > .gb-item__menu")


def write(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    page.locator(f"#{ITEM} > .gb-item__more").click()
    field(page, f"{ITEM}~date").fill("2027-03-12")
    field(page, f"{ITEM}~note").fill("Ask Grace")
    saved(page, "goal-check")


def test_a_date_and_a_note_are_kept_and_in_sight(page: Page, address: str) -> None:
    write(page, address)
    page.reload()
    ready(page)
    expect(menu(page)).to_be_visible()
    expect(menu(page, "goal-check--one-goal")).to_be_hidden()
    expect(field(page, f"{ITEM}~date")).to_have_value("2027-03-12")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_value("Ask Grace")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_accessible_description(
        "Tell one person your goal and when you will report back."
    )
    expect(page.locator("#goal-check [data-part=progress]")).to_have_text("0 of 8 done")


def test_they_are_cleared_and_brought_back_with_their_checklist(page: Page, address: str) -> None:
    write(page, address)
    press(page, "goal-check", "clear")
    expect(field(page, f"{ITEM}~note")).to_have_value("")
    page.locator("#goal-check .gb-tool__undo .gb-button").click()
    expect(field(page, f"{ITEM}~note")).to_have_value("Ask Grace")
    expect(field(page, f"{ITEM}~date")).to_have_value("2027-03-12")


def test_they_are_on_filled_paper_and_not_on_blank(page: Page, address: str) -> None:
    write(page, address)
    without_dialog(page)
    press(page, "goal-check", "print")
    text = printed(page)
    assert "By when 12 March 2027 Note Ask Grace" in text
    assert text.count("By when") == 1
    assert "Not for me" not in text
    page.reload()
    ready(page)
    without_dialog(page)
    press(page, "goal-check", "print_blank")
    assert "By when" not in printed(page)
