"""Earlier versions, answers without a page, and the end of the answers of one tool."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.reader import OVERVIEW, SKILLS, field, ready, saved, tick
from tests.browser.test_data import kept

DATA = "/workbook/data/"

# All that the database holds, as one text.
DATABASE = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("gb-networking-guidebook");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = async () => {
    const database = opening.result;
    const rows = await Promise.all([...database.objectStoreNames].map((name) => new Promise((done) => {
      const asking = database.transaction(name).objectStore(name).getAll();
      asking.onsuccess = () => done(asking.result);
    })));
    database.close();
    resolve(JSON.stringify(rows));
  };
})"""

FULL = """() => {
  IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def answer(page: Page, address: str, goal: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill(goal)
    saved(page, "goal-plan")


def next_day(page: Page) -> None:
    """What follows happens the next day."""
    page.add_init_script("const now = Date.now; Date.now = () => now() + 86_400_000;")


def test_what_an_earlier_version_holds_is_said_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}{OVERVIEW}")
    ready(page)
    field(page, "self-check--work-on").select_option("find")
    field(page, "self-check--taken-on").fill("2027-03-01")
    saved(page, "self-check")
    next_day(page)
    answer(page, address, "Talk to nobody")
    page.goto(f"{address}{DATA}")
    page.get_by_role("button", name="Look inside").click()
    expect(page.locator(".gb-version [data-part=answers] li")).to_have_text(
        ["Date: 1 March 2027", "One theme to work on: Find people"]
    )


def test_the_way_back_to_an_earlier_version_can_be_undone(page: Page, address: str) -> None:
    answer(page, address, "Talk to five fitters")
    next_day(page)
    answer(page, address, "Talk to nobody")
    tick(page, "goal-check--one-goal").check()
    saved(page, "goal-check")
    page.goto(f"{address}{DATA}")
    versions = page.locator(".gb-version")
    expect(versions).to_have_count(1)
    expect(versions).to_contain_text("before the first change of a day · 1 answer")
    before = kept(page)
    versions.get_by_role("button", name="Look inside").click()
    expect(versions.locator("[data-part=facts]")).to_have_text(
        "1 answer reads differently now. 1 answer came since."
    )
    expect(versions.locator("[data-part=answers]")).to_have_text("My goal: Talk to five fitters")
    versions.get_by_role("button", name="Go back to it").click()
    done = page.locator("[data-part=done]")
    expect(done).to_contain_text("Your answers are again as they were on ")
    assert kept(page) == {"goal-plan--goal": "Talk to five fitters"}
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text("before you went back to another version · 2 answers")
    page.get_by_role("button", name="Undo").click()
    expect(done).to_contain_text("Everything is as it was before.")
    assert kept(page) == before
    versions.last.get_by_role("button", name="Delete", exact=False).first.click()
    versions.last.get_by_role("button", name="Delete this version").click()
    expect(done).to_contain_text("is deleted.")
    expect(versions).to_have_count(1)
    assert "five fitters" not in json.dumps(json.loads(page.evaluate(DATABASE))[-1])


def test_without_a_version_of_now_nothing_is_restored(page: Page, address: str) -> None:
    answer(page, address, "Talk to five fitters")
    next_day(page)
    answer(page, address, "Talk to nobody")
    page.goto(f"{address}{DATA}")
    page.evaluate(FULL)
    page.get_by_role("button", name="Go back to it").click()
    expect(page.locator("[data-part=done]")).to_have_text(
        "That did not work, as the storage of this browser fails. Nothing was changed."
    )
    assert kept(page) == {"goal-plan--goal": "Talk to nobody"}


def test_an_answer_whose_question_is_gone_is_shown_copied_and_deleted_with_a_way_back(
    page: Page, address: str
) -> None:
    answer(page, address, "Talk to five fitters")
    page.evaluate(
        """() => localStorage.setItem("gb:networking-guidebook:1:old-tool--old-field",
             JSON.stringify({ v: "Kept from an older edition", t: 5, w: "wa" }))"""
    )
    page.goto(f"{address}{DATA}")
    section = page.get_by_role("region", name="Answers without a page")
    expect(section.get_by_role("listitem")).to_have_count(1)
    expect(section).to_contain_text("old-tool--old-field: Kept from an older edition")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    section.get_by_role("button", name="Copy all of these").click()
    expect(section.get_by_role("textbox")).to_have_value("old-tool--old-field\nKept from an older edition\n")
    section.get_by_role("button", name="Delete: old-tool--old-field").click()
    expect(section).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(section).to_contain_text("Kept from an older edition")
    expect(page.locator("[data-part=done]")).to_have_text("Everything is as it was before.")
    assert kept(page)["old-tool--old-field"] == "Kept from an older edition"
    page.reload()
    expect(section).to_contain_text("Kept from an older edition")


def test_one_tool_is_erased_everywhere_and_nothing_else_is(page: Page, address: str) -> None:
    answer(page, address, "Talk to five fitters")
    tick(page, "goal-check--one-goal").check()
    saved(page, "goal-check")
    next_day(page)
    answer(page, address, "Talk to nobody")
    page.evaluate("localStorage.setItem('gb:another:1:goal-plan--goal', 'of another guide')")
    page.goto(f"{address}{DATA}")
    expect(page.locator(".gb-version")).to_contain_text("2 answers")
    assert "five fitters" in page.evaluate(DATABASE)
    page.get_by_label("Tool", exact=True).select_option("goal-plan")
    page.get_by_role("button", name="Erase this tool").click()
    expect(page.get_by_text("This removes 1 answer in “")).to_be_visible()
    page.get_by_role("button", name="Erase it now").click()
    expect(page.locator("[data-part=done]")).to_contain_text("is erased, also from the history")
    everything = page.evaluate(DATABASE)
    assert "five fitters" not in everything
    assert "nobody" not in everything
    assert kept(page) == {"goal-check--one-goal": True}
    assert page.evaluate("localStorage.getItem('gb:another:1:goal-plan--goal')") == "of another guide"
    expect(page.locator(".gb-version").last).to_contain_text("1 answer")
    page.get_by_role("button", name="Undo").click()
    assert kept(page)["goal-plan--goal"] == "Talk to nobody"
