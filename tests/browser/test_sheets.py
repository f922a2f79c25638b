"""A chosen set of tools becomes one clean document on paper, with the answers or without."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, WORKBOOK, cell, field, foot, ready, saved, tick
from tests.browser.test_paper import printed

PRINT = f"{WORKBOOK}print/"
ANSWERS = ("Talk to five fitters", "Planned the rota", "5 February 2027")


def filled(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    tick(page, "goal-check--one-goal").check()
    saved(page, "goal-plan")
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    cell(page, "wins-log--wins", 1, "date").fill("2027-02-05")
    saved(page, "wins-log")


def opened(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}{PRINT}?{query}")
    ready(page)


def test_a_chosen_set_is_printed_with_every_answer_or_with_none(page: Page, address: str) -> None:
    filled(page, address)
    opened(page, address, "tools=goal-plan,wins-log&how=filled")
    text = printed(page)
    assert [answer for answer in ANSWERS if answer not in text] == []
    for title in ("90-day goal plan", "Wins log"):
        assert title in text
    for other in ("Is your goal ready?", "Your first week", "Leave my answers out", "Back to the workbook"):
        assert other not in text
    opened(page, address, "tools=goal-plan,wins-log&how=blank")
    text = printed(page)
    assert [answer for answer in ANSWERS if answer in text] == []
    assert "My goal" in text
    page.get_by_role("button", name="Leave my answers out").click()
    assert "Talk to five fitters" in printed(page)


def test_the_tools_of_a_set_are_those_of_the_chapters(page: Page, address: str) -> None:
    filled(page, address)
    opened(page, address, "tools=goal-check,goal-plan")
    expect(tick(page, "goal-check--one-goal")).to_be_checked()
    expect(field(page, "goal-plan--goal")).to_have_value("Talk to five fitters")
    tick(page, "goal-check--number-date").check()
    expect(foot(page, "goal-check").locator("[data-part=progress]")).to_have_text("2 of 8 done")
    saved(page, "goal-check")
    page.goto(f"{address}{SKILLS}")
    ready(page)
    expect(tick(page, "goal-check--number-date")).to_be_checked()


def test_what_the_address_names_in_vain_is_said_and_the_rest_is_shown(page: Page, address: str) -> None:
    opened(page, address, "tools=goal-plan,gone,<b>")
    expect(page.locator(".gb-tool")).to_have_count(1)
    expect(page.get_by_text("The address names 2 tools that are not in this book.")).to_be_visible()
    opened(page, address, "tools=goal-plan")
    expect(page.get_by_text("not in this book")).to_have_count(0)


def test_without_names_the_whole_workbook_is_there(page: Page, address: str) -> None:
    page.goto(f"{address}{WORKBOOK}")
    tools = page.locator("[data-tool]").count()
    for query in ("", "tools=", "tools=gone"):
        opened(page, address, query)
        expect(page.locator(".gb-sheet > .gb-tool")).to_have_count(tools)
        expect(page.locator("[data-part=shown]")).to_have_text(f"{tools} tools")


def test_the_dialog_opens_once_the_answers_are_there_and_not_again_on_the_way_back(
    page: Page, address: str
) -> None:
    page.add_init_script(
        "window.print = () => { window.seen = document.querySelector('[data-uid=goal-plan--goal]').value; }"
    )
    filled(page, address)
    opened(page, address, "tools=goal-plan&how=filled&go=1")
    page.wait_for_function("window.seen === 'Talk to five fitters'")
    expect(page).to_have_url(f"{address}{PRINT}?tools=goal-plan&how=filled")
    page.reload()
    ready(page)
    assert page.evaluate("window.seen") is None


def test_one_tool_of_a_set_is_still_printed_alone(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => {}")
    filled(page, address)
    opened(page, address, "tools=goal-check,goal-plan&how=blank")
    page.locator("#goal-plan [data-action=print_blank]").click()
    text = printed(page)
    assert "90-day goal plan" in text
    assert "Is your goal ready?" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    text = printed(page)
    assert "Is your goal ready?" in text
    assert "Talk to five fitters" not in text


def test_a_set_is_printed_from_a_file_too(chromium: Browser, site: Path) -> None:
    context = chromium.new_context()
    context.add_init_script("window.print = () => { window.printed = true; }")
    page = context.new_page()  # not watched: the search of the theme throws there
    file = (site / "workbook/print/index.html").as_uri()
    page.goto(f"{file}?tools=goal-plan&how=blank&go=1")
    page.wait_for_function("window.printed")
    expect(page.locator(".gb-tool")).to_have_count(1)
    page.goto(f"{(site / 'workbook/index.html').as_uri()}?kind=checklist")
    expect(page.locator("[data-tool=goal-plan]")).to_be_hidden()
    page.locator("[data-filter=kind]").select_option("worksheet")
    expect(page.locator("[data-tool=goal-plan]")).to_be_visible()
    context.close()


def test_each_worksheet_of_a_set_has_sheets_of_its_own(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = watched(context.new_page())
    opened(page, address, "tools=start-here,two-way-habits,wins-log,be-findable,goal-plan")
    page.emulate_media(media="print")
    breaks = page.locator(".gb-sheet").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).breakBefore)"
    )
    kinds = page.locator(".gb-sheet > .gb-tool").evaluate_all("(all) => all.map((one) => one.localName)")
    # Whoever is given a worksheet need not see what stands on the other sheets.
    pairs = list(zip(["gb-checklist", *kinds], kinds, strict=False))
    assert breaks == ["page" if "gb-worksheet" in pair else "auto" for pair in pairs]
    assert {"page", "auto"} == set(breaks)
    context.close()
