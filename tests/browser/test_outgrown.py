"""A page that is older than the answers it finds changes none of them, whatever its reader presses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_data import DATA, look_into
from tests.browser.test_keeping import DATABASE, answer, next_day
from tests.browser.test_payloads import file_of

OLD = "old-tool--old-field"

# Answers of the next edition of the guide came into this browser, and one whose question is gone.
NEWER = """() => {
  const put = (key, v) => {
    localStorage.setItem(`gb:networking-guidebook:${key}`, JSON.stringify({ v, t: 5, w: "wa" }));
  };
  put("2:goal-plan--goal", "Newer");
  put("1:old-tool--old-field", "Kept from an older edition");
}"""
DEVICE = "() => JSON.stringify(Object.entries(localStorage).sort())"


@pytest.fixture
def outgrown(page: Page, address: str) -> Page:
    answer(page, address, "Talk to five fitters")
    next_day(page)
    answer(page, address, "Talk to nobody")
    page.evaluate(NEWER)
    page.goto(f"{address}{DATA}")
    expect(page.get_by_text("This page is older than your answers. Reload it to go on.")).to_be_visible()
    expect(page.locator(".gb-version")).to_have_count(1)
    return page


def test_nothing_is_erased_restored_or_brought_in_beside_newer_answers(outgrown: Page) -> None:
    page = outgrown
    before = page.evaluate(DEVICE), page.evaluate(DATABASE)
    pageless = page.get_by_role("region", name="Answers without a page")
    done = page.locator("[data-part=done]")
    refused = page.locator("[data-section=bring_back] [role=alert]")

    def refuses(name: str, where: Locator) -> None:
        """Press the button, and see that it says so and nothing else has happened."""
        page.get_by_role("button", name=name).first.click()
        expect(where).to_contain_text("Nothing was changed.")
        expect(page.get_by_text("There are 2 answers on this device.")).to_be_visible()
        expect(pageless).to_contain_text("Kept from an older edition")
        expect(page.locator(".gb-version")).to_have_count(1)
        assert (page.evaluate(DEVICE), page.evaluate(DATABASE)) == before, name
        done.evaluate("(one) => one.replaceChildren()")

    page.get_by_role("button", name="Erase my answers").click()
    refuses("Erase them now", done)
    page.get_by_label("Tool", exact=True).select_option("goal-plan")
    page.get_by_role("button", name="Erase this tool").click()
    refuses("Erase it now", done)
    refuses("Go back to it", done)
    page.locator(".gb-version [data-action=drop]").click()
    refuses("Delete this version", done)
    refuses(f"Delete: {OLD}", done)
    for name in ("Add to what is here", "Replace what is here"):
        look_into(
            page, file_of({"goal-plan--goal": "From a file", "goal-plan--why": "From a file"}, label="")
        )
        expect(page.locator("[data-section=bring_back] [data-part=facts] li").first).to_be_visible()
        refuses(name, refused)
