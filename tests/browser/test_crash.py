"""Browsers, pages and tabs end without a warning: what the reader wrote is there afterwards."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect

from tests import browsers
from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, cell, field, ready, saved

# Enough to notice when it breaks; `dev.py test --all` does as many as it takes to trust the word.
ALL = bool(os.environ.get("GUIDEBOOK_ALL"))
KILLS = {"chromium": 200, "firefox": 50} if ALL else {"chromium": 10, "firefox": 5}
TABS = 200 if ALL else 5
CRASHES = 50 if ALL else 5


def test_what_was_called_saved_survives_a_kill(
    playwright: Playwright, engine: str, address: str, tmp_path: Path
) -> None:
    profile, moments = tmp_path / "profile", random.Random(0)
    for kill in range(KILLS[engine] + 1):
        context = browsers.launch_persistent(playwright, engine, profile)
        page = context.pages[0] if context.pages else context.new_page()
        page.goto(f"{address}{BENEFITS}")
        ready(page)
        if kill:
            expect(cell(page, "wins-log--wins", 1, "did")).to_have_value(f"written before kill {kill - 1}")
        if kill == KILLS[engine]:
            context.close()
            return
        cell(page, "wins-log--wins", 1, "did").fill(f"written before kill {kill}")
        saved(page, "wins-log")
        page.wait_for_timeout(moments.choice((0, 0, 20, 300)))
        browsers.kill(profile)


def goal(page: Page, address: str) -> str:
    """Open the page, and return what stands there as the goal."""
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").focus()
    return field(page, "goal-plan--goal").input_value()


def test_a_key_pressed_as_the_tab_closes_is_kept(browser: Browser, address: str) -> None:
    context = browser.new_context()
    for number in range(TABS):
        page = watched(context.new_page())
        assert goal(page, address) == "x" * number
        page.keyboard.press("End")
        page.keyboard.press("x")
        page.close()
    context.close()


def test_a_key_pressed_as_the_page_crashes_is_kept(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    for number in range(CRASHES):
        page = context.new_page()
        assert goal(page, address) == "x" * number
        page.keyboard.press("End")
        page.keyboard.press("x")
        with pytest.raises(Error, match="crash"):
            page.goto("chrome://crash", wait_until="commit")
        page.close()
    context.close()
