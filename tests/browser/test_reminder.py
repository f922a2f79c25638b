"""A copy is asked for when it is due, never in the way; and the browser is asked to keep what there is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.reader import SKILLS, WORKBOOK, field, ready, saved

DATA = "/workbook/data/"

MANY = """() => {
  for (let at = 0; at < 24; at++) {
    const answer = JSON.stringify({ v: true, t: Date.now(), w: "wa" });
    localStorage.setItem(`gb:networking-guidebook:1:old-tool--box-${at}`, answer);
  }
}"""


def test_after_25_changes_a_line_asks_for_a_copy_until_there_is_one(page: Page, address: str) -> None:
    page.goto(f"{address}/404.html")
    page.evaluate(MANY)
    page.goto(f"{address}{SKILLS}")
    ready(page)
    reminder = page.locator("gb-reminder")
    expect(reminder).to_be_hidden()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    saved(page, "goal-plan")
    expect(reminder).to_contain_text("You have changed 25 answers, and there is no saved copy yet.")
    page.goto(f"{address}{WORKBOOK}")
    expect(reminder).to_be_visible()
    reminder.get_by_role("button", name="Not now").click()
    expect(reminder).to_be_hidden()
    page.evaluate("localStorage.removeItem('gb:networking-guidebook:copy')")
    page.reload()
    reminder.get_by_role("link", name="Save a copy").click()
    page.get_by_role("button", name="Save my answers").click()
    page.goto(f"{address}{WORKBOOK}")
    expect(page.locator("gb-workbook")).to_be_visible()
    expect(reminder).to_be_hidden()


def test_the_browser_is_asked_to_keep_the_answers_only_by_a_button(page: Page, address: str) -> None:
    page.add_init_script(
        """if (navigator.storage) {
             window.asked = 0;
             StorageManager.prototype.persisted = async () => false;
             StorageManager.prototype.persist = async () => ++window.asked > 1;
           }"""
    )
    page.goto(f"{address}{DATA}")
    section = page.get_by_role("region", name="Keep your answers safe")
    expect(section).to_contain_text("Safari may erase all answers after seven days")
    assert page.evaluate("window.asked") == 0
    section.get_by_role("button").click()
    expect(section.get_by_role("status")).to_contain_text("Your browser made no promise.")
    section.get_by_role("button").click()
    expect(section.get_by_role("status")).to_contain_text("Your browser has promised to keep your answers")
