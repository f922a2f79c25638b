"""When a store fails, the page says so in words, keeps on working, and shows a way out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, field, foot, ready, tick

NO_LOCAL_STORAGE = """
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
NO_DATABASE = """
    IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
"""
# Another guide at the same address takes all room that browsers give to one.
FILL = """() => {
    for (let size = 0, step = 1 << 22; step; step >>= 1) {
        try {
            localStorage.setItem("another", "x".repeat(size + step));
            size += step;
        } catch {}
    }
}"""


# Firefox, as it is driven here, tells nothing of downloads: the file is caught where the page hands it out.
CATCH_DOWNLOAD = """
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => create.call(URL, window.handedOut = blob);
"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield watched(context.new_page())
    context.close()


def test_with_both_stores_gone_it_says_not_saved_and_offers_the_answers(reader: Page, address: str) -> None:
    reader.add_init_script(NO_LOCAL_STORAGE + NO_DATABASE + CATCH_DOWNLOAD)
    reader.goto(f"{address}{SKILLS}")
    field(reader, "goal-plan--goal").fill("Talk to five fitters")
    tick(reader, "goal-check--one-goal").check()
    status = foot(reader, "goal-plan").locator("[data-part=status]")
    expect(status).to_contain_text("Not saved:")
    expect(status).to_have_attribute("role", "alert")
    expect(foot(reader, "goal-plan")).to_have_attribute("data-state", "failed")
    status.get_by_role("button", name="Download my answers").click()
    file = json.loads(reader.evaluate("window.handedOut.text()"))
    assert (file["format"], file["version"], file["site"]) == ("gb-answers", 1, "networking-guidebook")
    answers = {one["uid"]: (one["value"], one["label"]) for one in file["answers"]}
    assert answers["goal-plan--goal"] == ("Talk to five fitters", "My goal")
    assert answers["goal-check--one-goal"][0] is True
    text = json.dumps(file["answers"], ensure_ascii=False, separators=(",", ":"))
    assert file["checksum"] == f"crc32:{zlib.crc32(text.encode()):08x}"


def test_a_page_that_is_older_than_the_answers_writes_nothing(reader: Page, address: str) -> None:
    reader.goto(f"{address}{SKILLS}")
    ready(reader)
    reader.evaluate("localStorage.setItem('gb:networking-guidebook:2:goal-plan--goal', '{}')")
    before = reader.evaluate("JSON.stringify(localStorage)")
    reader.reload()
    field(reader, "goal-plan--goal").fill("Talk to five fitters")
    status = foot(reader, "goal-plan").locator("[data-part=status]")
    expect(status).to_contain_text("This page is older than your answers. Reload it to go on.")
    expect(status.get_by_role("button", name="Download my answers")).to_be_visible()
    expect(field(reader, "goal-plan--goal")).to_have_value("Talk to five fitters")
    assert reader.evaluate("JSON.stringify(localStorage)") == before


@pytest.mark.parametrize("gone", [NO_LOCAL_STORAGE, NO_DATABASE], ids=["local storage", "database"])
def test_with_one_store_gone_it_never_says_saved_and_still_keeps_the_answer(
    gone: str, reader: Page, address: str
) -> None:
    reader.add_init_script(gone)
    reader.goto(f"{address}{SKILLS}")
    field(reader, "goal-plan--goal").fill("Talk to five fitters")
    expect(foot(reader, "goal-plan")).to_contain_text("Kept in one place only")
    expect(foot(reader, "goal-plan")).not_to_contain_text("Saved on this device")
    reader.reload()
    expect(field(reader, "goal-plan--goal")).to_have_value("Talk to five fitters")


def test_in_a_storage_that_is_really_full_the_answer_is_kept_by_the_other(reader: Page, address: str) -> None:
    reader.goto(f"{address}{SKILLS}")
    ready(reader)
    reader.evaluate(FILL)
    goal = "Talk to five fitters, and to the foreman of each"
    field(reader, "goal-plan--goal").fill(goal)
    expect(foot(reader, "goal-plan")).to_contain_text(
        "Kept in one place only: the storage of this browser is full."
    )
    assert goal not in reader.evaluate("JSON.stringify(localStorage)")
    reader.reload()
    expect(field(reader, "goal-plan--goal")).to_have_value(goal)
    reader.evaluate("localStorage.removeItem('another')")
    tick(reader, "goal-check--one-goal").check()
    expect(foot(reader, "goal-check")).to_contain_text("Saved on this device")
    reader.reload()
    ready(reader)
    reader.wait_for_function("goal => JSON.stringify(localStorage).includes(goal)", arg=goal)
