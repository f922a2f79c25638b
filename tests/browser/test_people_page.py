"""The page of all people: everybody with everything, sorted, sought, changed and removed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched
from tests.browser.people_book import name, offer
from tests.browser.reader import cell, field, ready, saved
from tests.browser.test_access import AXE, violations

MANY = 200
ADD_MANY = """(count) => {
    const ids = [...Array(count).keys()].map((number) => `r${String(number).padStart(8, "0")}`);
    const put = (uid, v) => localStorage.setItem(
        `gb:networking-guidebook:1:people--${uid}`, JSON.stringify({v, t: 1800000000000, w: "w1"}));
    put("order", ids);
    ids.forEach((id, number) => {
        put(`${id}--name`, `Person ${number}`);
        put(`${id}--circle`, number % 2 ? "work" : "study");
        put(`${id}--field`, "nursing");
        put(`${id}--knows`, [ids[(number + 1) % count]]);
        for (let fact = 0; fact < 11; fact++) put(`${id}--fact-${fact}`, "something");
    });
}"""


def people_page(page: Page, book: str) -> None:
    page.goto(book.replace("/chapters", "/workbook/people/"))
    ready(page)


def names(page: Page) -> Locator:
    return page.locator(".gb-person:visible .gb-person__name")


@pytest.fixture
def known(page: Page, book: str) -> Page:
    """The page of people with three of them; Joy is in the plan."""
    return acquainted(page, book)


def acquainted(page: Page, book: str) -> Page:
    page.goto(f"{book}/map/")
    ready(page)
    for row, (one, circle) in enumerate((("Paz", "study"), ("Joy", "work"), ("Ama K.", "study")), 1):
        cell(page, "people", row, "name").fill(one)
        cell(page, "people", row, "circle").select_option(circle)
        if row < 3:
            page.locator('[data-field="people"] [data-action=add_row]').click()
    saved(page, "map")
    page.goto(f"{book}/plan/")
    ready(page)
    name(page, "plan--helper", "Joy")
    saved(page, "plan")
    people_page(page, book)
    return page


def test_an_empty_list_says_where_people_come_from(page: Page, book: str) -> None:
    people_page(page, book)
    expect(page.locator("#people")).to_contain_text("Nobody is here yet. People come here when")
    expect(page.get_by_role("link", name="Map the people you know")).to_be_visible()


def test_people_are_sorted_and_sought(known: Page) -> None:
    expect(names(known)).to_have_text(["Paz", "Joy", "Ama K."])
    known.get_by_label("Sort by").select_option("name")
    expect(names(known)).to_have_text(["Ama K.", "Joy", "Paz"])
    known.get_by_label("Sort by").select_option("circle")
    expect(names(known)).to_have_text(["Joy", "Paz", "Ama K."])
    known.locator("[data-part=circle]").select_option("study")
    expect(names(known)).to_have_text(["Paz", "Ama K."])
    expect(known.locator("[data-part=count]")).to_have_text("2 of 3 people")
    known.get_by_label("Find a name").fill("ama")
    expect(names(known)).to_have_text(["Ama K."])


def test_a_new_name_and_a_note_reach_every_worksheet(known: Page, book: str) -> None:
    known.locator("summary", has_text="Joy").click()
    known.get_by_label("Name or initials, Joy").fill("Joy Santos")
    expect(names(known)).to_have_text(["Paz", "Joy Santos", "Ama K."])
    known.get_by_label("Their field, Joy Santos").fill("call centre")
    expect(known.locator(".gb-person__short").nth(1)).to_have_text("Work · call centre")
    saved(known, "people")
    known.goto(f"{book}/plan/")
    expect(field(known, "plan--helper")).to_have_value("Joy Santos")


def test_somebody_is_added_and_can_be_named_at_once(known: Page, book: str) -> None:
    known.get_by_role("button", name="Add a person").click()
    known.keyboard.type("Otieno")
    expect(names(known)).to_have_text(["Paz", "Joy", "Ama K.", "Otieno"])
    saved(known, "people")
    known.goto(f"{book}/map/")
    ready(known)
    expect(cell(known, "people", 4, "name")).to_have_value("Otieno")


def test_removing_asks_only_where_somebody_is_named(known: Page) -> None:
    known.locator("summary", has_text="Paz").click()
    known.get_by_role("button", name="Remove from the list").click()
    expect(names(known)).to_have_text(["Joy", "Ama K."])
    expect(known.locator("summary").first).to_be_focused()
    offer(known, "Undo").click()
    expect(names(known)).to_have_text(["Paz", "Joy", "Ama K."])
    known.locator("summary", has_text="Joy").click()
    known.get_by_role("button", name="Remove from the list").click()
    expect(known.locator(".gb-tool__undo")).to_contain_text(
        "Joy is named in 1 answer (Plan: Who I will tell)."
    )
    offer(known, "Remove, clear it there too").click()
    expect(names(known)).to_have_text(["Paz", "Ama K."])


def test_everything_is_on_paper_or_nothing_where_it_is_to_be_blank(chromium: Browser, book: str) -> None:
    context = chromium.new_context()
    known = acquainted(watched(context.new_page()), book)
    known.evaluate("window.print = () => {}")
    known.locator("#people [data-action=print]").click()
    known.emulate_media(media="print")
    expect(known.locator(".gb-person__long").first).to_have_text("Circle – Study")
    expect(known.locator(".gb-person__long").first).to_be_visible()
    expect(known.locator(".gb-people__paper")).not_to_be_visible()
    known.emulate_media(media="screen")
    known.evaluate("dispatchEvent(new Event('afterprint'))")
    known.locator("#people [data-action=print_blank]").click()
    known.emulate_media(media="print")
    expect(known.locator(".gb-people__list")).not_to_be_visible()
    expect(known.locator(".gb-people__paper > :visible")).to_have_count(4)
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_people(
    scheme: Any, width: int, chromium: Browser, book: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = watched(context.new_page())
    people_page(page, book)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    for _ in range(2):
        page.get_by_role("button", name="Add a person").click()
        page.keyboard.type("Maximiliana-TheodoraWolfeschlegelstein X")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_two_hundred_people_are_there_at_once_and_can_be_written_about(chromium: Browser, book: str) -> None:
    context = chromium.new_context()
    page = watched(context.new_page())
    people_page(page, book)
    page.evaluate(ADD_MANY, MANY)
    people_page(page, book)
    expect(names(page)).to_have_count(MANY)
    page.locator("summary").nth(100).click()
    box = page.get_by_label("Name or initials, Person 100")
    box.press_sequentially("abcdefghijklmnopqrst")
    expect(names(page).nth(100)).to_contain_text("abcdefghijklmnopqrst")
    context.close()


def test_without_script_the_page_says_so_and_has_room_to_write(chromium: Browser, book: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(book.replace("/chapters", "/workbook/people/"))
    expect(page.locator("#people")).to_contain_text("Your answers are not kept")
    expect(page.get_by_label("Their field, 4")).to_be_visible()
    expect(page.get_by_role("button", name="Add a person")).to_have_count(0)
    context.close()
