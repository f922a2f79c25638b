"""A tool may be there several times, under names, each with answers of its own."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import WORKBOOK, press, ready, saved
from tests.browser.test_access import AXE, violations

EVENTS = "/chapters/grow-and-keep/"
CHECK = "/chapters/overview/"
# Every id once, every control of the tool bound to the copy, every reference to something on the page.
SOUND = """([tool, copy]) => {
    const root = document.getElementById(tool);
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const uids = [...root.querySelectorAll("[data-uid]")].map((one) => one.dataset.uid);
    const names = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];
    const named = names.flatMap((name) => [...root.querySelectorAll(`[${name}]`)]
        .flatMap((one) => one.getAttribute(name).split(/\\s+/)));
    return [
        ...ids.filter((id, place) => ids.indexOf(id) !== place),
        ...uids.filter((uid) => !uid.startsWith(`${copy}--`) && !uid.startsWith("people--")),
        ...named.filter((id) => id && !document.getElementById(id)),
    ];
}"""


def tool(page: Page, id: str) -> Locator:
    return page.locator(f"[id='{id}']")


def copied(page: Page, id: str, name: str = "") -> str:
    """Make a copy, and return how the uids in it start."""
    button = tool(page, id).locator("[aria-controls$='~copies']")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    tool(page, id).get_by_role("button", name="New copy…").click()
    if name:
        tool(page, id).get_by_label("Name of the copy").fill(name)
    page.keyboard.press("Enter")
    expect(tool(page, id)).to_have_attribute("data-copy", re.compile(f"^{id}_c"))
    return str(tool(page, id).get_attribute("data-copy"))


def test_a_copy_has_answers_of_its_own_wherever_it_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}{EVENTS}")
    ready(page)
    event = tool(page, "event-day")
    title, ticks = event.locator(".gb-tool__title"), event.locator(".gb-tick")
    ticks.first.check()
    copy = copied(page, "event-day", "Conference May")
    expect(title).to_contain_text("An event from start to finish · Conference May")
    expect(ticks.first).not_to_be_checked()
    ticks.nth(1).check()
    ticks.nth(2).check()
    saved(page, "event-day")
    press(page, "event-day", "clear")
    expect(ticks.nth(1)).not_to_be_checked()
    expect(title).to_contain_text("Conference May")
    event.get_by_role("button", name="Undo").click()
    expect(ticks.nth(1)).to_be_checked()

    page.reload()
    ready(page)
    expect(ticks.nth(1)).to_be_checked()
    event.get_by_role("button", name="Copies (2)").click()
    event.get_by_label("You see").select_option("The first one")
    expect(ticks.first).to_be_checked()
    expect(ticks.nth(1)).not_to_be_checked()
    press(page, "event-day", "clear")
    expect(event.get_by_role("button", name="Copies (2)")).to_be_visible()

    page.goto(f"{address}{WORKBOOK}")
    line = page.locator("[data-tool=event-day]").get_by_role("link", name="Conference May · 2 of 10 done")
    line.click()
    expect(page).to_have_url(f"{address}{EVENTS}?copy={copy}#event-day-title")
    expect(ticks.nth(2)).to_be_checked()

    page.goto(f"{address}/workbook/print/?tools=event-day&how=filled")
    expect(tool(page, copy).locator(".gb-tick").nth(2)).to_be_checked()
    expect(tool(page, copy).locator(".gb-tool__title")).to_contain_text("Conference May")
    page.locator("gb-sheets [data-action=blank]").click()
    page.emulate_media(media="print")
    expect(event).to_be_visible()
    expect(tool(page, copy)).to_be_hidden()


def test_a_copy_is_renamed_put_away_deleted_and_brought_back(page: Page, address: str) -> None:
    page.goto(f"{address}{CHECK}")
    ready(page)
    check = tool(page, "self-check")
    copied(page, "self-check")
    title = check.locator(".gb-tool__title")
    expect(title).to_contain_text(str(page.evaluate("new Date().getFullYear()")))
    check.get_by_role("button", name="Rename…").click()
    expect(check.get_by_label("Name of the copy")).to_be_focused()
    page.keyboard.type("In <b>spring</b>")
    page.keyboard.press("Enter")
    expect(title).to_contain_text("Where are you now? · In <b>spring</b>")
    check.get_by_role("button", name="Put away").click()
    expect(check.get_by_label("You see")).to_contain_text("In <b>spring</b> (put away)")
    check.locator(".gb-tick[value='3']").first.check()
    check.get_by_role("button", name="Delete").click()
    expect(check.locator("[data-copy]")).to_have_count(0)
    expect(title).to_have_text("Where are you now?¶")
    check.get_by_role("button", name="Undo").click()
    expect(title).to_contain_text("In <b>spring</b>")
    expect(check.locator(".gb-tick[value='3']").first).to_be_checked()


def test_every_tool_of_the_book_can_be_copied(chromium: Browser, address: str) -> None:
    page = watched(chromium.new_page())
    for path in ("overview", "benefits", "career-advancement", "skills", "grow-and-keep"):
        page.goto(f"{address}/chapters/{path}/")
        ready(page)
        for id in page.evaluate(
            "[...document.querySelectorAll('gb-checklist, gb-worksheet')].map((one) => one.id)"
        ):
            copy = copied(page, id)
            assert page.evaluate(SOUND, [id, copy]) == [], id
    page.close()


def test_axe_finds_nothing_in_the_copies_of_a_tool(chromium: Browser, address: str) -> None:
    sizes: list[tuple[int, Any]] = [(360, "dark"), (1280, "light")]
    for width, scheme in sizes:
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(f"{address}{EVENTS}")
        ready(page)
        copied(page, "event-day", "Conference May")
        tool(page, "event-day").get_by_role("button", name="Rename…").click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
