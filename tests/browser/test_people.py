"""One list of people: named in one worksheet, known in all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import watched
from tests.browser.people_book import name, offer, options
from tests.browser.reader import cell, field, ready, rows, saved


def test_somebody_named_in_one_worksheet_is_known_in_the_others(page: Page, book: str) -> None:
    page.goto(f"{book}/plan/")
    ready(page)
    name(page, "plan--helper", "Ama  K.")
    expect(page.locator(".gb-tool__undo")).to_contain_text("Ama K. joins your people list.")
    saved(page, "plan")
    page.goto(f"{book}/map/")
    expect(cell(page, "people", 1, "name")).to_have_value("Ama K.")
    field(page, "map--next-three").fill("am")
    expect(options(page)).to_have_text(["Ama K."])
    options(page).first.click()
    expect(page.get_by_role("button", name="Remove Ama K.")).to_be_visible()


def test_a_new_name_of_somebody_shows_everywhere(page: Page, book: str) -> None:
    page.goto(f"{book}/plan/")
    ready(page)
    name(page, "plan--helper", "Ama K.")
    cell(page, "plan--leads", 1, "person").fill("Ama K.")
    cell(page, "plan--leads", 1, "step").fill("Call")
    saved(page, "plan")
    page.goto(f"{book}/map/")
    ready(page)
    name(page, "map--next-three", "Ama K., Joy")
    cell(page, "people", 1, "name").fill("Ama Kuffour")
    expect(page.locator(".gb-chip")).to_have_text(["Ama Kuffour×", "Joy×"])
    expect(page.locator('[data-field="map--next-three"] .gb-mirror__text')).to_have_text("Ama Kuffour, Joy")
    saved(page, "map")
    page.goto(f"{book}/plan/")
    ready(page)
    expect(field(page, "plan--helper")).to_have_value("Ama Kuffour")
    expect(cell(page, "plan--leads", 1, "person")).to_have_value("Ama Kuffour")


def test_each_person_has_a_number_of_their_own(page: Page, book: str) -> None:
    page.goto(f"{book}/map/")
    ready(page)
    name(page, "map--next-three", "Joy, Ama K.")
    expect(rows(page, "people").nth(0)).to_have_attribute("data-number", "1")
    expect(rows(page, "people").nth(1)).to_have_attribute("data-number", "2")


@pytest.fixture
def named(page: Page, book: str) -> Page:
    """The map, after Ama K. was named in the plan and in the map, and is to be removed."""
    page.goto(f"{book}/plan/")
    ready(page)
    name(page, "plan--helper", "Ama K.")
    saved(page, "plan")
    page.goto(f"{book}/map/")
    ready(page)
    name(page, "map--next-three", "Joy, Ama K.")
    page.get_by_role("button", name="Remove row 1").click()
    return page


def test_removing_somebody_who_is_named_asks_and_can_be_left(named: Page) -> None:
    question = "Ama K. is named in 2 answers (Plan: Who I will tell, Map the people you know: "
    expect(named.locator(".gb-tool__undo").first).to_contain_text(question)
    expect(named.get_by_role("group", name="Ama K. is named in 2 answers")).to_be_focused()
    offer(named, "Do not remove").click()
    expect(rows(named, "people")).to_have_count(2)
    expect(named.get_by_role("button", name="Remove row 1")).to_be_focused()


def test_a_removed_name_stays_as_words_where_the_reader_wants_that(named: Page, book: str) -> None:
    offer(named, "Remove, keep the name there").click()
    expect(rows(named, "people")).to_have_count(1)
    expect(named.locator(".gb-chip")).to_have_text(["Joy×", "Ama K.×"])
    saved(named, "map")
    named.goto(f"{book}/plan/")
    expect(field(named, "plan--helper")).to_have_value("Ama K.")


def test_a_removed_name_is_cleared_elsewhere_and_comes_back_with_undo(named: Page, book: str) -> None:
    offer(named, "Remove, clear it there too").click()
    expect(named.locator(".gb-chip")).to_have_text(["Joy×"])
    offer(named, "Undo").click()
    expect(named.locator(".gb-chip")).to_have_text(["Joy×", "Ama K.×"])
    expect(cell(named, "people", 1, "name")).to_have_value("Ama K.")
    saved(named, "map")
    named.goto(f"{book}/plan/")
    expect(field(named, "plan--helper")).to_have_value("Ama K.")


def test_somebody_whom_nobody_names_is_removed_at_once_and_comes_back_with_undo(
    page: Page, book: str
) -> None:
    page.goto(f"{book}/map/")
    ready(page)
    cell(page, "people", 1, "name").fill("Jonas")
    cell(page, "people", 1, "circle").select_option("study")
    page.get_by_role("button", name="Remove row 1").click()
    expect(cell(page, "people", 1, "name")).to_have_value("")
    saved(page, "map")
    offer(page, "Undo").click()
    expect(cell(page, "people", 1, "name")).to_have_value("Jonas")
    expect(cell(page, "people", 1, "circle")).to_have_value("study")


def test_two_tabs_that_add_different_people_keep_both(browser: Browser, book: str) -> None:
    context: BrowserContext = browser.new_context()
    one, two = watched(context.new_page()), watched(context.new_page())
    for page in (one, two):
        page.goto(f"{book}/plan/")
        ready(page)
    # By Enter: Firefox tells a page in the background nothing of its focus.
    field(one, "plan--helper").fill("Ama K.")
    field(one, "plan--helper").press("Enter")
    expect(field(two, "plan--helper")).to_have_value("Ama K.")
    cell(two, "plan--leads", 1, "person").fill("Jonas")
    field(one, "plan--helper").fill("Joy")
    field(one, "plan--helper").press("Enter")
    cell(two, "plan--leads", 1, "person").press("Enter")
    for page in (one, two):
        saved(page, "plan")
    for page in (one, two):
        page.goto(f"{book}/map/")
        ready(page)
        expect(rows(page, "people")).to_have_count(3)
    context.close()


def test_how_to_write_of_others_is_said_only_where_there_are_people(site: Path) -> None:
    page = (site / "chapters/overview/index.html").read_text(encoding="utf-8")
    assert ("initials are enough" in page) == ('data-kind="person"' in page or 'data-kind="people"' in page)
