"""When the guide itself does not work, its answers can still be seen, saved and brought back."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, field, ready, saved, tick
from tests.browser.test_trouble import NO_DATABASE

RECOVERY = "/workbook/recovery/"
CORE = "**/assets/guidebook.*.js"


def test_without_the_script_of_the_guide_everything_is_shown_and_can_be_brought_back(
    page: Page, browser: Browser, address: str
) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    field(page, "goal-plan--goal").fill("Talk to six fitters")
    saved(page, "goal-plan")
    field(page, "goal-plan--goal").blur()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    saved(page, "goal-plan")

    broken = page.context.new_page()  # not watched: other scripts miss that of the guide
    broken.route(CORE, lambda route: route.abort())
    broken.goto(f"{address}{SKILLS}")
    expect(field(broken, "goal-plan--goal")).to_have_value("")
    throwing = (
        "for (const name of ['part', 'recovery', 'words']) window[name] = 1; throw new Error('broken');"
    )
    broken.route(CORE, lambda route: route.fulfill(body=throwing, content_type="text/javascript"))
    broken.goto(f"{address}{RECOVERY}")
    expect(broken.get_by_text("There are 2 answers in this browser.")).to_be_visible()
    lists = broken.locator("[data-part=remains]")
    expect(lists.locator("details").first).to_contain_text("gb:networking-guidebook:1:goal-plan--goal")
    for title, count in (("First place", 2), ("Second place", 2), ("What stood there before", 3)):
        expect(lists.get_by_text(f"{title}: {count} entries")).to_be_visible()
    text = broken.get_by_label("Everything as text").input_value()
    file = json.loads(text)
    assert [one["value"] for one in file["answers"]] == [True, "Talk to five fitters"]
    assert "Talk to six fitters" in json.dumps(file["remains"]["tables"])

    elsewhere = browser.new_context()
    other = watched(elsewhere.new_page())
    other.goto(f"{address}/workbook/data/")
    other.get_by_label("Or its text").fill(text)
    other.get_by_role("button", name="Look into it").click()
    other.get_by_role("button", name="Add to what is here").click()
    expect(other.locator("[data-part=done]").first).to_contain_text("2 answers were taken in.")
    elsewhere.close()


def test_looking_makes_no_database_that_the_guide_would_take_for_its_own(page: Page, address: str) -> None:
    page.route(CORE, lambda route: route.abort())
    page.route("**/assets/theme.*.js", lambda route: route.abort())
    page.goto(f"{address}{RECOVERY}")
    expect(page.get_by_text("There are 0 answers in this browser.")).to_be_visible()
    assert page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") == []


def test_a_place_that_cannot_be_read_is_called_by_its_name(page: Page, address: str) -> None:
    page.add_init_script(NO_DATABASE)
    page.goto(f"{address}{RECOVERY}")
    page.get_by_text("Second place: 1 entry").click()
    expect(page.get_by_text("This could not be read:")).to_be_visible()
