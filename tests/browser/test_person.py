"""A field that names somebody: typed, found in the list, linked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.people_book import ODD_NAMES, name, offer, options
from tests.browser.reader import cell, field, ready, rows, saved, tab_to
from tests.browser.test_access import AXE, violations


def test_a_new_name_is_kept_at_every_key_and_links_when_the_field_is_left(page: Page, book: str) -> None:
    page.goto(f"{book}/plan/")
    ready(page)
    field(page, "plan--helper").press_sequentially("Mr Silv")
    stored = "localStorage.getItem('gb:networking-guidebook:1:plan--helper')"
    assert '"v":"Mr Silv"' in page.evaluate(stored)
    field(page, "plan--helper").press_sequentially("a")
    field(page, "plan--helper").press("Enter")
    assert '"v":"r' in page.evaluate(stored)
    expect(field(page, "plan--helper")).to_have_value("Mr Silva")
    offer(page, "Undo").click()
    assert '"v":"Mr Silva"' in page.evaluate(stored)
    expect(field(page, "plan--helper")).to_be_focused()
    field(page, "plan--helper").press("Tab")
    assert '"v":"Mr Silva"' in page.evaluate(stored)
    page.goto(f"{book}/map/")
    ready(page)
    expect(cell(page, "people", 1, "name")).to_have_value("")


def test_a_name_that_is_known_links_to_that_person_whatever_its_case(page: Page, book: str) -> None:
    page.goto(f"{book}/plan/")
    ready(page)
    name(page, "plan--helper", "Dr Rao")
    cell(page, "plan--leads", 1, "person").fill(" dr  rao")
    cell(page, "plan--leads", 1, "person").press("Tab")
    expect(cell(page, "plan--leads", 1, "person")).to_have_value("Dr Rao")
    saved(page, "plan")
    page.goto(f"{book}/map/")
    ready(page)
    expect(rows(page, "people")).to_have_count(1)


def test_two_people_of_one_name_are_told_apart_by_one_more_fact(page: Page, book: str) -> None:
    page.goto(f"{book}/map/")
    ready(page)
    for row, fact in ((1, "nursing"), (2, "")):
        cell(page, "people", row, "name").fill("Ana")
        cell(page, "people", row, "field").fill(fact)
        page.locator('[data-field="people"] [data-action=add_row]').click()
    cell(page, "people", 2, "circle").select_option("work")
    name(page, "map--next-three", "ana")
    expect(page.locator(".gb-tool__undo")).to_contain_text("Several of your people are called ana.")
    offer(page, "Choose one").click()
    expect(options(page)).to_have_text(["Ana nursing", "Ana Work"])
    options(page).nth(1).click()
    expect(page.locator(".gb-chip")).to_have_text(["Ana×"])
    second = page.evaluate("JSON.parse(localStorage['gb:networking-guidebook:1:people--order']).v[1]")
    assert second in page.evaluate("localStorage['gb:networking-guidebook:1:map--next-three']")


def test_at_most_three_are_taken_and_the_field_says_so(page: Page, book: str) -> None:
    page.goto(f"{book}/map/")
    ready(page)
    for one in ("Ama", "Joy", "Otieno"):
        field(page, "map--next-three").fill(one)
        field(page, "map--next-three").press("Enter")
    expect(page.locator(".gb-person__most")).to_have_text("3 people at most. Remove one to name another.")
    field(page, "map--next-three").press_sequentially("Paz")
    expect(field(page, "map--next-three")).to_have_value("")
    field(page, "map--next-three").press("Backspace")
    expect(page.get_by_role("button", name="Remove Otieno")).to_be_focused()
    page.keyboard.press("Backspace")
    expect(page.locator(".gb-person__most")).to_have_count(0)
    expect(page.locator(".gb-chip")).to_have_text(["Ama×", "Joy×"])


def test_a_list_by_keyboard_alone(page: Page, book: str) -> None:
    page.goto(f"{book}/plan/")
    ready(page)
    for one in ("Ama", "Joy"):
        name(page, "plan--helper", one)
    field(page, "plan--helper").focus()
    tab_to(page, '[data-uid$="--person"]:not(td)')
    box = cell(page, "plan--leads", 1, "person")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_text("Joy")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_value("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Joy")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    expect(box).to_have_value("Joy")
    saved(page, "plan")
    page.reload()
    expect(cell(page, "plan--leads", 1, "person")).to_have_value("Joy")


def test_odd_names_stay_as_they_are_and_fit_on_a_small_screen(page: Page, book: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{book}/map/")
    ready(page)
    for one in ODD_NAMES:
        name(page, "map--next-three", one)
        page.get_by_role("button", name=f"Remove {one}").click()
    field(page, "map--next-three").click()
    expect(options(page)).to_have_text(ODD_NAMES)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator(".gb-options b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_list_is_open(scheme: str, chromium: Browser, book: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})  # type: ignore[arg-type]
    page = watched(context.new_page())
    page.goto(f"{book}/map/")
    ready(page)
    name(page, "map--next-three", "Ama, Joy, Otieno")
    page.get_by_role("button", name="Remove Otieno").click()
    field(page, "map--next-three").click()
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    page.get_by_role("button", name="Remove row 1").click()
    assert violations(page) == []
    context.close()


def test_without_script_a_name_is_a_line_of_text(chromium: Browser, book: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book}/plan/")
    expect(page.get_by_role("textbox", name="Who I will tell")).to_be_visible()
    expect(page.get_by_text("initials are enough")).to_be_visible()
    context.close()


def test_names_stand_on_paper_once_in_one_line(chromium: Browser, book: str) -> None:
    context = chromium.new_context()
    page = watched(context.new_page())
    page.goto(f"{book}/map/")
    ready(page)
    name(page, "map--next-three", "Ama K., Joy, Paz")
    page.emulate_media(media="print")
    expect(page.locator(".gb-chips:visible")).to_have_count(0)
    expect(page.locator(".gb-person__most")).not_to_be_visible()
    line = page.locator('[data-field="map--next-three"] .gb-mirror__text')
    expect(line).to_be_visible()
    expect(line).to_have_text("Ama K., Joy, Paz")
    context.close()
