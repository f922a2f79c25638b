"""On a shared computer, a private session shows nothing of the device and leaves nothing there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, field, foot, ready, saved, tick

DATA = "/workbook/data/"

# All that the browser keeps on the device, as one text.
DEVICE = """async () => {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("gb-networking-guidebook");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const rows = await Promise.all([...database.objectStoreNames].map((name) => new Promise((resolve) => {
    const asking = database.transaction(name).objectStore(name).getAll();
    asking.onsuccess = () => resolve(asking.result);
  })));
  database.close();
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  const others = [databases, await caches.keys(), document.cookie];
  return JSON.stringify([Object.entries(localStorage).sort(), rows, others]);
}"""

# There is room for the note that the session is private, and for nothing else.
FULL = """
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    if (location.protocol === "http:" && sessionStorage.length) Storage.prototype.setItem = full;
"""


def in_private(page: Page, tool: str) -> None:
    expect(foot(page, tool).locator("[data-part=status]")).to_have_text(
        "Private session: your answers stay in this tab until you end it."
    )


def test_a_private_session_shows_nothing_of_the_device_and_leaves_nothing_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill("Somebody else's goal")
    saved(page, "goal-plan")
    device = page.evaluate(DEVICE)
    page.goto(f"{address}{DATA}")
    page.get_by_role("button", name="Start a private session").click()
    expect(page.get_by_text("This is a private session.")).to_be_visible()
    expect(page.get_by_role("button", name="Erase my answers")).to_be_hidden()

    page.goto(f"{address}{SKILLS}")
    in_private(page, "goal-plan")
    expect(field(page, "goal-plan--goal")).to_have_value("")
    field(page, "goal-plan--goal").fill("My own goal")
    in_private(page, "goal-plan")
    other = watched(page.context.new_page())
    other.goto(f"{address}{SKILLS}")
    expect(field(other, "goal-plan--goal")).to_have_value("Somebody else's goal")
    tick(other, "goal-check--one-goal").check()
    saved(other, "goal-check")
    later = other.evaluate(DEVICE)
    other.close()
    page.goto(f"{address}{BENEFITS}")
    page.goto(f"{address}{SKILLS}")
    expect(field(page, "goal-plan--goal")).to_have_value("My own goal")
    expect(tick(page, "goal-check--one-goal")).not_to_be_checked()
    assert page.evaluate(DEVICE) == later
    assert "Somebody else's goal" in device

    page.goto(f"{address}{DATA}")
    expect(page.get_by_text("There is 1 answer in this private session.")).to_be_visible()
    page.get_by_role("button", name="Save my answers").first.click()
    assert page.evaluate(DEVICE) == later
    page.get_by_role("button", name="End the private session").click()
    page.get_by_role("button", name="End it and forget everything").click()
    expect(page.get_by_role("button", name="Start a private session")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('gb:'))") == []
    assert page.evaluate(DEVICE) == later
    page.goto(f"{address}{SKILLS}")
    expect(field(page, "goal-plan--goal")).to_have_value("Somebody else's goal")


def test_a_private_session_without_room_says_that_nothing_is_kept(page: Page, address: str) -> None:
    page.add_init_script(FULL)
    page.goto(f"{address}{DATA}")
    page.get_by_role("button", name="Start a private session").click()
    expect(page.get_by_text("This is a private session.")).to_be_visible()
    page.goto(f"{address}{SKILLS}")
    field(page, "goal-plan--goal").fill("My own goal")
    expect(foot(page, "goal-plan")).to_contain_text("Not saved: the storage of this browser is full.")
