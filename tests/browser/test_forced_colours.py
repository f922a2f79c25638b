"""With the colours of a mode for high contrast, what carries meaning stays in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, ready, tick

# Whether the first element of the selector, or what stands before its text, has a line around it that differs
# from the ground of the page.
OUTLINED = """([selector, part]) => {
    const style = getComputedStyle(document.querySelector(selector), part);
    const ground = getComputedStyle(document.body).backgroundColor;
    return parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== "none" &&
        style.borderBottomColor !== ground;
}"""


@pytest.fixture
def forced(chromium: Browser, address: str) -> Iterator[Page]:
    """In Chromium alone, which can be told to force colours."""
    context = chromium.new_context(forced_colors="active")
    page = watched(context.new_page())
    page.goto(f"{address}{SKILLS}")
    ready(page)
    yield page
    context.close()


@pytest.mark.parametrize(
    "selector", ["#goal-check .gb-tick", "#goal-plan input.gb-control", "#goal-plan .gb-button"]
)
def test_what_is_to_be_used_has_a_line_around_it(selector: str, forced: Page) -> None:
    assert forced.evaluate(OUTLINED, [selector, None])


def test_a_tick_is_seen(forced: Page) -> None:
    tick(forced, "goal-check--one-goal").check()
    assert forced.evaluate(OUTLINED, ['[data-uid="goal-check--one-goal"]', "::before"])
