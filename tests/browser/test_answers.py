"""What a reader answered is there again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile, watched
from tests.browser.reader import (
    BENEFITS,
    SKILLS,
    cell,
    delete_database,
    field,
    foot,
    press,
    ready,
    rows,
    saved,
    tick,
)


def answer_everything(page: Page, root: str, *, suffix: str = "") -> None:
    page.goto(f"{root}{SKILLS}{suffix}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    tick(page, "follow-up--next-date").check()
    field(page, "goal-plan--goal").fill("Talk to five solar fitters 例 🙂")
    field(page, "goal-plan--why").fill("I want work\ncloser to home")
    saved(page, "goal-plan")
    page.goto(f"{root}{BENEFITS}{suffix}")
    ready(page)
    press(page, "wins-log", "add_row")
    cell(page, "wins-log--wins", 1, "date").fill("2027-02-05")
    cell(page, "wins-log--wins", 2, "did").fill("Rewrote the handover sheet")
    saved(page, "wins-log")


def expect_everything(page: Page, root: str, *, suffix: str = "") -> None:
    page.goto(f"{root}{SKILLS}{suffix}")
    expect(tick(page, "goal-check--one-goal")).to_be_checked()
    expect(tick(page, "goal-check--number-date")).not_to_be_checked()
    expect(foot(page, "goal-check").locator("[data-part=progress]")).to_have_text("1 of 8 done")
    expect(tick(page, "follow-up--next-date")).to_be_checked()
    expect(field(page, "goal-plan--goal")).to_have_value("Talk to five solar fitters 例 🙂")
    expect(field(page, "goal-plan--why")).to_have_value("I want work\ncloser to home")
    page.goto(f"{root}{BENEFITS}{suffix}")
    expect(rows(page, "wins-log--wins")).to_have_count(2)
    expect(cell(page, "wins-log--wins", 1, "date")).to_have_value("2027-02-05")
    expect(cell(page, "wins-log--wins", 2, "did")).to_have_value("Rewrote the handover sheet")


def test_answers_are_there_after_a_reload(page: Page, address: str) -> None:
    answer_everything(page, address)
    page.reload()
    expect_everything(page, address)


def test_answers_are_there_in_a_new_browser_process(profile: Profile, address: str) -> None:
    answer_everything(watched(profile().new_page()), address)
    expect_everything(watched(profile().new_page()), address)


def test_answers_are_kept_from_a_folder_without_a_server(profile: Profile, site: Path) -> None:
    # Not watched: the theme's own search complains where no server is.
    answer_everything(profile().new_page(), site.as_uri(), suffix="index.html")
    expect_everything(profile().new_page(), site.as_uri(), suffix="index.html")


def test_either_store_alone_brings_everything_back(page: Page, address: str) -> None:
    answer_everything(page, address)
    page.evaluate("localStorage.clear()")
    expect_everything(page, address)
    page.goto(f"{address}{SKILLS}")
    ready(page)
    delete_database(page, address)
    expect_everything(page, address)


def test_each_answer_is_kept_under_its_own_key(page: Page, address: str) -> None:
    answer_everything(page, address)
    keys = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('gb:'))")
    assert "gb:networking-guidebook:1:goal-check--one-goal" in keys
    assert "gb:networking-guidebook:1:goal-plan--goal" in keys
    assert len([key for key in keys if ":wins-log--wins--r" in key]) == 2


def test_a_page_that_is_only_read_stores_no_answer(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('gb:'))") == []


def test_not_for_me_leaves_the_count(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    item = page.locator("#goal-check--tell-one")
    item.locator(".gb-item__more").click()
    item.locator(".gb-item__skip").click()
    progress = foot(page, "goal-check").locator("[data-part=progress]")
    expect(progress).to_contain_text("0 of 7 done")
    page.reload()
    expect(progress).to_contain_text("0 of 7 done")
    item.locator(".gb-item__skip").click()
    expect(progress).to_have_text("0 of 8 done")


def test_clear_empties_one_tool_and_undo_brings_it_back(page: Page, address: str) -> None:
    answer_everything(page, address)
    page.goto(f"{address}{SKILLS}")
    ready(page)
    press(page, "goal-plan", "clear")
    expect(field(page, "goal-plan--goal")).to_have_value("")
    expect(tick(page, "goal-check--one-goal")).to_be_checked()
    foot(page, "goal-plan").get_by_role("button", name="Undo").click()
    page.reload()
    expect(field(page, "goal-plan--goal")).to_have_value("Talk to five solar fitters 例 🙂")


def test_a_cleared_tool_stays_clear(page: Page, address: str) -> None:
    answer_everything(page, address)
    press(page, "wins-log", "clear")
    expect(rows(page, "wins-log--wins")).to_have_count(1)
    saved(page, "wins-log")
    page.reload()
    expect(rows(page, "wins-log--wins")).to_have_count(1)
    expect(cell(page, "wins-log--wins", 1, "date")).to_have_value("")


def test_a_removed_row_comes_back_with_undo(page: Page, address: str) -> None:
    answer_everything(page, address)
    rows(page, "wins-log--wins").nth(1).locator("[data-action=remove_row]").click()
    expect(rows(page, "wins-log--wins")).to_have_count(1)
    foot(page, "wins-log").get_by_role("button", name="Undo").click()
    expect(cell(page, "wins-log--wins", 2, "did")).to_have_value("Rewrote the handover sheet")
    page.reload()
    expect(cell(page, "wins-log--wins", 2, "did")).to_have_value("Rewrote the handover sheet")
