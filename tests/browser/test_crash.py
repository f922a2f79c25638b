"""The whole browser is killed right after it says "Saved": nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests import browsers
from tests.browser.reader import BENEFITS, cell, ready, saved

# Enough to notice when it breaks; `dev.py test --all` does as many as it takes to trust the word.
KILLS = (
    {"chromium": 200, "firefox": 50} if os.environ.get("GUIDEBOOK_ALL") else {"chromium": 10, "firefox": 5}
)


def test_what_was_called_saved_survives_a_kill(
    playwright: Playwright, engine: str, address: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
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
        browsers.kill(profile)
