"""All simple kinds of field can be used by everybody: by keyboard, by name, by touch, without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.kinds import PAGE, TYPED, answer_everything, box, option
from tests.browser.reader import ready, saved, tab_to
from tests.browser.test_access import AXE, SCHEMES, WIDTHS, violations


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("kinds"), "kinds", PAGE) as chapter:
        yield chapter.address


@pytest.fixture
def sheet(page: Page, address: str) -> Page:
    """The page with all kinds, ready for a reader."""
    page.goto(address)
    ready(page)
    return page


def test_groups_by_keyboard_alone(sheet: Page) -> None:
    tab_to(sheet, '[data-uid="kinds--radio"]')
    sheet.keyboard.press("ArrowUp")
    expect(option(sheet, "radio", "no")).to_be_checked()
    tab_to(sheet, '[data-uid="kinds--scale"]')
    for _ in range(4):
        sheet.keyboard.press("ArrowDown")
    expect(option(sheet, "scale", "4")).to_be_checked()
    tab_to(sheet, '[data-uid="kinds--checkboxes--hello--on"]')
    sheet.keyboard.press("Space")
    saved(sheet, "kinds")
    sheet.reload()
    ready(sheet)
    expect(option(sheet, "radio", "no")).to_be_checked()
    expect(option(sheet, "scale", "4")).to_be_checked()
    expect(box(sheet, "hello")).to_be_checked()


def test_groups_are_called_by_their_question_and_their_options(sheet: Page) -> None:
    group = sheet.get_by_role("group", name="The radio", exact=True)
    expect(group).to_have_accessible_description("Be honest.")
    expect(group.get_by_role("radio", name="Yes, surely")).to_have_count(1)
    scale = sheet.get_by_role("group", name="The scale", exact=True)
    expect(scale).to_have_accessible_description("Then. 1 easy 5 very tiring")
    expect(scale.get_by_role("radio")).to_have_count(6)
    boxes = sheet.get_by_role("group", name="The checkboxes", exact=True)
    expect(boxes.get_by_role("checkbox", name="One hello")).to_have_count(1)
    sheet.locator('[data-field="kinds--list"] [data-action=add_row]').click()
    expect(sheet.get_by_role("group", name="The radio, row 2")).to_have_count(1)
    expect(sheet.get_by_role("textbox", name="The number, row 2")).to_have_count(1)


def test_all_that_can_be_touched_is_large_enough(sheet: Page) -> None:
    for label in sheet.locator("label:has(> .gb-tick):visible").all():
        size = label.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 24


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_empty_or_filled(scheme: Any, width: int, chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = watched(context.new_page())
    page.goto(address)
    ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    answer_everything(page)
    page.locator("#kinds .gb-example summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_without_script_every_kind_is_there_to_fill_in(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for kind in [*TYPED, "select"]:
        expect(page.get_by_label(f"The {kind}", exact=True)).to_be_visible()
    option(page, "radio", "no").check()
    option(page, "radio", "yes").check()
    expect(option(page, "radio", "no")).not_to_be_checked()
    option(page, "scale", "4").check()
    box(page, "log").check()
    expect(page.locator(".gb-open:visible")).to_have_count(0)
    expect(page.get_by_role("group", name="The scale, row 6")).to_have_count(2)
    context.close()


def test_five_circles_stand_on_one_line_of_the_narrowest_screen(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    page = watched(context.new_page())
    page.goto(address)
    ready(page)
    for steps in page.locator(".gb-scale__steps:visible").all():
        circles = [circle.bounding_box() for circle in steps.locator("input").all()]
        assert len({circle and circle["y"] for circle in circles}) == 1
    context.close()
