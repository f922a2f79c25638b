"""Everybody can use every page: checked by axe in each colour scheme and width, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, cell, field, foot, press, ready, rows, saved, tab_to, tick

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
SCHEMES = ("light", "dark")
WIDTHS = (1280, 320)


def page_paths(site: Path) -> list[str]:
    return sorted(
        file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html")
    )


# What was opened just now is measured by the page in the next frame: whether it scrolls, for one.
AXE_RUN = """async (options) => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    return axe.run(document, {resultTypes: ["violations"], ...options});
}"""
# All that can differ between two colour schemes.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    found: dict[str, Any] = page.evaluate(AXE_RUN, options or {})
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(width: int, chromium: Browser, site: Path, address: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = watched(context.new_page())
    found: dict[str, list[str]] = {}
    for path in page_paths(site):
        page.emulate_media(color_scheme="light")
        page.goto(f"{address}/{path}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found[path] = violations(page)
        if width == WIDTHS[0]:  # no colour is another on a narrow screen
            page.emulate_media(color_scheme="dark")
            found[path] += violations(page, COLOURS)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} scrolls sideways by {wide} px"
    context.close()
    assert not {path: nodes for path, nodes in found.items() if nodes}


def test_tools_are_never_cut_off_or_under_the_headings_of_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    for width in (320, 767, 768, 959, 960, 1000, 1023, 1024, 1219, 1220, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        start, end = page.locator(".gb-tool").first.evaluate(
            "(tool) => [tool.getBoundingClientRect().left, tool.getBoundingClientRect().right]"
        )
        headings = page.locator(".gb-toc").bounding_box()
        assert start >= 0, f"{width} px"
        assert end <= (headings["x"] if headings else width), f"{width} px"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_tools_are_in_use(scheme: Any, chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})
    page = watched(context.new_page())
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    page.locator("#goal-check--tell-one .gb-item__more").click()
    page.locator("#goal-check--tell-one .gb-item__skip").click()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    page.locator("#goal-plan .gb-example summary").click()
    page.locator("#goal-plan [data-action=clear]").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    press(page, "wins-log", "add_row")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    context.close()


def test_a_checklist_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tab_to(page, '[data-uid="goal-check--one-goal"]')
    page.keyboard.press("Space")
    expect(tick(page, "goal-check--one-goal")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#goal-check--one-goal .gb-item__skip")).to_have_attribute("aria-pressed", "true")
    expect(foot(page, "goal-check").locator("[data-part=progress]")).to_contain_text("0 of 7 done")
    tab_to(page, "#goal-check [data-action=clear]")
    page.keyboard.press("Enter")
    expect(tick(page, "goal-check--one-goal")).not_to_be_checked()


def test_a_worksheet_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    tab_to(page, "#wins-log .gb-rows__own tr:first-child [data-kind=text]:not(td)")
    page.keyboard.type("Planned the night rota")
    tab_to(page, "#wins-log [data-action=add_row]")
    page.keyboard.press("Enter")
    expect(rows(page, "wins-log--wins")).to_have_count(2)
    expect(cell(page, "wins-log--wins", 2, "date")).to_be_focused()
    tab_to(page, '#wins-log .gb-rows__own tr:nth-child(2) [data-uid$="--helped"]')
    page.keyboard.type("Twelve carers")
    tab_to(page, "#wins-log .gb-rows__own tr:nth-child(2) [data-action=remove_row]")
    page.keyboard.press("Enter")
    expect(rows(page, "wins-log--wins")).to_have_count(1)
    expect(page.locator("#wins-log .gb-rows__own [data-action=remove_row]")).to_be_focused()
    tab_to(page, "#wins-log .gb-tool__undo .gb-button")
    page.keyboard.press("Enter")
    expect(cell(page, "wins-log--wins", 2, "helped")).to_have_value("Twelve carers")
    saved(page, "wins-log")


def test_controls_are_called_by_their_labels(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    name = "Put a number and a date in it."
    expect(page.get_by_role("checkbox", name=name)).to_have_count(1)
    expect(page.get_by_role("button", name=f"Not for me {name}", include_hidden=True)).to_have_count(1)
    expect(page.get_by_role("textbox", name="My goal")).to_have_count(1)
    expect(page.get_by_role("group", name="Is your goal ready?")).to_have_count(1)
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    expect(page.get_by_label("What I did, row 1")).to_have_count(1)


def test_single_keys_of_the_theme_do_not_lead_away_from_a_tick(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    page.locator("#goal-check [data-action=clear]").focus()
    for key in ("n", "p", ".", ",", "s", "f"):
        page.keyboard.press(key)
    assert page.url == f"{address}{SKILLS}"
    expect(page.locator("#goal-check [data-action=clear]")).to_be_focused()


def test_progress_is_said_to_screen_readers(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    region = page.locator("[role=status].gb-announcer")
    expect(region).to_have_text("")
    tick(page, "goal-check--one-goal").check()
    expect(region).to_have_text("1 of 8 done")


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[Page]:
    """In Chromium alone: Firefox, as it is driven here, does not switch scripts off."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_everything_is_there_and_the_page_says_what_is_not(
    without_script: Page, address: str
) -> None:
    page = without_script
    page.goto(f"{address}{SKILLS}")
    expect(page.get_by_role("heading", name="Is your goal ready?")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Put a number and a date in it.")).to_be_visible()
    expect(page.get_by_role("textbox", name="My goal")).to_be_visible()
    expect(foot(page, "goal-check")).to_contain_text("Your answers are not kept")
    expect(page.get_by_role("button", name="Clear")).to_have_count(0)
    page.goto(f"{address}{BENEFITS}")
    expect(page.get_by_label("What I did, row 6")).to_be_visible()
