"""Where the reader's own browser keeps no data of the site, all else works, and the page says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests import browsers
from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, field, foot, tick

CHROMIUM = {"profile": {"default_content_setting_values": {"cookies": 2}}}
BLOCKED = "Not saved: this browser blocks the storage of this site."

# The browser, its setting, and what the foot of a tool then says.
SETTINGS = {
    "chromium": ("chromium", {}, BLOCKED),
    "firefox": ("firefox", {"network.cookie.cookieBehavior": 2}, BLOCKED),
    "firefox without local storage": ("firefox", {"dom.storage.enabled": False}, "Kept in one place only"),
}


@pytest.fixture
def start(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Starts a browser with one of the settings."""
    started: list[BrowserContext] = []

    def page(setting: str) -> Page:
        name, preferences, _ = SETTINGS[setting]
        (tmp_path / "Default").mkdir()
        (tmp_path / "Default/Preferences").write_text(json.dumps(CHROMIUM))
        options = {"firefox_user_prefs": preferences} if preferences else {}
        started.append(browsers.launch_persistent(playwright, name, tmp_path, **options))
        return watched(started[0].new_page())

    yield page
    for context in started:
        context.close()


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_browser_that_keeps_nothing_is_told_so_and_can_still_do_all_else(
    start: Callable[[str], Page], setting: str, address: str
) -> None:
    page = start(setting)
    page.goto(f"{address}{SKILLS}")
    tick(page, "goal-check--one-goal").check()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    status = foot(page, "goal-plan").locator("[data-part=status]")
    expect(status).to_contain_text(SETTINGS[setting][2])
    expect(status.get_by_role("button", name="Download my answers")).to_be_visible()
    page.locator(".md-search__input").click()
    page.keyboard.type("mentor")
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    page.goto(f"{address}/workbook/data/")
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_be_visible(visible=SETTINGS[setting][2] == BLOCKED)
